//! Arrows along the movements of the last days: one area for each side, so that arrows that share a way are one.

use bevy::prelude::*;
use bevy_egui::egui::Color32;

use super::{
    arrow_shape::{ArrowShape, Course, arrow, distance},
    layout::{ASPECT, Placed, SymbolLayout},
    show::Lowest,
};
use crate::{
    campaign::{
        time::DAY,
        words::{Branch, Certainty, Coalition, Echelon},
    },
    geo::{LatLon, projection::to_map},
    ink::{Drawing, Pattern, Pen, Point, SharedInk, Sketch, inked},
    pens::{self, ARROW, ARROW_INFERRED, ARROW_RIM, HOLLOW},
    playback::{Playback, Shown},
    replay::movement::way,
    theme,
    view::{Layer, View},
};

/// Arrows show so many days, each paler than the one after it.
const DAYS: i64 = pens::DAYS as i64;

/// An arrow is drawn if of the last two days so much is worth it: in metres on the ground, in pixels on the screen.
const FRESH: i64 = 2;
const LEAST_M: f64 = 1_500.0;
const LEAST_PX: f32 = 30.0;

/// Map metres in a pixel beyond which only the most important movements are drawn, and how many.
const FAR: f64 = 160.0;
const MOST: usize = 14;

/// Of more symbols than this only so many have arrows, the largest: among thousands nobody sees them, and each is long
/// to find.
const CROWD: usize = 250;
const IN_A_CROWD: usize = 60;

/// So far out arrows are slimmer: by this share.
const SLIM: f32 = 0.7;

/// The width of an arrow's body as a share of the width of a symbol's frame.
const BODY: f32 = 0.4;

/// The air between an arrow's tip and the frame it stops at, in pixels.
const AIR: f32 = 2.0;

/// The zoom may change by this share before arrows are drawn anew.
const SAME_ZOOM: f64 = 0.03;

/// The entity that draws a side's arrows.
#[derive(Component)]
pub(super) struct Arrows(Coalition);

/// An arrow that is to be drawn. Lengths are pixels, y up; points are map metres.
#[derive(Clone, Debug, PartialEq)]
struct Movement {
    coalition: Coalition,
    path: Vec<Point>,
    /// How many days ago each part of the path was made, and how long it is in map metres; oldest first.
    days: Vec<(i64, f32)>,
    back: bool,
    certainty: Certainty,
    width: f32,
    /// The middle of the symbol, counted from the end of the path, and half its size.
    symbol: (Point, Point),
}

/// What was drawn last.
#[derive(Default)]
pub(super) struct Last {
    movements: Vec<Movement>,
    metres_per_pixel: f64,
}

pub(super) fn spawn(mut commands: Commands, ink: Res<SharedInk>, lowest: Res<Lowest>) {
    for (i, coalition) in [Coalition::JapaneseManchukuoan, Coalition::SovietMongolian].into_iter().enumerate() {
        commands.spawn((
            Arrows(coalition),
            Mesh2d::default(),
            Sketch::default(),
            MeshMaterial2d(ink.0.clone()),
            // Over the fronts, under the trail and the symbols.
            Transform::from_xyz(0.0, 0.0, lowest.0 - 2.0 + i as f32 * 0.1),
            Visibility::Hidden,
        ));
    }
}

/// Draws the arrows anew where one has changed, or the zoom.
pub(super) fn draw(
    layout: Res<SymbolLayout>,
    playback: Res<Playback>,
    view: Res<View>,
    shown: Res<Shown>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut last: Local<Last>,
    mut arrows: Query<(&Arrows, &mut Mesh2d, &mut Sketch, &mut Visibility)>,
) {
    let wanted = view.layers.has(Layer::Movement);
    let movements = if wanted { movements(&layout, &playback, &view, &shown) } else { Vec::new() };
    let zoom = view.metres_per_pixel();
    if movements == last.movements && (zoom / last.metres_per_pixel - 1.0).abs() < SAME_ZOOM {
        return;
    }
    for (side, mut mesh, mut sketch, mut visibility) in &mut arrows {
        let ours: Vec<_> = movements.iter().filter(|movement| movement.coalition == side.0).collect();
        let ink = drawing(&ours, zoom as f32);
        visibility.set_if_neq(if ink.is_empty() { Visibility::Hidden } else { Visibility::Inherited });
        if !ink.is_empty() {
            (*mesh, *sketch) = inked(ink, &mut meshes);
        }
    }
    *last = Last { movements, metres_per_pixel: zoom };
}

/// Every movement worth an arrow; of too many the most important.
fn movements(layout: &SymbolLayout, playback: &Playback, view: &View, shown: &Shown) -> Vec<Movement> {
    let (least, most) = if layout.len() > CROWD { (least_rank(&layout.placed), IN_A_CROWD) } else { (0, CROWD) };
    let placed = layout.placed.iter().filter(|placed| placed.rank >= least).take(most);
    let mut found: Vec<_> = placed.filter_map(|placed| movement(layout, placed, playback, view, shown)).collect();
    if view.metres_per_pixel() > FAR && found.len() > MOST {
        let worth = |movement: &Movement| movement.width * distance(&movement.path);
        found.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
        found.truncate(MOST);
    }
    found
}

/// The rank of the smallest symbols that have arrows in a crowd.
fn least_rank(placed: &[Placed]) -> u8 {
    let of = |rank: u8| placed.iter().filter(|placed| placed.rank >= rank).count();
    (0..=u8::MAX).find(|rank| of(*rank) <= IN_A_CROWD || of(rank.saturating_add(1)) == 0).unwrap_or_default()
}

fn movement(
    layout: &SymbolLayout,
    placed: &Placed,
    playback: &Playback,
    view: &View,
    shown: &Shown,
) -> Option<Movement> {
    let unit = shown.unit(placed.unit);
    let members = layout.members(placed);
    let alone = members.len() < 2;
    if unit.air || (alone && unit.branch == Branch::Headquarters) {
        return None;
    }
    let now = playback.now();
    let way = way(shown, members, playback.account(), (now.plus(-DAYS * DAY), now))?;
    if way.metres_of_last(FRESH) < LEAST_M || way.certainty > view.least {
        return None;
    }
    let path: Vec<Point> = way.points.iter().map(point).collect();
    let days = by_day(&path, &way.days);
    let fresh: f32 = days.iter().filter(|(day, _)| *day < FRESH).map(|(_, long)| long).sum();
    let width = layout.width * placed.size;
    // Whole pixels: while the map is only moved, nothing is drawn anew.
    let offset = (placed.at - placed.anchor).round();
    (fresh / view.metres_per_pixel() as f32 >= LEAST_PX).then(|| Movement {
        coalition: unit.side.coalition(),
        path,
        days,
        back: way.back,
        certainty: way.certainty,
        width: width * BODY * weight(unit.echelon) * if view.metres_per_pixel() > FAR { SLIM } else { 1.0 },
        symbol: ([offset.x, -offset.y], [width / 2.0 + AIR, width * ASPECT / 2.0 + AIR]),
    })
}

/// The length of a path by the days on which its points were reached.
fn by_day(path: &[Point], days: &[i64]) -> Vec<(i64, f32)> {
    let mut parts: Vec<(i64, f32)> = Vec::new();
    for (leg, day) in path.windows(2).zip(days.iter().skip(1)) {
        match parts.last_mut().filter(|part| part.0 == *day) {
            Some(part) => part.1 += distance(leg),
            None => parts.push((*day, distance(leg))),
        }
    }
    parts
}

/// Larger units have broader arrows.
fn weight(echelon: Echelon) -> f32 {
    match echelon {
        Echelon::Company | Echelon::Battalion => 0.75,
        Echelon::Brigade => 1.15,
        Echelon::Division | Echelon::Corps | Echelon::Army => 1.3,
        _ => 0.92,
    }
}

fn point(at: &LatLon) -> Point {
    let at = to_map(*at);
    [at.x as f32, at.y as f32]
}

/// The arrows of a side in map metres.
fn drawing(movements: &[&Movement], metres_per_pixel: f32) -> Drawing {
    let shapes: Vec<_> =
        movements.iter().filter_map(|movement| Some((*movement, shape(movement, metres_per_pixel)?))).collect();
    let mut ink = Drawing::default();
    let Some(colour) = movements.first().map(|first| theme::side(first.coalition)) else { return ink };
    let area = movements.first().map_or(colour, |first| theme::side_area(first.coalition));
    // The oldest lowest. Of each day the inferred lie below the others.
    for day in (0..DAYS).rev() {
        for (back, inferred) in [(false, true), (false, false), (true, true), (true, false)] {
            let alike =
                |movement: &Movement| movement.back == back && (movement.certainty == Certainty::Inferred) == inferred;
            let ours = shapes.iter().filter(|(movement, _)| alike(movement));
            let parts = ours.flat_map(|(_, shape)| shape.tail.iter().chain(&shape.parts)).filter(|(of, _)| *of == day);
            let share = ARROW[day as usize] * if inferred { ARROW_INFERRED } else { 1.0 };
            let fill = if back { theme::faded(theme::MAP_PAPER, share * HOLLOW) } else { theme::faded(area, share) };
            ink.union(parts.map(|(_, ring)| ring.clone()).collect(), fill);
        }
    }
    for (movement, shape) in &shapes {
        rim(&mut ink, movement, shape, colour);
    }
    ink
}

/// The edge of an arrow says how sure it is; who goes back has an open head. A tail has no edge: it is a line itself.
fn rim(ink: &mut Drawing, movement: &Movement, shape: &ArrowShape, colour: Color32) {
    let width = pens::arrow_rim(movement.back);
    for (i, (day, ring)) in shape.parts.iter().enumerate() {
        let share = ARROW_RIM[*day as usize];
        let pen = Pen::solid(width, theme::faded(colour, share));
        let (pen, broken) = match movement.certainty {
            Certainty::Known => (pen, false),
            Certainty::Approximate => (pen.with(Pattern::Dashed(9.0, 0.68)), true),
            Certainty::Inferred => (pen.with(Pattern::Dashed(5.0, 0.42)), true),
        };
        // Under a broken line a faint one keeps the edge of the area smooth.
        let faint = broken.then(|| Pen::solid(1.0, theme::faded(colour, ARROW[*day as usize] * ARROW_INFERRED)));
        // The part with the head is drawn around it, the others along both their sides.
        let whole = [&ring[..], &[]];
        let halves = ring.split_at(ring.len() / 2);
        let sides = if i + 1 == shape.parts.len() { whole } else { [halves.0, halves.1] };
        for side in sides {
            for pen in faint.iter().chain([&pen]) {
                ink.line(side, *pen);
            }
        }
    }
    if let Some((day, _)) = shape.parts.last().filter(|_| movement.back) {
        ink.line(&shape.head, Pen::solid(pens::OPEN_HEAD, theme::faded(colour, ARROW_RIM[*day as usize])));
    }
}

/// The shape of an arrow in map metres.
fn shape(movement: &Movement, metres_per_pixel: f32) -> Option<ArrowShape> {
    let end = *movement.path.last()?;
    let path: Vec<Point> = movement
        .path
        .iter()
        .map(|p| [(p[0] - end[0]) / metres_per_pixel, (p[1] - end[1]) / metres_per_pixel])
        .collect();
    let days: Vec<_> = movement.days.iter().map(|(day, long)| (*day, long / metres_per_pixel)).collect();
    let mut shape = arrow(Course {
        path: &path,
        days: &days,
        width: movement.width,
        symbol: movement.symbol,
        pointed: movement.back,
    })?;
    let place = |p: &mut Point| *p = [p[0] * metres_per_pixel + end[0], p[1] * metres_per_pixel + end[1]];
    let parts = shape.tail.iter_mut().chain(&mut shape.parts);
    parts.flat_map(|(_, ring)| ring).chain(&mut shape.head).for_each(place);
    Some(shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Shape;

    fn movement(back: bool, certainty: Certainty) -> Movement {
        let path: Vec<Point> = vec![[0.0, 0.0], [9_000.0, 1_000.0], [12_000.0, 9_000.0]];
        let days = by_day(&path, &[1, 1, 0]);
        let symbol = ([0.0, 0.0], [17.0, 11.0]);
        Movement { coalition: Coalition::SovietMongolian, path, days, back, certainty, width: 12.0, symbol }
    }

    /// The pens of the lines of a drawing, and the colours of its areas.
    fn parts(drawing: &Drawing) -> (Vec<Pen>, Vec<Color32>) {
        let (mut pens, mut colours) = (Vec::new(), Vec::new());
        for shape in drawing.shapes() {
            match shape {
                Shape::Line { pen, .. } => pens.push(*pen),
                Shape::Area { colour, .. } => colours.push(*colour),
                Shape::Ribbon { .. } => {}
            }
        }
        (pens, colours)
    }

    #[test]
    fn a_path_is_measured_by_its_days() {
        let days = by_day(&[[0.0, 0.0], [3.0, 4.0], [3.0, 5.0], [3.0, 7.0]], &[2, 2, 0, 0]);
        assert_eq!(days, [(2, 5.0), (0, 3.0)]);
    }

    #[test]
    fn who_goes_back_is_told_by_more_than_colour_and_doubt_by_the_edge() {
        let forward = movement(false, Certainty::Known);
        let back = movement(true, Certainty::Known);
        let drawn = |movement: &Movement| drawing(&[movement], 60.0);
        let ((pens, fills), (back_pens, back_fills)) = (parts(&drawn(&forward)), parts(&drawn(&back)));
        assert!(back_pens.len() == pens.len() + 1, "an open head");
        assert!(fills.iter().all(|fill| !back_fills.contains(fill)), "and no fill");
        assert!(pens.iter().all(|pen| pen.pattern == Pattern::Solid));
        let (doubtful, _) = parts(&drawn(&movement(false, Certainty::Inferred)));
        assert!(doubtful.iter().any(|pen| pen.pattern != Pattern::Solid));
    }

    #[test]
    fn arrows_are_drawn_the_same_each_time_and_keep_their_size_in_pixels() {
        let movement = movement(false, Certainty::Approximate);
        assert_eq!(drawing(&[&movement], 60.0), drawing(&[&movement], 60.0));
        let head = |zoom: f32| {
            let shape = shape(&movement, zoom).expect("it has room");
            distance(&[shape.head[0], shape.head[2]]) / zoom
        };
        assert!((head(60.0) - head(40.0)).abs() < 0.5, "{} {}", head(60.0), head(40.0));
    }
}

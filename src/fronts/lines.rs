//! Front lines: teeth towards the enemy, and a strip of the holder's colour on his side.

use bevy::prelude::*;
use bevy_egui::egui::Color32;

use super::{Drawn, Lowest, holder, points};
use crate::{
    campaign::words::FrontKind,
    geo::LatLon,
    ink::{Drawing, Pen, Point, SharedInk, Sketch, direction, inked, length},
    pens::{FRONT, FRONT_CASING, STRIPS, TOOTH, front_pattern},
    playback::{Playback, Shown},
    replay::front::{self, Outline},
    theme,
    view::View,
};

/// Map metres in a pixel beyond which lines are too short for teeth and strips.
const NO_TEETH: f64 = 260.0;

/// The zoom may change by this share before teeth are set anew.
const SAME_ZOOM: f64 = 0.03;

/// A front's line, and what it was drawn for.
#[derive(Component, Default)]
pub(super) struct Line {
    number: usize,
    drawn: Drawn,
    metres_per_pixel: f64,
    scale: f32,
}

pub(super) fn spawn(mut commands: Commands, shown: Res<Shown>, ink: Res<SharedInk>, lowest: Res<Lowest>) {
    for number in 0..shown.fronts.len() {
        commands.spawn((
            Line { number, ..default() },
            (Mesh2d::default(), Sketch::default(), MeshMaterial2d(ink.0.clone())),
            Transform::from_xyz(0.0, 0.0, lowest.0 + 1.0 + number as f32 * 0.01),
            Visibility::Hidden,
        ));
    }
}

/// Builds the meshes of the fronts that changed, and hides those that are not.
pub(super) fn draw(
    playback: Res<Playback>,
    view: Res<View>,
    shown: Res<Shown>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut lines: Query<(&mut Line, &mut Mesh2d, &mut Sketch, &mut Visibility)>,
) {
    let zoom = view.metres_per_pixel();
    let scale = view.scale().px(1.0);
    for (mut line, mut mesh, mut sketch, mut visibility) in &mut lines {
        let Some(front) = shown.fronts.get(line.number) else { continue };
        let same = (zoom / line.metres_per_pixel - 1.0).abs() < SAME_ZOOM && line.scale == scale;
        let outline = line.drawn.anew(front, playback.now(), &view, !same);
        visibility.set_if_neq(if line.drawn.seen() { Visibility::Inherited } else { Visibility::Hidden });
        if let Some(outline) = &outline {
            let colour = theme::side(holder(front));
            (*mesh, *sketch) = inked(drawing(front.kind, outline, colour, (zoom, scale)), &mut meshes);
            (line.metres_per_pixel, line.scale) = (zoom, scale);
        }
    }
}

/// A line at a zoom in map metres in a pixel, and a scale of sizes in pixels.
fn drawing(kind: FrontKind, outline: &Outline, colour: Color32, (zoom, scale): (f64, f32)) -> Drawing {
    let on_ground = front::drawn(kind, outline);
    let mut line = points(&on_ground);
    if kind == FrontKind::Pocket {
        line.extend(line.first().copied());
    }
    let mut ink = Drawing::default();
    let close = zoom <= NO_TEETH;
    // So far out that the lines are short, their teeth are small.
    let size = scale * (90.0 / zoom).clamp(0.6, 1.0) as f32;
    if kind == FrontKind::Line && close {
        for (width, share) in STRIPS {
            let middle = aside(&line, -width * 0.5 * size * zoom as f32);
            ink.line(&middle, Pen::solid(width * size, theme::faded(colour, share)));
        }
    }
    let paper = theme::faded(theme::MAP_PAPER, 0.7);
    let teeth = if close { teeth(kind, &on_ground, &line, size * zoom as f32) } else { Vec::new() };
    for [root, tip] in &teeth {
        let beyond = stretched(*root, *tip, 1.3);
        ink.ribbon(vec![(*root, (TOOTH[0] + 4.0) * size), (beyond, 0.0)], paper);
    }
    ink.line(&line, Pen::solid(FRONT_CASING, paper));
    for [root, tip] in &teeth {
        ink.ribbon(vec![(*root, TOOTH[0] * size), (*tip, 0.0)], colour);
    }
    ink.line(&line, Pen::solid(FRONT, colour).with(front_pattern(outline.certainty)));
    ink
}

/// Root and tip of every tooth, evenly along the line, on the enemy's side. `pixel` is in map metres.
fn teeth(kind: FrontKind, on_ground: &[LatLon], line: &[Point], pixel: f32) -> Vec<[Point; 2]> {
    let [_, height, step] = TOOTH.map(|size| size * pixel);
    let side = if front::enemy_on_left(kind, on_ground) { 1.0 } else { -1.0 };
    let all: f32 = line.windows(2).map(|leg| length(leg[0], leg[1])).sum();
    let count = (all / step).floor().max(1.0);
    // The same distance from one to the next all along, half of it at either end.
    let step = all / count;
    let (mut next, mut gone) = (step * 0.5, 0.0);
    let mut teeth = Vec::with_capacity(count as usize);
    for leg in line.windows(2) {
        let along = length(leg[0], leg[1]);
        while along > 0.0 && next <= gone + along && teeth.len() < count as usize {
            let [x, y] = direction(leg[0], leg[1]);
            let root = [leg[0][0] + x * (next - gone), leg[0][1] + y * (next - gone)];
            teeth.push([root, [root[0] - y * height * side, root[1] + x * height * side]]);
            next += step;
        }
        gone += along;
    }
    teeth
}

/// The line moved aside: to the left for a positive distance.
fn aside(line: &[Point], by: f32) -> Vec<Point> {
    let moved = |i: usize| {
        let (before, after) = (line[i.saturating_sub(1)], line[(i + 1).min(line.len() - 1)]);
        let [x, y] = direction(before, after);
        [line[i][0] - y * by, line[i][1] + x * by]
    };
    (0..line.len()).map(moved).filter(|p| p[0].is_finite() && p[1].is_finite()).collect()
}

/// The point beyond `tip`, so many times as far from `root`.
fn stretched(root: Point, tip: Point, times: f32) -> Point {
    [root[0] + (tip[0] - root[0]) * times, root[1] + (tip[1] - root[1]) * times]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        campaign::{model::Campaign, time::HOUR, words::Certainty},
        geo::{
            polyline,
            projection::{MapPoint, to_lat_lon},
        },
        ink::Pattern,
    };

    /// Whether a point lies within a ring, by the edges a ray from it crosses.
    fn within(ring: &[Point], [x, y]: Point) -> bool {
        let next = ring.iter().cycle().skip(1);
        let crosses =
            |a: &Point, b: &Point| (a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0];
        ring.iter().zip(next).filter(|(a, b)| crosses(a, b)).count() % 2 == 1
    }

    #[test]
    fn the_teeth_of_every_front_point_at_the_enemy() {
        let campaign = Campaign::embedded().expect("the shipped campaign is sound");
        let mut counted = 0;
        for front in &campaign.fronts {
            let first = front.stages[0].when.at;
            for hours in (0..).step_by(7).take_while(|hours| first.plus(hours * HOUR) <= front.ends) {
                let Some(outline) = Outline::at(front, first.plus(hours * HOUR)) else { continue };
                let on_ground = front::drawn(front.kind, &outline);
                let mut line = points(&on_ground);
                if front.kind == FrontKind::Pocket {
                    line.push(line[0]);
                }
                for [root, tip] in teeth(front.kind, &on_ground, &line, 20.0) {
                    counted += 1;
                    if front.kind == FrontKind::Pocket {
                        assert!(!within(&line, tip), "{} {hours} {root:?} {tip:?}", front.id);
                    } else {
                        let tip = to_lat_lon(MapPoint::new(tip[0].into(), tip[1].into()));
                        let lies = polyline::nearest(&on_ground, tip).expect("a line");
                        assert!(!lies.on_right, "{} {hours} {root:?}", front.id);
                    }
                }
            }
        }
        assert!(counted > 10_000, "{counted}");
    }

    #[test]
    fn doubt_is_told_by_the_dashes_and_not_by_the_colour() {
        let share = |certainty| match front_pattern(certainty) {
            Pattern::Dashed(_, drawn) => drawn,
            Pattern::Solid => 1.0,
        };
        let shares = [Certainty::Known, Certainty::Approximate, Certainty::Inferred].map(share);
        assert!(shares.windows(2).all(|pair| pair[1] + 0.2 < pair[0]), "{shares:?}: each is more broken than the last");
    }

    #[test]
    fn a_strip_lies_on_one_side_of_its_line() {
        let moved = aside(&[[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]], -2.0);
        assert_eq!((moved[0], moved[2]), ([0.0, -2.0], [12.0, 10.0]));
        assert!(moved[1][0] > 11.0 && moved[1][1] < -1.0, "{moved:?}");
    }

    #[test]
    fn the_same_moment_is_drawn_the_same() {
        let campaign = Campaign::embedded().expect("the shipped campaign is sound");
        let front = &campaign.fronts[0];
        let outline = Outline::at(front, front.stages[1].when.at.plus(HOUR)).expect("it is there");
        let draw = || drawing(front.kind, &outline, theme::RED, (60.0, 1.0));
        assert_eq!(draw(), draw());
        assert_ne!(draw(), drawing(front.kind, &outline, theme::RED, (70.0, 1.0)), "teeth keep their size in pixels");
    }
}

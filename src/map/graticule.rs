//! The net of degrees and the kilometre grid, on demand: hair-thin lines, and their numbers at the window's edge.

use bevy::prelude::*;
use bevy_egui::egui::{self, LayerId, Painter, Pos2, Rect as EguiRect, Vec2 as EguiVec2, pos2};

use super::layer;
use crate::{
    geo::{
        LatLon,
        projection::{MapPoint, ORIGIN, to_lat_lon, to_map},
    },
    ink::{Drawing, Pen, SharedInk, Sketch, inked},
    lang::Lang,
    lettering::letter,
    playback::ReplaySystems,
    theme::{self, Scale},
    view::{Layer, Obstacles, View},
};

/// Minutes of arc between the lines of the net.
const MINUTES: [i64; 6] = [120, 60, 30, 10, 5, 1];

/// Kilometres between the lines of the grid.
const KILOMETRES: [i64; 5] = [100, 50, 10, 5, 1];

/// The lines of the net of degrees and of the grid stand at least this many pixels apart.
const APART: (f64, f64) = (90.0, 60.0);

/// Ticks of the edge stay this far from it, in pixels.
const EDGE: f32 = 3.0;

/// A net of lines: of degrees or of kilometres.
#[derive(Component)]
struct Net {
    layer: Layer,
    /// What its mesh holds.
    drawn: Option<Stretch>,
}

/// The part of a net that is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    /// Minutes of arc or kilometres from line to line.
    step: i64,
    low: MapPoint,
    high: MapPoint,
}

/// One line: where it runs in map metres (east or north), and its number in minutes of arc or kilometres.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Line {
    at: f64,
    number: i64,
}

/// Adds both nets to the app.
pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, spawn)
        .add_systems(Update, draw.in_set(ReplaySystems::Present).run_if(resource_changed::<View>));
}

fn spawn(mut commands: Commands, ink: Res<SharedInk>) {
    for (i, layer) in [Layer::Grid, Layer::Graticule].into_iter().enumerate() {
        commands.spawn((
            Net { layer, drawn: None },
            Mesh2d::default(),
            Sketch::default(),
            MeshMaterial2d(ink.land()),
            Transform::from_xyz(0.0, 0.0, layer::NETS + i as f32 * 0.1),
            Visibility::Hidden,
        ));
    }
}

/// Draws a net anew when its step changes or the window looks past what is drawn.
fn draw(
    view: Res<View>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut nets: Query<(&mut Net, &mut Mesh2d, &mut Sketch, &mut Visibility)>,
) {
    for (mut net, mut mesh, mut sketch, mut visibility) in &mut nets {
        let shown = view.layers.has(net.layer);
        visibility.set_if_neq(if shown { Visibility::Inherited } else { Visibility::Hidden });
        let seen = Stretch::seen(&view, net.layer);
        if shown && !net.drawn.is_some_and(|drawn| drawn.holds(&seen)) {
            let stretch = seen.grown();
            (*mesh, *sketch) = inked(stretch.drawing(net.layer), &mut meshes);
            net.drawn = Some(stretch);
        }
    }
}

impl Stretch {
    /// What the window shows of a net.
    fn seen(view: &View, layer: Layer) -> Self {
        let (low, high) = (view.map_of(Vec2::new(0.0, view.size().y)), view.map_of(Vec2::new(view.size().x, 0.0)));
        Self { step: step(layer, view.metres_per_pixel()), low, high }
    }

    fn holds(&self, other: &Self) -> bool {
        let (low, high) = (self.low.x <= other.low.x, self.high.x >= other.high.x);
        self.step == other.step && low && high && self.low.y <= other.low.y && self.high.y >= other.high.y
    }

    /// The same net as far again on every side, so that it is not drawn anew at every step of the map.
    fn grown(&self) -> Self {
        let (across, down) = (self.high.x - self.low.x, self.high.y - self.low.y);
        let low = MapPoint::new(self.low.x - across, self.low.y - down);
        Self { low, high: MapPoint::new(self.high.x + across, self.high.y + down), ..*self }
    }

    /// The lines that run north, and those that run east.
    fn lines(&self, layer: Layer) -> (Vec<Line>, Vec<Line>) {
        let (step, (low, high)) = (self.step, (self.low, self.high));
        if layer == Layer::Grid {
            let at = |number: i64| number as f64 * 1_000.0;
            return (
                rule(low.x / 1_000.0, high.x / 1_000.0, step, at),
                rule(low.y / 1_000.0, high.y / 1_000.0, step, at),
            );
        }
        let (low, high) = (to_lat_lon(low), to_lat_lon(high));
        let degrees = |number: i64| number as f64 / 60.0;
        (
            rule(low.lon * 60.0, high.lon * 60.0, step, |n| to_map(LatLon::new(ORIGIN.lat, degrees(n))).x),
            rule(low.lat * 60.0, high.lat * 60.0, step, |n| to_map(LatLon::new(degrees(n), ORIGIN.lon)).y),
        )
    }

    fn drawing(&self, layer: Layer) -> Drawing {
        let mut drawing = Drawing::default();
        let (north, east) = self.lines(layer);
        let pen = |line: &Line| {
            let (colour, index) = match layer {
                Layer::Grid => (theme::GRID, line.number % (self.step * if self.step == 1 { 5 } else { 2 }) == 0),
                _ => (theme::GRATICULE, line.number % 60 == 0),
            };
            // Each round number is a little stronger, so that the eye can count.
            if index { Pen::solid(1.0, colour) } else { Pen::solid(0.8, theme::faded(colour, 0.8)) }
        };
        let (low, high) = ([self.low.x, self.low.y].map(|v| v as f32), [self.high.x, self.high.y].map(|v| v as f32));
        for line in &north {
            drawing.line(&[[line.at as f32, low[1]], [line.at as f32, high[1]]], pen(line));
        }
        for line in &east {
            drawing.line(&[[low[0], line.at as f32], [high[0], line.at as f32]], pen(line));
        }
        drawing
    }
}

/// The lines between two numbers.
fn rule(low: f64, high: f64, step: i64, at: impl Fn(i64) -> f64) -> Vec<Line> {
    let (first, last) = ((low / step as f64).ceil() as i64, (high / step as f64).floor() as i64);
    (first..=last).map(|i| Line { at: at(i * step), number: i * step }).collect()
}

/// The finest step whose lines stand far enough apart, at so many map metres in a pixel.
fn step(layer: Layer, metres_per_pixel: f64) -> i64 {
    let (steps, unit, least): (&[i64], f64, f64) = match layer {
        Layer::Grid => (&KILOMETRES, 1_000.0, APART.1),
        // A minute of longitude: the narrower of the two.
        _ => (&MINUTES, to_map(LatLon::new(ORIGIN.lat, ORIGIN.lon + 1.0 / 60.0)).x, APART.0),
    };
    let apart = |step: &&i64| **step as f64 * unit / metres_per_pixel >= least;
    steps.iter().rev().find(apart).or(steps.first()).copied().unwrap_or(1)
}

/// Paints the numbers of the nets that are shown, clear of what stands at the edge already.
pub fn paint(ctx: &egui::Context, view: &View, obstacles: &mut Obstacles, lang: &Lang) {
    let painter = ctx.layer_painter(LayerId::background());
    let scale = view.scale();
    let mut edge = Edge { painter: &painter, view, scale, taken: obstacles };
    if view.layers.has(Layer::Graticule) {
        let (north, east) = Stretch::seen(view, Layer::Graticule).lines(Layer::Graticule);
        north.iter().for_each(|line| edge.below(*line, &degrees(line.number, ("E", "W"), lang)));
        east.iter().for_each(|line| edge.beside(*line, &degrees(line.number, ("N", "S"), lang)));
    }
    if view.layers.has(Layer::Grid) {
        let step = Stretch::seen(view, Layer::Grid).step;
        // Far out the map's scale differs too much from north to south for one length.
        let id = if step < 50 { "map-grid" } else { "map-grid-wide" };
        edge.note(&lang.with(id, &[("length", step.to_string().into())]));
    }
}

/// `118°30′E`.
fn degrees(minutes: i64, (positive, negative): (&str, &str), lang: &Lang) -> String {
    let (degrees, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let side = lang.word("map-side", &(if minutes < 0 { negative } else { positive }).to_lowercase());
    let values = [("degrees", degrees.to_string().into()), ("minutes", format!("{rest:02}").into())];
    let id = if rest == 0 { "map-degrees" } else { "map-degrees-minutes" };
    lang.with(id, &[&values[..], &[("side", side.into())]].concat())
}

/// The edge of the window, and what stands there.
struct Edge<'a> {
    painter: &'a Painter,
    view: &'a View,
    scale: Scale,
    taken: &'a mut Obstacles,
}

impl Edge<'_> {
    /// The number of a line that runs north: at its right above the timeline, or else at the upper edge.
    fn below(&mut self, line: Line, text: &str) {
        let x = self.view.pixel_of_map(MapPoint::new(line.at, 0.0)).x + EDGE;
        let floor = self.floor();
        self.letter(text, |size| vec![pos2(x, floor - size.y), pos2(x, EDGE)]);
    }

    /// The number of a line that runs east: above it at the left edge, or else at the right one.
    fn beside(&mut self, line: Line, text: &str) {
        let y = self.view.pixel_of_map(MapPoint::new(0.0, line.at)).y;
        let right = self.view.size().x - EDGE;
        self.letter(text, |size| vec![pos2(EDGE, y - size.y), pos2(right - size.x, y - size.y)]);
    }

    /// What a whole net says of itself: at the left as low as it finds room, above the scale bar; else near the middle.
    fn note(&mut self, text: &str) {
        let (left, middle, floor) = (self.scale.gap(), self.view.middle().x, self.floor());
        self.letter(text, |size| {
            let column = (2..9).map(|i| pos2(left, floor - size.y * 0.75 * i as f32));
            let row = [0.0, -0.5, 0.5, -1.0, 1.0, -1.5, 1.5].map(|step| middle + (step - 0.5) * size.x);
            column.chain(row.map(|x| pos2(x, floor - size.y * 2.2))).chain(row.map(|x| pos2(x, EDGE))).collect()
        });
    }

    fn floor(&self) -> f32 {
        self.view.size().y - self.view.covered().y - EDGE
    }

    /// Paints a text at the first of its spots that is free.
    fn letter(&mut self, text: &str, spots: impl FnOnce(EguiVec2) -> Vec<Pos2>) {
        let galley = self.painter.layout_no_wrap(text.to_owned(), self.scale.grid(), theme::INK);
        let size = galley.size();
        let window = EguiRect::from_min_max(Pos2::ZERO, pos2(self.view.size().x, self.floor() + EDGE));
        let spots = spots(size).into_iter().map(|at| (at, EguiRect::from_min_size(at, size)));
        let free = |(at, place): (Pos2, EguiRect)| {
            let room = Rect::new(place.min.x, place.min.y, place.max.x, place.max.y);
            let clear = self.taken.0.iter().all(|other| other.intersect(room).is_empty());
            (window.contains_rect(place) && clear).then_some((at, room))
        };
        let Some((at, room)) = spots.into_iter().find_map(free) else { return };
        self.taken.0.push(room);
        letter(self.painter, at, 0.0, &galley, theme::INK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::projection::map_metres_per_ground_metre;

    fn stretch(layer: Layer, metres_per_pixel: f64) -> Stretch {
        let half = metres_per_pixel * 640.0;
        let (low, high) = (MapPoint::new(-half, -half), MapPoint::new(half, half));
        Stretch { step: step(layer, metres_per_pixel), low, high }
    }

    #[test]
    fn the_steps_go_with_the_zoom_and_no_line_is_too_near_another() {
        for (layer, steps) in [(Layer::Graticule, [60, 5, 5, 1]), (Layer::Grid, [50, 5, 5, 1])] {
            for (metres_per_pixel, wanted) in [500.0, 65.0, 40.0, 4.0].into_iter().zip(steps) {
                assert_eq!(step(layer, metres_per_pixel), wanted, "{layer:?} at {metres_per_pixel}");
                let (north, east) = stretch(layer, metres_per_pixel).lines(layer);
                assert!(north.len() >= 2 && east.len() >= 2);
                for pair in north.windows(2).chain(east.windows(2)) {
                    assert!((pair[1].at - pair[0].at) / metres_per_pixel >= APART.1, "{pair:?}");
                }
            }
        }
    }

    #[test]
    fn lines_stand_at_their_degrees_and_the_grid_is_true_on_the_battlefield() {
        let net = Stretch { step: 60, low: MapPoint::new(-2e5, -2e5), high: MapPoint::new(2e5, 2e5) };
        let (north, east) = net.lines(Layer::Graticule);
        for (line, lat, lon) in [(north[0], 47.0, north[0].number as f64 / 60.0), (east[1], 47.0, 118.0)] {
            assert_eq!(line.number % 60, 0);
            let there = to_map(LatLon::new(lat, lon));
            assert!((line.at - there.x).abs() < 0.01 || (line.at - there.y).abs() < 0.01, "{line:?}");
        }
        assert_eq!(east.iter().map(|line| line.number / 60).collect::<Vec<_>>(), [46, 47, 48, 49]);
        assert!((map_metres_per_ground_metre(47.75) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_net_is_drawn_anew_only_past_what_is_drawn() {
        let seen = stretch(Layer::Grid, 65.0);
        let drawn = seen.grown();
        let moved = |by: f64| Stretch {
            low: MapPoint::new(seen.low.x + by, seen.low.y),
            high: MapPoint::new(seen.high.x + by, seen.high.y),
            ..seen
        };
        assert!(drawn.holds(&seen) && drawn.holds(&moved(60_000.0)));
        assert!(!drawn.holds(&moved(100_000.0)) && !drawn.holds(&Stretch { step: 1, ..seen }));
        assert_eq!(drawn.drawing(Layer::Grid).shapes().len(), 2 * 49);
    }

    #[test]
    fn degrees_are_said_in_degrees_and_minutes() {
        let lang = Lang::english().expect("English");
        assert_eq!(degrees(48 * 60, ("N", "S"), &lang), "48°N");
        assert_eq!(degrees(118 * 60 + 5, ("E", "W"), &lang), "118°05′E");
    }
}

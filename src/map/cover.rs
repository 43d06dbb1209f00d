//! What covers the ground: tufts of marsh on the floor of the river's valley, grains where the gazetteer names sands,
//! and strokes down the escarpments. Tufts and grains are schematic: scattered by number, the same in every run.

use bevy::prelude::*;
use std::collections::BTreeMap;

use super::{
    detail::{self, Detail},
    layer,
    trace::{self, Trace},
};
use crate::{
    campaign::{model::Place, words::PlaceKind},
    geo::projection::to_map,
    ink::{Drawing, Point, SharedInk},
    pens,
    playback::Shown,
    theme,
    view::View,
};

/// Levels of detail.
const LEVELS: usize = 3;

/// Tufts at a range of scales: their distance and their width in map metres; from and below how many map metres in a
/// pixel they are shown.
const TUFTS: [(f32, f32, f64, f64); LEVELS] =
    [(880.0, 300.0, 26.0, 115.0), (360.0, 120.0, 9.0, 26.0), (190.0, 62.0, 0.0, 9.0)];

/// Grains of sand: their distance in map metres, and below how many map metres in a pixel they are shown; never less than
/// the tufts of the same level, which are drawn with them.
const GRAINS: [(f32, f64); LEVELS] = [(430.0, 115.0), (190.0, 40.0), (100.0, 16.0)];

/// When the strokes of escarpments are shown.
const STROKES: Detail = Detail { from: 8.0, ..Detail::below(115.0) };

/// A side of a tile, in map metres.
const TILE: f32 = 24_000.0;

/// Drawings by tile, so that the engine draws only what is in sight.
#[derive(Default)]
struct Tiles(BTreeMap<[i32; 2], Drawing>);

impl Tiles {
    fn at(&mut self, at: Point) -> &mut Drawing {
        self.0.entry(at.map(|part| (part / TILE).floor() as i32)).or_default()
    }

    fn shown(self, detail: Detail) -> impl Iterator<Item = (Drawing, Detail)> {
        self.0.into_values().map(move |drawing| (drawing, detail))
    }
}

/// Draws the levels that the view has come near enough to see, each once: the finest hold thousands of strokes, and many
/// a reader never goes there. Fails with a sentence when a committed file is broken.
pub(super) fn draw(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    (ink, view, shown): (Res<SharedInk>, Res<View>, Res<Shown>),
    mut drawn: Local<usize>,
) -> Result {
    while GRAINS.get(*drawn).is_some_and(|(_, below)| view.metres_per_pixel() < *below) {
        let mut parts = marsh(TUFTS[*drawn])?;
        parts.push(sands(&shown.places, GRAINS[*drawn]));
        if *drawn == 0 {
            parts.extend(scarps()?);
        }
        for (drawing, detail) in parts {
            detail::spawn(&mut commands, &mut meshes, &ink, (drawing, layer::COVER, detail));
        }
        *drawn += 1;
    }
    Ok(())
}

/// A level of the marsh as tufts, in tiles.
fn marsh((apart, width, from, to): (f32, f32, f64, f64)) -> Result<Vec<(Drawing, Detail)>, String> {
    let rings: Vec<Vec<Point>> = trace::read(trace::MARSH)?.iter().map(Trace::metres).collect();
    let mut tiles = Tiles::default();
    for (at, chance) in scattered(bounds(&rings), apart) {
        if inside(&rings, at) {
            tuft(tiles.at(at), at, width, chance);
        }
    }
    Ok(tiles.shown(Detail { from, ..Detail::below(to) }).collect())
}

/// The escarpments as strokes, thick at their upper end. Very near, their rows fall apart: the relief alone is better.
fn scarps() -> Result<Vec<(Drawing, Detail)>, String> {
    let mut tiles = Tiles::default();
    for stroke in trace::read(trace::SCARPS)? {
        if let [top, foot] = stroke.metres()[..] {
            tiles.at(top).ribbon(vec![(top, pens::SCARP[0]), (foot, pens::SCARP[1])], theme::SCARP);
        }
    }
    Ok(tiles.shown(STROKES).collect())
}

/// Two or three strokes of unlike length.
fn tuft(drawing: &mut Drawing, [x, y]: Point, width: f32, chance: f32) {
    let width = width * (0.75 + 0.5 * chance);
    let mut stroke = |left: f32, right: f32, up: f32| {
        drawing.line(&[[x + left * width, y + up * width], [x + right * width, y + up * width]], pens::TUFT);
    };
    stroke(-0.5, 0.5, 0.0);
    stroke(-0.25 + 0.2 * chance, 0.2 + 0.2 * chance, 0.28);
    if chance > 0.45 {
        stroke(-0.3, 0.1, -0.28);
    }
}

/// A level of the sands, as grains that thin out from each named place.
fn sands(places: &[Place], (apart, to): (f32, f64)) -> (Drawing, Detail) {
    let mut drawing = Drawing::default();
    for place in places {
        let Some(reach) = reach(place) else { continue };
        let middle = to_map(place.at);
        let (x, y) = (middle.x as f32, middle.y as f32);
        for (at, chance) in scattered(([x - reach, y - reach], [x + reach, y + reach]), apart) {
            let away = libm::hypotf((at[0] - x) / reach, (at[1] - y) / (reach * 0.8));
            if away < 1.0 - 0.75 * chance {
                grain(&mut drawing, at);
            }
        }
    }
    (drawing, Detail::below(to))
}

/// How far the grains of a place reach, in map metres: nobody has measured the sands.
fn reach(place: &Place) -> Option<f32> {
    match (place.kind, place.rank) {
        (PlaceKind::Sands, Some(..=2)) => Some(4_200.0),
        (PlaceKind::Sands, _) => Some(2_900.0),
        (PlaceKind::Dunes, _) => Some(1_500.0),
        _ => None,
    }
}

/// A dot of one size at every scale: the rim of a square too small to see.
fn grain(drawing: &mut Drawing, [x, y]: Point) {
    drawing.outline(&[[x, y], [x + 0.5, y], [x + 0.5, y + 0.5], [x, y + 0.5]], pens::GRAIN);
}

/// Points about so far apart, each moved a little by its number, and a chance from 0 to 1 of its own.
fn scattered((low, high): (Point, Point), apart: f32) -> impl Iterator<Item = (Point, f32)> {
    let cells = |axis: usize| (low[axis] / apart).floor() as i32..=(high[axis] / apart).floor() as i32;
    let rows = cells(1);
    cells(0).flat_map(move |column| {
        rows.clone().map(move |row| {
            let moved = |cell: i32, salt: u32| (cell as f32 + 0.5 + 0.95 * (chance(column, row, salt) - 0.5)) * apart;
            ([moved(column, 1), moved(row, 2)], chance(column, row, 3))
        })
    })
}

/// A number from 0 to 1 that looks random, the same for the same cell.
fn chance(column: i32, row: i32, salt: u32) -> f32 {
    let mut bits = (column as u32).wrapping_mul(0x9e37_79b1)
        ^ (row as u32).wrapping_mul(0x85eb_ca77)
        ^ salt.wrapping_mul(0xc2b2_ae3d);
    for _ in 0..2 {
        bits = (bits ^ (bits >> 15)).wrapping_mul(0x2c1b_3c6d);
        bits ^= bits >> 12;
    }
    (bits >> 8) as f32 / (1 << 24) as f32
}

fn bounds(rings: &[Vec<Point>]) -> (Point, Point) {
    let points = rings.iter().flatten();
    points.fold(([f32::MAX; 2], [f32::MIN; 2]), |(low, high), [x, y]| {
        ([low[0].min(*x), low[1].min(*y)], [high[0].max(*x), high[1].max(*y)])
    })
}

/// Whether a point lies in an odd number of rings.
fn inside(rings: &[Vec<Point>], [x, y]: Point) -> bool {
    let mut odd = false;
    for ring in rings {
        for i in 0..ring.len() {
            let (a, b) = (ring[i], ring[(i + 1) % ring.len()]);
            let crosses = (a[1] > y) != (b[1] > y);
            odd ^= crosses && x < a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]);
        }
    }
    odd
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LatLon;

    #[test]
    fn the_marsh_lies_on_the_valley_floor_and_not_on_the_heights() {
        let rings: Vec<_> = trace::read(trace::MARSH).expect("it can be read").iter().map(Trace::metres).collect();
        let marshy = |lat: f64, lon: f64| {
            let at = to_map(LatLon::new(lat, lon));
            inside(&rings, [at.x as f32, at.y as f32])
        };
        // The floodplain of the gazetteer; Bain-Tsagan, Hamar-Daba, Fui and Nomonhan above it.
        assert!(marshy(47.745, 118.59));
        for (lat, lon) in [(47.79, 118.515), (47.65, 118.57), (47.858, 118.612), (47.7733, 118.7567)] {
            assert!(!marshy(lat, lon), "{lat} {lon}");
        }
    }

    #[test]
    fn a_level_is_drawn_before_its_tufts_are_due() {
        for ((_, _, _, tufts), (_, grains)) in TUFTS.into_iter().zip(GRAINS) {
            assert!(tufts <= grains);
        }
        assert!(STROKES.to <= GRAINS[0].1);
    }

    #[test]
    fn chances_are_even() {
        let all: Vec<f32> = (0..4_000).map(|i| chance(i % 64, i / 64, 3)).collect();
        let mean = all.iter().sum::<f32>() / 4_000.0;
        assert!((mean - 0.5).abs() < 0.03, "{mean}");
        assert!(all.iter().all(|chance| (0.0..1.0).contains(chance)));
        assert!(all.iter().filter(|chance| **chance < 0.1).count() > 300);
    }
}

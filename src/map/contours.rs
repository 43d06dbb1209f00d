//! Lines of equal height, on demand: hair-thin every ten metres, a little stronger and with figures every fifty.

use bevy::prelude::*;
use std::collections::BTreeMap;

use super::{
    curve::smoothed,
    detail::{self, Detail},
    layer,
    numerals::numerals,
    trace::{self, Trace},
};
use crate::{
    ink::{Drawing, Point, SharedInk},
    pens,
    view::{Layer, View},
};

/// Metres of height between two index lines.
const INDEX: i32 = 50;

/// Map metres in a pixel below which the lines between index lines, and the index lines, are not too close.
const REACH: (f64, f64) = (170.0, 450.0);

/// A line is cut into pieces of so many points, so that the engine draws only those in sight.
const PIECE: usize = 96;

/// How far a drawn line may leave its curve, in map metres.
const TOLERANCE: f32 = 9.0;

/// A side of a tile, in map metres.
const TILE: f32 = 30_000.0;

/// Draws the contours when they are first asked for: their mesh is the map's largest. Fails with a sentence when the
/// committed file is broken.
pub(super) fn draw(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    ink: Res<SharedInk>,
    view: Res<View>,
    mut drawn: Local<bool>,
) -> Result {
    if *drawn || !view.layers.has(Layer::Contours) {
        return Ok(());
    }
    *drawn = true;
    let lines = trace::read(trace::CONTOURS)?;
    let tiles = tiles(&lines).into_iter().map(|((index, _, _), drawing)| {
        let to = if index { REACH.1 } else { REACH.0 };
        (drawing, Detail { layer: Some(Layer::Contours), ..Detail::below(to) })
    });
    let figures = numerals(lines.iter().filter(|line| line.height % INDEX == 0));
    for (drawing, detail) in tiles.chain(figures) {
        detail::spawn(&mut commands, &mut meshes, &ink, (drawing, layer::CONTOURS, detail));
    }
    Ok(())
}

/// The lines in tiles: index lines apart from the others.
fn tiles(lines: &[Trace]) -> BTreeMap<(bool, i32, i32), Drawing> {
    let mut tiles: BTreeMap<_, Drawing> = BTreeMap::new();
    for line in lines {
        let index = line.height % INDEX == 0;
        let pen = if index { pens::INDEX_CONTOUR } else { pens::CONTOUR };
        for piece in pieces(&smoothed(&line.metres(), line.closed, TOLERANCE)) {
            let [x, y] = piece[piece.len() / 2].map(|part| (part / TILE).floor() as i32);
            tiles.entry((index, x, y)).or_default().line(piece, pen);
        }
    }
    tiles
}

/// A line in pieces, each beginning where the one before ended.
fn pieces(line: &[Point]) -> impl Iterator<Item = &[Point]> {
    let starts = (0..line.len().saturating_sub(1)).step_by(PIECE);
    starts.map(|start| &line[start..(start + PIECE + 1).min(line.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_hang_together_and_leave_nothing_out() {
        let line: Vec<Point> = (0..PIECE * 2 + 7).map(|i| [i as f32, 0.0]).collect();
        let pieces: Vec<&[Point]> = pieces(&line).collect();
        assert_eq!(pieces.len(), 3);
        assert_eq!(pieces[0].last(), pieces[1].first());
        assert_eq!(pieces[2].last(), line.last());
    }

    #[test]
    fn every_fifth_line_is_an_index_line() {
        let tiles = tiles(&trace::read("650 o 0 0 10 0\n660 o 0 5 10 0\n700 o 0 9 10 0\n").expect("it can be read"));
        let count = |index: bool| tiles.iter().filter(|(key, _)| key.0 == index).map(|(_, d)| d.shapes().len()).sum();
        let (index, others): (usize, usize) = (count(true), count(false));
        assert_eq!((index, others), (2, 1));
    }
}

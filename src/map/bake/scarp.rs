//! The escarpments over the river as hachures: strokes down the slope, where it is steep and near the Halhin Gol.

use super::{contours::evenly, surface::Ground};
use crate::{
    geo::{
        base_map::BaseMap,
        projection::{MapPoint, to_map},
    },
    map::trace::{Trace, UNIT},
};

/// Strokes begin at heights so many metres apart.
const ROWS: i32 = 10;

/// The distance between two strokes of a row, in map metres.
const APART: f64 = 190.0;

/// Gentler slopes have no strokes.
const STEEP: f64 = 0.019;

/// A stroke reaches so far down to the next row, and is never longer than so many map metres.
const LENGTH: (f64, f64) = (0.92, 460.0);

/// Strokes keep so far from the drawn river, in map metres: its course is known less well than the slope beside it.
const CLEAR: f64 = 110.0;

/// How far from the river strokes are drawn, in map metres, and up to which height: the hills upstream have none.
const REACH: (f64, f64) = (4_500.0, 765.0);

/// The strokes, each from its upper end to its lower. Fails with a sentence when the river cannot be read.
pub(super) fn strokes(ground: &Ground, contours: &[Trace]) -> Result<Vec<Trace>, String> {
    let land = BaseMap::embedded().map_err(|why| why.to_string())?;
    let parts = land.rivers.iter().filter(|river| river.id.starts_with("halhin-gol"));
    let river: Vec<MapPoint> =
        parts.flat_map(|part| evenly(&part.points.iter().copied().map(to_map).collect::<Vec<_>>(), CLEAR)).collect();
    let nearer = |at: MapPoint, reach: f64| river.iter().any(|bed| libm::hypot(bed.x - at.x, bed.y - at.y) < reach);
    let rows = contours.iter().filter(|line| line.height % ROWS == 0 && f64::from(line.height) < REACH.1);
    let mut out = Vec::new();
    for line in rows {
        let ends = line.points.iter().chain(line.points.first().filter(|_| line.closed));
        let unit = f64::from(UNIT);
        let points: Vec<_> =
            ends.map(|point| MapPoint::new(f64::from(point[0]) * unit, f64::from(point[1]) * unit)).collect();
        // Every other row begins half a step later, so that strokes do not stand in columns.
        let skipped = usize::from(line.height / ROWS % 2 == 0);
        let starts = evenly(&points, APART / 2.0).into_iter().skip(skipped).step_by(2);
        let strokes = starts.filter_map(|top| Some((top, foot(ground, top)?)));
        let kept = strokes.filter(|(top, foot)| {
            let middle = MapPoint::new((top.x + foot.x) / 2.0, (top.y + foot.y) / 2.0);
            nearer(*top, REACH.0) && ![*top, middle, *foot].into_iter().any(|at| nearer(at, CLEAR))
        });
        let rounded = |at: MapPoint| [at.x, at.y].map(|part| (part / unit).round() as i32);
        out.extend(kept.map(|(top, foot)| Trace {
            height: 0,
            closed: false,
            points: vec![rounded(top), rounded(foot)],
        }));
    }
    Ok(out)
}

/// Where a stroke from `top` ends; none where the slope is gentle.
fn foot(ground: &Ground, top: MapPoint) -> Option<MapPoint> {
    let (east, north) = ground.rise(top);
    let steep = libm::hypot(east, north);
    let length = (LENGTH.0 * f64::from(ROWS) / steep).min(LENGTH.1);
    let foot = MapPoint::new(top.x - east / steep * length, top.y - north / steep * length);
    (steep >= STEEP).then_some(foot)
}

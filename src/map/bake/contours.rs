//! Lines of equal height: marching squares over the smooth surface, joined, thinned and rounded. The edges of the
//! marsh are traced in the same way, as the line where the valley floor ends.

use std::collections::BTreeMap;

use super::surface::Ground;
use crate::{
    geo::{
        base_map,
        projection::{MapPoint, to_map},
    },
    map::trace::{Trace, UNIT},
};

/// Metres of height between two contours.
const INTERVAL: i32 = 10;

/// A side of a square, in map metres.
const SQUARE: f64 = 200.0;

/// How far a thinned line may leave the line, in map metres.
const TOLERANCE: f64 = 26.0;

/// Shorter rings are dropped, in map metres.
const SHORTEST_RING: f64 = 2_600.0;

/// How high over the river the marsh rises at most, in metres, and how far from it, in map metres.
const MARSH: (f64, f64) = (7.0, 2_600.0);

/// The floor of the valley lies lower than this, in metres: above it the river runs through hills.
const VALLEY_FLOOR: f64 = 692.0;

/// Every contour of the front, lowest first.
pub(super) fn contours(ground: &Ground) -> Vec<Trace> {
    let field = Field::over(ground, |at| ground.height(at));
    let heights = field.values.iter();
    let (low, high) = heights.fold((f64::MAX, f64::MIN), |(low, high), h| (low.min(*h), high.max(*h)));
    let first = (low / f64::from(INTERVAL)).ceil() as i32;
    let last = (high / f64::from(INTERVAL)).floor() as i32;
    let levels = (first..=last).map(|level| level * INTERVAL);
    levels.flat_map(|height| field.traces(f64::from(height), height)).collect()
}

/// The edges of what is low and near the Halhin Gol. Fails with a sentence when the river cannot be read.
pub(super) fn marsh(ground: &Ground) -> Result<Vec<Trace>, String> {
    let river = base_map::halhin_gol().map_err(|why| why.to_string())?;
    let river = evenly(&river.into_iter().map(to_map).collect::<Vec<_>>(), SQUARE);
    let bed: Vec<f64> = river.iter().map(|at| ground.height(*at)).collect();
    let mut field = Field::over(ground, |_| -1.0);
    for (i, at) in river.iter().enumerate() {
        // The line of the river may touch the foot of the escarpment: its lowest neighbours give the bed.
        let near = &bed[i.saturating_sub(10)..(i + 10).min(bed.len())];
        let bed = near.iter().copied().fold(f64::MAX, f64::min);
        for node in field.around(*at, MARSH.1) {
            let place = field.place(node);
            let height = ground.height(place);
            let away = 1.0 - libm::hypot(place.x - at.x, place.y - at.y) / MARSH.1;
            let low = (MARSH.0 - (height - bed)).min(VALLEY_FLOOR - height) / MARSH.0;
            field.values[node] = field.values[node].max(away.min(low));
        }
    }
    Ok(field.traces(0.0, 0))
}

/// Points at even distances along a line.
pub(super) fn evenly(line: &[MapPoint], step: f64) -> Vec<MapPoint> {
    let mut out = Vec::new();
    let mut left = 0.0;
    for leg in line.windows(2) {
        let length = libm::hypot(leg[1].x - leg[0].x, leg[1].y - leg[0].y);
        while left < length {
            let share = left / length;
            let mix = |a: f64, b: f64| a + (b - a) * share;
            out.push(MapPoint::new(mix(leg[0].x, leg[1].x), mix(leg[0].y, leg[1].y)));
            left += step;
        }
        left -= length;
    }
    out
}

/// Values at the corners of squares. Rows from south to north.
struct Field {
    origin: MapPoint,
    columns: usize,
    rows: usize,
    values: Vec<f64>,
}

/// A side of a square between two corners, by the lower of their numbers; `true` for a side that goes north.
type Side = (usize, bool);

impl Field {
    fn over(ground: &Ground, value: impl Fn(MapPoint) -> f64) -> Self {
        let (low, high) = ground.edges();
        let count = |length: f64| (length / SQUARE).floor() as usize + 1;
        let (columns, rows) = (count(high.x - low.x), count(high.y - low.y));
        let mut field = Self { origin: low, columns, rows, values: Vec::new() };
        field.values = (0..columns * rows).map(|i| value(field.place(i))).collect();
        field
    }

    fn place(&self, i: usize) -> MapPoint {
        let (column, row) = ((i % self.columns) as f64, (i / self.columns) as f64);
        MapPoint::new(self.origin.x + column * SQUARE, self.origin.y + row * SQUARE)
    }

    /// The corners in the square around a point.
    fn around(&self, at: MapPoint, reach: f64) -> Vec<usize> {
        let range = |middle: f64, count: usize| {
            let from = ((middle - reach) / SQUARE).ceil().max(0.0) as usize;
            let to = ((middle + reach) / SQUARE).floor().min(count as f64 - 1.0);
            from..if to < 0.0 { 0 } else { to as usize + 1 }
        };
        let (columns, rows) = (range(at.x - self.origin.x, self.columns), range(at.y - self.origin.y, self.rows));
        rows.flat_map(|row| columns.clone().map(move |column| row * self.columns + column)).collect()
    }

    /// The lines of a value, the greater values on their left, thinned.
    fn traces(&self, value: f64, height: i32) -> Vec<Trace> {
        let mut next = BTreeMap::new();
        for row in 0..self.rows - 1 {
            for column in 0..self.columns - 1 {
                for (from, to) in self.crossings(row * self.columns + column, value) {
                    next.insert(from, to);
                }
            }
        }
        let lines = join(next);
        lines.iter().filter_map(|(sides, closed)| self.trace(sides, *closed, value, height)).collect()
    }

    /// How the line crosses the square whose south-western corner is `i`: from side to side.
    fn crossings(&self, i: usize, value: f64) -> Vec<(Side, Side)> {
        let corners = [i, i + 1, i + 1 + self.columns, i + self.columns];
        let above = corners.map(|corner| self.values[corner] >= value);
        let (south, east, north, west) = ((i, false), (i + 1, true), (i + self.columns, false), (i, true));
        let sides = [south, east, north, west];
        // Counterclockwise, a line leaves the square where it climbs and comes in where it falls.
        let falls: Vec<usize> = (0..4).filter(|k| above[*k] && !above[(k + 1) % 4]).collect();
        let climbs: Vec<usize> = (0..4).filter(|k| !above[*k] && above[(k + 1) % 4]).collect();
        match (falls.as_slice(), climbs.as_slice()) {
            ([a], [b]) => vec![(sides[*a], sides[*b])],
            ([a, c], [b, d]) => {
                // A saddle: the middle says whether its high corners hang together.
                let middle = corners.iter().map(|corner| self.values[*corner]).sum::<f64>() / 4.0;
                // Each fall is followed by one climb and preceded by the other.
                let (after_a, after_c) = if b > a && b < c { (b, d) } else { (d, b) };
                let (to_a, to_c) = if middle >= value { (after_a, after_c) } else { (after_c, after_a) };
                vec![(sides[*a], sides[*to_a]), (sides[*c], sides[*to_c])]
            }
            _ => Vec::new(),
        }
    }

    fn trace(&self, sides: &[Side], closed: bool, value: f64, height: i32) -> Option<Trace> {
        let line: Vec<MapPoint> = sides.iter().map(|side| self.crossing(*side, value)).collect();
        let length: f64 = line.windows(2).map(|leg| libm::hypot(leg[1].x - leg[0].x, leg[1].y - leg[0].y)).sum();
        if closed && length < SHORTEST_RING {
            return None;
        }
        let mut points: Vec<[i32; 2]> = thin(&line)
            .into_iter()
            .map(|at| [at.x, at.y].map(|part| (part / f64::from(UNIT)).round() as i32))
            .collect();
        points.dedup();
        (points.len() > 2).then_some(Trace { height, closed, points })
    }

    /// Where the line crosses a side.
    fn crossing(&self, (i, north): Side, value: f64) -> MapPoint {
        let other = if north { i + self.columns } else { i + 1 };
        let (a, b) = (self.values[i], self.values[other]);
        let share = if (b - a).abs() > 1e-9 { ((value - a) / (b - a)).clamp(0.0, 1.0) } else { 0.5 };
        let (from, to) = (self.place(i), self.place(other));
        MapPoint::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
    }
}

/// Chains of sides, and whether each is closed. Open chains first.
fn join(mut next: BTreeMap<Side, Side>) -> Vec<(Vec<Side>, bool)> {
    let ends: std::collections::BTreeSet<Side> = next.values().copied().collect();
    let starts: Vec<Side> = next.keys().copied().filter(|side| !ends.contains(side)).collect();
    let mut chains = Vec::new();
    let mut follow = |next: &mut BTreeMap<Side, Side>, start: Side| {
        let mut chain = vec![start];
        let mut at = start;
        while let Some(to) = next.remove(&at) {
            chain.push(to);
            at = to;
        }
        let closed = chain.len() > 2 && chain.first() == chain.last();
        chains.push((chain, closed));
    };
    for start in starts {
        follow(&mut next, start);
    }
    while let Some(start) = next.keys().next().copied() {
        follow(&mut next, start);
    }
    chains
}

/// The line with fewer points: none of those left out lies farther from it than [`TOLERANCE`].
fn thin(line: &[MapPoint]) -> Vec<MapPoint> {
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return Vec::new() };
    let distance = |at: &MapPoint| {
        let (x, y) = (last.x - first.x, last.y - first.y);
        let length = libm::hypot(x, y);
        let (dx, dy) = (at.x - first.x, at.y - first.y);
        if length < 1e-6 { libm::hypot(dx, dy) } else { (x * dy - y * dx).abs() / length }
    };
    let inner = line.iter().enumerate().skip(1).take(line.len().saturating_sub(2));
    let farthest = inner.map(|(i, at)| (i, distance(at))).max_by(|a, b| a.1.total_cmp(&b.1));
    match farthest {
        Some((i, away)) if away > TOLERANCE => {
            let mut out = thin(&line[..=i]);
            out.pop();
            out.extend(thin(&line[i..]));
            out
        }
        _ => vec![*first, *last],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A field of squares around a cone.
    fn cone(saddle: bool) -> Field {
        let mut field = Field { origin: MapPoint::new(0.0, 0.0), columns: 41, rows: 41, values: Vec::new() };
        field.values = (0..41 * 41)
            .map(|i| {
                let (x, y) = ((i % 41) as f64 - 20.0, (i / 41) as f64 - 20.0);
                if saddle { x * y } else { 100.0 - libm::hypot(x, y) * 10.0 }
            })
            .collect();
        field
    }

    #[test]
    fn a_cone_has_one_ring_a_height() {
        let traces = cone(false).traces(45.0, 45);
        let [ring] = traces.as_slice() else { panic!("{traces:?}") };
        assert!(ring.closed && ring.points.len() > 12);
        for [x, y] in &ring.points {
            let metres = [x, y].map(|part| f64::from(*part) * f64::from(UNIT) - 20.0 * SQUARE);
            let radius = libm::hypot(metres[0], metres[1]) / SQUARE;
            assert!((radius - 5.5).abs() < 0.2, "{radius} squares from the top");
        }
    }

    #[test]
    fn a_saddle_has_two_open_lines() {
        let traces = cone(true).traces(30.0, 30);
        assert_eq!(traces.iter().map(|trace| trace.closed).collect::<Vec<_>>(), [false, false]);
    }

    #[test]
    fn a_thinned_line_keeps_its_ends_and_its_corner() {
        let line: Vec<_> =
            (0..21).map(|i| MapPoint::new(f64::from(i.min(10)) * 100.0, f64::from((i - 10).max(0)) * 100.0)).collect();
        assert_eq!(thin(&line), [line[0], line[10], line[20]]);
    }
}

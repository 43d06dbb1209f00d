//! Lines drawn round: a curve through all their points.

use crate::ink::{Point, length};

/// A leg is cut into so many parts at most.
const PARTS: f32 = 3.0;

/// A curve through the points of a line (centripetal Catmull-Rom: no loops and no overshooting). Of a closed line the
/// last point joins the first, whether or not the first is repeated; the curve ends where it began. What is drawn leaves
/// the curve by about `tolerance` map metres.
pub(super) fn smoothed(line: &[Point], closed: bool, tolerance: f32) -> Vec<Point> {
    let mut points = line.to_vec();
    points.dedup();
    if closed && points.len() > 2 && points.first() == points.last() {
        points.pop();
    }
    let count = points.len();
    if count < 3 {
        return points;
    }
    let legs = if closed { count } else { count - 1 };
    let at = |i: isize| {
        let last = count as isize;
        points[if closed { i.rem_euclid(last) } else { i.clamp(0, last - 1) } as usize]
    };
    let mut out = Vec::with_capacity(legs * 3);
    for i in 0..legs as isize {
        let (before, from, to, after) = (at(i - 1), at(i), at(i + 1), at(i + 2));
        out.push(from);
        let turn = turn(before, from, to).max(turn(from, to, after));
        // An arc leaves its chord by an eighth of its length times its turn, a part of it by the square less.
        let steps = (length(from, to) * turn / (8.0 * tolerance)).sqrt().ceil().clamp(1.0, PARTS) as u32;
        out.extend((1..steps).map(|step| on_curve([before, from, to, after], step as f32 / steps as f32)));
    }
    out.push(at(legs as isize));
    out
}

/// By how much a line turns at its middle point, in radians.
fn turn(a: Point, b: Point, c: Point) -> f32 {
    let (x, y) = ([b[0] - a[0], b[1] - a[1]], [c[0] - b[0], c[1] - b[1]]);
    libm::atan2f(x[0] * y[1] - x[1] * y[0], x[0] * y[0] + x[1] * y[1]).abs()
}

/// A point of the curve between the second and the third of four points.
fn on_curve([before, from, to, after]: [Point; 4], share: f32) -> Point {
    let span = |a: Point, b: Point| length(a, b).sqrt().max(1e-3);
    let (d0, d1, d2) = (span(before, from), span(from, to), span(to, after));
    let tangent = |a: Point, b: Point, c: Point, d: f32, e: f32, i: usize| {
        d1 * ((b[i] - a[i]) / d - (c[i] - a[i]) / (d + e) + (c[i] - b[i]) / e)
    };
    let (t, t2, t3) = (share, share * share, share * share * share);
    std::array::from_fn(|i| {
        // An end has no neighbour beyond it: the curve starts straight.
        let leave = if before == from { to[i] - from[i] } else { tangent(before, from, to, d0, d1, i) };
        let arrive = if after == to { to[i] - from[i] } else { tangent(from, to, after, d1, d2, i) };
        (2.0 * t3 - 3.0 * t2 + 1.0) * from[i]
            + (t3 - 2.0 * t2 + t) * leave
            + (3.0 * t2 - 2.0 * t3) * to[i]
            + (t3 - t2) * arrive
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_stays_as_it_is() {
        let line = [[0.0, 0.0], [100.0, 0.0], [300.0, 0.0]];
        assert_eq!(smoothed(&line, false, 9.0), line);
    }

    #[test]
    fn a_curve_goes_through_its_points_and_near_its_legs() {
        let line = [[0.0, 0.0], [100.0, 0.0], [100.0, 100.0], [200.0, 100.0]];
        let curve = smoothed(&line, false, 9.0);
        assert!(line.iter().all(|point| curve.contains(point)));
        assert!(
            curve.len() > 6 && curve.iter().all(|[x, y]| (-15.0..=215.0).contains(x) && (-15.0..=115.0).contains(y))
        );
    }

    #[test]
    fn a_ring_of_corners_becomes_round() {
        let square = [[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0], [1.0, 1.0]];
        let square = square.map(|corner| corner.map(|part| part * 200.0));
        let ring = smoothed(&square, true, 9.0);
        assert_eq!(ring.first(), ring.last());
        assert!(ring.len() > 10, "{} points", ring.len());
        let radii: Vec<f32> = ring.iter().map(|[x, y]| libm::hypotf(*x, *y)).collect();
        assert!(radii.iter().all(|radius| (230.0..300.0).contains(radius)), "{radii:?}");
    }
}

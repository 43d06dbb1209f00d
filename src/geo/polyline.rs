//! Lines on the ground: the nearest point of a line, and the side of it on which a point lies.

use libm::{cos, hypot};

use super::{EARTH_RADIUS_M, LatLon};

/// How a point lies to a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// Distance in metres from the point to the line.
    pub distance_m: f64,
    /// Whether the point lies on the right hand of one who follows the line.
    pub on_right: bool,
}

/// How `point` lies to `line`; `None` for a line of fewer than two points.
pub fn nearest(line: &[LatLon], point: LatLon) -> Option<Nearest> {
    let mut best: Option<(f64, f64)> = None;
    for segment in line.windows(2) {
        let (a, b) = (local(segment[0], point), local(segment[1], point));
        let (along, length) = ((b.0 - a.0, b.1 - a.1), hypot(b.0 - a.0, b.1 - a.1));
        if length == 0.0 {
            continue;
        }
        let fraction = (-(a.0 * along.0 + a.1 * along.1) / (length * length)).clamp(0.0, 1.0);
        let foot = (a.0 + along.0 * fraction, a.1 + along.1 * fraction);
        let distance = hypot(foot.0, foot.1);
        // At a shared corner both segments are equally near: the one the point stands more squarely beside decides.
        let cross = (along.0 * -a.1 - along.1 * -a.0) / length;
        let nearer = best.is_none_or(|(d, c)| distance < d - 1e-6 || (distance < d + 1e-6 && cross.abs() > c.abs()));
        if nearer {
            best = Some((distance, cross));
        }
    }
    best.map(|(distance_m, cross)| Nearest { distance_m, on_right: cross < 0.0 })
}

/// Metres east and north of `origin`, good for tens of kilometres.
fn local(point: LatLon, origin: LatLon) -> (f64, f64) {
    let radius = EARTH_RADIUS_M.to_radians();
    ((point.lon - origin.lon) * radius * cos(origin.lat.to_radians()), (point.lat - origin.lat) * radius)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NORTHWARD: [LatLon; 3] = [LatLon::new(47.0, 118.0), LatLon::new(47.5, 118.0), LatLon::new(48.0, 117.5)];

    #[test]
    fn east_of_a_line_that_runs_north_is_its_right() {
        let east = nearest(&NORTHWARD, LatLon::new(47.2, 118.1)).expect("a line of three points");
        assert!(east.on_right);
        assert!((east.distance_m - 7_550.0).abs() < 30.0, "{}", east.distance_m);
        assert!(!nearest(&NORTHWARD, LatLon::new(47.2, 117.9)).expect("a line of three points").on_right);
    }

    #[test]
    fn the_outside_of_a_bend_keeps_its_side() {
        assert!(nearest(&NORTHWARD, LatLon::new(47.52, 118.02)).expect("a line of three points").on_right);
        assert_eq!(nearest(&NORTHWARD[..1], LatLon::new(47.0, 118.0)), None);
    }
}

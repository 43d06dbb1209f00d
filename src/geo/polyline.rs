//! Lines on the ground: the nearest point of a line, and the side of it on which a point lies.

use libm::cos;

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
    // Metres east and north of the point, good for tens of kilometres.
    let north = EARTH_RADIUS_M.to_radians();
    let east = north * cos(point.lat.to_radians());
    let local = |corner: &LatLon| ((corner.lon - point.lon) * east, (corner.lat - point.lat) * north);
    let mut best: Option<(f64, f64)> = None;
    let mut a = local(line.first()?);
    for corner in &line[1..] {
        let (from, b) = (a, local(corner));
        a = b;
        let along = (b.0 - from.0, b.1 - from.1);
        let squared = along.0 * along.0 + along.1 * along.1;
        if squared == 0.0 {
            continue;
        }
        let fraction = (-(from.0 * along.0 + from.1 * along.1) / squared).clamp(0.0, 1.0);
        let foot = (from.0 + along.0 * fraction, from.1 + along.1 * fraction);
        let distance = (foot.0 * foot.0 + foot.1 * foot.1).sqrt();
        if best.is_some_and(|(d, _)| distance >= d + 1e-6) {
            continue;
        }
        // At a shared corner both segments are equally near: the one the point stands more squarely beside decides.
        let cross = (along.0 * -from.1 - along.1 * -from.0) / squared.sqrt();
        if best.is_none_or(|(d, c)| distance < d - 1e-6 || cross.abs() > c.abs()) {
            best = Some((distance, cross));
        }
    }
    best.map(|(distance_m, cross)| Nearest { distance_m, on_right: cross < 0.0 })
}

/// The line with its corners cut, so that it bends instead of breaking: each round takes a quarter off either end of
/// every leg. An open line keeps its ends; a closed one goes on from its last point to its first.
pub fn rounded(line: &[LatLon], closed: bool, rounds: u32) -> Vec<LatLon> {
    let mut line = line.to_vec();
    let (Some(first), Some(last)) = (line.first().copied(), line.last().copied()) else { return line };
    for _ in 0..rounds {
        let mut next = Vec::with_capacity(line.len() * 2 + 2);
        let ahead = line.iter().skip(1).chain(line.first().filter(|_| closed));
        for (a, b) in line.iter().zip(ahead) {
            next.extend([a.toward(*b, 0.25), a.toward(*b, 0.75)]);
        }
        if !closed {
            next.insert(0, first);
            next.push(last);
        }
        line = next;
    }
    line
}

/// The part of a course between the points of it that are nearest to `from` and to `to`, from the one to the other.
pub fn stretch(course: &[LatLon], from: LatLon, to: LatLon) -> Vec<LatLon> {
    let (Some((a, start)), Some((b, end))) = (foot(course, from), foot(course, to)) else { return Vec::new() };
    let mut part = vec![start];
    if a <= b {
        part.extend(&course[a + 1..=b]);
    } else {
        part.extend(course[b + 1..=a].iter().rev());
    }
    part.push(end);
    part
}

/// The leg of a line that is nearest to a point, by the number of its first point, and the nearest point of it.
fn foot(line: &[LatLon], point: LatLon) -> Option<(usize, LatLon)> {
    let narrow = cos(point.lat.to_radians());
    let local = |corner: LatLon| ((corner.lon - point.lon) * narrow, corner.lat - point.lat);
    let feet = line.windows(2).enumerate().map(|(i, leg)| {
        let (a, b) = (local(leg[0]), local(leg[1]));
        let along = (b.0 - a.0, b.1 - a.1);
        let squared = along.0 * along.0 + along.1 * along.1;
        let fraction = if squared > 0.0 { (-(a.0 * along.0 + a.1 * along.1) / squared).clamp(0.0, 1.0) } else { 0.0 };
        let off = (a.0 + along.0 * fraction, a.1 + along.1 * fraction);
        (off.0 * off.0 + off.1 * off.1, i, leg[0].toward(leg[1], fraction))
    });
    feet.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, i, foot)| (i, foot))
}

/// The same line through fewer of its points: none of those left out lies farther from it than `reach_m` metres.
pub fn simplified(line: &[LatLon], reach_m: f64) -> Vec<LatLon> {
    let mut kept = vec![false; line.len()];
    let mut open = vec![(0, line.len().saturating_sub(1))];
    while let Some((from, to)) = open.pop() {
        for end in [from, to] {
            if let Some(kept) = kept.get_mut(end) {
                *kept = true;
            }
        }
        let reach = |i: usize| match nearest(&[line[from], line[to]], line[i]) {
            Some(nearest) => nearest.distance_m,
            // The line ends where it began.
            None => line[from].distance_m(line[i]),
        };
        let farthest = (from + 1..to).map(|i| (i, reach(i))).max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((i, _)) = farthest.filter(|(_, reach)| *reach > reach_m) {
            open.extend([(from, i), (i, to)]);
        }
    }
    line.iter().zip(kept).filter_map(|(point, kept)| kept.then_some(*point)).collect()
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

    #[test]
    fn a_rounded_line_keeps_its_ends_and_stays_near_its_corners() {
        let round = rounded(&NORTHWARD, false, 3);
        assert_eq!((round.first(), round.last()), (NORTHWARD.first(), NORTHWARD.last()));
        let off = nearest(&round, NORTHWARD[1]).expect("a line").distance_m;
        assert!((100.0..10_000.0).contains(&off), "{off}");
        assert_eq!(rounded(&NORTHWARD, true, 1).len(), 6);
    }

    #[test]
    fn a_stretch_runs_from_one_point_to_the_other_in_either_direction() {
        let (low, high) = (LatLon::new(47.2, 118.1), LatLon::new(47.7, 118.0));
        let up = stretch(&NORTHWARD, low, high);
        let mut down = stretch(&NORTHWARD, high, low);
        assert_eq!(up.len(), 3);
        assert_eq!((up[0], up[1]), (LatLon::new(47.2, 118.0), NORTHWARD[1]));
        down.reverse();
        assert_eq!(up, down);
        assert!(stretch(&NORTHWARD[..1], low, high).is_empty());
    }

    #[test]
    fn a_simplified_line_keeps_its_corners_and_its_ends() {
        let line = [(47.0, 118.0), (47.25, 118.001), (47.5, 118.0), (47.75, 117.75), (48.0, 117.5)];
        let line = line.map(|(lat, lon)| LatLon::new(lat, lon));
        assert_eq!(simplified(&line, 500.0), [line[0], line[2], line[4]]);
        assert_eq!(simplified(&line, 10.0).len(), 4);
        let ring = [line[0], line[2], LatLon::new(47.2, 119.0), line[0]];
        assert_eq!(simplified(&ring, 500.0), ring);
        assert_eq!(simplified(&[], 500.0), []);
        assert_eq!(simplified(&line[..1], 500.0), line[..1]);
    }
}

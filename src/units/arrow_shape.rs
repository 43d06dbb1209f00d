//! The shape of an arrow: thin at its tail, broad before its head, bent as the way it follows. In pixels, y up.

use crate::ink::{Point, direction, length};

/// The distance between the points along which a way is bent smooth.
const STEP: f32 = 5.0;

/// How far a corner of the way is smoothed over.
const SMOOTH: f32 = 16.0;

/// Points that lie so near to the line without them are left out.
const TOLERANCE: f32 = 0.5;

/// The tail's width, the head's length and its reach to either side, as shares of the body's width.
const TAIL: f32 = 0.2;
const HEAD: f32 = 1.55;
const BARB: f32 = 1.12;
/// How far the barbs are swept back.
const SWEEP: f32 = 0.22;

/// The body swells over so many of its widths before the head. All before that is a thin tail, if it is at least so
/// many widths long.
const SWELLING: f32 = 17.0;
const LEAST_TAIL: f32 = 4.0;

/// The body of a short arrow is narrower: at most this share of its length.
const NARROW: f32 = 0.17;

/// Points nearer to one another than this are one.
const SAME: f32 = 0.01;

/// The shortest arrow, from tail to tip.
const SHORTEST: f32 = 20.0;

/// The outlines of an arrow.
#[derive(Debug, PartialEq)]
pub(super) struct ArrowShape {
    /// The parts by their days, oldest first, each from its left end around to its right end. The last has the head.
    pub(super) parts: Vec<(i64, Vec<Point>)>,
    /// The same of the thin tail of a long arrow.
    pub(super) tail: Vec<(i64, Vec<Point>)>,
    /// Barb, tip, barb.
    pub(super) head: [Point; 3],
}

/// What an arrow is drawn along and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course<'p> {
    /// The way.
    pub(super) path: &'p [Point],
    /// How many days ago each of its parts was made, and how long it is; oldest first.
    pub(super) days: &'p [(i64, f32)],
    /// The width of the body.
    pub(super) width: f32,
    /// Middle and half size of the symbol, which the tip does not enter.
    pub(super) symbol: (Point, Point),
    /// Whether the body runs out into the tip: such an arrow has an open head.
    pub(super) pointed: bool,
}

/// The arrow along a course; `None` where there is no room for one.
pub(super) fn arrow(course: Course<'_>) -> Option<ArrowShape> {
    let mut path = smooth(evenly(course.path));
    // What was bent is a little shorter.
    let shorter = distance(&path) / distance(course.path).max(f32::EPSILON);
    stop_at(&mut path, course.symbol);
    let all = distance(&path);
    if all < SHORTEST {
        return None;
    }
    let width = course.width.min(all * NARROW);
    let neck = all - width * HEAD;
    let tip = *path.last()?;
    // Where the tail ends.
    let knee = Some(neck - width * SWELLING).filter(|long| *long > width * LEAST_TAIL).unwrap_or(0.0);
    let mut body = simplified(&part(&path, 0.0, knee));
    body.extend(simplified(&part(&path, knee, if course.pointed { all } else { neck })));
    let half = |along: f32| {
        let widest = width * 0.5;
        let swelling = widest * (TAIL + (1.0 - TAIL) * ((along - knee) / (neck - knee)).clamp(0.0, 1.0));
        // The open head has a body that narrows again within it.
        if along > neck { swelling * (1.0 - (along - neck) / (all - neck)).max(0.0) } else { swelling }
    };
    let head = head(&path, (neck, all), width, tip);
    let (mut parts, mut tail) = (Vec::with_capacity(course.days.len()), Vec::new());
    let mut from = 0.0;
    for (i, (day, long)) in course.days.iter().enumerate() {
        let last = i + 1 == course.days.len();
        // The head is never cut.
        let to = if last { f32::MAX } else { (from + long * shorter).min(neck - width * 0.3) };
        if from < knee && to - from > 0.5 {
            let end = to.min(knee);
            tail.push((*day, ribbon(&body, (from, end), half).concat()));
            from = end;
        }
        if to - from > 0.5 {
            let [left, right] = ribbon(&body, (from, to), half);
            let middle = if !last {
                &[][..]
            } else if course.pointed {
                &[tip][..]
            } else {
                &head[..]
            };
            parts.push((*day, [&left[..], middle, &right[..]].concat()));
            from = to;
        }
    }
    Some(ArrowShape { parts, tail, head })
}

/// Barb, tip and barb of a head that begins at the neck.
fn head(path: &[Point], (neck, all): (f32, f32), width: f32, tip: Point) -> [Point; 3] {
    let from = part(path, neck, all).first().copied().unwrap_or(tip);
    let [x, y] = if from == tip { [1.0, 0.0] } else { direction(from, tip) };
    let barb = |side: f32| {
        let (back, out) = (width * SWEEP, width * BARB * side);
        [from[0] - x * back - y * out, from[1] - y * back + x * out]
    };
    [barb(1.0), tip, barb(-1.0)]
}

/// Points along a way at even distances, its ends among them.
fn evenly(path: &[Point]) -> Vec<Point> {
    let all = distance(path);
    let steps = (all / STEP).ceil().clamp(2.0, 400.0) as usize;
    let mut points = Vec::with_capacity(steps + 1);
    let (mut leg, mut gone) = (0, 0.0);
    for i in 0..=steps {
        let wanted = all * i as f32 / steps as f32;
        while leg + 2 < path.len() && gone + length(path[leg], path[leg + 1]) < wanted {
            gone += length(path[leg], path[leg + 1]);
            leg += 1;
        }
        let (a, b) = (path[leg], path[(leg + 1).min(path.len() - 1)]);
        let share = ((wanted - gone) / length(a, b).max(f32::EPSILON)).clamp(0.0, 1.0);
        points.push(toward(a, b, share));
    }
    points
}

/// The same points, each drawn towards its neighbours until corners have become bends. The ends stay.
fn smooth(mut points: Vec<Point>) -> Vec<Point> {
    let step = points.get(1).map_or(STEP, |second| length(points[0], *second)).max(0.1);
    let reach = SMOOTH.min(step * points.len() as f32 / 6.0);
    let rounds = (2.0 * (reach / step) * (reach / step)).round() as usize;
    for _ in 0..rounds.min(60) {
        let mut before = points[0];
        for i in 1..points.len() - 1 {
            let (here, after) = (points[i], points[i + 1]);
            points[i] = [0, 1].map(|axis| before[axis] * 0.25 + here[axis] * 0.5 + after[axis] * 0.25);
            before = here;
        }
    }
    points
}

/// Cuts the end of a way off where it enters a symbol.
fn stop_at(path: &mut Vec<Point>, (middle, half): (Point, Point)) {
    let inside = |p: Point| (p[0] - middle[0]).abs() < half[0] && (p[1] - middle[1]).abs() < half[1];
    let Some(end) = path.last().copied().filter(|end| inside(*end)) else { return };
    let mut last = end;
    while path.len() > 1 && path.last().is_some_and(|point| inside(*point)) {
        last = path.pop().unwrap_or(last);
    }
    let Some(outside) = path.last().copied() else { return };
    // By halves to the edge.
    let (mut out, mut within) = (0.0, 1.0);
    for _ in 0..6 {
        let middle = (out + within) * 0.5;
        if inside(toward(outside, last, middle)) { within = middle } else { out = middle }
    }
    path.push(toward(outside, last, out));
}

/// The part of a way between two distances from its beginning.
fn part(path: &[Point], from: f32, to: f32) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    let mut gone = 0.0;
    for leg in path.windows(2) {
        let along = length(leg[0], leg[1]);
        if along > 0.0 && gone + along > from && gone < to {
            if points.is_empty() {
                points.push(toward(leg[0], leg[1], ((from - gone) / along).max(0.0)));
            }
            points.push(toward(leg[0], leg[1], ((to - gone) / along).min(1.0)));
        }
        gone += along;
    }
    points
}

/// The left side of a part of a way, from its beginning to its end, and the right side back again.
fn ribbon(path: &[Point], (from, to): (f32, f32), half: impl Fn(f32) -> f32) -> [Vec<Point>; 2] {
    let mut path = part(path, from, to);
    // Between two points in one place there is no direction.
    path.dedup_by(|next, last| length(*next, *last) < SAME);
    let mut along = from;
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let [mut x, mut y] = [1.0, 0.0];
    for (i, point) in path.iter().enumerate() {
        let (before, after) = (path[i.saturating_sub(1)], path[(i + 1).min(path.len() - 1)]);
        if length(before, after) >= SAME {
            [x, y] = direction(before, after);
        }
        along += length(before, *point);
        let half = half(along);
        left.push([point[0] - y * half, point[1] + x * half]);
        right.push([point[0] + y * half, point[1] - x * half]);
    }
    right.reverse();
    [left, right]
}

/// The points without those that hardly bend the line.
fn simplified(points: &[Point]) -> Vec<Point> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let base = length(*first, *last);
    let off = |p: &Point| {
        let cross = (last[0] - first[0]) * (p[1] - first[1]) - (last[1] - first[1]) * (p[0] - first[0]);
        if base > 0.0 { cross.abs() / base } else { length(*first, *p) }
    };
    let farthest = (1..points.len().saturating_sub(1)).max_by(|a, b| off(&points[*a]).total_cmp(&off(&points[*b])));
    match farthest.filter(|i| off(&points[*i]) > TOLERANCE) {
        None => vec![*first, *last],
        Some(i) => {
            let mut line = simplified(&points[..=i]);
            line.pop();
            line.extend(simplified(&points[i..]));
            line
        }
    }
}

fn toward(a: Point, b: Point, share: f32) -> Point {
    [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

/// The length of a way.
pub(super) fn distance(path: &[Point]) -> f32 {
    path.windows(2).map(|leg| length(leg[0], leg[1])).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAR: (Point, Point) = ([1_000.0, 1_000.0], [1.0, 1.0]);

    fn course(path: &[Point]) -> Course<'_> {
        Course { path, days: &[(0, 1.0)], width: 10.0, symbol: FAR, pointed: false }
    }

    #[test]
    fn a_straight_arrow_swells_towards_its_head_and_ends_at_its_tip() {
        let shape = arrow(course(&[[0.0, 0.0], [100.0, 0.0]])).expect("it has room");
        let tip = shape.head[1];
        assert!(length(tip, [100.0, 0.0]) < 0.01, "{tip:?}");
        let (tail, barb) = (shape.parts[0].1[0], shape.head[0]);
        assert!(tail[1] > 0.5 && tail[1] < 2.0 && barb[1] > 10.0, "{shape:?}");
        assert_eq!(shape.parts.len(), 1);
    }

    #[test]
    fn it_stops_at_the_symbol_that_stands_at_its_end() {
        let path = [[0.0, 0.0], [100.0, 0.0]];
        let shape = arrow(Course { symbol: ([100.0, 0.0], [20.0, 12.0]), ..course(&path) }).expect("it has room");
        assert!((shape.head[1][0] - 80.0).abs() < 1.0, "{:?}", shape.head);
        // A symbol that was moved aside does not keep it from its true end.
        let shape = arrow(Course { symbol: ([100.0, 40.0], [20.0, 12.0]), ..course(&path) }).expect("it has room");
        assert_eq!(shape.head[1], [100.0, 0.0]);
    }

    #[test]
    fn a_corner_becomes_a_bend_and_each_day_is_apart() {
        let path = [[0.0, 0.0], [100.0, 0.0], [100.0, 100.0]];
        let shape = arrow(Course { days: &[(2, 60.0), (0, 140.0)], ..course(&path) }).expect("room");
        let days: Vec<_> = shape.parts.iter().map(|(day, _)| *day).collect();
        assert_eq!(days, [2, 0]);
        let body = &shape.parts[1].1;
        let sharp = body.iter().any(|point| length(*point, [100.0, 0.0]) < 3.0);
        assert!(!sharp && body.len() > 10, "{shape:?}");
        assert!(arrow(course(&[[0.0, 0.0], [15.0, 0.0]])).is_none());
    }

    #[test]
    fn a_long_march_has_a_thin_tail_and_a_day_is_cut_where_it_ends() {
        let path = [[0.0, 0.0], [600.0, 0.0]];
        let shape = arrow(Course { days: &[(1, 200.0), (0, 400.0)], ..course(&path) }).expect("it has room");
        let reach = |part: &[Point]| part.iter().map(|point| point[1].abs()).fold(0.0, f32::max);
        assert_eq!(shape.tail.iter().map(|(day, _)| *day).collect::<Vec<_>>(), [1, 0]);
        assert!(shape.tail.iter().all(|(_, part)| (reach(part) - 5.0 * TAIL).abs() < 0.01), "{shape:?}");
        assert_eq!(shape.parts.len(), 1);
        let start = shape.parts[0].1[0];
        assert!((start[0] - (600.0 - 10.0 * (HEAD + SWELLING))).abs() < 1.0, "{start:?}");
        assert!(reach(&shape.parts[0].1[..2]) > 4.0, "it swells up to the head");
    }

    #[test]
    fn arrows_of_every_length_have_outlines_that_can_be_filled() {
        for long in (20..900).map(|long| long as f32 * 1.1) {
            for (bend, pointed) in [(0.0, false), (0.3, true), (1.0, false), (-0.7, true)] {
                let path = [[0.0, 0.0], [long * 0.5, long * 0.1], [long, long * bend]];
                for days in [&[(0, 1.0)][..], &[(2, 0.2), (1, 0.3), (0, 0.5)], &[(3, 0.95), (0, 0.05)]] {
                    let days: Vec<_> = days.iter().map(|(day, share)| (*day, distance(&path) * share)).collect();
                    let course = Course { days: &days, pointed, width: 14.0, ..course(&path) };
                    let Some(shape) = arrow(course) else { continue };
                    let points = shape.parts.iter().chain(&shape.tail).flat_map(|(_, part)| part).chain(&shape.head);
                    assert!(points.flatten().all(|number| number.is_finite()), "{long} {bend} {days:?}");
                }
            }
        }
    }

    #[test]
    fn a_way_that_turns_back_on_itself_has_no_nan() {
        let path = [[0.0, 0.0], [60.0, 0.0], [0.0, 0.0], [60.0, 1.0]];
        let shape = arrow(Course { pointed: true, ..course(&path) }).expect("it has room");
        assert!(shape.parts.iter().flat_map(|(_, part)| part).flatten().all(|number| number.is_finite()), "{shape:?}");
    }
}

//! Where a name can stand along a line: the straightest stretches, as gentle curves beside it.

use bevy_egui::egui::{Pos2, Rect, Vec2};

/// Pixels between the points in which a line is looked at.
const STEP: f32 = 8.0;

/// Points from one stretch that is tried to the next.
const STRIDE: usize = 3;

/// How far a name may turn from its first letter to its last, in radians.
const MOST_TURN: f32 = 0.7;

/// The height of capitals, and how far letters reach below the base line, in heights of the type.
const CAPITALS: f32 = 0.67;
const TAILS: f32 = 0.22;

/// What a name needs, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Needs {
    /// How long it is.
    pub width: f32,
    /// The height of its type.
    pub em: f32,
    /// Whether letters reach below the base line.
    pub tails: bool,
    /// What must stay free between the line and the letters.
    pub gap: f32,
    /// How far a line may stray from the curve beside which the name stands, in heights of its type.
    pub stray: f32,
}

/// A base line beside a line: a parabola over its chord.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    /// The middle of the chord.
    pub middle: Pos2,
    /// The direction in which the name is read: rightwards, or upwards where that is neither left nor right.
    pub along: Vec2,
    /// How the curve bends: its height is this times the square of the way from the middle.
    bend: f32,
    /// How far below the curve the base line runs; less than nothing: above.
    offset: f32,
    /// The worse, the more.
    pub cost: f32,
}

impl Stretch {
    /// The base line so many pixels from the middle, and by how many radians it is turned.
    pub(super) fn at(&self, x: f32) -> (Pos2, f32) {
        let down = Vec2::new(-self.along.y, self.along.x);
        // Beside a bend the base line is longer or shorter than the curve: the letters keep their distances.
        let x = x / (1.0 - 2.0 * self.bend * self.offset).clamp(0.7, 1.5);
        let slope = (self.along + down * (2.0 * self.bend * x)).normalized();
        let normal = Vec2::new(-slope.y, slope.x);
        (self.middle + self.along * x + down * (self.bend * x * x) + normal * self.offset, slope.angle())
    }

    /// Boxes that cover a name's letters, one after the other.
    pub(super) fn boxes(self, needs: Needs) -> impl Iterator<Item = Rect> {
        let size = needs.em * 0.95;
        let count = (needs.width / size).ceil().max(1.0);
        (0..count as usize).map(move |i| {
            let x = ((i as f32 + 0.5) / count - 0.5) * needs.width;
            let (base, angle) = self.at(x);
            let up = Vec2::angled(angle - std::f32::consts::FRAC_PI_2);
            Rect::from_center_size(base + up * (needs.em * 0.28), Vec2::splat(size))
        })
    }
}

/// The stretches on which a name could stand, of the parts of a line inside a window.
pub(super) fn stretches(runs: &[Vec<Pos2>], needs: Needs, window: Rect) -> Vec<Stretch> {
    let mut found = Vec::new();
    for run in runs {
        for first in (0..run.len()).step_by(STRIDE) {
            let Some(from) = run.get(first) else { continue };
            let mut rest = run.iter().skip(first);
            let Some(count) = rest.position(|point| point.distance(*from) >= needs.width) else { break };
            if let Some(piece) = run.get(first..=first + count) {
                found.extend(beside(piece, needs, window));
            }
        }
    }
    found
}

/// The parts of a line inside a window, as points at even distances.
pub(super) fn runs(line: &[Pos2], window: Rect) -> Vec<Vec<Pos2>> {
    let (mut runs, mut run) = (Vec::new(), Vec::new());
    let mut left = 0.0;
    for pair in line.windows(2) {
        let &[a, b] = pair else { continue };
        let length = a.distance(b);
        // Far outside there is nothing to look at, however long it is.
        let near = window.expand(STEP).intersects(Rect::from_two_pos(a, b));
        let mut at = if near { left } else { length };
        while at < length {
            let point = a + (b - a) * (at / length);
            if window.contains(point) {
                run.push(point);
            } else if !run.is_empty() {
                runs.push(std::mem::take(&mut run));
            }
            at += STEP;
        }
        if !near && !run.is_empty() {
            runs.push(std::mem::take(&mut run));
        }
        left = if near { at - length } else { 0.0 };
    }
    runs.push(run);
    runs.retain(|run| run.len() > 2);
    runs
}

/// The base lines above and below a piece of a line.
fn beside(piece: &[Pos2], needs: Needs, window: Rect) -> impl Iterator<Item = Stretch> {
    let fitted = piece.first().zip(piece.last()).and_then(|(from, to)| fit(piece, *from, *to, needs));
    fitted.into_iter().flat_map(move |Fit { middle, along, bend, low, high }| {
        let tails = if needs.tails { TAILS } else { 0.04 } * needs.em;
        let stray = (high - low) / needs.em;
        let turn = 2.0 * bend.abs() * needs.width;
        let tilt = along.y.abs();
        let far = middle.distance(window.center()) / window.size().length().max(1.0);
        let cost = stray + 1.2 * turn + 0.9 * tilt + 0.8 * far;
        let stretch = move |offset: f32, cost: f32| Stretch { middle, along, bend, offset, cost };
        let above = stretch(low - needs.gap - tails, cost);
        let below = stretch(high + needs.gap + CAPITALS * needs.em, cost + 0.35);
        (stray <= needs.stray).then_some([above, below]).into_iter().flatten()
    })
}

/// A parabola through a piece of a line, and how far the line strays from it upwards and downwards.
struct Fit {
    middle: Pos2,
    along: Vec2,
    bend: f32,
    low: f32,
    high: f32,
}

fn fit(piece: &[Pos2], from: Pos2, to: Pos2, needs: Needs) -> Option<Fit> {
    let mut along = (to - from).normalized();
    if along.x < -0.02 || (along.x < 0.02 && along.y > 0.0) {
        along = -along;
    }
    let middle = from + (to - from) / 2.0;
    let (slope, _) = parabola(piece, middle, along)?;
    // The chord of the curve, not of the line's own two ends, which may lie in meanders.
    let along = (along + Vec2::new(-along.y, along.x) * slope).normalized();
    let (_, bend) = parabola(piece, middle, along)?;
    let most = MOST_TURN / (2.0 * needs.width);
    let bend = bend.clamp(-most, most);
    let (mut low, mut high) = (f32::MAX, f32::MIN);
    for point in piece {
        let (x, y) = seen(*point, middle, along);
        let off = y - bend * x * x;
        (low, high) = (low.min(off), high.max(off));
    }
    Some(Fit { middle, along, bend, low, high })
}

/// A point as seen from `middle`, looking `along`: forwards and to the right hand, which is down in a name.
fn seen(point: Pos2, middle: Pos2, along: Vec2) -> (f32, f32) {
    let off = point - middle;
    (off.dot(along), off.dot(Vec2::new(-along.y, along.x)))
}

/// The slope in the middle and the bend of the parabola that fits points best, by least squares.
fn parabola(points: &[Pos2], middle: Pos2, along: Vec2) -> Option<(f32, f32)> {
    let (mut s, mut t) = ([0.0_f64; 5], [0.0_f64; 3]);
    for point in points {
        let (x, y) = seen(*point, middle, along);
        let (x, y) = (f64::from(x), f64::from(y));
        let powers = [1.0, x, x * x, x * x * x, x * x * x * x];
        for (sum, power) in s.iter_mut().zip(powers) {
            *sum += power;
        }
        for (sum, power) in t.iter_mut().zip(powers) {
            *sum += y * power;
        }
    }
    let [n, x1, x2, x3, x4] = s;
    let determinant = |[a, b, c]: [f64; 3], [d, e, f]: [f64; 3], [g, h, i]: [f64; 3]| {
        a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    };
    let whole = determinant([n, x1, x2], [x1, x2, x3], [x2, x3, x4]);
    let slope = determinant([n, t[0], x2], [x1, t[1], x3], [x2, t[2], x4]);
    let bend = determinant([n, x1, t[0]], [x1, x2, t[1]], [x2, x3, t[2]]);
    (whole.abs() > 1e-6).then(|| ((slope / whole) as f32, (bend / whole) as f32))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Rect = Rect { min: Pos2::ZERO, max: Pos2 { x: 800.0, y: 600.0 } };
    const NEEDS: Needs = Needs { width: 120.0, em: 20.0, tails: false, gap: 3.0, stray: 1.7 };

    /// Best first.
    fn sorted(line: &[Pos2]) -> Vec<Stretch> {
        let mut found = stretches(&runs(line, WINDOW), NEEDS, WINDOW);
        found.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        found
    }

    fn line(points: &[(f32, f32)]) -> Vec<Pos2> {
        points.iter().map(|(x, y)| Pos2::new(*x, *y)).collect()
    }

    /// A line with meanders as high as `high`, from left to right.
    fn meanders(high: f32) -> Vec<Pos2> {
        (0..200).map(|i| Pos2::new(4.0 * i as f32, 300.0 + high * libm::sinf(i as f32 * 0.5))).collect()
    }

    #[test]
    fn a_name_stands_above_a_level_line_in_the_middle_of_the_window() {
        let best = sorted(&line(&[(0.0, 300.0), (800.0, 300.0)]))[0];
        let (at, angle) = best.at(0.0);
        assert!(angle.abs() < 1e-3 && at.y < 297.0 && at.y > 292.0, "{at:?}");
        assert!((at.x - 400.0).abs() < 30.0, "{at:?}");
    }

    #[test]
    fn no_name_is_upside_down_whichever_way_the_line_runs() {
        for (x, y) in [(300.0, 0.0), (-300.0, 20.0), (0.0, 250.0), (0.0, -250.0), (-200.0, -200.0), (-200.0, 200.0)] {
            let points = line(&[(400.0 - x, 300.0 - y), (400.0 + x, 300.0 + y)]);
            let found = sorted(&points);
            assert!(!found.is_empty(), "{x} {y}");
            for stretch in found {
                let angle = stretch.at(0.0).1;
                assert!((-1.6..=1.56).contains(&angle), "{x} {y}: {angle}");
            }
        }
    }

    #[test]
    fn letters_keep_clear_of_the_line() {
        for high in [0.0, 4.0, 9.0] {
            let points = meanders(high);
            let found = sorted(&points);
            assert!(!found.is_empty(), "{high}");
            for stretch in found {
                // From the base line to the height of the capitals, over the whole name.
                for i in 0..=20 {
                    let (base, angle) = stretch.at((i as f32 / 20.0 - 0.5) * NEEDS.width);
                    let up = Vec2::angled(angle - std::f32::consts::FRAC_PI_2);
                    let body = [base, base + up * (CAPITALS * NEEDS.em / 2.0), base + up * (CAPITALS * NEEDS.em)];
                    let near = |point: &Pos2| points.iter().map(|p| p.distance(*point)).fold(f32::MAX, f32::min);
                    assert!(body.iter().all(|point| near(point) > 1.5), "{high}: {stretch:?}");
                }
            }
        }
    }

    #[test]
    fn the_straightest_stretch_is_the_best_and_the_wildest_is_none() {
        let mut points = meanders(12.0);
        points.truncate(100);
        points.push(Pos2::new(780.0, 300.0));
        let best = sorted(&points)[0];
        assert!(best.middle.x > 440.0, "{best:?}");
        assert!(sorted(&meanders(40.0)).is_empty());
    }

    #[test]
    fn letters_keep_their_distances_on_both_sides_of_a_bend() {
        let stretch = |offset: f32| Stretch { middle: Pos2::ZERO, along: Vec2::X, bend: 0.002, offset, cost: 0.0 };
        for offset in [-30.0, 0.0, 30.0] {
            let step = stretch(offset).at(5.0).0.distance(stretch(offset).at(-5.0).0);
            assert!((step - 10.0).abs() < 0.2, "{offset}: {step}");
        }
    }

    #[test]
    fn a_bend_is_followed_gently() {
        let arc: Vec<_> = (0..60)
            .map(|i| 0.4 + i as f32 * 0.04)
            .map(|turn| Pos2::new(400.0 - 300.0 * libm::cosf(turn), 450.0 - 300.0 * libm::sinf(turn)))
            .collect();
        let best = sorted(&arc)[0];
        let turn = best.at(60.0).1 - best.at(-60.0).1;
        assert!((0.25..=MOST_TURN + 0.01).contains(&turn), "{turn}");
    }

    #[test]
    fn what_is_too_short_or_out_of_sight_bears_no_name() {
        assert!(sorted(&line(&[(300.0, 300.0), (400.0, 300.0)])).is_empty());
        assert!(sorted(&line(&[(-900.0, 300.0), (-100.0, 300.0)])).is_empty());
        assert!(sorted(&[]).is_empty());
    }
}

//! Where a front runs at an instant: between two dated outlines it changes evenly.

use crate::{
    campaign::{
        model::{Front, Stage},
        time::Instant,
        words::{Certainty, FrontKind},
    },
    geo::{LatLon, polyline},
};

/// How often the corners of a line are cut before it is drawn.
const ROUNDS: u32 = 3;

/// How sure a front is at an instant, without its line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// How sure it is. Between two stages it is interpolated, so approximate at best.
    pub certainty: Certainty,
    /// How far the true line may lie from it, in kilometres.
    pub error_km: f64,
    /// The number of the stage last reached.
    pub reached: usize,
}

impl Standing {
    /// How the front stands at `at`; `None` before the first stage and after the end.
    pub fn at(front: &Front, at: Instant) -> Option<Self> {
        let reached = front.stages.partition_point(|stage| stage.when.at <= at).checked_sub(1)?;
        if at > front.ends {
            return None;
        }
        let from = &front.stages[reached];
        let still = Self { certainty: from.certainty, error_km: from.error_km, reached };
        Some(front.stages.get(reached + 1).filter(|_| at > from.when.at).map_or(still, |to| {
            let fraction = fraction(from, to, at);
            Self {
                certainty: from.certainty.max(to.certainty).max(Certainty::Approximate),
                error_km: from.error_km * (1.0 - fraction) + to.error_km * fraction,
                reached,
            }
        }))
    }
}

/// A front at an instant.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// The line; that of a pocket closes on itself.
    pub line: Vec<LatLon>,
    /// How sure it is. Between two stages it is interpolated, so approximate at best.
    pub certainty: Certainty,
    /// How far the true line may lie from it, in kilometres.
    pub error_km: f64,
    /// The number of the stage last reached.
    pub reached: usize,
}

impl Outline {
    /// The outline at `at`; `None` before the first stage and after the end.
    pub fn at(front: &Front, at: Instant) -> Option<Self> {
        let Standing { certainty, error_km, reached } = Standing::at(front, at)?;
        let from = &front.stages[reached];
        let line = match front.stages.get(reached + 1) {
            Some(to) if at > from.when.at => between(front.kind, from, to, at),
            _ => from.line.clone(),
        };
        Some(Self { line, certainty, error_km, reached })
    }
}

/// How fast the fastest point of a front moves from one of its stages to the next, in metres of ground a second.
pub fn speed(front: &Front, stage: usize) -> f64 {
    let (Some(from), Some(to)) = (front.stages.get(stage), front.stages.get(stage + 1)) else { return 0.0 };
    let (a, b) = ends(front.kind, from, to);
    let farthest = pairs(&a, &b).into_iter().map(|(from, to)| from.distance_m(to)).fold(0.0, f64::max);
    farthest / (to.when.at.0 - from.when.at.0) as f64
}

/// The line of an outline as it is drawn: bent where the record has corners, its ends kept. It stays well within the
/// doubt.
pub fn drawn(kind: FrontKind, outline: &Outline) -> Vec<LatLon> {
    polyline::rounded(&outline.line, kind == FrontKind::Pocket, ROUNDS)
}

/// The ground that a pocket or a bridgehead holds, as a ring around it: a bridgehead leans on `river`. `line` is the
/// outline's, as it is drawn; a front line alone encloses nothing.
pub fn ground(kind: FrontKind, line: &[LatLon], river: &[LatLon]) -> Option<Vec<LatLon>> {
    match kind {
        FrontKind::Line => None,
        FrontKind::Pocket => Some(line.to_vec()),
        FrontKind::Bridgehead => {
            let back = polyline::stretch(river, *line.last()?, *line.first()?);
            (!back.is_empty()).then(|| line.iter().copied().chain(back).collect())
        }
    }
}

/// Whether the enemy stands on the left hand of one who follows the line. Of a pocket, everybody outside is the enemy.
pub fn enemy_on_left(kind: FrontKind, line: &[LatLon]) -> bool {
    // Degrees east are narrower than degrees north; that does not change the way a ring turns.
    let turn = |(a, b): (&LatLon, &LatLon)| a.lon * b.lat - b.lon * a.lat;
    let next = line.iter().cycle().skip(1);
    kind != FrontKind::Pocket || line.iter().zip(next).map(turn).sum::<f64>() < 0.0
}

/// The share of the time between two stages that has passed.
fn fraction(from: &Stage, to: &Stage, at: Instant) -> f64 {
    (at.0 - from.when.at.0) as f64 / (to.when.at.0 - from.when.at.0) as f64
}

/// The line between two stages, strictly between their times.
fn between(kind: FrontKind, from: &Stage, to: &Stage, at: Instant) -> Vec<LatLon> {
    let (a, b) = ends(kind, from, to);
    let mut line = morph(&a, &b, fraction(from, to, at));
    if kind == FrontKind::Pocket {
        line.pop();
    }
    line
}

/// The lines of two stages, so that their points belong together; rings close on themselves.
fn ends(kind: FrontKind, from: &Stage, to: &Stage) -> (Vec<LatLon>, Vec<LatLon>) {
    if kind == FrontKind::Pocket {
        let start = nearest_start(&from.line, &to.line);
        (ring(&from.line, 0), ring(&to.line, start))
    } else {
        (from.line.clone(), to.line.clone())
    }
}

/// The closed line that begins and ends at its point number `start`.
fn ring(line: &[LatLon], start: usize) -> Vec<LatLon> {
    let (before, after) = line.split_at(start.min(line.len()));
    after.iter().chain(before).chain(after.first().or(before.first())).copied().collect()
}

/// The point of `to` that is nearest to where `from` begins.
fn nearest_start(from: &[LatLon], to: &[LatLon]) -> usize {
    let Some(first) = from.first() else { return 0 };
    let distances = to.iter().map(|point| point.distance_m(*first)).enumerate();
    distances.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(number, _)| number)
}

/// The line a fraction of the way from one line to another.
fn morph(from: &[LatLon], to: &[LatLon], fraction: f64) -> Vec<LatLon> {
    pairs(from, to).into_iter().map(|(from, to)| from.toward(to, fraction)).collect()
}

/// The points of two lines that belong together: those at the same share of the lines' lengths, so that every point of
/// either line is among them.
fn pairs(from: &[LatLon], to: &[LatLon]) -> Vec<(LatLon, LatLon)> {
    let (a, b) = (shares(from), shares(to));
    let mut both: Vec<f64> = a.iter().chain(&b).copied().collect();
    both.sort_by(f64::total_cmp);
    both.dedup_by(|x, y| (*x - *y).abs() < 1e-9);
    both.iter().map(|share| (point_at(from, &a, *share), point_at(to, &b, *share))).collect()
}

/// For each point of a line, its distance from the beginning as a share of the line's length.
fn shares(line: &[LatLon]) -> Vec<f64> {
    let mut shares = vec![0.0];
    let mut length = 0.0;
    for leg in line.windows(2) {
        length += leg[0].distance_m(leg[1]);
        shares.push(length);
    }
    if length > 0.0 {
        shares.iter_mut().for_each(|share| *share /= length);
    }
    shares
}

/// The point of a line at a share of its length. A line that passed the checks has two points at least.
fn point_at(line: &[LatLon], shares: &[f64], share: f64) -> LatLon {
    let next = shares.partition_point(|s| *s < share).clamp(1, line.len() - 1);
    let (low, high) = (shares[next - 1], shares[next]);
    let part = if high > low { ((share - low) / (high - low)).clamp(0.0, 1.0) } else { 0.0 };
    line[next - 1].toward(line[next], part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<LatLon> {
        points.iter().map(|(lat, lon)| LatLon::new(*lat, *lon)).collect()
    }

    #[test]
    fn a_line_keeps_its_ends_and_corners() {
        let from = line(&[(47.0, 118.0), (47.5, 118.0), (48.0, 118.0)]);
        let to = line(&[(47.0, 119.0), (48.0, 119.0)]);
        let half = morph(&from, &to, 0.5);
        assert_eq!(half.first(), Some(&LatLon::new(47.0, 118.5)));
        assert_eq!(half.last(), Some(&LatLon::new(48.0, 118.5)));
        assert_eq!(morph(&from, &to, 0.0), from);
    }

    #[test]
    fn a_ring_that_only_begins_elsewhere_stands_still() {
        let square = line(&[(47.0, 118.0), (47.1, 118.0), (47.1, 118.1), (47.0, 118.1)]);
        let turned = line(&[(47.1, 118.1), (47.0, 118.1), (47.0, 118.0), (47.1, 118.0)]);
        let start = nearest_start(&square, &turned);
        let half = morph(&ring(&square, 0), &ring(&turned, start), 0.5);
        assert!(square.iter().all(|corner| half.iter().any(|point| point.distance_m(*corner) < 1.0)), "{half:?}");
    }
}

//! What of a track's way points the state at an instant is made of, side by side.

use super::WayPoint;
use crate::{
    campaign::{
        time::Instant,
        words::{Activity, Certainty},
    },
    geo::LatLon,
};

/// The way points of a track for who asks where the unit is.
///
/// A way point with its sources and notes is as large as three lines of a processor's cache, and who asks thousands of
/// tracks waits for every line: here the search and its answer mostly lie in two.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Steps {
    /// The first and the last time, in which no search needs to look.
    ends: Option<(Instant, Instant)>,
    all: Box<[Step]>,
}

/// A way point without what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Step {
    pub(crate) time: Instant,
    pub(crate) at: LatLon,
    pub(crate) error_km: f64,
    pub(crate) activity: Activity,
    pub(crate) certainty: Certainty,
    /// Whether the way to it bends: by which points its way point says.
    pub(crate) bends: bool,
}

impl Step {
    fn of(point: &WayPoint) -> Self {
        let WayPoint { at, error_km, activity, certainty, .. } = *point;
        Self { time: point.when.at, at, error_km, activity, certainty, bends: !point.via.is_empty() }
    }
}

impl Steps {
    /// The steps of way points, whose times strictly rise.
    pub(crate) fn of(points: &[WayPoint]) -> Self {
        let all: Box<[Step]> = points.iter().map(Step::of).collect();
        Self { ends: all.first().zip(all.last()).map(|(first, last)| (first.time, last.time)), all }
    }

    /// Step number `number`, if there are so many.
    pub(crate) fn get(&self, number: usize) -> Option<&Step> {
        self.all.get(number)
    }

    /// The number of the last way point at or before an instant.
    ///
    /// Most tracks have their way points at fairly even times, so the search begins where it would then be and widens
    /// in steps that double: at worst it takes twice the logarithm of their number, mostly a step or two.
    pub(crate) fn reached(&self, at: Instant) -> Option<usize> {
        let (first, last) = self.ends.filter(|(first, _)| *first <= at)?;
        let end = self.all.len() - 1;
        if last <= at {
            return Some(end);
        }
        let share = (at.0 - first.0) as f64 / (last.0 - first.0) as f64;
        let guess = ((share * end as f64) as usize).min(end);
        // What is sought lies from `low` on and before `high`.
        let (mut low, mut high, mut step) = (0, end, 1);
        if self.all[guess].time <= at {
            low = guess;
            while low + step < high && self.all[low + step].time <= at {
                low += step;
                step *= 2;
            }
            high = high.min(low + step);
        } else {
            high = guess;
            while low + step < high && self.all[high - step].time > at {
                high -= step;
                step *= 2;
            }
            low = high.saturating_sub(step);
        }
        Some(low + self.all[low..high].partition_point(|step| step.time <= at) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(all: &[i64]) -> Steps {
        let step = |time: &i64| Step {
            time: Instant(*time),
            at: LatLon::default(),
            error_km: 0.0,
            activity: Activity::Hold,
            certainty: Certainty::Known,
            bends: false,
        };
        let ends = all.first().zip(all.last()).map(|(first, last)| (Instant(*first), Instant(*last)));
        Steps { ends, all: all.iter().map(step).collect() }
    }

    #[test]
    fn it_finds_what_looking_at_all_of_them_finds() {
        let even: Vec<i64> = (0..100).map(|i| i * 10).collect();
        let doubling: Vec<i64> = (0..40).map(|i| 1 << i).collect();
        let (mut early, mut late) = ((0..50).collect::<Vec<i64>>(), vec![0]);
        early.push(1_000_000);
        late.extend(999_950..1_000_000);
        let far = [i64::MIN / 4, -7, 0, 3, i64::MAX / 4];
        for all in [&even[..], &doubling, &early, &late, &far, &[5], &[5, 6], &[]] {
            let steps = steps(all);
            let beside = all.iter().flat_map(|time| [time - 1, *time, time + 1]);
            for at in beside.chain([i64::MIN, i64::MAX, 500, 20_000]) {
                let expected = all.iter().rposition(|time| *time <= at);
                assert_eq!(steps.reached(Instant(at)), expected, "{at} in {all:?}");
            }
        }
    }
}

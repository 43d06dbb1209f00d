//! The times of a track's way points, side by side.

use super::WayPoint;
use crate::campaign::time::Instant;

/// When the way points of a track are reached: what is searched for an instant, without touching the way points.
///
/// A way point is as large as three lines of a processor's cache, and a search through thousands of tracks waits for
/// every line: eight times fit into one here.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Times {
    /// The first and the last, in which no search needs to look.
    ends: Option<(Instant, Instant)>,
    all: Box<[Instant]>,
}

impl Times {
    /// The times of way points, strictly rising.
    pub(crate) fn of(points: &[WayPoint]) -> Self {
        let all: Box<[Instant]> = points.iter().map(|point| point.when.at).collect();
        Self { ends: all.first().copied().zip(all.last().copied()), all }
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
        if self.all[guess] <= at {
            low = guess;
            while low + step < high && self.all[low + step] <= at {
                low += step;
                step *= 2;
            }
            high = high.min(low + step);
        } else {
            high = guess;
            while low + step < high && self.all[high - step] > at {
                high -= step;
                step *= 2;
            }
            low = high.saturating_sub(step);
        }
        Some(low + self.all[low..high].partition_point(|time| *time <= at) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(all: &[i64]) -> Times {
        let all: Box<[Instant]> = all.iter().map(|time| Instant(*time)).collect();
        Times { ends: all.first().copied().zip(all.last().copied()), all }
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
            let times = times(all);
            let beside = all.iter().flat_map(|time| [time - 1, *time, time + 1]);
            for at in beside.chain([i64::MIN, i64::MAX, 500, 20_000]) {
                let expected = all.iter().rposition(|time| *time <= at);
                assert_eq!(times.reached(Instant(at)), expected, "{at} in {all:?}");
            }
        }
    }
}

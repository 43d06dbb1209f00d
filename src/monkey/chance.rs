//! Chance that repeats: splitmix64, begun anew for every act from the seed and the act's number.

use crate::splitmix;

/// A stream of chance.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// The chance of one act: it hangs on nothing that came before.
    pub(super) fn of(seed: u64, number: u64) -> Self {
        let mut begin = Self(seed);
        let mixed = begin.next();
        Self(mixed ^ number.wrapping_mul(splitmix::STEP))
    }

    /// The next number.
    fn next(&mut self) -> u64 {
        splitmix::next(&mut self.0)
    }

    /// A whole number from 0 up to, and without, a limit; 0 where the limit is 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        // What the remainder favours is far below what a monkey would notice.
        (self.next() % limit.max(1) as u64) as usize
    }

    /// Once in so many times.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// A number between two others.
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// The same for what is counted in pixels and shares.
    pub(super) fn between32(&mut self, low: f32, high: f32) -> f32 {
        self.between(low.into(), high.into()) as f32
    }

    /// One of several; nothing of nothing.
    pub(super) fn one<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.below(all.len())).cloned()
    }

    /// One of several by their weights.
    pub(super) fn weighed<T: Copy>(&mut self, all: &[(T, usize)]) -> Option<T> {
        let mut left = self.below(all.iter().map(|(_, weight)| weight).sum());
        for (one, weight) in all {
            if left < *weight {
                return Some(*one);
            }
            left -= weight;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_act_of_the_same_seed_has_the_same_chance_and_no_other_has() {
        let drawn = |seed, number| {
            let mut chance = Chance::of(seed, number);
            (0..8).map(|_| chance.below(1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(drawn(7, 3), drawn(7, 3));
        assert!(drawn(7, 3) != drawn(7, 4) && drawn(7, 3) != drawn(8, 3) && drawn(0, 0) != drawn(0, 1));
    }

    #[test]
    fn weights_are_kept_and_nothing_is_beyond_its_limits() {
        let mut chance = Chance::of(1939, 0);
        let counts = (0..4_000).fold([0; 3], |mut counts, _| {
            counts[chance.weighed(&[(0, 1), (1, 0), (2, 3)]).expect("one")] += 1;
            counts
        });
        assert!(counts[1] == 0 && (2_800..3_200).contains(&counts[2]), "{counts:?}");
        assert!((0..1_000).all(|_| (-2.0..3.0).contains(&chance.between(-2.0, 3.0))));
        assert_eq!((chance.below(0), chance.one::<u8>(&[])), (0, None));
    }
}

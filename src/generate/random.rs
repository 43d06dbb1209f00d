//! Numbers by chance that are the same on every machine: splitmix64, with a stream of its own for every thing.

use crate::splitmix;

/// A stream of numbers.
pub(super) struct Random(u64);

/// What a stream is for: the same unit marches by one and is described by another.
#[derive(Clone, Copy)]
pub(super) enum Stream {
    Ground = 1,
    Start,
    Walk,
    Words,
    Accounts,
    Forces,
    Record,
    Fronts,
    Story,
}

impl Random {
    /// The stream of one thing of a campaign: no other thing, and no number of them, changes what it gives.
    pub(super) fn of(seed: u64, stream: Stream, number: u32) -> Self {
        let mut random = Self(seed ^ ((stream as u64) << 56) ^ (u64::from(number) << 8));
        // Seeds that differ in a bit give streams that differ in all.
        Self(random.next())
    }

    fn next(&mut self) -> u64 {
        splitmix::next(&mut self.0)
    }

    /// A number from 0 up to `most`, which is not given.
    pub(super) fn below(&mut self, most: u32) -> u32 {
        (((self.next() >> 32) * u64::from(most)) >> 32) as u32
    }

    /// A number from `low` to `high`, both of which are given.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low).unsigned_abs() + 1) as i32
    }

    /// True once in so many times.
    pub(super) fn one_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }

    /// One of several, of which there is one at least.
    pub(super) fn of_these<T: Copy>(&mut self, several: &[T]) -> T {
        several[self.below(several.len() as u32) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_gives_what_splitmix64_gives() {
        let mut random = Random(1_234_567);
        let expected = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([(); 3].map(|()| random.next()), expected);
    }

    #[test]
    fn numbers_stay_in_their_range_and_reach_its_ends() {
        let mut random = Random::of(1, Stream::Walk, 7);
        let drawn: Vec<i32> = (0..1_000).map(|_| random.between(-2, 2)).collect();
        for number in -2..=2 {
            let times = drawn.iter().filter(|n| **n == number).count();
            assert!((120..=280).contains(&times), "{number}: {times}");
        }
        assert!(drawn.iter().all(|n| (-2..=2).contains(n)));
    }
}

//! Story pace: the whole campaign in a fixed time of the reader's, quiet weeks fast and the days of battle slow.

use crate::campaign::{
    model::{Slow, Span},
    time::{Instant, Seconds},
};

/// How long the whole campaign takes at story pace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// Ten minutes.
    TenMinutes,
    /// Three minutes.
    ThreeMinutes,
}

impl Telling {
    /// Both, the slower first.
    pub const ALL: [Self; 2] = [Self::TenMinutes, Self::ThreeMinutes];

    /// The reader's seconds for the whole campaign.
    pub const fn seconds(self) -> f64 {
        match self {
            Self::TenMinutes => 600.0,
            Self::ThreeMinutes => 180.0,
        }
    }

    /// The word for it in the address bar and in the ids of sentences.
    pub const fn word(self) -> &'static str {
        match self {
            Self::TenMinutes => "story10",
            Self::ThreeMinutes => "story3",
        }
    }
}

/// A stretch of the campaign that passes evenly.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    /// Where it ends, in seconds from the beginning of the campaign.
    end: f64,
    /// The share of the whole telling that a second of it takes.
    share: f64,
}

/// How story pace divides the reader's time among the days of a campaign.
#[derive(Clone, Debug, PartialEq)]
pub struct Tempo {
    from: Instant,
    stretches: Vec<Stretch>,
}

impl Tempo {
    /// The tempo of a span in which some stretches, rising and apart from one another, are slower than the rest.
    pub fn new(span: Span, slow: &[Slow]) -> Self {
        let second = |at: Instant| (at.0 - span.from.0) as f64;
        let mut stretches = Vec::with_capacity(slow.len() * 2 + 1);
        let mut at = span.from;
        for Slow { span: part, times } in slow {
            let (begin, end) = (span.clamp(part.from), span.clamp(part.to));
            stretches.push(Stretch { end: second(begin), share: 1.0 });
            stretches.push(Stretch { end: second(end), share: *times });
            at = end;
        }
        if at < span.to {
            stretches.push(Stretch { end: second(span.to), share: 1.0 });
        }
        let mut tempo = Self { from: span.from, stretches };
        let whole = tempo.told(second(span.to)).max(f64::MIN_POSITIVE);
        tempo.stretches.iter_mut().for_each(|stretch| stretch.share /= whole);
        tempo
    }

    /// The share of the telling, from 0 to 1, that has passed at an instant.
    pub fn share(&self, at: Instant) -> f64 {
        self.told(at.0.saturating_sub(self.from.0) as f64)
    }

    /// How long a part of the campaign takes to be told, in the reader's seconds.
    pub fn seconds(&self, span: Span, telling: Telling) -> f64 {
        (self.share(span.to) - self.share(span.from)) * telling.seconds()
    }

    /// Goes on for `seconds` of the reader's time from an instant and a part of a second after it. Answers the whole
    /// seconds that pass, and the part of one that is left over.
    pub(super) fn pass(&self, now: Instant, part: f64, seconds: f64, telling: Telling) -> (Seconds, f64) {
        let begin = (now.0 - self.from.0) as f64;
        let mut at = begin + part;
        let mut left = seconds / telling.seconds();
        for Stretch { end, share } in self.stretches.iter().filter(|stretch| stretch.end > begin) {
            let whole = (end - at).max(0.0) * share;
            if left < whole {
                at += left / share;
                left = 0.0;
                break;
            }
            (at, left) = (end.max(at), left - whole);
        }
        // What is left when the campaign has been told goes on as fast as it ended: the clock stops at its end.
        at += left * 1e9;
        let passed = at - begin;
        let whole = passed.trunc();
        (whole as Seconds, passed - whole)
    }

    fn told(&self, second: f64) -> f64 {
        let mut begin = 0.0;
        let mut told = 0.0;
        for Stretch { end, share } in &self.stretches {
            told += (second.min(*end) - begin).max(0.0) * share;
            begin = *end;
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::time::DAY;

    fn span() -> Span {
        Span { from: Instant(0), to: Instant(100 * DAY) }
    }

    fn tempo() -> Tempo {
        let slow =
            |from: i64, to: i64, times| Slow { span: Span { from: Instant(from * DAY), to: Instant(to * DAY) }, times };
        Tempo::new(span(), &[slow(20, 22, 10.0), slow(60, 70, 5.0)])
    }

    #[test]
    fn slow_days_take_as_many_times_longer_as_is_said() {
        let tempo = tempo();
        let day = |day: i64| {
            let span = Span { from: Instant(day * DAY), to: Instant((day + 1) * DAY) };
            tempo.seconds(span, Telling::TenMinutes)
        };
        assert!((day(20) / day(5) - 10.0).abs() < 1e-9 && (day(65) / day(5) - 5.0).abs() < 1e-9);
        assert!((tempo.seconds(span(), Telling::ThreeMinutes) - 180.0).abs() < 1e-9);
    }

    #[test]
    fn going_on_and_looking_up_agree() {
        let tempo = tempo();
        for telling in Telling::ALL {
            for (from, seconds) in [(0, 30.0), (19, 0.5), (20, 7.25), (59, 40.0), (99, 0.1)] {
                let from = Instant(from * DAY);
                let (whole, part) = tempo.pass(from, 0.25, seconds, telling);
                assert!((0.0..1.0).contains(&part));
                let to = Instant(from.0 + whole);
                let told = tempo.seconds(Span { from, to }, telling);
                assert!((told - seconds).abs() < 0.01, "{seconds} s from {from} took {told} s");
            }
        }
    }

    #[test]
    fn a_slow_stretch_at_either_end_of_the_campaign_is_no_trouble() {
        let all = [Slow { span: Span { from: Instant(-DAY), to: Instant(200 * DAY) }, times: 3.0 }];
        let tempo = Tempo::new(span(), &all);
        assert!((tempo.share(Instant(50 * DAY)) - 0.5).abs() < 1e-9);
        assert_eq!(Tempo::new(Span { from: Instant(5), to: Instant(5) }, &[]).share(Instant(5)), 0.0);
    }
}

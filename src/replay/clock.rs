//! The replay's clock: the instant shown, whether it runs and how fast, and the one enumeration that commands it.

use crate::campaign::{
    model::Span,
    time::{DAY, HOUR, Instant, MINUTE, Seconds},
};

/// How much of the campaign passes in one second of the reader's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(usize);

impl Rate {
    const STEPS: [(&'static str, Seconds); 8] = [
        ("10m", 10 * MINUTE),
        ("30m", 30 * MINUTE),
        ("1h", HOUR),
        ("2h", 2 * HOUR),
        ("6h", 6 * HOUR),
        ("12h", 12 * HOUR),
        ("1d", DAY),
        ("2d", 2 * DAY),
    ];

    /// Every rate, slowest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::STEPS.len()).map(Self)
    }

    /// Campaign seconds in one second.
    pub fn per_second(self) -> Seconds {
        Self::STEPS[self.0].1
    }

    /// The word for this rate in the address bar: `10m`, `6h`, `2d`.
    pub fn word(self) -> &'static str {
        Self::STEPS[self.0].0
    }

    /// Reads a rate from its word.
    pub fn parse(word: &str) -> Result<Self, RateError> {
        Self::all().find(|rate| rate.word() == word).ok_or_else(|| RateError(word.chars().take(20).collect()))
    }

    /// The next faster rate, or this one where there is none.
    pub fn faster(self) -> Self {
        Self((self.0 + 1).min(Self::STEPS.len() - 1))
    }

    /// The next slower rate, or this one where there is none.
    pub fn slower(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}

impl Default for Rate {
    /// Six hours a second: the whole campaign in about nine minutes.
    fn default() -> Self {
        Self(4)
    }
}

/// Why a rate could not be read.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error("cannot read the rate '{0}'; it is one of 10m, 30m, 1h, 2h, 6h, 12h, 1d, 2d, the campaign time in a second")]
pub struct RateError(String);

/// Everything that can be asked of the clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ClockCommand {
    /// Start or stop; at the end, start again from the beginning.
    TogglePlay,
    /// Start.
    Play,
    /// Stop.
    Pause,
    /// Show this instant, or the nearest in the span.
    Seek(Instant),
    /// Move by some seconds, back if negative.
    Step(Seconds),
    /// Go to the next event.
    NextEvent,
    /// Go to the event before.
    PreviousEvent,
    /// Play faster by one step.
    Faster,
    /// Play slower by one step.
    Slower,
    /// Play at this rate.
    SetRate(Rate),
    /// Go to the first instant.
    Home,
    /// Go to the last instant.
    End,
}

/// The instant that is shown, and how it moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Clock {
    span: Span,
    now: Instant,
    /// Part of a campaign second that has passed and is not yet shown, so that the pace does not depend on frames.
    passed: f64,
    playing: bool,
    rate: Rate,
}

impl Clock {
    /// A clock that stands at the beginning of `span`.
    pub fn new(span: Span) -> Self {
        Self { span, now: span.from, passed: 0.0, playing: false, rate: Rate::default() }
    }

    /// The time that can be shown.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The instant that is shown.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// Whether the clock runs.
    pub fn playing(&self) -> bool {
        self.playing
    }

    /// How fast it runs.
    pub fn rate(&self) -> Rate {
        self.rate
    }

    /// Obeys a command. `events` are the instants of the events, rising.
    pub fn apply(&mut self, command: ClockCommand, events: &[Instant]) {
        match command {
            ClockCommand::TogglePlay if self.playing => self.playing = false,
            ClockCommand::TogglePlay | ClockCommand::Play => self.play(),
            ClockCommand::Pause => self.playing = false,
            ClockCommand::Seek(instant) => self.seek(instant),
            ClockCommand::Step(seconds) => self.seek(self.now.plus(seconds)),
            ClockCommand::NextEvent => {
                let next = events.partition_point(|event| *event <= self.now);
                self.seek(events.get(next).copied().unwrap_or(self.span.to));
            }
            ClockCommand::PreviousEvent => {
                let next = events.partition_point(|event| *event < self.now);
                self.seek(next.checked_sub(1).and_then(|i| events.get(i)).copied().unwrap_or(self.span.from));
            }
            ClockCommand::Faster => self.rate = self.rate.faster(),
            ClockCommand::Slower => self.rate = self.rate.slower(),
            ClockCommand::SetRate(rate) => self.rate = rate,
            ClockCommand::Home => self.seek(self.span.from),
            ClockCommand::End => self.seek(self.span.to),
        }
    }

    /// Lets `seconds` of the reader's time pass. Stops at the end of the span.
    pub fn tick(&mut self, seconds: f64) {
        if !self.playing || seconds <= 0.0 {
            return;
        }
        self.passed += seconds * self.rate.per_second() as f64;
        let whole = self.passed.trunc();
        self.passed -= whole;
        self.now = self.span.clamp(self.now.plus(whole as Seconds));
        if self.now == self.span.to {
            self.playing = false;
        }
    }

    fn play(&mut self) {
        if self.now == self.span.to {
            self.seek(self.span.from);
        }
        self.playing = true;
    }

    fn seek(&mut self, instant: Instant) {
        self.now = self.span.clamp(instant);
        self.passed = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock() -> Clock {
        Clock::new(Span { from: Instant(0), to: Instant(10 * DAY) })
    }

    #[test]
    fn the_same_journey_takes_the_same_time_at_any_frame_rate() {
        for rate in Rate::all() {
            for frames in [15_u32, 30, 144] {
                let mut clock = clock();
                clock.apply(ClockCommand::SetRate(rate), &[]);
                clock.apply(ClockCommand::Play, &[]);
                (0..frames * 3).for_each(|_| clock.tick(1.0 / f64::from(frames)));
                let off = clock.now().0 - 3 * rate.per_second();
                assert!(off.abs() <= 1, "{} at {frames} frames a second is off by {off} s", rate.word());
            }
        }
    }

    #[test]
    fn it_stops_at_the_end_and_starts_again_from_the_beginning() {
        let mut clock = clock();
        clock.apply(ClockCommand::Play, &[]);
        clock.tick(1e6);
        assert_eq!((clock.now(), clock.playing()), (Instant(10 * DAY), false));
        clock.apply(ClockCommand::TogglePlay, &[]);
        assert_eq!((clock.now(), clock.playing()), (Instant(0), true));
    }

    #[test]
    fn steps_go_from_event_to_event_and_stay_in_the_span() {
        let events = [Instant(DAY), Instant(2 * DAY)];
        let mut clock = clock();
        let mut after = |command| {
            clock.apply(command, &events);
            clock.now()
        };
        assert_eq!(after(ClockCommand::NextEvent), Instant(DAY));
        assert_eq!(after(ClockCommand::NextEvent), Instant(2 * DAY));
        assert_eq!(after(ClockCommand::NextEvent), Instant(10 * DAY));
        assert_eq!(after(ClockCommand::PreviousEvent), Instant(2 * DAY));
        assert_eq!(after(ClockCommand::PreviousEvent), Instant(DAY));
        assert_eq!(after(ClockCommand::Step(-3 * DAY)), Instant(0));
        assert_eq!(after(ClockCommand::Seek(Instant(i64::MAX))), Instant(10 * DAY));
    }

    #[test]
    fn rates_are_read_by_their_words() {
        for rate in Rate::all() {
            assert_eq!(Rate::parse(rate.word()), Ok(rate));
        }
        assert!(Rate::parse("3h").is_err());
    }
}

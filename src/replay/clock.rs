//! The replay's clock: the instant shown, whether it runs and how fast, and the one enumeration that commands it.

use super::pace::{Telling, Tempo};
use crate::campaign::{
    model::{Slow, Span},
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

/// How the reader's time becomes the campaign's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Evenly.
    Even(Rate),
    /// Quiet weeks fast and the days of battle slow, the whole campaign in a fixed time.
    Story(Telling),
}

impl Pace {
    /// Every pace, the even ones first.
    pub fn all() -> impl Iterator<Item = Self> {
        Rate::all().map(Self::Even).chain(Telling::ALL.map(Self::Story))
    }

    /// The word for this pace in the address bar: `10m`, `6h`, `story10`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Even(rate) => rate.word(),
            Self::Story(telling) => telling.word(),
        }
    }

    /// Reads a pace from its word.
    pub fn parse(word: &str) -> Result<Self, PaceError> {
        Self::all().find(|pace| pace.word() == word).ok_or_else(|| PaceError(word.chars().take(20).collect()))
    }

    /// Story pace instead of even time, or even time instead of story pace.
    pub fn toggled(self) -> Self {
        match self {
            Self::Even(_) => Self::Story(Telling::TenMinutes),
            Self::Story(_) => Self::Even(Rate::default()),
        }
    }

    fn faster(self) -> Self {
        match self {
            Self::Even(rate) => Self::Even(rate.faster()),
            Self::Story(_) => Self::Story(Telling::ThreeMinutes),
        }
    }

    fn slower(self) -> Self {
        match self {
            Self::Even(rate) => Self::Even(rate.slower()),
            Self::Story(_) => Self::Story(Telling::TenMinutes),
        }
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self::Even(Rate::default())
    }
}

/// Why a pace could not be read.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error(
    "cannot read the pace '{0}'; it is one of 10m, 30m, 1h, 2h, 6h, 12h, 1d, 2d, the campaign time in a second, or \
     story10 or story3, the minutes for the whole story"
)]
pub struct PaceError(String);

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
    /// Play at this pace.
    SetPace(Pace),
    /// Play this stretch again and again, or no longer.
    Loop(Option<Span>),
    /// Stop when play reaches this instant, or play on.
    StopAt(Option<Instant>),
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
    pace: Pace,
    tempo: Tempo,
    /// What is played again and again.
    looped: Option<Span>,
    /// Where play stops.
    stop: Option<Instant>,
}

impl Clock {
    /// A clock that stands at the beginning of `span`, for a story with slow stretches: it is told at story pace unless
    /// the reader chooses another. Without a story time passes evenly.
    pub fn new(span: Span, slow: &[Slow]) -> Self {
        let tempo = Tempo::new(span, slow);
        let pace = if slow.is_empty() { Pace::default() } else { Pace::Story(Telling::TenMinutes) };
        let now = span.from;
        Self { span, now, passed: 0.0, playing: false, pace, tempo, looped: None, stop: None }
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
    pub fn pace(&self) -> Pace {
        self.pace
    }

    /// How story pace divides the reader's time.
    pub fn tempo(&self) -> &Tempo {
        &self.tempo
    }

    /// What is played again and again.
    pub fn looped(&self) -> Option<Span> {
        self.looped
    }

    /// Where play stops.
    pub fn stop(&self) -> Option<Instant> {
        self.stop
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
            ClockCommand::Faster => self.pace = self.pace.faster(),
            ClockCommand::Slower => self.pace = self.pace.slower(),
            ClockCommand::SetPace(pace) => self.pace = pace,
            ClockCommand::Loop(span) => self.looped = span.and_then(|span| self.loopable(span)),
            ClockCommand::StopAt(instant) => self.stop = instant,
            ClockCommand::Home => self.seek(self.span.from),
            ClockCommand::End => self.seek(self.span.to),
        }
    }

    /// Lets `seconds` of the reader's time pass. Stops at the end of the span and where a stop is set.
    pub fn tick(&mut self, seconds: f64) {
        if !self.playing || seconds.is_nan() || seconds <= 0.0 {
            return;
        }
        // Longer than any campaign: from an endless frame no part of a second could be kept.
        let seconds = seconds.min(1e9);
        let (whole, part) = match self.pace {
            Pace::Even(rate) => {
                let passed = self.passed + seconds * rate.per_second() as f64;
                (passed.trunc() as Seconds, passed - passed.trunc())
            }
            Pace::Story(telling) => self.tempo.pass(self.now, self.passed, seconds, telling),
        };
        let before = self.now;
        (self.now, self.passed) = (self.span.clamp(before.plus(whole)), part);
        if let Some(span) = self.looped.filter(|span| self.now >= span.to) {
            self.seek(span.from);
        } else if let Some(stop) = self.stop.filter(|stop| before < *stop && *stop <= self.now) {
            self.seek(stop);
            self.playing = false;
        } else if self.now == self.span.to {
            self.playing = false;
        }
    }

    fn play(&mut self) {
        if let Some(span) = self.looped.filter(|span| !(span.from..span.to).contains(&self.now)) {
            self.seek(span.from);
        } else if self.now == self.span.to {
            self.seek(self.span.from);
        }
        self.playing = true;
    }

    /// The part of a stretch that can be played, if it is longer than a moment.
    fn loopable(&self, span: Span) -> Option<Span> {
        let span = Span { from: self.span.clamp(span.from), to: self.span.clamp(span.to) };
        (span.from < span.to).then_some(span)
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
        let slow = Slow { span: Span { from: Instant(2 * DAY), to: Instant(3 * DAY) }, times: 8.0 };
        Clock::new(Span { from: Instant(0), to: Instant(10 * DAY) }, &[slow])
    }

    #[test]
    fn the_same_journey_takes_the_same_time_at_any_frame_rate() {
        for rate in Rate::all() {
            for frames in [15_u32, 30, 144] {
                let mut clock = clock();
                clock.apply(ClockCommand::SetPace(Pace::Even(rate)), &[]);
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
    fn the_whole_story_ends_to_the_second_at_any_frame_rate() {
        for telling in Telling::ALL {
            for frames in [5.0, 15.0, 60.0, 144.0] {
                let mut clock = clock();
                clock.apply(ClockCommand::SetPace(Pace::Story(telling)), &[]);
                clock.apply(ClockCommand::Play, &[]);
                let mut seconds = 0.0;
                while clock.playing() && seconds < 1_000.0 {
                    clock.tick(1.0 / frames);
                    seconds += 1.0 / frames;
                }
                let off = seconds - telling.seconds();
                assert!((-0.01..=1.0 / frames + 0.01).contains(&off), "off by {off} s at {frames} frames a second");
            }
        }
    }

    #[test]
    fn a_loop_is_played_again_and_a_stop_stops_once() {
        let mut clock = clock();
        let span = Span { from: Instant(DAY), to: Instant(DAY + 12 * HOUR) };
        clock.apply(ClockCommand::Loop(Some(span)), &[]);
        clock.apply(ClockCommand::Play, &[]);
        assert_eq!(clock.now(), span.from);
        (0..50).for_each(|_| {
            clock.tick(0.1);
            assert!(clock.playing() && span.contains(clock.now()), "{}", clock.now());
        });
        clock.apply(ClockCommand::Loop(None), &[]);
        clock.apply(ClockCommand::StopAt(Some(Instant(5 * DAY))), &[]);
        clock.tick(1e4);
        assert_eq!((clock.now(), clock.playing()), (Instant(5 * DAY), false));
        clock.apply(ClockCommand::Play, &[]);
        clock.tick(1.0);
        assert!(clock.playing() && clock.now() > Instant(5 * DAY), "a stop that is reached does not hold again");
        clock.apply(ClockCommand::Loop(Some(Span { from: Instant(DAY), to: Instant(DAY) })), &[]);
        assert_eq!(clock.looped(), None);
    }

    #[test]
    fn paces_are_read_by_their_words() {
        for pace in Pace::all() {
            assert_eq!(Pace::parse(pace.word()), Ok(pace));
        }
        assert!(Pace::parse("3h").is_err());
        let mut clock = clock();
        clock.apply(ClockCommand::SetPace(Pace::Story(Telling::TenMinutes)), &[]);
        clock.apply(ClockCommand::Faster, &[]);
        assert_eq!(clock.pace(), Pace::Story(Telling::ThreeMinutes));
    }
}

//! The part of the campaign's time that a timeline shows: zoomed, moved, and following the clock.

use super::clock::{Clock, ClockCommand};
use crate::campaign::{
    model::Span,
    time::{DAY, Instant, Seconds},
};

/// The shortest part that can be shown.
pub const SHORTEST: Seconds = DAY;

/// The share of the part, from its beginning, that the clock may reach before the part follows it.
const LEAD: f64 = 0.8;

/// A part of a span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// All there is.
    whole: Span,
    /// The part that is shown.
    shown: Span,
}

impl Extent {
    /// The part `shown` of `whole`, or all of it where none is said. A part too short or over an edge is put right.
    pub fn of(whole: Span, shown: Option<Span>) -> Self {
        let extent = Self { whole, shown: whole };
        shown.map_or(extent, |shown| extent.with(shown.from, shown.to.0.saturating_sub(shown.from.0)))
    }

    /// The part that is shown.
    pub fn shown(self) -> Span {
        self.shown
    }

    /// The part as the view keeps it: none where all is shown.
    pub fn axis(self) -> Option<Span> {
        (self.shown != self.whole).then_some(self.shown)
    }

    /// How many seconds are shown.
    pub fn length(self) -> Seconds {
        self.shown.to.0 - self.shown.from.0
    }

    /// Shows `factor` times less of time, keeping `held` where it is, as far as the ends allow.
    pub fn zoomed(self, held: Instant, factor: f64) -> Self {
        if !factor.is_finite() || factor <= 0.0 {
            return self;
        }
        let longest = self.whole.to.0 - self.whole.from.0;
        let held = self.shown.clamp(held);
        let share = (held.0 - self.shown.from.0) as f64 / (self.length() as f64).max(1.0);
        let length = ((self.length() as f64 / factor).round() as Seconds).clamp(SHORTEST.min(longest), longest);
        self.with(held.plus(-((share * length as f64).round() as Seconds)), length)
    }

    /// The same for a key or a button: about the clock's moment where it is seen, else about the middle.
    pub fn zoomed_at(self, now: Instant, factor: f64) -> Self {
        let middle = self.shown.from.plus(self.length() / 2);
        self.zoomed(if self.shown.contains(now) { now } else { middle }, factor)
    }

    /// The part so many seconds later, or earlier if negative, as far as there is time.
    pub fn moved(self, by: Seconds) -> Self {
        self.with(self.shown.from.plus(by), self.length())
    }

    /// The part in which the clock is seen after it has moved from `before` to `now`: moved on smoothly, so that a clock
    /// that runs keeps some time before it.
    pub fn following(self, before: Instant, now: Instant) -> Self {
        let lead = (self.length() as f64 * LEAD) as Seconds;
        let ahead = now.0.saturating_sub(self.shown.from.0);
        if ahead < 0 || ahead > self.length() {
            // Out of sight: shown anew, with a little of what went before.
            self.with(now.plus(lead - self.length()), self.length())
        } else if ahead > lead && now > before {
            // Twice as fast as the clock, until the lead is won back.
            self.moved((ahead - lead).min(now.0.saturating_sub(before.0).saturating_mul(2)))
        } else {
            self
        }
    }

    /// A part of a length that begins at an instant, moved into the whole.
    fn with(self, from: Instant, length: Seconds) -> Self {
        let longest = self.whole.to.0 - self.whole.from.0;
        let length = length.clamp(SHORTEST.min(longest), longest);
        let from = Instant(from.0.clamp(self.whole.from.0, self.whole.to.0 - length));
        Self { shown: Span { from, to: from.plus(length) }, ..self }
    }
}

/// The day of the campaign clock on which an instant lies, as far as it lies in the campaign.
pub fn day_of(whole: Span, now: Instant) -> Span {
    // The last instant of a campaign is a midnight: its day is the one that ends there.
    let now = Instant(whole.clamp(now).0.min(whole.to.0 - 1));
    let from = Instant(now.0.div_euclid(DAY) * DAY);
    Span { from: whole.clamp(from), to: whole.clamp(from.plus(DAY)) }
}

/// What repeats the day of the clock, or ends what is repeated.
pub fn toggle_loop(clock: &Clock) -> ClockCommand {
    let day = day_of(clock.span(), clock.now());
    ClockCommand::Loop(clock.looped().is_none().then_some(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::time::HOUR;

    fn whole() -> Extent {
        Extent::of(Span { from: Instant(10 * DAY), to: Instant(139 * DAY) }, None)
    }

    fn share(extent: Extent, at: Instant) -> f64 {
        (at.0 - extent.shown().from.0) as f64 / extent.length() as f64
    }

    #[test]
    fn zooming_keeps_the_instant_under_the_pointer() {
        let mut extent = whole();
        let held = Instant(63 * DAY + 9 * HOUR);
        let before = share(extent, held);
        for factor in [1.3, 2.0, 4.0, 0.5, 3.0, 0.9] {
            extent = extent.zoomed(held, factor);
            // A second of rounding, in the shortest part that can be shown.
            assert!((share(extent, held) - before).abs() < 2.0 / DAY as f64, "{factor}: {extent:?}");
        }
    }

    #[test]
    fn it_never_shows_less_than_a_day_nor_more_than_all() {
        let day = whole().zoomed(Instant(50 * DAY), 1e9);
        assert_eq!(day.length(), DAY);
        assert!(day.shown().contains(Instant(50 * DAY)));
        let all = day.zoomed(Instant(50 * DAY), 1e-9);
        assert_eq!((all, all.axis()), (whole(), None));
        for factor in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(whole().zoomed(Instant(50 * DAY), factor), whole());
        }
        let odd = Extent::of(whole().shown(), Some(Span { from: Instant(500 * DAY), to: Instant(400 * DAY) }));
        assert_eq!(odd.shown(), Span { from: Instant(138 * DAY), to: Instant(139 * DAY) });
        let short = Span { from: Instant(0), to: Instant(HOUR) };
        assert_eq!(Extent::of(short, None).zoomed(Instant(9), 3.0).shown(), short);
    }

    #[test]
    fn moving_stops_at_both_ends() {
        let part = whole().zoomed(Instant(10 * DAY), 10.0);
        assert_eq!(part.moved(-5 * DAY), part);
        assert_eq!(part.moved(DAY).shown().from, Instant(11 * DAY));
        assert_eq!(part.moved(1_000 * DAY).shown().to, Instant(139 * DAY));
        assert_eq!(part.moved(1_000 * DAY).length(), part.length());
    }

    #[test]
    fn a_part_follows_the_clock_without_a_jump_and_finds_it_again() {
        let part = Extent::of(whole().shown(), Some(Span { from: Instant(20 * DAY), to: Instant(30 * DAY) }));
        assert_eq!(part.following(Instant(24 * DAY), Instant(25 * DAY)), part);
        let mut extent = part;
        // From a moment near the end, so that there is a lead to win back.
        let at = |hour: i64| Instant(29 * DAY + hour * HOUR);
        for hour in 1..72 {
            let next = extent.following(at(hour - 1), at(hour));
            assert!((0..=2 * HOUR).contains(&(next.shown().from.0 - extent.shown().from.0)));
            extent = next;
        }
        assert_eq!(at(71).0 - extent.shown().from.0, 8 * DAY);
        assert_eq!(extent.length(), part.length());
        for far in [12, 60, 138] {
            assert!(part.following(Instant(25 * DAY), Instant(far * DAY)).shown().contains(Instant(far * DAY)));
        }
        assert_eq!(whole().following(Instant(130 * DAY), Instant(139 * DAY)), whole());
    }

    #[test]
    fn the_day_of_a_moment_lies_in_the_campaign() {
        let all = Span { from: Instant(0), to: Instant(3 * DAY) };
        let days = [Instant(DAY + 5), Instant(0), Instant(3 * DAY)].map(|now| day_of(all, now).from.0 / DAY);
        assert_eq!(days, [1, 0, 2]);
        assert_eq!(day_of(all, Instant(3 * DAY)).to, Instant(3 * DAY));
    }
}

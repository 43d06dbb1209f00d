//! When a report is due: at most every five seconds while the clock runs, else once everything has rested.

/// While the clock runs, reports are this far apart, in seconds.
const PLAYING: f64 = 5.0;

/// What changed must have rested for so long, in seconds: who scrubs hears nothing on the way.
const REST: f64 = 0.5;

/// What to do with the timer after a change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wait {
    /// Leave it: it runs already.
    On,
    /// Start it anew with so many seconds.
    For(f64),
}

/// Keeps when the last report was made and whether the next is on its way.
#[derive(Clone, Copy, Debug, Default)]
pub struct Due {
    last: Option<f64>,
    /// Whether a report is on its way that was asked for while the clock ran.
    coming: bool,
}

impl Due {
    /// Something that a report tells of has changed at `now`, in seconds.
    pub fn changed(&mut self, playing: bool, now: f64) -> Wait {
        if !playing {
            self.coming = false;
            return Wait::For(REST);
        }
        if std::mem::replace(&mut self.coming, true) {
            return Wait::On;
        }
        Wait::For(self.last.map_or(0.0, |last| (last + PLAYING - now).max(0.0)))
    }

    /// The timer has run out at `now`: the report is made.
    pub fn made(&mut self, now: f64) {
        *self = Self { last: Some(now), coming: false };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn while_the_clock_runs_reports_are_five_seconds_apart() {
        let mut due = Due::default();
        assert_eq!(due.changed(true, 10.0), Wait::For(0.0));
        due.made(10.0);
        assert_eq!(due.changed(true, 10.1), Wait::For(4.9));
        assert_eq!(due.changed(true, 12.0), Wait::On, "the frames between do not put it off");
        due.made(15.0);
        assert_eq!(due.changed(true, 30.0), Wait::For(0.0));
    }

    #[test]
    fn who_scrubs_hears_nothing_until_the_clock_rests() {
        let mut due = Due::default();
        due.made(1.0);
        for step in 0..20 {
            assert_eq!(due.changed(false, 1.0 + f64::from(step) * 0.02), Wait::For(REST), "each step begins anew");
        }
        assert_eq!(due.changed(true, 1.5), Wait::For(4.5));
        assert_eq!(due.changed(false, 1.6), Wait::For(REST), "stopping is told soon");
    }
}

//! Dates, days and times in words.

use super::Lang;
use crate::campaign::time::{ClockName, HOUR, Instant, When};

/// The year of the campaign: dates in it are said without.
const YEAR: i16 = 1939;

impl Lang {
    /// `3 July 1939`.
    pub fn date(&self, at: Instant) -> String {
        let date = at.date_time().date();
        let values = [
            ("day", date.day().to_string().into()),
            ("month", self.month(date.month()).into()),
            ("year", date.year().to_string().into()),
        ];
        self.with("date-long", &values)
    }

    /// `3 July`.
    pub fn day_and_month(&self, at: Instant) -> String {
        let date = at.date_time().date();
        let values = [("day", date.day().to_string().into()), ("month", self.month(date.month()).into())];
        self.with("date-short", &values)
    }

    /// `3 Jul`, with the year where it is not the campaign's.
    pub fn day_and_month_short(&self, at: Instant) -> String {
        let date = at.date_time().date();
        let values = [
            ("day", date.day().to_string().into()),
            ("month", self.month_short(date.month()).into()),
            ("year", date.year().to_string().into()),
        ];
        self.with(if date.year() == YEAR { "date-shorter" } else { "date-shorter-year" }, &values)
    }

    /// `3 Jul, 09:00`.
    pub fn day_and_clock(&self, at: Instant) -> String {
        self.with("date-clock", &[("date", self.day_and_month_short(at).into()), ("time", self.clock(at).into())])
    }

    /// The day a source gives, as short as it can be said: `3 Jul`, `Jun 1935`, `1932`.
    pub fn day(&self, when: &When) -> String {
        let at = when.at.plus(when.clock.ahead());
        let date = at.date_time().date();
        match when.words.len() {
            4 => when.words.to_string(),
            7 => {
                let month = self.month_short(date.month());
                self.with("date-month", &[("month", month.into()), ("year", date.year().to_string().into())])
            }
            _ => self.day_and_month_short(at),
        }
    }

    /// `09:00`, on the campaign clock.
    pub fn clock(&self, at: Instant) -> String {
        let time = at.date_time();
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// `10:00`, one hour ahead, as the Japanese clocks showed it.
    pub fn tokyo_clock(&self, at: Instant) -> String {
        self.clock(at.plus(HOUR))
    }

    /// `3 July, 09:00`.
    pub fn moment(&self, at: Instant) -> String {
        self.with("moment", &[("date", self.day_and_month(at).into()), ("time", self.clock(at).into())])
    }

    /// The name of a month, 1 to 12.
    pub fn month(&self, number: i8) -> String {
        self.get(&format!("month-{number}"))
    }

    /// The short name of a month, 1 to 12.
    pub fn month_short(&self, number: i8) -> String {
        self.get(&format!("month-short-{number}"))
    }

    /// The day of the week.
    pub fn weekday(&self, at: Instant) -> String {
        self.get(&format!("weekday-{}", at.date_time().date().weekday().to_monday_one_offset()))
    }

    /// A source's time in its own words and on its own clock: `21 August, morning, Tokyo clock`.
    pub fn when(&self, when: &When) -> String {
        // The day as the source's clock shows it.
        let at = when.at.plus(when.clock.ahead());
        let year = at.date_time().year();
        let date = match when.words.len() {
            4 => return when.words.to_string(),
            7 => {
                let month = self.month(at.date_time().month());
                return self.with("date-month", &[("month", month.into()), ("year", year.to_string().into())]);
            }
            _ if year != YEAR => self.date(at),
            _ => self.day_and_month(at),
        };
        let Some((_, rest)) = when.words.split_once(' ') else {
            return date;
        };
        let said = if rest.starts_with(|c: char| c.is_ascii_digit()) {
            self.with("when-time", &[("date", date.into()), ("time", rest.into())])
        } else {
            self.with(
                "when-part",
                &[("date", date.into()), ("part", self.word("part", &rest.replace(' ', "-")).into())],
            )
        };
        let clock = match when.clock {
            ClockName::S => self.get("clock-name-soviet"),
            ClockName::J => self.get("clock-name-japanese"),
            ClockName::Unstated => return said,
        };
        self.with("when-clock", &[("when", said.into()), ("clock", clock.into())])
    }
}

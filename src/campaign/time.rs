//! Time in words: what a source says of a time, and the instant and the doubt that are read into it.

use jiff::civil::{Date, DateTime};
use serde::Deserialize;
use std::fmt;

/// A span of time in seconds.
pub type Seconds = i64;

/// One minute, hour and day in seconds.
pub const MINUTE: Seconds = 60;
/// One hour in seconds.
pub const HOUR: Seconds = 60 * MINUTE;
/// One day in seconds.
pub const DAY: Seconds = 24 * HOUR;

/// An instant in whole seconds on the campaign clock (UTC+8), counted from 1 January 1939, 00:00.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub Seconds);

const EPOCH: DateTime = DateTime::constant(1939, 1, 1, 0, 0, 0, 0);

impl Instant {
    /// The date and time of day this instant shows on the campaign clock.
    pub fn date_time(self) -> DateTime {
        EPOCH.saturating_add(jiff::SignedDuration::from_secs(self.0))
    }

    /// The instant at which the campaign clock shows `date_time`.
    pub fn from_date_time(date_time: DateTime) -> Self {
        Self(date_time.duration_since(EPOCH).as_secs())
    }

    /// This instant moved by some seconds.
    pub fn plus(self, seconds: Seconds) -> Self {
        Self(self.0.saturating_add(seconds))
    }
}

impl fmt::Display for Instant {
    /// `1939-07-03T09:00`; seconds only where there are any.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = self.date_time();
        let pattern = if time.second() == 0 { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" };
        write!(f, "{}", time.strftime(pattern))
    }
}

/// Whose clock a time was read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum ClockName {
    /// The Soviet and Mongolian clock, UTC+8: the campaign clock.
    S,
    /// The Japanese and Manchukuoan clock, UTC+9.
    J,
    /// The source does not say; read as the campaign clock.
    #[default]
    Unstated,
}

impl ClockName {
    /// How far this clock runs ahead of the campaign clock.
    pub const fn ahead(self) -> Seconds {
        match self {
            Self::J => HOUR,
            Self::S | Self::Unstated => 0,
        }
    }
}

/// A time as a source gives it and as the map reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// The words of the file: `1939-08-21 morning`.
    pub words: Box<str>,
    /// The clock they were read from.
    pub clock: ClockName,
    /// The instant the map uses, on the campaign clock.
    pub at: Instant,
    /// How far the true instant may lie before or after it.
    pub doubt: Seconds,
}

/// Words for a part of the day, their hour and minute, and their doubt in hours.
pub(crate) const PARTS_OF_DAY: [(&str, i8, i8, Seconds); 10] = [
    ("before dawn", 3, 30, 3),
    ("dawn", 4, 30, 1),
    ("early", 6, 0, 3),
    ("morning", 8, 0, 3),
    ("late morning", 10, 30, 3),
    ("noon", 12, 0, 3),
    ("day", 13, 0, 3),
    ("afternoon", 15, 0, 3),
    ("evening", 19, 0, 3),
    ("night", 23, 0, 3),
];

/// Why a time could not be read.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error(
    "cannot read the time '{0}'; write 1939-08-21, 1939-08-21 morning or 1939-08-21 05:45; of a far year 1935-06 or 1935"
)]
pub struct TimeError(String);

impl When {
    /// Reads a file's time: a date, a date and a part of the day, or a date and a time to the minute; where no
    /// day is known a month or a year, read as its middle.
    pub fn parse(words: &str, clock: ClockName) -> Result<Self, TimeError> {
        let error = || TimeError(super::problem::shown(words));
        if let Some((at, doubt)) = month_or_year(words) {
            return Ok(Self { words: words.into(), clock, at, doubt });
        }
        let (date, rest) = words.split_once(' ').unwrap_or((words, ""));
        let date = parse_date(date).ok_or_else(error)?;
        let (hour, minute, doubt) = if rest.is_empty() {
            (12, 0, 12 * HOUR)
        } else if let Some(&(_, hour, minute, doubt)) = PARTS_OF_DAY.iter().find(|(word, ..)| *word == rest) {
            (hour, minute, doubt * HOUR)
        } else {
            let (hour, minute) = parse_hour_minute(rest).ok_or_else(error)?;
            (hour, minute, 0)
        };
        let at = Instant::from_date_time(date.at(hour, minute, 0, 0)).plus(-clock.ahead());
        Ok(Self { words: words.into(), clock, at, doubt })
    }
}

/// Reads an instant as the command line, the address bar and the page write it: `1939-07-03T09:00`, a date alone
/// (midnight), or to the second; always on the campaign clock.
pub fn parse_instant(text: &str) -> Result<Instant, InstantError> {
    let error = || InstantError(super::problem::shown(text));
    let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, "00:00"));
    let date = parse_date(date).ok_or_else(error)?;
    let (minutes, second) = match time.len() {
        8 => (time.get(..5).ok_or_else(error)?, time.get(5..).and_then(|s| s.strip_prefix(':')).ok_or_else(error)?),
        _ => (time, "00"),
    };
    let (hour, minute) = parse_hour_minute(minutes).ok_or_else(error)?;
    let second = two_digits(second).filter(|s| *s < 60).ok_or_else(error)?;
    Ok(Instant::from_date_time(date.at(hour, minute, second, 0)))
}

/// The middle of `1935-06` or `1935` and half its length.
fn month_or_year(words: &str) -> Option<(Instant, Seconds)> {
    let (first, last) = match words.len() {
        4 => (parse_date(&format!("{words}-01-01"))?, parse_date(&format!("{words}-12-31"))?),
        7 => {
            let first = parse_date(&format!("{words}-01"))?;
            (first, first.last_of_month())
        }
        _ => return None,
    };
    let from = Instant::from_date_time(first.at(0, 0, 0, 0));
    let half = (Instant::from_date_time(last.at(0, 0, 0, 0)).plus(DAY).0 - from.0) / 2;
    Some((from.plus(half), half))
}

/// Why an instant could not be read.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error("cannot read the instant '{0}'; write it as 1939-07-03T09:00, on the campaign clock")]
pub struct InstantError(String);

fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let year: i16 = (year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())).then(|| year.parse().ok())??;
    let date = Date::new(year, two_digits(month)?, two_digits(day)?).ok()?;
    parts.next().is_none().then_some(date)
}

fn parse_hour_minute(text: &str) -> Option<(i8, i8)> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (two_digits(hour)?, two_digits(minute)?);
    (hour < 24 && minute < 60).then_some((hour, minute))
}

fn two_digits(text: &str) -> Option<i8> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_an_hour_and_a_doubt() {
        for (words, clock, instant, doubt) in [
            ("1939-08-21", ClockName::S, "1939-08-21T12:00", 12 * HOUR),
            ("1939-08-21 morning", ClockName::S, "1939-08-21T08:00", 3 * HOUR),
            ("1939-08-21 dawn", ClockName::Unstated, "1939-08-21T04:30", HOUR),
            ("1939-07-03 before dawn", ClockName::J, "1939-07-03T02:30", 3 * HOUR),
            ("1939-08-20 05:45", ClockName::S, "1939-08-20T05:45", 0),
            ("1939-07-03 00:15", ClockName::J, "1939-07-02T23:15", 0),
            ("1935-06", ClockName::Unstated, "1935-06-16T00:00", 15 * DAY),
            ("1932", ClockName::Unstated, "1932-07-02T00:00", 183 * DAY),
        ] {
            let when = When::parse(words, clock).expect(words);
            assert_eq!((when.at.to_string().as_str(), when.doubt), (instant, doubt), "{words}");
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for words in [
            "",
            "39",
            "1939-13",
            "1939-13-01",
            "1939-02-30",
            "1939-08-21 teatime",
            "1939-08-21 24:00",
            "1939-8-21",
            "1939-08-21T05:45",
        ] {
            assert!(When::parse(words, ClockName::S).is_err(), "{words}");
        }
        for text in ["", "T", "1939-08-21T5:45", "1939-08-21T05:45:61", "soon", "1939-08-21T05:4é:00", "-939-08-21"] {
            assert!(parse_instant(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_instant_prints_as_it_is_read() {
        for text in ["1939-07-03T09:00", "1939-05-11T00:00", "1939-09-16T23:59:59"] {
            assert_eq!(parse_instant(text).expect(text).to_string(), text);
        }
        assert_eq!(parse_instant("1939-07-03"), parse_instant("1939-07-03T00:00"));
    }
}

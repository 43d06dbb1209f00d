//! Dates that a reader types: `3 July 9:00`, `3.7. 9:00`, `7-3`, `1939-07-03T09:00` and the like.

use jiff::civil::{Date, Time};

use crate::campaign::{model::Span, time::Instant};

/// The hour of a day that is typed alone: its noon, as where a source knows no more than the day.
const NOON: (i8, i8) = (12, 0);

/// The century of a year of two figures.
const CENTURY: i16 = 1900;

/// Why what was typed leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no date.
    Unread,
    /// It is a date in two ways: on these days.
    TwoWays(Instant, Instant),
    /// The calendar has no such day, or the day no such hour.
    NoSuchDay,
    /// It lies before or after the campaign.
    Outside,
}

/// What has been understood so far.
#[derive(Default)]
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    time: Option<(i8, i8)>,
    /// Two numbers that may be day and month or month and day.
    either: Option<(i8, i8)>,
}

/// Reads what was typed. `months` are the names of the months from January, the long and the short one. The year may be
/// left out, and the hour; an hour alone is one of the day of `now`.
pub fn read(text: &str, months: &[[String; 2]], now: Instant, span: Span) -> Result<Instant, Wrong> {
    let text = named(&text.trim().to_lowercase(), months);
    let mut parts = Parts::default();
    for word in text.split([' ', ',', '\t']).map(|word| word.trim_end_matches('.')).filter(|word| !word.is_empty()) {
        parts.take(word, months).ok_or(Wrong::Unread)?;
    }
    let today = now.date_time().date();
    let year = parts.year.unwrap_or(today.year());
    let time = parts.time.unwrap_or(NOON);
    let at = |day: i8, month: i8| {
        let date = Date::new(year, month, day).ok()?;
        Some(Instant::from_date_time(date.to_datetime(Time::new(time.0, time.1, 0, 0).ok()?)))
    };
    let found = match (parts.day, parts.month, parts.either) {
        (Some(day), Some(month), None) => at(day, month),
        (None, None, Some((a, b))) if a > 12 => at(a, b),
        (None, None, Some((a, b))) if b > 12 || a == b => at(b, a),
        (None, None, Some((a, b))) => {
            let ways = at(a, b).zip(at(b, a)).ok_or(Wrong::NoSuchDay)?;
            return Err(Wrong::TwoWays(ways.0, ways.1));
        }
        (None, None, None) if parts.time.is_some() && parts.year.is_none() => at(today.day(), today.month()),
        _ => return Err(Wrong::Unread),
    };
    let found = found.ok_or(Wrong::NoSuchDay)?;
    if span.contains(found) { Ok(found) } else { Err(Wrong::Outside) }
}

/// The text with names of months of several words, or with figures in them, as one word: `@7`. And `T` between date and
/// hour as a space.
fn named(text: &str, months: &[[String; 2]]) -> String {
    let mut names: Vec<(String, usize)> = Vec::new();
    for (i, both) in months.iter().enumerate() {
        names.extend(both.iter().map(|name| (name.to_lowercase(), i + 1)));
    }
    names.retain(|(name, _)| !name.is_empty());
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let (mut out, mut rest, mut before) = (String::new(), text, ' ');
    while let Some(letter) = rest.chars().next() {
        let whole = |name: &str| {
            let after = rest.strip_prefix(name).map(|after| after.chars().next().unwrap_or(' '));
            !before.is_alphanumeric() && after.is_some_and(|after| !after.is_alphanumeric())
        };
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let taken = if let Some((name, number)) = names.iter().find(|(name, _)| whole(name)) {
            out.push_str(&format!(" @{number} "));
            name.len()
        } else if letter == 't' && before.is_ascii_digit() && digit(rest.chars().nth(1)) {
            out.push(' ');
            1
        } else {
            out.push(letter);
            letter.len_utf8()
        };
        before = rest[..taken].chars().next_back().unwrap_or(' ');
        rest = &rest[taken..];
    }
    out
}

impl Parts {
    /// Takes in one word. Nothing where it cannot be read or says again what is known.
    fn take(&mut self, word: &str, months: &[[String; 2]]) -> Option<()> {
        if let Some(number) = word.strip_prefix('@') {
            return set(&mut self.month, number.parse().ok()?);
        }
        if let Some((hour, minute)) = word.split_once(':') {
            // Seconds are not asked for, but those of an address are no mistake.
            let minute = minute.split_once(':').map_or(minute, |(minute, _)| minute);
            return set(&mut self.time, (number(hour, 2)?, number(minute, 2)?));
        }
        if let Some(mark) = word.chars().find(|c| ['.', '-', '/'].contains(c)) {
            let numbers: Vec<&str> = word.split(mark).collect();
            return self.figures(&numbers, mark);
        }
        let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
        match ordinal.unwrap_or(word) {
            figures if figures.len() == 4 && number::<i16>(figures, 4).is_some() => set(&mut self.year, year(figures)?),
            figures if number::<i8>(figures, 2).is_some() => set(&mut self.day, number(figures, 2)?),
            _ => set(&mut self.month, month(word, months)?),
        }
    }

    /// Takes in figures with marks between them: with points the day comes first, with hyphens the month; with strokes
    /// nobody knows.
    fn figures(&mut self, numbers: &[&str], mark: char) -> Option<()> {
        let (a, b) = match *numbers {
            [y, m, d] if y.len() == 4 && mark != '.' => {
                set(&mut self.year, year(y)?)?;
                set(&mut self.month, number(m, 2)?)?;
                return set(&mut self.day, number(d, 2)?);
            }
            [a, b, y] => {
                set(&mut self.year, year(y)?)?;
                (number(a, 2)?, number(b, 2)?)
            }
            [a, b] => (number(a, 2)?, number(b, 2)?),
            _ => return None,
        };
        match mark {
            '.' => set(&mut self.day, a).and_then(|()| set(&mut self.month, b)),
            '-' if numbers.len() == 2 => set(&mut self.month, a).and_then(|()| set(&mut self.day, b)),
            _ => set(&mut self.either, (a, b)),
        }
    }
}

/// Sets what is not yet known.
fn set<T>(part: &mut Option<T>, value: T) -> Option<()> {
    if part.is_some() {
        return None;
    }
    *part = Some(value);
    Some(())
}

/// A number of so many figures at most.
fn number<T: std::str::FromStr>(text: &str, most: usize) -> Option<T> {
    let right = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    right.then(|| text.parse().ok())?
}

fn year(text: &str) -> Option<i16> {
    let year: i16 = number(text, 4)?;
    match text.len() {
        4 => Some(year),
        2 => Some(CENTURY + year),
        _ => None,
    }
}

/// The month whose name begins so, with three letters at least.
fn month(word: &str, months: &[[String; 2]]) -> Option<i8> {
    let begins = |both: &[String; 2]| both.iter().any(|name| name.to_lowercase().starts_with(word));
    if word.chars().count() < 3 {
        return None;
    }
    let mut found = months.iter().zip(1_i8..).filter(|(both, _)| begins(both)).map(|(_, number)| number);
    found.next().filter(|_| found.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{campaign::time::parse_instant, lang::Lang};

    fn read_in(text: &str, months: &[[String; 2]]) -> Result<String, Wrong> {
        let at = |text| parse_instant(text).expect("an instant");
        let span = Span { from: at("1939-05-11"), to: at("1939-09-17") };
        read(text, months, at("1939-08-20T05:45"), span).map(|at| at.to_string())
    }

    fn months() -> Vec<[String; 2]> {
        let lang = Lang::english().expect("English");
        (1..=12).map(|month| [lang.month(month), lang.month_short(month)]).collect()
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, at) in [
            ("1939-07-03T09:00", "1939-07-03T09:00"),
            ("1939-07-03 9:00", "1939-07-03T09:00"),
            ("1939-07-03T09:00:30", "1939-07-03T09:00"),
            ("1939-07-03", "1939-07-03T12:00"),
            ("3 July 9:00", "1939-07-03T09:00"),
            ("  3  JULY,  9:00 ", "1939-07-03T09:00"),
            ("July 3, 1939, 21:30", "1939-07-03T21:30"),
            ("3. jul", "1939-07-03T12:00"),
            ("3rd of july".replace("of ", "").as_str(), "1939-07-03T12:00"),
            ("1 sept. 1939", "1939-09-01T12:00"),
            ("23:15 20 Aug", "1939-08-20T23:15"),
            ("3.7. 9:00", "1939-07-03T09:00"),
            ("3.7.1939", "1939-07-03T12:00"),
            ("3.7.39 9:05", "1939-07-03T09:05"),
            ("7-3", "1939-07-03T12:00"),
            ("07-03 0:00", "1939-07-03T00:00"),
            ("20/8", "1939-08-20T12:00"),
            ("8/20/1939", "1939-08-20T12:00"),
            ("8/8", "1939-08-08T12:00"),
            ("1939/7/3", "1939-07-03T12:00"),
            ("9:00", "1939-08-20T09:00"),
        ] {
            assert_eq!(read_in(text, &months()).as_deref(), Ok(at), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_or_two_dates_is_refused() {
        for text in [
            "",
            "soon",
            "3",
            "July",
            "39",
            "ju 3",
            "3 July July",
            "3 July 9:00 10:00",
            "3 4 July",
            "3.7.9.1",
            "1939",
            "9:xx",
            "3:-7",
            "@7",
            "3 jupiter",
            "1939 9:00",
            "é",
            "3 July Juli",
            "-3-7",
            "٣ July",
        ] {
            assert_eq!(read_in(text, &months()), Err(Wrong::Unread), "{text}");
        }
        for text in ["31.6.", "30 February", "13-1", "3 July 24:00", "3 July 9:75", "13/13", "0.7."] {
            assert_eq!(read_in(text, &months()), Err(Wrong::NoSuchDay), "{text}");
        }
        for text in ["10 May", "18 September", "3 July 1938", "1-1"] {
            assert_eq!(read_in(text, &months()), Err(Wrong::Outside), "{text}");
        }
        let day = |text| parse_instant(text).expect("an instant");
        let ways = Wrong::TwoWays(day("1939-10-09T12:00"), day("1939-09-10T12:00"));
        assert_eq!(read_in("9/10", &months()), Err(ways));
        assert!(matches!(read_in("3-7-1939 9:00", &months()), Err(Wrong::TwoWays(..))));
    }

    #[test]
    fn names_of_months_may_have_figures_and_several_words() {
        let months: Vec<[String; 2]> = (1..=12).map(|m| [format!("{m} дугаар сар"), format!("{m}-р сар")]).collect();
        assert_eq!(read_in("7-р сар 3 9:00", &months).as_deref(), Ok("1939-07-03T09:00"));
        assert_eq!(read_in("7 дугаар сар 3", &months).as_deref(), Ok("1939-07-03T12:00"));
        assert_eq!(read_in("11-р сар 3", &months), Err(Wrong::Outside));
    }
}

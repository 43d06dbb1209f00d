//! Times as words: those that the model keeps are written as they were read, of others the shortest that mean the same.

use super::layout::{Node, Record, id, named, number};
use crate::campaign::{
    model::Span,
    time::{ClockName, DAY, HOUR, Instant, PARTS_OF_DAY, When},
};

/// All time.
pub(super) const EVER: Span = Span { from: Instant(i64::MIN), to: Instant(i64::MAX) };

/// `1939-08-20`.
pub(super) fn date(at: Instant) -> String {
    at.date_time().strftime("%Y-%m-%d").to_string()
}

/// `1939-08`.
pub(super) fn month(at: Instant) -> String {
    at.date_time().strftime("%Y-%m").to_string()
}

/// `1939-08-20 05:45`, on the campaign clock.
pub(super) fn minute(at: Instant) -> Node {
    id(&minute_words(at))
}

/// The fields of a time as it was read: `time`, `clock`, `doubt_h`.
pub(super) fn when(when: &When) -> Record {
    let record = Record::default().with("time", id(&when.words));
    let record = record.maybe("clock", (when.clock != ClockName::Unstated).then(|| named(when.clock)));
    let usual = When::parse(&when.words, when.clock).map_or(0, |usual| usual.doubt);
    record.maybe("doubt_h", (when.doubt != usual).then(|| number(hours(when.doubt))))
}

/// Hours that are read as exactly so many seconds: the reading cuts off what is less than one.
fn hours(seconds: i64) -> f64 {
    let mut hours = seconds as f64 / HOUR as f64;
    while ((hours * HOUR as f64) as i64) < seconds {
        hours = hours.next_up();
    }
    hours
}

/// The words for a time that begins at `at` and whose middle lies in `record`.
pub(super) fn begins(at: Instant, record: Span) -> Node {
    wording(at, at, record, |when| when.at.plus(-when.doubt) == at)
}

/// The words for a time that ends at `at` and whose middle lies in `record`.
pub(super) fn ends(at: Instant, record: Span) -> Node {
    wording(at.plus(-1), at, record, |when| when.at.plus(when.doubt) == at)
}

/// Of all words there are for a day and for an instant, the first that mean what is asked.
fn wording(day: Instant, at: Instant, record: Span, means: impl Fn(&When) -> bool) -> Node {
    let whole = [date(day), minute_words(at), month(day), day.date_time().strftime("%Y").to_string()];
    // A night ends on the day after.
    let parts = [day, at.plus(-DAY)]
        .into_iter()
        .flat_map(|day| PARTS_OF_DAY.iter().map(move |(part, ..)| format!("{} {part}", date(day))));
    let fits =
        |words: &String| When::parse(words, ClockName::S).is_ok_and(|when| means(&when) && record.contains(when.at));
    // Every time that was read has such words: at the worst those it was read from.
    id(&whole.into_iter().chain(parts).find(fits).unwrap_or_else(|| minute_words(at)))
}

fn minute_words(at: Instant) -> String {
    at.date_time().strftime("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::time::parse_instant;

    fn word(node: Node) -> String {
        let Node::Word(word) = node else { return String::new() };
        word.trim_matches('"').to_owned()
    }

    #[test]
    fn a_doubt_of_any_seconds_is_read_as_it_was() {
        for seconds in (0..100_000).chain([10_000 * HOUR - 1, 10_000 * HOUR]) {
            assert_eq!((hours(seconds) * HOUR as f64) as i64, seconds);
        }
        assert_eq!(hours(10_000 * HOUR), 10_000.0);
    }

    #[test]
    fn the_shortest_words_are_found() {
        let at = |text: &str| parse_instant(text).expect(text);
        assert_eq!(word(begins(at("1939-07-05"), EVER)), "1939-07-05");
        assert_eq!(word(begins(at("1939-07-05T04:30"), EVER)), "1939-07-05 04:30");
        assert_eq!(word(ends(at("1939-07-05"), EVER)), "1939-07-04");
        let played = Span { from: at("1939-05-11"), to: at("1939-09-17") };
        // What ends after the last day was read from a month, or from a part of the day.
        assert_eq!(word(ends(at("1939-10-01"), played)), "1939-09");
        assert_eq!(word(ends(at("1939-09-17T02:00"), played)), "1939-09-16 night");
        assert_eq!(word(begins(at("1939-01-01"), Span { from: at("1939-02-01"), ..played })), "1939");
    }

    #[test]
    fn all_words_there_are_mean_the_same_when_they_are_written_again() {
        for day in (0..800).map(|day| Instant(day * DAY)) {
            let parts = PARTS_OF_DAY.iter().map(|(part, ..)| format!("{} {part}", date(day)));
            for words in parts.chain([date(day), month(day), format!("{} 23:59", date(day))]) {
                let read = When::parse(&words, ClockName::S).expect("it is a time");
                // The record is as narrow as it can be.
                let only = Span { from: read.at, to: read.at };
                let again = |node| When::parse(&word(node), ClockName::S).expect("it is a time");
                let (first, last) = (read.at.plus(-read.doubt), read.at.plus(read.doubt));
                let (begun, ended) = (again(begins(first, only)), again(ends(last, only)));
                assert!(only.contains(begun.at) && only.contains(ended.at), "{words}");
                assert_eq!((begun.at.plus(-begun.doubt), ended.at.plus(ended.doubt)), (first, last), "{words}");
            }
        }
    }
}

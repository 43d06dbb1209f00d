//! What all checks share: the list of problems, the known ids, and the rules that hold for every record.

use ron::value::RawValue;
use serde::Deserialize;
use std::{collections::HashMap, ops::RangeInclusive};

use crate::{
    campaign::{
        file::{At, ListFile, Word, mistake, parse_file, parse_record},
        ids::SourceId,
        limits::{LONGEST_ID, LONGEST_NAME, MOST_GUESSES, MOST_PROBLEMS},
        model::Span,
        problem::{Problem, SourceText, did_you_mean, shown},
        scan::unseen,
        text::Text,
        time::{ClockName, HOUR, When},
    },
    geo::LatLon,
};

/// The part of the world that positions may lie in: eastern Mongolia, Manchuria and Transbaikalia, with a margin.
const LATITUDES: RangeInclusive<f64> = 40.0..=56.0;
const LONGITUDES: RangeInclusive<f64> = 102.0..=132.0;

/// More than was ever counted in this war.
const MOST: f64 = 100_000_000.0;

/// The ids of one table.
#[derive(Default)]
pub(super) struct Ids<'a> {
    by_name: HashMap<&'a str, usize>,
    /// The letters of all names, in bytes: what it costs to look for a name like another.
    letters: usize,
    /// Whether the whole table could be read. Otherwise an unknown id proves nothing.
    pub(super) complete: bool,
}

impl<'a> Ids<'a> {
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    pub(super) fn set(&mut self, name: &'a str, index: usize) {
        if self.by_name.insert(name, index).is_none() {
            self.letters += name.len();
        }
    }

    /// An id as it stands where it was first given.
    pub(super) fn written(&self, name: &str) -> Option<&'a str> {
        self.by_name.get_key_value(name).map(|(written, _)| *written)
    }
}

/// Collects problems while the checks go on.
pub(super) struct Checker<'a> {
    problems: Vec<Problem>,
    /// The problems that are not told any more.
    untold: usize,
    /// How many more pairs of letters are compared to guess what was meant.
    guesses: usize,
    pub(super) sources: Ids<'a>,
    pub(super) places: Ids<'a>,
    pub(super) units: Ids<'a>,
    pub(super) events: Ids<'a>,
    pub(super) figures: Ids<'a>,
    pub(super) chapters: Ids<'a>,
    /// The time that dated records may lie in, once it is known.
    pub(super) record: Option<Span>,
    /// The Halhin Gol, from source to mouth.
    pub(super) river: Vec<LatLon>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(problems: &[Problem], river: Vec<LatLon>) -> Self {
        let told = &problems[..problems.len().min(MOST_PROBLEMS)];
        Self {
            problems: told.to_vec(),
            untold: problems.len() - told.len(),
            guesses: MOST_GUESSES,
            sources: Ids::default(),
            places: Ids::default(),
            units: Ids::default(),
            events: Ids::default(),
            figures: Ids::default(),
            chapters: Ids::default(),
            record: None,
            river,
        }
    }

    /// Every problem that is told, in the order of files and lines, and how many are not.
    pub(super) fn all(mut self) -> Vec<Problem> {
        self.problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        self.problems.dedup();
        self.problems.extend((self.untold > 0).then(|| Problem::rest(self.untold)));
        self.problems
    }

    /// Notes a problem with its place.
    pub(super) fn say(&mut self, source: SourceText<'_>, part: &str, what: impl Into<String>) {
        self.note(|| source.problem(part, what));
    }

    /// Notes a problem, or only that there is one more: finding its place and its words takes time.
    fn note(&mut self, problem: impl FnOnce() -> Problem) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem().cut());
        } else {
            self.untold += 1;
        }
    }

    /// The value, or a note of why there is none.
    pub(super) fn keep<T>(&mut self, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.note(|| problem)).ok()
    }

    /// A record of a file, or a note of what is wrong with it.
    pub(super) fn record<T: Deserialize<'a>>(&mut self, source: SourceText<'a>, raw: &'a RawValue) -> Option<T> {
        parse_record(raw).map_err(|error| self.note(|| mistake(source, raw, &error))).ok()
    }

    /// The records of a file that is one list, unless there are more of them than are read.
    pub(super) fn list(&mut self, source: SourceText<'a>, most: usize) -> Option<ListFile<'a>> {
        let list: ListFile<'a> = self.keep(parse_file(source))?;
        self.at_most(source, source.text.trim_start(), list.len(), most).then_some(list)
    }

    /// Whether so many are not too many, or a note that they are.
    pub(super) fn at_most(&mut self, source: SourceText<'_>, part: &str, count: usize, most: usize) -> bool {
        if count > most {
            self.say(source, part, format!("there are {count} in this list; {most} at most are read"));
        }
        count <= most
    }

    /// Notes an empty or a repeated id.
    pub(super) fn new_id(&mut self, source: SourceText<'_>, ids: &Ids<'a>, word: Word<'a>) {
        if word.0.is_empty() {
            self.say(source, word.0, "an id must not be empty");
        } else if word.0.chars().count() > LONGEST_ID {
            self.say(source, word.0, format!("the id '{}' has more than {LONGEST_ID} letters", shown(word.0)));
        } else if word.0.chars().any(unseen) {
            let what = format!("the id '{}' holds a letter that is not seen; write it without", shown(word.0));
            self.say(source, word.0, what);
        } else if ids.get(word.0).is_some() {
            self.say(source, word.0, format!("the id '{}' is given twice; ids are unique", shown(word.0)));
        }
    }

    /// The number of an id, or a note that nothing has it.
    pub(super) fn resolve(
        &mut self,
        source: SourceText<'_>,
        word: Word<'_>,
        kind: &str,
        ids: impl Fn(&Self) -> &Ids<'a>,
    ) -> Option<usize> {
        let table = ids(self);
        let found = table.get(word.0);
        if found.is_none() && table.complete {
            // In a table of thousands a guess takes long, and after some dozens of guesses nobody reads the next.
            let cost = table.letters.saturating_mul(word.0.len().min(LONGEST_ID));
            let left = self.guesses.checked_sub(cost).filter(|_| self.problems.len() < MOST_PROBLEMS);
            let hint = left.map_or_else(String::new, |_| did_you_mean(word.0, table.by_name.keys().copied()));
            self.guesses = left.unwrap_or(self.guesses);
            self.say(source, word.0, format!("unknown {kind} '{}'{hint}", shown(word.0)));
        }
        found
    }

    /// The numbers of several ids; of those that nothing has, a note.
    pub(super) fn resolve_all(
        &mut self,
        source: SourceText<'_>,
        words: &[Word<'_>],
        kind: &str,
        ids: impl Fn(&Self) -> &Ids<'a> + Copy,
    ) -> std::vec::IntoIter<usize> {
        let found: Vec<_> = words.iter().filter_map(|word| self.resolve(source, *word, kind, ids)).collect();
        found.into_iter()
    }

    /// The sources of a record, of which there must be one at least.
    pub(super) fn sources(&mut self, source: SourceText<'_>, record: &str, words: &[Word<'_>]) -> Vec<SourceId> {
        if words.is_empty() {
            self.say(source, record, "no source is named; every fact needs one (EDITOR or INFERRED if it is reasoned)");
        }
        let resolve = |word: &Word<'_>| self.resolve(source, *word, "source", |c| &c.sources).map(SourceId::at);
        words.iter().filter_map(resolve).collect()
    }

    /// Notes a text without English words.
    pub(super) fn text(&mut self, source: SourceText<'_>, record: &str, field: &str, text: &Text) {
        if text.en().trim().is_empty() {
            self.say(source, record, format!("the text '{field}' needs English words: {field}: {{\"en\": \"…\"}}"));
        }
        let name = matches!(field, "name" | "names" | "title");
        if name && text.iter().any(|(_, text)| text.chars().count() > LONGEST_NAME) {
            self.say(
                source,
                record,
                format!("the text '{field}' has more than {LONGEST_NAME} letters, too many for a name"),
            );
        }
    }

    /// A number in its range. Written so that NaN is in no range.
    pub(super) fn number(
        &mut self,
        source: SourceText<'_>,
        number: &At<'_, f64>,
        range: RangeInclusive<f64>,
        what: &str,
    ) -> Option<f64> {
        if range.contains(&number.value) {
            return Some(number.value);
        }
        let text = format!("the {what} {} is not between {} and {}", shown(number.text), range.start(), range.end());
        self.say(source, number.text, text);
        None
    }

    /// The lowest and the highest of a count.
    pub(super) fn range(
        &mut self,
        source: SourceText<'_>,
        low: &At<'_, f64>,
        high: &At<'_, f64>,
    ) -> Option<(f64, f64)> {
        let range = (
            self.number(source, low, 0.0..=MOST, "lowest number")?,
            self.number(source, high, 0.0..=MOST, "highest number")?,
        );
        self.rises(source, low.text, range)
    }

    /// Whether a file has problems already.
    pub(super) fn complains_of(&self, file: &str) -> bool {
        self.problems.iter().any(|problem| problem.file == file)
    }

    /// The lowest and the highest of a count that is written as a pair.
    pub(super) fn pair(&mut self, source: SourceText<'_>, pair: &At<'_, (f64, f64)>) -> Option<(f64, f64)> {
        let (low, high) = pair.value;
        if [low, high].into_iter().all(|number| (0.0..=MOST).contains(&number)) {
            return self.rises(source, pair.text, pair.value);
        }
        let text = shown(pair.text);
        self.say(source, pair.text, format!("of the numbers {text} one is not between 0 and {MOST}"));
        None
    }

    /// The range, or a note that its lowest number is the higher one.
    fn rises(&mut self, source: SourceText<'_>, text: &str, range: (f64, f64)) -> Option<(f64, f64)> {
        if range.0 <= range.1 {
            return Some(range);
        }
        self.say(source, text, format!("the lowest number, {}, is more than the highest, {}", range.0, range.1));
        None
    }

    /// Whether a point lies in the part of the world the campaign is about.
    pub(super) fn on_the_map(point: LatLon) -> bool {
        LATITUDES.contains(&point.lat) && LONGITUDES.contains(&point.lon)
    }

    /// A position on the map.
    pub(super) fn position(&mut self, source: SourceText<'_>, lat: &At<'_, f64>, lon: &At<'_, f64>) -> Option<LatLon> {
        let lat = self.number(source, lat, LATITUDES, "latitude");
        let lon = self.number(source, lon, LONGITUDES, "longitude");
        Some(LatLon::new(lat?, lon?))
    }

    /// A time that can be read and lies in the record.
    pub(super) fn when(
        &mut self,
        source: SourceText<'_>,
        time: Word<'_>,
        clock: ClockName,
        doubt_h: Option<&At<'_, f64>>,
    ) -> Option<When> {
        let mut when = match When::parse(time.0, clock) {
            Ok(when) => when,
            Err(why) => {
                self.say(source, time.0, why.to_string());
                return None;
            }
        };
        if let Some(hours) = doubt_h {
            let hours = self.number(source, hours, 0.0..=10_000.0, "doubt in hours")?;
            when.doubt = (hours * HOUR as f64) as i64;
        }
        if let Some(record) = self.record.filter(|record| !record.contains(when.at)) {
            let what = format!("{} lies outside the record, {} to {}", time.0, record.from, record.to);
            self.say(source, time.0, what);
            return None;
        }
        Some(when)
    }
}

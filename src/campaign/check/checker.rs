//! What all checks share: the list of problems, the known ids, and the rules that hold for every record.

use std::{collections::HashMap, ops::RangeInclusive};

use crate::{
    campaign::{
        file::{At, Word},
        ids::SourceId,
        model::Span,
        problem::{Problem, SourceText, did_you_mean, shown},
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
    /// Whether the whole table could be read. Otherwise an unknown id proves nothing.
    pub(super) complete: bool,
}

impl<'a> Ids<'a> {
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    pub(super) fn set(&mut self, name: &'a str, index: usize) {
        self.by_name.insert(name, index);
    }
}

/// Collects problems while the checks go on.
pub(super) struct Checker<'a> {
    pub(super) problems: Vec<Problem>,
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
    pub(super) fn new(problems: Vec<Problem>, river: Vec<LatLon>) -> Self {
        Self {
            problems,
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

    /// Notes a problem with its place.
    pub(super) fn say(&mut self, source: SourceText<'_>, part: &str, what: impl Into<String>) {
        self.problems.push(source.problem(part, what));
    }

    /// The value, or a note of why there is none.
    pub(super) fn keep<T>(&mut self, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.problems.push(problem)).ok()
    }

    /// Notes an empty or a repeated id.
    pub(super) fn new_id(&mut self, source: SourceText<'_>, ids: &Ids<'a>, word: Word<'a>) {
        if word.0.is_empty() {
            self.say(source, word.0, "an id must not be empty");
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
            let hint = did_you_mean(word.0, table.by_name.keys().copied());
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

    /// The range, or a note that its lowest number is the higher one.
    pub(super) fn rises(&mut self, source: SourceText<'_>, text: &str, range: (f64, f64)) -> Option<(f64, f64)> {
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

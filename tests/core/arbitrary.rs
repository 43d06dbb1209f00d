//! Any small campaign that is in order, as the texts of its files: every field there is, with the strangest words.
//!
//! It is made of a list of bytes, each of which answers one question. Fewer and smaller bytes make a simpler campaign,
//! so what proptest finds it can make small.

mod evidence;
mod forces;

use halhin_gol::campaign::time::{DAY, Instant, parse_instant};
use proptest::prelude::*;

/// Files of a campaign.
pub(crate) type Texts = Vec<(String, String)>;

/// The texts of any small campaign.
pub(crate) fn any_campaign() -> impl Strategy<Value = Texts> {
    proptest::collection::vec(any::<u8>(), 0..6_000).prop_map(|bytes| Made::new(bytes).campaign())
}

/// Words of which texts are made: what has a meaning in RON, what has no width, what runs the other way.
const SYLLABLES: [&str; 22] = [
    "x",
    " ",
    "\"",
    "\\",
    "\n",
    "\r\n",
    "\t",
    "\u{202e}",
    "שלום",
    "مرحبا",
    "e\u{301}",
    "🏴\u{200d}☠️",
    "//",
    "/*",
    "Some(",
    "None",
    "\u{feff}",
    "r#\"",
    "\"#",
    "Халхын гол",
    "\\u{41}",
    "}])",
];

/// What ids begin with: they are written without escapes.
const STEMS: [&str; 10] = ["su-", "полк ", "a\"b", "c\\d", "עב", "e\u{301}", "🏴", "two lines", "#\"#", " "];

const PARTS: [&str; 9] =
    ["before dawn", "dawn", "early", "morning", "late morning", "noon", "afternoon", "evening", "night"];

/// A campaign in the making.
pub(crate) struct Made {
    answers: std::vec::IntoIter<u8>,
    /// The ids of each kind of record, as they are written.
    sources: Vec<String>,
    places: Vec<String>,
    units: Vec<String>,
    events: Vec<String>,
    figures: Vec<String>,
    chapters: Vec<String>,
}

impl Made {
    fn new(bytes: Vec<u8>) -> Self {
        let none = Vec::new;
        let (sources, places, units) = (none(), none(), none());
        let (events, figures, chapters) = (none(), none(), none());
        Self { answers: bytes.into_iter(), sources, places, units, events, figures, chapters }
    }

    fn campaign(mut self) -> Texts {
        let mut texts = vec![("campaign.ron".to_owned(), self.frame())];
        let sources = self.list(1, 4, Self::source);
        let places = self.list(1, 5, Self::place);
        texts.extend([("sources.ron".to_owned(), sources), ("places.ron".to_owned(), places)]);
        let (forces, tracks) = self.forces();
        texts.push(("forces.ron".to_owned(), forces));
        texts.extend(tracks);
        texts.push(("fronts.ron".to_owned(), self.fronts()));
        let events = self.list(1, 4, Self::event);
        texts.push((format!("events/{}.ron", self.pick(&["may", "июнь", "a b"])), events));
        let figures = self.list(0, 3, Self::figure);
        let disputes = self.list(0, 3, Self::dispute);
        texts.extend([("figures.ron".to_owned(), figures), ("disputes.ron".to_owned(), disputes)]);
        if self.maybe() {
            texts.push(("story.ron".to_owned(), self.story()));
            let lessons = self.list(0, 2, Self::lesson);
            texts.extend((!self.chapters.is_empty()).then(|| ("lessons.ron".to_owned(), lessons)));
        }
        texts
    }

    fn frame(&mut self) -> String {
        let (title, credits) = (self.texts(), self.list(0, 2, Self::nth_texts));
        let (south, west, north, east) =
            (self.real(40.0, 45.0), self.real(102.0, 112.0), self.real(51.0, 56.0), self.real(124.0, 132.0));
        let views = self.list(1, 2, |made, i| {
            let (id, name, at, size) = (made.id("view", i), made.texts(), made.position(), made.size());
            format!("(id: {id}, name: {name}, {at}, {size})")
        });
        format!(
            "(version: 1, title: {title}, span: (from: \"1939-06-05\", to: \"1939-08-30\"), record_from: \"1939-02-01\",\n\
             bounds: (south: {south:?}, west: {west:?}, north: {north:?}, east: {east:?}),\nviews: {views}, credits: {credits})"
        )
    }

    fn source(&mut self, i: usize) -> String {
        let id = self.id("source", i);
        self.sources.push(id.clone());
        let title = self.some_words();
        let optional = self.optional(&["author", "year", "place", "note"], Self::words);
        let kind = self.pick(&["Book", "Article", "Web", "Archive", "Map", "Inference"]);
        let read = self.pick(&["Seen", "Attributed", "Inferred", "Unverified"]);
        format!("(id: {id}, title: {title}, kind: {kind}, read: {read}{optional})")
    }

    fn place(&mut self, i: usize) -> String {
        let id = self.id("place", i);
        self.places.push(id.clone());
        // Far from the river, where the word says whose rear it is.
        let (lat, lon) = (self.real(44.0, 46.0), self.real(112.0, 124.0));
        let (names, variants, error) = (self.texts(), self.list(0, 2, Self::nth_words), self.real(0.0, 500.0));
        let kind = self.pick(&["Obo", "Crossing", "BattleSite", "Sands"]);
        let (quality, basis, sources) = (self.pick(&["A", "B", "C", "D"]), self.words(), self.cited());
        let bank = if self.maybe() { self.pick(&[", bank: West", ", bank: East"]) } else { "" };
        let rank = if self.maybe() { self.pick(&[", rank: 1", ", rank: 4"]) } else { "" };
        let note = self.optional(&["note"], Self::words);
        format!(
            "(id: {id}, names: {names}, variants: {variants}, kind: {kind}, lat: {lat:?}, lon: {lon:?}, quality: {quality}, \
             error_km: {error:?}, basis: {basis}, sources: {sources}{bank}{rank}{note})"
        )
    }

    fn fronts(&mut self) -> String {
        let fronts = self.list(0, 2, |made, i| {
            let (id, name, pocket, mut day) = (made.id("front", i), made.texts(), made.maybe(), made.below(30) as i64);
            let kind = if pocket { "Pocket" } else { "Line" };
            let stages = made.list(1, 4, |made, _| {
                day += 2 + made.below(5) as i64;
                let (time, points, error) =
                    (made.dated(day), made.line(if pocket { 3 } else { 2 }), made.real(0.0, 100.0));
                let (certainty, sources) = (made.certainty(), made.cited());
                let note = made.optional(&["note"], Self::words);
                format!(
                    "({time}, points: {points}, certainty: {certainty}, error_km: {error:?}, sources: {sources}{note})"
                )
            });
            let ends = if made.maybe() {
                format!(", ends: \"{} {}\"", date(day + 2), made.pick(&PARTS))
            } else {
                String::new()
            };
            format!("(id: {id}, name: {name}, kind: {kind}, sides: [Soviet], stages: {stages}{ends})")
        });
        let crossings = self.list(0, 2, |made, _| {
            let (place, who, day) = (made.one(|made| &made.places), made.texts(), made.below(200) as i64 - 60);
            let (river, certainty, sources) = (made.words(), made.certainty(), made.cited());
            let kind = made.pick(&["Bridge", "Ford", "Pontoon"]);
            let (opened, closed) = (made.time(day), made.time(day + 2));
            let note = made.optional(&["note"], Self::words);
            format!(
                "(place: {place}, kind: {kind}, river: {river}, opened: {opened}, closed: {closed}, sides: [Mongolian], \
                 who: {who}, certainty: {certainty}, sources: {sources}{note})"
            )
        });
        format!("(fronts: {fronts}, crossings: {crossings})")
    }
}

/// The answers: after the last byte each is the simplest there is.
impl Made {
    fn byte(&mut self) -> u8 {
        self.answers.next().unwrap_or_default()
    }

    fn below(&mut self, most: usize) -> usize {
        usize::from(self.byte()) % most
    }

    fn maybe(&mut self) -> bool {
        self.byte() % 2 == 1
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    /// A number with digits to the last bit, or a round one.
    fn real(&mut self, low: f64, high: f64) -> f64 {
        let bytes = if self.maybe() { [0; 4].map(|_: u8| self.byte()) } else { [0, 0, 0, self.byte()] };
        let share = f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX);
        (low + (high - low) * share).clamp(low, high)
    }

    fn list(&mut self, least: usize, most: usize, mut write: impl FnMut(&mut Self, usize) -> String) -> String {
        let number = least + self.below(most + 1 - least);
        let parts: Vec<_> = (0..number).map(|i| write(self, i)).collect();
        format!("[{}]", parts.join(",\n"))
    }

    fn optional(&mut self, fields: &[&str], write: impl Fn(&mut Self) -> String) -> String {
        let mut out = String::new();
        for field in fields {
            if self.maybe() {
                out += &format!(", {field}: {}", write(self));
            }
        }
        out
    }

    fn flag(&mut self, field: &str) -> String {
        if self.maybe() { format!(", {field}: true") } else { String::new() }
    }

    /// Any words, as a string of RON.
    fn words(&mut self) -> String {
        let text: String = (0..self.below(6)).map(|_| self.pick(&SYLLABLES)).collect();
        ron::to_string(&text).expect("a text can be written")
    }

    fn nth_words(&mut self, _: usize) -> String {
        self.words()
    }

    /// Words of which one can be seen at least.
    fn some_words(&mut self) -> String {
        self.words().replacen('"', "\"w", 1)
    }

    /// A text in English and perhaps other languages.
    fn texts(&mut self) -> String {
        let english = self.some_words();
        let mut out = format!("{{\"en\": {english}");
        for language in ["mn", "ja", "x\"y", "\u{202e}"] {
            if self.maybe() {
                out += &format!(", {language:?}: {}", self.words());
            }
        }
        out + "}"
    }

    fn nth_texts(&mut self, _: usize) -> String {
        self.texts()
    }

    /// An id that no other record of the kind has.
    fn id(&mut self, kind: &str, i: usize) -> String {
        let stem = self.pick(&STEMS);
        format!("r####\"{stem}{kind}{i}\"####")
    }

    /// The id of a record there is.
    fn one(&mut self, ids: impl Fn(&Self) -> &Vec<String>) -> String {
        let number = ids(self).len();
        let i = self.below(number);
        ids(self)[i].clone()
    }

    /// Ids of records there are; none where there are none.
    fn several(&mut self, ids: impl Fn(&Self) -> &Vec<String> + Copy) -> String {
        let most = ids(self).len().min(3);
        self.list(0, most, |made, _| made.one(ids))
    }

    fn cited(&mut self) -> String {
        self.list(1, 2, |made, _| made.one(|made| &made.sources))
    }

    fn certainty(&mut self) -> &'static str {
        self.pick(&["Known", "Approximate", "Inferred"])
    }

    fn claimant(&mut self) -> &'static str {
        self.pick(&["Soviet", "Mongolian", "Japanese", "Modern"])
    }

    fn position(&mut self) -> String {
        format!("lat: {:?}, lon: {:?}", self.real(47.0, 47.2), self.real(118.0, 118.2))
    }

    fn size(&mut self) -> String {
        format!("width_km: {:?}, height_km: {:?}", self.real(1.0, 5_000.0), self.real(1.0, 5_000.0))
    }

    fn line(&mut self, least: usize) -> String {
        self.list(least, 6, |made, i| {
            // No two points are one, else the line might have no length.
            format!("({:?}, {:?})", made.real(47.0, 47.1) + i as f64 / 10.0, made.real(118.0, 118.2))
        })
    }

    /// A time on a day, in one of the ways in which times are written.
    fn time(&mut self, day: i64) -> String {
        let rest = match self.below(3) {
            0 => String::new(),
            1 => format!(" {}", self.pick(&PARTS)),
            _ => format!(" {:02}:{:02}", self.below(24), self.below(60)),
        };
        format!("\"{}{rest}\"", date(day))
    }

    /// The fields of a time that a clock showed and that may be in doubt.
    fn dated(&mut self, day: i64) -> String {
        let (time, clock) = (self.time(day), self.pick(&["", ", clock: S", ", clock: J", ", clock: Unstated"]));
        let doubt = self.pick(&["", ", doubt_h: 0", ", doubt_h: 12.75", ", doubt_h: 0.1", ", doubt_h: 3.3333333"]);
        format!("time: {time}{clock}{doubt}")
    }
}

/// The date so many days after 1 June 1939.
fn date(day: i64) -> String {
    let first = parse_instant("1939-06-01").map_or(0, |first| first.0);
    Instant(first + day * DAY).to_string()[..10].to_owned()
}

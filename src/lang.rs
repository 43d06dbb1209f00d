//! The sentences of the interface: looked up by id in `assets/lang`, with dates and times in words.

use std::borrow::Cow;

use bevy::prelude::Resource;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use crate::campaign::{
    text::Text,
    time::{ClockName, HOUR, Instant, When},
};

/// The files of the English interface.
const ENGLISH: [(&str, &str); 12] = [
    ("interface.ftl", include_str!("../assets/lang/en/interface.ftl")),
    ("words.ftl", include_str!("../assets/lang/en/words.ftl")),
    ("evidence.ftl", include_str!("../assets/lang/en/evidence.ftl")),
    ("keys.ftl", include_str!("../assets/lang/en/keys.ftl")),
    ("map.ftl", include_str!("../assets/lang/en/map.ftl")),
    ("handout.ftl", include_str!("../assets/lang/en/handout.ftl")),
    ("story.ftl", include_str!("../assets/lang/en/story.ftl")),
    ("settings.ftl", include_str!("../assets/lang/en/settings.ftl")),
    ("presenter.ftl", include_str!("../assets/lang/en/presenter.ftl")),
    ("timeline.ftl", include_str!("../assets/lang/en/timeline.ftl")),
    ("sheet.ftl", include_str!("../assets/lang/en/sheet.ftl")),
    ("compare.ftl", include_str!("../assets/lang/en/compare.ftl")),
];

/// The year of the campaign: dates in it are said without.
const YEAR: i16 = 1939;

/// The languages of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 1] = [Self::English];

    /// Its code: `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
        }
    }
}

/// The interface in one language. A sentence that is missing shows as its id.
#[derive(Resource)]
pub struct Lang {
    bundle: FluentBundle<FluentResource>,
    language: Language,
}

/// `3` or `0.5`: kilometres, without a zero after the point.
pub fn km(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

impl Lang {
    /// The English interface.
    pub fn english() -> Result<Self, String> {
        Self::read(Language::English, &ENGLISH)
    }

    /// The interface in a language.
    pub fn of(language: Language) -> Result<Self, String> {
        match language {
            Language::English => Self::english(),
        }
    }

    /// The language that is spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A text of the campaign in this language, or in English where it has none.
    pub fn text<'t>(&self, text: &'t Text) -> Cow<'t, str> {
        text.get(self.language.code()).unwrap_or_else(|| text.en()).into()
    }

    /// A text of the campaign in this language, where that is another than English and the text has it.
    pub fn translated<'t>(&self, text: &'t Text) -> Option<Cow<'t, str>> {
        let code = self.language.code();
        (self.language != Language::English).then(|| text.get(code).map(Cow::Borrowed)).flatten()
    }

    /// The sentence with this id.
    pub fn get(&self, id: &str) -> String {
        self.find(id, None).unwrap_or_else(|| id.to_owned())
    }

    /// The sentence with this id and these words or numbers in it.
    pub fn with(&self, id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = values.iter().cloned().collect();
        self.find(id, Some(&args)).unwrap_or_else(|| id.to_owned())
    }

    /// What a word of one of the campaign's vocabularies is called: `word("activity", activity.word())`.
    pub fn word(&self, group: &str, word: &str) -> String {
        self.get(&format!("{group}-{word}"))
    }

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

    /// `17,364`: a number with its thousands apart.
    pub fn number(&self, number: f64) -> String {
        let whole = libm::trunc(number);
        let digits = format!("{whole:.0}");
        let mut apart = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                apart.push_str(&self.get("number-thousands"));
            }
            apart.push(digit);
        }
        if number > whole {
            format!("{apart}{}", format!("{:.1}", number - whole).trim_start_matches('0'))
        } else {
            apart
        }
    }

    /// `17,364 to 19,768`, or one number where both are the same.
    pub fn range(&self, low: f64, high: f64) -> String {
        if low >= high {
            return self.number(high);
        }
        self.with("range", &[("low", self.number(low).into()), ("high", self.number(high).into())])
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

    fn find(&self, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, args, &mut errors).into_owned())
    }

    fn read(language: Language, files: &[(&str, &str)]) -> Result<Self, String> {
        let code = language.code().parse().map_err(|why| format!("the language '{}': {why}", language.code()))?;
        let mut bundle = FluentBundle::new_concurrent(vec![code]);
        // Screens and readers alike stumble over the invisible marks, and no text here runs from right to left.
        bundle.set_use_isolating(false);
        for (name, text) in files {
            let resource =
                FluentResource::try_new((*text).to_owned()).map_err(|(_, why)| format!("{name}: {why:?}"))?;
            bundle.add_resource(resource).map_err(|why| format!("{name}: {why:?}"))?;
        }
        Ok(Self { bundle, language })
    }
}

/// The same words as the beginning of a sentence.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        campaign::{time::parse_instant, words::*},
        keys::KEYS,
        replay::clock::Pace,
    };
    use std::{fs, path::Path};

    fn lang() -> Lang {
        Lang::english().expect("the English files are sound")
    }

    fn has(lang: &Lang, id: &str) -> bool {
        lang.bundle.get_message(id).is_some_and(|message| message.value().is_some())
    }

    /// Every id that the code names: words in quotes with a hyphen that begin with a topic.
    fn ids_in(folder: &Path, ids: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("the folder of sources").flatten() {
            let path = entry.path();
            if path.is_dir() {
                ids_in(&path, ids);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
                let topics = [
                    "clock", "date", "duration", "event", "help", "map", "notes", "panel", "present", "problems",
                    "range", "sheet", "settings", "source", "sources", "story", "timeline", "unit", "welcome", "when",
                ];
                let is_id = |text: &&str| {
                    text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
                        && text.split_once('-').is_some_and(|(topic, _)| topics.contains(&topic))
                };
                ids.extend(shipped.split('"').filter(is_id).map(str::to_owned));
            }
        }
    }

    #[test]
    fn every_id_that_the_code_names_has_a_sentence() {
        let (lang, mut ids) = (lang(), Vec::new());
        ids_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &mut ids);
        let own = include_str!("lang.rs").split("#[cfg(test)]").next().unwrap_or_default();
        ids.extend(own.split("self.with(\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        ids.extend(KEYS.iter().map(|key| key.help.to_owned()));
        assert!(ids.len() > 40, "the scan found only {} ids", ids.len());
        let missing: Vec<_> = ids.iter().filter(|id| !has(&lang, id)).collect();
        assert!(missing.is_empty(), "no sentence for {missing:?}");
    }

    #[test]
    fn every_word_of_the_vocabularies_has_a_name() {
        let (lang, mut words) = (lang(), Vec::new());
        let mut add = |group: &str, word: &str| words.push(format!("{group}-{word}"));
        Side::ALL.iter().for_each(|word| add("side", word.word()));
        Branch::ALL.iter().for_each(|word| add("branch", word.word()));
        Echelon::ALL.iter().for_each(|word| add("echelon", word.word()));
        Activity::ALL.iter().for_each(|word| add("activity", word.word()));
        Certainty::ALL.iter().for_each(|word| add("certainty", word.word()));
        Account::ALL.iter().for_each(|word| add("account", word.word()));
        TrackEnd::ALL.iter().for_each(|word| add("track-end", word.word()));
        Read::ALL.iter().for_each(|word| add("read", word.word()));
        Claimant::ALL.iter().for_each(|word| add("claimant", word.word()));
        Account::ALL.iter().for_each(|word| add("account-short", word.word()));
        Certainty::ALL.iter().for_each(|word| add("show-from", word.word()));
        EventKind::ALL.iter().for_each(|word| add("kind", word.word()));
        CountKind::ALL.iter().for_each(|word| add("air-count", word.word()));
        FigureKind::ALL.iter().for_each(|word| add("figure-kind", word.word()));
        Measure::ALL.iter().for_each(|word| add("measure", word.word()));
        Read::ALL.iter().for_each(|word| add("read-short", word.word()));
        Post::ALL.iter().for_each(|word| add("post", word.word()));
        crate::view::Panel::ALL.iter().for_each(|panel| add("panel", panel.word()));
        crate::view::Layer::ALL.iter().for_each(|layer| add("layer", layer.word()));
        crate::view::SymbolSet::ALL.iter().for_each(|set| add("symbols", set.word()));
        Pace::all().for_each(|pace| add("rate", pace.word()));
        Pace::all().for_each(|pace| add("rate-short", pace.word()));
        (1..=12).for_each(|month| add("month", &month.to_string()));
        (1..=12).for_each(|month| add("month-short", &month.to_string()));
        (1..=7).for_each(|day| add("weekday", &day.to_string()));
        let missing: Vec<_> = words.iter().filter(|id| !has(&lang, id)).collect();
        assert!(missing.is_empty(), "no sentence for {missing:?}");
    }

    #[test]
    fn dates_and_clocks_are_said_in_words() {
        let (lang, at) = (lang(), parse_instant("1939-07-03T23:30").expect("an instant"));
        assert_eq!(lang.date(at), "3 July 1939");
        assert_eq!((lang.clock(at), lang.tokyo_clock(at)), ("23:30".to_owned(), "00:30".to_owned()));
        assert_eq!((lang.weekday(at), lang.moment(at)), ("Monday".to_owned(), "3 July, 23:30".to_owned()));
        assert_eq!(lang.get("no-such-id"), "no-such-id");
    }

    #[test]
    fn numbers_are_said_with_their_thousands_apart() {
        let lang = lang();
        for (number, said) in
            [(0.0, "0"), (999.0, "999"), (17_364.0, "17,364"), (1_000_000.0, "1,000,000"), (1.5, "1.5")]
        {
            assert_eq!(lang.number(number), said);
        }
        assert_eq!(lang.range(17_364.0, 19_768.0), "17,364 to 19,768");
        assert_eq!(lang.range(515.0, 515.0), "515");
    }

    #[test]
    fn times_keep_the_words_and_the_clock_of_their_source() {
        let lang = lang();
        for (words, clock, said) in [
            ("1939-08-21", ClockName::J, "21 August"),
            ("1939-08-21 late morning", ClockName::Unstated, "21 August, late morning"),
            ("1939-08-20 05:45", ClockName::S, "20 August, 05:45, Soviet clock"),
            ("1939-07-03 00:15", ClockName::J, "3 July, 00:15, Tokyo clock"),
            ("1936-03-12", ClockName::Unstated, "12 March 1936"),
            ("1935-06", ClockName::Unstated, "June 1935"),
            ("1932", ClockName::Unstated, "1932"),
        ] {
            assert_eq!(lang.when(&When::parse(words, clock).expect(words)), said);
        }
        for part in
            ["before dawn", "dawn", "early", "morning", "late morning", "noon", "day", "afternoon", "evening", "night"]
        {
            let when = When::parse(&format!("1939-08-21 {part}"), ClockName::Unstated).expect(part);
            assert!(!lang.when(&when).contains("part-"), "{part}");
        }
    }
}

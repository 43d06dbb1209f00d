//! The sentences of the interface: looked up by id in `assets/lang`, with dates and times in words.

#[cfg(test)]
mod complete;
mod dates;
mod files;
mod numbers;
mod pseudo;

use bevy::prelude::Resource;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::borrow::Cow;

use crate::campaign::text::Text;

pub use numbers::{capital, km};
pub use pseudo::Pseudo;

/// The languages of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Mongolian, in Cyrillic letters.
    Mongolian,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::Mongolian];

    /// Its code: `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Mongolian => "mn",
        }
    }
}

/// Sentences by their ids.
type Sentences = FluentBundle<FluentResource>;

/// The interface in one language. A sentence that is missing is said in English, or shows as its id.
#[derive(Resource)]
pub struct Lang {
    sentences: Sentences,
    /// The English sentences, for what another language lacks.
    fallback: Option<Sentences>,
    language: Language,
    /// What is done to all that is said, in tests.
    pseudo: Option<Pseudo>,
}

impl Lang {
    /// The English interface.
    pub fn english() -> Result<Self, String> {
        Self::of(Language::English)
    }

    /// The interface in a language. Fails where a file of it cannot be read.
    pub fn of(language: Language) -> Result<Self, String> {
        let fallback = (language != Language::English).then(|| read(Language::English)).transpose()?;
        Ok(Self { sentences: read(language)?, fallback, language, pseudo: None })
    }

    /// The English interface, changed so that tests see what is not asked for here and what has no room.
    pub fn pseudo(pseudo: Pseudo) -> Result<Self, String> {
        Ok(Self { pseudo: Some(pseudo), ..Self::english()? })
    }

    /// The language that is spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A text of the campaign in this language, or in English where it has none.
    pub fn text<'t>(&self, text: &'t Text) -> Cow<'t, str> {
        let words = text.get(self.language.code()).unwrap_or_else(|| text.en());
        match self.pseudo {
            Some(pseudo) => pseudo.text(words).into(),
            None => words.into(),
        }
    }

    /// A text of the campaign in this language, where that is another than English and the text has it.
    pub fn translated<'t>(&self, text: &'t Text) -> Option<Cow<'t, str>> {
        if self.pseudo.is_some() {
            return Some(self.text(text));
        }
        let code = self.language.code();
        (self.language != Language::English).then(|| text.get(code).map(Cow::Borrowed)).flatten()
    }

    /// The sentence with this id.
    pub fn get(&self, id: &str) -> String {
        self.say(id, None)
    }

    /// The sentence with this id and these words or numbers in it.
    pub fn with(&self, id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = values.iter().cloned().collect();
        self.say(id, Some(&args))
    }

    /// What a word of one of the campaign's vocabularies is called: `word("activity", activity.word())`.
    pub fn word(&self, group: &str, word: &str) -> String {
        self.get(&format!("{group}-{word}"))
    }

    fn say(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let english = || self.fallback.as_ref().and_then(|english| find(english, id, args));
        match (find(&self.sentences, id, args).or_else(english), self.pseudo) {
            (Some(said), Some(pseudo)) => pseudo.sentence(&said),
            (Some(said), None) => said,
            (None, _) => id.to_owned(),
        }
    }
}

fn find(sentences: &Sentences, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = sentences.get_message(id)?.value()?;
    let mut errors = Vec::new();
    Some(sentences.format_pattern(pattern, args, &mut errors).into_owned())
}

/// The sentences of a language alone.
fn read(language: Language) -> Result<Sentences, String> {
    let code = language.code().parse().map_err(|why| format!("the language '{}': {why}", language.code()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![code]);
    // Screens and readers alike stumble over the invisible marks, and no text here runs from right to left.
    bundle.set_use_isolating(false);
    for (name, text) in files::of(language) {
        let resource = FluentResource::try_new((*text).to_owned()).map_err(|(_, why)| format!("{name}: {why:?}"))?;
        bundle.add_resource(resource).map_err(|why| format!("{name}: {why:?}"))?;
    }
    Ok(bundle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        campaign::{
            time::{ClockName, When, parse_instant},
            words::*,
        },
        keys::KEYS,
        replay::clock::Pace,
    };
    use std::{fs, path::Path};

    fn lang() -> Lang {
        Lang::english().expect("the English files are sound")
    }

    fn has(lang: &Lang, id: &str) -> bool {
        lang.sentences.get_message(id).is_some_and(|message| message.value().is_some())
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
        let own = [include_str!("dates.rs"), include_str!("numbers.rs")].concat();
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

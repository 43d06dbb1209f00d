//! Tests of the other languages: they say all that English says, with the same words and numbers in it.

#[cfg(test)]
mod tests {
    use super::super::*;
    use crate::campaign::{model::Campaign, time::parse_instant};
    use std::collections::{BTreeMap, BTreeSet};

    /// Sentences that are the same in both languages.
    const ALIKE: [&str; 3] = ["app-title", "language-own-mn", "language-own-en"];

    /// The sentences of a language: the text of each by its id.
    fn sentences(language: Language) -> BTreeMap<String, String> {
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        let mut open = None;
        for line in files::of(language).iter().flat_map(|(_, text)| text.lines()) {
            match line.split_once(" =") {
                Some((id, text)) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                    assert!(found.insert(id.to_owned(), text.trim().to_owned()).is_none(), "{id} stands twice");
                    open = Some(id.to_owned());
                }
                _ if line.starts_with('#') => open = None,
                _ => {
                    if let Some(text) = open.as_ref().and_then(|id| found.get_mut(id)) {
                        text.push('\n');
                        text.push_str(line);
                    }
                }
            }
        }
        found.values_mut().for_each(|text| text.truncate(text.trim_end().len()));
        found
    }

    /// The names of the words and numbers that stand in a sentence.
    fn variables(text: &str) -> BTreeSet<&str> {
        let end = |rest: &str| rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        text.split('$').skip(1).map(|rest| &rest[..end(rest)]).collect()
    }

    /// What a reader reads of a sentence: all that stands outside of braces.
    fn letters(text: &str) -> String {
        let mut depth = 0;
        let outside = |c: &char| {
            depth += i32::from(*c == '{') - i32::from(*c == '}');
            depth == 0 && c.is_alphabetic()
        };
        text.chars().filter(outside).collect()
    }

    fn others() -> impl Iterator<Item = Language> {
        Language::ALL.into_iter().filter(|language| *language != Language::English)
    }

    #[test]
    fn no_language_says_what_english_does_not_and_all_use_the_same_words_and_numbers() {
        let english = sentences(Language::English);
        assert!(english.len() > 400, "only {} sentences were found", english.len());
        for language in others() {
            for (id, text) in sentences(language) {
                let Some(model) = english.get(&id) else { panic!("{language:?}: nobody asks for {id}") };
                assert_eq!(variables(&text), variables(model), "{language:?}: {id}");
            }
        }
    }

    #[test]
    fn every_sentence_is_translated() {
        let english = sentences(Language::English);
        let mut missing = Vec::new();
        for language in others() {
            let known = sentences(language);
            missing.extend(
                english.keys().filter(|id| !known.contains_key(*id)).map(|id| format!("{}: {id}", language.code())),
            );
        }
        assert!(missing.is_empty(), "{} sentences are not translated:\n{}", missing.len(), missing.join("\n"));
    }

    #[test]
    fn nothing_was_left_in_english() {
        let english = sentences(Language::English);
        for language in others() {
            for (id, text) in sentences(language) {
                let same = english.get(&id).is_some_and(|model| letters(model) == letters(&text));
                assert!(
                    !same || letters(&text).is_empty() || ALIKE.contains(&id.as_str()),
                    "{language:?}: {id} = {text}"
                );
            }
        }
    }

    #[test]
    fn what_a_language_lacks_is_said_in_english_and_texts_follow_the_language() {
        let lang = Lang::of(Language::Mongolian).expect("the Mongolian files are sound");
        assert_eq!(lang.language().code(), "mn");
        assert_eq!(lang.get("timeline-play"), "Тоглуулах");
        assert_eq!(lang.get("no-such-id"), "no-such-id");
        for language in Language::ALL {
            assert_ne!(lang.word("language-own", language.code()), format!("language-own-{}", language.code()));
        }
        let campaign = Campaign::embedded().expect("the campaign is in order");
        let named = campaign.places.iter().find(|place| place.names.get("mn").is_some()).expect("a Mongolian name");
        assert_eq!(Some(&*lang.text(&named.names)), named.names.get("mn"));
        let at = parse_instant("1939-07-03T09:00").expect("an instant");
        assert!(!lang.date(at).contains("date-"));
    }
}

//! The story and the lessons of the small campaign, broken in every way their rules forbid.

use halhin_gol::campaign::{folder::CampaignFolder, model::Campaign};

use super::FILES;

const STORY: &str = r#"(
    slow: [
        (from: "1939-07-02", to: "1939-07-03", times: 10.0),
        (from: "1939-07-05", to: "1939-07-06", times: 4.0),
    ],
    chapters: [
        (
            id: "boats", title: {"en": "Boats"}, from: "1939-07-02 17:00", to: "1939-07-03 09:00",
            camera: (lat: 47.8, lon: 118.55, width_km: 30.0, height_km: 20.0),
            text: {"en": "They cross."}, sources: ["KOLOMIETS"], units: ["jp-71"], places: ["fui"],
            predict: (ask: {"en": "Where?"}, lat: 47.828, lon: 118.553, doubt_km: 2.0, answer: {"en": "There."}, sources: ["KOLOMIETS"]),
            question: (ask: {"en": "Why?"}, choices: [(text: {"en": "This"}), (text: {"en": "That"}, right: true)], answer: {"en": "So."}, sources: ["KOLOMIETS"]),
            notes: {"en": "Point."},
        ),
        (
            id: "hill", title: {"en": "The hill"}, from: "1939-07-03 08:00", to: "1939-07-04 09:00",
            camera: (lat: 47.8, lon: 118.55, width_km: 30.0, height_km: 20.0),
            text: {"en": "They stand."}, sources: ["KOLOMIETS"], units: ["jp-71"], places: ["bain_tsagan"],
            question: (ask: {"en": "How?"}, answer: {"en": "Thus."}, sources: ["KOLOMIETS"]),
            notes: {"en": "Wait."},
        ),
    ],
)"#;

const LESSONS: &str = r#"[
    (
        id: "short", minutes: 10, title: {"en": "Short"}, summary: {"en": "A lesson."}, aims: [{"en": "To see."}],
        chapters: ["boats", "hill"], before: {"en": "Sit."}, close: {"en": "Go."},
        questions: [(ask: {"en": "Well?"}, answer: {"en": "Yes."}, sources: ["KOLOMIETS"])],
    ),
]"#;

fn problems(story: &str, lessons: &str) -> Vec<String> {
    let more = [("story.ron", story), ("lessons.ron", lessons)];
    let files = FILES.into_iter().chain(more).map(|(path, text)| (path.to_owned(), text.to_owned()));
    let checked = Campaign::check(&CampaignFolder::from_texts(files));
    checked.err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

fn swapped(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} is not there");
    text.replacen(from, to, 1)
}

/// Asserts that the change makes one problem, in the file, with these words.
fn one(found: &[String], file: &str, words: &str) {
    assert_eq!(found.len(), 1, "{words}: {found:#?}");
    assert!(found[0].starts_with(file) && found[0].contains(words), "{}\nexpected {words}", found[0]);
}

#[test]
fn the_small_story_is_in_order() {
    assert_eq!(problems(STORY, LESSONS), Vec::<String>::new());
}

#[test]
fn mistakes_of_a_chapter_are_found() {
    for (from, to, words) in [
        ("units: [\"jp-71\"]", "units: [\"jp-17\"]", "unknown unit 'jp-17'"),
        ("places: [\"fui\"]", "places: [\"fiu\"]", "unknown place 'fiu'; did you mean 'fui'?"),
        ("sources: [\"KOLOMIETS\"], units", "sources: [\"KOLOMETS\"], units", "unknown source 'KOLOMETS'"),
        ("sources: [\"KOLOMIETS\"], units", "sources: [], units", "no source is named"),
        ("1939-07-03 08:00", "1939-07-01 08:00", "begins before the one above it"),
        ("to: \"1939-07-03 09:00\"", "to: \"1939-07-02 09:00\"", "ends before it begins"),
        ("to: \"1939-07-03 09:00\"", "to: \"1939-07-03 morning\"", "is no time to the minute"),
        ("to: \"1939-07-04 09:00\"", "to: \"1939-08-04 09:00\"", "is not played"),
        ("(text: {\"en\": \"That\"}, right: true)", "(text: {\"en\": \"That\"})", "of which one is right"),
        ("(text: {\"en\": \"This\"})", "(text: {\"en\": \"This\"}, right: true)", "of which one is right"),
        ("(text: {\"en\": \"This\"}), ", "", "needs two at least"),
        ("doubt_km: 2.0", "doubt_km: -2.0", "doubt in km"),
        ("lat: 47.828", "lat: 4.7828", "the latitude 4.7828"),
        ("width_km: 30.0", "width_km: NaN", "width in km"),
        ("{\"en\": \"Point.\"}", "{\"ru\": \"Point.\"}", "en"),
    ] {
        one(&problems(&swapped(STORY, from, to), LESSONS), "story.ron:", words);
    }
}

#[test]
fn slow_stretches_stand_in_order_and_apart() {
    for (from, to, words) in [
        ("(from: \"1939-07-05\"", "(from: \"1939-07-03\"", "do not overlap"),
        ("to: \"1939-07-06\"", "to: \"1939-07-04\"", "do not overlap"),
        ("to: \"1939-07-06\"", "to: \"1939-07-06 12:00\"", "is not a date"),
        ("times: 4.0", "times: 0.4", "slowness"),
    ] {
        one(&problems(&swapped(STORY, from, to), LESSONS), "story.ron:", words);
    }
}

#[test]
fn mistakes_of_a_lesson_are_found() {
    for (from, to, words) in [
        ("\"hill\"", "\"hills\"", "unknown chapter 'hills'; did you mean 'hill'?"),
        ("[\"boats\", \"hill\"]", "[\"hill\", \"boats\"]", "in the order of the story"),
        ("[\"boats\", \"hill\"]", "[\"boats\", \"boats\"]", "in the order of the story"),
        ("minutes: 10", "minutes: 0", "between 1 and 600 minutes"),
        ("[{\"en\": \"To see.\"}]", "[]", "needs an aim and a chapter"),
        ("[\"boats\", \"hill\"]", "[]", "needs an aim and a chapter"),
        ("sources: [\"KOLOMIETS\"]", "sources: []", "no source is named"),
    ] {
        one(&problems(STORY, &swapped(LESSONS, from, to)), "lessons.ron:", words);
    }
    let again = LESSONS.replacen("[\n", &format!("{}\n", LESSONS.trim_end_matches("]")), 1);
    assert!(!problems(STORY, &again).is_empty(), "two lessons with one id");
    let again = swapped(STORY, "id: \"hill\"", "id: \"boats\"");
    assert!(problems(&again, LESSONS).iter().any(|problem| problem.starts_with("story.ron:")), "one id twice");
}

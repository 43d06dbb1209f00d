//! What arbitrary campaigns and their mutations found: each was taken for sound once.

use halhin_gol::campaign::{folder::CampaignFolder, model::Campaign};

use super::{FILES, one_problem};

#[test]
fn a_front_of_one_place_is_no_line() {
    // Between two such stages the line shrank to a single point.
    one_problem(
        "fronts.ron",
        "[(47.9, 118.5), (47.8, 118.5)]",
        "[(47.9, 118.5), (47.9, 118.5)]",
        "[(47.9, 118.5)",
        "this line has no length",
    );
}

#[test]
fn a_strength_is_a_number_that_can_have_been_counted() {
    // Endless men divided by endless men were no share of anything.
    for (men, words) in [
        ("(inf, inf)", "of the numbers (inf, inf) one is not between 0 and"),
        ("(-5, 3)", "of the numbers (-5, 3) one is not between 0 and"),
        ("(1, 1e300)", "of the numbers (1, 1e300) one is not between 0 and"),
        ("(NaN, 3)", "of the numbers (NaN, 3) one is not between 0 and"),
    ] {
        let strength = format!(
            "speed: Foot, strength: [(on: \"1939-07-02\", men: {men}, text: {{\"en\": \"all\"}}, sources: [\"KOLOMIETS\"])]"
        );
        one_problem("forces.ron", "speed: Foot", &strength, men, words);
    }
}

#[test]
fn no_lesson_is_made_of_chapters_that_are_not_told() {
    // Without story.ron the chapters of lessons were left out in silence, and lessons without any were taken for sound.
    let lessons = r#"[(id: "short", minutes: 10, title: {"en": "Short"}, summary: {"en": "Short."}, aims: [{"en": "To see."}],
        chapters: ["boats"], before: {"en": "Sit."}, close: {"en": "Go."})]"#;
    let texts =
        FILES.into_iter().chain([("lessons.ron", lessons)]).map(|(path, text)| (path.to_owned(), text.to_owned()));
    let problems = Campaign::check(&CampaignFolder::from_texts(texts)).expect_err("there are no chapters");
    let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, ["lessons.ron:2:21: unknown chapter 'boats'"]);
}

#[test]
fn a_unit_has_one_track() {
    // The second of two files replaced the first without a word.
    let track = FILES.iter().find(|(path, _)| *path == "tracks/jp-71.ron").map_or("", |(_, text)| text);
    let second = ("tracks/old/jp-71.ron", track);
    let texts = FILES.into_iter().chain([second]).map(|(path, text)| (path.to_owned(), text.to_owned()));
    let problems = Campaign::check(&CampaignFolder::from_texts(texts)).expect_err("there are two tracks");
    let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, ["tracks/old/jp-71.ron:2:12: the track of 'jp-71' is written in two files"]);
}

//! Letters, numbers and times that no editor of a campaign means, but some editors of texts write.

use halhin_gol::campaign::{folder::CampaignFolder, model::Campaign};

use super::{FILES, changed, says, told, with};

#[test]
fn a_name_or_an_id_of_a_megabyte_is_refused() {
    let long = "ж".repeat(1_000_000);
    let found = changed("forces.ron", "71st Infantry", &long);
    says(&found, "forces.ron:2:48: this text has more than 20000 letters, the most that is read");
    says(&changed("places.ron", "\"fui\"", &format!("\"{long}\"")), "more than 20000 letters");
    let found = changed("forces.ron", "71st Infantry", &long[..602]);
    says(&found, "the text 'name' has more than 300 letters, too many for a name");
    assert_eq!(changed("forces.ron", "71st Infantry", &long[..600]), Vec::<String>::new());
    says(&changed("places.ron", "\"fui\"", &format!("\"{}\"", &long[..162])), "has more than 80 letters");
}

#[test]
fn names_in_any_script_are_taken_as_they_are() {
    for name in [
        "נומונהאן",
        "نومونهان",
        "ᠬᠠᠯᠬᠠ\u{180e}ᠭᠣᠣᠯ",
        "ノモンハン",
        "Cafe\u{301}",
        "a\u{200d}b",
        "👨\u{200d}👩\u{200d}👧",
    ] {
        assert_eq!(
            changed("places.ron", "{\"en\": \"Fui\"}", &format!("{{\"en\": \"{name}\"}}")),
            Vec::<String>::new()
        );
    }
}

#[test]
fn ids_hold_no_letter_that_is_not_seen() {
    for letter in ['\u{200b}', '\u{202e}', '\u{feff}', '\u{85}', '\u{2066}', '\u{ad}'] {
        let found = changed("places.ron", "\"fui\"", &format!("\"f{letter}ui\""));
        says(&found, "places.ron:3:11: the id 'f\u{fffd}ui' holds a letter that is not seen");
        assert!(!found.concat().contains(letter), "the sentence about it holds it too: {found:?}");
    }
    let found = told(FILES.map(|(path, text)| (path.to_owned(), text.replace("fui", "f\u{301}ü"))).to_vec());
    assert_eq!(found, Vec::<String>::new(), "an id may have accents");
}

#[test]
fn control_characters_are_refused_where_they_stand() {
    for (written, number) in
        [("\0", "0000"), ("\u{1b}[31m", "001B"), ("\u{7f}", "007F"), ("\\u{1b}", "001B"), ("\\0", "0000")]
    {
        for (file, text) in FILES {
            let at = text.find("\": \"").or_else(|| text.find(": \"").map(|at| at - 1)).expect("it has a text");
            let found = told(with(file, format!("{}{written}{}", &text[..at + 4], &text[at + 4..])));
            says(&found, &format!("a control character (U+{number}) stands here"));
        }
    }
}

#[test]
fn the_marks_and_line_ends_of_other_systems_change_nothing() {
    let crlf = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let files = FILES.map(|(path, text)| (path.to_owned(), crlf(text)));
    assert_eq!(told(files.to_vec()), Vec::<String>::new());
    let broken = FILES.map(|(path, text)| (path.to_owned(), crlf(&text.replace("error_km: 3.0", "error_km: 900"))));
    says(&told(broken.to_vec()), "places.ron:2:115: the error in km 900 is not between 0 and 500");
    says(&told(with("campaign.ron", "\u{feff}".to_owned())), "campaign.ron:1:1: this file is empty");
}

#[test]
fn a_file_given_twice_is_told() {
    let mut files = with("forces.ron", "[]".to_owned());
    files.push(files[0].clone());
    says(&told(files), "campaign.ron:1:1: this file is given twice");
}

#[test]
fn names_of_files_that_cannot_be_shown_are_refused() {
    for name in ["tracks/a\u{1b}[2J.ron", "tracks/\u{202e}nor.ron"] {
        says(&told(with(name, String::new())), "is no name of a file");
    }
    says(&told(with(&format!("tracks/{}.ron", "x".repeat(1_000_000)), String::new())), "more than 120 letters");
}

#[test]
fn numbers_that_are_none_are_out_of_range() {
    for number in ["1e400", "-1e400", "NaN", "inf", "-inf", "9223372036854775807", "-9223372036854775808", "1e308"] {
        for (file, from, field) in [
            ("places.ron", "lat: 47.858", "lat"),
            ("places.ron", "error_km: 3.0", "error_km"),
            ("tracks/jp-71.ron", "error_km: 2.0", "error_km"),
            ("fronts.ron", "error_km: 3.0", "error_km"),
            ("figures.ron", "high: 8000", "high"),
            ("campaign.ron", "width_km: 40.0", "width_km"),
        ] {
            says(&changed(file, from, &format!("{field}: {number}")), "is not between");
        }
        let strength =
            format!(", strength: [(on: \"1939-07-01\", men: ({number}, {number}), sources: [\"KOLOMIETS\"])]");
        let found = changed("forces.ron", "speed: Foot", &format!("speed: Foot{strength}"));
        says(&found, "one is not between 0 and 100000000");
        says(&changed("events/july.ron", "weight: 3", &format!("weight: {number}")), "events/july.ron:2:");
        says(&changed("tracks/jp-71.ron", "03 09:00\",", &format!("03 09:00\", via: [({number}, 1)],")), "off the map");
    }
    assert_eq!(changed("figures.ron", "low: 7500", "low: -0.0"), Vec::<String>::new());
}

#[test]
fn times_at_the_ends_of_the_calendar_are_answered() {
    for time in ["0000-01-01", "9999-12-31 23:59", "0000-01-01 night", "9999-12-31"] {
        says(&changed("tracks/jp-71.ron", "1939-07-03 09:00", time), "lies outside the record");
        says(&changed("events/july.ron", "1939-07-03 dawn", time), "lies outside the record");
        says(&changed("fronts.ron", "1939-07-02 evening", time), "lies outside the record");
    }
    let ends = "formed: \"0000-01-01\", dissolved: \"9999-12-31\", speed: Foot";
    assert_eq!(changed("forces.ron", "speed: Foot", ends), Vec::<String>::new());
    says(&changed("campaign.ron", "1939-07-10", "9999-12-31"), "more than 3660 days cannot be played");
    says(&changed("campaign.ron", "1939-07-01", "0000-01-01"), "the span ends before it begins, or the record begins");
    assert_eq!(changed("campaign.ron", "1939-06-01", "0000-01-01"), Vec::<String>::new());
    for time in ["-9999-01-01", "10000-01-01", "1939-07-03 24:00", "1939-07-03 23:60", &"9".repeat(10_000)] {
        says(&changed("tracks/jp-71.ron", "1939-07-03 09:00", time), "cannot read the time");
    }
}

#[test]
fn nothing_at_all_is_seven_files_missing() {
    let problems = Campaign::check(&CampaignFolder::from_texts([])).expect_err("it holds nothing");
    assert_eq!(problems.len(), 7);
}

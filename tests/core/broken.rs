//! A small campaign that is in order, broken in every way a human editor or a bad disk breaks files.

use halhin_gol::campaign::{folder::CampaignFolder, model::Campaign};

const CAMPAIGN: &str = r#"(
    version: 1,
    title: {"en": "A test"},
    span: (from: "1939-07-01", to: "1939-07-10"),
    record_from: "1939-06-01",
    bounds: (south: 44.0, west: 111.5, north: 52.0, east: 124.5),
    views: [(id: "field", name: {"en": "Field"}, lat: 47.7, lon: 118.6, width_km: 40.0, height_km: 30.0)],
)"#;
const SOURCES: &str = r#"[
    (id: "KOLOMIETS", title: "A book", kind: Book, read: Seen),
]"#;
const PLACES: &str = r#"[
    (id: "bain_tsagan", names: {"en": "Bain-Tsagan"}, kind: Hill, lat: 47.79, lon: 118.515, quality: B, error_km: 3.0, bank: West, basis: "read off", sources: ["KOLOMIETS"]),
    (id: "fui", names: {"en": "Fui"}, kind: Hill, lat: 47.858, lon: 118.612, quality: B, error_km: 3.0, bank: East, basis: "read off", sources: ["KOLOMIETS"]),
    (id: "ford", names: {"en": "Ford"}, kind: Crossing, lat: 47.828, lon: 118.553, quality: B, error_km: 3.0, basis: "read off", sources: ["KOLOMIETS"]),
]"#;
const FORCES: &str = r#"[
    (id: "jp-71", side: Japanese, name: {"en": "71st Infantry"}, label: "71", branch: Infantry, echelon: Regiment, speed: Foot, sources: ["KOLOMIETS"]),
]"#;
const FRONTS: &str = r#"(crossings: [
    (place: "ford", kind: Pontoon, river: "halhin-gol", opened: "1939-07-03 02:15", closed: "1939-07-05 04:00", sides: [Japanese], who: {"en": "Engineers"}, certainty: Known, sources: ["KOLOMIETS"]),
])"#;
const EVENTS: &str = r#"[
    (id: "crossing", time: "1939-07-03 dawn", title: {"en": "A crossing"}, certainty: Known, weight: 3, sources: ["KOLOMIETS"]),
]"#;
const TRACK: &str = r#"(
    unit: "jp-71",
    end: CeaseFire,
    points: [
        (time: "1939-07-02", place: "fui", activity: March, certainty: Known, error_km: 2.0, sources: ["KOLOMIETS"]),
        (time: "1939-07-03 05:00", place: "ford", activity: CrossRiver, certainty: Known, error_km: 2.0, sources: ["KOLOMIETS"]),
        (time: "1939-07-03 09:00", place: "bain_tsagan", activity: Attack, certainty: Known, error_km: 2.0, sources: ["KOLOMIETS"]),
    ],
)"#;

const FILES: [(&str, &str); 7] = [
    ("campaign.ron", CAMPAIGN),
    ("sources.ron", SOURCES),
    ("places.ron", PLACES),
    ("forces.ron", FORCES),
    ("fronts.ron", FRONTS),
    ("events.ron", EVENTS),
    ("tracks/jp-71.ron", TRACK),
];

/// The problems of the small campaign after `change` to the text of `file`.
fn problems(file: &str, change: impl Fn(&str) -> String) -> Vec<String> {
    let changed =
        |(path, text): (&str, &str)| (path.to_owned(), if path == file { change(text) } else { text.to_owned() });
    let folder = CampaignFolder::from_texts(FILES.into_iter().map(changed));
    Campaign::check(&folder).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// Asserts that replacing `from` by `to` in `file` makes exactly one problem, with these words and at the place where
/// `part` begins in the changed text. What follows from it (a unit that misses its crossing) is allowed beside it.
fn one_problem(file: &str, from: &str, to: &str, part: &str, words: &str) {
    let (_, text) = FILES.into_iter().find(|(path, _)| *path == file).expect("there is such a file");
    assert!(text.contains(from), "{from} is not in {file}");
    let changed = text.replacen(from, to, 1);
    let before = &changed[..changed.find(part).expect("the part is in the changed text")];
    let line = 1 + before.matches('\n').count();
    let column = 1 + before.chars().rev().take_while(|c| *c != '\n').count();
    let mut found = problems(file, |_| changed.clone());
    if !words.contains("bank") {
        found.retain(|problem| !problem.contains("without a crossing"));
    }
    assert_eq!(found.len(), 1, "{found:#?}");
    let expected = format!("{file}:{line}:{column}: {words}");
    assert!(found[0].starts_with(&expected), "{}\nexpected {expected}", found[0]);
}

const TRACK_FILE: &str = "tracks/jp-71.ron";

#[test]
fn the_small_campaign_is_in_order() {
    assert_eq!(problems("", str::to_owned), Vec::<String>::new());
}

/// The third way point of the track, up to its place.
const LAST: &str = "(time: \"1939-07-03 09:00\", place: \"bain_tsagan\"";

#[test]
fn mistakes_of_meaning_are_found_at_their_line_and_column() {
    let track = |from, to, part, words| one_problem(TRACK_FILE, from, to, part, words);
    track("bain_tsagan", "bain_tsagn", "bain_tsagn", "unknown place 'bain_tsagn'; did you mean 'bain_tsagan'?");
    track("KOLOMIETS", "KOLOMETS", "KOLOMETS", "unknown source 'KOLOMETS'; did you mean 'KOLOMIETS'?");
    track("[\"KOLOMIETS\"]", "[]", "1939-07-02", "no source is named");
    track("03 09:00", "03 04:00", "(time: \"1939-07-03 04:00", "1939-07-03T04:00 is not after the way point before");
    track("07-03 09:00", "11-03 09:00", "1939-11-03", "1939-11-03 09:00 lies outside the record");
    track("03 09:00", "03 teatime", "1939-07-03 teatime", "cannot read the time '1939-07-03 teatime'");
    track("error_km: 2.0", "error_km: NaN", "NaN", "the error in km NaN is not between 0 and 500");
    let place = |from, to, part, words| one_problem("places.ron", from, to, part, words);
    place("47.858", "4785.8", "4785.8", "the latitude 4785.8 is not between 40 and 56");
    place("118.612", "NaN", "NaN", "the longitude NaN is not between 102 and 132");
    place("118.612", "inf", "inf", "the longitude inf is not between 102 and 132");
    place("bank: East", "bank: West", "47.858", "'fui' claims the west bank of the Halhin Gol");
    one_problem("events.ron", "weight: 3", "weight: 9", "9,", "the weight 9 is not between 1 and 3");
    one_problem(
        "forces.ron",
        "\"71\"",
        "\"seventy-first\"",
        "\"seventy-first\"",
        "the label 'seventy-first' has 13 letters",
    );
}

#[test]
fn mistakes_of_shape_are_found_too() {
    one_problem(
        TRACK_FILE,
        "place: \"ford\"",
        "plaec: \"ford\"",
        "plaec",
        "unknown field 'plaec'; did you mean 'place'?",
    );
    one_problem(TRACK_FILE, "Attack", "Atack", "Atack", "unknown word 'Atack'; did you mean 'Attack'?");
    one_problem("forces.ron", "side: Japanese, ", "", "(id", "the field 'side' is missing");
    one_problem("campaign.ron", "version: 1", "version: 9", "9", "version 9 is not known");
    // RON tells where a number ends that is none.
    one_problem("events.ron", "weight: 3", "weight: three", ", sources", "cannot be read as RON: expected integer");
}

#[test]
fn an_id_given_twice_is_found_where_it_is_given_again() {
    let found = problems("places.ron", |text| text.replace("\"fui\"", "\"bain_tsagan\""));
    assert!(found[0].starts_with("places.ron:3:11: the id 'bain_tsagan' is given twice"), "{found:#?}");
}

#[test]
fn moves_that_cannot_have_been_are_found() {
    one_problem(
        TRACK_FILE,
        "03 05:00",
        "02 23:00",
        "(time: \"1939-07-03 09",
        "'jp-71' comes from the east to the west bank",
    );
    let closed = problems("fronts.ron", |text| text.replace("sides: [Japanese]", "sides: [Soviet]"));
    assert!(closed.len() == 1 && closed[0].contains("without a crossing that is open"), "{closed:#?}");
    let far = "(time: \"1939-07-03 09:00\", lat: 49.2, lon: 119.8";
    one_problem(TRACK_FILE, LAST, far, far, "178 km in at most 4.0 h is too fast for a unit that moves by 'foot'");
}

#[test]
fn every_problem_is_reported_at_once() {
    let found = problems(TRACK_FILE, |text| {
        text.replace("\"fui\"", "\"fiu\"")
            .replace("activity: Attack", "activity: Rest")
            .replace("1939-07-03 05:00", "now")
    });
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].starts_with("tracks/jp-71.ron:5:"), "{found:#?}");
    assert!(found[2].starts_with("tracks/jp-71.ron:7:"), "{found:#?}");
}

#[test]
fn cut_empty_and_missing_files_are_problems_of_their_own() {
    for (file, text) in FILES {
        for share in 1..10 {
            let cut = text.len() * share / 10;
            let found = problems(file, |text| text[..cut].to_owned());
            assert!(found.iter().any(|problem| problem.starts_with(file)), "{file} cut at {cut}: {found:#?}");
        }
        let found = problems(file, |_| "  \n".to_owned());
        assert!(found.iter().any(|p| p.contains("empty")), "{found:#?}");
    }
    let folder = CampaignFolder::from_texts([("campaign.ron".to_owned(), CAMPAIGN.to_owned())]);
    let found = Campaign::check(&folder).err().unwrap_or_default();
    assert_eq!(found.iter().filter(|problem| problem.what.contains("missing")).count(), 5, "{found:#?}");
}

#[test]
fn brackets_nested_200_000_deep_neither_panic_nor_hang() {
    for open in ["[", "(", "{\"a\":", "Some("] {
        for (file, _) in FILES {
            let found = problems(file, |_| open.repeat(200_000));
            assert!(!found.is_empty(), "{file} of {open}");
        }
        let nested = format!("1939-07-03 05:00\", note: {}", open.repeat(200_000));
        let found = problems(TRACK_FILE, |text| text.replacen("1939-07-03 05:00\"", &nested, 1));
        assert!(!found.is_empty());
    }
}

#[test]
fn a_broken_table_does_not_make_every_reference_to_it_a_problem() {
    let found = problems("sources.ron", |text| text[..20].to_owned());
    assert_eq!(found.len(), 1, "{found:#?}");
}

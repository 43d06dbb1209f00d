//! A small campaign that is in order, broken in every way a human editor or a bad disk breaks files.

use halhin_gol::campaign::{folder::CampaignFolder, model::Campaign};

const CAMPAIGN: &str = r#"(
    version: 1,
    title: {"en": "A test"},
    span: (from: "1939-07-01", to: "1939-07-10"),
    record_from: "1939-06-01",
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
    let changed = |(path, text): (&str, &str)| {
        (path.to_owned(), if path == file { change(text) } else { text.to_owned() })
    };
    let folder = CampaignFolder::from_texts(FILES.into_iter().map(changed));
    Campaign::check(&folder).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// Asserts that replacing `from` by `to` in `file` makes exactly one problem, at a place and with these words.
fn one_problem(file: &str, from: &str, to: &str, expected: &str) {
    let found = problems(file, |text| {
        assert!(text.contains(from), "{from} is not in {file}");
        text.replacen(from, to, 1)
    });
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with(&format!("{file}:{expected}")), "{}\nexpected {expected}", found[0]);
}

const TRACK_FILE: &str = "tracks/jp-71.ron";

#[test]
fn the_small_campaign_is_in_order() {
    assert_eq!(problems("", str::to_owned), Vec::<String>::new());
}

#[test]
fn mistakes_of_meaning_are_found_at_their_line_and_column() {
    one_problem(TRACK_FILE, "\"bain_tsagan\"", "\"bain_tsagn\"", "7:45: unknown place 'bain_tsagn'; did you mean 'bain_tsagan'?");
    one_problem(TRACK_FILE, "[\"KOLOMIETS\"]", "[\"KOLOMETS\"]", "5:105: unknown source 'KOLOMETS'; did you mean 'KOLOMIETS'?");
    one_problem(TRACK_FILE, "[\"KOLOMIETS\"]", "[]", "5:17: no source is named");
    one_problem(TRACK_FILE, "1939-07-03 09:00", "1939-07-03 04:00", "7:9: 1939-07-03T04:00 is not after the way point before");
    one_problem(TRACK_FILE, "1939-07-03 09:00", "1939-11-03 09:00", "7:17: 1939-11-03 09:00 lies outside the record");
    one_problem(TRACK_FILE, "1939-07-03 09:00", "1939-07-03 teatime", "7:17: cannot read the time '1939-07-03 teatime'");
    one_problem(TRACK_FILE, "error_km: 2.0", "error_km: NaN", "5:83: the error in km NaN is not between 0 and 500");
    one_problem("places.ron", "lat: 47.858", "lat: 4785.8", "3:59: the latitude 4785.8 is not between 40 and 56");
    one_problem("places.ron", "lon: 118.612", "lon: NaN", "3:72: the longitude NaN is not between");
    one_problem("places.ron", "bank: East", "bank: West", "3:59: 'fui' claims the west bank of the Halhin Gol");
    one_problem("places.ron", "\"fui\"", "\"bain_tsagan\"", "3:11: the id 'bain_tsagan' is given twice");
}

#[test]
fn mistakes_of_shape_are_found_too() {
    one_problem(TRACK_FILE, "place: \"ford\"", "plaec: \"ford\"", "6:37: unknown field 'plaec'; did you mean 'place'?");
    one_problem(TRACK_FILE, "activity: Attack", "activity: Atack", "7:70: unknown word 'Atack'; did you mean 'Attack'?");
    one_problem("forces.ron", "side: Japanese, ", "", "2:5: the field 'side' is missing");
    one_problem("sources.ron", "kind: Book", "kind: 7", "2:");
    one_problem("campaign.ron", "version: 1", "version: 9", "2:14: version 9 is not known");
}

#[test]
fn moves_that_cannot_have_been_are_found() {
    one_problem(TRACK_FILE, "1939-07-03 05:00", "1939-07-02 23:00", "7:9: 'jp-71' comes from the east to the west bank");
    let closed = problems("fronts.ron", |text| text.replace("sides: [Japanese]", "sides: [Soviet]"));
    assert!(closed.len() == 1 && closed[0].contains("without a crossing that is open"), "{closed:#?}");
    let by_foot = "(time: \"1939-07-03 09:00\", place: \"bain_tsagan\"";
    let far = "(time: \"1939-07-03 09:00\", lat: 49.2, lon: 119.8";
    one_problem(TRACK_FILE, by_foot, far, "7:9: 179 km in at most 4.0 h is too fast");
}

#[test]
fn every_problem_is_reported_at_once() {
    let found = problems(TRACK_FILE, |text| {
        text.replace("\"fui\"", "\"fiu\"").replace("activity: Attack", "activity: Rest").replace("1939-07-03 05:00", "now")
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

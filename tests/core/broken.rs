//! A small campaign that is in order, broken in every way a human editor or a bad disk breaks files.

mod found;
mod story;

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
const FRONTS: &str = r#"(fronts: [
    (id: "line", name: {"en": "A line"}, kind: Line, sides: [Soviet], stages: [
        (time: "1939-07-02 evening", points: [(47.9, 118.5), (47.8, 118.5)], certainty: Approximate, error_km: 3.0, sources: ["KOLOMIETS"]),
        (time: "1939-07-04 evening", points: [(47.9, 118.6), (47.8, 118.6)], certainty: Inferred, error_km: 3.0, sources: ["KOLOMIETS"]),
    ]),
], crossings: [
    (place: "ford", kind: Pontoon, river: "halhin-gol", opened: "1939-07-03 02:15", closed: "1939-07-05 04:00", sides: [Japanese], who: {"en": "Engineers"}, certainty: Known, sources: ["KOLOMIETS"]),
])"#;
const EVENTS: &str = r#"[
    (id: "crossing", kind: Ground, time: "1939-07-03 dawn", title: {"en": "A crossing"}, certainty: Known, weight: 3, sources: ["KOLOMIETS"]),
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

const FIGURES: &str = r#"[
    (id: "men", title: {"en": "Men who crossed"}, kind: Strength, measure: Men, sides: [Japanese], from: "1939-07-03", until: "1939-07-05",
     values: [(low: 7500, high: 8000, by: Japanese, sources: ["KOLOMIETS"])]),
]"#;
const DISPUTES: &str = r#"[
    (id: "hour", about: Time, title: {"en": "When was the river crossed?"}, events: ["crossing"], statements: [
        (by: Soviet, text: {"en": "At dawn"}, sources: ["KOLOMIETS"]),
        (by: Japanese, text: {"en": "In the night"}, sources: ["KOLOMIETS"]),
    ]),
]"#;

pub(super) const FILES: [(&str, &str); 9] = [
    ("campaign.ron", CAMPAIGN),
    ("sources.ron", SOURCES),
    ("places.ron", PLACES),
    ("forces.ron", FORCES),
    ("fronts.ron", FRONTS),
    ("events/july.ron", EVENTS),
    ("figures.ron", FIGURES),
    ("disputes.ron", DISPUTES),
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
    one_problem("events/july.ron", "weight: 3", "weight: 9", "9,", "the weight 9 is not between 1 and 3");
    one_problem(
        "forces.ron",
        "\"71\"",
        "\"seventy-first\"",
        "\"seventy-first\"",
        "the label 'seventy-first' has 13 letters",
    );
}

#[test]
fn claims_without_a_claimant_and_questions_about_nothing_are_found() {
    let figure = |from, to, part, words| one_problem("figures.ron", from, to, part, words);
    figure("by: Japanese, ", "", "(id", "the field 'by' is missing");
    figure("low: 7500", "low: 9500", "9500", "the lowest number, 9500, is more than the highest, 8000");
    figure("sides: [Japanese]", "sides: []", "men\"", "this figure is nobody’s");
    figure("until: \"1939-07-05", "until: \"1939-07-01", "1939-07-01", "this figure’s time ends before it begins");
    let dispute = |from, to, part, words| one_problem("disputes.ron", from, to, part, words);
    dispute("[\"crossing\"]", "[]", "hour\"", "this dispute points at nothing");
    dispute("[\"crossing\"]", "[\"crosing\"]", "crosing", "unknown event 'crosing'; did you mean 'crossing'?");
    let events = |from, to, part, words| one_problem("events/july.ron", from, to, part, words);
    events(
        "dawn\",",
        "dawn\", until: \"1939-07-02 dawn\",",
        "crossing",
        "this event ends, 1939-07-02T04:30, before it begins",
    );
    events("kind: Ground", "kind: Grund", "Grund", "unknown word 'Grund'; did you mean 'Ground'?");
}

#[test]
fn fronts_out_of_order_off_the_map_and_away_from_their_river_are_found() {
    let front = |from, to, part, words| one_problem("fronts.ron", from, to, part, words);
    front("07-04 evening", "07-01 evening", "1939-07-01 evening", "this stage is not after the one before");
    front("(47.8, 118.6)]", "(7.8, 118.6)]", "[(47.9, 118.6)", "a point of this line is off the map");
    for (kind, words) in [("Pocket", "this line needs 3 points"), ("Bridgehead", "a bridgehead’s line begins and ends")]
    {
        let found = problems("fronts.ron", |text| text.replace("kind: Line", &format!("kind: {kind}")));
        assert!(found.len() >= 2 && found.iter().all(|problem| problem.contains(words)), "{found:#?}");
    }
    front(
        "kind: Line,",
        "kind: Line, ends: \"1939-07-03\",",
        "line\"",
        "this front ends, 1939-07-03T12:00, before its last",
    );
}

#[test]
fn a_unit_belongs_to_one_that_is_there_and_not_to_itself() {
    let army = ", sources: [\"KOLOMIETS\"]),\n    (id: \"army\", side: Japanese, name: {\"en\": \"Army\"}, label: \"A\", branch: Headquarters, \
                echelon: Army, speed: Foot";
    let with = |parents: &str, army_says: &str| {
        problems("forces.ron", |text| {
            text.replacen("speed: Foot", &format!("speed: Foot, parents: [{parents}]{army}{army_says}"), 1)
        })
    };
    assert_eq!(with("(unit: \"army\")", ""), Vec::<String>::new());
    let gone = with("(unit: \"army\")", ", dissolved: \"1939-07-02\"");
    assert!(gone.len() == 1 && gone[0].contains("'jp-71' belongs to 'army'"), "{gone:#?}");
    let round = with("(unit: \"army\")", ", parents: [(unit: \"jp-71\")]");
    assert!(round.iter().any(|problem| problem.contains("stands under itself")), "{round:#?}");
    let twice = with("(unit: \"army\"), (unit: \"army\", from: \"1939-07-03\")", "");
    assert!(twice.iter().any(|problem| problem.contains("belongs to two units at one time")), "{twice:#?}");
}

#[test]
fn an_account_of_its_own_is_checked_like_the_track() {
    let with =
        |point: &str| problems(TRACK_FILE, |text| text.replace("    ],\n)", &format!("        {point},\n    ],\n)")));
    let sources = "certainty: Known, error_km: 2.0, sources: [\"KOLOMIETS\"], account: Soviet";
    let later = format!("(time: \"1939-07-03 12:00\", place: \"bain_tsagan\", activity: Attack, {sources})");
    assert_eq!(with(&later), Vec::<String>::new());
    let far = format!("(time: \"1939-07-03 12:00\", lat: 49.2, lon: 119.8, activity: Attack, {sources})");
    let found = with(&far);
    assert!(found.len() == 1 && found[0].contains("too fast"), "{found:#?}");
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
    one_problem(
        "events/july.ron",
        "weight: 3",
        "weight: three",
        ", sources",
        "cannot be read as RON: expected integer",
    );
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
    assert_eq!(found.iter().filter(|problem| problem.what.contains("missing")).count(), 6, "{found:#?}");
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

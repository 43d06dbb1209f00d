//! Golden text: every unit on the map at chosen instants. After a change that is meant,
//! `UPDATE_GOLDEN=1 cargo test --no-default-features --test core` writes them anew; look at why they changed.

use halhin_gol::{
    campaign::words::Account,
    replay::{
        print::{Format, print},
        situation::Situation,
    },
};
use std::{fs, path::PathBuf};

use crate::{campaign, instant};

fn check(at: &str, format: Format, extension: &str) {
    told(at, Account::Synthesis, format, extension);
}

fn told(at: &str, account: Account, format: Format, extension: &str) {
    let situation = Situation::as_told(campaign(), instant(at), account);
    let printed = print(campaign(), &situation, format);
    let by = if account == Account::Synthesis { String::new() } else { format!("-{}", account.word()) };
    let name = format!("state-{}{by}.{extension}", at.replace(':', ""));
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &printed).expect("the golden can be written");
    }
    let golden = fs::read_to_string(&path).expect("there is a golden");
    for (i, (printed, golden)) in printed.lines().zip(golden.lines()).enumerate() {
        assert_eq!(printed, golden, "{}, line {}", path.display(), i + 1);
    }
    assert_eq!(printed, golden);
}

#[test]
fn the_may_bridgehead() {
    check("1939-05-20T12:00", Format::Text, "txt");
    check("1939-05-28T12:00", Format::Text, "txt");
    check("1939-06-20T12:00", Format::Text, "txt");
}

#[test]
fn the_crossing_and_the_armoured_counterattack() {
    check("1939-07-03T09:00", Format::Text, "txt");
    check("1939-07-05T06:00", Format::Text, "txt");
}

#[test]
fn the_july_night_attacks_and_the_artillery_battle() {
    check("1939-07-12T12:00", Format::Text, "txt");
    check("1939-07-23T12:00", Format::Text, "txt");
}

#[test]
fn the_double_envelopment() {
    check("1939-08-20T12:00", Format::Text, "txt");
    check("1939-08-23T20:00", Format::Text, "txt");
    check("1939-08-26T12:00", Format::Text, "txt");
    check("1939-08-31T12:00", Format::Text, "txt");
}

#[test]
fn the_soviet_account_of_24_august_has_fui_taken_and_the_ring_closed() {
    told("1939-08-24T08:00", Account::Soviet, Format::Text, "txt");
}

#[test]
fn the_cease_fire() {
    check("1939-09-17T00:00", Format::Text, "txt");
}

#[test]
fn the_formats_for_programs() {
    check("1939-07-03T09:00", Format::Json, "json");
    check("1939-07-03T09:00", Format::GeoJson, "geojson");
}

#[test]
fn both_formats_are_json_with_a_unit_a_line() {
    let situation = Situation::at(campaign(), instant("1939-08-20T12:00"));
    for (format, list) in [(Format::Json, "units"), (Format::GeoJson, "features")] {
        let printed = print(campaign(), &situation, format);
        let value: serde_json::Value = serde_json::from_str(&printed).expect("it is JSON");
        assert_eq!(value[list].as_array().map(Vec::len), Some(situation.units().len()));
        assert_eq!(printed.lines().count(), situation.units().len() + 2);
        assert_eq!(value["at"], "1939-08-20T12:00");
    }
}

//! What the map must say, and that it says all its compilers found, each with who says so.

use halhin_gol::campaign::{
    model::{Campaign, Event},
    words::{Claimant, Read},
};
use std::collections::BTreeSet;

use crate::campaign;

/// Every row of the compilers' chronologies and tables of disputes, by its name in the research.
fn rows() -> BTreeSet<String> {
    let tables = [("M", 107), ("P", 22), ("A", 91), ("E", 20), ("AIR", 24), ("MD", 16), ("AD", 16)];
    tables.into_iter().flat_map(|(name, last)| (1..=last).map(move |number| format!("{name}{number}"))).collect()
}

#[test]
fn every_row_of_the_chronologies_and_disputes_is_told() {
    let told: BTreeSet<String> = campaign()
        .events
        .iter()
        .flat_map(|event| event.rows.clone())
        .chain(campaign().disputes.iter().flat_map(|dispute| dispute.rows.clone()))
        .collect();
    let missing: Vec<_> = rows().difference(&told).cloned().collect();
    assert!(missing.is_empty(), "rows that no record covers: {missing:?}");
    let invented: Vec<_> = told.difference(&rows()).cloned().collect();
    assert!(invented.is_empty(), "rows that no table has: {invented:?}");
}

#[test]
fn the_record_is_whole() {
    let Campaign { units, events, places, disputes, figures, fronts, .. } = campaign();
    assert!(events.len() >= 280, "{} events", events.len());
    assert_eq!(places.iter().filter(|place| place.rank.is_some()).count(), 104, "places of the gazetteer");
    assert_eq!(disputes.len(), 32);
    assert!(figures.len() >= 60 && fronts.len() >= 12, "{} figures, {} fronts", figures.len(), fronts.len());
    let points: usize = units.iter().map(|unit| unit.track.points.len()).sum();
    assert!(points >= 932, "{points} way points of the synthesis; 932 were converted");
    let told = units.iter().filter(|unit| !unit.track.tellings.is_empty()).count();
    assert!(told >= 12, "{told} units have an account that differs");
    let dossier = include_str!("../../assets/campaign/README.md");
    assert!(dossier.contains("Rows not carried over"), "the README names what was left out");
}

#[test]
fn everything_names_its_source() {
    let campaign = campaign();
    for event in &campaign.events {
        assert!(!event.sources.is_empty(), "{}", event.id);
        assert!(event.counts.iter().all(|count| !count.sources.is_empty()), "{}", event.id);
    }
    for figure in &campaign.figures {
        assert!(figure.values.iter().all(|value| !value.sources.is_empty()), "{}", figure.id);
    }
    for point in campaign.units.iter().flat_map(|unit| &unit.track.points) {
        assert!(!point.sources.is_empty());
    }
    // What nobody read and no work stands for is never shown as sure.
    for event in &campaign.events {
        let only_general = campaign.best_reading(&event.sources) == Read::Unverified;
        assert!(!only_general || event.unverified, "{}", event.id);
    }
}

fn event(id: &str) -> &'static Event {
    campaign().events.iter().find(|event| *event.id == *id).unwrap_or_else(|| panic!("no event {id}"))
}

/// Every word or number must stand in the event's title or text.
fn says(id: &str, words: &[&str]) {
    let event = event(id);
    let text = format!("{} {}", event.title.en(), event.text.en());
    for word in words {
        assert!(text.contains(word), "{id} does not say '{word}': {text}");
    }
}

/// Every claimant's number must lie in the figure's range, and the range must be one.
fn figure(id: &str, holds: &[f64]) {
    let figure = campaign().figures.iter().find(|figure| *figure.id == *id).unwrap_or_else(|| panic!("no figure {id}"));
    let low = figure.values.iter().map(|value| value.low).fold(f64::INFINITY, f64::min);
    let high = figure.values.iter().map(|value| value.high).fold(0.0, f64::max);
    for number in holds {
        assert!((low..=high).contains(number), "{id}: {number} is not between {low} and {high}");
    }
}

fn judged(id: &str) {
    let dispute = campaign().disputes.iter().find(|dispute| *dispute.id == *id);
    let dispute = dispute.unwrap_or_else(|| panic!("no dispute {id}"));
    let modern = dispute.judgement.is_some() || dispute.versions.iter().any(|v| v.by == Claimant::Modern);
    assert!(modern, "{id} has no modern judgement");
}

#[test]
fn the_way_to_war_is_told() {
    says("eastern-salient-of-mongolia", &["salient"]);
    says("two-border-claims", &["river"]);
    says("branch-railway-to-the-frontier", &["Halun-Arshan"]);
    says("railway-to-bain-tumen-not-ready", &["Bain-Tumen"]);
    says("clash-at-halhin-sume", &["Halhin-Sume"]);
    says("manzhouli-conference", &["Manzhouli"]);
    says("soviet-mongolian-protocol", &["Protocol"]);
    says("57th-special-corps-enters-mongolia", &["57th"]);
    says("battle-of-lake-khasan", &["Lake Khasan", "Vladivostok"]);
    says("molotovs-warning", &["Molotov", "Mongolia"]);
    assert!(event("molotovs-warning").unverified, "no source read has the passage");
    figure("front-20-august", &[70.0]);
}

#[test]
fn may_and_july_are_told() {
    says("first-clash-west-of-nomonhan", &["Mongolian", "Manchukuoan"]);
    judged("who-began-on-11-may");
    assert!(campaign().fronts.iter().any(|front| *front.id == *"soviet-bridgehead-may"), "the bridgehead of May");
    figure("japanese-men-july", &[38_000.0, 15_000.0]);
    says("japanese-cross-the-halhin-gol", &["Halhin Gol"]);
    assert!(campaign().fronts.iter().any(|front| *front.id == *"japanese-bridgehead"), "the western bridgehead");
    says("west-bank-cleared", &["bank"]);
    assert_eq!(event("west-bank-cleared").when.at.date_time().date().to_string(), "1939-07-05");
    judged("west-bank-destroyed-or-withdrawn");
    judged("bain-tsagan-planned-or-not");
}

#[test]
fn the_build_up_is_told() {
    says("army-group-formed", &["1st Army Group"]);
    judged("date-of-the-1st-army-group");
    figure("soviet-aircraft-20-august", &[515.0, 581.0]);
    figure("japanese-men-whole-campaign", &[58_925.0, 76_000.0, 80_000.0]);
    figure("soviet-supplies-august", &[55_000.0]);
    let flanks = ["mn-6-cavalry-division", "mn-8-cavalry-division"];
    for division in flanks {
        let unit = campaign().find_unit(division).unwrap_or_else(|| panic!("no unit {division}"));
        assert!(campaign().unit(unit).track.points.len() > 5, "{division} covers a flank");
    }
}

#[test]
fn august_is_told() {
    judged("whose-day-was-20-august");
    judged("opening-hour-of-20-august");
    says("mass-bombing", &["150"]);
    figure("soviet-bombers-20-august", &[150.0]);
    says("ring-closed", &["ring"]);
    judged("when-the-ring-closed");
    let pockets = campaign().fronts.iter().filter(|front| front.id.contains("pocket") || front.id.contains("ring"));
    assert!(pockets.count() >= 5, "the pockets");
    says("japanese-counter-stroke", &["Japanese"]);
    says("frontier-reached", &["frontier"]);
    assert_eq!(event("frontier-reached").when.at.date_time().date().to_string(), "1939-08-31");
    assert_eq!(event("cease-fire").when.at.to_string(), "1939-09-16T07:00");
}

#[test]
fn the_losses_stand_in_their_range() {
    figure("soviet-casualties-whole-campaign", &[10_000.0, 25_655.0]);
    figure("japanese-casualties-whole-campaign", &[18_000.0, 61_000.0]);
    figure("mongolian-casualties-whole-campaign", &[556.0, 990.0]);
    figure("soviet-aircraft-lost-whole-campaign", &[208.0, 251.0]);
    figure("japanese-aircraft-lost-whole-campaign", &[162.0]);
    judged("japanese-losses");
    judged("soviet-losses");
}

#[test]
fn the_years_after_are_told() {
    for (id, day) in [
        ("border-agreement-of-1940", "1940-06-09"),
        ("neutrality-pact", "1941-04-13"),
        ("mongolia-declares-war", "1945-08-10"),
    ] {
        assert_eq!(event(id).when.at.date_time().date().to_string(), day, "{id}");
    }
}

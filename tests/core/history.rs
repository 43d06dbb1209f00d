//! What anyone who knows the campaign would look for first.

use halhin_gol::{
    campaign::words::Side,
    geo::{base_map, polyline},
    replay::situation::Situation,
};

use crate::{campaign, instant};

fn at(moment: &str) -> Situation {
    Situation::at(campaign(), instant(moment))
}

/// Where a unit is, or a failure that names it.
fn place(situation: &Situation, id: &str) -> halhin_gol::geo::LatLon {
    let unit = campaign().find_unit(id).unwrap_or_else(|| panic!("no unit {id}"));
    situation.unit(unit).unwrap_or_else(|| panic!("{id} is not on the map")).at
}

fn on_the_east_bank(situation: &Situation, id: &str) -> bool {
    let river = base_map::halhin_gol().expect("there is a river");
    polyline::nearest(&river, place(situation, id)).expect("it is a line").on_right
}

#[test]
fn on_3_july_the_japanese_stand_at_bain_tsagan_and_their_tanks_across_the_river() {
    let situation = at("1939-07-03T09:00");
    let bain_tsagan = campaign().place(campaign().find_place("bain_tsagan").expect("there is Bain-Tsagan")).at;
    for regiment in ["jp-71-infantry-regiment", "jp-26-infantry-regiment"] {
        assert!(!on_the_east_bank(&situation, regiment), "{regiment}");
        assert!(place(&situation, regiment).distance_m(bain_tsagan) < 8_000.0, "{regiment}");
    }
    for tanks in ["jp-3-tank-regiment", "jp-4-tank-regiment"] {
        assert!(on_the_east_bank(&situation, tanks), "{tanks}");
    }
}

#[test]
fn on_5_july_the_japanese_are_back_on_the_east_bank() {
    let situation = at("1939-07-05T12:00");
    for regiment in ["jp-71-infantry-regiment", "jp-72-infantry-regiment", "jp-26-infantry-regiment"] {
        assert!(on_the_east_bank(&situation, regiment), "{regiment}");
    }
}

#[test]
fn on_23_august_the_23rd_division_lies_between_the_pincers() {
    let situation = at("1939-08-23T20:00");
    let soviet: Vec<_> = situation
        .units()
        .iter()
        .filter(|state| !campaign().unit(state.unit).air && campaign().unit(state.unit).side == Side::Soviet)
        .map(|state| state.at)
        .collect();
    for regiment in
        ["jp-64-infantry-regiment", "jp-72-infantry-regiment", "jp-13-field-artillery-regiment", "jp-23-division"]
    {
        let here = place(&situation, regiment);
        let around = [
            soviet.iter().any(|s| s.lat > here.lat),
            soviet.iter().any(|s| s.lat < here.lat),
            soviet.iter().any(|s| s.lon > here.lon),
            soviet.iter().any(|s| s.lon < here.lon),
        ];
        assert_eq!(around, [true; 4], "{regiment}: Soviet units to the north, south, east, west");
    }
}

#[test]
fn on_20_may_julys_reinforcements_are_not_there_yet() {
    let situation = at("1939-05-20T12:00");
    for id in [
        "jp-71-infantry-regiment",
        "jp-72-infantry-regiment",
        "jp-26-infantry-regiment",
        "jp-3-tank-regiment",
        "jp-4-tank-regiment",
        "su-11-tank-brigade",
        "su-7-motor-armoured-brigade",
        "su-24-motor-rifle-regiment",
        "su-82-rifle-division",
    ] {
        let unit = campaign().find_unit(id).unwrap_or_else(|| panic!("no unit {id}"));
        assert_eq!(situation.unit(unit), None, "{id}");
    }
}

#[test]
fn both_sides_and_both_small_armies_are_there_throughout() {
    for moment in ["1939-05-28T12:00", "1939-07-03T09:00", "1939-08-20T12:00"] {
        let situation = at(moment);
        for side in Side::ALL {
            let there = situation.units().iter().any(|state| campaign().unit(state.unit).side == *side);
            assert!(there, "{} at {moment}", side.word());
        }
    }
}

#[test]
fn the_destroyed_are_gone_and_the_cease_fire_finds_the_others() {
    let situation = at("1939-09-16T23:00");
    let azuma = campaign().find_unit("jp-23-reconnaissance-regiment-azuma").expect("there is Azuma");
    assert_eq!(situation.unit(azuma), None);
    assert!(situation.units().len() > 30, "{}", situation.units().len());
}

#[test]
fn bridges_are_on_the_map_only_while_they_stand() {
    let crossings = |moment: &str| -> Vec<String> {
        let named =
            ["kawamata", "japanese_crossing", "soviet_north_crossing", "soviet_south_crossing", "old_engineer_bridge"];
        let there: Vec<_> = campaign().places_at(instant(moment)).map(|place| place.id.to_string()).collect();
        named.iter().filter(|id| there.iter().any(|other| other == *id)).map(|id| (*id).to_owned()).collect()
    };
    assert_eq!(crossings("1939-05-28T06:00"), ["kawamata"]);
    assert_eq!(crossings("1939-07-03T09:00"), ["kawamata", "japanese_crossing"]);
    assert_eq!(crossings("1939-07-05T12:00"), ["kawamata"]);
    assert_eq!(
        crossings("1939-08-20T06:00"),
        ["kawamata", "soviet_north_crossing", "soviet_south_crossing", "old_engineer_bridge"]
    );
}

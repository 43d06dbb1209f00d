//! The same everywhere: the bits of the war at a thousand instants are those of the golden file, which the release
//! build and the page are held to as well (`tests/run.sh`, `tests/browser/same.test.mjs`).

use halhin_gol::{campaign::model::Campaign, replay::digest};
use std::{collections::HashSet, fs, path::PathBuf};

use crate::campaign;

#[test]
fn a_thousand_instants_have_the_bits_of_the_golden_file() {
    let lines = digest::lines(campaign());
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/digest.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &lines).expect("the golden can be written");
    }
    let golden = fs::read_to_string(&path).expect("there is a golden");
    for (line, golden) in lines.lines().zip(golden.lines()) {
        assert_eq!(line, golden, "this instant shows other bits; if that is meant, UPDATE_GOLDEN=1 writes them anew");
    }
    assert_eq!(lines, golden);
}

#[test]
fn the_instants_are_spread_over_the_span_and_hit_way_points() {
    let instants = digest::instants(campaign());
    assert_eq!(instants.len(), digest::INSTANTS);
    let span = campaign().span;
    assert_eq!((instants[0], instants[instants.len() - 1]), (span.from, span.to));
    let longest = instants.windows(2).map(|pair| pair[1].0 - pair[0].0).max();
    assert!(longest <= Some((span.to.0 - span.from.0) / 400), "a gap of {longest:?} s");
    let points = campaign().units.iter().flat_map(|unit| &unit.track.points).map(|point| point.when.at);
    let points: HashSet<_> = points.collect();
    let hit = instants.iter().filter(|at| points.contains(at)).count();
    let odd = instants.iter().filter(|at| at.0 % 3_600 != 0).count();
    assert!(hit > 300 && odd > 300, "{hit} at a way point, {odd} at no full hour");
}

#[test]
fn accounts_fronts_and_the_last_bit_of_a_way_point_show() {
    let lines = digest::lines(campaign());
    let changes: [(&str, fn(&mut Campaign)); 3] = [
        ("an account", |campaign| {
            let tellings = campaign.units.iter_mut().flat_map(|unit| &mut unit.track.tellings);
            let points = tellings.flat_map(|telling| &mut telling.points);
            points.for_each(|point| point.at.lon = point.at.lon.next_up());
        }),
        ("fronts", |campaign| campaign.fronts.clear()),
        ("a bit", |campaign| {
            let point =
                campaign.units.iter_mut().filter(|unit| !unit.air).find_map(|unit| unit.track.points.first_mut());
            let point = point.expect("somebody moves");
            point.at.lat = point.at.lat.next_up();
        }),
    ];
    for (what, change) in changes {
        let mut changed = Campaign::embedded().expect("it is sound");
        change(&mut changed);
        let other = digest::lines(&changed);
        let differing = lines.lines().zip(other.lines()).filter(|(a, b)| a != b).count();
        assert!(differing > 0, "{what} does not show");
    }
}

#[test]
fn quiet_and_battle_have_bits_of_their_own() {
    let lines = digest::lines(campaign());
    let hashes: HashSet<_> = lines.lines().filter_map(|line| line.split_once(' ')).map(|(_, hash)| hash).collect();
    assert!(hashes.len() > 800, "only {} different hashes", hashes.len());
}

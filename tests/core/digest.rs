//! The same everywhere: the bits of the war at a thousand instants are those of the golden file, which the release
//! build and the page are held to as well (`tests/run.sh`, `tests/browser/same.test.mjs`).

use halhin_gol::{
    campaign::{folder::CampaignFolder, model::Campaign},
    replay::digest,
};
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
fn accounts_and_fronts_show() {
    let changes: [(&str, fn(&mut Campaign)); 2] = [
        ("an account", |campaign| campaign.units.iter_mut().for_each(|unit| unit.track.tellings.clear())),
        ("fronts", |campaign| campaign.fronts.clear()),
    ];
    for (what, change) in changes {
        let mut changed = Campaign::embedded().expect("it is sound");
        change(&mut changed);
        assert!(differing(&changed) > 0, "{what} does not show");
    }
}

#[test]
fn the_last_bit_of_a_way_point_shows() {
    let mut texts: Vec<(String, String)> = campaign().texts();
    let latitude = |text: &str| {
        let from = text.find("lat: ")? + "lat: ".len();
        let to = from + text[from..].find(',')?;
        Some((from..to, text[from..to].parse::<f64>().ok()?))
    };
    let tracks = texts.iter_mut().filter(|(path, _)| path.starts_with("tracks/"));
    let (text, (place, degrees)) =
        tracks.filter_map(|(_, text)| latitude(text).map(|found| (text, found))).next().expect("somebody moves");
    text.replace_range(place, &format!("{}", degrees.next_up()));
    let changed = Campaign::check(&CampaignFolder::from_texts(texts)).expect("a bit breaks nothing");
    assert!(differing(&changed) > 0);
}

/// At how many of the thousand instants another campaign is another.
fn differing(other: &Campaign) -> usize {
    let (lines, others) = (digest::lines(campaign()), digest::lines(other));
    lines.lines().zip(others.lines()).filter(|(a, b)| a != b).count()
}

#[test]
fn quiet_and_battle_have_bits_of_their_own() {
    let lines = digest::lines(campaign());
    let hashes: HashSet<_> = lines.lines().filter_map(|line| line.split_once(' ')).map(|(_, hash)| hash).collect();
    assert!(hashes.len() > 800, "only {} different hashes", hashes.len());
}

//! The cost of the state at a moment: `cargo bench --no-default-features --bench replay`.

use divan::{Bencher, black_box};
use halhin_gol::{
    campaign::{folder::CampaignFolder, model::Campaign, time::Instant},
    replay::situation::Situation,
};
use std::fmt::Write as _;

fn main() {
    divan::main();
}

/// A campaign of so many units that march to and fro, 40 way points each, three hours apart.
fn campaign(units: usize) -> Campaign {
    let frame = r#"(version: 1, title: {"en": "Bench"}, span: (from: "1939-07-01", to: "1939-07-10"), record_from: "1939-06-01",
        bounds: (south: 44.0, west: 111.5, north: 52.0, east: 124.5),
        views: [(id: "field", name: {"en": "Field"}, lat: 47.7, lon: 118.6, width_km: 40.0, height_km: 30.0)])"#;
    let sources = r#"[(id: "S", title: "A book", kind: Book, read: Seen)]"#;
    let mut files = vec![
        ("campaign.ron".to_owned(), frame.to_owned()),
        ("sources.ron".to_owned(), sources.to_owned()),
        ("fronts.ron".to_owned(), "(fronts: [], crossings: [])".to_owned()),
    ];
    files.extend(["places.ron", "figures.ron", "disputes.ron"].map(|name| (name.to_owned(), "[]".to_owned())));
    let mut forces = "[".to_owned();
    for unit in 0..units {
        // Writing to a String cannot fail.
        let _ = write!(
            forces,
            "(id: \"u{unit:05}\", side: Soviet, name: {{\"en\": \"Unit\"}}, label: \"U\", branch: Infantry, \
             echelon: Regiment, speed: Motor, sources: [\"S\"]),"
        );
        let mut track = format!("(unit: \"u{unit:05}\", end: CeaseFire, points: [");
        for point in 0..40 {
            let (day, hour) = (1 + point * 3 / 24, point * 3 % 24);
            let (lat, lon) = (47.5 + f64::from(point % 5) * 0.01, 118.5 + unit as f64 * 0.000_1);
            let _ = write!(
                track,
                "(time: \"1939-07-{day:02} {hour:02}:00\", lat: {lat:.4}, lon: {lon:.4}, activity: March, \
                 certainty: Known, error_km: 1.0, sources: [\"S\"]),"
            );
        }
        files.push((format!("tracks/u{unit:05}.ron"), track + "])"));
    }
    files.push(("forces.ron".to_owned(), forces + "]"));
    Campaign::check(&CampaignFolder::from_texts(files)).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// One frame of steady playback: an hour on, in the memory that is there.
#[divan::bench(args = [50, 500, 5_000])]
fn set(bencher: Bencher<'_, '_>, units: usize) {
    let campaign = campaign(units);
    let (mut situation, mut at) = (Situation::default(), campaign.span.from);
    bencher.bench_local(|| {
        at = if at < campaign.span.to { at.plus(3_600) } else { campaign.span.from };
        situation.set(&campaign, black_box(at));
        situation.units().len()
    });
}

/// The shipped campaign, jumping about.
#[divan::bench]
fn shipped(bencher: Bencher<'_, '_>) {
    let campaign = Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"));
    let (mut situation, mut step) = (Situation::default(), 0_i64);
    let length = campaign.span.to.0 - campaign.span.from.0;
    bencher.bench_local(|| {
        step = (step + 7_654_321) % length;
        situation.set(&campaign, black_box(Instant(campaign.span.from.0 + step)));
        situation.units().len()
    });
}

/// Reading and checking the shipped campaign, as every start does.
#[divan::bench]
fn check() -> usize {
    Campaign::embedded().map_or(0, |campaign| campaign.units.len())
}

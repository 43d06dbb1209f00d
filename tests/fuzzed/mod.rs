//! What is done with hostile bytes: one function for each parser. The fuzz targets of `fuzz/` call them with what the
//! fuzzer thinks of, `tests/corpus.rs` with what it thought of before. A panic is a fault, and so is a broken promise.
use halhin_gol::{
    campaign::{
        folder::CampaignFolder,
        model::Campaign,
        problem::Problem,
        time::{ClockName, When, parse_instant},
        words::Account,
    },
    cli::Arguments,
    geo::{LatLon, base_map, polyline},
    replay::{
        print::{Format, print},
        situation::Situation,
    },
};
use std::{ffi::OsString, os::unix::ffi::OsStringExt};

#[cfg(feature = "app")]
mod app;

/// Every target by its name, which is also the name of its folder in `fuzz/corpus` and `fuzz/regressions`.
pub(crate) const TARGETS: &[(&str, fn(&[u8]))] = &[
    ("campaign", campaign),
    ("times", times),
    ("arguments", arguments),
    ("base_map", base_map),
    #[cfg(feature = "app")]
    ("address", app::address),
    #[cfg(feature = "app")]
    ("relief_points", app::relief_points),
];

/// A small campaign that is in order. The first byte of the input chooses which of its files the rest replaces.
pub(crate) const FILES: [(&str, &str); 11] = [
    ("campaign.ron", include_str!("campaign/campaign.ron")),
    ("sources.ron", include_str!("campaign/sources.ron")),
    ("places.ron", include_str!("campaign/places.ron")),
    ("forces.ron", include_str!("campaign/forces.ron")),
    ("fronts.ron", include_str!("campaign/fronts.ron")),
    ("events/july.ron", include_str!("campaign/july.ron")),
    ("figures.ron", include_str!("campaign/figures.ron")),
    ("disputes.ron", include_str!("campaign/disputes.ron")),
    ("tracks/jp-71.ron", include_str!("campaign/jp-71.ron")),
    ("story.ron", include_str!("campaign/story.ron")),
    ("lessons.ron", include_str!("campaign/lessons.ron")),
];

/// One file of the small campaign is replaced. Either there are problems, each with a place and a sentence, or the
/// campaign can be replayed.
pub(crate) fn campaign(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let Ok(text) = str::from_utf8(rest) else { return };
    let chosen = usize::from(*first) % FILES.len();
    let files = FILES.iter().enumerate().map(|(i, (path, own))| {
        let text = if i == chosen { text } else { own };
        ((*path).to_owned(), text.to_owned())
    });
    match Campaign::check(&CampaignFolder::from_texts(files)) {
        Ok(campaign) => replay(&campaign),
        Err(problems) => problems.iter().for_each(|problem| makes_sense(problem, text)),
    }
}

fn makes_sense(problem: &Problem, text: &str) {
    assert!(!problem.what.trim().is_empty() && problem.line >= 1 && problem.column >= 1, "{problem:?}");
    let longest = FILES.iter().map(|(_, own)| own.len()).fold(text.len(), usize::max);
    assert!(problem.line + problem.column <= longest + 3, "the place lies outside of the file: {problem}");
}

/// What a reader of the map does with every campaign that passed the check.
fn replay(campaign: &Campaign) {
    let (from, to) = (campaign.span.from, campaign.span.to);
    let middle = from.plus((to.0 - from.0) / 2);
    for at in [from, middle, to] {
        for account in [Account::Synthesis, Account::Soviet] {
            let situation = Situation::as_told(campaign, at, account);
            for format in [Format::Text, Format::Json, Format::GeoJson] {
                assert!(format == Format::Text || serde_like(&print(campaign, &situation, format)));
            }
        }
    }
    let coverage = campaign.coverage();
    assert!(coverage.unused_sources.len() <= campaign.sources.len());
}

/// Whether a text has at least the outline of JSON; the tests of the printed state read it in full.
fn serde_like(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && text.trim_end().ends_with(['}', ']'])
}

/// Times of the files and of the address. What can be read is written as it is read.
pub(crate) fn times(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    for clock in [ClockName::S, ClockName::J, ClockName::Unstated] {
        if let Ok(when) = When::parse(text, clock) {
            assert_eq!((&*when.words, when.doubt >= 0), (text, true));
            written_as_read(when.at.to_string());
        }
    }
    if let Ok(instant) = parse_instant(text) {
        written_as_read(instant.to_string());
    }
}

fn written_as_read(text: String) {
    // An hour off the last day that can be written lies beyond it.
    if !text.starts_with('-') && !text.starts_with("9999-12-31") {
        assert_eq!(parse_instant(&text).expect(&text).to_string(), text);
    }
}

/// The command line, a word a line, in bytes that need not be UTF-8.
pub(crate) fn arguments(bytes: &[u8]) {
    let words = bytes.split(|byte| *byte == b'\n').map(|word| OsString::from_vec(word.to_vec()));
    if let Err(why) = Arguments::read(std::iter::once(OsString::from("halhin-gol")).chain(words)) {
        assert!(!why.trim().is_empty());
    }
}

/// A file of the base map, and what the map does with its lines.
pub(crate) fn base_map(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let here = LatLon::new(47.7, 118.6);
    for feature in base_map::parse("fuzzed.geojson", text).unwrap_or_default() {
        let line = &feature.points;
        let _ = polyline::nearest(line, here);
        assert!(polyline::stretch(line, here, LatLon::new(48.0, 118.0)).len() <= line.len() + 2);
        if line.len() < 1_000 {
            assert!(polyline::simplified(line, 100.0).len() <= line.len());
            let _ = polyline::rounded(line, feature.closed, 2);
        }
    }
}

//! The cost of the state at a moment, at any size: `cargo bench --no-default-features --bench replay`.
//!
//! After the single benchmarks stands a table that sets `Situation::set` against replay from the start. It comes only
//! when all are run.

mod baseline;

use divan::{Bencher, black_box};
use halhin_gol::{
    campaign::{folder::CampaignFolder, model::Campaign, time::Instant, words::Account},
    generate::Plan,
    replay::{
        formations::{Formations, Level},
        front::Outline,
        situation::Situation,
    },
};
use std::{
    collections::BTreeMap,
    io::Write as _,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use baseline::Replay;

/// The sizes, in units; the largest march as far as the smallest.
const SIZES: [u32; 4] = [50, 500, 5_000, 50_000];

/// Way points a unit.
const POINTS: u32 = 40;

/// Way points a unit where their number grows, and the units that march them.
const TRACKS: [u32; 5] = [10, 40, 160, 640, 2_560];
const ON_TRACKS: u32 = 500;

fn main() {
    divan::main();
    // Cargo gives this word to benchmarks only when they are to be measured; any other is a choice among them.
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words == ["--bench"] {
        let _ = std::io::stdout().write_all(summary().as_bytes());
    }
}

fn folder(units: u32, points: u32) -> CampaignFolder {
    let files = Plan::new(units, points, 1).and_then(Plan::files);
    CampaignFolder::from_texts(files.unwrap_or_else(|why| panic!("{why}")))
}

/// A generated campaign, made once for all benchmarks.
fn campaign(units: u32, points: u32) -> &'static Campaign {
    static MADE: Mutex<BTreeMap<(u32, u32), &'static Campaign>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    made.entry((units, points)).or_insert_with(|| {
        let campaign = Campaign::check(&folder(units, points));
        Box::leak(Box::new(campaign.unwrap_or_else(|problems| panic!("{problems:#?}"))))
    })
}

/// Instants of a campaign, one after another, around and around.
fn instants(campaign: &Campaign, step: i64) -> impl FnMut() -> Instant {
    let (from, length) = (campaign.span.from, campaign.span.to.0 - campaign.span.from.0);
    let mut gone = 0_i64;
    move || {
        gone = (gone + step).rem_euclid(length);
        from.plus(gone)
    }
}

/// A frame of playing on, of playing back, and a jump to anywhere, in seconds of the campaign.
const FORWARD: i64 = 120;
const BACK: i64 = -120;
const JUMP: i64 = 7_654_321;

fn set(bencher: Bencher<'_, '_>, campaign: &Campaign, step: i64) {
    let (mut situation, mut next) = (Situation::default(), instants(campaign, step));
    bencher.bench_local(|| {
        situation.set(campaign, black_box(next()));
        situation.units().len()
    });
}

#[divan::bench(args = SIZES, max_time = 0.5)]
fn set_forward(bencher: Bencher<'_, '_>, units: u32) {
    set(bencher, campaign(units, POINTS), FORWARD);
}

#[divan::bench(args = SIZES, max_time = 0.5)]
fn set_back(bencher: Bencher<'_, '_>, units: u32) {
    set(bencher, campaign(units, POINTS), BACK);
}

#[divan::bench(args = SIZES, max_time = 0.5)]
fn set_jumping(bencher: Bencher<'_, '_>, units: u32) {
    set(bencher, campaign(units, POINTS), JUMP);
}

/// The shipped campaign, jumping about.
#[divan::bench]
fn set_shipped(bencher: Bencher<'_, '_>) {
    let campaign = Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"));
    set(bencher, &campaign, JUMP);
}

/// The same as `set_jumping` by replay from the start.
#[divan::bench(args = SIZES, max_time = 0.5)]
fn replay_from_start(bencher: Bencher<'_, '_>, units: u32) {
    let campaign = campaign(units, POINTS);
    let (mut replay, mut next) = (Replay::default(), instants(campaign, JUMP));
    bencher.bench_local(|| {
        replay.tell(campaign, black_box(next()), Account::Synthesis);
        replay.units().len()
    });
}

/// Making the texts of a campaign.
#[divan::bench(args = [50, 5_000], sample_count = 5)]
fn generate(units: u32) -> usize {
    let files = Plan::new(units, POINTS, 1).and_then(Plan::files);
    files.map_or(0, |files| files.map(|(_, text)| text.len()).sum())
}

/// Reading and checking a campaign.
#[divan::bench(args = [50, 500, 5_000], sample_count = 3, sample_size = 1)]
fn check(bencher: Bencher<'_, '_>, units: u32) {
    let folder = folder(units, POINTS);
    bencher.bench_local(|| Campaign::check(&folder).map_or(0, |campaign| campaign.units.len()));
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn check_50000(bencher: Bencher<'_, '_>) {
    let folder = folder(50_000, POINTS);
    bencher.bench_local(|| Campaign::check(&folder).map_or(0, |campaign| campaign.units.len()));
}

/// Reading and checking the shipped campaign, as every start does.
#[divan::bench]
fn check_shipped() -> usize {
    Campaign::embedded().map_or(0, |campaign| campaign.units.len())
}

/// Every front of the shipped campaign at an instant between its outlines.
#[divan::bench]
fn fronts(bencher: Bencher<'_, '_>) {
    let campaign = Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"));
    let mut next = instants(&campaign, JUMP);
    bencher.bench_local(|| {
        let at = black_box(next());
        campaign
            .fronts
            .iter()
            .filter_map(|front| Outline::at(front, at))
            .map(|outline| outline.line.len())
            .sum::<usize>()
    });
}

/// Folding all units into their formations.
#[divan::bench(args = [50, 500, 5_000], consts = [1, 2, 3], max_time = 0.5)]
fn formations<const LEVEL: usize>(bencher: Bencher<'_, '_>, units: u32) {
    let campaign = campaign(units, POINTS);
    let situation = Situation::at(campaign, campaign.span.from);
    let mut formations = Formations::default();
    bencher.bench_local(|| {
        formations.set(campaign, situation.instant(), situation.units(), black_box(Level::ALL[LEVEL]));
        formations.all().len()
    });
}

/// How long something takes.
#[expect(clippy::disallowed_methods, reason = "a benchmark, which runs on no page")]
fn taken(what: impl FnOnce()) -> Duration {
    let begun = std::time::Instant::now();
    what();
    begun.elapsed()
}

/// The medians of `Situation::set` and of replay from the start, in nanoseconds, taken in turns.
fn medians(campaign: &Campaign) -> (f64, f64) {
    let (mut situation, mut replay) = (Situation::default(), Replay::default());
    let mut next = instants(campaign, JUMP);
    situation.set(campaign, next());
    let once = taken(|| replay.tell(campaign, next(), Account::Synthesis)).as_secs_f64();
    // So many together that a clock can tell them and nothing else comes between; turns for about half a second.
    let together = (0.000_2 / once).clamp(1.0, 100.0) as u32;
    let turns = (0.25 / (once * f64::from(together))).clamp(9.0, 999.0) as usize;
    let (mut sets, mut replays) = (Vec::new(), Vec::new());
    for _ in 0..turns {
        let at: Vec<Instant> = (0..together).map(|_| next()).collect();
        sets.push(taken(|| at.iter().for_each(|at| situation.set(campaign, black_box(*at)))) / together);
        let replay = |at: &Instant| replay.tell(campaign, black_box(*at), Account::Synthesis);
        replays.push(taken(|| at.iter().for_each(replay)) / together);
    }
    let median = |mut all: Vec<Duration>| {
        all.sort_unstable();
        all[all.len() / 2].as_secs_f64() * 1e9
    };
    (median(sets), median(replays))
}

/// The table at the end.
fn summary() -> String {
    let mut out = format!(
        "\nThe state at any instant, jumping about; medians of turns.\n\nBy units, {POINTS} way points each:\n\n"
    );
    out += "| units | set | replay from the start | ratio | set, ns a unit |\n|---|---|---|---|---|\n";
    for units in SIZES {
        let (set, replay) = medians(campaign(units, POINTS));
        let each = set / f64::from(units);
        out += &format!("| {units} | {} | {} | {:.1} | {each:.0} |\n", time(set), time(replay), replay / set);
    }
    out += &format!("\nBy way points, {ON_TRACKS} units, ns a unit; beside it as times of the first line:\n\n");
    out += "| way points | set | times | logarithm, times | replay from the start | times | ratio |\n";
    out += "|---|---|---|---|---|---|---|\n";
    let mut first = None;
    for points in TRACKS {
        let (set, replay) = medians(campaign(ON_TRACKS, points));
        let (set, replay) = (set / f64::from(ON_TRACKS), replay / f64::from(ON_TRACKS));
        let (set_1, replay_1) = *first.get_or_insert((set, replay));
        let logarithm = libm::log(points.into()) / libm::log(TRACKS[0].into());
        out += &format!("| {points} | {set:.0} | {:.1} | {logarithm:.1} | ", set / set_1);
        out += &format!("{replay:.0} | {:.1} | {:.1} |\n", replay / replay_1, replay / set);
    }
    out
}

/// Nanoseconds in the unit in which they are read best.
fn time(ns: f64) -> String {
    match ns {
        ..1e3 => format!("{ns:.0} ns"),
        1e3..1e6 => format!("{:.1} µs", ns / 1e3),
        _ => format!("{:.2} ms", ns / 1e6),
    }
}

//! Campaigns far larger than the war: they are sound, and what the program does with them grows as it should.
//!
//! Times are compared with one another and never with a clock's: medians of turns that follow one another, so that
//! whatever else the machine does slows both alike.

use halhin_gol::{
    campaign::{
        folder::CampaignFolder,
        model::Campaign,
        time::{DAY, Instant},
        words::Account,
    },
    generate::Plan,
    replay::{
        formations::{Formations, Level},
        front::Outline,
        situation::Situation,
    },
};
use std::{hint::black_box, time::Duration};

use crate::{baseline::Replay, campaign as shipped};

fn folder(units: u32, points: u32, seed: u64) -> CampaignFolder {
    let plan = Plan::new(units, points, seed).expect("it can be asked for");
    CampaignFolder::from_texts(plan.files().expect("there is ground to march over"))
}

fn generated(units: u32, points: u32, seed: u64) -> Campaign {
    let problems = |problems| panic!("{units} units, {points} way points, seed {seed}: {problems:#?}");
    Campaign::check(&folder(units, points, seed)).unwrap_or_else(problems)
}

#[test]
fn campaigns_of_any_size_and_seed_pass_every_check() {
    for seed in 0..10 {
        for (units, points) in [(1, 1), (1, 40), (8, 2), (50, 40), (13, 300), (700, 12)] {
            let campaign = generated(units, points, seed);
            assert_eq!(campaign.units.len(), units as usize);
            assert!(campaign.units.iter().all(|unit| unit.track.points.len() == points as usize));
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_one_others() {
    let texts = |seed| Plan::new(120, 20, seed).expect("small").files().expect("files").collect::<Vec<_>>();
    let (first, again, other) = (texts(7), texts(7), texts(8));
    assert_eq!(first, again);
    let same = first.iter().zip(&other).filter(|(a, b)| a.1 == b.1).map(|(a, _)| a.0.as_str());
    assert_eq!(same.collect::<Vec<_>>(), ["sources.ron", "lessons.ron"]);
}

/// The names of all fields that files may have, as the structs of their records say.
fn fields() -> Vec<String> {
    let structs = ["records", "evidence", "story"].map(|name| {
        let path = format!("{}/src/campaign/file/{name}.rs", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("a source can be read")
    });
    let lines = structs.iter().flat_map(|text| text.lines());
    let names = lines.filter_map(|line| line.trim().strip_prefix("pub(crate) ")?.split_once(": "));
    names.map(|(name, _)| name.trim_start_matches('_').to_owned()).collect()
}

#[test]
fn every_file_and_every_field_is_there() {
    let texts: Vec<_> = Plan::new(300, 40, 1).expect("small").files().expect("files").collect();
    let all: String = texts.iter().map(|(_, text)| text.as_str()).collect();
    let fields = fields();
    assert!(fields.len() > 150, "{}", fields.len());
    for field in fields {
        let there = ["(", ",", "\n"].iter().any(|before| all.contains(&format!("{before}{field}:")));
        assert!(there, "no file has the field '{field}'");
    }
    let campaign = generated(300, 40, 1);
    for (what, number) in campaign.counts() {
        assert!(number > 0, "{what}");
    }
    assert!(campaign.units.iter().any(|unit| unit.track.tellings.len() == 2));
}

#[test]
fn everybody_marches_in_sight_all_the_time_and_folds_into_formations() {
    let campaign = generated(1_000, 40, 3);
    let view = &campaign.views[0];
    let north = view.height_km / 2.0 / 111.2;
    let east = north * view.width_km / view.height_km / 0.672;
    for hour in [0, 7, 31, 64, 90] {
        let situation = Situation::at(&campaign, campaign.span.from.plus(hour * 3_600 + 77));
        assert_eq!(situation.units().len(), 1_000, "at hour {hour}");
        let moving = situation.units().iter().filter(|state| state.moving).count();
        assert!(moving > 980, "{moving} march at hour {hour}");
        for state in situation.units() {
            let (up, right) = (state.at.lat - view.centre.lat, state.at.lon - view.centre.lon);
            assert!(up.abs() < north && right.abs() < east, "{state:?}");
        }
        let folded = Formations::of(&campaign, situation.instant(), situation.units(), Level::Divisions);
        assert!(folded.all().len() < 250, "{}", folded.all().len());
        let fronts = campaign.fronts.iter().filter(|front| Outline::at(front, situation.instant()).is_some());
        assert!(fronts.count() >= 5);
    }
}

#[test]
fn a_generated_folder_is_read_back_and_never_written_over() {
    let folder = std::env::temp_dir().join(format!("halhin-gol-generated-{}", std::process::id()));
    let plan = Plan::new(20, 10, 5).expect("it is small");
    plan.write(&folder).expect("it can be written");
    let read = Campaign::check(&CampaignFolder::read(&folder));
    let parts = std::fs::read_dir(folder.join("tracks")).expect("it is there");
    let parts = parts.filter(|entry| !entry.as_ref().is_ok_and(|e| e.path().extension().is_some_and(|e| e == "ron")));
    assert_eq!(parts.count(), 0, "a half-written file was left");
    let again = plan.write(&folder);
    let beside = plan.write(&folder.join("campaign.ron"));
    std::fs::remove_dir_all(&folder).expect("it can be removed");
    assert_eq!(read.map(|campaign| campaign.units.len()), Ok(20));
    for refused in [again, beside] {
        assert!(refused.is_err_and(|why| why.contains("is not an empty folder; name an empty one")));
    }
}

#[test]
fn replay_from_the_start_gives_the_same_situation() {
    let generated = [generated(300, 40, 2), generated(9, 400, 4), generated(40, 1, 6)];
    let mut replay = Replay::default();
    let mut compared = 0;
    for campaign in generated.iter().chain([shipped()]) {
        let (from, to) = (campaign.span.from.plus(-2 * DAY), campaign.span.to.plus(DAY));
        let way_points = campaign.units.iter().flat_map(|unit| &unit.track.points).map(|point| point.when.at);
        let way_points: Vec<Instant> = way_points.step_by(41).collect();
        let steps = (0..150).map(|step| from.plus((to.0 - from.0) / 150 * step + step % 60));
        for at in steps.chain(way_points) {
            for account in Account::ALL {
                replay.tell(campaign, at, *account);
                let situation = Situation::as_told(campaign, at, *account);
                assert_eq!(replay.units(), situation.units(), "{at} {account:?}");
                compared += situation.units().len();
            }
        }
    }
    assert!(compared > 100_000, "{compared}");
}

/// How long something takes.
#[expect(clippy::disallowed_methods, reason = "a test, which runs on no page")]
fn taken(what: impl FnOnce()) -> Duration {
    let begun = std::time::Instant::now();
    what();
    begun.elapsed()
}

/// How many times as long the second takes as the first: the median of so many turns, in each of which both are run.
fn ratio(turns: usize, mut first: impl FnMut(usize), mut second: impl FnMut(usize)) -> f64 {
    let mut ratios: Vec<f64> = (0..turns)
        .map(|turn| {
            let (first, second) = (taken(|| first(turn)), taken(|| second(turn)));
            second.as_secs_f64() / first.as_secs_f64()
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    ratios[turns / 2]
}

/// An instant of the campaign for a turn, all over its span.
fn instant_of(campaign: &Campaign, turn: usize) -> Instant {
    let length = campaign.span.to.0 - campaign.span.from.0;
    campaign.span.from.plus((turn as i64 + 1) * 7_654_321 % length)
}

/// The cost of the state at an instant, by replay from the start and by `Situation`, over instants all over the span.
fn situations(campaign: &Campaign) -> impl FnMut(usize) {
    let mut situation = Situation::default();
    move |turn| {
        for step in 0..20 {
            situation.set(campaign, instant_of(campaign, turn * 20 + step));
            black_box(situation.units());
        }
    }
}

#[test]
fn the_state_is_found_and_not_replayed() {
    let campaign = generated(50, 2_560, 1);
    let mut replay = Replay::default();
    let replayed = |turn: usize| {
        for step in 0..20 {
            replay.tell(&campaign, instant_of(&campaign, turn * 20 + step), Account::Synthesis);
            black_box(replay.units());
        }
    };
    let times = ratio(15, situations(&campaign), replayed);
    assert!(times > 4.0, "replay from the start takes {times:.1} times as long as the state at 2,560 way points");
}

#[test]
fn the_cost_of_the_state_grows_like_the_logarithm_of_the_way_points() {
    let (short, long) = (generated(50, 10, 1), generated(50, 2_560, 1));
    let times = ratio(15, situations(&short), situations(&long));
    let logarithms = libm::log(2_560.0) / libm::log(10.0);
    assert!(times < 3.0 * logarithms, "256 times the way points cost {times:.1} times as much");
}

#[test]
fn checking_grows_no_faster_than_the_units() {
    let (small, large) = (folder(500, 5, 1), folder(5_000, 5, 1));
    let check = |folder: &CampaignFolder| {
        black_box(Campaign::check(folder).is_ok());
    };
    let times = ratio(3, |_| check(&small), |_| check(&large));
    assert!(times < 14.0, "ten times the units take {times:.1} times as long to check");
}

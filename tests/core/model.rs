//! The model holds: whatever the files say, they make a campaign that is sound at every instant, or problems with their
//! places. `HALHIN_TIMES=20 cargo test --no-default-features --test core model` tries twenty times as many.

use halhin_gol::{
    campaign::{folder::CampaignFolder, model::Campaign, problem::Problem, time::Instant, words::Account},
    replay::{
        disagreement::disagreements,
        formations::{Formations, Level},
        front::{Outline, drawn},
        print::{Format, print},
        situation::Situation,
    },
};
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use std::{cell::Cell, path::Path};

use crate::{
    arbitrary::{Texts, any_campaign},
    mutation::{Mutation, any_mutation, gentle_mutation},
    written::again,
};

fn cases(cases: u32) -> ProptestConfig {
    let times = std::env::var("HALHIN_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    ProptestConfig {
        cases: cases * times,
        failure_persistence: None,
        // The same every time: who wants to find more asks for more.
        rng_seed: if times == 1 { RngSeed::Fixed(1_939) } else { RngSeed::Random },
        max_shrink_iters: 2_000,
        ..ProptestConfig::default()
    }
}

fn check(files: &Texts) -> Result<Campaign, Vec<Problem>> {
    Campaign::check(&CampaignFolder::from_texts(files.clone()))
}

/// The shipped files.
fn shipped() -> Texts {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/campaign");
    let mut files = Texts::new();
    for inner in ["", "events", "tracks"] {
        for entry in std::fs::read_dir(folder.join(inner)).expect("the folder can be read").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if inner.is_empty() { name } else { format!("{inner}/{name}") };
            if path.ends_with(".ron") {
                files.push((path, std::fs::read_to_string(entry.path()).expect("a file can be read")));
            }
        }
    }
    files.sort();
    files
}

/// Asserts that files are a campaign that is sound, or have problems that lie inside them. Answers which.
fn sound_or_refused(files: &Texts, times: &[Instant]) -> bool {
    let checked = check(files);
    match &checked {
        Ok(campaign) => {
            sound(campaign, times);
            again(campaign);
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a reason");
            problems.iter().for_each(|problem| lies_in(problem, files));
        }
    }
    checked.is_ok()
}

fn lies_in(problem: &Problem, files: &Texts) {
    let Some((_, text)) = files.iter().find(|(path, _)| *path == problem.file) else {
        let of_no_file = ["this file is missing", "is no name of a file"].iter().any(|why| problem.what.contains(why));
        assert!(of_no_file, "{problem}");
        return;
    };
    let lines: Vec<_> = text.split('\n').collect();
    let line = problem.line.checked_sub(1).and_then(|line| lines.get(line));
    let length = line.map(|line| line.chars().count()).unwrap_or_else(|| panic!("{problem}: no such line"));
    assert!((1..=length + 1).contains(&problem.column), "{problem}: the line has {length} letters");
    assert!(!problem.what.is_empty() && problem.what.len() < 2_000, "{problem}");
}

/// Asserts that everything that is computed of a campaign is a number, inside the map and never less than nothing.
fn sound(campaign: &Campaign, times: &[Instant]) {
    let span = campaign.span;
    let points = campaign.units.iter().flat_map(|unit| unit.track.points.iter().map(|point| point.when.at));
    let marks = [i64::MIN, i64::MIN + 1, -1, 0, i64::MAX - 1, i64::MAX].map(Instant);
    let edges = [span.from, span.to, span.from.plus(-1), span.to.plus(1)];
    let points: Vec<_> = points.flat_map(|at| [at.plus(-1), at, at.plus(1)]).collect();
    for at in times.iter().chain(&marks).chain(&edges).chain(points.iter().step_by(1 + points.len() / 60)) {
        for account in Account::ALL {
            state_is_sound(campaign, *at, *account);
        }
        for outline in campaign.fronts.iter().filter_map(|front| Outline::at(front, *at).map(|line| (front.kind, line)))
        {
            let (kind, outline) = outline;
            assert!(outline.error_km.is_finite() && outline.error_km >= 0.0, "{outline:?}");
            let all = outline.line.iter().chain(&drawn(kind, &outline)).all(|p| p.lat.is_finite() && p.lon.is_finite());
            assert!(all && outline.line.len() >= 2, "{outline:?}");
        }
        for (_, unit) in campaign.units() {
            let share = unit.strength_at(*at);
            assert!(share.is_none_or(|share| share > 0.0 && share <= 1.0), "{} at {at}: {share:?}", unit.id);
            unit.parent_at(*at);
        }
        campaign.latest_event(*at);
        campaign.places_at(*at).count();
    }
    assert!(disagreements(campaign).iter().all(|found| found.km.is_finite() && found.km >= 0.0 && found.time >= 0));
}

fn state_is_sound(campaign: &Campaign, at: Instant, account: Account) {
    let situation = Situation::as_told(campaign, at, account);
    for state in situation.units() {
        assert!(campaign.bounds.contains(state.at), "{state:?} at {at}");
        assert!(state.at.lat.is_finite() && state.at.lon.is_finite(), "{state:?} at {at}");
        assert!(state.error_km.is_finite() && state.error_km >= 0.0, "{state:?} at {at}");
        assert!(state.reached < state.way_points(campaign).len(), "{state:?} at {at}");
    }
    for format in [Format::Text, Format::Json, Format::GeoJson] {
        let printed = print(campaign, &situation, format);
        let json = matches!(format, Format::Text) || serde_json::from_str::<serde_json::Value>(&printed).is_ok();
        assert!(json, "{printed}");
    }
    for level in Level::ALL {
        Formations::of(campaign, at, situation.units(), level);
    }
}

fn any_times() -> impl Strategy<Value = Vec<Instant>> {
    // The days of the campaign, and all there are.
    prop::collection::vec(prop_oneof![11_000_000_i64..23_000_000, any::<i64>()].prop_map(Instant), 0..6)
}

fn mutated(mut files: Texts, mutations: &[Mutation]) -> Texts {
    mutations.iter().for_each(|mutation| mutation.apply(&mut files));
    files
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_campaign_that_is_in_order_is_sound_and_written_without_loss(files in any_campaign(), times in any_times()) {
        let campaign = check(&files).unwrap_or_else(|problems| panic!("{problems:#?}\n{files:#?}"));
        sound(&campaign, &times);
        again(&campaign);
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn a_small_campaign_broken_in_any_way_is_sound_or_refused(
        files in any_campaign(),
        mutations in prop::collection::vec(any_mutation(), 1..4),
        times in any_times(),
    ) {
        sound_or_refused(&mutated(files, &mutations), &times);
    }
}

#[test]
fn a_campaign_with_other_values_is_sound_or_refused() {
    let (tried, in_order) = (Cell::new(0), Cell::new(0));
    let strategy = (any_campaign(), gentle_mutation(), any_times());
    let held = TestRunner::new(cases(600)).run(&strategy, |(files, mutation, times)| {
        tried.set(tried.get() + 1);
        in_order.set(in_order.get() + usize::from(sound_or_refused(&mutated(files, &[mutation]), &times)));
        Ok(())
    });
    held.unwrap_or_else(|why| panic!("{why}"));
    // Both happen: else nothing would be tried.
    let (tried, in_order) = (tried.get(), in_order.get());
    assert!(in_order * 10 > tried && in_order * 10 < tried * 9, "{in_order} of {tried} are in order");
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn the_shipped_campaign_broken_in_any_way_is_sound_or_refused(
        mutations in prop::collection::vec(any_mutation(), 1..8),
        times in any_times(),
    ) {
        sound_or_refused(&mutated(shipped(), &mutations), &times);
    }
}

//! Properties of the state: a pure function of the campaign and the time.

use halhin_gol::{
    campaign::{time::Instant, words::Account},
    replay::{
        clock::{Clock, ClockCommand, Pace},
        front::Outline,
        situation::Situation,
    },
};
use proptest::prelude::*;

use crate::campaign;

fn any_instant() -> impl Strategy<Value = Instant> {
    let span = campaign().span;
    (span.from.0 - 86_400..=span.to.0 + 86_400).prop_map(Instant)
}

#[test]
fn the_state_at_a_way_point_is_that_way_point() {
    for (id, unit) in campaign().units() {
        for (i, point) in unit.track.points.iter().enumerate() {
            if !campaign().bounds.contains(point.at) {
                continue;
            }
            let situation = Situation::at(campaign(), point.when.at);
            let state = situation.unit(id).unwrap_or_else(|| panic!("{} is off the map at its way point {i}", unit.id));
            assert_eq!((state.at, state.activity, state.certainty), (point.at, point.activity, point.certainty));
            assert_eq!((state.error_km, state.reached), (point.error_km, i), "{}", unit.id);
        }
    }
}

#[test]
fn units_appear_at_their_first_way_point_and_vanish_after_their_last() {
    for (id, unit) in campaign().units() {
        let (Some(first), Some(last)) = (unit.track.points.first(), unit.track.points.last()) else { continue };
        if !campaign().bounds.contains(first.at) || !campaign().bounds.contains(last.at) {
            continue;
        }
        let there = |at: Instant| Situation::at(campaign(), at).unit(id).is_some();
        assert!(!there(first.when.at.plus(-1)), "{}", unit.id);
        assert_eq!(there(last.when.at.plus(1)), unit.track.stays, "{}", unit.id);
    }
}

#[test]
fn playing_shows_what_seeking_shows() {
    let campaign = campaign();
    let mut clock = Clock::new(campaign.span, &campaign.story.slow);
    let mut played = Situation::default();
    clock.apply(ClockCommand::SetPace(Pace::parse("2d").expect("there is such a rate")), &[]);
    clock.apply(ClockCommand::Play, &[]);
    while clock.playing() {
        clock.tick(0.013);
        played.set(campaign, clock.now());
        assert_eq!(played, Situation::at(campaign, clock.now()));
    }
    assert_eq!(clock.now(), campaign.span.to);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn jumping_leaves_no_trace(first in any_instant(), second in any_instant()) {
        let mut situation = Situation::at(campaign(), first);
        situation.set(campaign(), second);
        prop_assert_eq!(&situation, &Situation::at(campaign(), second));
        situation.set(campaign(), first);
        prop_assert_eq!(&situation, &Situation::at(campaign(), first));
    }

    #[test]
    fn every_position_is_on_the_map(at in any_instant()) {
        for state in Situation::at(campaign(), at).units() {
            prop_assert!(campaign().bounds.contains(state.at), "{:?}", state);
            prop_assert!(state.error_km >= 0.0 && state.error_km < 50.0);
        }
    }

    #[test]
    fn nobody_jumps(at in any_instant()) {
        let (now, then) = (Situation::at(campaign(), at), Situation::at(campaign(), at.plus(60)));
        for state in now.units().iter().filter(|state| !campaign().unit(state.unit).air) {
            if let Some(later) = then.unit(state.unit) {
                let metres = state.at.distance_m(later.at);
                prop_assert!(metres < 2_000.0, "{} moves {metres} m in a minute", campaign().unit(state.unit).id);
            }
        }
    }
}

#[test]
fn accounts_differ_only_where_they_say_so() {
    let mut differing = 0;
    for (id, unit) in campaign().units() {
        for telling in &unit.track.tellings {
            let rising = telling.points.windows(2).all(|pair| pair[0].when.at < pair[1].when.at);
            assert!(rising, "{}: times of the {} account", unit.id, telling.account.word());
            let state = |at: Instant, account: Account| {
                Situation::as_told(campaign(), at, account).unit(id).map(|state| (state.at, state.activity))
            };
            let before = unit.track.points.iter().rfind(|point| point.when.at < telling.differs.from);
            if let Some(before) = before {
                let same = state(before.when.at, telling.account) == state(before.when.at, Account::Synthesis);
                assert!(same, "{} before {}", unit.id, telling.account.word());
            }
            let span = telling.differs.from.0..=telling.differs.to.0;
            differing += usize::from(
                span.step_by(3_600)
                    .any(|at| state(Instant(at), telling.account) != state(Instant(at), Account::Synthesis)),
            );
        }
    }
    assert!(differing >= 12, "{differing} accounts show something else");
}

#[test]
fn fronts_are_what_their_stages_say_and_change_evenly_between() {
    for front in &campaign().fronts {
        for (i, stage) in front.stages.iter().enumerate() {
            let outline = Outline::at(front, stage.when.at).unwrap_or_else(|| panic!("{} at stage {i}", front.id));
            assert_eq!((&outline.line, outline.certainty, outline.reached), (&stage.line, stage.certainty, i));
        }
        let (first, last) = (&front.stages[0], &front.stages[front.stages.len() - 1]);
        assert_eq!(Outline::at(front, first.when.at.plus(-1)), None, "{}", front.id);
        assert!(Outline::at(front, front.ends).is_some() && Outline::at(front, front.ends.plus(1)).is_none());
        // No corner leaps: half an hour moves a line by less than the armies could have moved.
        for at in (first.when.at.0..last.when.at.0).step_by(1_800) {
            let outlines = [at, at + 1_800].map(|at| Outline::at(front, Instant(at)));
            let [Some(now), Some(then)] = outlines else { continue };
            for corner in &now.line {
                let leap = then.line.iter().map(|other| other.distance_m(*corner)).fold(f64::INFINITY, f64::min);
                assert!(leap < 12_000.0, "{} leaps {leap:.0} m after {}", front.id, Instant(at));
            }
        }
    }
}

//! The clock at the ends of time: no command and no frame, however strange, takes it out of its span or stops it.

use halhin_gol::{
    campaign::{
        model::{Slow, Span},
        time::{DAY, Instant, Seconds},
    },
    geo::LatLon,
    replay::{
        clock::{Clock, ClockCommand, Pace},
        digest,
        extent::{Extent, day_of},
        front::Outline,
        pace::Telling,
        situation::Situation,
        sun::{daylight, elevation},
    },
};
use proptest::prelude::*;

use crate::campaign;

/// Any instant at all, often one of the last there are.
fn any_instant() -> impl Strategy<Value = Instant> {
    let ends = prop::sample::select(vec![i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX]);
    prop_oneof![ends, any::<i64>(), 11_000_000_i64..23_000_000].prop_map(Instant)
}

fn any_span() -> impl Strategy<Value = Span> {
    (any_instant(), any_instant()).prop_map(|(from, to)| Span { from, to })
}

fn any_command() -> impl Strategy<Value = ClockCommand> {
    use ClockCommand as C;
    let plain =
        [C::TogglePlay, C::Play, C::Pause, C::NextEvent, C::PreviousEvent, C::Faster, C::Slower, C::Home, C::End];
    prop_oneof![
        prop::sample::select(plain.to_vec()),
        any_instant().prop_map(C::Seek),
        any_instant().prop_map(|at| C::Step(at.0)),
        prop::option::of(any_span()).prop_map(C::Loop),
        prop::option::of(any_instant()).prop_map(C::StopAt),
        prop::sample::select(Pace::all().collect::<Vec<_>>()).prop_map(C::SetPace),
    ]
}

/// Seconds of a frame, sane and other.
fn any_frame() -> impl Strategy<Value = f64> {
    prop_oneof![0.0..0.1_f64, any::<f64>(), prop::sample::select(vec![f64::NAN, f64::INFINITY, -1.0, 0.0, f64::MAX])]
}

fn slow() -> Slow {
    campaign().story.slow.first().copied().unwrap_or(Slow { span: campaign().span, times: 2.0 })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_clock_stays_in_its_span_whatever_is_asked(
        asked in prop::collection::vec((any_command(), any_frame()), 1..40),
        events in prop::collection::vec(any_instant(), 0..5),
        told in any::<bool>(),
    ) {
        let (span, slow) = (campaign().span, slow());
        let mut events = events;
        events.sort();
        let mut clock = Clock::new(span, if told { std::slice::from_ref(&slow) } else { &[] });
        for (command, seconds) in asked {
            clock.apply(command, &events);
            prop_assert!(span.contains(clock.now()), "{command:?} leads to {}", clock.now());
            let before = clock.now();
            clock.tick(seconds);
            prop_assert!(span.contains(clock.now()), "{seconds} s after {before} it is {}", clock.now());
            let looped = clock.looped();
            prop_assert!(looped.is_none_or(|part| part.from < part.to && span.contains(part.from) && span.contains(part.to)));
        }
        // Whatever has been, it goes on as ever.
        for command in [ClockCommand::Loop(None), ClockCommand::StopAt(None), ClockCommand::Home, ClockCommand::Play] {
            clock.apply(command, &events);
        }
        (0..100).for_each(|_| clock.tick(0.1));
        prop_assert!(clock.now() > span.from, "it stands still");
    }

    #[test]
    fn at_no_instant_there_is_the_state_is_in_want_of_a_number(at in any_instant(), other in any_instant()) {
        let campaign = campaign();
        for account in halhin_gol::campaign::words::Account::ALL {
            for state in Situation::as_told(campaign, at, *account).units() {
                prop_assert!(state.error_km.is_finite() && state.error_km >= 0.0);
                prop_assert!(campaign.bounds.contains(state.at));
            }
        }
        campaign.fronts.iter().for_each(|front| drop(Outline::at(front, at)));
        let place = LatLon::new(47.7, 118.6);
        prop_assert!(elevation(at, place).abs() <= 90.0);
        daylight(at, place);
        let clock = Clock::new(campaign.span, &campaign.story.slow);
        let part = Span { from: at, to: other };
        prop_assert!(clock.tempo().seconds(part, Telling::TenMinutes).abs() <= 601.0);
        let day = day_of(campaign.span, at);
        prop_assert!(day.from < day.to && campaign.span.contains(day.from) && campaign.span.contains(day.to));
        let extent = Extent::of(campaign.span, Some(part));
        for next in [extent.moved(at.0), extent.following(at, other), extent.zoomed(at, 2.0), extent.zoomed_at(at, 0.1)] {
            let shown = next.shown();
            prop_assert!(shown.from < shown.to && campaign.span.contains(shown.from) && campaign.span.contains(shown.to));
        }
        prop_assert!(!at.to_string().is_empty());
    }
}

#[test]
fn a_frame_that_is_no_number_or_never_ends_does_not_stop_the_clock_for_good() {
    for pace in Pace::all() {
        for strange in [f64::NAN, f64::INFINITY, f64::MAX, f64::NEG_INFINITY] {
            let mut clock = Clock::new(campaign().span, &campaign().story.slow);
            for command in [ClockCommand::SetPace(pace), ClockCommand::Play] {
                clock.apply(command, &[]);
            }
            clock.apply(ClockCommand::Loop(Some(Span { from: clock.now(), to: clock.now().plus(DAY) })), &[]);
            clock.tick(strange);
            let before = clock.now();
            clock.tick(0.01);
            assert_ne!(clock.now(), before, "{strange} s at {}", pace.word());
        }
    }
}

#[test]
fn the_sun_and_the_story_know_the_ends_of_time() {
    let place = LatLon::new(47.7, 118.6);
    let clock = Clock::new(campaign().span, &campaign().story.slow);
    for at in [i64::MIN, i64::MAX].map(Instant) {
        daylight(at, place);
        let share = clock.tempo().share(at);
        assert!((-1e-9..=1.0 + 1e-9).contains(&share), "{share} at {at}");
    }
    let (first, last) = (Instant(Seconds::MIN), Instant(Seconds::MAX));
    assert_eq!(day_of(campaign().span, first).from, campaign().span.from);
    assert_eq!(day_of(campaign().span, last).to, campaign().span.to);
}

#[test]
fn the_fingerprint_can_be_taken_of_a_campaign_without_tracks_and_fronts() {
    let mut empty = halhin_gol::campaign::model::Campaign::embedded().expect("it is sound");
    empty.units.clear();
    empty.fronts.clear();
    let lines = digest::lines(&empty);
    assert_eq!(lines.lines().count(), digest::INSTANTS);
}

//! Two moments compared, by role and name: the handle, the dates, the bar.

use bevy::math::Vec2;
use bevy_egui::egui::{Id, Key, Modifiers, Rect, accesskit::Role, pos2, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use halhin_gol::{
    campaign::time::{Instant, parse_instant},
    replay::clock::ClockCommand,
    ui::Out,
    view::{Comparison, ViewCommand},
};

use super::{Stage, clicked, usual, view};

fn at(text: &str) -> Instant {
    parse_instant(text).expect(text)
}

fn compared(size: (f32, f32)) -> Stage {
    let mut stage = Stage::new(Vec2::new(size.0, size.1), "1939-07-05T06:00");
    stage.view.compared = Some(Comparison::with(at("1939-08-20T12:00")));
    stage
}

fn wiped(harness: &Harness<'_, Stage>) -> Option<f32> {
    harness.state().out.view.iter().rev().find_map(|command| match command {
        ViewCommand::Compare(Some(compared)) => Some(compared.wipe),
        _ => None,
    })
}

#[test]
fn a_button_begins_and_ends_a_comparison() {
    let beside = Comparison { beside: true, ..Comparison::with(at("1939-08-20T12:00")) };
    let begun = view(ViewCommand::Compare(Some(beside)));
    assert_eq!(clicked(usual(), "Compare two moments"), begun);
    assert_eq!(clicked(compared((1280.0, 720.0)), "Compare two moments"), view(ViewCommand::Compare(None)));
    assert_eq!(clicked(compared((1280.0, 720.0)), "End the comparison"), view(ViewCommand::Compare(None)));
}

#[test]
fn the_bar_chooses_both_moments() {
    let seek = |at| vec![ClockCommand::Seek(at)];
    for size in [(1280.0, 720.0), (1920.0, 1080.0), (390.0, 844.0)] {
        for (name, first, second) in [
            ("This moment", None, "1939-07-05T06:00"),
            ("20 and 24 August", Some("1939-08-20T05:45"), "1939-08-24T12:00"),
            ("Swap the two moments", Some("1939-08-20T12:00"), "1939-07-05T06:00"),
        ] {
            let out = Out {
                clock: first.map(at).map(seek).unwrap_or_default(),
                view: vec![ViewCommand::Compare(Some(Comparison::with(at(second))))],
            };
            assert_eq!(clicked(compared(size), name), out, "{name}, {size:?}");
        }
    }
}

#[test]
fn side_by_side_is_switched_on_and_off_and_has_no_handle() {
    let other = Comparison::with(at("1939-08-20T12:00"));
    let beside = Comparison { beside: true, ..other };
    assert_eq!(clicked(compared((1280.0, 720.0)), "Side by side"), view(ViewCommand::Compare(Some(beside))));
    let mut stage = compared((1280.0, 720.0));
    stage.view.apply(&ViewCommand::Compare(Some(beside)), &stage.campaign);
    let mut harness = stage.harness();
    assert!(harness.query_by_role_and_label(Role::Slider, "Line between the two moments").is_none());
    harness.get_by_role_and_label(Role::Button, "Side by side").click();
    harness.run();
    assert_eq!(harness.state().out, view(ViewCommand::Compare(Some(other))));
}

#[test]
fn both_dates_are_told_to_those_who_cannot_see_them() {
    let harness = compared((1280.0, 720.0)).harness();
    for name in ["Left of the line: 5 July 1939, 06:00", "Right of the line: 20 August 1939, 12:00"] {
        assert!(harness.query_by_label(name).is_some(), "{name}");
    }
}

#[test]
fn the_handle_moves_the_line_by_pointer_and_by_keys() {
    let mut harness = compared((1280.0, 720.0)).harness();
    let handle = harness.get_by_role_and_label(Role::Slider, "Line between the two moments");
    assert_eq!(handle.accesskit_node().numeric_value(), Some(50.0));
    let from = handle.rect().center();
    assert!((from.x - 640.0).abs() < 1.0, "{from}");
    harness.drag_at(from);
    harness.step();
    harness.hover_at(pos2(448.0, from.y + 30.0));
    harness.run();
    harness.drop_at(pos2(448.0, from.y + 30.0));
    harness.run();
    assert_eq!(wiped(&harness), Some(0.35));
    for (key, modifiers, wipe) in [(Key::ArrowRight, Modifiers::NONE, 0.52), (Key::ArrowLeft, Modifiers::SHIFT, 0.4)] {
        let mut harness = compared((1280.0, 720.0)).harness();
        harness.get_by_role_and_label(Role::Slider, "Line between the two moments").focus();
        harness.run();
        harness.key_press_modifiers(modifiers, key);
        harness.run();
        assert_eq!(wiped(&harness), Some(wipe), "{key:?}");
    }
}

#[test]
fn a_class_that_looks_on_sees_no_bar() {
    let mut stage = compared((1280.0, 720.0));
    stage.view.presenting = true;
    let harness = stage.harness();
    assert!(harness.query_by_role_and_label(Role::Button, "This moment").is_none());
    assert!(harness.query_by_role_and_label(Role::Slider, "Line between the two moments").is_some());
}

#[test]
fn dates_and_bar_stay_in_the_window_and_clear_of_the_date() {
    for size in [(1280.0, 720.0), (1920.0, 1080.0), (390.0, 844.0), (844.0, 390.0)] {
        for wipe in [0.06, 0.3, 0.5, 0.94] {
            let mut stage = compared(size);
            stage.view.compared = stage.view.compared.map(|compared| compared.wiped(wipe));
            let harness = stage.harness();
            let area = |name: &str| harness.ctx.memory(|memory| memory.area_rect(Id::new(name))).expect(name);
            let (dates, bar, date) = (area("compare-dates"), area("compare-bar"), area("date"));
            let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(size.0, size.1));
            assert!(window.contains_rect(dates) && window.contains_rect(bar), "{size:?} {wipe}: {dates} {bar}");
            assert!(!dates.intersects(date) && !dates.intersects(bar), "{size:?} {wipe}: {dates} {date} {bar}");
        }
    }
}

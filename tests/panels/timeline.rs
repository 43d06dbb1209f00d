//! The timeline, the pace and the date that is typed, by role and name.

use std::time::Duration;

use bevy::math::Vec2;
use bevy_egui::egui::{
    Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Rect, TouchPhase, accesskit::Role, pos2, vec2,
};
use egui_kittest::{Harness, kittest::Queryable};
use halhin_gol::{
    campaign::{
        model::{Campaign, Span},
        time::{DAY, HOUR, Instant, parse_instant},
    },
    replay::{
        clock::{Clock, ClockCommand, Pace},
        pace::Telling,
    },
    story,
    ui::{Out, drawer::Evidence},
    view::ViewCommand,
};

use super::{Stage, clicked, clock, usual, view};

const WINDOWS: [(f32, f32); 6] =
    [(1280.0, 720.0), (1920.0, 1080.0), (390.0, 844.0), (844.0, 390.0), (360.0, 640.0), (2560.0, 1440.0)];

fn at(text: &str) -> Instant {
    parse_instant(text).expect(text)
}

fn span(from: &str, to: &str) -> Span {
    Span { from: at(from), to: at(to) }
}

/// The real campaign, which has chapters.
fn whole(size: Vec2) -> Stage {
    let mut stage = Stage::new(size, "1939-07-03T09:00");
    stage.campaign = Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"));
    stage.evidence = Evidence::of(&stage.campaign);
    stage.clock = Clock::new(stage.campaign.span, &stage.campaign.story.slow);
    stage.clock.apply(ClockCommand::Seek(at("1939-08-20T12:00")), &[]);
    stage
}

/// Obeys what the panels ask for and shows it, as the app does, until nothing more is asked.
fn obey(harness: &mut Harness<'_, Stage>) {
    for _ in 0..60 {
        let stage = harness.state_mut();
        let out = std::mem::take(&mut stage.out);
        out.clock.iter().for_each(|command| stage.clock.apply(*command, &[]));
        out.view.iter().for_each(|command| stage.view.apply(command, &stage.campaign));
        harness.step();
        if harness.state().out == Out::default() {
            return;
        }
    }
    panic!("it never comes to rest: {:?}", harness.state().out);
}

fn slider(harness: &Harness<'_, Stage>) -> Rect {
    harness.get_by_role_and_label(Role::Slider, "Time").rect()
}

fn wheel(harness: &mut Harness<'_, Stage>, pos: Pos2, delta: (f32, f32)) {
    harness.hover_at(pos);
    harness.step();
    let (unit, phase, modifiers) = (MouseWheelUnit::Point, TouchPhase::Move, Modifiers::NONE);
    harness.event(Event::MouseWheel { unit, delta: vec2(delta.0, delta.1), phase, modifiers });
    for _ in 0..20 {
        harness.step();
        let stage = harness.state_mut();
        let out = std::mem::take(&mut stage.out);
        out.view.iter().for_each(|command| stage.view.apply(command, &stage.campaign));
    }
}

fn drag(harness: &mut Harness<'_, Stage>, from: Pos2, to: Pos2, button: PointerButton, modifiers: Modifiers) {
    harness.event(Event::ModifiersChanged(modifiers));
    harness.hover_at(from);
    harness.step();
    harness.event(Event::PointerButton { pos: from, button, pressed: true, modifiers });
    harness.step();
    obey(harness);
    for share in [0.3, 0.6, 1.0] {
        harness.hover_at(from + (to - from) * share);
        harness.step();
        obey(harness);
    }
    harness.event(Event::PointerButton { pos: to, button, pressed: false, modifiers });
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.step();
    obey(harness);
}

#[test]
fn buttons_show_fewer_and_more_days_and_repeat_one() {
    let out = clicked(usual(), "Show fewer days");
    let [ViewCommand::Axis(Some(axis))] = out.view[..] else { panic!("{out:?}") };
    let all = usual().campaign.span;
    assert_eq!(axis.to.0 - axis.from.0, (all.to.0 - all.from.0) / 2);
    let mut zoomed = usual();
    zoomed.view.axis = Some(span("1939-07-03", "1939-07-04"));
    let out = clicked(zoomed, "Show more days");
    assert_eq!(out, view(ViewCommand::Axis(Some(span("1939-07-02T15:00", "1939-07-04T15:00")))));
    assert_eq!(clicked(usual(), "Repeat this day"), clock(ClockCommand::Loop(Some(span("1939-07-03", "1939-07-04")))));
    let mut looped = usual();
    looped.clock.apply(ClockCommand::Loop(Some(span("1939-07-03", "1939-07-04"))), &[]);
    assert_eq!(clicked(looped, "End the repeat"), clock(ClockCommand::Loop(None)));
}

#[test]
fn the_wheel_zooms_at_the_pointer_and_moves_sideways() {
    let mut harness = usual().harness();
    let rect = slider(&harness);
    let pointer = pos2(rect.left() + rect.width() * 0.6, rect.center().y);
    // What lies under the pointer is where a press there goes.
    let under = |harness: &mut Harness<'_, Stage>| {
        drag(harness, pointer, pointer, PointerButton::Primary, Modifiers::NONE);
        harness.state().clock.now()
    };
    let before = under(&mut harness);
    wheel(&mut harness, pointer, (0.0, 300.0));
    let axis = harness.state().view.axis.expect("it is zoomed");
    let pixel = (axis.to.0 - axis.from.0) / rect.width() as i64;
    assert!(axis.to.0 - axis.from.0 < 60 * DAY, "{axis:?}");
    let after = under(&mut harness);
    assert!((after.0 - before.0).abs() <= pixel * 3, "{before} became {after}, a pixel is {pixel} s");
    wheel(&mut harness, pointer, (-200.0, 0.0));
    let moved = harness.state().view.axis.expect("it is zoomed");
    assert_eq!(moved.to.0 - moved.from.0, axis.to.0 - axis.from.0);
    assert!(moved.from > axis.from, "{axis:?} {moved:?}");
    wheel(&mut harness, pointer, (0.0, -3_000.0));
    assert_eq!(harness.state().view.axis, None);
}

#[test]
fn other_buttons_and_shift_move_the_axis_and_leave_the_clock() {
    for (button, modifiers) in [
        (PointerButton::Middle, Modifiers::NONE),
        (PointerButton::Secondary, Modifiers::NONE),
        (PointerButton::Primary, Modifiers::SHIFT),
    ] {
        let mut stage = usual();
        stage.view.axis = Some(span("1939-07-01", "1939-07-11"));
        let mut harness = stage.harness();
        let rect = slider(&harness);
        drag(&mut harness, rect.center(), rect.center() - vec2(rect.width() / 10.0, 0.0), button, modifiers);
        let axis = harness.state().view.axis.expect("it is zoomed");
        let by = axis.from.0 - at("1939-07-01").0;
        assert!((by - DAY).abs() < HOUR, "{button:?} moved it by {by} s");
        assert_eq!(harness.state().clock.now(), at("1939-07-03T09:00"), "{button:?}");
    }
}

#[test]
fn a_double_click_shows_all_again() {
    let mut stage = usual();
    stage.view.axis = Some(span("1939-07-01", "1939-07-11"));
    let mut harness = stage.harness();
    let middle = slider(&harness).center();
    harness.hover_at(middle);
    harness.step();
    // All in one frame: the time between the frames of a test is longer than that of a double click.
    let (pos, button, modifiers) = (middle, PointerButton::Primary, Modifiers::NONE);
    let events = [true, false, true, false].map(|pressed| Event::PointerButton { pos, button, pressed, modifiers });
    harness.input_mut().events.extend(events);
    harness.step();
    obey(&mut harness);
    assert_eq!(harness.state().view.axis, None);
}

#[test]
fn the_axis_follows_a_clock_that_leaves_and_waits_for_a_reader_who_looks_elsewhere() {
    let mut stage = usual();
    stage.view.axis = Some(span("1939-07-02", "1939-07-04"));
    let mut harness = stage.harness();
    harness.state_mut().clock.apply(ClockCommand::Play, &[]);
    obey(&mut harness);
    let mut before = harness.state().view.axis.expect("it is zoomed");
    for _ in 0..60 {
        harness.state_mut().clock.apply(ClockCommand::Step(HOUR), &[]);
        obey(&mut harness);
        let axis = harness.state().view.axis.expect("it is zoomed");
        assert!(axis.contains(harness.state().clock.now()), "{axis:?}");
        let by = axis.from.0 - before.from.0;
        assert!((0..=2 * HOUR).contains(&by), "it jumped by {by} s");
        before = axis;
    }
    assert!(before.from > at("1939-07-03T12:00"));
    let away = span("1939-08-01", "1939-08-03");
    harness.state_mut().view.axis = Some(away);
    harness.state_mut().clock.apply(ClockCommand::Step(HOUR), &[]);
    obey(&mut harness);
    assert_eq!(harness.state().view.axis, Some(away), "the reader looks elsewhere");
    harness.state_mut().clock.apply(ClockCommand::Pause, &[]);
    harness.state_mut().clock.apply(ClockCommand::Step(HOUR), &[]);
    obey(&mut harness);
    let axis = harness.state().view.axis.expect("it is zoomed");
    assert!(axis.contains(harness.state().clock.now()), "a step is looked at");
}

#[test]
fn a_stretch_is_marked_by_dragging_above_the_axis_and_its_ends_are_sliders() {
    let mut stage = usual();
    stage.view.axis = Some(span("1939-07-01", "1939-07-11"));
    let mut harness = stage.harness();
    let rect = slider(&harness);
    let above = rect.top() - 4.0;
    let x = |share: f32| pos2(rect.left() + rect.width() * share, above);
    drag(&mut harness, x(0.2), x(0.5), PointerButton::Primary, Modifiers::NONE);
    let marked = harness.state().clock.looped().expect("it repeats");
    let near = |a: Instant, b: &str| (a.0 - at(b).0).abs() < 3 * HOUR;
    assert!(near(marked.from, "1939-07-03") && near(marked.to, "1939-07-06"), "{marked:?}");
    assert_eq!(harness.state().clock.now(), at("1939-07-03T09:00"), "the clock stays");
    // All of it moves.
    drag(&mut harness, x(0.35), x(0.45), PointerButton::Primary, Modifiers::NONE);
    let moved = harness.state().clock.looped().expect("it repeats");
    assert!(near(moved.from, "1939-07-04") && moved.to.0 - moved.from.0 == marked.to.0 - marked.from.0, "{moved:?}");
    // An end.
    let handle = harness.get_by_role_and_label(Role::Slider, "Repeat to").rect().center();
    drag(&mut harness, handle, handle + vec2(rect.width() * 0.1, 0.0), PointerButton::Primary, Modifiers::NONE);
    let longer = harness.state().clock.looped().expect("it repeats");
    assert!(longer.from == moved.from && (longer.to.0 - moved.to.0 - DAY).abs() < 3 * HOUR, "{longer:?}");
    // By a screen reader, and by a key: an end goes to the clock's moment.
    let from = harness.get_by_role_and_label(Role::Slider, "Repeat from");
    assert!(from.value().is_some_and(|value| value.contains("July, ")), "{:?}", from.value());
    from.focus();
    harness.step();
    harness.key_press(Key::Enter);
    harness.step();
    obey(&mut harness);
    let keyed = harness.state().clock.looped().expect("it repeats");
    assert_eq!((keyed.from, keyed.to), (at("1939-07-03T09:00"), longer.to));
}

#[test]
fn the_pace_is_switched_between_even_time_and_the_story() {
    let ten = Pace::Story(Telling::TenMinutes);
    for (width, height) in WINDOWS {
        let stage = || Stage::new(Vec2::new(width, height), "1939-07-03T09:00");
        assert_eq!(clicked(stage(), "Story pace"), clock(ClockCommand::SetPace(ten)), "{width}x{height}");
        assert_eq!(clicked(stage(), "Play slower"), clock(ClockCommand::Slower), "{width}x{height}");
    }
    let mut stage = usual();
    stage.clock.apply(ClockCommand::SetPace(ten), &[]);
    stage.clock.apply(ClockCommand::Home, &[]);
    let mut harness = stage.harness();
    harness.get_by_label("10:00 left");
    harness.get_by_role_and_label(Role::Button, "Even time").click();
    harness.run();
    assert_eq!(harness.state().out, clock(ClockCommand::SetPace(Pace::default())));
}

#[test]
fn bands_open_their_chapters_and_pressing_one_does_not_scrub() {
    let mut stage = whole(Vec2::new(1280.0, 720.0));
    stage.view.axis = Some(span("1939-08-20", "1939-09-01"));
    let chapters: Vec<_> = stage.campaign.chapters().filter(|(_, c)| c.span.from > at("1939-08-20")).collect();
    let (id, title) = chapters.first().map(|(id, c)| (*id, c.title.en().to_owned())).expect("a chapter of August");
    let name = format!("Chapter {}: {title}", id.index() + 1);
    let steps = story::open(&stage.campaign, id, None);
    let mut harness = stage.harness();
    harness.get_by_role_and_label(Role::Link, &name).click();
    harness.run();
    assert_eq!(harness.state().out, Out { clock: steps.clock, view: steps.view });
    let slider = slider(&harness);
    let bands: Vec<Rect> = harness.get_all_by_role(Role::Link).map(|node| node.rect()).collect();
    assert!(bands.len() >= 4);
    for (i, band) in bands.iter().enumerate() {
        assert!(slider.expand(2.0).contains_rect(*band), "{band:?} {slider:?}");
        assert!(bands[i + 1..].iter().all(|other| !band.shrink(1.6).intersects(*other)), "{band:?}");
    }
}

#[test]
fn the_timeline_takes_an_eighth_at_most_and_everything_on_it_has_room() {
    for (width, height) in WINDOWS {
        for (text, projector) in [(100, false), (100, true), (150, false), (250, false), (250, true)] {
            let size = Vec2::new(width, height);
            let mut stage = whole(size);
            stage.view.projector = projector;
            stage.view.text_size = text;
            stage.clock.apply(ClockCommand::Loop(Some(span("1939-07-03", "1939-07-20"))), &[]);
            let scale = stage.view.scale();
            stage.view.apply(&ViewCommand::Resize(size, Vec2::new(0.0, scale.timeline(size))), &stage.campaign);
            let harness = stage.harness();
            let what = format!("{width}x{height}, {text} %, projector {projector}");
            let top = height - scale.timeline(size);
            assert!(scale.timeline(size) <= height / 8.0 + 0.01, "{what}");
            let rect = slider(&harness);
            assert!(rect.width() >= 120.0 && rect.top() >= top && rect.bottom() <= height + 0.1, "{what}: {rect:?}");
            let all = harness.get_all_by_role(Role::Button).map(|node| node.rect());
            let buttons: Vec<Rect> = all.filter(|rect| rect.top() >= top).collect();
            assert!(buttons.len() >= 9, "{what}: {buttons:?}");
            for (i, button) in buttons.iter().enumerate() {
                assert!(button.size().min_elem() >= 24.0 && !button.intersects(rect), "{what}: {button:?}");
                assert!(
                    button.left() >= 0.0 && button.right() <= width && button.bottom() <= height,
                    "{what}: {button:?}"
                );
                let apart = buttons[i + 1..].iter().all(|other| !button.shrink(0.3).intersects(*other));
                assert!(apart, "{what}: {button:?} {buttons:?}");
            }
        }
    }
}

#[test]
fn before_a_class_the_timeline_is_a_thin_line_that_grows_under_the_pointer() {
    let size = Vec2::new(1280.0, 720.0);
    let mut stage = whole(size);
    stage.view.presenting = true;
    let scale = stage.view.scale();
    let thin = scale.thin_timeline();
    let mut harness = stage.harness();
    let rect = slider(&harness);
    assert!((rect.height() - thin).abs() < 1.0 && rect.width() > 1_270.0 && thin < 40.0, "{rect:?}");
    assert!(harness.query_by_label("Play").is_none());
    harness.hover_at(rect.center());
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Play");
    assert!(slider(&harness).height() > thin * 1.5);
    harness.hover_at(pos2(300.0, 300.0));
    harness.run_steps(3);
    assert!(harness.query_by_label("Play").is_none());
    // Pressing the line goes there.
    let mut stage = whole(size);
    stage.view.presenting = true;
    let mut harness = stage.harness();
    harness.get_by_label("Time").click_accesskit();
    harness.run();
    assert_eq!(harness.state().out, clock(ClockCommand::TogglePlay));
}

/// Types into the field of the date and presses Enter.
fn typed(text: &str) -> Harness<'static, Stage> {
    let mut harness = usual().harness();
    harness.get_by_role_and_label(Role::Button, "3 July 1939").click();
    harness.run();
    obey(&mut harness);
    harness.step();
    let field = harness.get_by_role_and_label(Role::TextInput, "Date to go to");
    assert!(field.is_focused(), "the field has the focus at once");
    field.type_text(text);
    harness.step();
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    harness
}

#[test]
fn a_date_that_is_typed_is_gone_to() {
    let harness = typed("20.8. 5:45");
    let there =
        Out { clock: vec![ClockCommand::Seek(at("1939-08-20T05:45"))], view: vec![ViewCommand::EnterTime(false)] };
    assert_eq!(harness.state().out, there);
}

#[test]
fn a_wrong_date_changes_nothing_and_says_what_would_be_right() {
    for (text, sentence) in [
        ("soon", "That is no date. Write it like 3 July 9:00, 3.7. 9:00 or 1939-07-03T09:00."),
        ("9/10", "That can be read in two ways. Write 9 October or 10 September."),
        ("31 June", "There is no such day or hour. Write a day of the calendar and an hour up to 23:59."),
        ("1 May", "The map covers 11 May 1939 to 16 September 1939. Write a date between them."),
    ] {
        let mut harness = typed(text);
        assert_eq!(harness.state().out, Out::default(), "{text}");
        harness.get_by_label(sentence);
        let field = harness.get_by_role_and_label(Role::TextInput, "Date to go to");
        assert!(field.is_focused(), "typing can go on");
        harness.key_press(Key::Escape);
        harness.run_steps(2);
        assert_eq!(harness.state().out, view(ViewCommand::EnterTime(false)));
    }
}

#[test]
fn a_zoomed_timeline_that_nobody_touches_asks_for_no_frame() {
    for presenting in [false, true] {
        let mut stage = whole(Vec2::new(1280.0, 720.0));
        stage.view.axis = Some(span("1939-08-20", "1939-08-24"));
        stage.view.presenting = presenting;
        stage.clock.apply(ClockCommand::Loop(Some(span("1939-08-20", "1939-08-21"))), &[]);
        let mut harness = stage.harness();
        obey(&mut harness);
        harness.run();
        harness.step();
        assert_eq!(harness.state().out, Out::default());
        let delay = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
        assert_eq!(delay, Some(Duration::MAX));
    }
}

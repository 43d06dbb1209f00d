//! With fingers as the pointer: everything that is pressed is as large as a finger, and nothing lies on anything else.

use bevy::math::Vec2;
use bevy_egui::egui::{
    Rect,
    accesskit::{Action, Role},
    vec2,
};
use egui_kittest::{Harness, kittest::NodeT};
use halhin_gol::{
    campaign::{model::Campaign, time::parse_instant},
    replay::clock::{Clock, ClockCommand},
    story,
    ui::drawer::Evidence,
    view::{Comparison, Page, Panel, View, ViewCommand},
};

use super::Stage;

/// The least side of a target, in points, with room for rounding.
const FINGER: f32 = 43.9;

/// Telephones upright and lying, and a tablet.
const WINDOWS: [(f32, f32); 3] = [(390.0, 844.0), (844.0, 390.0), (1024.0, 768.0)];

/// What is shown: a name for the messages, and the commands that lead there.
fn scenes(campaign: &Campaign) -> Vec<(String, Vec<ViewCommand>)> {
    let unit = campaign.find_unit("jp-26-infantry-regiment");
    assert!(unit.is_some());
    let with = parse_instant("1939-08-20T12:00").expect("an instant");
    let mut scenes = vec![
        ("the map".to_owned(), vec![]),
        ("a unit".to_owned(), vec![ViewCommand::Select(unit)]),
        ("the welcome".to_owned(), vec![ViewCommand::Welcome(true)]),
        ("the keys".to_owned(), vec![ViewCommand::ToggleHelp]),
        ("the sheets".to_owned(), vec![ViewCommand::ToggleSheets]),
        ("a date".to_owned(), vec![ViewCommand::EnterTime(true)]),
        ("the symbols".to_owned(), vec![ViewCommand::Turn(Some(Page::Symbols))]),
        ("a class".to_owned(), vec![ViewCommand::Present(true)]),
        ("two moments".to_owned(), vec![ViewCommand::Compare(Some(Comparison { with, wipe: 0.5, beside: false }))]),
    ];
    scenes
        .extend(Panel::ALL.map(|panel| (format!("the panel {}", panel.word()), vec![ViewCommand::Open(Some(panel))])));
    let first = campaign.chapters().nth(2).map(|(id, _)| id).expect("a chapter");
    scenes.push(("a chapter".to_owned(), story::open(campaign, first, None).view));
    scenes
}

fn stage((width, height): (f32, f32), commands: &[ViewCommand]) -> Stage {
    let size = Vec2::new(width, height);
    let mut stage = Stage::new(size, "1939-07-03T09:00");
    stage.campaign = Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"));
    stage.evidence = Evidence::of(&stage.campaign);
    stage.clock = Clock::new(stage.campaign.span, &stage.campaign.story.slow);
    stage.clock.apply(ClockCommand::Seek(parse_instant("1939-07-03T09:00").expect("an instant")), &[]);
    stage.view = View::new(&stage.campaign);
    stage.view.apply(&ViewCommand::SetTouch(true), &stage.campaign);
    commands.iter().for_each(|command| stage.view.apply(command, &stage.campaign));
    let covered = stage.view.covering(size);
    stage.view.apply(&ViewCommand::Resize(size, covered), &stage.campaign);
    stage
}

/// What can be pressed: its name, where it is, and the part of that which is not scrolled out of sight.
fn targets(harness: &Harness<'_, Stage>) -> Vec<(String, Rect, Rect)> {
    let nodes = harness.root().children_recursive().filter(|node| {
        let node = node.accesskit_node();
        // What scrolls is dragged anywhere: its bar only shows how far.
        node.data().supports_action(Action::Click) && !node.is_disabled() && node.role() != Role::ScrollBar
    });
    let seen = |rect: Rect| {
        harness.ctx.viewport(|viewport| {
            let mut widgets = viewport.prev_pass.widgets.layers().flat_map(|(_, widgets)| widgets);
            let near = |other: Rect| other.min.distance(rect.min) < 0.1 && other.max.distance(rect.max) < 0.1;
            widgets.find(|widget| widget.sense.senses_click() && near(widget.rect)).map(|widget| widget.interact_rect)
        })
    };
    let part = |node: egui_kittest::Node<'_>| {
        let inner = node.accesskit_node();
        let name = format!("{:?} “{}”", inner.role(), inner.label().unwrap_or_default());
        seen(node.rect()).filter(Rect::is_positive).map(|part| (name, node.rect(), part))
    };
    nodes.filter_map(part).collect()
}

#[test]
fn what_is_pressed_is_as_large_as_a_finger_and_nothing_lies_on_anything_else() {
    let campaign = Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"));
    let mut wrong = Vec::new();
    for window in WINDOWS {
        let screen = Rect::from_min_size(Default::default(), vec2(window.0, window.1)).expand(0.5);
        for (scene, commands) in scenes(&campaign) {
            let harness = stage(window, &commands).harness();
            let targets = targets(&harness);
            assert!(targets.len() > 1, "{window:?}: {scene}");
            for (i, (name, rect, part)) in targets.iter().enumerate() {
                let what = format!("{window:?}, {scene}: {name} {rect:?}");
                if rect.width() < FINGER || rect.height() < FINGER {
                    wrong.push(format!("{what} is too small"));
                }
                if !screen.contains_rect(*part) {
                    wrong.push(format!("{what} leaves the window"));
                }
                for (other, _, second) in targets.iter().skip(i + 1) {
                    if part.shrink(0.6).intersects(*second) && !over(&scene) {
                        wrong.push(format!("{what} lies on {other} {second:?}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} targets:\n{}", wrong.len(), wrong.join("\n"));
}

/// Scenes that lie over the panels on purpose and take every press there.
fn over(scene: &str) -> bool {
    ["the keys", "the sheets"].contains(&scene)
}

#[test]
fn a_finger_that_rests_on_time_asks_and_one_that_taps_sets_the_clock() {
    use bevy_egui::egui::{Event, PointerButton, pos2};
    let pressed = |rest: bool| {
        let mut harness = stage((390.0, 844.0), &[]).harness();
        let rect = targets(&harness).into_iter().find(|(name, ..)| name.starts_with("Slider")).expect("the slider").1;
        let pos = pos2(rect.left() + rect.width() * 0.7, rect.center().y);
        let button = |pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Default::default(),
        };
        harness.event(Event::PointerMoved(pos));
        harness.event(button(true));
        // A step is a quarter of a second.
        harness.run_steps(1);
        assert!(harness.state().out.clock.is_empty(), "pressing alone does nothing yet");
        if rest {
            harness.run_steps(10);
        }
        harness.event(button(false));
        harness.run_steps(2);
        harness.state().out.clock.len()
    };
    assert!(pressed(false) > 0, "a tap sets the clock");
    assert_eq!(pressed(true), 0, "a finger that rested does not");
}

#[test]
fn a_finger_that_moves_along_time_takes_the_clock_with_it() {
    use bevy_egui::egui::{Event, PointerButton, TouchDeviceId, TouchId, TouchPhase, pos2};
    let mut harness = stage((390.0, 844.0), &[]).harness();
    let rect = targets(&harness).into_iter().find(|(name, ..)| name.starts_with("Slider")).expect("the slider").1;
    let at = |share: f32| pos2(rect.left() + rect.width() * share, rect.center().y);
    let touch = |phase, pos| Event::Touch { device_id: TouchDeviceId(1), id: TouchId(0), phase, pos, force: None };
    let modifiers = Default::default();
    harness.event(touch(TouchPhase::Start, at(0.3)));
    harness.event(Event::PointerMoved(at(0.3)));
    harness.event(Event::PointerButton { pos: at(0.3), button: PointerButton::Primary, pressed: true, modifiers });
    harness.step();
    let mut clock = Vec::new();
    for step in 1..=4 {
        let pos = at(0.3 + 0.1 * step as f32);
        harness.event(touch(TouchPhase::Move, pos));
        harness.event(Event::PointerMoved(pos));
        harness.step();
        clock.append(&mut harness.state_mut().out.clock);
    }
    assert!(clock.len() >= 3, "{clock:?}");
}

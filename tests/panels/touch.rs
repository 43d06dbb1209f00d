//! With fingers as the pointer: everything that is pressed is as large as a finger, and nothing lies on anything else.

use bevy::math::Vec2;
use bevy_egui::egui::{
    Rect,
    accesskit::{Action, Role},
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

/// What can be pressed: its role, its name and where it is.
fn targets(harness: &Harness<'_, Stage>) -> Vec<(Role, String, Rect)> {
    let nodes = harness.root().children_recursive();
    let pressed = nodes.filter(|node| {
        let node = node.accesskit_node();
        node.data().supports_action(Action::Click) && !node.is_hidden() && !node.is_disabled()
    });
    pressed
        .map(|node| {
            let inner = node.accesskit_node();
            (inner.role(), inner.label().unwrap_or_default(), node.rect())
        })
        .filter(|(.., rect)| rect.is_positive())
        .collect()
}

#[test]
fn what_is_pressed_is_as_large_as_a_finger_and_nothing_lies_on_anything_else() {
    let campaign = Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"));
    let mut wrong = Vec::new();
    for window in WINDOWS {
        for (name, commands) in scenes(&campaign) {
            let harness = stage(window, &commands).harness();
            let targets = targets(&harness);
            assert!(!targets.is_empty(), "{window:?}: {name}");
            let screen = Rect::from_min_size(Default::default(), bevy_egui::egui::vec2(window.0, window.1));
            for (i, (role, label, rect)) in targets.iter().enumerate() {
                let what = format!("{window:?}, {name}: {role:?} “{label}” {rect:?}");
                if rect.width() < FINGER || rect.height() < FINGER {
                    wrong.push(format!("{what} is too small"));
                }
                if !screen.expand(0.5).contains_rect(*rect) && !scrolls(*role, &name) {
                    wrong.push(format!("{what} leaves the window"));
                }
                for (_, other, second) in targets.iter().skip(i + 1) {
                    if rect.shrink(0.6).intersects(*second) && !above(&name) {
                        wrong.push(format!("{what} lies on “{other}” {second:?}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} targets:\n{}", wrong.len(), wrong.join("\n"));
}

/// Rows of a list that scrolls end below its edge.
fn scrolls(_role: Role, scene: &str) -> bool {
    scene.starts_with("the panel") || scene == "a unit" || scene == "the welcome" || scene == "a chapter"
}

/// Scenes that lie over the panels on purpose and take every press there.
fn above(scene: &str) -> bool {
    ["the keys", "the sheets"].contains(&scene)
}

#[test]
fn a_finger_that_rests_on_time_asks_and_one_that_taps_sets_the_clock() {
    use bevy_egui::egui::{Event, PointerButton, pos2};
    let pressed = |rest: bool| {
        let mut harness = stage((390.0, 844.0), &[]).harness();
        let rect = targets(&harness).into_iter().find(|(role, ..)| *role == Role::Slider).expect("the slider").2;
        let pos = pos2(rect.left() + rect.width() * 0.7, rect.center().y);
        let button = |pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Default::default(),
        };
        harness.event(Event::PointerMoved(pos));
        harness.event(button(true));
        harness.run_steps(2);
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

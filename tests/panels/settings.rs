//! The first screen and the settings, by role and name.

use bevy::math::Vec2;
use bevy_egui::egui::{Id, LayerId, Order, Rect, accesskit::Role, pos2, vec2};
use egui_kittest::kittest::Queryable;
use halhin_gol::{
    campaign::{
        model::Campaign,
        words::{Account, Certainty},
    },
    replay::{
        clock::{Clock, ClockCommand, Pace},
        pace::Telling,
    },
    ui::{drawer::Evidence, layout},
    view::{Panel, SymbolSet, View, ViewCommand},
};

use super::{Stage, clicked, usual, view};

fn greeted() -> Stage {
    let mut stage = usual();
    stage.view.welcome = true;
    stage
}

fn settings() -> Stage {
    let mut stage = Stage::new(Vec2::new(1280.0, 1400.0), "1939-07-03T09:00");
    stage.view.panel = Some(Panel::Settings);
    stage
}

#[test]
fn the_first_screen_is_quiet_and_plays_the_whole_story() {
    let out = clicked(greeted(), "Play the whole story in ten minutes");
    assert_eq!(out.clock, [ClockCommand::SetPace(Pace::Story(Telling::TenMinutes)), ClockCommand::Play]);
    assert_eq!(clicked(greeted(), "See where the accounts differ"), view(ViewCommand::Open(Some(Panel::Accounts))));
    assert_eq!(clicked(greeted(), "Just the map"), view(ViewCommand::Welcome(false)));
    let harness = greeted().harness();
    for hidden in ["Events", "Figures", "Sources"] {
        assert!(harness.query_by_role_and_label(Role::Button, hidden).is_none(), "{hidden} waits");
    }
}

#[test]
fn every_setting_is_a_button_that_commands_the_view() {
    for (name, command) in [
        ("100 %", ViewCommand::TextSize(100)),
        ("250 %", ViewCommand::TextSize(250)),
        ("Larger, for a projector", ViewCommand::SetProjector(true)),
        ("No movement of the camera", ViewCommand::SetStill(true)),
        ("Soviet account", ViewCommand::Tell(Account::Soviet)),
        ("Only what is known", ViewCommand::ShowFrom(Certainty::Known)),
        ("Pictograms", ViewCommand::Draw(SymbolSet::Pictograms)),
        ("Save it as a file", ViewCommand::KeepView),
    ] {
        assert_eq!(clicked(settings(), name), view(command), "{name}");
    }
}

#[test]
fn large_text_leaves_every_panel_in_the_window() {
    for (width, height) in [(1280.0, 720.0), (1920.0, 1080.0), (390.0, 844.0), (844.0, 390.0)] {
        for (percent, panel, unit) in [
            (150, None, Some("r26")),
            (200, None, None),
            (250, None, None),
            (250, Some(Panel::Settings), None),
            (250, None, Some("r26")),
        ] {
            let size = Vec2::new(width, height);
            let mut stage = Stage::new(size, "1939-07-03T09:00");
            (stage.view.text_size, stage.view.panel) = (percent, panel);
            let stage = if let Some(unit) = unit { stage.select(unit) } else { stage };
            let harness = stage.harness();
            let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height)).expand(0.6);
            for name in layout::PANELS {
                let layer = LayerId::new(Order::Middle, Id::new(name));
                let shown = harness.ctx.memory(|m| m.areas().is_visible(&layer).then(|| m.area_rect(name)).flatten());
                if let Some(rect) = shown {
                    assert!(window.contains_rect(rect), "{name} {rect} at {percent} % in {width}x{height}, {panel:?}");
                }
            }
        }
    }
}

/// The shipped campaign as a reader meets it, at a moment of the clock and the view.
fn shipped(clock: Option<Clock>, view: Option<View>) -> Stage {
    let size = Vec2::new(1280.0, 720.0);
    let mut stage = Stage::new(size, "1939-05-11T00:00");
    stage.campaign = Campaign::embedded().expect("the campaign is sound");
    stage.evidence = Evidence::of(&stage.campaign);
    stage.clock = clock.unwrap_or_else(|| Clock::new(stage.campaign.span, &stage.campaign.story.slow));
    stage.view = view.unwrap_or_else(|| {
        let mut view = View::new(&stage.campaign);
        view.apply(&ViewCommand::Resize(size, view.covering(size)), &stage.campaign);
        view.apply(&ViewCommand::Welcome(true), &stage.campaign);
        view
    });
    stage
}

#[test]
fn a_new_teacher_runs_a_lesson_of_ten_minutes_in_three_clicks() {
    let (mut clock, mut view) = (None, None);
    for name in
        ["Teach it: lessons of 10, 25 and 45 minutes", "Start the lesson The war in ten minutes", "Play this chapter"]
    {
        let before = shipped(clock.take(), view.take());
        let (mut now, mut looked) = (before.clock.clone(), before.view.clone());
        let out = clicked(before, name);
        let campaign = Campaign::embedded().expect("the campaign is sound");
        out.clock.into_iter().for_each(|command| now.apply(command, &[]));
        out.view.iter().for_each(|command| looked.apply(command, &campaign));
        // The first screen goes as soon as the reader does anything.
        looked.apply(&ViewCommand::Welcome(false), &campaign);
        (clock, view) = (Some(now), Some(looked));
    }
    let (clock, view) = (clock.expect("a clock"), view.expect("a view"));
    let campaign = Campaign::embedded().expect("the campaign is sound");
    let told = view.told.expect("a chapter is told");
    assert_eq!(told.lesson, campaign.find_lesson("ten"));
    assert_eq!(&*campaign.chapter(told.chapter).id, "prologue");
    assert!(clock.playing() && clock.stop() == Some(campaign.chapter(told.chapter).span.to));
}

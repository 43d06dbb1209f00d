//! The first screen and the settings, by role and name.

use bevy::math::Vec2;
use bevy_egui::egui::{Id, LayerId, Order, Rect, accesskit::Role, pos2, vec2};
use egui_kittest::kittest::Queryable;
use halhin_gol::{
    campaign::words::{Account, Certainty},
    replay::{
        clock::{ClockCommand, Pace},
        pace::Telling,
    },
    ui::layout,
    view::{Panel, SymbolSet, ViewCommand},
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

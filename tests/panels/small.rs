//! Windows of any size, from one pixel on: nothing in them fails, and from a small size on there are panels.

use bevy::math::Vec2;
use bevy_egui::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use halhin_gol::view::{Page, Panel, TEXT_SIZES, ViewCommand};

use super::Stage;

const SIDES: [f32; 11] = [1.0, 3.0, 40.0, 119.0, 120.0, 159.0, 160.0, 200.0, 260.0, 340.0, 900.0];

/// Shows a window of every size, each after these commands.
fn everywhere(commands: &[ViewCommand]) {
    for width in SIDES {
        for height in SIDES {
            let mut stage = Stage::new(Vec2::new(width, height), "1939-07-03T09:00").select("r26");
            for command in commands {
                stage.view.apply(command, &stage.campaign);
            }
            drop(stage.harness());
        }
    }
}

#[test]
fn a_window_of_any_size_holds_what_it_can() {
    everywhere(&[]);
    everywhere(&[ViewCommand::TextSize(*TEXT_SIZES.end())]);
    everywhere(&[ViewCommand::SetTouch(true)]);
}

#[test]
fn a_window_of_any_size_takes_every_panel_and_page() {
    for panel in [Panel::Forces, Panel::Events, Panel::Settings] {
        everywhere(&[ViewCommand::Open(Some(panel))]);
    }
    everywhere(&[ViewCommand::Turn(Some(Page::Symbols))]);
    everywhere(&[ViewCommand::ToggleHelp]);
    everywhere(&[ViewCommand::Welcome(true)]);
    everywhere(&[ViewCommand::ToggleSheets]);
    everywhere(&[ViewCommand::ToggleBlank]);
    everywhere(&[ViewCommand::Present(true)]);
}

#[test]
fn a_small_window_can_still_play() {
    let harness = Stage::new(Vec2::new(320.0, 320.0), "1939-07-03T09:00").harness();
    harness.get_by_role_and_label(Role::Button, "Play");
}

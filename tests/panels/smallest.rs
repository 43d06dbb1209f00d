//! The smallest windows with the largest letters: nothing has room, and nothing breaks. Found by the monkey.

use bevy::math::Vec2;
use bevy_egui::egui::{Key, Modifiers};
use halhin_gol::view::{Page, Panel, ViewCommand};

use crate::Stage;

/// What can lie open in a window.
fn open() -> Vec<ViewCommand> {
    let panels = Panel::ALL.into_iter().map(|panel| ViewCommand::Open(Some(panel)));
    let others = [
        ViewCommand::Turn(Some(Page::Symbols)),
        ViewCommand::ToggleHelp,
        ViewCommand::ToggleSheets,
        ViewCommand::EnterTime(true),
        ViewCommand::Welcome(true),
        ViewCommand::Present(true),
        ViewCommand::SetProjector(true),
    ];
    panels.chain(others).collect()
}

#[test]
fn everything_opens_in_the_smallest_window() {
    for (width, height) in [(200.0, 150.0), (200.0, 700.0), (700.0, 150.0), (320.0, 240.0)] {
        for (touch, text) in [(false, 100), (true, 250)] {
            for command in open() {
                let mut stage = Stage::new(Vec2::new(width, height), "1939-07-03T09:00").select("r26");
                for command in [ViewCommand::SetTouch(touch), ViewCommand::TextSize(text), command] {
                    stage.view.apply(&command, &stage.campaign);
                }
                let covered = stage.view.covering(stage.view.size());
                stage.view.apply(&ViewCommand::Resize(Vec2::new(width, height), covered), &stage.campaign);
                stage.harness();
            }
        }
    }
}

#[test]
fn the_keys_that_enlarge_a_page_leave_the_panels_alone() {
    let mut harness = crate::usual().harness();
    for key in [Key::Plus, Key::Equals, Key::Minus, Key::Num0] {
        harness.key_press_modifiers(Modifiers::COMMAND, key);
        harness.run();
        assert!((harness.ctx.zoom_factor() - 1.0).abs() < f32::EPSILON, "{key:?}: {}", harness.ctx.zoom_factor());
    }
}

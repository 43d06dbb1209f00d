//! What the page must know while the map stands in a frame of another page.

use bevy::prelude::*;
use bevy_egui::{EguiContext, PrimaryEguiContext};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

use super::{address, tell};
use crate::{
    playback::{Playback, Shown},
    ui::layout,
    view::{View, ViewCommand},
};

thread_local! {
    /// Where panels lie over the map.
    static PANELS: RefCell<Vec<Rect>> = const { RefCell::new(Vec::new()) };
}

/// Whether one finger at this point of the canvas, in pixels of the page, is the map's: it is on a panel. Anywhere else
/// it scrolls the page around the map.
#[wasm_bindgen]
pub fn holds_finger(x: f32, y: f32) -> bool {
    PANELS.with_borrow(|panels| panels.iter().any(|panel| panel.contains(Vec2::new(x, y))))
}

/// Keeps where panels lie, and tells the page to open the whole map.
pub(super) fn plugin(app: &mut App) {
    app.add_systems(Last, (keep_panels, open_whole));
}

fn keep_panels(view: Res<View>, mut contexts: Query<&mut EguiContext, With<PrimaryEguiContext>>) {
    if view.embedding.is_none() {
        return;
    }
    for mut context in &mut contexts {
        let panels = layout::covered(context.get_mut());
        PANELS.set(if view.page.is_some() { vec![Rect::from_corners(Vec2::ZERO, view.size())] } else { panels });
    }
}

/// The address of the whole map says nothing of the frame.
fn open_whole(
    mut commands: MessageReader<ViewCommand>,
    (view, playback, shown): (Res<View>, Res<Playback>, Res<Shown>),
) {
    if commands.read().any(|command| *command == ViewCommand::OpenWhole) {
        let query = address::write(playback.clock(), &view, &shown, "");
        tell("whole", &serde_json::json!({ "query": query }));
    }
}

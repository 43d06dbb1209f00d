//! What the page must know while the map stands in a frame of another page.

use bevy::prelude::*;
use bevy_egui::{EguiContext, PrimaryEguiContext, egui::Id};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

use super::{address, tell};
use crate::{
    playback::{Playback, Shown},
    ui::layout,
    view::{View, ViewCommand},
};

thread_local! {
    /// Where panels lie over the map, and whether the wheel scrolls them.
    static PANELS: RefCell<Vec<(Rect, bool)>> = const { RefCell::new(Vec::new()) };
}

/// The panels that may hold more text than they show.
const SCROLLED: [&str; 5] = ["drawer", "unit", "event", "story", "help"];

/// Whether one finger at this point of the canvas, in pixels of the page, is the map's: it is on a panel. Anywhere else
/// it scrolls the page around the map.
#[wasm_bindgen]
pub fn holds_finger(x: f32, y: f32) -> bool {
    PANELS.with_borrow(|panels| panels.iter().any(|(panel, _)| panel.contains(Vec2::new(x, y))))
}

/// Whether the wheel at this point of the canvas is the map's: it is on a panel that scrolls.
#[wasm_bindgen]
pub fn holds_wheel(x: f32, y: f32) -> bool {
    PANELS.with_borrow(|panels| panels.iter().any(|(panel, scrolled)| *scrolled && panel.contains(Vec2::new(x, y))))
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
        let ctx = context.get_mut();
        let shown = ctx.memory(|memory| memory.areas().visible_layer_ids());
        let place = |name: &&'static str| {
            let layer = shown.iter().find(|layer| layer.id == Id::new(*name))?;
            let at = ctx.memory(|memory| memory.area_rect(layer.id))?;
            Some((Rect::new(at.min.x, at.min.y, at.max.x, at.max.y), SCROLLED.contains(name)))
        };
        let page = view.page.map(|_| (Rect::from_corners(Vec2::ZERO, view.size()), true));
        PANELS.set(layout::PANELS.iter().filter_map(place).chain(page).collect());
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

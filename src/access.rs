//! Assistive technology: what it asks of a control is handed to egui, which alone knows the controls. The desktop hears
//! it from the system by `AccessKit`, the page from its mirror of the controls.

use bevy::{
    a11y::{AccessibilityRequested, ActionRequest},
    prelude::*,
};
use bevy_egui::{EguiInput, EguiPreUpdateSet, PrimaryEguiContext, egui};
use std::time::Duration;

/// On the desktop nothing wakes the loop when assistive technology asks for something: while one is there, it is looked
/// for this often.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// Adds the hearing to the app.
pub fn plugin(app: &mut App) {
    app.add_message::<ActionRequest>()
        .add_systems(PreUpdate, hear.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass));
}

/// How long the loop may sleep without missing what assistive technology asks for.
pub fn wait(requested: &AccessibilityRequested) -> Option<Duration> {
    // The page is woken by its mirror.
    (cfg!(not(target_arch = "wasm32")) && requested.get()).then_some(LOOK_EVERY)
}

/// Hands on what is asked for.
pub fn hear(mut asked: MessageReader<ActionRequest>, mut inputs: Query<&mut EguiInput, With<PrimaryEguiContext>>) {
    for request in asked.read() {
        for mut input in &mut inputs {
            input.events.push(egui::Event::AccessKitActionRequest(request.0.clone()));
        }
    }
}

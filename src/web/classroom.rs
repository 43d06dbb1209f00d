//! What the page is told of a class: to fill the screen, and what the teacher's notes show; and what it asks.

use bevy::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

use super::{Order, send, tell, wake};
use crate::{
    lang::Lang,
    notes::{self, Kept},
    playback::{Playback, ReplaySystems, Shown, ToClock},
    replay::clock::ClockCommand,
    story,
    view::{View, ViewCommand},
};

thread_local! {
    /// Steps through the story that the notes ask for: on, or back.
    static STEPS: RefCell<Vec<bool>> = const { RefCell::new(Vec::new()) };
}

/// The notes have been opened or closed from outside.
#[wasm_bindgen]
pub fn open_notes(open: bool) {
    send(Order::View(ViewCommand::Notes(open)));
}

/// What a presenter's remote, or a button, says in the notes: `forward`, `back`, `play` or `blank`.
#[wasm_bindgen]
pub fn remote(word: &str) {
    match word {
        "forward" | "back" => {
            STEPS.with_borrow_mut(|steps| steps.push(word == "forward"));
            wake();
        }
        "play" => send(Order::Clock(ClockCommand::TogglePlay)),
        "blank" => send(Order::View(ViewCommand::ToggleBlank)),
        _ => {}
    }
}

/// The map does not fill the screen any more, or may not: `ended` says whether the reader wanted it so.
#[wasm_bindgen]
pub fn left_full_screen(ended: bool) {
    send(Order::View(if ended { ViewCommand::Present(false) } else { ViewCommand::FullScreen(false) }));
}

/// Adds what belongs to a class to the app.
pub(super) fn plugin(app: &mut App) {
    app.add_plugins(notes::plugin)
        .add_systems(Update, step.before(ReplaySystems::Input))
        .add_systems(Last, (fill_screen, tell_notes));
}

fn step(
    (view, playback, shown): (Res<View>, Res<Playback>, Res<Shown>),
    mut clock: MessageWriter<ToClock>,
    mut views: MessageWriter<ViewCommand>,
) {
    for forward in STEPS.take() {
        let go = if forward { story::forward } else { story::back };
        let steps = go(&shown, &view, playback.clock());
        clock.write_batch(steps.clock.into_iter().map(ToClock));
        views.write_batch(steps.view);
    }
}

/// Tells the page to fill the screen or not, when that changes.
fn fill_screen(view: Res<View>, mut told: Local<bool>) {
    if std::mem::replace(&mut *told, view.full_screen) != view.full_screen {
        tell("full-screen", &view.full_screen.into());
    }
}

/// Tells the page what the notes show when that changes while they are open, and when they are opened or closed.
fn tell_notes(view: Res<View>, kept: Res<Kept>, lang: Res<Lang>, time: Res<Time<Real>>, mut open: Local<bool>) {
    let turned = std::mem::replace(&mut *open, view.notes) != view.notes;
    if turned || (view.notes && kept.is_changed()) {
        let elapsed = kept.elapsed(time.elapsed_secs_f64());
        let shown = view.notes.then(|| kept.notes.json(elapsed, &lang));
        tell("notes", &serde_json::json!({ "shown": shown, "blocked": lang.get("notes-blocked") }));
    }
}

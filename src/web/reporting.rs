//! The report of the situation: told to the page when it is due, and answered at once when the page asks.
//!
//! A timer of the browser makes it, never a frame: nothing is drawn for it, and who scrubs waits for nothing.

use bevy::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, prelude::*};

use super::{QUEUE, SHADOW, TOLD, tell, with_campaign};
use crate::{
    campaign::{
        ids::UnitId,
        time::Instant,
        words::{Account, Certainty},
    },
    lang::{Lang, Language},
    playback::Playback,
    redraw::Drawn,
    replay::situation::Situation,
    report::{Due, Moment, Wait, write},
    view::View,
};

/// What a report depends on besides moment and account.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Asked {
    least: Certainty,
    selected: Option<UnitId>,
    language: Language,
}

thread_local! {
    static ASKED: Cell<Asked> =
        const { Cell::new(Asked { least: Certainty::Inferred, selected: None, language: Language::English }) };
    static DUE: Cell<Option<Due>> = const { Cell::new(None) };
    /// What the timer does, kept for as long as the page is there, and its number while it runs.
    static ALARM: RefCell<Option<Closure<dyn FnMut()>>> = const { RefCell::new(None) };
    static RUNNING: Cell<Option<i32>> = const { Cell::new(None) };
    /// The last text that the page was told.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
    /// The sentences of the language that was last asked for.
    static LANG: RefCell<Option<Lang>> = const { RefCell::new(None) };
}

/// The situation in sixty words at most, in the page's language, for the instant the page last set or saw.
#[wasm_bindgen]
pub fn report() -> Result<String, JsError> {
    let Asked { least, selected, language } = ASKED.get();
    with_campaign(|campaign| {
        let account = TOLD.get();
        let situation = Situation::as_told(campaign, SHADOW.get(), account);
        let moment = Moment { campaign, situation: &situation, account, least, selected };
        LANG.with_borrow_mut(|kept| {
            let lang = match kept.take().filter(|lang| lang.language() == language) {
                Some(lang) => lang,
                None => Lang::of(language)?,
            };
            Ok::<_, String>(write(&moment, kept.insert(lang)))
        })
    })
}

/// The fingerprints of the state at a thousand instants, as `halhin-gol digest` prints them.
#[wasm_bindgen]
pub fn digest() -> Result<String, JsError> {
    with_campaign(|campaign| Ok::<_, String>(crate::replay::digest::lines(campaign)))
}

/// The page has asked for this unit's card, or for none: a report speaks of it at once.
pub(super) fn select(selected: Option<UnitId>) {
    ASKED.set(Asked { selected, ..ASKED.get() });
}

/// Sees to it that the page is told once what a report tells of has changed.
pub(super) fn watch(
    (playback, view, drawn): (Res<Playback>, Res<View>, Res<Drawn>),
    mut seen: Local<Option<(Instant, Account, Asked, bool)>>,
) {
    let asked = Asked { least: view.least, selected: view.selected, language: view.language };
    if QUEUE.with_borrow(std::collections::VecDeque::is_empty) {
        ASKED.set(asked);
    }
    let playing = playback.clock().playing();
    let now = Some((playback.now(), playback.account(), asked, playing));
    if !drawn.all() || *seen == now {
        return;
    }
    *seen = now;
    let mut due = DUE.take().unwrap_or_default();
    if let Wait::For(seconds) = due.changed(playing, today()) {
        set_alarm(seconds);
    }
    DUE.set(Some(due));
}

/// Seconds on the browser's clock.
fn today() -> f64 {
    js_sys::Date::now() / 1_000.0
}

/// Starts the timer anew.
fn set_alarm(seconds: f64) {
    let Some(window) = web_sys::window() else { return };
    if let Some(running) = RUNNING.take() {
        window.clear_timeout_with_handle(running);
    }
    let number = ALARM.with_borrow_mut(|alarm| {
        let alarm = alarm.get_or_insert_with(|| Closure::new(due));
        let milliseconds = (seconds * 1_000.0) as i32;
        let callback = alarm.as_ref().unchecked_ref();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(callback, milliseconds)
    });
    RUNNING.set(number.ok());
}

/// The timer has run out: tells what has changed.
fn due() {
    RUNNING.set(None);
    let mut due = DUE.take().unwrap_or_default();
    due.made(today());
    DUE.set(Some(due));
    let Ok(text) = report() else { return };
    if LAST.with_borrow(|last| *last == text) {
        return;
    }
    LAST.set(text.clone());
    tell("report", &serde_json::json!({ "text": text, "lang": ASKED.get().language.code() }));
}

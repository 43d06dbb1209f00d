//! The one table of keys: it drives the handlers, the help, the documentation and what the page keeps for itself.

use bevy::input::keyboard::KeyCode;

use crate::{
    campaign::time::{DAY, HOUR},
    replay::clock::ClockCommand,
    view::Tool,
};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Does {
    /// Commands the clock.
    Clock(ClockCommand),
    /// Goes on in the story, or to the next event where none is told: what a presenter's remote sends.
    Forward,
    /// Goes back in the story, or to the event before.
    Back,
    /// Opens the chapter with this number, counted from 1.
    Chapter(usize),
    /// Begins or ends to present.
    Present,
    /// Begins to present.
    StartPresenting,
    /// Fills the whole screen or not.
    FullScreen,
    /// Takes a tool, or lays it down.
    Take(Tool),
    /// Opens or closes the teacher's notes.
    Notes,
    /// Moves the map by a share of the window: to the east, to the south.
    Pan(f32, f32),
    /// Draws the map larger by a factor.
    Zoom(f64),
    /// Shows or hides the list of keys.
    Help,
    /// Blanks the screen or shows it again.
    Blank,
    /// Switches the projector's larger drawing.
    Projector,
    /// Draws units with the other set of symbols.
    Symbols,
    /// Lays the page of all symbols over the window, or takes it away.
    Page,
    /// Opens the panel of the map's layers and signs, or closes it.
    Map,
    /// Shows so many times less of time on the timeline.
    Axis(f64),
    /// Repeats the clock's day, or ends what is repeated.
    Loop,
    /// Plays at story pace, or in even time.
    StoryPace,
    /// Opens the field in which a date can be typed.
    EnterTime,
    /// Copies a link to what is shown or, on the desktop, saves it as a file.
    Keep,
    /// Selects the unit so many on or back.
    Unit(isize),
    /// Compares two moments, or no longer.
    Compare,
    /// Closes what is open.
    Close,
}

/// A key and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key's place on the keyboard, named as browsers name it too.
    pub code: KeyCode,
    /// Whether Shift is held.
    pub shift: bool,
    /// What is printed on the key.
    pub cap: &'static str,
    /// What it does.
    pub does: Does,
    /// The id of the sentence in the help.
    pub help: &'static str,
}

const fn key(code: KeyCode, cap: &'static str, does: Does, help: &'static str) -> Key {
    Key { code, shift: false, cap, does, help }
}

const fn with_shift(code: KeyCode, cap: &'static str, does: Does, help: &'static str) -> Key {
    Key { code, shift: true, cap, does, help }
}

/// Where egui's memory holds which control the arrow keys belong to while it has the focus.
pub const ARROWS: &str = "arrow-keys";

/// Every key. Rows with the same sentence stand together in the help.
pub const KEYS: &[Key] = &[
    key(KeyCode::Space, "Space", Does::Clock(ClockCommand::TogglePlay), "key-play"),
    key(KeyCode::ArrowLeft, "←", Does::Clock(ClockCommand::Step(-HOUR)), "key-hour"),
    key(KeyCode::ArrowRight, "→", Does::Clock(ClockCommand::Step(HOUR)), "key-hour"),
    with_shift(KeyCode::ArrowLeft, "Shift ←", Does::Clock(ClockCommand::Step(-DAY)), "key-day"),
    with_shift(KeyCode::ArrowRight, "Shift →", Does::Clock(ClockCommand::Step(DAY)), "key-day"),
    key(KeyCode::ArrowUp, "↑", Does::Clock(ClockCommand::Faster), "key-speed"),
    key(KeyCode::ArrowDown, "↓", Does::Clock(ClockCommand::Slower), "key-speed"),
    key(KeyCode::KeyY, "Y", Does::StoryPace, "key-pace"),
    key(KeyCode::PageUp, "PgUp", Does::Back, "key-story"),
    key(KeyCode::PageDown, "PgDn", Does::Forward, "key-story"),
    key(KeyCode::Comma, ",", Does::Clock(ClockCommand::PreviousEvent), "key-event"),
    key(KeyCode::Period, ".", Does::Clock(ClockCommand::NextEvent), "key-event"),
    key(KeyCode::Digit1, "1", Does::Chapter(1), "key-chapter"),
    key(KeyCode::Digit2, "", Does::Chapter(2), "key-chapter"),
    key(KeyCode::Digit3, "", Does::Chapter(3), "key-chapter"),
    key(KeyCode::Digit4, "", Does::Chapter(4), "key-chapter"),
    key(KeyCode::Digit5, "", Does::Chapter(5), "key-chapter"),
    key(KeyCode::Digit6, "", Does::Chapter(6), "key-chapter"),
    key(KeyCode::Digit7, "", Does::Chapter(7), "key-chapter"),
    key(KeyCode::Digit8, "", Does::Chapter(8), "key-chapter"),
    key(KeyCode::Digit9, "to 9", Does::Chapter(9), "key-chapter"),
    key(KeyCode::KeyQ, "Q", Does::Unit(-1), "key-unit"),
    key(KeyCode::KeyE, "E", Does::Unit(1), "key-unit"),
    key(KeyCode::Home, "Home", Does::Clock(ClockCommand::Home), "key-ends"),
    key(KeyCode::End, "End", Does::Clock(ClockCommand::End), "key-ends"),
    key(KeyCode::KeyT, "T", Does::EnterTime, "key-time"),
    key(KeyCode::KeyR, "R", Does::Loop, "key-loop"),
    key(KeyCode::BracketLeft, "[", Does::Axis(0.5), "key-axis"),
    key(KeyCode::BracketRight, "]", Does::Axis(2.0), "key-axis"),
    key(KeyCode::Equal, "+", Does::Zoom(1.25), "key-zoom"),
    with_shift(KeyCode::Equal, "", Does::Zoom(1.25), "key-zoom"),
    key(KeyCode::NumpadAdd, "", Does::Zoom(1.25), "key-zoom"),
    key(KeyCode::Minus, "−", Does::Zoom(0.8), "key-zoom"),
    key(KeyCode::NumpadSubtract, "", Does::Zoom(0.8), "key-zoom"),
    key(KeyCode::KeyW, "W", Does::Pan(0.0, -0.1), "key-pan"),
    key(KeyCode::KeyA, "A", Does::Pan(-0.1, 0.0), "key-pan"),
    key(KeyCode::KeyS, "S", Does::Pan(0.0, 0.1), "key-pan"),
    key(KeyCode::KeyD, "D", Does::Pan(0.1, 0.0), "key-pan"),
    key(KeyCode::KeyL, "L", Does::Map, "key-map"),
    with_shift(KeyCode::KeyL, "Shift L", Does::Keep, "key-keep"),
    key(KeyCode::KeyK, "K", Does::Compare, "key-compare"),
    key(KeyCode::KeyU, "U", Does::Symbols, "key-symbols"),
    with_shift(KeyCode::KeyU, "Shift U", Does::Page, "key-page"),
    key(KeyCode::KeyP, "P", Does::Present, "key-present"),
    with_shift(KeyCode::KeyP, "Shift P", Does::Projector, "key-projector"),
    key(KeyCode::KeyB, "B", Does::Blank, "key-blank"),
    with_shift(KeyCode::Slash, "?", Does::Help, "key-help"),
    key(KeyCode::F1, "", Does::Help, "key-help"),
    // In the page this key stays the browser's, as it is wherever it loads a page again.
    #[cfg(not(target_arch = "wasm32"))]
    key(KeyCode::F5, "F5", Does::StartPresenting, "key-start"),
    key(KeyCode::KeyF, "F", Does::FullScreen, "key-full-screen"),
    key(KeyCode::KeyV, "V", Does::Take(Tool::Hand), "key-hand"),
    key(KeyCode::KeyX, "X", Does::Take(Tool::Pointer), "key-pointer"),
    key(KeyCode::KeyC, "C", Does::Take(Tool::Pen), "key-pen"),
    key(KeyCode::KeyN, "N", Does::Notes, "key-notes"),
    key(KeyCode::Escape, "Esc", Does::Close, "key-close"),
];

/// The table as the page wants it: `[{"code":"Space","shift":false}, …]`.
pub fn as_json() -> String {
    let rows: Vec<_> =
        KEYS.iter().map(|key| serde_json::json!({ "code": format!("{:?}", key.code), "shift": key.shift })).collect();
    serde_json::Value::from(rows).to_string()
}

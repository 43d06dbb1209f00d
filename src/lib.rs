//! Halhin Gol 1939: an interactive, sourced battle map.
//!
//! ```text
//! assets/campaign/*.ron -> parse -> check -> Campaign (immutable)      problems -> failure page / exit 1
//! input, buttons, address bar, bridge -> ClockCommand -> playback      -> ViewCommand -> view
//! clock changed -> Situation.set(campaign, t) -> units move, panels read
//! ```
//!
//! The first half (`geo`, `campaign`, `replay`, `cli`) builds without the engine; the second is the cargo feature
//! `app`. `ARCHITECTURE.md` says what depends on what, and where to change what.

pub mod geo;

pub mod campaign;

pub mod replay;

#[cfg(feature = "app")]
pub mod playback;

#[cfg(feature = "app")]
pub mod view;

#[cfg(feature = "app")]
pub mod sharpness;

#[cfg(feature = "app")]
pub mod access;
#[cfg(feature = "app")]
pub mod address;
#[cfg(feature = "app")]
pub mod input;
#[cfg(feature = "app")]
pub mod keys;
#[cfg(feature = "app")]
pub mod notes;
#[cfg(feature = "app")]
pub mod report;
#[cfg(feature = "app")]
pub mod story;

#[cfg(feature = "app")]
pub mod air;
#[cfg(feature = "app")]
pub mod camera;
#[cfg(feature = "app")]
pub mod fronts;
#[cfg(feature = "app")]
pub mod map;
#[cfg(feature = "app")]
pub mod marks;
#[cfg(feature = "app")]
pub mod pen;
#[cfg(feature = "app")]
pub mod ui;
#[cfg(feature = "app")]
pub mod units;

#[cfg(feature = "app")]
pub mod compare;
#[cfg(all(feature = "app", not(target_arch = "wasm32")))]
pub mod edition;
#[cfg(feature = "app")]
pub mod handout;
#[cfg(feature = "app")]
pub mod loading;
#[cfg(feature = "app")]
pub mod measure;
#[cfg(all(feature = "app", not(target_arch = "wasm32")))]
pub mod monkey;
#[cfg(feature = "app")]
pub mod redraw;
#[cfg(feature = "app")]
pub mod sheet;

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(not(target_arch = "wasm32"))]
pub mod generate;
#[cfg(all(feature = "app", not(target_arch = "wasm32")))]
pub mod snapshot;
#[cfg(all(feature = "app", target_arch = "wasm32"))]
pub mod surface;
#[cfg(all(feature = "app", target_arch = "wasm32"))]
pub mod web;
#[cfg(all(feature = "app", not(target_arch = "wasm32")))]
pub mod window;

// Leaves: they use no other module of the app.
#[cfg(not(target_arch = "wasm32"))]
pub mod files;
#[cfg(not(target_arch = "wasm32"))]
pub mod heap;
#[cfg(feature = "app")]
pub mod ink;
#[cfg(feature = "app")]
pub mod lang;
#[cfg(feature = "app")]
pub mod lettering;
#[cfg(feature = "app")]
pub mod mixing;
#[cfg(feature = "app")]
pub mod pens;
#[cfg(not(target_arch = "wasm32"))]
pub mod splitmix;
#[cfg(feature = "app")]
pub mod symbols;
#[cfg(feature = "app")]
pub mod theme;

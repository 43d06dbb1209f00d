//! What the reader's system asks of every page.

use crate::view::ViewCommand;

/// Less movement; more contrast: the land steps back then, as before a class; and room for fingers.
pub(super) fn wishes() -> impl Iterator<Item = ViewCommand> {
    let still = asks("(prefers-reduced-motion: reduce)").then_some(ViewCommand::SetStill(true));
    let contrast = asks("(prefers-contrast: more), (forced-colors: active)").then_some(ViewCommand::SetProjector(true));
    let touch = asks("(pointer: coarse)").then_some(ViewCommand::SetTouch(true));
    still.into_iter().chain(contrast).chain(touch)
}

fn asks(query: &str) -> bool {
    let answer = |window: web_sys::Window| window.match_media(query).ok().flatten();
    web_sys::window().and_then(answer).is_some_and(|answer| answer.matches())
}

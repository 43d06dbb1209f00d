//! What the pointer finds: the unit under it, and the unit that was clicked.

use bevy::prelude::*;

use super::layout::SymbolLayout;
use crate::{
    geo::projection::to_lat_lon,
    input::{Clicked, PointerAt},
    playback::{Playback, Shown},
    story,
    view::{View, ViewCommand},
};

/// Names the unit under the pointer.
pub(super) fn hover(
    pointer: Res<PointerAt>,
    layout: Res<SymbolLayout>,
    view: Res<View>,
    mut commands: MessageWriter<ViewCommand>,
) {
    // What is under the pointer beyond the wipe stands in another arrangement.
    if pointer.0.is_some_and(|at| view.shows_other_at(at)) {
        return;
    }
    let found = pointer.0.and_then(|at| layout.unit_at(at));
    if found != view.hovered {
        commands.write(ViewCommand::Hover(found));
    }
}

/// Opens the card of the unit that was clicked; a click beside all units closes it. While a class marks what it
/// expects, a click makes its mark.
pub(super) fn click(
    mut clicks: MessageReader<Clicked>,
    layout: Res<SymbolLayout>,
    (view, playback, shown): (Res<View>, Res<Playback>, Res<Shown>),
    mut commands: MessageWriter<ViewCommand>,
) {
    let Some(Clicked(at)) = clicks.read().last().filter(|Clicked(at)| !view.shows_other_at(*at)) else { return };
    let foretold = story::foretelling(&shown, &view, playback.clock()).filter(|_| view.marking);
    commands.write(match foretold {
        Some((chapter, _)) => ViewCommand::Mark(chapter, Some(to_lat_lon(view.map_of(*at)))),
        None => ViewCommand::Select(layout.unit_at(*at)),
    });
}

//! The units on the map: one symbol each, its label, and what the pointer finds.

mod arrow_shape;
mod arrows;
mod ghosts;
mod labels;
mod layout;
mod pick;
mod show;
mod symbol;
mod trail;
mod trails;

use bevy::prelude::*;

use crate::{playback::ReplaySystems, view::View};

pub use ghosts::paint as paint_accounts;
pub use labels::paint as paint_labels;
pub use layout::SymbolLayout;
pub use show::symbol_of;

/// Adds the units to the app. `lowest` is the layer above which they are drawn.
pub fn plugin(lowest: f32) -> impl Fn(&mut App) {
    move |app| {
        app.insert_resource(show::Lowest(lowest))
            .init_resource::<SymbolLayout>()
            .init_resource::<symbol::SymbolMeshes>()
            .add_systems(Startup, (show::spawn, trail::spawn, arrows::spawn, trails::spawn))
            .add_systems(
                Update,
                (
                    (layout::arrange, show::place).chain().in_set(ReplaySystems::Present).run_if(show::changed),
                    trail::draw.in_set(ReplaySystems::Present).run_if(resource_changed::<View>),
                    arrows::draw
                        .in_set(ReplaySystems::Present)
                        .after(layout::arrange)
                        .run_if(resource_changed::<SymbolLayout>),
                    trails::draw.in_set(ReplaySystems::Present).run_if(trails::changed),
                    pick::hover.in_set(ReplaySystems::Input),
                    pick::click.in_set(ReplaySystems::Input),
                ),
            );
    }
}

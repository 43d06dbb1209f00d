//! The units on the map: one symbol each, its label, and what the pointer finds.

mod arrow_shape;
mod arrows;
mod ghost_lines;
mod ghosts;
mod label_spots;
mod labels;
mod layout;
mod lit;
mod pick;
mod show;
mod steps;
mod symbol;
mod trail;
mod trails;

use bevy::prelude::*;

use crate::{playback::ReplaySystems, view::View};

pub use ghosts::{below as below_labels, paint as paint_accounts};
pub use labels::{PlacedLabel, PlacedLabels, paint as paint_labels, paint_name};
pub use layout::{Placed, SymbolLayout, plugin as layout_plugin};
pub use lit::paint as paint_lit;
pub use show::symbol_of;

/// Adds the units to the app. `lowest` is the layer above which they are drawn.
pub fn plugin(lowest: f32) -> impl Fn(&mut App) {
    move |app| {
        app.add_plugins(layout::plugin)
            .insert_resource(show::Lowest(lowest))
            .init_resource::<PlacedLabels>()
            .init_resource::<symbol::SymbolMeshes>()
            .add_systems(Startup, (show::spawn, trail::spawn, arrows::spawn, trails::spawn))
            .add_systems(
                Update,
                (
                    show::place
                        .in_set(ReplaySystems::Present)
                        .after(layout::arrange)
                        .run_if(resource_changed::<SymbolLayout>),
                    trail::draw.in_set(ReplaySystems::Present).run_if(resource_changed::<View>),
                    arrows::draw
                        .in_set(ReplaySystems::Present)
                        .after(layout::arrange)
                        .run_if(resource_changed::<SymbolLayout>),
                    trails::draw.in_set(ReplaySystems::Present).run_if(trails::changed),
                ),
            );
    }
}

/// Lets the pointer find units. Where nobody looks on, nothing is found.
pub fn picking(app: &mut App) {
    app.add_systems(Update, (pick::hover, pick::click, steps::step).in_set(ReplaySystems::Input));
}

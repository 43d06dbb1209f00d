//! The meshes of the units' symbols: each made once, on first use.

use bevy::{
    mesh::{Mesh, Mesh2d},
    platform::collections::HashMap,
    prelude::{Assets, Resource},
};

use crate::ink::{Sketch, inked};

pub(super) use crate::symbols::{FOOTPRINT, FULL, Kind, STAFF, WIDTH, symbol};

/// The meshes made so far.
#[derive(Resource, Default)]
pub(super) struct SymbolMeshes(HashMap<Kind, (Mesh2d, Sketch)>);

impl SymbolMeshes {
    /// The mesh of a kind of symbol, made on first use.
    pub(super) fn get(&mut self, kind: Kind, meshes: &mut Assets<Mesh>) -> (Mesh2d, Sketch) {
        self.0.entry(kind).or_insert_with(|| inked(symbol(kind), meshes)).clone()
    }
}

//! Lines and fills for the map and its symbols: widths in pixels, positions in metres, edges smooth without
//! multisampling. A mesh is built once; zooming and moving are the engine's transforms alone.

mod drawing;
mod flat;
mod mesh;
mod svg;

pub use drawing::{Drawing, Pattern, Pen, Point, Shape, circle, direction, length};
pub use flat::Onto;
pub use svg::paint;

use bevy::{
    asset::{Asset, Assets, Handle, RenderAssetUsages, embedded_asset},
    math::Vec4,
    prelude::*,
    reflect::TypePath,
    render::render_resource::AsBindGroup,
    shader::ShaderRef,
    sprite_render::{AlphaMode2d, Material2d, Material2dPlugin},
};
use std::sync::Arc;

/// How the mesh of a [`Drawing`] is drawn. One is shared by everything on the map, so that the engine draws in batches.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug)]
pub struct Ink {
    /// x: physical pixels in a logical one.
    #[uniform(0)]
    scale: Vec4,
}

impl Material2d for Ink {
    fn vertex_shader() -> ShaderRef {
        "embedded://halhin_gol/ink/ink.wgsl".into()
    }

    fn fragment_shader() -> ShaderRef {
        "embedded://halhin_gol/ink/ink.wgsl".into()
    }

    fn alpha_mode(&self) -> AlphaMode2d {
        AlphaMode2d::Blend
    }
}

/// The one ink.
#[derive(Resource, Clone)]
pub struct SharedInk(pub Handle<Ink>);

impl SharedInk {
    /// Tells the ink how many physical pixels a logical one has.
    pub fn set_scale(&self, inks: &mut Assets<Ink>, physical_per_logical: f32) {
        let scale = Vec4::new(physical_per_logical, 0.0, 0.0, 0.0);
        if inks.get(&self.0).is_some_and(|ink| ink.scale != scale)
            && let Some(mut ink) = inks.get_mut(&self.0)
        {
            ink.scale = scale;
        }
    }
}

/// What an entity's mesh was built from: printed sheets are drawn from it.
#[derive(Component, Clone, Debug, Default)]
pub struct Sketch(pub Arc<Drawing>);

/// A drawing as an entity shows it.
pub fn inked(drawing: Drawing, meshes: &mut Assets<Mesh>) -> (Mesh2d, Sketch) {
    (Mesh2d(meshes.add(drawing.build())), Sketch(Arc::new(drawing)))
}

/// Where meshes live once they are built: the renderer alone needs them.
pub const USAGE: RenderAssetUsages = RenderAssetUsages::RENDER_WORLD;

/// Adds the ink to the app.
pub fn plugin(app: &mut App) {
    embedded_asset!(app, "ink.wgsl");
    app.add_plugins(Material2dPlugin::<Ink>::default());
    let ink = app.world_mut().resource_mut::<Assets<Ink>>().add(Ink { scale: Vec4::X });
    app.insert_resource(SharedInk(ink));
}

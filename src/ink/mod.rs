//! Lines and fills for the map and its symbols: widths in pixels, positions in metres, edges smooth without
//! multisampling. A mesh is built once; zooming and moving are the engine's transforms alone.

mod drawing;
mod flat;
mod mesh;
mod svg;

pub use drawing::{Drawing, Pattern, Pen, Point, Shape, circle, direction, length};
pub use flat::Onto;

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

/// How the mesh of a [`Drawing`] is drawn. Two are shared by everything on the map, so that the engine draws in
/// batches.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug)]
pub struct Ink {
    /// x: physical pixels in a logical one.
    #[uniform(0)]
    scale: Vec4,
    /// How much of a colour the light leaves, red, green and blue.
    #[uniform(0)]
    share: Vec4,
    /// What the light adds to every colour.
    #[uniform(0)]
    veil: Vec4,
}

impl Ink {
    const PLAIN: Self = Self { scale: Vec4::X, share: Vec4::ONE, veil: Vec4::ZERO };
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

/// The two inks: of what moves over the land, always as bright as it was drawn, and of the land itself.
#[derive(Resource, Clone)]
pub struct SharedInk(pub Handle<Ink>, Handle<Ink>);

impl SharedInk {
    /// The ink of the land's own lines: it darkens with the land.
    pub fn land(&self) -> Handle<Ink> {
        self.1.clone()
    }

    /// Tells the inks how many physical pixels a logical one has.
    pub fn set_scale(&self, inks: &mut Assets<Ink>, physical_per_logical: f32) {
        let scale = Vec4::new(physical_per_logical, 0.0, 0.0, 0.0);
        for handle in [&self.0, &self.1] {
            if inks.get(handle).is_some_and(|ink| ink.scale != scale)
                && let Some(mut ink) = inks.get_mut(handle)
            {
                ink.scale = scale;
            }
        }
    }

    /// Lays a light on the ink of the land: how much of a colour it leaves, and what it adds.
    pub fn set_light(&self, inks: &mut Assets<Ink>, (share, veil): (Vec4, Vec4)) {
        if let Some(mut ink) = inks.get_mut(&self.1) {
            (ink.share, ink.veil) = (share, veil);
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
    let mut inks = app.world_mut().resource_mut::<Assets<Ink>>();
    let shared = SharedInk(inks.add(Ink::PLAIN), inks.add(Ink::PLAIN));
    app.insert_resource(shared);
}

//! Lines and fills for the map and its symbols: widths in pixels, positions in metres, edges smooth without
//! multisampling. A mesh is built once; zooming and moving are the engine's transforms alone.

mod drawing;
mod flat;
mod mesh;
mod shared;
mod svg;

pub use drawing::{Drawing, Pattern, Pen, Point, Shape, circle, direction, length};
pub use flat::Onto;
pub use shared::{Lit, SharedInk};
pub use svg::paint;

use bevy::{
    asset::{Asset, Assets, RenderAssetUsages, embedded_asset},
    math::Vec4,
    mesh::MeshVertexBufferLayoutRef,
    prelude::*,
    reflect::TypePath,
    render::render_resource::{AsBindGroup, RenderPipelineDescriptor, SpecializedMeshPipelineError},
    shader::ShaderRef,
    sprite_render::{AlphaMode2d, Material2d, Material2dKey, Material2dPlugin},
};
use std::sync::Arc;

/// How the mesh of a [`Drawing`] is drawn. Few are shared by everything on the map, so that the engine draws in
/// batches.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug, PartialEq)]
#[bind_group_data(Compared)]
pub struct Ink {
    /// x: physical pixels in a logical one; y: the share of the window that shows the clock's moment where another is
    /// compared with it, else less than nothing; z: 1 for what is drawn in that part alone, 2 for what is drawn in the
    /// rest alone.
    #[uniform(0)]
    scale: Vec4,
    /// How much of a colour the light leaves, red, green and blue.
    #[uniform(0)]
    share: Vec4,
    /// What the light adds to every colour.
    #[uniform(0)]
    veil: Vec4,
    /// The same of the moment that is compared.
    #[uniform(0)]
    other_share: Vec4,
    #[uniform(0)]
    other_veil: Vec4,
}

impl Ink {
    const PLAIN: Self = Self {
        scale: Vec4::new(1.0, NOT_COMPARED, 0.0, 0.0),
        share: Vec4::ONE,
        veil: Vec4::ZERO,
        other_share: Vec4::ONE,
        other_veil: Vec4::ZERO,
    };
}

/// What stands for the share of the window where nothing is compared.
const NOT_COMPARED: f32 = -1.0;

/// Whether a material has two moments to tell apart. Only then do its shaders: in normal use they pay nothing for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Compared(pub bool);

impl Compared {
    /// Tells the shaders.
    pub fn define(self, descriptor: &mut RenderPipelineDescriptor) {
        if let (true, Some(fragment)) = (self.0, &mut descriptor.fragment) {
            fragment.shader_defs.push("COMPARED".into());
            descriptor.vertex.shader_defs.push("COMPARED".into());
        }
    }
}

impl From<&Ink> for Compared {
    fn from(ink: &Ink) -> Self {
        Self(ink.scale.y >= 0.0)
    }
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

    fn specialize(
        descriptor: &mut RenderPipelineDescriptor,
        _: &MeshVertexBufferLayoutRef,
        key: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        key.bind_group_data.define(descriptor);
        Ok(())
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
    let shared = SharedInk::new(&mut inks);
    app.insert_resource(shared);
}

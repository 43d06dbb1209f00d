//! How egui's colours mix with the map: as they are written, without turning linear and back.
//!
//! Text looks right only so, and so does egui outside of the engine. It is cheap, too: where there is no graphics
//! processor, a pixel that is mixed in linear light costs four times as much. The map's camera asks the engine for
//! this ([`CompositingSpace::Srgb`](bevy::camera::CompositingSpace)); `bevy_egui` 0.42 knows linear targets alone, so
//! that its shader and its pipeline are changed here.

use bevy::{
    asset::Assets,
    prelude::*,
    render::{
        Render, RenderApp, RenderSystems,
        camera::ExtractedCamera,
        render_resource::{PipelineCache, SpecializedRenderPipelines},
        sync_world::MainEntity,
        view::ExtractedView,
    },
    shader::{Shader, Source},
};
use bevy_egui::render::{
    EGUI_SHADER_HANDLE, EguiPipeline, EguiPipelineKey,
    systems::{EguiPipelines, queue_pipelines_system},
};

/// What stands in the place of a line of `bevy_egui`'s fragment shader: one look at the font's atlas, which is white
/// wherever it is not clear.
const CHANGE: (&str, &str) = (
    "let texture_color_linear = textureSample(image_texture, image_sampler, in.uv);
    let texture_color_gamma = gamma_from_linear_rgba(texture_color_linear);
    let color_gamma = texture_color_gamma * in.color;

    return vec4<f32>(linear_from_gamma_rgb(color_gamma.rgb), color_gamma.a);",
    "return in.color * textureSample(image_texture, image_sampler, in.uv).a;",
);

/// Changes egui's plugin, which is there already. Answers whether its shader looked as expected.
pub fn mend(app: &mut App) -> bool {
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render.add_systems(Render, retarget.in_set(RenderSystems::Queue).after(queue_pipelines_system));
    }
    let mut shaders = app.world_mut().resource_mut::<Assets<Shader>>();
    let Some(mut shader) = shaders.get_mut(&EGUI_SHADER_HANDLE) else { return false };
    let Source::Wgsl(text) = &shader.source else { return false };
    if !text.contains(CHANGE.0) {
        return false;
    }
    let mended = text.replace(CHANGE.0, CHANGE.1);
    let path = shader.path.clone();
    *shader = Shader::from_wgsl(mended, path);
    true
}

/// Draws egui into the format that the camera draws into.
fn retarget(
    mut chosen: ResMut<EguiPipelines>,
    mut pipelines: ResMut<SpecializedRenderPipelines<EguiPipeline>>,
    pipeline: Res<EguiPipeline>,
    cache: Res<PipelineCache>,
    cameras: Query<(&MainEntity, &ExtractedView), With<ExtractedCamera>>,
) {
    for (camera, view) in &cameras {
        if let Some(id) = chosen.0.get_mut(camera) {
            *id = pipelines.specialize(&cache, &pipeline, EguiPipelineKey { target_format: view.target_format });
        }
    }
}

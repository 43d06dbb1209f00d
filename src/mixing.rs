//! Mends how egui's colours mix with the map, and makes it cheap.
//!
//! egui hands over colours multiplied by their opacity in gamma space. `bevy_egui` 0.42 turns the product linear in
//! every fragment, which darkens soft edges on a light ground and costs six powers a pixel: more than all the rest of
//! the frame where there is no graphics processor. Here the colour turns linear in the vertex, before the opacity
//! is multiplied in, and a fragment is one look at the font's atlas, which is white wherever it is not clear.

use bevy::{
    asset::Assets,
    prelude::App,
    shader::{Shader, Source},
};
use bevy_egui::render::EGUI_SHADER_HANDLE;

/// Lines of `bevy_egui`'s shader and what stands in their place.
const CHANGES: [(&str, &str); 2] = [
    (
        "return VertexOutput(vec4<f32>(position, 0.0, 1.0), in.color, in.uv);",
        "let opacity = max(in.color.a, 0.002);
    let linear = linear_from_gamma_rgb(min(in.color.rgb / opacity, vec3<f32>(1.0))) * in.color.a;
    return VertexOutput(vec4<f32>(position, 0.0, 1.0), vec4<f32>(linear, in.color.a), in.uv);",
    ),
    (
        "let texture_color_linear = textureSample(image_texture, image_sampler, in.uv);
    let texture_color_gamma = gamma_from_linear_rgba(texture_color_linear);
    let color_gamma = texture_color_gamma * in.color;

    return vec4<f32>(linear_from_gamma_rgb(color_gamma.rgb), color_gamma.a);",
        "return in.color * textureSample(image_texture, image_sampler, in.uv).a;",
    ),
];

/// Mends the shader of egui's plugin, which is there already. Answers whether it looked as expected.
pub fn mend(app: &mut App) -> bool {
    let mut shaders = app.world_mut().resource_mut::<Assets<Shader>>();
    let Some(mut shader) = shaders.get_mut(&EGUI_SHADER_HANDLE) else { return false };
    let Source::Wgsl(text) = &shader.source else { return false };
    if CHANGES.iter().any(|(from, _)| !text.contains(from)) {
        return false;
    }
    let mended = CHANGES.iter().fold(text.to_string(), |text, (from, to)| text.replace(from, to));
    let path = shader.path.clone();
    *shader = Shader::from_wgsl(mended, path);
    true
}

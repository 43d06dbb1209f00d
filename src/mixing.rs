//! Mends how egui's translucent colours mix with the map.
//!
//! egui hands over colours multiplied by their opacity in gamma space; bevy_egui 0.42 turns them linear as they are,
//! which darkens every soft edge on a light ground. Dividing by the opacity first gives the colour that was meant.

use bevy::{
    asset::Assets,
    prelude::App,
    shader::{Shader, Source},
};
use bevy_egui::render::EGUI_SHADER_HANDLE;

/// The last line of bevy_egui's fragment shader, and what stands in its place.
const AS_IT_IS: &str = "return vec4<f32>(linear_from_gamma_rgb(color_gamma.rgb), color_gamma.a);";
const AS_MEANT: &str = "let opacity = max(color_gamma.a, 0.002);
    return vec4<f32>(linear_from_gamma_rgb(min(color_gamma.rgb / opacity, vec3<f32>(1.0))) * opacity, color_gamma.a);";

/// Mends the shader of egui's plugin, which is there already. Answers whether it looked as expected.
pub fn mend(app: &mut App) -> bool {
    let mut shaders = app.world_mut().resource_mut::<Assets<Shader>>();
    let Some(mut shader) = shaders.get_mut(&EGUI_SHADER_HANDLE) else { return false };
    let Source::Wgsl(text) = &shader.source else { return false };
    let mended = text.replace(AS_IT_IS, AS_MEANT);
    let found = mended != **text;
    let path = shader.path.clone();
    *shader = Shader::from_wgsl(mended, path);
    found
}

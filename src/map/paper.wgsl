// The relief, as it was baked, in the light of the moment: one look at the picture a pixel, one product and sum, and
// nothing else. It fills the window in every frame, so each instruction counts where there is no graphics processor.

#import bevy_sprite::{mesh2d_functions::get_world_from_local, mesh2d_view_bindings::view}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var picture: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var picture_sampler: sampler;

struct Light {
    // How much of a colour is left, and what is added to it; all of it and nothing for the alpha.
    share: vec4<f32>,
    veil: vec4<f32>,
    // The same of the moment that is compared, and x: the share of the window that shows the clock's moment, y: 1 for
    // a picture that is drawn there alone, 2 for one that is drawn in the rest alone.
    other_share: vec4<f32>,
    other_veil: vec4<f32>,
    wipe: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(2) var<uniform> light: Light;

struct Vertex {
    @builtin(instance_index) instance_index: u32,
    @location(0) position: vec3<f32>,
    @location(2) uv: vec2<f32>,
}

struct Varying {
    @builtin(position) position: vec4<f32>,
    @location(0) uv: vec2<f32>,
}

@vertex
fn vertex(vertex: Vertex) -> Varying {
    let world = get_world_from_local(vertex.instance_index) * vec4<f32>(vertex.position, 1.0);
    return Varying(view.clip_from_world * world, vertex.uv);
}

@fragment
fn fragment(in: Varying) -> @location(0) vec4<f32> {
    let colour = textureSample(picture, picture_sampler, in.uv);
#ifdef COMPARED
    let other = in.position.x > light.wipe.x * view.viewport.z;
    if light.wipe.y > 0.0 && other != (light.wipe.y > 1.0) {
        discard;
    }
    if other {
        return colour * light.other_share + light.other_veil;
    }
#endif
    return colour * light.share + light.veil;
}

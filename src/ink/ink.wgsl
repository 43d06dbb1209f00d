// Lines and fills of even quality at every zoom: a vertex carries the direction in which it is pushed out, in pixels,
// and the fragment fades over the last pixel of the line's half width.

#import bevy_sprite::{mesh2d_functions::get_world_from_local, mesh2d_view_bindings::view}

struct Ink {
    // x: physical pixels in a logical one. Where two moments are compared, y: the share of the window, from the left,
    // that shows the clock's moment; z: 1 for what is drawn there alone, 2 for what is drawn in the rest alone
    scale: vec4<f32>,
    // The light on the land: how much of a colour it leaves, and what it adds
    share: vec4<f32>,
    veil: vec4<f32>,
    // The light of the other moment
    other_share: vec4<f32>,
    other_veil: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> ink: Ink;

struct Vertex {
    @builtin(instance_index) instance_index: u32,
    @location(0) position: vec3<f32>,
    // xy: direction to push out, longer than 1 at mitred corners; z: half the line's width in pixels
    @location(1) push: vec3<f32>,
    // x: distance along the line in units of the mesh; y: the pattern, period in pixels plus the share that is drawn,
    // or the least width in units of the mesh, negative
    @location(2) along: vec2<f32>,
    @location(4) colour: vec4<f32>,
}

struct Varying {
    @builtin(position) position: vec4<f32>,
    @location(0) colour: vec4<f32>,
    // x: signed distance from the middle of the line, y: half its width, both in physical pixels
    @location(1) across: vec2<f32>,
    // x: distance along in logical pixels, y: the pattern
    @location(2) along: vec2<f32>,
}

@vertex
fn vertex(vertex: Vertex) -> Varying {
    let world_from_local = get_world_from_local(vertex.instance_index);
    let world = world_from_local * vec4<f32>(vertex.position, 1.0);
    var clip = view.clip_from_world * world;

    let pixels_per_metre = view.clip_from_world[0][0] * view.viewport.z / 2.0;
    // Physical pixels in a unit of the mesh.
    let stretch = length(world_from_local[0].xy) * pixels_per_metre;
    // The third axis of the transform scales the widths of lines: symbols of every size keep their proportions.
    let widths = ink.scale.x * length(world_from_local[2].xyz);
    // A negative pattern is the least width in units of the mesh.
    let half_width = max(vertex.push.z * widths, -vertex.along.y * 0.5 * stretch);
    // The pushed edge lies half a pixel outside, where the line has faded away.
    let reach = half_width + 0.5;
    let length_of_push = length(vertex.push.xy);
    var side = 0.0;
    if length_of_push > 0.0 {
        let turned = (world_from_local * vec4<f32>(vertex.push.xy, 0.0, 0.0)).xy;
        let direction = normalize(turned) * length_of_push;
        clip.x += direction.x * reach * 2.0 / view.viewport.z;
        clip.y += direction.y * reach * 2.0 / view.viewport.w;
        // `position.z` says which side of the line this vertex is: the two sides cancel out in the middle.
        side = sign(vertex.position.z);
    }
    clip.z = (view.clip_from_world * (world_from_local * vec4<f32>(vertex.position.xy, 0.0, 1.0))).z;

    var out: Varying;
    out.position = clip;
#ifdef COMPARED
    out.colour = vertex.colour;
#else
    out.colour = vertex.colour * ink.share + ink.veil;
#endif
    out.across = vec2<f32>(side * reach, half_width);
    out.along = vec2<f32>(vertex.along.x * stretch / widths, vertex.along.y);
    return out;
}

@fragment
fn fragment(in: Varying) -> @location(0) vec4<f32> {
    var cover = 1.0;
    if in.across.y > 0.0 {
        // A line thinner than a pixel is a fainter line one pixel wide.
        cover = clamp(in.across.y + 0.5 - abs(in.across.x), 0.0, 1.0) * min(in.across.y * 2.0, 1.0);
    }
    let period = floor(in.along.y);
    if period > 0.0 {
        let share = fract(in.along.y);
        let phase = fract(in.along.x / period) * period * ink.scale.x;
        let drawn = share * period * ink.scale.x;
        cover *= clamp(min(phase, drawn - phase) + 0.5, 0.0, 1.0);
    }
#ifdef COMPARED
    let other = in.position.x > ink.scale.y * view.viewport.z;
    if ink.scale.z > 0.0 && other != (ink.scale.z > 1.0) {
        discard;
    }
    let colour = in.colour * select(ink.share, ink.other_share, other) + select(ink.veil, ink.other_veil, other);
    return vec4<f32>(colour.rgb, colour.a * cover);
#else
    return vec4<f32>(in.colour.rgb, in.colour.a * cover);
#endif
}

//! The relief's pictures as the engine draws them.

use bevy::{
    asset::{Asset, Handle, RenderAssetUsages},
    image::{Image, ImageSampler},
    reflect::TypePath,
    render::render_resource::{AsBindGroup, Extent3d, TextureDimension, TextureFormat},
    shader::ShaderRef,
    sprite_render::Material2d,
};

/// A picture that is drawn as it is, without light or tint.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug)]
pub(super) struct Paper {
    #[texture(0)]
    #[sampler(1)]
    pub(super) picture: Handle<Image>,
}

impl Material2d for Paper {
    fn vertex_shader() -> ShaderRef {
        "embedded://halhin_gol/map/paper.wgsl".into()
    }

    fn fragment_shader() -> ShaderRef {
        "embedded://halhin_gol/map/paper.wgsl".into()
    }
}

/// Reads a PNG of eight-bit colours into a texture of linear colours.
///
/// The conversion is done here once, not by the sampler four times a pixel. The relief is light all over, where
/// eight linear bits are finer than eight of sRGB.
pub(super) fn decode(bytes: &[u8]) -> Result<Image, String> {
    let why = |error: png::DecodingError| format!("a relief picture cannot be read: {error}");
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(why)?;
    let size = reader.output_buffer_size().ok_or("a relief picture is too large")?;
    let mut pixels = vec![0; size];
    let info = reader.next_frame(&mut pixels).map_err(why)?;
    if info.color_type != png::ColorType::Rgba {
        return Err(format!("a relief picture has colours of type {:?}; RGB is expected", info.color_type));
    }
    let linear: [u8; 256] = std::array::from_fn(linear);
    for pixel in pixels.chunks_exact_mut(4) {
        for channel in &mut pixel[..3] {
            *channel = linear[usize::from(*channel)];
        }
    }
    let extent = Extent3d { width: info.width, height: info.height, depth_or_array_layers: 1 };
    let format = TextureFormat::Rgba8Unorm;
    let mut image = Image::new(extent, TextureDimension::D2, pixels, format, RenderAssetUsages::RENDER_WORLD);
    image.sampler = ImageSampler::linear();
    Ok(image)
}

/// An eight-bit sRGB channel as an eight-bit linear one.
fn linear(channel: usize) -> u8 {
    let c = channel as f64 / 255.0;
    let linear = if c <= 0.040_45 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) };
    (linear * 255.0).round() as u8
}

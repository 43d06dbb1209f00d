//! Pictures that are built into the program, as textures.

use bevy::{
    asset::RenderAssetUsages,
    image::{Image, ImageSampler},
    render::render_resource::{Extent3d, TextureDimension, TextureFormat},
};

/// Reads a PNG of eight-bit colours.
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
    let extent = Extent3d { width: info.width, height: info.height, depth_or_array_layers: 1 };
    let format = TextureFormat::Rgba8UnormSrgb;
    let mut image = Image::new(extent, TextureDimension::D2, pixels, format, RenderAssetUsages::RENDER_WORLD);
    image.sampler = ImageSampler::linear();
    Ok(image)
}

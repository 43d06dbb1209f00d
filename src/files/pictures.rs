//! Pictures as PNG and JPEG.

use std::path::Path;

use super::save;

/// Writes a picture of eight-bit colours as PNG.
pub fn write_png(path: &Path, size: (u32, u32), colours: png::ColorType, pixels: &[u8]) -> Result<(), String> {
    save(path, &png(size, colours, pixels)?)
}

/// A picture of eight-bit colours as PNG.
fn png((width, height): (u32, u32), colours: png::ColorType, pixels: &[u8]) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(colours);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().map_err(|why| why.to_string())?;
    writer.write_image_data(pixels).map_err(|why| why.to_string())?;
    writer.finish().map_err(|why| why.to_string())?;
    Ok(bytes)
}

/// The quality of a JPEG where none is said.
pub const QUALITY: u8 = 80;

/// Whether a file's name asks for a JPEG.
pub fn is_jpeg(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jpg") || ending.eq_ignore_ascii_case("jpeg"))
}

/// Writes a picture of red, green, blue and opacity: as a JPEG of a quality of 1 to 100 if the file's name ends so, else
/// as PNG, which has no quality. A JPEG has no opacity.
pub fn write_picture(path: &Path, size: (u32, u32), pixels: &[u8], quality: u8) -> Result<(), String> {
    save(path, &picture(size, pixels, is_jpeg(path).then_some(quality))?)
}

/// A picture of red, green, blue and opacity: as JPEG if a quality of 1 to 100 is named, else as PNG.
pub fn picture(size: (u32, u32), pixels: &[u8], quality: Option<u8>) -> Result<Vec<u8>, String> {
    match quality {
        Some(quality) => jpeg(size, pixels, quality),
        None => png(size, png::ColorType::Rgba, pixels),
    }
}

/// A JPEG of a picture of red, green, blue and opacity, of a quality of 1 to 100. It has no opacity.
pub fn jpeg((width, height): (u32, u32), pixels: &[u8], quality: u8) -> Result<Vec<u8>, String> {
    let side = |length: u32| u16::try_from(length).map_err(|_| "a JPEG is at most 65535 pixels a side".to_owned());
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, quality);
    // Smaller for the same picture, and a slow line shows it whole at once.
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    let colours = jpeg_encoder::ColorType::Rgba;
    encoder.encode(pixels, side(width)?, side(height)?, colours).map_err(|why| why.to_string())?;
    Ok(bytes)
}

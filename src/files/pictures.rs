//! Pictures as PNG and JPEG.

use std::{io::Write as _, path::Path};

use super::beside;

/// Writes a picture of eight-bit colours as PNG.
pub fn write_png(
    path: &Path,
    (width, height): (u32, u32),
    colours: png::ColorType,
    pixels: &[u8],
) -> Result<(), String> {
    beside(path, |file| {
        let mut encoder = png::Encoder::new(file, width, height);
        encoder.set_color(colours);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().map_err(|why| why.to_string())?;
        writer.write_image_data(pixels).map_err(|why| why.to_string())?;
        writer.finish().map_err(|why| why.to_string())
    })
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
    if is_jpeg(path) {
        let bytes = jpeg(size, pixels, quality)?;
        beside(path, |file| file.write_all(&bytes).map_err(|why| why.to_string()))
    } else {
        write_png(path, size, png::ColorType::Rgba, pixels)
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

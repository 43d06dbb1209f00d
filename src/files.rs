//! Writing files: beside the old one, then renamed, so that nothing is ever half written.

use std::{fs, io::BufWriter, path::Path};

/// Writes a picture of eight-bit colours as PNG.
pub fn write_png(
    path: &Path,
    (width, height): (u32, u32),
    colours: png::ColorType,
    pixels: &[u8],
) -> Result<(), String> {
    let failed = |why: &dyn std::fmt::Display| format!("cannot write {}: {why}", path.display());
    let name = path.file_name().ok_or_else(|| failed(&"it has no file name"))?;
    let mut part_name = name.to_owned();
    part_name.push(".part");
    let part = path.with_file_name(part_name);
    let write = || -> Result<(), String> {
        let file = fs::File::create(&part).map_err(|why| failed(&why))?;
        let mut encoder = png::Encoder::new(BufWriter::new(file), width, height);
        encoder.set_color(colours);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().map_err(|why| failed(&why))?;
        writer.write_image_data(pixels).map_err(|why| failed(&why))?;
        writer.finish().map_err(|why| failed(&why))?;
        fs::rename(&part, path).map_err(|why| failed(&why))
    };
    write().inspect_err(|_| {
        // The old file stays; a part that cannot be removed either is a lesser evil than a second error.
        let _ = fs::remove_file(&part);
    })
}

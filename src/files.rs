//! Writing files: beside the old one, then renamed, so that nothing is ever half written.

use std::{
    fs,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
};

#[cfg(feature = "app")]
mod pictures;

#[cfg(feature = "app")]
pub use pictures::{QUALITY, is_jpeg, jpeg, write_picture, write_png};

/// Writes a text.
pub fn write_text(path: &Path, text: &str) -> Result<(), String> {
    beside(path, |file| file.write_all(text.as_bytes()).map_err(|why| why.to_string()))
}

/// The path in a folder with this name, or with `-2`, `-3` and so on behind the name where there is such a file.
pub fn free(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let mut path = folder.join(format!("{name}.{ending}"));
    let mut number = 2;
    while path.exists() {
        path = folder.join(format!("{name}-{number}.{ending}"));
        number += 1;
    }
    path
}

fn beside(path: &Path, fill: impl FnOnce(&mut BufWriter<fs::File>) -> Result<(), String>) -> Result<(), String> {
    let failed = |why: &dyn std::fmt::Display| format!("cannot write {}: {why}", path.display());
    let name = path.file_name().ok_or_else(|| failed(&"it has no file name"))?;
    let mut part_name = name.to_owned();
    part_name.push(".part");
    let part = path.with_file_name(part_name);
    let write = || -> Result<(), String> {
        let mut file = BufWriter::new(fs::File::create(&part).map_err(|why| failed(&why))?);
        fill(&mut file).map_err(|why| failed(&why))?;
        file.flush().map_err(|why| failed(&why))?;
        fs::rename(&part, path).map_err(|why| failed(&why))
    };
    write().inspect_err(|_| {
        // The old file stays; a part that cannot be removed either is a lesser evil than a second error.
        let _ = fs::remove_file(&part);
    })
}

//! Writing files: whole or not at all, so that nobody ever finds half of one.

mod failures;
mod folder;
#[cfg(feature = "app")]
mod pictures;
mod whole;

use std::path::{Path, PathBuf};

pub use failures::words;
pub use folder::save_folder;
#[cfg(feature = "app")]
pub use pictures::{QUALITY, is_jpeg, jpeg, picture, write_picture, write_png};
pub use whole::{save, save_new};

/// Writes a text.
pub fn write_text(path: &Path, text: &str) -> Result<(), String> {
    save(path, text.as_bytes())
}

/// The `number`th path in a folder with this name: from the second on with `-2`, `-3` and so on behind the name.
fn numbered(folder: &Path, name: &str, ending: &str, number: u32) -> PathBuf {
    match number {
        1 => folder.join(format!("{name}.{ending}")),
        _ => folder.join(format!("{name}-{number}.{ending}")),
    }
}

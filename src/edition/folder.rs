//! Writing the folder: whole and beside the old one, then renamed, so that no reader ever finds half of it.

use std::{fs, path::Path};

use super::{File, PAGE, page::GENERATOR};

/// Writes the files into a folder of their own. An edition that stands there is replaced; a folder that holds anything
/// else stays as it is, and that is an error.
pub fn save(folder: &Path, files: &[File]) -> Result<(), String> {
    let failed = |why: &dyn std::fmt::Display| format!("cannot write {}: {why}", folder.display());
    let name = folder.file_name().ok_or_else(|| failed(&"it has no name of its own"))?;
    let beside = |ending: &str| {
        let mut name = name.to_owned();
        name.push(ending);
        folder.with_file_name(name)
    };
    let (part, old) = (beside(".part"), beside(".old"));
    for ours in [folder, &part, &old] {
        if !may_go(ours) {
            return Err(failed(&format!("{} holds something else than an edition", ours.display())));
        }
    }
    // What an earlier run left behind when it was stopped.
    clear(&part).and_then(|()| clear(&old)).map_err(|why| failed(&why))?;
    let filled = fill(&part, files).and_then(|()| exchange(&part, folder, &old));
    filled.map_err(|why| {
        // The part is worth nothing, and a second error would hide the first.
        let _ = clear(&part);
        failed(&why)
    })
}

/// Whether a path may be replaced: nothing is there, or an empty folder, or an edition.
fn may_go(path: &Path) -> bool {
    if !path.exists() {
        return true;
    }
    let empty = fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none());
    empty || fs::read_to_string(path.join(PAGE)).is_ok_and(|text| text.contains(GENERATOR))
}

fn clear(folder: &Path) -> std::io::Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}

/// The page comes first: by it a folder is known as an edition, even one that was never finished.
fn fill(folder: &Path, files: &[File]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    files.iter().try_for_each(|(name, bytes)| fs::write(folder.join(name), bytes))
}

fn exchange(part: &Path, folder: &Path, old: &Path) -> std::io::Result<()> {
    if folder.exists() {
        fs::rename(folder, old)?;
    }
    if let Err(why) = fs::rename(part, folder) {
        if old.exists() {
            // Back as it was; if even that fails the first error says more.
            let _ = fs::rename(old, folder);
        }
        return Err(why);
    }
    clear(old)
}

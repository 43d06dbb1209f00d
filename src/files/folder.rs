//! Writing a folder of texts: all of it or nothing.

use std::{fs, io, path::Path};

/// Writes texts, given by their paths within a new or an empty folder, beside it and puts them into its place at the end:
/// whoever looks sees all of them or none.
pub fn save_folder(dir: &Path, texts: impl IntoIterator<Item = (String, String)>) -> Result<(), String> {
    let because = |why: io::Error| format!("cannot write '{}': {why}; name another folder", dir.display());
    let taken = || format!("'{}' is not an empty folder; name an empty one or a new one", dir.display());
    let Some(name) = dir.file_name() else {
        return Err(format!("'{}' is no name of a new folder; name one that is not there yet", dir.display()));
    };
    let there = match fs::read_dir(dir).map(|mut entries| entries.next().is_some()) {
        Ok(false) => true,
        Ok(true) => return Err(taken()),
        Err(why) if why.kind() == io::ErrorKind::NotFound => false,
        Err(why) if why.kind() == io::ErrorKind::NotADirectory => return Err(taken()),
        Err(why) => return Err(because(why)),
    };
    let beside = dir.with_file_name(format!("{}.{}.part", name.to_string_lossy(), std::process::id()));
    let written = write(&beside, texts).and_then(|()| {
        if there {
            fs::remove_dir(dir)?;
        }
        fs::rename(&beside, dir)
    });
    written.map_err(|why| {
        // What was begun is of use to nobody; that it cannot be removed either would be no news.
        let _ = fs::remove_dir_all(&beside);
        because(why)
    })
}

fn write(folder: &Path, texts: impl IntoIterator<Item = (String, String)>) -> io::Result<()> {
    // Both folders, even for a campaign without tracks or events: every campaign has them.
    for inner in ["tracks", "events"] {
        fs::create_dir_all(folder.join(inner))?;
    }
    texts.into_iter().try_for_each(|(path, text)| fs::write(folder.join(path), text))
}

//! `halhin-gol export`: a checked campaign written anew into a folder.

use std::{fs, io, path::Path};

use crate::campaign::model::Campaign;

/// Writes the files beside the folder and puts them into its place at the end: whoever looks sees all of them or none.
pub(super) fn run(campaign: &Campaign, dir: &Path) -> Result<(), String> {
    let because = |why: io::Error| format!("cannot write '{}': {why}; name another folder", dir.display());
    let Some(name) = dir.file_name() else {
        return Err(format!("'{}' is no name of a new folder; name one that is not there yet", dir.display()));
    };
    let there = match fs::read_dir(dir).map(Iterator::count) {
        Ok(0) => true,
        Ok(_) => return Err(format!("the folder '{}' is not empty; name an empty or a new one", dir.display())),
        Err(why) if why.kind() == io::ErrorKind::NotFound => false,
        Err(why) => return Err(because(why)),
    };
    let beside = dir.with_file_name(format!("{}.{}.part", name.to_string_lossy(), std::process::id()));
    let written = write(campaign, &beside).and_then(|()| {
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

fn write(campaign: &Campaign, folder: &Path) -> io::Result<()> {
    // Both folders, even for a campaign without tracks or events: every campaign has them.
    for inner in ["tracks", "events"] {
        fs::create_dir_all(folder.join(inner))?;
    }
    campaign.texts().into_iter().try_for_each(|(path, text)| fs::write(folder.join(path), text))
}

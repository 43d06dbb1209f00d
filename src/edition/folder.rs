//! Writing the folder: whole and beside the old one, then renamed, so that no reader ever finds half of it.

use std::{
    fs::{self, File as Opened},
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use super::{File, PAGE, page::GENERATOR};
use crate::files;

/// What stands beside the folder while it is exchanged: the new one, and then the old one.
const ENDINGS: [&str; 2] = [".part", ".old"];

/// What nobody has touched for so long was left behind by a run that was stopped.
const LEFT_BEHIND: Duration = Duration::from_secs(600);

/// Each edition that a run writes has parts of its own.
static COUNT: AtomicU32 = AtomicU32::new(0);

/// So often an exchange is tried again when another run was quicker.
const TRIES: usize = 8;

/// Writes the files into a folder of their own. An edition that stands there is replaced; a folder that holds anything
/// else stays as it is, and that is an error.
pub fn save(folder: &Path, files: &[File]) -> Result<(), String> {
    let refused = |why: &str| format!("cannot write {}: {why}", folder.display());
    if folder.file_name().is_none() {
        return Err(refused("it has no name of its own; name a folder"));
    }
    // The folder itself, where the name is a link to it.
    let place = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    if !may_go(&place) {
        return Err(refused("it holds something else than an edition; name another folder"));
    }
    let own = format!(".{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let [part, old] = ENDINGS.map(|ending| beside(&place, &format!("{own}{ending}")));
    tidy(&place);
    let filled = clear(&part).and_then(|()| fill(&part, files)).and_then(|()| exchange(&part, &place, &old));
    filled.map_err(|why| {
        // The part is worth nothing, and a second error would hide the first.
        let _ = clear(&part);
        files::words(folder, &why)
    })
}

/// A path beside the folder: its name and an ending.
fn beside(folder: &Path, ending: &str) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    folder.with_file_name(name)
}

/// Whether a path may be replaced: nothing is there, or an empty folder, or an edition.
fn may_go(path: &Path) -> bool {
    if !path.exists() {
        return true;
    }
    let empty = fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none());
    empty || fs::read_to_string(path.join(PAGE)).is_ok_and(|text| text.contains(GENERATOR))
}

/// Mends what runs that were stopped have left: an old edition without a new one comes back to its place, and what has
/// lain long enough goes. A living run's part is left alone.
fn tidy(folder: &Path) {
    let (Some(around), Some(name)) = (beside(folder, "").parent().map(Path::to_owned), folder.file_name()) else {
        return;
    };
    let around = if around.as_os_str().is_empty() { PathBuf::from(".") } else { around };
    let start = format!("{}.", name.to_string_lossy());
    let Ok(entries) = fs::read_dir(around) else { return };
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let middle = |ending| name.strip_prefix(&start)?.strip_suffix(ending);
        let [part, old] = ENDINGS.map(|ending| middle(ending).is_some_and(is_number));
        if !(part || old) || !may_go(&path) {
            continue;
        }
        if old && !folder.exists() && fs::rename(&path, folder).is_ok() {
            continue;
        }
        let age = entry.metadata().and_then(|entry| entry.modified()).ok().and_then(|at| at.elapsed().ok());
        if age.is_some_and(|age| age > LEFT_BEHIND) {
            let _ = clear(&path);
        }
    }
}

/// Whether it is what a run puts between the folder's name and the ending.
fn is_number(middle: &str) -> bool {
    middle.starts_with(|c: char| c.is_ascii_digit()) && middle.chars().all(|c| c.is_ascii_digit() || c == '-')
}

fn clear(folder: &Path) -> io::Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}

/// The page comes first: by it a folder is known as an edition, even one that was never finished.
fn fill(folder: &Path, files: &[File]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    files.iter().try_for_each(|(name, bytes)| {
        let mut file = Opened::create(folder.join(name))?;
        file.write_all(bytes)?;
        // The folder's name must never stand for what is not yet on the disk.
        file.sync_all()
    })
}

fn exchange(part: &Path, folder: &Path, old: &Path) -> io::Result<()> {
    let mut failed = io::Error::from(ErrorKind::ResourceBusy);
    for _ in 0..TRIES {
        clear(old)?;
        match fs::rename(folder, old) {
            Err(why) if why.kind() != ErrorKind::NotFound => return Err(why),
            _ => {}
        }
        match fs::rename(part, folder) {
            Ok(()) => return clear(old),
            Err(why) => failed = why,
        }
        if !folder.exists() && old.exists() {
            // Back as it was; if even that fails the first error says more.
            let _ = fs::rename(old, folder);
            return Err(failed);
        }
        // Another run has put its edition there meanwhile.
    }
    let _ = clear(old);
    Err(failed)
}

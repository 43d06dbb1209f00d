//! A file is written beside its place under a name of its own, is brought onto the disk, and then takes its place in one
//! step. Whatever ends the program, or the power, before that leaves what was there; a part that stays behind hinders
//! nobody and is cleared away by a later run.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use super::{
    failures::{folder_of, words},
    numbered,
};

/// What the name of a part begins and ends with. The program's number and a count stand between.
const PART: (&str, &str) = (".halhin-gol-", ".part");

/// A part that nobody has touched for so long was left behind: a living one is written in one go.
const LEFT_BEHIND: Duration = Duration::from_secs(600);

/// So many names are tried for a new file.
const MOST_NAMES: u32 = 9_999;

/// Writes a file, in place of an older one. If that fails the older one stays. A link is followed; what is no ordinary
/// file, such as a pipe, is written into.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let failed = |why| words(path, &why);
    if path.file_name().is_none() {
        return Err(format!("cannot write {}: it has no file name", path.display()));
    }
    let there = match fs::metadata(path) {
        Ok(there) => Some(there),
        // A link to nowhere would be replaced by the file, and whoever made it would look for it elsewhere.
        Err(_) if fs::symlink_metadata(path).is_ok() => {
            return Err(format!("cannot write {}: it is a link that leads nowhere; remove it", path.display()));
        }
        Err(_) => None,
    };
    let Some(there) = there else { return replace(path, bytes, None).map_err(failed) };
    if there.is_dir() {
        return Err(failed(ErrorKind::IsADirectory.into()));
    }
    if !there.is_file() {
        let pour = || OpenOptions::new().write(true).open(path)?.write_all(bytes);
        return pour().map_err(failed);
    }
    if there.permissions().readonly() {
        return Err(format!("cannot write {}: it is write-protected; name another file", path.display()));
    }
    // The file itself, where the name is a link to it.
    let place = fs::canonicalize(path).map_err(failed)?;
    replace(&place, bytes, Some(&there.permissions())).map_err(failed)
}

/// Writes a new file into a folder under this name, or with `-2`, `-3` and so on behind the name where that is taken,
/// and answers where it is. What is there stays, even if another program writes at the same moment.
pub fn save_new(folder: &Path, name: &str, ending: &str, bytes: &[u8]) -> Result<PathBuf, String> {
    let wanted = numbered(folder, name, ending, 1);
    let part = Part::write(folder, bytes).map_err(|why| words(&wanted, &why))?;
    for number in 1..=MOST_NAMES {
        let path = numbered(folder, name, ending, number);
        match part.claim(&path) {
            Ok(()) => return Ok(path),
            Err(why) if why.kind() == ErrorKind::AlreadyExists => {}
            Err(why) => return Err(words(&path, &why)),
        }
    }
    Err(format!("cannot write {}: there are {MOST_NAMES} files of this name; move some away", wanted.display()))
}

fn replace(path: &Path, bytes: &[u8], permissions: Option<&fs::Permissions>) -> io::Result<()> {
    let folder = folder_of(path);
    let part = Part::write(folder, bytes)?;
    if let Some(permissions) = permissions {
        // Who may read the old file may read the new one. Not every disk knows of that.
        let _ = fs::set_permissions(&part.0, permissions.clone());
    }
    fs::rename(&part.0, path)?;
    settle(folder);
    Ok(())
}

/// A file that is written and has not yet its name. It is removed unless it gets one.
struct Part(PathBuf);

impl Part {
    fn write(folder: &Path, bytes: &[u8]) -> io::Result<Self> {
        sweep(folder);
        let (part, mut file) = Self::open(folder)?;
        file.write_all(bytes)?;
        // A full disk may be noticed only here, and a name must never stand for what is not yet on it.
        file.sync_all()?;
        Ok(part)
    }

    /// A part that no other thread or program has.
    fn open(folder: &Path) -> io::Result<(Self, File)> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        loop {
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{}{}-{count}{}", PART.0, process::id(), PART.1));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok((Self(path), file)),
                // Left behind by a program that had our number.
                Err(why) if why.kind() == ErrorKind::AlreadyExists => {}
                Err(why) => return Err(why),
            }
        }
    }

    /// Takes a name that nothing has.
    fn claim(&self, path: &Path) -> io::Result<()> {
        match fs::hard_link(&self.0, path) {
            Ok(()) => {}
            Err(why) if why.kind() == ErrorKind::AlreadyExists => return Err(why),
            // A disk that knows no links, a memory stick for instance: an empty file holds the name for a moment.
            Err(_) => {
                OpenOptions::new().write(true).create_new(true).open(path)?;
                fs::rename(&self.0, path)?;
            }
        }
        settle(folder_of(path));
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Renamed, it is not there. One that cannot be removed is a lesser evil than a second error.
        let _ = fs::remove_file(&self.0);
    }
}

/// Brings the names in a folder onto the disk, where a folder can be opened for that.
fn settle(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Clears away what an earlier run left behind when it was stopped.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with(PART.0) && name.ends_with(PART.1));
        if !ours {
            continue;
        }
        let age = entry.metadata().and_then(|part| part.modified()).ok().and_then(|at| at.elapsed().ok());
        if age.is_some_and(|age| age > LEFT_BEHIND) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, thread, time::SystemTime};

    /// An empty folder of the test's own.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = env::temp_dir().join(format!("halhin-gol-{name}-{}", process::id()));
            let _ = fs::remove_dir_all(&path);
            fs::create_dir_all(&path).expect("a folder can be made");
            Self(path)
        }

        fn file(&self, name: &str) -> PathBuf {
            self.0.join(name)
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).expect("a folder").flatten();
            let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
            names.sort();
            names
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn read(path: &Path) -> String {
        fs::read_to_string(path).expect("the file can be read")
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_stays_beside_it() {
        let folder = Folder::new("replaced");
        let path = folder.file("map.svg");
        save(&path, b"old").expect("a new file");
        save(&path, b"new and longer").expect("it is replaced");
        assert_eq!((read(&path).as_str(), folder.names()), ("new and longer", vec!["map.svg".to_owned()]));
    }

    #[test]
    fn what_cannot_be_replaced_stays_and_the_sentence_says_why() {
        let folder = Folder::new("stays");
        let (taken, kept) = (folder.file("taken"), folder.file("kept.txt"));
        fs::create_dir_all(taken.join("inside")).expect("a folder");
        assert!(save(&taken, b"new").expect_err("a folder").contains("there is a folder of this name"));
        fs::write(&kept, "old").expect("a file");
        let mut permissions = fs::metadata(&kept).expect("it is there").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&kept, permissions).expect("it can be protected");
        assert!(save(&kept, b"new").expect_err("it is protected").contains("write-protected; name another file"));
        let nowhere = save(&folder.file("no/such/file"), b"new").expect_err("no folder");
        assert!(nowhere.contains("there is no folder") && nowhere.contains("make it, or name another"), "{nowhere}");
        assert_eq!((read(&kept).as_str(), folder.names()), ("old", vec!["kept.txt".to_owned(), "taken".to_owned()]));
    }

    #[test]
    fn two_that_save_under_one_name_at_once_both_have_their_file() {
        let folder = Folder::new("at-once");
        let texts: Vec<_> = (0..24).map(|number| format!("lesson {number}")).collect();
        let mut paths: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = texts
                .iter()
                .map(|text| scope.spawn(|| save_new(&folder.0, "class", "txt", text.as_bytes()).expect("it is saved")))
                .collect();
            threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
        });
        paths.sort();
        paths.dedup();
        let mut written: Vec<_> = paths.iter().map(|path| read(path)).collect();
        written.sort();
        let mut asked = texts.clone();
        asked.sort();
        assert_eq!(written, asked);
        assert_eq!(folder.names().len(), texts.len(), "nothing is left beside them");
        assert!(folder.file("class.txt").exists() && folder.file("class-24.txt").exists());
    }

    #[test]
    fn two_that_write_one_file_at_once_leave_one_of_the_two_whole() {
        let folder = Folder::new("one-file");
        let path = folder.file("map.svg");
        let texts = ["a".repeat(300_000), "b".repeat(200_000)];
        thread::scope(|scope| {
            for text in &texts {
                scope.spawn(|| (0..20).for_each(|_| save(&path, text.as_bytes()).expect("it is saved")));
            }
        });
        assert!(texts.contains(&read(&path)));
        assert_eq!(folder.names(), ["map.svg"]);
    }

    #[test]
    fn a_part_of_a_run_that_was_stopped_is_no_hindrance_and_goes_in_time() {
        let folder = Folder::new("left-behind");
        let (fresh, stale) = (folder.file(".halhin-gol-1-0.part"), folder.file(".halhin-gol-2-0.part"));
        for part in [&fresh, &stale] {
            fs::write(part, "half a m").expect("a file");
        }
        let long_ago = SystemTime::now() - 2 * LEFT_BEHIND;
        let file = OpenOptions::new().write(true).open(&stale).expect("a file");
        file.set_modified(long_ago).expect("it can be made older");
        save(&folder.file("map.svg"), b"whole").expect("it is written");
        assert_eq!(folder.names(), [".halhin-gol-1-0.part", "map.svg"], "another may still be writing the fresh one");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_stays_a_link_unless_it_leads_nowhere() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = Folder::new("links");
        fs::create_dir(folder.file("inner")).expect("a folder");
        let (file, link) = (folder.file("inner/map.svg"), folder.file("map.svg"));
        fs::write(&file, "old").expect("a file");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("it can be set");
        symlink("inner/map.svg", &link).expect("a link");
        save(&link, b"new").expect("it is written");
        assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
        assert_eq!(read(&file), "new");
        assert_eq!(fs::metadata(&file).expect("it is there").permissions().mode() & 0o777, 0o640);
        let lost = folder.file("lost.svg");
        symlink("nowhere/map.svg", &lost).expect("a link");
        assert!(save(&lost, b"new").expect_err("nowhere").contains("a link that leads nowhere"));
        // What is no ordinary file is not replaced by one.
        save(Path::new("/dev/null"), b"new").expect("it takes everything");
        assert!(!fs::metadata("/dev/null").expect("it is there").is_file());
    }
}

//! The files of a campaign: built into the program, or read from a folder on disk.

use include_dir::{Dir, include_dir};
use std::borrow::Cow;

use super::problem::Problem;

/// The campaign that is built into the program.
static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/campaign");

/// The folder, inside a campaign, of one track file per unit.
pub(crate) const TRACKS: &str = "tracks";

/// The folder, inside a campaign, of the chronology, a file for each part of it.
pub(crate) const EVENTS: &str = "events";

/// The folders that every campaign has.
const FOLDERS: [&str; 2] = [TRACKS, EVENTS];

/// The files that every campaign has.
pub(crate) const REQUIRED: [&str; 7] =
    ["campaign.ron", "sources.ron", "places.ron", "forces.ron", "fronts.ron", "figures.ron", "disputes.ron"];

/// The files that a campaign may have: without them nothing is told.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const OPTIONAL: [&str; 2] = ["story.ron", "lessons.ron"];

/// The largest file that is read, in bytes.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const LARGEST_FILE: u64 = 16_000_000;

/// The texts of a campaign, and what went wrong while they were read.
#[derive(Clone, Debug, Default)]
pub struct CampaignFolder {
    pub(crate) files: Vec<(String, Cow<'static, str>)>,
    pub(crate) problems: Vec<Problem>,
}

impl CampaignFolder {
    /// The campaign that is built into the program.
    pub fn embedded() -> Self {
        let mut folder = Self::default();
        let inner = FOLDERS.iter().filter_map(|name| EMBEDDED.get_dir(name)).flat_map(Dir::files);
        for file in EMBEDDED.files().chain(inner) {
            let path = file.path().to_string_lossy().replace('\\', "/");
            match (is_data(&path), file.contents_utf8()) {
                (false, _) => {}
                (true, Some(text)) => folder.files.push((path, Cow::Borrowed(text))),
                (true, None) => folder.problems.push(not_utf8(&path)),
            }
        }
        folder.finish()
    }

    /// A campaign given as pairs of a path within the folder and a text.
    pub fn from_texts(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        let files = texts.into_iter().filter(|(path, _)| is_data(path));
        Self { files: files.map(|(path, text)| (path, Cow::Owned(text))).collect(), problems: Vec::new() }.finish()
    }

    /// Notes missing files and puts the rest in a fixed order, whatever order the disk gave them in.
    fn finish(mut self) -> Self {
        for name in REQUIRED {
            let known = self.files.iter().any(|(path, _)| path == name);
            if !known && !self.problems.iter().any(|problem| problem.file == name) {
                self.problems.push(Problem::of_file(name, "this file is missing; every campaign needs it"));
            }
        }
        self.files.sort();
        self
    }
}

fn is_data(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|extension| extension == "ron")
}

fn not_utf8(path: &str) -> Problem {
    Problem::of_file(path, "this file is not UTF-8 text; save it as UTF-8")
}

#[cfg(not(target_arch = "wasm32"))]
mod disk {
    use super::{CampaignFolder, Cow, FOLDERS, LARGEST_FILE, OPTIONAL, Problem, REQUIRED, is_data, not_utf8};
    use std::{fs, io::Read, path::Path};

    impl CampaignFolder {
        /// Reads a campaign from a folder on disk. Every file that cannot be read is a problem, never a panic.
        pub fn read(dir: &Path) -> Self {
            let mut folder = Self::default();
            if !dir.is_dir() {
                let what = "there is no such folder; name the folder that holds campaign.ron";
                folder.problems.push(Problem::of_file(dir.display().to_string(), what));
                return folder;
            }
            for name in REQUIRED.into_iter().chain(OPTIONAL) {
                folder.read_file(dir, name.to_owned());
            }
            for name in FOLDERS {
                folder.read_folder(dir, name);
            }
            folder.finish()
        }

        fn read_folder(&mut self, dir: &Path, folder: &str) {
            match fs::read_dir(dir.join(folder)) {
                Ok(entries) => {
                    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
                    let mut names: Vec<_> = names.filter(|name| is_data(name)).collect();
                    names.sort();
                    for name in names {
                        self.read_file(dir, format!("{folder}/{name}"));
                    }
                }
                Err(why) => {
                    let what = format!("this folder cannot be read ({why}); every campaign needs it");
                    self.problems.push(Problem::of_file(folder, what));
                }
            }
        }

        fn read_file(&mut self, dir: &Path, name: String) {
            match read_text(&dir.join(&name)) {
                Ok(Some(text)) => self.files.push((name, Cow::Owned(text))),
                Ok(None) => {}
                Err(Unreadable::NotUtf8) => self.problems.push(not_utf8(&name)),
                Err(Unreadable::Because(what)) => self.problems.push(Problem::of_file(name, what)),
            }
        }
    }

    enum Unreadable {
        NotUtf8,
        Because(String),
    }

    /// The text of a file; `None` where there is no such file.
    fn read_text(path: &Path) -> Result<Option<String>, Unreadable> {
        let because = |what: &str| Unreadable::Because(what.to_owned());
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(why) => return Err(Unreadable::Because(format!("this file cannot be read: {why}"))),
        };
        if metadata.is_dir() {
            return Err(because("this is a folder where a file is expected"));
        }
        if !metadata.is_file() {
            return Err(because("this is not an ordinary file"));
        }
        let mut bytes = Vec::new();
        // One byte more than is allowed is enough to know that the file is too large, even while it grows.
        let read = fs::File::open(path).and_then(|file| file.take(LARGEST_FILE + 1).read_to_end(&mut bytes));
        match read {
            Err(why) => Err(Unreadable::Because(format!("this file cannot be read: {why}"))),
            Ok(n) if n as u64 > LARGEST_FILE => Err(because("this file is larger than 16 MB, the most that is read")),
            Ok(_) => String::from_utf8(bytes).map(Some).map_err(|_| Unreadable::NotUtf8),
        }
    }
}

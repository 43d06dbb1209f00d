//! The files of a campaign: built into the program, or read from a folder on disk.

use include_dir::{Dir, include_dir};
use std::borrow::Cow;

use super::{
    limits::{self, Gate},
    problem::{Problem, shown},
};

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
        let mut folder = Self::default();
        let mut gate = Gate::default();
        for (path, text) in texts.into_iter().filter(|(path, _)| is_data(path)) {
            if let Err(what) = gate.admit(text.len() as u64) {
                return Self::refused(&path, what);
            }
            match limits::unfit(&path, text.len() as u64) {
                Some(what) => folder.problems.push(Problem::of_file(shown(&path), what)),
                None => folder.files.push((path, Cow::Owned(without_mark(text)))),
            }
        }
        folder.finish()
    }

    /// The text of a file, by its path within the folder.
    pub fn text(&self, path: &str) -> Option<&str> {
        let found = self.files.binary_search_by(|(own, _)| own.as_str().cmp(path));
        found.ok().and_then(|index| self.files.get(index)).map(|(_, text)| &**text)
    }

    /// A campaign that is too much: nothing of it is read.
    fn refused(path: &str, what: String) -> Self {
        Self { files: Vec::new(), problems: vec![Problem::of_file(shown(path), what)] }
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
        let twice: Vec<_> = self.files.windows(2).filter(|pair| pair[0].0 == pair[1].0).collect();
        let twice =
            twice.into_iter().map(|pair| Problem::of_file(&pair[0].0, "this file is given twice; leave one out"));
        self.problems.extend(twice);
        self
    }
}

fn is_data(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|extension| extension == "ron")
}

/// A text without the mark that some editors put before it.
fn without_mark(mut text: String) -> String {
    if text.starts_with(MARK) {
        text.drain(..MARK.len_utf8());
    }
    text
}

/// The mark of an order of bytes, which says nothing in UTF-8.
const MARK: char = '\u{feff}';

fn not_utf8(path: &str) -> Problem {
    Problem::of_file(shown(path), "this file is not UTF-8 text; save it as UTF-8")
}

#[cfg(not(target_arch = "wasm32"))]
mod disk {
    use super::{CampaignFolder, Cow, FOLDERS, OPTIONAL, Problem, REQUIRED, is_data, not_utf8, shown, without_mark};
    use crate::campaign::limits::{self, Gate, LARGEST_FILE, MOST_FILES};
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
            let mut names: Vec<_> = REQUIRED.into_iter().chain(OPTIONAL).map(str::to_owned).collect();
            for name in FOLDERS {
                folder.list(dir, name, &mut names);
            }
            // First by what the disk says, so that nothing is read of a campaign that is too much; then by what was
            // read, because a file may grow meanwhile.
            let mut told = Gate::default();
            for name in &names {
                let bytes = fs::metadata(dir.join(name)).map_or(0, |metadata| metadata.len());
                if let Err(what) = told.admit(bytes) {
                    return Self::refused(name, what);
                }
            }
            let mut gate = Gate::default();
            for name in names {
                let bytes = folder.read_file(dir, &name);
                if let Err(what) = gate.admit(bytes as u64) {
                    return Self::refused(&name, what);
                }
            }
            folder.finish()
        }

        /// Adds the names of the files of a folder, in order.
        fn list(&mut self, dir: &Path, folder: &str, names: &mut Vec<String>) {
            let mut found = Vec::new();
            match fs::read_dir(dir.join(folder)) {
                Ok(entries) => {
                    for name in entries.flatten().map(|entry| entry.file_name().into_string()) {
                        match name {
                            Ok(name) if is_data(&name) => found.push(format!("{folder}/{name}")),
                            Err(name) if is_data(&name.to_string_lossy()) => {
                                let name = format!("{folder}/{}", name.to_string_lossy());
                                let what = "the name of this file is not UTF-8 text; rename it";
                                self.problems.push(Problem::of_file(shown(&name), what));
                            }
                            _ => {}
                        }
                        if found.len() > MOST_FILES {
                            break;
                        }
                    }
                }
                Err(why) => {
                    let what = format!("this folder cannot be read ({why}); every campaign needs it");
                    self.problems.push(Problem::of_file(folder, what));
                }
            }
            found.sort();
            names.append(&mut found);
        }

        /// Reads a file and answers how many bytes it held.
        fn read_file(&mut self, dir: &Path, name: &str) -> usize {
            let path = dir.join(name);
            let bytes = fs::metadata(&path).map_or(0, |metadata| metadata.len());
            let text = match limits::unfit(name, bytes) {
                Some(what) => Err(Unreadable::Because(what)),
                None => read_text(&path),
            };
            match text {
                Ok(Some(text)) => {
                    let bytes = text.len();
                    self.files.push((name.to_owned(), Cow::Owned(without_mark(text))));
                    return bytes;
                }
                Ok(None) => {}
                Err(Unreadable::NotUtf8) => self.problems.push(not_utf8(name)),
                Err(Unreadable::Because(what)) => self.problems.push(Problem::of_file(shown(name), what)),
            }
            0
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
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => {
                let link = path.is_symlink();
                return if link { Err(because("this link leads to no file")) } else { Ok(None) };
            }
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
            Ok(n) => match limits::unfit("", n as u64) {
                Some(what) => Err(Unreadable::Because(what)),
                None => String::from_utf8(bytes).map(Some).map_err(|_| Unreadable::NotUtf8),
            },
        }
    }
}

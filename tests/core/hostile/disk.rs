//! Folders that mean harm: what a disk can hold in place of a campaign's files.

use halhin_gol::campaign::{folder::CampaignFolder, model::Campaign};
use std::{
    ffi::OsStr,
    fs::{self, File},
    os::unix::{ffi::OsStrExt, fs::symlink},
    path::{Path, PathBuf},
};

use super::{FILES, says};

/// A folder for one test with the small campaign in it; it goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("halhin-gol-hostile-{}-{name}", std::process::id()));
        let folder = Self(dir);
        for (path, text) in FILES {
            let path = folder.0.join(path);
            fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
            fs::write(path, text).expect("a file can be written");
        }
        folder
    }

    fn told(&self) -> Vec<String> {
        let problems = Campaign::check(&CampaignFolder::read(&self.0)).err().unwrap_or_default();
        problems.iter().map(ToString::to_string).collect()
    }

    /// The problems when something else stands in place of the file.
    fn told_with(&self, file: &str, put: impl Fn(&Path)) -> Vec<String> {
        let path = self.0.join(file);
        let _ = fs::remove_file(&path);
        put(&path);
        self.told()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A file of so many bytes that takes no room on the disk.
fn hollow(path: &Path, bytes: u64) {
    File::create(path).and_then(|file| file.set_len(bytes)).expect("a file can be made");
}

#[test]
fn the_small_campaign_is_in_order_on_disk() {
    assert_eq!(Folder::new("order").told(), Vec::<String>::new());
}

#[test]
fn a_file_of_a_hundred_megabytes_is_told_and_the_others_are_read() {
    let folder = Folder::new("large");
    let problems = folder.told_with("forces.ron", |path| hollow(path, 100_000_000));
    assert_eq!(problems, ["forces.ron:1:1: this file is larger than 32 MB, the most that is read"]);
}

#[test]
fn of_a_folder_that_holds_too_much_nothing_is_read() {
    let folder = Folder::new("much");
    (0..30).for_each(|i| hollow(&folder.0.join(format!("tracks/u-{i:02}.ron")), 30_000_000));
    let problems = folder.told();
    let refused = "tracks/u-23.ron:1:1: with this file the campaign is larger than 700 MB, the most that is read";
    assert_eq!(problems, [refused]);
}

#[test]
fn what_is_no_file_is_told() {
    let folder = Folder::new("none");
    let is_folder = |path: &Path| fs::create_dir(path).expect("a folder can be made");
    says(&folder.told_with("tracks/a.ron", is_folder), "tracks/a.ron:1:1: this is a folder where a file is expected");
    let fifo = |path: &Path| {
        let made = std::process::Command::new("mkfifo").arg(path).status();
        assert!(made.is_ok_and(|status| status.success()), "a pipe can be made");
    };
    says(&folder.told_with("sources.ron", fifo), "sources.ron:1:1: this is not an ordinary file");
    says(&folder.told_with("tracks/b.ron", |path| symlink("/dev/zero", path).expect("a link")), "not an ordinary file");
    says(&folder.told_with("places.ron", |path| symlink("places.ron", path).expect("a link")), "cannot be read");
    says(&folder.told_with("tracks/c.ron", |path| symlink("nowhere", path).expect("a link")), "leads to no file");
}

#[test]
fn folders_that_are_files_or_lead_to_themselves_are_told() {
    let folder = Folder::new("loop");
    fs::remove_dir_all(folder.0.join("tracks")).expect("it is there");
    symlink("tracks", folder.0.join("tracks")).expect("a link");
    says(&folder.told(), "tracks:1:1: this folder cannot be read");
    fs::remove_dir_all(folder.0.join("events")).expect("it is there");
    hollow(&folder.0.join("events"), 0);
    says(&folder.told(), "events:1:1: this folder cannot be read");
    let itself = folder.0.join("itself");
    symlink("itself", &itself).expect("a link");
    let problems = Campaign::check(&CampaignFolder::read(&itself)).expect_err("it leads nowhere");
    assert!(problems[0].what.contains("there is no such folder"), "{problems:?}");
}

#[test]
fn names_and_texts_that_are_not_utf8_are_told_and_not_passed_over() {
    let folder = Folder::new("utf8");
    let name = OsStr::from_bytes(b"tracks/\xff\xfe.ron");
    fs::write(folder.0.join(name), "()").expect("a file can be written");
    says(&folder.told(), "tracks/\u{fffd}\u{fffd}.ron:1:1: the name of this file is not UTF-8 text; rename it");
    fs::write(folder.0.join("sources.ron"), b"\xff\xfe[\0]\0").expect("a file can be written");
    says(&folder.told(), "sources.ron:1:1: this file is not UTF-8 text; save it as UTF-8");
}

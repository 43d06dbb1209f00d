//! Faults survived, from outside: whatever happens to the disk, the graphics or the program, no file is half written,
//! nothing that was there is lost, and a sentence says what is wrong and what helps.
#![cfg(feature = "app")]

mod disks;
mod engine;
mod files;
mod signals;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// The program, without what the caller's surroundings ask of it.
fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_halhin-gol"));
    command.args(arguments).stdin(Stdio::null()).env_remove("RUST_BACKTRACE");
    command
}

/// A folder of the test's own, with nothing in it.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faults").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// The names in a folder, hidden ones too.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// What was said on standard error, of a run that has to fail with 1 and these words, without a panic.
fn fails(output: &Output, words: &[&str]) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{:?}: {said}", output.status);
    assert!(!said.contains("panicked"), "{said}");
    for word in words {
        assert!(said.contains(word), "'{word}' is not in: {said}");
    }
    said
}

/// Everything that the program writes: a name for the file or folder, and the arguments that write it there.
const WRITERS: [(&str, &[&str]); 6] = [
    ("map.png", &["snapshot", "--at", "1939-07-03T09:00", "-o"]),
    ("map.jpg", &["snapshot", "--at", "1939-07-03T09:00", "-o"]),
    ("map.svg", &["snapshot", "--at", "1939-07-03T09:00", "-o"]),
    ("sheet.png", &["snapshot", "--sheet", "--size", "1200x848", "--at", "1939-07-03T09:00", "-o"]),
    ("lesson.html", &["handout", "ten", "-o"]),
    ("edition", &["edition"]),
];

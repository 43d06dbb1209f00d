//! The rules of the house that a machine can see: what may use what, how long files are, who owns which fact.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Layers from the lowest: a module uses modules of lower layers, and leaves.
const LAYERS: [&[&str]; 12] = [
    &["geo"],
    &["campaign"],
    &["replay"],
    &["playback"],
    &["view"],
    &["access", "address", "keys", "story", "notes", "report", "input", "sharpness"],
    &["map", "units", "fronts", "air", "marks", "camera", "pen", "ui"],
    &["redraw", "surface", "loading"],
    &["sheet", "compare", "measure"],
    &["handout", "edition", "generate"],
    &["monkey"],
    &["web", "cli", "snapshot", "window", "main", "lib"],
];

/// Modules that every layer of the app may use; they use the core at most.
const LEAVES: [&str; 10] =
    ["heap", "splitmix", "theme", "lang", "ink", "pens", "symbols", "lettering", "mixing", "files"];

/// Modules of one layer that may use one another, in this direction.
const ALLOWED: [(&str, &str); 14] = [
    ("address", "story"),
    ("input", "keys"),
    ("input", "story"),
    ("notes", "story"),
    ("loading", "redraw"),
    ("cli", "snapshot"),
    ("cli", "window"),
    ("loading", "web"),
    ("ink", "theme"),
    ("pens", "ink"),
    ("pens", "theme"),
    ("symbols", "ink"),
    ("symbols", "theme"),
    ("lettering", "theme"),
];

struct Source {
    path: PathBuf,
    /// The first part of the module's path: `units` for `src/units/layout.rs`.
    module: String,
    text: String,
    /// The text before its tests.
    shipped: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 30, "the sources were not found");
    files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source can be read");
            let inner = path.strip_prefix(&root).expect("it lies in src");
            let first = inner.components().next().expect("it has a name").as_os_str().to_string_lossy().into_owned();
            let shipped = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
            Source { module: first.trim_end_matches(".rs").to_owned(), path, text, shipped }
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The modules of the crate that a text names: `crate::units::…` and the lines of `use crate::{ … }`.
fn uses(text: &str) -> Vec<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for part in text.split("crate::").skip(1) {
        match part.strip_prefix('{') {
            None => found.push(name(part)),
            Some(list) => {
                let mut depth = 0;
                for word in list.split_inclusive([',', '{', '}']) {
                    if depth == 0 {
                        found.push(name(word.trim_start()));
                    }
                    match word.chars().last() {
                        Some('{') => depth += 1,
                        Some('}') => depth -= 1,
                        _ => {}
                    }
                    if depth < 0 {
                        break;
                    }
                }
            }
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

#[test]
fn modules_use_what_lies_below_them() {
    for source in sources() {
        let own = &source.module;
        for used in uses(&source.shipped).into_iter().filter(|used| used != own) {
            let allowed = ALLOWED.contains(&(own.as_str(), used.as_str()));
            let right = match (layer(own), layer(&used)) {
                (Some(own), Some(used)) => used < own,
                (Some(own), None) => LEAVES.contains(&used.as_str()) && own > 2,
                (None, Some(used)) => LEAVES.contains(&own.as_str()) && used <= 2,
                (None, None) => false,
            };
            assert!(right || allowed, "{}: {own} must not use {used}", source.path.display());
        }
    }
}

#[test]
fn the_core_knows_no_engine_and_no_clock_of_the_machine() {
    for source in sources().iter().filter(|source| layer(&source.module).is_some_and(|layer| layer <= 2)) {
        for word in ["bevy", "egui", "std::time", "wasm_bindgen", "rand::"] {
            assert!(!source.text.contains(word), "{}: {word}", source.path.display());
        }
        let disk = source.path.ends_with("campaign/folder.rs");
        assert!(disk || !source.shipped.contains("std::fs"), "{}", source.path.display());
    }
}

#[test]
fn files_read_in_one_sitting() {
    for source in sources() {
        let lines = source.text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", source.path.display());
        assert!(source.text.starts_with("//!"), "{} does not say what it is", source.path.display());
    }
}

#[test]
fn nothing_is_left_undone_or_unwrapped() {
    for source in sources() {
        for word in ["todo!", "unimplemented!", "#[ignore", "FIXME", "XXX", "dbg!"] {
            assert!(!source.text.contains(word), "{}: {word}", source.path.display());
        }
        for word in [".unwrap()", ".expect(", "panic!(", "unreachable!("] {
            assert!(!source.shipped.contains(word), "{}: {word}", source.path.display());
        }
    }
}

#[test]
fn each_fact_has_one_owner() {
    for source in sources() {
        let rules: [(&[&str], &str); 4] = [
            (
                &[
                    "Color32::from_rgb",
                    "Color32::from_gray",
                    "Color::srgb(",
                    "Color::rgb",
                    "Color32::WHITE",
                    "Color32::BLACK",
                ],
                "theme",
            ),
            (&["wasm_bindgen", "js_sys", "web_sys"], "web"),
            (&["FontDefinitions", "assets/fonts/"], "theme"),
            (&["FontId::new(", "FontId::proportional(", "FontId {"], "theme"),
        ];
        for (words, owner) in rules {
            for word in words {
                assert!(
                    source.module == owner || !source.text.contains(word),
                    "{}: {word} belongs in {owner}",
                    source.path.display()
                );
            }
        }
    }
}

/// Folders whose sentences a reader of the map sees.
const INTERFACE: [&str; 10] = ["ui", "map", "units", "fronts", "air", "camera", "input", "sheet", "pen", "compare"];

#[test]
fn sentences_of_the_interface_stand_in_assets_lang() {
    for source in sources().iter().filter(|source| INTERFACE.contains(&source.module.as_str())) {
        // The baking command speaks on the command line, to makers of the map.
        let baking = source.path.components().any(|part| part.as_os_str() == "bake");
        if baking || source.path.ends_with("map/paper.rs") {
            continue;
        }
        for (i, line) in source.shipped.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for text in code.split('"').skip(1).step_by(2) {
                let words = text.split(' ').filter(|word| word.len() > 1 && word.chars().all(char::is_alphabetic));
                let sentence = words.count() >= 2;
                let attribute = code.trim_start().starts_with("#[") || code.contains("reason =");
                assert!(!sentence || attribute, "{}:{}: '{text}' belongs in assets/lang", source.path.display(), i + 1);
            }
        }
    }
}

#[test]
fn no_path_of_a_builders_machine_is_in_the_project() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "tests", "web", "assets", "benches", ".ci"] {
        let folder = root.join(folder);
        if folder.is_dir() {
            collect(&folder, &mut files);
        }
    }
    let forbidden = [["", "work", ""].join("/"), ["..", "shared"].join("/"), ["", "root", ""].join("/")];
    for path in files {
        let built = path
            .components()
            .any(|part| ["node_modules", "dist", "out"].contains(&&*part.as_os_str().to_string_lossy()));
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for word in &forbidden {
            assert!(built || !text.contains(word), "{}: {word}", path.display());
        }
    }
}

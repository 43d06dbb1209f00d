//! What the fuzzer found, played again on the stable toolchain: every file of `fuzz/corpus` and `fuzz/regressions`
//! through the parser it was found for. A panic in a parser fails the test, and so does a folder that is empty.
#![cfg(unix)]

mod fuzzed;

use std::{
    fs,
    panic::catch_unwind,
    path::{Path, PathBuf},
};

/// The files of a folder in order; none where there is no such folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry can be read").path()).collect();
    files.sort();
    files
}

fn folder(kind: &str, target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(kind).join(target)
}

/// The names of the files on which `body` panics.
fn panics(body: fn(&[u8]), files: &[PathBuf]) -> Vec<String> {
    let breaks = |path: &&PathBuf| {
        let bytes = fs::read(path).expect("a file of the corpus can be read");
        catch_unwind(|| body(&bytes)).is_err()
    };
    files.iter().filter(breaks).map(|path| path.display().to_string()).collect()
}

#[test]
fn every_input_that_was_found_is_answered() {
    for (target, body) in fuzzed::TARGETS {
        let corpus = files(&folder("corpus", target));
        assert!(!corpus.is_empty(), "fuzz/corpus/{target} is empty: what would be played?");
        let all = [corpus, files(&folder("regressions", target))].concat();
        assert_eq!(panics(*body, &all), Vec::<String>::new(), "of {} inputs of {target}", all.len());
    }
}

#[test]
fn an_input_that_breaks_its_parser_is_named() {
    let corpus = files(&folder("corpus", "times"));
    let broken = panics(|bytes| assert!(bytes.is_empty(), "it is meant to break"), &corpus);
    assert!(broken.len() + 1 >= corpus.len() && corpus.len() > 1, "{broken:?} of {corpus:?}");
}

#[test]
fn the_files_that_are_replaced_are_in_order_by_themselves() {
    // Otherwise every input would meet the same problem and nothing behind it would be reached.
    use halhin_gol::campaign::{folder::CampaignFolder, model::Campaign};
    let files = fuzzed::FILES.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let problems = Campaign::check(&CampaignFolder::from_texts(files)).err().unwrap_or_default();
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn the_corpus_is_of_modest_size() {
    let all =
        |kind: &str| fuzzed::TARGETS.iter().flat_map(|(target, _)| files(&folder(kind, target))).collect::<Vec<_>>();
    let sizes = all("corpus").iter().map(|path| fs::metadata(path).map_or(0, |file| file.len())).collect::<Vec<_>>();
    let bytes: u64 = sizes.iter().sum();
    assert!(sizes.len() <= 800 && bytes <= 300_000, "{} files of {bytes} bytes: minimise them", sizes.len());
}

//! What is wrong with a campaign, and where.

use std::{cell::OnceCell, fmt};

use super::{
    limits::{LONGEST_ID, LONGEST_SENTENCE},
    scan::unseen,
};

/// One thing that is wrong, as a sentence, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the campaign's folder.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong and what would be right, without a final stop.
    pub what: String,
}

impl Problem {
    /// A problem of a whole file.
    pub fn of_file(file: impl Into<String>, what: impl Into<String>) -> Self {
        Self { file: file.into(), line: 1, column: 1, what: what.into() }
    }

    /// Stands behind the problems that are told, for those that are not.
    pub(crate) fn rest(untold: usize) -> Self {
        Self::of_file(REST, format!("{untold} more problems are not told; mend these first"))
    }

    /// How many problems there are in words, where the last may stand for more.
    pub fn count(problems: &[Self]) -> String {
        match (problems.len(), problems.last()) {
            (n, Some(last)) if last.file == REST => format!("more than {} problems", n - 1),
            (1, _) => "1 problem".to_owned(),
            (n, _) => format!("{n} problems"),
        }
    }

    /// The same problem in a sentence that ends.
    pub(crate) fn cut(mut self) -> Self {
        if let Some((end, _)) = self.what.char_indices().nth(LONGEST_SENTENCE) {
            self.what.replace_range(end.., "…");
        }
        self
    }
}

/// What stands for the file in the problem that stands for all that are not told.
const REST: &str = "and more";

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.what)
    }
}

/// One file of a campaign: its name within the folder, its text, and where its lines are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SourceText<'a> {
    pub(crate) path: &'a str,
    pub(crate) text: &'a str,
    pub(crate) marks: &'a Marks,
}

impl SourceText<'_> {
    /// A problem with the place of `part`, a slice of this file's text.
    pub(crate) fn problem(&self, part: &str, what: impl Into<String>) -> Problem {
        let (line, column) = self.line_col(part).unwrap_or((1, 1));
        Problem { file: self.path.to_owned(), line, column, what: what.into() }
    }

    /// Line and column, both from 1 and in characters, of a slice lying inside the text; `None` for a foreign slice.
    pub(crate) fn line_col(&self, part: &str) -> Option<(usize, usize)> {
        let offset = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let bytes = self.text.as_bytes();
        (offset <= bytes.len()).then(|| {
            let marks = self.marks.0.get_or_init(|| mark(bytes));
            let at = marks.get(offset / MARK).copied().unwrap_or_default();
            let (line, column) = walked(at, &bytes[offset / MARK * MARK..offset]);
            (1 + line as usize, 1 + column as usize)
        })
    }
}

/// Every so many bytes of a text it is noted on which line and at which letter they stand, so that a place is found
/// without reading the text from its beginning for each of a thousand problems.
const MARK: usize = 256;

/// Line and letter, both from 0, at every [`MARK`]th byte; noted when the first place is asked for.
#[derive(Debug, Default)]
pub(crate) struct Marks(OnceCell<Vec<(u32, u32)>>);

fn mark(bytes: &[u8]) -> Vec<(u32, u32)> {
    let mut marks = vec![(0, 0)];
    let mut at = (0, 0);
    for part in bytes.chunks(MARK) {
        at = walked(at, part);
        marks.push(at);
    }
    marks
}

/// Line and letter behind some bytes. The later bytes of a letter count for nothing.
fn walked((mut line, mut column): (u32, u32), bytes: &[u8]) -> (u32, u32) {
    for byte in bytes {
        match byte {
            b'\n' => (line, column) = (line + 1, 0),
            0x80..=0xbf => {}
            _ => column += 1,
        }
    }
    (line, column)
}

/// `; did you mean 'x'?` for the nearest of the known words, or nothing when none is near.
pub(crate) fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    // A word of a megabyte is no misspelling, and comparing it would take for ever.
    if word.len() > LONGEST_ID {
        return String::new();
    }
    // Words that differ more in length alone are no candidates: an address can ask this many times.
    let (letters, most) = (word.chars().count(), 1 + word.chars().count() / 5);
    let near = known.into_iter().filter(|k| k.chars().count().abs_diff(letters) <= most);
    let nearest = near.map(|k| (strsim::damerau_levenshtein(word, k), k)).min();
    match nearest {
        Some((distance, k)) if distance <= most => format!("; did you mean '{}'?", shown(k)),
        _ => String::new(),
    }
}

/// A word as it may stand in a sentence: cut where it is too long to read, with a mark for each letter that is not
/// seen or would turn the sentence round.
pub(crate) fn shown(word: &str) -> String {
    let seen = |letter: char| if unseen(letter) { '\u{fffd}' } else { letter };
    let cut = if word.char_indices().nth(60).is_some() { "…" } else { "" };
    word.chars().take(60).map(seen).chain(cut.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_finds_its_line_and_column() {
        let text = "один\nдва три\n";
        let part = &text[text.find("три").expect("it is there")..];
        let marks = Marks::default();
        let source = SourceText { path: "", text, marks: &marks };
        assert_eq!(source.line_col(part), Some((2, 5)));
        assert_eq!(SourceText { text: &text[9..], ..source }.line_col(text), None);
    }

    #[test]
    fn every_place_of_a_long_text_is_found_as_if_it_were_counted_from_the_beginning() {
        let text = ["раз", "два\n", "\r\n", "x", "\n", "😀"].concat().repeat(60);
        let marks = Marks::default();
        let source = SourceText { path: "", text: &text, marks: &marks };
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..at];
            let line = before.matches('\n').count();
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
            assert_eq!(source.line_col(&text[at..]), Some((line + 1, column + 1)), "at {at}");
        }
    }

    #[test]
    fn a_word_is_shown_short_and_as_it_is_written() {
        assert_eq!(shown("fui\u{202e}\u{1b}"), "fui\u{fffd}\u{fffd}");
        assert_eq!(shown(&"ж".repeat(61)), format!("{}…", "ж".repeat(60)));
        assert_eq!(shown(&"ж".repeat(60)), "ж".repeat(60));
    }

    #[test]
    fn only_near_words_are_offered() {
        assert_eq!(did_you_mean("bain_tsagn", ["fui", "bain_tsagan"]), "; did you mean 'bain_tsagan'?");
        assert_eq!(did_you_mean("hailar", ["fui", "bain_tsagan"]), "");
    }
}

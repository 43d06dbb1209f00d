//! What is wrong with a campaign, and where.

use std::fmt;

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
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.what)
    }
}

/// One file of a campaign: its name within the folder and its text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SourceText<'a> {
    pub(crate) path: &'a str,
    pub(crate) text: &'a str,
}

impl SourceText<'_> {
    /// A problem with the place of `part`, a slice of this file's text.
    pub(crate) fn problem(&self, part: &str, what: impl Into<String>) -> Problem {
        let (line, column) = line_col(self.text, part).unwrap_or((1, 1));
        Problem { file: self.path.to_owned(), line, column, what: what.into() }
    }
}

/// Line and column, both from 1 and in characters, of a slice lying inside `text`; `None` for a foreign slice.
pub(crate) fn line_col(text: &str, part: &str) -> Option<(usize, usize)> {
    let offset = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    let before = text.get(..offset)?;
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    Some((1 + before.matches('\n').count(), 1 + before[line_start..].chars().count()))
}

/// `; did you mean 'x'?` for the nearest of the known words, or nothing when none is near.
pub(crate) fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    // A word of a megabyte is no misspelling, and comparing it would take for ever.
    if word.len() > 80 {
        return String::new();
    }
    // Words that differ more in length alone are no candidates: an address can ask this many times.
    let (letters, most) = (word.chars().count(), 1 + word.chars().count() / 5);
    let near = known.into_iter().filter(|k| k.chars().count().abs_diff(letters) <= most);
    let nearest = near.map(|k| (strsim::damerau_levenshtein(word, k), k)).min();
    match nearest {
        Some((distance, k)) if distance <= most => format!("; did you mean '{k}'?"),
        _ => String::new(),
    }
}

/// A word as it may stand in a sentence: cut where it is too long to read.
pub(crate) fn shown(word: &str) -> String {
    match word.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &word[..end]),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_finds_its_line_and_column() {
        let text = "один\nдва три\n";
        let part = &text[text.find("три").expect("it is there")..];
        assert_eq!(line_col(text, part), Some((2, 5)));
        assert_eq!(line_col(&text[9..], text), None);
    }

    #[test]
    fn only_near_words_are_offered() {
        assert_eq!(did_you_mean("bain_tsagn", ["fui", "bain_tsagan"]), "; did you mean 'bain_tsagan'?");
        assert_eq!(did_you_mean("hailar", ["fui", "bain_tsagan"]), "");
    }
}

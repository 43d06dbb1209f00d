//! The shape of the RON files, field for field, borrowing from their text so that every word knows its place.
//! Nothing here is known to make sense yet; `check` decides that.

mod evidence;
mod records;
mod story;

pub(super) use {evidence::*, records::*, story::*};

use ron::{Options, error::SpannedError, extensions::Extensions, value::RawValue};
use serde::{Deserialize, Deserializer, de::DeserializeOwned, de::Error as _};

use super::{
    problem::{Problem, SourceText},
    scan,
};

/// A word of the file's text: an id or a time, written without escapes.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(transparent)]
pub(super) struct Word<'a>(pub(super) &'a str);

/// A value and the slice of the file it was written as.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'a, T> {
    pub(super) value: T,
    pub(super) text: &'a str,
}

impl<'de: 'a, 'a, T: DeserializeOwned> Deserialize<'de> for At<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&'de RawValue>::deserialize(deserializer)?.get_ron().trim();
        let value = options().from_str(text).map_err(|error| D::Error::custom(error.code))?;
        Ok(At { value, text })
    }
}

/// How all files are read: `name: "x"` stands for `name: Some("x")`.
fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads a whole file into its shape.
pub(super) fn parse_file<'a, T: Deserialize<'a>>(source: SourceText<'a>) -> Result<T, Problem> {
    if source.text.trim().is_empty() {
        return Err(Problem::of_file(source.path, "this file is empty; it may have been cut off while saving"));
    }
    if let Some(fault) = scan::fault(source.text) {
        return Err(source.problem(source.text.get(fault.at..).unwrap_or_default(), fault.what));
    }
    options().from_str(source.text).map_err(|error| Problem {
        file: source.path.to_owned(),
        line: error.span.start.line,
        column: error.span.start.col,
        what: sentence(&error.code),
    })
}

/// Reads one record of a file, so that a mistake in it hides no other. [`mistake`] makes a problem of the error.
pub(super) fn parse_record<'a, T: Deserialize<'a>>(raw: &'a RawValue) -> Result<T, SpannedError> {
    options().from_str(raw.get_ron())
}

/// The problem of a record that could not be read.
pub(super) fn mistake(source: SourceText<'_>, raw: &RawValue, error: &SpannedError) -> Problem {
    let (line, column) = source.line_col(raw.get_ron()).unwrap_or((1, 1));
    let at = error.span.start;
    // What is missing has no place of its own: the record's beginning stands for it.
    let missing = matches!(error.code, ron::Error::MissingStructField { .. });
    let (line, column) = if missing {
        (line, column)
    } else if at.line <= 1 {
        (line, column + at.col.saturating_sub(1))
    } else {
        (line + at.line - 1, at.col)
    };
    Problem { file: source.path.to_owned(), line, column, what: sentence(&error.code) }
}

/// RON's own words about a mistake, made into ours.
fn sentence(error: &ron::Error) -> String {
    use ron::Error as E;
    let quoted = |words: &[&str]| words.iter().map(|w| format!("'{w}'")).collect::<Vec<_>>().join(", ");
    match error {
        E::NoSuchStructField { expected, found, .. } => {
            let hint = super::problem::did_you_mean(found, expected.iter().copied());
            format!("unknown field '{}'{hint}; known here: {}", super::problem::shown(found), quoted(expected))
        }
        E::MissingStructField { field, .. } => format!("the field '{field}' is missing"),
        E::DuplicateStructField { field, .. } => format!("the field '{field}' is written twice"),
        E::NoSuchEnumVariant { expected, found, .. } => {
            let hint = super::problem::did_you_mean(found, expected.iter().copied());
            format!("unknown word '{}'{hint}; known here: {}", super::problem::shown(found), quoted(expected))
        }
        E::Eof => "the file ends in the middle of a record; it may have been cut off".to_owned(),
        E::ExceededRecursionLimit => "brackets are nested too deep; 128 levels are read".to_owned(),
        E::ExpectedString => "a text in double quotes is expected".to_owned(),
        E::ExpectedArray => "a list in square brackets is expected".to_owned(),
        E::ExpectedMap => "a text by language is expected: {\"en\": \"…\"}".to_owned(),
        E::ExpectedArrayEnd => "a comma or the closing square bracket is expected".to_owned(),
        E::ExpectedMapEnd => "a comma or the closing brace is expected".to_owned(),
        E::ExpectedStructLikeEnd => "a comma or the closing parenthesis is expected".to_owned(),
        E::ExpectedComma => "a comma is expected".to_owned(),
        E::ExpectedMapColon => "a colon is expected".to_owned(),
        E::TrailingCharacters => "there is text after the end of the record".to_owned(),
        other => {
            let words = other.to_string();
            let mut letters = words.chars();
            let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
            format!("cannot be read as RON: {first}{}", letters.as_str())
        }
    }
}

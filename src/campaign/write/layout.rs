//! RON as text: values are put together and laid out, on one line where they fit and a part a line where they do not.

use std::fmt::{Debug, Write as _};

use crate::{campaign::text::Text, geo::LatLon};

/// The longest line that is not broken up, in characters.
const WIDTH: usize = 120;

/// A value as it will be written.
pub(super) enum Node {
    /// Just so.
    Word(String),
    /// Parts between brackets, each with what stands before it: the name of a field, a language or nothing.
    Group {
        /// The two brackets.
        brackets: [char; 2],
        /// What stands between them.
        parts: Vec<(String, Self)>,
        /// Whether it stays on one line however long that is.
        line: bool,
    },
}

impl Node {
    /// The value on lines of a readable length.
    pub(super) fn laid_out(&self) -> String {
        let mut out = String::new();
        self.write(0, 0, &mut out);
        out
    }

    /// The same value, on one line.
    pub(super) fn on_one_line(self) -> Self {
        match self {
            Self::Group { brackets, parts, .. } => Self::Group { brackets, parts, line: true },
            word @ Self::Word(_) => word,
        }
    }

    /// `taken` is what of the line is written already.
    fn write(&self, depth: usize, taken: usize, out: &mut String) {
        let Self::Group { brackets: [open, close], parts, line } = self else { return self.inline(out) };
        if *line || taken + self.width() <= WIDTH {
            return self.inline(out);
        }
        out.push(*open);
        let indent = " ".repeat((depth + 1) * 4);
        for (before, node) in parts {
            let _ = write!(out, "\n{indent}{before}");
            // A comma follows.
            node.write(depth + 1, indent.len() + before.chars().count() + 1, out);
            out.push(',');
        }
        let _ = write!(out, "\n{}{close}", " ".repeat(depth * 4));
    }

    fn inline(&self, out: &mut String) {
        match self {
            Self::Word(word) => out.push_str(word),
            Self::Group { brackets: [open, close], parts, .. } => {
                out.push(*open);
                for (i, (before, node)) in parts.iter().enumerate() {
                    out.push_str(if i == 0 { "" } else { ", " });
                    out.push_str(before);
                    node.inline(out);
                }
                out.push(*close);
            }
        }
    }

    fn width(&self) -> usize {
        match self {
            Self::Word(word) => word.chars().count(),
            Self::Group { parts, .. } => {
                parts.iter().map(|(before, node)| 2 + before.chars().count() + node.width()).sum::<usize>() + 2
            }
        }
    }
}

/// The fields of a record, in order.
#[derive(Default)]
pub(super) struct Record(Vec<(String, Node)>);

impl Record {
    pub(super) fn with(mut self, field: &str, node: Node) -> Self {
        self.0.push((format!("{field}: "), node));
        self
    }

    /// A field that is left out where there is nothing.
    pub(super) fn maybe(self, field: &str, node: Option<Node>) -> Self {
        match node {
            Some(node) => self.with(field, node),
            None => self,
        }
    }

    /// A list that is left out where it is empty.
    pub(super) fn some<'v, T>(self, field: &str, values: &'v [T], write: impl Fn(&'v T) -> Node) -> Self {
        if values.is_empty() { self } else { self.with(field, list(values.iter().map(write))) }
    }

    /// A field that is left out where it is false.
    pub(super) fn flag(self, field: &str, set: bool) -> Self {
        self.maybe(field, set.then(|| Node::Word("true".to_owned())))
    }

    /// A text that is left out where it has no language at all.
    pub(super) fn texts(self, field: &str, text: &Text) -> Self {
        self.maybe(field, (text.iter().next().is_some()).then(|| texts(text)))
    }

    /// More fields after these.
    pub(super) fn append(&mut self, mut more: Self) {
        self.0.append(&mut more.0);
    }

    pub(super) fn node(self) -> Node {
        Node::Group { brackets: ['(', ')'], parts: self.0, line: false }
    }
}

/// A list.
pub(super) fn list(nodes: impl IntoIterator<Item = Node>) -> Node {
    Node::Group { brackets: ['[', ']'], parts: unnamed(nodes), line: false }
}

/// Two numbers: a range.
pub(super) fn pair(a: f64, b: f64) -> Node {
    Node::Group { brackets: ['(', ')'], parts: unnamed([number(a), number(b)]), line: true }
}

/// A line on the ground.
pub(super) fn line(points: &[LatLon]) -> Node {
    list(points.iter().map(|point| pair(point.lat, point.lon)))
}

fn unnamed(nodes: impl IntoIterator<Item = Node>) -> Vec<(String, Node)> {
    nodes.into_iter().map(|node| (String::new(), node)).collect()
}

/// The shortest digits that are read as the same number.
pub(super) fn number(number: f64) -> Node {
    Node::Word(format!("{number:?}"))
}

/// A value of a closed vocabulary: its name in the files is its name in Rust.
pub(super) fn named(value: impl Debug) -> Node {
    Node::Word(format!("{value:?}"))
}

/// A text by language.
pub(super) fn texts(text: &Text) -> Node {
    let parts = text.iter().map(|(language, text)| (format!("{}: ", quoted(language)), string(text)));
    Node::Group { brackets: ['{', '}'], parts: parts.collect(), line: false }
}

/// A text in quotation marks.
pub(super) fn string(text: &str) -> Node {
    Node::Word(quoted(text))
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // What cannot be seen, and what turns the direction of the text around it, is spelt out.
            '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {
                spell(letter, &mut out);
            }
            letter if letter.is_control() => spell(letter, &mut out),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

fn spell(letter: char, out: &mut String) {
    // Writing to a String cannot fail.
    let _ = write!(out, "\\u{{{:x}}}", u32::from(letter));
}

/// An id or a time: those are written without escapes, so one with quotation marks or backslashes is written raw.
pub(super) fn id(word: &str) -> Node {
    if !word.contains(['"', '\\']) {
        return Node::Word(format!("\"{word}\""));
    }
    let mut hashes = "#".to_owned();
    while word.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    Node::Word(format!("r{hashes}\"{word}\"{hashes}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_short_stands_on_one_line_and_what_is_long_does_not() {
        let record = |letters: usize| {
            let word = "a".repeat(letters);
            Record::default().with("id", id(&word)).with("sides", list([named('x')])).node().laid_out()
        };
        assert_eq!(record(3), "(id: \"aaa\", sides: ['x'])");
        assert_eq!(record(110).lines().count(), 4);
        assert!(record(110).ends_with(",\n    sides: ['x'],\n)"));
    }

    #[test]
    fn texts_are_read_as_they_were() {
        for text in [
            "",
            "a \"b\" \\c\\",
            "line\nline\r\n\ttab",
            "\u{202e}עברית",
            "e\u{301}🏴\u{200d}☠️",
            "\0\u{7f}\u{85}\u{feff}",
        ] {
            let Node::Word(written) = string(text) else { continue };
            assert_eq!(ron::from_str::<String>(&written).as_deref(), Ok(text), "{written}");
            assert!(!written.contains(|letter: char| letter.is_control()), "{written}");
        }
    }

    #[test]
    fn ids_are_read_as_they_were_and_without_escapes() {
        for word in ["su-1", "a\"b", "a\"#b\"##", "back\\slash", "два\nслова"] {
            let Node::Word(written) = id(word) else { continue };
            assert_eq!(ron::from_str::<&str>(&written), Ok(word), "{written}");
        }
    }

    #[test]
    fn numbers_are_read_as_they_were_to_the_last_bit() {
        for real in [0.0, -0.0, 0.1 + 0.2, 118.612, 1e-7, f64::MIN_POSITIVE, 1e8, 123_456_789.123_456_79] {
            let Node::Word(written) = number(real) else { continue };
            assert_eq!(ron::from_str::<f64>(&written).map(f64::to_bits), Ok(real.to_bits()), "{written}");
        }
    }
}

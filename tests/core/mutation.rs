//! Ways in which the text of a file goes wrong, whoever does it: an editor, a merge, a disk.

use proptest::prelude::*;

/// One thing done to the files: what, and numbers that say where.
#[derive(Clone, Debug)]
pub(crate) struct Mutation {
    what: What,
    file: prop::sample::Index,
    here: prop::sample::Index,
    there: prop::sample::Index,
}

#[derive(Clone, Copy, Debug)]
enum What {
    DeleteToken,
    DoubleToken,
    SwapTokens,
    DeleteLine,
    DoubleLine,
    SwapLines,
    Cut,
    CopyValue,
    ExtremeNumber,
    ExtremeText,
    Insert,
    Nest,
    SwapFiles,
    DropFile,
}

const ALL: [What; 14] = [
    What::DeleteToken,
    What::DoubleToken,
    What::SwapTokens,
    What::DeleteLine,
    What::DoubleLine,
    What::SwapLines,
    What::Cut,
    What::CopyValue,
    What::ExtremeNumber,
    What::ExtremeText,
    What::Insert,
    What::Nest,
    What::SwapFiles,
    What::DropFile,
];

/// What often leaves a campaign in order: values take the place of values.
const GENTLE: [What; 5] = [What::DeleteLine, What::SwapLines, What::CopyValue, What::ExtremeNumber, What::ExtremeText];

const NUMBERS: [&str; 20] = [
    "0",
    "-0.0",
    "-1",
    "1",
    "2",
    "0.1",
    "1e308",
    "-1e308",
    "inf",
    "-inf",
    "NaN",
    "1e-320",
    "255",
    "256",
    "4294967296",
    "18446744073709551616",
    "-9223372036854775808",
    "0x10",
    "100000000",
    "10000",
];

const TEXTS: [&str; 16] = [
    "\"\"",
    "\"0000\"",
    "\"9999\"",
    "\"0000-01-01\"",
    "\"9999-12-31\"",
    "\"9999-12-31 23:59\"",
    "\"1939-02-29\"",
    "\"1939-08\"",
    "\"1939-09-16 night\"",
    "\"EDITOR\"",
    "\"\u{202e}אב\"",
    "r#\"a \"quoted\" word\"#",
    "\"\\u{0}\"",
    "\"e\u{301}🏴\"",
    "\"\\",
    "\"late morning\"",
];

pub(crate) fn any_mutation() -> impl Strategy<Value = Mutation> {
    mutation(&ALL)
}

pub(crate) fn gentle_mutation() -> impl Strategy<Value = Mutation> {
    mutation(&GENTLE)
}

fn mutation(what: &'static [What]) -> impl Strategy<Value = Mutation> {
    let index = any::<prop::sample::Index>;
    (prop::sample::select(what), index(), index(), index()).prop_map(|(what, file, here, there)| Mutation {
        what,
        file,
        here,
        there,
    })
}

impl Mutation {
    /// Does it to the files.
    pub(crate) fn apply(&self, files: &mut Vec<(String, String)>) {
        if files.is_empty() {
            return;
        }
        let number = self.file.index(files.len());
        match self.what {
            What::DropFile => drop(files.remove(number)),
            What::SwapFiles => {
                let other = self.here.index(files.len());
                let text = std::mem::take(&mut files[number].1);
                files[number].1 = std::mem::replace(&mut files[other].1, text);
            }
            _ => files[number].1 = self.changed(&files[number].1),
        }
    }

    fn changed(&self, text: &str) -> String {
        let parts: Vec<&str> = match self.what {
            What::DeleteLine | What::DoubleLine | What::SwapLines => text.split_inclusive('\n').collect(),
            _ => tokens(text),
        };
        let of =
            |wanted: &dyn Fn(&str) -> bool| -> Vec<usize> { (0..parts.len()).filter(|i| wanted(parts[*i])).collect() };
        let candidates = match self.what {
            What::ExtremeNumber => of(&is_number),
            What::ExtremeText => of(&|part| part.starts_with('"')),
            What::CopyValue => of(&|part| part.starts_with('"') || is_number(part)),
            _ => of(&|part| !part.trim().is_empty()),
        };
        if candidates.is_empty() {
            return String::new();
        }
        let (here, there) = (*self.here.get(&candidates), *self.there.get(&candidates));
        let nested = "[(".repeat(200);
        let mut out = parts.clone();
        match self.what {
            What::DeleteToken | What::DeleteLine => out[here] = "",
            What::DoubleToken | What::DoubleLine => out.insert(here, parts[here]),
            What::SwapTokens | What::SwapLines => out.swap(here, there),
            What::CopyValue => out[here] = parts[there],
            What::ExtremeNumber => out[here] = *self.there.get(&NUMBERS),
            What::ExtremeText => out[here] = *self.there.get(&TEXTS),
            What::Insert => out.insert(here, *self.there.get(&["\u{feff}", "🏴", "\0", "\"", "//", "/*", ")", "r#\""])),
            What::Nest => out.insert(here, &nested),
            What::Cut => {
                // At any letter, also inside a word.
                let letters: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
                return text[..*self.there.get(&letters)].to_owned();
            }
            What::SwapFiles | What::DropFile => {}
        }
        out.concat()
    }
}

fn is_number(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-')
}

/// A text in its tokens, of which it is made up again: words, numbers, strings, spaces, single signs.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = |letter: char| letter.is_alphanumeric() || ['_', '-', '.', '+'].contains(&letter);
        let end = match first {
            '"' => rest[1..].find('"').map(|end| end + 2),
            letter if word(letter) => rest.find(|letter| !word(letter)),
            letter if letter.is_whitespace() => rest.find(|letter: char| !letter.is_whitespace()),
            letter => Some(letter.len_utf8()),
        };
        let (token, after) = rest.split_at(end.unwrap_or(rest.len()));
        tokens.push(token);
        rest = after;
    }
    tokens
}

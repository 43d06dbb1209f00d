//! A first look at a file, before it is parsed: whether it holds what no text of a campaign may hold.

use super::limits::{DEEPEST, LONGEST_TEXT, MOST_IN_A_LIST};

/// What is wrong with a text, and where it begins, in bytes.
#[derive(Debug, PartialEq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) what: String,
}

/// The first text in quotation marks that is too long, list that holds too much or stands too deep, or control
/// character, written as it is or as an escape. Looks at every byte once; what is no RON is left to the parser to say.
pub(super) fn fault(text: &str) -> Option<Fault> {
    Scanner { bytes: text.as_bytes(), at: 0, open: Vec::new() }.run().err()
}

/// Whether a letter cannot be seen, or changes how its neighbours are read: control characters, spaces without width,
/// marks that turn the direction of writing.
pub(super) fn unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Where each bracket that is open stands, and how many commas were met in it.
    open: Vec<(usize, usize)>,
}

impl Scanner<'_> {
    fn run(mut self) -> Result<(), Fault> {
        while let Some(byte) = self.next() {
            match byte {
                b'"' => self.quoted()?,
                b'r' if !self.within_a_word() => self.raw()?,
                b'/' => self.comment()?,
                b'(' | b'[' | b'{' => self.opened()?,
                b')' | b']' | b'}' => drop(self.open.pop()),
                b',' => self.counted()?,
                other => self.allowed(other)?,
            }
        }
        Ok(())
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += usize::from(byte.is_some());
        byte
    }

    fn allowed(&self, byte: u8) -> Result<(), Fault> {
        let control = (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7f;
        if control { Err(controlled(self.at - 1, u32::from(byte))) } else { Ok(()) }
    }

    fn opened(&mut self) -> Result<(), Fault> {
        self.open.push((self.at - 1, 0));
        let deep = self.open.len() > DEEPEST;
        let what = || format!("brackets are nested too deep; {DEEPEST} levels are read");
        if deep { Err(Fault { at: self.at - 1, what: what() }) } else { Ok(()) }
    }

    fn counted(&mut self) -> Result<(), Fault> {
        let Some((at, commas)) = self.open.last_mut() else { return Ok(()) };
        *commas += 1;
        let what = || format!("there are more than {MOST_IN_A_LIST} in this list, the most that are read");
        if *commas > MOST_IN_A_LIST { Err(Fault { at: *at, what: what() }) } else { Ok(()) }
    }

    /// Whether the byte before the one just read belongs to the same word.
    fn within_a_word(&self) -> bool {
        let before = self.at.checked_sub(2).and_then(|at| self.bytes.get(at));
        before.is_some_and(|before| before.is_ascii_alphanumeric() || *before == b'_')
    }

    /// A text from behind its first quotation mark to behind its last.
    fn quoted(&mut self) -> Result<(), Fault> {
        let (begin, mut letters) = (self.at - 1, 0);
        while let Some(byte) = self.next().filter(|byte| *byte != b'"') {
            if byte == b'\\' {
                self.escape()?;
            } else {
                self.allowed(byte)?;
            }
            count(byte, &mut letters, begin)?;
        }
        Ok(())
    }

    /// A text such as `r#"…"#`, if what stands behind the `r` begins one.
    fn raw(&mut self) -> Result<(), Fault> {
        let fences = self.bytes[self.at..].iter().take_while(|byte| **byte == b'#').count();
        if self.bytes.get(self.at + fences) != Some(&b'"') {
            return Ok(());
        }
        let (begin, mut letters) = (self.at - 1, 0);
        self.at += fences + 1;
        while let Some(byte) = self.next() {
            let behind = || self.bytes[self.at..].iter().take(fences).take_while(|byte| **byte == b'#').count();
            if byte == b'"' && behind() == fences {
                self.at += fences;
                break;
            }
            self.allowed(byte)?;
            count(byte, &mut letters, begin)?;
        }
        Ok(())
    }

    /// What stands behind a backslash.
    fn escape(&mut self) -> Result<(), Fault> {
        let begin = self.at - 1;
        let digits = match self.next() {
            Some(b'0') => return Err(controlled(begin, 0)),
            Some(b'x') => self.bytes.get(self.at..self.at + 2),
            Some(b'u') => {
                let rest = self.bytes.get(self.at + 1..).unwrap_or_default();
                rest.get(..rest.iter().take(8).position(|byte| *byte == b'}').unwrap_or(0))
            }
            _ => None,
        };
        let number = digits.and_then(|digits| u32::from_str_radix(str::from_utf8(digits).ok()?, 16).ok());
        match number.and_then(char::from_u32).filter(|letter| letter.is_control() && !"\t\n\r".contains(*letter)) {
            Some(letter) => Err(controlled(begin, u32::from(letter))),
            None => Ok(()),
        }
    }

    /// A remark to the end of the line or between `/*` and `*/`, if what stands behind the `/` begins one.
    fn comment(&mut self) -> Result<(), Fault> {
        match self.bytes.get(self.at) {
            Some(b'/') => {
                while let Some(byte) = self.next().filter(|byte| *byte != b'\n') {
                    self.allowed(byte)?;
                }
            }
            Some(b'*') => {
                self.at += 1;
                // Such remarks stand within one another.
                let mut depth = 1;
                while depth > 0
                    && let Some(byte) = self.next()
                {
                    match (byte, self.bytes.get(self.at)) {
                        (b'/', Some(b'*')) => (depth, self.at) = (depth + 1, self.at + 1),
                        (b'*', Some(b'/')) => (depth, self.at) = (depth - 1, self.at + 1),
                        _ => self.allowed(byte)?,
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// Counts a letter by its first byte.
fn count(byte: u8, letters: &mut usize, begin: usize) -> Result<(), Fault> {
    *letters += usize::from(byte & 0xc0 != 0x80);
    if *letters <= LONGEST_TEXT {
        return Ok(());
    }
    Err(Fault { at: begin, what: format!("this text has more than {LONGEST_TEXT} letters, the most that is read") })
}

fn controlled(at: usize, number: u32) -> Fault {
    Fault { at, what: format!("a control character (U+{number:04X}) stands here, which belongs to no text; delete it") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str) -> Option<usize> {
        fault(text).map(|fault| fault.at)
    }

    #[test]
    fn control_characters_are_found_however_they_are_written() {
        for (text, at) in [
            ("(a: \"b\0\")", Some(6)),
            ("(a: \"b\\0\")", Some(6)),
            ("(a: \"b\\x1b\")", Some(6)),
            ("(a: \"b\\u{7f}\")", Some(6)),
            ("// \u{1}\n()", Some(3)),
            ("/* /* */ \u{1} */", Some(9)),
            ("(a: r#\"\"\u{2}\"#)", Some(8)),
            ("\r\n\t(a: \"\\u{2019}\\n\\x41\\\\\", /* \" */ b: r\"\\0\") // \"\\0", None),
        ] {
            assert_eq!(place(text), at, "{text:?}");
        }
    }

    #[test]
    fn lists_may_be_deep_and_long_but_not_too_deep_or_long() {
        let deep = |levels: usize| format!("{}{}", "([{".repeat(levels / 3), "}])".repeat(levels / 3));
        assert_eq!((place(&deep(63)), place(&deep(66))), (None, Some(DEEPEST)));
        let long = |count: usize| format!("([\"a,b\", {}], [])", "(1, 2),".repeat(count - 1));
        assert_eq!((place(&long(MOST_IN_A_LIST)), place(&long(MOST_IN_A_LIST + 1))), (None, Some(1)));
    }

    #[test]
    fn a_text_may_be_long_but_not_too_long() {
        let text = |letters: usize| format!("[\"a\", \"{}\"]", "ж".repeat(letters));
        assert_eq!((place(&text(LONGEST_TEXT)), place(&text(LONGEST_TEXT + 1))), (None, Some(6)));
        let raw = |letters: usize| format!("[r##\"{}\"##]", "\"#".repeat(letters / 2));
        assert_eq!((place(&raw(LONGEST_TEXT)), place(&raw(LONGEST_TEXT + 2))), (None, Some(1)));
        // A remark is nobody's text.
        assert_eq!(place(&format!("/*{0}*/ //{0}", "x".repeat(LONGEST_TEXT * 2))), None);
    }
}

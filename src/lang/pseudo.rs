//! Languages that nobody speaks: they show tests what the code has hard-wired and which panel has no room for long
//! words. Sentences of the interface stand in square brackets, texts of the campaign in braces.

/// What is done to all that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pseudo {
    /// Everything is said twice.
    Double,
    /// Short words become longer than the longest German one.
    Long,
    /// The letters run from right to left.
    RightToLeft,
}

/// What [`Pseudo::Long`] puts after every sentence.
const LONGER: &str = " wwwwww wwwwwwwwwwww wwwwww";

impl Pseudo {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Double, Self::Long, Self::RightToLeft];

    /// A sentence of the interface. What has no letters is no sentence: a mark between digits stays.
    pub(super) fn sentence(self, said: &str) -> String {
        if said.contains(char::is_alphabetic) { format!("[{}]", self.changed(said)) } else { said.to_owned() }
    }

    /// A text of the campaign.
    pub(super) fn text(self, words: &str) -> String {
        if words.is_empty() { String::new() } else { format!("{{{}}}", self.changed(words)) }
    }

    /// Whether a text went through here, in whole or in part.
    pub fn marks(text: &str) -> bool {
        text.contains(['[', ']', '{', '}'])
    }

    fn changed(self, text: &str) -> String {
        // What is put together from sentences has been changed already: it would grow without end.
        let whole = Self::marks(text);
        match self {
            Self::Double | Self::Long if whole => text.to_owned(),
            Self::Double => format!("{text} {text}"),
            Self::Long => format!("{text}{LONGER}"),
            Self::RightToLeft => text.chars().rev().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Lang;
    use super::*;

    #[test]
    fn all_that_is_said_is_marked_and_numbers_stay() {
        for (pseudo, said) in [(Pseudo::Double, "[Play Play]"), (Pseudo::RightToLeft, "[yalP]")] {
            let lang = Lang::pseudo(pseudo).expect("English");
            assert_eq!(lang.get("timeline-play"), said);
            assert_eq!(lang.number(17_364.0), "17,364");
            assert_eq!(lang.get("no-such-id"), "no-such-id", "it is missing and must be found");
        }
        assert!(Lang::pseudo(Pseudo::Long).expect("English").get("timeline-play").len() > 30);
        assert_eq!(Pseudo::Double.text("A"), "{A A}");
    }
}

//! Text that a reader sees, in one or more languages; English is always there.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A text by language code (`en`, `ru`, `mn`, `ja`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Text(BTreeMap<String, String>);

impl Text {
    /// The English text; empty only in a text that never passed the check.
    pub fn en(&self) -> &str {
        self.get("en").unwrap_or_default()
    }

    /// The text in `language`, where there is one.
    pub fn get(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }

    /// Every language with its text, by language code.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(language, text)| (language.as_str(), text.as_str()))
    }
}

//! The files of every language: a list for each.

use super::Language;

/// A file's name and its text.
type File = (&'static str, &'static str);

/// The files of the English interface.
const ENGLISH: [File; 8] = [
    ("interface.ftl", include_str!("../../assets/lang/en/interface.ftl")),
    ("words.ftl", include_str!("../../assets/lang/en/words.ftl")),
    ("evidence.ftl", include_str!("../../assets/lang/en/evidence.ftl")),
    ("keys.ftl", include_str!("../../assets/lang/en/keys.ftl")),
    ("map.ftl", include_str!("../../assets/lang/en/map.ftl")),
    ("handout.ftl", include_str!("../../assets/lang/en/handout.ftl")),
    ("settings.ftl", include_str!("../../assets/lang/en/settings.ftl")),
    ("sheet.ftl", include_str!("../../assets/lang/en/sheet.ftl")),
];

/// The files of the Mongolian interface.
const MONGOLIAN: [File; 1] = [("interface.ftl", include_str!("../../assets/lang/mn/interface.ftl"))];

/// The files of a language.
pub(super) const fn of(language: Language) -> &'static [File] {
    match language {
        Language::English => &ENGLISH,
        Language::Mongolian => &MONGOLIAN,
    }
}

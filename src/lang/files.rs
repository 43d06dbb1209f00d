//! The files of every language: a list for each.

use super::Language;

/// A file's name and its text.
type File = (&'static str, &'static str);

/// The files of the English interface.
const ENGLISH: &[File] = &[
    ("interface.ftl", include_str!("../../assets/lang/en/interface.ftl")),
    ("words.ftl", include_str!("../../assets/lang/en/words.ftl")),
    ("evidence.ftl", include_str!("../../assets/lang/en/evidence.ftl")),
    ("keys.ftl", include_str!("../../assets/lang/en/keys.ftl")),
    ("map.ftl", include_str!("../../assets/lang/en/map.ftl")),
    ("handout.ftl", include_str!("../../assets/lang/en/handout.ftl")),
    ("story.ftl", include_str!("../../assets/lang/en/story.ftl")),
    ("settings.ftl", include_str!("../../assets/lang/en/settings.ftl")),
    ("presenter.ftl", include_str!("../../assets/lang/en/presenter.ftl")),
    ("timeline.ftl", include_str!("../../assets/lang/en/timeline.ftl")),
    ("compare.ftl", include_str!("../../assets/lang/en/compare.ftl")),
    ("sheet.ftl", include_str!("../../assets/lang/en/sheet.ftl")),
    // The page does not write the edition and does without.
    #[cfg(not(target_arch = "wasm32"))]
    ("edition.ftl", include_str!("../../assets/lang/en/edition.ftl")),
    ("page.ftl", include_str!("../../assets/lang/en/page.ftl")),
    ("report.ftl", include_str!("../../assets/lang/en/report.ftl")),
    ("embed.ftl", include_str!("../../assets/lang/en/embed.ftl")),
];

/// The files of the Mongolian interface.
const MONGOLIAN: &[File] = &[
    ("interface.ftl", include_str!("../../assets/lang/mn/interface.ftl")),
    ("words.ftl", include_str!("../../assets/lang/mn/words.ftl")),
    ("evidence.ftl", include_str!("../../assets/lang/mn/evidence.ftl")),
    ("keys.ftl", include_str!("../../assets/lang/mn/keys.ftl")),
    ("map.ftl", include_str!("../../assets/lang/mn/map.ftl")),
    ("handout.ftl", include_str!("../../assets/lang/mn/handout.ftl")),
    ("story.ftl", include_str!("../../assets/lang/mn/story.ftl")),
    ("settings.ftl", include_str!("../../assets/lang/mn/settings.ftl")),
    ("presenter.ftl", include_str!("../../assets/lang/mn/presenter.ftl")),
    ("timeline.ftl", include_str!("../../assets/lang/mn/timeline.ftl")),
    ("compare.ftl", include_str!("../../assets/lang/mn/compare.ftl")),
    ("sheet.ftl", include_str!("../../assets/lang/mn/sheet.ftl")),
    #[cfg(not(target_arch = "wasm32"))]
    ("edition.ftl", include_str!("../../assets/lang/mn/edition.ftl")),
    ("page.ftl", include_str!("../../assets/lang/mn/page.ftl")),
    ("report.ftl", include_str!("../../assets/lang/mn/report.ftl")),
    ("embed.ftl", include_str!("../../assets/lang/mn/embed.ftl")),
];

/// The files of a language.
pub(super) const fn of(language: Language) -> &'static [File] {
    match language {
        Language::English => ENGLISH,
        Language::Mongolian => MONGOLIAN,
    }
}

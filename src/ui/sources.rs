//! How sources are named in cards: whose work it is, and whether its page was checked.

use crate::{
    campaign::{
        ids::SourceId,
        model::{Campaign, Source},
        words::Read,
    },
    lang::Lang,
};

/// `Coox 1985`: short, for a line that names several.
pub fn short(source: &Source, lang: &Lang) -> String {
    let whose = source.author.as_deref().map_or_else(|| title(source), writable);
    let name = match &source.year {
        Some(year) => format!("{whose} {year}"),
        None => whose,
    };
    match source.read {
        Read::Attributed => lang.with("source-page-not-checked", &[("source", name.into())]),
        Read::Seen | Read::Inferred | Read::Unverified => name,
    }
}

/// Several sources in one line.
pub fn line(campaign: &Campaign, sources: &[SourceId], lang: &Lang) -> String {
    let names: Vec<_> = sources.iter().map(|id| short(campaign.source(*id), lang)).collect();
    names.join(" · ")
}

/// `A. Coox 1985, Nomonhan: Japan against Russia — attributed, page not checked`: a whole line for a card.
pub fn full(source: &Source, lang: &Lang) -> String {
    let reading = lang.word("read", source.read.word());
    lang.with("source-with-reading", &[("source", name(source).into()), ("reading", reading.into())])
}

/// `A. Coox 1985, Nomonhan: Japan against Russia`.
pub fn name(source: &Source) -> String {
    let author = source.author.as_deref().map(writable).filter(|author| !author.is_empty());
    match (author, source.year.as_deref()) {
        (Some(author), Some(year)) => format!("{author} {year}, {}", title(source)),
        (Some(author), None) => format!("{author}, {}", title(source)),
        (None, Some(year)) => format!("{}, {year}", title(source)),
        (None, None) => title(source),
    }
}

/// The sources of `lists`, each once, in order.
pub fn each_once<'a>(lists: impl IntoIterator<Item = &'a [SourceId]>) -> Vec<SourceId> {
    let mut once: Vec<SourceId> = Vec::new();
    for id in lists.into_iter().flatten() {
        if !once.contains(id) {
            once.push(*id);
        }
    }
    once
}

/// The title as far as our fonts can write it, or the source's key.
fn title(source: &Source) -> String {
    let title = writable(&source.title);
    // A number that is left of a title names nothing.
    if title.contains(char::is_alphabetic) { title } else { source.id.to_string() }
}

/// A text without the Chinese and Japanese signs that our fonts lack.
pub fn writable(text: &str) -> String {
    let kept: String = text.chars().filter(|c| *c < '\u{2e80}').collect();
    if kept.len() == text.len() {
        return kept;
    }
    let words = kept.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    let words = words.collect::<Vec<_>>().join(" ");
    let bare = words.trim_matches([' ', ':', ',', ';', '·']);
    bare.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(bare).to_owned()
}

#[cfg(test)]
mod tests {
    use super::writable;

    #[test]
    fn signs_that_cannot_be_written_are_left_out() {
        assert_eq!(writable("ノモンハン: the battle (第六軍)"), "the battle");
        assert_eq!(writable("От Версаля до «Барбароссы»"), "От Версаля до «Барбароссы»");
        assert_eq!(writable("ウェブリオ: 辞典 (Japanese Wikipedia)"), "Japanese Wikipedia");
        assert_eq!(writable("戦史叢書"), "");
    }
}

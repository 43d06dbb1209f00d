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
    let name = match (&source.author, &source.year) {
        (Some(author), Some(year)) => format!("{author} {year}"),
        (Some(author), None) => author.to_string(),
        (None, Some(year)) => format!("{} {year}", source.title),
        (None, None) => source.title.to_string(),
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
    let head = [source.author.as_deref(), source.year.as_deref()];
    let head = head.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let name = if head.is_empty() { source.title.to_string() } else { format!("{head}, {}", source.title) };
    let reading = lang.word("read", source.read.word());
    lang.with("source-with-reading", &[("source", name.into()), ("reading", reading.into())])
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

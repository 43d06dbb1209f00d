//! The works that the edition rests on, and who is to be thanked.

use super::page::Page;
use crate::{
    campaign::{model::Source, words::Read},
    lang::Language,
    sheet::escaped,
};

/// Writes the list of sources and the credits.
pub(super) fn write(page: &mut Page<'_>) {
    let campaign = page.campaign.clone();
    page.raw("<section id=\"sources\">");
    page.say("h2", "panel-sources");
    let count = |read: Read| campaign.sources.iter().filter(|source| source.read == read).count();
    let counts = [("seen", count(Read::Seen).into()), ("attributed", count(Read::Attributed).into())];
    page.line("p", &page.lang.with("panel-sources-how", &counts));
    page.raw("<ul class=\"works\">");
    campaign.sources.iter().for_each(|source| work(page, source));
    page.raw("</ul>\n</section>\n<section id=\"credits\">");
    page.say("h2", "edition-credits");
    page.raw("<ul>");
    campaign.credits.iter().for_each(|credit| page.words("li", credit));
    page.raw("</ul>\n</section>");
}

/// A work with all its letters: a browser has the Japanese and Chinese ones that the map lacks.
fn work(page: &mut Page<'_>, source: &Source) {
    page.raw(&format!("<li id=\"source-{}\">", escaped(&source.id)));
    let named = |text: &Option<Box<str>>| text.as_deref().filter(|text| !text.is_empty()).map(escaped);
    let title = format!("<cite>{}</cite>", escaped(&source.title));
    let parts = [named(&source.author), named(&source.year), Some(title), named(&source.place)];
    let reading = escaped(&page.lang.word("read", source.read.word()));
    let work = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    page.raw(&format!("<p>{work} <span class=\"small\">· {reading}</span></p>"));
    if let Some(note) = source.note.as_deref() {
        // The compilers write their remarks in English.
        let foreign = page.lang.language() != Language::English;
        page.line(if foreign { "p class=\"small\" lang=\"en\"" } else { "p class=\"small\"" }, note);
    }
    page.raw("</li>");
}

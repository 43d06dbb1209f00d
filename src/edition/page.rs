//! The page under construction: its elements, its head and its end.

use std::{fmt::Write as _, sync::Arc};

use super::{File, ICON, PAGE, STYLE};
use crate::{
    campaign::{
        ids::SourceId,
        model::{Campaign, Span},
        text::Text,
        time::Instant,
    },
    lang::{Lang, Language},
    sheet::escaped,
    story,
    ui::sources,
};

/// By this an edition is known.
pub(super) const GENERATOR: &str = "<meta name=\"generator\" content=\"halhin-gol edition\">";

/// No program and nothing from elsewhere.
const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'";

/// The page and its pictures, as far as they are made.
pub(super) struct Page<'a> {
    pub(super) campaign: &'a Arc<Campaign>,
    pub(super) lang: &'a Lang,
    /// What stands in the body.
    pub(super) out: String,
    pictures: Vec<File>,
}

impl<'a> Page<'a> {
    pub(super) fn new(campaign: &'a Arc<Campaign>, lang: &'a Lang) -> Self {
        Self { campaign, lang, out: String::new(), pictures: Vec::new() }
    }

    /// A line of HTML as it is.
    pub(super) fn raw(&mut self, html: &str) {
        self.out.push_str(html);
        self.out.push('\n');
    }

    /// An element with a text in it: `p class="note"`.
    pub(super) fn line(&mut self, element: &str, text: &str) {
        let name = element.split(' ').next().unwrap_or(element);
        let _ = writeln!(self.out, "<{element}>{}</{name}>", escaped(text));
    }

    /// An element with a sentence of the interface in it.
    pub(super) fn say(&mut self, element: &str, id: &str) {
        let words = self.lang.get(id);
        self.line(element, &words);
    }

    /// An element with a text of the campaign in it, which may be in English.
    pub(super) fn words(&mut self, element: &str, text: &Text) {
        let words = self.lang.text(text);
        self.line(&format!("{element}{}", self.foreign(text)), &words);
    }

    /// A text of several paragraphs, divided by empty lines.
    pub(super) fn paragraphs(&mut self, text: &Text) {
        let (words, foreign) = (self.lang.text(text), self.foreign(text));
        for paragraph in words.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
            self.line(&format!("p{foreign}"), paragraph);
        }
    }

    /// What names the language of a text that is not translated, for those who hear it read.
    pub(super) fn foreign(&self, text: &Text) -> &'static str {
        let other = self.lang.language() != Language::English && self.lang.translated(text).is_none();
        if other { " lang=\"en\"" } else { "" }
    }

    /// Who says so, each with a link to its line in the list of sources.
    pub(super) fn sources(&mut self, element: &str, from: &[SourceId]) {
        if from.is_empty() {
            return;
        }
        let name = element.split(' ').next().unwrap_or(element);
        let _ = write!(self.out, "<{element}>{}: ", escaped(&self.lang.get("sources-heading")));
        self.links(from);
        let _ = writeln!(self.out, "</{name}>");
    }

    /// The sources alone.
    pub(super) fn links(&mut self, from: &[SourceId]) {
        let links: Vec<_> = from.iter().map(|id| self.link(*id)).collect();
        self.out.push_str(&links.join(" · "));
    }

    fn link(&self, id: SourceId) -> String {
        let source = self.campaign.source(id);
        let name = sources::short(source, self.lang);
        format!("<a href=\"#source-{}\">{}</a>", escaped(&source.id), escaped(&name))
    }

    /// `3 July 1939 · 09:00 Soviet–Mongolian clock · 10:00 in Tokyo`.
    pub(super) fn moment(&self, at: Instant) -> String {
        let lang = self.lang;
        let campaign = lang.with("clock-campaign", &[("time", lang.clock(at).into())]);
        let tokyo = lang.with("clock-tokyo", &[("time", lang.tokyo_clock(at).into())]);
        let clocks = lang.with("clocks", &[("campaign", campaign.into()), ("tokyo", tokyo.into())]);
        format!("{} · {clocks}", lang.date(at))
    }

    /// Keeps a picture of the edition.
    pub(super) fn keep(&mut self, name: String, jpeg: Vec<u8>) {
        self.pictures.push((name, jpeg));
    }

    /// Whether a picture is the one that was kept last.
    pub(super) fn shown_last(&self, jpeg: &[u8]) -> bool {
        self.pictures.last().is_some_and(|(_, last)| last == jpeg)
    }

    /// Where the interactive map is, and what it is to show there.
    pub(super) fn map(&self, query: &str) -> String {
        let language = match self.lang.language() {
            Language::English => String::new(),
            other => format!("lang={}", other.code()),
        };
        let asked: Vec<_> = [query, &language].into_iter().filter(|part| !part.is_empty()).collect();
        let mark = if asked.is_empty() { "" } else { "?" };
        escaped(&format!("../index.html{mark}{}", asked.join("&")))
    }

    /// The title, what this is, and the contents.
    pub(super) fn head(&mut self) {
        let Span { from, to } = self.campaign.span;
        let (from, to) = (self.lang.date(from), self.lang.date(to.plus(-1)));
        let span = self.lang.with("story-days", &[("from", from.into()), ("to", to.into())]);
        let skip = escaped(&self.lang.get("edition-skip"));
        self.raw(&format!("<a class=\"skip\" href=\"#text\">{skip}</a>\n<header>"));
        self.line("p class=\"kicker\"", &span);
        let campaign = self.campaign.clone();
        self.words("h1", &campaign.title);
        self.say("p class=\"lead\"", "edition-lead");
        let (map, open) = (self.map(""), escaped(&self.lang.get("edition-map")));
        self.raw(&format!("<p><a class=\"button\" href=\"{map}\">{open}</a></p>\n</header>"));
        self.contents();
        self.raw("<main id=\"text\" tabindex=\"-1\">");
    }

    fn contents(&mut self) {
        self.raw("<nav aria-labelledby=\"contents\">");
        self.say("h2 id=\"contents\"", "edition-contents");
        self.raw("<ol>");
        let campaign = self.campaign.clone();
        for chapter in &campaign.story.chapters {
            let (title, foreign) = (escaped(&self.lang.text(&chapter.title)), self.foreign(&chapter.title));
            let when = escaped(&story::when(chapter, self.lang));
            let id = escaped(&chapter.id);
            self.raw(&format!("<li><a href=\"#chapter-{id}\"{foreign}>{title}</a> <span>{when}</span></li>"));
        }
        self.raw("</ol>\n<ul>");
        let parts = [
            ("maps", "edition-key"),
            ("events", "panel-events"),
            ("figures", "panel-figures"),
            ("disputes", "panel-disputes"),
            ("sources", "panel-sources"),
            ("credits", "edition-credits"),
        ];
        for (part, sentence) in parts {
            let words = escaped(&self.lang.get(sentence));
            self.raw(&format!("<li><a href=\"#{part}\">{words}</a></li>"));
        }
        self.raw("</ul>\n</nav>");
    }

    /// All files: the page, its look, its icon, its pictures.
    pub(super) fn files(self) -> Vec<File> {
        let code = self.lang.language().code();
        let title = escaped(&self.lang.text(&self.campaign.title));
        let about = escaped(&self.lang.get("edition-lead"));
        let (map, open) = (self.map(""), escaped(&self.lang.get("edition-map")));
        let html = format!(
            "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n{GENERATOR}\n\
             <meta name=\"description\" content=\"{about}\">\n<title>{title}</title>\n\
             <link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\">\n\
             <link rel=\"stylesheet\" href=\"edition.css\">\n</head>\n<body>\n{}</main>\n\
             <footer><p><a class=\"button\" href=\"{map}\">{open}</a></p></footer>\n</body>\n</html>\n",
            self.out
        );
        let texts = [(PAGE, html), ("edition.css", STYLE.to_owned()), ("icon.svg", ICON.to_owned())];
        let texts = texts.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes()));
        texts.chain(self.pictures).collect()
    }
}

//! The bibliography: how each source was read, and what rests on it.

use bevy_egui::egui::{Id, Ui};

use super::{Sheet, choice, holds, keep, kept, links, list, search};
use crate::{
    campaign::{ids::SourceId, model::Source, uses::SourceUse, words::Read},
    lang::capital,
    ui::{sources, widgets},
    view::{PageMatter, ViewCommand},
};

const READING: &str = "reading_of_sources";
const SEARCHED: &str = "word_in_sources";
const OPEN: &str = "open_source";

/// What the compilers read and what they did not, in plain words; the choice and the field for a word.
pub(super) fn head(ui: &mut Ui, sheet: &Sheet<'_>) {
    let (model, _, scale, lang) = sheet.parts();
    let count = |read: Read| model.campaign.sources.iter().filter(|source| source.read == read).count();
    let counts = [("seen", count(Read::Seen).into()), ("attributed", count(Read::Attributed).into())];
    widgets::soft(ui, &lang.with("panel-sources-how", &counts), scale);
    choice(ui, READING, Read::ALL, |read| capital(&lang.word("read-short", read.word())), scale);
    search(ui, SEARCHED, "panel-search-sources", sheet);
}

/// Shows the list.
pub(super) fn show(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let (model, width, scale, lang) = sheet.parts();
    if PageMatter::THERE && widgets::chip(ui, &lang.get("page-credits"), false, scale).clicked() {
        sheet.out.view.push(ViewCommand::AskPage(PageMatter::Credits));
    }
    let reading: Option<Read> = kept(ui, READING);
    let searched = kept::<String>(ui, SEARCHED).trim().to_lowercase();
    let wanted = |source: &Source| {
        reading.is_none_or(|read| source.read == read)
            && (holds(&source.title, &searched)
                || source.author.as_deref().is_some_and(|author| holds(author, &searched)))
    };
    let mut any = false;
    for (index, (source, used)) in model.campaign.sources.iter().zip(&model.evidence.uses).enumerate() {
        if !wanted(source) {
            continue;
        }
        any = true;
        let (open, name) = (kept::<Option<usize>>(ui, OPEN) == Some(index), sources::name(source));
        let facts = used.way_points + used.events.len() + used.figures.len() + used.disputes.len() + used.places;
        let trail = lang.with("panel-sources-facts", &[("count", facts.into())]);
        let row = list::Row {
            text: &name,
            trail: &trail,
            faint: source.read != Read::Seen,
            current: open,
            ..Default::default()
        };
        if list::row(ui, &row, width, scale).clicked() {
            keep(ui, OPEN, (!open).then_some(index));
        }
        if open {
            details(ui, sheet, SourceId::at(index), used);
        }
    }
    if !any {
        widgets::soft(ui, &lang.get("panel-nothing-found"), scale);
    }
}

fn details(ui: &mut Ui, sheet: &mut Sheet<'_>, id: SourceId, used: &SourceUse) {
    let (model, width, scale, lang) = sheet.parts();
    let source = model.campaign.source(id);
    ui.indent(Id::new("details_of_a_source"), |ui| {
        let width = width - ui.spacing().indent;
        ui.add_space(scale.px(4.0));
        ui.label(sources::full(source, lang));
        for line in [&source.place, &source.note].into_iter().flatten() {
            widgets::soft(ui, &sources::writable(line), scale);
        }
        let counts = [
            ("points", used.way_points.into()),
            ("events", used.events.len().into()),
            ("figures", used.figures.len().into()),
            ("disputes", used.disputes.len().into()),
            ("places", used.places.into()),
        ];
        widgets::soft(ui, &lang.with("panel-sources-use", &counts), scale);
        for unit in &used.units {
            links::unit(ui, sheet, *unit, width);
        }
        for event in &used.events {
            links::event(ui, sheet, *event, width);
        }
        ui.add_space(scale.px(8.0));
    });
}

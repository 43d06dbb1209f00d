//! Figures and disputes: nothing without its claimant, nothing that points at nothing.

use super::Checker;
use crate::campaign::{
    file::{ClaimFile, DisputeFile, FigureFile, StatementFile},
    ids::{EventId, FigureId, PlaceId, UnitId},
    limits::MOST_RECORDS,
    model::{Claim, Dispute, Figure, Span, Statement, Version},
    problem::SourceText,
    time::ClockName,
};

/// Checks `figures.ron` and makes its ids known.
pub(super) fn check<'a>(source: SourceText<'a>, checker: &mut Checker<'a>) -> Option<Vec<Figure>> {
    let list = checker.list(source, MOST_RECORDS)?;
    let mut ids = std::mem::take(&mut checker.figures);
    ids.complete = true;
    let mut figures = Vec::with_capacity(list.len());
    for raw in list {
        let Some(file) = checker.record::<FigureFile<'a>>(source, raw) else {
            ids.complete = false;
            continue;
        };
        checker.new_id(source, &ids, file.id);
        ids.set(file.id.0, figures.len());
        match figure(source, file, checker) {
            Some(figure) => figures.push(figure),
            None => ids.complete = false,
        }
    }
    checker.figures = ids;
    Some(figures)
}

fn figure(source: SourceText<'_>, file: FigureFile<'_>, checker: &mut Checker<'_>) -> Option<Figure> {
    let id = file.id.0;
    checker.text(source, id, "title", &file.title);
    if file.values.is_empty() {
        checker.say(source, id, "this figure has no value; it needs one at least, with who claims it");
    }
    if file.sides.is_empty() {
        checker.say(source, id, "this figure is nobody’s; name the sides: [Soviet]");
    }
    let from = checker.when(source, file.from, ClockName::S, None);
    let until = checker.when(source, file.until, ClockName::S, None);
    let (from, until) = (from?, until?);
    let span = Span { from: from.at.plus(-from.doubt), to: until.at.plus(until.doubt) };
    if span.from > span.to {
        checker.say(source, file.until.0, "this figure’s time ends before it begins");
    }
    let units = checker.resolve_all(source, &file.units, "unit", |c| &c.units).map(UnitId::at).collect();
    let events = checker.resolve_all(source, &file.events, "event", |c| &c.events).map(EventId::at).collect();
    let values = file.values.into_iter().filter_map(|value| claim(source, value, checker)).collect();
    Some(Figure {
        id: id.into(),
        title: file.title,
        kind: file.kind,
        measure: file.measure,
        sides: file.sides,
        span,
        units,
        events,
        values,
        judgement: file.judgement.map(|judgement| statement(source, id, judgement, checker)),
        note: file.note.map(Into::into),
    })
}

fn claim(source: SourceText<'_>, file: ClaimFile<'_>, checker: &mut Checker<'_>) -> Option<Claim> {
    let sources = checker.sources(source, file.low.text, &file.sources);
    let (low, high) = checker.range(source, &file.low, &file.high)?;
    let ClaimFile { at_least, by, text, unverified, .. } = file;
    Some(Claim { low, high, at_least, by, text, sources, unverified })
}

/// Checks `disputes.ron`.
pub(super) fn check_disputes<'a>(source: SourceText<'a>, checker: &mut Checker<'a>) -> Option<Vec<Dispute>> {
    let list = checker.list(source, MOST_RECORDS)?;
    let mut ids = super::checker::Ids::default();
    let mut disputes = Vec::with_capacity(list.len());
    for raw in list {
        let Some(file) = checker.record::<DisputeFile<'a>>(source, raw) else { continue };
        checker.new_id(source, &ids, file.id);
        ids.set(file.id.0, disputes.len());
        disputes.push(dispute(source, file, checker));
    }
    Some(disputes)
}

fn dispute(source: SourceText<'_>, file: DisputeFile<'_>, checker: &mut Checker<'_>) -> Dispute {
    let id = file.id.0;
    checker.text(source, id, "title", &file.title);
    if file.units.is_empty() && file.events.is_empty() && file.figures.is_empty() && file.places.is_empty() {
        checker.say(source, id, "this dispute points at nothing; name the units, events, figures or places it touches");
    }
    if file.statements.len() + usize::from(file.judgement.is_some()) < 2 {
        checker.say(source, id, "a dispute needs two statements at least, or one and a judgement");
    }
    let versions = file.statements.into_iter().map(|file| {
        let said = StatementFile { text: file.text, sources: file.sources, unverified: file.unverified };
        Version { by: file.by, said: statement(source, id, said, checker) }
    });
    let versions = versions.collect();
    Dispute {
        id: id.into(),
        rows: file.rows,
        about: file.about,
        title: file.title,
        versions,
        judgement: file.judgement.map(|judgement| statement(source, id, judgement, checker)),
        units: checker.resolve_all(source, &file.units, "unit", |c| &c.units).map(UnitId::at).collect(),
        events: checker.resolve_all(source, &file.events, "event", |c| &c.events).map(EventId::at).collect(),
        figures: checker.resolve_all(source, &file.figures, "figure", |c| &c.figures).map(FigureId::at).collect(),
        places: checker.resolve_all(source, &file.places, "place", |c| &c.places).map(PlaceId::at).collect(),
    }
}

fn statement(source: SourceText<'_>, record: &str, file: StatementFile<'_>, checker: &mut Checker<'_>) -> Statement {
    let record = file.sources.first().map_or(record, |word| word.0);
    checker.text(source, record, "text", &file.text);
    let sources = checker.sources(source, record, &file.sources);
    Statement { text: file.text, sources, unverified: file.unverified }
}

//! What is claimed, as records of the files: sources, events, figures and disputes.

use super::{
    layout::{Node, Record, id, list, named, number, string, texts},
    times,
};
use crate::campaign::{
    ids::{EventId, PlaceId, SourceId, UnitId},
    model::{AirCount, Campaign, Claim, Dispute, Event, Figure, Source, Span, Statement, Version},
};

/// The ids of sources.
pub(super) fn source_ids(campaign: &Campaign, sources: &[SourceId]) -> Node {
    list(sources.iter().map(|source| id(&campaign.source(*source).id)))
}

/// The id of a unit.
pub(super) fn unit_id(campaign: &Campaign, unit: UnitId) -> Node {
    id(&campaign.unit(unit).id)
}

/// The id of a place.
pub(super) fn place_id(campaign: &Campaign, place: PlaceId) -> Node {
    id(&campaign.place(place).id)
}

fn event_id(campaign: &Campaign, event: EventId) -> Node {
    id(&campaign.event(event).id)
}

pub(super) fn source(source: &Source) -> Node {
    let text = |text: &Option<Box<str>>| text.as_deref().map(string);
    Record::default()
        .with("id", id(&source.id))
        .maybe("author", text(&source.author))
        .with("title", string(&source.title))
        .maybe("year", text(&source.year))
        .maybe("place", text(&source.place))
        .with("kind", named(source.kind))
        .with("read", named(source.read))
        .maybe("note", text(&source.note))
        .node()
}

pub(super) fn event(campaign: &Campaign, event: &Event) -> Node {
    let mut record = Record::default()
        .with("id", id(&event.id))
        .some("rows", &event.rows, |row| string(row))
        .with("kind", named(event.kind));
    record.append(times::when(&event.when));
    record
        .maybe("until", event.until.as_ref().map(|until| id(&until.words)))
        .maybe("place", event.place.map(|place| place_id(campaign, place)))
        .maybe("elsewhere", event.elsewhere.as_ref().map(texts))
        .with("title", texts(&event.title))
        .texts("text", &event.text)
        .some("sides", &event.sides, named)
        .some("units", &event.units, |unit| unit_id(campaign, *unit))
        .some("counts", &event.counts, |one| count(campaign, one))
        .with("certainty", named(event.certainty))
        .with("weight", named(event.weight))
        .with("sources", source_ids(campaign, &event.sources))
        .flag("unverified", event.unverified)
        .node()
}

fn count(campaign: &Campaign, count: &AirCount) -> Node {
    Record::default()
        .with("what", named(count.what))
        .with("side", named(count.side))
        .with("low", number(count.low))
        .with("high", number(count.high))
        .with("by", named(count.by))
        .with("sources", source_ids(campaign, &count.sources))
        .flag("unverified", count.unverified)
        .node()
}

pub(super) fn figure(campaign: &Campaign, figure: &Figure, record: Span) -> Node {
    Record::default()
        .with("id", id(&figure.id))
        .with("title", texts(&figure.title))
        .with("kind", named(figure.kind))
        .with("measure", named(figure.measure))
        .with("sides", list(figure.sides.iter().map(named)))
        .with("from", times::begins(figure.span.from, record))
        .with("until", times::ends(figure.span.to, record))
        .some("units", &figure.units, |unit| unit_id(campaign, *unit))
        .some("events", &figure.events, |event| event_id(campaign, *event))
        .with("values", list(figure.values.iter().map(|one| claim(campaign, one))))
        .maybe("judgement", figure.judgement.as_ref().map(|said| statement(campaign, Record::default(), said)))
        .maybe("note", figure.note.as_deref().map(string))
        .node()
}

fn claim(campaign: &Campaign, claim: &Claim) -> Node {
    Record::default()
        .with("low", number(claim.low))
        .with("high", number(claim.high))
        .flag("at_least", claim.at_least)
        .with("by", named(claim.by))
        .texts("text", &claim.text)
        .with("sources", source_ids(campaign, &claim.sources))
        .flag("unverified", claim.unverified)
        .node()
}

pub(super) fn dispute(campaign: &Campaign, dispute: &Dispute) -> Node {
    let version = |Version { by, said }: &Version| statement(campaign, Record::default().with("by", named(by)), said);
    Record::default()
        .with("id", id(&dispute.id))
        .some("rows", &dispute.rows, |row| string(row))
        .with("about", named(dispute.about))
        .with("title", texts(&dispute.title))
        .with("statements", list(dispute.versions.iter().map(version)))
        .maybe("judgement", dispute.judgement.as_ref().map(|said| statement(campaign, Record::default(), said)))
        .some("units", &dispute.units, |unit| unit_id(campaign, *unit))
        .some("events", &dispute.events, |event| event_id(campaign, *event))
        .some("figures", &dispute.figures, |figure| id(&campaign.figure(*figure).id))
        .some("places", &dispute.places, |place| place_id(campaign, *place))
        .node()
}

fn statement(campaign: &Campaign, begun: Record, statement: &Statement) -> Node {
    begun
        .with("text", texts(&statement.text))
        .with("sources", source_ids(campaign, &statement.sources))
        .flag("unverified", statement.unverified)
        .node()
}

//! Units and their tracks as records of the files.

use super::{
    evidence::source_ids,
    layout::{Node, Record, id, line, list, named, number, pair, string, texts},
    times,
};
use crate::campaign::{
    model::{Campaign, Commander, Span, Strength, Unit, WayPoint},
    words::{Account, Post},
};

pub(super) fn unit(campaign: &Campaign, unit: &Unit) -> Node {
    let parent = |parent: &crate::campaign::model::Parent| {
        dated(Record::default().with("unit", id(&campaign.unit(parent.unit).id)), ["from", "to"], parent.span).node()
    };
    let label = |label: &crate::campaign::model::DatedLabel| {
        dated(Record::default(), ["from", "to"], label.span).with("label", string(&label.label)).node()
    };
    let record = Record::default()
        .with("id", id(&unit.id))
        .with("side", named(unit.side))
        .with("name", texts(&unit.name))
        .with("label", string(&unit.label))
        .some("labels", &unit.labels, label)
        .with("branch", named(unit.branch))
        .with("echelon", named(unit.echelon))
        .with("speed", named(unit.speed))
        .flag("air", unit.air)
        .some("parents", &unit.parents, parent);
    dated(record, ["formed", "dissolved"], unit.exists)
        .some("commanders", &unit.commanders, |one| commander(campaign, one))
        .some("strength", &unit.strength, |one| strength(campaign, one))
        .with("sources", source_ids(campaign, &unit.sources))
        .maybe("note", unit.note.as_deref().map(string))
        .node()
}

/// The two ends of a span of dates; the later is the instant before the one that is written. Without an end, for ever.
fn dated(record: Record, [from, to]: [&str; 2], span: Span) -> Record {
    let edge = |at| times::begins(at, times::EVER);
    record
        .maybe(from, (span.from != times::EVER.from).then(|| edge(span.from)))
        .maybe(to, (span.to != times::EVER.to).then(|| edge(span.to.plus(1))))
}

fn commander(campaign: &Campaign, commander: &Commander) -> Node {
    let record = Record::default()
        .with("name", texts(&commander.name))
        .maybe("post", (commander.post != Post::default()).then(|| named(commander.post)));
    dated(record, ["from", "to"], commander.span)
        .maybe("fate", commander.fate.as_ref().map(texts))
        .with("sources", source_ids(campaign, &commander.sources))
        .flag("unverified", commander.unverified)
        .node()
}

fn strength(campaign: &Campaign, strength: &Strength) -> Node {
    let range = |range: Option<(f64, f64)>| range.map(|(low, high)| pair(low, high));
    Record::default()
        .with("on", id(&strength.on.words))
        .flag("overall", strength.overall)
        .maybe("men", range(strength.men))
        .maybe("tanks", range(strength.tanks))
        .maybe("armoured_cars", range(strength.armoured_cars))
        .maybe("guns", range(strength.guns))
        .maybe("aircraft", range(strength.aircraft))
        .maybe("text", strength.text.as_ref().map(texts))
        .maybe("by", strength.by.map(named))
        .with("sources", source_ids(campaign, &strength.sources))
        .flag("unverified", strength.unverified)
        .node()
}

/// The track file of a unit; `None` where it has none. The way points of the synthesis, then those of each account.
pub(super) fn track(campaign: &Campaign, unit: &Unit) -> Option<Node> {
    let track = &unit.track;
    let told = |points: &mut dyn Iterator<Item = &WayPoint>, stays: bool| {
        let mut points: Vec<_> = points.map(|point| way_point(campaign, point)).collect();
        if let Some(last) = points.pop() {
            points.push(last.flag("stays", stays));
        }
        points
    };
    let mut points = told(&mut track.points.iter(), track.stays);
    for telling in &track.tellings {
        // An account that goes on as the synthesis does stays as that says.
        let own_end = telling.points.last().is_some_and(|last| last.account == telling.account);
        points.extend(told(&mut telling.own(), telling.stays && own_end));
    }
    let record = Record::default()
        .with("unit", id(&unit.id))
        .with("end", named(track.end?))
        .with("points", list(points.into_iter().map(|point| point.node().on_one_line())));
    Some(record.node())
}

fn way_point(campaign: &Campaign, point: &WayPoint) -> Record {
    let record = times::when(&point.when);
    let record = match point.place {
        Some(place) => record.with("place", id(&campaign.place(place).id)),
        None => record.with("lat", number(point.at.lat)).with("lon", number(point.at.lon)),
    };
    record
        .maybe("via", (!point.via.is_empty()).then(|| line(&point.via)))
        .with("activity", named(point.activity))
        .maybe("note", point.note.as_deref().map(string))
        .with("certainty", named(point.certainty))
        .with("error_km", number(point.error_km))
        .with("sources", source_ids(campaign, &point.sources))
        .flag("unverified", point.unverified)
        .maybe("account", (point.account != Account::Synthesis).then(|| named(point.account)))
        .maybe("crosses", point.crosses.as_deref().map(string))
        .maybe("by", point.by.map(named))
}

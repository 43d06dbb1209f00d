//! Places, crossings and fronts as records of the files.

use super::{
    evidence::source_ids,
    layout::{Node, Record, id, line, list, named, number, string, texts},
    times,
};
use crate::campaign::model::{Campaign, Crossing, Front, Place, Stage};

pub(super) fn place(campaign: &Campaign, place: &Place) -> Node {
    Record::default()
        .with("id", id(&place.id))
        .with("names", texts(&place.names))
        .some("variants", &place.variants, |variant| string(variant))
        .with("kind", named(place.kind))
        .with("lat", number(place.at.lat))
        .with("lon", number(place.at.lon))
        .with("quality", named(place.quality))
        .with("error_km", number(place.error_km))
        .maybe("bank", place.bank.map(named))
        .maybe("rank", place.rank.map(named))
        .with("basis", string(&place.basis))
        .with("sources", source_ids(campaign, &place.sources))
        .maybe("note", place.note.as_deref().map(string))
        .node()
}

/// The whole of `fronts.ron`.
pub(super) fn fronts(campaign: &Campaign) -> Node {
    Record::default()
        .with("fronts", list(campaign.fronts.iter().map(|one| front(campaign, one))))
        .with("crossings", list(campaign.crossings.iter().map(|one| crossing(campaign, one))))
        .node()
}

fn front(campaign: &Campaign, front: &Front) -> Node {
    Record::default()
        .with("id", id(&front.id))
        .with("name", texts(&front.name))
        .with("kind", named(front.kind))
        .with("sides", list(front.sides.iter().map(named)))
        .maybe("ends", (front.ends != campaign.span.to).then(|| times::minute(front.ends)))
        .with("stages", list(front.stages.iter().map(|one| stage(campaign, one))))
        .node()
}

fn stage(campaign: &Campaign, stage: &Stage) -> Node {
    times::when(&stage.when)
        .with("points", line(&stage.line))
        .with("certainty", named(stage.certainty))
        .with("error_km", number(stage.error_km))
        .with("sources", source_ids(campaign, &stage.sources))
        .maybe("note", stage.note.as_deref().map(string))
        .node()
}

fn crossing(campaign: &Campaign, crossing: &Crossing) -> Node {
    Record::default()
        .with("place", id(&campaign.place(crossing.place).id))
        .with("kind", named(crossing.kind))
        .with("river", string(&crossing.river))
        .with("opened", times::minute(crossing.open.from))
        .with("closed", times::minute(crossing.open.to))
        .with("sides", list(crossing.sides.iter().map(named)))
        .with("who", texts(&crossing.who))
        .with("certainty", named(crossing.certainty))
        .with("sources", source_ids(campaign, &crossing.sources))
        .maybe("note", crossing.note.as_deref().map(string))
        .node()
}

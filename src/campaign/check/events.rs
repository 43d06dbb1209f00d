//! The chronology.

use super::Checker;
use crate::campaign::{
    file::{EventFile, ListFile, parse_file, parse_record},
    ids::{PlaceId, UnitId},
    model::Event,
    problem::SourceText,
};

/// Checks `events.ron`. Events are put in time order.
pub(super) fn check<'a>(source: SourceText<'a>, checker: &mut Checker<'a>) -> Option<Vec<Event>> {
    let list: ListFile<'a> = checker.keep(parse_file(source))?;
    let mut ids = super::checker::Ids::default();
    let mut events = Vec::with_capacity(list.len());
    for raw in list {
        let Some(file) = checker.keep(parse_record::<EventFile<'a>>(source, raw)) else { continue };
        checker.new_id(source, &ids, file.id);
        ids.set(file.id.0, events.len());
        events.extend(event(source, file, checker));
    }
    events.sort_by(|a: &Event, b| (a.when.at, &a.id).cmp(&(b.when.at, &b.id)));
    Some(events)
}

fn event(source: SourceText<'_>, file: EventFile<'_>, checker: &mut Checker<'_>) -> Option<Event> {
    checker.text(source, file.id.0, "title", &file.title);
    let sources = checker.sources(source, file.id.0, &file.sources);
    let when = checker.when(source, file.time, file.clock, file.doubt_h.as_ref());
    let place = file.place.and_then(|word| checker.resolve(source, word, "place", |c| &c.places)).map(PlaceId::at);
    let units = file.units.iter().filter_map(|word| checker.resolve(source, *word, "unit", |c| &c.units));
    let units = units.map(UnitId::at).collect();
    if !(1..=3).contains(&file.weight.value) {
        checker.say(source, file.weight.text, format!("the weight {} is not between 1 and 3", file.weight.value));
    }
    Some(Event {
        id: file.id.0.into(),
        when: when?,
        place,
        title: file.title,
        text: file.text,
        units,
        certainty: file.certainty,
        weight: file.weight.value,
        sources,
        unverified: file.unverified,
    })
}

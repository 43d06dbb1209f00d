//! The chronology: prologue, the days that are played, epilogue.

use super::{Checker, presence::Written};
use crate::campaign::{
    file::{CountFile, EventFile},
    ids::{PlaceId, UnitId},
    limits::MOST_RECORDS,
    model::{AirCount, Event, Span},
    problem::SourceText,
    time::Instant,
    words::EventKind,
};

/// An event of which it is known where it stands in the files.
struct Drafted<'a> {
    source: SourceText<'a>,
    id: &'a str,
    event: Event,
}

/// Checks the files of `events/` and makes their ids known. Answers the events in time order, and where each stands.
pub(super) fn check<'a>(
    sources: impl Iterator<Item = SourceText<'a>>,
    checker: &mut Checker<'a>,
) -> (Vec<Event>, Vec<Written<'a>>) {
    let mut ids = std::mem::take(&mut checker.events);
    ids.complete = true;
    let mut drafted = Vec::new();
    // The prologue begins years before the record of the tracks, and the epilogue ends years after it.
    let record = checker.record.replace(Span { from: day("1900-01-01"), to: day("1950-01-01") });
    for source in sources {
        let list = checker.list(source, MOST_RECORDS - drafted.len().min(MOST_RECORDS));
        ids.complete &= list.is_some();
        for raw in list.into_iter().flatten() {
            let Some(file) = checker.record::<EventFile<'a>>(source, raw) else {
                ids.complete = false;
                continue;
            };
            checker.new_id(source, &ids, file.id);
            ids.set(file.id.0, 0);
            let id = file.id.0;
            drafted.extend(event(source, file, checker).map(|event| Drafted { source, id, event }));
        }
    }
    checker.record = record;
    drafted.sort_by(|a, b| (a.event.when.at, a.id).cmp(&(b.event.when.at, b.id)));
    for (index, drafted) in drafted.iter().enumerate() {
        ids.set(drafted.id, index);
    }
    checker.events = ids;
    later_than_it_begins(&drafted, checker);
    drafted
        .into_iter()
        .enumerate()
        .map(|(index, Drafted { source, id, event })| (event, Written { source, id, index }))
        .unzip()
}

fn day(text: &str) -> Instant {
    crate::campaign::time::parse_instant(text).unwrap_or_default()
}

fn event(source: SourceText<'_>, file: EventFile<'_>, checker: &mut Checker<'_>) -> Option<Event> {
    checker.text(source, file.id.0, "title", &file.title);
    let sources = checker.sources(source, file.id.0, &file.sources);
    let when = checker.when(source, file.time, file.clock, file.doubt_h.as_ref());
    let until = file.until.and_then(|word| checker.when(source, word, file.clock, None));
    let place = file.place.and_then(|word| checker.resolve(source, word, "place", |c| &c.places)).map(PlaceId::at);
    if file.place.is_some() && file.elsewhere.is_some() {
        checker.say(source, file.id.0, "an event has a place of the gazetteer or is elsewhere, not both");
    }
    let units = checker.resolve_all(source, &file.units, "unit", |c| &c.units).map(UnitId::at).collect();
    if !(1..=3).contains(&file.weight.value) {
        checker.say(source, file.weight.text, format!("the weight {} is not between 1 and 3", file.weight.value));
    }
    if !file.counts.is_empty() && file.kind != EventKind::Air {
        checker.say(source, file.id.0, "only an event of the air war counts aircraft: kind: Air");
    }
    let counts = file.counts.into_iter().filter_map(|count| air_count(source, count, checker)).collect();
    Some(Event {
        id: file.id.0.into(),
        rows: file.rows,
        kind: file.kind,
        when: when?,
        until,
        place,
        elsewhere: file.elsewhere,
        title: file.title,
        text: file.text,
        sides: file.sides,
        units,
        counts,
        certainty: file.certainty,
        weight: file.weight.value,
        sources,
        unverified: file.unverified,
    })
}

fn air_count(source: SourceText<'_>, file: CountFile<'_>, checker: &mut Checker<'_>) -> Option<AirCount> {
    let sources = checker.sources(source, file.low.text, &file.sources);
    let (low, high) = checker.range(source, &file.low, &file.high)?;
    let CountFile { what, side, by, unverified, .. } = file;
    Some(AirCount { what, side, low, high, by, sources, unverified })
}

fn later_than_it_begins(drafted: &[Drafted<'_>], checker: &mut Checker<'_>) {
    for Drafted { source, id, event } in drafted {
        let begins = event.when.at.plus(-event.when.doubt);
        if let Some(until) = event.until.as_ref().filter(|until| until.at.plus(until.doubt) < begins) {
            checker.say(*source, id, format!("this event ends, {}, before it begins, {}", until.at, event.when.at));
        }
    }
}

//! The gazetteer, and the bridges and fords that stand at its places.

use super::Checker;
use crate::{
    campaign::{
        file::{CrossingFile, FrontsFile, PlaceFile, parse_file},
        ids::PlaceId,
        limits::{MOST_CROSSINGS, MOST_RECORDS},
        model::{Crossing, Place, Span},
        problem::SourceText,
        time::ClockName,
        words::Bank,
    },
    geo::polyline,
};

/// How near the line of the river a place may stand on either side: the drawn course is no better than this.
const RIVER_DOUBT_M: f64 = 600.0;

/// How far from the river a bank is still a matter of geometry. Farther away the word says whose rear it is.
const RIVER_REACH_M: f64 = 15_000.0;

/// Checks `places.ron` and makes its ids known.
pub(super) fn check<'a>(source: SourceText<'a>, checker: &mut Checker<'a>) -> Option<Vec<Place>> {
    let list = checker.list(source, MOST_RECORDS)?;
    let mut ids = std::mem::take(&mut checker.places);
    ids.complete = true;
    let mut places = Vec::with_capacity(list.len());
    for raw in list {
        let file = checker.record::<PlaceFile<'a>>(source, raw);
        let Some((file, place)) = file.and_then(|file| place(source, &file, checker).map(|place| (file, place))) else {
            ids.complete = false;
            continue;
        };
        checker.new_id(source, &ids, file.id);
        ids.set(file.id.0, places.len());
        places.push(place);
    }
    checker.places = ids;
    Some(places)
}

fn place(source: SourceText<'_>, file: &PlaceFile<'_>, checker: &mut Checker<'_>) -> Option<Place> {
    checker.text(source, file.id.0, "names", &file.names);
    let sources = checker.sources(source, file.id.0, &file.sources);
    let at = checker.position(source, &file.lat, &file.lon);
    let error_km = checker.number(source, &file.error_km, 0.0..=500.0, "error in km");
    if let Some(rank) = &file.rank
        && !(1..=4).contains(&rank.value)
    {
        checker.say(source, rank.text, format!("the rank {} is not between 1 and 4", rank.value));
    }
    let at = at?;
    if let (Some(bank), Some(lies)) = (file.bank, polyline::nearest(&checker.river, at)) {
        let drawn = if lies.on_right { Bank::East } else { Bank::West };
        if drawn != bank && (RIVER_DOUBT_M..RIVER_REACH_M).contains(&lies.distance_m) {
            let what = format!(
                "'{}' claims the {} bank of the Halhin Gol but lies {:.1} km on the other side",
                file.id.0,
                bank.word(),
                lies.distance_m / 1_000.0
            );
            checker.say(source, file.lat.text, what);
        }
    }
    Some(Place {
        id: file.id.0.into(),
        names: file.names.clone(),
        variants: file.variants.clone(),
        kind: file.kind,
        at,
        quality: file.quality,
        error_km: error_km?,
        bank: file.bank,
        rank: file.rank.as_ref().map(|rank| rank.value),
        basis: file.basis.as_str().into(),
        sources,
        note: file.note.as_deref().map(Into::into),
    })
}

/// Checks the crossings of `fronts.ron`.
pub(super) fn check_crossings<'a>(source: SourceText<'a>, checker: &mut Checker<'a>) -> Option<Vec<Crossing>> {
    let file: FrontsFile<'a> = checker.keep(parse_file(source))?;
    if !checker.at_most(source, source.text.trim_start(), file.crossings.len(), MOST_CROSSINGS) {
        return None;
    }
    let files: Vec<_> = file.crossings.into_iter().map(|raw| checker.record::<CrossingFile<'a>>(source, raw)).collect();
    Some(files.into_iter().flatten().filter_map(|file| crossing(source, file, checker)).collect())
}

fn crossing(source: SourceText<'_>, file: CrossingFile<'_>, checker: &mut Checker<'_>) -> Option<Crossing> {
    checker.text(source, file.place.0, "who", &file.who);
    let sources = checker.sources(source, file.place.0, &file.sources);
    let place = checker.resolve(source, file.place, "place", |c| &c.places).map(PlaceId::at);
    // Crossings may have stood before the first day that is played: only their order is checked.
    let record = checker.record.take();
    let opened = checker.when(source, file.opened, ClockName::S, None);
    let closed = checker.when(source, file.closed, ClockName::S, None);
    checker.record = record;
    let open = Span { from: opened?.at, to: closed?.at };
    if open.from > open.to {
        checker.say(source, file.closed.0, "this crossing closes before it opens");
    }
    Some(Crossing {
        place: place?,
        kind: file.kind,
        river: file.river.into(),
        open,
        sides: file.sides,
        who: file.who,
        certainty: file.certainty,
        sources,
        note: file.note.map(Into::into),
    })
}

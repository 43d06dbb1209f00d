//! The tracks: one file a unit, one way point a line.

use super::{
    Checker,
    movement::{self, Ground},
};
use crate::{
    campaign::{
        file::{TrackFile, WayPointFile, parse_file},
        ids::PlaceId,
        limits::{MOST_CORNERS, MOST_WAY_POINTS},
        model::{Crossing, Place, Span, Steps, Telling, Track, Unit, WayPoint},
        problem::{SourceText, shown},
        time::MINUTE,
        words::{Account, Activity, Read},
    },
    geo::LatLon,
};

/// A way point with what only the checks need: its slice of the file, and whether it says that the unit stays.
#[derive(Clone)]
pub(super) struct Drafted<'a> {
    pub(super) text: &'a str,
    pub(super) point: WayPoint,
    pub(super) stays: bool,
}

/// Checks the track files and gives each unit its track. Without places or units only the files' shape is checked.
pub(super) fn check<'a>(
    sources: impl Iterator<Item = SourceText<'a>>,
    mut units: Option<Vec<Unit>>,
    places: Option<&[Place]>,
    crossings: Option<&[Crossing]>,
    checker: &mut Checker<'a>,
) -> Option<Vec<Unit>> {
    for source in sources {
        let Some(file) = checker.keep(parse_file::<TrackFile<'a>>(source)) else { continue };
        let unit = checker.resolve(source, file.unit, "unit", |c| &c.units);
        if source.path.strip_suffix(".ron").and_then(|path| path.rsplit('/').next()) != Some(file.unit.0) {
            let what = format!("this file holds the track of '{0}'; its name should be {0}.ron", shown(file.unit.0));
            checker.say(source, file.unit.0, what);
        }
        if !checker.at_most(source, file.unit.0, file.points.len(), MOST_WAY_POINTS) {
            continue;
        }
        let drafted: Vec<_> = file
            .points
            .iter()
            .filter_map(|raw| {
                let file = checker.record::<WayPointFile<'a>>(source, raw)?;
                way_point(source, raw.get_ron(), file, places, checker)
            })
            .collect();
        if file.points.is_empty() {
            checker.say(source, file.unit.0, "a track needs at least one way point");
        }
        let (mut points, others): (Vec<_>, Vec<_>) =
            drafted.into_iter().partition(|drafted| drafted.point.account == Account::Synthesis);
        order(source, &mut points, checker);
        if let Some(unit) = unit.zip(units.as_mut()).and_then(|(index, units)| units.get_mut(index)) {
            if unit.track.end.is_some() {
                checker.say(source, file.unit.0, format!("the track of '{}' is written in two files", unit.id));
            }
            let ground = Ground { places: places.unwrap_or_default(), crossings: crossings.unwrap_or_default() };
            movement::check(source, unit, &points, ground, checker);
            let mut tellings = Vec::new();
            for account in Account::ALL {
                let mut own: Vec<_> =
                    others.iter().filter(|drafted| drafted.point.account == *account).cloned().collect();
                order(source, &mut own, checker);
                let Some((told, differs)) = as_told(&points, own) else { continue };
                movement::check(source, unit, &told, ground, checker);
                let stays = told.last().is_some_and(|last| last.stays);
                let points: Vec<_> = told.into_iter().map(|drafted| drafted.point).collect();
                tellings.push(Telling { account: *account, differs, stays, steps: Steps::of(&points), points });
            }
            let stays = points.last().is_some_and(|last| last.stays);
            let points: Vec<_> = points.into_iter().map(|drafted| drafted.point).collect();
            unit.track = Track { end: Some(file.end), stays, steps: Steps::of(&points), points, tellings };
        }
    }
    units
}

/// The track of an account: its own way points, and those of the synthesis before the first and after the last of
/// them. An account that ends with the unit destroyed says nothing of it afterwards.
fn as_told<'a>(synthesis: &[Drafted<'a>], own: Vec<Drafted<'a>>) -> Option<(Vec<Drafted<'a>>, Span)> {
    let (first, last) = (own.first()?, own.last()?);
    let differs = Span { from: first.point.when.at, to: last.point.when.at };
    let destroyed = last.point.activity == Activity::Destroyed;
    let before = synthesis.iter().filter(|drafted| drafted.point.when.at < differs.from).cloned();
    let after = synthesis.iter().filter(|drafted| drafted.point.when.at > differs.to && !destroyed).cloned();
    Some((before.chain(own).chain(after.collect::<Vec<_>>()).collect(), differs))
}

fn way_point<'a>(
    source: SourceText<'a>,
    text: &'a str,
    file: WayPointFile<'a>,
    places: Option<&[Place]>,
    checker: &mut Checker<'a>,
) -> Option<Drafted<'a>> {
    let when = checker.when(source, file.time, file.clock, file.doubt_h.as_ref());
    let sources = checker.sources(source, file.time.0, &file.sources);
    let unverified_source = file.sources.iter().any(|word| word.0 == "UNATTRIBUTED");
    if unverified_source && !file.unverified {
        let word = Read::Unverified.word();
        checker.say(source, file.time.0, format!("a fact from an {word} source must say unverified: true"));
    }
    let error_km = checker.number(source, &file.error_km, 0.0..=500.0, "error in km");
    let place = file.place.and_then(|word| checker.resolve(source, word, "place", |c| &c.places)).map(PlaceId::at);
    let at = match (&file.place, &file.lat, &file.lon) {
        (Some(_), None, None) => places.and_then(|places| places.get(place?.index())).map(|place| place.at),
        (None, Some(lat), Some(lon)) => checker.position(source, lat, lon),
        _ => {
            checker.say(
                source,
                file.time.0,
                "a way point needs a place, or both lat and lon, and not the two together",
            );
            None
        }
    };
    let via = file.via.map(|via| {
        checker.at_most(source, via.text, via.value.len(), MOST_CORNERS);
        let points: Vec<_> = via.value.iter().map(|(lat, lon)| LatLon::new(*lat, *lon)).collect();
        if !points.iter().all(|p| (40.0..=56.0).contains(&p.lat) && (102.0..=132.0).contains(&p.lon)) {
            checker.say(source, via.text, "a point passed on the way is off the map; write (latitude, longitude)");
        }
        points
    });
    Some(Drafted {
        text,
        stays: file.stays,
        point: WayPoint {
            when: when?,
            at: at?,
            place,
            via: via.unwrap_or_default(),
            activity: file.activity,
            note: file.note.map(Into::into),
            certainty: file.certainty,
            error_km: error_km?,
            sources,
            unverified: file.unverified,
            account: file.account.unwrap_or(Account::Synthesis),
            crosses: file.crosses.map(Into::into),
            by: file.by,
        },
    })
}

/// Notes times that do not rise. Where the doubts of two way points overlap, the order in the file holds and the
/// later one is read as a minute after the other.
fn order(source: SourceText<'_>, points: &mut [Drafted<'_>], checker: &mut Checker<'_>) {
    for i in 1..points.len() {
        let (before, after) = points.split_at_mut(i);
        let (before, after) = (&before[i - 1].point.when, &mut after[0]);
        let when = &mut after.point.when;
        if when.at > before.at {
            continue;
        }
        if when.at.plus(when.doubt) > before.at.plus(-before.doubt) {
            when.at = before.at.plus(MINUTE);
        } else {
            let what =
                format!("{} is not after the way point before, {}; times rise along a track", when.at, before.at);
            let text = after.text;
            checker.say(source, text, what);
        }
    }
    let stays = points.iter().rev().skip(1).filter(|point| point.stays).map(|point| point.text);
    for text in stays.collect::<Vec<_>>() {
        checker.say(source, text, "only the last way point of a track can say stays: true");
    }
}

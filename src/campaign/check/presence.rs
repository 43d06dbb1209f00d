//! Nobody in two places: who takes part in an event on the ground can have been there, as its track tells.

use super::Checker;
use crate::{
    campaign::{
        limits::MOST_POSITIONS,
        model::{Event, Place, Span, Track, Unit},
        problem::SourceText,
        time::Instant,
        words::{Branch, EventKind},
    },
    geo::LatLon,
};

/// How far from its place an event may reach, beyond the errors of place and position, in kilometres: a front of a
/// brigade and the way that a day of fighting takes.
const REACH_KM: f64 = 15.0;

/// Into how many parts a leg is divided to find its point nearest to a place.
const PARTS: u32 = 16;

/// An event and where it is written.
pub(super) struct Written<'a> {
    pub(super) source: SourceText<'a>,
    pub(super) id: &'a str,
    pub(super) index: usize,
}

/// Checks the units of every event on the ground on the days that are played. Staffs and guns act from afar; aircraft everywhere.
pub(super) fn check(
    written: &[Written<'_>],
    events: &[Event],
    units: &[Unit],
    (places, played): (&[Place], Span),
    checker: &mut Checker<'_>,
) {
    let mut left = MOST_POSITIONS;
    for Written { source, id, index } in written {
        let concerns = |event: &&Event| event.kind == EventKind::Ground && played.contains(event.when.at);
        let Some(event) = events.get(*index).filter(concerns) else { continue };
        let Some(place) = event.place.and_then(|place| places.get(place.index())) else { continue };
        for unit in event.units.iter().filter_map(|unit| units.get(unit.index())) {
            let afar = unit.air || matches!(unit.branch, Branch::Headquarters | Branch::Artillery);
            if afar || unit.track.points.is_empty() {
                continue;
            }
            let Ok(nearest) = nearest_km(&unit.track, event, place.at, &mut left) else {
                let what = "up to here more units take part in more events than can be followed along their tracks";
                checker.say(*source, id, what);
                return;
            };
            let what = match nearest {
                None => format!("'{}' takes part, but its track has it nowhere at that time", unit.id),
                Some(km) if km > REACH_KM + place.error_km => format!(
                    "'{}' takes part, but its track has it {km:.0} km from '{}' at that time; mend one of the two, or leave \
                     the unit out",
                    unit.id, place.id
                ),
                Some(_) => continue,
            };
            checker.say(*source, id, what);
        }
    }
}

/// There are more positions to look at than [`MOST_POSITIONS`].
struct TooMany;

/// How near a unit came to a place while an event lasted, its own error taken off; `None` if it was nowhere. `left` is
/// how many more positions are looked at.
fn nearest_km(track: &Track, event: &Event, place: LatLon, left: &mut usize) -> Result<Option<f64>, TooMany> {
    let begins = event.when.at.plus(-event.when.doubt);
    let ends = event.until.as_ref().map_or(event.when.at.plus(event.when.doubt), |until| until.at.plus(until.doubt));
    let (Some(first), Some(last)) = (track.points.first(), track.points.last()) else { return Ok(None) };
    if ends < first.when.at.plus(-first.when.doubt) || (begins > last.when.at.plus(last.when.doubt) && !track.stays) {
        return Ok(None);
    }
    let km = |at: LatLon, error: f64| at.distance_m(place) / 1_000.0 - error;
    let during = |from: Instant, to: Instant| from <= ends && begins <= to;
    let legs = track
        .points
        .windows(2)
        .filter(|leg| during(leg[0].when.at.plus(-leg[0].when.doubt), leg[1].when.at.plus(leg[1].when.doubt)));
    let positions = track.points.len() + legs.clone().count() * (PARTS as usize + 1);
    *left = left.checked_sub(positions).ok_or(TooMany)?;
    let on_the_way = legs.flat_map(|leg| {
        let error = leg[0].error_km.max(leg[1].error_km);
        (0..=PARTS).map(move |part| km(leg[0].at.toward(leg[1].at, f64::from(part) / f64::from(PARTS)), error))
    });
    // Before the first and after the last way point a unit that is there stands still.
    let ends_of_track = [first, last].into_iter().map(|point| {
        let still = (begins <= first.when.at && std::ptr::eq(point, first))
            || (ends >= last.when.at && std::ptr::eq(point, last));
        if still { km(point.at, point.error_km) } else { f64::INFINITY }
    });
    Ok(on_the_way.chain(ends_of_track).min_by(f64::total_cmp))
}

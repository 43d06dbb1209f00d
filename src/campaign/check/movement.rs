//! Whether a unit can have moved as its track says: not too fast, and over the Halhin Gol only where it could cross.

use super::{Checker, tracks::Drafted};
use crate::{
    campaign::{
        ids::PlaceId,
        model::{Crossing, Place, Unit},
        problem::SourceText,
        time::HOUR,
        words::Bank,
    },
    geo::LatLon,
};

/// The river whose crossings are checked, as `fronts.ron` names it.
const RIVER: &str = "halhin-gol";

/// What units move over.
#[derive(Clone, Copy)]
pub(super) struct Ground<'g> {
    pub(super) places: &'g [Place],
    pub(super) crossings: &'g [Crossing],
}

/// Checks every leg of a unit's track.
pub(super) fn check(
    source: SourceText<'_>,
    unit: &Unit,
    points: &[Drafted<'_>],
    ground: Ground<'_>,
    checker: &mut Checker<'_>,
) {
    for leg in points.windows(2) {
        if let Some(what) = too_fast(unit, &leg[0], &leg[1]) {
            checker.say(source, leg[1].text, what);
        }
    }
    if !unit.air {
        crossings(source, unit, points, ground, checker);
    }
}

/// Doubts work in a unit's favour: the way may be shorter by both errors, the time longer by both doubts.
fn too_fast(unit: &Unit, from: &Drafted<'_>, to: &Drafted<'_>) -> Option<String> {
    let limit = to.point.by.unwrap_or(unit.speed).limit_km_per_hour()?;
    let (a, b) = (&from.point, &to.point);
    let stops = std::iter::once(a.at).chain(b.via.iter().copied()).chain([b.at]).collect::<Vec<LatLon>>();
    let km = stops.windows(2).map(|leg| leg[0].distance_m(leg[1])).sum::<f64>() / 1_000.0;
    let needed = km - a.error_km - b.error_km;
    if b.when.at <= a.when.at {
        return None; // The order of the times is a problem of its own.
    }
    let hours = (b.when.at.0 - a.when.at.0 + a.when.doubt + b.when.doubt) as f64 / HOUR as f64;
    (needed > limit * hours).then(|| {
        let speed = to.point.by.unwrap_or(unit.speed).word();
        format!(
            "{km:.0} km in at most {hours:.1} h is too fast for a unit that moves by '{speed}', {limit} km/h; \
             mend the time or the place, or say by what it was moved: by: Rail"
        )
    })
}

/// Follows a track from bank to bank. A way point at a crossing stands on no bank.
fn crossings(
    source: SourceText<'_>,
    unit: &Unit,
    points: &[Drafted<'_>],
    ground: Ground<'_>,
    checker: &mut Checker<'_>,
) {
    let mut last: Option<(Bank, usize)> = None;
    for (i, drafted) in points.iter().enumerate() {
        let place = drafted.point.place.and_then(|id| ground.places.get(id.index()));
        let Some(bank) = place.and_then(|place| place.bank) else { continue };
        if let Some((before, from)) = last
            && before != bank
        {
            let way = &points[from + 1..=i];
            let excused = way.iter().any(|drafted| drafted.point.crosses.is_some());
            if !excused && !way.iter().any(|drafted| open_crossing(unit, drafted, ground)) {
                let what = format!(
                    "'{}' comes from the {} to the {} bank without a crossing that is open to it at that time; \
                     add a way point at one, or say why: crosses: \"…\"",
                    unit.id,
                    before.word(),
                    bank.word()
                );
                checker.say(source, drafted.text, what);
            }
        }
        last = Some((bank, i));
    }
}

fn open_crossing(unit: &Unit, drafted: &Drafted<'_>, ground: Ground<'_>) -> bool {
    let (place, when): (Option<PlaceId>, _) = (drafted.point.place, &drafted.point.when);
    ground.crossings.iter().any(|crossing| {
        Some(crossing.place) == place
            && &*crossing.river == RIVER
            && crossing.sides.contains(&unit.side)
            && crossing.open.from <= when.at.plus(when.doubt)
            && crossing.open.to >= when.at.plus(-when.doubt)
    })
}

//! The way maps of this kind usually know where units are: every unit's way points are played from the first one on,
//! each taking the place of the one before, until the instant is reached. The same answers as `Situation`, at a cost
//! that grows with the way points. Shared by the benchmarks, which compare, and the tests, which hold it to be the same.

use halhin_gol::{
    campaign::{
        ids::UnitId,
        model::{Campaign, Track, WayPoint},
        time::Instant,
        words::{Account, Certainty},
    },
    geo::LatLon,
    replay::situation::UnitState,
};

/// Every unit on the map at an instant, found by replay from the start.
#[derive(Default)]
pub(crate) struct Replay {
    units: Vec<UnitState>,
}

impl Replay {
    /// Plays everything up to `at` as an account tells it, in the memory there is.
    pub(crate) fn tell(&mut self, campaign: &Campaign, at: Instant, account: Account) {
        self.units.clear();
        let states = campaign.units().filter_map(|(id, unit)| played(id, &unit.track, at, account));
        self.units.extend(states.filter(|state| campaign.bounds.contains(state.at)));
    }

    /// The units on the map.
    pub(crate) fn units(&self) -> &[UnitState] {
        &self.units
    }
}

/// The state of one unit after its way points were played up to `at`.
fn played(unit: UnitId, track: &Track, at: Instant, account: Account) -> Option<UnitState> {
    let telling = track.telling(account);
    let (points, stays) = telling.map_or((&track.points, track.stays), |telling| (&telling.points, telling.stays));
    let account = if telling.is_some() { account } else { Account::Synthesis };
    let mut last: Option<(UnitState, &WayPoint)> = None;
    for (reached, point) in points.iter().enumerate() {
        if point.when.at > at {
            return last.map(|(state, from)| on_the_way(state, from, point, at));
        }
        let WayPoint { at, activity, certainty, error_km, .. } = *point;
        last = Some((UnitState { unit, at, activity, certainty, error_km, account, reached, moving: false }, point));
    }
    last.filter(|(_, end)| stays || end.when.at == at).map(|(state, _)| state)
}

fn on_the_way(state: UnitState, from: &WayPoint, to: &WayPoint, at: Instant) -> UnitState {
    if at == from.when.at {
        return UnitState { moving: to.at != from.at, ..state };
    }
    let fraction = (at.0 - from.when.at.0) as f64 / (to.when.at.0 - from.when.at.0) as f64;
    let certainty = from.certainty.max(to.certainty);
    let error_km = from.error_km * (1.0 - fraction) + to.error_km * fraction;
    if from.at == to.at && to.via.is_empty() {
        return UnitState { certainty, error_km, ..state };
    }
    let certainty = certainty.max(Certainty::Approximate);
    UnitState { at: along(from.at, to, fraction), certainty, error_km, moving: true, ..state }
}

/// The point a fraction of the way to a way point, at an even speed.
fn along(from: LatLon, to: &WayPoint, fraction: f64) -> LatLon {
    if to.via.is_empty() {
        return from.toward(to.at, fraction);
    }
    let ends = || to.via.iter().copied().chain([to.at]);
    let legs = || std::iter::once(from).chain(ends()).zip(ends());
    let mut left = legs().map(|(a, b)| a.distance_m(b)).sum::<f64>() * fraction;
    for (a, b) in legs() {
        let length = a.distance_m(b);
        if left <= length && length > 0.0 {
            return a.toward(b, left / length);
        }
        left -= length;
    }
    to.at
}

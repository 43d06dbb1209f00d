//! Where every unit is at an instant: a pure function of the campaign and the time.

use crate::{
    campaign::{
        ids::UnitId,
        model::{Campaign, Step, Track, WayPoint},
        time::Instant,
        words::{Account, Activity, Certainty},
    },
    geo::LatLon,
};

/// What is known of one unit at an instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitState {
    /// The unit.
    pub unit: UnitId,
    /// Where it is.
    pub at: LatLon,
    /// What it was last reported to be doing.
    pub activity: Activity,
    /// How sure that is. Between two different places a position is interpolated, so approximate at best.
    pub certainty: Certainty,
    /// How far the true position may lie from `at`, in kilometres.
    pub error_km: f64,
    /// Whose account this is: the synthesis where the account asked for does not differ.
    pub account: Account,
    /// The number of the way point it has last reached, in its track as the account tells it.
    pub reached: usize,
    /// Whether it is on its way to the next way point.
    pub moving: bool,
}

impl UnitState {
    /// The track that this is a state of, as the account tells it.
    pub fn way_points<'c>(&self, campaign: &'c Campaign) -> &'c [WayPoint] {
        campaign.unit(self.unit).track.as_told(self.account)
    }
}

/// Every unit that is on the map at an instant, in the order of their ids. A unit beyond the map's edge is not on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Situation {
    at: Instant,
    units: Vec<UnitState>,
}

impl Situation {
    /// The situation at `at`.
    pub fn at(campaign: &Campaign, at: Instant) -> Self {
        let mut situation = Self::default();
        situation.set(campaign, at);
        situation
    }

    /// The situation at `at` as an account tells it.
    pub fn as_told(campaign: &Campaign, at: Instant, account: Account) -> Self {
        let mut situation = Self::default();
        situation.tell(campaign, at, account);
        situation
    }

    /// Makes this the situation at `at`, in the memory it already has.
    pub fn set(&mut self, campaign: &Campaign, at: Instant) {
        self.tell(campaign, at, Account::Synthesis);
    }

    /// Makes this the situation at `at` as an account tells it, in the memory it already has.
    pub fn tell(&mut self, campaign: &Campaign, at: Instant, account: Account) {
        self.at = at;
        self.units.clear();
        let states = campaign.units().filter_map(|(id, unit)| unit_state(id, &unit.track, at, account));
        self.units.extend(states.filter(|state| campaign.bounds.contains(state.at)));
    }

    /// The instant.
    pub fn instant(&self) -> Instant {
        self.at
    }

    /// The units on the map.
    pub fn units(&self) -> &[UnitState] {
        &self.units
    }

    /// The state of one unit, if it is on the map.
    pub fn unit(&self, id: UnitId) -> Option<&UnitState> {
        self.units.binary_search_by_key(&id, |state| state.unit).ok().map(|i| &self.units[i])
    }
}

/// The state of the unit whose track this is; `None` before its first way point and after its last, unless it stays.
pub(crate) fn unit_state(unit: UnitId, track: &Track, at: Instant, account: Account) -> Option<UnitState> {
    let telling = track.telling(account);
    let (points, steps, stays) = telling
        .map_or((&track.points, &track.steps, track.stays), |telling| (&telling.points, &telling.steps, telling.stays));
    let reached = steps.reached(at)?;
    let from = steps.get(reached)?;
    let still = UnitState {
        unit,
        at: from.at,
        activity: from.activity,
        certainty: from.certainty,
        error_km: from.error_km,
        account: if telling.is_some() { account } else { Account::Synthesis },
        reached,
        moving: false,
    };
    match steps.get(reached + 1) {
        None => (from.time == at || stays).then_some(still),
        Some(to) if from.time == at => Some(UnitState { moving: to.at != from.at, ..still }),
        Some(to) if to.bends => Some(between(still, (from, to), &points[reached + 1].via, at)),
        Some(to) => Some(between(still, (from, to), &[], at)),
    }
}

/// The state on the way from one step by `via` to the next, strictly between their times.
fn between(still: UnitState, (from, to): (&Step, &Step), via: &[LatLon], at: Instant) -> UnitState {
    let fraction = (at.0 - from.time.0) as f64 / (to.time.0 - from.time.0) as f64;
    let certainty = from.certainty.max(to.certainty);
    let error_km = from.error_km * (1.0 - fraction) + to.error_km * fraction;
    if from.at == to.at && via.is_empty() {
        return UnitState { certainty, error_km, ..still };
    }
    UnitState {
        at: along(from.at, via, to.at, fraction),
        certainty: certainty.max(Certainty::Approximate),
        error_km,
        moving: true,
        ..still
    }
}

/// The point a fraction of the way from `from` by `via` to `to`, at an even speed.
fn along(from: LatLon, via: &[LatLon], to: LatLon, fraction: f64) -> LatLon {
    if via.is_empty() {
        return from.toward(to, fraction);
    }
    let stops = || std::iter::once(from).chain(via.iter().copied()).chain([to]);
    let legs = || stops().zip(stops().skip(1));
    let total: f64 = legs().map(|(a, b)| a.distance_m(b)).sum();
    let mut left = total * fraction;
    for (a, b) in legs() {
        let length = a.distance_m(b);
        if left <= length && length > 0.0 {
            return a.toward(b, left / length);
        }
        left -= length;
    }
    to
}

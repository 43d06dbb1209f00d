//! How far accounts of one unit lie apart: in kilometres at one instant, in hours at one place.

use super::situation::unit_state;
use crate::campaign::{
    ids::UnitId,
    model::{Campaign, Span, Telling, Track, WayPoint},
    time::{Instant, Seconds},
    words::{Account, Activity},
};

/// What an account says of a unit that the synthesis does not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disagreement {
    /// The unit.
    pub unit: UnitId,
    /// Whose account differs.
    pub account: Account,
    /// While the two differ.
    pub span: Span,
    /// The greatest distance between the two at one instant, in kilometres.
    pub km: f64,
    /// The greatest time between the two at one place, or between the two ends of the unit.
    pub time: Seconds,
}

/// Every disagreement of a campaign, the greatest distance first.
pub fn disagreements(campaign: &Campaign) -> Vec<Disagreement> {
    let of_unit = |(unit, record): (UnitId, &'_ crate::campaign::model::Unit)| {
        let found = record.track.tellings.iter().map(|telling| disagreement(unit, &record.track, telling));
        found.collect::<Vec<_>>()
    };
    let mut all: Vec<_> = campaign.units().flat_map(of_unit).collect();
    all.sort_by(|a, b| b.km.total_cmp(&a.km).then(b.time.cmp(&a.time)).then(a.unit.cmp(&b.unit)));
    all
}

/// How far an account and the synthesis lie apart on a unit.
pub fn disagreement(unit: UnitId, track: &Track, telling: &Telling) -> Disagreement {
    let span = apart(track, telling);
    let instants = track.points.iter().chain(&telling.points).map(|point| point.when.at);
    let km = instants
        .filter(|at| span.contains(*at))
        .filter_map(|at| match between(unit, track, Account::Synthesis, telling.account, at) {
            Apart::Metres(metres) => Some(metres / 1_000.0),
            Apart::OnlyOne | Apart::Neither => None,
        })
        .fold(0.0, f64::max);
    Disagreement { unit, account: telling.account, span, km, time: time_between(track, telling) }
}

/// The time in which the two may differ: from the last way point they share to the next one.
fn apart(track: &Track, telling: &Telling) -> Span {
    let before = track.points.iter().rfind(|point| point.when.at < telling.differs.from);
    let after = telling.points.iter().find(|point| point.when.at > telling.differs.to);
    let end = track.points.last().map_or(telling.differs.to, |last| last.when.at.max(telling.differs.to));
    Span {
        from: before.map_or(telling.differs.from, |point| point.when.at),
        to: after.map_or(end, |point| point.when.at),
    }
}

/// How far apart two accounts have a unit at an instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Apart {
    /// Both have it on the map, so many metres apart.
    Metres(f64),
    /// One has it on the map, the other does not.
    OnlyOne,
    /// Neither has it on the map.
    Neither,
}

/// How far apart two accounts have a unit at an instant. An account that tells nothing of its own is the synthesis.
pub fn between(unit: UnitId, track: &Track, one: Account, other: Account, at: Instant) -> Apart {
    match (unit_state(unit, track, at, one), unit_state(unit, track, at, other)) {
        (Some(one), Some(other)) => Apart::Metres(one.at.distance_m(other.at)),
        (None, None) => Apart::Neither,
        _ => Apart::OnlyOne,
    }
}

/// The greatest difference in time with which the two reach the same place, or between their accounts of its end.
fn time_between(track: &Track, telling: &Telling) -> Seconds {
    let own = telling.points.iter().filter(|point| telling.differs.contains(point.when.at));
    let at_one_place = own.filter_map(|theirs| {
        let same = |ours: &&WayPoint| ours.at == theirs.at && ours.activity == theirs.activity;
        let apart = |ours: &WayPoint| (ours.when.at.0 - theirs.when.at.0).abs();
        track.points.iter().filter(same).map(apart).min()
    });
    let destroyed = |points: &[WayPoint]| points.last().filter(|last| last.activity == Activity::Destroyed).cloned();
    let ends = match (destroyed(&track.points), destroyed(&telling.points)) {
        (Some(ours), Some(theirs)) => (ours.when.at.0 - theirs.when.at.0).abs(),
        _ => 0,
    };
    at_one_place.max().unwrap_or(0).max(ends)
}

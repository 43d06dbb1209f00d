//! The way of a unit over some hours, or the mean way of several: what an arrow on the map is drawn along.

use super::situation::unit_state;
use crate::{
    campaign::{
        ids::UnitId,
        model::{Campaign, WayPoint},
        time::{DAY, HOUR, Instant, Seconds},
        words::{Account, Activity, Bank, Certainty, Coalition},
    },
    geo::LatLon,
};

/// A turn from going forward to going back, or the other way round, counts when it has led so far, in metres.
const TURN_M: f64 = 1_000.0;

/// Two points nearer than this are one, in metres: a unit that rests draws no way.
const REST_M: f64 = 1.0;

/// A march is forgotten after so many days; fighting is told as long as is asked.
const MARCH_DAYS: i64 = 2;

/// Who went back over the river still goes back on the own bank, if it goes on within so long.
const PAUSE: Seconds = 12 * HOUR;

/// The time between the positions from which the mean way of several units is made. A day is a multiple of it.
const SAMPLE: Seconds = 2 * HOUR;

/// A way over the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The points passed, first to last; two at least.
    pub points: Vec<LatLon>,
    /// For each point, how many whole days before the end the way to it was made. Falling; that of the first point
    /// means nothing.
    pub days: Vec<i64>,
    /// Whether it leads back: a withdrawal, a break-out, or a return over the Halhin Gol to the own bank.
    pub back: bool,
    /// How sure it is: as most of its length.
    pub certainty: Certainty,
}

impl Way {
    /// Its length in metres.
    pub fn metres(&self) -> f64 {
        metres(&self.points)
    }

    /// The length in metres of what was made in the last days before its end.
    pub fn metres_of_last(&self, days: i64) -> f64 {
        let legs = self.points.windows(2).zip(self.days.iter().skip(1));
        legs.filter(|(_, ago)| **ago < days).map(|(leg, _)| leg[0].distance_m(leg[1])).sum()
    }
}

/// The way of a unit from `since` to `until` as an account tells it, or the mean way of several. `None` for who rests,
/// or is not on the map at `until`; positions before a unit came onto the map do not count.
///
/// The way begins anew where it turns from forward to back, and where it leads out and home again: there it is the
/// last turn that matters. A march of more than two days ago is left out, with all before it.
pub fn way(campaign: &Campaign, units: &[UnitId], told: Account, (since, until): (Instant, Instant)) -> Option<Way> {
    match units {
        [unit] => of_one(campaign, *unit, told, since, until),
        _ => of_many(campaign, units, told, since, until),
    }
}

/// A part of a way between two way points.
struct Leg {
    points: Vec<LatLon>,
    day: i64,
    back: bool,
    certainty: Certainty,
}

fn of_one(campaign: &Campaign, unit: UnitId, told: Account, since: Instant, until: Instant) -> Option<Way> {
    let record = campaign.unit(unit);
    let now = unit_state(unit, &record.track, until, told)?;
    if !campaign.bounds.contains(now.at) {
        return None;
    }
    let points = record.track.as_told(told);
    let coalition = record.side.coalition();
    let mut legs: Vec<Leg> = Vec::new();
    let mut back_until = None;
    for (i, pair) in points.windows(2).enumerate() {
        if pair[1].when.at <= since {
            continue;
        }
        if pair[0].when.at >= until {
            break;
        }
        let goes_on = back_until.is_some_and(|end: Instant| pair[0].when.at.0 - end.0 <= PAUSE);
        let back = goes_back(campaign, coalition, points, i) || (goes_on && !goes_forward(&pair[1]));
        let marches = !back && !fights(&pair[0]) && !fights(&pair[1]);
        let certainty = pair[0].certainty.max(pair[1].certainty);
        for (day, from, to) in days(pair[0].when.at.max(since), pair[1].when.at.min(until), until) {
            let mut points = passed(&pair[0], &pair[1], from, to);
            // Who was beyond the edge came onto the map after that.
            if let Some(outside) = points.iter().rposition(|point| !campaign.bounds.contains(*point)) {
                legs.clear();
                points.drain(..=outside);
            }
            if points.len() > 1 {
                back_until = if back { Some(to) } else { None };
                legs.push(Leg { points, day, back, certainty });
            }
            if marches && day >= MARCH_DAYS {
                legs.clear();
            }
        }
    }
    let (first, back) = last_turn(&legs);
    let legs = &legs[first..];
    let certainty = of_most(legs.iter().map(|leg| (leg.certainty, metres(&leg.points))))?;
    let all = legs.iter().flat_map(|leg| leg.points.iter().map(|point| (*point, leg.day)));
    joined(all, back, certainty)
}

/// The parts of a time that lie on one day each, counted back from `end`: the day's number, from when, to when.
fn days(from: Instant, to: Instant, end: Instant) -> impl Iterator<Item = (i64, Instant, Instant)> {
    let oldest = (end.0 - from.0).div_euclid(DAY);
    (0..=oldest).rev().filter_map(move |day| {
        let (begins, ends) = (end.plus(-DAY * (day + 1)).max(from), end.plus(-DAY * day).min(to));
        (begins < ends).then_some((day, begins, ends))
    })
}

/// The points between two way points that were passed between two instants, at an even speed.
fn passed(from: &WayPoint, to: &WayPoint, since: Instant, until: Instant) -> Vec<LatLon> {
    let stops: Vec<LatLon> = std::iter::once(from.at).chain(to.via.iter().copied()).chain([to.at]).collect();
    let (all, lasts) = (metres(&stops), (to.when.at.0 - from.when.at.0) as f64);
    let share = |at: Instant| ((at.0 - from.when.at.0) as f64 / lasts).clamp(0.0, 1.0);
    let (start, end) = (all * share(since), all * share(until));
    let mut line = Vec::new();
    let mut gone = 0.0;
    for leg in stops.windows(2) {
        let length = leg[0].distance_m(leg[1]);
        if length > 0.0 && gone + length > start && gone < end {
            if line.is_empty() {
                line.push(leg[0].toward(leg[1], ((start - gone) / length).max(0.0)));
            }
            line.push(leg[0].toward(leg[1], ((end - gone) / length).min(1.0)));
        }
        gone += length;
    }
    line
}

/// Whether the leg from way point number `i` leads back.
fn goes_back(campaign: &Campaign, coalition: Coalition, points: &[WayPoint], i: usize) -> bool {
    let (from, to) = (points[i].activity, points[i + 1].activity);
    let retires = |activity| matches!(activity, Activity::Withdraw | Activity::BreakOut);
    if retires(to) || (retires(from) && !goes_forward(&points[i + 1])) {
        return true;
    }
    // The record says only that a river was crossed: which bank was left tells the rest.
    let crosses = from == Activity::CrossRiver || to == Activity::CrossRiver;
    let bank = |point: &WayPoint| point.place.and_then(|place| campaign.place(place).bank);
    let own = match coalition {
        Coalition::SovietMongolian => Bank::West,
        Coalition::JapaneseManchukuoan => Bank::East,
    };
    let left = points[..=i].iter().rev().find_map(bank);
    let reached = points[i + 1..].iter().find_map(bank);
    crosses && left.is_some_and(|bank| bank != own) && reached == Some(own)
}

/// Whether a way point is reached in order to fight.
fn goes_forward(point: &WayPoint) -> bool {
    matches!(point.activity, Activity::Attack | Activity::Relief | Activity::MopUp | Activity::Raid)
}

/// Whether the way to or from a way point belongs to a battle.
fn fights(point: &WayPoint) -> bool {
    goes_forward(point) || matches!(point.activity, Activity::CrossRiver | Activity::Encircled | Activity::BreakOut)
}

/// The number of the leg at which the latest movement in one direction began, and whether it leads back.
fn last_turn(legs: &[Leg]) -> (usize, bool) {
    let mut end = legs.len();
    while let Some(last) = legs[..end].last() {
        let first = legs[..end].iter().rposition(|leg| leg.back != last.back).map_or(0, |turn| turn + 1);
        if legs[first..end].iter().map(|leg| metres(&leg.points)).sum::<f64>() >= TURN_M {
            return (first, last.back);
        }
        end = first;
    }
    (0, legs.last().is_some_and(|leg| leg.back))
}

/// The mean way of several units, counted by those that are on the map at the end.
fn of_many(campaign: &Campaign, units: &[UnitId], told: Account, since: Instant, until: Instant) -> Option<Way> {
    let samples = ((until.0 - since.0) / SAMPLE).max(0);
    let mut sums = vec![(0.0, 0.0); samples as usize + 1];
    let mut count = 0.0;
    for unit in units {
        let track = &campaign.unit(*unit).track;
        let at = |when| unit_state(*unit, track, when, told).map(|state| state.at);
        let on_map = |when| at(when).filter(|place| campaign.bounds.contains(*place));
        let Some(mut place) = on_map(until) else { continue };
        count += 1.0;
        for (ago, sum) in sums.iter_mut().enumerate() {
            // Before it came onto the map a unit counts as standing where it came.
            place = on_map(until.plus(-SAMPLE * ago as i64)).unwrap_or(place);
            *sum = (sum.0 + place.lat, sum.1 + place.lon);
        }
    }
    let ways: Vec<Way> = units.iter().filter_map(|unit| of_one(campaign, *unit, told, since, until)).collect();
    let certainty = of_most(ways.iter().map(|way| (way.certainty, way.metres())))?;
    let back: f64 = ways.iter().map(|way| if way.back { way.metres() } else { -way.metres() }).sum();
    let means = sums
        .into_iter()
        .enumerate()
        .rev()
        .map(|(ago, (lat, lon))| (LatLon::new(lat / count, lon / count), SAMPLE * ago as i64 / DAY));
    joined(means, back > 0.0, certainty)
}

/// A way through points, each with its day. Points at which a unit only stood are left out, and what led out and
/// nearly home again begins at its farthest point.
fn joined(all: impl Iterator<Item = (LatLon, i64)>, back: bool, certainty: Certainty) -> Option<Way> {
    let (mut points, mut days): (Vec<LatLon>, Vec<i64>) = (Vec::new(), Vec::new());
    for (point, day) in all {
        if points.last().is_none_or(|last| last.distance_m(point) > REST_M) {
            points.push(point);
            days.push(day);
        }
    }
    let (first, last) = (*points.first()?, *points.last()?);
    let distances = points.iter().map(|point| point.distance_m(last)).enumerate();
    let (turn, farthest) = distances.max_by(|a, b| a.1.total_cmp(&b.1))?;
    if first.distance_m(last) < farthest * 0.6 {
        points.drain(..turn);
        days.drain(..turn);
    }
    (points.len() > 1).then_some(Way { points, days, back, certainty })
}

/// The certainty that holds for the greatest length.
fn of_most(parts: impl Iterator<Item = (Certainty, f64)>) -> Option<Certainty> {
    let mut lengths = [0.0; Certainty::ALL.len()];
    parts.for_each(|(certainty, length)| lengths[certainty as usize] += length);
    let most = Certainty::ALL.iter().max_by(|a, b| lengths[**a as usize].total_cmp(&lengths[**b as usize]))?;
    (lengths[*most as usize] > 0.0).then_some(*most)
}

fn metres(line: &[LatLon]) -> f64 {
    line.windows(2).map(|leg| leg[0].distance_m(leg[1])).sum()
}

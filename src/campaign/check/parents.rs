//! Whom a unit belonged to: a parent is there on that day, and nobody stands under itself.

use super::Checker;
use crate::campaign::{
    ids::UnitId,
    limits::TALLEST_COMMAND,
    model::{Span, Unit},
    problem::SourceText,
    time::Instant,
    words::TrackEnd,
};

/// Checks every membership on the days that are played.
pub(super) fn check(source: SourceText<'_>, units: &[Unit], played: Span, checker: &mut Checker<'_>) {
    for (id, unit) in units.iter().enumerate() {
        let mut spans: Vec<_> = unit.parents.iter().filter_map(|parent| common(parent.span, played)).collect();
        spans.sort_by_key(|span| span.from);
        if spans.windows(2).any(|pair| pair[0].to >= pair[1].from) {
            say(source, unit, format!("'{}' belongs to two units at one time", unit.id), checker);
        }
        for parent in &unit.parents {
            let Some(above) = units.get(parent.unit.index()) else { continue };
            let Some(member) = common(parent.span, played).and_then(|span| common(span, presence(unit))) else {
                continue;
            };
            let there = existence(above);
            if !there.contains(member.from) || !there.contains(member.to) {
                let what = format!(
                    "'{}' belongs to '{}' from {} to {}, but that unit is there only from {} to {}",
                    unit.id, above.id, member.from, member.to, there.from, there.to
                );
                say(source, unit, what, checker);
            }
            for at in [member.from, member.to] {
                if let Some(what) = misled(units, parent.unit, UnitId::at(id), at) {
                    say(source, unit, format!("'{}' {what}", unit.id), checker);
                }
            }
        }
    }
}

fn say(source: SourceText<'_>, unit: &Unit, what: String, checker: &mut Checker<'_>) {
    let part = checker.units.written(&unit.id).unwrap_or(source.text);
    checker.say(source, part, what);
}

fn common(a: Span, b: Span) -> Option<Span> {
    let both = Span { from: a.from.max(b.from), to: a.to.min(b.to) };
    (both.from <= both.to).then_some(both)
}

/// When a unit is on the map; for ever, if it has no track.
fn presence(unit: &Unit) -> Span {
    let (points, forever) = (&unit.track.points, Span { from: Instant(i64::MIN), to: Instant(i64::MAX) });
    match (points.first(), points.last()) {
        (Some(first), Some(last)) => {
            Span { from: first.when.at, to: if unit.track.stays { forever.to } else { last.when.at } }
        }
        _ => forever,
    }
}

/// When a unit is there to command others: as its record says, and not after it was destroyed or disbanded.
fn existence(unit: &Unit) -> Span {
    let ended = matches!(unit.track.end, Some(TrackEnd::Destroyed | TrackEnd::Disbanded));
    let last = unit.track.points.last().filter(|_| ended).map_or(Instant(i64::MAX), |last| last.when.at);
    Span { from: unit.exists.from, to: unit.exists.to.min(last) }
}

/// What is wrong with the units above one whose parent is `from`.
fn misled(units: &[Unit], from: UnitId, id: UnitId, at: Instant) -> Option<String> {
    let mut above = from;
    for _ in 0..TALLEST_COMMAND {
        if above == id {
            return Some(format!("stands under itself on {at}"));
        }
        above = units.get(above.index())?.parent_at(at)?;
    }
    Some(format!("stands under more than {TALLEST_COMMAND} units on {at}, one above the other; mend its parents"))
}

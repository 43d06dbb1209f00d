//! The generated march of a unit: every three hours another place, for as long as the campaign lasts.

use super::{
    Plan, STEP,
    ground::{self, Ground, Place},
    minute, put,
    random::{Random, Stream},
    spot::{MIDDLE, REACH, Spot},
};
use crate::{
    campaign::{
        time::{DAY, HOUR, Instant},
        words::{Activity, Branch, Coalition, Speed},
    },
    generate::forces::Unit,
};

/// How many way points another account has of its own, where it differs.
const DIFFERS: usize = 4;

/// One way point in so many is a place of the gazetteer.
const PLACES: usize = 8;

/// What a unit does, as often as it stands here; and of staffs and aircraft.
const GROUND: [Activity; 12] = {
    use Activity::{Assemble, Attack, CrossRiver, Defend, Hold, March, MopUp, Reserve, Withdraw};
    [March, March, March, Attack, Attack, Defend, Assemble, Reserve, Hold, Withdraw, CrossRiver, MopUp]
};
const STAFF: [Activity; 3] = [Activity::Headquarters, Activity::March, Activity::Other];
const AIR: [Activity; 3] = [Activity::AirCombat, Activity::Raid, Activity::Reconnaissance];

/// A dated place of a unit.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) at: Instant,
    pub(super) spot: Spot,
    pub(super) place: Option<(usize, Place)>,
}

/// Where a unit is, by time.
pub(super) fn march(plan: &Plan, ground: &Ground, unit: &Unit) -> Vec<Step> {
    let mut random = Random::of(plan.seed, Stream::Walk, unit.number);
    let differs = differing(plan, unit.number);
    let metres = match unit.speed {
        Speed::Foot | Speed::Artillery => (1_500, 3_500),
        Speed::Air => (4_000, 6_000),
        _ => (2_500, 5_000),
    };
    let mut spot = start(plan, unit, &mut random);
    let mut wind = random.below(16) as usize;
    (0..plan.points as usize)
        .map(|number| {
            let at = plan.begins(unit.number).plus(STEP * number as i64);
            // One turns a little now and then, and at the edge of the field altogether.
            wind += [0, 0, 1, 15][random.below(4) as usize];
            let metres = random.between(metres.0, metres.1);
            if !spot.stepped(wind, metres).on_field() {
                wind = spot.inward();
            }
            spot = spot.stepped(wind, metres);
            // Where accounts differ they stand on no bank: a unit crosses the same way in all of them.
            let free = differs.is_none_or(|first| !(first..first + DIFFERS).contains(&number));
            let place = (free && number % PLACES == unit.number as usize % PLACES).then(|| ground.nearest(spot));
            spot = place.map_or(spot, |(_, place)| place.spot);
            Step { at, spot, place }
        })
        .collect()
}

/// Where a unit begins: near the others of its division, in its coalition's half of the field.
fn start(plan: &Plan, unit: &Unit, random: &mut Random) -> Spot {
    let mut of_division = Random::of(plan.seed, Stream::Start, unit.division);
    let half = REACH.1 / 2;
    let east = match unit.side.coalition() {
        Coalition::SovietMongolian => -half,
        Coalition::JapaneseManchukuoan => half,
    };
    let middle = MIDDLE.moved(of_division.between(-REACH.0, REACH.0), east + of_division.between(-half, half));
    middle.near(5, random).held()
}

/// The first way point in which another account differs, of the units of which there is one.
fn differing(plan: &Plan, number: u32) -> Option<usize> {
    let room = (plan.points as usize).checked_sub(DIFFERS + 2)?;
    (number % 7 == 3).then(|| 1 + number as usize % (room + 1))
}

/// The file of a unit's track.
pub(super) fn file(plan: &Plan, ground: &Ground, number: u32) -> (String, String) {
    let unit = Unit::of(number);
    let steps = march(plan, ground, &unit);
    // A unit may come to an end only where nobody stands under it.
    let end = match number % 40 {
        5 if unit.leaf() => "Destroyed",
        15 if unit.leaf() => "JoinsParent",
        25 if unit.leaf() => "LeftTheatre",
        _ => "CeaseFire",
    };
    let mut out = String::with_capacity(steps.len() * 150 + 100);
    put!(out, "// Generated.\n(unit:\"u{number:05}\",end:{end},points:[\n");
    synthesis(plan, &unit, &steps, end, &mut out);
    if let Some(first) = differing(plan, number) {
        let accounts: &[&str] = if number.is_multiple_of(2) { &["Soviet"] } else { &["Japanese", "Alternative"] };
        for (account, name) in accounts.iter().enumerate() {
            let mut random = Random::of(plan.seed, Stream::Accounts, number + account as u32 * Plan::MOST_UNITS);
            for step in &steps[first..first + DIFFERS] {
                let spot = step.spot.near(1, &mut random).held();
                put!(out, "(time:\"{}\",clock:S,{},activity:Attack,", minute(step.at), spot.fields());
                put!(out, "certainty:Approximate,error_km:2,sources:[\"G3\"],account:{name}),\n");
            }
        }
    }
    (format!("tracks/u{number:05}.ron"), out + "])\n")
}

fn synthesis(plan: &Plan, unit: &Unit, steps: &[Step], end: &str, out: &mut String) {
    let mut random = Random::of(plan.seed, Stream::Words, unit.number);
    let activities: &[Activity] = match unit.branch {
        _ if unit.air() => &AIR,
        Branch::Headquarters => &STAFF,
        _ => &GROUND,
    };
    let (mut bank, mut crossed) = (None, false);
    for (i, step) in steps.iter().enumerate() {
        time(unit, step.at, &mut random, out);
        match step.place {
            Some((place, _)) => put!(out, "place:\"{}\",", ground::id(place)),
            None => put!(out, "{},", step.spot.fields()),
        }
        let before = i.checked_sub(1).map(|before| steps[before].spot);
        if let Some(before) = before.filter(|_| random.one_in(50)) {
            put!(out, "via:[{}],", before.halfway(step.spot).near(1, &mut random));
        }
        let last = i + 1 == steps.len();
        let activity = if last && end == "Destroyed" { Activity::Destroyed } else { random.of_these(activities) };
        let certainty = ["Known", "Known", "Approximate", "Inferred"][random.below(4) as usize];
        put!(out, "activity:{activity:?},certainty:{certainty},error_km:{}.5,", random.below(4));
        extras(unit, &mut random, out);
        if let Some((_, place)) = step.place {
            crossed |= place.crossing.contains(&unit.side);
            if place.bank.is_some() {
                if bank.is_some() && bank != place.bank && !crossed {
                    put!(out, "crosses:\"the water was low\",");
                }
                (bank, crossed) = (place.bank, false);
            }
        }
        if last && end == "CeaseFire" {
            put!(out, "stays:true,");
        }
        put!(out, "),\n");
    }
}

/// The time of a way point: in words where there are some for it, and by the clock of the unit's army.
fn time(unit: &Unit, at: Instant, random: &mut Random, out: &mut String) {
    let japanese = unit.side.coalition() == Coalition::JapaneseManchukuoan;
    let shown = at.plus(if japanese { HOUR } else { 0 });
    let mut words = minute(shown);
    let part = match shown.0.rem_euclid(DAY) / 60 {
        480 => " morning",
        720 => "",
        900 => " afternoon",
        1_140 => " evening",
        _ => "exact",
    };
    if part != "exact" && random.one_in(2) {
        words.replace_range("1939-07-03".len().., part);
    }
    put!(out, "(time:\"{words}\",");
    if japanese {
        put!(out, "clock:J,");
    } else if random.one_in(2) {
        put!(out, "clock:S,");
    }
    if random.one_in(10) {
        put!(out, "doubt_h:0.5,");
    }
}

/// What a way point says now and then, and its sources.
fn extras(unit: &Unit, random: &mut Random, out: &mut String) {
    if random.one_in(20) {
        put!(out, "note:\"invented\",");
    }
    if random.one_in(30) && !unit.air() {
        put!(out, "by:Motor,");
    }
    match random.below(100) {
        0 => put!(out, "sources:[\"UNATTRIBUTED\"],unverified:true,"),
        1..20 => put!(out, "sources:[\"G1\",\"G{}\"],", random.between(2, 4)),
        _ => put!(out, "sources:[\"G{}\"],", random.between(1, 5)),
    }
}

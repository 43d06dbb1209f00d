//! What moves or attacks, in words.

use super::{Moment, coalition, doubtful, place};
use crate::{
    campaign::{
        time::{MINUTE, Seconds},
        words::{Activity, Branch, Certainty, Coalition},
    },
    geo::LatLon,
    lang::Lang,
    replay::{
        formations::rank,
        situation::{UnitState, unit_state},
    },
};

/// A direction is taken from where a unit will be in so many seconds; it moves more than this many metres until then.
const AHEAD: Seconds = 30 * MINUTE;
const LEAST_M: f64 = 1.0;

/// Whether a unit moves or attacks.
pub(super) fn acts(state: &UnitState) -> bool {
    state.moving || attacks(state)
}

fn attacks(state: &UnitState) -> bool {
    use Activity::{Attack, BreakOut, MopUp, Raid, Relief};
    matches!(state.activity, Attack | BreakOut | Relief | MopUp | Raid)
}

/// A sentence for each side: so many of its units with their names, and the number of the rest.
pub(super) fn told(moment: &Moment<'_>, names: usize, lang: &Lang) -> Vec<String> {
    let sentences: Vec<String> =
        moment.sides().into_iter().filter_map(|side| side_told(moment, side, names, lang)).collect();
    if sentences.is_empty() { vec![lang.get("report-moves-none")] } else { sentences }
}

fn side_told(moment: &Moment<'_>, side: Coalition, names: usize, lang: &Lang) -> Option<String> {
    let unit = |state: &UnitState| moment.campaign.unit(state.unit);
    let mut acting: Vec<&UnitState> =
        moment.shown().filter(|state| acts(state) && unit(state).side.coalition() == side).collect();
    // Who attacks comes before who marches, troops before staffs, the surer before the inferred, those on their way
    // before those that stand, the larger before the smaller.
    acting.sort_by_key(|state| {
        let staff = unit(state).branch == Branch::Headquarters;
        let inferred = state.certainty == Certainty::Inferred;
        (!attacks(state), staff, inferred, !state.moving, std::cmp::Reverse(rank(unit(state).echelon)), state.unit)
    });
    let who = ("who", coalition(side, lang).into());
    let count = acting.len();
    if count == 0 {
        return None;
    }
    let list: Vec<String> = acting.iter().take(names).map(|state| mover(moment, state, lang)).collect();
    let list_value = ("list", list.join("; ").into());
    Some(match (list.len(), count - list.len()) {
        (0, _) => lang.with("report-moves-counted", &[who, ("count", count.into())]),
        (_, 0) => lang.with("report-moves", &[who, list_value]),
        (_, more) => lang.with("report-moves-more", &[who, list_value, ("count", more.into())]),
    })
}

fn mover(moment: &Moment<'_>, state: &UnitState, lang: &Lang) -> String {
    let full = lang.text(&moment.campaign.unit(state.unit).name).into_owned();
    // What stands in brackets is told on the unit's card.
    let name = full.split(" (").next().unwrap_or_default().to_owned();
    let mover = doing(moment, state, Some(name), lang);
    match state.certainty {
        Certainty::Inferred => {
            let doubt = doubtful(state.certainty, lang);
            lang.with("report-mover-doubt", &[("mover", mover.into()), ("doubt", doubt.into())])
        }
        // Whoever is on the way between two reports is approximate: to say it of all would say nothing.
        Certainty::Known | Certainty::Approximate => mover,
    }
}

/// What a unit does, and in which direction it moves if it does; after its name, if one is given.
pub(super) fn doing(moment: &Moment<'_>, state: &UnitState, name: Option<String>, lang: &Lang) -> String {
    let goes = ahead(moment, state).map(|to| place::way(state.at, to, lang));
    let still = matches!(
        state.activity,
        Activity::Assemble
            | Activity::Reserve
            | Activity::Defend
            | Activity::Encircled
            | Activity::Hold
            | Activity::Destroyed
            | Activity::Disbanded
            | Activity::Headquarters
            | Activity::Other
    );
    let does = match &goes {
        Some(_) if still => lang.get("report-does-move"),
        _ => lang.word("activity", state.activity.word()),
    };
    let name = ("name", name.unwrap_or_default().into());
    let does = ("does", does.into());
    let said = match goes {
        Some(way) => lang.with("report-mover-way", &[name, does, ("way", way.into())]),
        None => lang.with("report-mover", &[name, does]),
    };
    said.trim_start_matches([' ', '–']).to_owned()
}

/// Where a moving unit will be in a while.
fn ahead(moment: &Moment<'_>, state: &UnitState) -> Option<LatLon> {
    if !state.moving {
        return None;
    }
    let track = &moment.campaign.unit(state.unit).track;
    let soon = unit_state(state.unit, track, moment.now().plus(AHEAD), state.account).map(|state| state.at);
    let next = || state.way_points(moment.campaign).get(state.reached + 1).map(|point| point.at);
    let far = |to: &LatLon| state.at.distance_m(*to) > LEAST_M;
    soon.filter(far).or_else(|| next().filter(far))
}

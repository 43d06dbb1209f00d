//! The selected unit in words: who, what it does, where, and how sure that is.

use super::{Moment, moves, place};
use crate::{
    campaign::ids::UnitId,
    lang::{Lang, km},
    replay::formations::{Formation, Formations, Level},
};
use fluent_bundle::FluentValue;

/// A word or number of a sentence, by its name there.
type Said<'v> = (&'v str, FluentValue<'v>);

/// A sentence on the unit; not `fully` its name and how sure its place is.
pub(super) fn told(moment: &Moment<'_>, unit: UnitId, fully: bool, lang: &Lang) -> String {
    let record = moment.campaign.unit(unit);
    let name: Said<'_> = ("name", lang.text(&record.name).into_owned().into());
    let side: Said<'_> = ("side", lang.word("report-side", record.side.word()).into());
    let Some(state) = moment.situation.unit(unit) else {
        return match formation(moment, unit) {
            Some((one, count)) if fully => together(moment, &one, count, [name, side], lang),
            Some((one, _)) => {
                let doubt = ("doubt", lang.word("certainty", one.certainty.word()).into());
                lang.with("report-selected-short", &[name, doubt])
            }
            None => lang.with("report-selected-absent", &[name, side]),
        };
    };
    let doubt = ("doubt", lang.word("certainty", state.certainty.word()).into());
    if state.certainty > moment.least {
        return lang.with("report-selected-hidden", &[name, side, doubt]);
    }
    if !fully {
        return lang.with("report-selected-short", &[name, doubt]);
    }
    let values = [
        name,
        side,
        doubt,
        ("does", moves::doing(moment, state, None, lang).into()),
        ("where", place::place_of(moment, state.at, state.error_km, lang).into()),
        ("km", km(state.error_km).into()),
    ];
    lang.with("report-selected", &values)
}

/// The formation that a unit gives its name to where it has no place of its own, at the finest level at which the map
/// draws it, and how many units it stands for.
fn formation(moment: &Moment<'_>, unit: UnitId) -> Option<(Formation, usize)> {
    Level::ALL.into_iter().find_map(|level| {
        let formations = Formations::of(moment.campaign, moment.now(), moment.shown(), level);
        let found = formations.named(unit)?;
        Some((*found, formations.members(found).len()))
    })
}

/// A sentence on a formation.
fn together(moment: &Moment<'_>, one: &Formation, count: usize, [name, side]: [Said<'_>; 2], lang: &Lang) -> String {
    let values = [
        name,
        side,
        ("count", count.into()),
        ("does", lang.word("activity", one.activity.word()).into()),
        ("where", place::place_of(moment, one.at, one.error_km, lang).into()),
        ("doubt", lang.word("certainty", one.certainty.word()).into()),
        ("km", km(one.error_km).into()),
    ];
    lang.with("report-selected-formation", &values)
}

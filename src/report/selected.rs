//! The selected unit in words: who, what it does, where, and how sure that is.

use super::{Moment, moves, place};
use crate::{
    campaign::ids::UnitId,
    lang::{Lang, km},
};

/// A sentence on the unit; not `fully` its name and how sure its place is.
pub(super) fn told(moment: &Moment<'_>, unit: UnitId, fully: bool, lang: &Lang) -> String {
    let record = moment.campaign.unit(unit);
    let name = ("name", lang.text(&record.name).into_owned().into());
    let side = ("side", lang.word("report-side", record.side.word()).into());
    let Some(state) = moment.situation.unit(unit) else {
        return lang.with("report-selected-absent", &[name, side]);
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

//! The records of what is claimed: events, figures and disputes.

use serde::Deserialize;

use super::{At, Word};
use crate::campaign::{
    text::Text,
    time::ClockName,
    words::{Certainty, Claimant, CountKind, EventKind, FigureKind, Measure, Question, Side},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventFile<'a> {
    #[serde(borrow)]
    pub(crate) id: Word<'a>,
    #[serde(default)]
    pub(crate) rows: Vec<String>,
    pub(crate) kind: EventKind,
    #[serde(borrow)]
    pub(crate) time: Word<'a>,
    #[serde(default)]
    pub(crate) clock: ClockName,
    #[serde(borrow)]
    pub(crate) doubt_h: Option<At<'a, f64>>,
    #[serde(borrow)]
    pub(crate) until: Option<Word<'a>>,
    #[serde(borrow)]
    pub(crate) place: Option<Word<'a>>,
    pub(crate) elsewhere: Option<Text>,
    pub(crate) title: Text,
    #[serde(default)]
    pub(crate) text: Text,
    #[serde(default)]
    pub(crate) sides: Vec<Side>,
    #[serde(borrow, default)]
    pub(crate) units: Vec<Word<'a>>,
    #[serde(borrow, default)]
    pub(crate) counts: Vec<CountFile<'a>>,
    pub(crate) certainty: Certainty,
    #[serde(borrow)]
    pub(crate) weight: At<'a, u8>,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
    #[serde(default)]
    pub(crate) unverified: bool,
    #[serde(rename = "note", default)]
    pub(crate) _note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CountFile<'a> {
    pub(crate) what: CountKind,
    pub(crate) side: Side,
    #[serde(borrow)]
    pub(crate) low: At<'a, f64>,
    #[serde(borrow)]
    pub(crate) high: At<'a, f64>,
    pub(crate) by: Claimant,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
    #[serde(default)]
    pub(crate) unverified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FigureFile<'a> {
    #[serde(borrow)]
    pub(crate) id: Word<'a>,
    pub(crate) title: Text,
    pub(crate) kind: FigureKind,
    pub(crate) measure: Measure,
    pub(crate) sides: Vec<Side>,
    #[serde(borrow)]
    pub(crate) from: Word<'a>,
    #[serde(borrow)]
    pub(crate) until: Word<'a>,
    #[serde(borrow, default)]
    pub(crate) units: Vec<Word<'a>>,
    #[serde(borrow, default)]
    pub(crate) events: Vec<Word<'a>>,
    #[serde(borrow)]
    pub(crate) values: Vec<ClaimFile<'a>>,
    #[serde(borrow)]
    pub(crate) judgement: Option<StatementFile<'a>>,
    pub(crate) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimFile<'a> {
    #[serde(borrow)]
    pub(crate) low: At<'a, f64>,
    #[serde(borrow)]
    pub(crate) high: At<'a, f64>,
    #[serde(default)]
    pub(crate) at_least: bool,
    pub(crate) by: Claimant,
    #[serde(default)]
    pub(crate) text: Text,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
    #[serde(default)]
    pub(crate) unverified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DisputeFile<'a> {
    #[serde(borrow)]
    pub(crate) id: Word<'a>,
    #[serde(default)]
    pub(crate) rows: Vec<String>,
    pub(crate) about: Question,
    pub(crate) title: Text,
    #[serde(borrow)]
    pub(crate) statements: Vec<VersionFile<'a>>,
    #[serde(borrow)]
    pub(crate) judgement: Option<StatementFile<'a>>,
    #[serde(borrow, default)]
    pub(crate) units: Vec<Word<'a>>,
    #[serde(borrow, default)]
    pub(crate) events: Vec<Word<'a>>,
    #[serde(borrow, default)]
    pub(crate) figures: Vec<Word<'a>>,
    #[serde(borrow, default)]
    pub(crate) places: Vec<Word<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VersionFile<'a> {
    pub(crate) by: Claimant,
    pub(crate) text: Text,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
    #[serde(default)]
    pub(crate) unverified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatementFile<'a> {
    pub(crate) text: Text,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
    #[serde(default)]
    pub(crate) unverified: bool,
}

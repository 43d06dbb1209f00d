//! One struct for each record of each file; the names of the fields are the names in the files.

use ron::value::RawValue;
use serde::Deserialize;

use super::{At, Word};
use crate::campaign::{
    text::Text,
    time::ClockName,
    words::{
        Account, Activity, Bank, Branch, Certainty, Claimant, CrossingKind, Echelon, FrontKind, PlaceKind, Post,
        Quality, Read, Side, SourceKind, Speed, TrackEnd,
    },
};

/// A file that is one list: each record is parsed on its own.
pub(crate) type ListFile<'a> = Vec<&'a RawValue>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CampaignFile<'a> {
    #[serde(borrow)]
    pub(crate) version: At<'a, u32>,
    pub(crate) title: Text,
    #[serde(borrow)]
    pub(crate) span: SpanFile<'a>,
    #[serde(borrow)]
    pub(crate) record_from: Word<'a>,
    #[serde(borrow)]
    pub(crate) bounds: BoundsFile<'a>,
    #[serde(borrow)]
    pub(crate) views: Vec<ViewFile<'a>>,
    #[serde(default)]
    pub(crate) credits: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpanFile<'a> {
    #[serde(borrow)]
    pub(crate) from: Word<'a>,
    #[serde(borrow)]
    pub(crate) to: Word<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BoundsFile<'a> {
    #[serde(borrow)]
    pub(crate) south: At<'a, f64>,
    #[serde(borrow)]
    pub(crate) west: At<'a, f64>,
    #[serde(borrow)]
    pub(crate) north: At<'a, f64>,
    #[serde(borrow)]
    pub(crate) east: At<'a, f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ViewFile<'a> {
    #[serde(borrow)]
    pub(crate) id: Word<'a>,
    pub(crate) name: Text,
    #[serde(borrow)]
    pub(crate) lat: At<'a, f64>,
    #[serde(borrow)]
    pub(crate) lon: At<'a, f64>,
    #[serde(borrow)]
    pub(crate) width_km: At<'a, f64>,
    #[serde(borrow)]
    pub(crate) height_km: At<'a, f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceFile<'a> {
    #[serde(borrow)]
    pub(crate) id: Word<'a>,
    pub(crate) author: Option<String>,
    pub(crate) title: String,
    pub(crate) year: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) kind: SourceKind,
    pub(crate) read: Read,
    pub(crate) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceFile<'a> {
    #[serde(borrow)]
    pub(crate) id: Word<'a>,
    pub(crate) names: Text,
    #[serde(default)]
    pub(crate) variants: Vec<String>,
    pub(crate) kind: PlaceKind,
    #[serde(borrow)]
    pub(crate) lat: At<'a, f64>,
    #[serde(borrow)]
    pub(crate) lon: At<'a, f64>,
    pub(crate) quality: Quality,
    #[serde(borrow)]
    pub(crate) error_km: At<'a, f64>,
    pub(crate) bank: Option<Bank>,
    #[serde(borrow)]
    pub(crate) rank: Option<At<'a, u8>>,
    pub(crate) basis: String,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
    pub(crate) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnitFile<'a> {
    #[serde(borrow)]
    pub(crate) id: Word<'a>,
    pub(crate) side: Side,
    pub(crate) name: Text,
    #[serde(borrow)]
    pub(crate) label: At<'a, String>,
    #[serde(borrow, default)]
    pub(crate) labels: Vec<DatedLabelFile<'a>>,
    pub(crate) branch: Branch,
    pub(crate) echelon: Echelon,
    pub(crate) speed: Speed,
    #[serde(default)]
    pub(crate) air: bool,
    #[serde(borrow, default)]
    pub(crate) parents: Vec<ParentFile<'a>>,
    #[serde(borrow)]
    pub(crate) formed: Option<Word<'a>>,
    #[serde(borrow)]
    pub(crate) dissolved: Option<Word<'a>>,
    #[serde(borrow, default)]
    pub(crate) commanders: Vec<CommanderFile<'a>>,
    #[serde(borrow, default)]
    pub(crate) strength: Vec<StrengthFile<'a>>,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
    pub(crate) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DatedLabelFile<'a> {
    #[serde(borrow)]
    pub(crate) from: Option<Word<'a>>,
    #[serde(borrow)]
    pub(crate) to: Option<Word<'a>>,
    pub(crate) label: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ParentFile<'a> {
    #[serde(borrow)]
    pub(crate) unit: Word<'a>,
    #[serde(borrow)]
    pub(crate) from: Option<Word<'a>>,
    #[serde(borrow)]
    pub(crate) to: Option<Word<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CommanderFile<'a> {
    pub(crate) name: Text,
    #[serde(default)]
    pub(crate) post: Post,
    #[serde(borrow)]
    pub(crate) from: Option<Word<'a>>,
    #[serde(borrow)]
    pub(crate) to: Option<Word<'a>>,
    pub(crate) fate: Option<Text>,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
    #[serde(default)]
    pub(crate) unverified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StrengthFile<'a> {
    #[serde(borrow)]
    pub(crate) on: Word<'a>,
    #[serde(default)]
    pub(crate) overall: bool,
    #[serde(borrow)]
    pub(crate) men: Option<At<'a, (f64, f64)>>,
    #[serde(borrow)]
    pub(crate) tanks: Option<At<'a, (f64, f64)>>,
    #[serde(borrow)]
    pub(crate) armoured_cars: Option<At<'a, (f64, f64)>>,
    #[serde(borrow)]
    pub(crate) guns: Option<At<'a, (f64, f64)>>,
    #[serde(borrow)]
    pub(crate) aircraft: Option<At<'a, (f64, f64)>>,
    pub(crate) text: Option<Text>,
    pub(crate) by: Option<Claimant>,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
    #[serde(default)]
    pub(crate) unverified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TrackFile<'a> {
    #[serde(borrow)]
    pub(crate) unit: Word<'a>,
    pub(crate) end: TrackEnd,
    #[serde(borrow)]
    pub(crate) points: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WayPointFile<'a> {
    #[serde(borrow)]
    pub(crate) time: Word<'a>,
    #[serde(default)]
    pub(crate) clock: ClockName,
    #[serde(borrow)]
    pub(crate) doubt_h: Option<At<'a, f64>>,
    #[serde(borrow)]
    pub(crate) place: Option<Word<'a>>,
    #[serde(borrow)]
    pub(crate) lat: Option<At<'a, f64>>,
    #[serde(borrow)]
    pub(crate) lon: Option<At<'a, f64>>,
    #[serde(borrow)]
    pub(crate) via: Option<At<'a, Vec<(f64, f64)>>>,
    pub(crate) activity: Activity,
    pub(crate) note: Option<String>,
    pub(crate) certainty: Certainty,
    #[serde(borrow)]
    pub(crate) error_km: At<'a, f64>,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
    #[serde(default)]
    pub(crate) unverified: bool,
    #[serde(default)]
    pub(crate) stays: bool,
    pub(crate) account: Option<Account>,
    pub(crate) crosses: Option<String>,
    pub(crate) by: Option<Speed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrontsFile<'a> {
    #[serde(borrow)]
    pub(crate) fronts: Vec<&'a RawValue>,
    #[serde(borrow)]
    pub(crate) crossings: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CrossingFile<'a> {
    #[serde(borrow)]
    pub(crate) place: Word<'a>,
    pub(crate) kind: CrossingKind,
    pub(crate) river: String,
    #[serde(borrow)]
    pub(crate) opened: Word<'a>,
    #[serde(borrow)]
    pub(crate) closed: Word<'a>,
    pub(crate) sides: Vec<Side>,
    pub(crate) who: Text,
    pub(crate) certainty: Certainty,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
    pub(crate) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrontFile<'a> {
    #[serde(borrow)]
    pub(crate) id: Word<'a>,
    pub(crate) name: Text,
    pub(crate) kind: FrontKind,
    pub(crate) sides: Vec<Side>,
    #[serde(borrow)]
    pub(crate) ends: Option<Word<'a>>,
    #[serde(borrow)]
    pub(crate) stages: Vec<StageFile<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StageFile<'a> {
    #[serde(borrow)]
    pub(crate) time: Word<'a>,
    #[serde(default)]
    pub(crate) clock: ClockName,
    #[serde(borrow)]
    pub(crate) doubt_h: Option<At<'a, f64>>,
    #[serde(borrow)]
    pub(crate) points: At<'a, Vec<(f64, f64)>>,
    pub(crate) certainty: Certainty,
    #[serde(borrow)]
    pub(crate) error_km: At<'a, f64>,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
    pub(crate) note: Option<String>,
}

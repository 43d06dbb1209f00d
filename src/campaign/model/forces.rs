//! The order of battle: who fought, under whom, how strong, and where by time.

use crate::{
    campaign::{
        ids::{PlaceId, SourceId, UnitId},
        model::{Span, Steps},
        text::Text,
        time::{Instant, When},
        words::{Account, Activity, Branch, Certainty, Claimant, Echelon, Post, Side, Speed, TrackEnd},
    },
    geo::LatLon,
};

/// A unit of the order of battle.
#[derive(Debug, PartialEq)]
pub struct Unit {
    /// Its id.
    pub id: Box<str>,
    /// Whose unit it is.
    pub side: Side,
    /// Its name by language.
    pub name: Text,
    /// Its short label on the map.
    pub label: Box<str>,
    /// Short labels it had for a time.
    pub labels: Vec<DatedLabel>,
    /// Its arm of service.
    pub branch: Branch,
    /// Its size.
    pub echelon: Echelon,
    /// By what means it usually moves.
    pub speed: Speed,
    /// Whether it flies.
    pub air: bool,
    /// Which units it belonged to, and when.
    pub parents: Vec<Parent>,
    /// When it was formed and dissolved, where that is known.
    pub exists: Span,
    /// Who led it.
    pub commanders: Vec<Commander>,
    /// How strong it was, by date.
    pub strength: Vec<Strength>,
    /// Where the facts come from.
    pub sources: Vec<SourceId>,
    /// A remark of the compilers.
    pub note: Option<Box<str>>,
    /// Where it was; empty for a formation that only stands above others.
    pub track: Track,
}

impl Unit {
    /// The short label on the map at `now`.
    pub fn label_at(&self, now: Instant) -> &str {
        let dated = self.labels.iter().find(|dated| dated.span.contains(now));
        dated.map_or(&self.label, |dated| &dated.label)
    }

    /// The unit it belonged to at `now`, where that is known.
    pub fn parent_at(&self, now: Instant) -> Option<UnitId> {
        self.parents.iter().find(|parent| parent.span.contains(now)).map(|parent| parent.unit)
    }
}

/// A short label that held for a time.
#[derive(Debug, PartialEq)]
pub struct DatedLabel {
    /// When it held.
    pub span: Span,
    /// The label.
    pub label: Box<str>,
}

/// Membership of a unit in a larger one.
#[derive(Debug, PartialEq)]
pub struct Parent {
    /// The larger unit.
    pub unit: UnitId,
    /// When the unit belonged to it.
    pub span: Span,
}

/// An officer and the time he held a post.
#[derive(Debug, PartialEq)]
pub struct Commander {
    /// His rank and name.
    pub name: Text,
    /// What he was.
    pub post: Post,
    /// When.
    pub span: Span,
    /// How it ended, where a source says so.
    pub fate: Option<Text>,
    /// Who says so.
    pub sources: Vec<SourceId>,
    /// Whether it waits to be checked.
    pub unverified: bool,
}

/// The lowest and the highest of the numbers that are given.
pub type Range = (f64, f64);

/// How strong a unit was on a day. A unit has several where several people give numbers.
#[derive(Debug, PartialEq)]
pub struct Strength {
    /// The day.
    pub on: When,
    /// Whether it counts all who served in the whole campaign, and not who was there on the day.
    pub overall: bool,
    /// Men.
    pub men: Option<Range>,
    /// Tanks and tankettes.
    pub tanks: Option<Range>,
    /// Armoured cars.
    pub armoured_cars: Option<Range>,
    /// Guns.
    pub guns: Option<Range>,
    /// Aircraft.
    pub aircraft: Option<Range>,
    /// What the numbers do not say.
    pub text: Option<Text>,
    /// Who claims it.
    pub by: Option<Claimant>,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
    /// Whether it waits to be checked.
    pub unverified: bool,
}

impl Strength {
    /// Whether it says nothing at all.
    pub fn is_empty(&self) -> bool {
        let numbers = [self.men, self.tanks, self.armoured_cars, self.guns, self.aircraft];
        numbers.iter().all(Option::is_none) && self.text.is_none()
    }
}

/// Where a unit was, by time.
#[derive(Debug, Default, PartialEq)]
pub struct Track {
    /// The way points of the synthesis, times strictly rising.
    pub points: Vec<WayPoint>,
    /// The same as other accounts tell it, where they differ.
    pub tellings: Vec<Telling>,
    /// Why the track ends.
    pub end: Option<TrackEnd>,
    /// Whether the unit remains on the map after its last way point.
    pub stays: bool,
    /// The same for who asks where the unit is.
    pub(crate) steps: Steps,
}

impl Track {
    /// The telling of an account, where it differs from the synthesis.
    pub fn telling(&self, account: Account) -> Option<&Telling> {
        self.tellings.iter().find(|telling| telling.account == account)
    }

    /// The way points as an account tells them: those of the synthesis where it does not differ.
    pub fn as_told(&self, account: Account) -> &[WayPoint] {
        self.telling(account).map_or(&self.points, |telling| &telling.points)
    }
}

/// A track as an account tells it: its own way points, and those of the synthesis before and after them.
#[derive(Debug, PartialEq)]
pub struct Telling {
    /// Whose account it is.
    pub account: Account,
    /// All way points, times strictly rising.
    pub points: Vec<WayPoint>,
    /// From the first to the last way point that is the account's own.
    pub differs: Span,
    /// Whether the unit remains on the map after the last way point.
    pub stays: bool,
    /// The same for who asks where the unit is.
    pub(crate) steps: Steps,
}

impl Telling {
    /// The way points that are the account's own.
    pub fn own(&self) -> impl Iterator<Item = &WayPoint> {
        self.points.iter().filter(|point| point.account == self.account)
    }
}

/// A dated position of a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct WayPoint {
    /// When.
    pub when: When,
    /// Where.
    pub at: LatLon,
    /// The place of the gazetteer, where the position is one.
    pub place: Option<PlaceId>,
    /// Points passed on the way here from the way point before.
    pub via: Vec<LatLon>,
    /// What the unit does.
    pub activity: Activity,
    /// The compilers' words about it.
    pub note: Option<Box<str>>,
    /// How sure it is.
    pub certainty: Certainty,
    /// How far the true position may lie from it, in kilometres.
    pub error_km: f64,
    /// Where the fact comes from.
    pub sources: Vec<SourceId>,
    /// Whether it waits to be checked.
    pub unverified: bool,
    /// Whose account it follows.
    pub account: Account,
    /// How the river was crossed on the way here, where it was at no crossing that is known.
    pub crosses: Option<Box<str>>,
    /// By what means the unit came here, where not by its usual one.
    pub by: Option<Speed>,
}

//! A campaign that has passed every check: ids are indexes, times rise, everything has a source.
//! Only `check` makes one; nothing that reads it can fail.

use super::{
    ids::{EventId, PlaceId, SourceId, UnitId},
    text::Text,
    time::{Instant, When},
    words::{
        Account, Activity, Bank, Branch, Certainty, CrossingKind, Echelon, PlaceKind, Quality, Read, Side, SourceKind,
        Speed, TrackEnd,
    },
};
use crate::geo::LatLon;

/// The war as data.
#[derive(Debug)]
pub struct Campaign {
    /// What the campaign is called.
    pub title: Text,
    /// The time that can be played.
    pub span: Span,
    /// The edges of the map.
    pub bounds: Bounds,
    /// Views of the map that have a name; the first is the one shown at the start.
    pub views: Vec<NamedView>,
    /// Who is to be thanked.
    pub credits: Vec<Text>,
    /// The bibliography, by id.
    pub sources: Vec<Source>,
    /// The gazetteer, in the order of the file.
    pub places: Vec<Place>,
    /// The order of battle, by id.
    pub units: Vec<Unit>,
    /// The chronology, by time.
    pub events: Vec<Event>,
    /// Bridges and fords.
    pub crossings: Vec<Crossing>,
}

impl Campaign {
    /// The unit with this number.
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.index()]
    }

    /// The place with this number.
    pub fn place(&self, id: PlaceId) -> &Place {
        &self.places[id.index()]
    }

    /// The source with this number.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.index()]
    }

    /// The event with this number.
    pub fn event(&self, id: EventId) -> &Event {
        &self.events[id.index()]
    }

    /// Every unit with its number, in the order of their ids.
    pub fn units(&self) -> impl Iterator<Item = (UnitId, &Unit)> {
        self.units.iter().enumerate().map(|(i, unit)| (UnitId::at(i), unit))
    }

    /// Every event with its number, in time order.
    pub fn events(&self) -> impl Iterator<Item = (EventId, &Event)> {
        self.events.iter().enumerate().map(|(i, event)| (EventId::at(i), event))
    }

    /// The unit whose id in the files is `id`.
    pub fn find_unit(&self, id: &str) -> Option<UnitId> {
        self.units.binary_search_by(|unit| (*unit.id).cmp(id)).ok().map(UnitId::at)
    }

    /// The place whose id in the files is `id`.
    pub fn find_place(&self, id: &str) -> Option<PlaceId> {
        self.places.iter().position(|place| *place.id == *id).map(PlaceId::at)
    }

    /// The places there are at an instant: all but the crossings that are not open.
    pub fn places_at(&self, now: Instant) -> impl Iterator<Item = &Place> {
        self.places.iter().enumerate().filter(move |(i, _)| self.stands(PlaceId::at(*i), now)).map(|(_, place)| place)
    }

    /// Whether a place is there: a place of crossings is while one of them is open, any other place always.
    fn stands(&self, place: PlaceId, now: Instant) -> bool {
        let mut crossings = self.crossings.iter().filter(|crossing| crossing.place == place).peekable();
        crossings.peek().is_none() || crossings.any(|crossing| crossing.open.contains(now))
    }

    /// The last event at or before `now`.
    pub fn latest_event(&self, now: Instant) -> Option<EventId> {
        self.events.partition_point(|event| event.when.at <= now).checked_sub(1).map(EventId::at)
    }
}

/// A stretch of time, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first instant.
    pub from: Instant,
    /// The last instant.
    pub to: Instant,
}

impl Span {
    /// Whether `instant` lies in the span.
    pub fn contains(self, instant: Instant) -> bool {
        self.from <= instant && instant <= self.to
    }

    /// The instant of the span nearest to `instant`.
    pub fn clamp(self, instant: Instant) -> Instant {
        instant.clamp(self.from, self.to)
    }
}

/// The edges of the map, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The south-western corner.
    pub south_west: LatLon,
    /// The north-eastern corner.
    pub north_east: LatLon,
}

impl Bounds {
    /// Whether a point lies on the map.
    pub fn contains(&self, point: LatLon) -> bool {
        let (low, high) = (self.south_west, self.north_east);
        (low.lat..=high.lat).contains(&point.lat) && (low.lon..=high.lon).contains(&point.lon)
    }
}

/// A view of the map that has a name.
#[derive(Debug)]
pub struct NamedView {
    /// Its id, for the address bar and the command line.
    pub id: Box<str>,
    /// Its name.
    pub name: Text,
    /// Its middle.
    pub centre: LatLon,
    /// What must be seen from west to east, in kilometres.
    pub width_km: f64,
    /// What must be seen from south to north, in kilometres.
    pub height_km: f64,
}

/// A work, a document or a page that facts come from.
#[derive(Debug)]
pub struct Source {
    /// Its key.
    pub id: Box<str>,
    /// Who wrote it.
    pub author: Option<Box<str>>,
    /// What it is called.
    pub title: Box<str>,
    /// When it appeared.
    pub year: Option<Box<str>>,
    /// Where it appeared.
    pub place: Option<Box<str>>,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// How it was used.
    pub read: Read,
    /// A remark of the compilers.
    pub note: Option<Box<str>>,
}

/// A place of the gazetteer.
#[derive(Debug)]
pub struct Place {
    /// Its id.
    pub id: Box<str>,
    /// Its names by language.
    pub names: Text,
    /// Other names of the period.
    pub variants: Vec<String>,
    /// What kind of place it is.
    pub kind: PlaceKind,
    /// Where it is.
    pub at: LatLon,
    /// How good the coordinate is.
    pub quality: Quality,
    /// How far the true place may lie from it, in kilometres.
    pub error_km: f64,
    /// The bank of the Halhin Gol it lies on, where that means something.
    pub bank: Option<Bank>,
    /// From which zoom its name is drawn, 1 (always) to 4 (closest); `None` = never.
    pub rank: Option<u8>,
    /// What the coordinate rests on.
    pub basis: Box<str>,
    /// Where the facts come from.
    pub sources: Vec<SourceId>,
    /// A remark of the compilers.
    pub note: Option<Box<str>>,
}

/// A unit of the order of battle.
#[derive(Debug)]
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
    /// Who led it.
    pub commanders: Vec<Statement>,
    /// How strong it was.
    pub strength: Vec<Statement>,
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
#[derive(Debug)]
pub struct DatedLabel {
    /// When it held.
    pub span: Span,
    /// The label.
    pub label: Box<str>,
}

/// Membership of a unit in a larger one.
#[derive(Debug)]
pub struct Parent {
    /// The larger unit.
    pub unit: UnitId,
    /// When the unit belonged to it.
    pub span: Span,
}

/// A sentence with its sources.
#[derive(Debug)]
pub struct Statement {
    /// What is stated.
    pub text: Text,
    /// Who states it.
    pub sources: Vec<SourceId>,
    /// Whether it waits to be checked.
    pub unverified: bool,
}

/// Where a unit was, by time.
#[derive(Debug, Default)]
pub struct Track {
    /// The way points of the synthesis, times strictly rising.
    pub points: Vec<WayPoint>,
    /// Way points of other accounts, which the map does not play.
    pub alternatives: Vec<WayPoint>,
    /// Why the track ends.
    pub end: Option<TrackEnd>,
    /// Whether the unit remains on the map after its last way point.
    pub stays: bool,
}

/// A dated position of a unit.
#[derive(Debug)]
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
}

/// Something that happened.
#[derive(Debug)]
pub struct Event {
    /// Its id.
    pub id: Box<str>,
    /// When.
    pub when: When,
    /// Where, if it had one place.
    pub place: Option<PlaceId>,
    /// What happened, in a few words.
    pub title: Text,
    /// What happened, in a sentence or two.
    pub text: Text,
    /// Who took part.
    pub units: Vec<UnitId>,
    /// How sure it is.
    pub certainty: Certainty,
    /// How much it mattered, 1 to 3.
    pub weight: u8,
    /// Where the fact comes from.
    pub sources: Vec<SourceId>,
    /// Whether it waits to be checked.
    pub unverified: bool,
}

/// A bridge, a ford or a pontoon bridge and the time it could be used.
#[derive(Debug)]
pub struct Crossing {
    /// Where.
    pub place: PlaceId,
    /// What kind it was.
    pub kind: CrossingKind,
    /// The river's id in the base map.
    pub river: Box<str>,
    /// When it was open.
    pub open: Span,
    /// Who could use it.
    pub sides: Vec<Side>,
    /// Who built or held it.
    pub who: Text,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where the fact comes from.
    pub sources: Vec<SourceId>,
    /// A remark of the compilers.
    pub note: Option<Box<str>>,
}

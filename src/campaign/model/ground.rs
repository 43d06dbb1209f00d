//! The ground: the gazetteer, the crossings, and the lines that the armies held.

use crate::{
    campaign::{
        ids::{PlaceId, SourceId},
        model::Span,
        text::Text,
        time::{Instant, When},
        words::{Bank, Certainty, CrossingKind, FrontKind, PlaceKind, Quality, Side},
    },
    geo::LatLon,
};

/// A place of the gazetteer.
#[derive(Debug, PartialEq)]
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

/// A bridge, a ford or a pontoon bridge and the time it could be used.
#[derive(Debug, PartialEq)]
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

/// A front line, a bridgehead or a pocket, through time.
#[derive(Debug, PartialEq)]
pub struct Front {
    /// Its id.
    pub id: Box<str>,
    /// What it is called.
    pub name: Text,
    /// What kind of line it is.
    pub kind: FrontKind,
    /// Who holds it; of a pocket, who is encircled.
    pub sides: Vec<Side>,
    /// The line at certain times, times strictly rising; between them it changes evenly.
    pub stages: Vec<Stage>,
    /// When it ceases to be.
    pub ends: Instant,
}

/// A front at an instant.
#[derive(Debug, PartialEq)]
pub struct Stage {
    /// When.
    pub when: When,
    /// The line; the holder's ground lies on the right hand of one who follows it. A pocket's closes on itself.
    pub line: Vec<LatLon>,
    /// How sure it is.
    pub certainty: Certainty,
    /// How far the true line may lie from it, in kilometres.
    pub error_km: f64,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
    /// What it shows.
    pub note: Option<Box<str>>,
}

//! What is claimed, by whom, and where claims differ: the chronology, the figures, the disputes, the bibliography.

use crate::campaign::{
    ids::{EventId, FigureId, PlaceId, SourceId, UnitId},
    model::Span,
    text::Text,
    time::When,
    words::{Certainty, Claimant, CountKind, EventKind, FigureKind, Measure, Question, Read, Side, SourceKind},
};

/// A work, a document or a page that facts come from.
#[derive(Debug, PartialEq)]
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

/// Something that happened.
#[derive(Debug, PartialEq)]
pub struct Event {
    /// Its id.
    pub id: Box<str>,
    /// The rows of the compilers' chronologies that it stands for.
    pub rows: Vec<String>,
    /// What kind of thing it was.
    pub kind: EventKind,
    /// When; the beginning, if it lasted.
    pub when: When,
    /// When it ended, if it lasted.
    pub until: Option<When>,
    /// Where, if it had one place in the gazetteer.
    pub place: Option<PlaceId>,
    /// Where, if it was not on the map.
    pub elsewhere: Option<Text>,
    /// What happened, in a few words.
    pub title: Text,
    /// What happened, in a sentence or two.
    pub text: Text,
    /// Whose armies acted.
    pub sides: Vec<Side>,
    /// Who took part.
    pub units: Vec<UnitId>,
    /// Aircraft engaged and lost, by who says so.
    pub counts: Vec<AirCount>,
    /// How sure it is.
    pub certainty: Certainty,
    /// How much it mattered, 1 to 3.
    pub weight: u8,
    /// Where the fact comes from.
    pub sources: Vec<SourceId>,
    /// Whether it waits to be checked.
    pub unverified: bool,
}

/// A count of aircraft in an event of the air war.
#[derive(Debug, PartialEq)]
pub struct AirCount {
    /// What is counted.
    pub what: CountKind,
    /// Whose aircraft.
    pub side: Side,
    /// The lowest and the highest number.
    pub low: f64,
    /// See `low`.
    pub high: f64,
    /// Who says so.
    pub by: Claimant,
    /// Where the number comes from.
    pub sources: Vec<SourceId>,
    /// Whether it waits to be checked.
    pub unverified: bool,
}

/// A strength, a loss or an extent, as several people give it.
#[derive(Debug, PartialEq)]
pub struct Figure {
    /// Its id.
    pub id: Box<str>,
    /// What the numbers are.
    pub title: Text,
    /// What it is about.
    pub kind: FigureKind,
    /// What is counted.
    pub measure: Measure,
    /// Whose men or means.
    pub sides: Vec<Side>,
    /// The time it speaks of.
    pub span: Span,
    /// Whose figure it is, if it is that of units.
    pub units: Vec<UnitId>,
    /// Which events it belongs to.
    pub events: Vec<EventId>,
    /// The numbers.
    pub values: Vec<Claim>,
    /// What scholars hold today.
    pub judgement: Option<Statement>,
    /// A remark of the compilers.
    pub note: Option<Box<str>>,
}

/// A number somebody claims.
#[derive(Debug, PartialEq)]
pub struct Claim {
    /// The lowest number.
    pub low: f64,
    /// The highest number.
    pub high: f64,
    /// Whether the true number is said to be higher still.
    pub at_least: bool,
    /// Who claims it.
    pub by: Claimant,
    /// What exactly is counted, or where the number was published.
    pub text: Text,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
    /// Whether it waits to be checked.
    pub unverified: bool,
}

/// A question that accounts answer differently.
#[derive(Debug, PartialEq)]
pub struct Dispute {
    /// Its id.
    pub id: Box<str>,
    /// The rows of the compilers' tables that it stands for.
    pub rows: Vec<String>,
    /// What it is about.
    pub about: Question,
    /// The question.
    pub title: Text,
    /// The answers.
    pub versions: Vec<Version>,
    /// What scholars hold today.
    pub judgement: Option<Statement>,
    /// Units it touches.
    pub units: Vec<UnitId>,
    /// Events it touches.
    pub events: Vec<EventId>,
    /// Figures it touches.
    pub figures: Vec<FigureId>,
    /// Places it touches.
    pub places: Vec<PlaceId>,
}

/// One side's answer to a question.
#[derive(Debug, PartialEq)]
pub struct Version {
    /// Whose answer it is.
    pub by: Claimant,
    /// The answer.
    pub said: Statement,
}

/// A sentence with its sources.
#[derive(Debug, PartialEq)]
pub struct Statement {
    /// What is stated.
    pub text: Text,
    /// Who states it.
    pub sources: Vec<SourceId>,
    /// Whether it waits to be checked.
    pub unverified: bool,
}

//! What is told: the story in chapters with a question each, the pace it is played at, and the lessons made of it.

use crate::{
    campaign::{
        ids::{ChapterId, PlaceId, SourceId, UnitId},
        model::Span,
        text::Text,
    },
    geo::LatLon,
};

/// The story of the campaign.
#[derive(Debug, Default, PartialEq)]
pub struct Story {
    /// The stretches of time that are played slower than the rest, rising and apart from one another.
    pub slow: Vec<Slow>,
    /// The chapters, in the order in which they are told.
    pub chapters: Vec<Chapter>,
}

/// A stretch of time that is played slower at the story's pace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slow {
    /// The stretch.
    pub span: Span,
    /// How many times slower, more than 1.
    pub times: f64,
}

/// A part of the story.
#[derive(Debug, PartialEq)]
pub struct Chapter {
    /// Its id.
    pub id: Box<str>,
    /// What it is called.
    pub title: Text,
    /// The years it tells of, where these are not those of the clock: of the prologue and the epilogue.
    pub years: Option<Text>,
    /// What the clock runs through while it is told.
    pub span: Span,
    /// The part of the map to look at.
    pub camera: Shot,
    /// What is told.
    pub text: Text,
    /// Where the text's facts come from.
    pub sources: Vec<SourceId>,
    /// Units to look at.
    pub units: Vec<UnitId>,
    /// Places to look at.
    pub places: Vec<PlaceId>,
    /// What pupils are asked to mark on the map before the chapter is played.
    pub predict: Option<Prediction>,
    /// What the class is asked at its end.
    pub question: Task,
    /// Notes for the teacher.
    pub notes: Text,
}

/// A part of the map to look at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shot {
    /// Its middle.
    pub centre: LatLon,
    /// What must be seen from west to east, in kilometres.
    pub width_km: f64,
    /// What must be seen from south to north, in kilometres.
    pub height_km: f64,
}

/// A point on the map to be foretold.
#[derive(Debug, PartialEq)]
pub struct Prediction {
    /// What is asked.
    pub ask: Text,
    /// Where it happened.
    pub at: LatLon,
    /// How far off that position may be, in kilometres.
    pub doubt_km: f64,
    /// What happened there.
    pub answer: Text,
    /// Where that comes from.
    pub sources: Vec<SourceId>,
}

/// A question with its answer.
#[derive(Debug, PartialEq)]
pub struct Task {
    /// What is asked.
    pub ask: Text,
    /// Answers to choose from; none where the answer is given in words.
    pub choices: Vec<Text>,
    /// Which of them is right.
    pub right: Option<usize>,
    /// The answer.
    pub answer: Text,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// A lesson made of chapters.
#[derive(Debug, PartialEq)]
pub struct Lesson {
    /// Its id.
    pub id: Box<str>,
    /// How long it takes.
    pub minutes: u32,
    /// What it is called.
    pub title: Text,
    /// What the class does, in a sentence.
    pub summary: Text,
    /// What pupils can do after it.
    pub aims: Vec<Text>,
    /// The chapters that are told, in order.
    pub chapters: Vec<ChapterId>,
    /// What the teacher does before.
    pub before: Text,
    /// How it ends.
    pub close: Text,
    /// Questions on the whole, besides those of its chapters.
    pub questions: Vec<Task>,
}

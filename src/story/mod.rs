//! The way through the story: from a chapter's opening by its play to its question, its answer and the next chapter.
//!
//! Everything here is a pure function from what is told and what the clock shows to commands: a teacher's remote, the
//! buttons and the page all go the same way.

mod results;

pub use results::{days, distance, distance_km, results, when};

use crate::{
    campaign::{
        ids::{ChapterId, LessonId},
        model::{Campaign, Chapter},
    },
    replay::clock::{Clock, ClockCommand},
    view::{Told, View, ViewCommand},
};

/// Where a chapter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It has not begun: its text is read, its prediction is made.
    Opening,
    /// It is being played, or play was halted on the way.
    Underway,
    /// It has been played; its question waits.
    Asked,
    /// The answer is shown.
    Answered,
    /// The lesson is over; its closing words are shown.
    Closing,
}

impl Stage {
    /// The word for it that the page is told.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Underway => "underway",
            Self::Asked => "asked",
            Self::Answered => "answered",
            Self::Closing => "closing",
        }
    }
}

/// Commands that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps {
    /// To the clock.
    pub clock: Vec<ClockCommand>,
    /// To the view.
    pub view: Vec<ViewCommand>,
}

impl Steps {
    fn clock(commands: impl IntoIterator<Item = ClockCommand>) -> Self {
        Self { clock: commands.into_iter().collect(), view: Vec::new() }
    }

    fn told(told: Told) -> Self {
        Self { clock: Vec::new(), view: vec![ViewCommand::Chapter(Some(told))] }
    }
}

/// Where the chapter that is told stands.
pub fn stage(chapter: &Chapter, told: Told, clock: &Clock) -> Stage {
    let now = clock.now();
    if told.closing {
        Stage::Closing
    } else if told.answered {
        Stage::Answered
    } else if now >= chapter.span.to && !clock.playing() {
        Stage::Asked
    } else if now <= chapter.span.from && !clock.playing() {
        Stage::Opening
    } else {
        Stage::Underway
    }
}

/// Opens a chapter: the clock stands at its beginning and stops at its end, the map shows its ground.
pub fn open(campaign: &Campaign, chapter: ChapterId, lesson: Option<LessonId>) -> Steps {
    let span = campaign.chapter(chapter).span;
    Steps {
        clock: vec![
            ClockCommand::Pause,
            ClockCommand::Loop(None),
            ClockCommand::Seek(span.from),
            ClockCommand::StopAt(Some(span.to)),
        ],
        view: vec![
            ViewCommand::Welcome(false),
            ViewCommand::Open(None),
            ViewCommand::Select(None),
            ViewCommand::Compare(None),
            ViewCommand::Chapter(Some(Told::opening(chapter, lesson))),
            ViewCommand::Watch(chapter),
        ],
    }
}

/// Opens the first chapter of a lesson, or of the whole story.
pub fn begin(campaign: &Campaign, lesson: Option<LessonId>) -> Steps {
    list(campaign, lesson).first().map(|first| open(campaign, *first, lesson)).unwrap_or_default()
}

/// Leaves the story: the clock and the map stay as they are.
pub fn leave() -> Steps {
    Steps { clock: vec![ClockCommand::StopAt(None)], view: vec![ViewCommand::Chapter(None)] }
}

/// The one way on: play, the question, the answer, the next chapter, the end of the lesson.
pub fn forward(campaign: &Campaign, view: &View, clock: &Clock) -> Steps {
    let Some(told) = view.told else { return Steps::clock([ClockCommand::NextEvent]) };
    let chapter = campaign.chapter(told.chapter);
    match stage(chapter, told, clock) {
        Stage::Underway if clock.playing() => Steps::clock([ClockCommand::Pause, ClockCommand::Seek(chapter.span.to)]),
        Stage::Opening | Stage::Underway => Steps::clock([ClockCommand::Play]),
        Stage::Asked => Steps::told(Told { answered: true, ..told }),
        Stage::Answered => match beside(campaign, told, 1) {
            Some(next) => open(campaign, next, told.lesson),
            None if told.lesson.is_some() => Steps::told(Told { closing: true, ..told }),
            None => leave(),
        },
        Stage::Closing => leave(),
    }
}

/// The one way back: the question, the chapter's beginning, the chapter before.
pub fn back(campaign: &Campaign, view: &View, clock: &Clock) -> Steps {
    let Some(told) = view.told else { return Steps::clock([ClockCommand::PreviousEvent]) };
    match stage(campaign.chapter(told.chapter), told, clock) {
        Stage::Closing => Steps::told(Told { closing: false, ..told }),
        Stage::Answered => Steps::told(Told { answered: false, ..told }),
        Stage::Asked | Stage::Underway => open(campaign, told.chapter, told.lesson),
        Stage::Opening => match beside(campaign, told, -1) {
            Some(before) => open(campaign, before, told.lesson),
            None => Steps::default(),
        },
    }
}

/// The chapters of a lesson, or of the whole story.
pub fn list(campaign: &Campaign, lesson: Option<LessonId>) -> Vec<ChapterId> {
    match lesson {
        Some(lesson) => campaign.lesson(lesson).chapters.clone(),
        None => campaign.chapters().map(|(id, _)| id).collect(),
    }
}

/// The chapter so many chapters on, or back if negative.
pub fn beside(campaign: &Campaign, told: Told, by: isize) -> Option<ChapterId> {
    let all = list(campaign, told.lesson);
    let at = all.iter().position(|id| *id == told.chapter)?;
    at.checked_add_signed(by).and_then(|at| all.get(at)).copied()
}

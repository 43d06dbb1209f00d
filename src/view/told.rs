//! What is being told and what pupils have answered.

use crate::{
    campaign::ids::{ChapterId, LessonId},
    geo::LatLon,
};

/// The chapter that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The chapter.
    pub chapter: ChapterId,
    /// The lesson it belongs to; without one all chapters are told in turn.
    pub lesson: Option<LessonId>,
    /// Whether the answer to its question is shown.
    pub answered: bool,
    /// Whether the lesson is over and its closing words are shown.
    pub closing: bool,
}

impl Told {
    /// A chapter at its beginning.
    pub const fn opening(chapter: ChapterId, lesson: Option<LessonId>) -> Self {
        Self { chapter, lesson, answered: false, closing: false }
    }
}

/// What pupils have marked and chosen. It stays in memory and is never written anywhere by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// Marks on the map, one a chapter at most, by the number of the chapter.
    marks: Vec<(ChapterId, LatLon)>,
    /// Choices, one a chapter at most, by the number of the chapter.
    choices: Vec<(ChapterId, usize)>,
}

impl Answers {
    /// Where the class expects what a chapter asks to foretell.
    pub fn mark(&self, chapter: ChapterId) -> Option<LatLon> {
        self.marks.iter().find(|(id, _)| *id == chapter).map(|(_, at)| *at)
    }

    /// The number of the answer the class chose for a chapter's question.
    pub fn choice(&self, chapter: ChapterId) -> Option<usize> {
        self.choices.iter().find(|(id, _)| *id == chapter).map(|(_, choice)| *choice)
    }

    /// Whether nothing has been answered.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.choices.is_empty()
    }

    pub(super) fn set_mark(&mut self, chapter: ChapterId, at: Option<LatLon>) {
        set(&mut self.marks, chapter, at);
    }

    pub(super) fn set_choice(&mut self, chapter: ChapterId, choice: Option<usize>) {
        set(&mut self.choices, chapter, choice);
    }
}

fn set<T>(list: &mut Vec<(ChapterId, T)>, chapter: ChapterId, value: Option<T>) {
    list.retain(|(id, _)| *id != chapter);
    list.extend(value.map(|value| (chapter, value)));
    list.sort_by_key(|(id, _)| *id);
}

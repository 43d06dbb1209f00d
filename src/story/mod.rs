//! The way through the story: from a chapter's opening by its play to its question, its answer and the next chapter.
//!
//! Everything here is a pure function from what is told and what the clock shows to commands: a teacher's remote, the
//! buttons and the page all go the same way.

mod results;

pub use results::{days, distance, distance_km, results, when};

use crate::{
    campaign::{
        ids::{ChapterId, LessonId},
        model::{Campaign, Chapter, Prediction},
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

/// The chapter that waits for the class's mark, and what it foretells. Once it plays it is too late for a mark.
pub fn foretelling<'a>(campaign: &'a Campaign, view: &View, clock: &Clock) -> Option<(ChapterId, &'a Prediction)> {
    let told = view.told?;
    let chapter = campaign.chapter(told.chapter);
    let predict = chapter.predict.as_ref().filter(|_| stage(chapter, told, clock) == Stage::Opening)?;
    Some((told.chapter, predict))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use bevy::math::Vec2;

    struct Class {
        campaign: Campaign,
        clock: Clock,
        view: View,
    }

    impl Class {
        fn new(lesson: Option<&str>) -> Self {
            let campaign = Campaign::embedded().expect("the campaign is sound");
            let mut view = View::new(&campaign);
            view.apply(&ViewCommand::Resize(Vec2::new(1280.0, 720.0), Vec2::ZERO), &campaign);
            let clock = Clock::new(campaign.span, &campaign.story.slow);
            let mut class = Self { campaign, clock, view };
            let lesson = lesson.map(|id| class.campaign.find_lesson(id).expect(id));
            class.take(begin(&class.campaign, lesson));
            class
        }

        fn take(&mut self, steps: Steps) {
            steps.clock.iter().for_each(|command| self.clock.apply(*command, &[]));
            steps.view.iter().for_each(|command| self.view.apply(command, &self.campaign));
        }

        fn forward(&mut self) {
            self.take(forward(&self.campaign, &self.view, &self.clock));
        }

        fn back(&mut self) {
            self.take(back(&self.campaign, &self.view, &self.clock));
        }

        fn stage(&self) -> Option<(ChapterId, Stage)> {
            let told = self.view.told?;
            Some((told.chapter, stage(self.campaign.chapter(told.chapter), told, &self.clock)))
        }

        fn play(&mut self) {
            for _ in 0..100_000 {
                if !self.clock.playing() {
                    return;
                }
                self.clock.tick(0.05);
            }
            panic!("it plays on at {}", self.clock.now());
        }
    }

    fn lessons() -> Vec<Option<String>> {
        let campaign = Campaign::embedded().expect("the campaign is sound");
        std::iter::once(None).chain(campaign.lessons.iter().map(|lesson| Some(lesson.id.to_string()))).collect()
    }

    #[test]
    fn one_key_leads_through_the_story_and_every_lesson() {
        for lesson in lessons() {
            let mut class = Class::new(lesson.as_deref());
            for id in list(&class.campaign, class.view.told.and_then(|told| told.lesson)) {
                let span = class.campaign.chapter(id).span;
                assert_eq!((class.stage(), class.clock.now()), (Some((id, Stage::Opening)), span.from));
                class.forward();
                assert_eq!(class.stage(), Some((id, Stage::Underway)));
                class.play();
                assert_eq!((class.stage(), class.clock.now()), (Some((id, Stage::Asked)), span.to), "{lesson:?}");
                class.forward();
                assert_eq!(class.stage(), Some((id, Stage::Answered)));
                class.forward();
            }
            if lesson.is_some() {
                assert_eq!(class.stage().map(|(_, stage)| stage), Some(Stage::Closing), "{lesson:?}");
                class.forward();
            }
            assert_eq!(class.view.told, None, "{lesson:?} ends");
        }
    }

    #[test]
    fn the_key_skips_what_plays_and_the_other_leads_back_to_the_beginning() {
        for lesson in lessons() {
            let mut class = Class::new(lesson.as_deref());
            let first = class.stage().expect("a chapter is told").0;
            for _ in 0..200 {
                let told = class.view.told.expect("it is told to the end");
                if told.closing || (beside(&class.campaign, told, 1).is_none() && told.answered) {
                    break;
                }
                class.forward();
            }
            for _ in 0..200 {
                class.back();
            }
            assert_eq!(class.stage(), Some((first, Stage::Opening)), "{lesson:?}");
            assert_eq!(class.clock.now(), class.campaign.chapter(first).span.from);
        }
    }

    #[test]
    fn a_class_foretells_only_what_has_not_been_played() {
        let mut class = Class::new(None);
        let ring = class.campaign.find_chapter("ring").expect("the ring");
        class.take(open(&class.campaign, ring, None));
        let asked = |class: &Class| foretelling(&class.campaign, &class.view, &class.clock).map(|(id, _)| id);
        assert_eq!(asked(&class), Some(ring));
        class.forward();
        assert_eq!(asked(&class), None, "it plays");
        class.play();
        assert_eq!(asked(&class), None, "it has been played");
        class.back();
        assert_eq!(asked(&class), Some(ring));
    }

    #[test]
    fn answers_are_told_as_text_with_what_was_right() {
        let mut class = Class::new(None);
        let lang = Lang::english().expect("English");
        let none = results(&class.campaign, None, &class.view.answers, &lang);
        assert!(none.contains("Nothing has been answered"), "{none}");
        let ring = class.campaign.find_chapter("ring").expect("the ring");
        let there = class.campaign.chapter(ring).predict.as_ref().expect("it is foretold").at;
        let off = crate::geo::LatLon::new(there.lat + 0.09, there.lon);
        let choices = class.campaign.chapters().find(|(_, chapter)| chapter.question.choices.len() > 1);
        let (chosen, right) = choices.map(|(id, chapter)| (id, chapter.question.right)).expect("choices");
        let wrong = (0..2).find(|choice| Some(*choice) != right);
        for (choice, said) in [(right, "which is right"), (wrong, "which is not right")] {
            let view = vec![ViewCommand::Mark(ring, Some(off)), ViewCommand::Choose(chosen, choice)];
            class.take(Steps { clock: vec![], view });
            let text = results(&class.campaign, None, &class.view.answers, &lang);
            assert!(text.contains(said) && text.contains("10 km from where it happened"), "{text}");
            assert!(text.contains("The ring closes · 23"), "{text}");
        }
    }
}

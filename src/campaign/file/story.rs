//! The records of what is told: the story with its chapters, and the lessons made of them.

use ron::value::RawValue;
use serde::Deserialize;

use super::{At, Word};
use crate::campaign::text::Text;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StoryFile<'a> {
    #[serde(borrow, default)]
    pub(crate) slow: Vec<SlowFile<'a>>,
    #[serde(borrow)]
    pub(crate) chapters: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SlowFile<'a> {
    #[serde(borrow)]
    pub(crate) from: Word<'a>,
    #[serde(borrow)]
    pub(crate) to: Word<'a>,
    #[serde(borrow)]
    pub(crate) times: At<'a, f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChapterFile<'a> {
    #[serde(borrow)]
    pub(crate) id: Word<'a>,
    pub(crate) title: Text,
    #[serde(default)]
    pub(crate) years: Text,
    #[serde(borrow)]
    pub(crate) from: Word<'a>,
    #[serde(borrow)]
    pub(crate) to: Word<'a>,
    #[serde(borrow)]
    pub(crate) camera: CameraFile<'a>,
    pub(crate) text: Text,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
    #[serde(borrow)]
    pub(crate) units: Vec<Word<'a>>,
    #[serde(borrow)]
    pub(crate) places: Vec<Word<'a>>,
    #[serde(borrow)]
    pub(crate) predict: Option<PredictFile<'a>>,
    #[serde(borrow)]
    pub(crate) question: QuestionFile<'a>,
    pub(crate) notes: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CameraFile<'a> {
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
pub(crate) struct PredictFile<'a> {
    pub(crate) ask: Text,
    #[serde(borrow)]
    pub(crate) lat: At<'a, f64>,
    #[serde(borrow)]
    pub(crate) lon: At<'a, f64>,
    #[serde(borrow)]
    pub(crate) doubt_km: At<'a, f64>,
    pub(crate) answer: Text,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionFile<'a> {
    pub(crate) ask: Text,
    #[serde(default)]
    pub(crate) choices: Vec<ChoiceFile>,
    pub(crate) answer: Text,
    #[serde(borrow)]
    pub(crate) sources: Vec<Word<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChoiceFile {
    pub(crate) text: Text,
    #[serde(default)]
    pub(crate) right: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LessonFile<'a> {
    #[serde(borrow)]
    pub(crate) id: Word<'a>,
    #[serde(borrow)]
    pub(crate) minutes: At<'a, u32>,
    pub(crate) title: Text,
    pub(crate) summary: Text,
    pub(crate) aims: Vec<Text>,
    #[serde(borrow)]
    pub(crate) chapters: Vec<Word<'a>>,
    pub(crate) before: Text,
    pub(crate) close: Text,
    #[serde(borrow, default)]
    pub(crate) questions: Vec<QuestionFile<'a>>,
}

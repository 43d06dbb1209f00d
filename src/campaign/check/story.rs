//! The story and the lessons: chapters in order, each with its span, its sources and one question that has an answer.

use super::{Checker, checker::Ids};
use crate::{
    campaign::{
        file::{ChapterFile, LessonFile, PredictFile, QuestionFile, SlowFile, StoryFile, parse_file},
        ids::{ChapterId, PlaceId, UnitId},
        limits::{MOST_PARTS, MOST_RECORDS},
        model::{Chapter, Lesson, Prediction, Shot, Slow, Span, Story, Task},
        problem::{SourceText, shown},
        text::Text,
        time::{ClockName, DAY, Instant, When},
    },
    geo::LatLon,
};

/// More than the quietest week and the fiercest day differ by.
const SLOWEST: f64 = 1_000.0;

/// Checks `story.ron` and makes the ids of its chapters known.
pub(super) fn check<'a>(source: SourceText<'a>, played: Option<Span>, checker: &mut Checker<'a>) -> Option<Story> {
    let file: StoryFile<'a> = checker.keep(parse_file(source))?;
    let begin = source.text.trim_start();
    let (slow_stretches, told) = (file.slow.len(), file.chapters.len());
    if !checker.at_most(source, begin, slow_stretches, MOST_PARTS)
        || !checker.at_most(source, begin, told, MOST_RECORDS)
    {
        return None;
    }
    let slow = slow(source, &file.slow, checker);
    let mut ids = Ids::default();
    ids.complete = true;
    let mut chapters: Vec<Chapter> = Vec::with_capacity(file.chapters.len());
    for raw in file.chapters {
        let Some(file) = checker.record::<ChapterFile<'a>>(source, raw) else {
            ids.complete = false;
            continue;
        };
        checker.new_id(source, &ids, file.id);
        let (id, from) = (file.id.0, file.from.0);
        match chapter(source, file, played, checker) {
            Some(chapter) => {
                if chapters.last().is_some_and(|before| chapter.span.from < before.span.from) {
                    checker.say(source, from, "this chapter begins before the one above it; chapters stand in order");
                }
                ids.set(id, chapters.len());
                chapters.push(chapter);
            }
            None => ids.complete = false,
        }
    }
    checker.chapters = ids;
    Some(Story { slow, chapters })
}

/// The story of a campaign without `story.ron`: it has no chapters, so that no lesson can be made of one.
pub(super) fn none(checker: &mut Checker<'_>) -> Story {
    // Of a file that is there and cannot be read, nothing is known.
    checker.chapters.complete = !checker.complains_of("story.ron");
    Story::default()
}

fn chapter(
    source: SourceText<'_>,
    file: ChapterFile<'_>,
    played: Option<Span>,
    checker: &mut Checker<'_>,
) -> Option<Chapter> {
    let id = file.id.0;
    for (field, text) in [("title", &file.title), ("text", &file.text), ("notes", &file.notes)] {
        checker.text(source, id, field, text);
    }
    let sources = checker.sources(source, id, &file.sources);
    let units = checker.resolve_all(source, &file.units, "unit", |c| &c.units).map(UnitId::at).collect();
    let places = checker.resolve_all(source, &file.places, "place", |c| &c.places).map(PlaceId::at).collect();
    let predict = file.predict.and_then(|predict| prediction(source, id, predict, checker));
    let question = task(source, id, file.question, checker);
    let camera = &file.camera;
    let centre = checker.position(source, &camera.lat, &camera.lon);
    let width_km = checker.number(source, &camera.width_km, 1.0..=5_000.0, "width in km");
    let height_km = checker.number(source, &camera.height_km, 1.0..=5_000.0, "height in km");
    let from = minute(source, file.from.0, played, checker);
    let to = minute(source, file.to.0, played, checker);
    let (from, to) = (from?, to?);
    if from >= to {
        checker.say(source, file.to.0, "this chapter ends before it begins");
    }
    Some(Chapter {
        id: id.into(),
        title: file.title,
        years: Some(file.years).filter(|years| !years.en().is_empty()),
        span: Span { from, to },
        camera: Shot { centre: centre?, width_km: width_km?, height_km: height_km? },
        text: file.text,
        sources,
        units,
        places,
        predict,
        question,
        notes: file.notes,
    })
}

fn prediction(
    source: SourceText<'_>,
    id: &str,
    file: PredictFile<'_>,
    checker: &mut Checker<'_>,
) -> Option<Prediction> {
    checker.text(source, id, "ask", &file.ask);
    checker.text(source, id, "answer", &file.answer);
    let sources = checker.sources(source, id, &file.sources);
    let at: Option<LatLon> = checker.position(source, &file.lat, &file.lon);
    let doubt_km = checker.number(source, &file.doubt_km, 0.0..=200.0, "doubt in km");
    Some(Prediction { ask: file.ask, at: at?, doubt_km: doubt_km?, answer: file.answer, sources })
}

fn task(source: SourceText<'_>, id: &str, file: QuestionFile<'_>, checker: &mut Checker<'_>) -> Task {
    checker.text(source, id, "ask", &file.ask);
    checker.text(source, id, "answer", &file.answer);
    file.choices.iter().for_each(|choice| checker.text(source, id, "text", &choice.text));
    let right = file.choices.iter().filter(|choice| choice.right).count();
    if !file.choices.is_empty() && (file.choices.len() < 2 || right != 1) {
        checker.say(source, id, "a question with choices needs two at least, of which one is right: true");
    }
    let sources = checker.sources(source, id, &file.sources);
    Task {
        right: file.choices.iter().position(|choice| choice.right),
        choices: file.choices.into_iter().map(|choice| choice.text).collect(),
        ask: file.ask,
        answer: file.answer,
        sources,
    }
}

/// A time to the minute, on the campaign clock, that is played.
fn minute(source: SourceText<'_>, words: &str, played: Option<Span>, checker: &mut Checker<'_>) -> Option<Instant> {
    let Some(when) = When::parse(words, ClockName::Unstated).ok().filter(|when| when.doubt == 0) else {
        checker.say(source, words, format!("'{}' is no time to the minute; write 1939-08-20 05:45", shown(words)));
        return None;
    };
    if let Some(span) = played.filter(|span| !span.contains(when.at)) {
        checker.say(source, words, format!("{words} is not played, only {} to {}", span.from, span.to));
        return None;
    }
    Some(when.at)
}

/// Slow stretches, of whole days, both days included.
fn slow(source: SourceText<'_>, files: &[SlowFile<'_>], checker: &mut Checker<'_>) -> Vec<Slow> {
    let mut all: Vec<Slow> = Vec::with_capacity(files.len());
    for file in files {
        let midnight = |words: &str, checker: &mut Checker<'_>| {
            let when = When::parse(words, ClockName::Unstated).ok().filter(|_| words.len() == "1939-08-21".len());
            if when.is_none() {
                checker.say(source, words, format!("'{}' is not a date; write 1939-08-21", shown(words)));
            }
            when.map(|when| when.at.plus(-DAY / 2))
        };
        let (from, to) = (midnight(file.from.0, checker), midnight(file.to.0, checker));
        let times = checker.number(source, &file.times, 1.0..=SLOWEST, "slowness");
        let (Some(from), Some(to), Some(times)) = (from, to, times) else { continue };
        let span = Span { from, to: to.plus(DAY) };
        if span.from >= span.to || all.last().is_some_and(|before| span.from < before.span.to) {
            checker.say(source, file.from.0, "slow stretches stand in order and do not overlap");
            continue;
        }
        all.push(Slow { span, times });
    }
    all
}

/// Checks `lessons.ron`.
pub(super) fn check_lessons<'a>(source: SourceText<'a>, checker: &mut Checker<'a>) -> Option<Vec<Lesson>> {
    let list = checker.list(source, MOST_RECORDS)?;
    let mut ids = Ids::default();
    let mut lessons = Vec::with_capacity(list.len());
    for raw in list {
        let Some(file) = checker.record::<LessonFile<'a>>(source, raw) else { continue };
        checker.new_id(source, &ids, file.id);
        ids.set(file.id.0, lessons.len());
        lessons.push(lesson(source, file, checker));
    }
    Some(lessons)
}

fn lesson(source: SourceText<'_>, file: LessonFile<'_>, checker: &mut Checker<'_>) -> Lesson {
    let id = file.id.0;
    let texts = [("title", &file.title), ("summary", &file.summary), ("before", &file.before), ("close", &file.close)];
    let aims = file.aims.iter().map(|aim| ("aims", aim));
    texts.into_iter().chain(aims).for_each(|(field, text): (&str, &Text)| checker.text(source, id, field, text));
    if file.aims.is_empty() || file.chapters.is_empty() {
        checker.say(source, id, "a lesson needs an aim and a chapter at least");
    }
    if !(1..=600).contains(&file.minutes.value) {
        checker.say(source, file.minutes.text, "a lesson takes between 1 and 600 minutes");
    }
    let chapters: Vec<_> =
        checker.resolve_all(source, &file.chapters, "chapter", |c| &c.chapters).map(ChapterId::at).collect();
    if !chapters.is_sorted_by(|a, b| a < b) {
        checker.say(source, id, "the chapters of a lesson stand in the order of the story, each once");
    }
    Lesson {
        id: id.into(),
        minutes: file.minutes.value,
        title: file.title,
        summary: file.summary,
        aims: file.aims,
        chapters,
        before: file.before,
        close: file.close,
        questions: file.questions.into_iter().map(|file| task(source, id, file, checker)).collect(),
    }
}

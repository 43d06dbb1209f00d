//! The story and the lessons as records of the files.

use super::{
    evidence::{place_id, source_ids, unit_id},
    layout::{Node, Record, id, list, named, number, texts},
    times,
};
use crate::campaign::{
    model::{Campaign, Chapter, Lesson, Prediction, Shot, Slow, Task},
    time::DAY,
};

/// The whole of `story.ron`.
pub(super) fn story(campaign: &Campaign) -> Node {
    Record::default()
        .some("slow", &campaign.story.slow, slow)
        .with("chapters", list(campaign.story.chapters.iter().map(|one| chapter(campaign, one))))
        .node()
}

/// Both days are slow.
fn slow(Slow { span, times: slower }: &Slow) -> Node {
    Record::default()
        .with("from", id(&times::date(span.from)))
        .with("to", id(&times::date(span.to.plus(-DAY))))
        .with("times", number(*slower))
        .node()
}

fn chapter(campaign: &Campaign, chapter: &Chapter) -> Node {
    Record::default()
        .with("id", id(&chapter.id))
        .with("title", texts(&chapter.title))
        .maybe("years", chapter.years.as_ref().map(texts))
        .with("from", times::minute(chapter.span.from))
        .with("to", times::minute(chapter.span.to))
        .with("camera", camera(chapter.camera))
        .with("text", texts(&chapter.text))
        .with("sources", source_ids(campaign, &chapter.sources))
        .with("units", list(chapter.units.iter().map(|unit| unit_id(campaign, *unit))))
        .with("places", list(chapter.places.iter().map(|place| place_id(campaign, *place))))
        .maybe("predict", chapter.predict.as_ref().map(|one| prediction(campaign, one)))
        .with("question", task(campaign, &chapter.question))
        .with("notes", texts(&chapter.notes))
        .node()
}

fn camera(Shot { centre, width_km, height_km }: Shot) -> Node {
    Record::default()
        .with("lat", number(centre.lat))
        .with("lon", number(centre.lon))
        .with("width_km", number(width_km))
        .with("height_km", number(height_km))
        .node()
}

fn prediction(campaign: &Campaign, prediction: &Prediction) -> Node {
    Record::default()
        .with("ask", texts(&prediction.ask))
        .with("lat", number(prediction.at.lat))
        .with("lon", number(prediction.at.lon))
        .with("doubt_km", number(prediction.doubt_km))
        .with("answer", texts(&prediction.answer))
        .with("sources", source_ids(campaign, &prediction.sources))
        .node()
}

fn task(campaign: &Campaign, task: &Task) -> Node {
    let choices: Vec<_> = task.choices.iter().enumerate().collect();
    Record::default()
        .with("ask", texts(&task.ask))
        .some("choices", &choices, |(i, choice)| {
            Record::default().with("text", texts(choice)).flag("right", task.right == Some(*i)).node()
        })
        .with("answer", texts(&task.answer))
        .with("sources", source_ids(campaign, &task.sources))
        .node()
}

pub(super) fn lesson(campaign: &Campaign, lesson: &Lesson) -> Node {
    Record::default()
        .with("id", id(&lesson.id))
        .with("minutes", named(lesson.minutes))
        .with("title", texts(&lesson.title))
        .with("summary", texts(&lesson.summary))
        .with("aims", list(lesson.aims.iter().map(texts)))
        .with("chapters", list(lesson.chapters.iter().map(|chapter| id(&campaign.chapter(*chapter).id))))
        .with("before", texts(&lesson.before))
        .with("close", texts(&lesson.close))
        .some("questions", &lesson.questions, |one| task(campaign, one))
        .node()
}

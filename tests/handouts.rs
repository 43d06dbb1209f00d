//! Hand-outs: everything a lesson tells is on the paper, the answers only on the teacher's.
#![cfg(feature = "app")]

use halhin_gol::{
    campaign::{
        ids::LessonId,
        model::{Campaign, Lesson},
    },
    handout,
    lang::Lang,
    sheet::escaped,
};
use std::sync::Arc;

fn papers() -> (Arc<Campaign>, Vec<(LessonId, [String; 2])>) {
    let campaign = Arc::new(Campaign::embedded().expect("the campaign is sound"));
    let lang = Lang::english().expect("the English files are sound");
    let lessons = campaign.lessons.iter().map(|lesson| campaign.find_lesson(&lesson.id).expect("it has an id"));
    let both = |id| [false, true].map(|answers| handout::write(&campaign, id, answers, &lang).expect("a hand-out"));
    let papers = lessons.map(|id| (id, both(id))).collect();
    (campaign, papers)
}

/// The texts that only the teacher may see.
fn secrets<'a>(campaign: &'a Campaign, lesson: &'a Lesson) -> Vec<&'a str> {
    let chapters = || lesson.chapters.iter().map(|id| campaign.chapter(*id));
    let answers = chapters().map(|chapter| chapter.question.answer.en()).chain(chapters().map(|c| c.notes.en()));
    let predicted = chapters().filter_map(|chapter| Some(chapter.predict.as_ref()?.answer.en()));
    let whole = lesson.questions.iter().map(|task| task.answer.en());
    answers.chain(predicted).chain(whole).chain([lesson.before.en(), lesson.close.en()]).collect()
}

#[test]
fn the_class_has_questions_and_the_teacher_the_answers() {
    let (campaign, papers) = papers();
    assert_eq!(papers.len(), 3, "three lessons");
    for (id, [pupil, teacher]) in &papers {
        let lesson = campaign.lesson(*id);
        for chapter in lesson.chapters.iter().map(|id| campaign.chapter(*id)) {
            let asked = [&chapter.title, &chapter.question.ask].into_iter().chain(&chapter.question.choices);
            let predicted = chapter.predict.iter().map(|predict| &predict.ask);
            for text in asked.chain(predicted).map(|text| escaped(text.en())) {
                assert!(pupil.contains(&text) && teacher.contains(&text), "{}: {text}", lesson.id);
            }
            let first = chapter.text.en().split("\n\n").next().unwrap_or_default();
            assert!(pupil.contains(&escaped(first)), "{}: {first}", lesson.id);
        }
        for secret in secrets(&campaign, lesson) {
            for part in secret.split("\n\n").map(escaped) {
                assert!(teacher.contains(&part), "{}: the teacher misses {part}", lesson.id);
                assert!(!pupil.contains(&part), "{}: the class could read {part}", lesson.id);
            }
        }
        assert!(!pupil.contains("class=\"right\"") && teacher.contains("class=\"answer\""), "{}", lesson.id);
    }
}

#[test]
fn a_hand_out_is_one_file_with_a_map_for_each_chapter() {
    let (campaign, papers) = papers();
    for (id, both) in &papers {
        let lesson = campaign.lesson(*id);
        for html in both {
            assert_eq!(html.matches("<svg class=\"map\"").count(), lesson.chapters.len(), "{}", lesson.id);
            for element in ["section", "figure", "svg", "ul", "ol", "div", "p", "h2", "h3"] {
                let opened =
                    html.matches(&format!("<{element}>")).count() + html.matches(&format!("<{element} ")).count();
                assert_eq!(opened, html.matches(&format!("</{element}>")).count(), "{}: {element}", lesson.id);
            }
            // Nothing is asked for from outside: every reference is to a part of the file.
            for part in html.split("href=\"").skip(1) {
                assert!(part.starts_with('#') || part.starts_with("data:"), "{}", part.get(..40).unwrap_or(part));
            }
            assert!(!html.contains("src=\"") && !html.contains("<script"), "{}", lesson.id);
            assert!(html.len() < 6_000_000, "{} has {} bytes", lesson.id, html.len());
        }
    }
}

#[test]
fn every_source_of_a_lesson_is_listed_in_full() {
    let (campaign, papers) = papers();
    let lang = Lang::english().expect("the English files are sound");
    for (id, [pupil, _]) in &papers {
        for chapter in campaign.lesson(*id).chapters.iter().map(|id| campaign.chapter(*id)) {
            for source in chapter.sources.iter().chain(&chapter.question.sources) {
                let name = escaped(&halhin_gol::ui::sources::full(campaign.source(*source), &lang));
                assert!(pupil.contains(&name), "{}: {name}", chapter.id);
            }
        }
    }
}

//! What a class has answered, beside what is right.

use std::fmt::Write as _;

use super::list;
use crate::{
    campaign::{
        ids::ChapterId,
        model::{Campaign, Chapter, Span},
        time::DAY,
    },
    lang::{Lang, km},
    view::{Answers, Told},
};

/// How far a class's mark is from where it happened, in kilometres on the ground.
pub fn distance_km(chapter: &Chapter, id: ChapterId, answers: &Answers) -> Option<f64> {
    let (predict, mark) = (chapter.predict.as_ref()?, answers.mark(id)?);
    Some(predict.at.distance_m(mark) / 1_000.0)
}

/// `Your mark is 12 km from where it happened, which is known to 4 km.`, where there is a mark.
pub fn distance(chapter: &Chapter, id: ChapterId, answers: &Answers, lang: &Lang) -> Option<String> {
    let off = distance_km(chapter, id, answers)?;
    let doubt = chapter.predict.as_ref().map(|predict| predict.doubt_km)?;
    // To half a kilometre: a mark is not made more exactly.
    let off = (off * 2.0).round() / 2.0;
    Some(lang.with("story-distance", &[("off", km(off).into()), ("doubt", km(doubt).into())]))
}

/// `28 May to 29 May`, or one day.
pub fn days(span: Span, lang: &Lang) -> String {
    // What ends at midnight does not reach the next day.
    let (from, to) = (span.from, span.to.plus(-1));
    let (first, last) = (lang.day_and_month(from), lang.day_and_month(to));
    if from.0.div_euclid(DAY) == to.0.div_euclid(DAY) {
        return first;
    }
    let (begin, end) = (from.date_time().date(), to.date_time().date());
    if begin.month() == end.month() {
        let days = [("first", begin.day().to_string().into()), ("last", end.day().to_string().into())];
        let month = [("month", lang.month(end.month()).into())];
        return lang.with("story-days-of-month", &days.into_iter().chain(month).collect::<Vec<_>>());
    }
    lang.with("story-days", &[("from", first.into()), ("to", last.into())])
}

/// When a chapter plays: its years, or its days.
pub fn when(chapter: &Chapter, lang: &Lang) -> String {
    chapter.years.as_ref().map_or_else(|| days(chapter.span, lang), |years| lang.text(years).into_owned())
}

/// Everything a class has answered, as plain text to be pasted elsewhere.
pub fn results(campaign: &Campaign, told: Option<Told>, answers: &Answers, lang: &Lang) -> String {
    let lesson = told.and_then(|told| told.lesson);
    let title = lesson.map_or_else(|| lang.text(&campaign.title), |lesson| lang.text(&campaign.lesson(lesson).title));
    let mut out = format!("{title}\n");
    for id in list(campaign, lesson) {
        let chapter = campaign.chapter(id);
        let (choice, off) = (answers.choice(id), distance(chapter, id, answers, lang));
        if choice.is_none() && off.is_none() {
            continue;
        }
        // A write into a string does not fail.
        let _ = writeln!(out, "\n{} · {}", lang.text(&chapter.title), when(chapter, lang));
        if let (Some(predict), Some(off)) = (&chapter.predict, off) {
            let _ = writeln!(out, "{}\n{off}", lang.text(&predict.ask));
        }
        if let Some(words) = choice.and_then(|choice| chapter.question.choices.get(choice)) {
            let right = if choice == chapter.question.right { "story-result-right" } else { "story-result-other" };
            let chosen = lang.with(right, &[("choice", lang.text(words).into())]);
            let _ = writeln!(out, "{}\n{chosen}", lang.text(&chapter.question.ask));
        }
    }
    if answers.is_empty() {
        let _ = writeln!(out, "\n{}", lang.get("story-result-none"));
    }
    out
}

//! A chapter to read: when, its maps, its text, its sources, its question with the answer folded away.

use super::{maps, page::Page};
use crate::{
    campaign::{
        ids::{ChapterId, SourceId},
        model::Task,
        text::Text,
    },
    sheet::escaped,
    story,
};

/// Writes a chapter.
pub(super) fn write(page: &mut Page<'_>, number: usize, id: ChapterId) -> Result<(), String> {
    let campaign = page.campaign.clone();
    let chapter = campaign.chapter(id);
    let name = escaped(&chapter.id);
    page.raw(&format!("<section class=\"chapter\" id=\"chapter-{name}\">"));
    page.line("p class=\"kicker\"", &format!("{number} · {}", story::when(chapter, page.lang)));
    page.words("h2", &chapter.title);
    maps::opening(page, number, id)?;
    page.paragraphs(&chapter.text);
    page.sources("p class=\"small\"", &chapter.sources);
    if let Some(predict) = &chapter.predict {
        page.say("h3", "handout-predict");
        page.paragraphs(&predict.ask);
        answer(page, None, &predict.answer, &predict.sources);
    }
    maps::end(page, number, id)?;
    question(page, &chapter.question);
    let (map, open) = (page.map(&format!("chapter={}", chapter.id)), escaped(&page.lang.get("edition-open")));
    page.raw(&format!("<p class=\"small\"><a href=\"{map}\">{open}</a></p>\n</section>"));
    Ok(())
}

fn question(page: &mut Page<'_>, task: &Task) {
    page.say("h3", "story-question");
    page.paragraphs(&task.ask);
    if !task.choices.is_empty() {
        page.raw("<ol class=\"choices\">");
        task.choices.iter().for_each(|choice| page.words("li", choice));
        page.raw("</ol>");
    }
    let right = task.right.and_then(|right| task.choices.get(right));
    answer(page, right, &task.answer, &task.sources);
}

/// What is folded away until the reader asks for it; on paper it is open.
fn answer(page: &mut Page<'_>, right: Option<&Text>, text: &Text, from: &[SourceId]) {
    page.raw("<details>");
    page.say("summary", "story-show-answer");
    if let Some(right) = right {
        page.words("p class=\"right\"", right);
    }
    page.paragraphs(text);
    page.sources("p class=\"small\"", from);
    page.raw("</details>");
}

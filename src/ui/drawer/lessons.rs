//! Lessons to start and to print, and the chapters of the whole story.

use bevy_egui::egui::{RichText, Ui, Vec2, vec2};

use super::{Sheet, list};
use crate::{
    campaign::{ids::LessonId, model::Lesson},
    story::{self, Steps},
    theme,
    ui::{story as card, widgets},
    view::ViewCommand,
};

/// Shows the lessons, the shortest first, then all chapters.
pub(super) fn show(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let (model, _, scale, lang) = sheet.parts();
    let campaign = model.campaign;
    for lesson in &campaign.lessons {
        if let Some(id) = campaign.find_lesson(&lesson.id) {
            offer(ui, sheet, id, lesson);
        }
    }
    ui.add_space(scale.px(10.0));
    widgets::kicker(ui, &lang.get("story-all"), theme::INK_SOFT, scale);
    ui.add_space(scale.px(4.0));
    if button(ui, sheet, "story-begin", &lang.get("story-begin-name"), true) {
        give(sheet, story::begin(campaign, None));
    }
    ui.add_space(scale.px(6.0));
    // Without a lesson there is no end at which to ask what becomes of them.
    if !model.view.answers.is_empty() {
        card::answers(ui, scale, lang, sheet.out);
        ui.add_space(scale.px(6.0));
    }
    chapters(ui, sheet);
}

/// A lesson: what it is, and the buttons that start and print it.
fn offer(ui: &mut Ui, sheet: &mut Sheet<'_>, id: LessonId, lesson: &Lesson) {
    let (model, _, scale, lang) = sheet.parts();
    let title = lang.text(&lesson.title).into_owned();
    ui.add_space(scale.px(10.0));
    let minutes = lang.with("story-minutes", &[("minutes", lesson.minutes.into())]);
    widgets::kicker(ui, &minutes, theme::INK_SOFT, scale);
    ui.label(RichText::new(&title).font(scale.body_bold()));
    ui.label(lang.text(&lesson.summary));
    ui.add_space(scale.px(4.0));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(scale.px(6.0));
        let named = |id: &str| lang.with(id, &[("title", title.as_str().into())]);
        if button(ui, sheet, "story-start", &named("story-start-name"), true) {
            give(sheet, story::begin(model.campaign, Some(id)));
        }
        for (words, name, answers) in
            [("story-hand-out", "story-hand-out-name", false), ("story-teacher", "story-teacher-name", true)]
        {
            if button(ui, sheet, words, &named(name), false) {
                sheet.out.view.push(ViewCommand::HandOut(id, answers));
            }
        }
    });
    ui.add_space(scale.px(4.0));
    for aim in &lesson.aims {
        widgets::soft(ui, &format!("– {}", lang.text(aim)), scale);
    }
    let titles: Vec<_> = lesson.chapters.iter().map(|id| lang.text(&model.campaign.chapter(*id).title)).collect();
    let titles = [("count", titles.len().into()), ("titles", titles.join(" · ").into())];
    widgets::soft(ui, &lang.with("story-chapters-of", &titles), scale);
    ui.add_space(scale.px(8.0));
    widgets::hairline(ui);
}

/// Every chapter with its days; a press opens it.
fn chapters(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let (model, width, scale, lang) = sheet.parts();
    for (id, chapter) in model.campaign.chapters() {
        let (number, when) = ((id.index() + 1).to_string(), story::when(chapter, lang));
        let row = list::Row {
            lead: &number,
            lead_width: scale.px(24.0),
            text: &lang.text(&chapter.title),
            trail: &when,
            current: model.view.told.is_some_and(|told| told.chapter == id),
            ..Default::default()
        };
        if list::row(ui, &row, width, scale).clicked() {
            give(sheet, story::open(model.campaign, id, None));
        }
    }
}

/// A button with the words of a sentence; dark where it matters most.
fn button(ui: &mut Ui, sheet: &Sheet<'_>, words: &str, name: &str, first: bool) -> bool {
    let (_, _, scale, lang) = sheet.parts();
    let words = lang.get(words);
    let width = widgets::button_width(ui.ctx(), &words, scale).min(sheet.width);
    let size = vec2(width, scale.control());
    let show = if first { widgets::first_button } else { widgets::text_button };
    show(ui, &words, size, name).clicked()
}

fn give(sheet: &mut Sheet<'_>, steps: Steps) {
    sheet.out.clock.extend(steps.clock);
    sheet.out.view.extend(steps.view);
}

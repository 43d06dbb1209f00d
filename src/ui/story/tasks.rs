//! What a class does: it foretells, it chooses, it sees what was right.

use bevy_egui::egui::{Button, Response, RichText, Stroke, Ui, Vec2, WidgetInfo, WidgetType, vec2};

use super::StoryModel;
use crate::{
    campaign::model::Task,
    geo::projection::to_lat_lon,
    lang::Lang,
    story,
    theme::{self, Scale},
    ui::{Out, focus, sources, widgets},
    view::ViewCommand,
};

/// What the class is to mark before the chapter plays.
pub(super) fn predict(ui: &mut Ui, model: StoryModel<'_>, scale: Scale, lang: &Lang, out: &mut Out) {
    let Some(predict) = &model.chapter().predict else { return };
    let (chapter, view) = (model.told.chapter, model.view);
    widgets::kicker(ui, &lang.get("story-predict"), theme::INK_SOFT, scale);
    ui.label(RichText::new(lang.text(&predict.ask)).font(scale.body_bold()));
    let marked = view.answers.mark(chapter).is_some();
    if marked {
        ui.label(lang.get("story-marked"));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(scale.px(6.0));
        let words = lang.get(if view.marking { "story-marking" } else { "story-mark" });
        if widgets::chip(ui, &words, view.marking, scale).clicked() {
            out.view.push(ViewCommand::SetMarking(!view.marking));
        }
        if widgets::chip(ui, &lang.get("story-mark-middle"), false, scale).clicked() {
            let middle = to_lat_lon(view.map_of(view.middle()));
            out.view.push(ViewCommand::Mark(chapter, Some(middle)));
        }
        if marked && widgets::chip(ui, &lang.get("story-unmark"), false, scale).clicked() {
            out.view.push(ViewCommand::Mark(chapter, None));
        }
    });
}

/// How far the class's mark was off, and what happened there.
pub(super) fn foretold(ui: &mut Ui, model: StoryModel<'_>, answered: bool, scale: Scale, lang: &Lang) {
    let (chapter, id) = (model.chapter(), model.told.chapter);
    let Some(predict) = &chapter.predict else { return };
    let off = story::distance(chapter, id, &model.view.answers, lang);
    if off.is_none() && !answered {
        return;
    }
    widgets::kicker(ui, &lang.get("story-predict"), theme::INK_SOFT, scale);
    widgets::small(ui, &lang.text(&predict.ask), scale);
    if let Some(off) = off {
        ui.label(RichText::new(off).font(scale.body_bold()));
    }
    if answered {
        ui.label(lang.text(&predict.answer));
        widgets::soft(ui, &sources::line(model.campaign, &predict.sources, lang), scale);
    }
}

/// The question, its choices and, once it is asked for, its answer.
pub(super) fn question(
    ui: &mut Ui,
    model: StoryModel<'_>,
    task: &Task,
    answered: bool,
    scale: Scale,
    lang: &Lang,
    out: &mut Out,
) {
    let chapter = model.told.chapter;
    let chosen = model.view.answers.choice(chapter);
    widgets::kicker(ui, &lang.get("story-question"), theme::INK_SOFT, scale);
    ui.label(RichText::new(lang.text(&task.ask)).font(scale.body_bold()));
    for (number, words) in task.choices.iter().enumerate() {
        let right = answered && task.right == Some(number);
        let ours = chosen == Some(number);
        if choice(ui, &lang.text(words), ours, right, scale, lang).clicked() && !answered {
            out.view.push(ViewCommand::Choose(chapter, (!ours).then_some(number)));
        }
    }
    if answered {
        widgets::kicker(ui, &lang.get("story-answer"), theme::INK_SOFT, scale);
        ui.label(lang.text(&task.answer));
        widgets::soft(ui, &sources::line(model.campaign, &task.sources, lang), scale);
    }
}

/// A choice as wide as the card. Words, not colour alone, say what was chosen and what is right.
fn choice(ui: &mut Ui, words: &str, ours: bool, right: bool, scale: Scale, lang: &Lang) -> Response {
    let marks: Vec<_> = [(right, "story-right"), (ours, "story-chosen")]
        .into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, id)| lang.get(id))
        .collect();
    let mut said = words.to_owned();
    if !marks.is_empty() {
        said = format!("{words} — {}", marks.join(", "));
    }
    let size = vec2(ui.available_width(), scale.control());
    let mut button = Button::new(RichText::new(&said).font(scale.body())).selected(ours).min_size(size).wrap();
    if right {
        button = button.stroke(Stroke::new(3.0, theme::INK));
    }
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, ours, &said));
    focus::control(response)
}

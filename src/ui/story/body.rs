//! What the card says by the chapter's stage.

use bevy_egui::egui::{RichText, Ui, Vec2};

use super::{StoryModel, tasks};
use crate::{
    campaign::model::Chapter,
    lang::Lang,
    story::Stage,
    theme::{self, Scale},
    ui::{Out, sources, widgets},
    view::{Copied, ViewCommand},
};

/// Shows what belongs to the stage.
pub(super) fn show(ui: &mut Ui, model: StoryModel<'_>, scale: Scale, lang: &Lang, out: &mut Out) {
    let chapter = model.chapter();
    match model.stage() {
        // The text would tell what is to be foretold: it comes with the play.
        Stage::Opening if chapter.predict.is_some() => {
            tasks::predict(ui, model, scale, lang, out);
            look_at(ui, model, chapter, scale, lang, out);
        }
        Stage::Opening | Stage::Underway => {
            text(ui, model, chapter, scale, lang);
            look_at(ui, model, chapter, scale, lang, out);
        }
        stage @ (Stage::Asked | Stage::Answered) => {
            tasks::question(ui, model, &chapter.question, stage == Stage::Answered, scale, lang, out);
            tasks::foretold(ui, model, stage == Stage::Answered, scale, lang);
            widgets::kicker(ui, &lang.get("story-text"), theme::INK_SOFT, scale);
            text(ui, model, chapter, scale, lang);
        }
        Stage::Closing => closing(ui, model, scale, lang, out),
    }
}

fn text(ui: &mut Ui, model: StoryModel<'_>, chapter: &Chapter, scale: Scale, lang: &Lang) {
    for paragraph in lang.text(&chapter.text).split("\n\n") {
        ui.label(paragraph);
    }
    widgets::soft(ui, &sources::line(model.campaign, &chapter.sources, lang), scale);
}

/// The units and places that are lit on the map; a press opens the card or goes there.
fn look_at(ui: &mut Ui, model: StoryModel<'_>, chapter: &Chapter, scale: Scale, lang: &Lang, out: &mut Out) {
    widgets::kicker(ui, &lang.get("story-look"), theme::INK_SOFT, scale);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(scale.px(6.0));
        for id in &chapter.units {
            let unit = model.campaign.unit(*id);
            let name = lang.with("story-unit", &[("name", lang.text(&unit.name).into())]);
            let on = model.view.selected == Some(*id);
            if widgets::named_chip(ui, unit.label_at(model.clock.now()), &name, on, scale).clicked() {
                out.view.push(ViewCommand::Select((!on).then_some(*id)));
            }
        }
        for id in &chapter.places {
            let place = model.campaign.place(*id);
            let words = lang.text(&place.names).into_owned();
            let name = lang.with("story-place", &[("name", words.as_str().into())]);
            if widgets::named_chip(ui, &words, &name, false, scale).clicked() {
                out.view.push(ViewCommand::Look(place.at, None));
            }
        }
    });
}

/// The lesson's last words, its questions on the whole, and what became of the answers.
fn closing(ui: &mut Ui, model: StoryModel<'_>, scale: Scale, lang: &Lang, out: &mut Out) {
    let Some(lesson) = model.told.lesson.map(|lesson| model.campaign.lesson(lesson)) else { return };
    widgets::kicker(ui, &lang.get("story-closing"), theme::INK_SOFT, scale);
    ui.label(lang.text(&lesson.close));
    if !lesson.questions.is_empty() {
        widgets::kicker(ui, &lang.get("story-whole"), theme::INK_SOFT, scale);
    }
    for task in &lesson.questions {
        ui.label(RichText::new(lang.text(&task.ask)).font(scale.body_bold()));
        ui.label(lang.text(&task.answer));
        widgets::soft(ui, &sources::line(model.campaign, &task.sources, lang), scale);
    }
    answers(ui, scale, lang, out);
}

/// What may become of a class's answers.
pub(in crate::ui) fn answers(ui: &mut Ui, scale: Scale, lang: &Lang, out: &mut Out) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(scale.px(6.0));
        for (words, command) in
            [("story-copy", ViewCommand::Copy(Copied::Answers)), ("story-forget", ViewCommand::ForgetAnswers)]
        {
            if widgets::chip(ui, &lang.get(words), false, scale).clicked() {
                out.view.push(command);
            }
        }
    });
}

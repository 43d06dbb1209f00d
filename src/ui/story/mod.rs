//! The chapter that is told: its text, what to look at, its question and the one way on.

mod body;
mod tasks;

pub(super) use body::answers;

use bevy_egui::egui::{Align, Layout, RichText, ScrollArea, Ui, vec2};

use super::{
    Out,
    widgets::{self, Icon},
};
use crate::{
    campaign::model::{Campaign, Chapter},
    lang::Lang,
    replay::clock::{Clock, ClockCommand},
    story::{self, Stage, Steps},
    theme::{self, Scale},
    view::{Told, View},
};

/// What the card shows.
#[derive(Clone, Copy)]
pub struct StoryModel<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// The clock.
    pub clock: &'a Clock,
    /// What the reader looks at.
    pub view: &'a View,
    /// The chapter that is told.
    pub told: Told,
}

impl<'a> StoryModel<'a> {
    /// The chapter.
    pub fn chapter(&self) -> &'a Chapter {
        self.campaign.chapter(self.told.chapter)
    }

    /// Where it stands.
    pub fn stage(&self) -> Stage {
        story::stage(self.chapter(), self.told, self.clock)
    }
}

/// Shows the card, no higher than `height`.
pub fn show(ui: &mut Ui, model: StoryModel<'_>, height: f32, scale: Scale, lang: &Lang, out: &mut Out) {
    let (top, gap) = (ui.cursor().top(), ui.spacing().item_spacing.y);
    ui.set_max_height(height);
    head(ui, model, scale, lang, out);
    let foot = foot_height(scale);
    let left = (top + height - ui.cursor().top() - foot - gap).max(scale.px(24.0));
    let area = ScrollArea::vertical().id_salt((model.told.chapter.index(), model.stage().word()));
    area.min_scrolled_height(0.0).max_height(left).auto_shrink([false, true]).animated(false).show(ui, |ui| {
        ui.set_width((ui.available_width() - scale.px(12.0)).max(0.0));
        ui.spacing_mut().item_spacing.y = scale.px(5.0);
        body::show(ui, model, scale, lang, out);
    });
    foot_row(ui, model, scale, lang, out);
}

/// Number, days and title, and the button that leaves the story.
fn head(ui: &mut Ui, model: StoryModel<'_>, scale: Scale, lang: &Lang, out: &mut Out) {
    let (width, close) = (ui.available_width(), scale.lesser());
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width((width - close - ui.spacing().item_spacing.x).max(0.0));
            ui.spacing_mut().item_spacing.y = scale.px(2.0);
            widgets::kicker(ui, &kicker(model, lang), theme::INK_SOFT, scale);
            ui.label(RichText::new(lang.text(&model.chapter().title)).font(scale.heading()));
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if widgets::icon_button(ui, Icon::Close, close, &lang.get("story-close")).clicked() {
                give(out, story::leave());
            }
        });
    });
}

/// `Chapter 5 of 18 · 2 to 3 July`, or the lesson's name instead.
fn kicker(model: StoryModel<'_>, lang: &Lang) -> String {
    let all = story::list(model.campaign, model.told.lesson);
    let number = all.iter().position(|id| *id == model.told.chapter).unwrap_or_default() + 1;
    let when = story::when(model.chapter(), lang);
    let values = [("number", number.into()), ("count", all.len().into()), ("when", when.into())];
    match model.told.lesson.map(|lesson| model.campaign.lesson(lesson)) {
        None => lang.with("story-kicker", &values),
        Some(lesson) => {
            let named = values.into_iter().chain([("lesson", lang.text(&lesson.title).into())]);
            lang.with("story-kicker-lesson", &named.collect::<Vec<_>>())
        }
    }
}

fn foot_height(scale: Scale) -> f32 {
    scale.control()
}

/// The chapter before, a rest while it plays, the way on, the next chapter.
fn foot_row(ui: &mut Ui, model: StoryModel<'_>, scale: Scale, lang: &Lang, out: &mut Out) {
    let (side, gap) = (scale.control(), ui.spacing().item_spacing.x);
    let playing = model.stage() == Stage::Underway && model.clock.playing();
    let beside = if playing { 3.0 } else { 2.0 };
    let width = (ui.available_width() - beside * (side + gap)).max(side);
    ui.horizontal(|ui| {
        let open = |by| story::beside(model.campaign, model.told, by);
        let step = |ui: &mut Ui, icon, name: &str, by: isize, out: &mut Out| {
            let beside = open(by);
            let enabled = beside.is_some();
            let pressed =
                ui.add_enabled_ui(enabled, |ui| widgets::icon_button(ui, icon, side, &lang.get(name)).clicked());
            if let Some(chapter) = beside.filter(|_| pressed.inner) {
                give(out, story::open(model.campaign, chapter, model.told.lesson));
            }
        };
        step(ui, Icon::Previous, "story-previous", -1, out);
        if playing && widgets::icon_button(ui, Icon::Pause, side, &lang.get("story-pause")).clicked() {
            out.clock.push(ClockCommand::Pause);
        }
        let words = lang.get(way_on(model));
        if widgets::first_button(ui, &words, vec2(width, side), &words).clicked() {
            give(out, story::forward(model.campaign, model.view, model.clock));
        }
        step(ui, Icon::Next, "story-next", 1, out);
    });
}

/// What the way on is called.
pub(super) fn way_on(model: StoryModel<'_>) -> &'static str {
    let last = story::beside(model.campaign, model.told, 1).is_none();
    match model.stage() {
        Stage::Opening => "story-play",
        Stage::Underway if model.clock.playing() => "story-skip",
        Stage::Underway => "story-play-on",
        Stage::Asked => "story-show-answer",
        Stage::Answered if !last => "story-next-chapter",
        Stage::Answered if model.told.lesson.is_some() => "story-to-end",
        Stage::Answered => "story-leave",
        Stage::Closing => "story-leave-lesson",
    }
}

/// Passes commands on.
pub(super) fn give(out: &mut Out, steps: Steps) {
    out.clock.extend(steps.clock);
    out.view.extend(steps.view);
}

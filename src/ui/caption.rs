//! What a class reads beside the map, from the back row: the date, and what is told or what has just happened.

use bevy_egui::egui::{Context, FontId, RichText, ScrollArea, TextWrapMode, Ui, Vec2, text::LayoutJob, vec2};

use super::{Out, widgets};
use crate::{
    campaign::{
        model::{Campaign, Chapter, Event, Task},
        time::Instant,
    },
    lang::Lang,
    replay::clock::Clock,
    story::{self, Stage},
    theme::{self, Scale},
    view::{Told, View, ViewCommand},
};

/// What the caption is made of.
pub struct CaptionModel<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// What is told.
    pub view: &'a View,
    /// The clock.
    pub clock: &'a Clock,
}

/// A caption: what it belongs to, its title, its paragraphs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Caption {
    /// What it belongs to.
    pub kicker: String,
    /// Its title.
    pub title: String,
    /// Its paragraphs.
    pub text: Vec<String>,
    /// Whether the class is just marking what it foretells, where there is something to foretell.
    pub marking: Option<bool>,
}

/// A caption with the largest type that has room.
pub struct Set {
    caption: Caption,
    title: FontId,
    font: FontId,
    /// How high it is, in pixels.
    pub height: f32,
}

/// The caption of the moment: of the chapter that is told or, without one, the last event.
pub fn of(model: &CaptionModel<'_>, lang: &Lang) -> Option<Caption> {
    let now = model.clock.now();
    let Some(told) = model.view.told else {
        let event = model.campaign.event(model.campaign.latest_event(now)?);
        let title = lang.text(&event.title).into_owned();
        return Some(Caption { kicker: lang.when(&event.when), title, ..Caption::default() });
    };
    let chapter = model.campaign.chapter(told.chapter);
    let (kicker, title) = (place(model.campaign, told, chapter, lang), lang.text(&chapter.title).into_owned());
    let caption = match story::stage(chapter, told, model.clock) {
        Stage::Opening => {
            let ask = chapter.predict.as_ref().map(|predict| lang.text(&predict.ask).into_owned());
            let marking = ask.is_some().then_some(model.view.marking);
            // The text would tell what is to be foretold: it comes with the play.
            let text = ask.or_else(|| first_paragraph(&lang.text(&chapter.text))).into_iter().collect();
            Caption { kicker, title, text, marking }
        }
        Stage::Underway => {
            let latest = model.campaign.latest_event(now).map(|id| model.campaign.event(id));
            let event = latest.filter(|event| event.when.at >= chapter.span.from);
            let title_of = |event: &Event| Some(lang.text(&event.title).into_owned());
            let text = event.map_or_else(|| first_paragraph(&lang.text(&chapter.text)), title_of);
            Caption { kicker, title, text: text.into_iter().collect(), marking: None }
        }
        stage @ (Stage::Asked | Stage::Answered) => {
            let answered = stage == Stage::Answered;
            let ask = lang.text(&chapter.question.ask).into_owned();
            let answer = answered.then(|| lang.text(&chapter.question.answer).into_owned());
            let off = story::distance(chapter, told.chapter, &model.view.answers, lang);
            let text = off.into_iter().chain(choices(&chapter.question, answered, lang)).chain(answer).collect();
            Caption { kicker, title: ask, text, marking: None }
        }
        Stage::Closing => {
            let lesson = told.lesson.map(|lesson| model.campaign.lesson(lesson));
            let title = lesson.map(|lesson| lang.text(&lesson.title).into_owned()).unwrap_or(title);
            let text = lesson.map(|lesson| lang.text(&lesson.close).into_owned());
            Caption { kicker: lang.get("present-closing"), title, text: text.into_iter().collect(), marking: None }
        }
    };
    Some(caption)
}

/// `Chapter 3 of 16 · 1931–39`.
fn place(campaign: &Campaign, told: Told, chapter: &Chapter, lang: &Lang) -> String {
    let all = story::list(campaign, told.lesson);
    let number = all.iter().position(|id| *id == told.chapter).map_or(0, |at| at + 1);
    let values = [("number", number.to_string().into()), ("count", all.len().to_string().into())];
    let place = lang.with("present-chapter", &values);
    match &chapter.years {
        Some(years) => lang.with("present-years", &[("place", place.into()), ("years", lang.text(years).into())]),
        None => place,
    }
}

fn first_paragraph(text: &str) -> Option<String> {
    text.split("\n\n").map(str::trim).find(|paragraph| !paragraph.is_empty()).map(str::to_owned)
}

/// The answers to choose from, lettered; once they are answered the right one alone.
fn choices(task: &Task, answered: bool, lang: &Lang) -> Vec<String> {
    let lettered = ('A'..='Z').zip(&task.choices).enumerate();
    let chosen = lettered.filter(|(i, _)| !answered || task.right == Some(*i));
    chosen
        .map(|(_, (letter, choice))| {
            let values = [("letter", letter.to_string().into()), ("choice", lang.text(choice).into())];
            lang.with("present-choice", &values)
        })
        .collect()
}

/// Shows the date, as large as it can be in the width there is, and both clocks; `small` in a window that needs the
/// room for the map.
pub fn date(ui: &mut Ui, now: Instant, small: bool, scale: Scale, lang: &Lang) {
    ui.spacing_mut().item_spacing.y = scale.px(2.0);
    let text = lang.date(now);
    let all = [scale.title(), scale.date(), scale.heading()];
    let fonts = if small { &all[1..] } else { &all };
    let width = |font: &FontId| ui.painter().layout_no_wrap(text.clone(), font.clone(), theme::INK).size().x;
    let font = fonts.iter().find(|font| width(font) <= ui.max_rect().width()).unwrap_or(&all[2]);
    ui.add(bevy_egui::egui::Label::new(RichText::new(&text).font(font.clone())).wrap_mode(TextWrapMode::Extend));
    // One below the other: the first is the one to look at.
    let campaign = lang.with("clock-campaign", &[("time", lang.clock(now).into())]);
    let tokyo = lang.with("clock-tokyo", &[("time", lang.tokyo_clock(now).into())]);
    ui.label(RichText::new(campaign).font(scale.body()));
    widgets::soft(ui, &tokyo, scale);
}

/// Chooses the largest type in which a caption is no higher than the room.
pub fn set(ctx: &Context, caption: Caption, room: Vec2, scale: Scale) -> Set {
    let gap = ctx.global_style().spacing.item_spacing.y;
    let height = |text: &str, font: &FontId| {
        let job = LayoutJob::simple(text.to_owned(), font.clone(), theme::INK, room.x);
        ctx.fonts_mut(|fonts| fonts.layout_job(job).size().y)
    };
    let told = scale.caption_title(caption.title.chars().count());
    // Most of a low caption belongs to its text.
    let large = height(&caption.title, &told) <= room.y * 0.4;
    let kicker = height(&caption.kicker.to_uppercase(), &scale.caps()) + gap;
    let button = if caption.marking.is_some() { gap + scale.control() } else { 0.0 };
    let of = |title: &FontId, font: &FontId| {
        let text = caption.text.iter().map(|text| gap + height(text, font)).sum::<f32>();
        kicker + button + height(&caption.title, title) + text
    };
    let [largest, middle, smallest] = scale.telling();
    let choices = [(&told, &largest), (&told, &middle), (&told, &smallest)].into_iter().filter(|_| large);
    let fits = choices
        .chain([(&scale.heading(), &middle)])
        .find(|(title, font)| of(title, font) <= room.y)
        .map(|(t, f)| (t.clone(), f.clone()));
    let (title, font) = fits.unwrap_or_else(|| (scale.heading(), smallest.clone()));
    let height = of(&title, &font);
    Set { caption, title, font, height }
}

/// Shows a caption, no higher than `height`.
pub fn show(ui: &mut Ui, set: &Set, height: f32, scale: Scale, lang: &Lang, out: &mut Out) {
    let caption = &set.caption;
    ui.set_max_height(height);
    let area =
        ScrollArea::vertical().min_scrolled_height(0.0).max_height(height).auto_shrink([false, true]).animated(false);
    area.show(ui, |ui| {
        widgets::kicker(ui, &caption.kicker, theme::INK_SOFT, scale);
        ui.label(RichText::new(&caption.title).font(set.title.clone()));
        // Above a text that may be longer than its room.
        if let Some(marking) = caption.marking {
            let words = lang.get(if marking { "story-marking" } else { "story-mark" });
            if widgets::switch(ui, &words, vec2(0.0, scale.control()), marking).clicked() {
                out.view.push(ViewCommand::SetMarking(!marking));
            }
        }
        for text in &caption.text {
            ui.label(RichText::new(text).font(set.font.clone()));
        }
    });
}

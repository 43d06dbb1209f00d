//! The first screen: the map, one large way to play, three things to try. It goes when the reader does anything.

use bevy_egui::egui::{
    Align, Button, Layout, Response, RichText, ScrollArea, TextWrapMode, Ui, WidgetInfo, WidgetType, vec2,
};

use super::{Out, focus, widgets};
use crate::{
    campaign::model::Campaign,
    lang::Lang,
    replay::{
        clock::{ClockCommand, Pace},
        pace::Telling,
    },
    story,
    theme::{self, Scale},
    view::{Panel, ViewCommand},
};

/// How wide the card is at full size.
pub const WIDTH: f32 = 560.0;

/// Shows the card, no higher than `height`.
pub fn show(ui: &mut Ui, campaign: &Campaign, height: f32, scale: Scale, lang: &Lang, out: &mut Out) {
    let area = ScrollArea::vertical().min_scrolled_height(0.0).max_height(height).animated(false);
    area.show(ui, |ui| greeting(ui, campaign, scale, lang, out));
}

fn greeting(ui: &mut Ui, campaign: &Campaign, scale: Scale, lang: &Lang, out: &mut Out) {
    ui.spacing_mut().item_spacing.y = scale.px(8.0);
    widgets::kicker(ui, &lang.get("welcome-kicker"), theme::INK_SOFT, scale);
    ui.label(RichText::new(lang.get("welcome-title")).font(scale.date()));
    ui.label(lang.get("welcome-text"));
    ui.add_space(scale.px(6.0));
    if large_button(ui, &lang.get("welcome-play"), scale).clicked() {
        out.clock.extend([ClockCommand::SetPace(Pace::Story(Telling::TenMinutes)), ClockCommand::Play]);
    }
    ui.add_space(scale.px(4.0));
    widgets::kicker(ui, &lang.get("welcome-try"), theme::INK_SOFT, scale);
    let chapters = campaign.story.chapters.len();
    if chapters > 0 && wide_button(ui, &lang.with("welcome-read", &[("count", chapters.into())]), scale).clicked() {
        let steps = story::begin(campaign, None);
        out.clock.extend(steps.clock);
        out.view.extend(steps.view);
    }
    if !campaign.lessons.is_empty() && wide_button(ui, &lang.get("welcome-teach"), scale).clicked() {
        out.view.push(ViewCommand::Open(Some(Panel::Story)));
    }
    if wide_button(ui, &lang.get("welcome-doubt"), scale).clicked() {
        out.view.push(ViewCommand::Open(Some(Panel::Accounts)));
    }
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
        if widgets::chip(ui, &lang.get("welcome-close"), false, scale).clicked() {
            out.view.push(ViewCommand::Welcome(false));
        }
    });
}

/// The one button that matters, dark and as wide as the card.
fn large_button(ui: &mut Ui, text: &str, scale: Scale) -> Response {
    let size = vec2(ui.available_width(), scale.control() * 1.4);
    let words = RichText::new(text).font(scale.heading()).color(theme::PAPER);
    let response = ui.add(Button::new(words).min_size(size).fill(theme::INK).wrap());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, text));
    focus::control(response)
}

/// A button as wide as the card.
fn wide_button(ui: &mut Ui, text: &str, scale: Scale) -> Response {
    let size = vec2(ui.available_width(), scale.control());
    let response = ui.add(Button::new(text).min_size(size).wrap());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, text));
    focus::control(response)
}

//! The timeline along the bottom: play and pace at the left, the whole campaign as one slider at the right.

mod axis;
mod controls;
mod track;

use bevy_egui::egui::{Rect, Stroke, Ui, UiBuilder, vec2};

use super::Out;
use crate::{
    campaign::{model::Campaign, time::Instant},
    lang::Lang,
    replay::clock::Clock,
    theme,
    theme::Scale,
};

/// What the timeline shows.
pub struct TimelineModel<'a> {
    /// The campaign: its span and its events.
    pub campaign: &'a Campaign,
    /// The days on which no source places a unit, each at its midnight.
    pub silent_days: &'a [Instant],
    /// The clock.
    pub clock: &'a Clock,
}

/// Shows the timeline in all of `rect`.
pub fn show(ui: &mut Ui, rect: Rect, model: &TimelineModel<'_>, scale: Scale, lang: &Lang, out: &mut Out) {
    ui.allocate_rect(rect, bevy_egui::egui::Sense::hover());
    ui.painter().rect_filled(rect, 0.0, theme::PAPER);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, theme::HAIRLINE));
    let pad = if rect.width() < 700.0 { 8.0 } else { scale.gap() };
    let inside = rect.shrink2(vec2(pad, 0.0));
    let mut left = ui.new_child(UiBuilder::new().id_salt("controls").max_rect(inside));
    let used = controls::show(&mut left, model.clock, scale, lang, out);
    let track = Rect::from_min_max(rect.min + vec2(pad * 2.0 + used, 1.0), rect.max - vec2(pad, 0.0));
    let mut right = ui.new_child(UiBuilder::new().id_salt("track").max_rect(track));
    track::show(&mut right, track, model, scale, lang, out);
}

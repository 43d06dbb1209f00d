//! The date and both clocks, large and always there; where there is room, when the sun rises and sets.

use bevy_egui::egui::{Color32, Painter, Pos2, RichText, Sense, Stroke, TextStyle, Ui, emath::Rot2, vec2};

use super::widgets;
use crate::{
    campaign::time::Instant,
    geo::projection::ORIGIN,
    lang::Lang,
    replay::sun::{self, Daylight},
    theme::{self, Scale},
};

/// What the card shows.
pub struct DateModel {
    /// The instant that is shown on the map.
    pub now: Instant,
    /// Whether there is room for the sun.
    pub sun: bool,
}

/// Shows the card.
pub fn show(ui: &mut Ui, model: &DateModel, scale: Scale, lang: &Lang) {
    ui.spacing_mut().item_spacing.y = scale.px(2.0);
    ui.label(RichText::new(lang.date(model.now)).font(scale.date()));
    let campaign = lang.with("clock-campaign", &[("time", lang.clock(model.now).into())]);
    let tokyo = lang.with("clock-tokyo", &[("time", lang.tokyo_clock(model.now).into())]);
    widgets::soft(ui, &lang.with("clocks", &[("campaign", campaign.into()), ("tokyo", tokyo.into())]), scale);
    if let Some(day) = sun::daylight(model.now, ORIGIN).filter(|_| model.sun) {
        sunlight(ui, model.now, day, scale, lang);
    }
}

/// The sun or, by night, the moon, and when the sun rises and sets over the battlefield.
fn sunlight(ui: &mut Ui, now: Instant, day: Daylight, scale: Scale, lang: &Lang) {
    let times = [("rise", lang.clock(day.rise).into()), ("set", lang.clock(day.set).into())];
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = scale.px(7.0);
        let side = scale.small().size;
        let height = ui.text_style_height(&TextStyle::Small);
        let (rect, _) = ui.allocate_exact_size(vec2(side, height), Sense::hover());
        let up = day.rise <= now && now < day.set;
        let sign = if up { sun_sign } else { moon_sign };
        sign(ui.painter(), rect.center(), side, theme::INK_SOFT);
        widgets::soft(ui, &lang.with("date-sun", &times), scale);
    });
}

/// A disc with eight rays.
fn sun_sign(painter: &Painter, centre: Pos2, side: f32, colour: Color32) {
    painter.circle_filled(centre, side * 0.2, colour);
    for i in 0..8_u8 {
        let ray = Rot2::from_angle(f32::from(i) * std::f32::consts::FRAC_PI_4) * vec2(side, 0.0);
        painter.line_segment([centre + ray * 0.3, centre + ray * 0.45], Stroke::new(1.2, colour));
    }
}

/// A crescent: a disc of which another, of paper, leaves a part.
fn moon_sign(painter: &Painter, centre: Pos2, side: f32, colour: Color32) {
    painter.circle_filled(centre, side * 0.4, colour);
    painter.circle_filled(centre + vec2(side * 0.2, -side * 0.08), side * 0.34, theme::PAPER);
}

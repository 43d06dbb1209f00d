//! The date and both clocks, large and always there.

use bevy_egui::egui::{RichText, Ui};

use super::widgets;
use crate::{campaign::time::Instant, lang::Lang, theme::Scale};

/// What the card shows.
pub struct DateModel {
    /// The instant that is shown on the map.
    pub now: Instant,
}

/// Shows the card.
pub fn show(ui: &mut Ui, model: &DateModel, scale: Scale, lang: &Lang) {
    ui.spacing_mut().item_spacing.y = scale.px(2.0);
    ui.label(RichText::new(lang.date(model.now)).font(scale.date()));
    let campaign = lang.with("clock-campaign", &[("time", lang.clock(model.now).into())]);
    let tokyo = lang.with("clock-tokyo", &[("time", lang.tokyo_clock(model.now).into())]);
    widgets::soft(ui, &lang.with("clocks", &[("campaign", campaign.into()), ("tokyo", tokyo.into())]), scale);
}

//! The latest event: when it happened, what it was, how sure it is, and who says so.

use bevy_egui::egui::{RichText, ScrollArea, Ui};

use super::{sources, widgets};
use crate::{
    campaign::{
        model::{AirCount, Campaign, Event},
        words::Certainty,
    },
    lang::Lang,
    theme::{self, Scale},
};

/// What the card shows.
pub struct EventModel<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// The event.
    pub event: &'a Event,
    /// Whether there is room for more than the title.
    pub whole: bool,
}

/// Shows the card, no higher than `height`.
pub fn show(ui: &mut Ui, model: &EventModel<'_>, height: f32, scale: Scale, lang: &Lang) {
    let event = model.event;
    ui.set_max_height(height);
    widgets::kicker(ui, &lang.when(&event.when), theme::INK_SOFT, scale);
    ui.label(RichText::new(lang.text(&event.title)).font(scale.heading()));
    if !model.whole {
        return;
    }
    let left = (height - ui.min_rect().height()).max(scale.px(30.0));
    ScrollArea::vertical().min_scrolled_height(0.0).max_height(left).auto_shrink([false, true]).animated(false).show(
        ui,
        |ui| {
            let text = lang.text(&event.text);
            if !text.is_empty() {
                ui.label(text);
            }
            for line in counts(event, lang) {
                widgets::soft(ui, &line, scale);
            }
            if event.certainty != Certainty::Known {
                let certainty = lang.word("certainty", event.certainty.word());
                widgets::soft(ui, &lang.with("event-doubt", &[("certainty", certainty.into())]), scale);
            }
            if event.unverified {
                warning(ui, &lang.get("event-unverified"), scale);
            }
            widgets::kicker(ui, &lang.get("sources-heading"), theme::INK_SOFT, scale);
            widgets::soft(ui, &sources::line(model.campaign, &event.sources, lang), scale);
        },
    );
}

/// Aircraft engaged, lost and claimed in an event of the air war, a line for each count.
pub(crate) fn counts(event: &Event, lang: &Lang) -> Vec<String> {
    let line = |count: &AirCount| {
        let number = lang.range(count.low, count.high);
        let values = [
            ("side", lang.word("side", count.side.word()).into()),
            ("number", number.into()),
            ("who", lang.word("claimant", count.by.word()).into()),
        ];
        let line = lang.with(&format!("air-count-{}", count.what.word()), &values);
        if count.unverified { lang.with("unit-statement-unverified", &[("statement", line.into())]) } else { line }
    };
    event.counts.iter().map(line).collect()
}

/// A line that warns.
pub(super) fn warning(ui: &mut Ui, text: &str, scale: Scale) {
    ui.label(RichText::new(text).font(scale.small()).background_color(theme::WARNING));
}

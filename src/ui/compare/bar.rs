//! The bar that chooses the two moments: this one, pairs that are worth comparing, swapped, or no longer.

use bevy_egui::egui::{Align2, Area, Context, Frame, Id, Margin, Order, Rect, Stroke, Ui, vec2};

use super::CompareModel;
use crate::{
    campaign::time::Instant,
    lang::Lang,
    replay::clock::ClockCommand,
    theme::{self, Scale},
    ui::{
        Out,
        widgets::{self, Icon},
    },
    view::{Comparison, ViewCommand},
};

/// The bar's area: names on the map keep clear of it.
pub const BAR: &str = "compare-bar";

/// Shows the bar in the middle of the lower edge of its room.
pub(super) fn show(ctx: &Context, model: &CompareModel, room: Rect, scale: Scale, lang: &Lang, out: &mut Out) {
    let margin = scale.px(9.0);
    let frame = Frame::new().fill(theme::PAPER).stroke(Stroke::new(1.0, theme::HAIRLINE)).corner_radius(2);
    let area = Area::new(Id::new(BAR)).order(Order::Middle).movable(false).constrain(false).fade_in(false);
    area.pivot(Align2::CENTER_BOTTOM).fixed_pos(room.center_bottom().round()).show(ctx, |ui| {
        frame.inner_margin(Margin::same(margin as i8)).show(ui, |ui| {
            ui.set_max_width(room.width() - margin * 2.0 - 2.0);
            ui.spacing_mut().item_spacing = vec2(scale.px(7.0), scale.px(7.0));
            ui.horizontal_wrapped(|ui| contents(ui, model, scale, lang, out));
        });
    });
}

fn contents(ui: &mut Ui, model: &CompareModel, scale: Scale, lang: &Lang, out: &mut Out) {
    let Comparison { with, .. } = model.compared;
    let set = |out: &mut Out, first: Option<Instant>, second: Instant| {
        out.clock.extend(first.map(ClockCommand::Seek));
        out.view.push(ViewCommand::Compare(Some(Comparison { with: second, ..model.compared })));
    };
    let freeze = widgets::chip(ui, &lang.get("compare-freeze"), with == model.now, scale);
    if freeze.on_hover_text(lang.get("compare-freeze-name")).clicked() {
        set(out, None, model.now);
    }
    for (first, second) in Comparison::pairs() {
        let days = [("first", lang.day_and_month(first).into()), ("second", lang.day_and_month(second).into())];
        let on = (model.now, with) == (first, second);
        if widgets::chip(ui, &lang.with("compare-pair", &days), on, scale).clicked() {
            set(out, Some(first), second);
        }
    }
    if let Some(span) = model.chapter {
        let on = (model.now, with) == (span.from, span.to);
        if widgets::chip(ui, &lang.get("compare-chapter"), on, scale).clicked() {
            set(out, Some(span.from), span.to);
        }
    }
    let side = (scale.small().size * 1.75).max(32.0);
    if widgets::icon_button(ui, Icon::Swap, side, &lang.get("compare-swap")).clicked() {
        set(out, Some(with), model.now);
    }
    if widgets::icon_button(ui, Icon::Close, side, &lang.get("compare-close")).clicked() {
        out.view.push(ViewCommand::Compare(None));
    }
}

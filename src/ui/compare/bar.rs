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
            ui.spacing_mut().item_spacing = vec2(scale.px(7.0), scale.px(7.0));
            let side = (scale.small().size * 1.75).max(32.0).max(scale.finger());
            let icons = (side + ui.spacing().item_spacing.x) * 2.0;
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_max_width((room.width() - margin * 2.0 - 2.0 - icons).max(side));
                    ui.horizontal_wrapped(|ui| moments(ui, model, scale, lang, out));
                });
                if widgets::icon_button(ui, Icon::Swap, side, &lang.get("compare-swap")).clicked() {
                    set(model, Some(model.compared.with), model.now, out);
                }
                if widgets::icon_button(ui, Icon::Close, side, &lang.get("compare-close")).clicked() {
                    out.view.push(ViewCommand::Compare(None));
                }
            });
        });
    });
}

/// Asks for two moments: for the clock's only if it is another.
fn set(model: &CompareModel, first: Option<Instant>, second: Instant, out: &mut Out) {
    out.clock.extend(first.map(ClockCommand::Seek));
    out.view.push(ViewCommand::Compare(Some(Comparison { with: second, ..model.compared })));
}

/// What can be chosen: the moment that is shown, the pairs, and the ends of the chapter.
fn moments(ui: &mut Ui, model: &CompareModel, scale: Scale, lang: &Lang, out: &mut Out) {
    let shown = (model.now, model.compared.with);
    let freeze = widgets::chip(ui, &lang.get("compare-freeze"), shown.0 == shown.1, scale);
    if freeze.on_hover_text(lang.get("compare-freeze-name")).clicked() {
        set(model, None, model.now, out);
    }
    let Comparison { beside, .. } = model.compared;
    if widgets::chip(ui, &lang.get("compare-beside"), beside, scale).clicked() {
        out.view.push(ViewCommand::Compare(Some(Comparison { beside: !beside, ..model.compared })));
    }
    let pairs = Comparison::pairs().map(|pair| (pair, name(pair, lang)));
    let chapter = model.chapter.map(|span| ((span.from, span.to), lang.get("compare-chapter")));
    for ((first, second), name) in pairs.chain(chapter) {
        if widgets::chip(ui, &name, shown == (first, second), scale).clicked() {
            set(model, Some(first), second, out);
        }
    }
}

/// `5 July and 20 August`; of one month `20 and 24 August`.
fn name((first, second): (Instant, Instant), lang: &Lang) -> String {
    let [one, other] = [first, second].map(|at| at.date_time().date());
    let short = one.month() == other.month();
    let first = if short { one.day().to_string() } else { lang.day_and_month(first) };
    lang.with("compare-pair", &[("first", first.into()), ("second", lang.day_and_month(second).into())])
}

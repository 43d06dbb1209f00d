//! The map: which layers it shows, how units are drawn, and how to read it.

use bevy_egui::egui::{Ui, Vec2};

use super::Sheet;
use crate::{
    lang::capital,
    theme,
    ui::widgets,
    view::{Layer, SymbolSet, ViewCommand},
};

/// The switches of layers and of symbols.
pub(super) fn head(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let (model, _, scale, lang) = sheet.parts();
    widgets::kicker(ui, &lang.get("panel-layers"), theme::INK_SOFT, scale);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(scale.px(6.0));
        for layer in Layer::ALL {
            let (name, shown) = (capital(&lang.word("layer", layer.word())), model.view.layers.has(layer));
            if widgets::chip(ui, &name, shown, scale).clicked() {
                sheet.out.view.push(ViewCommand::Show(model.view.layers.with(layer, !shown)));
            }
        }
    });
    widgets::kicker(ui, &lang.get("panel-symbols"), theme::INK_SOFT, scale);
    ui.horizontal_wrapped(|ui| {
        for set in SymbolSet::ALL {
            let name = capital(&lang.word("symbols", set.word()));
            if widgets::chip(ui, &name, model.view.symbols == set, scale).clicked() {
                sheet.out.view.push(ViewCommand::Draw(set));
            }
        }
    });
}

/// How to read the map.
pub(super) fn show(_ui: &mut Ui, _sheet: &mut Sheet<'_>) {}

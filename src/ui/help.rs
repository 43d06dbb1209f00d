//! The list of keys.

use bevy_egui::egui::{Align, Grid, Layout, RichText, ScrollArea, Ui};

use super::{
    Out,
    widgets::{self, Icon},
};
use crate::{
    keys::KEYS,
    lang::Lang,
    theme::{self, Scale},
    view::ViewCommand,
};

/// Shows the list, no higher than `height`.
pub fn show(ui: &mut Ui, height: f32, scale: Scale, lang: &Lang, out: &mut Out) {
    ui.set_max_height(height);
    ui.horizontal(|ui| {
        let close = scale.lesser() + ui.spacing().item_spacing.x;
        widgets::heading(ui, &lang.get("help-heading"), ui.available_width() - close, scale);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::icon_button(ui, Icon::Close, scale.lesser(), &lang.get("help-close")).clicked() {
                out.view.push(ViewCommand::ToggleHelp);
            }
        });
    });
    widgets::hairline(ui);
    let left = (height - ui.min_rect().height() - ui.spacing().item_spacing.y).max(scale.px(30.0));
    ScrollArea::vertical().min_scrolled_height(0.0).max_height(left).auto_shrink([false, true]).animated(false).show(
        ui,
        |ui| {
            let spacing = scale.px(20.0);
            let wide = |caps: &str| ui.painter().layout_no_wrap(caps.to_owned(), scale.unit(), theme::INK).size().x;
            let caps = rows().iter().map(|(caps, _)| wide(caps)).fold(0.0, f32::max);
            // Long sentences go on in the next line.
            let most = (ui.available_width() - caps - spacing).max(caps);
            let grid = Grid::new("keys").num_columns(2).max_col_width(most);
            grid.spacing([spacing, scale.px(4.0)]).show(ui, |ui| {
                for (caps, help) in rows() {
                    ui.label(RichText::new(caps).font(scale.unit()));
                    ui.label(RichText::new(lang.get(help)).font(scale.small()));
                    ui.end_row();
                }
            });
            ui.label(RichText::new(lang.get("help-more")).font(scale.small()).color(theme::INK_SOFT));
        },
    );
}

/// The caps of the keys that share a sentence, and the id of the sentence.
pub fn rows() -> Vec<(String, &'static str)> {
    let mut rows: Vec<(String, &'static str)> = Vec::new();
    for key in KEYS.iter().filter(|key| !key.cap.is_empty()) {
        match rows.iter_mut().find(|(_, help)| *help == key.help) {
            Some((caps, _)) => {
                caps.push_str("  ");
                caps.push_str(key.cap);
            }
            None => rows.push((key.cap.to_owned(), key.help)),
        }
    }
    rows
}

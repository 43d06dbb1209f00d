//! What lies over the other panels: the choice of sheets, the list of keys.

use bevy_egui::egui::{Context, Order, Pos2, Rect, pos2, vec2};

use super::{Room, area};
use crate::{
    lang::Lang,
    theme::{self, Scale},
    ui::{Out, help, map_controls},
};

/// The choice of sheets above the controls, over whatever is there.
pub(super) fn sheets(ctx: &Context, controls: Pos2, room: &Room, scale: Scale, lang: &Lang, out: &mut Out) {
    let inside = map_controls::sheets_size(ctx, scale, lang);
    let size = inside + theme::panel(scale).inner_margin.sum() + vec2(2.0, 2.0);
    let at = pos2(room.window.right() - room.gap - size.x, controls.y - room.gap / 2.0 - size.y);
    area(ctx, "sheets", Order::Foreground, at, |ui| {
        theme::panel(scale).show(ui, |ui| map_controls::sheets(ui, inside, scale, lang, out));
    });
}

/// The list of keys, in the middle of the window.
pub(super) fn list_of_keys(ctx: &Context, room: &Room, scale: Scale, lang: &Lang, out: &mut Out) {
    let free = Rect::from_min_max(room.window.min, pos2(room.window.right(), room.timeline.top())).shrink(room.gap);
    let margin = theme::panel(scale).inner_margin.sum();
    let width = scale.px(620.0).min(free.width());
    let line = scale.small().size * 1.371 + scale.px(4.0);
    let wanted = scale.control() + line * (help::rows().len() as f32 + 2.0) + scale.px(40.0) + margin.y;
    let height = wanted.min(free.height());
    let at = pos2(free.center().x - width / 2.0, free.center().y - height / 2.0);
    area(ctx, "help", Order::Foreground, at, |ui| {
        theme::panel(scale).show(ui, |ui| {
            ui.set_width((width - margin.x).max(0.0));
            help::show(ui, (height - margin.y).max(0.0), scale, lang, out);
        });
    });
}

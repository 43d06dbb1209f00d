//! Where things stand before a class: the map, a large date, the caption, the tools, a thin line of time.

use bevy_egui::egui::{Context, Order, Rect, Sense, pos2, vec2};

use super::{
    Room, Screen, area, card, card_height, drawer_room, evidence, scale_bar_size, still, time,
    unit_card::{self, UnitModel},
};
use crate::{
    lang::Lang,
    theme::{self, Scale},
    ui::{
        Out,
        caption::{self, CaptionModel},
        compare, map_controls, tools,
    },
};

/// Shows what a class sees.
pub(super) fn show(ctx: &Context, screen: &Screen<'_>, room: &Room, scale: Scale, lang: &Lang, out: &mut Out) {
    let view = screen.view;
    let size = tools::size(scale);
    let narrow = room.window.width() < scale.px(700.0);
    let tools_at = pos2(room.window.right() - room.gap - size.x, room.gap);
    let date = date(ctx, screen, room, if narrow { room.window.right() } else { tools_at.x }, scale, lang);
    // In a narrow window the tools stand under the date.
    let tools_at = if narrow { pos2(tools_at.x, date.bottom() + room.gap / 2.0) } else { tools_at };
    area(ctx, "tools", Order::Middle, tools_at, |ui| {
        ui.set_max_size(size);
        tools::show(ui, view, scale, lang, out);
    });
    let bottom = room.timeline.top() - room.gap;
    let bar = scale_bar_size(scale);
    let column = scale.story(view.size());
    let left = if column > 0.0 { column } else { room.gap };
    // What was asked for by hand goes before the caption.
    let asked = view.panel.is_some() || (view.selected.is_some() && column == 0.0);
    let caption = if let Some(panel) = view.panel {
        let drawer = drawer_room(room, date, bottom, true, scale);
        evidence(ctx, screen, (panel, drawer), scale, lang, out);
        Rect::NOTHING
    } else if asked {
        Rect::NOTHING
    } else if column > 0.0 {
        let place =
            Rect::from_min_max(pos2(room.gap, date.bottom() + room.gap / 2.0), pos2(column - room.gap / 2.0, bottom));
        caption_in(ctx, screen, place, scale, lang, out)
    } else {
        let top = bottom - (view.covered().y - room.timeline.height() - 2.0 * room.gap).max(scale.px(90.0));
        caption_in(
            ctx,
            screen,
            Rect::from_min_max(pos2(room.gap, top), pos2(room.window.right() - room.gap, bottom)),
            scale,
            lang,
            out,
        )
    };
    // The scale bar stands beside the column, or above the caption that is as wide as the window.
    let foot = if column > 0.0 || !caption.is_positive() { bottom } else { caption.top() - room.gap / 2.0 };
    let rect = Rect::from_min_size(pos2(left, foot - bar.y), bar);
    if !(asked && column == 0.0) {
        still(ctx, "scale", rect.min, |ui| {
            map_controls::scale_and_north(ui, rect, view.ground_metres_per_pixel(), scale, lang);
        });
    }
    unit(ctx, screen, room, (date, tools_at.y + size.y + room.gap / 2.0), scale, lang, out);
    let above = [Some(date), Some(Rect::from_min_size(tools_at, size))];
    let edges = compare::Edges { timeline: room.timeline.top(), widths: None, floor: bottom, above };
    compare::show(ctx, screen, &edges, scale, lang, out);
    time(ctx, screen, room, scale, lang, out);
}

/// The card of the unit that was asked for, under the tools.
fn unit(
    ctx: &Context,
    screen: &Screen<'_>,
    room: &Room,
    (date, above): (Rect, f32),
    scale: Scale,
    lang: &Lang,
    out: &mut Out,
) {
    let (view, bottom) = (screen.view, room.timeline.top() - room.gap);
    if let Some(unit) = view.selected {
        let now = screen.clock.now();
        let state = screen.situation.unit(unit);
        let model = UnitModel { campaign: screen.campaign, unit, state, account: view.account, now };
        let left = room.window.right() - room.gap - room.right;
        // Where it would stand under the date it begins below it.
        let top = if left < date.right() + room.gap { above.max(date.bottom() + room.gap / 2.0) } else { above };
        let height = card_height(top, bottom, scale);
        let at = pos2(left, top);
        card(ctx, "unit", at, room.right, scale, |ui| unit_card::show(ui, &model, height, scale, lang, out));
    }
}

/// The date, as large as the room to `right` allows. Answers where it stands.
fn date(ctx: &Context, screen: &Screen<'_>, room: &Room, right: f32, scale: Scale, lang: &Lang) -> Rect {
    let margin = theme::panel(scale).inner_margin.sum().x + 2.0;
    let column = scale.story(screen.view.size());
    let widest = if column > 0.0 { column - room.gap * 1.5 } else { right - room.gap * 2.0 };
    area(ctx, "date", Order::Middle, pos2(room.gap, room.gap), |ui| {
        theme::panel(scale).show(ui, |ui| {
            let inside = (widest - margin).max(0.0);
            ui.set_max_width(inside);
            if column > 0.0 {
                ui.set_width(inside);
            }
            caption::date(ui, screen.clock.now(), column == 0.0, scale, lang);
        });
    })
}

/// The caption in a place: no wider and no higher, at the place's foot where that is as wide as the window. Answers
/// where it stands.
fn caption_in(ctx: &Context, screen: &Screen<'_>, place: Rect, scale: Scale, lang: &Lang, out: &mut Out) -> Rect {
    let model = CaptionModel { campaign: screen.campaign, view: screen.view, clock: screen.clock };
    let Some(told) = caption::of(&model, lang) else { return Rect::NOTHING };
    let margin = theme::panel(scale).inner_margin.sum() + vec2(2.0, 2.0);
    let inside = (place.size() - margin).max(vec2(60.0, 40.0));
    let set = caption::set(ctx, told, inside, scale);
    let high = (set.height + margin.y).min(place.height());
    let top = if scale.story(screen.view.size()) > 0.0 { place.top() } else { place.bottom() - high };
    area(ctx, "caption", Order::Middle, pos2(place.left(), top), |ui| {
        theme::panel(scale).show(ui, |ui| {
            ui.set_width(inside.x);
            caption::show(ui, &set, inside.y, scale, lang, out);
        });
    })
}

/// Covers the whole window, so that the class looks at the teacher.
pub fn blank(ctx: &Context) {
    area(ctx, "blank", Order::Foreground, ctx.content_rect().min, |ui| {
        ui.allocate_rect(ctx.content_rect(), Sense::hover());
        ui.painter().rect_filled(ctx.content_rect(), 0.0, theme::BLANK);
    });
}

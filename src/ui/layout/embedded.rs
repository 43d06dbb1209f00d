//! Where things stand in a frame of another page: what that page has chosen, and always whose map it is.

use bevy_egui::egui::{Context, Order, Rect, Sense, pos2, vec2};

use super::{
    Room, Screen, area, crowded, date, doubt, left, list_of_keys, right, scale_bar_size, sheets, still, tabs, time,
};
use crate::{
    lang::Lang,
    theme::{self, Scale},
    ui::{
        Out, compare,
        map_controls::{self, ControlsModel},
        widgets,
    },
    view::{Comparison, Control, Embedding, ViewCommand},
};

/// Shows what the embedding page has chosen.
pub(super) fn show(
    ctx: &Context,
    screen: &Screen<'_>,
    (room, embedding): (&Room, Embedding),
    scale: Scale,
    lang: &Lang,
    out: &mut Out,
) {
    let view = screen.view;
    let dated = view.shows(Control::Date) && !crowded(screen, room, scale);
    let date = if dated { date(ctx, screen, room, scale, lang, out) } else { Rect::ZERO };
    let floor = foot(ctx, screen, (room, embedding), scale, lang, out);
    let tabs = if view.shows(Control::Panels) { tabs(ctx, screen, room, date, scale, lang, out) } else { None };
    left(ctx, screen, room, (date, tabs, floor), scale, lang, out);
    right(ctx, screen, room, (date, tabs, floor), scale, lang, out);
    let widths = room.two.then_some([room.left, room.drawer, room.right]);
    let edges = compare::Edges { timeline: room.timeline.top(), widths, floor, above: [Some(date), tabs] };
    compare::show(ctx, screen, &edges, scale, lang, out);
    if view.shows(Control::Timeline) {
        time(ctx, screen, room, scale, lang, out);
    } else if view.help {
        list_of_keys(ctx, room, scale, lang, out);
    }
}

/// The mark at the left, the scale bar and the map's buttons beside it, above the timeline. Answers how far down a card
/// above them may reach.
fn foot(
    ctx: &Context,
    screen: &Screen<'_>,
    (room, embedding): (&Room, Embedding),
    scale: Scale,
    lang: &Lang,
    out: &mut Out,
) -> f32 {
    let (view, bottom) = (screen.view, room.timeline.top() - room.gap);
    let bar = scale_bar_size(scale);
    let mark = mark(ctx, room, embedding.link, (bottom, bar.y), scale, lang, out);
    let row = bottom - bar.y - room.gap;
    // In a small frame a chapter needs the room of the map's buttons.
    let told = view.told.is_some()
        && view.shows(Control::Caption)
        && (scale.chapter(room.window.size()) > 0.0 || room.low(scale));
    if !view.shows(Control::Map) || told {
        scale_bar(ctx, screen, room, (mark, Rect::NOTHING), scale, lang);
        return row;
    }
    let base = if room.ample { doubt(ctx, screen, room, bottom, scale, lang) } else { bottom };
    let compare = Comparison::toggled(view, screen.clock.now());
    let beside = room.window.width() - mark.right() - 2.0 * room.gap;
    let whole = |row| ControlsModel { views: &screen.campaign.views, compare, row };
    let bare = ControlsModel { views: &[], compare, row: true };
    let size = |model: &ControlsModel<'_>| map_controls::size(ctx, model, scale, lang);
    // The named views where they have room: in the row, or one above the other in a frame that is high.
    let model = if size(&whole(true)).x <= beside {
        whole(true)
    } else if !room.low(scale) {
        whole(false)
    } else {
        bare
    };
    let size = size(&model);
    let base = if size.x <= beside { base } else { base.min(row + room.gap / 2.0) };
    let at = pos2(room.window.right() - room.gap - size.x, base - size.y);
    area(ctx, "controls", Order::Middle, at, |ui| {
        ui.set_max_size(size);
        ui.set_min_size(size);
        map_controls::show(ui, &model, scale, lang, out);
    });
    scale_bar(ctx, screen, room, (mark, Rect::from_min_size(at, size)), scale, lang);
    if view.sheets {
        sheets(ctx, at, room, scale, lang, out);
    }
    (at.y - room.gap).min(row)
}

/// The scale bar between the mark and the map's buttons; above the mark where there is no room between them and no card
/// may come down so far; else nowhere.
fn scale_bar(
    ctx: &Context,
    screen: &Screen<'_>,
    room: &Room,
    (mark, controls): (Rect, Rect),
    scale: Scale,
    lang: &Lang,
) {
    let (view, bar) = (screen.view, scale_bar_size(scale));
    let clear = |rect: &Rect| {
        rect.right() <= room.window.right() - room.gap && !rect.expand(room.gap / 2.0).intersects(controls)
    };
    let beside = Rect::from_min_size(pos2(mark.right() + room.gap, mark.top()), bar);
    let above = Rect::from_min_size(pos2(room.gap, mark.top() - room.gap / 2.0 - bar.y), bar);
    let free = !view.shows(Control::Caption) && view.panel.is_none() && view.card().is_none();
    let place = Some(beside).filter(clear).or(Some(above).filter(|above| free && clear(above)));
    if let Some(rect) = place.filter(|_| view.shows(Control::Scale)) {
        still(ctx, "scale", rect.min, |ui| {
            map_controls::scale_and_north(ui, rect, view.ground_metres_per_pixel(), scale, lang);
        });
    }
}

/// Whose map it is, always; where it may, it opens the whole map in a tab of its own. Answers where it stands.
fn mark(
    ctx: &Context,
    room: &Room,
    link: bool,
    (bottom, height): (f32, f32),
    scale: Scale,
    lang: &Lang,
    out: &mut Out,
) -> Rect {
    let free = room.window.width() - 2.0 * room.gap;
    let at = |width: f32| Rect::from_min_size(pos2(room.gap, bottom - height), vec2(width.min(free), height));
    if link {
        let words = lang.get("embed-open");
        let rect = at(widgets::button_width(ctx, &words, scale));
        area(ctx, "mark", Order::Middle, rect.min, |ui| {
            ui.set_max_size(rect.size());
            if widgets::text_button(ui, &words, rect.size(), &lang.get("embed-open-name")).clicked() {
                out.view.push(ViewCommand::OpenWhole);
            }
        });
        return rect;
    }
    let credit = lang.get("embed-credit");
    let width = ctx.fonts_mut(|fonts| fonts.layout_no_wrap(credit.clone(), scale.small(), theme::INK).size().x);
    let rect = at(width + scale.px(16.0));
    still(ctx, "mark", rect.min, |ui| {
        ui.allocate_rect(rect, Sense::hover());
        ui.painter().rect_filled(rect, 2.0, theme::faded(theme::PAPER, 0.9));
        let inside = rect.shrink2(vec2(scale.px(8.0), scale.px(6.0)));
        widgets::soft(&mut ui.new_child(bevy_egui::egui::UiBuilder::new().max_rect(inside)), &credit, scale);
    });
    rect
}

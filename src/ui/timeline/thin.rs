//! The timeline before a class: a thin line with the chapters as its segments and the moment on it.

use bevy_egui::egui::{Context, Id, Rect, Sense, Ui, pos2};

use super::{
    TimelineModel,
    axis::Axis,
    chapters::{self, Lanes},
    paint, track,
};
use crate::{
    lang::Lang,
    theme::{self, Scale},
    ui::{Out, focus},
    view::View,
};

/// Where the timeline stands: in its room at the lower edge or, before a class, as a thin line there that grows while
/// the pointer is over it. Answers whether it is the thin line.
pub fn room(ctx: &Context, room: Rect, view: &View, scale: Scale) -> (Rect, bool) {
    if !view.presenting {
        return (room, false);
    }
    let height = |height: f32| Rect::from_min_max(pos2(room.left(), room.bottom() - height), room.max);
    let (thin, grown) = (height(scale.thin_timeline()), height(scale.timeline(view.size())));
    let stood = ctx.memory(|memory| memory.area_rect(Id::new("timeline")));
    let was_grown = stood.is_some_and(|stood| stood.height() > thin.height() + 1.0);
    let (at, pressed) = ctx.input(|input| (input.pointer.hover_pos(), input.pointer.any_down()));
    let over = at.is_some_and(|at| if was_grown { grown.contains(at) } else { thin.contains(at) && !pressed });
    let held = was_grown && pressed && ctx.egui_is_using_pointer();
    if over || held { (grown, false) } else { (thin, true) }
}

/// Shows the thin line in all of `rect`.
pub(super) fn show(ui: &mut Ui, rect: Rect, model: &TimelineModel<'_>, scale: Scale, lang: &Lang, out: &mut Out) {
    let half = paint::knob_half(scale) * 0.8;
    let axis = Axis::new(model.clock.span(), rect.left() + half + 4.0, rect.right() - half - 4.0);
    let middle = rect.center().y;
    let x = axis.x(model.clock.now());
    let response = ui.interact(rect, ui.id().with("slider"), Sense::click_and_drag());
    let painter = ui.painter_at(rect);
    let line =
        |left: f32, right: f32, half: f32| Rect::from_min_max(pos2(left, middle - half), pos2(right, middle + half));
    painter.rect_filled(line(axis.left(), axis.right(), 2.0), 2.0, theme::CONTROL_PRESSED);
    let height = (rect.height() * 0.3).min(8.0).round();
    let lanes = Lanes { top: (middle - height / 2.0).round(), height, count: 1 };
    chapters::paint_all(&painter, axis, lanes, model);
    painter.rect_filled(line(axis.left(), x, 1.5), 1.5, theme::INK);
    paint::knob(&painter, x, rect.top() + 3.0, rect.bottom() - 3.0, half);
    track::slide(ui, &response, axis, model, |_| false, lang, out);
    focus::control(response);
}

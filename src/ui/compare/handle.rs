//! The handle on the line between two moments: dragged, or moved by the arrow keys while it has the focus.

use bevy_egui::egui::{
    Area, Context, CursorIcon, Id, Key, Order, Painter, Pos2, Rect, Sense, Shape, Stroke, WidgetInfo, pos2, vec2,
};

use super::{BAR, CompareModel};
use crate::{
    lang::Lang,
    theme::{self, Scale},
    ui::{Out, focus},
    view::ViewCommand,
};

/// How far an arrow key moves the line, as a share of the window; with Shift so many times as far.
const STEP: f32 = 0.02;
const FAR: f32 = 5.0;

/// Shows the handle.
pub(super) fn show(ctx: &Context, model: &CompareModel, map: Rect, scale: Scale, lang: &Lang, out: &mut Out) {
    let side = scale.control().max(44.0);
    let middle = pos2(map.left() + map.width() * model.compared.wipe, map.center().y);
    let mut rect = Rect::from_center_size(middle, vec2(side, side));
    // On a telephone the bar stands so high that the handle would lie on it.
    if let Some(bar) = ctx.memory(|memory| memory.area_rect(Id::new(BAR))).filter(|bar| bar.intersects(rect)) {
        rect = rect.translate(vec2(0.0, bar.top() - rect.bottom() - scale.px(4.0)));
    }
    let area = Area::new(Id::new("compare-handle")).order(Order::Middle).movable(false).constrain(false).fade_in(false);
    area.fixed_pos(rect.min).show(ctx, |ui| {
        let (rect, response) = ui.allocate_exact_size(rect.size(), Sense::click_and_drag());
        let percent = f64::from((model.compared.wipe * 100.0).round());
        response.widget_info(|| WidgetInfo::slider(true, percent, lang.get("compare-handle")));
        paint(ui.painter(), rect.center(), side, response.hovered() || response.dragged());
        let response = focus::slider(response).on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
        let dragged = response.interact_pointer_pos().filter(|_| response.dragged());
        let asked = match dragged {
            Some(at) => Some((at.x - map.left()) / map.width()),
            None if response.has_focus() => keys(ctx).map(|by| model.compared.wipe + by),
            None => None,
        };
        if let Some(next) = asked.map(|wipe| model.compared.wiped(wipe)).filter(|next| *next != model.compared) {
            out.view.push(ViewCommand::Compare(Some(next)));
        }
    });
}

/// How far the arrow keys of this pass move the line.
fn keys(ctx: &Context) -> Option<f32> {
    ctx.input(|input| {
        let presses = |key| input.num_presses(key) as f32;
        let by = (presses(Key::ArrowRight) - presses(Key::ArrowLeft)) * STEP;
        let far = if input.modifiers.shift { FAR } else { 1.0 };
        (by != 0.0).then_some(by * far)
    })
}

/// A disc of paper with an arrow to either side.
fn paint(painter: &Painter, middle: Pos2, side: f32, held: bool) {
    let ground = if held { theme::CONTROL_HOVERED } else { theme::PAPER };
    painter.circle(middle, side * 0.46, ground, Stroke::new(2.0, theme::INK));
    for way in [-1.0, 1.0] {
        let at = |x: f32, y: f32| middle + vec2(x * way, y) * side;
        let arrow = vec![at(0.31, 0.0), at(0.1, 0.16), at(0.1, -0.16)];
        painter.add(Shape::convex_polygon(arrow, theme::INK, Stroke::NONE));
    }
}

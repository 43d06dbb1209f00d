//! What a teacher takes in hand before a class: the hand, the pointer, the pen; the notes; the way out.

use bevy_egui::egui::{
    Align, Layout, Painter, Pos2, Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, vec2,
};

use super::{
    Out, focus,
    widgets::{self, Icon},
};
use crate::{
    lang::Lang,
    theme::{self, Scale},
    view::{Tool, View, ViewCommand},
};

/// How many buttons there are.
const BUTTONS: f32 = 5.0;

/// How much room the buttons need.
pub fn size(scale: Scale) -> Vec2 {
    vec2(side(scale) * BUTTONS + gap(scale) * (BUTTONS - 1.0), side(scale))
}

fn side(scale: Scale) -> f32 {
    scale.lesser()
}

fn gap(scale: Scale) -> f32 {
    scale.px(6.0)
}

/// Shows the buttons in the room that [`size`] asks for.
pub fn show(ui: &mut Ui, view: &View, scale: Scale, lang: &Lang, out: &mut Out) {
    ui.spacing_mut().item_spacing.x = gap(scale);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        for tool in Tool::ALL {
            let name = lang.word("present", tool.word());
            let draw = |painter: &Painter, at: Pos2, size: f32| picture(painter, tool, at, size);
            if switch(ui, side(scale), &name, view.tool == tool, draw).clicked() {
                out.view.push(ViewCommand::Take(tool));
            }
        }
        if switch(ui, side(scale), &lang.get("present-notes"), view.notes, sheet).clicked() {
            out.view.push(ViewCommand::Notes(!view.notes));
        }
        if widgets::icon_button(ui, Icon::Close, side(scale), &lang.get("present-end")).clicked() {
            out.view.push(ViewCommand::Present(false));
        }
    });
}

/// A square button that stays down while what it stands for is on.
fn switch(ui: &mut Ui, side: f32, name: &str, on: bool, draw: impl FnOnce(&Painter, Pos2, f32)) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, on, name));
    let visuals = ui.style().interact_selectable(&response, on);
    let (fill, stroke) =
        if on { (theme::CONTROL_PRESSED, visuals.bg_stroke) } else { (visuals.bg_fill, visuals.bg_stroke) };
    ui.painter().rect(rect, visuals.corner_radius, fill, stroke, StrokeKind::Inside);
    draw(ui.painter(), rect.center(), side * 0.5);
    focus::control(response)
}

/// The picture of a tool in a square of this size.
fn picture(painter: &Painter, tool: Tool, centre: Pos2, size: f32) {
    let at = |x: f32, y: f32| centre + vec2(x, y) * size;
    let stroke = Stroke::new((size * 0.1).max(1.75), theme::INK);
    match tool {
        // An arrow to each side: the map moves.
        Tool::Hand => {
            for turn in [vec2(1.0, 0.0), vec2(0.0, 1.0), vec2(-1.0, 0.0), vec2(0.0, -1.0)] {
                let (across, tip) = (turn.rot90(), centre + turn * size * 0.56);
                painter.line_segment([centre, tip], stroke);
                let back = tip - turn * size * 0.18;
                painter.line(vec![back + across * size * 0.18, tip, back - across * size * 0.18], stroke);
            }
        }
        Tool::Pointer => {
            painter.circle_stroke(centre, size * 0.44, stroke);
            painter.circle_filled(centre, size * 0.14, theme::INK);
        }
        Tool::Pen => {
            let (along, across) = (vec2(1.0, -1.0) * size * 0.3, vec2(1.0, 1.0) * size * 0.13);
            let tip = at(-0.5, 0.5);
            let neck = tip + along * 0.55;
            let head = at(0.46, -0.46);
            painter
                .add(Shape::closed_line(vec![head - across, head + across, neck + across, tip, neck - across], stroke));
        }
    }
}

/// A sheet with lines of writing.
fn sheet(painter: &Painter, centre: Pos2, size: f32) {
    let stroke = Stroke::new((size * 0.1).max(1.75), theme::INK);
    let rect = bevy_egui::egui::Rect::from_center_size(centre, vec2(size * 0.82, size * 1.04));
    painter.rect_stroke(rect, 1.0, stroke, StrokeKind::Middle);
    for y in [-0.22, 0.02, 0.26] {
        painter.hline(rect.left() + size * 0.18..=rect.right() - size * 0.18, centre.y + size * y, stroke);
    }
}

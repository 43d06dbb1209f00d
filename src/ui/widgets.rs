//! The parts that panels are made of: buttons with drawn icons, lines of text, the pill of certainty.

use bevy_egui::egui::{
    self, Align2, Color32, Pos2, Rect, Response, RichText, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    WidgetType, pos2, vec2,
};

use super::focus;
use crate::{
    campaign::words::Certainty,
    theme::{self, Scale},
};

/// What is drawn on a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A triangle to the right.
    Play,
    /// Two bars.
    Pause,
    /// A cross of two strokes, upright.
    Plus,
    /// One stroke.
    Minus,
    /// A cross of two strokes, slanting.
    Close,
    /// A triangle to the left that stops at a bar.
    Previous,
    /// A triangle to the right that stops at a bar.
    Next,
    /// Two angles to the left.
    Slower,
    /// Two angles to the right.
    Faster,
    /// A question mark, lettered.
    Help,
    /// Three strokes, one above the other.
    Menu,
    /// An arrow down onto a sheet.
    Save,
    /// A frame of two halves, one of them filled.
    Compare,
    /// Two arrows, one to either side.
    Swap,
    /// An arrow that runs in a ring.
    Repeat,
}

/// A square button with an icon; `name` is what is read aloud.
pub fn icon_button(ui: &mut Ui, icon: Icon, side: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, name));
    let visuals = ui.style().interact(&response);
    ui.painter().rect(rect, visuals.corner_radius, visuals.bg_fill, visuals.bg_stroke, StrokeKind::Inside);
    paint_icon(ui.painter(), icon, rect.center(), side * 0.44, theme::INK);
    focus::control(response)
}

/// The same, held down: what it stands for is on.
pub fn pressed_button(ui: &mut Ui, icon: Icon, side: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, true, name));
    let corner = ui.style().interact(&response).corner_radius;
    let border = Stroke::new(2.0, theme::FOCUS);
    ui.painter().rect(rect, corner, theme::CONTROL_PRESSED, border, StrokeKind::Inside);
    paint_icon(ui.painter(), icon, rect.center(), side * 0.44, theme::INK);
    focus::control(response)
}

/// A round button, dark as the one that matters most.
pub fn round_button(ui: &mut Ui, icon: Icon, side: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, name));
    let fill = if response.hovered() { theme::INK_SOFT } else { theme::INK };
    ui.painter().circle_filled(rect.center(), side / 2.0, fill);
    paint_icon(ui.painter(), icon, rect.center(), side * 0.4, theme::PAPER);
    focus::control(response)
}

/// A button with words on it, cut off where they have no room; `name` is what is read aloud.
pub fn text_button(ui: &mut Ui, text: &str, size: Vec2, name: &str) -> Response {
    let response = ui.add_sized(size, egui::Button::new(text).truncate());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, name));
    focus::control(response)
}

/// A heading in no more than `width`: what has no room is cut off and said when the pointer rests on it.
pub fn heading(ui: &mut Ui, text: &str, width: f32, scale: Scale) {
    ui.scope(|ui| {
        ui.set_max_width(width.max(0.0));
        ui.add(egui::Label::new(RichText::new(text).font(scale.heading())).truncate());
    });
}

/// Paints words in the middle of `rect`, cut off where they have no room.
pub fn painted(ui: &Ui, rect: Rect, text: &str, font: egui::FontId) {
    let galley = cut(ui, text, font, rect.width());
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, theme::INK);
}

/// Words in one line of no more than `width`.
pub fn cut(ui: &Ui, text: &str, font: egui::FontId, width: f32) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, theme::INK);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(10.0));
    ui.ctx().fonts_mut(|fonts| fonts.layout_job(job))
}

/// The button that matters most: dark, with words on it; `name` is what is read aloud.
pub fn first_button(ui: &mut Ui, text: &str, size: Vec2, name: &str) -> Response {
    let words = RichText::new(text).color(theme::PAPER);
    let response = ui.add_sized(size, egui::Button::new(words).fill(theme::INK).wrap());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, name));
    focus::control(response)
}

/// The width that a button with these words needs.
pub fn button_width(ctx: &egui::Context, text: &str, scale: Scale) -> f32 {
    let text = ctx.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), scale.body(), theme::INK).size().x);
    (text + ctx.global_style().spacing.button_padding.x * 2.0 + 3.0).ceil().max(scale.finger())
}

/// A button with words on it that stays down while what it stands for is on.
pub fn switch(ui: &mut Ui, text: &str, size: Vec2, on: bool) -> Response {
    let button = egui::Button::new(text).min_size(size).selected(on).wrap_mode(egui::TextWrapMode::Extend);
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, on, text));
    focus::control(response)
}

/// A small switch among others of its kind.
pub fn chip(ui: &mut Ui, text: &str, on: bool, scale: Scale) -> Response {
    named_chip(ui, text, text, on, scale)
}

/// A small button for something with a name of its own; `name` is what is read aloud.
pub fn named_chip(ui: &mut Ui, text: &str, name: &str, on: bool, scale: Scale) -> Response {
    let height = (scale.small().size * 1.75).max(26.0).max(scale.finger());
    let button = egui::Button::new(RichText::new(text).font(scale.small())).selected(on);
    let response = ui.add(button.min_size(vec2(scale.finger(), height)).corner_radius(height / 2.0));
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, on, name));
    focus::control(response)
}

/// The margin of a field for text: with it the field is as high as a finger where fingers press it.
pub fn field_margin(scale: Scale) -> egui::Margin {
    let line = scale.body().size * 1.3;
    let high = scale.px(8.0).max(((scale.finger() - line) / 2.0).ceil());
    egui::Margin::symmetric(scale.px(10.0) as i8, high as i8)
}

/// A line in scaled, spaced capitals that says what follows.
pub fn kicker(ui: &mut Ui, text: &str, colour: Color32, scale: Scale) {
    let font = scale.caps();
    let spacing = scale.px(1.2);
    ui.label(RichText::new(text.to_uppercase()).font(font).extra_letter_spacing(spacing).color(colour));
}

/// A line of lesser text.
pub fn soft(ui: &mut Ui, text: &str, scale: Scale) {
    ui.label(RichText::new(text).font(scale.small()).color(theme::INK_SOFT));
}

/// A line of small text.
pub fn small(ui: &mut Ui, text: &str, scale: Scale) {
    ui.label(RichText::new(text).font(scale.small()));
}

/// A thin line across the panel.
pub fn hairline(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, theme::HAIRLINE));
}

/// A name and what it stands for, under a thin line; `width` is the panel's.
pub fn row(ui: &mut Ui, label: &str, value: &str, width: f32, scale: Scale) {
    hairline(ui);
    let label_width = (width * 0.32).min(scale.px(130.0));
    let wide =
        |word: &str| ui.painter().layout_no_wrap(word.to_owned(), scale.small(), theme::INK).size().x > label_width;
    // Large letters in a narrow card: the name stands above.
    if label.split(' ').any(wide) {
        soft(ui, label, scale);
        small(ui, value, scale);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(vec2(label_width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(label_width);
            soft(ui, label, scale);
        });
        ui.vertical(|ui| {
            ui.set_width((width - label_width - ui.spacing().item_spacing.x).max(40.0));
            ui.label(RichText::new(value).font(scale.small()));
        });
    });
}

/// The words of certainty in an outline as the map draws it: solid, dashed or dotted.
pub fn pill(ui: &mut Ui, text: &str, certainty: Certainty, colour: Color32, scale: Scale) {
    let margin = vec2(scale.px(20.0), scale.px(6.0));
    let width = (ui.available_width() - margin.x).max(40.0);
    let galley = ui.painter().layout(text.to_owned(), scale.small(), colour, width);
    let (rect, response) = ui.allocate_exact_size(galley.size() + margin, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    outline(ui.painter(), rect.shrink(1.0), certainty, colour);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colour);
}

fn outline(painter: &egui::Painter, rect: Rect, certainty: Certainty, colour: Color32) {
    let path = rounded(rect);
    match certainty {
        Certainty::Known => {
            painter.add(Shape::line(path, Stroke::new(1.5, colour)));
        }
        Certainty::Approximate => painter.extend(Shape::dashed_line(&path, Stroke::new(1.5, colour), 5.0, 3.5)),
        Certainty::Inferred => painter.extend(Shape::dotted_line(&path, theme::faded(colour, 0.75), 4.0, 1.0)),
    };
}

/// The closed path around a rectangle with round ends.
fn rounded(rect: Rect) -> Vec<Pos2> {
    let radius = rect.height() / 2.0;
    let (left, right) = (rect.left() + radius, rect.right() - radius);
    let arc = |x: f32, from: f32| {
        (0..=8_u8).map(move |i| {
            let turn = egui::emath::Rot2::from_angle(from + f32::from(i) * std::f32::consts::PI / 8.0);
            pos2(x, rect.center().y) + turn * vec2(radius, 0.0)
        })
    };
    let quarter = std::f32::consts::FRAC_PI_2;
    let mut path: Vec<Pos2> = arc(right, -quarter).chain(arc(left, quarter)).collect();
    path.extend(path.first().copied());
    path
}

/// Most of a circle, with an arrow's head at its end.
fn paint_repeat(painter: &egui::Painter, centre: Pos2, size: f32, stroke: Stroke) {
    let turned = |i: u8| egui::emath::Rot2::from_angle(0.9 + f32::from(i) * 0.33) * vec2(size * 0.5, 0.0);
    painter.add(Shape::line((0..=15).map(|i| centre + turned(i)).collect(), stroke));
    let (tip, side) = (centre + turned(15), turned(15).rot90() * 0.8);
    let points = vec![tip + side, tip + turned(15) * 0.62, tip - turned(15) * 0.62];
    painter.add(Shape::convex_polygon(points, stroke.color, Stroke::NONE));
}

/// Draws an icon in a square of this size around a point.
fn paint_icon(painter: &egui::Painter, icon: Icon, centre: Pos2, size: f32, colour: Color32) {
    let at = |x: f32, y: f32| centre + vec2(x, y) * size;
    let stroke = Stroke::new((size * 0.14).max(2.0), colour);
    let line = |from: Pos2, to: Pos2| {
        painter.line_segment([from, to], stroke);
    };
    let triangle = |tip: f32, base: f32, half: f32| {
        let points = vec![at(tip, 0.0), at(base, half), at(base, -half)];
        painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
    };
    match icon {
        Icon::Play => triangle(0.58, -0.38, 0.55),
        Icon::Pause => [-0.26, 0.26].into_iter().for_each(|x| {
            painter.rect_filled(Rect::from_center_size(at(x, 0.0), vec2(size * 0.28, size)), 0.0, colour);
        }),
        Icon::Plus | Icon::Minus => {
            line(at(-0.5, 0.0), at(0.5, 0.0));
            if icon == Icon::Plus {
                line(at(0.0, -0.5), at(0.0, 0.5));
            }
        }
        Icon::Close => {
            line(at(-0.4, -0.4), at(0.4, 0.4));
            line(at(-0.4, 0.4), at(0.4, -0.4));
        }
        Icon::Previous | Icon::Next => {
            let way = if icon == Icon::Next { 1.0 } else { -1.0 };
            triangle(0.32 * way, -0.42 * way, 0.46);
            line(at(0.44 * way, -0.46), at(0.44 * way, 0.46));
        }
        Icon::Slower | Icon::Faster => {
            let way = if icon == Icon::Faster { 1.0 } else { -1.0 };
            for x in [-0.38, 0.08] {
                painter.line(vec![at(x * way, -0.4), at((x + 0.36) * way, 0.0), at(x * way, 0.4)], stroke);
            }
        }
        Icon::Save => {
            line(at(0.0, -0.55), at(0.0, 0.2));
            painter.line(vec![at(-0.28, -0.1), at(0.0, 0.2), at(0.28, -0.1)], stroke);
            painter.line(vec![at(-0.5, 0.2), at(-0.5, 0.52), at(0.5, 0.52), at(0.5, 0.2)], stroke);
        }
        Icon::Compare => {
            let frame = Rect::from_center_size(centre, vec2(1.16, 0.92) * size);
            painter.rect_filled(frame.with_min_x(centre.x), 0.0, colour);
            painter.rect_stroke(frame, 0.0, stroke, StrokeKind::Middle);
        }
        Icon::Swap => [-1.0, 1.0].into_iter().for_each(|way: f32| {
            let (tip, y) = (0.52 * way, 0.24 * way);
            line(at(-tip, y), at(tip, y));
            painter.line(vec![at(tip - 0.24 * way, y - 0.22), at(tip, y), at(tip - 0.24 * way, y + 0.22)], stroke);
        }),
        Icon::Menu => [-0.4, 0.0, 0.4].into_iter().for_each(|y| line(at(-0.5, y), at(0.5, y))),
        Icon::Repeat => paint_repeat(painter, centre, size, stroke),
        Icon::Help => {
            let font = Scale::sign(size * 1.6);
            painter.text(centre, Align2::CENTER_CENTER, "?", font, colour);
        }
    }
}

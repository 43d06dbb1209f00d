//! The slider: months, days, the marks of events, and the moment that is shown.

use bevy_egui::egui::{
    Align2, Color32, Painter, PointerButton, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo,
    accesskit::Action, pos2, vec2,
};

use super::{
    TimelineModel,
    axis::{Axis, Mark, marks, number_step},
};
use crate::{
    campaign::time::{DAY, HOUR, Instant},
    lang::Lang,
    replay::clock::ClockCommand,
    theme::{self, Scale},
    ui::{Out, focus, tip},
};

/// Marks closer than this share one.
const MARK_GAP: f32 = 3.0;

/// The distance of the strokes that hatch a gap in the record.
const HATCH: f32 = 5.0;

/// How far from a mark the pointer may be to read its title.
const REACH: f32 = 8.0;

/// Shows the slider in all of `rect`.
pub(super) fn show(ui: &mut Ui, rect: Rect, model: &TimelineModel<'_>, scale: Scale, lang: &Lang, out: &mut Out) {
    let knob = knob_half(scale);
    let axis = Axis::new(model.clock.span(), rect.left() + knob, rect.right() - knob);
    let now = model.clock.now();
    let response = ui.interact(rect, ui.id().with("slider"), Sense::click_and_drag());
    let name = lang.get("timeline-name");
    let said = format!("{}, {}", lang.date(now), lang.clock(now));
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(said.clone()),
        ..WidgetInfo::slider(true, now.0 as f64, &name)
    });
    for_readers(ui, &response, model);
    obey(ui, &response, axis, now, out);

    let bands = Bands::of(rect, scale);
    let played = &model.campaign.events[model.campaign.played()];
    let found = marks(played.iter().map(|event| (axis.x(event.when.at), event.weight)), MARK_GAP);
    let painter = ui.painter_at(rect);
    paint_silence(&painter, model.silent_days, axis, bands);
    paint_calendar(&painter, axis, bands, scale, lang);
    paint_marks(&painter, &found, bands, axis.x(now));
    paint_knob(&painter, axis.x(now), bands, knob);
    if let Some(at) = response.hover_pos() {
        let x = at.x.clamp(axis.x(axis.at(rect.left())), axis.x(axis.at(rect.right())));
        let text = hint(model, &found, axis, x, lang);
        ui.painter().vline(x, rect.top()..=bands.baseline, Stroke::new(1.0, theme::INK_SOFT));
        tip::above(ui, pos2(x, rect.top()), &text, scale);
    }
    focus::control(response);
}

/// What a screen reader may know and do.
fn for_readers(ui: &Ui, response: &Response, model: &TimelineModel<'_>) {
    let span = model.clock.span();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(span.from.0 as f64);
        node.set_max_numeric_value(span.to.0 as f64);
        node.set_numeric_value_step(HOUR as f64);
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
}

/// Pressing, dragging and a reader's wishes become commands.
fn obey(ui: &Ui, response: &Response, axis: Axis, now: Instant, out: &mut Out) {
    let clicked = response.clicked_by(PointerButton::Primary);
    let held = response.is_pointer_button_down_on() || response.dragged() || clicked;
    if let Some(at) = response.interact_pointer_pos().filter(|_| held).map(|pos| axis.at(pos.x))
        && at != now
    {
        out.clock.push(ClockCommand::Seek(at));
    }
    // Space and Enter on the slider, where there is nothing to press, play or pause.
    if response.clicked() && !clicked {
        out.clock.push(ClockCommand::TogglePlay);
    }
    let asked = |action| ui.input(|input| input.num_accesskit_action_requests(response.id, action)) as i64;
    let hours = asked(Action::Increment) - asked(Action::Decrement);
    if hours != 0 {
        out.clock.push(ClockCommand::Step(hours * HOUR));
    }
}

/// The moment under the pointer, and the event there.
fn hint(model: &TimelineModel<'_>, found: &[Mark], axis: Axis, x: f32, lang: &Lang) -> Vec<String> {
    let mut lines = vec![lang.moment(axis.at(x))];
    let day = axis.at(x).0.div_euclid(DAY) * DAY;
    if model.silent_days.contains(&Instant(day)) {
        lines.push(lang.get("timeline-silent"));
    }
    let events = &model.campaign.events[model.campaign.played()];
    let near = found.iter().filter(|mark| (mark.x - x).abs() <= REACH);
    let nearest = near.min_by(|a, b| (a.x - x).abs().total_cmp(&(b.x - x).abs()));
    if let Some((mark, event)) = nearest.and_then(|mark| Some((mark, events.get(mark.event)?))) {
        let title = lang.text(&event.title);
        lines.push(match mark.count {
            1 => title.into_owned(),
            several => lang.with("timeline-several", &[("title", title.into()), ("count", (several - 1).into())]),
        });
    }
    lines
}

/// The heights of what stands along the axis.
#[derive(Clone, Copy)]
struct Bands {
    top: f32,
    /// The line that events stand on.
    baseline: f32,
    /// The middle of the numbers of days, where they have room.
    numbers: Option<f32>,
    /// The middle of the names of months.
    months: f32,
}

impl Bands {
    fn of(rect: Rect, scale: Scale) -> Self {
        let row = scale.small().size * 1.3;
        let months = rect.bottom() - 5.0 - row / 2.0;
        let two = rect.height() >= row * 2.0 + 46.0;
        let baseline = months - row / 2.0 - if two { row } else { 0.0 } - 2.0;
        Self { top: rect.top() + 7.0, baseline, numbers: two.then_some(months - row), months }
    }
}

/// Hatches the days on which no source places a unit: what is shown there was only reasoned.
fn paint_silence(painter: &Painter, days: &[Instant], axis: Axis, bands: Bands) {
    let stroke = Stroke::new(1.0, theme::HAIRLINE);
    let (top, bottom) = (bands.baseline - 13.0, bands.baseline - 1.0);
    for day in days {
        let (left, right) = (axis.x(*day), axis.x(day.plus(DAY)));
        // The strokes of neighbouring days meet: they stand at whole steps of the window.
        let height = bottom - top;
        let first = ((left - height) / HATCH).floor() as i32;
        for step in first..=(right / HATCH).ceil() as i32 {
            let x = step as f32 * HATCH;
            // Cut here and not by the painter: a rectangle to clip by is a draw call of its own.
            let (from, to) = (x.max(left), (x + height).min(right));
            if from < to {
                painter.line_segment([pos2(from, bottom - (from - x)), pos2(to, bottom - (to - x))], stroke);
            }
        }
    }
}

fn paint_calendar(painter: &Painter, axis: Axis, bands: Bands, scale: Scale, lang: &Lang) {
    let clip = painter.clip_rect();
    let span = clip.left().max(axis.x(axis.at(clip.left())))..=axis.x(axis.at(clip.right()));
    painter.hline(span, bands.baseline, Stroke::new(2.0, theme::HAIRLINE));
    let font = scale.caps();
    let number = painter.layout_no_wrap("28".to_owned(), font.clone(), theme::INK_SOFT).size().x;
    let step = number_step(axis.day_width(), number).filter(|_| bands.numbers.is_some());
    for (date, at) in axis.days() {
        let x = axis.x(at);
        let numbered = step.is_some_and(|step| is_numbered(date.day(), step));
        if axis.day_width() >= 4.0 || numbered {
            let length = if numbered { 6.0 } else { 3.0 };
            painter.vline(x, bands.baseline..=bands.baseline + length, Stroke::new(1.0, theme::INK_SOFT));
        }
        if let (true, Some(y)) = (numbered, bands.numbers) {
            painter.text(pos2(x + 3.0, y + 1.0), Align2::LEFT_CENTER, date.day(), font.clone(), theme::INK_SOFT);
        }
    }
    for (month, left, right) in axis.months() {
        painter.vline(
            left,
            bands.baseline - 4.0..=bands.months + scale.small().size * 0.5,
            Stroke::new(1.0, theme::HAIRLINE),
        );
        let names = [lang.month(month), lang.month_short(month)];
        let galleys = names.into_iter().map(|name| painter.layout_no_wrap(name, scale.small(), theme::INK));
        let mut fitting = galleys.filter(|galley| galley.size().x + 6.0 <= right - left);
        if let Some(galley) = fitting.next() {
            painter.galley(pos2(left + 4.0, bands.months - galley.size().y / 2.0), galley, theme::INK);
        }
    }
}

/// Whether a day has its number when every `step`th has one: the last before the next month never stands against its 1.
fn is_numbered(day: i8, step: i8) -> bool {
    step == 1 || (day % step == 0 && day + step / 2 <= 31)
}

fn paint_marks(painter: &Painter, found: &[Mark], bands: Bands, now: f32) {
    let room = (bands.baseline - bands.top).max(8.0);
    for mark in found {
        let share = match mark.weight {
            0 | 1 => 0.32,
            2 => 0.54,
            _ => 0.76,
        };
        let height = room * (share + if mark.count > 1 { 0.12 } else { 0.0 });
        let width = if mark.count > 1 { 3.0 } else { 1.75 };
        let colour: Color32 = if mark.x <= now { theme::INK } else { theme::INK_SOFT };
        painter.vline(mark.x, bands.baseline - height..=bands.baseline, Stroke::new(width, colour));
    }
}

/// Half the width of the sign for the moment that is shown.
fn knob_half(scale: Scale) -> f32 {
    scale.px(8.0).max(7.0)
}

fn paint_knob(painter: &Painter, x: f32, bands: Bands, half: f32) {
    let top = bands.top - 5.0;
    let corner = |dx: f32, dy: f32| -> Pos2 { pos2(x, top) + vec2(dx * half, dy * half) };
    painter.vline(x, top..=bands.baseline + 8.0, Stroke::new(2.5, theme::FOCUS));
    let points = vec![corner(-1.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.2), corner(0.0, 2.2), corner(-1.0, 1.2)];
    painter.add(Shape::convex_polygon(points, theme::FOCUS, Stroke::new(1.5, theme::PAPER)));
}

//! What is painted along the axis: the silhouette of events, nights, gaps in the record, the calendar, marks.

use bevy_egui::egui::{Align2, Color32, Context, Id, Mesh, Painter, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};
use std::sync::Arc;

use super::{
    TimelineModel,
    axis::Axis,
    bands::Bands,
    density::{self, Mark},
    ticks::{Ticks, Widths, Word},
};
use crate::{
    campaign::{
        model::Span,
        time::{DAY, Instant},
    },
    geo::projection::ORIGIN,
    lang::Lang,
    replay::sun,
    theme::{self, Scale},
};

/// The distance of the strokes that hatch a gap in the record.
const HATCH: f32 = 5.0;

/// Nights are shaded where a day has this many pixels.
const NIGHTS_FROM: f32 = 24.0;

/// What depends on the axis alone and is worked out when it changes.
#[derive(Clone)]
pub(super) struct Drawn {
    key: Key,
    /// Nights, the silhouette of events and small ticks.
    mesh: Arc<Mesh>,
    pub(super) marks: Vec<Mark>,
    ticks: Ticks,
}

/// What the drawing depends on.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    axis: Axis,
    bands: Bands,
    scale: Scale,
    events: usize,
    language: &'static str,
}

/// The drawing for an axis: the one of the last frame where nothing has changed.
pub(super) fn drawn(
    ui: &Ui,
    axis: Axis,
    bands: Bands,
    model: &TimelineModel<'_>,
    scale: Scale,
    lang: &Lang,
) -> Arc<Drawn> {
    let (id, events) = (Id::new("timeline_drawn"), &model.campaign.events[model.campaign.played()]);
    let key = Key { axis, bands, scale, events: events.len(), language: lang.language().code() };
    let kept: Option<Arc<Drawn>> = ui.data(|data| data.get_temp(id));
    if let Some(kept) = kept.filter(|kept| kept.key == key) {
        return kept;
    }
    let places: Vec<(f32, u8)> = events.iter().map(|event| (axis.x(event.when.at), event.weight)).collect();
    let widths = widths(ui.ctx(), model.clock.span(), scale, lang);
    let ticks = Ticks::of(axis, widths, lang);
    let mut mesh = Mesh::default();
    nights(&mut mesh, axis, bands);
    silhouette(&mut mesh, axis, bands, &places, scale);
    for x in &ticks.minor {
        let x = x.round();
        let rect = Rect::from_min_max(pos2(x, bands.baseline), pos2(x + 1.0, bands.baseline + 3.0));
        mesh.add_colored_rect(rect, theme::INK_SOFT);
    }
    let marks = density::marks(&places, widths.number + 5.0);
    let drawn = Arc::new(Drawn { key, mesh: Arc::new(mesh), marks, ticks });
    ui.data_mut(|data| data.insert_temp(id, drawn.clone()));
    drawn
}

/// How wide the widest words are.
fn widths(ctx: &Context, span: Span, scale: Scale, lang: &Lang) -> Widths {
    let width = |text: String, small: bool| {
        let font = if small { scale.small() } else { scale.caps() };
        ctx.fonts_mut(|fonts| fonts.layout_no_wrap(text, font, theme::INK).size().x)
    };
    // The last days of each month have two figures.
    let days = (0..8).map(|month| span.from.plus(month * 31 * DAY)).filter(|at| span.contains(*at));
    let day = days.map(|at| width(lang.day_and_month_short(at), true)).fold(0.0, f32::max);
    Widths { number: width(lang.number(28.0), false), hour: width(lang.clock(span.from), false), day }
}

/// Shades the hours without sun where a day is wide enough.
fn nights(mesh: &mut Mesh, axis: Axis, bands: Bands) {
    if axis.day_width() < NIGHTS_FROM {
        return;
    }
    let colour = theme::faded(theme::INK, 0.09);
    let mut shade = |from: Instant, to: Instant| {
        if let Some((left, right)) = axis.stretch(Span { from, to }) {
            mesh.add_colored_rect(Rect::from_min_max(pos2(left, bands.top), pos2(right, bands.baseline)), colour);
        }
    };
    for (_, midnight) in axis.days() {
        if let Some(day) = sun::daylight(midnight, ORIGIN) {
            shade(midnight, day.rise);
            shade(day.set, midnight.plus(DAY));
        }
    }
}

/// The silhouette of the events, standing on the line.
fn silhouette(mesh: &mut Mesh, axis: Axis, bands: Bands, places: &[(f32, u8)], scale: Scale) {
    let reach = scale.px(12.0).max(8.0) as usize;
    let (colour, room) = (theme::faded(theme::CONTROL_PRESSED, 0.6), bands.room());
    let heights = density::silhouette(axis, places, reach);
    let mut before: Option<u32> = None;
    for (column, height) in heights.iter().enumerate() {
        let x = (axis.left() + column as f32).min(axis.right());
        let base = mesh.vertices.len() as u32;
        mesh.colored_vertex(pos2(x, bands.baseline), colour);
        mesh.colored_vertex(pos2(x, bands.baseline - height * room), colour);
        if let Some(before) = before.filter(|_| *height > 0.0 || column > 0 && heights[column - 1] > 0.0) {
            mesh.add_triangle(before, before + 1, base);
            mesh.add_triangle(before + 1, base + 1, base);
        }
        before = Some(base);
    }
}

/// Hatches the days on which no source places a unit: what is shown there was only reasoned.
pub(super) fn silence(painter: &Painter, days: &[Instant], axis: Axis, bands: Bands) {
    let stroke = Stroke::new(1.0, theme::HAIRLINE);
    let bottom = bands.baseline - 1.0;
    let height = 12.0_f32.min(bands.room());
    for day in days {
        let Some((left, right)) = axis.stretch(Span { from: *day, to: day.plus(DAY) }) else { continue };
        // The strokes of neighbouring days meet: they stand at whole steps of the window.
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

impl Drawn {
    /// Paints what stands behind the marks.
    pub(super) fn ground(&self, painter: &Painter) {
        painter.add(Shape::Mesh(self.mesh.clone()));
    }

    /// Paints the line, the larger ticks and the words.
    pub(super) fn calendar(&self, painter: &Painter, axis: Axis, bands: Bands, scale: Scale) {
        painter.hline(axis.left()..=axis.right(), bands.baseline, Stroke::new(2.0, theme::HAIRLINE));
        let (caps, small) = (scale.caps(), scale.small());
        if let Some(y) = bands.upper {
            for Word { x, end, text } in &self.ticks.upper {
                let galley = painter.layout_no_wrap(text[0].clone(), caps.clone(), theme::INK_SOFT);
                painter.vline(
                    x.round() + 0.5,
                    bands.baseline..=bands.baseline + 6.0,
                    Stroke::new(1.0, theme::INK_SOFT),
                );
                if x + 3.0 + galley.size().x <= end + 4.0 {
                    painter.galley(pos2(x + 3.0, y + 1.0 - galley.size().y / 2.0), galley, theme::INK_SOFT);
                }
            }
        }
        let line = Stroke::new(1.0, theme::HAIRLINE);
        for Word { x, end, text } in &self.ticks.lower {
            painter.vline(x.round() + 0.5, bands.baseline - 4.0..=bands.lower + small.size * 0.5, line);
            let galleys = text.iter().map(|text| painter.layout_no_wrap(text.clone(), small.clone(), theme::INK));
            let mut fitting = galleys.filter(|galley| galley.size().x + 6.0 <= end - x);
            if let Some(galley) = fitting.next() {
                painter.galley(pos2(x + 4.0, bands.lower - galley.size().y / 2.0), galley, theme::INK);
            }
        }
    }

    /// Paints the marks of the events; those that have happened are darker.
    pub(super) fn marks(&self, painter: &Painter, axis: Axis, bands: Bands, now: f32, scale: Scale) {
        let (room, font) = (bands.room(), scale.caps());
        // Figures over the bars, where bars and figures both have room.
        let figures = room >= font.size * 1.6;
        let tallest = if figures { room - font.size } else { room };
        for mark in self.marks.iter().filter(|mark| axis.left() - 1.0 <= mark.x && mark.x <= axis.right() + 1.0) {
            let share = match mark.weight {
                0 | 1 => 0.5,
                2 => 0.75,
                _ => 1.0,
            };
            let height = tallest * share;
            let several = mark.count > 1;
            let colour: Color32 = if mark.x <= now { theme::INK } else { theme::INK_SOFT };
            let half = if several { 1.5 } else { 0.9 };
            let top = bands.baseline - height;
            let bar = Rect::from_min_max(pos2(mark.x - half, top), pos2(mark.x + half, bands.baseline));
            painter.rect_filled(bar, 0.0, colour);
            // The knob's head would lie on them.
            let free = (mark.x - now).abs() > knob_half(scale) + font.size * 0.5;
            if several && figures && free {
                painter.text(pos2(mark.x, top - 1.0), Align2::CENTER_BOTTOM, mark.count, font.clone(), colour);
            }
        }
    }
}

/// Which part of the campaign is seen: a thin line for all of it, a thick one for the part.
pub(super) fn overview(painter: &Painter, axis: Axis, whole: Span, bands: Bands) {
    let all = Axis::new(whole, axis.left(), axis.right());
    let y = bands.overview;
    painter.hline(all.left()..=all.right(), y, Stroke::new(1.0, theme::HAIRLINE));
    if let Some((left, right)) = all.stretch(axis.span()) {
        let right = right.max(left + 4.0);
        let part = Rect::from_min_max(pos2(left, y - 1.5), pos2(right, y + 1.5));
        painter.rect_filled(part, 1.5, theme::INK_SOFT);
    }
}

/// Half the width of the sign for the moment that is shown.
pub(super) fn knob_half(scale: Scale) -> f32 {
    scale.px(8.0).max(7.0)
}

/// The sign for the moment that is shown: a line with a head at its upper end.
pub(super) fn knob(painter: &Painter, x: f32, top: f32, bottom: f32, half: f32) {
    let corner = |dx: f32, dy: f32| -> Pos2 { pos2(x, top) + vec2(dx * half, dy * half) };
    painter.vline(x, top..=bottom, Stroke::new(2.5, theme::FOCUS));
    let points = vec![corner(-1.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.2), corner(0.0, 2.2), corner(-1.0, 1.2)];
    painter.add(Shape::convex_polygon(points, theme::FOCUS, Stroke::new(1.5, theme::PAPER)));
}

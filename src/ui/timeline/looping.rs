//! The strip over the axis in which a stretch of time is marked to be played again and again: drag on it to mark one,
//! drag its ends or all of it to move them.

use bevy_egui::egui::{
    CursorIcon, Id, PointerButton, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit::Action, pos2, vec2,
};

use super::{Line, TimelineModel, axis::Axis};
use crate::{
    campaign::{
        model::Span,
        time::{DAY, HOUR, Instant, MINUTE, Seconds},
    },
    lang::Lang,
    replay::clock::ClockCommand,
    theme,
    ui::{Out, focus, tip},
};

/// The shortest stretch that can be repeated.
const SHORTEST: Seconds = HOUR;

/// Half the width of the handles, for fingers, in pixels.
const REACH: f32 = 9.0;

/// Shows the strip in `rect`, and the stretch that is repeated down to the line of the axis.
pub(super) fn show(ui: &Ui, rect: Rect, line: &Line<'_>, out: &mut Out) {
    let Line { model, scale, lang, .. } = *line;
    let looped = model.clock.looped();
    let response = ui.interact(rect, ui.id().with("loop"), Sense::drag());
    if response.hovered() || response.dragged() {
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), 2.0, theme::CONTROL);
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    if response.dragged_by(PointerButton::Primary)
        && let Some(span) = dragged(ui, &response, line)
    {
        set(span, model, out);
    }
    if let Some(at) = response.hover_pos() {
        let hint = looped.map_or_else(|| lang.get("timeline-loop-hint"), |span| said(span, lang));
        tip::above(ui, pos2(at.x, rect.top()), &[hint], scale);
    }
    if let Some(span) = looped {
        paint(ui, rect, line, span);
        for end in [End::From, End::To] {
            handle(ui, end, rect, span, line, out);
        }
    }
}

/// `Repeats 3 July, 00:00 to 4 July, 00:00`.
fn said(span: Span, lang: &Lang) -> String {
    lang.with("timeline-loop-span", &[("from", lang.moment(span.from).into()), ("to", lang.moment(span.to).into())])
}

/// The stretch that is marked by dragging on the strip: a new one, or the old one moved where the drag began on it.
fn dragged(ui: &Ui, response: &Response, line: &Line<'_>) -> Option<Span> {
    let (model, axis) = (line.model, line.axis);
    let origin = ui.input(|input| input.pointer.press_origin())?;
    let at = response.interact_pointer_pos()?;
    let begun = Id::new("timeline_loop_begun");
    if response.drag_started() {
        let moving = model.clock.looped().filter(|span| span.contains(axis.at(origin.x)));
        ui.data_mut(|data| data.insert_temp(begun, moving));
    }
    let moving: Option<Span> = ui.data(|data| data.get_temp(begun)).flatten();
    let (from, to) = (snapped(axis, origin.x), snapped(axis, at.x));
    let whole = model.clock.span();
    match moving {
        Some(span) => {
            let by = (to.0 - from.0).clamp(whole.from.0 - span.from.0, whole.to.0 - span.to.0);
            Some(Span { from: span.from.plus(by), to: span.to.plus(by) })
        }
        None => Some(Span { from: from.min(to), to: from.max(to) }).filter(|span| span.to.0 - span.from.0 >= SHORTEST),
    }
}

/// The instant at a pixel, at a whole day, hour or ten minutes: the finest that the pointer can hit.
fn snapped(axis: Axis, x: f32) -> Instant {
    let reach = axis.time(4.0);
    let unit = [10 * MINUTE, HOUR, 6 * HOUR].into_iter().find(|unit| *unit >= reach).unwrap_or(DAY);
    let at = axis.at(x);
    axis.span().clamp(Instant((at.0 + unit / 2).div_euclid(unit) * unit))
}

/// One end of the stretch.
#[derive(Clone, Copy, PartialEq)]
enum End {
    From,
    To,
}

impl End {
    fn of(self, span: Span) -> Instant {
        if self == Self::From { span.from } else { span.to }
    }

    /// The stretch with this end moved, as far as the other end and the campaign let it.
    fn moved(self, span: Span, to: Instant, whole: Span) -> Span {
        let to = whole.clamp(to);
        match self {
            Self::From => Span { from: to.min(span.to.plus(-SHORTEST)), ..span },
            Self::To => Span { to: to.max(span.from.plus(SHORTEST)), ..span },
        }
    }
}

/// A handle at one end: it is dragged, moved by a screen reader, or put at the clock's moment by Enter.
fn handle(ui: &Ui, end: End, strip: Rect, span: Span, line: &Line<'_>, out: &mut Out) {
    let Line { model, axis, lang, .. } = *line;
    let (at, name) = match end {
        End::From => (span.from, lang.get("timeline-loop-from")),
        End::To => (span.to, lang.get("timeline-loop-to")),
    };
    if !axis.span().contains(at) {
        return;
    }
    let x = axis.x(at);
    // Outwards, so that the handles of a short stretch do not lie on one another.
    let reach = REACH.max(line.scale.finger() - 3.0);
    let (left, right) = if end == End::From { (x - reach, x + 3.0) } else { (x - 3.0, x + reach) };
    let low = (strip.bottom() + 4.0).max(strip.top() + line.scale.finger());
    let rect = Rect::from_min_max(pos2(left, strip.top()), pos2(right, low));
    let response = ui.interact(rect, ui.id().with(("loop-end", end == End::From)), Sense::click_and_drag());
    let said = lang.moment(at);
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(said.clone()),
        ..WidgetInfo::slider(true, at.0 as f64, &name)
    });
    let whole = model.clock.span();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(whole.from.0 as f64);
        node.set_max_numeric_value(whole.to.0 as f64);
        node.set_numeric_value_step(HOUR as f64);
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    let asked = |action| ui.input(|input| input.num_accesskit_action_requests(response.id, action)) as i64;
    let hours = asked(Action::Increment) - asked(Action::Decrement);
    let wanted = if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
        Some(snapped(axis, pointer.x))
    } else if hours != 0 {
        Some(end.of(span).plus(hours * HOUR))
    } else {
        // A key, not the pointer.
        (response.clicked() && !response.clicked_by(PointerButton::Primary)).then(|| model.clock.now())
    };
    if let Some(wanted) = wanted {
        set(end.moved(span, wanted, whole), model, out);
    }
    focus::control(response);
}

fn set(span: Span, model: &TimelineModel<'_>, out: &mut Out) {
    if model.clock.looped() != Some(span) {
        out.clock.push(ClockCommand::Loop(Some(span)));
    }
}

/// The stretch: a bar in the strip, with an edge down to the axis and a flag at each end.
fn paint(ui: &Ui, strip: Rect, line: &Line<'_>, span: Span) {
    let (axis, bands) = (line.axis, line.bands);
    let Some((left, right)) = axis.stretch(span) else { return };
    let (painter, ink) = (ui.painter(), theme::INK);
    let (top, bottom) = (strip.top() + 2.0, strip.bottom());
    painter.rect_filled(Rect::from_min_max(pos2(left, top), pos2(right, bottom)), 0.0, theme::CONTROL_PRESSED);
    painter.hline(left..=right, top, Stroke::new(1.0, ink));
    for (at, way) in [(span.from, -1.0), (span.to, 1.0)] {
        if !axis.span().contains(at) {
            continue;
        }
        let x = axis.x(at);
        painter.vline(x, top..=bands.baseline, Stroke::new(1.0, ink));
        let flag =
            vec![pos2(x, top), pos2(x + way * 7.0, top), pos2(x + way * 7.0, bottom - 2.0), pos2(x, bottom + 3.0)];
        painter.add(Shape::convex_polygon(flag, ink, Stroke::new(1.0, theme::PAPER)));
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::tests::{campaign, span},
        *,
    };

    #[test]
    fn ends_stand_at_whole_hours_or_days_as_finely_as_the_pointer_goes() {
        let from_midnight = |axis: Axis, x: f32| snapped(axis, x).0.rem_euclid(DAY);
        let all = Axis::new(campaign(), 0.0, 900.0);
        let day = Axis::new(span("1939-07-03", "1939-07-04"), 0.0, 960.0);
        for x in [3.0, 111.0, 420.5, 899.0] {
            assert_eq!(from_midnight(all, x), 0);
            assert_eq!(from_midnight(day, x) % (10 * MINUTE), 0);
            assert!((day.x(snapped(day, x)) - x).abs() <= 4.0);
        }
    }

    #[test]
    fn an_end_never_passes_the_other_nor_leaves_the_campaign() {
        let (whole, day) = (campaign(), span("1939-07-03", "1939-07-04"));
        let moved = |end: End, to: Instant| end.moved(day, to, whole);
        assert_eq!(moved(End::From, day.to.plus(HOUR)).from, day.to.plus(-HOUR));
        assert_eq!(moved(End::To, day.from.plus(-9 * HOUR)).to, day.from.plus(HOUR));
        assert_eq!(moved(End::From, Instant(i64::MIN / 2)).from, whole.from);
        assert_eq!(moved(End::To, Instant(i64::MAX / 2)), Span { from: day.from, to: whole.to });
    }
}

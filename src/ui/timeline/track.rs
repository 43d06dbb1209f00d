//! The slider: the clock's moment on its axis, pressed and dragged to scrub, zoomed and moved to see more or less.

use bevy_egui::egui::{
    Id, Modifiers, PointerButton, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, accesskit::Action, pos2,
};

use super::{
    Line, TimelineModel,
    axis::Axis,
    bands::Bands,
    chapters,
    density::Mark,
    looping,
    paint::{self, Drawn},
};
use crate::{
    campaign::time::{DAY, HOUR, Instant},
    lang::Lang,
    replay::{clock::ClockCommand, extent::Extent},
    theme::{self, Scale},
    ui::{Out, focus, tip},
    view::ViewCommand,
};

/// How far from a mark the pointer may be to read its title.
const REACH: f32 = 8.0;

/// A finger that moves no farther than this many pixels rests.
const FIRM: f32 = 6.0;

/// Pixels of the wheel that show a third as much of time: e to one.
const WHEEL: f32 = 200.0;

/// Shows the slider in all of `rect`.
pub(super) fn show(ui: &mut Ui, rect: Rect, model: &TimelineModel<'_>, scale: Scale, lang: &Lang, out: &mut Out) {
    let knob = paint::knob_half(scale);
    let extent = Extent::of(model.clock.span(), model.view.axis);
    let axis = Axis::new(extent.shown(), rect.left() + knob, rect.right() - knob);
    let lanes = chapters::lanes(&model.campaign.story.chapters);
    let bands = Bands::of(rect, lanes.iter().max().map_or(0, |last| last + 1), scale);
    let now = model.clock.now();

    // What lies behind is painted before what can be pressed.
    let painter = ui.painter_at(rect);
    let drawn = paint::drawn(ui, axis, bands, model, scale, lang);
    drawn.ground(&painter);
    paint::silence(&painter, model.silent_days, axis, bands);
    drawn.calendar(&painter, axis, bands, scale);
    drawn.marks(&painter, axis, bands, axis.x(now), scale);
    if extent.axis().is_some() {
        paint::overview(&painter, axis, model.clock.span(), bands);
    }

    // The slider lies under everything else that takes the pointer and is the last to be reached by Tab.
    let slider = Rect::from_min_max(pos2(rect.left(), bands.strip), rect.max);
    let response = ui.interact(slider, ui.id().with("slider"), Sense::click_and_drag());
    let strip = Rect::from_min_max(pos2(axis.left(), rect.top()), pos2(axis.right(), bands.strip));
    let line = Line { model, axis, bands, scale, lang };
    looping::show(ui, strip, &line, out);
    chapters::show(ui, &line, out);
    if axis.span().contains(now) {
        paint::knob(&painter, axis.x(now), bands.strip + 1.0, bands.baseline + 8.0, knob);
    }

    let band = |at: Pos2| !scale.touch() && bands.lanes.hold(axis, model.campaign, at);
    slide(ui, &response, axis, model, band, lang, out);
    turn(ui, rect, &response, axis, extent, out);
    follow(ui, extent, model, response.dragged() || response.is_pointer_button_down_on(), out);
    if let Some(at) = response.hover_pos().filter(|at| !band(*at)) {
        point(ui, rect, at.x, &drawn, &line);
    }
    focus::control(response);
}

/// The slider as readers know it, and what pressing, dragging and a reader's wishes ask of the clock. `band` says where
/// a press is not for the clock.
pub(super) fn slide(
    ui: &Ui,
    response: &Response,
    axis: Axis,
    model: &TimelineModel<'_>,
    band: impl Fn(Pos2) -> bool,
    lang: &Lang,
    out: &mut Out,
) {
    let (now, span) = (model.clock.now(), model.clock.span());
    let name = lang.get("timeline-name");
    let said = || format!("{}, {}", lang.date(now), lang.clock(now));
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(said()),
        ..WidgetInfo::slider(true, now.0 as f64, &name)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(span.from.0 as f64);
        node.set_max_numeric_value(span.to.0 as f64);
        node.set_numeric_value_step(HOUR as f64);
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
    let (primary, shift, fingers, origin, moved) = ui.input(|input| {
        let pointer = &input.pointer;
        let origin = pointer.press_origin();
        let moved = origin.zip(pointer.latest_pos()).is_some_and(|(from, to)| from.distance(to) > FIRM);
        (pointer.primary_down(), input.modifiers.shift, input.multi_touch().is_some(), origin, moved)
    });
    let clicked = response.clicked_by(PointerButton::Primary);
    let pressed = response.is_pointer_button_down_on() && !origin.is_some_and(band);
    // A finger that rests asks what is there, as a mouse does that points; one that moves or taps sets the clock.
    let resting = model.view.touch && !moved;
    let held = (primary && !shift && !fingers && !resting && (pressed || response.dragged())) || (clicked && !shift);
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

/// The wheel and two fingers zoom at the pointer; the wheel sideways, the other buttons and Shift move; a double click
/// shows all.
fn turn(ui: &Ui, rect: Rect, response: &Response, axis: Axis, extent: Extent, out: &mut Out) {
    let mut next = extent;
    let pan = response.dragged_by(PointerButton::Middle)
        || response.dragged_by(PointerButton::Secondary)
        || (response.dragged() && ui.input(|input| input.modifiers.matches_logically(Modifiers::SHIFT)));
    if pan {
        next = next.moved(-axis.time(response.drag_delta().x));
    }
    if ui.rect_contains_pointer(rect) {
        let (scroll, zoom, aside, at) = ui.input(|input| {
            let (fingers, scroll) = (input.multi_touch(), input.smooth_scroll_delta());
            let at = fingers.map(|fingers| fingers.center_pos).or(input.pointer.hover_pos());
            let aside = fingers.map_or(scroll.x, |fingers| fingers.translation_delta.x);
            (scroll.y, input.zoom_delta(), aside, at)
        });
        let factor = f64::from(zoom * libm::expf(scroll / WHEEL));
        if let Some(at) = at.filter(|_| factor != 1.0) {
            next = next.zoomed(axis.at(at.x), factor);
        }
        if aside != 0.0 {
            next = next.moved(-axis.time(aside));
        }
    }
    if response.double_clicked_by(PointerButton::Primary) {
        out.view.push(ViewCommand::Axis(None));
    } else if next != extent {
        out.view.push(ViewCommand::Axis(next.axis()));
    }
}

/// Keeps the clock in sight while it moves by itself or by keys: not where the reader has moved away from a clock that
/// runs, nor while the pointer holds the slider.
fn follow(ui: &Ui, extent: Extent, model: &TimelineModel<'_>, held: bool, out: &mut Out) {
    let (id, now) = (Id::new("timeline_followed"), model.clock.now());
    let before: Option<Instant> = ui.data(|data| data.get_temp(id));
    if before == Some(now) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(id, now));
    let Some(before) = before.filter(|_| !held) else { return };
    let next = extent.following(before, now);
    if next != extent && (extent.shown().contains(before) || !model.clock.playing()) {
        out.view.push(ViewCommand::Axis(next.axis()));
    }
}

/// Says what is under the pointer without going there.
fn point(ui: &Ui, rect: Rect, x: f32, drawn: &Drawn, line: &Line<'_>) {
    let Line { model, axis, bands, scale, lang } = *line;
    let x = x.clamp(axis.left(), axis.right());
    ui.painter().vline(x, bands.strip..=bands.baseline, Stroke::new(1.0, theme::INK_SOFT));
    tip::above(ui, pos2(x, rect.top()), &hint(model, &drawn.marks, axis, x, lang), scale);
}

/// The moment at a pixel on both clocks, and the event there.
pub(super) fn hint(model: &TimelineModel<'_>, found: &[Mark], axis: Axis, x: f32, lang: &Lang) -> Vec<String> {
    let at = axis.at(x);
    let both = [("moment", lang.moment(at).into()), ("tokyo", lang.tokyo_clock(at).into())];
    let mut lines = vec![lang.with("timeline-moment", &both)];
    let day = at.0.div_euclid(DAY) * DAY;
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

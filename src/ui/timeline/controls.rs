//! The buttons at both ends of the timeline: play and the way from event to event, and how much of time is seen.

use bevy_egui::egui::{Align2, Pos2, Rect, Ui, UiBuilder, pos2, vec2};

use super::{TimelineModel, pace};
use crate::{
    lang::Lang,
    replay::{
        clock::{Clock, ClockCommand},
        extent::{self, Extent},
    },
    theme::{self, Scale},
    ui::{
        Out,
        widgets::{self, Icon},
    },
    view::ViewCommand,
};

/// The smallest side of the play button.
const PLAY: f32 = 44.0;

/// The smallest side of a lesser button.
pub(super) const SMALL: f32 = 28.0;

/// The smallest side of the buttons at the right end.
const SMALLEST: f32 = 24.0;

/// The distance between buttons.
pub(super) const GAP: f32 = 6.0;

/// One press of a button shows so many times less of time.
const STEP: f64 = 2.0;

/// The height of a row of lesser buttons.
fn row(scale: Scale) -> f32 {
    SMALL.max(scale.small().size * 1.2).max(scale.finger())
}

/// Whether a timeline of this height has two rows: the play button leaves room for one below it.
pub(super) fn stacked(height: f32, scale: Scale) -> bool {
    height >= PLAY + row(scale) + 6.0
}

/// Shows the buttons at the left end of the timeline, those of the pace if it is `paced`, and answers how wide they are.
pub(super) fn show(ui: &mut Ui, paced: bool, clock: &Clock, scale: Scale, lang: &Lang, out: &mut Out) -> f32 {
    let bar = ui.max_rect();
    let (row, stacked) = (row(scale), stacked(bar.height(), scale));
    let free = bar.height() - 6.0 - if stacked { row } else { 0.0 };
    let play = scale.px(52.0).min(free).max(PLAY.min(bar.height() - 2.0));
    // A window may be so low that nothing has its size: while the page is laid out, for one.
    let lesser = scale.px(38.0).max(32.0).min(play.max(1.0)).max(scale.finger());
    let steps = lesser * 2.0 + play + GAP * 2.0;
    let look = pace::Look::of(ui, stacked, scale, lang);
    let pace_width = look.width(row);
    if !stacked {
        step_buttons(ui, pos2(bar.left(), bar.center().y), [lesser, play], clock, lang, out);
        if !paced {
            return steps;
        }
        let at = pos2(bar.left() + steps + GAP * 2.0, bar.center().y);
        pace::show(ui, at, row, &look, clock, lang, out);
        return steps + pace_width + GAP * 2.0;
    }
    let width = steps.max(pace_width);
    let top = bar.top() + (bar.height() - play - row - 3.0) / 2.0;
    let (upper, lower) = (top + play / 2.0, top + play + 3.0 + row / 2.0);
    // What is left of the telling stands beside the buttons where it has room, else they stand in the middle.
    let left = pace::left(clock, lang);
    let galley = ui.painter().layout_no_wrap(left.clone(), scale.small(), theme::INK_SOFT);
    let beside = width - steps - GAP * 2.0 >= galley.size().x;
    let begin = if beside || look.wide() { bar.left() } else { bar.left() + (width - steps) / 2.0 };
    step_buttons(ui, pos2(begin, upper), [lesser, play], clock, lang, out);
    if beside {
        let at = pos2(bar.left() + width, upper);
        pace::label(ui, Rect::from_center_size(at - vec2(galley.size().x / 2.0, 0.0), galley.size()), &left);
        ui.painter().text(at, Align2::RIGHT_CENTER, left, scale.small(), theme::INK_SOFT);
    }
    pace::show(ui, pos2(bar.left() + (width - pace_width) / 2.0, lower), row, &look, clock, lang, out);
    width
}

/// The previous event, play or pause, the next event; `at` is the middle of the left edge.
fn step_buttons(ui: &mut Ui, at: Pos2, [lesser, play]: [f32; 2], clock: &Clock, lang: &Lang, out: &mut Out) {
    let (icon, name) = if clock.playing() {
        (Icon::Pause, lang.get("timeline-pause"))
    } else {
        (Icon::Play, lang.get("timeline-play"))
    };
    let buttons = [
        (lesser, Icon::Previous, lang.get("timeline-previous-event"), ClockCommand::PreviousEvent),
        (play, icon, name, ClockCommand::TogglePlay),
        (lesser, Icon::Next, lang.get("timeline-next-event"), ClockCommand::NextEvent),
    ];
    let mut x = at.x;
    for (side, icon, name, command) in buttons {
        let rect = Rect::from_min_size(pos2(x, at.y - side / 2.0), vec2(side, side));
        let mut ui = ui.new_child(UiBuilder::new().id_salt(&name).max_rect(rect));
        let round = command == ClockCommand::TogglePlay;
        let button = if round { widgets::round_button } else { widgets::icon_button };
        if button(&mut ui, icon, side, &name).clicked() {
            out.clock.push(command);
        }
        x += side + GAP;
    }
}

/// Shows the buttons at the right end, which repeat a stretch and show fewer or more days; answers how wide they are.
pub(super) fn zoom(ui: &mut Ui, model: &TimelineModel<'_>, scale: Scale, lang: &Lang, out: &mut Out) -> f32 {
    let bar = ui.max_rect();
    let (gap, wanted) = (2.0, scale.px(32.0).clamp(SMALLEST, 40.0).max(scale.finger()));
    let side = ((bar.height() - 4.0 - gap * 2.0) / 3.0).min(wanted);
    // One over the other, or in a low timeline side by side.
    let column = side >= SMALLEST.max(scale.finger());
    let side = if column { side } else { wanted.min(bar.height() - 4.0) };
    let step = side + gap;
    let width = if column { side } else { side + 2.0 * step };
    let looped = model.clock.looped().is_some();
    let (extent, now) = (Extent::of(model.clock.span(), model.view.axis), model.clock.now());
    let buttons = [
        (Icon::Plus, lang.get("timeline-less")),
        (Icon::Minus, lang.get("timeline-more")),
        (Icon::Repeat, lang.get(if looped { "timeline-loop-end" } else { "timeline-loop" })),
    ];
    let top = bar.center().y - if column { step + side / 2.0 } else { side / 2.0 };
    for (i, (icon, name)) in buttons.into_iter().enumerate() {
        let by = i as f32 * step;
        let offset = if column { vec2(0.0, by) } else { vec2(by, 0.0) };
        let rect = Rect::from_min_size(pos2(bar.right() - width, top) + offset, vec2(side, side));
        let mut ui = ui.new_child(UiBuilder::new().id_salt(icon as u8).max_rect(rect));
        let button = if icon == Icon::Repeat && looped { widgets::pressed_button } else { widgets::icon_button };
        if button(&mut ui, icon, side, &name).clicked() {
            match icon {
                Icon::Plus => out.view.push(ViewCommand::Axis(extent.zoomed_at(now, STEP).axis())),
                Icon::Minus => out.view.push(ViewCommand::Axis(extent.zoomed_at(now, 1.0 / STEP).axis())),
                _ => out.clock.push(extent::toggle_loop(model.clock)),
            }
        }
    }
    width
}

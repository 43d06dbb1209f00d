//! Play, pace and the way from event to event.

use bevy_egui::egui::{Align2, Pos2, Rect, Sense, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use crate::{
    lang::Lang,
    replay::clock::{Clock, ClockCommand, Pace},
    theme::{self, Scale},
    ui::{
        Out,
        widgets::{self, Icon},
    },
};

/// The smallest side of the play button.
const PLAY: f32 = 44.0;

/// The smallest side of a lesser button.
const SMALL: f32 = 28.0;

/// Shows the buttons at the left end of the timeline and answers how wide they are.
pub(super) fn show(ui: &mut Ui, clock: &Clock, scale: Scale, lang: &Lang, out: &mut Out) -> f32 {
    let bar = ui.max_rect();
    let gap = 6.0;
    let pace_height = SMALL.max(scale.small().size * 1.2);
    // Two rows where the play button leaves room for one below it.
    let stacked = bar.height() >= PLAY + pace_height + 6.0;
    let free = bar.height() - 6.0 - if stacked { pace_height } else { 0.0 };
    let play = scale.px(52.0).min(free).max(PLAY);
    let lesser = scale.px(38.0).clamp(32.0, play);
    let long = stacked && bar.width() >= 700.0;
    let (word, word_width) = (rate_word(clock.pace(), long, lang), widest_word(ui, long, scale, lang));
    let steps_width = lesser * 2.0 + play + gap * 2.0;
    let pace_width = SMALL * 2.0 + word_width + gap * 2.0;

    let (steps, pace, width) = if stacked {
        let width = steps_width.max(pace_width);
        let top = bar.top() + (bar.height() - play - pace_height - 3.0) / 2.0;
        let steps = pos2(bar.left() + (width - steps_width) / 2.0, top + play / 2.0);
        let pace = pos2(bar.left() + (width - pace_width) / 2.0, top + play + 3.0 + pace_height / 2.0);
        (steps, pace, width)
    } else {
        let steps = pos2(bar.left(), bar.center().y);
        (steps, pos2(bar.left() + steps_width + gap * 2.0, bar.center().y), steps_width + pace_width + gap * 2.0)
    };
    step_buttons(ui, steps, [lesser, play, gap], clock, lang, out);
    pace_buttons(ui, pace, [SMALL, word_width, gap], &word, lang, scale, out);
    width
}

/// The previous event, play or pause, the next event; `at` is the middle of the left edge.
fn step_buttons(ui: &mut Ui, at: Pos2, [lesser, play, gap]: [f32; 3], clock: &Clock, lang: &Lang, out: &mut Out) {
    let (icon, name) = if clock.playing() {
        (Icon::Pause, lang.get("timeline-pause"))
    } else {
        (Icon::Play, lang.get("timeline-play"))
    };
    let mut x = at.x;
    let mut place = |side: f32| {
        let rect = Rect::from_min_size(pos2(x, at.y - side / 2.0), vec2(side, side));
        x += side + gap;
        rect
    };
    let (previous, middle, next) = (place(lesser), place(play), place(lesser));
    let mut icon_at = |rect: Rect, icon: Icon, name: &str, command: ClockCommand, ui: &mut Ui| {
        let mut ui = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
        let button = if rect == middle { widgets::round_button } else { widgets::icon_button };
        if button(&mut ui, icon, rect.width(), name).clicked() {
            out.clock.push(command);
        }
    };
    icon_at(previous, Icon::Previous, &lang.get("timeline-previous-event"), ClockCommand::PreviousEvent, ui);
    icon_at(middle, icon, &name, ClockCommand::TogglePlay, ui);
    icon_at(next, Icon::Next, &lang.get("timeline-next-event"), ClockCommand::NextEvent, ui);
}

/// Slower, the pace in words, faster; `at` is the middle of the left edge.
fn pace_buttons(
    ui: &mut Ui,
    at: Pos2,
    [side, word_width, gap]: [f32; 3],
    word: &str,
    lang: &Lang,
    scale: Scale,
    out: &mut Out,
) {
    let mut button = |x: f32, icon: Icon, name: String, command: ClockCommand, ui: &mut Ui| {
        let rect = Rect::from_min_size(pos2(x, at.y - side / 2.0), vec2(side, side));
        let mut ui = ui.new_child(UiBuilder::new().id_salt(&name).max_rect(rect));
        if widgets::icon_button(&mut ui, icon, side, &name).clicked() {
            out.clock.push(command);
        }
    };
    button(at.x, Icon::Slower, lang.get("timeline-slower"), ClockCommand::Slower, ui);
    let middle = Rect::from_min_size(pos2(at.x + side + gap, at.y - side / 2.0), vec2(word_width, side));
    let response = ui.interact(middle, ui.id().with("pace"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, word));
    ui.painter().text(middle.center(), Align2::CENTER_CENTER, word, scale.small(), theme::INK);
    button(middle.right() + gap, Icon::Faster, lang.get("timeline-faster"), ClockCommand::Faster, ui);
}

fn rate_word(pace: Pace, long: bool, lang: &Lang) -> String {
    lang.word(if long { "rate" } else { "rate-short" }, pace.word())
}

/// The width of the longest word for a pace, so that nothing moves when the pace changes.
fn widest_word(ui: &Ui, long: bool, scale: Scale, lang: &Lang) -> f32 {
    let width = |pace: Pace| {
        let word = rate_word(pace, long, lang);
        ui.painter().layout_no_wrap(word, scale.small(), theme::INK).size().x
    };
    Pace::all().map(width).fold(0.0, f32::max)
}

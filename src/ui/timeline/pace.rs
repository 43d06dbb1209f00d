//! The pace: even time or story pace, slower and faster, and how long the rest takes.

use bevy_egui::egui::{
    Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};

use super::controls::GAP;
use crate::{
    campaign::model::Span,
    lang::Lang,
    replay::clock::{Clock, ClockCommand, Pace},
    theme::{self, Scale},
    ui::{
        Out, focus,
        widgets::{self, Icon},
    },
};

/// The largest share of the window's width for the row of the pace.
const WIDEST: f32 = 0.26;

/// How the row looks: with both choices and long words, or short with one button for both.
pub(super) struct Look {
    /// The widths of both choices, where both are shown.
    choices: Option<[f32; 2]>,
    /// The width of the widest word for a pace.
    word: f32,
    scale: Scale,
}

impl Look {
    /// What has room.
    pub(super) fn of(ui: &Ui, stacked: bool, scale: Scale, lang: &Lang) -> Self {
        let width = |text: String| ui.painter().layout_no_wrap(text, scale.small(), theme::INK).size().x.ceil();
        let widest = |wide| Pace::all().map(|pace| width(word(pace, wide, lang))).fold(0.0, f32::max);
        let choices = [lang.get("timeline-even-short"), lang.get("timeline-story-short")];
        let choices = choices.map(|text| (width(text) + scale.px(14.0).max(10.0)).max(scale.finger()));
        let wide = Self { choices: Some(choices), word: widest(true), scale };
        if stacked && wide.width(30.0) <= ui.max_rect().width() * WIDEST {
            return wide;
        }
        // The button of story pace says how long the rest takes; this is as long as it gets.
        let rest = width(lang.with("timeline-left", &[("time", "10:00".into())]));
        let most = (ui.max_rect().width() * WIDEST).max((rest + 12.0).min(scale.px(110.0)));
        Self { choices: None, word: (widest(false).max(rest) + 12.0).min(most), scale }
    }

    pub(super) fn wide(&self) -> bool {
        self.choices.is_some()
    }

    /// How wide the row is where it is this high.
    pub(super) fn width(&self, height: f32) -> f32 {
        let choices = self.choices.map_or(0.0, |[a, b]| a + b + 2.0 + GAP * 1.5);
        choices + height * 2.0 + self.word + GAP * 2.0
    }
}

/// What a pace is called beside its buttons.
fn word(pace: Pace, wide: bool, lang: &Lang) -> String {
    match pace {
        Pace::Story(telling) if wide => lang.word("timeline", telling.word()),
        _ => lang.word(if wide { "rate" } else { "rate-short" }, pace.word()),
    }
}

/// Shows the row, so high; `at` is the middle of its left edge.
pub(super) fn show(ui: &mut Ui, at: Pos2, height: f32, look: &Look, clock: &Clock, lang: &Lang, out: &mut Out) {
    let scale = look.scale;
    let story = matches!(clock.pace(), Pace::Story(_));
    let mut x = at.x;
    let mut place = |width: f32, gap: f32| {
        let rect = Rect::from_min_size(pos2(x, at.y - height / 2.0), vec2(width, height));
        x += width + gap;
        rect
    };
    let said = match clock.pace() {
        Pace::Story(_) if !look.wide() => lang.with("timeline-left", &[("time", time(rest(clock).0).into())]),
        pace => word(pace, look.wide(), lang),
    };
    if let Some([even, told]) = look.choices {
        for (rect, id, on) in
            [(place(even, 2.0), "timeline-even", !story), (place(told, GAP * 1.5), "timeline-story", story)]
        {
            let (text, name) = (lang.get(&format!("{id}-short")), lang.get(id));
            if choice(ui, rect, &text, &name, on, scale).clicked() && !on {
                out.clock.push(ClockCommand::SetPace(clock.pace().toggled()));
            }
        }
    }
    let mut arrow = |rect: Rect, icon: Icon, name: String, command: ClockCommand, ui: &mut Ui| {
        let mut ui = ui.new_child(UiBuilder::new().id_salt(&name).max_rect(rect));
        if widgets::icon_button(&mut ui, icon, rect.width(), &name).clicked() {
            out.clock.push(command);
        }
    };
    arrow(place(height, GAP), Icon::Slower, lang.get("timeline-slower"), ClockCommand::Slower, ui);
    let middle = place(look.word, GAP);
    arrow(place(height, 0.0), Icon::Faster, lang.get("timeline-faster"), ClockCommand::Faster, ui);
    if look.wide() {
        label(ui, middle, &said);
        widgets::painted(ui, middle, &said, scale.small());
    } else if choice(ui, middle, &said, &lang.get("timeline-story"), story, scale).clicked() {
        out.clock.push(ClockCommand::SetPace(clock.pace().toggled()));
    }
}

/// A choice between even time and story pace.
fn choice(ui: &Ui, rect: Rect, text: &str, name: &str, on: bool, scale: Scale) -> Response {
    let response = ui.interact(rect, ui.id().with(name), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, on, name));
    let visuals = ui.style().interact_selectable(&response, on);
    let fill = if on { theme::CONTROL_PRESSED } else { visuals.bg_fill };
    let border = if on { Stroke::new(1.0, theme::INK_SOFT) } else { visuals.bg_stroke };
    ui.painter().rect(rect, visuals.corner_radius, fill, border, StrokeKind::Inside);
    widgets::painted(ui, rect, text, scale.small());
    focus::control(response)
}

/// A text that is painted by others, for readers.
pub(super) fn label(ui: &Ui, rect: Rect, text: &str) {
    let response = ui.interact(rect, ui.id().with(("label", rect.left() as i32)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
}

/// How long it takes to the end, or to the stop of a chapter: `7:40 left`.
pub(super) fn left(clock: &Clock, lang: &Lang) -> String {
    let (seconds, chapter) = rest(clock);
    lang.with(if chapter { "timeline-left-chapter" } else { "timeline-left" }, &[("time", time(seconds).into())])
}

/// `7:40`: minutes and seconds.
fn time(seconds: f64) -> String {
    // A hair less, so that seven exact seconds are not eight.
    let whole = (seconds - 0.001).ceil().max(0.0) as u64;
    format!("{}:{:02}", whole / 60, whole % 60)
}

/// The reader's seconds to the end of the campaign, or to the stop that lies ahead; and whether there is such a stop.
fn rest(clock: &Clock) -> (f64, bool) {
    let now = clock.now();
    let stop = clock.stop().filter(|stop| *stop > now);
    let span = Span { from: now, to: stop.unwrap_or(clock.span().to) };
    let seconds = match clock.pace() {
        Pace::Even(rate) => (span.to.0 - span.from.0) as f64 / rate.per_second() as f64,
        Pace::Story(telling) => clock.tempo().seconds(span, telling),
    };
    (seconds, stop.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        campaign::time::{DAY, Instant},
        replay::pace::Telling,
    };

    #[test]
    fn the_rest_is_that_of_the_telling_or_of_the_chapter() {
        let lang = Lang::english().expect("English");
        let mut clock = Clock::new(Span { from: Instant(0), to: Instant(100 * DAY) }, &[]);
        clock.apply(ClockCommand::SetPace(Pace::Story(Telling::TenMinutes)), &[]);
        assert_eq!(left(&clock, &lang), "10:00 left");
        clock.apply(ClockCommand::Seek(Instant(75 * DAY)), &[]);
        assert_eq!(left(&clock, &lang), "2:30 left");
        clock.apply(ClockCommand::StopAt(Some(Instant(76 * DAY))), &[]);
        assert_eq!(left(&clock, &lang), "0:06 in this chapter");
        clock.apply(ClockCommand::SetPace(Pace::parse("1d").expect("a rate")), &[]);
        clock.apply(ClockCommand::Seek(Instant(80 * DAY)), &[]);
        assert_eq!(left(&clock, &lang), "0:20 left");
    }
}

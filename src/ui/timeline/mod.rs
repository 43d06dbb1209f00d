//! The timeline along the bottom: play and pace at the left, time as one slider at the right, as much of it as the reader
//! wants to see.

mod axis;
mod bands;
mod chapters;
mod controls;
mod density;
mod looping;
mod pace;
mod paint;
mod thin;
mod ticks;
mod track;

use bevy_egui::egui::{Rect, Stroke, Ui, UiBuilder, vec2};

use super::Out;
use crate::{
    campaign::{model::Campaign, time::Instant},
    lang::Lang,
    replay::clock::Clock,
    theme,
    theme::Scale,
    view::View,
};

use axis::Axis;
use bands::Bands;
pub use thin::room;

/// A timeline of one row that is at least so wide has room for the pace.
const PACED: f32 = 440.0;

/// And for the buttons that show fewer or more days.
const ZOOMED: f32 = 520.0;

/// What the timeline shows.
pub struct TimelineModel<'a> {
    /// The campaign: its span, its events and its chapters.
    pub campaign: &'a Campaign,
    /// The days on which no source places a unit, each at its midnight.
    pub silent_days: &'a [Instant],
    /// The clock.
    pub clock: &'a Clock,
    /// What the reader looks at.
    pub view: &'a View,
}

/// What is painted along the axis: the model, where time lies, and the words.
struct Line<'a> {
    model: &'a TimelineModel<'a>,
    axis: Axis,
    bands: Bands,
    scale: Scale,
    lang: &'a Lang,
}

/// Shows the timeline in all of `rect`, or as a thin line.
pub fn show(
    ui: &mut Ui,
    (rect, is_thin): (Rect, bool),
    model: &TimelineModel<'_>,
    scale: Scale,
    lang: &Lang,
    out: &mut Out,
) {
    ui.allocate_rect(rect, bevy_egui::egui::Sense::hover());
    ui.painter().rect_filled(rect, 0.0, theme::PAPER);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, theme::HAIRLINE));
    if is_thin {
        return thin::show(ui, rect, model, scale, lang, out);
    }
    let pad = if rect.width() < 700.0 { 8.0 } else { scale.gap() };
    // Fingers need so much that in a narrow window time stands above its buttons.
    let (time, buttons) = rect.split_top_bottom_at_y(rect.top() + scale.row_of_time(rect.width()));
    let inside = buttons.shrink2(vec2(pad, 0.0));
    // In a narrow row time comes before buttons: the wheel, two fingers and keys do what they do.
    let wide = |least: f32| time.height() > 0.0 || controls::stacked(inside.height(), scale) || rect.width() >= least;
    let mut left = ui.new_child(UiBuilder::new().id_salt("controls").max_rect(inside));
    let used = controls::show(&mut left, wide(PACED), model.clock, scale, lang, out);
    let mut right = ui.new_child(UiBuilder::new().id_salt("zoom").max_rect(inside));
    let zoom = if wide(ZOOMED) { controls::zoom(&mut right, model, scale, lang, out) } else { 0.0 };
    let track = if time.height() > 0.0 {
        Rect::from_min_max(time.min + vec2(pad / 2.0, 1.0), time.max - vec2(pad / 2.0, 0.0))
    } else {
        Rect::from_min_max(rect.min + vec2(pad * 2.0 + used, 1.0), rect.max - vec2(pad * 1.5 + zoom, 0.0))
    };
    let mut middle = ui.new_child(UiBuilder::new().id_salt("track").max_rect(track));
    track::show(&mut middle, track, model, scale, lang, out);
}

#[cfg(test)]
mod tests {
    use crate::campaign::{model::Span, time::parse_instant};

    /// A stretch of time for the tests of the parts.
    pub(super) fn span(from: &str, to: &str) -> Span {
        let at = |text| parse_instant(text).expect(text);
        Span { from: at(from), to: at(to) }
    }

    /// All the time there is.
    pub(super) fn campaign() -> Span {
        span("1939-05-11", "1939-09-17")
    }
}

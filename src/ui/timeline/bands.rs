//! The heights of what stands along the axis, for every height of the timeline.

use bevy_egui::egui::Rect;

use super::chapters::Lanes;
use crate::theme::Scale;

/// The heights of what stands along the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bands {
    /// The lower edge of the strip for a repeat, which begins at the timeline's upper edge.
    pub(super) strip: f32,
    /// The bands of chapters.
    pub(super) lanes: Lanes,
    /// Where the marks of events may begin.
    pub(super) top: f32,
    /// The line that events stand on.
    pub(super) baseline: f32,
    /// The middle of the row of days or hours, where it has room.
    pub(super) upper: Option<f32>,
    /// The middle of the row of months or days.
    pub(super) lower: f32,
    /// The line that says which part of the campaign is seen.
    pub(super) overview: f32,
}

impl Bands {
    /// The heights in a rectangle, with so many lanes of chapters.
    pub(super) fn of(rect: Rect, lanes: usize, scale: Scale) -> Self {
        let low = rect.height() < 60.0;
        let row = scale.small().size * if low { 1.2 } else { 1.3 };
        let lower = rect.bottom() - if low { 3.0 } else { 5.0 } - row / 2.0;
        let two = rect.height() >= row * 2.0 + 46.0;
        let baseline = lower - row / 2.0 - if two { row } else { 0.0 } - if low { 1.0 } else { 2.0 };
        let free = baseline - rect.top();
        let strip = rect.top() + (free * 0.16).clamp(5.0, 11.0);
        let height = (free * 0.12).clamp(4.0, 10.0).round();
        // In a low timeline the marks need what the second lane would take.
        let count = match free {
            _ if free < 20.0 => 0,
            _ if free < 36.0 => lanes.min(1),
            _ => lanes,
        };
        let lanes = Lanes { top: (strip + 1.0).round(), height, count };
        let top = if count > 0 { lanes.bottom() + 1.0 } else { strip + 3.0 };
        Self { strip, lanes, top, baseline, upper: two.then_some(lower - row), lower, overview: rect.bottom() - 3.0 }
    }

    /// The height for marks of events.
    pub(super) fn room(self) -> f32 {
        (self.baseline - self.top).max(6.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::math::Vec2;
    use bevy_egui::egui::{pos2, vec2};

    #[test]
    fn everything_has_room_in_every_window_and_size_of_text() {
        for size in
            [(1280.0, 720.0), (1920.0, 1080.0), (390.0, 844.0), (844.0, 390.0), (360.0, 640.0), (3840.0, 2160.0)]
        {
            for (text, projector) in [(100, false), (100, true), (150, false), (250, true)] {
                let window = Vec2::new(size.0, size.1);
                let scale = Scale::of(window, projector).enlarged(text, window);
                let height = scale.timeline(window);
                assert!(height <= window.y / 8.0 + 0.01, "{window} {text}: {height}");
                let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(600.0, height));
                for lanes in 0..=2 {
                    let bands = Bands::of(rect, lanes, scale);
                    let what = format!("{window} {text} {projector} {lanes}: {bands:?}");
                    assert!(bands.strip < bands.top && bands.lanes.bottom() <= bands.top + 1.0, "{what}");
                    assert!(bands.baseline - bands.top >= 6.0, "{what}");
                    assert!(bands.lower > bands.baseline && bands.lower < rect.bottom() - 8.0, "{what}");
                }
            }
        }
    }
}

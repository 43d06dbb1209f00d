//! The parts of a window and what has room in them.

use bevy_egui::egui::{self, Rect, pos2, vec2};

use super::{Screen, card_height};
use crate::theme::Scale;

/// The parts of the window that panels may take.
pub(super) struct Room {
    pub(super) window: Rect,
    /// The timeline.
    pub(super) timeline: Rect,
    /// The distance between panels.
    pub(super) gap: f32,
    /// The width of the event's card.
    pub(super) left: f32,
    /// The width of the drawer.
    pub(super) drawer: f32,
    /// The width of the unit's card.
    pub(super) right: f32,
    /// Whether both cards have room side by side.
    pub(super) two: bool,
    /// Whether there is room for the lesser things.
    pub(super) ample: bool,
}

impl Room {
    pub(super) fn of(screen: &Screen<'_>, scale: Scale) -> Self {
        let size = screen.view.size();
        let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(size.x, size.y));
        let height = screen.view.timeline_in(size);
        let timeline = Rect::from_min_max(pos2(0.0, size.y - height), window.max);
        let gap = scale.gap();
        let widest = (size.x - 2.0 * gap).max(120.0);
        let (left, right) = (scale.px(400.0).min(widest), scale.px(430.0).min(widest));
        let two = left + right + 3.0 * gap <= size.x && size.x >= 700.0;
        let drawer = scale.px(520.0).min(widest);
        Self { window, timeline, gap, left, drawer, right, two, ample: size.x >= 700.0 && size.y >= 560.0 }
    }
}

impl Room {
    /// Whether the left column has room for the map of the theatre under the card of an event.
    pub(super) fn tall(&self, scale: Scale) -> bool {
        self.window.height() >= scale.px(1_040.0)
    }

    /// Where a chapter is told: at the left; in a narrow window low down, so that the map above stays free.
    pub(super) fn story(&self, date: Rect, lower: f32, floor: f32, scale: Scale) -> (egui::Pos2, f32, f32) {
        let top = date.bottom() + self.gap / if self.low(scale) { 2.0 } else { 1.0 };
        let below = scale.chapter(vec2(self.window.width(), self.window.height()));
        if below > 0.0 {
            let high = top.max(floor - below);
            return (pos2(self.gap, high), self.window.width() - 2.0 * self.gap, card_height(high, floor, scale));
        }
        let width = scale.chapter_width(self.window.size());
        let lower = if self.low(scale) { floor } else { lower };
        (pos2(self.gap, top), width, card_height(top, lower, scale))
    }

    /// Whether the window is so low that the drawer has no height below the date.
    pub(super) fn low(&self, scale: Scale) -> bool {
        self.window.height() < scale.px(700.0)
    }
}

//! What presenting to a class changes: sizes, what panels cover, what is put away.

use bevy::prelude::*;

use super::{Control, Tool, View, ViewCommand};
use crate::theme::Scale;

/// The share of a narrow window's height that the caption may take.
const CAPTION: f32 = 0.34;

/// Begins to present with the map alone: panels, pages and cards are put away.
pub fn before_a_class() -> [ViewCommand; 4] {
    [ViewCommand::Open(None), ViewCommand::Turn(None), ViewCommand::Select(None), ViewCommand::Present(true)]
}

impl View {
    /// Whether sizes and colours are those for a projector.
    pub fn projected(&self) -> bool {
        self.projector || self.presenting
    }

    /// The sizes of type and controls in a window of this size, for its use.
    pub fn scale_in(&self, size: Vec2) -> Scale {
        Scale::of(size, self.projected()).enlarged(self.text_size, size).touched(self.touch)
    }

    /// The height of the timeline in a window of this size: a thin line before a class.
    pub fn timeline_in(&self, size: Vec2) -> f32 {
        let scale = self.scale_in(size);
        match self.presenting {
            true => scale.thin_timeline(),
            false if !self.shows(Control::Timeline) => 0.0,
            false => scale.timeline(size),
        }
    }

    /// How much of the left and the lower edge of a window of this size panels cover.
    pub fn covering(&self, size: Vec2) -> Vec2 {
        let (scale, timeline) = (self.scale_in(size), self.timeline_in(size));
        // Cards and panels that an embedding page has not chosen cover nothing.
        let cards = self.presenting || [Control::Caption, Control::Panels].iter().any(|control| self.shows(*control));
        let column = if cards { scale.story(size) } else { 0.0 };
        let read = self.told.filter(|_| self.shows(Control::Caption));
        let caption = match (self.presenting, read) {
            (true, _) if column == 0.0 => size.y * CAPTION,
            (false, Some(_)) => scale.chapter(bevy_egui::egui::vec2(size.x, size.y)),
            _ => 0.0,
        };
        let window = bevy_egui::egui::vec2(size.x, size.y);
        // The card of a chapter is wider than the column of the other cards.
        let told = read.is_some() && !self.presenting && scale.chapter(window) == 0.0;
        let beside = if told { scale.chapter_width(window) + scale.gap() * 1.5 } else { 0.0 };
        let low = size.y < scale.px(700.0);
        let column = if column > 0.0 || low { column.max(beside) } else { column };
        Vec2::new(column, timeline + caption)
    }

    /// Begins or ends to present. What no address says is put away.
    pub(super) fn present(&mut self, presenting: bool) {
        (self.presenting, self.full_screen) = (presenting, presenting);
        if presenting {
            (self.help, self.sheets, self.welcome) = (false, false, false);
        } else {
            self.tool = Tool::Hand;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{campaign::model::Campaign, view::Panel};

    #[test]
    fn presenting_puts_away_what_a_class_need_not_see_and_esc_gives_it_up_last() {
        let campaign = Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"));
        let mut view = View::new(&campaign);
        view.apply(&ViewCommand::Open(Some(Panel::Events)), &campaign);
        view.apply(&ViewCommand::ToggleHelp, &campaign);
        before_a_class().iter().for_each(|command| view.apply(command, &campaign));
        assert_eq!((view.panel, view.help, view.presenting, view.full_screen), (None, false, true, true));
        view.apply(&ViewCommand::Take(Tool::Pen), &campaign);
        view.apply(&ViewCommand::Close, &campaign);
        assert_eq!((view.tool, view.presenting), (Tool::Hand, true), "the pen is laid down first");
        view.apply(&ViewCommand::Take(Tool::Pointer), &campaign);
        view.apply(&ViewCommand::Present(false), &campaign);
        assert_eq!((view.tool, view.full_screen), (Tool::Hand, false));
        view.apply(&ViewCommand::FullScreen(true), &campaign);
        view.apply(&ViewCommand::Close, &campaign);
        assert!(!view.full_screen);
    }

    #[test]
    fn before_a_class_text_is_large_and_the_timeline_a_thin_line() {
        let campaign = Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"));
        let mut view = View::new(&campaign);
        for size in [Vec2::new(1280.0, 720.0), Vec2::new(1920.0, 1080.0), Vec2::new(390.0, 844.0)] {
            view.apply(&ViewCommand::Present(false), &campaign);
            let usual = (view.scale_in(size).body().size, view.timeline_in(size));
            view.apply(&ViewCommand::Present(true), &campaign);
            let large = (view.scale_in(size).body().size, view.timeline_in(size));
            assert!(large.0 > usual.0 * 1.3 && large.1 < usual.1 * 0.7, "{size}: {usual:?} {large:?}");
            assert!(view.covering(size).y < size.y / 2.0);
        }
    }
}

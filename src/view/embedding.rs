//! The map in a frame of another page: the controls that page has chosen.

use super::View;
use crate::campaign::ids::UnitId;

/// Something around the map that the embedding page can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// The date and both clocks.
    Date,
    /// The timeline with its buttons.
    Timeline,
    /// The buttons that move the map, compare, save and help.
    Map,
    /// The scale bar and north.
    Scale,
    /// The card of the unit that is selected.
    Card,
    /// The chapter that is told, or the last event.
    Caption,
    /// The panels of evidence and their buttons.
    Panels,
    /// The small map of the theatre.
    Inset,
}

impl Control {
    /// Every control.
    pub const ALL: [Self; 8] =
        [Self::Date, Self::Timeline, Self::Map, Self::Scale, Self::Card, Self::Caption, Self::Panels, Self::Inset];

    /// The word for it in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Timeline => "timeline",
            Self::Map => "map",
            Self::Scale => "scale",
            Self::Card => "card",
            Self::Caption => "caption",
            Self::Panels => "panels",
            Self::Inset => "inset",
        }
    }
}

/// The controls that are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Controls(u8);

impl Controls {
    /// The map alone.
    pub const NONE: Self = Self(0);

    /// Whether a control is chosen.
    pub const fn has(self, control: Control) -> bool {
        self.0 & (1 << control as u8) != 0
    }

    /// The same and one more.
    pub const fn and(self, control: Control) -> Self {
        Self(self.0 | (1 << control as u8))
    }
}

impl Default for Controls {
    /// What a small frame has room for.
    fn default() -> Self {
        use Control::{Card, Date, Map, Scale, Timeline};
        [Date, Timeline, Map, Scale, Card].into_iter().fold(Self::NONE, Self::and)
    }
}

/// How the map stands in another page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Embedding {
    /// What is shown around the map.
    pub controls: Controls,
    /// Whether a button opens the whole map in a tab of its own. Whose map it is stays in sight without it too.
    pub link: bool,
}

impl Default for Embedding {
    fn default() -> Self {
        Self { controls: Controls::default(), link: true }
    }
}

impl View {
    /// Whether a control may be shown: all of them, but for those that an embedding page has not chosen.
    pub fn shows(&self, control: Control) -> bool {
        self.embedding.is_none_or(|embedding| embedding.controls.has(control))
    }

    /// The unit whose card is shown.
    pub fn card(&self) -> Option<UnitId> {
        self.selected.filter(|_| self.shows(Control::Card))
    }

    /// Puts away what a key or an address has opened and the embedding page has not chosen: what is not seen must not
    /// wait for Esc.
    pub(super) fn keep_to_controls(&mut self) {
        self.welcome &= self.embedding.is_none();
        self.entering_time &= self.shows(Control::Date);
        self.sheets &= self.shows(Control::Map);
        if !self.shows(Control::Panels) {
            (self.panel, self.page) = (None, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        campaign::model::Campaign,
        view::{Panel, ViewCommand},
    };

    #[test]
    fn what_is_not_chosen_cannot_be_opened_and_leaves_its_room_to_the_map() {
        let campaign = Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"));
        let mut view = View::new(&campaign);
        let size = bevy::math::Vec2::new(1280.0, 720.0);
        assert!(view.covering(size).min_element() > 0.0, "cards and timeline cover the map's edges");
        view.apply(&ViewCommand::Open(Some(Panel::Events)), &campaign);
        let alone = Embedding { controls: Controls::NONE, link: false };
        view.apply(&ViewCommand::Embed(Some(alone)), &campaign);
        for command in [
            ViewCommand::Open(Some(Panel::Map)),
            ViewCommand::EnterTime(true),
            ViewCommand::ToggleSheets,
            ViewCommand::Welcome(true),
        ] {
            view.apply(&command, &campaign);
            assert_eq!((view.panel, view.entering_time, view.sheets, view.welcome), (None, false, false, false));
        }
        let unit = campaign.units().next().map(|(id, _)| id);
        view.apply(&ViewCommand::Select(unit), &campaign);
        assert_eq!((view.selected, view.card()), (unit, None), "it is marked on the map");
        assert_eq!(view.covering(size), bevy::math::Vec2::ZERO);
        let usual = Embedding { controls: Controls::default().and(Control::Panels), link: true };
        view.apply(&ViewCommand::Embed(Some(usual)), &campaign);
        view.apply(&ViewCommand::Open(Some(Panel::Map)), &campaign);
        assert_eq!(view.panel, Some(Panel::Map));
    }
}

//! The one enumeration that commands the view.

use bevy::prelude::*;

use super::{Comparison, Copied, Embedding, Layers, Page, PageMatter, Panel, SheetFormat, SymbolSet, Told, Tool};
use crate::{
    campaign::{
        ids::{ChapterId, LessonId, UnitId},
        model::Span,
        words::{Account, Certainty},
    },
    geo::LatLon,
    lang::Language,
};

/// Everything that can be asked of the view.
#[derive(Message, Clone, Debug, PartialEq)]
pub enum ViewCommand {
    /// Move the map with the pointer, by pixels.
    Pan(Vec2),
    /// Draw the map larger by a factor, keeping the point under this pixel where it is.
    ZoomAt(Vec2, f64),
    /// Draw the map larger by a factor, keeping the middle.
    Zoom(f64),
    /// Show one of the campaign's named views, by its number.
    Named(usize),
    /// Show a point in the middle, at a zoom as web maps count, or at the present one.
    Look(LatLon, Option<f64>),
    /// The window has this size, and this much of its left and lower edge is covered.
    Resize(Vec2, Vec2),
    /// Show whose account.
    Tell(Account),
    /// Show nothing less sure than this.
    ShowFrom(Certainty),
    /// Draw units with this set of symbols.
    Draw(SymbolSet),
    /// Show these layers of the map and no others.
    Show(Layers),
    /// Open a panel of the drawer, or close the one that is open.
    Open(Option<Panel>),
    /// Lay a page over the whole window, or show the map again.
    Turn(Option<Page>),
    /// Open the card of a unit, or close it.
    Select(Option<UnitId>),
    /// The pointer is over this unit.
    Hover(Option<UnitId>),
    /// Show or hide the list of keys.
    ToggleHelp,
    /// Show or hide the choice of sheets to save.
    ToggleSheets,
    /// Save a sheet of what is shown. It is made elsewhere; the choice is closed.
    Print(SheetFormat),
    /// Blank the screen or show it again.
    ToggleBlank,
    /// Draw everything larger or not.
    SetProjector(bool),
    /// Show text in this size, in hundredths of the usual one.
    TextSize(u16),
    /// Let nothing move but the clock, or let it.
    SetStill(bool),
    /// Make room for fingers or not.
    SetTouch(bool),
    /// Speak this language.
    Speak(Language),
    /// Greet the reader or not.
    Welcome(bool),
    /// Show this part of time on the timeline, or all of it.
    Axis(Option<Span>),
    /// Open or close the field in which a date can be typed.
    EnterTime(bool),
    /// Look at what a chapter looks at.
    Watch(ChapterId),
    /// Look at what a chapter looks at, at once.
    Cut(ChapterId),
    /// Tell a chapter, or no longer.
    Chapter(Option<Told>),
    /// Let the next click on the map make the class's mark, or not.
    SetMarking(bool),
    /// A pupil marks where something will happen, or takes the mark away.
    Mark(ChapterId, Option<LatLon>),
    /// A pupil chooses an answer, or none.
    Choose(ChapterId, Option<usize>),
    /// Forget all answers.
    ForgetAnswers,
    /// Begin or end to present.
    Present(bool),
    /// Fill the whole screen or not.
    FullScreen(bool),
    /// Use this tool on the map.
    Take(Tool),
    /// Open or close the teacher's notes.
    Notes(bool),
    /// Compare another moment with the clock's, or no longer.
    Compare(Option<Comparison>),
    /// Copy something for the reader to paste elsewhere. It is done elsewhere.
    Copy(Copied),
    /// Save what is shown as a file that opens it again. It is done elsewhere.
    KeepView,
    /// Open what only the page has: on the desktop nobody asks for it.
    AskPage(PageMatter),
    /// Make the hand-out of a lesson, with the answers or without. It is made elsewhere.
    HandOut(LessonId, bool),
    /// Stand in a frame of another page with the controls it has chosen, or alone.
    Embed(Option<Embedding>),
    /// Open the map that stands in a frame in a tab of its own, as it is. It is done elsewhere.
    OpenWhole,
    /// Close what is open: a page or the list of keys first, then the card, then the panel.
    Close,
}

impl ViewCommand {
    /// What keeps this view for later: a link to it in a page, a file on the desktop.
    pub const KEEP: Self = if cfg!(target_arch = "wasm32") { Self::Copy(Copied::Link) } else { Self::KeepView };
}

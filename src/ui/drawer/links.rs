//! Rows that lead to a unit or to an event, wherever one is named.

use bevy_egui::egui::Ui;

use super::{Sheet, list};
use crate::{
    campaign::ids::{EventId, UnitId},
    replay::clock::ClockCommand,
    theme,
    view::ViewCommand,
};

/// A unit: a press opens its card.
pub(super) fn unit(ui: &mut Ui, sheet: &mut Sheet<'_>, id: UnitId, width: f32) {
    let unit = sheet.model.campaign.unit(id);
    let mark = Some(theme::side(unit.side.coalition()));
    let row = list::Row { text: &sheet.lang.text(&unit.name), mark, ..Default::default() };
    if list::row(ui, &row, width, sheet.scale).clicked() {
        sheet.out.view.push(ViewCommand::Select(Some(id)));
    }
}

/// An event: a press goes to its moment, if that can be played.
pub(super) fn event(ui: &mut Ui, sheet: &mut Sheet<'_>, id: EventId, width: f32) {
    let campaign = sheet.model.campaign;
    let event = campaign.event(id);
    let date = sheet.lang.day(&event.when);
    let lead_width = sheet.scale.px(72.0);
    let row = list::Row { lead: &date, lead_width, text: &sheet.lang.text(&event.title), ..Default::default() };
    if list::row(ui, &row, width, sheet.scale).clicked() && campaign.span.contains(event.when.at) {
        sheet.out.clock.push(ClockCommand::Seek(event.when.at));
    }
}

//! The whole track as a list: when, what and where, how sure; a press goes to the moment.

use bevy_egui::egui::{Ui, Vec2, vec2};

use super::UnitModel;
use crate::{
    campaign::{
        model::{Unit, WayPoint},
        words::Account,
    },
    lang::Lang,
    replay::clock::ClockCommand,
    theme::{self, Scale},
    ui::{Out, drawer::list, widgets},
    view::ViewCommand,
};

/// How far a place's name still says where a way point is, in metres.
const NEAR_M: f64 = 4_000.0;

pub(super) fn show(
    ui: &mut Ui,
    model: &UnitModel<'_>,
    unit: &Unit,
    width: f32,
    scale: Scale,
    lang: &Lang,
    out: &mut Out,
) {
    let points = unit.track.as_told(model.account);
    if points.is_empty() {
        return;
    }
    widgets::hairline(ui);
    widgets::kicker(ui, &lang.get("unit-track"), theme::INK_SOFT, scale);
    let spacing = std::mem::replace(&mut ui.spacing_mut().item_spacing, Vec2::ZERO);
    let reached = model.state.map(|state| state.reached);
    for (number, point) in points.iter().enumerate() {
        let date = lang.day_and_clock(point.when.at);
        let activity = lang.word("activity", point.activity.word());
        let text = match place(model, point, lang) {
            Some(place) => lang.with("unit-track-point", &[("activity", activity.into()), ("place", place.into())]),
            None => activity,
        };
        let own = if point.account == Account::Synthesis {
            lang.word("certainty", point.certainty.word())
        } else {
            lang.word("account-short", point.account.word())
        };
        let row = list::Row {
            lead: &date,
            lead_width: scale.px(112.0),
            text: &text,
            trail: &own,
            faint: point.unverified,
            current: reached == Some(number),
            ..Default::default()
        };
        if list::row(ui, &row, width, scale).clicked() && model.campaign.span.contains(point.when.at) {
            out.clock.push(ClockCommand::Seek(point.when.at));
            let on_map = model.campaign.bounds.contains(point.at);
            out.view.extend(on_map.then_some(ViewCommand::Look(point.at, None)));
        }
    }
    ui.spacing_mut().item_spacing = spacing;
    ui.allocate_space(vec2(0.0, scale.px(4.0)));
}

/// The name of the place, or of one that is near; the names of mere positions say nothing to a reader.
fn place(model: &UnitModel<'_>, point: &WayPoint, lang: &Lang) -> Option<String> {
    if let Some(place) = point.place.map(|place| model.campaign.place(place)).filter(|place| place.rank.is_some()) {
        return Some(lang.text(&place.names).into_owned());
    }
    let named = model.campaign.places.iter().filter(|place| place.rank.is_some());
    let near = named.map(|place| (place.at.distance_m(point.at), place)).filter(|(distance, _)| *distance < NEAR_M);
    let nearest = near.min_by(|a, b| a.0.total_cmp(&b.0))?.1;
    Some(lang.with("unit-nearest", &[("place", lang.text(&nearest.names).into())]))
}

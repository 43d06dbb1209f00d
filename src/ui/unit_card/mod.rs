//! The card of the selected unit: who it is, what it does, how sure that is, who says so, and its whole track.

mod standing;
mod track;

use bevy_egui::egui::{Align, Layout, RichText, ScrollArea, Ui, vec2};

use super::{
    Out,
    event_card::warning,
    sources,
    widgets::{self, Icon},
};
use crate::{
    campaign::{
        ids::UnitId,
        model::{Campaign, Unit, WayPoint},
        time::{HOUR, Instant},
        words::{Account, Side},
    },
    lang::{Lang, km},
    replay::{
        disagreement::{self, Apart},
        print::sources_of,
        situation::UnitState,
    },
    theme::{self, Scale},
    view::ViewCommand,
};

/// What the card shows.
pub struct UnitModel<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// The unit.
    pub unit: UnitId,
    /// Where it is and what it does, if it is on the map.
    pub state: Option<&'a UnitState>,
    /// Whose account is shown.
    pub account: Account,
    /// The instant that is shown.
    pub now: Instant,
}

/// Shows the card, no higher than `height`.
pub fn show(ui: &mut Ui, model: &UnitModel<'_>, height: f32, scale: Scale, lang: &Lang, out: &mut Out) {
    let (unit, width) = (model.campaign.unit(model.unit), ui.available_width());
    ui.set_max_height(height);
    head(ui, unit, width, scale, lang, out);
    if let Some(state) = model.state {
        let certainty = lang.word("certainty", state.certainty.word());
        let text = lang.with("unit-certainty", &[("certainty", certainty.into()), ("km", km(state.error_km).into())]);
        widgets::pill(ui, &text, state.certainty, theme::side(unit.side.coalition()), scale);
    }
    let left = (height - ui.min_rect().height() - ui.spacing().item_spacing.y).max(scale.px(30.0));
    ScrollArea::vertical().min_scrolled_height(0.0).max_height(left).auto_shrink([false, true]).animated(false).show(
        ui,
        |ui| {
            // The bar of a long card stands beside the text, not on it.
            let width = (width - scale.px(10.0)).max(0.0);
            ui.set_width(width);
            match model.state {
                Some(state) => on_the_map(ui, model.campaign, state, width, scale, lang),
                None => off_the_map(ui, unit, model.now, scale, lang),
            }
            differing(ui, model, unit, width, scale, lang);
            standing::show(ui, model, unit, width, scale, lang);
            track::show(ui, model, unit, width, scale, lang, out);
            cited(ui, model, unit, scale, lang);
        },
    );
}

/// Side, arm and size, the names, and the button that closes the card.
fn head(ui: &mut Ui, unit: &Unit, width: f32, scale: Scale, lang: &Lang, out: &mut Out) {
    let close = scale.lesser();
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width((width - close - ui.spacing().item_spacing.x).max(0.0));
            ui.spacing_mut().item_spacing.y = scale.px(2.0);
            let kicker = [
                ("side", lang.word("side", unit.side.word()).into()),
                ("branch", lang.word("branch", unit.branch.word()).into()),
                ("echelon", lang.word("echelon", unit.echelon.word()).into()),
            ];
            widgets::kicker(ui, &lang.with("unit-kicker", &kicker), theme::side(unit.side.coalition()), scale);
            ui.label(RichText::new(lang.text(&unit.name)).font(scale.heading()));
            if let Some(native) = native_name(unit, lang) {
                widgets::soft(ui, native, scale);
            }
        });
        ui.allocate_ui_with_layout(vec2(close, close), Layout::right_to_left(Align::Min), |ui| {
            let name = lang.with("unit-close", &[("name", lang.text(&unit.name).into())]);
            if widgets::icon_button(ui, Icon::Close, close, &name).clicked() {
                out.view.push(ViewCommand::Select(None));
            }
        });
    });
}

/// The rows of a unit that is on the map.
fn on_the_map(ui: &mut Ui, campaign: &Campaign, state: &UnitState, width: f32, scale: Scale, lang: &Lang) {
    let points = state.way_points(campaign);
    let Some(reached) = points.get(state.reached) else { return };
    let activity = lang.word("activity", state.activity.word());
    let now = if state.moving { lang.with("unit-moving", &[("activity", activity.into())]) } else { activity };
    widgets::row(ui, &lang.get("unit-now"), &now, width, scale);
    if let Some(place) = reached.place.filter(|_| !state.moving) {
        widgets::row(ui, &lang.get("unit-place"), &lang.text(&campaign.place(place).names), width, scale);
    }
    widgets::row(ui, &lang.get("unit-since"), &lang.when(&reached.when), width, scale);
    if let Some(next) = points.get(state.reached + 1) {
        widgets::row(ui, &lang.get("unit-until"), &lang.when(&next.when), width, scale);
    }
    let hours = (reached.when.doubt as f64 / HOUR as f64).to_string();
    let error = lang.with("unit-error", &[("km", km(state.error_km).into()), ("hours", hours.into())]);
    widgets::row(ui, &lang.get("unit-doubt"), &error, width, scale);
    if let Some(note) = &reached.note {
        widgets::row(ui, &lang.get("unit-note"), note, width, scale);
    }
    if points.iter().skip(state.reached).take(1 + usize::from(state.moving)).any(|point| point.unverified) {
        warning(ui, &lang.get("unit-unverified"), scale);
    }
}

/// What is said of a unit that is not on the map.
fn off_the_map(ui: &mut Ui, unit: &Unit, now: Instant, scale: Scale, lang: &Lang) {
    let points = &unit.track.points;
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        widgets::soft(ui, &lang.get("unit-no-track"), scale);
        return;
    };
    ui.label(lang.get("unit-absent"));
    let when = |point: &WayPoint| lang.when(&point.when);
    if now < first.when.at {
        widgets::soft(ui, &lang.with("unit-appears", &[("when", when(first).into())]), scale);
    } else {
        widgets::soft(ui, &lang.with("unit-left", &[("when", when(last).into())]), scale);
        if let Some(end) = unit.track.end {
            widgets::soft(ui, &lang.word("track-end", end.word()), scale);
        }
    }
}

/// What other accounts say of the moment.
fn differing(ui: &mut Ui, model: &UnitModel<'_>, unit: &Unit, width: f32, scale: Scale, lang: &Lang) {
    for account in [Account::Synthesis, Account::Soviet, Account::Japanese, Account::Alternative] {
        let other = account != model.account;
        let told = account == Account::Synthesis || unit.track.telling(account).is_some();
        if !other || !told || (account == Account::Synthesis && unit.track.telling(model.account).is_none()) {
            continue;
        }
        let name = lang.word("account", account.word());
        let distance = disagreement::between(model.unit, &unit.track, model.account, account, model.now);
        let line = match distance {
            Apart::Metres(metres) if metres >= 100.0 => {
                let values = [("account", name.into()), ("km", km(metres / 1_000.0).into())];
                lang.with("unit-differs", &values)
            }
            Apart::OnlyOne if model.state.is_some() => lang.with("unit-differs-absent", &[("account", name.into())]),
            _ => continue,
        };
        widgets::row(ui, &lang.get("unit-account"), &line, width, scale);
    }
}

/// Who says so.
fn cited(ui: &mut Ui, model: &UnitModel<'_>, unit: &Unit, scale: Scale, lang: &Lang) {
    widgets::hairline(ui);
    widgets::kicker(ui, &lang.get("sources-heading"), theme::INK_SOFT, scale);
    let of_state = model.state.map(|state| sources_of(model.campaign, state)).unwrap_or_default();
    let commanders = unit.commanders.iter().map(|commander| &*commander.sources);
    let strength = unit.strength.iter().map(|strength| &*strength.sources);
    for id in sources::each_once([&*of_state, &*unit.sources].into_iter().chain(commanders).chain(strength)) {
        widgets::soft(ui, &sources::full(model.campaign.source(id), lang), scale);
    }
}

/// The name in the unit's own language, where that is not the reader's.
fn native_name<'u>(unit: &'u Unit, lang: &Lang) -> Option<&'u str> {
    let language = match unit.side {
        Side::Soviet => "ru",
        Side::Mongolian => "mn",
        Side::Japanese | Side::Manchukuoan => "ja",
    };
    unit.name.get(language).filter(|name| *name != lang.text(&unit.name))
}

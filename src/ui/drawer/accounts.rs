//! Accounts and doubt: whose account the map shows, how sure it must be, where accounts differ and why.

use bevy_egui::egui::{Color32, Id, Ui};

use super::{Sheet, keep, kept, links, list};
use crate::{
    campaign::{
        model::{Dispute, Statement},
        time::{DAY, HOUR, MINUTE, Seconds},
        words::{Account, Certainty},
    },
    lang::{Lang, capital},
    replay::{clock::ClockCommand, disagreement::Disagreement},
    theme,
    ui::{event_card, sources, widgets},
    view::ViewCommand,
};

const OPEN: &str = "open_dispute";

/// The accounts that can be chosen.
const TOLD: [Account; 3] = [Account::Synthesis, Account::Soviet, Account::Japanese];

/// The two choices.
pub(super) fn head(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let (model, _, scale, lang) = sheet.parts();
    widgets::kicker(ui, &lang.get("panel-account"), theme::INK_SOFT, scale);
    ui.horizontal_wrapped(|ui| {
        for account in TOLD {
            let name = capital(&lang.word("account", account.word()));
            if widgets::chip(ui, &name, model.view.account == account, scale).clicked() {
                sheet.out.view.push(ViewCommand::Tell(account));
            }
        }
    });
    widgets::kicker(ui, &lang.get("panel-certainty"), theme::INK_SOFT, scale);
    ui.horizontal_wrapped(|ui| {
        for certainty in Certainty::ALL.iter().rev() {
            let name = capital(&lang.word("show-from", certainty.word()));
            if widgets::chip(ui, &name, model.view.least == *certainty, scale).clicked() {
                sheet.out.view.push(ViewCommand::ShowFrom(*certainty));
            }
        }
    });
}

/// Shows where accounts place units differently, the greatest distance first, then every question that is open.
pub(super) fn show(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let (model, width, scale, lang) = sheet.parts();
    ui.add_space(scale.px(6.0));
    widgets::kicker(ui, &lang.get("panel-disagreements"), theme::INK_SOFT, scale);
    for found in &model.evidence.disagreements {
        disagreement(ui, sheet, found);
    }
    ui.add_space(scale.px(10.0));
    widgets::kicker(ui, &lang.get("panel-disputes"), theme::INK_SOFT, scale);
    for (index, dispute) in model.campaign.disputes.iter().enumerate() {
        let open = kept::<Option<usize>>(ui, OPEN) == Some(index);
        let row = list::Row { text: &lang.text(&dispute.title), current: open, ..Default::default() };
        if list::row(ui, &row, width, scale).clicked() {
            keep(ui, OPEN, (!open).then_some(index));
        }
        if open {
            versions(ui, sheet, dispute);
        }
    }
}

fn disagreement(ui: &mut Ui, sheet: &mut Sheet<'_>, found: &Disagreement) {
    let (model, width, scale, lang) = sheet.parts();
    let unit = model.campaign.unit(found.unit);
    let account = lang.word("account-short", found.account.word());
    // Less than half a kilometre or half an hour is nothing that accounts this rough could differ by.
    let km = (found.km >= 0.5).then(|| lang.with("map-scale-km", &[("length", format!("{:.0}", found.km).into())]));
    let time = (found.time >= HOUR / 2).then(|| duration(found.time, lang));
    let size = [Some(account), km, time].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let day = lang.day_and_month_short(found.span.from);
    let row = list::Row {
        lead: &day,
        lead_width: scale.px(72.0),
        text: &lang.text(&unit.name),
        trail: &size,
        mark: Some(theme::side(unit.side.coalition())),
        current: found.span.contains(model.now),
        ..Default::default()
    };
    if list::row(ui, &row, width, scale).clicked() {
        // The moment at which the account begins to differ is the middle of the way from what both share.
        let telling = unit.track.telling(found.account);
        let at = telling.map_or(found.span.from, |telling| telling.differs.from);
        sheet.out.clock.push(ClockCommand::Seek(at));
        sheet.out.view.push(ViewCommand::Select(Some(found.unit)));
        let first = telling.and_then(|telling| telling.own().next());
        sheet.out.view.extend(first.map(|point| ViewCommand::Look(point.at, None)));
    }
}

/// `3 h`, `2 days`: a length of time in round words.
fn duration(time: Seconds, lang: &Lang) -> String {
    if time >= 2 * DAY {
        lang.with("duration-days", &[("count", ((time + DAY / 2) / DAY).into())])
    } else if time >= HOUR {
        lang.with("duration-hours", &[("count", ((time + HOUR / 2) / HOUR).into())])
    } else {
        lang.with("duration-minutes", &[("count", (time / MINUTE).into())])
    }
}

/// What each side says, what scholars hold, and what it touches.
fn versions(ui: &mut Ui, sheet: &mut Sheet<'_>, dispute: &Dispute) {
    let (_, width, scale, lang) = sheet.parts();
    ui.indent(Id::new("versions"), |ui| {
        ui.add_space(scale.px(4.0));
        for version in &dispute.versions {
            let name = lang.word("claimant", version.by.word());
            said(ui, sheet, &name, &version.said, theme::claimant_ink(version.by));
        }
        if let Some(judgement) = &dispute.judgement {
            said(ui, sheet, &lang.get("panel-judgement"), judgement, theme::INK);
        }
        let width = width - ui.spacing().indent;
        for unit in &dispute.units {
            links::unit(ui, sheet, *unit, width);
        }
        for event in &dispute.events {
            links::event(ui, sheet, *event, width);
        }
        ui.add_space(scale.px(8.0));
    });
}

fn said(ui: &mut Ui, sheet: &Sheet<'_>, who: &str, statement: &Statement, colour: Color32) {
    let (model, _, scale, lang) = sheet.parts();
    widgets::kicker(ui, who, colour, scale);
    ui.label(lang.text(&statement.text));
    if statement.unverified {
        event_card::warning(ui, &lang.get("event-unverified"), scale);
    }
    widgets::soft(ui, &sources::line(model.campaign, &statement.sources, lang), scale);
    ui.add_space(scale.px(4.0));
}

//! The chronology: prologue, campaign and epilogue in one list; a press goes to the moment.

use bevy_egui::egui::{Align, Id, Ui};

use super::{Sheet, choice, holds, keep, kept, list, search};
use crate::{
    campaign::{
        ids::EventId,
        model::Event,
        words::{Certainty, EventKind},
    },
    replay::clock::ClockCommand,
    theme,
    ui::{event_card, sources, widgets},
    view::ViewCommand,
};

const KIND: &str = "kind_of_events";
const SEARCHED: &str = "word_in_events";
const OPEN: &str = "open_event";

/// The kinds and the field for a word.
pub(super) fn head(ui: &mut Ui, sheet: &Sheet<'_>) {
    choice(ui, KIND, EventKind::ALL, |kind| sheet.lang.word("kind", kind.word()), sheet.scale);
    search(ui, SEARCHED, "panel-search-events", sheet);
}

/// Shows the list.
pub(super) fn show(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let (model, _, scale, lang) = sheet.parts();
    let kind: Option<EventKind> = kept(ui, KIND);
    let searched = kept::<String>(ui, SEARCHED).trim().to_lowercase();
    let wanted = |event: &Event| {
        kind.is_none_or(|kind| event.kind == kind)
            && [&event.title, &event.text].iter().any(|text| text.iter().any(|(_, words)| holds(words, &searched)))
    };
    let latest = model.campaign.latest_event(model.now);
    let (played, mut part) = (model.campaign.played(), None);
    let mut any = false;
    for id in model.campaign.events().filter(|(_, event)| wanted(event)).map(|(id, _)| id) {
        any = true;
        let now_in = match id.index() {
            i if i < played.start => "panel-events-prologue",
            i if i < played.end => "panel-events-campaign",
            _ => "panel-events-epilogue",
        };
        if part.replace(now_in) != Some(now_in) {
            ui.add_space(scale.px(8.0));
            widgets::kicker(ui, &lang.get(now_in), theme::INK_SOFT, scale);
        }
        entry(ui, sheet, id, latest);
    }
    if !any {
        widgets::soft(ui, &lang.get("panel-nothing-found"), scale);
    }
    follow(ui, latest);
}

/// One event, and what it says where it is open.
fn entry(ui: &mut Ui, sheet: &mut Sheet<'_>, id: EventId, latest: Option<EventId>) {
    let (model, width, scale, lang) = sheet.parts();
    let (event, open) = (model.campaign.event(id), kept::<Option<EventId>>(ui, OPEN) == Some(id));
    let date = lang.day(&event.when);
    let row = list::Row {
        lead: &date,
        lead_width: scale.px(72.0),
        text: &lang.text(&event.title),
        strong: event.weight == 3,
        faint: event.unverified,
        current: latest == Some(id),
        ..Default::default()
    };
    let response = list::row(ui, &row, width, scale);
    if latest == Some(id) && arrived(ui, id) {
        response.scroll_to_me(Some(Align::Center));
    }
    if response.clicked() {
        keep(ui, OPEN, (!open).then_some(id));
        if model.campaign.played().contains(&id.index()) && !open {
            sheet.out.clock.push(ClockCommand::Seek(event.when.at));
            let place = event.place.map(|place| model.campaign.place(place).at);
            let place = place.filter(|at| model.campaign.bounds.contains(*at));
            sheet.out.view.extend(place.map(|at| ViewCommand::Look(at, None)));
        }
    }
    if open {
        details(ui, sheet, event);
    }
}

fn details(ui: &mut Ui, sheet: &Sheet<'_>, event: &Event) {
    let (model, _, scale, lang) = sheet.parts();
    ui.indent(Id::new("details_of_an_event"), |ui| {
        ui.add_space(scale.px(4.0));
        let mut when = lang.when(&event.when);
        if let Some(until) = &event.until {
            when = lang.with("event-until", &[("from", when.into()), ("until", lang.when(until).into())]);
        }
        widgets::soft(ui, &when, scale);
        let place = event.place.map(|place| &model.campaign.place(place).names);
        if let Some(place) = place.or(event.elsewhere.as_ref()) {
            widgets::soft(ui, &lang.text(place), scale);
        }
        let text = lang.text(&event.text);
        if !text.is_empty() {
            ui.label(text);
        }
        for line in event_card::counts(event, lang) {
            widgets::soft(ui, &line, scale);
        }
        if event.certainty != Certainty::Known {
            let certainty = lang.word("certainty", event.certainty.word());
            widgets::soft(ui, &lang.with("event-doubt", &[("certainty", certainty.into())]), scale);
        }
        if event.unverified {
            event_card::warning(ui, &lang.get("event-unverified"), scale);
        }
        for source in &event.sources {
            widgets::soft(ui, &sources::full(model.campaign.source(*source), lang), scale);
        }
        ui.add_space(scale.px(8.0));
    });
}

/// Whether the list has not yet moved to this event.
fn arrived(ui: &Ui, id: EventId) -> bool {
    kept::<Option<EventId>>(ui, "event_followed") != Some(id)
}

fn follow(ui: &Ui, latest: Option<EventId>) {
    if kept::<Option<EventId>>(ui, "event_followed") != latest {
        keep(ui, "event_followed", latest);
    }
}

//! The chronology to read, month by month.

use super::page::Page;
use crate::{
    campaign::{
        ids::EventId,
        model::{Campaign, Event},
        words::Certainty,
    },
    lang::Lang,
    sheet::escaped,
    ui::event_card,
};

/// Writes every event.
pub(super) fn write(page: &mut Page<'_>) {
    let campaign = page.campaign.clone();
    page.raw("<section id=\"events\">");
    page.say("h2", "panel-events");
    let mut group: Option<String> = None;
    for (id, event) in campaign.events() {
        let belongs = heading(&campaign, id, event, page.lang);
        if group.as_ref() != Some(&belongs) {
            if group.is_some() {
                page.raw("</ul>");
            }
            page.line("h3", &belongs);
            page.raw("<ul class=\"events\">");
            group = Some(belongs);
        }
        entry(page, event);
    }
    if group.is_some() {
        page.raw("</ul>");
    }
    page.raw("</section>");
}

/// What an event stands under: its month, or that it lies before or after the days that are played.
fn heading(campaign: &Campaign, id: EventId, event: &Event, lang: &Lang) -> String {
    let played = campaign.played();
    match id.index() {
        i if i < played.start => lang.get("panel-events-prologue"),
        i if i >= played.end => lang.get("panel-events-epilogue"),
        _ => {
            let date = event.when.at.date_time().date();
            let values = [("month", lang.month(date.month()).into()), ("year", date.year().to_string().into())];
            lang.with("date-month", &values)
        }
    }
}

fn entry(page: &mut Page<'_>, event: &Event) {
    let lang = page.lang;
    page.raw(&format!("<li id=\"event-{}\">", escaped(&event.id)));
    let mut when = lang.when(&event.when);
    if let Some(until) = &event.until {
        when = lang.with("event-until", &[("from", when.into()), ("until", lang.when(until).into())]);
    }
    let campaign = page.campaign.clone();
    let place = event.place.map(|place| &campaign.place(place).names).or(event.elsewhere.as_ref());
    let place = place.map(|place| lang.text(place).into_owned());
    let kind = lang.word("kind", event.kind.word());
    let lead: Vec<_> = [Some(when), place, Some(kind)].into_iter().flatten().collect();
    page.line("p class=\"kicker\"", &lead.join(" · "));
    page.words(if event.weight == 3 { "p class=\"title great\"" } else { "p class=\"title\"" }, &event.title);
    page.paragraphs(&event.text);
    for line in event_card::counts(event, lang) {
        page.line("p class=\"small\"", &line);
    }
    if event.certainty != Certainty::Known {
        let certainty = lang.word("certainty", event.certainty.word());
        page.line("p class=\"doubt\"", &lang.with("event-doubt", &[("certainty", certainty.into())]));
    }
    if event.unverified {
        page.say("p class=\"doubt\"", "event-unverified");
    }
    page.sources("p class=\"small\"", &event.sources);
    page.raw("</li>");
}

//! From what is shown to an address.

use super::{NO_LAYERS, ZOOMS, packed};
use crate::{
    campaign::{
        model::{Campaign, Span},
        words::{Account, Certainty},
    },
    geo::{LatLon, projection::to_lat_lon},
    lang::Language,
    replay::clock::Clock,
    view::{Layer, Layers, SymbolSet, TEXT_SIZES, View},
};

/// The names of what is shown. How the map stands in a frame, and a packed state, have names of their own.
pub const NAMES: [&str; 23] = [
    "at",
    "play",
    "pace",
    "loop",
    "view",
    "chapter",
    "lesson",
    "stage",
    "select",
    "account",
    "certainty",
    "symbols",
    "layers",
    "panel",
    "page",
    "projector",
    "text",
    "motion",
    "lang",
    "compare",
    "present",
    "axis",
    "welcome",
];

/// The word for two moments side by side.
pub(super) const BESIDE: &str = "beside";

/// The name of a packed state.
pub(super) const PACKED: &str = "s";

/// The longest address that is written so that people can read it, in letters.
pub const LONGEST: usize = 200;

/// Writes clock and view as a query without a question mark; pairs of `kept` that are not ours stay. What would be
/// longer than [`LONGEST`] is packed.
pub fn write(clock: &Clock, view: &View, campaign: &Campaign, kept: &str) -> String {
    let mut ours = readable(clock, view, campaign).join("&");
    if ours.len() > LONGEST {
        ours = format!("{PACKED}={}", packed::pack(clock, view, campaign));
    }
    let theirs = kept.trim_start_matches('?').split('&').filter(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        !name.is_empty() && !NAMES.contains(&name) && name != PACKED
    });
    std::iter::once(ours.as_str()).chain(theirs).collect::<Vec<_>>().join("&")
}

fn readable(clock: &Clock, view: &View, campaign: &Campaign) -> Vec<String> {
    let mut pairs = vec![format!("at={}", clock.now())];
    let usual = Clock::new(campaign.span, &campaign.story.slow).pace();
    if clock.playing() {
        pairs.push(format!("play={}", clock.pace().word()));
    } else if clock.pace() != usual {
        pairs.push(format!("pace={}", clock.pace().word()));
    }
    pairs.extend(clock.looped().map(|span| format!("loop={}", written(span))));
    look(view, campaign, &mut pairs);
    pairs.extend(view.selected.map(|unit| format!("select={}", campaign.unit(unit).id)));
    pairs.extend((view.account != Account::Synthesis).then(|| format!("account={}", view.account.word())));
    pairs.extend((view.least != Certainty::Inferred).then(|| format!("certainty={}", view.least.word())));
    pairs.extend((view.symbols != SymbolSet::default()).then(|| format!("symbols={}", view.symbols.word())));
    if view.layers != Layers::default() {
        let words: Vec<_> = view.layers.iter().map(Layer::word).collect();
        pairs.push(format!("layers={}", if words.is_empty() { NO_LAYERS.to_owned() } else { words.join(",") }));
    }
    pairs.extend(view.panel.map(|panel| format!("panel={}", panel.word())));
    pairs.extend(view.page.map(|page| format!("page={}", page.word())));
    pairs.extend(view.projector.then(|| "projector=1".to_owned()));
    pairs.extend((view.text_size != *TEXT_SIZES.start()).then(|| format!("text={}", view.text_size)));
    pairs.extend(view.still.then(|| "motion=0".to_owned()));
    pairs.extend((view.language != Language::default()).then(|| format!("lang={}", view.language.code())));
    pairs.extend(view.presenting.then(|| "present=1".to_owned()));
    pairs.extend(view.axis.map(|span| format!("axis={}", written(span))));
    pairs.extend(view.compared.map(|compared| match (compared.wipe * 100.0).round() as u32 {
        _ if compared.beside => format!("compare={},{BESIDE}", compared.with),
        50 => format!("compare={}", compared.with),
        percent => format!("compare={},{}", compared.with, f64::from(percent) / 100.0),
    }));
    pairs
}

/// What is told and looked at.
fn look(view: &View, campaign: &Campaign, pairs: &mut Vec<String>) {
    if let Some(told) = view.told {
        pairs.push(format!("chapter={}", campaign.chapter(told.chapter).id));
        pairs.extend(told.lesson.map(|lesson| format!("lesson={}", campaign.lesson(lesson).id)));
        let stage = if told.closing { Some("end") } else { told.answered.then_some("answer") };
        pairs.extend(stage.map(|stage| format!("stage={stage}")));
    }
    match view.named().and_then(|number| campaign.views.get(number)) {
        Some(named) => pairs.push(format!("view={}", named.id)),
        None if view.watching().is_some() => {}
        None => {
            let (at, zoom) = pose(view);
            pairs.push(format!("view={:.4},{:.4},{zoom:.2}", at.lat, at.lon));
        }
    }
}

fn written(span: Span) -> String {
    format!("{},{}", span.from, span.to)
}

/// The middle of the free part of the map, and the zoom, which is that of an address even in the smallest of frames.
pub(super) fn pose(view: &View) -> (LatLon, f64) {
    (to_lat_lon(view.map_of(view.middle())), view.zoom().clamp(*ZOOMS.start(), *ZOOMS.end()))
}

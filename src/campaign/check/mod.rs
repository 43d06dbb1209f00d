//! From what the files say to a [`Campaign`], or to everything that is wrong with them at once.

mod checker;
mod events;
mod figures;
mod forces;
mod fronts;
mod movement;
mod parents;
mod places;
mod presence;
mod sources;
mod story;
mod tracks;

use checker::Checker;

use super::{
    file::{BoundsFile, CampaignFile, ViewFile, parse_file},
    folder::{CampaignFolder, EVENTS, TRACKS},
    limits::{LONGEST_SPAN_DAYS, MOST_PARTS},
    model::{Bounds, Campaign, NamedView, Span},
    problem::{Marks, Problem, SourceText, shown},
    text::Text,
    time::{ClockName, DAY, Instant, When},
};
use crate::geo::{LatLon, base_map};
use std::sync::OnceLock;

/// The version of the data format that this program reads.
pub(super) const VERSION: u32 = 1;

impl Campaign {
    /// The campaign that is built into the program.
    pub fn embedded() -> Result<Self, Vec<Problem>> {
        Self::check(&CampaignFolder::embedded())
    }

    /// Reads and checks a campaign; every problem is reported at once, in the order of files and lines.
    pub fn check(folder: &CampaignFolder) -> Result<Self, Vec<Problem>> {
        let marks: Vec<Marks> = folder.files.iter().map(|_| Marks::default()).collect();
        let sources = folder.files.iter().zip(&marks);
        let files: Vec<_> = sources.map(|((path, text), marks)| SourceText { path, text, marks }).collect();
        let mut checker = Checker::new(&folder.problems, river()?);
        let campaign = assemble(&files, &mut checker);
        let problems = checker.all();
        match campaign {
            Some(campaign) if problems.is_empty() => Ok(campaign),
            _ => Err(problems),
        }
    }
}

/// The Halhin Gol, read once: a campaign may be checked many times.
fn river() -> Result<Vec<LatLon>, Vec<Problem>> {
    static RIVER: OnceLock<Vec<LatLon>> = OnceLock::new();
    match RIVER.get() {
        Some(river) => Ok(river.clone()),
        None => match base_map::halhin_gol() {
            Ok(river) => Ok(RIVER.get_or_init(|| river).clone()),
            Err(why) => Err(vec![Problem::of_file("assets/map", why.to_string())]),
        },
    }
}

/// Checks the files in the order in which they refer to one another. `None` where a whole file could not be read.
fn assemble<'a>(files: &[SourceText<'a>], checker: &mut Checker<'a>) -> Option<Campaign> {
    let file = |name: &str| files.iter().copied().find(|file| file.path == name);
    let frame = file("campaign.ron").and_then(|source| frame(source, checker));
    if let Some(frame) = &frame {
        checker.record = Some(Span { from: frame.record_from, to: frame.span.to });
    }
    let sources = file("sources.ron").and_then(|source| sources::check(source, checker));
    let places = file("places.ron").and_then(|source| places::check(source, checker));
    let units = file("forces.ron").and_then(|source| forces::check(source, checker));
    let crossings = file("fronts.ron").and_then(|source| places::check_crossings(source, checker));
    let within = |folder: &'static str| {
        files.iter().copied().filter(move |file| file.path.split('/').next() == Some(folder) && file.path != folder)
    };
    let (events, written) = events::check(within(EVENTS), checker);
    let figures = file("figures.ron").and_then(|source| figures::check(source, checker));
    let disputes = file("disputes.ron").and_then(|source| figures::check_disputes(source, checker));
    let end = frame.as_ref().map(|frame| frame.span.to);
    let fronts = file("fronts.ron").and_then(|source| fronts::check(source, end, checker));
    let played = frame.as_ref().map(|frame| frame.span);
    let story = match file("story.ron") {
        Some(source) => story::check(source, played, checker),
        None => Some(story::none(checker)),
    };
    let lessons = file("lessons.ron").map_or_else(|| Some(Vec::new()), |file| story::check_lessons(file, checker));
    let units = tracks::check(within(TRACKS), units, places.as_deref(), crossings.as_deref(), checker);
    if let (Some(source), Some(units), Some(frame)) = (file("forces.ron"), &units, &frame) {
        parents::check(source, units, frame.span, checker);
        if let Some(places) = &places {
            presence::check(&written, &events, units, (places, frame.span), checker);
        }
    }
    let frame = frame?;
    Some(Campaign {
        title: frame.title,
        span: frame.span,
        bounds: frame.bounds,
        views: frame.views,
        credits: frame.credits,
        sources: sources?,
        places: places?,
        units: units?,
        events,
        figures: figures?,
        disputes: disputes?,
        fronts: fronts?,
        crossings: crossings?,
        story: story?,
        lessons: lessons?,
    })
}

/// What `campaign.ron` says.
struct Frame {
    title: Text,
    span: Span,
    record_from: Instant,
    bounds: Bounds,
    views: Vec<NamedView>,
    credits: Vec<Text>,
}

fn frame(source: SourceText<'_>, checker: &mut Checker<'_>) -> Option<Frame> {
    let file: CampaignFile<'_> = checker.keep(parse_file(source))?;
    if file.version.value != VERSION {
        let what = format!("version {} is not known; this program reads version {VERSION}", file.version.value);
        checker.say(source, file.version.text, what);
    }
    checker.text(source, source.text.trim_start(), "title", &file.title);
    let mut day = |word: &'_ str| {
        let parsed = When::parse(word, ClockName::S).ok().filter(|when| when.words.len() == "1939-08-21".len());
        if parsed.is_none() {
            checker.say(source, word, format!("'{}' is not a date; write 1939-08-21", shown(word)));
        }
        parsed.map(|when| when.at.plus(-DAY / 2))
    };
    let (from, to, record_from) = (day(file.span.from.0), day(file.span.to.0), day(file.record_from.0));
    let span = Span { from: from?, to: to?.plus(DAY) };
    if span.from >= span.to || record_from? > span.from {
        checker.say(source, file.span.from.0, "the span ends before it begins, or the record begins inside it");
    }
    if span.to.0 - span.from.0 > LONGEST_SPAN_DAYS * DAY {
        checker.say(source, file.span.from.0, format!("more than {LONGEST_SPAN_DAYS} days cannot be played"));
    }
    checker.at_most(source, source.text.trim_start(), file.views.len(), MOST_PARTS);
    if file.views.is_empty() {
        checker.say(source, source.text.trim_start(), "a campaign needs at least one named view");
    }
    let bounds = bounds(source, &file.bounds, checker);
    let views: Vec<_> = file.views.iter().filter_map(|view| named_view(source, view, checker)).collect();
    Some(Frame { title: file.title, span, record_from: record_from?, bounds: bounds?, views, credits: file.credits })
}

fn bounds(source: SourceText<'_>, file: &BoundsFile<'_>, checker: &mut Checker<'_>) -> Option<Bounds> {
    let south_west = checker.position(source, &file.south, &file.west);
    let north_east = checker.position(source, &file.north, &file.east);
    let bounds = Bounds { south_west: south_west?, north_east: north_east? };
    let (low, high) = (bounds.south_west, bounds.north_east);
    if low.lat >= high.lat || low.lon >= high.lon {
        checker.say(source, file.south.text, "the map has no area: south must be less than north, west less than east");
        return None;
    }
    Some(bounds)
}

fn named_view(source: SourceText<'_>, view: &ViewFile<'_>, checker: &mut Checker<'_>) -> Option<NamedView> {
    checker.text(source, view.id.0, "name", &view.name);
    let centre = checker.position(source, &view.lat, &view.lon);
    let width_km = checker.number(source, &view.width_km, 1.0..=5_000.0, "width in km");
    let height_km = checker.number(source, &view.height_km, 1.0..=5_000.0, "height in km");
    Some(NamedView {
        id: view.id.0.into(),
        name: view.name.clone(),
        centre: centre?,
        width_km: width_km?,
        height_km: height_km?,
    })
}

//! The maps of the edition: pictures made as `halhin-gol snapshot` makes its sheets, each with its words beside it.

use bevy::math::{UVec2, Vec2};
use bevy_egui::egui::vec2;
use std::fmt::Write as _;

use super::page::Page;
use crate::{
    campaign::{
        ids::ChapterId,
        model::{Campaign, Chapter},
        time::Instant,
        words::{Certainty, Coalition},
    },
    files,
    lang::{Lang, capital},
    replay::situation::{Situation, UnitState},
    sheet::{self, Order, escaped},
    view::{SheetFormat, View, ViewCommand},
};

/// The size of a chapter's map, in pixels.
const MAP: UVec2 = UVec2::new(960, 600);

/// The size of the sheet with the legend.
const SHEET: UVec2 = UVec2::new(1_600, 1_131);

/// How good the pictures are: all of them together stay near three megabytes.
const QUALITY: u8 = 68;

/// The picture with the legend.
const LEGEND: &str = "legend.jpg";

/// How many units a picture's short description names.
const NAMED: usize = 6;

/// What a picture shows.
struct Shown<'a> {
    campaign: &'a Campaign,
    chapter: &'a Chapter,
    at: Instant,
    situation: Situation,
    view: View,
}

/// A sheet with the legend: how the maps are read.
pub(super) fn key(page: &mut Page<'_>) -> Result<(), String> {
    let campaign = page.campaign.clone();
    page.raw("<section id=\"maps\">");
    page.say("h2", "edition-key");
    // The middle of the story, when most of what the legend explains is on the map.
    let Some((id, chapter)) = campaign.chapters().max_by_key(|(_, chapter)| at_once(&campaign, chapter)) else {
        page.raw("</section>");
        return Ok(());
    };
    let at = chapter.span.to;
    let paper = sheet::Page::sheet(SHEET, SheetFormat::Png);
    let jpeg = drawn(page, (id, at), (paper, SHEET))?;
    let alt = page.lang.with("edition-key-alt", &[("when", page.lang.moment(at).into())]);
    page.raw("<figure>");
    picture(page, (LEGEND, SHEET), &alt);
    page.keep(LEGEND.to_owned(), jpeg);
    page.say("figcaption", "edition-key-caption");
    page.raw("</figure>\n</section>");
    Ok(())
}

/// How many units are on the map at a chapter's end.
fn at_once(campaign: &Campaign, chapter: &Chapter) -> usize {
    Situation::at(campaign, chapter.span.to).units().len()
}

/// The map as a chapter begins.
pub(super) fn opening(page: &mut Page<'_>, number: usize, id: ChapterId) -> Result<(), String> {
    let at = page.campaign.chapter(id).span.from;
    map(page, (id, at), "edition-opening", format!("chapter-{number:02}-opening.jpg"))
}

/// The map as a chapter ends.
pub(super) fn end(page: &mut Page<'_>, number: usize, id: ChapterId) -> Result<(), String> {
    let at = page.campaign.chapter(id).span.to;
    map(page, (id, at), "edition-end", format!("chapter-{number:02}-end.jpg"))
}

/// A map with its caption, and below it the units on it as text; nothing where it is the same as the one before.
fn map(page: &mut Page<'_>, (id, at): (ChapterId, Instant), part: &str, name: String) -> Result<(), String> {
    let campaign = page.campaign.clone();
    let paper = sheet::Page { size: vec2(MAP.x as f32, MAP.y as f32), dots: 1.0, framed: false };
    let jpeg = drawn(page, (id, at), (paper, MAP))?;
    if page.shown_last(&jpeg) {
        return Ok(());
    }
    let shown = Shown::new(&campaign, id, at);
    page.raw("<figure>");
    let alt = shown.described(page.lang);
    picture(page, (&name, MAP), &alt);
    page.keep(name, jpeg);
    let values =
        [("part", page.lang.get(part).into()), ("moment", page.moment(at).into()), ("km", shown.width_km().into())];
    let caption = page.lang.with("edition-caption", &values);
    page.line("figcaption", &caption);
    shown.list(page);
    page.raw("</figure>");
    Ok(())
}

/// A picture of a chapter's ground at an instant.
fn drawn(
    page: &Page<'_>,
    (id, at): (ChapterId, Instant),
    (paper, dots): (sheet::Page, UVec2),
) -> Result<Vec<u8>, String> {
    let view = vec![ViewCommand::Cut(id), ViewCommand::Speak(page.lang.language())];
    let pixels = sheet::compose(page.campaign, &Order { at, view }, paper)?.pixels(dots)?;
    files::jpeg((dots.x, dots.y), &pixels, QUALITY)
}

fn picture(page: &mut Page<'_>, (name, size): (&str, UVec2), alt: &str) {
    let (name, alt) = (escaped(name), escaped(alt));
    let (width, height) = (size.x, size.y);
    page.raw(&format!("<img src=\"{name}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" alt=\"{alt}\">"));
}

impl<'a> Shown<'a> {
    fn new(campaign: &'a Campaign, id: ChapterId, at: Instant) -> Self {
        let mut view = View::new(campaign);
        view.apply(&ViewCommand::Resize(MAP.as_vec2(), Vec2::ZERO), campaign);
        view.apply(&ViewCommand::Cut(id), campaign);
        Self { campaign, chapter: campaign.chapter(id), at, situation: Situation::at(campaign, at), view }
    }

    fn width_km(&self) -> String {
        format!("{:.0}", self.view.ground_metres_per_pixel() * f64::from(MAP.x) / 1_000.0)
    }

    fn sees(&self, point: crate::geo::LatLon) -> bool {
        let pixel = self.view.pixel_of(point);
        pixel.cmpge(Vec2::ZERO).all() && pixel.cmple(MAP.as_vec2()).all()
    }

    fn units(&self, coalition: Coalition) -> Vec<&UnitState> {
        let side = |state: &UnitState| self.campaign.unit(state.unit).side.coalition();
        self.situation.units().iter().filter(|state| side(state) == coalition && self.sees(state.at)).collect()
    }

    /// The map in some sixty words: when, how large, how many units, and what those do that the chapter looks at.
    fn described(&self, lang: &Lang) -> String {
        let count = |coalition| self.units(coalition).len();
        let values = [
            ("when", lang.moment(self.at).into()),
            ("km", self.width_km().into()),
            ("soviet", count(Coalition::SovietMongolian).into()),
            ("japanese", count(Coalition::JapaneseManchukuoan).into()),
        ];
        let mut said = lang.with("edition-alt", &values);
        let places = self.chapter.places.iter().map(|id| self.campaign.place(*id)).filter(|place| self.sees(place.at));
        let places: Vec<_> = places.map(|place| lang.text(&place.names)).collect();
        if !places.is_empty() {
            let _ = write!(said, " {}", lang.with("edition-alt-places", &[("places", places.join(", ").into())]));
        }
        let units = self.chapter.units.iter().filter_map(|id| self.situation.unit(*id));
        let named: Vec<_> =
            units.filter(|state| self.sees(state.at)).take(NAMED).map(|s| self.doing(s, lang)).collect();
        if !named.is_empty() {
            let _ = write!(said, " {}.", named.join("; "));
        }
        said
    }

    /// `24th Motor Rifle Regiment: attacks`.
    fn doing(&self, state: &UnitState, lang: &Lang) -> String {
        let activity = lang.word("activity", state.activity.word());
        let activity = if state.moving { lang.with("unit-moving", &[("activity", activity.into())]) } else { activity };
        let name = lang.text(&self.campaign.unit(state.unit).name);
        lang.with("edition-unit", &[("name", name.into()), ("activity", activity.into())])
    }

    /// All units on the map, by side, each with its doubt.
    fn list(&self, page: &mut Page<'_>) {
        let lang = page.lang;
        let sides = [
            (Coalition::SovietMongolian, "panel-forces-soviet-mongolian"),
            (Coalition::JapaneseManchukuoan, "panel-forces-japanese-manchukuoan"),
        ];
        let sides = sides.map(|(coalition, name)| (self.units(coalition), name));
        let count: usize = sides.iter().map(|(units, _)| units.len()).sum();
        if count == 0 {
            return;
        }
        page.raw("<details class=\"units\">");
        let summary = lang.with("edition-units", &[("count", count.into())]);
        page.line("summary", &summary);
        for (units, name) in sides.iter().filter(|(units, _)| !units.is_empty()) {
            page.say("p class=\"kicker\"", name);
            page.raw("<ul>");
            for state in units {
                let doubt =
                    (state.certainty != Certainty::Known).then(|| lang.word("certainty", state.certainty.word()));
                let words = [Some(self.doing(state, lang)), doubt].into_iter().flatten().collect::<Vec<_>>();
                page.line("li", &capital(&words.join(" · ")));
            }
            page.raw("</ul>");
        }
        page.raw("</details>");
    }
}

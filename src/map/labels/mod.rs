//! Names on the map, painted by egui beneath the panels: each with a rim of paper, none over another or a symbol.
//!
//! The first places and the river come first, then other places, water and frontiers, then the lesser places. A name
//! that has found its spot keeps it while it is free, so that names stand still while units pass.

mod lakes;
mod lines;
mod places;
mod spots;
mod stretch;
mod tag;

use bevy::prelude::*;
use bevy_egui::egui::{self, LayerId, Painter, Pos2, Rect as EguiRect, Vec2 as EguiVec2, pos2};
use std::collections::BTreeMap;

use crate::{
    campaign::{
        model::{Campaign, Place},
        words::PlaceKind,
    },
    geo::base_map::BaseMap,
    lang::Lang,
    playback::Playback,
    story,
    theme::Scale,
    view::{Obstacles, View},
};
use lakes::LakeName;
use lines::LineName;

/// Ground covered by a pixel, in map metres, up to which the names of a rank are drawn.
const REACH: [f64; 4] = [f64::INFINITY, 330.0, 90.0, 36.0];

/// So near to what a class is to foretell, in metres on the ground, the name of a place would tell it.
const SECRET_M: f64 = 1_000.0;

/// The names of lines and lakes, and where names stand.
#[derive(Resource, Default)]
pub struct Names {
    lines: Vec<LineName>,
    lakes: Vec<LakeName>,
    /// The spot that each place's name has taken, by the place's id.
    spots: BTreeMap<Box<str>, usize>,
}

impl Names {
    /// Takes the names of rivers, lakes and claimed frontiers from the base map and the gazetteer.
    pub(super) fn read(&mut self, land: &BaseMap, campaign: &Campaign) {
        self.lines = lines::read(land, campaign);
        self.lakes = lakes::read(land, campaign);
    }
}

/// What names are painted on, and what is taken there.
struct Sheet<'a> {
    painter: Painter,
    view: &'a View,
    scale: Scale,
    /// The part of the window above the timeline.
    window: EguiRect,
    taken: Vec<EguiRect>,
    /// Where the names of places stand, for the pointer.
    named: Vec<(EguiRect, &'a Place)>,
}

impl<'a> Sheet<'a> {
    /// Whether nothing stands in a part of the window.
    fn free(&self, rect: EguiRect) -> bool {
        self.window.contains_rect(rect) && !self.taken.iter().any(|other| other.intersects(rect))
    }

    /// Notes that a name stands there, and whose it is.
    fn take(&mut self, rect: EguiRect, place: Option<&'a Place>) {
        self.taken.push(rect);
        self.named.extend(place.map(|place| (rect, place)));
    }

    /// The pixel at which a place is.
    fn pixel(&self, place: &Place) -> Pos2 {
        let at = self.view.pixel_of(place.at);
        pos2(at.x.round(), at.y.round())
    }
}

/// Paints the names of lines and places, and more of the place whose name the pointer rests on. Symbols and their
/// labels are there already, as obstacles.
pub fn paint(
    ctx: &egui::Context,
    playback: &Playback,
    view: &View,
    campaign: &Campaign,
    names: &mut Names,
    obstacles: &Obstacles,
    lang: &Lang,
    pointer: Option<Vec2>,
) {
    let mut sheet = Sheet {
        painter: ctx.layer_painter(LayerId::background()),
        view,
        scale: view.scale(),
        window: EguiRect::from_min_size(Pos2::ZERO, EguiVec2::new(view.size().x, view.size().y - view.covered().y)),
        taken: obstacles.0.iter().map(|r| rect(*r)).collect(),
        named: Vec::new(),
    };
    let lit = lit(campaign, view);
    // The name of what the class is to foretell would tell it.
    let foretold = story::foretelling(campaign, view, playback.clock()).map(|(_, predict)| predict.at);
    let told = |place: &&Place| foretold.is_none_or(|at| at.distance_m(place.at) > SECRET_M);
    lit.iter().copied().filter(told).for_each(|place| places::paint(&mut sheet, place, true, &mut names.spots, lang));
    let mut places: Vec<&Place> = campaign.places_at(playback.now()).filter(|place| shown(place, view)).collect();
    places.retain(|place| told(place) && !lit.iter().any(|lit| lit.id == place.id));
    places.sort_by_key(|place| place.rank);
    paint_all(&mut sheet, &places, names, campaign, lang);
    let pointer = pointer.filter(|_| view.hovered.is_none()).map(|at| pos2(at.x, at.y));
    if let Some((rect, place)) = pointer.and_then(|at| sheet.named.iter().find(|(rect, _)| rect.contains(at))) {
        tag::paint(&sheet, *rect, place, lang);
    }
}

/// Paints the names, the important ones first: what comes later keeps clear of them.
fn paint_all<'a>(sheet: &mut Sheet<'a>, places: &[&'a Place], names: &mut Names, campaign: &'a Campaign, lang: &Lang) {
    let first = places.partition_point(|place| place.rank <= Some(1));
    let lesser = places.partition_point(|place| place.rank <= Some(2));
    let others = names.lines.partition_point(LineName::is_first);
    let (rivers, lines) = names.lines.split_at_mut(others);
    let spots = &mut names.spots;
    places[..first].iter().for_each(|place| places::paint(sheet, place, false, spots, lang));
    rivers.iter_mut().for_each(|name| lines::paint(sheet, name, campaign, lang));
    places[first..lesser].iter().for_each(|place| places::paint(sheet, place, false, spots, lang));
    names.lakes.iter().for_each(|lake| lakes::paint(sheet, lake, campaign, lang));
    lines.iter_mut().for_each(|name| lines::paint(sheet, name, campaign, lang));
    places[lesser..].iter().for_each(|place| places::paint(sheet, place, false, spots, lang));
}

/// Whether a place's name is drawn at its own spot: rivers and lakes are named along and inside their shapes.
fn shown(place: &Place, view: &View) -> bool {
    !is_water(place) && place.rank.is_some_and(|rank| view.metres_per_pixel() <= reach(rank))
}

fn is_water(place: &Place) -> bool {
    matches!(place.kind, PlaceKind::River | PlaceKind::Lake)
}

/// The places that the chapter wants looked at, as far as they are named at their own spot.
fn lit<'a>(campaign: &'a Campaign, view: &View) -> Vec<&'a Place> {
    let told = view.told.filter(|told| !told.closing).map(|told| campaign.chapter(told.chapter));
    let places = told.into_iter().flat_map(|chapter| &chapter.places).map(|id| campaign.place(*id));
    places.filter(|place| !is_water(place)).collect()
}

/// Map metres in a pixel up to which the names of a rank are drawn.
fn reach(rank: u8) -> f64 {
    REACH.get(usize::from(rank).saturating_sub(1)).copied().unwrap_or_default()
}

fn rect(rect: Rect) -> EguiRect {
    EguiRect::from_min_max(pos2(rect.min.x, rect.min.y), pos2(rect.max.x, rect.max.y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{theme, view::ViewCommand};
    use bevy_egui::egui::{Context, RawInput};

    /// A view of the battlefield in a window of a usual size.
    pub(super) fn view(campaign: &Campaign) -> View {
        let mut view = View::new(campaign);
        view.apply(&ViewCommand::Resize(Vec2::new(1280.0, 720.0), Vec2::ZERO), campaign);
        view
    }

    /// An empty sheet.
    pub(super) fn sheet(view: &View) -> Sheet<'_> {
        let ctx = Context::default();
        ctx.set_fonts(theme::fonts());
        ctx.run_ui(RawInput::default(), |_| {}).textures_delta.clear();
        Sheet {
            painter: ctx.layer_painter(LayerId::background()),
            view,
            scale: Scale::of(view.size(), false),
            window: EguiRect::from_min_size(Pos2::ZERO, EguiVec2::new(view.size().x, view.size().y)),
            taken: Vec::new(),
            named: Vec::new(),
        }
    }

    #[test]
    fn no_name_lies_on_another_and_names_along_lines_are_few_shapes() {
        let (campaign, lang) =
            (Campaign::embedded().expect("the campaign is in order"), Lang::english().expect("English"));
        let land = BaseMap::embedded().expect("the base map can be read");
        let mut names = Names::default();
        names.read(&land, &campaign);
        let mut view = view(&campaign);
        for number in 0..campaign.views.len() {
            view.apply(&ViewCommand::Named(number), &campaign);
            let mut sheet = sheet(&view);
            let count = |sheet: &Sheet<'_>| {
                let layer = LayerId::background();
                sheet.painter.ctx().graphics(|shapes| shapes.get(layer).map_or(0, |list| list.all_entries().len()))
            };
            for line in &mut names.lines {
                let before = sheet.taken.len();
                lines::paint(&mut sheet, line, &campaign, &lang);
                let (others, own) = sheet.taken.split_at(before);
                assert!(own.iter().all(|part| others.iter().all(|other| !other.intersects(*part))));
            }
            let shapes = count(&sheet);
            assert!((5..=100).contains(&shapes), "view {number}: {shapes} shapes");
        }
    }
}

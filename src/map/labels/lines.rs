//! Names along lines: rivers in italics, claimed frontiers in their claimants' colours.

use bevy_egui::egui::{Color32, Pos2, Rect, pos2};

use super::{
    Sheet,
    stretch::{Needs, Stretch, runs, stretches},
};
use crate::{
    campaign::{ids::PlaceId, model::Campaign, words::PlaceKind},
    geo::{
        base_map::{BaseMap, Feature},
        projection::{MapPoint, to_map},
    },
    lang::Lang,
    lettering::Curved,
    theme::{self, Scale},
};

/// Map metres in a pixel up to which rivers of a rank are named, and claims are.
const RIVERS: [f64; 3] = [1_500.0, 1_000.0, 300.0];
const CLAIMS: f64 = 200.0;

/// The parts of the Halhin Gol that Japan and Manchukuo claimed as the frontier.
const CLAIMED: [&str; 4] = ["halhin-gol-upper", "halhin-gol-middle", "halhin-gol-lower", "halhin-gol-left-branch"];

/// A river is named again where its names stand this share of the window's diagonal apart.
const APART: f32 = 0.4;

/// A name that belongs to a line.
pub(super) struct LineName {
    /// The name, or the sentence of the interface that stands along the line.
    text: Result<String, &'static str>,
    /// The rank of a river; none for a claim.
    rank: Option<u8>,
    colour: Color32,
    reach: f64,
    /// The river in the gazetteer.
    place: Option<PlaceId>,
    /// The pieces of the line.
    lines: Vec<Vec<MapPoint>>,
    /// Where the name stands, with the size of the map and of the type for which that is good.
    kept: Vec<(MapPoint, Stretch)>,
    kept_for: (f64, f32),
    /// Where it could stand in the view that was seen last, and the points of the line there.
    found: Vec<Stretch>,
    seen: Vec<Pos2>,
    found_for: Option<(MapPoint, f64, f32, Rect)>,
}

/// The names of rivers, by rank, then the claims.
pub(super) fn read(land: &BaseMap, campaign: &Campaign) -> Vec<LineName> {
    let mut names: Vec<LineName> = Vec::new();
    for river in &land.rivers {
        let (Some(text), Some(reach)) = (&river.name, RIVERS.get(usize::from(river.rank).saturating_sub(1))) else {
            continue;
        };
        // A river may come in several pieces.
        match names.iter_mut().find(|name| name.text.as_ref() == Ok(text)) {
            Some(name) => name.lines.push(points(river)),
            None => names.push(LineName {
                place: gazetteer(text, campaign),
                rank: Some(river.rank),
                ..LineName::new(Ok(text.clone()), theme::WATER_INK, *reach, vec![points(river)])
            }),
        }
    }
    names.sort_by_key(|name| name.rank);
    let claim = |sentence, colour, lines| LineName::new(Err(sentence), colour, CLAIMS, lines);
    let soviet = land.frontiers.iter().filter(|claim| claim.kind == "claim-soviet-mongolian").map(points);
    names.push(claim("map-claim-soviet-mongolian", theme::RED, soviet.collect()));
    // What Japan claimed is drawn along the river with all its loops, and so is what it is called.
    let river = land.rivers.iter().filter(|river| CLAIMED.contains(&river.id.as_str())).map(points);
    names.push(claim("map-claim-japanese-manchukuoan", theme::BLUE, river.collect()));
    names
}

fn points(feature: &Feature) -> Vec<MapPoint> {
    feature.points.iter().map(|point| to_map(*point)).collect()
}

/// The river of this name in the gazetteer, which may call it `Holsten River` and write `Numurgin-Gol`.
fn gazetteer(name: &str, campaign: &Campaign) -> Option<PlaceId> {
    let same =
        |other: &str| other.replace('-', " ").strip_prefix(name).is_some_and(|rest| ["", " River"].contains(&rest));
    let found = campaign.places.iter().position(|place| place.kind == PlaceKind::River && same(place.names.en()));
    found.map(PlaceId::at)
}

impl LineName {
    fn new(text: Result<String, &'static str>, colour: Color32, reach: f64, lines: Vec<Vec<MapPoint>>) -> Self {
        Self {
            text,
            rank: None,
            colour,
            reach,
            place: None,
            lines,
            kept: Vec::new(),
            kept_for: (0.0, 0.0),
            found: Vec::new(),
            seen: Vec::new(),
            found_for: None,
        }
    }

    /// How many times the name may stand in the window.
    fn most(&self) -> usize {
        if self.rank.is_some_and(|rank| rank <= 2) { 3 } else { 1 }
    }

    /// Finds out where the name could stand in the view of the moment, unless that is known.
    fn look(&mut self, sheet: &Sheet<'_>, needs: Needs) {
        let key = (sheet.view.map_of(bevy::math::Vec2::ZERO), sheet.view.metres_per_pixel(), needs.em, sheet.window);
        if self.found_for.replace(key) == Some(key) {
            return;
        }
        self.found.clear();
        self.seen.clear();
        let window = sheet.window.shrink(needs.em * 0.6);
        for line in &self.lines {
            let pixels: Vec<Pos2> = line.iter().map(|point| pixel(sheet, *point)).collect();
            let runs = runs(&pixels, window);
            self.found.extend(stretches(&runs, needs, window));
            self.seen.extend(runs.into_iter().flatten());
        }
        self.found.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    }

    /// Lets go of the spots that are no longer free or belong to another size of the map, and takes new ones.
    fn settle(&mut self, sheet: &Sheet<'_>, needs: Needs) {
        let size = (sheet.view.metres_per_pixel(), needs.em);
        if std::mem::replace(&mut self.kept_for, size) != size {
            self.kept.clear();
        }
        for (anchor, stretch) in &mut self.kept {
            stretch.middle = pixel(sheet, *anchor);
        }
        self.kept.retain(|(_, stretch)| stretch.boxes(needs).all(|part| sheet.free(part)));
        if self.kept.len() == self.most() {
            return;
        }
        self.look(sheet, needs);
        let apart = (sheet.window.size().length() * APART).max(needs.width * 1.5);
        let most = self.most();
        for stretch in &self.found {
            let alone = self.kept.iter().all(|(_, other)| other.middle.distance(stretch.middle) >= apart);
            // A loop of the line may come back to where the letters would stand, or to their ends.
            let wide = Needs { width: needs.width + needs.em, ..needs };
            let clear = |part: Rect| {
                let core = part.shrink(needs.em * 0.1);
                sheet.free(part) && !self.seen.iter().any(|point| core.contains(*point))
            };
            if alone && self.kept.len() < most && stretch.boxes(wide).all(clear) {
                let middle = bevy::math::Vec2::new(stretch.middle.x, stretch.middle.y);
                self.kept.push((sheet.view.map_of(middle), *stretch));
            }
        }
    }
}

fn pixel(sheet: &Sheet<'_>, point: MapPoint) -> Pos2 {
    let pixel = sheet.view.pixel_of_map(point);
    pos2(pixel.x, pixel.y)
}

/// Paints a name along its line, wherever it has room.
pub(super) fn paint<'a>(sheet: &mut Sheet<'a>, name: &mut LineName, campaign: &'a Campaign, lang: &Lang) {
    if sheet.view.metres_per_pixel() > name.reach {
        return;
    }
    let text = name.text.clone().unwrap_or_else(|sentence| lang.get(sentence));
    let font = name.rank.map_or_else(|| sheet.scale.claim(), |rank| sheet.scale.water(rank));
    let (em, spacing) = (font.size, Scale::spacing(&font));
    let curved = Curved::new(&sheet.painter, &text, font, spacing, name.colour);
    // The first river must be named, and what is said of a frontier is long: their lines may stray more.
    let stray = if name.rank.is_some_and(|rank| rank > 1) { 1.7 } else { 2.5 };
    let tails = text.contains(['g', 'j', 'p', 'q', 'y']);
    let needs = Needs { width: curved.width(), em, tails, gap: sheet.scale.px(7.0), stray };
    name.settle(sheet, needs);
    for (_, stretch) in &name.kept {
        curved.paint(&sheet.painter, |x| stretch.at(x - needs.width / 2.0), name.colour);
        for part in stretch.boxes(needs) {
            sheet.take(part, name.place.map(|place| campaign.place(place)));
        }
    }
}

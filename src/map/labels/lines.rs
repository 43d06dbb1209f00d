//! Names along lines: rivers in italics, claimed frontiers in their claimants' colours.

use bevy_egui::egui::{Color32, FontId};
use std::borrow::Cow;

use super::{Sheet, spots::Spots, stretch::Needs};
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

/// Letters that reach below the line.
const TAILED: [char; 12] = ['g', 'j', 'p', 'q', 'y', 'р', 'у', 'ү', 'ф', 'ц', 'щ', 'д'];

/// What stands along a line.
enum Words {
    /// A name.
    Name(String),
    /// A sentence of the interface, by its id.
    Sentence(&'static str),
}

/// A name that belongs to a line.
pub(super) struct LineName {
    words: Words,
    /// The rank of a river; none for a claim.
    rank: Option<u8>,
    colour: Color32,
    reach: f64,
    /// The river in the gazetteer.
    place: Option<PlaceId>,
    /// The pieces of the line.
    lines: Vec<Vec<MapPoint>>,
    /// Where the name stands at its own size, and at a smaller one where that has no room.
    spots: [Spots; 2],
}

/// The names of rivers, by rank, then the claims.
pub(super) fn read(land: &BaseMap, campaign: &Campaign) -> Vec<LineName> {
    let mut names: Vec<LineName> = Vec::new();
    for river in &land.rivers {
        let (Some(text), Some(reach)) = (&river.name, RIVERS.get(usize::from(river.rank).saturating_sub(1))) else {
            continue;
        };
        // A river may come in several pieces.
        match names.iter_mut().find(|name| matches!(&name.words, Words::Name(known) if known == text)) {
            Some(name) => name.lines.push(points(river)),
            None => names.push(LineName {
                place: gazetteer(text, campaign),
                rank: Some(river.rank),
                ..LineName::new(Words::Name(text.clone()), theme::WATER_INK, *reach, vec![points(river)])
            }),
        }
    }
    names.sort_by_key(|name| name.rank);
    let claim = |sentence, colour, lines| LineName::new(Words::Sentence(sentence), colour, CLAIMS, lines);
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
    fn new(words: Words, colour: Color32, reach: f64, lines: Vec<Vec<MapPoint>>) -> Self {
        Self { words, rank: None, colour, reach, place: None, lines, spots: Default::default() }
    }

    /// How many times the name may stand in the window.
    fn most(&self) -> usize {
        if self.rank.is_some_and(|rank| rank <= 2) { 3 } else { 1 }
    }

    /// Whether it is the name of the river that everything is about.
    pub(super) fn is_first(&self) -> bool {
        self.rank == Some(1)
    }

    /// The type of the name, and the smaller one in which it is tried next.
    fn fonts(&self, scale: Scale) -> Vec<FontId> {
        let mut fonts =
            self.rank.map_or_else(|| vec![scale.claim()], |rank| vec![scale.water(rank), scale.water(rank + 1)]);
        fonts.dedup();
        fonts
    }
}

/// Paints a name along its line, wherever it has room.
pub(super) fn paint<'a>(sheet: &mut Sheet<'a>, name: &mut LineName, campaign: &'a Campaign, lang: &Lang) {
    if sheet.view.metres_per_pixel() > name.reach {
        return;
    }
    let place = name.place.map(|place| campaign.place(place));
    let text = match &name.words {
        Words::Name(name) => {
            place.and_then(|place| lang.translated(&place.names)).map_or_else(|| name.clone(), Cow::into_owned)
        }
        Words::Sentence(id) => lang.get(id),
    };
    // The first river must be named, and what is said of a frontier is long: their lines may stray more.
    let stray = if name.rank.is_some_and(|rank| rank > 1) { 1.7 } else { 2.5 };
    let (tails, gap, most) = (text.contains(TAILED), sheet.scale.px(7.0), name.most());
    for (font, spots) in name.fonts(sheet.scale).into_iter().zip(&mut name.spots) {
        let (em, spacing) = (font.size, Scale::spacing(&font));
        let curved = Curved::new(&sheet.painter, &text, font, spacing, name.colour);
        let needs = Needs { width: curved.width(), em, tails, gap, stray };
        spots.settle(sheet, &name.lines, needs, most);
        let mut found = false;
        for stretch in spots.taken() {
            curved.paint(&sheet.painter, |x| stretch.at(x - needs.width / 2.0), name.colour);
            stretch.boxes(needs).for_each(|part| sheet.take(part, place));
            found = true;
        }
        if found {
            return;
        }
    }
}

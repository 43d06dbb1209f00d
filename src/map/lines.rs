//! Rivers, lakes, frontiers, railways and tracks as drawings, layer by layer, lowest first.

use std::collections::BTreeMap;

use super::{curve::smoothed, detail::Detail, hatch, layer};
use crate::{
    geo::{
        LatLon,
        base_map::{BaseMap, Feature},
        projection::to_map,
    },
    ink::{Drawing, Pattern, Pen, Point},
    theme,
};

/// The parts of the Halhin Gol that Japan and Manchukuo claimed as the frontier.
const CLAIMED_REACH: [&str; 4] =
    ["halhin-gol-upper", "halhin-gol-middle", "halhin-gol-lower", "halhin-gol-left-branch"];

/// A dash and a gap, in pixels, and the share that is drawn.
const FRONTIER_DASH: Pattern = Pattern::Dashed(14.0, 0.64);
const GUESSED_DASH: Pattern = Pattern::Dashed(7.0, 0.35);
const ROAD_DASH: Pattern = Pattern::Dashed(14.0, 0.78);
const TRACK_DASH: Pattern = Pattern::Dashed(8.0, 0.55);
const UNBUILT_DASH: Pattern = Pattern::Dashed(9.0, 0.4);

/// A bar across the first of every two dashes of the Soviet-Mongolian claim.
const CLAIM_BARS: Pattern = Pattern::Dashed(28.0, 0.07);

/// The dots in the river that is claimed as the frontier.
const CLAIM_DOTS: Pattern = Pattern::Dashed(6.0, 0.34);

/// Map metres in a pixel from which on the river's meanders run together.
const MEANDERS: f64 = 160.0;

/// Cross ticks of railways.
const BROAD_TICKS: Pattern = Pattern::Dashed(15.0, 0.11);
const STANDARD_TICKS: Pattern = Pattern::Dashed(11.0, 0.14);
const LIGHT_TICKS: Pattern = Pattern::Dashed(8.0, 0.14);

/// Rails of at least so many millimetres between them are broad gauge.
const BROAD_MM: u16 = 1_500;

/// How far a drawn shore and a drawn river may leave their curves, in map metres.
const SHORE: f32 = 2.0;
const BANK: f32 = 9.0;

/// A side of a tile, in degrees.
const TILE: f64 = 2.0;

/// A layer in tiles, so that the engine draws only what is in sight.
#[derive(Default)]
pub(super) struct Layer(BTreeMap<(i64, i64), Drawing>);

impl Layer {
    /// The meshes, each drawn at once.
    pub(super) fn into_meshes(self) -> impl Iterator<Item = Drawing> {
        self.0.into_values()
    }

    /// The mesh that a feature belongs to: it lies whole in the tile of its middle point.
    fn tile(&mut self, feature: &Feature) -> &mut Drawing {
        let middle = feature.points.get(feature.points.len() / 2);
        let key = middle.map(|point| ((point.lat / TILE) as i64, (point.lon / TILE) as i64));
        self.0.entry(key.unwrap_or_default()).or_default()
    }
}

/// The layers of the base map, lowest first.
pub(super) fn layers(land: &BaseMap) -> [Layer; 5] {
    [bands(land), banks(land), water(land), frontiers(land), communications(land)]
}

/// The hatching of the strip between the two claims, by scale.
pub(super) fn strip(land: &BaseMap) -> Vec<(Drawing, Detail)> {
    let disputed = land.frontiers.iter().filter(|feature| feature.kind == "disputed");
    let pen = Pen::solid(0.8, theme::faded(theme::DISPUTED, 0.72));
    disputed.flat_map(|feature| hatch::levels(&metres(&feature.points), pen)).collect()
}

fn metres(points: &[LatLon]) -> Vec<Point> {
    let project = |point: &_| {
        let point = to_map(*point);
        [point.x as f32, point.y as f32]
    };
    points.iter().map(project).collect()
}

/// A river or the shore of a lake as it is drawn.
fn round(feature: &Feature) -> Vec<Point> {
    smoothed(&metres(&feature.points), feature.closed, if feature.closed { SHORE } else { BANK })
}

fn claimed(river: &Feature) -> bool {
    CLAIMED_REACH.contains(&river.id.as_str())
}

/// The soft coloured band along the Soviet-Mongolian claim.
fn bands(land: &BaseMap) -> Layer {
    let mut layer = Layer::default();
    for feature in land.frontiers.iter().filter(|feature| feature.kind == "claim-soviet-mongolian") {
        layer.tile(feature).line(&metres(&feature.points), Pen::solid(8.0, theme::faded(theme::RED, 0.2)));
    }
    layer
}

/// What tells the two claims apart without colour, and the Japanese-Manchukuoan claim, which is the river: a soft band
/// around it and dots in its middle; bars across the dashes of the other. Far out the band follows the claim's own line,
/// which has no meanders that would run together. Each with its height over the relief.
pub(super) fn claims(land: &BaseMap) -> Vec<(Drawing, f32, Detail)> {
    let [mut near, mut dots, mut far, mut bars] = std::array::from_fn(|_| Drawing::default());
    let band = Pen::solid(9.0, theme::faded(theme::BLUE, 0.22));
    for river in land.rivers.iter().filter(|river| claimed(river)) {
        let (_, ground) = river_width(river);
        let line = round(river);
        near.line(&line, band.at_least(ground + 90.0));
        dots.line(&line, Pen::solid(1.4, theme::BLUE).with(CLAIM_DOTS));
    }
    for claim in &land.frontiers {
        match claim.kind.as_str() {
            "claim-japanese-manchukuoan" => far.line(&metres(&claim.points), band),
            "claim-soviet-mongolian" => bars.line(&metres(&claim.points), Pen::solid(7.0, theme::RED).with(CLAIM_BARS)),
            _ => continue,
        };
    }
    vec![
        (near, layer::CLAIMED_BAND, Detail::below(MEANDERS)),
        (far, layer::CLAIMED_BAND, Detail { from: MEANDERS, ..Detail::below(f64::INFINITY) }),
        (dots, layer::CLAIMED_RIVER, Detail::below(MEANDERS)),
        (bars, layer::CLAIMED_RIVER, Detail::below(MEANDERS)),
    ]
}

/// Paper around the rivers, so that they stand out from the claim along them, and a thin dark bank on either side.
fn banks(land: &BaseMap) -> Layer {
    let mut layer = Layer::default();
    for river in &land.rivers {
        let (line, (pixels, ground)) = (round(river), river_width(river));
        let paper = theme::faded(theme::MAP_PAPER, 0.7);
        layer.tile(river).line(&line, Pen::solid(pixels + 2.2, paper).at_least(ground + 24.0));
        layer.tile(river).line(&line, Pen::solid(pixels + 0.5, theme::WATER_BANK).at_least(ground + 6.0));
    }
    layer
}

fn water(land: &BaseMap) -> Layer {
    let mut layer = Layer::default();
    for river in &land.rivers {
        let (pixels, ground) = river_width(river);
        layer.tile(river).line(&round(river), Pen::solid(pixels, theme::WATER).at_least(ground));
    }
    for lake in &land.lakes {
        let mut rings = vec![round(lake)];
        rings.extend(lake.holes.iter().map(|hole| smoothed(&metres(hole), true, SHORE)));
        layer.tile(lake).fill_rings(rings.clone(), theme::LAKE);
        for ring in &rings {
            layer.tile(lake).outline(ring, Pen::solid(1.1, theme::WATER_BANK));
        }
    }
    layer
}

/// The width of a river in pixels, and the least in map metres: it grows with the zoom. Both are schematic.
fn river_width(river: &Feature) -> (f32, f32) {
    match (river.rank, river.kind.as_str()) {
        (_, "stream") => (1.2, 10.0),
        (1, _) if river.id == "halhin-gol-headwaters" => (2.0, 30.0),
        (1, _) => (3.0, 60.0),
        (2, _) => (1.8, 40.0),
        _ => (1.1, 30.0),
    }
}

fn frontiers(land: &BaseMap) -> Layer {
    let mut layer = Layer::default();
    for feature in &land.frontiers {
        let pen = match feature.kind.as_str() {
            "claim-soviet-mongolian" => Pen::solid(1.8, theme::RED).with(FRONTIER_DASH),
            "claim-soviet-mongolian-guess" => Pen::solid(1.6, theme::RED).with(GUESSED_DASH),
            "frontier-modern" => Pen::solid(1.5, theme::FRONTIER).with(FRONTIER_DASH),
            _ => continue,
        };
        layer.tile(feature).line(&metres(&feature.points), pen);
    }
    layer
}

/// Railways by gauge, roads and tracks: broad gauge as two rails, standard gauge as one, a light railway as a hairline,
/// each with cross ticks; a railway that opened after the fighting as dashes.
fn communications(land: &BaseMap) -> Layer {
    let mut layer = Layer::default();
    for feature in &land.communications {
        let (line, mesh) = (metres(&feature.points), layer.tile(feature));
        let mut draw = |pen: Pen| {
            mesh.line(&line, pen);
        };
        let rail = |width: f32| Pen::solid(width, theme::RAILWAY);
        match (feature.kind.as_str(), feature.gauge_mm) {
            (_, _) if feature.opened_after.is_some() => {
                draw(Pen::solid(1.5, theme::faded(theme::RAILWAY, 0.6)).with(UNBUILT_DASH));
            }
            ("railway", Some(BROAD_MM..)) => {
                draw(rail(8.0).with(BROAD_TICKS));
                draw(rail(3.6));
                draw(Pen::solid(1.4, theme::MAP_PAPER));
            }
            ("railway", _) => {
                draw(rail(6.5).with(STANDARD_TICKS));
                draw(rail(1.8));
            }
            ("light-railway", _) => {
                draw(rail(4.5).with(LIGHT_TICKS));
                draw(rail(0.9));
            }
            ("road", _) => draw(Pen::solid(1.4, theme::ROAD).with(ROAD_DASH)),
            _ => draw(Pen::solid(1.1, theme::ROAD).with(TRACK_DASH)),
        }
    }
    layer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pens(drawings: impl IntoIterator<Item = Drawing>) -> Vec<Pen> {
        let shapes = drawings.into_iter().flat_map(|drawing| drawing.shapes().to_vec());
        shapes
            .filter_map(|shape| if let crate::ink::Shape::Line { pen, .. } = shape { Some(pen) } else { None })
            .collect()
    }

    #[test]
    fn both_claims_are_told_apart_without_colour() {
        let land = BaseMap::embedded().expect("the base map can be read");
        let soviet =
            pens(frontiers(&land).into_meshes()).into_iter().find(|pen| pen.colour == theme::RED).expect("a claim");
        let parts = claims(&land).into_iter().map(|(drawing, _, _)| drawing);
        let japanese = pens(parts).into_iter().find(|pen| pen.colour == theme::BLUE).expect("a claim");
        assert_ne!(soviet.pattern, japanese.pattern);
    }

    #[test]
    fn railways_are_drawn_by_their_gauge_and_a_later_one_as_not_yet_there() {
        let mut land = BaseMap::embedded().expect("the base map can be read");
        let mut drawn = |id: &str| {
            let all = std::mem::take(&mut land.communications);
            land.communications = all.iter().filter(|feature| feature.id == id).cloned().collect();
            let pens = pens(communications(&land).into_meshes());
            land.communications = all;
            pens
        };
        let (broad, standard, light) = (drawn("transbaikal"), drawn("cer"), drawn("arshan-handagai"));
        assert!(broad.len() == 3 && standard.len() == 2 && light.len() == 2);
        assert!(standard[1].width > light[1].width);
        let later = drawn("bain-tumen");
        assert!(later.len() == 1 && later[0].pattern == UNBUILT_DASH);
    }

    #[test]
    fn the_claims_band_is_wider_than_its_river_at_every_scale() {
        let land = BaseMap::embedded().expect("the base map can be read");
        let mut claimed_only = land.clone();
        claimed_only.rivers.retain(claimed);
        let rivers = pens(water(&claimed_only).into_meshes()).into_iter().filter(|pen| pen.ground > 0.0);
        let widest = rivers.fold((0.0, 0.0), |(w, g): (f32, f32), pen| (w.max(pen.width), g.max(pen.ground)));
        let parts = claims(&land).into_iter().map(|(drawing, _, _)| drawing);
        let bands = pens(parts).into_iter().filter(|pen| pen.ground > 0.0);
        let narrowest = bands.fold((f32::MAX, f32::MAX), |(w, g), pen| (w.min(pen.width), g.min(pen.ground)));
        assert!(narrowest.0 > widest.0 + 4.0 && narrowest.1 > widest.1 + 50.0, "{narrowest:?} around {widest:?}");
    }
}

//! Rivers, lakes, frontiers, railways and tracks as drawings, layer by layer, lowest first.

use std::collections::BTreeMap;

use super::{curve::smoothed, detail::Detail, hatch, layer};
use crate::{
    campaign::words::Coalition,
    geo::{
        LatLon,
        base_map::{BaseMap, Feature},
        polyline::simplified,
        projection::to_map,
    },
    ink::{Drawing, Pen, Point},
    pens, theme,
};

/// The parts of the Halhin Gol that Japan and Manchukuo claimed as the frontier.
const CLAIMED_REACH: [&str; 4] =
    ["halhin-gol-upper", "halhin-gol-middle", "halhin-gol-lower", "halhin-gol-left-branch"];

/// Map metres in a pixel up to which rivers have dark banks.
const FINE_BANKS: f64 = 56.0;

/// Map metres in a pixel from which on the river's meanders run together.
const MEANDERS: f64 = 160.0;

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

/// Railways, roads and tracks, which are the same at every scale.
pub(super) fn communications(land: &BaseMap) -> impl Iterator<Item = (Drawing, f32)> {
    ways(land).into_meshes().map(|drawing| (drawing, layer::COMMUNICATIONS))
}

/// Rivers, lakes and frontiers, in as many points as are seen at a scale, each with its height over the relief.
pub(super) fn by_scale(land: &BaseMap) -> Vec<(Drawing, f32, Detail)> {
    let mut parts = Vec::new();
    for finesse in Finesse::ALL {
        let layers = [
            (layer::LINES, bands(land, finesse)),
            (layer::BANKS, banks(land, finesse)),
            (layer::WATER, water(land, finesse)),
            (layer::FRONTIERS, frontiers(land, finesse)),
        ];
        for (height, layer) in layers {
            parts.extend(layer.into_meshes().map(|drawing| (drawing, height, finesse.detail())));
        }
    }
    parts
}

/// How many of the points of a line are drawn at a range of scales: where there is no graphics processor, a point costs
/// more than a pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Finesse {
    /// From and below how many map metres in a pixel.
    from: f64,
    to: f64,
    /// Points are left out while the line stays this near to its place, in metres: under a pixel. Without it the line is
    /// a curve through all of them.
    reach: Option<f64>,
}

impl Finesse {
    const ALL: [Self; 4] = [
        Self { from: 0.0, to: 24.0, reach: None },
        Self { from: 24.0, to: 56.0, reach: Some(20.0) },
        Self { from: 56.0, to: MEANDERS, reach: Some(54.0) },
        Self { from: MEANDERS, to: f64::INFINITY, reach: Some(130.0) },
    ];

    const fn detail(self) -> Detail {
        Detail { from: self.from, ..Detail::below(self.to) }
    }

    /// A frontier as it is drawn.
    fn corners(self, points: &[LatLon]) -> Vec<Point> {
        self.reach.map_or_else(|| metres(points), |reach| metres(&simplified(points, reach)))
    }

    /// A river or the shore of a lake as it is drawn.
    fn line(self, points: &[LatLon], closed: bool) -> Vec<Point> {
        match self.reach {
            None => smoothed(&metres(points), closed, if closed { SHORE } else { BANK }),
            Some(_) => self.corners(points),
        }
    }
}

/// The hatching of the strip between the two claims, by scale.
pub(super) fn strip(land: &BaseMap) -> Vec<(Drawing, Detail)> {
    let disputed = land.frontiers.iter().filter(|feature| feature.kind == "disputed");
    disputed.flat_map(|feature| hatch::levels(&metres(&feature.points), pens::DISPUTED)).collect()
}

fn metres(points: &[LatLon]) -> Vec<Point> {
    let project = |point: &_| {
        let point = to_map(*point);
        [point.x as f32, point.y as f32]
    };
    points.iter().map(project).collect()
}

fn claimed(river: &Feature) -> bool {
    CLAIMED_REACH.contains(&river.id.as_str())
}

/// The soft coloured band along the Soviet-Mongolian claim.
fn bands(land: &BaseMap, finesse: Finesse) -> Layer {
    let mut layer = Layer::default();
    for feature in land.frontiers.iter().filter(|feature| feature.kind == "claim-soviet-mongolian") {
        layer.tile(feature).line(&finesse.corners(&feature.points), pens::claim_band(Coalition::SovietMongolian));
    }
    layer
}

/// What tells the two claims apart without colour, and the Japanese-Manchukuoan claim, which is the river: a soft band
/// around it and dots in its middle; bars across the dashes of the other. Far out the band follows the claim's own line,
/// which has no meanders that would run together. Each with its height over the relief.
pub(super) fn claims(land: &BaseMap) -> Vec<(Drawing, f32, Detail)> {
    let band = pens::claim_band(Coalition::JapaneseManchukuoan);
    let claim = |kind: &'static str| land.frontiers.iter().filter(move |claim| claim.kind == kind);
    let mut parts = Vec::new();
    for finesse in Finesse::ALL.into_iter().filter(|finesse| finesse.to <= MEANDERS) {
        let (mut around, mut marks) = (Drawing::default(), Drawing::default());
        for river in land.rivers.iter().filter(|river| claimed(river)) {
            let (_, ground) = river_width(river);
            let line = finesse.line(&river.points, river.closed);
            around.line(&line, band.at_least(ground + 90.0));
            marks.line(&line, pens::CLAIM_DOTS);
        }
        for claim in claim("claim-soviet-mongolian") {
            marks.line(&finesse.corners(&claim.points), pens::CLAIM_BARS);
        }
        parts.push((around, layer::CLAIMED_BAND, finesse.detail()));
        parts.push((marks, layer::CLAIMED_RIVER, finesse.detail()));
    }
    let mut far = Drawing::default();
    for claim in claim("claim-japanese-manchukuoan") {
        far.line(&metres(&claim.points), band);
    }
    parts.push((far, layer::CLAIMED_BAND, Detail { from: MEANDERS, ..Detail::below(f64::INFINITY) }));
    parts
}

/// Paper around the rivers, so that they stand out from the claim along them, and a thin dark bank on either side.
fn banks(land: &BaseMap, finesse: Finesse) -> Layer {
    let mut layer = Layer::default();
    for river in &land.rivers {
        let (line, (pixels, ground)) = (finesse.line(&river.points, river.closed), river_width(river));
        let paper = theme::faded(theme::MAP_PAPER, 0.7);
        layer.tile(river).line(&line, Pen::solid(pixels + 2.2, paper).at_least(ground + 24.0));
        // From farther the water itself is too narrow for one more line.
        if finesse.to <= FINE_BANKS {
            layer.tile(river).line(&line, Pen::solid(pixels + 0.5, theme::WATER_BANK).at_least(ground + 6.0));
        }
    }
    layer
}

fn water(land: &BaseMap, finesse: Finesse) -> Layer {
    let mut layer = Layer::default();
    for river in &land.rivers {
        let (pixels, ground) = river_width(river);
        let line = finesse.line(&river.points, river.closed);
        layer.tile(river).line(&line, Pen::solid(pixels, theme::WATER).at_least(ground));
    }
    for lake in &land.lakes {
        let mut rings = vec![finesse.line(&lake.points, true)];
        rings.extend(lake.holes.iter().map(|hole| finesse.line(hole, true)));
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
        (1, _) => (pens::RIVER, 60.0),
        (2, _) => (1.8, 40.0),
        _ => (1.1, 30.0),
    }
}

fn frontiers(land: &BaseMap, finesse: Finesse) -> Layer {
    let mut layer = Layer::default();
    for feature in &land.frontiers {
        let pen = match feature.kind.as_str() {
            "claim-soviet-mongolian" => pens::CLAIM,
            "claim-soviet-mongolian-guess" => pens::CLAIM_GUESSED,
            "frontier-modern" => pens::FRONTIER,
            _ => continue,
        };
        layer.tile(feature).line(&finesse.corners(&feature.points), pen);
    }
    layer
}

/// Railways by gauge, roads and tracks: broad gauge as two rails, standard gauge as one, a light railway as a hairline,
/// each with cross ticks; a railway that opened after the fighting as dashes.
fn ways(land: &BaseMap) -> Layer {
    let mut layer = Layer::default();
    for feature in &land.communications {
        let (line, mesh) = (metres(&feature.points), layer.tile(feature));
        let drawn: &[Pen] = match (feature.kind.as_str(), feature.gauge_mm) {
            (_, _) if feature.opened_after.is_some() => &[pens::unbuilt()],
            ("railway", Some(BROAD_MM..)) => &pens::BROAD,
            ("railway", _) => &pens::STANDARD,
            ("light-railway", _) => &pens::LIGHT,
            ("road", _) => &[pens::ROAD],
            _ => &[pens::TRACK],
        };
        for pen in drawn {
            mesh.line(&line, *pen);
        }
    }
    layer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pens_of(drawings: impl IntoIterator<Item = Drawing>) -> Vec<Pen> {
        let shapes = drawings.into_iter().flat_map(|drawing| drawing.shapes().to_vec());
        shapes
            .filter_map(|shape| if let crate::ink::Shape::Line { pen, .. } = shape { Some(pen) } else { None })
            .collect()
    }

    #[test]
    fn both_claims_are_told_apart_without_colour() {
        let land = BaseMap::embedded().expect("the base map can be read");
        let soviet = pens_of(frontiers(&land, Finesse::ALL[0]).into_meshes())
            .into_iter()
            .find(|pen| pen.colour == theme::RED)
            .expect("a claim");
        let parts = claims(&land).into_iter().map(|(drawing, _, _)| drawing);
        let japanese = pens_of(parts).into_iter().find(|pen| pen.colour == theme::BLUE).expect("a claim");
        assert_ne!(soviet.pattern, japanese.pattern);
    }

    #[test]
    fn water_is_drawn_once_at_every_scale_and_in_fewer_points_from_farther() {
        let land = BaseMap::embedded().expect("the base map can be read");
        for scale in [3.0, 23.9, 24.0, 56.0, 75.0, MEANDERS, 1_000.0] {
            let seen = Finesse::ALL.into_iter().filter(|finesse| finesse.detail().covers(scale));
            assert_eq!(seen.count(), 1, "at {scale} metres in a pixel");
        }
        let river = land.rivers.iter().find(|river| river.id == "halhin-gol-middle").expect("the river");
        let counts = Finesse::ALL.map(|finesse| finesse.line(&river.points, false).len());
        assert!(counts.windows(2).all(|pair| 3 * pair[1] < 2 * pair[0]), "{counts:?}");
    }

    #[test]
    fn railways_are_drawn_by_their_gauge_and_a_later_one_as_not_yet_there() {
        let mut land = BaseMap::embedded().expect("the base map can be read");
        let mut drawn = |id: &str| {
            let all = std::mem::take(&mut land.communications);
            land.communications = all.iter().filter(|feature| feature.id == id).cloned().collect();
            let drawn = pens_of(ways(&land).into_meshes());
            land.communications = all;
            drawn
        };
        let (broad, standard, light) = (drawn("transbaikal"), drawn("cer"), drawn("arshan-handagai"));
        assert!(broad.len() == 3 && standard.len() == 2 && light.len() == 2);
        assert!(standard[1].width > light[1].width);
        let later = drawn("bain-tumen");
        assert!(later.len() == 1 && later[0] == pens::unbuilt());
    }

    #[test]
    fn the_claims_band_is_wider_than_its_river_at_every_scale() {
        let land = BaseMap::embedded().expect("the base map can be read");
        let mut claimed_only = land.clone();
        claimed_only.rivers.retain(claimed);
        let rivers =
            pens_of(water(&claimed_only, Finesse::ALL[0]).into_meshes()).into_iter().filter(|pen| pen.ground > 0.0);
        let widest = rivers.fold((0.0, 0.0), |(w, g): (f32, f32), pen| (w.max(pen.width), g.max(pen.ground)));
        let parts = claims(&land).into_iter().map(|(drawing, _, _)| drawing);
        let bands = pens_of(parts).into_iter().filter(|pen| pen.ground > 0.0);
        let narrowest = bands.fold((f32::MAX, f32::MAX), |(w, g), pen| (w.min(pen.width), g.min(pen.ground)));
        assert!(narrowest.0 > widest.0 + 4.0 && narrowest.1 > widest.1 + 50.0, "{narrowest:?} around {widest:?}");
    }
}

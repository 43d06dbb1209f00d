//! Rivers, lakes, frontiers, railways and tracks as meshes, layer by layer, lowest first.

use std::collections::BTreeMap;

use crate::{
    geo::{
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
const ROAD_DASH: Pattern = Pattern::Dashed(9.0, 0.66);
const SLEEPERS: Pattern = Pattern::Dashed(9.0, 0.5);

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
pub(super) fn layers(land: &BaseMap) -> [Layer; 6] {
    [strip(land), bands(land), rims(land), water(land), frontiers(land), communications(land)]
}

fn metres(feature: &Feature) -> Vec<Point> {
    let project = |point: &_| {
        let point = to_map(*point);
        [point.x as f32, point.y as f32]
    };
    feature.points.iter().map(project).collect()
}

/// The strip between the two claims.
fn strip(land: &BaseMap) -> Layer {
    let mut layer = Layer::default();
    for feature in land.frontiers.iter().filter(|feature| feature.kind == "disputed") {
        layer.tile(feature).fill(&metres(feature), theme::DISPUTED);
    }
    layer
}

/// The soft coloured bands along the claims, each in its claimant's colour.
fn bands(land: &BaseMap) -> Layer {
    let mut layer = Layer::default();
    for feature in land.frontiers.iter().filter(|feature| feature.kind == "claim-soviet-mongolian") {
        layer.tile(feature).line(&metres(feature), Pen::solid(7.0, theme::faded(theme::RED, 0.22)));
    }
    // The river is drawn as it meanders; the claim follows it as a casing, not as a line of its own.
    for feature in land.rivers.iter().filter(|feature| CLAIMED_REACH.contains(&feature.id.as_str())) {
        layer.tile(feature).line(&metres(feature), Pen::solid(9.0, theme::faded(theme::BLUE, 0.22)));
    }
    layer
}

/// Paper around the rivers, so that they stand out from the claim along them.
fn rims(land: &BaseMap) -> Layer {
    let mut layer = Layer::default();
    let paper = theme::faded(theme::MAP_PAPER, 0.7);
    for river in &land.rivers {
        layer.tile(river).line(&metres(river), Pen::solid(river_width(river) + 2.0, paper));
    }
    layer
}

fn water(land: &BaseMap) -> Layer {
    let mut layer = Layer::default();
    for river in &land.rivers {
        layer.tile(river).line(&metres(river), Pen::solid(river_width(river), theme::WATER));
    }
    for lake in &land.lakes {
        let outline = metres(lake);
        layer.tile(lake).fill(&outline, theme::LAKE).outline(&outline, Pen::solid(1.2, theme::WATER));
    }
    layer
}

fn river_width(river: &Feature) -> f32 {
    match river.rank {
        1 => 3.0,
        2 => 1.8,
        _ => 1.1,
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
        layer.tile(feature).line(&metres(feature), pen);
    }
    layer
}

fn communications(land: &BaseMap) -> Layer {
    let mut layer = Layer::default();
    for feature in &land.communications {
        let (line, mesh) = (metres(feature), layer.tile(feature));
        match feature.kind.as_str() {
            "railway" => {
                mesh.line(&line, Pen::solid(3.2, theme::RAILWAY));
                mesh.line(&line, Pen::solid(1.4, theme::MAP_PAPER).with(SLEEPERS));
            }
            "light-railway" => {
                mesh.line(&line, Pen::solid(1.8, theme::RAILWAY).with(SLEEPERS));
            }
            _ => {
                mesh.line(&line, Pen::solid(1.3, theme::ROAD).with(ROAD_DASH));
            }
        }
    }
    layer
}

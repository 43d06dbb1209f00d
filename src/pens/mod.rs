//! The pens that the map is drawn with, and samples of what they draw: the map, the legend of its panel and the legend
//! of a printed sheet take them from here, so that a legend shows what the map shows.

mod samples;
mod sketch;

use bevy_egui::egui::Color32;

use crate::{
    campaign::words::{Certainty, Coalition},
    ink::{Pattern, Pen, Point},
    theme,
};

pub use samples::Sample;

/// A dash and a gap of frontiers.
const FRONTIER_DASH: Pattern = Pattern::Dashed(14.0, 0.64);

/// The soft band along the frontier that a side claims.
pub fn claim_band(by: Coalition) -> Pen {
    match by {
        Coalition::SovietMongolian => Pen::solid(8.0, theme::faded(theme::RED, 0.2)),
        Coalition::JapaneseManchukuoan => Pen::solid(9.0, theme::faded(theme::BLUE, 0.22)),
    }
}

/// The frontier that Mongolia and the Soviet Union claimed.
pub const CLAIM: Pen = Pen::solid(1.8, theme::RED).with(FRONTIER_DASH);
/// A bar across the first of every two of its dashes.
pub const CLAIM_BARS: Pen = Pen::solid(7.0, theme::RED).with(Pattern::Dashed(28.0, 0.07));
/// Its course where that is a guess.
pub const CLAIM_GUESSED: Pen = Pen::solid(1.6, theme::RED).with(Pattern::Dashed(7.0, 0.35));
/// The dots in the river that Japan and Manchukuo claimed as the frontier.
pub const CLAIM_DOTS: Pen = Pen::solid(1.4, theme::BLUE).with(Pattern::Dashed(6.0, 0.34));
/// A frontier that nobody disputed.
pub const FRONTIER: Pen = Pen::solid(1.5, theme::FRONTIER).with(FRONTIER_DASH);
/// The hatching of the strip between the claims.
pub const DISPUTED: Pen = Pen::solid(0.8, theme::DISPUTED);
/// The width of the largest river, in pixels.
pub const RIVER: f32 = 3.0;

const fn rail(width: f32) -> Pen {
    Pen::solid(width, theme::RAILWAY)
}

/// A broad gauge railway, two rails with ties, the lowest pen first.
pub const BROAD: [Pen; 3] = [rail(8.0).with(Pattern::Dashed(15.0, 0.11)), rail(3.6), Pen::solid(1.4, theme::MAP_PAPER)];
/// A standard gauge railway.
pub const STANDARD: [Pen; 2] = [rail(6.5).with(Pattern::Dashed(11.0, 0.14)), rail(1.8)];
/// A light railway.
pub const LIGHT: [Pen; 2] = [rail(4.5).with(Pattern::Dashed(8.0, 0.14)), rail(0.9)];
/// A railway that opened after the fighting.
pub fn unbuilt() -> Pen {
    Pen::solid(1.5, theme::faded(theme::RAILWAY, 0.6)).with(Pattern::Dashed(9.0, 0.4))
}
/// A road.
pub const ROAD: Pen = Pen::solid(1.4, theme::ROAD).with(Pattern::Dashed(14.0, 0.78));
/// A track.
pub const TRACK: Pen = Pen::solid(1.1, theme::ROAD).with(Pattern::Dashed(8.0, 0.55));

/// A contour.
pub const CONTOUR: Pen = Pen::solid(0.7, theme::CONTOUR);
/// Every fifth contour.
pub const INDEX_CONTOUR: Pen = Pen::solid(1.0, theme::INDEX_CONTOUR);
/// A stroke of a tuft of marsh.
pub const TUFT: Pen = Pen::solid(0.9, theme::MARSH);
/// The rim of a grain of sand.
pub const GRAIN: Pen = Pen::solid(1.2, theme::SAND);
/// The width of an escarpment's stroke at its upper and at its lower end.
pub const SCARP: [f32; 2] = [1.25, 0.45];

/// The width of a front's line, in pixels.
pub const FRONT: f32 = 2.6;
/// The width of the paper around it, in pixels.
pub const FRONT_CASING: f32 = 5.6;
/// Its teeth, at full size: base, height, and the distance from one to the next.
pub const TOOTH: [f32; 3] = [11.5, 10.5, 34.0];
/// The strips on the holder's side, at full size: how wide each is and how much colour it adds.
pub const STRIPS: [(f32, f32); 2] = [(20.0, 0.11), (9.0, 0.13)];
/// The share of its holder's colour that the ground of a pocket has.
pub const POCKET: f32 = 0.2;
/// The share of its holder's colour that the ground of a bridgehead has.
pub const BRIDGEHEAD: f32 = 0.14;
/// The band of doubt fades outwards in steps: the share of the doubt each reaches to, and how much colour it adds.
pub const BAND: [(f32, f32); 3] = [(1.0, 0.017), (0.7, 0.02), (0.4, 0.023)];

/// A front's doubt as units show theirs: an unbroken line is known, dashes are approximate, dots inferred.
pub const fn front_pattern(certainty: Certainty) -> Pattern {
    match certainty {
        Certainty::Known => Pattern::Solid,
        Certainty::Approximate => Pattern::Dashed(15.0, 0.74),
        Certainty::Inferred => Pattern::Dashed(8.0, 0.5),
    }
}

/// How many days the arrows of movements show.
pub const DAYS: usize = 4;
/// How much of its colour an arrow has, by the days that have passed; none as much as other ground, so that a legend
/// can tell them apart.
pub const ARROW: [f32; DAYS] = [0.5, 0.42, 0.3, 0.18];
/// How much of its colour its edge has.
pub const ARROW_RIM: [f32; DAYS] = [0.8, 0.65, 0.45, 0.24];
/// Inferred movements have this share of it.
pub const ARROW_INFERRED: f32 = 0.6;
/// The paper within the arrow of those who go back, as a share of an arrow's colour.
pub const HOLLOW: f32 = 1.35;
/// The width of the head's edge of those who go back.
pub const OPEN_HEAD: f32 = 2.4;

/// The width of the edge of an arrow.
pub const fn arrow_rim(back: bool) -> f32 {
    if back { 1.7 } else { 1.2 }
}

/// The width of a track that lies behind a unit, in pixels.
pub const TRAIL: f32 = 1.5;
/// The share of its colour that a track of the last day has.
pub const TRAIL_FRESH: f32 = 0.85;

/// The line from the true place of a unit to its symbol that was moved aside.
pub fn leader(colour: Color32) -> Pen {
    Pen::solid(1.0, theme::faded(colour, 0.8))
}
/// The radius of the dot at the true place.
pub const TRUE_PLACE: f32 = 2.2;

/// The ring within which a unit may have been.
pub const fn ring(colour: Color32) -> Pen {
    Pen::solid(1.4, colour).with(Pattern::Dashed(8.0, 0.55))
}
/// The share of its colour that the ground within the ring has.
pub const RING: f32 = 0.07;

/// An aircraft seen from above, as lines in a disc of radius 1, y up: from where to where, and how wide.
pub const AIRCRAFT: [([Point; 2], f32); 3] =
    [([[0.0, 0.62], [0.0, -0.6]], 0.2), ([[-0.68, 0.08], [0.68, 0.08]], 0.26), ([[-0.28, -0.52], [0.28, -0.52]], 0.18)];

/// The width of the ring where another account has a unit.
pub const ACCOUNT: f32 = 1.8;
/// The width of the ring around a mark of the air war.
pub const AIR: f32 = 1.5;

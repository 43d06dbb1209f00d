//! Samples of the map's lines and marks, for its legends.

use bevy_egui::egui;

use super::{
    ACCOUNT, AIR, ARROW, ARROW_INFERRED, ARROW_RIM, BAND, BRIDGEHEAD, BROAD, CLAIM, CLAIM_BARS, CLAIM_DOTS,
    CLAIM_GUESSED, CONTOUR, DISPUTED, FRONT, FRONTIER, GRAIN, INDEX_CONTOUR, LIGHT, OPEN_HEAD, POCKET, RIVER, ROAD,
    STANDARD, TRACK, TRAIL, TRAIL_FRESH, TUFT, claim_band, leader, ring, sketch, unbuilt,
};
use crate::{
    campaign::words::Coalition,
    ink::{Drawing, Pen, Shape},
    theme,
};

/// Something that is drawn on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Both sides' fronts and the bands of doubt around them.
    Fronts,
    /// A side's front.
    Front(Coalition),
    /// The band within which a front may have run.
    Band,
    /// A side's ground across the river.
    Bridgehead,
    /// The ground of those who are encircled.
    Pocket,
    /// The arrow of an advance.
    Advance,
    /// The arrow of those who go back.
    Retreat,
    /// The way that lies behind a unit.
    Trail,
    /// From the true place to a symbol that was moved aside.
    Leader,
    /// The ring within which a unit may have been.
    Doubt,
    /// Where another account has a unit.
    Account,
    /// An air battle or raid.
    Air,
    /// The frontier that Mongolia and the Soviet Union claimed.
    Claim,
    /// The same where its course is a guess.
    ClaimGuessed,
    /// The river as the frontier that Manchukuo and Japan claimed.
    ClaimRiver,
    /// The strip between the claims.
    Disputed,
    /// A frontier that nobody disputed.
    Frontier,
    /// A broad gauge railway.
    Broad,
    /// A standard gauge railway.
    Standard,
    /// A light railway.
    Light,
    /// A railway that was not yet open.
    Unbuilt,
    /// A road.
    Road,
    /// A track.
    Track,
    /// The strokes down an escarpment.
    Scarp,
    /// Marsh.
    Marsh,
    /// Sands.
    Sands,
    /// Contours.
    Contours,
}

impl Sample {
    /// The word for it in the ids of its sentences.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fronts => "fronts",
            Self::Front(Coalition::SovietMongolian) => "front-soviet-mongolian",
            Self::Front(Coalition::JapaneseManchukuoan) => "front-japanese-manchukuoan",
            Self::Band => "band",
            Self::Bridgehead => "bridgehead",
            Self::Pocket => "pocket",
            Self::Advance => "advance",
            Self::Retreat => "retreat",
            Self::Trail => "trail",
            Self::Leader => "leader",
            Self::Doubt => "doubt",
            Self::Account => "account",
            Self::Air => "air",
            Self::Claim => "claim",
            Self::ClaimGuessed => "claim-guessed",
            Self::ClaimRiver => "claim-river",
            Self::Disputed => "disputed",
            Self::Frontier => "frontier",
            Self::Broad => "broad",
            Self::Standard => "standard",
            Self::Light => "light",
            Self::Unbuilt => "unbuilt",
            Self::Road => "road",
            Self::Track => "track",
            Self::Scarp => "scarp",
            Self::Marsh => "marsh",
            Self::Sands => "sands",
            Self::Contours => "contours",
        }
    }

    /// Draws it around the origin, so far to either side.
    pub fn drawing(self, reach: f32) -> Drawing {
        let pens = |pens: &[Pen]| sketch::along(&[[-reach, 0.0], [reach, 0.0]], pens);
        let bent = |pens: &[Pen]| sketch::along(&sketch::winding(reach), pens);
        match self {
            Self::Fronts => sketch::fronts(reach),
            Self::Front(side) => sketch::front(side, reach),
            Self::Band => sketch::band(reach),
            Self::Bridgehead => sketch::bridgehead(reach),
            Self::Pocket => sketch::pocket(),
            Self::Advance => sketch::arrow(false, reach),
            Self::Retreat => sketch::arrow(true, reach),
            Self::Trail => pens(&[Pen::solid(TRAIL, theme::faded(theme::RED, TRAIL_FRESH))]),
            Self::Leader => sketch::moved_aside(reach),
            Self::Doubt => sketch::doubt(),
            Self::Account => sketch::account(reach),
            Self::Air => sketch::air(),
            Self::Claim => bent(&[claim_band(Coalition::SovietMongolian), CLAIM, CLAIM_BARS]),
            Self::ClaimGuessed => bent(&[CLAIM_GUESSED]),
            Self::ClaimRiver => {
                bent(&[claim_band(Coalition::JapaneseManchukuoan), Pen::solid(RIVER, theme::WATER), CLAIM_DOTS])
            }
            Self::Disputed => sketch::hatched(reach),
            Self::Frontier => pens(&[FRONTIER]),
            Self::Broad => pens(&BROAD),
            Self::Standard => pens(&STANDARD),
            Self::Light => pens(&LIGHT),
            Self::Unbuilt => pens(&[unbuilt()]),
            Self::Road => pens(&[ROAD]),
            Self::Track => pens(&[TRACK]),
            Self::Scarp => sketch::scarp(reach),
            Self::Marsh => sketch::marsh(reach),
            Self::Sands => sketch::sands(reach),
            Self::Contours => sketch::contours(reach),
        }
    }

    /// Whether a part of a map's drawing is one of these.
    pub fn is(self, shape: &Shape) -> bool {
        let sides = [Coalition::SovietMongolian, Coalition::JapaneseManchukuoan];
        let (pen, area, ribbon) = match shape {
            Shape::Line { pen, .. } => (Some(*pen), None, None),
            Shape::Area { colour, .. } => (None, Some(*colour), None),
            Shape::Ribbon { colour, .. } => (None, None, Some(*colour)),
        };
        let drawn = |pens: &[Pen]| pen.is_some_and(|pen| pens.contains(&Pen { ground: 0.0, ..pen }));
        let line = |width: f32, share: f32, of: &[Coalition]| {
            let colours = of.iter().map(|side| theme::faded(theme::side(*side), share));
            pen.is_some_and(|pen| pen.width == width && colours.clone().any(|colour| colour == pen.colour))
        };
        let ground = |share: f32| sides.iter().any(|side| area == Some(theme::faded(theme::side_area(*side), share)));
        match self {
            Self::Fronts => line(FRONT, 1.0, &sides),
            Self::Front(side) => line(FRONT, 1.0, &[side]),
            Self::Band => ground(BAND[0].1),
            Self::Bridgehead => ground(BRIDGEHEAD),
            Self::Pocket => ground(POCKET),
            // Each has a part of the last two days. What is older is as pale as other ground.
            Self::Advance => ARROW[..2].iter().any(|share| ground(*share) || ground(*share * ARROW_INFERRED)),
            Self::Retreat => ARROW_RIM.iter().any(|share| line(OPEN_HEAD, *share, &sides)),
            Self::Trail => line(TRAIL, TRAIL_FRESH, &sides),
            Self::Leader => drawn(&sides.map(|side| leader(theme::side(side)))),
            Self::Doubt => drawn(&sides.map(|side| ring(theme::side(side)))),
            Self::Account | Self::Air => false,
            Self::Claim => drawn(&[CLAIM]),
            Self::ClaimGuessed => drawn(&[CLAIM_GUESSED]),
            Self::ClaimRiver => drawn(&[claim_band(Coalition::JapaneseManchukuoan)]),
            Self::Disputed => drawn(&[DISPUTED]),
            Self::Frontier => drawn(&[FRONTIER]),
            Self::Broad => drawn(&BROAD[..1]),
            Self::Standard => drawn(&STANDARD[..1]),
            Self::Light => drawn(&LIGHT[..1]),
            Self::Unbuilt => drawn(&[unbuilt()]),
            Self::Road => drawn(&[ROAD]),
            Self::Track => drawn(&[TRACK]),
            Self::Scarp => ribbon == Some(theme::SCARP),
            Self::Marsh => drawn(&[TUFT]),
            Self::Sands => drawn(&[GRAIN]),
            Self::Contours => drawn(&[CONTOUR, INDEX_CONTOUR]),
        }
    }

    /// Whether a shape among the labels is a mark of these.
    pub fn is_mark(self, shape: &egui::Shape) -> bool {
        let egui::Shape::Circle(circle) = shape else { return false };
        match self {
            Self::Account => circle.stroke.width == ACCOUNT && circle.stroke.color != theme::INK,
            Self::Air => circle.stroke == egui::Stroke::new(AIR, theme::INK),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Onto;
    use bevy_egui::egui::{Pos2, Rect, vec2};

    const ALL: [Sample; 27] = [
        Sample::Fronts,
        Sample::Front(Coalition::SovietMongolian),
        Sample::Band,
        Sample::Bridgehead,
        Sample::Pocket,
        Sample::Advance,
        Sample::Retreat,
        Sample::Trail,
        Sample::Leader,
        Sample::Doubt,
        Sample::Account,
        Sample::Air,
        Sample::Claim,
        Sample::ClaimGuessed,
        Sample::ClaimRiver,
        Sample::Disputed,
        Sample::Frontier,
        Sample::Broad,
        Sample::Standard,
        Sample::Light,
        Sample::Unbuilt,
        Sample::Road,
        Sample::Track,
        Sample::Scarp,
        Sample::Marsh,
        Sample::Sands,
        Sample::Contours,
    ];

    #[test]
    fn a_sample_keeps_to_its_room() {
        for reach in [17.0, 24.0] {
            let room = Rect::from_center_size(Pos2::ZERO, vec2(2.0 * reach + 10.0, 26.0));
            for sample in ALL {
                let onto = Onto { origin: [0.0; 2], scale: 1.0, widths: 1.0 };
                for shape in sample.drawing(reach).flat(onto) {
                    let bounds = shape.visual_bounding_rect();
                    assert!(room.contains_rect(bounds), "{sample:?} {bounds:?}");
                }
            }
        }
    }

    #[test]
    fn a_line_of_the_land_is_known_by_its_sample() {
        let land = [
            Sample::Claim,
            Sample::ClaimGuessed,
            Sample::ClaimRiver,
            Sample::Disputed,
            Sample::Frontier,
            Sample::Broad,
            Sample::Standard,
            Sample::Light,
            Sample::Unbuilt,
            Sample::Road,
            Sample::Track,
            Sample::Scarp,
            Sample::Marsh,
            Sample::Sands,
            Sample::Contours,
            Sample::Bridgehead,
            Sample::Pocket,
            Sample::Advance,
            Sample::Retreat,
            Sample::Trail,
            Sample::Leader,
            Sample::Doubt,
        ];
        for sample in land {
            for other in land {
                let found = other.drawing(17.0).shapes().iter().any(|shape| sample.is(shape));
                assert_eq!(found, sample == other, "{sample:?} in {other:?}");
            }
        }
    }
}

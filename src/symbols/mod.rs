//! The symbols of units as drawings, in two sets: military signs after APP-6, and pictograms.
//!
//! Both share what lies around the sign: the frame whose corners tell the side, the hoist that tells the nation, the
//! outline that tells the doubt, marks of size above, strength and activity below. Units of length are frame widths of
//! 36; y is up, and the middle of the frame is the origin. Everything is a function of [`Kind`] alone.

mod activity;
mod app6;
mod echelon;
mod frame;
mod pictograms;
mod stamp;

use bevy_egui::egui::Pos2;

use crate::{
    campaign::{
        model::Unit,
        time::Instant,
        words::{Activity, Branch, Certainty, Echelon, Side},
    },
    ink::{Drawing, Onto, Point},
};

/// The width of a frame in the units of the drawing.
pub const WIDTH: f32 = 36.0;
/// Half its width and half its height.
pub const HALF: Point = [18.0, 11.5];

/// How far a whole symbol reaches from its middle to either side and to above and below, in widths of its frame: marks
/// of size above and of activity below included.
pub const FOOTPRINT: Point = [0.54, 0.6];

/// From the middle of a headquarters' frame to the foot of its staff, in widths of the frame, y up. The foot stands
/// where the headquarters is.
pub const STAFF: Point = [-0.5, -0.57];

/// The width of a frame, in pixels, at which its lines are as wide as they are drawn.
pub const FULL: f32 = 40.0;

/// Into how many steps a strength is rounded.
const STEPS: u8 = 8;

/// A unit is marked as reduced up to this many steps of its greatest recorded strength.
const REDUCED: u8 = 6;

/// How units are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SymbolSet {
    /// Frames, branches and marks of size after the common military signs (APP-6).
    #[default]
    App6,
    /// Pictures of what fights: a soldier, a horse, a tank.
    Pictograms,
}

impl SymbolSet {
    /// Both sets.
    pub const ALL: [Self; 2] = [Self::App6, Self::Pictograms];

    /// The word for this set in the address and in the ids of sentences.
    pub const fn word(self) -> &'static str {
        match self {
            Self::App6 => "app6",
            Self::Pictograms => "pictograms",
        }
    }
}

/// What tells one symbol from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Kind {
    /// From which set it is.
    pub set: SymbolSet,
    /// Whose unit it is.
    pub side: Side,
    /// Its arm.
    pub branch: Branch,
    /// Its size.
    pub echelon: Echelon,
    /// Whether it flies.
    pub air: bool,
    /// How sure its place is.
    pub certainty: Certainty,
    /// What it does.
    pub activity: Activity,
    /// Its strength in eighths of the greatest one recorded, where the record tells it.
    pub strength: Option<u8>,
}

impl Kind {
    /// The symbol of a unit at an instant.
    pub fn of(set: SymbolSet, unit: &Unit, certainty: Certainty, activity: Activity, now: Instant) -> Self {
        Self {
            certainty,
            activity,
            air: unit.air,
            strength: unit.strength_at(now).map(eighths),
            ..Self::plain(set, unit.side, unit.branch, unit.echelon)
        }
    }

    /// A symbol of which nothing more is known.
    pub fn plain(set: SymbolSet, side: Side, branch: Branch, echelon: Echelon) -> Self {
        Self {
            set,
            side,
            branch,
            echelon,
            air: matches!(branch, Branch::Fighter | Branch::Bomber),
            certainty: Certainty::Known,
            activity: Activity::Other,
            strength: None,
        }
    }

    /// Whether it has lost a good part of its greatest recorded strength.
    fn is_reduced(self) -> bool {
        self.strength.is_some_and(|strength| strength <= REDUCED)
    }
}

/// A share in eighths; what is left is never nothing.
fn eighths(share: f64) -> u8 {
    (share * f64::from(STEPS)).round().clamp(1.0, f64::from(STEPS)) as u8
}

/// How a symbol lies on a flat page: the middle of its frame, and the frame's width in pixels.
pub fn onto(middle: Pos2, width: f32) -> Onto {
    Onto { origin: [f64::from(middle.x), f64::from(middle.y)], scale: f64::from(width / WIDTH), widths: width / FULL }
}

/// Draws a symbol.
pub fn symbol(kind: Kind) -> Drawing {
    let mut drawing = Drawing::default();
    let ink = frame::ink(kind);
    echelon::draw(&mut drawing, kind, ink);
    frame::staff(&mut drawing, kind, ink);
    frame::ground(&mut drawing, kind);
    match kind.set {
        SymbolSet::App6 => app6::draw(&mut drawing, kind, ink),
        SymbolSet::Pictograms => pictograms::draw(&mut drawing, kind, ink),
    }
    frame::outline(&mut drawing, kind, ink);
    frame::states(&mut drawing, kind, ink);
    activity::draw(&mut drawing, kind, ink);
    drawing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Shape;
    use std::collections::BTreeMap;

    /// Every point of a drawing and the reach of the line through it, in units of the drawing at full size.
    fn points(drawing: &Drawing) -> Vec<(Point, f32)> {
        let mut all = Vec::new();
        for shape in drawing.shapes() {
            match shape {
                // The paper around what stands on the map may be covered by others.
                Shape::Line { pen, .. } if pen.colour == frame::casing() => {}
                Shape::Line { points, pen, .. } => {
                    all.extend(points.iter().map(|point| (*point, pen.width / 2.0 * WIDTH / FULL)));
                }
                Shape::Area { rings, .. } => all.extend(rings.iter().flatten().map(|point| (*point, 0.0))),
                Shape::Ribbon { points, .. } => all.extend(points.iter().map(|(point, width)| (*point, width / 2.0))),
            }
        }
        all
    }

    /// Every kind of which the parts matter to one another.
    fn kinds() -> impl Iterator<Item = Kind> {
        SymbolSet::ALL.into_iter().flat_map(|set| {
            Side::ALL.iter().flat_map(move |&side| {
                Branch::ALL.iter().flat_map(move |&branch| {
                    Echelon::ALL.iter().map(move |&echelon| Kind::plain(set, side, branch, echelon))
                })
            })
        })
    }

    #[test]
    fn every_symbol_stays_within_its_footprint() {
        let states = Activity::ALL.iter().zip([None, Some(3), Some(8)].into_iter().cycle());
        let states: Vec<_> = states.collect();
        for (i, kind) in kinds().enumerate() {
            let (activity, strength) = states[i % states.len()];
            for &certainty in Certainty::ALL {
                let drawing = symbol(Kind { certainty, activity: *activity, strength, air: i % 2 == 0, ..kind });
                assert!(drawing.build().count_vertices() > 8, "{kind:?}");
                for ([x, y], reach) in points(&drawing) {
                    let (right, up) = ((x.abs() + reach) / WIDTH, (y.abs() + reach) / WIDTH);
                    assert!(right <= FOOTPRINT[0] && up <= FOOTPRINT[1], "{x} {y} ± {reach} of {kind:?} {activity:?}");
                }
            }
        }
    }

    #[test]
    fn symbols_are_light_enough_for_a_hundred_of_them() {
        let counts: Vec<_> = kinds().map(|kind| (symbol(kind).build().count_vertices(), kind)).collect();
        let (most, kind) = counts.iter().max_by_key(|(count, _)| *count).expect("a kind");
        let mean = counts.iter().map(|(count, _)| count).sum::<usize>() / counts.len();
        assert!(*most <= 700 && mean <= 300, "{most} corners of {kind:?}, {mean} in the mean");
    }

    #[test]
    fn no_two_signs_are_alike() {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let mut tell = |kind: Kind, name: String| {
            let before = seen.insert(format!("{:?}", symbol(kind)), name.clone());
            assert!(before.is_none(), "{name} looks like {before:?}");
        };
        for set in SymbolSet::ALL {
            let plain = |side, branch, echelon| Kind::plain(set, side, branch, echelon);
            for &side in Side::ALL {
                for &branch in Branch::ALL {
                    tell(plain(side, branch, Echelon::Regiment), format!("{set:?} {side:?} {branch:?}"));
                }
            }
            for &echelon in Echelon::ALL {
                // A regiment and a brigade of aircraft have the marks of those on the ground, in frames of the air.
                if !matches!(echelon, Echelon::Regiment | Echelon::AirRegiment | Echelon::AirBrigade) {
                    tell(plain(Side::Soviet, Branch::Infantry, echelon), format!("{set:?} {echelon:?}"));
                }
            }
            let base = plain(Side::Japanese, Branch::Tank, Echelon::Regiment);
            for &activity in Activity::ALL.iter().filter(|activity| **activity != Activity::Other) {
                tell(Kind { activity, ..base }, format!("{set:?} {activity:?}"));
            }
            for &certainty in &Certainty::ALL[1..] {
                tell(Kind { certainty, ..base }, format!("{set:?} {certainty:?}"));
            }
            for strength in 1..=STEPS {
                tell(Kind { strength: Some(strength), ..base }, format!("{set:?} {strength}"));
            }
        }
    }

    #[test]
    fn the_foot_of_a_staff_is_where_it_is_said_to_be() {
        for set in SymbolSet::ALL {
            let drawing = symbol(Kind::plain(set, Side::Japanese, Branch::Headquarters, Echelon::Division));
            let lowest = points(&drawing).into_iter().map(|(point, _)| point).min_by(|a, b| a[1].total_cmp(&b[1]));
            let [x, y] = lowest.expect("a headquarters has a staff");
            assert!((x / WIDTH - STAFF[0]).abs() < 0.01 && (y / WIDTH - STAFF[1]).abs() < 0.01, "{x} {y}");
        }
    }

    #[test]
    fn a_symbol_is_the_same_drawing_at_every_size() {
        let drawing = symbol(Kind::plain(SymbolSet::App6, Side::Soviet, Branch::Infantry, Echelon::Division));
        let svg = |width: f32| drawing.svg(onto(Pos2::ZERO, width));
        // The frame, its points and the widths of its lines grow together: nothing is a picture of pixels.
        for (width, corner, line) in [(24.0, "-12 7.7", 1.2), (40.0, "-20 12.8", 2.0), (120.0, "-60 38.3", 6.0)] {
            let svg = svg(width);
            assert!(svg.contains(&format!("d=\"M{corner}")), "{width}: {svg}");
            assert!(svg.contains(&format!("stroke-width=\"{line:.2}\"")), "{width}: {svg}");
        }
    }

    #[test]
    fn strengths_are_rounded_to_eighths_and_never_to_nothing() {
        assert_eq!([1.0, 0.95, 0.8, 0.5, 0.001].map(eighths), [8, 8, 6, 4, 1]);
    }
}

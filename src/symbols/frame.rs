//! What both sets share around the sign: the frame of the side, the mark of the nation, the outline of doubt, the staff
//! of a headquarters, the bar of strength, and the marks of the reduced and the destroyed.

use bevy_egui::egui::Color32;

use super::{HALF, Kind, STEPS, stamp::Stamp};
use crate::{
    campaign::words::{Activity, Branch, Certainty, Coalition, Side},
    ink::{Drawing, Pattern, Pen, Point, circle},
    theme,
};

/// How much of each corner is cut off on one side.
const CUT: f32 = 5.0;

/// Where the hoist ends and the room of the sign begins.
pub(super) const HOIST: f32 = -11.6;

/// The middle of the sign's room.
pub(super) const MIDDLE: f32 = (HOIST + HALF[0]) / 2.0;

/// How much wider a casing is than what it surrounds, in pixels.
pub(super) const CASING: f32 = 2.6;

/// The colour of lines and signs. What is inferred is paler.
pub(super) fn ink(kind: Kind) -> Color32 {
    let coalition = kind.side.coalition();
    let full = theme::side(coalition);
    if is_faint(kind) { full.lerp_to_gamma(theme::side_pale(coalition), 0.3) } else { full }
}

/// The colour of the ground under a sign.
pub(super) fn paper(kind: Kind) -> Color32 {
    theme::side_pale(kind.side.coalition())
}

/// The paper around marks that stand on the map itself.
pub(super) fn casing() -> Color32 {
    theme::faded(theme::MAP_PAPER, 0.85)
}

fn is_faint(kind: Kind) -> bool {
    kind.certainty == Certainty::Inferred
}

/// Whether the corners of its frame are cut.
pub(super) fn is_cut(kind: Kind) -> bool {
    kind.side.coalition() == Coalition::JapaneseManchukuoan
}

/// Whether it is drawn in the frame of the air, which is open below.
pub(super) fn is_open(kind: Kind) -> bool {
    kind.air
}

/// The shape of a side's frame, from the lower left corner against the clock: square corners for one, cut corners for
/// the other, so that colour is not needed.
pub(super) fn corners(cut: bool) -> Vec<Point> {
    let [w, h] = HALF;
    if cut {
        let c = CUT;
        vec![[-w + c, -h], [w - c, -h], [w, -h + c], [w, h - c], [w - c, h], [-w + c, h], [-w, h - c], [-w, -h + c]]
    } else {
        vec![[-w, -h], [w, -h], [w, h], [-w, h]]
    }
}

/// The staff of a headquarters: its foot is where it stands.
pub(super) fn staff(drawing: &mut Drawing, kind: Kind, ink: Color32) {
    if kind.branch == Branch::Headquarters {
        let [w, h] = HALF;
        let top = if is_cut(kind) { -h + CUT } else { -h };
        let staff = [[-w, top], [-w, -h - 9.0]];
        drawing.line(&staff, Pen::solid(2.0 + CASING, casing())).line(&staff, Pen::solid(2.0, ink));
    }
}

/// The ground of the frame and the hoist with the mark of the nation.
pub(super) fn ground(drawing: &mut Drawing, kind: Kind) {
    // An inferred symbol is paler: less of its ground covers the map.
    let ground = if is_faint(kind) { theme::faded(paper(kind), 0.78) } else { paper(kind) };
    drawing.fill(&corners(is_cut(kind)), ground);
    let [w, h] = HALF;
    let hoist = if is_cut(kind) {
        vec![[-w, -h + CUT], [-w + CUT, -h], [HOIST, -h], [HOIST, h], [-w + CUT, h], [-w, h - CUT]]
    } else {
        vec![[-w, -h], [HOIST, -h], [HOIST, h], [-w, h]]
    };
    let full = theme::side(kind.side.coalition());
    let colour = match kind.side {
        Side::Soviet | Side::Japanese => full,
        Side::Mongolian => theme::GOLD,
        Side::Manchukuoan => theme::JADE,
    };
    let colour = if is_faint(kind) { colour.lerp_to_gamma(paper(kind), 0.3) } else { colour };
    drawing.fill(&hoist, colour);
    let middle = [(HOIST - w) / 2.0, 0.0];
    // Gold is light: its mark is dark.
    let mark = if kind.side == Side::Mongolian { theme::INK } else { theme::PAPER };
    let mut mark = Stamp::new(drawing, mark, colour, middle);
    match kind.side {
        Side::Soviet => mark.area(&star(2.7)),
        Side::Mongolian => mark.area(&[[-1.9, -2.2], [1.9, -2.2], [0.0, 2.8]]),
        Side::Japanese => mark.disc([0.0, 0.0], 2.0),
        Side::Manchukuoan => mark.area(&bar(2.9)).area(&bar(0.0)).area(&bar(-2.9)),
    };
}

fn bar(y: f32) -> [Point; 4] {
    [[-1.9, y - 0.5], [1.9, y - 0.5], [1.9, y + 0.5], [-1.9, y + 0.5]]
}

/// A star of five points.
fn star(radius: f32) -> Vec<Point> {
    let (outer, inner) = (circle([0.0, 0.0], radius, 20), circle([0.0, 0.0], radius * 0.42, 20));
    // A point stands upright: the circles begin at the right.
    (0..10).map(|i| if i % 2 == 0 { outer[(i * 2 + 5) % 20] } else { inner[(i * 2 + 5) % 20] }).collect()
}

/// The outline: solid, dashed or dotted; open below for what flies.
pub(super) fn outline(drawing: &mut Drawing, kind: Kind, ink: Color32) {
    let [_, h] = HALF;
    let pen = match kind.certainty {
        Certainty::Known => Pen::solid(2.0, ink),
        Certainty::Approximate => Pen::solid(2.0, ink).with(Pattern::Dashed(7.0, 0.62)),
        Certainty::Inferred => Pen::solid(2.0, ink).with(Pattern::Dashed(4.0, 0.42)),
    };
    let mut frame = corners(is_cut(kind));
    drawing.line(&[[HOIST, -h], [HOIST, h]], Pen::solid(1.0, ink));
    if is_open(kind) {
        // From the end of the lower edge round to its beginning.
        frame.rotate_left(1);
        drawing.line(&frame, pen);
    } else {
        drawing.outline(&frame, pen);
    }
}

/// The bar of strength, the sign of the reduced and the strokes through what is no more.
pub(super) fn states(drawing: &mut Drawing, kind: Kind, ink: Color32) {
    let [w, h] = HALF;
    if let Some(strength) = kind.strength {
        let (left, right, low, high) = (-16.0, 4.0, -h - 4.8, -h - 2.4);
        let whole = [[left, low], [right, low], [right, high], [left, high]];
        let end = left + (right - left) * f32::from(strength) / f32::from(STEPS);
        drawing.outline(&whole, Pen::solid(1.0 + CASING, casing())).fill(&whole, theme::PAPER);
        drawing.fill(&[[left, low], [end, low], [end, high], [left, high]], ink);
        drawing.outline(&whole, Pen::solid(1.0, ink));
    }
    if kind.is_reduced() {
        for (colour, wider) in [(casing(), CASING), (ink, 0.0)] {
            let mut mark = Stamp::new(drawing, colour, casing(), [w - 2.9, h + 4.9]).wider(wider);
            mark.line(&[[-1.5, 0.0], [1.5, 0.0]], 1.5);
            for way in [-1.0, 1.0] {
                let bow: Vec<Point> =
                    [[2.2, 2.8], [3.2, 1.3], [3.5, 0.0], [3.2, -1.3], [2.2, -2.8]].map(|[x, y]| [x * way, y]).into();
                mark.line(&bow, 1.3);
            }
        }
    }
    let strokes: &[[Point; 2]] = match kind.activity {
        Activity::Destroyed => &[[[-17.4, -12.6], [17.4, 12.6]], [[-17.4, 12.6], [17.4, -12.6]]],
        Activity::Disbanded => &[[[-17.4, -12.6], [17.4, 12.6]]],
        _ => &[],
    };
    for pen in [Pen::solid(2.6 + CASING, casing()), Pen::solid(2.6, theme::INK)] {
        for stroke in strokes {
            drawing.line(stroke, pen);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sides_differ_in_shape_and_not_in_colour_alone() {
        assert_ne!(corners(false).len(), corners(true).len());
    }

    #[test]
    fn a_star_stands_upright() {
        let star = star(1.0);
        let highest = star.iter().max_by(|a, b| a[1].total_cmp(&b[1]));
        assert!(highest.is_some_and(|[x, y]| x.abs() < 1e-5 && (y - 1.0).abs() < 1e-5), "{star:?}");
    }
}

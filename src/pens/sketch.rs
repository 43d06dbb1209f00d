//! What a sample of each line and mark of the map looks like.

use bevy_egui::egui::Color32;

use super::{
    AIRCRAFT, ARROW, ARROW_RIM, BAND, BRIDGEHEAD, CONTOUR, DISPUTED, FRONT, FRONT_CASING, GRAIN, HOLLOW, INDEX_CONTOUR,
    OPEN_HEAD, POCKET, RING, RIVER, SCARP, STRIPS, TOOTH, TRUE_PLACE, TUFT, arrow_rim, leader, ring,
};
use crate::{
    campaign::words::Coalition,
    ink::{Drawing, Pattern, Pen, Point, circle},
    theme,
};

/// Half the height of a sample.
const HIGH: f32 = 9.0;

/// By how much smaller than on the map the teeth of fronts are.
const SMALL: f32 = 0.55;

/// On the map the bands of doubt are wide: so small, they need more colour to be seen.
const DEEPER: f32 = 2.5;

pub(super) fn along(line: &[Point], pens: &[Pen]) -> Drawing {
    let mut drawing = Drawing::default();
    for pen in pens {
        drawing.line(line, *pen);
    }
    drawing
}

pub(super) fn winding(reach: f32) -> [Point; 4] {
    [[-reach, -2.0], [-reach / 3.0, 2.0], [reach / 3.0, -1.5], [reach, 2.0]]
}

/// Adds a level line with its teeth up or down (`way` 1 or -1), as many as have room.
fn toothed(drawing: &mut Drawing, (y, way): (f32, f32), reach: f32, colour: Color32) {
    let line = [[-reach, y], [reach, y]];
    drawing.line(&line, Pen::solid(FRONT_CASING * SMALL, theme::MAP_PAPER));
    let [base, height, apart] = TOOTH.map(|size| size * SMALL);
    let count = (2.0 * reach / apart).round().max(1.0);
    for i in 0..count as u8 {
        let x = -reach + 2.0 * reach * (f32::from(i) + 0.5) / count;
        drawing.ribbon(vec![([x, y], base), ([x, y + way * height], 0.0)], colour);
    }
    drawing.line(&line, Pen::solid(FRONT * 0.8, colour));
}

/// A front: its teeth at the enemy, strips of the holder's colour on his side.
pub(super) fn front(side: Coalition, reach: f32) -> Drawing {
    let (mut drawing, colour) = (Drawing::default(), theme::side(side));
    for (width, share) in STRIPS.map(|(width, share)| (width * 0.4, share)) {
        let y = -width / 2.0;
        drawing.line(&[[-reach, y], [reach, y]], Pen::solid(width, theme::faded(colour, share)));
    }
    toothed(&mut drawing, (0.0, 1.0), reach, colour);
    drawing
}

pub(super) fn fronts(reach: f32) -> Drawing {
    let mut drawing = Drawing::default();
    for (side, way) in [(Coalition::JapaneseManchukuoan, -1.0), (Coalition::SovietMongolian, 1.0)] {
        let y = way * -6.5;
        for (share, colour) in BAND {
            let colour = theme::faded(theme::side_area(side), colour * DEEPER);
            let high = 5.5 * share;
            drawing.fill(&[[-reach, y - high], [reach, y - high], [reach, y + high], [-reach, y + high]], colour);
        }
        toothed(&mut drawing, (y, way), reach, theme::side(side));
    }
    drawing
}

pub(super) fn band(reach: f32) -> Drawing {
    let mut drawing = Drawing::default();
    let (line, side) = ([[-reach + HIGH, 0.0], [reach - HIGH, 0.0]], Coalition::SovietMongolian);
    for (share, colour) in BAND {
        drawing.band(&[(line.to_vec(), HIGH * share)], theme::faded(theme::side_area(side), colour * DEEPER));
    }
    drawing.line(&line, Pen::solid(FRONT * 0.8, theme::side(side)));
    drawing
}

/// Ground beyond the river, within a line.
pub(super) fn bridgehead(reach: f32) -> Drawing {
    let (mut drawing, side, r) = (Drawing::default(), Coalition::SovietMongolian, reach * 0.7);
    let arc: Vec<Point> =
        circle([0.0, 0.0], 1.0, 36).into_iter().take(19).map(|[x, y]| [x * r, y * 12.0 - 5.0]).collect();
    drawing.fill(&arc, theme::faded(theme::side_area(side), BRIDGEHEAD));
    drawing.line(&[[-reach, -5.0], [reach, -5.0]], Pen::solid(RIVER, theme::WATER));
    drawing.line(&arc, Pen::solid(FRONT * 0.8, theme::side(side)));
    drawing
}

/// Encircled ground, its teeth outwards.
pub(super) fn pocket() -> Drawing {
    let (mut drawing, side) = (Drawing::default(), Coalition::JapaneseManchukuoan);
    let (ring, colour) = (circle([0.0, 0.0], 6.0, 36), theme::side(side));
    drawing.fill(&ring, theme::faded(theme::side_area(side), POCKET));
    for [x, y] in circle([0.0, 0.0], 1.0, 6) {
        drawing.ribbon(vec![([x * 6.0, y * 6.0], 4.0), ([x * 9.5, y * 9.5], 0.0)], colour);
    }
    drawing.outline(&ring, Pen::solid(FRONT * 0.7, colour));
    drawing
}

/// An arrow of several days, the older the paler; hollow and with an open head for those who go back.
pub(super) fn arrow(back: bool, reach: f32) -> Drawing {
    let (mut drawing, side) = (Drawing::default(), Coalition::SovietMongolian);
    let (neck, middle) = (reach - 11.0, -reach * 0.3);
    let head = [[neck - 1.0, 8.0], [reach, 0.0], [neck - 1.0, -8.0]];
    let tail = vec![[-reach, 2.0], [middle, 2.8], [middle, -2.8], [-reach, -2.0]];
    let body = vec![[middle, 2.8], [neck, 3.6], head[0], head[1], head[2], [neck, -3.6], [middle, -2.8]];
    for (day, ring) in [(2, tail), (0, body)] {
        let share = ARROW[day];
        let fill = if back {
            theme::faded(theme::MAP_PAPER, share * HOLLOW)
        } else {
            theme::faded(theme::side_area(side), share)
        };
        drawing.fill(&ring, fill);
        let colour = theme::faded(theme::side(side), ARROW_RIM[day]);
        drawing.outline(&ring, Pen::solid(arrow_rim(back), colour));
    }
    if back {
        drawing.line(&head, Pen::solid(OPEN_HEAD, theme::faded(theme::side(side), ARROW_RIM[0])));
    }
    drawing
}

pub(super) fn moved_aside(reach: f32) -> Drawing {
    let (mut drawing, from) = (Drawing::default(), [-reach + 4.0, -5.0]);
    drawing.line(&[from, [reach - 10.0, 4.0]], leader(theme::RED)).disc(from, TRUE_PLACE, theme::RED);
    let frame = [[reach - 13.0, -1.0], [reach, -1.0], [reach, 8.0], [reach - 13.0, 8.0]];
    drawing.fill(&frame, theme::RED_PALE).outline(&frame, Pen::solid(1.3, theme::RED));
    drawing
}

pub(super) fn doubt() -> Drawing {
    let (mut drawing, disc) = (Drawing::default(), circle([0.0, 0.0], 10.5, 40));
    drawing.fill(&disc, theme::faded(theme::BLUE, RING)).outline(&disc, ring(theme::BLUE));
    drawing
}

pub(super) fn account(reach: f32) -> Drawing {
    let (mut drawing, disc) = (Drawing::default(), circle([reach / 2.0, 0.0], 7.0, 28));
    let line = [[-reach, 0.0], [reach / 2.0 - 7.0, 0.0]];
    drawing.line(&line, Pen::solid(1.6, theme::BLUE).with(Pattern::Dashed(7.0, 0.43)));
    drawing.fill(&disc, theme::MAP_PAPER).outline(&disc, Pen::solid(1.8, theme::BLUE));
    drawing.disc([reach / 2.0, 0.0], 1.8, theme::BLUE);
    drawing
}

pub(super) fn air() -> Drawing {
    let (mut drawing, r) = (Drawing::default(), 9.5);
    let disc = circle([0.0, 0.0], r, 28);
    drawing.fill(&disc, theme::PAPER).outline(&disc, Pen::solid(1.2, theme::INK));
    for (line, width) in AIRCRAFT {
        drawing.line(&line.map(|point| point.map(|part| part * r)), Pen::solid(width * r, theme::INK));
    }
    drawing
}

/// Hatching to the north-east within a strip.
pub(super) fn hatched(reach: f32) -> Drawing {
    let mut drawing = Drawing::default();
    let mut from = -reach - 2.0 * HIGH + 5.0;
    while from < reach {
        let (low, high) = ((-reach - from).max(0.0), (reach - from).min(2.0 * HIGH));
        drawing.line(&[[from + low, low - HIGH], [from + high, high - HIGH]], DISPUTED);
        from += 9.0;
    }
    drawing
}

pub(super) fn scarp(reach: f32) -> Drawing {
    let mut drawing = Drawing::default();
    let count = (reach / 1.9) as u8;
    for i in 0..=count {
        let x = -reach + 2.0 * reach * f32::from(i) / f32::from(count);
        let bow = 2.5 * (1.0 - x * x / (reach * reach));
        drawing.ribbon(vec![([x, 2.0 + bow], SCARP[0]), ([x * 1.02, -7.0 + bow], SCARP[1])], theme::SCARP);
    }
    drawing
}

pub(super) fn marsh(reach: f32) -> Drawing {
    let mut drawing = Drawing::default();
    for (x, y) in [(-0.7, -3.0), (-0.1, 4.0), (0.15, -5.0), (0.72, 1.0)] {
        let x = x * reach;
        for (left, right, up) in [(-4.5, 4.5, 0.0), (-1.5, 3.0, 2.5), (-2.5, 1.0, -2.5)] {
            drawing.line(&[[x + left, y + up], [x + right, y + up]], TUFT);
        }
    }
    drawing
}

pub(super) fn sands(reach: f32) -> Drawing {
    let mut drawing = Drawing::default();
    for i in 0..26_u8 {
        // Steps of the golden section lie evenly and in no rows.
        let part = (f32::from(i) * 0.618_034).fract();
        let (x, y) = (-reach + 2.0 * reach * (f32::from(i) + 0.5) / 26.0, (part * 2.0 - 1.0) * 7.0);
        drawing.outline(&[[x, y], [x + 0.4, y], [x + 0.4, y + 0.4], [x, y + 0.4]], GRAIN);
    }
    drawing
}

pub(super) fn contours(reach: f32) -> Drawing {
    let mut drawing = Drawing::default();
    for (y, pen) in [(-5.0, CONTOUR), (0.0, INDEX_CONTOUR), (5.0, CONTOUR)] {
        drawing.line(&winding(reach).map(|[x, up]| [x, y + up]), pen);
    }
    drawing
}

//! Heights as small figures on the index contours, drawn with a pen like the lines: at each range of scales one size.

use super::{detail::Detail, trace::Trace};
use crate::{
    ink::{Drawing, Pen, Point, direction, length},
    theme,
    view::Layer,
};

/// Ranges of scales: from how many map metres in a pixel on, how tall figures are and how far apart they stand along a
/// line, in map metres. A range ends where the next begins: figures are between 6 and 9 pixels tall.
const RANGES: [(f64, f32, f32); 12] = [
    (0.0, 26.0, 7_000.0),
    (4.2, 37.0, 7_000.0),
    (6.0, 52.0, 7_000.0),
    (8.5, 73.0, 7_000.0),
    (12.0, 103.0, 7_000.0),
    (17.0, 146.0, 7_000.0),
    (24.0, 206.0, 14_000.0),
    (34.0, 292.0, 14_000.0),
    (48.0, 412.0, 28_000.0),
    (68.0, 584.0, 28_000.0),
    (96.0, 824.0, 56_000.0),
    (136.0, 1_170.0, 56_000.0),
];

/// Beyond so many map metres in a pixel there are no figures.
const END: f64 = 200.0;

/// The distance from one figure to the next, in heights of a figure.
const ADVANCE: f32 = 0.82;

/// The figures of 0 to 8 as strokes in a box 0.6 wide and 1 high, from its lower left corner; 9 is 6 turned around.
const FIGURES: [&[Point]; 9] = [
    &[
        [0.15, 0.0],
        [0.45, 0.0],
        [0.6, 0.25],
        [0.6, 0.75],
        [0.45, 1.0],
        [0.15, 1.0],
        [0.0, 0.75],
        [0.0, 0.25],
        [0.15, 0.0],
    ],
    &[[0.12, 0.8], [0.32, 1.0], [0.32, 0.0]],
    &[[0.0, 0.78], [0.12, 0.96], [0.3, 1.0], [0.5, 0.94], [0.57, 0.76], [0.48, 0.54], [0.0, 0.0], [0.6, 0.0]],
    &[[0.02, 1.0], [0.56, 1.0], [0.26, 0.6], [0.48, 0.54], [0.6, 0.3], [0.5, 0.06], [0.22, 0.0], [0.0, 0.1]],
    &[[0.45, 0.0], [0.45, 1.0], [0.0, 0.3], [0.6, 0.3]],
    &[
        [0.54, 1.0],
        [0.1, 1.0],
        [0.06, 0.56],
        [0.32, 0.62],
        [0.52, 0.52],
        [0.6, 0.3],
        [0.48, 0.06],
        [0.2, 0.0],
        [0.0, 0.1],
    ],
    &[
        [0.5, 0.98],
        [0.28, 0.96],
        [0.08, 0.7],
        [0.0, 0.35],
        [0.1, 0.06],
        [0.3, 0.0],
        [0.5, 0.06],
        [0.6, 0.3],
        [0.5, 0.54],
        [0.3, 0.6],
        [0.1, 0.52],
        [0.0, 0.35],
    ],
    &[[0.0, 1.0], [0.6, 1.0], [0.2, 0.0]],
    &[
        [0.3, 0.54],
        [0.1, 0.65],
        [0.07, 0.85],
        [0.2, 1.0],
        [0.4, 1.0],
        [0.53, 0.85],
        [0.5, 0.65],
        [0.3, 0.54],
        [0.08, 0.42],
        [0.0, 0.22],
        [0.12, 0.02],
        [0.48, 0.02],
        [0.6, 0.22],
        [0.52, 0.42],
        [0.3, 0.54],
    ],
];

/// The figures of all index lines, by scale.
pub(super) fn numerals<'a>(lines: impl Iterator<Item = &'a Trace> + Clone) -> Vec<(Drawing, Detail)> {
    let range = |(i, (from, size, apart)): (usize, &(f64, f32, f32))| {
        let mut drawing = Drawing::default();
        for line in lines.clone() {
            let figures: Vec<usize> = line.height.to_string().bytes().map(|byte| usize::from(byte - b'0')).collect();
            let width = figures.len() as f32 * ADVANCE * size;
            for (middle, along) in places(&line.metres(), width, *apart) {
                write(&mut drawing, &figures, middle, along, *size);
            }
        }
        let to = RANGES.get(i + 1).map_or(END, |next| next.0);
        (drawing, Detail { from: *from, to, layer: Some(Layer::Contours) })
    };
    RANGES.iter().enumerate().map(range).collect()
}

/// Where figures stand on a line, and the direction in which they are read: every so far, where the line is straight.
fn places(line: &[Point], width: f32, apart: f32) -> Vec<(Point, Point)> {
    let total: f32 = line.windows(2).map(|leg| length(leg[0], leg[1])).sum();
    // The figures stand in the middle of even parts of the line.
    let count = (total / apart).round().max(if total > width * 4.0 { 1.0 } else { 0.0 });
    let part = total / count;
    let spots = (0..count as usize).filter_map(|i| {
        let middle = (i as f32 + 0.5) * part;
        let (from, to) = (at(line, middle - width / 2.0)?, at(line, middle + width / 2.0)?);
        let chord = length(from, to);
        if chord < width * 0.95 {
            return None;
        }
        let [x, y] = direction(from, to);
        let upright = if x < 0.0 { -1.0 } else { 1.0 };
        Some(([(from[0] + to[0]) / 2.0, (from[1] + to[1]) / 2.0], [x * upright, y * upright]))
    });
    spots.collect()
}

/// The point so far along a line.
fn at(line: &[Point], mut far: f32) -> Option<Point> {
    for leg in line.windows(2) {
        let long = length(leg[0], leg[1]);
        if (0.0..long).contains(&far) {
            let share = far / long;
            return Some([0, 1].map(|i| leg[0][i] + (leg[1][i] - leg[0][i]) * share));
        }
        far -= long;
    }
    None
}

/// Writes figures over paper, so that the line does not run through them.
fn write(drawing: &mut Drawing, figures: &[usize], middle: Point, along: Point, size: f32) {
    let width = (figures.len() as f32 - 1.0) * ADVANCE + 0.6;
    let mut lines = Vec::new();
    for (i, figure) in figures.iter().enumerate() {
        let place = |[x, y]: &Point| {
            let (x, y) = ((i as f32 * ADVANCE + x - width / 2.0) * size, (y - 0.5) * size);
            [middle[0] + along[0] * x - along[1] * y, middle[1] + along[1] * x + along[0] * y]
        };
        let line: Vec<Point> = match FIGURES.get(*figure) {
            Some(points) => points.iter().map(place).collect(),
            None => FIGURES[6].iter().map(|[x, y]| place(&[0.6 - x, 1.0 - y])).collect(),
        };
        lines.push(line);
    }
    for (width, colour) in [(4.0, theme::faded(theme::MAP_PAPER, 0.75)), (1.1, theme::INDEX_FIGURE)] {
        for line in &lines {
            drawing.line(line, Pen::solid(width, colour));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_on_straight_lines_and_read_upright() {
        let westward = [[10_000.0, 50.0], [0.0, 50.0]];
        let places = places(&westward, 300.0, 2_500.0);
        assert_eq!(places.len(), 4);
        for ([x, y], [across, up]) in places {
            assert!((0.0..10_000.0).contains(&x) && (y - 50.0).abs() < 1e-3);
            assert!((across - 1.0).abs() < 1e-5 && up.abs() < 1e-5);
        }
    }

    #[test]
    fn none_stands_on_a_hairpin_or_a_short_line() {
        assert!(places(&[[0.0, 0.0], [1_000.0, 0.0], [0.0, 10.0]], 600.0, 2_000.0).is_empty());
        assert!(places(&[[0.0, 0.0], [400.0, 0.0]], 300.0, 2_000.0).is_empty());
    }

    #[test]
    fn one_size_is_shown_at_a_time() {
        let line = Trace { height: 690, closed: false, points: vec![[0, 0], [9_000, 0]] };
        let levels = numerals([&line].into_iter());
        assert!(levels.iter().all(|(drawing, _)| !drawing.is_empty()));
        for pair in levels.windows(2) {
            assert_eq!(pair[0].1.to, pair[1].1.from);
        }
    }
}

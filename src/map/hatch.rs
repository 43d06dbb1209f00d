//! Hatching: thin diagonal lines within an outline, as close on the page at every scale.

use super::detail::Detail;
use crate::ink::{Drawing, Pen, Point};

/// The distance between two lines at the coarsest level, in map metres. Each finer level doubles their number.
const COARSEST: f32 = 12_800.0;

/// Levels.
const LEVELS: u32 = 8;

/// Two lines are at least so many pixels apart.
const CLOSEST: f32 = 12.0;

/// The levels of a hatching, coarsest first, each with the lines that it adds to the one before.
pub(super) fn levels(outline: &[Point], pen: Pen) -> Vec<(Drawing, Detail)> {
    let level = |number: u32| {
        let apart = COARSEST / (1 << number) as f32;
        let mut drawing = Drawing::default();
        for (from, to) in lines(outline, apart, number > 0) {
            drawing.line(&[from, to], pen);
        }
        // The coarsest lines are never left out.
        let to = if number == 0 { f64::INFINITY } else { f64::from(apart / CLOSEST) };
        (drawing, Detail::below(to))
    };
    (0..LEVELS).map(level).collect()
}

/// Lines to the north-east within an outline, so far apart; of those every other one, if only the odd ones are asked.
fn lines(outline: &[Point], apart: f32, odd: bool) -> Vec<(Point, Point)> {
    const DIAGONAL: f32 = std::f32::consts::FRAC_1_SQRT_2;
    // Turned so that the lines run along the first axis.
    let turned: Vec<Point> = outline.iter().map(|[x, y]| [(x + y) * DIAGONAL, (y - x) * DIAGONAL]).collect();
    let back = |[along, across]: Point| [(along - across) * DIAGONAL, (along + across) * DIAGONAL];
    let reach = |fold: fn(f32, f32) -> f32, start: f32| turned.iter().map(|point| point[1]).fold(start, fold) / apart;
    let (first, last) = (reach(f32::min, f32::MAX).ceil() as i32, reach(f32::max, f32::MIN).floor() as i32);
    let mut out = Vec::new();
    for number in (first..=last).filter(|number| !odd || number % 2 != 0) {
        let across = number as f32 * apart;
        let mut crossings: Vec<f32> = (0..turned.len())
            .filter_map(|i| {
                let (a, b) = (turned[i], turned[(i + 1) % turned.len()]);
                let crosses = (a[1] > across) != (b[1] > across);
                crosses.then(|| a[0] + (b[0] - a[0]) * (across - a[1]) / (b[1] - a[1]))
            })
            .collect();
        crossings.sort_by(f32::total_cmp);
        out.extend(crossings.as_chunks::<2>().0.iter().map(|[from, to]| (back([*from, across]), back([*to, across]))));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ink::length, theme};

    const SQUARE: [Point; 4] = [[0.0, 0.0], [10_000.0, 0.0], [10_000.0, 10_000.0], [0.0, 10_000.0]];

    #[test]
    fn the_lines_lie_within_the_outline_and_cover_it_evenly() {
        let lines = lines(&SQUARE, 100.0, false);
        let inside = |part: f32| (-1.0..=10_001.0).contains(&part);
        assert!(lines.iter().all(|(a, b)| a.iter().chain(b).all(|part| inside(*part))));
        // So many lines, so far apart, cover the square's area.
        let area: f32 = lines.iter().map(|(a, b)| length(*a, *b) * 100.0).sum();
        assert!((area / 1e8 - 1.0).abs() < 0.01, "{area}");
    }

    #[test]
    fn a_finer_level_adds_the_lines_between() {
        let levels = levels(&SQUARE, Pen::solid(1.0, theme::INK));
        let counts: Vec<usize> = levels.iter().map(|(drawing, _)| drawing.shapes().len()).collect();
        assert!(counts[7] > counts[6] && counts[6] > counts[5], "{counts:?}");
        assert!((counts[7] as f32 / counts[6] as f32 - 2.0).abs() < 0.1, "{counts:?}");
        assert!(levels.windows(2).all(|pair| pair[1].1.to < pair[0].1.to));
    }
}

//! Where the marks of other accounts find room, and lines that are broken where symbols lie.

use bevy_egui::egui::{Pos2, Rect, emath::Rot2, pos2, vec2};

/// Spots are tried on so many circles around a place, so many on each.
const CIRCLES: usize = 9;
const TURNS: usize = 12;

/// From one circle to the next, in radii of the mark.
const STEP: f32 = 1.5;

/// Pieces of a line shorter than this many pixels are left out.
const SHORTEST: f32 = 3.0;

/// The nearest spot to a place where a mark covers nothing: the place itself, unless it must stand `aside`.
pub(super) fn free_spot(place: Pos2, radius: f32, aside: bool, taken: &[bevy::math::Rect]) -> Option<Pos2> {
    let around = (1..=CIRCLES).flat_map(|circle| {
        (0..TURNS).map(move |turn| {
            let turn = Rot2::from_angle(turn as f32 * std::f32::consts::TAU / TURNS as f32);
            place + turn * vec2(0.0, circle as f32 * radius * STEP)
        })
    });
    let itself = if aside { None } else { Some(place) };
    itself.into_iter().chain(around).find(|spot| {
        let ground = Rect::from_center_size(*spot, vec2(radius, radius) * 2.0);
        !taken.iter().any(|other| rect_of(other).intersects(ground))
    })
}

/// The pieces of a line that lie outside all of these rectangles.
pub(super) fn outside(from: Pos2, to: Pos2, covered: &[Rect]) -> Vec<[Pos2; 2]> {
    let mut parts = vec![(0.0_f32, 1.0_f32)];
    for (enters, leaves) in covered.iter().filter_map(|rect| within(from, to, rect)) {
        let cut = |(start, end): (f32, f32)| [(start, end.min(enters)), (start.max(leaves), end)];
        parts = parts.into_iter().flat_map(cut).filter(|(start, end)| start < end).collect();
    }
    let pieces = parts.into_iter().map(|(start, end)| [from.lerp(to, start), from.lerp(to, end)]);
    pieces.filter(|[a, b]| a.distance(*b) >= SHORTEST).collect()
}

/// The shares of a line's length at which it enters a rectangle and leaves it again.
fn within(from: Pos2, to: Pos2, rect: &Rect) -> Option<(f32, f32)> {
    let way = to - from;
    let axes = [(from.x, way.x, rect.min.x, rect.max.x), (from.y, way.y, rect.min.y, rect.max.y)];
    let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
    for (start, way, low, high) in axes {
        if way.abs() < f32::EPSILON {
            if !(low..=high).contains(&start) {
                return None;
            }
        } else {
            let (a, b) = ((low - start) / way, (high - start) / way);
            enters = enters.max(a.min(b));
            leaves = leaves.min(a.max(b));
        }
    }
    (enters < leaves).then_some((enters, leaves))
}

/// The same rectangle, for egui.
pub(super) fn rect_of(rect: &bevy::math::Rect) -> Rect {
    Rect::from_min_max(pos2(rect.min.x, rect.min.y), pos2(rect.max.x, rect.max.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_broken_where_symbols_lie() {
        let (from, to) = (pos2(0.0, 10.0), pos2(100.0, 10.0));
        let symbol = |x: f32| Rect::from_min_max(pos2(x, 0.0), pos2(x + 20.0, 20.0));
        assert_eq!(outside(from, to, &[]), [[from, to]]);
        let pieces = outside(from, to, &[symbol(-10.0), symbol(40.0), symbol(50.0)]);
        assert_eq!(pieces, [[pos2(10.0, 10.0), pos2(40.0, 10.0)], [pos2(70.0, 10.0), to]]);
        assert!(outside(from, to, &[Rect::from_min_max(pos2(-1.0, 0.0), pos2(101.0, 20.0))]).is_empty());
    }

    #[test]
    fn a_mark_stands_at_its_place_or_as_near_as_is_free() {
        let place = pos2(100.0, 100.0);
        assert_eq!(free_spot(place, 7.0, false, &[]), Some(place));
        let symbol = bevy::math::Rect::new(80.0, 85.0, 120.0, 115.0);
        for (aside, taken) in [(true, vec![]), (false, vec![symbol])] {
            let spot = free_spot(place, 7.0, aside, &taken).expect("there is room");
            let ground = Rect::from_center_size(spot, vec2(14.0, 14.0));
            assert!(spot != place && spot.distance(place) < 50.0, "{spot:?}");
            assert!(taken.iter().all(|other| !rect_of(other).intersects(ground)), "{spot:?}");
        }
        assert_eq!(free_spot(place, 7.0, false, &[bevy::math::Rect::new(0.0, 0.0, 300.0, 300.0)]), None);
    }
}

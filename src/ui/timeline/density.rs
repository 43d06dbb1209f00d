//! How thick the events lie: a silhouette by columns of pixels, and marks that share where they have no room.

use super::axis::Axis;

/// What stands half as high as the silhouette can, in weights of events.
const HALF: f32 = 5.0;

/// A mark on the axis: one event, or several that would stand on the same pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    /// Where the heaviest event stands.
    pub(super) x: f32,
    /// The weight of the heaviest event.
    pub(super) weight: u8,
    /// How many events.
    pub(super) count: usize,
    /// The number of the heaviest event, by time.
    pub(super) event: usize,
}

/// The marks of events, given by pixel and weight and rising in time, no two closer than `gap`. The heaviest get one
/// first, the others share that of the nearest.
pub(super) fn marks(events: &[(f32, u8)], gap: f32) -> Vec<Mark> {
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|event| std::cmp::Reverse(events[*event].1));
    let mut marks: Vec<Mark> = Vec::new();
    for event in order {
        let (x, weight) = events[event];
        let next = marks.partition_point(|mark| mark.x < x);
        let near = |i: Option<usize>| i.filter(|i| marks.get(*i).is_some_and(|mark| (mark.x - x).abs() < gap));
        let (left, right) = (near(next.checked_sub(1)), near(Some(next)));
        let nearest = match (left, right) {
            (Some(a), Some(b)) if x - marks[a].x > marks[b].x - x => Some(b),
            (a, b) => a.or(b),
        };
        match nearest {
            Some(mark) => marks[mark].count += 1,
            None => marks.insert(next, Mark { x, weight, count: 1, event }),
        }
    }
    marks
}

/// How high the silhouette stands in each column of pixels, from 0 to 1: events weigh more the more they matter, and
/// count `reach` pixels around. It does not depend on what else is seen, so that nothing jumps when the axis moves.
pub(super) fn silhouette(axis: Axis, events: &[(f32, u8)], reach: usize) -> Vec<f32> {
    let columns = (axis.right() - axis.left()).ceil() as usize + 1;
    let mut sums = vec![0.0_f32; columns];
    let span = reach as f32;
    for (x, weight) in events {
        let x = x - axis.left();
        if x < -span || x > columns as f32 + span {
            continue;
        }
        let first = (x - span).ceil().max(0.0) as usize;
        let last = ((x + span).floor().max(0.0) as usize).min(columns - 1);
        for (column, sum) in sums.iter_mut().enumerate().take(last + 1).skip(first) {
            *sum += heft(*weight) * (1.0 - (column as f32 - x).abs() / span).max(0.0);
        }
    }
    sums.iter().map(|sum| sum / (sum + HALF)).collect()
}

fn heft(weight: u8) -> f32 {
    match weight {
        0 => 0.5,
        1 => 1.0,
        2 => 2.0,
        _ => 4.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::tests::{campaign, span},
        *,
    };

    #[test]
    fn events_without_room_share_the_mark_of_the_heaviest() {
        let found = marks(&[(10.0, 1), (11.0, 3), (12.5, 2), (40.0, 1)], 3.0);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].count, found[0].weight, found[0].event, found[0].x), (3, 3, 1, 11.0));
        assert_eq!((found[1].count, found[1].event), (1, 3));
    }

    #[test]
    fn marks_never_stand_closer_than_the_gap_lose_no_event_and_come_apart() {
        let seconds: Vec<(i64, u8)> = (0..300).map(|i| (i * i * 97 % 11_000_000, (1 + i % 3) as u8)).collect();
        let mut sorted = seconds.clone();
        sorted.sort_unstable();
        let mut before = 0;
        for width in [200.0_f32, 1_000.0, 20_000.0, 400_000.0] {
            let events: Vec<_> = sorted.iter().map(|(at, w)| (*at as f32 * width / 11_000_000.0, *w)).collect();
            let found = marks(&events, 14.0);
            assert!(found.windows(2).all(|pair| pair[1].x - pair[0].x >= 14.0), "{width}");
            assert_eq!(found.iter().map(|mark| mark.count).sum::<usize>(), 300);
            assert!(found.len() > before, "{width}");
            before = found.len();
        }
    }

    #[test]
    fn the_silhouette_rises_with_number_and_weight_and_does_not_jump() {
        let axis = Axis::new(campaign(), 100.0, 1_100.0);
        let none = silhouette(axis, &[], 8);
        assert!(none.len() == 1_001 && none.iter().all(|height| *height == 0.0));
        let low = silhouette(axis, &[(300.0, 1)], 8);
        let high = silhouette(axis, &[(300.0, 3), (302.0, 3), (303.0, 1)], 8);
        assert!(low[200] > 0.0 && high[200] > low[200] * 2.0 && high.iter().all(|height| *height < 1.0));
        assert!((low[191], low[209]) == (0.0, 0.0) && low[195] < low[200]);
        // Beside the axis, and moved by a pixel.
        let beside = silhouette(axis, &[(-4_000.0, 3), (9_000.0, 3)], 8);
        assert_eq!(beside, none);
        let moved = silhouette(Axis::new(span("1939-05-11", "1939-09-17"), 100.0, 1_100.0), &[(301.0, 1)], 8);
        assert_eq!(moved[201], low[200]);
    }
}

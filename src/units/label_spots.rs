//! Which spot around its symbol each label takes, so that as many symbols as possible have one.
//!
//! Each in its turn, the most important first, takes the first free spot. Who finds none asks the one label that is in
//! its way to move to another spot, which it does where it can.

use bevy_egui::egui::{Pos2, Rect, Vec2, pos2};

/// Pixels between a label and the ground of its symbol, and between it and others beside it.
const GAP: f32 = 2.5;
const SPACE: f32 = 2.0;

/// The spots around a symbol: right, left, below, above, a little higher or lower at the sides, and below or above it
/// from one side on.
const SPOTS: usize = 12;

/// A symbol that is to have a label.
pub(super) struct Wish {
    /// The ground of the symbol, and its middle.
    pub(super) ground: Rect,
    pub(super) at: Pos2,
    /// The size of the label.
    pub(super) size: Vec2,
    /// The number of the spot it is to keep if it can.
    pub(super) last: Option<usize>,
}

impl Wish {
    /// Spot number `number`.
    fn spot(&self, number: usize) -> Option<Rect> {
        let (ground, at, size) = (self.ground, self.at, self.size);
        let (right, left) = (ground.right() + GAP, ground.left() - GAP - size.x);
        let (below, above) = (ground.bottom() + GAP, ground.top() - GAP - size.y);
        let (middle, from_left, to_right) = (at.x - size.x / 2.0, ground.left(), ground.right() - size.x);
        let corners: [Pos2; SPOTS] = [
            pos2(right, at.y - size.y / 2.0),
            pos2(left, at.y - size.y / 2.0),
            pos2(middle, below),
            pos2(middle, above),
            pos2(right, at.y - size.y),
            pos2(right, at.y),
            pos2(left, at.y - size.y),
            pos2(left, at.y),
            pos2(from_left, below),
            pos2(to_right, below),
            pos2(from_left, above),
            pos2(to_right, above),
        ];
        let corner = corners.get(number)?;
        // Letters begin on whole pixels, away from the symbol: rounded towards it they would touch it.
        let x = if corner.x < at.x { corner.x.floor() } else { corner.x.ceil() };
        let y = if corner.y < at.y - size.y / 2.0 { corner.y.floor() } else { corner.y.ceil() };
        Some(Rect::from_min_size(pos2(x, y), size))
    }

    /// The spots in the order in which they are tried, each with its number.
    fn spots(&self) -> impl Iterator<Item = (usize, Rect)> {
        self.last.into_iter().chain(0..SPOTS).filter_map(|number| Some((number, self.spot(number)?)))
    }
}

/// The spot of every label, and its number. Nowhere for those that find none. What is `taken` stays free, and nothing
/// leaves the window.
pub(super) fn choose(wishes: &[Wish], taken: &[Rect], window: Rect) -> Vec<Option<(usize, Rect)>> {
    let free = |rect: Rect| window.contains_rect(rect) && !taken.iter().any(|other| other.intersects(roomy(rect)));
    let mut chosen: Vec<Option<(usize, Rect)>> = vec![None; wishes.len()];
    for i in 0..wishes.len() {
        let own = wishes[i].spots().find(|(_, rect)| free(*rect) && in_the_way(&chosen, *rect).next().is_none());
        chosen[i] = own;
    }
    for i in 0..wishes.len() {
        if chosen[i].is_none() {
            let spots = wishes[i].spots().filter(|(_, rect)| free(*rect));
            let found = spots.into_iter().find_map(|spot| Some((spot, yielded(wishes, &chosen, spot.1, free)?)));
            if let Some((spot, yielding)) = found {
                chosen[i] = Some(spot);
                if let Some((other, to)) = yielding {
                    chosen[other] = Some(to);
                }
            }
        }
    }
    chosen
}

/// Who must move for a label at a spot, and where to: nobody, or one that has another spot. `None` if that is not
/// enough.
fn yielded(
    wishes: &[Wish],
    chosen: &[Option<(usize, Rect)>],
    wanted: Rect,
    free: impl Fn(Rect) -> bool,
) -> Option<Option<(usize, (usize, Rect))>> {
    let mut others = in_the_way(chosen, wanted);
    let Some(other) = others.next() else { return Some(None) };
    if others.next().is_some() {
        return None;
    }
    let fits = |rect: Rect| {
        free(rect) && !roomy(rect).intersects(wanted) && in_the_way(chosen, rect).all(|label| label == other)
    };
    wishes[other].spots().find(|(_, rect)| fits(*rect)).map(|to| Some((other, to)))
}

/// The numbers of the labels that a label at a spot would touch.
fn in_the_way(chosen: &[Option<(usize, Rect)>], rect: Rect) -> impl Iterator<Item = usize> {
    let rect = roomy(rect);
    let touches = move |label: &Option<(usize, Rect)>| label.is_some_and(|(_, other)| other.intersects(rect));
    chosen.iter().enumerate().filter(move |(_, label)| touches(label)).map(|(i, _)| i)
}

/// Two labels in a row need a space between them.
fn roomy(rect: Rect) -> Rect {
    rect.expand2(Vec2::new(SPACE, 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Rect = Rect { min: Pos2::ZERO, max: pos2(400.0, 300.0) };

    fn wish(x: f32, y: f32) -> Wish {
        let at = pos2(x, y);
        Wish { ground: Rect::from_center_size(at, Vec2::new(30.0, 24.0)), at, size: Vec2::new(50.0, 14.0), last: None }
    }

    #[test]
    fn where_there_is_room_a_label_stands_at_the_right_or_keeps_its_side() {
        let mut one = wish(200.0, 150.0);
        assert_eq!(choose(&[wish(200.0, 150.0)], &[], WINDOW)[0].map(|(spot, _)| spot), Some(0));
        one.last = Some(3);
        assert_eq!(choose(&[one], &[], WINDOW)[0].map(|(spot, _)| spot), Some(3));
    }

    #[test]
    fn a_label_moves_for_one_that_has_no_other_spot() {
        let (first, second) = (wish(200.0, 150.0), wish(290.0, 150.0));
        // All around the second is taken, but for its left, where the label of the first would stand.
        let mut taken = vec![first.ground, second.ground];
        taken.push(Rect::from_min_max(pos2(306.0, 0.0), WINDOW.max));
        taken.push(Rect::from_min_max(pos2(250.0, 0.0), pos2(310.0, 137.0)));
        taken.push(Rect::from_min_max(pos2(250.0, 163.0), WINDOW.max));
        let chosen = choose(&[first, second], &taken, WINDOW);
        let rects: Vec<Rect> = chosen.iter().filter_map(|label| label.map(|(_, rect)| rect)).collect();
        assert_eq!(rects.len(), 2, "{chosen:?}");
        assert!(!rects[0].intersects(rects[1]) && chosen[0].is_some_and(|(spot, _)| spot != 0), "{chosen:?}");
    }

    #[test]
    fn where_nothing_is_free_the_less_important_has_none() {
        let taken =
            [Rect::from_min_max(pos2(0.0, 0.0), pos2(400.0, 140.0)), Rect::from_min_max(pos2(0.0, 164.0), WINDOW.max)];
        let blocked = [taken[0], taken[1], Rect::from_min_max(pos2(0.0, 0.0), pos2(184.0, 300.0))];
        let chosen = choose(&[wish(200.0, 152.0), wish(200.0, 152.0)], &blocked, WINDOW);
        assert!(chosen[0].is_some() && chosen[1].is_none(), "{chosen:?}");
    }
}

//! Which spot around its symbol each label takes, so that as many symbols as possible have one.
//!
//! Each in its turn, the most important first, takes the first free spot, rather one that is not
//! next to a neighbour. Who finds none asks the one label that is in
//! its way to move to another spot, and that one the next.

use bevy_egui::egui::{Pos2, Rect, Vec2, pos2};

/// Pixels between a label and the ground of its symbol, and between it and others beside it.
const GAP: f32 = 2.5;
const SPACE: f32 = 2.0;

/// The spots around a symbol: right, left, below, above, a little higher or lower at the sides, and below or above it
/// from a side or from the middle on.
const SPOTS: usize = 16;

/// A label so near to a symbol, in pixels, might be taken for its own.
const NEAR: Vec2 = Vec2::new(4.0, 6.0);

/// At most so many others are asked to move for one label.
const MOST: usize = 8;

/// A symbol that is to have a label.
pub(super) struct Wish {
    /// The ground of the symbol, and its middle.
    pub(super) ground: Rect,
    pub(super) at: Pos2,
    /// The size of the label.
    pub(super) size: Vec2,
    /// Whether it is to stand at the left rather than at the right.
    pub(super) left: bool,
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
            pos2(at.x, below),
            pos2(at.x - size.x, below),
            pos2(at.x, above),
            pos2(at.x - size.x, above),
        ];
        let corner = corners.get(number)?;
        // Letters begin on whole pixels, away from the symbol: rounded towards it they would touch it.
        let x = if corner.x < at.x { corner.x.floor() } else { corner.x.ceil() };
        let y = if corner.y < at.y - size.y / 2.0 { corner.y.floor() } else { corner.y.ceil() };
        Some(Rect::from_min_size(pos2(x, y), size))
    }

    /// The ground within which all its spots lie, and what might disturb them.
    fn reach(&self) -> Rect {
        self.ground.expand2(self.size + Vec2::splat(GAP + NEAR.max_elem() + 1.0))
    }

    /// Whether nobody would take a label there for that of a neighbour.
    fn plain(&self, rect: Rect, taken: &[Rect]) -> bool {
        let near = rect.expand2(NEAR);
        !taken.iter().any(|other| other.intersects(near) && !self.ground.contains_rect(*other))
    }

    /// The spots in the order in which they are tried, each with its number.
    fn spots(&self) -> impl Iterator<Item = (usize, Rect)> {
        let sides = if self.left { [1, 0] } else { [0, 1] };
        self.last.into_iter().chain(sides).chain(2..SPOTS).filter_map(|number| Some((number, self.spot(number)?)))
    }
}

/// The spot of every label, and its number. Nowhere for those that find none. What is `taken` stays free, and nothing
/// leaves the window.
pub(super) fn choose(wishes: &[Wish], taken: &[Rect], window: Rect) -> Vec<Option<(usize, Rect)>> {
    let near = Nearby::of(wishes, taken);
    let free = |wish: usize, rect: Rect| {
        window.contains_rect(rect) && !near.taken(wish).iter().any(|other| other.intersects(roomy(rect)))
    };
    let mut chosen: Vec<Option<(usize, Rect)>> = vec![None; wishes.len()];
    for (i, wish) in wishes.iter().enumerate() {
        let open = |(_, rect): &(usize, Rect)| free(i, *rect) && in_the_way(&chosen, *rect).next().is_none();
        let plain = |spot: &(usize, Rect)| wish.last == Some(spot.0) || wish.plain(spot.1, near.taken(i));
        let own = wish.spots().find(|spot| plain(spot) && open(spot)).or_else(|| wish.spots().find(open));
        chosen[i] = own;
    }
    let without: Vec<usize> = (0..wishes.len()).filter(|i| chosen[*i].is_none()).collect();
    for label in without {
        find_room(label, wishes, &mut chosen, &free, &mut Vec::new());
    }
    chosen
}

/// What is taken near each of the wishes: of thousands of symbols few are.
struct Nearby {
    taken: Vec<Rect>,
    /// Where in `taken` that of each wish ends.
    ends: Vec<usize>,
}

impl Nearby {
    fn of(wishes: &[Wish], taken: &[Rect]) -> Self {
        let mut near = Self { taken: Vec::new(), ends: Vec::with_capacity(wishes.len()) };
        for wish in wishes {
            let reach = wish.reach();
            near.taken.extend(taken.iter().filter(|other| other.intersects(reach)));
            near.ends.push(near.taken.len());
        }
        near
    }

    fn taken(&self, wish: usize) -> &[Rect] {
        let from = wish.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.taken[from..self.ends[wish]]
    }
}

/// Gives a label a spot for which no other must move, or else one that a single other can leave for a spot it finds in
/// the same way. Answers whether there is one; if not, all labels are where they were.
fn find_room(
    label: usize,
    wishes: &[Wish],
    chosen: &mut [Option<(usize, Rect)>],
    free: &dyn Fn(usize, Rect) -> bool,
    moved: &mut Vec<usize>,
) -> bool {
    let spots: Vec<_> = wishes[label].spots().filter(|(_, rect)| free(label, *rect)).collect();
    if let Some(spot) = spots.iter().find(|(_, rect)| in_the_way(chosen, *rect).next().is_none()) {
        chosen[label] = Some(*spot);
        return true;
    }
    for spot in spots {
        let others: Vec<usize> = in_the_way(chosen, spot.1).take(2).collect();
        let [other] = others[..] else { continue };
        if moved.len() >= MOST || moved.contains(&other) {
            continue;
        }
        moved.push(other);
        let before = chosen[other].take();
        chosen[label] = Some(spot);
        if find_room(other, wishes, chosen, free, moved) {
            return true;
        }
        chosen[label] = None;
        chosen[other] = before;
    }
    false
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
        Wish {
            ground: Rect::from_center_size(at, Vec2::new(30.0, 24.0)),
            at,
            size: Vec2::new(50.0, 14.0),
            left: false,
            last: None,
        }
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

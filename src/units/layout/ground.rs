//! The ground that symbols have taken, and where the nearest free spot on it is.

use bevy::{
    math::{IVec2, Rect, Vec2},
    platform::collections::HashMap,
};

use std::cell::Cell;

use super::declutter::{Block, COVERED};

/// With more neighbours than this the spots beside them are too many to try.
const NEIGHBOURS: usize = 32;

/// Of a window that is fuller than this, symbols may be pushed out.
const FULL: f32 = 0.7;

/// How many rings of spots are tried around a place before a symbol is left where it is.
const RINGS: i32 = 400;

/// At most so many spots are tried for all blocks together: dozens in one heap need far fewer. Where thousands stand in
/// one window there is no room to be found, and the work of looking for it grows with the square of their number; those
/// that are left stay where they are, over others, and the map goes on.
const SPOTS: usize = 4_000_000;

/// Blocks that stay where they are, sorted into cells as large as the largest of them.
pub(super) struct Ground {
    cell: Vec2,
    blocks: HashMap<IVec2, Vec<Block>>,
    /// Where blocks whose homes are in it must stay; everywhere, if it has no room for all.
    free: Rect,
    /// How many spots may still be tried.
    left: Cell<usize>,
}

impl Ground {
    /// Ground for these blocks, none of which is on it yet.
    pub(super) fn of(all: &[Block], free: Rect) -> Self {
        let largest = all.iter().fold(Vec2::ONE, |largest, block| largest.max(block.half * 2.0));
        let inside = all.iter().filter(|block| free.contains(block.home));
        let area: f32 = inside.map(|block| 4.0 * block.half.x * block.half.y).sum();
        let room = free.width() * free.height() * FULL;
        let free = if area <= room { free } else { Rect::from_corners(Vec2::splat(-1e9), Vec2::splat(1e9)) };
        Self { cell: largest, blocks: HashMap::default(), free, left: Cell::new(SPOTS) }
    }

    /// Puts a block down.
    pub(super) fn put(&mut self, block: Block) {
        self.blocks.entry(self.cell_of(block.at)).or_default().push(block);
    }

    fn cell_of(&self, at: Vec2) -> IVec2 {
        (at / self.cell).floor().as_ivec2()
    }

    /// The blocks within so many cells of a point, always in the same order.
    fn around(&self, at: Vec2, cells: i32) -> impl Iterator<Item = &Block> {
        let middle = self.cell_of(at);
        let columns = move |y| (-cells..=cells).map(move |x| middle + IVec2::new(x, y));
        (-cells..=cells).flat_map(columns).filter_map(|cell| self.blocks.get(&cell)).flatten()
    }

    /// Whether a block would cover none at a spot, and not leave the window.
    fn takes(&self, block: &Block, at: Vec2) -> bool {
        let there = Block { at, ..*block };
        there.held(at, self.free) == at && !self.around(at, 1).any(|other| there.covers(other))
    }

    /// Whether so many spots may be tried; then they are counted.
    fn may_try(&self, spots: usize) -> bool {
        let left = self.left.get().checked_sub(spots);
        self.left.set(left.unwrap_or_default());
        left.is_some()
    }

    /// The spot nearest to where a block is at which it covers nothing; where it is, if too many were looked for.
    pub(super) fn nearest_free(&self, block: &Block) -> Vec2 {
        self.beside(block).or_else(|| self.in_rings(block)).unwrap_or(block.at)
    }

    /// The nearest of the spots beside one or two neighbours: where it is squeezed least.
    fn beside(&self, block: &Block) -> Option<Vec2> {
        let near: Vec<&Block> = self.around(block.at, 2).collect();
        let spots = (2 * near.len() + 1).pow(2);
        if near.len() > NEIGHBOURS || !self.may_try(spots) {
            return None;
        }
        let edges = |at: f32, of: fn(Vec2) -> f32| -> Vec<f32> {
            let beside = near.iter().flat_map(|other| {
                let off = of(block.half + other.half) - COVERED;
                [of(other.at) - off, of(other.at) + off]
            });
            beside.chain([at]).collect()
        };
        let (xs, ys) = (edges(block.at.x, |v| v.x), edges(block.at.y, |v| v.y));
        let mut spots: Vec<Vec2> = xs.iter().flat_map(|x| ys.iter().map(|y| Vec2::new(*x, *y))).collect();
        // Of equal ones the nearer to its home; never by chance.
        spots.sort_by(|a, b| {
            let nearer = a.distance_squared(block.at).total_cmp(&b.distance_squared(block.at));
            nearer.then(a.distance_squared(block.home).total_cmp(&b.distance_squared(block.home)))
        });
        spots.into_iter().find(|spot| self.takes(block, *spot))
    }

    /// The nearest free spot of the first ring around a block that has one.
    fn in_rings(&self, block: &Block) -> Option<Vec2> {
        let mut rings = (1..=RINGS).take_while(|ring| self.may_try(8 * *ring as usize));
        rings.find_map(|ring| {
            let side = (-ring..=ring).flat_map(|i| [(i, -ring), (i, ring), (-ring, i), (ring, i)]);
            let spots = side.map(|(x, y)| block.at + Vec2::new(x as f32, y as f32) * block.half * 0.5);
            let free = spots.filter(|spot| self.takes(block, *spot));
            free.min_by(|a, b| a.distance_squared(block.at).total_cmp(&b.distance_squared(block.at)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(x: f32, y: f32) -> Block {
        let home = Vec2::new(x, y);
        Block { home, at: home, half: Vec2::new(20.0, 10.0), rank: 4 }
    }

    #[test]
    fn the_nearest_spot_is_beside_the_narrower_side() {
        let free = Rect::new(0.0, 0.0, 800.0, 600.0);
        let mut ground = Ground::of(&[block(400.0, 300.0)], free);
        ground.put(block(400.0, 300.0));
        let spot = ground.nearest_free(&block(403.0, 301.0));
        assert!(spot.x == 403.0 && (spot.y - 320.0).abs() <= 2.0, "{spot}");
    }

    #[test]
    fn a_window_too_full_for_all_lets_some_out() {
        let free = Rect::new(0.0, 0.0, 100.0, 100.0);
        let all: Vec<_> = (0..200).map(|_| block(50.0, 50.0)).collect();
        let mut ground = Ground::of(&all, free);
        for one in &all {
            let at = ground.nearest_free(one);
            assert!(ground.takes(one, at));
            ground.put(Block { at, ..*one });
        }
    }
}

//! The ground that symbols have taken, and where the nearest free spot on it is.

use bevy::{
    math::{IVec2, Rect, Vec2},
    platform::collections::HashMap,
};

use super::declutter::{Block, CALM, COVERED};

/// With more neighbours than this the spots beside them are too many to try.
const NEIGHBOURS: usize = 32;

/// Of a window that is fuller than this, symbols may be pushed out.
const FULL: f32 = 0.7;

/// How many rings of spots are tried around a place before a symbol is left where it is.
const RINGS: i32 = 400;

/// Among thousands rings far out are as full as the near ones.
const RINGS_IN_A_CROWD: i32 = 16;

/// Blocks that stay where they are, sorted into cells as large as the largest of them.
#[derive(Default)]
pub(super) struct Ground {
    cell: Vec2,
    /// The first and the last block of every cell, by their places in `blocks`.
    cells: HashMap<IVec2, (usize, usize)>,
    /// The blocks, each with the place of the next in its cell.
    blocks: Vec<(Block, Option<usize>)>,
    /// Where blocks whose homes are in it must stay; everywhere, if it has no room for all.
    free: Rect,
    rings: i32,
    /// Memory for the spots beside neighbours.
    beside: Spots,
}

/// Spots beside neighbours, and the lines on which they lie.
#[derive(Default)]
struct Spots {
    xs: Vec<f32>,
    ys: Vec<f32>,
    spots: Vec<Vec2>,
    /// The spots by their squared distances from where a block is and from its home, each with its place in `spots`.
    order: Vec<(f32, f32, usize)>,
}

impl Ground {
    /// Becomes ground for these blocks, none of which is on it yet.
    pub(super) fn clear(&mut self, all: &[Block], free: Rect) {
        let largest = all.iter().fold(Vec2::ONE, |largest, block| largest.max(block.half * 2.0));
        let inside = all.iter().filter(|block| free.contains(block.home));
        let area: f32 = inside.map(|block| 4.0 * block.half.x * block.half.y).sum();
        let room = free.width() * free.height() * FULL;
        self.rings = if all.len() <= CALM { RINGS } else { RINGS_IN_A_CROWD };
        self.free = if area <= room { free } else { Rect::from_corners(Vec2::splat(-1e9), Vec2::splat(1e9)) };
        self.cell = largest;
        self.cells.clear();
        self.blocks.clear();
    }

    /// Puts a block down.
    pub(super) fn put(&mut self, block: Block) {
        let (cell, place) = (self.cell_of(block.at), self.blocks.len());
        let (_, last) = self.cells.entry(cell).or_insert((place, place));
        let before = std::mem::replace(last, place);
        self.blocks.push((block, None));
        if before != place {
            self.blocks[before].1 = Some(place);
        }
    }

    fn cell_of(&self, at: Vec2) -> IVec2 {
        (at / self.cell).floor().as_ivec2()
    }

    /// The blocks within so many cells of a point, always in the same order.
    fn around(&self, at: Vec2, cells: i32) -> impl Iterator<Item = &Block> {
        let middle = self.cell_of(at);
        let columns = move |y| (-cells..=cells).map(move |x| middle + IVec2::new(x, y));
        let firsts = (-cells..=cells).flat_map(columns).filter_map(|cell| self.cells.get(&cell));
        firsts
            .flat_map(|(first, _)| std::iter::successors(Some(*first), |place| self.blocks[*place].1))
            .map(|place| &self.blocks[place].0)
    }

    /// Whether a block would cover none at a spot, and not leave the window.
    fn takes(&self, block: &Block, at: Vec2) -> bool {
        let there = Block { at, ..*block };
        there.held(at, self.free) == at && !self.around(at, 1).any(|other| there.covers(other))
    }

    /// The spot nearest to where a block is at which it covers nothing.
    pub(super) fn nearest_free(&mut self, block: &Block) -> Vec2 {
        let mut beside = std::mem::take(&mut self.beside);
        let found = self.beside(block, &mut beside);
        self.beside = beside;
        found.or_else(|| self.in_rings(block)).unwrap_or(block.at)
    }

    /// The nearest of the spots beside one or two neighbours: where it is squeezed least.
    fn beside(&self, block: &Block, Spots { xs, ys, spots, order }: &mut Spots) -> Option<Vec2> {
        if self.around(block.at, 2).count() > NEIGHBOURS {
            return None;
        }
        let edges = |lines: &mut Vec<f32>, of: fn(Vec2) -> f32| {
            lines.clear();
            lines.extend(self.around(block.at, 2).flat_map(|other| {
                let off = of(block.half + other.half) - COVERED;
                [of(other.at) - off, of(other.at) + off]
            }));
            lines.push(of(block.at));
        };
        edges(xs, |v| v.x);
        edges(ys, |v| v.y);
        spots.clear();
        spots.extend(xs.iter().flat_map(|x| ys.iter().map(|y| Vec2::new(*x, *y))));
        // Of equal ones the nearer to its home; never by chance.
        order.clear();
        let far = |(i, spot): (usize, &Vec2)| (spot.distance_squared(block.at), spot.distance_squared(block.home), i);
        order.extend(spots.iter().enumerate().map(far));
        order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        order.iter().map(|(.., i)| spots[*i]).find(|spot| self.takes(block, *spot))
    }

    /// The nearest free spot of the first ring around a block that has one.
    fn in_rings(&self, block: &Block) -> Option<Vec2> {
        (1..=self.rings).find_map(|ring| {
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
        let mut ground = Ground::default();
        ground.clear(&[block(400.0, 300.0)], free);
        ground.put(block(400.0, 300.0));
        let spot = ground.nearest_free(&block(403.0, 301.0));
        assert!(spot.x == 403.0 && (spot.y - 320.0).abs() <= 2.0, "{spot}");
    }

    #[test]
    fn a_window_too_full_for_all_lets_some_out() {
        let free = Rect::new(0.0, 0.0, 100.0, 100.0);
        let all: Vec<_> = (0..200).map(|_| block(50.0, 50.0)).collect();
        let mut ground = Ground::default();
        ground.clear(&all, free);
        for one in &all {
            let at = ground.nearest_free(one);
            assert!(ground.takes(one, at));
            ground.put(Block { at, ..*one });
        }
    }
}

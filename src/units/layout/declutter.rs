//! Pushes rectangles apart until none covers another, and each stays as near to its place as that allows.
//!
//! First all are pushed and pulled at once, which keeps neighbours neighbours; what still overlaps then is set down
//! one by one at the nearest free spot, so that in the end nothing overlaps. Pairs are found by a sweep from left to
//! right: the work grows with the number of symbols and their neighbours, not with the number of pairs.

use bevy::math::{Rect, Vec2};

use super::{AIR, ground::Ground};

/// Passes of pushing. What still overlaps after these is set down one by one.
const PASSES: usize = 70;

/// With more blocks than this there are fewer passes, so that a map of thousands still moves; but never fewer than so
/// many.
pub(super) const CALM: usize = 250;
const FEWEST: usize = 6;

/// Of more blocks than this that still cover others only the largest are set down: the window has no room for all.
const SET_DOWN: usize = 200;

/// Passes in which symbols are also pulled back towards their places.
const PULLING: usize = 40;

/// Passes in which symbols grow to their size: they find their order while they are small, and keep it.
const GROWING: usize = 30;

/// How strongly symbols are pulled in the first pass.
const PULL: f32 = 0.12;

/// Half the air around a symbol may be given up before it counts as covered.
pub(super) const COVERED: f32 = AIR * 0.5;

/// The ground of a symbol, in pixels from the map's origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Block {
    /// Where its middle would be if it were alone.
    pub(super) home: Vec2,
    /// Where it is.
    pub(super) at: Vec2,
    /// Half its size, with the air around it.
    pub(super) half: Vec2,
    /// The larger stays where it is rather than the smaller.
    pub(super) rank: u8,
}

impl Block {
    /// How far this and another reach over one another; not at all if a side is negative.
    fn overlap(&self, other: &Self) -> Vec2 {
        self.half + other.half - (other.at - self.at).abs()
    }

    /// Whether one truly covers another.
    pub(super) fn covers(&self, other: &Self) -> bool {
        self.overlap(other).min_element() > 2.0 * COVERED
    }

    /// Its place, held inside the window if its home is there.
    pub(super) fn held(&self, at: Vec2, free: Rect) -> Vec2 {
        let room = Rect { min: free.min + self.half, max: free.max - self.half };
        if free.contains(self.home) && room.min.cmple(room.max).all() { at.clamp(room.min, room.max) } else { at }
    }
}

/// Settles blocks, frame after frame in the same memory.
#[derive(Default)]
pub(super) struct Settler {
    order: Vec<usize>,
    loose: Vec<usize>,
    ground: Ground,
}

impl Settler {
    /// Moves the blocks so that none covers another. Those at home in the free part of the window stay in it.
    pub(super) fn settle(&mut self, blocks: &mut [Block], free: Rect) {
        number(&mut self.order, blocks.len());
        if part(blocks, &mut self.order, free) {
            self.set_down(blocks, free);
        }
    }

    /// Sets down, one by one and the larger first, whatever still covers another.
    fn set_down(&mut self, blocks: &mut [Block], free: Rect) {
        let Self { order, loose, ground } = self;
        loose.clear();
        let first = |a: usize, b: usize, blocks: &[Block]| (blocks[b].rank, a) < (blocks[a].rank, b);
        for_overlapping(blocks, order, |blocks, i, j| {
            if blocks[i].covers(&blocks[j]) {
                loose.push(if first(i, j, blocks) { j } else { i });
            }
        });
        if loose.is_empty() {
            return;
        }
        loose.sort_unstable();
        loose.dedup();
        ground.clear(blocks, free);
        for block in (0..blocks.len()).filter(|i| loose.binary_search(i).is_err()).map(|i| blocks[i]) {
            ground.put(block);
        }
        loose.sort_unstable_by_key(|i| (std::cmp::Reverse(blocks[*i].rank), *i));
        loose.truncate(SET_DOWN);
        for i in loose.iter().copied() {
            blocks[i].at = ground.nearest_free(&blocks[i]);
            ground.put(blocks[i]);
        }
    }
}

/// Pushes the blocks apart and pulls them back. Answers whether there was anything to do.
fn part(blocks: &mut [Block], order: &mut [usize], free: Rect) -> bool {
    blocks.iter_mut().for_each(|block| block.at = block.held(block.home, free));
    // Where all have room there is nothing to do.
    if !push(blocks, order, 1.0, 0.0) {
        return false;
    }
    // All phases are shortened alike.
    let passes = (PASSES * CALM / blocks.len().max(CALM)).max(FEWEST);
    let share = PASSES as f32 / passes as f32;
    for pass in (0..passes).map(|pass| pass as f32 * share) {
        for block in blocks.iter_mut() {
            // The pull weakens and ends, so that the pushes win.
            let pull = PULL * (1.0 - pass / PULLING as f32).max(0.0);
            block.at = block.held(block.at + (block.home - block.at) * pull, free);
        }
        let grown = ((pass + 1.0) / GROWING as f32).min(1.0);
        if !push(blocks, order, grown, 0.5) && grown >= 1.0 {
            break;
        }
    }
    blocks.iter_mut().for_each(|block| block.at = block.held(block.at, free));
    true
}

/// Makes `order` the numbers of so many blocks, in the memory it has.
pub(super) fn number(order: &mut Vec<usize>, count: usize) {
    order.clear();
    order.extend(0..count);
}

/// Pushes blocks of a share `grown` of their size apart once where they overlap, each by a share of their overlap.
/// Answers whether any did.
pub(super) fn push(blocks: &mut [Block], order: &mut [usize], grown: f32, share: f32) -> bool {
    let mut any = false;
    for_overlapping(blocks, order, |blocks, i, j| {
        let overlap = (blocks[i].half + blocks[j].half) * grown - (blocks[j].at - blocks[i].at).abs();
        if overlap.min_element() > 0.0 {
            any = true;
            let between = blocks[j].at - blocks[i].at;
            let push = apart(between, overlap, blocks[j].home - blocks[i].home, i + j) * share;
            blocks[i].at -= push;
            blocks[j].at += push;
        }
    });
    any
}

/// Calls `visit` for every pair, the smaller number first, that overlaps from left to right.
fn for_overlapping(blocks: &mut [Block], order: &mut [usize], mut visit: impl FnMut(&mut [Block], usize, usize)) {
    let left = |block: &Block| block.at.x - block.half.x;
    order.sort_unstable_by(|a, b| left(&blocks[*a]).total_cmp(&left(&blocks[*b])).then(a.cmp(b)));
    if order.len() > CALM {
        return in_rows(blocks, order, visit);
    }
    for (n, &i) in order.iter().enumerate() {
        let right = blocks[i].at.x + blocks[i].half.x;
        for &j in &order[n + 1..] {
            // Pushes of this pass have moved some a little: a neighbour missed now is met in the next.
            if left(&blocks[j]) >= right {
                break;
            }
            visit(blocks, i.min(j), i.max(j));
        }
    }
}

/// The same for many, which a sweep from left to right alone would meet by the square of their number: only with those of the own row and of the rows next to it, each as high as the highest block.
fn in_rows(blocks: &mut [Block], order: &[usize], mut visit: impl FnMut(&mut [Block], usize, usize)) {
    let highest = blocks.iter().map(|block| 2.0 * block.half.y).fold(1.0, f32::max);
    let (top, bottom) =
        blocks.iter().fold((f32::MAX, f32::MIN), |(t, b), block| (t.min(block.at.y), b.max(block.at.y)));
    // No more rows than blocks, however far apart these are.
    let height = highest.max((bottom - top) / order.len() as f32);
    let rows: Vec<usize> = blocks.iter().map(|block| ((block.at.y - top) / height) as usize).collect();
    let last = rows.iter().copied().max().unwrap_or_default();
    // Where the blocks of each row begin, when they are sorted into rows from left to right.
    let mut begins = vec![0; last + 2];
    rows.iter().for_each(|row| begins[row + 1] += 1);
    (1..begins.len()).for_each(|row| begins[row] += begins[row - 1]);
    let (mut sorted, mut next) = (vec![0; order.len()], begins.clone());
    for &i in order {
        sorted[next[rows[i]]] = i;
        next[rows[i]] += 1;
    }
    next.clone_from(&begins);
    for &i in order {
        next[rows[i]] += 1;
        let right = blocks[i].at.x + blocks[i].half.x;
        for row in rows[i].saturating_sub(1)..=(rows[i] + 1).min(last) {
            for &j in &sorted[next[row]..begins[row + 1]] {
                if blocks[j].at.x - blocks[j].half.x >= right {
                    break;
                }
                visit(blocks, i.min(j), i.max(j));
            }
        }
    }
}

/// The shortest way apart. Blocks on the very same place part as their homes lie, or by their numbers.
fn apart(between: Vec2, overlap: Vec2, homes: Vec2, seed: usize) -> Vec2 {
    let sign = |d: f32, home: f32, even: bool| {
        if d.abs() > 1e-3 {
            d.signum()
        } else if home.abs() > 1e-3 {
            home.signum()
        } else if even {
            1.0
        } else {
            -1.0
        }
    };
    if overlap.x < overlap.y {
        Vec2::new(overlap.x * sign(between.x, homes.x, seed.is_multiple_of(2)), 0.0)
    } else {
        Vec2::new(0.0, overlap.y * sign(between.y, homes.y, seed % 4 < 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FREE: Rect = Rect { min: Vec2::ZERO, max: Vec2::new(800.0, 600.0) };

    fn block(x: f32, y: f32) -> Block {
        let home = Vec2::new(x, y);
        Block { home, at: home, half: Vec2::new(20.0, 18.0), rank: 4 }
    }

    fn covered(blocks: &[Block]) -> usize {
        let pairs = (0..blocks.len()).flat_map(|i| (i + 1..blocks.len()).map(move |j| (i, j)));
        pairs.filter(|(i, j)| blocks[*i].covers(&blocks[*j])).count()
    }

    #[test]
    fn a_heap_comes_apart_entirely() {
        for count in [2, 12, 40, 120] {
            for step in [0.0, 0.5, 3.0] {
                let place = |i| block(400.0 + i as f32 * step, 300.0 + (i % 7) as f32 * step);
                let mut blocks: Vec<_> = (0..count).map(place).collect();
                Settler::default().settle(&mut blocks, FREE);
                assert_eq!(covered(&blocks), 0, "{count} blocks, {step} apart");
            }
        }
    }

    #[test]
    fn in_rows_the_same_pairs_overlap() {
        let place = |i: usize| block((i * 7_919 % 1_500) as f32, (i * 104_729 % 1_100) as f32);
        let mut blocks: Vec<_> = (0..1_000).map(place).collect();
        blocks.iter_mut().step_by(3).for_each(|block| block.half = Vec2::new(45.0, 9.0));
        let mut pairs = |many: bool| {
            let mut order: Vec<usize> = (0..blocks.len()).collect();
            let mut pairs = Vec::new();
            let note = |blocks: &mut [Block], i: usize, j: usize| {
                pairs.extend((blocks[i].overlap(&blocks[j]).min_element() > 0.0).then_some((i, j)));
            };
            if many {
                for_overlapping(&mut blocks, &mut order, note);
            } else {
                all_pairs(&mut blocks, note);
            }
            pairs.sort_unstable();
            pairs
        };
        let (rows, all) = (pairs(true), pairs(false));
        assert!(all.len() > 500, "{}", all.len());
        assert_eq!(rows, all);
    }

    fn all_pairs(blocks: &mut [Block], mut visit: impl FnMut(&mut [Block], usize, usize)) {
        (0..blocks.len()).for_each(|i| (i + 1..blocks.len()).for_each(|j| visit(blocks, i, j)));
    }

    #[test]
    fn a_block_with_room_stays_at_home() {
        let mut blocks = vec![block(100.0, 100.0), block(200.0, 100.0)];
        let before = blocks.clone();
        Settler::default().settle(&mut blocks, FREE);
        assert_eq!(blocks, before);
    }

    #[test]
    fn what_is_at_home_in_the_window_stays_in_it() {
        let mut blocks: Vec<_> = (0..30).map(|i| block(3.0 + (i % 3) as f32, 595.0)).collect();
        Settler::default().settle(&mut blocks, FREE);
        assert_eq!(covered(&blocks), 0);
        for block in &blocks {
            assert!(FREE.contains(block.at - block.half) && FREE.contains(block.at + block.half), "{block:?}");
        }
    }

    #[test]
    fn moving_the_map_by_whole_pixels_moves_nothing_on_it() {
        let heap =
            |by: f32| -> Vec<Block> { (0..20).map(|i| block(300.0 + (i * 7 % 50) as f32 + by, 300.0)).collect() };
        let (mut here, mut there) = (heap(0.0), heap(64.0));
        Settler::default().settle(&mut here, FREE);
        Settler::default().settle(&mut there, FREE);
        for (a, b) in here.iter().zip(&there) {
            assert!(((a.at - a.home) - (b.at - b.home)).length() < 0.01);
        }
    }
}

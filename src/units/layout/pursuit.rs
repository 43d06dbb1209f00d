//! What is drawn follows the arrangement in small steps, so that nothing jumps while the clock runs or the map opens.
//!
//! When the reader goes to another instant, account or window, everything is at once where it belongs. Else, within
//! [`SETTLED`] of the last change, all symbols rest where the arrangement wants them, and no more frames are needed.

use bevy::math::{Rect, Vec2};

use super::{AIR, FOOTPRINT, Placed, SymbolLayout, declutter, declutter::Block};
use crate::{
    campaign::{
        ids::UnitId,
        time::Instant,
        words::{Account, Certainty},
    },
    geo::projection::MapPoint,
    playback::Playback,
    replay::clock::ClockCommand,
    view::View,
};

/// The largest step of a symbol in a frame while the clock runs, as a share of its width. A third would be a jump.
const STEP: f32 = 0.32;

/// Seconds in which a symbol covers about two thirds of its way: while the clock runs, and when it stands.
const PLAYING: f32 = 0.1;
const STANDING: f32 = 0.05;

/// A level of detail opens or folds in this many seconds.
const SETTLED: f32 = 0.25;

/// A frame counts for no longer than this: after a rest the first one stands for all the time in which nothing moved.
const LONGEST: f32 = 0.06;

/// Symbols nearer than this many pixels to where they belong are there.
const THERE: f32 = 0.4;

/// Passes that keep symbols apart on their way, and the share of their overlap each takes: they may pass one another.
const PASSES: usize = 3;
const SHARE: f32 = 0.3;

/// Whether a command goes to another instant at once.
pub(super) fn seeks(command: ClockCommand) -> bool {
    use ClockCommand::{End, Home, NextEvent, PreviousEvent, Seek, Step};
    matches!(command, Seek(_) | Step(_) | NextEvent | PreviousEvent | Home | End)
}

/// How what is drawn follows the arrangement in a frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Pace {
    /// It is there at once.
    Snap,
    /// It follows in small steps while the clock runs; the frame took so many seconds.
    Play(f32),
    /// It comes to rest.
    Settle(f32),
}

/// What the last frame showed.
#[derive(Clone, Copy, PartialEq)]
struct Seen {
    now: Instant,
    playing: bool,
    /// What changes the arrangement as a whole.
    shown: (Vec2, bool, Account, Certainty),
}

/// Where a symbol was drawn: relative to the true place of its unit, so that moving the map moves it along.
struct Drawn {
    unit: UnitId,
    ground: MapPoint,
    off: Vec2,
}

/// What was drawn last.
#[derive(Default)]
pub(super) struct Pursuit {
    seen: Option<Seen>,
    depth: f32,
    deepening: bool,
    drawn: Vec<Drawn>,
    blocks: Vec<Block>,
    /// Memory of a frame, kept for the next.
    before: Vec<Option<Vec2>>,
    order: Vec<usize>,
}

impl Pursuit {
    /// How to follow in this frame.
    pub(super) fn pace(&mut self, playback: &Playback, view: &View, sought: bool, seconds: f32) -> Pace {
        let (now, playing) = (playback.now(), playback.clock().playing());
        let seen = Seen { now, playing, shown: (view.size(), view.projector, view.account, view.least) };
        let Some(last) = self.seen.replace(seen) else { return Pace::Snap };
        // The clock has moved on by itself if it ran, in this frame or up to its end.
        let ran = (playing || last.playing) && now >= last.now;
        if sought || seen.shown != last.shown || (now != last.now && !ran) {
            Pace::Snap
        } else if playing {
            Pace::Play(seconds.min(LONGEST))
        } else {
            Pace::Settle(seconds.min(LONGEST))
        }
    }

    /// The depth that is drawn on the way to `goal`.
    pub(super) fn depth(&mut self, goal: f32, pace: Pace) -> f32 {
        self.depth = match pace {
            Pace::Snap => goal,
            Pace::Play(seconds) | Pace::Settle(seconds) => {
                let way = goal - self.depth;
                // The farther, the faster.
                let step = seconds / SETTLED * way.abs().max(1.0);
                if way.abs() <= step { goal } else { self.depth + step * way.signum() }
            }
        };
        self.deepening = self.depth != goal;
        self.depth
    }

    /// Moves the symbols from where they were drawn towards where they are to be. Answers whether any is on its way.
    pub(super) fn follow(&mut self, layout: &mut SymbolLayout, view: &View, pace: Pace) -> bool {
        let mut moving = self.deepening;
        if pace != Pace::Snap {
            let mut before = std::mem::take(&mut self.before);
            before.clear();
            before.extend(layout.placed.iter().map(|placed| self.before(placed, view)));
            self.approach(layout, &before, pace);
            self.before = before;
            moving |= self.blocks.iter().any(|block| block.at != block.home);
        }
        self.drawn.clear();
        self.drawn.extend(layout.placed.iter().map(|placed| Drawn {
            unit: placed.unit,
            ground: placed.ground,
            off: placed.at - placed.anchor,
        }));
        moving
    }

    /// Where a symbol was in the last frame, on the screen of this one.
    fn before(&self, placed: &Placed, view: &View) -> Option<Vec2> {
        let found = self.drawn.binary_search_by_key(&placed.unit, |drawn| drawn.unit).ok()?;
        let drawn = &self.drawn[found];
        Some(view.pixel_of_map(drawn.ground) + drawn.off)
    }

    fn approach(&mut self, layout: &mut SymbolLayout, before: &[Option<Vec2>], pace: Pace) {
        let (rate, step) = match pace {
            Pace::Snap => (1.0, f32::INFINITY),
            Pace::Play(seconds) => (share(seconds, PLAYING), STEP * layout.width),
            Pace::Settle(seconds) => (share(seconds, STANDING), f32::INFINITY),
        };
        self.blocks.clear();
        self.blocks.extend(layout.placed.iter().zip(before).map(|(placed, before)| {
            let ground: Rect = FOOTPRINT.at(Vec2::ZERO, layout.width * placed.size);
            let from = before.unwrap_or(placed.at);
            let at = stepped(from, placed.at, rate, step * placed.size);
            Block { home: placed.at, at, half: ground.half_size() + Vec2::splat(AIR), rank: placed.rank }
        }));
        if matches!(pace, Pace::Play(_)) {
            declutter::number(&mut self.order, self.blocks.len());
            for _ in 0..PASSES {
                if !declutter::push(&mut self.blocks, &mut self.order, 1.0, SHARE) {
                    break;
                }
            }
        }
        for ((placed, block), before) in layout.placed.iter_mut().zip(&mut self.blocks).zip(before) {
            if let (Some(before), true) = (before, step.is_finite()) {
                block.at = *before + (block.at - *before).clamp_length_max(step * placed.size);
            }
            placed.at = block.at;
        }
    }
}

/// The share of a way that is covered in so many seconds.
fn share(seconds: f32, pace: f32) -> f32 {
    1.0 - libm::expf(-seconds.max(0.0) / pace)
}

/// A step from one point towards another: a share of the way, no longer than `most`, and all of it at the end.
fn stepped(from: Vec2, to: Vec2, share: f32, most: f32) -> Vec2 {
    let way = to - from;
    if way.length() <= THERE.min(most) { to } else { from + (way * share).clamp_length_max(most) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_small_and_arrive() {
        let (mut at, goal) = (Vec2::ZERO, Vec2::new(200.0, 40.0));
        let mut steps = 0;
        while at != goal {
            let next = stepped(at, goal, share(0.05, PLAYING), 10.0);
            assert!(next.distance(at) <= 10.001);
            at = next;
            steps += 1;
            assert!(steps < 60, "it never arrives");
        }
    }

    #[test]
    fn at_rest_it_is_there_within_a_third_of_a_second() {
        let (mut at, goal) = (Vec2::ZERO, Vec2::new(150.0, 0.0));
        for _ in 0..20 {
            at = stepped(at, goal, share(1.0 / 60.0, STANDING), f32::INFINITY);
        }
        assert_eq!(at, goal);
    }

    #[test]
    fn a_depth_is_reached_in_time_however_far_it_is() {
        for goal in [1.0, 2.0, 3.0] {
            let mut pursuit = Pursuit::default();
            let mut seconds = 0.0;
            while pursuit.depth(goal, Pace::Settle(0.02)) != goal {
                seconds += 0.02;
                assert!(seconds < 0.6, "{goal}");
            }
        }
    }
}

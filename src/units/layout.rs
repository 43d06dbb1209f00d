//! Where symbols stand on the screen: at their true places where there is room, moved aside where there is not.
//!
//! The arrangement is a function of the situation and the view alone: it is made anew from the true places each time,
//! so that scrubbing back shows what playing showed.

use bevy::prelude::*;

use crate::{
    campaign::{
        ids::UnitId,
        words::{Activity, Certainty},
    },
    playback::Playback,
    replay::situation::UnitState,
    theme::Scale,
    view::{Obstacles, View},
};

/// Passes over all pairs. Symbols that still overlap after these are left so.
const PASSES: usize = 90;

/// Passes in which symbols are also pulled back towards their places.
const PULLING: usize = 24;

/// Map metres in a pixel between which symbols shrink from full size to their smallest.
const FULL_SIZE_TO: f64 = 90.0;
const SMALLEST_FROM: f64 = 520.0;

/// The smallest symbol, as a share of the full size.
const SMALLEST: f32 = 0.3;

/// Map metres in a pixel up to which symbols have labels.
const LABELS_TO: f64 = 150.0;

/// A symbol's frame is this much lower than wide.
pub(super) const ASPECT: f32 = 0.64;

/// One symbol on the screen, in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    /// The unit.
    pub unit: UnitId,
    /// Where the unit truly is.
    pub anchor: Vec2,
    /// The middle of its symbol.
    pub at: Vec2,
    /// How large its symbol is, as a share of the size of all.
    pub size: f32,
    /// How sure its place is.
    pub certainty: Certainty,
    /// What it does.
    pub activity: Activity,
    /// The units it stands for, as a range of [`SymbolLayout::members`].
    members: (usize, usize),
}

/// Every symbol on the screen, in the order of the units' ids.
#[derive(Resource, Default)]
pub struct SymbolLayout {
    pub(super) placed: Vec<Placed>,
    /// The units that the symbols stand for.
    members: Vec<UnitId>,
    /// The width of a frame in pixels.
    pub(super) width: f32,
    /// Whether labels are drawn.
    pub(super) labels: bool,
}

impl SymbolLayout {
    /// How many symbols there are.
    pub fn len(&self) -> usize {
        self.placed.len()
    }

    /// The units that a symbol stands for: itself alone, or those under it.
    pub(super) fn members(&self, placed: &Placed) -> &[UnitId] {
        self.members.get(placed.members.0..placed.members.1).unwrap_or_default()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.placed.is_empty()
    }

    /// The unit whose symbol is under a pixel; the one drawn last where several are.
    pub fn unit_at(&self, pixel: Vec2) -> Option<UnitId> {
        let reach = Vec2::new(self.width, self.width * ASPECT) / 2.0 + Vec2::splat(5.0);
        let hit = |placed: &&Placed| {
            let off = (pixel - placed.at).abs();
            off.x <= reach.x && off.y <= reach.y
        };
        self.placed.iter().rev().find(hit).map(|placed| placed.unit)
    }
}

/// How large symbols are drawn when a pixel covers so many map metres, as a share of the full size.
fn size_at(metres_per_pixel: f64) -> f32 {
    // By ratios, as zooming goes: halfway between the two is as far from the one as from the other.
    let share = libm::log(metres_per_pixel / FULL_SIZE_TO) / libm::log(SMALLEST_FROM / FULL_SIZE_TO);
    1.0 - share.clamp(0.0, 1.0) as f32 * (1.0 - SMALLEST)
}

/// Arranges the symbols of the moment and makes them obstacles for the labels of places.
pub(super) fn arrange(
    playback: Res<Playback>,
    view: Res<View>,
    mut layout: ResMut<SymbolLayout>,
    mut obstacles: ResMut<Obstacles>,
) {
    let layout = &mut *layout;
    layout.width = Scale::of(view.size(), view.projector).symbol() * size_at(view.metres_per_pixel());
    layout.labels = view.metres_per_pixel() <= LABELS_TO;
    let margin = layout.width;
    let window = Rect::from_corners(Vec2::splat(-margin), view.size() + Vec2::splat(margin));
    layout.placed.clear();
    let sure = |state: &&UnitState| state.certainty <= view.least;
    layout.placed.extend(playback.situation().units().iter().filter(sure).filter_map(|state| {
        let anchor = view.pixel_of(state.at);
        let (certainty, activity) = (state.certainty, state.activity);
        let placed = Placed { unit: state.unit, anchor, at: anchor, size: 1.0, certainty, activity, members: (0, 0) };
        window.contains(anchor).then_some(placed)
    }));
    layout.members.clear();
    layout.members.extend(layout.placed.iter().map(|placed| placed.unit));
    for (i, placed) in layout.placed.iter_mut().enumerate() {
        placed.members = (i, i + 1);
    }
    // A frame with its echelon mark above it, and a little air.
    let room = Vec2::new(layout.width + 4.0, layout.width * (ASPECT + 0.34) + 2.0);
    // So far out that labels no longer fit, true places tell more than separate symbols.
    if layout.labels {
        spread(&mut layout.placed, room);
    }
    obstacles.0.clear();
    let size = Vec2::new(layout.width, layout.width * (ASPECT + 0.3));
    obstacles.0.extend(layout.placed.iter().map(|placed| Rect::from_center_size(placed.at, size)));
}

/// Pushes symbols apart until none overlaps another, or as far as the passes go, and pulls them towards their places.
fn spread(placed: &mut [Placed], room: Vec2) {
    for pass in 0..PASSES {
        let mut still = true;
        for i in 0..placed.len() {
            for j in i + 1..placed.len() {
                let between = placed[j].at - placed[i].at;
                let overlap = room - between.abs();
                if overlap.x <= 0.0 || overlap.y <= 0.0 {
                    continue;
                }
                still = false;
                let push = apart(between, overlap, placed[j].anchor - placed[i].anchor, i + j) * 0.5;
                placed[i].at -= push;
                placed[j].at += push;
            }
        }
        if still {
            break;
        }
        // The pull weakens and ends, so that the pushes win.
        let pull = 0.1 * (1.0 - pass as f32 / PULLING as f32).max(0.0);
        for symbol in placed.iter_mut() {
            symbol.at += (symbol.anchor - symbol.at) * pull;
        }
    }
}

/// The shortest way apart. Symbols on the very same place part by their numbers.
fn apart(between: Vec2, overlap: Vec2, anchors: Vec2, seed: usize) -> Vec2 {
    let sign = |d: f32, anchor: f32, even: bool| {
        if d.abs() > 1e-3 {
            d.signum()
        } else if anchor.abs() > 1e-3 {
            anchor.signum()
        } else if even {
            1.0
        } else {
            -1.0
        }
    };
    if overlap.x < overlap.y {
        Vec2::new(overlap.x * sign(between.x, anchors.x, seed.is_multiple_of(2)), 0.0)
    } else {
        Vec2::new(0.0, overlap.y * sign(between.y, anchors.y, seed % 4 < 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol(i: usize, x: f32, y: f32) -> Placed {
        let at = Vec2::new(x, y);
        Placed {
            unit: UnitId::at(i),
            anchor: at,
            at,
            size: 1.0,
            certainty: Certainty::Known,
            activity: Activity::Hold,
            members: (i, i + 1),
        }
    }

    #[test]
    fn symbols_in_a_heap_come_apart() {
        let mut placed: Vec<_> = (0..12).map(|i| symbol(i, 100.0 + i as f32, 100.0)).collect();
        let room = Vec2::new(40.0, 36.0);
        spread(&mut placed, room);
        for (i, a) in placed.iter().enumerate() {
            for b in &placed[i + 1..] {
                let off = (a.at - b.at).abs();
                assert!(off.x > room.x - 1.0 || off.y > room.y - 1.0, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn a_symbol_with_room_stays_at_its_place() {
        let mut placed = vec![symbol(0, 10.0, 10.0), symbol(1, 200.0, 10.0)];
        let before = placed.clone();
        spread(&mut placed, Vec2::new(40.0, 36.0));
        assert_eq!(placed, before);
    }

    #[test]
    fn symbols_shrink_as_the_map_does() {
        assert_eq!(size_at(50.0), 1.0);
        assert_eq!(size_at(700.0), SMALLEST);
        assert!(size_at(200.0) < 1.0 && size_at(200.0) > SMALLEST);
    }
}

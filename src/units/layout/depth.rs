//! Levels of detail: which formations are drawn at a scale, and how they open and fold in between.
//!
//! The scale becomes a depth: 0 is every unit by itself, 1 regiments and brigades, 2 divisions, 3 groups. At rest it is
//! a whole number. On the way from one to the next, which [`super::pursuit`] paces, both are there: the units slide to
//! the middle of their formation and shrink, and its symbol grows there.

use crate::{
    campaign::{ids::UnitId, model::Campaign, time::Instant},
    geo::projection::{MapPoint, to_map},
    replay::{
        formations::{Formation, Formations, Level, rank},
        situation::UnitState,
    },
};

use super::{Placed, SymbolLayout};
use bevy::math::Vec2;

/// Map metres in a pixel from which formations are folded, where symbols are [`USUAL`] pixels wide.
const FOLDS: [f64; 3] = [36.0, 150.0, 400.0];

/// Where symbols are larger, they need more room and fold sooner.
const USUAL: f32 = 30.5;

/// Symbols smaller than this share of their size are not drawn.
const LEAST: f32 = 0.06;

/// The depth at which the map is shown when a pixel covers so many map metres and a full-sized symbol is so wide.
pub(super) fn depth_at(metres_per_pixel: f64, full_width: f32) -> f32 {
    let metres = metres_per_pixel * f64::from(full_width / USUAL);
    FOLDS.iter().filter(|fold| metres >= **fold).count() as f32
}

/// The two levels a depth lies between, and how far it is from the finer to the coarser.
fn levels(depth: f32) -> (Level, Level, f32) {
    let last = Level::ALL.len() - 1;
    let fine = (depth.max(0.0) as usize).min(last);
    let share = (depth - fine as f32).clamp(0.0, 1.0);
    (Level::ALL[fine], Level::ALL[(fine + 1).min(last)], share * share * (3.0 - 2.0 * share))
}

/// The level of a depth at rest.
pub(super) fn level(depth: f32) -> Level {
    levels(depth).0
}

/// The formations of the two levels between which the map is.
#[derive(Default)]
pub(super) struct Depths {
    fine: Formations,
    coarse: Formations,
}

impl Depths {
    /// Folds the states that are `sure` enough at the two levels.
    pub(super) fn fold(
        &mut self,
        campaign: &Campaign,
        now: Instant,
        (states, sure): (&[UnitState], &dyn Fn(&&UnitState) -> bool),
        depth: f32,
    ) {
        let (fine, coarse, share) = levels(depth);
        self.fine.set(campaign, now, states.iter().filter(sure), fine);
        if share > 0.0 {
            self.coarse.set(campaign, now, states.iter().filter(sure), coarse);
        }
    }

    /// Makes a symbol of every formation that is drawn.
    pub(super) fn symbols(&self, campaign: &Campaign, depth: f32, layout: &mut SymbolLayout) {
        let (_, _, share) = levels(depth);
        layout.placed.clear();
        layout.members.clear();
        let mut add = |one: &Formation, members: &[UnitId], ground: MapPoint, size: f32| {
            if size < LEAST {
                return;
            }
            let from = layout.members.len();
            layout.members.extend_from_slice(members);
            layout.placed.push(Placed {
                unit: one.unit,
                ground,
                anchor: Vec2::ZERO,
                at: Vec2::ZERO,
                size,
                rank: rank(campaign.unit(one.unit).echelon),
                certainty: one.certainty,
                error_km: one.error_km,
                activity: one.activity,
                branch: one.branch,
                left: false,
                members: (from, layout.members.len()),
            });
        };
        for one in self.fine.all() {
            let (members, place) = (self.fine.members(one), to_map(one.at));
            match self.goal(one, share) {
                None => add(one, members, place, 1.0),
                Some(goal) => {
                    let way = between(place, to_map(goal.at), share);
                    match (goal.unit == one.unit, share < 0.5) {
                        (true, true) => add(one, members, way, 1.0),
                        (true, false) => add(goal, self.coarse.members(goal), way, 1.0),
                        (false, _) => add(one, members, way, 1.0 - share),
                    }
                }
            }
        }
        if share > 0.0 {
            for one in self.coarse.all().iter().filter(|one| self.fine.named(one.unit).is_none()) {
                add(one, self.coarse.members(one), to_map(one.at), share);
            }
        }
        layout.placed.sort_unstable_by_key(|placed| placed.unit);
    }

    /// The formation of the coarser level that one of the finer goes into, if the map is on the way there.
    fn goal(&self, one: &Formation, share: f32) -> Option<&Formation> {
        let held = || self.fine.members(one).first().and_then(|first| self.coarse.holding(*first));
        if share > 0.0 { self.coarse.named(one.unit).or_else(held) } else { None }
    }
}

fn between(from: MapPoint, to: MapPoint, share: f32) -> MapPoint {
    let share = f64::from(share);
    MapPoint::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{campaign::time::parse_instant, replay::situation::Situation};

    fn at(campaign: &Campaign, depth: f32) -> SymbolLayout {
        let now = parse_instant("1939-08-20T12:00").expect("it is an instant");
        let situation = Situation::at(campaign, now);
        let (mut depths, mut layout) = (Depths::default(), SymbolLayout::default());
        depths.fold(campaign, now, (situation.units(), &|_| true), depth);
        depths.symbols(campaign, depth, &mut layout);
        layout
    }

    #[test]
    fn far_out_is_deep() {
        let depth = |metres: f64| depth_at(metres, USUAL);
        assert_eq!([3.0, 30.0, 64.0, 140.0, 200.0, 1000.0].map(depth), [0.0, 0.0, 1.0, 1.0, 2.0, 3.0]);
        assert!(depth_at(140.0, 2.0 * USUAL) > depth(140.0), "larger symbols fold sooner");
    }

    #[test]
    fn at_each_level_every_unit_is_drawn_once() {
        let campaign = Campaign::embedded().expect("the embedded campaign is sound");
        let all = at(&campaign, 0.0);
        for depth in [0.0, 1.0, 2.0, 3.0] {
            let layout = at(&campaign, depth);
            let mut members: Vec<_> = layout.placed.iter().flat_map(|p| layout.members(p)).copied().collect();
            members.sort();
            assert_eq!(members, all.members, "{depth}");
            assert!(layout.placed.iter().all(|placed| placed.size == 1.0));
        }
    }

    #[test]
    fn nothing_jumps_while_the_depth_changes() {
        let campaign = Campaign::embedded().expect("the embedded campaign is sound");
        let mut last = at(&campaign, 0.0);
        for step in 1..=300 {
            let next = at(&campaign, step as f32 / 100.0);
            assert!(next.placed.windows(2).all(|pair| pair[0].unit < pair[1].unit), "no unit has two symbols");
            for placed in &next.placed {
                match last.placed.iter().find(|before| before.unit == placed.unit) {
                    Some(before) => {
                        let off = libm::hypot(placed.ground.x - before.ground.x, placed.ground.y - before.ground.y);
                        assert!(off < 2_500.0, "{step}: {off} m");
                        assert!((placed.size - before.size).abs() < 0.05, "{step}");
                    }
                    None => assert!(placed.size < 0.1, "{step}: it comes out of nothing"),
                }
            }
            let gone = last.placed.iter().filter(|before| !next.placed.iter().any(|placed| placed.unit == before.unit));
            assert!(gone.clone().all(|before| before.size < 0.1), "{step}: it goes into nothing");
            last = next;
        }
    }
}

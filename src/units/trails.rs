//! The tracks of all units on the map up to now, on demand: thin lines that fade with age.

use bevy::prelude::*;
use bevy_egui::egui::Color32;

use super::show::Lowest;
use crate::{
    campaign::{
        ids::UnitId,
        time::{DAY, HOUR, Instant, Seconds},
        words::{Account, Certainty},
    },
    geo::{LatLon, projection::to_map},
    ink::{Drawing, Pattern, Pen, Point, SharedInk, Sketch, inked},
    pens,
    playback::{Playback, Shown},
    replay::movement::way,
    theme,
    view::{Layer, View},
};

/// How much of its colour a leg has that ended at most so long ago; older ones have the last.
const AGES: [(Seconds, f32); 4] = [(DAY, pens::TRAIL_FRESH), (3 * DAY, 0.6), (8 * DAY, 0.42), (21 * DAY, 0.3)];
const OLDEST: f32 = 0.2;

/// Ages are counted anew this often.
const AGEING: Seconds = 12 * HOUR;

/// The legs that are behind the units, and what they were drawn for.
#[derive(Component, Default)]
pub(super) struct Behind(Option<Drawn>);

/// The legs that the units are on.
#[derive(Component)]
pub(super) struct Present;

/// What the legs behind the units depend on.
#[derive(PartialEq)]
pub(super) struct Drawn {
    account: Account,
    least: Certainty,
    /// The last time at which ages were counted.
    counted: Seconds,
    /// Every unit on the map, and the way point it has reached.
    reached: Vec<(UnitId, usize)>,
}

pub(super) fn spawn(mut commands: Commands, ink: Res<SharedInk>, lowest: Res<Lowest>) {
    let drawn = |height: f32| {
        let at = Transform::from_xyz(0.0, 0.0, lowest.0 + height);
        (Mesh2d::default(), Sketch::default(), MeshMaterial2d(ink.0.clone()), at, Visibility::Hidden)
    };
    commands.spawn((Behind::default(), drawn(-2.4)));
    commands.spawn((Present, drawn(-2.3)));
}

/// Whether the trails may have to be drawn anew.
pub(super) fn changed(playback: Res<Playback>, view: Res<View>) -> bool {
    playback.is_changed() || view.is_changed()
}

/// Draws the legs behind the units anew when a unit has reached its next way point, and those they are on as they go.
pub(super) fn draw(
    playback: Res<Playback>,
    view: Res<View>,
    shown: Res<Shown>,
    mut meshes: ResMut<Assets<Mesh>>,
    behind: Option<Single<(&mut Behind, &mut Mesh2d, &mut Sketch, &mut Visibility), Without<Present>>>,
    present: Option<Single<(&mut Mesh2d, &mut Sketch, &mut Visibility), With<Present>>>,
) {
    let (Some(behind), Some(present)) = (behind, present) else { return };
    let (mut drawn, mut mesh, mut sketch, mut visibility) = behind.into_inner();
    let (mut present_mesh, mut present_sketch, mut present_visibility) = present.into_inner();
    let wanted = view.layers.has(Layer::Trails);
    if !wanted {
        visibility.set_if_neq(Visibility::Hidden);
        present_visibility.set_if_neq(Visibility::Hidden);
        drawn.0 = None;
        return;
    }
    let next = Drawn {
        account: playback.account(),
        least: view.least,
        counted: playback.now().0.div_euclid(AGEING),
        reached: playback.situation().units().iter().map(|state| (state.unit, state.reached)).collect(),
    };
    let changed = drawn.0.as_ref() != Some(&next);
    if changed {
        let ink = legs_behind(&next, &shown, playback.now());
        visibility.set_if_neq(seen(&ink));
        (*mesh, *sketch) = inked(ink, &mut meshes);
    }
    // A command of the view alone moves no unit.
    if changed || playback.is_changed() {
        let ink = legs_ahead(&next, &shown, playback.now());
        present_visibility.set_if_neq(seen(&ink));
        (*present_mesh, *present_sketch) = inked(ink, &mut meshes);
    }
    drawn.0 = Some(next);
}

/// A mesh of nothing is not shown.
fn seen(ink: &Drawing) -> Visibility {
    if ink.is_empty() { Visibility::Hidden } else { Visibility::Inherited }
}

/// The legs that end at the way points reached, oldest first.
fn legs_behind(drawn: &Drawn, shown: &Shown, now: Instant) -> Drawing {
    let mut legs: Vec<(Seconds, Vec<Point>, Pen)> = Vec::new();
    for (id, reached) in &drawn.reached {
        let unit = shown.unit(*id);
        let points = unit.track.as_told(drawn.account);
        for pair in points.windows(2).take(*reached).filter(|pair| pair[0].at != pair[1].at) {
            let sure = pair[0].certainty.max(pair[1].certainty);
            if sure <= drawn.least {
                let stops = std::iter::once(pair[0].at).chain(pair[1].via.iter().copied()).chain([pair[1].at]);
                let age = now.0 - pair[1].when.at.0;
                legs.push((age, stops.map(point).collect(), pen(sure, theme::side(unit.side.coalition()), age)));
            }
        }
    }
    legs.sort_by_key(|(age, ..)| std::cmp::Reverse(*age));
    let mut ink = Drawing::default();
    for (_, leg, pen) in &legs {
        ink.line(leg, *pen);
    }
    ink
}

/// The legs from the way points reached to where the units are now.
fn legs_ahead(drawn: &Drawn, shown: &Shown, now: Instant) -> Drawing {
    let mut ink = Drawing::default();
    for (id, reached) in &drawn.reached {
        let unit = shown.unit(*id);
        let Some(from) = unit.track.as_told(drawn.account).get(*reached) else { continue };
        let leg = way(shown, &[*id], drawn.account, (from.when.at, now));
        if let Some(leg) = leg.filter(|leg| leg.certainty <= drawn.least) {
            let points: Vec<Point> = leg.points.iter().copied().map(point).collect();
            ink.line(&points, pen(leg.certainty, theme::side(unit.side.coalition()), 0));
        }
    }
    ink
}

fn point(at: LatLon) -> Point {
    let at = to_map(at);
    [at.x as f32, at.y as f32]
}

fn pen(certainty: Certainty, colour: Color32, age: Seconds) -> Pen {
    let share = AGES.iter().find(|(limit, _)| age <= *limit).map_or(OLDEST, |(_, share)| *share);
    let pen = Pen::solid(pens::TRAIL, theme::faded(colour, share));
    match certainty {
        Certainty::Known => pen,
        Certainty::Approximate => pen.with(Pattern::Dashed(10.0, 0.68)),
        Certainty::Inferred => pen.with(Pattern::Dashed(5.0, 0.42)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_legs_are_paler() {
        let alpha = |age| pen(Certainty::Known, theme::RED, age).colour.a();
        assert!(alpha(HOUR) > alpha(2 * DAY) && alpha(2 * DAY) > alpha(30 * DAY));
        assert!(alpha(30 * DAY) > 0);
    }
}

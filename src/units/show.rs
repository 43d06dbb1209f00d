//! The symbols as the engine draws them: an entity for each unit's symbol, its leader line and its true place.

use bevy::prelude::*;

use super::{
    layout::{Placed, SymbolLayout},
    symbol::{FULL, Kind, STAFF, SymbolMeshes, WIDTH},
};
use crate::{
    campaign::{
        ids::UnitId,
        words::{Branch, Coalition},
    },
    geo::projection::{MapPoint, map_metres_per_ground_metre, to_map},
    ink::{Drawing, Pattern, Pen, SharedInk, Sketch, circle, inked},
    playback::{Playback, Shown},
    theme,
    view::View,
};

/// A symbol that stands farther from its true place than this many pixels has a leader line to it.
const LEADER_FROM: f32 = 4.0;

/// The layer above which units are drawn.
#[derive(Resource)]
pub(super) struct Lowest(pub(super) f32);

/// What an entity shows of a unit.
#[derive(Component, Clone, Copy, PartialEq)]
pub(super) enum Part {
    Symbol,
    Leader,
    TruePlace,
}

/// Whose part it is.
#[derive(Component, Clone, Copy)]
pub(super) struct Of(UnitId);

/// The ring around a unit within which it truly was, in ground metres.
#[derive(Component)]
pub(super) struct DoubtRing(Coalition);

/// Whether the symbols have to be placed anew.
pub(super) fn changed(playback: Res<Playback>, view: Res<View>) -> bool {
    playback.is_changed() || view.is_changed()
}

pub(super) fn spawn(mut commands: Commands, shown: Res<Shown>, ink: Res<SharedInk>, mut meshes: ResMut<Assets<Mesh>>) {
    let sides = [Coalition::SovietMongolian, Coalition::JapaneseManchukuoan];
    let parts = sides.map(|coalition| {
        let colour = theme::side(coalition);
        let (mut leader, mut place, mut ring) = (Drawing::default(), Drawing::default(), Drawing::default());
        leader.line(&[[0.0, 0.0], [1.0, 0.0]], Pen::solid(1.1, colour));
        place.disc([0.0, 0.0], 2.2, colour);
        let dashes = Pattern::Dashed(8.0, 0.55);
        ring.fill(&circle([0.0, 0.0], 1.0, 72), theme::faded(colour, 0.07));
        ring.outline(&circle([0.0, 0.0], 1.0, 72), Pen::solid(1.4, colour).with(dashes));
        commands.spawn((
            DoubtRing(coalition),
            inked(ring, &mut meshes),
            MeshMaterial2d(ink.0.clone()),
            Visibility::Hidden,
        ));
        (inked(leader, &mut meshes), inked(place, &mut meshes))
    });
    for (id, unit) in shown.units().filter(|(_, unit)| !unit.track.points.is_empty()) {
        let (leader, place) = &parts[unit.side.coalition() as usize];
        let of = Of(id);
        let hidden = Visibility::Hidden;
        let ink = || MeshMaterial2d(ink.0.clone());
        commands.spawn((of, Part::Leader, leader.clone(), ink(), hidden));
        commands.spawn((of, Part::TruePlace, place.clone(), ink(), hidden));
        commands.spawn((of, Part::Symbol, Mesh2d::default(), Sketch::default(), ink(), hidden));
    }
}

/// Moves every entity to where the layout says, and hides those whose unit is not on the screen.
pub(super) fn place(
    layout: Res<SymbolLayout>,
    playback: Res<Playback>,
    view: Res<View>,
    shown: Res<Shown>,
    lowest: Res<Lowest>,
    mut made: ResMut<SymbolMeshes>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut parts: Query<(&Of, &Part, &mut Transform, &mut Visibility, &mut Mesh2d, &mut Sketch), Without<DoubtRing>>,
    mut rings: Query<(&DoubtRing, &mut Transform, &mut Visibility)>,
) {
    let scale = view.metres_per_pixel() as f32;
    for (of, part, mut transform, mut visibility, mut mesh, mut sketch) in &mut parts {
        let found = layout.placed.binary_search_by_key(&of.0, |placed| placed.unit);
        let placed = found.ok().map(|i| (i, layout.placed[i]));
        // The foot of a headquarters' staff is its place: the leader begins there.
        let staff = placed.filter(|_| shown.unit(of.0).branch == Branch::Headquarters);
        let staff = staff.map(|(_, placed)| Vec2::new(STAFF[0], -STAFF[1]) * layout.width * placed.size);
        let foot = |placed: &Placed| placed.at + staff.unwrap_or_default();
        let moved = placed.is_some_and(|(_, placed)| {
            placed.at != placed.anchor && foot(&placed).distance(placed.anchor) > LEADER_FROM
        });
        let (Some((i, placed)), true) = (placed, *part == Part::Symbol || moved) else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        visibility.set_if_neq(Visibility::Inherited);
        let (at, anchor) = (world(&view, placed.at), world(&view, placed.anchor));
        let foot = world(&view, foot(&placed));
        let next = match part {
            Part::Leader => {
                let way = foot - anchor;
                Transform::from_translation(anchor.extend(lowest.0 + 0.2))
                    .with_rotation(Quat::from_rotation_z(way.to_angle()))
                    .with_scale(Vec3::new(way.length(), 1.0, 1.0))
            }
            Part::TruePlace => {
                Transform::from_translation(anchor.extend(lowest.0 + 0.4)).with_scale(Vec3::new(scale, scale, 1.0))
            }
            Part::Symbol => {
                // The lines of a symbol keep their share of its size.
                let widths = layout.width * placed.size / FULL;
                let scale = scale * layout.width * placed.size / WIDTH;
                // Later units lie above earlier ones, always in the same order.
                let height = lowest.0 + 1.0 + i as f32 * 0.01;
                Transform::from_translation(at.extend(height)).with_scale(Vec3::new(scale, scale, widths))
            }
        };
        transform.set_if_neq(next);
        if *part == Part::Symbol {
            let unit = shown.unit(of.0);
            let kind = Kind::of(view.symbols, unit, placed.certainty, placed.activity, playback.now());
            let (made, drawing) = made.get(kind, &mut meshes);
            if *mesh != made {
                (*mesh, *sketch) = (made, drawing);
            }
        }
    }
    show_ring(&playback, &view, &shown, lowest.0, &mut rings);
}

/// The ring of doubt stands around the selected unit, or else the one under the pointer.
fn show_ring(
    playback: &Playback,
    view: &View,
    shown: &Shown,
    lowest: f32,
    rings: &mut Query<(&DoubtRing, &mut Transform, &mut Visibility)>,
) {
    let state = view.hovered.or(view.selected).and_then(|unit| playback.situation().unit(unit));
    for (ring, mut transform, mut visibility) in rings {
        match state.filter(|state| shown.unit(state.unit).side.coalition() == ring.0) {
            Some(state) => {
                visibility.set_if_neq(Visibility::Inherited);
                let at = to_map(state.at);
                let radius = (state.error_km * 1_000.0 * map_metres_per_ground_metre(state.at.lat)) as f32;
                transform.set_if_neq(Transform::from_xyz(at.x as f32, at.y as f32, lowest).with_scale(Vec3::new(
                    radius.max(1.0),
                    radius.max(1.0),
                    1.0,
                )));
            }
            None => drop(visibility.set_if_neq(Visibility::Hidden)),
        }
    }
}

fn world(view: &View, pixel: Vec2) -> Vec2 {
    let MapPoint { x, y } = view.map_of(pixel);
    Vec2::new(x as f32, y as f32)
}

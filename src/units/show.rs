//! The symbols as the engine draws them: an entity for each unit's symbol, its leader line and its true place.

use bevy::{platform::collections::HashSet, prelude::*};

use super::{
    layout::{Placed, SymbolLayout},
    symbol::{FULL, Kind, SymbolMeshes, WIDTH},
};
use crate::{
    campaign::{ids::UnitId, words::Coalition},
    geo::projection::{MapPoint, map_metres_per_ground_metre, to_lat_lon, to_map},
    ink::{Drawing, Pattern, Pen, SharedInk, Sketch, circle, inked},
    playback::{Playback, Shown},
    theme,
    view::View,
};

/// A symbol that stands farther from its true place than this many pixels has a leader line to it.
const LEADER_FROM: f32 = 4.0;

/// A symbol smaller than this share of its size has no leader line: it is on its way into its formation.
const LEADER_AT: f32 = 0.5;

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

/// The unit whose symbol an entity shows.
pub fn symbol_of(entity: EntityRef<'_>) -> Option<UnitId> {
    let of = entity.get::<Of>()?;
    (*entity.get::<Part>()? == Part::Symbol).then_some(of.0)
}

/// The ring around a unit within which it truly was, in ground metres.
#[derive(Component)]
pub(super) struct DoubtRing(Coalition);

pub(super) fn spawn(mut commands: Commands, shown: Res<Shown>, ink: Res<SharedInk>, mut meshes: ResMut<Assets<Mesh>>) {
    let sides = [Coalition::SovietMongolian, Coalition::JapaneseManchukuoan];
    let parts = sides.map(|coalition| {
        let colour = theme::side(coalition);
        let (mut leader, mut place, mut ring) = (Drawing::default(), Drawing::default(), Drawing::default());
        leader.line(&[[0.0, 0.0], [1.0, 0.0]], Pen::solid(1.0, theme::faded(colour, 0.8)));
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
    // A formation without a track of its own is drawn where its units are.
    let above: HashSet<UnitId> = shown.units().flat_map(|(_, unit)| unit.parents.iter().map(|p| p.unit)).collect();
    for (id, unit) in shown.units().filter(|(id, unit)| !unit.track.points.is_empty() || above.contains(id)) {
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
        let foot = |placed: &Placed| placed.at + placed.foot(layout.width);
        let moved = placed
            .is_some_and(|(_, placed)| placed.size > LEADER_AT && foot(&placed).distance(placed.anchor) > LEADER_FROM);
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
            let kind = Kind { branch: placed.branch, ..kind };
            let (made, drawing) = made.get(kind, &mut meshes);
            if *mesh != made {
                (*mesh, *sketch) = (made, drawing);
            }
        }
    }
    show_ring(doubt(&layout, &playback, &view), &shown, lowest.0, &mut rings);
}

/// Around what the ring of doubt stands: the selected unit, or else the one under the pointer, and how far it may be
/// from there in ground kilometres. Around a formation it holds all its units.
fn doubt(layout: &SymbolLayout, playback: &Playback, view: &View) -> Option<(UnitId, MapPoint, f64)> {
    let unit = view.hovered.or(view.selected)?;
    let drawn = layout.placed.binary_search_by_key(&unit, |placed| placed.unit).ok().map(|i| &layout.placed[i]);
    if let Some(placed) = drawn.filter(|placed| layout.members(placed).len() > 1) {
        return Some((unit, placed.ground, placed.error_km));
    }
    playback.situation().unit(unit).map(|state| (unit, to_map(state.at), state.error_km))
}

fn show_ring(
    doubt: Option<(UnitId, MapPoint, f64)>,
    shown: &Shown,
    lowest: f32,
    rings: &mut Query<(&DoubtRing, &mut Transform, &mut Visibility)>,
) {
    for (ring, mut transform, mut visibility) in rings {
        match doubt.filter(|(unit, ..)| shown.unit(*unit).side.coalition() == ring.0) {
            Some((_, at, error_km)) => {
                visibility.set_if_neq(Visibility::Inherited);
                let radius = (error_km * 1_000.0 * map_metres_per_ground_metre(to_lat_lon(at).lat)) as f32;
                let size = Vec3::new(radius.max(1.0), radius.max(1.0), 1.0);
                transform.set_if_neq(Transform::from_xyz(at.x as f32, at.y as f32, lowest).with_scale(size));
            }
            None => drop(visibility.set_if_neq(Visibility::Hidden)),
        }
    }
}

fn world(view: &View, pixel: Vec2) -> Vec2 {
    let MapPoint { x, y } = view.map_of(pixel);
    Vec2::new(x as f32, y as f32)
}

//! The land drawn a second time, half a window to the right, where two moments stand side by side.

use bevy::{platform::collections::HashMap, prelude::*};

use super::paper::Paper;
use crate::{
    ink::{Ink, SharedInk},
    view::View,
};

/// So far above the land its second drawing lies: below all that moves.
const ABOVE: f32 = 0.005;

/// A second drawing of this part of the land.
#[derive(Component)]
pub(super) struct Again(Entity);

/// What the land is drawn with.
type Part = (
    Entity,
    &'static Mesh2d,
    &'static Transform,
    &'static Visibility,
    Option<&'static MeshMaterial2d<Ink>>,
    Option<&'static MeshMaterial2d<Paper>>,
);

/// Adds the second drawing to the app. It follows when everything else has been drawn.
pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        PostUpdate,
        draw.before(TransformSystems::Propagate)
            .before(bevy::camera::visibility::VisibilitySystems::VisibilityPropagate)
            .run_if(resource_changed::<View>),
    );
}

/// Draws every part of the land again, or clears the second drawing away.
fn draw(
    (view, ink): (Res<View>, Res<SharedInk>),
    mut commands: Commands,
    mut papers: ResMut<Assets<Paper>>,
    land: Query<Part, Without<Again>>,
    mut again: Query<(Entity, &Again, &mut Mesh2d, &mut Transform, &mut Visibility)>,
) {
    if !view.beside() {
        again.iter().for_each(|(entity, ..)| commands.entity(entity).despawn());
        return;
    }
    let known: HashMap<Entity, Entity> = again.iter().map(|(entity, of, ..)| (of.0, entity)).collect();
    let aside = Vec3::new(view.aside_m() as f32, 0.0, ABOVE);
    for (part, mesh, transform, visibility, line, picture) in &land {
        if line.is_some_and(|line| line.0 != ink.land()) || (line.is_none() && picture.is_none()) {
            continue;
        }
        let transform = transform.with_translation(transform.translation + aside);
        if let Some((_, _, mut own_mesh, mut own_transform, mut own_visibility)) =
            known.get(&part).and_then(|entity| again.get_mut(*entity).ok())
        {
            own_mesh.set_if_neq(mesh.clone());
            own_transform.set_if_neq(transform);
            own_visibility.set_if_neq(*visibility);
            continue;
        }
        let mut second = commands.spawn((Again(part), mesh.clone(), transform, *visibility));
        match picture.and_then(|picture| papers.get(&picture.0)).map(Paper::again) {
            Some(paper) => second.insert(MeshMaterial2d(papers.add(paper))),
            None => second.insert(MeshMaterial2d(ink.other_land())),
        };
    }
}

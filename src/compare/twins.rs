//! Every entity that moves in the other world has a twin in this one, which the renderer sees.

use bevy::{asset::AssetId, ecs::query::QueryData, platform::collections::HashMap, prelude::*};

use crate::ink::{SharedInk, Sketch};

/// So far above the originals twins lie, so that the engine draws all of an ink in one batch.
const ABOVE: f32 = 50.0;

/// Marks what shows something of the other moment.
#[derive(Component)]
pub struct Twin;

/// What of a twin follows its original.
#[derive(QueryData)]
#[query_data(mutable)]
pub(super) struct TwinParts {
    mesh: &'static mut Mesh2d,
    transform: &'static mut Transform,
    visibility: &'static mut Visibility,
}

/// The twins by their originals, and the meshes that were taken over.
#[derive(Default)]
pub(super) struct Twins {
    twins: HashMap<Entity, Entity>,
    meshes: HashMap<AssetId<Mesh>, Handle<Mesh>>,
}

impl Twins {
    /// Makes every twin look as its original, so many map metres aside.
    pub(super) fn mirror(
        &mut self,
        (world, aside): (&mut World, f32),
        commands: &mut Commands,
        meshes: &mut Assets<Mesh>,
        ink: &SharedInk,
        parts: &mut Query<TwinParts, With<Twin>>,
    ) {
        let mut originals = world.query_filtered::<(Entity, &Mesh2d, &Transform, &Visibility), With<Sketch>>();
        let theirs = world.resource::<Assets<Mesh>>();
        self.meshes.retain(|id, _| theirs.contains(*id));
        for (original, mesh, transform, visibility) in originals.iter(world) {
            let drawn = if *visibility == Visibility::Hidden { None } else { theirs.get(&mesh.0) };
            let twin = self.twins.get(&original).copied();
            let Some(drawn) = drawn else {
                if let Some(mut twin) = twin.and_then(|twin| parts.get_mut(twin).ok()) {
                    twin.visibility.set_if_neq(Visibility::Hidden);
                }
                continue;
            };
            let mesh = self.meshes.entry(mesh.id()).or_insert_with(|| meshes.add(drawn.clone())).clone();
            let transform = transform.with_translation(transform.translation + Vec3::new(aside, 0.0, ABOVE));
            match twin {
                None => {
                    let ink = MeshMaterial2d(ink.other());
                    let twin = commands.spawn((Twin, Mesh2d(mesh), ink, transform, Visibility::Inherited));
                    self.twins.insert(original, twin.id());
                }
                Some(twin) => {
                    let Ok(mut twin) = parts.get_mut(twin) else { continue };
                    twin.mesh.set_if_neq(Mesh2d(mesh));
                    twin.transform.set_if_neq(transform);
                    twin.visibility.set_if_neq(Visibility::Inherited);
                }
            }
        }
    }

    /// Clears every twin away.
    pub(super) fn clear(self, commands: &mut Commands) {
        self.twins.into_values().for_each(|twin| commands.entity(twin).despawn());
    }
}

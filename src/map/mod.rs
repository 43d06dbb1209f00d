//! The land: relief, water, frontiers, railways and tracks, and the names of places.

#[cfg(not(target_arch = "wasm32"))]
mod bake;
mod labels;
mod lines;
mod paper;
pub mod relief;

use bevy::{asset::embedded_asset, prelude::*, sprite_render::Material2dPlugin};

use crate::{
    geo::{base_map::BaseMap, projection::to_map},
    ink::{SharedInk, inked},
    playback::{ReplaySystems, Shown},
    view::View,
};
use paper::Paper;
use relief::Extent;

pub use labels::{Names, paint as paint_labels};

/// Heights of the map's layers above one another. Units lie above all of them, from [`UNITS`] on.
mod layer {
    pub(super) const THEATRE_RELIEF: f32 = 0.0;
    pub(super) const FRONT_RELIEF: f32 = 1.0;
    pub(super) const LINES: f32 = 2.0;
}

/// The lowest layer of the fronts.
pub const FRONTS: f32 = 10.0;

/// The lowest layer of the units.
pub const UNITS: f32 = 20.0;

/// A relief that is shown only where it serves.
#[derive(Component)]
struct Relief(&'static Extent);

/// Adds the land to the app.
pub fn plugin(app: &mut App) {
    embedded_asset!(app, "paper.wgsl");
    app.add_plugins(Material2dPlugin::<Paper>::default())
        .init_resource::<Names>()
        .add_systems(Startup, spawn)
        .add_systems(Update, show_reliefs.in_set(ReplaySystems::Present).run_if(resource_changed::<View>));
}

fn spawn(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut images: ResMut<Assets<Image>>,
    mut papers: ResMut<Assets<Paper>>,
    ink: Res<SharedInk>,
    mut names: ResMut<Names>,
    shown: Res<Shown>,
) -> Result {
    let reliefs = [(&relief::THEATRE, layer::THEATRE_RELIEF), (&relief::FRONT, layer::FRONT_RELIEF)];
    for (extent, height) in reliefs {
        let (low, high) = (to_map(extent.south_west), to_map(extent.north_east));
        let size = Vec2::new((high.x - low.x) as f32, (high.y - low.y) as f32);
        let middle = Vec3::new(low.x as f32 + size.x / 2.0, low.y as f32 + size.y / 2.0, height);
        let picture = images.add(paper::decode(extent.png)?);
        commands.spawn((
            Relief(extent),
            Mesh2d(meshes.add(Rectangle::from_size(size))),
            MeshMaterial2d(papers.add(Paper { picture })),
            Transform::from_translation(middle),
        ));
    }
    let land = BaseMap::embedded()?;
    for (i, layer) in lines::layers(&land).into_iter().enumerate() {
        for mesh in layer.into_meshes() {
            commands.spawn((
                inked(mesh, &mut meshes),
                MeshMaterial2d(ink.0.clone()),
                Transform::from_xyz(0.0, 0.0, layer::LINES + i as f32 * 0.1),
            ));
        }
    }
    names.read(&land, &shown);
    Ok(())
}

/// A relief that another covers, or that is too small to tell, is not drawn: every pass over the window costs time.
fn show_reliefs(view: Res<View>, mut reliefs: Query<(&Relief, &mut Visibility)>) {
    let (low, high) = (view.map_of(Vec2::new(0.0, view.size().y)), view.map_of(Vec2::new(view.size().x, 0.0)));
    let front = (to_map(relief::FRONT.south_west), to_map(relief::FRONT.north_east));
    let inside = front.0.x <= low.x && front.0.y <= low.y && high.x <= front.1.x && high.y <= front.1.y;
    for (relief, mut visibility) in &mut reliefs {
        let is_front = std::ptr::eq(relief.0, &relief::FRONT);
        let shown = if is_front { view.metres_per_pixel() < 450.0 } else { !inside };
        visibility.set_if_neq(if shown { Visibility::Inherited } else { Visibility::Hidden });
    }
}

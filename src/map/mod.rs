//! The land: relief, water, frontiers, railways and tracks, and the names of places.

#[cfg(not(target_arch = "wasm32"))]
mod bake;
mod contours;
mod cover;
mod curve;
mod detail;
mod graticule;
mod hatch;
mod labels;
mod light;
mod lines;
mod numerals;
mod paper;
pub mod relief;
pub mod trace;
mod twice;

use bevy::{asset::embedded_asset, prelude::*, sprite_render::Material2dPlugin};

use crate::{
    geo::{base_map::BaseMap, projection::to_map},
    ink::{SharedInk, inked},
    playback::{ReplaySystems, Shown},
    view::View,
};
use paper::Paper;
use relief::Extent;

pub use graticule::paint as paint_graticule;
pub use labels::{Names, paint as paint_labels};
pub use paper::decode as decode_relief;

/// Heights of the map's layers above one another. Units lie above all of them, from [`UNITS`] on.
mod layer {
    pub(super) const THEATRE_RELIEF: f32 = 0.0;
    pub(super) const FRONT_RELIEF: f32 = 1.0;
    pub(super) const COVER: f32 = 1.2;
    pub(super) const CONTOURS: f32 = 1.4;
    pub(super) const HATCHING: f32 = 1.6;
    pub(super) const CLAIMED_BAND: f32 = 1.8;
    pub(super) const LINES: f32 = 2.0;
    pub(super) const BANKS: f32 = 2.1;
    pub(super) const WATER: f32 = 2.2;
    pub(super) const CLAIMED_RIVER: f32 = 2.25;
    pub(super) const FRONTIERS: f32 = 2.3;
    pub(super) const COMMUNICATIONS: f32 = 2.4;
    pub(super) const NETS: f32 = 9.0;
}

/// The lowest layer of the fronts.
pub const FRONTS: f32 = 10.0;

/// The lowest layer of the units.
pub const UNITS: f32 = 20.0;

/// A relief that is shown only where it serves.
#[derive(Component)]
pub struct Relief(pub &'static Extent);

/// Adds the land to the app.
pub fn plugin(app: &mut App) {
    embedded_asset!(app, "paper.wgsl");
    app.add_plugins(Material2dPlugin::<Paper>::default())
        .init_resource::<Names>()
        .add_plugins((graticule::plugin, light::plugin, twice::plugin))
        .add_systems(Startup, spawn)
        .add_systems(
            Update,
            (show_reliefs, (contours::draw, cover::draw, detail::show).chain())
                .in_set(ReplaySystems::Present)
                .run_if(resource_changed::<View>),
        );
}

/// Reads the names of the land without drawing it, for who paints them over a land that is drawn elsewhere.
pub fn names(app: &mut App) {
    app.init_resource::<Names>().add_systems(Startup, read_names);
}

fn read_names(mut names: ResMut<Names>, shown: Res<Shown>) -> Result {
    names.read(BaseMap::shared()?, &shown);
    Ok(())
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
            MeshMaterial2d(papers.add(Paper::new(picture))),
            Transform::from_translation(middle),
        ));
    }
    let land = BaseMap::shared()?;
    for (drawing, height) in lines::communications(land) {
        commands.spawn((
            inked(drawing, &mut meshes),
            MeshMaterial2d(ink.land()),
            Transform::from_xyz(0.0, 0.0, height),
        ));
    }
    let hatching = lines::strip(land).into_iter().map(|(drawing, detail)| (drawing, layer::HATCHING, detail));
    for part in hatching.chain(lines::claims(land)).chain(lines::by_scale(land)) {
        detail::spawn(&mut commands, &mut meshes, &ink, part);
    }
    names.read(land, &shown);
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

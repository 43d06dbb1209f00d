//! The camera shows what the view says. One unit of the world is one map metre, from the map's origin.

use bevy::{
    camera::{ClearColorConfig, CompositingSpace, Projection, RenderTarget},
    core_pipeline::tonemapping::{DebandDither, Tonemapping},
    prelude::*,
    window::PrimaryWindow,
};
use bevy_egui::PrimaryEguiContext;

use crate::{
    ink::{Ink, SharedInk},
    playback::ReplaySystems,
    sharpness::Sharpness,
    theme,
    view::{View, ViewCommand},
};

/// The camera that looks at the map.
#[derive(Component)]
pub struct MapCamera;

/// The picture to draw into where there is no window.
#[derive(Resource, Clone)]
pub struct Canvas {
    /// The picture.
    pub image: Handle<Image>,
    /// Its size in pixels.
    pub size: UVec2,
}

/// Adds the camera to the app.
pub fn plugin(app: &mut App) {
    app.add_systems(Startup, spawn)
        .add_systems(PreUpdate, measure)
        .add_systems(Update, look.in_set(ReplaySystems::Present).run_if(resource_changed::<View>));
}

/// Adds a camera that shows paper alone, for a campaign that cannot be shown.
pub fn bare(app: &mut App) {
    app.add_systems(Startup, spawn);
}

fn spawn(mut commands: Commands, canvas: Option<Res<Canvas>>) {
    let mut camera = commands.spawn((
        MapCamera,
        Camera2d,
        Camera { clear_color: ClearColorConfig::Custom(theme::srgb(theme::MAP_PAPER).into()), ..default() },
        // Colours mix as they are written, as in egui, in drawing programs and in browsers. See `mixing`.
        CompositingSpace::Srgb,
        // No multisampling, tone mapping or dithering: each costs a pass over the window, and the ink needs none.
        Msaa::Off,
        Tonemapping::None,
        DebandDither::Disabled,
        PrimaryEguiContext,
    ));
    if let Some(canvas) = canvas {
        camera.insert(RenderTarget::Image(canvas.image.clone().into()));
    }
}

/// Tells the view the size of the window, and the ink how fine its pixels are.
fn measure(
    window: Option<Single<&Window, With<PrimaryWindow>>>,
    canvas: Option<Res<Canvas>>,
    view: Res<View>,
    sharpness: Res<Sharpness>,
    ink: Res<SharedInk>,
    mut inks: ResMut<Assets<Ink>>,
    mut commands: MessageWriter<ViewCommand>,
) {
    let (size, factor) = match (window, canvas) {
        (_, Some(canvas)) => (canvas.size.as_vec2(), 1.0),
        (Some(window), _) => (window.size(), window.scale_factor()),
        _ => return,
    };
    ink.set_scale(&mut inks, factor * sharpness.share());
    let covered = view.covering(size);
    if size.min_element() >= 1.0 && (size, covered) != (view.size(), view.covered()) {
        commands.write(ViewCommand::Resize(size, covered));
    }
}

fn look(view: Res<View>, camera: Single<(&mut Transform, &mut Projection), With<MapCamera>>) {
    let (mut transform, mut projection) = camera.into_inner();
    let centre = view.centre();
    transform.translation = Vec3::new(centre.x as f32, centre.y as f32, transform.translation.z);
    if let Projection::Orthographic(orthographic) = &mut *projection {
        orthographic.scale = view.metres_per_pixel() as f32;
    }
}

//! Front lines, bridgeheads and pockets on the map: a line, and around it the band within which it truly ran.

use bevy::prelude::*;

use crate::{
    campaign::words::{Certainty, Coalition, FrontKind, Side},
    geo::projection::{map_metres_per_ground_metre, to_map},
    ink::{InkMesh, Pattern, Pen, Point, SharedInk},
    playback::{Playback, ReplaySystems, Shown},
    replay::front::Outline,
    theme,
    view::View,
};

/// The width of a line and of the paper around it, in pixels.
const LINE: f32 = 3.0;
const CASING: f32 = 6.0;

/// The band of doubt is drawn at most so wide: beyond that it would hide what it is about.
const WIDEST_BAND: f32 = 150.0;

/// How much of its colour the band and the ground of a pocket have.
const BAND: f32 = 0.10;
const POCKET: f32 = 0.16;

/// Map metres in a pixel up to which the band is drawn: farther out it is as thin as the line.
const BAND_TO: f64 = 400.0;

/// The lowest layer fronts are drawn on.
#[derive(Resource)]
struct Lowest(f32);

/// What was drawn last of a front, so that nothing is built twice.
#[derive(Component, Default)]
struct Drawn {
    number: usize,
    outline: Option<Outline>,
    band: f32,
}

/// Adds the fronts to the app. `lowest` is the layer above which they are drawn.
pub fn plugin(lowest: f32) -> impl Fn(&mut App) {
    move |app| {
        app.insert_resource(Lowest(lowest))
            .add_systems(Startup, spawn)
            .add_systems(Update, draw.in_set(ReplaySystems::Present).run_if(changed));
    }
}

fn changed(playback: Res<Playback>, view: Res<View>) -> bool {
    playback.is_changed() || view.is_changed()
}

fn spawn(mut commands: Commands, shown: Res<Shown>, ink: Res<SharedInk>, lowest: Res<Lowest>) {
    for number in 0..shown.fronts.len() {
        commands.spawn((
            Drawn { number, ..default() },
            Mesh2d::default(),
            MeshMaterial2d(ink.0.clone()),
            Transform::from_xyz(0.0, 0.0, lowest.0 + number as f32 * 0.01),
            Visibility::Hidden,
        ));
    }
}

/// Builds the meshes of the fronts that changed, and hides those that are not.
fn draw(
    playback: Res<Playback>,
    view: Res<View>,
    shown: Res<Shown>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut fronts: Query<(&mut Drawn, &mut Mesh2d, &mut Visibility)>,
) {
    for (mut drawn, mut mesh, mut visibility) in &mut fronts {
        let Some(front) = shown.fronts.get(drawn.number) else { continue };
        let outline = Outline::at(front, playback.now()).filter(|outline| outline.certainty <= view.least);
        visibility.set_if_neq(if outline.is_some() { Visibility::Inherited } else { Visibility::Hidden });
        let Some(outline) = outline else { continue };
        let band = band_width(&outline, &view);
        if drawn.outline.as_ref() == Some(&outline) && drawn.band.to_bits() == band.to_bits() {
            continue;
        }
        let coalition = front.sides.first().map_or(Coalition::SovietMongolian, |side: &Side| side.coalition());
        *mesh = Mesh2d(meshes.add(ink(&outline, front.kind, coalition, band).build()));
        (drawn.outline, drawn.band) = (Some(outline), band);
    }
}

/// The width of the band of doubt in pixels; 0 where it is not drawn.
fn band_width(outline: &Outline, view: &View) -> f32 {
    let Some(first) = outline.line.first().filter(|_| view.metres_per_pixel() <= BAND_TO) else { return 0.0 };
    let metres = outline.error_km * 2_000.0 * map_metres_per_ground_metre(first.lat);
    let width = ((metres / view.metres_per_pixel()) as f32).min(WIDEST_BAND);
    if width > CASING { width } else { 0.0 }
}

fn ink(outline: &Outline, kind: FrontKind, coalition: Coalition, band: f32) -> InkMesh {
    let colour = theme::side(coalition);
    let points: Vec<Point> = outline
        .line
        .iter()
        .map(|point| {
            let point = to_map(*point);
            [point.x as f32, point.y as f32]
        })
        .collect();
    let pen = |width: f32, colour| Pen::solid(width, colour);
    let line = pen(LINE, colour).with(pattern(outline.certainty));
    let mut mesh = InkMesh::default();
    if band > 0.0 {
        stroke(&mut mesh, &points, kind, pen(band, theme::faded(colour, BAND)));
    }
    if kind == FrontKind::Pocket {
        mesh.fill(&points, theme::faded(colour, POCKET));
    }
    stroke(&mut mesh, &points, kind, pen(CASING, theme::faded(theme::MAP_PAPER, 0.75)));
    stroke(&mut mesh, &points, kind, line);
    mesh
}

fn stroke(mesh: &mut InkMesh, points: &[Point], kind: FrontKind, pen: Pen) {
    if kind == FrontKind::Pocket {
        mesh.outline(points, pen);
    } else {
        mesh.line(points, pen);
    }
}

/// Doubt as units show it: an unbroken line is known, dashes are approximate, dots inferred.
fn pattern(certainty: Certainty) -> Pattern {
    match certainty {
        Certainty::Known => Pattern::Solid,
        Certainty::Approximate => Pattern::Dashed(16.0, 0.72),
        Certainty::Inferred => Pattern::Dashed(8.0, 0.45),
    }
}

//! Front lines, bridgeheads and pockets on the map: a line, and around it the band within which it truly ran.

use bevy::prelude::*;
use bevy_egui::egui::Color32;

use crate::{
    campaign::{
        model::Front,
        words::{Certainty, Coalition, FrontKind},
    },
    geo::{
        LatLon,
        projection::{map_metres_per_ground_metre, to_map},
    },
    ink::{Drawing, Pattern, Pen, Point, SharedInk, Sketch, inked},
    playback::{Playback, ReplaySystems, Shown},
    replay::front::Outline,
    theme,
    view::{Layer, View},
};

/// The width of a line and of the paper around it, in pixels.
const LINE: f32 = 3.0;
const CASING: f32 = 6.0;

/// How much of its colour the band and the ground of a pocket have.
const BAND: f32 = 0.09;
const POCKET: f32 = 0.16;

/// The lowest layer fronts are drawn on.
#[derive(Resource)]
struct Lowest(f32);

/// What was drawn last of a front, so that nothing is built twice.
#[derive(Component, Default)]
struct Drawn {
    number: usize,
    outline: Option<Outline>,
}

/// The band of doubt around all of a side's lines: one area, so that no part of it is laid twice.
#[derive(Component)]
struct Band {
    coalition: Coalition,
    around: Vec<Outline>,
}

/// Adds the fronts to the app. `lowest` is the layer above which they are drawn.
pub fn plugin(lowest: f32) -> impl Fn(&mut App) {
    move |app| {
        app.insert_resource(Lowest(lowest))
            .add_systems(Startup, spawn)
            .add_systems(Update, (draw_lines, draw_bands).in_set(ReplaySystems::Present).run_if(changed));
    }
}

fn changed(playback: Res<Playback>, view: Res<View>) -> bool {
    playback.is_changed() || view.is_changed()
}

fn spawn(mut commands: Commands, shown: Res<Shown>, ink: Res<SharedInk>, lowest: Res<Lowest>) {
    let drawn = |height: f32| {
        let at = Transform::from_xyz(0.0, 0.0, lowest.0 + height);
        (Mesh2d::default(), Sketch::default(), MeshMaterial2d(ink.0.clone()), at, Visibility::Hidden)
    };
    for coalition in [Coalition::SovietMongolian, Coalition::JapaneseManchukuoan] {
        commands.spawn((Band { coalition, around: Vec::new() }, drawn(0.0)));
    }
    for number in 0..shown.fronts.len() {
        commands.spawn((Drawn { number, ..default() }, drawn(0.1 + number as f32 * 0.01)));
    }
}

/// Who holds a front, or who is encircled in it.
fn holder(front: &Front) -> Coalition {
    front.sides.first().map_or(Coalition::SovietMongolian, |side| side.coalition())
}

/// A front at the moment, if it is as sure as the reader wants.
fn outline(front: &Front, playback: &Playback, view: &View) -> Option<Outline> {
    let shown = view.layers.has(Layer::Fronts);
    shown.then(|| Outline::at(front, playback.now())).flatten().filter(|outline| outline.certainty <= view.least)
}

/// Builds the meshes of the fronts that changed, and hides those that are not.
fn draw_lines(
    playback: Res<Playback>,
    view: Res<View>,
    shown: Res<Shown>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut fronts: Query<(&mut Drawn, &mut Mesh2d, &mut Sketch, &mut Visibility)>,
) {
    for (mut drawn, mut mesh, mut sketch, mut visibility) in &mut fronts {
        let Some(front) = shown.fronts.get(drawn.number) else { continue };
        let outline = outline(front, &playback, &view);
        visibility.set_if_neq(if outline.is_some() { Visibility::Inherited } else { Visibility::Hidden });
        if outline.is_none() || drawn.outline == outline {
            continue;
        }
        if let Some(outline) = &outline {
            (*mesh, *sketch) = inked(line(outline, front.kind, theme::side(holder(front))), &mut meshes);
        }
        drawn.outline = outline;
    }
}

/// Builds the band of a side whose lines changed. A pocket has none: it is smaller than its doubt, and a band would
/// hide what it is about.
fn draw_bands(
    playback: Res<Playback>,
    view: Res<View>,
    shown: Res<Shown>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut bands: Query<(&mut Band, &mut Mesh2d, &mut Sketch, &mut Visibility)>,
) {
    for (mut band, mut mesh, mut sketch, mut visibility) in &mut bands {
        let lines = shown.fronts.iter().filter(|front| front.kind != FrontKind::Pocket);
        let ours = lines.filter(|front| holder(front) == band.coalition);
        let around: Vec<_> = ours.filter_map(|front| outline(front, &playback, &view)).collect();
        visibility.set_if_neq(if around.is_empty() { Visibility::Hidden } else { Visibility::Inherited });
        if around.is_empty() || band.around == around {
            continue;
        }
        let areas = around.iter().map(|outline| (points(outline), reach(outline)));
        let mut ink = Drawing::default();
        ink.band(&areas.collect::<Vec<_>>(), theme::faded(theme::side(band.coalition), BAND));
        (*mesh, *sketch) = inked(ink, &mut meshes);
        band.around = around;
    }
}

fn points(outline: &Outline) -> Vec<Point> {
    let project = |point: &LatLon| {
        let point = to_map(*point);
        [point.x as f32, point.y as f32]
    };
    outline.line.iter().map(project).collect()
}

/// How far the true line may lie from the one drawn, in map metres.
fn reach(outline: &Outline) -> f32 {
    let stretch = outline.line.first().map_or(1.0, |first| map_metres_per_ground_metre(first.lat));
    (outline.error_km * 1_000.0 * stretch) as f32
}

fn line(outline: &Outline, kind: FrontKind, colour: Color32) -> Drawing {
    let points = points(outline);
    let mut mesh = Drawing::default();
    if kind == FrontKind::Pocket {
        mesh.fill(&points, theme::faded(colour, POCKET));
    }
    let casing = Pen::solid(CASING, theme::faded(theme::MAP_PAPER, 0.75));
    for pen in [casing, Pen::solid(LINE, colour).with(pattern(outline.certainty))] {
        if kind == FrontKind::Pocket {
            mesh.outline(&points, pen);
        } else {
            mesh.line(&points, pen);
        }
    }
    mesh
}

/// Doubt as units show it: an unbroken line is known, dashes are approximate, dots inferred.
fn pattern(certainty: Certainty) -> Pattern {
    match certainty {
        Certainty::Known => Pattern::Solid,
        Certainty::Approximate => Pattern::Dashed(16.0, 0.72),
        Certainty::Inferred => Pattern::Dashed(8.0, 0.45),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubt_is_told_by_the_dashes_and_not_by_the_colour() {
        let share = |certainty| match pattern(certainty) {
            Pattern::Dashed(_, drawn) => drawn,
            _ => 1.0,
        };
        let shares = [Certainty::Known, Certainty::Approximate, Certainty::Inferred].map(share);
        assert!(shares.windows(2).all(|pair| pair[1] + 0.2 < pair[0]), "{shares:?}: each is more broken than the last");
    }
}

//! The band of doubt around all of a side's lines: one area, so that no part of it is laid twice.

use bevy::prelude::*;

use super::{Lowest, holder, outline, points};
use crate::{
    campaign::words::{Coalition, FrontKind},
    geo::{polyline::rounded, projection::map_metres_per_ground_metre},
    ink::{Drawing, SharedInk, Sketch, inked},
    playback::{Playback, Shown},
    replay::front::Outline,
    theme,
    view::View,
};

/// The band fades outwards in steps: the share of the doubt each reaches to, and how much colour it adds.
const STEPS: [(f32, f32); 3] = [(1.0, 0.017), (0.7, 0.02), (0.4, 0.023)];

/// A side's band, and the lines it was drawn around.
#[derive(Component)]
pub(super) struct Band {
    coalition: Coalition,
    around: Vec<Outline>,
}

pub(super) fn spawn(mut commands: Commands, ink: Res<SharedInk>, lowest: Res<Lowest>) {
    for coalition in [Coalition::SovietMongolian, Coalition::JapaneseManchukuoan] {
        commands.spawn((
            Band { coalition, around: Vec::new() },
            (Mesh2d::default(), Sketch::default(), MeshMaterial2d(ink.0.clone())),
            Transform::from_xyz(0.0, 0.0, lowest.0),
            Visibility::Hidden,
        ));
    }
}

/// Builds the band of a side whose lines changed. Pockets have none: they are smaller than
/// their doubt, and a band would hide what they are about.
pub(super) fn draw(
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
        // One round of bending is enough for what is vague.
        let lines: Vec<_> =
            around.iter().map(|outline| (points(&rounded(&outline.line, false, 1)), reach(outline))).collect();
        let mut ink = Drawing::default();
        for (share, colour) in STEPS {
            let areas: Vec<_> = lines.iter().map(|(line, reach)| (line.clone(), reach * share)).collect();
            ink.band(&areas, theme::faded(theme::side_area(band.coalition), colour));
        }
        (*mesh, *sketch) = inked(ink, &mut meshes);
        band.around = around;
    }
}

/// How far the true line may lie from the one drawn, in map metres.
fn reach(outline: &Outline) -> f32 {
    let stretch = outline.line.first().map_or(1.0, |first| map_metres_per_ground_metre(first.lat));
    (outline.error_km * 1_000.0 * stretch) as f32
}

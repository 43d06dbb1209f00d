//! The band of doubt around all of a side's lines: one area, so that no part of it is laid twice.

use bevy::prelude::*;

use super::{Lowest, holder, points, standing};
use crate::{
    campaign::{
        model::Front,
        time::{HOUR, Instant},
        words::{Coalition, FrontKind},
    },
    geo::{polyline::rounded, projection::map_metres_per_ground_metre},
    ink::{Drawing, SharedInk, Sketch, inked},
    pens,
    playback::{Playback, Shown},
    replay::front::Outline,
    theme,
    view::View,
};

/// A side's band, and what it was drawn for.
#[derive(Component)]
pub(super) struct Band {
    coalition: Coalition,
    /// The last full hour.
    hour: Option<Instant>,
    /// The fronts around which it lies, by their numbers.
    around: Vec<usize>,
}

pub(super) fn spawn(mut commands: Commands, ink: Res<SharedInk>, lowest: Res<Lowest>) {
    for coalition in [Coalition::SovietMongolian, Coalition::JapaneseManchukuoan] {
        commands.spawn((
            Band { coalition, hour: None, around: Vec::new() },
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
    let now = playback.now();
    let hour = Instant(now.0 - now.0.rem_euclid(HOUR));
    for (mut band, mut mesh, mut sketch, mut visibility) in &mut bands {
        let ours = |front: &Front| front.kind != FrontKind::Pocket && holder(front) == band.coalition;
        let seen = |front: &Front| ours(front) && standing(front, now, &view).is_some();
        let around = shown.fronts.iter().enumerate().filter(|(_, front)| seen(front)).map(|(number, _)| number);
        let nothing = around.clone().next().is_none();
        visibility.set_if_neq(if nothing { Visibility::Hidden } else { Visibility::Inherited });
        if nothing || (band.hour == Some(hour) && around.clone().eq(band.around.iter().copied())) {
            continue;
        }
        let around: Vec<usize> = around.collect();
        let outlines = around.iter().filter_map(|number| then(&shown.fronts[*number], hour));
        // One round of bending is enough for what is vague.
        let lines: Vec<_> =
            outlines.map(|outline| (points(&rounded(&outline.line, false, 1)), reach(&outline))).collect();
        let mut ink = Drawing::default();
        for (share, colour) in pens::BAND {
            let areas: Vec<_> = lines.iter().map(|(line, reach)| (line.clone(), reach * share)).collect();
            ink.band(&areas, theme::faded(theme::side_area(band.coalition), colour));
        }
        (*mesh, *sketch) = inked(ink, &mut meshes);
        (band.hour, band.around) = (Some(hour), around);
    }
}

/// Where the line of a front ran at a full hour: in an hour it moves by less than can be seen in a band of kilometres,
/// and a band is long to build. Before its first hour is full, where it began.
fn then(front: &Front, hour: Instant) -> Option<Outline> {
    Outline::at(front, hour.max(front.stages.first()?.when.at))
}

/// How far the true line may lie from the one drawn, in map metres.
fn reach(outline: &Outline) -> f32 {
    let stretch = outline.line.first().map_or(1.0, |first| map_metres_per_ground_metre(first.lat));
    (outline.error_km * 1_000.0 * stretch) as f32
}

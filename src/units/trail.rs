//! The way of the selected unit: each leg drawn as sure as the less sure of its ends.

use bevy::prelude::*;

use super::show::Lowest;
use crate::{
    campaign::{
        ids::UnitId,
        model::WayPoint,
        words::{Account, Certainty},
    },
    geo::{LatLon, projection::to_map},
    ink::{Drawing, Pattern, Pen, Point, SharedInk, Sketch, inked},
    playback::Shown,
    theme,
    view::View,
};

/// The width of a leg and of the paper around it, in pixels.
const LEG: f32 = 2.2;
const CASING: f32 = 4.6;

/// The entity that draws the trail, and whose trail it draws.
#[derive(Component, Default)]
pub(super) struct Trail(Option<(UnitId, Account, Certainty)>);

pub(super) fn spawn(mut commands: Commands, ink: Res<SharedInk>, lowest: Res<Lowest>) {
    commands.spawn((
        Trail::default(),
        Mesh2d::default(),
        Sketch::default(),
        MeshMaterial2d(ink.0.clone()),
        // Under the ring of doubt and the symbols, over the fronts.
        Transform::from_xyz(0.0, 0.0, lowest.0 - 0.5),
        Visibility::Hidden,
    ));
}

/// Draws the trail anew when another unit, account or certainty is looked at.
pub(super) fn draw(
    view: Res<View>,
    shown: Res<Shown>,
    mut meshes: ResMut<Assets<Mesh>>,
    trail: Option<Single<(&mut Trail, &mut Mesh2d, &mut Sketch, &mut Visibility)>>,
) {
    let Some(trail) = trail else { return };
    let (mut drawn, mut mesh, mut sketch, mut visibility) = trail.into_inner();
    let wanted = view.selected.map(|unit| (unit, view.account, view.least));
    if drawn.0 == wanted {
        return;
    }
    drawn.0 = wanted;
    visibility.set_if_neq(if wanted.is_some() { Visibility::Inherited } else { Visibility::Hidden });
    if let Some((unit, account, least)) = wanted {
        let unit = shown.unit(unit);
        let colour = theme::side(unit.side.coalition());
        let legs: Vec<_> = legs(unit.track.as_told(account)).filter(|(_, sure)| *sure <= least).collect();
        let mut ink = Drawing::default();
        let casing = Pen::solid(CASING, theme::faded(theme::MAP_PAPER, 0.7));
        for (leg, _) in &legs {
            ink.line(leg, casing);
        }
        for (leg, sure) in &legs {
            ink.line(leg, pen(*sure, colour));
        }
        (*mesh, *sketch) = inked(ink, &mut meshes);
    }
}

/// Each leg as points of the map, and how sure it is.
fn legs(points: &[WayPoint]) -> impl Iterator<Item = (Vec<Point>, Certainty)> {
    points.windows(2).filter(|pair| pair[0].at != pair[1].at).map(|pair| {
        let stops = std::iter::once(pair[0].at).chain(pair[1].via.iter().copied()).chain([pair[1].at]);
        (stops.map(point).collect(), pair[0].certainty.max(pair[1].certainty))
    })
}

fn point(at: LatLon) -> Point {
    let at = to_map(at);
    [at.x as f32, at.y as f32]
}

fn pen(certainty: Certainty, colour: bevy_egui::egui::Color32) -> Pen {
    match certainty {
        Certainty::Known => Pen::solid(LEG, colour),
        Certainty::Approximate => Pen::solid(LEG, colour).with(Pattern::Dashed(11.0, 0.66)),
        Certainty::Inferred => Pen::solid(LEG, theme::faded(colour, 0.6)).with(Pattern::Dashed(6.0, 0.4)),
    }
}

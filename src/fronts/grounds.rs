//! The ground of pockets and bridgeheads, in the colour of who holds it.

use bevy::prelude::*;

use super::{Drawn, Lowest, River, holder, points};
use crate::{
    campaign::words::FrontKind,
    ink::{Drawing, SharedInk, Sketch, inked},
    pens,
    playback::{Playback, Shown},
    replay::front,
    theme,
    view::View,
};

/// The ground of a front, and what it was drawn for.
#[derive(Component)]
pub(super) struct Ground {
    number: usize,
    drawn: Drawn,
}

pub(super) fn spawn(mut commands: Commands, shown: Res<Shown>, ink: Res<SharedInk>, lowest: Res<Lowest>) {
    for (number, _) in shown.fronts.iter().enumerate().filter(|(_, front)| front.kind != FrontKind::Line) {
        commands.spawn((
            Ground { number, drawn: Drawn::default() },
            (Mesh2d::default(), Sketch::default(), MeshMaterial2d(ink.0.clone())),
            Transform::from_xyz(0.0, 0.0, lowest.0 + 0.1 + number as f32 * 0.01),
            Visibility::Hidden,
        ));
    }
}

/// Fills the ground of the fronts that changed, and hides that of those that are not.
pub(super) fn draw(
    playback: Res<Playback>,
    view: Res<View>,
    shown: Res<Shown>,
    river: Res<River>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut grounds: Query<(&mut Ground, &mut Mesh2d, &mut Sketch, &mut Visibility)>,
) {
    for (mut ground, mut mesh, mut sketch, mut visibility) in &mut grounds {
        let Some(front) = shown.fronts.get(ground.number) else { continue };
        let outline = ground.drawn.anew(front, playback.now(), &view, false);
        if !ground.drawn.seen() {
            visibility.set_if_neq(Visibility::Hidden);
        }
        let Some(outline) = outline else { continue };
        let ring = front::ground(front.kind, &front::drawn(front.kind, &outline), river.0);
        visibility.set_if_neq(if ring.is_some() { Visibility::Inherited } else { Visibility::Hidden });
        if let Some(ring) = ring {
            let share = if front.kind == FrontKind::Pocket { pens::POCKET } else { pens::BRIDGEHEAD };
            let mut ink = Drawing::default();
            ink.union(vec![points(&ring)], theme::faded(theme::side_area(holder(front)), share));
            (*mesh, *sketch) = inked(ink, &mut meshes);
        }
    }
}

//! Parts of the map that are shown at some scales only, and those that the reader switches on.

use bevy::prelude::*;

use crate::{
    ink::{Drawing, SharedInk, inked},
    view::{Layer, View},
};

/// When a part of the map is shown.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub(super) struct Detail {
    /// From so many map metres in a pixel on.
    pub(super) from: f64,
    /// Below so many map metres in a pixel.
    pub(super) to: f64,
    /// The layer that must be shown.
    pub(super) layer: Option<Layer>,
}

impl Detail {
    /// A part that is shown below so many map metres in a pixel.
    pub(super) const fn below(to: f64) -> Self {
        Self { from: 0.0, to, layer: None }
    }

    /// Whether the part is for this scale.
    pub(super) fn covers(&self, metres_per_pixel: f64) -> bool {
        (self.from..self.to).contains(&metres_per_pixel)
    }

    /// Whether the part is shown.
    fn shown(&self, view: &View) -> bool {
        self.covers(view.metres_per_pixel()) && self.layer.is_none_or(|layer| view.layers.has(layer))
    }
}

/// Draws a part at a height over the relief. Hidden until [`show`] has seen the view.
pub(super) fn spawn(
    commands: &mut Commands,
    meshes: &mut Assets<Mesh>,
    ink: &SharedInk,
    (drawing, height, detail): (Drawing, f32, Detail),
) {
    if drawing.is_empty() {
        return;
    }
    commands.spawn((
        inked(drawing, meshes),
        MeshMaterial2d(ink.land()),
        Transform::from_xyz(0.0, 0.0, height),
        detail,
        Visibility::Hidden,
    ));
}

/// Shows what belongs to the scale and the layers of the view. Runs when the view changes or a part is new.
pub(super) fn show(view: Res<View>, mut details: Query<(&Detail, &mut Visibility)>) {
    for (detail, mut visibility) in &mut details {
        let shown = if detail.shown(&view) { Visibility::Inherited } else { Visibility::Hidden };
        visibility.set_if_neq(shown);
    }
}

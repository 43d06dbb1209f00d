//! A unit's symbol as a mesh: frame, branch, echelon mark, and the second mark of the small armies.
//!
//! Units of length are frame widths of 36; y is up. Meshes are made once for each kind of symbol.

use bevy::{
    mesh::{Mesh, Mesh2d},
    platform::collections::HashMap,
    prelude::{Assets, Resource},
};

use super::glyphs;
use crate::{
    campaign::{
        model::Unit,
        words::{Branch, Certainty, Coalition, Echelon, Side},
    },
    ink::{Drawing, Pattern, Pen, Point, Sketch, inked},
    theme,
};

/// The width of a frame in the units of the mesh.
pub(super) const WIDTH: f32 = 36.0;
/// Half its width and half its height.
pub(super) const HALF: Point = [18.0, 11.5];

/// What tells one symbol from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Kind {
    pub(super) side: Side,
    pub(super) branch: Branch,
    pub(super) echelon: Echelon,
    pub(super) certainty: Certainty,
}

impl Kind {
    pub(super) fn of(unit: &Unit, certainty: Certainty) -> Self {
        Self { side: unit.side, branch: unit.branch, echelon: unit.echelon, certainty }
    }
}

/// The meshes made so far.
#[derive(Resource, Default)]
pub(super) struct SymbolMeshes(HashMap<Kind, (Mesh2d, Sketch)>);

impl SymbolMeshes {
    /// The mesh of a kind of symbol, made on first use.
    pub(super) fn get(&mut self, kind: Kind, meshes: &mut Assets<Mesh>) -> (Mesh2d, Sketch) {
        self.0.entry(kind).or_insert_with(|| inked(symbol(kind), meshes)).clone()
    }
}

/// Draws a symbol.
pub(super) fn symbol(kind: Kind) -> Drawing {
    let coalition = kind.side.coalition();
    let faint = kind.certainty == Certainty::Inferred;
    let colour = if faint { theme::faded(theme::side(coalition), 0.8) } else { theme::side(coalition) };
    let mut mesh = Drawing::default();
    let frame = frame(coalition);
    // An inferred symbol is paler: less of its ground covers the map.
    let ground = if faint { theme::faded(theme::side_pale(coalition), 0.72) } else { theme::side_pale(coalition) };
    mesh.fill(&frame, ground);
    second_mark(&mut mesh, kind.side);
    glyphs::branch(&mut mesh, kind.branch, colour);
    let outline = match kind.certainty {
        Certainty::Known => Pen::solid(2.0, colour),
        Certainty::Approximate => Pen::solid(1.8, colour).with(Pattern::Dashed(7.0, 0.62)),
        Certainty::Inferred => Pen::solid(1.7, colour).with(Pattern::Dashed(4.0, 0.42)),
    };
    mesh.outline(&frame, outline);
    glyphs::echelon(&mut mesh, kind.echelon, theme::side(coalition));
    mesh
}

/// The shape of a side's frame: square corners for one, cut corners for the other, so that colour is not needed.
fn frame(coalition: Coalition) -> Vec<Point> {
    let [w, h] = HALF;
    match coalition {
        Coalition::SovietMongolian => vec![[-w, -h], [w, -h], [w, h], [-w, h]],
        Coalition::JapaneseManchukuoan => {
            let c = 5.0;
            vec![[-w + c, -h], [w - c, -h], [w, -h + c], [w, h - c], [w - c, h], [-w + c, h], [-w, h - c], [-w, -h + c]]
        }
    }
}

/// A bar at the hoist: gold for Mongolian units, the side's own colour for Manchukuoan ones.
fn second_mark(mesh: &mut Drawing, side: Side) {
    let [w, h] = HALF;
    let (colour, cut) = match side {
        Side::Mongolian => (theme::GOLD, 0.0),
        Side::Manchukuoan => (theme::BLUE, 5.0),
        Side::Soviet | Side::Japanese => return,
    };
    let bar = [[-w, -h + cut], [-w + cut, -h], [-w + 6.0, -h], [-w + 6.0, h], [-w + cut, h], [-w, h - cut]];
    mesh.fill(&bar, colour);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_symbol_can_be_drawn() {
        for &side in Side::ALL {
            for &branch in Branch::ALL {
                for &echelon in Echelon::ALL {
                    for &certainty in Certainty::ALL {
                        let mesh = symbol(Kind { side, branch, echelon, certainty }).build();
                        assert!(mesh.count_vertices() > 8, "{side:?} {branch:?} {echelon:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_sides_differ_in_shape_and_not_in_colour_alone() {
        assert_ne!(frame(Coalition::SovietMongolian).len(), frame(Coalition::JapaneseManchukuoan).len());
    }
}

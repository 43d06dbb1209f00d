//! The signs inside and above a symbol's frame, after the common military signs of the period's staffs.

use bevy_egui::egui::Color32;

use super::symbol::HALF;
use crate::{
    campaign::words::{Branch, Echelon},
    ink::{Drawing, Pen, Point, circle},
};

/// Draws the sign of a branch inside the frame.
pub(super) fn branch(mesh: &mut Drawing, branch: Branch, colour: Color32) {
    let [w, h] = HALF;
    let pen = Pen::solid(1.6, colour);
    let cross = |mesh: &mut Drawing| {
        mesh.line(&[[-w, -h], [w, h]], pen).line(&[[-w, h], [w, -h]], pen);
    };
    match branch {
        Branch::Infantry => cross(mesh),
        Branch::MotorRifle => {
            cross(mesh);
            mesh.line(&[[0.0, -h], [0.0, h]], pen);
        }
        Branch::Cavalry => {
            mesh.line(&[[-w, -h], [w, h]], pen);
        }
        Branch::Tank => {
            mesh.outline(&racetrack(), pen);
        }
        Branch::ArmouredCar => {
            mesh.outline(&racetrack(), pen).line(&[[-w, -h], [w, h]], pen);
        }
        Branch::MachineGun => {
            mesh.line(&[[0.0, -7.0], [0.0, 7.5]], pen)
                .line(&[[-3.6, 3.6], [0.0, 7.5], [3.6, 3.6]], pen)
                .line(&[[-5.0, -7.0], [5.0, -7.0]], pen);
        }
        Branch::Artillery => {
            mesh.disc([0.0, 0.0], 4.4, colour);
        }
        Branch::Engineer => {
            mesh.line(&[[-9.0, -4.5], [-9.0, 4.0], [9.0, 4.0], [9.0, -4.5]], pen).line(&[[0.0, 4.0], [0.0, -4.5]], pen);
        }
        Branch::Airborne => {
            cross(mesh);
            mesh.line(&arc([-4.0, -8.8], 4.0), pen).line(&arc([4.0, -8.8], 4.0), pen);
        }
        Branch::Headquarters => staff(mesh, colour),
        Branch::Fighter => aircraft(mesh, colour, false),
        Branch::Bomber => aircraft(mesh, colour, true),
        Branch::BorderGuard => {
            mesh.line(&[[-3.0, -7.5], [-3.0, 7.5]], pen);
            mesh.fill(&[[-3.0, 7.5], [7.0, 4.0], [-3.0, 0.5]], colour);
        }
        Branch::Other => {}
    }
}

/// A flag within the frame and its staff below it: whoever commands is there.
fn staff(mesh: &mut Drawing, colour: Color32) {
    let [w, h] = HALF;
    mesh.line(&[[-w, -h], [-w, -h - 9.0]], Pen::solid(2.0, colour));
    mesh.fill(&[[-w, h], [w, h], [w, h - 5.0], [-w, h - 5.0]], colour);
}

/// An aeroplane from above; a bomber has its engines on the wing.
fn aircraft(mesh: &mut Drawing, colour: Color32, bomber: bool) {
    let span = if bomber { 11.0 } else { 8.5 };
    mesh.line(&[[0.0, -7.5], [0.0, 7.0]], Pen::solid(2.6, colour))
        .line(&[[-span, 2.0], [span, 2.0]], Pen::solid(3.0, colour))
        .line(&[[-3.6, -6.0], [3.6, -6.0]], Pen::solid(2.0, colour));
    if bomber {
        for x in [-5.0, 5.0] {
            mesh.line(&[[x, 1.0], [x, 5.5]], Pen::solid(2.6, colour));
        }
    }
}

/// The outline of a tank's track.
fn racetrack() -> Vec<Point> {
    let (half, radius) = (6.0, 5.2);
    circle([0.0, 0.0], radius, 24).into_iter().map(|[x, y]| [x + if x >= 0.0 { half } else { -half }, y]).collect()
}

/// The upper half of a circle, a parachute's canopy.
fn arc(centre: Point, radius: f32) -> Vec<Point> {
    circle(centre, radius, 16).into_iter().take(9).collect()
}

/// Draws the mark of a unit's size above the frame.
pub(super) fn echelon(mesh: &mut Drawing, echelon: Echelon, colour: Color32) {
    let pen = Pen::solid(1.6, colour);
    let middle = HALF[1] + 5.5;
    let bars = |mesh: &mut Drawing, count: u8| {
        for x in spaced(count, 3.8) {
            mesh.line(&[[x, middle - 3.2], [x, middle + 3.2]], pen);
        }
    };
    let crosses = |mesh: &mut Drawing, count: u8| {
        for x in spaced(count, 7.4) {
            mesh.line(&[[x - 2.8, middle - 2.8], [x + 2.8, middle + 2.8]], pen)
                .line(&[[x - 2.8, middle + 2.8], [x + 2.8, middle - 2.8]], pen);
        }
    };
    match echelon {
        Echelon::Company => bars(mesh, 1),
        Echelon::Battalion => bars(mesh, 2),
        Echelon::Regiment | Echelon::AirRegiment => bars(mesh, 3),
        // A body of mixed arms under one commander has no fixed size: a ring instead of bars.
        Echelon::Detachment => {
            mesh.outline(&circle([0.0, middle], 2.8, 16), pen);
        }
        Echelon::Brigade | Echelon::AirBrigade => crosses(mesh, 1),
        Echelon::Division => crosses(mesh, 2),
        Echelon::Corps => crosses(mesh, 3),
        Echelon::Army => crosses(mesh, 4),
        Echelon::Other => {}
    }
}

/// Places side by side around the middle.
fn spaced(count: u8, step: f32) -> impl Iterator<Item = f32> {
    (0..count).map(move |i| (f32::from(i) - f32::from(count - 1) / 2.0) * step)
}

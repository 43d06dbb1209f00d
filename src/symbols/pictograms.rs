//! The signs of the branches as pictures of what fights: silhouettes that read at the size of a finger's nail.

use bevy_egui::egui::Color32;

use super::{
    Kind,
    frame::{MIDDLE, paper},
    stamp::{Stamp, arc, ellipse},
};
use crate::{
    campaign::words::Branch,
    ink::{Drawing, Point},
};

/// Draws the picture of a branch in the room beside the hoist: thirteen to each side, nine and a half up and down.
pub(super) fn draw(drawing: &mut Drawing, kind: Kind, ink: Color32) {
    let mut to = Stamp::new(drawing, ink, paper(kind), [MIDDLE, 0.0]);
    let to = &mut to;
    match kind.branch {
        Branch::Infantry => soldier(to),
        Branch::Cavalry => horse(to),
        Branch::Tank => tank(to),
        Branch::ArmouredCar => armoured_car(to),
        Branch::MotorRifle => lorry(to),
        Branch::MachineGun => machine_gun(to),
        Branch::Artillery => gun(to),
        Branch::Engineer => tools(to),
        Branch::Airborne => parachute(to),
        Branch::Headquarters => flag(to),
        Branch::Fighter => fighter(to),
        Branch::Bomber => bomber(to),
        Branch::BorderGuard => border_post(to),
        Branch::Other if kind.air => scout(to),
        Branch::Other => cart(to),
    }
}

/// A helmet over shoulders, and a rifle with its bayonet.
fn soldier(to: &mut Stamp<'_>) {
    to.area(&ellipse([-3.0, 2.6], [6.2, 6.6], 0.0, 180.0)).line(&[[-10.4, 2.6], [4.4, 2.6]], 2.0);
    to.area(&[[-7.0, 0.6], [1.0, 0.6], [0.6, -2.4], [-1.4, -4.0], [-4.6, -4.0], [-6.6, -2.4]]);
    let coat = [[-12.6, -9.6], [-11.4, -6.6], [-7.4, -5.0], [-3.0, -6.4], [1.4, -5.0], [5.4, -6.6], [6.6, -9.6]];
    to.area(&coat);
    to.line(&[[9.6, -9.8], [9.6, 3.0]], 2.8).area(&[[9.1, 3.0], [10.1, 3.0], [9.9, 9.6], [9.3, 9.6]]);
}

/// The head of a horse.
fn horse(to: &mut Stamp<'_>) {
    let neck = [[9.4, -9.8], [9.6, -4.6], [8.6, 0.4], [6.2, 4.6], [3.4, 6.9], [2.8, 9.3], [0.8, 7.6]];
    let face = [[-2.4, 6.5], [-5.0, 4.2], [-9.2, 0.4], [-10.6, -1.6], [-10.0, -3.4], [-8.2, -4.0], [-5.8, -2.4]];
    let throat = [[-3.2, -1.3], [-0.4, -1.2], [0.6, -2.4], [-0.2, -4.6], [-2.8, -7.0], [-4.0, -9.8]];
    to.area(&[&neck[..], &face[..], &throat[..]].concat()).cut_disc([-2.7, 3.7], 0.9);
    to.cut_line(&[[4.4, 4.8], [6.6, 0.4], [7.2, -4.0]], 1.0);
}

/// A tank from the side.
fn tank(to: &mut Stamp<'_>) {
    to.area(&[[-12.6, -2.6], [-10.0, 1.0], [9.6, 1.0], [12.6, -2.6]]);
    let mut track = arc([9.4, -5.4], 3.4, -90.0, 90.0);
    track.extend(arc([-9.4, -5.4], 3.4, 90.0, 270.0));
    to.area(&track).cut_line(&[[-11.0, -1.6], [11.0, -1.6]], 0.9);
    for x in [-9.0, -3.0, 3.0, 9.0] {
        to.cut_disc([x, -5.4], 1.7);
    }
    to.area(&[[-6.4, 1.0], [-5.2, 7.2], [2.4, 7.2], [4.4, 1.0]]).line(&[[2.0, 4.6], [13.2, 5.4]], 2.2);
}

/// An armoured car from the side.
fn armoured_car(to: &mut Stamp<'_>) {
    let hull = [[-13.0, -5.4], [-13.0, 0.0], [-11.0, 1.6], [2.4, 1.6], [4.6, -1.2], [11.6, -1.8], [13.2, -5.4]];
    to.area(&hull);
    to.area(&[[-8.8, 1.6], [-7.8, 6.8], [-1.8, 6.8], [-0.6, 1.6]]).line(&[[-1.8, 4.6], [7.6, 5.2]], 2.0);
    for x in [-8.6, -2.0, 8.8] {
        wheel(to, [x, -6.0]);
    }
}

/// Riflemen on the bed of a lorry.
fn lorry(to: &mut Stamp<'_>) {
    to.area(&[[-13.2, -4.8], [-13.2, 1.2], [3.0, 1.2], [3.0, -4.8]]);
    for x in [-10.6, -5.2, 0.2] {
        to.area(&ellipse([x, 2.4], [2.1, 3.6], 0.0, 180.0)).line(&[[x + 2.6, 2.0], [x + 2.6, 9.6]], 1.0);
    }
    let cab = [[4.2, -4.8], [4.2, 5.4], [8.4, 5.4], [10.0, 0.6], [13.4, -0.2], [13.4, -4.8]];
    to.area(&cab).cut(&[[5.8, 1.2], [5.8, 3.9], [7.5, 3.9], [8.4, 1.2]]);
    for x in [-8.4, 8.6] {
        wheel(to, [x, -5.8]);
    }
}

/// A wheel, with a rim of paper to the body above it.
fn wheel(to: &mut Stamp<'_>, at: Point) {
    to.cut_disc(at, 3.7).disc(at, 2.9).cut_disc(at, 0.9);
}

/// A machine-gun on its tripod.
fn machine_gun(to: &mut Stamp<'_>) {
    to.area(&[[-9.6, 1.6], [-9.6, 6.6], [-2.4, 6.6], [-2.4, 1.6]]);
    to.area(&[[-2.0, 2.6], [-2.0, 6.0], [9.6, 6.0], [9.6, 2.6]]).line(&[[9.6, 4.3], [13.2, 4.3]], 2.0);
    to.line(&[[-12.0, 7.0], [-12.0, 1.8]], 2.0).line(&[[-12.0, 4.4], [-9.6, 4.4]], 1.6);
    to.line(&[[-3.4, 1.6], [-10.6, -9.4]], 2.2).line(&[[-2.0, 1.6], [8.8, -9.4]], 2.2);
    to.line(&[[-2.8, 1.6], [-1.4, -9.4]], 2.0).disc([-2.6, 0.4], 2.0);
}

/// A field gun.
fn gun(to: &mut Stamp<'_>) {
    let hub = [0.0, -4.2];
    to.line(&[[-1.0, -2.6], [-12.6, -9.0]], 2.6).area(&[[3.0, -2.0], [3.8, 8.4], [5.6, 8.2], [5.0, -2.0]]);
    to.cut_disc(hub, 6.2).ring(hub, 4.8, 1.9).disc(hub, 1.4);
    for (x, y) in [(4.6, 0.0), (0.0, 4.6), (3.3, 3.3), (3.3, -3.3)] {
        to.line(&[[hub[0] - x, hub[1] - y], [hub[0] + x, hub[1] + y]], 0.9);
    }
    to.line(&[[-5.6, 1.6], [12.6, 6.6]], 3.4).line(&[[-7.4, 1.2], [-5.0, 1.8]], 4.4);
}

/// A spade and a pick, crossed.
fn tools(to: &mut Stamp<'_>) {
    to.line(&[[-9.4, -9.6], [7.6, 7.4]], 2.4);
    let pick = [[-1.4, 9.6], [3.2, 9.5], [7.8, 7.6], [9.7, 3.0], [9.8, -1.6], [7.6, 2.6], [5.4, 5.2], [2.8, 7.4]];
    to.area(&pick);
    to.cut_line(&[[7.0, -7.2], [-4.4, 4.2]], 4.6).line(&[[9.4, -9.6], [-5.0, 4.8]], 2.4);
    let blade = [[-2.6, 6.0], [-6.0, 2.6], [-10.6, 5.6], [-11.2, 9.2], [-10.8, 9.8], [-6.6, 9.6]];
    to.area(&blade);
}

/// A parachute.
fn parachute(to: &mut Stamp<'_>) {
    let mut canopy = ellipse([0.0, 1.4], [11.6, 8.4], 0.0, 180.0);
    canopy.extend([[-7.7, 2.8], [-3.9, 1.4], [0.0, 2.8], [3.9, 1.4], [7.7, 2.8]]);
    to.area(&canopy);
    for x in [-11.2, -3.9, 3.9, 11.2] {
        to.line(&[[x, 1.6], [0.0, -6.2]], 1.1);
    }
    to.disc([0.0, -4.9], 1.7).area(&[[-1.9, -6.8], [1.9, -6.8], [1.3, -10.0], [-1.3, -10.0]]);
}

/// A flag on its pole.
fn flag(to: &mut Stamp<'_>) {
    to.line(&[[-8.6, -9.8], [-8.6, 10.0]], 2.4);
    to.area(&[[-7.6, 9.0], [11.0, 9.0], [6.8, 4.0], [11.0, -1.0], [-7.6, -1.0]]);
}

/// A monoplane with one engine, from above.
fn fighter(to: &mut Stamp<'_>) {
    to.area(&[[-1.9, 8.0], [1.9, 8.0], [1.6, -1.0], [0.7, -9.0], [-0.7, -9.0], [-1.6, -1.0]]);
    to.area(&wing(11.6, 5.4, 3.2)).area(&wing(4.4, -6.2, 1.4)).line(&[[-4.2, 9.2], [4.2, 9.2]], 1.4);
}

/// An aeroplane with two engines, from above.
fn bomber(to: &mut Stamp<'_>) {
    to.area(&[[-1.1, 9.6], [1.1, 9.6], [2.1, 7.0], [1.7, -3.0], [0.9, -9.6], [-0.9, -9.6], [-1.7, -3.0], [-2.1, 7.0]]);
    to.area(&wing(13.6, 4.6, 3.6)).area(&wing(5.6, -6.6, 1.6));
    for x in [-5.4, 5.4] {
        to.area(&[[x - 1.4, 1.4], [x - 1.4, 6.6], [x + 1.4, 6.6], [x + 1.4, 1.4]]);
        to.line(&[[x - 2.8, 7.6], [x + 2.8, 7.6]], 1.1);
    }
}

/// A high-winged aeroplane that looks at the ground: from the side.
fn scout(to: &mut Stamp<'_>) {
    to.area(&[
        [-13.2, 2.0],
        [-12.2, 5.6],
        [-9.8, 5.6],
        [-7.6, 1.6],
        [10.4, 2.2],
        [11.4, -1.0],
        [9.6, -3.0],
        [-3.0, -2.6],
    ]);
    to.line(&[[12.4, 4.4], [12.4, -4.4]], 1.3).line(&[[-1.6, 6.4], [9.6, 6.8]], 2.6);
    to.line(&[[0.4, 6.0], [2.4, 1.6]], 1.2).line(&[[7.6, 6.0], [6.4, 1.6]], 1.2);
    to.line(&[[5.0, -2.8], [6.4, -6.4]], 1.4).disc([6.6, -7.0], 2.2).line(&[[-10.0, 0.0], [-11.0, -2.6]], 1.2);
}

/// A wing of a half span, whose leading edge lies at a height, so deep at its root.
fn wing(half: f32, top: f32, depth: f32) -> [Point; 6] {
    let tip = depth * 0.32;
    [
        [-half, top - depth * 0.5],
        [0.0, top],
        [half, top - depth * 0.5],
        [half, top - depth * 0.5 - tip],
        [0.0, top - depth],
        [-half, top - depth * 0.5 - tip],
    ]
}

/// A post and a barrier, both with slanting stripes.
fn border_post(to: &mut Stamp<'_>) {
    to.area(&[[-10.2, -9.8], [-10.2, 7.4], [-7.4, 10.0], [-4.6, 7.4], [-4.6, -9.8]]);
    for y in [-5.6, 0.0, 5.6] {
        to.cut_line(&[[-11.0, y - 1.6], [-3.8, y + 1.6]], 1.9);
    }
    to.area(&[[-4.0, -2.8], [13.0, -2.8], [13.0, 1.0], [-4.0, 1.0]]);
    for x in [0.4, 5.2, 10.0] {
        to.cut_line(&[[x - 1.4, -3.4], [x + 1.4, 1.6]], 1.9);
    }
    to.line(&[[11.6, -3.2], [11.6, -9.8]], 2.0);
}

/// A cart under its cover.
fn cart(to: &mut Stamp<'_>) {
    to.area(&[[-11.0, -3.6], [-11.6, 0.4], [9.6, 0.4], [9.0, -3.6]]);
    to.area(&ellipse([-1.0, 1.8], [10.2, 7.8], 0.0, 180.0)).line(&[[9.0, -2.4], [13.4, -1.0]], 1.6);
    for x in [-4.4, -1.0, 2.4] {
        to.cut_line(&[[x, 2.4], [x * 0.9 - 0.1, 9.0]], 0.8);
    }
    for x in [-6.4, 4.6] {
        to.cut_disc([x, -5.4], 4.7).ring([x, -5.4], 3.4, 1.8).disc([x, -5.4], 1.1);
    }
}

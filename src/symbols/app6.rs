//! The signs of the branches after APP-6, as staffs draw them.

use bevy_egui::egui::Color32;

use super::{
    HALF, Kind,
    frame::{MIDDLE, is_cut, paper},
    stamp::{Stamp, arc},
};
use crate::{
    campaign::words::Branch,
    ink::{Drawing, Point},
};

/// The width of the signs' lines in pixels at full size.
const LINE: f32 = 1.7;

/// Half the width of the sign's room, and half its height.
const W: f32 = HALF[0] - MIDDLE;
const H: f32 = HALF[1];

/// Draws the sign of a branch in the room beside the hoist.
pub(super) fn draw(drawing: &mut Drawing, kind: Kind, ink: Color32) {
    // Where corners are cut off, strokes into them end before.
    let corner = if is_cut(kind) { [W - 2.6, H - 2.4] } else { [W, H] };
    let mut stamp = Stamp::new(drawing, ink, paper(kind), [MIDDLE, 0.0]);
    let stamp = &mut stamp;
    match kind.branch {
        Branch::Infantry => cross(stamp, corner),
        Branch::MotorRifle => {
            cross(stamp, corner);
            stamp.line(&[[0.0, -H], [0.0, H]], LINE);
        }
        Branch::Cavalry => slash(stamp, corner),
        Branch::Tank => {
            stamp.outline(&track(), LINE);
        }
        Branch::ArmouredCar => {
            stamp.outline(&track(), LINE);
            slash(stamp, corner);
        }
        Branch::MachineGun => {
            stamp.line(&[[0.0, -7.4], [0.0, 8.0]], LINE + 0.3);
            stamp.line(&[[-4.2, 3.4], [0.0, 8.0], [4.2, 3.4]], LINE + 0.3).line(&[[-5.6, -7.4], [5.6, -7.4]], LINE);
        }
        Branch::Artillery => {
            stamp.disc([0.0, 0.0], 4.6);
        }
        Branch::Engineer => {
            stamp.line(&[[-9.5, -5.0], [-9.5, 4.6], [9.5, 4.6], [9.5, -5.0]], LINE + 0.3);
            stamp.line(&[[0.0, 4.6], [0.0, -5.0]], LINE + 0.3);
        }
        Branch::Airborne => {
            cross(stamp, corner);
            stamp.line(&arc([-3.6, -9.4], 3.6, 180.0, 0.0), LINE).line(&arc([3.6, -9.4], 3.6, 180.0, 0.0), LINE);
        }
        Branch::Headquarters => {
            let right = if is_cut(kind) { [[W - 5.0, H], [W, H - 5.0]] } else { [[W, H], [W, H - 5.0]] };
            stamp.area(&[[-W, H - 5.0], [-W, H], right[0], right[1]]);
        }
        Branch::Fighter => {
            bow_tie(stamp, -3.4);
            stamp.line(&[[-2.4, 1.6], [-2.4, 8.8], [2.8, 8.8]], LINE).line(&[[-2.4, 5.4], [2.0, 5.4]], LINE);
        }
        Branch::Bomber => {
            bow_tie(stamp, -3.4);
            let upper = [[-2.6, 5.4], [-2.6, 8.8], [1.4, 8.8], [2.4, 7.9], [2.4, 6.3], [1.4, 5.4]];
            let lower = [[-2.6, 1.8], [-2.6, 5.4], [1.8, 5.4], [2.9, 4.4], [2.9, 2.8], [1.8, 1.8]];
            stamp.outline(&upper, LINE).outline(&lower, LINE);
        }
        Branch::BorderGuard => {
            stamp.line(&[[-4.5, -8.0], [-4.5, 8.0]], LINE + 0.3).area(&[[-4.5, 8.0], [7.5, 4.2], [-4.5, 0.4]]);
        }
        Branch::Other if kind.air => bow_tie(stamp, 0.0),
        Branch::Other => wheel(stamp),
    }
}

/// The belts that cross on a foot soldier's chest.
fn cross(stamp: &mut Stamp<'_>, [w, h]: Point) {
    // They meet in the middle of the frame even where corners are cut.
    stamp.line(&[[-W, -H], [w, h]], LINE).line(&[[-W, H], [w, -h]], LINE);
}

/// A rider's one belt.
fn slash(stamp: &mut Stamp<'_>, [w, h]: Point) {
    stamp.line(&[[-W, -H], [w, h]], LINE);
}

/// The outline of a tank's track.
fn track() -> Vec<Point> {
    let mut track = arc([5.6, 0.0], 5.2, -90.0, 90.0);
    track.extend(arc([-5.6, 0.0], 5.2, 90.0, 270.0));
    track
}

/// An airscrew that turns.
fn bow_tie(stamp: &mut Stamp<'_>, y: f32) {
    for way in [-1.0, 1.0] {
        stamp.area(&[[0.0, y], [9.0 * way, y + 3.6], [9.0 * way, y - 3.6]]);
    }
}

/// The wheel of the train.
fn wheel(stamp: &mut Stamp<'_>) {
    let (radius, slant) = (6.6, 4.67);
    stamp.ring([0.0, 0.0], radius, LINE).line(&[[-radius, 0.0], [radius, 0.0]], LINE - 0.4);
    stamp.line(&[[0.0, -radius], [0.0, radius]], LINE - 0.4).line(&[[-slant, -slant], [slant, slant]], LINE - 0.4);
    stamp.line(&[[-slant, slant], [slant, -slant]], LINE - 0.4);
}

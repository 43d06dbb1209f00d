//! What a unit does, as a small sign below the frame at the right. Arrows point to the enemy: to the right for those
//! who came from the west, to the left for those who came from the east.

use bevy_egui::egui::Color32;

use super::{
    HALF, Kind,
    frame::{CASING, casing},
    stamp::{Stamp, arc},
};
use crate::{
    campaign::words::{Activity, Branch, Coalition},
    ink::Drawing,
};

/// Draws the sign, with paper around it: it stands on the map itself.
pub(super) fn draw(drawing: &mut Drawing, kind: Kind, ink: Color32) {
    // A headquarters that is one says nothing new.
    if kind.branch == Branch::Headquarters && kind.activity == Activity::Headquarters {
        return;
    }
    let way = match kind.side.coalition() {
        Coalition::SovietMongolian => 1.0,
        Coalition::JapaneseManchukuoan => -1.0,
    };
    for (colour, wider) in [(casing(), CASING), (ink, 0.0)] {
        let stamp = Stamp::new(drawing, colour, casing(), [11.6, -HALF[1] - 5.2]).wider(wider).turned(way);
        sign(stamp, kind.activity);
    }
}

/// A sign six wide to each side and less than four high to each, the enemy at its right.
#[expect(clippy::too_many_lines, reason = "a table: an arm for each sign")]
fn sign(mut to: Stamp<'_>, activity: Activity) {
    const THIN: f32 = 1.4;
    match activity {
        Activity::Attack => {
            to.line(&[[-5.8, 0.0], [1.0, 0.0]], 2.2).area(&[[0.4, 3.2], [5.8, 0.0], [0.4, -3.2]]);
        }
        Activity::Withdraw => {
            to.line(&[[5.6, 0.0], [-5.0, 0.0]], THIN).line(&[[-1.6, 3.2], [-5.4, 0.0], [-1.6, -3.2]], THIN + 0.2);
            to.line(&[[5.2, 2.4], [5.2, -2.4]], THIN);
        }
        Activity::March => {
            for x in [-4.6, -0.6, 3.4] {
                to.line(&[[x - 1.2, 3.2], [x + 1.6, 0.0], [x - 1.2, -3.2]], THIN + 0.2);
            }
        }
        Activity::Defend => {
            let wall = [[-5.8, -2.8], [-5.8, 2.8], [-3.2, 2.8], [-3.2, 0.2], [-1.3, 0.2], [-1.3, 2.8], [1.3, 2.8]];
            let other = [[1.3, 0.2], [3.2, 0.2], [3.2, 2.8], [5.8, 2.8], [5.8, -2.8]];
            to.area(&[&wall[..], &other[..]].concat());
        }
        Activity::Hold => {
            to.area(&[[-5.8, -1.0], [5.8, -1.0], [5.8, 1.0], [-5.8, 1.0]]);
            to.line(&[[-5.2, -3.0], [-5.2, 3.0]], THIN).line(&[[5.2, -3.0], [5.2, 3.0]], THIN);
        }
        Activity::Encircled => {
            for from in [20.0, 110.0, 200.0, 290.0] {
                to.line(&arc([0.0, 0.0], 3.2, from, from + 52.0), THIN + 0.2);
            }
            to.disc([0.0, 0.0], 0.9);
        }
        Activity::BreakOut => {
            to.line(&arc([-2.6, 0.0], 3.2, 50.0, 310.0), THIN + 0.1).line(&[[-2.6, 0.0], [2.4, 0.0]], THIN + 0.1);
            to.area(&[[2.0, 2.4], [5.8, 0.0], [2.0, -2.4]]);
        }
        Activity::Relief => {
            to.line(&arc([2.8, 0.0], 3.2, 230.0, 490.0), THIN + 0.1).line(&[[-5.8, 0.0], [-1.8, 0.0]], THIN + 0.1);
            to.area(&[[-2.2, 2.2], [1.4, 0.0], [-2.2, -2.2]]);
        }
        Activity::MopUp => {
            to.line(&[[-5.8, -2.2], [-3.6, 2.2], [-1.4, -2.2], [0.8, 2.2], [2.2, 0.0]], THIN);
            to.area(&[[2.2, 2.4], [5.8, 0.0], [2.2, -2.4]]);
        }
        Activity::CrossRiver => {
            to.line(&[[-5.8, 1.6], [2.0, 1.6]], THIN).area(&[[1.8, 3.4], [5.8, 1.6], [1.8, -0.2]]);
            let wave = [[-5.8, -2.6], [-3.9, -1.7], [-1.9, -2.8], [0.0, -1.9], [1.9, -2.8], [3.9, -1.7], [5.8, -2.6]];
            to.line(&wave, THIN);
        }
        Activity::Reserve => {
            to.disc([-4.2, 0.0], 1.2).disc([0.0, 0.0], 1.2).disc([4.2, 0.0], 1.2);
        }
        Activity::Assemble => {
            for way in [-1.0, 1.0] {
                to.line(&[[5.8 * way, 3.0], [2.8 * way, 0.0], [5.8 * way, -3.0]], THIN + 0.2);
            }
            to.disc([0.0, 0.0], 1.2);
        }
        Activity::Headquarters => {
            to.line(&[[-3.4, -3.2], [-3.4, 3.2]], THIN).area(&[[-3.4, 3.2], [4.6, 1.3], [-3.4, -0.6]]);
        }
        Activity::AirCombat => {
            to.area(&[[-5.8, 3.0], [-0.9, 0.0], [-5.8, -3.0]]).area(&[[5.8, 3.0], [0.9, 0.0], [5.8, -3.0]]);
        }
        Activity::Raid => {
            let mut turn = vec![[-5.6, 2.4], [2.6, 2.4]];
            turn.extend(arc([2.6, 0.0], 2.4, 90.0, -90.0));
            turn.push([-1.8, -2.4]);
            to.line(&turn, THIN).area(&[[-1.6, -0.4], [-5.6, -2.4], [-1.6, -3.4]]);
        }
        Activity::Reconnaissance => {
            let lids = [[-5.8, 0.0], [-3.0, 2.3], [0.0, 3.1], [3.0, 2.3], [5.8, 0.0], [3.0, -2.3], [0.0, -3.1]];
            to.outline(&[&lids[..], &[[-3.0, -2.3]]].concat(), THIN).disc([0.0, 0.0], 1.3);
        }
        Activity::Destroyed | Activity::Disbanded | Activity::Other => {}
    }
}

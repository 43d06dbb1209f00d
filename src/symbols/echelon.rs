//! The mark of a unit's size above the frame: bars from the company to the regiment, crosses from the brigade to the
//! army group, a ring for a body without a fixed size. The same in both sets.

use bevy_egui::egui::Color32;

use super::{
    HALF, Kind,
    frame::{CASING, casing},
    stamp::Stamp,
};
use crate::{campaign::words::Echelon, ink::Drawing};

/// Draws the mark, with paper around it: it stands on the map itself.
pub(super) fn draw(drawing: &mut Drawing, kind: Kind, ink: Color32) {
    // So many crosses that the sign of the reduced has no room at their right make room for it.
    let aside = if kind.strength.is_some() && kind.is_reduced() && crosses(kind.echelon) >= 4 { -3.2 } else { 0.0 };
    for (colour, wider) in [(casing(), CASING), (ink, 0.0)] {
        mark(&mut Stamp::new(drawing, colour, casing(), [aside, HALF[1] + 5.2]).wider(wider), kind.echelon);
    }
}

fn mark(stamp: &mut Stamp<'_>, echelon: Echelon) {
    for x in spaced(bars(echelon), 4.0) {
        stamp.line(&[[x, -3.1], [x, 3.1]], 1.8);
    }
    let count = crosses(echelon);
    let (step, half) = if count > 3 { (6.2, 2.4) } else { (7.2, 2.7) };
    for x in spaced(count, step) {
        stamp.line(&[[x - half, -half], [x + half, half]], 1.7).line(&[[x - half, half], [x + half, -half]], 1.7);
    }
    if echelon == Echelon::Detachment {
        stamp.ring([0.0, 0.0], 2.7, 1.7);
    }
}

const fn bars(echelon: Echelon) -> u8 {
    match echelon {
        Echelon::Company => 1,
        Echelon::Battalion => 2,
        Echelon::Regiment | Echelon::AirRegiment => 3,
        _ => 0,
    }
}

const fn crosses(echelon: Echelon) -> u8 {
    match echelon {
        Echelon::Brigade | Echelon::AirBrigade => 1,
        Echelon::Division => 2,
        Echelon::Corps => 3,
        Echelon::Army => 4,
        Echelon::ArmyGroup => 5,
        _ => 0,
    }
}

/// Places side by side around the middle.
fn spaced(count: u8, step: f32) -> impl Iterator<Item = f32> {
    (0..count).map(move |i| (f32::from(i) - f32::from(count.saturating_sub(1)) / 2.0) * step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_size_is_above_the_one_before() {
        let ladder = [Echelon::Company, Echelon::Battalion, Echelon::Regiment].map(bars);
        assert_eq!(ladder, [1, 2, 3]);
        let ladder =
            [Echelon::Brigade, Echelon::Division, Echelon::Corps, Echelon::Army, Echelon::ArmyGroup].map(crosses);
        assert_eq!(ladder, [1, 2, 3, 4, 5]);
    }
}

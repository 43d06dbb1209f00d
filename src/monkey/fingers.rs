//! What the monkey does with fingers on glass.

use bevy::{
    input::touch::TouchPhase::{Canceled, Ended, Moved, Started},
    math::Vec2,
};

use super::{
    act::{Aim, Deed, aim, way},
    chance::Chance,
};

/// A finger comes, rests for so many frames and goes.
pub(super) fn tap(chance: &mut Chance, rest: usize) -> Vec<Vec<Deed>> {
    let mut frames = vec![vec![Deed::Finger(1, Started, aim(chance))]];
    frames.extend(vec![vec![]; rest]);
    frames.push(vec![Deed::Finger(1, Ended, Aim::By(Vec2::ZERO))]);
    frames
}

/// A finger goes along.
pub(super) fn swipe(chance: &mut Chance) -> Vec<Vec<Deed>> {
    let mut frames = vec![vec![Deed::Finger(1, Started, aim(chance))]];
    let by = way(chance, 60.0);
    frames.extend((0..=chance.below(8)).map(|_| vec![Deed::Finger(1, Moved, Aim::By(by))]));
    let end = if chance.once_in(5) { Canceled } else { Ended };
    frames.push(vec![Deed::Finger(1, end, Aim::By(Vec2::ZERO))]);
    frames
}

/// Two fingers come and go at their own times.
pub(super) fn two_fingers(chance: &mut Chance) -> Vec<Vec<Deed>> {
    let mut frames = vec![vec![Deed::Finger(1, Started, aim(chance))], vec![Deed::Finger(2, Started, aim(chance))]];
    let ways = [way(chance, 40.0), way(chance, 40.0)];
    for _ in 0..=chance.below(10) {
        let moved = |id: u64| Deed::Finger(id, Moved, Aim::By(ways[(id - 1) as usize]));
        frames.push(if chance.once_in(3) { vec![moved(2)] } else { vec![moved(1), moved(2)] });
    }
    let mut ends = [1, 2].map(|id| vec![Deed::Finger(id, Ended, Aim::By(Vec2::ZERO))]).to_vec();
    if chance.once_in(2) {
        ends.reverse();
    }
    frames.extend(ends);
    frames
}

/// Up to three fingers that come, move and go as they like; in the end all are gone.
pub(super) fn muddle(chance: &mut Chance) -> Vec<Vec<Deed>> {
    let mut down: Vec<u64> = Vec::new();
    let mut frames = Vec::new();
    for _ in 0..4 + chance.below(14) {
        let id = 1 + chance.below(3) as u64;
        let known = down.contains(&id);
        let deed = match (known, chance.below(4)) {
            (false, _) => {
                down.push(id);
                Deed::Finger(id, Started, aim(chance))
            }
            (true, 0) => {
                down.retain(|other| *other != id);
                Deed::Finger(id, if chance.once_in(3) { Canceled } else { Ended }, Aim::By(Vec2::ZERO))
            }
            (true, _) => Deed::Finger(id, Moved, Aim::By(way(chance, 50.0))),
        };
        frames.push(vec![deed]);
    }
    frames.extend(down.into_iter().map(|id| vec![Deed::Finger(id, Ended, Aim::By(Vec2::ZERO))]));
    frames
}

//! How finely the map is drawn while it moves: where there is no graphics processor, smooth movement is worth more
//! than sharp edges. At rest it is always drawn in full.

use bevy::prelude::*;

use crate::{campaign::time::Instant, geo::projection::MapPoint, playback::Playback, view::View};

/// Pixels drawn for each of the window's, along a side. The first is the full picture.
const SHARES: [f32; 3] = [1.0, 0.75, 0.5];

/// Longer than this, on average, no frame of a movement should take: 20 frames a second.
const LONGEST: f32 = 0.05;

/// A finer picture is tried when its frames are expected to take no longer than this.
const AMPLE: f32 = 0.04;

/// Frame times are judged after this many seconds of movement.
const JUDGED_AFTER: f32 = 0.8;

/// A movement has ended when the picture has stood still this long, in seconds.
const SETTLED_AFTER: f32 = 0.12;

/// Chooses how finely to draw.
#[derive(Resource, Debug, Default)]
pub struct Sharpness {
    moving: bool,
    /// The share chosen for movement, remembered between movements.
    chosen: usize,
    /// Frames of this movement that have not been judged yet, and the seconds they took.
    frames: u32,
    seconds: f32,
    /// Seconds since the picture last changed.
    still: f32,
}

impl Sharpness {
    /// Pixels to draw for each of the window's, along a side: 0.5 to 1.
    pub fn share(&self) -> f32 {
        if self.moving { SHARES[self.chosen] } else { SHARES[0] }
    }

    /// Whether the map moves, or has only just come to rest.
    pub fn moving(&self) -> bool {
        self.moving
    }

    /// Takes note of a frame that took so many seconds: whether the clock runs, and whether the picture changed.
    /// A single change, such as a step of the clock, is no movement.
    pub fn note(&mut self, playing: bool, changed: bool, seconds: f32) {
        let since_change = self.still + seconds;
        let moving = playing || (since_change < SETTLED_AFTER && (changed || self.moving));
        self.still = if changed { 0.0 } else { since_change };
        if !moving {
            (self.frames, self.seconds) = (0, 0.0);
        } else if self.moving {
            self.frames += 1;
            self.seconds += seconds;
            if self.seconds >= JUDGED_AFTER && self.frames >= 3 {
                self.judge();
            }
        }
        self.moving = moving;
    }

    /// The finest picture that is quick enough: what a frame takes goes with its pixels.
    fn judge(&mut self) {
        let mean = self.seconds / self.frames as f32;
        let expected = |i: usize| mean * (SHARES[i] / SHARES[self.chosen]).powi(2);
        let limit = |i: usize| if i < self.chosen { AMPLE } else { LONGEST };
        self.chosen = (0..SHARES.len()).find(|&i| expected(i) <= limit(i)).unwrap_or(SHARES.len() - 1);
        (self.frames, self.seconds) = (0, 0.0);
    }
}

/// Adds the choice to the app: the full picture, unless somebody who can draw less also runs [`watch`].
pub fn plugin(app: &mut App) {
    app.init_resource::<Sharpness>();
}

/// Takes note of the last frame.
pub fn watch(
    mut sharpness: ResMut<Sharpness>,
    playback: Res<Playback>,
    view: Res<View>,
    time: Res<Time<Real>>,
    mut seen: Local<Option<(Instant, MapPoint, f64)>>,
) {
    let now = Some((playback.now(), view.centre(), view.metres_per_pixel()));
    let changed = std::mem::replace(&mut *seen, now) != now;
    sharpness.note(playback.clock().playing(), changed, time.delta_secs());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn play(sharpness: &mut Sharpness, frame: impl Fn(f32) -> f32, seconds: f32) {
        let mut passed = 0.0;
        while passed < seconds {
            let took = frame(sharpness.share());
            sharpness.note(true, true, took);
            passed += took;
        }
    }

    #[test]
    fn a_quick_machine_always_draws_in_full() {
        let mut sharpness = Sharpness::default();
        play(&mut sharpness, |_| 1.0 / 60.0, 10.0);
        assert_eq!(sharpness.share(), 1.0);
    }

    #[test]
    fn a_slow_machine_draws_less_within_a_second_and_in_full_at_rest() {
        let mut sharpness = Sharpness::default();
        play(&mut sharpness, |share| 0.09 * share * share, 1.0);
        assert_eq!(sharpness.share(), 0.5);
        play(&mut sharpness, |share| 0.09 * share * share, 20.0);
        assert_eq!(sharpness.share(), 0.5, "it does not waver");
        sharpness.note(false, false, 0.03);
        sharpness.note(false, false, 0.2);
        assert_eq!(sharpness.share(), 1.0);
    }

    #[test]
    fn it_draws_more_again_when_the_machine_is_free() {
        let mut sharpness = Sharpness::default();
        play(&mut sharpness, |share| 0.2 * share, 2.0);
        assert_eq!(sharpness.share(), 0.5);
        play(&mut sharpness, |_| 1.0 / 60.0, 5.0);
        assert_eq!(sharpness.share(), 1.0);
    }

    #[test]
    fn a_single_step_is_drawn_in_full_and_a_drag_is_a_movement() {
        let mut sharpness = Sharpness { chosen: 2, still: 10.0, ..Sharpness::default() };
        sharpness.note(false, true, 5.0);
        assert_eq!(sharpness.share(), 1.0);
        sharpness.note(false, true, 0.05);
        assert_eq!(sharpness.share(), 0.5);
        for _ in 0..5 {
            sharpness.note(false, false, 0.05);
        }
        assert_eq!(sharpness.share(), 1.0);
    }
}

//! Fingers: one moves the map, two move and enlarge it, a tap selects, and one that rests asks what is there, as a mouse
//! does that points.

use bevy::{
    input::touch::{Touch, TouchInput, Touches},
    prelude::*,
};
use bevy_egui::input::EguiWantsInput;
use std::time::Duration;

use super::Clicked;
use crate::view::{Tool, View, ViewCommand};

/// A finger that rests for so many seconds points and does not click when it is lifted.
pub const LONG_PRESS: f64 = 0.5;

/// A finger that moves no farther than this many pixels rests.
const REACH: f32 = 10.0;

/// The one finger that rests on the screen.
#[derive(Resource, Default)]
pub struct Finger {
    /// Where it went down, and when in seconds.
    down: Option<(Vec2, f64)>,
    /// Whether it has rested long enough, and whether it did so on the map.
    ripe: Option<bool>,
}

impl Finger {
    /// In how long a finger that rests will point.
    pub fn wait(&self, now: f64) -> Option<Duration> {
        let (_, since) = self.down.filter(|_| self.ripe.is_none())?;
        Some(Duration::from_secs_f64((since + LONG_PRESS - now).max(0.0)))
    }

    /// Where on the map a finger points.
    pub(super) fn points_at(&self) -> Option<Vec2> {
        self.down.filter(|_| self.ripe == Some(true)).map(|(at, _)| at)
    }

    /// Notes the fingers that are down at `now`.
    fn follow(&mut self, fingers: &[&Touch], fresh: bool, now: f64) {
        match fingers {
            [finger] if fresh => *self = Self { down: Some((finger.position(), now)), ripe: None },
            [finger] if self.down.is_some_and(|(from, _)| from.distance(finger.position()) <= REACH) => {}
            _ => *self = Self::default(),
        }
    }

    /// Notes how long the finger has rested.
    fn ripen(&mut self, on_map: bool, now: f64) {
        if self.ripe.is_none() && self.wait(now).is_some_and(|wait| wait.is_zero()) {
            self.ripe = Some(on_map);
        }
    }
}

/// What the fingers do.
pub(super) fn feel(
    touches: Res<Touches>,
    mut felt: MessageReader<TouchInput>,
    time: Res<Time<Real>>,
    (view, over_panel): (Res<View>, Option<Res<EguiWantsInput>>),
    mut held: ResMut<Finger>,
    mut several: Local<bool>,
    mut clicked: MessageWriter<Clicked>,
    mut views: MessageWriter<ViewCommand>,
) {
    let now = time.elapsed_secs_f64();
    let on_map = !over_panel.is_some_and(|egui| egui.wants_any_pointer_input());
    held.ripen(on_map, now);
    // The engine repeats the last movement in every frame until the next touch.
    if felt.read().count() == 0 {
        return;
    }
    if !view.touch {
        views.write(ViewCommand::SetTouch(true));
    }
    let fingers: Vec<_> = touches.iter().collect();
    let rested = held.ripe.is_some();
    held.follow(&fingers, touches.any_just_pressed(), now);
    *several |= fingers.len() > 1;
    if on_map {
        // In a frame of another page one finger scrolls that page.
        let idle = *several || view.tool != Tool::Hand || view.embedding.is_some() || held.ripe.is_some();
        views.write_batch(moved(&fingers, idle));
        for finger in touches.iter_just_released() {
            let still = finger.distance().length() <= REACH;
            if still && !*several && !rested && view.tool == Tool::Hand {
                clicked.write(Clicked(finger.position()));
            }
        }
    }
    if fingers.is_empty() {
        *several = false;
    }
}

/// How the map follows the fingers. A single one moves nothing while it is `idle`: it was one of several, or it points.
fn moved(fingers: &[&Touch], idle: bool) -> Vec<ViewCommand> {
    match fingers {
        [finger] if !idle && finger.delta() != Vec2::ZERO => vec![ViewCommand::Pan(finger.delta())],
        [a, b] => {
            let apart = (a.position().distance(b.position()), a.previous_position().distance(b.previous_position()));
            let mut commands = vec![ViewCommand::Pan((a.delta() + b.delta()) / 2.0)];
            let (now, before) = apart;
            if before > 1.0 && now > 1.0 && now != before {
                let middle = (a.position() + b.position()) / 2.0;
                commands.push(ViewCommand::ZoomAt(middle, f64::from(now / before)));
            }
            commands
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        campaign::model::Campaign,
        geo::projection::MapPoint,
        input::{self, PointerAt},
        playback::{self, Playback, Shown},
        view,
    };
    use bevy::{
        input::{InputPlugin, touch::TouchPhase},
        time::TimeUpdateStrategy,
    };
    use std::sync::Arc;

    /// The map under fingers: a frame of 50 milliseconds for each change.
    struct Map(App);

    impl Map {
        fn new() -> Self {
            let campaign = Arc::new(Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}")));
            let mut app = App::new();
            app.add_plugins((MinimalPlugins, InputPlugin))
                .insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(50)))
                .init_resource::<EguiWantsInput>()
                .insert_resource(Playback::new(&campaign))
                .insert_resource(View::new(&campaign))
                .insert_resource(Shown(campaign))
                .add_plugins((playback::plugin, view::plugin, input::plugin));
            app.update();
            Self(app)
        }

        fn feel(&mut self, phase: TouchPhase, touches: &[(u64, f32, f32)]) -> &mut Self {
            for (id, x, y) in touches {
                let position = Vec2::new(*x, *y);
                let window = Entity::PLACEHOLDER;
                self.0.world_mut().write_message(TouchInput { phase, position, window, force: None, id: *id });
            }
            self.wait(2)
        }

        fn wait(&mut self, frames: usize) -> &mut Self {
            (0..frames).for_each(|_| self.0.update());
            self
        }

        fn view(&self) -> &View {
            self.0.world().resource::<View>()
        }

        fn ground(&self, x: f32, y: f32) -> MapPoint {
            self.view().map_of(Vec2::new(x, y))
        }

        fn shows(&self, ground: MapPoint, x: f32, y: f32) {
            let pixel = self.view().pixel_of_map(ground);
            assert!(pixel.distance(Vec2::new(x, y)) < 0.5, "it is at {pixel}, not at {x}, {y}");
        }

        fn pointed(&self) -> Option<Vec2> {
            self.0.world().resource::<PointerAt>().0
        }

        fn clicks(&mut self) -> usize {
            self.0.world_mut().resource_mut::<Messages<Clicked>>().drain().count()
        }
    }

    use TouchPhase::{Canceled, Ended, Moved, Started};

    #[test]
    fn the_ground_stays_under_one_finger_and_a_finger_says_that_fingers_are_the_pointer() {
        let mut map = Map::new();
        let ground = map.ground(600.0, 400.0);
        map.feel(Started, &[(1, 600.0, 400.0)]);
        assert!(map.view().touch);
        // Two movements in one frame count both.
        map.feel(Moved, &[(1, 630.0, 380.0), (1, 660.0, 370.0)]).shows(ground, 660.0, 370.0);
        map.wait(5).shows(ground, 660.0, 370.0);
        map.feel(Ended, &[(1, 660.0, 370.0)]).shows(ground, 660.0, 370.0);
        assert_eq!(map.clicks(), 0);
    }

    #[test]
    fn two_fingers_that_come_and_go_at_their_own_times_never_let_the_map_leap() {
        let mut map = Map::new();
        map.feel(Started, &[(1, 500.0, 400.0)]).feel(Moved, &[(1, 520.0, 400.0)]);
        let (before, middle) = (map.view().clone(), map.ground(620.0, 400.0));
        map.feel(Started, &[(2, 720.0, 400.0)]);
        assert_eq!(map.view(), &before, "the second finger alone moves nothing");
        map.feel(Moved, &[(1, 470.0, 400.0), (2, 770.0, 400.0)]).shows(middle, 620.0, 400.0);
        let larger = before.metres_per_pixel() / map.view().metres_per_pixel();
        assert!((larger - 1.5).abs() < 1e-3, "{larger}");
        let apart = map.view().clone();
        map.feel(Ended, &[(1, 470.0, 400.0)]);
        assert_eq!(map.view(), &apart, "lifting one moves nothing");
        map.feel(Moved, &[(2, 700.0, 300.0)]);
        assert_eq!(map.view(), &apart, "nor does the one that is left");
        // Back again: from where it is now.
        map.feel(Started, &[(3, 500.0, 300.0)]);
        assert_eq!(map.view(), &apart);
        let ground = map.ground(600.0, 300.0);
        map.feel(Moved, &[(3, 500.0, 340.0), (2, 700.0, 340.0)]).shows(ground, 600.0, 340.0);
        map.feel(Ended, &[(2, 700.0, 340.0), (3, 500.0, 340.0)]);
        assert_eq!(map.clicks(), 0, "a pinch selects nothing");
        let ground = map.ground(600.0, 400.0);
        map.feel(Started, &[(4, 600.0, 400.0)]).feel(Moved, &[(4, 640.0, 400.0)]).shows(ground, 640.0, 400.0);
    }

    #[test]
    fn a_tap_clicks_and_a_finger_that_rests_points() {
        let mut map = Map::new();
        map.feel(Started, &[(1, 600.0, 400.0)]).feel(Ended, &[(1, 602.0, 401.0)]);
        assert_eq!((map.clicks(), map.pointed()), (1, None));
        map.feel(Started, &[(1, 600.0, 400.0)]).wait(6);
        assert_eq!(map.pointed(), None, "not yet");
        map.wait(6);
        assert_eq!(map.pointed(), Some(Vec2::new(600.0, 400.0)));
        let before = map.view().clone();
        map.feel(Moved, &[(1, 603.0, 401.0)]);
        assert_eq!(map.view(), &before, "a finger that points trembles");
        map.feel(Ended, &[(1, 603.0, 401.0)]);
        assert_eq!((map.clicks(), map.pointed()), (0, None));
    }

    #[test]
    fn a_finger_that_points_and_then_moves_moves_the_map_and_one_that_is_taken_away_clicks_nothing() {
        let mut map = Map::new();
        map.feel(Started, &[(1, 600.0, 400.0)]).wait(12);
        assert!(map.pointed().is_some());
        let ground = map.ground(600.0, 400.0);
        map.feel(Moved, &[(1, 700.0, 400.0)]).shows(ground, 700.0, 400.0);
        assert_eq!(map.pointed(), None);
        map.feel(Ended, &[(1, 700.0, 400.0)]).feel(Started, &[(1, 600.0, 400.0)]);
        map.feel(Canceled, &[(1, 600.0, 400.0)]).wait(15);
        assert_eq!((map.clicks(), map.pointed()), (0, None));
    }
}

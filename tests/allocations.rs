//! What moves on the map asks for no memory while the campaign plays: frame after frame is made in the memory that is
//! there. Only what is drawn anew does, because a drawing's memory is given to the renderer.
#![cfg(feature = "app")]

use bevy::{ecs::schedule::SingleThreadedExecutor, prelude::*, time::TimeUpdateStrategy};
use halhin_gol::{
    campaign::{
        model::Campaign,
        time::{Instant, parse_instant},
    },
    heap, loading,
    playback::{Playback, ReplaySystems, ToClock},
    replay::clock::{ClockCommand, Pace},
    view::{Layer, Layers, View, ViewCommand},
};
use std::{sync::Arc, time::Duration};

#[global_allocator]
static HEAP: heap::Counting = heap::Counting;

/// How often our own systems asked for memory in this frame.
#[derive(Resource, Default)]
struct Asked {
    since: u64,
    own: u64,
}

fn app(layers: Layers) -> App {
    let campaign = Arc::new(Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}")));
    let mut view = View::new(&campaign);
    view.apply(&ViewCommand::Show(layers), &campaign);
    let mut app = loading::moving(campaign, view).expect("what moves needs no window");
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(16)))
        .init_resource::<Asked>()
        .edit_schedule(Update, |schedule| {
            schedule.set_executor(SingleThreadedExecutor::new());
        })
        .add_systems(
            Update,
            (
                (|mut asked: ResMut<Asked>| asked.since = heap::counted().0).before(ReplaySystems::Input),
                (|mut asked: ResMut<Asked>| asked.own = heap::counted().0 - asked.since).after(ReplaySystems::Present),
            ),
        );
    app.finish();
    app.update();
    app
}

/// The allocations of every frame of a stretch of play at six hours a second, but for the first ones, which fill the memory.
fn played(app: &mut App, from: Instant) -> Vec<u64> {
    heap::count(true);
    let pace = Pace::parse("6h").expect("there is such a pace");
    for command in [ClockCommand::Seek(from), ClockCommand::SetPace(pace), ClockCommand::Play] {
        app.world_mut().write_message(ToClock(command));
        app.update();
    }
    (0..400).for_each(|_| app.update());
    let frames = (0..300).map(|_| {
        app.update();
        app.world().resource::<Asked>().own
    });
    frames.collect()
}

/// Plays from each of these days and counts the frames for which memory was asked: at most one in so many.
fn assert_still(layers: Layers, days: &[&str], at_most: usize) {
    for day in days {
        let mut app = app(layers);
        let counts = played(&mut app, parse_instant(day).expect("it is an instant"));
        assert!(app.world().resource::<Playback>().clock().playing(), "{day}");
        let with = counts.iter().filter(|count| **count > 0).count();
        assert!(
            with * at_most <= counts.len(),
            "{day}: {with} of {} frames asked for memory: {counts:?}",
            counts.len()
        );
    }
}

#[test]
fn units_move_in_the_memory_that_is_there_whether_the_days_are_quiet_or_not() {
    // But for those in which a sign is seen for the first time and made.
    assert_still(Layers::NONE, &["1939-05-20", "1939-07-02T12:00", "1939-08-19T12:00"], 20);
}

#[test]
fn fronts_that_stand_are_not_drawn_anew_and_those_that_creep_now_and_then() {
    let fronts = Layers::NONE.with(Layer::Fronts, true);
    assert_still(fronts, &["1939-05-20", "1939-06-10"], 100);
    assert_still(fronts, &["1939-07-16"], 6);
}

#[test]
fn the_count_would_tell() {
    // Arrows grow with their units, and what is drawn anew takes new memory.
    let mut app = app(Layers::NONE.with(Layer::Movement, true));
    let counts = played(&mut app, parse_instant("1939-07-02T12:00").expect("it is an instant"));
    assert!(counts.iter().filter(|count| **count > 0).count() > counts.len() / 2, "{counts:?}");
}

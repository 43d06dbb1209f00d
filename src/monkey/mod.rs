//! The monkey: a reader without sense who tries everything, seed by seed. It is off unless it is asked for, and the
//! desktop's alone; the page's sits in its tests (`tests/browser/monkey.mjs`).
//!
//! Its hands write the messages that the window's system writes for a reader's hands; what hands seldom find it asks for
//! by commands. After every frame the invariants must hold. The first that does not, an error of a system and a panic
//! each end the run and name the seed, the act and what was done last.

mod act;
mod arguments;
mod asked;
mod chance;
mod fingers;
mod growth;
mod hands;
mod headless;
mod invariants;
mod told;
mod watch;

use bevy::{
    ecs::error::{BevyError, ErrorContext, FallbackErrorHandler},
    input::InputSystems,
    prelude::*,
    window::RequestRedraw,
};
use bevy_egui::{
    EguiContext, EguiPreUpdateSet, PrimaryEguiContext, end_pass_system, run_egui_context_pass_loop_system,
};
use std::{
    collections::VecDeque,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use crate::{playback::Shown, sheet::press::Notice};
use act::{Act, Deed, Kind};
use growth::Growth;
use hands::Hands;

pub use arguments::{MonkeyArguments, Orders};
pub use headless::{Ended, play};
pub use invariants::broken;

/// How long the monkey is at it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Until {
    /// So much of the reader's time.
    Time(Duration),
    /// So many acts.
    Acts(u64),
}

/// The situation is worked out anew in every so many frames.
const THOROUGH_EVERY: u64 = 10;

/// The monkey at work.
#[derive(Resource)]
pub struct Monkey {
    seed: u64,
    until: Until,
    /// The number of the next act.
    number: u64,
    /// What is left of the present act, frame by frame.
    left: VecDeque<Vec<Deed>>,
    /// Whether the present act is a long rest.
    resting: bool,
    hands: Hands,
    /// How often each kind of act was begun.
    kinds: Vec<u64>,
    last: VecDeque<String>,
    growth: Growth,
    frames: u64,
    calm: watch::Calm,
    /// What has broken.
    broken: Vec<String>,
    done: bool,
    /// Whether it tells how it ended, and ends the program.
    loud: bool,
    /// Counts the frames for who watches from another thread.
    beat: Arc<AtomicU64>,
}

/// So many of the last acts are told.
const LAST: usize = 12;

impl Monkey {
    fn new(seed: u64, until: Until, loud: bool) -> Self {
        Self {
            seed,
            until,
            number: 0,
            left: VecDeque::new(),
            resting: false,
            hands: Hands::default(),
            kinds: vec![0; Kind::ALL.len()],
            last: VecDeque::new(),
            growth: Growth::default(),
            frames: 0,
            calm: watch::Calm::default(),
            broken: Vec::new(),
            done: false,
            loud,
            beat: Arc::default(),
        }
    }

    /// Begins the next act.
    fn begin(&mut self, shown: &Shown) {
        let act = Act::of(self.seed, self.number, shown);
        if let Some(place) = Kind::ALL.iter().position(|(kind, _)| *kind == act.kind) {
            self.kinds[place] += 1;
        }
        if self.last.len() == LAST {
            self.last.pop_front();
        }
        self.last.push_back(format!("{}: {act}", self.number));
        if self.loud {
            told::note(&self.story());
        }
        self.resting = act.kind == Kind::LongRest;
        self.left = act.frames.into();
        self.number += 1;
    }

    fn over(&self, elapsed: Duration) -> bool {
        match self.until {
            Until::Time(time) => elapsed >= time,
            Until::Acts(acts) => self.number >= acts && self.left.is_empty(),
        }
    }
}

/// Sets the monkey before the window of an app that shows the map, after everything else. What is broken ends the
/// program.
pub(crate) fn before_window(app: &mut App, orders: Orders) {
    plugin(app, orders.seed, Until::Time(orders.time), true);
    app.insert_resource(FallbackErrorHandler(note_error));
    told::end_at_panics();
    // What is saved goes where nobody keeps anything.
    let folder = std::env::temp_dir().join(format!("halhin-gol-monkey-{}", std::process::id()));
    if let Some(mut notice) = app.world_mut().get_resource_mut::<Notice>()
        && std::fs::create_dir_all(&folder).is_ok()
    {
        notice.folder = Some(folder);
    }
    let beat = app.world().resource::<Monkey>().beat.clone();
    watch::keep_awake(app.world(), beat);
}

/// Sets the monkey on an app that shows the map. A `loud` one tells how it ended and ends the program.
fn plugin(app: &mut App, seed: u64, until: Until, loud: bool) {
    app.insert_resource(Monkey::new(seed, until, loud))
        .add_systems(PreUpdate, act.before(InputSystems).before(EguiPreUpdateSet::InitContexts))
        .add_systems(PostUpdate, paint.after(run_egui_context_pass_loop_system).before(end_pass_system))
        .add_systems(Last, judge);
}

/// A system that fails ends the run.
fn note_error(error: BevyError, context: ErrorContext) {
    told::fail(format!("{context}: {error}"));
}

/// One frame of what the hands do.
fn act(world: &mut World) {
    world.resource_scope(|world, mut monkey: Mut<Monkey>| {
        let Some(shown) = world.get_resource::<Shown>().cloned() else { return };
        if monkey.done {
            return;
        }
        if monkey.left.is_empty() {
            monkey.begin(&shown);
        }
        let now = world.resource::<Time<Real>>().elapsed_secs_f64();
        // Before a window a long rest is as long as time says, however many frames that are.
        if monkey.loud && monkey.resting {
            if !monkey.calm.rested(now) {
                return;
            }
            monkey.left.clear();
        }
        let deeds = monkey.left.pop_front().unwrap_or_default();
        for deed in &deeds {
            monkey.hands.act(world, deed);
        }
        monkey.calm.acted(!deeds.is_empty(), now);
    });
}

/// Looks through what egui is about to draw.
fn paint(mut contexts: Query<&mut EguiContext, With<PrimaryEguiContext>>, mut monkey: ResMut<Monkey>) {
    for mut context in &mut contexts {
        let found = invariants::painted(context.get_mut());
        monkey.broken.extend(found);
    }
}

/// Judges the frame, and ends the run when it is over or something is broken.
fn judge(world: &mut World) {
    world.resource_scope(|world, mut monkey: Mut<Monkey>| {
        if monkey.done {
            return;
        }
        monkey.frames += 1;
        monkey.beat.store(monkey.frames, Ordering::Relaxed);
        let thorough = monkey.frames.is_multiple_of(THOROUGH_EVERY);
        let mut found = broken(world, thorough);
        if monkey.loud {
            found.extend(told::failures());
        }
        let asked = world.resource::<Messages<RequestRedraw>>().iter_current_update_messages().next().is_some();
        found.extend(monkey.calm.broken(world, asked));
        monkey.growth.count(&watch::counts(world));
        let elapsed = world.resource::<Time<Real>>().elapsed();
        let over = monkey.over(elapsed);
        if over {
            found.extend(monkey.growth.broken());
        }
        monkey.broken.extend(found);
        if over || !monkey.broken.is_empty() {
            monkey.done = true;
            if monkey.loud {
                world.write_message(told::end(&monkey, elapsed));
            }
        }
    });
}

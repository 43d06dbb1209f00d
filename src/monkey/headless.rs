//! The monkey before a map without a window and without a renderer: all of the app that a frame passes through but its
//! drawing. Its time runs in even steps and its systems one after the other, so that a seed repeats exactly.

use bevy::{
    a11y::AccessibilityPlugin,
    camera::CameraUpdateSystems,
    ecs::{
        error::FallbackErrorHandler,
        schedule::{ScheduleLabel, SingleThreadedExecutor},
    },
    input::InputPlugin,
    prelude::*,
    render::{camera::camera_system, texture::ManualTextureViews},
    window::{ExitCondition, WindowPlugin, WindowResolution},
};
use bevy_egui::EguiPrimaryContextPass;
use std::{
    hash::{DefaultHasher, Hasher as _},
    panic::{self, AssertUnwindSafe},
    sync::Arc,
    time::Duration,
};

use super::{Monkey, Until};
use crate::{campaign::model::Campaign, compare, loading, notes, playback::Playback, units::SymbolLayout, view::View};

/// A frame's time.
const FRAME: Duration = Duration::from_millis(50);

/// How a run without a window ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// What broke, with the seed and the last acts; nothing where all went well.
    pub broken: Option<String>,
    /// How many frames there were.
    pub frames: u64,
    /// A digest of what was shown in all of them.
    pub digest: u64,
}

impl Ended {
    fn with(broken: String, digest: u64) -> Self {
        Self { broken: Some(broken), frames: 0, digest }
    }
}

/// Lets the monkey of a seed do so many acts.
pub fn play(campaign: &Arc<Campaign>, seed: u64, acts: u64) -> Result<Ended, String> {
    let mut app = stage(campaign, seed, acts)?;
    let mut digest = DefaultHasher::new();
    loop {
        let went = panic::catch_unwind(AssertUnwindSafe(|| app.update()));
        let Some(monkey) = app.world().get_resource::<Monkey>() else {
            return Ok(Ended::with(
                format!("seed {seed}: the monkey's own hands panicked, see above"),
                digest.finish(),
            ));
        };
        let broken = match went {
            // After a panic in a system that has the monkey in its hands there is none to ask.
            Err(_) => Some(format!("a system panicked or failed, see above\n{}", monkey.story())),
            Ok(()) if monkey.broken.is_empty() => None,
            Ok(()) => Some(format!("{}\n{}", monkey.broken.join("\n"), monkey.story())),
        };
        note(app.world(), &mut digest);
        if broken.is_some() || monkey.done {
            return Ok(Ended { broken, frames: monkey.frames, digest: digest.finish() });
        }
    }
}

fn note(world: &World, digest: &mut DefaultHasher) {
    let (playback, view) = (world.resource::<Playback>(), world.resource::<View>());
    digest.write(format!("{:?} {view:?}", playback.clock()).as_bytes());
    for placed in world.resource::<SymbolLayout>().symbols() {
        [placed.at.x, placed.at.y, placed.size].into_iter().for_each(|number| digest.write_u32(number.to_bits()));
    }
}

/// The app, and the monkey before it.
fn stage(campaign: &Arc<Campaign>, seed: u64, acts: u64) -> Result<App, String> {
    let mut app = loading::without_window(FRAME)?;
    let window = Window { resolution: WindowResolution::new(1280, 720), ..default() };
    app.add_plugins((
        InputPlugin,
        AccessibilityPlugin,
        WindowPlugin {
            primary_window: Some(window),
            exit_condition: ExitCondition::DontExit,
            close_when_requested: false,
            ..default()
        },
    ))
    .init_resource::<ManualTextureViews>()
    .add_systems(PostStartup, camera_system.in_set(CameraUpdateSystems))
    .add_systems(PostUpdate, camera_system.in_set(CameraUpdateSystems));
    loading::show(&mut app, Ok(campaign.clone()))?;
    app.add_plugins(notes::plugin);
    compare::plugin(&mut app);
    super::plugin(&mut app, seed, Until::Acts(acts), false);
    app.insert_resource(FallbackErrorHandler(bevy::ecs::error::panic));
    one_by_one(&mut app, First);
    one_by_one(&mut app, PreUpdate);
    one_by_one(&mut app, Update);
    one_by_one(&mut app, PostUpdate);
    one_by_one(&mut app, Last);
    one_by_one(&mut app, EguiPrimaryContextPass);
    app.finish();
    app.cleanup();
    Ok(app)
}

/// Systems of a schedule in the same order in every run.
fn one_by_one(app: &mut App, label: impl ScheduleLabel) {
    app.edit_schedule(label, |schedule| {
        schedule.set_executor(SingleThreadedExecutor::new());
    });
}

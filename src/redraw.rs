//! Drawing only what changed: the loop sleeps unless the clock runs or something is on its way.

use bevy::{
    a11y::AccessibilityRequested,
    platform::time::Instant,
    prelude::*,
    render::{
        Render, RenderApp, RenderSystems,
        render_resource::{PipelineCache, PipelineDescriptor},
    },
    time::{TimeSystems, TimeUpdateStrategy},
    window::RequestRedraw,
    winit::{UpdateMode, WinitSettings},
};
use bevy_egui::{EguiContext, EguiInput, EguiPreUpdateSet, egui};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use crate::{
    access,
    input::Finger,
    pen::Strokes,
    playback::{Playback, ToClock},
    sharpness::Sharpness,
    units::SymbolLayout,
    view::{View, ViewCommand},
};

/// The map counts as drawn after this many frames in a row in which no part of the drawing was still being prepared.
const SETTLED_FRAMES: u32 = 2;

/// As good as for ever. The engine cannot add the longest of all times to an instant: a shorter wait that went before
/// would stay, over and over again.
const A_DAY: Duration = Duration::from_secs(86_400);

/// The steps of a wait, in milliseconds.
const STEP_MS: u64 = 250;

/// How many frames have been drawn.
#[derive(Resource, Default)]
pub struct Frames(pub u64);

/// Whether the whole map has been drawn once: before that, shaders are still being prepared.
#[derive(Resource, Clone, Default)]
pub struct Drawn(Arc<AtomicU32>);

impl Drawn {
    /// Whether the map is there.
    pub fn all(&self) -> bool {
        self.0.load(Ordering::Relaxed) >= SETTLED_FRAMES
    }

    /// Shaders that were not needed before are about to be prepared.
    pub fn again(&self) {
        self.0.store(0, Ordering::Relaxed);
    }
}

/// Whether something that is shown beside the map is still on its way to where it will rest.
#[derive(Resource, Default, PartialEq)]
pub struct Besides(pub bool);

/// How long the picture stays as it is where nothing else changes: until the minute is over on a clock of the day.
#[derive(Resource, Default)]
pub struct Alarm(pub Option<Duration>);

/// How the next wait is chosen, at the end of a frame.
#[derive(SystemSet, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Resting;

/// Adds the thrift to the app.
pub fn plugin(app: &mut App) {
    watching(app);
    app.init_resource::<Frames>()
        .init_resource::<Besides>()
        .init_resource::<Alarm>()
        .insert_resource(WinitSettings::continuous())
        .add_systems(First, tell_the_time.before(TimeSystems))
        .add_systems(PreUpdate, forget_unchanged_modifiers.after(EguiPreUpdateSet::ProcessInput))
        .add_systems(Last, (count, wake, rest).chain().in_set(Resting));
}

/// Notes when everything has been drawn once.
pub fn watching(app: &mut App) {
    let drawn = Drawn::default();
    app.insert_resource(drawn.clone());
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render.insert_resource(drawn).add_systems(Render, watch.in_set(RenderSystems::Cleanup));
    }
}

/// `bevy_egui` 0.42 repeats the modifier keys every frame; egui takes that for input and asks for another frame.
/// Fixed in `bevy_egui` 0.43: remove with the upgrade.
fn forget_unchanged_modifiers(mut contexts: Query<(&mut EguiContext, &mut EguiInput)>) {
    for (mut context, mut input) in &mut contexts {
        let known = context.get_mut().input(|i| i.modifiers);
        input.events.retain(|event| !matches!(event, egui::Event::ModifiersChanged(m) if *m == known));
    }
}

/// The engine counts a frame from when the last one was rendered. After a rest that lies far back: a finger that has
/// just come down would seem to have rested since.
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::disallowed_methods, reason = "the platform's own, which runs on the page")
)]
fn tell_the_time(mut time: ResMut<TimeUpdateStrategy>) {
    // Tests and pictures have a time of their own.
    if matches!(*time, TimeUpdateStrategy::Automatic | TimeUpdateStrategy::ManualInstant(_)) {
        *time = TimeUpdateStrategy::ManualInstant(Instant::now());
    }
}

fn count(mut frames: ResMut<Frames>) {
    frames.0 += 1;
}

/// Commands that a panel gave in this frame are obeyed in the next: there must be one.
fn wake(clock: Res<Messages<ToClock>>, views: Res<Messages<ViewCommand>>, mut redraw: MessageWriter<RequestRedraw>) {
    let given =
        clock.iter_current_update_messages().next().is_some() || views.iter_current_update_messages().next().is_some();
    if given {
        redraw.write(RequestRedraw);
    }
}

fn rest(
    playback: Res<Playback>,
    sharpness: Res<Sharpness>,
    layout: Res<SymbolLayout>,
    (strokes, alarm, held, time): (Res<Strokes>, Res<Alarm>, Option<Res<Finger>>, Res<Time<Real>>),
    assisted: Option<Res<AccessibilityRequested>>,
    (view, drawn, besides): (Res<View>, Res<Drawn>, Res<Besides>),
    mut settings: ResMut<WinitSettings>,
) {
    let busy = playback.clock().playing()
        || view.flying()
        || sharpness.moving()
        || layout.moving()
        || besides.0
        || !drawn.all();
    let now = time.elapsed_secs_f64();
    // A finger that rests asks something of the map after a while, without another touch.
    let finger = held.and_then(|held| held.wait(now));
    let assisted = assisted.and_then(|requested| access::wait(&requested));
    let wait = strokes.wait(now).into_iter().chain(alarm.0).chain(finger).chain(assisted).min();
    let next = if busy || wait.is_some_and(|wait| wait.is_zero()) {
        WinitSettings::continuous()
    } else {
        let still = UpdateMode::reactive_low_power(wait.map_or(A_DAY, in_steps));
        WinitSettings { focused_mode: still, unfocused_mode: still }
    };
    if settings.focused_mode != next.focused_mode {
        *settings = next;
    }
}

/// A wait in whole steps: each change of it is answered by the window with a frame, so that it must not change with
/// every frame.
fn in_steps(wait: Duration) -> Duration {
    Duration::from_millis(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX).div_ceil(STEP_MS).saturating_mul(STEP_MS))
}

/// In the render world: whether every pipeline that was asked for is ready.
fn watch(pipelines: Res<PipelineCache>, drawn: Res<Drawn>) {
    if drawn.all() {
        return;
    }
    let all: Vec<_> = pipelines.pipelines().collect();
    // The engine asks for compute pipelines too. WebGL 2 has none, and the map needs none.
    let draws =
        |id: usize| all.get(id).is_none_or(|p| matches!(p.descriptor, PipelineDescriptor::RenderPipelineDescriptor(_)));
    if pipelines.waiting_pipelines().any(draws) {
        drawn.0.store(0, Ordering::Relaxed);
    } else {
        drawn.0.fetch_add(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_that_runs_down_changes_in_steps_and_never_ends_early() {
        let waits: Vec<_> = (0..60).map(|i| Duration::from_millis(4000 - 16 * i)).collect();
        assert!(
            waits.iter().all(|wait| in_steps(*wait) >= *wait && in_steps(*wait) < *wait + Duration::from_millis(250))
        );
        let changes = waits.windows(2).filter(|pair| in_steps(pair[0]) != in_steps(pair[1])).count();
        assert!(changes <= 4, "{changes}");
    }
}

//! What only shows over many frames: whether the map comes to rest, whether it is drawn while it should be, how much
//! there is of everything, and whether there are frames at all.

use bevy::{
    prelude::*,
    winit::{EventLoopProxyWrapper, UpdateMode, WinitSettings, WinitUserEvent},
};
use bevy_egui::{EguiContext, PrimaryEguiContext, egui};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

use super::told;
use crate::{ink::Ink, playback::Playback, redraw::Drawn, units::SymbolLayout, view::View};

/// After so many seconds without a deed everything has arrived: strokes have faded, flights have landed.
const ARRIVED: f64 = 9.0;

/// So many frames in a row that are asked for at rest are too many.
const RESTLESS: u32 = 20;

/// So many frames in a row in which the loop may sleep although something moves: it is told after the frame.
const DROWSY: u32 = 3;

/// Shaders that are prepared anew take no longer, in seconds.
const SHADERS: f64 = 90.0;

/// What is known of the last frames.
#[derive(Debug, Default)]
pub(super) struct Calm {
    /// When hands last did something, in seconds.
    last_deed: f64,
    /// When the clock last ran, in seconds.
    played: f64,
    restless: u32,
    asleep: u32,
    /// So many frames in a row the clock has run at the campaign's end, where it should stop.
    ended: u32,
    /// When the whole map was last there, in seconds.
    drawn: f64,
}

impl Calm {
    /// Takes note of a frame in which hands did something, or nothing.
    pub(super) fn acted(&mut self, something: bool, now: f64) {
        if something {
            self.last_deed = now;
        }
    }

    /// Whether hands have done nothing for so long that everything has arrived, and a little longer.
    pub(super) fn rested(&self, now: f64) -> bool {
        now - self.last_deed > ARRIVED + 2.0
    }

    /// What is broken. `asked` is whether this frame asked for another.
    pub(super) fn broken(&mut self, world: &World, asked: bool) -> Vec<String> {
        let mut found = Vec::new();
        let now = world.resource::<Time<Real>>().elapsed_secs_f64();
        let resources =
            (world.get_resource::<Playback>(), world.get_resource::<View>(), world.get_resource::<SymbolLayout>());
        let (Some(playback), Some(view), Some(layout)) = resources else { return found };
        let (playing, moves) = (playback.clock().playing(), view.flying() || layout.moving());
        if playing {
            self.played = now;
        }
        // The clock may stop by itself: what it moved arrives after that.
        let arrived = now - self.last_deed.max(self.played) > ARRIVED;
        if arrived && moves {
            let what = if view.flying() { "the map still flies" } else { "symbols are still on their way" };
            found.push(format!("{what} {ARRIVED} seconds after the last deed"));
        }
        self.restless = if arrived && asked { self.restless + 1 } else { 0 };
        if self.restless > RESTLESS {
            found.push(format!("{RESTLESS} frames in a row were asked for {ARRIVED} seconds after the last deed"));
        }
        let continuous = world
            .get_resource::<WinitSettings>()
            .is_none_or(|settings| settings.focused_mode == UpdateMode::Continuous);
        self.asleep = if (playing || moves) && !continuous { self.asleep + 1 } else { 0 };
        if self.asleep > DROWSY {
            found.push(format!("the loop sleeps while the clock runs ({playing}) or something moves ({moves})"));
        }
        let end = playing && playback.clock().looped().is_none() && playback.now() == playback.clock().span().to;
        self.ended = if end { self.ended + 1 } else { 0 };
        if self.ended > DROWSY {
            found.push("the clock runs on at the campaign's end".to_owned());
        }
        if world.get_resource::<Drawn>().is_none_or(Drawn::all) {
            self.drawn = now;
        }
        if in_window(world) && now - self.drawn > SHADERS {
            found.push(format!("the map was not drawn in full for {SHADERS} seconds"));
        }
        found
    }
}

fn in_window(world: &World) -> bool {
    world.contains_resource::<EventLoopProxyWrapper>()
}

/// How much there is of what must not grow.
pub(super) fn counts(world: &mut World) -> Vec<(&'static str, u64)> {
    let mut contexts = world.query_filtered::<&mut EguiContext, With<PrimaryEguiContext>>();
    let ctx = contexts.single_mut(world).map(|mut context| context.get_mut().clone());
    let mut counts = vec![("entities", u64::from(world.entities().count_spawned()))];
    let mut add = |name, count: Option<usize>| counts.extend(count.map(|count| (name, count as u64)));
    add("meshes", world.get_resource::<Assets<Mesh>>().map(Assets::len));
    add("inks", world.get_resource::<Assets<Ink>>().map(Assets::len));
    add("images", world.get_resource::<Assets<Image>>().map(Assets::len));
    if let Ok(ctx) = ctx {
        add("pictures of panels", Some(ctx.tex_manager().read().num_allocated()));
        add("things that panels remember", Some(ctx.data(egui::util::IdTypeMap::len)));
    }
    if in_window(world) {
        add("megabytes", megabytes());
    }
    counts
}

/// How much memory the program takes, where the system tells it as Linux does.
fn megabytes() -> Option<usize> {
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    let resident: usize = pages.split(' ').nth(1)?.parse().ok()?;
    Some(resident / 256)
}

/// So often the loop is woken.
const WAKE: Duration = Duration::from_millis(15);

/// So many times without a frame are too many: two minutes.
const STUCK: u32 = 8_000;

/// Wakes the loop, which would sleep between a reader's deeds, and ends the program where no frame comes any more.
/// `beat` counts the frames.
pub(super) fn keep_awake(world: &World, beat: Arc<AtomicU64>) {
    let Some(proxy) = world.get_resource::<EventLoopProxyWrapper>().map(|proxy| (**proxy).clone()) else { return };
    let waking = move || {
        let (mut seen, mut waited) = (0, 0);
        while proxy.send_event(WinitUserEvent::WakeUp).is_ok() {
            thread::sleep(WAKE);
            let frames = beat.load(Ordering::Relaxed);
            waited = if frames == seen { waited + 1 } else { 0 };
            seen = frames;
            if waited > STUCK {
                told::give_up("no frame has come for two minutes");
            }
        }
    };
    #[expect(clippy::disallowed_methods, reason = "the desktop has threads, and the monkey is the desktop's")]
    let _ = thread::spawn(waking);
}

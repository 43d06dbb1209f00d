//! The program measures itself: a fixed script is played, and how long frames took, how many were drawn for nothing
//! and how often memory was asked for is written down as JSON.

#[cfg(not(target_arch = "wasm32"))]
mod asked;
mod memory;
mod result;
mod script;

use bevy::prelude::*;
use serde_json::{Value, json};

use crate::{
    playback::{ReplaySystems, Shown, ToClock},
    redraw::{self, Alarm, Drawn, Resting},
    units::{PlacedLabels, SymbolLayout},
    view::{View, ViewCommand},
};
use result::Frames;
pub use script::Measure;
use script::{Act, Orders};

/// Memory is looked at this often, in seconds.
const LOOK_EVERY: f64 = 5.0;

/// The map may come to rest for so long, in seconds, before frames count.
const SETTLE: f64 = 2.0;

/// The wait that begins then is answered with a frame, which comes within this time, in seconds.
const ANSWERED: f64 = 0.5;

/// What was measured, as JSON in one line.
#[derive(Message, Clone, Debug)]
pub struct Measured(pub String);

/// A measurement under way.
#[derive(Resource)]
pub struct Measuring {
    measure: Measure,
    /// The number of the act, and the second at which it began; before the first the map is not there yet.
    act: Option<(usize, f64)>,
    /// Whether the last frame belonged to this act: the first one does not count.
    begun: bool,
    frames: [Frames; Act::ALL.len()],
    /// How many frames had been drawn when the map had come to rest.
    rested_from: Option<u64>,
    /// How many were drawn until it was woken.
    drawn_at_rest: u64,
    /// The most symbols and labels that were on the screen at once.
    most: (usize, usize),
    start: f64,
    memory: Vec<(f64, f64)>,
    looked: f64,
}

impl Measuring {
    /// A measurement that has not begun.
    pub fn new(measure: Measure) -> Self {
        Self {
            measure,
            act: None,
            begun: false,
            frames: default(),
            rested_from: None,
            drawn_at_rest: 0,
            most: (0, 0),
            start: 0.0,
            memory: Vec::new(),
            looked: f64::NEG_INFINITY,
        }
    }

    /// The act that is played, its number, and the second at which it began.
    fn act(&self) -> Option<(usize, Act, f64)> {
        let (number, since) = self.act?;
        Some((number, *Act::ALL.get(number)?, since))
    }
}

/// Adds a measurement to an app that shows a campaign. The app must hold [`Measuring`].
pub fn plugin(app: &mut App) {
    app.add_message::<Measured>()
        .add_systems(Update, direct.before(ReplaySystems::Input))
        .add_systems(Last, wake_after_rest.before(Resting));
    #[cfg(not(target_arch = "wasm32"))]
    asked::plugin(app);
}

/// Notes the last frame, and goes on in the script.
fn direct(
    mut measuring: ResMut<Measuring>,
    (drawn, drawn_frames, time): (Res<Drawn>, Res<redraw::Frames>, Res<Time<Real>>),
    (view, shown, layout, labels): (Res<View>, Res<Shown>, Res<SymbolLayout>, Res<PlacedLabels>),
    (mut clock, mut views): (MessageWriter<ToClock>, MessageWriter<ViewCommand>),
    mut measured: MessageWriter<Measured>,
) {
    let (now, took) = (time.elapsed_secs_f64(), time.delta_secs_f64());
    let measuring = &mut *measuring;
    // Caches are filled by what a reader does besides.
    if matches!(measuring.act(), Some((_, Act::Play, _))) {
        measuring.look(now);
    }
    measuring.most = (measuring.most.0.max(layout.len()), measuring.most.1.max(labels.0.len()));
    let orders = match measuring.act() {
        None if measuring.act.is_some() => return,
        None if !drawn.all() => return,
        None => {
            measuring.start = now;
            measuring.enter(0, now, &shown)
        }
        Some((number, act, since)) => {
            if measuring.begun && act != Act::Rest {
                measuring.frames[number].ms.push(took * 1_000.0);
            }
            measuring.begun = true;
            let lasts = script::lasts(measuring.measure, act);
            if act == Act::Rest && now - since >= SETTLE {
                if now - since < SETTLE + ANSWERED {
                    measuring.rested_from = Some(drawn_frames.0);
                }
                let from = *measuring.rested_from.get_or_insert(drawn_frames.0);
                // But for the frame that notes it and the one that ends it.
                measuring.drawn_at_rest = (drawn_frames.0 - from).saturating_sub(1);
            }
            if now - since < lasts {
                script::go_on(act, ((now - since) / lasts, took), &shown, &view)
            } else {
                measuring.enter(number + 1, now, &shown)
            }
        }
    };
    if measuring.act.is_some() && measuring.act().is_none() {
        measured.write(Measured(measuring.json().to_string()));
    }
    clock.write_batch(orders.clock.into_iter().map(ToClock));
    views.write_batch(orders.view);
}

/// Rest ends by itself: nothing else wakes the program.
fn wake_after_rest(measuring: Res<Measuring>, time: Res<Time<Real>>, mut alarm: ResMut<Alarm>) {
    alarm.0 = None;
    if let Some((_, Act::Rest, since)) = measuring.act() {
        let ends = if measuring.rested_from.is_some() { script::lasts(measuring.measure, Act::Rest) } else { SETTLE };
        let left = since + ends - time.elapsed_secs_f64();
        alarm.0 = Some(std::time::Duration::from_secs_f64(left.max(0.0)));
    }
}

impl Measuring {
    /// Begins an act, or ends with the last.
    fn enter(&mut self, number: usize, now: f64, shown: &Shown) -> Orders {
        (self.act, self.begun) = (Some((number, now)), false);
        self.act().map(|(_, act, _)| script::begin(self.measure, act, shown)).unwrap_or_default()
    }

    /// Looks at the program's memory now and then.
    fn look(&mut self, now: f64) {
        if now - self.looked >= LOOK_EVERY {
            self.looked = now;
            self.memory.extend(memory::kib().map(|(holds, _)| (now, holds as f64)));
        }
    }

    fn json(&self) -> Value {
        let mut all = json!({
            "measure": format!("{:?}", self.measure).to_lowercase(),
            "start_to_map_s": result::rounded(self.start),
            "frames_at_rest": self.drawn_at_rest,
            "most_symbols": self.most.0,
            "most_labels": self.most.1,
            "peak_memory_kib": memory::kib().map(|(_, most)| most),
        });
        for (act, frames) in Act::ALL.iter().zip(&self.frames).filter(|(act, _)| **act != Act::Rest) {
            all[act.word()] = frames.json();
        }
        if self.measure == Measure::Soak {
            // The first half fills caches.
            let late = &self.memory[self.memory.len() / 2..];
            all["memory_kib_per_minute"] = result::slope(late).map(|slope| result::rounded(slope * 60.0)).into();
            all["memory_kib"] = self.memory.iter().step_by(12).map(|(_, kib)| *kib).collect::<Vec<_>>().into();
        }
        all
    }
}

//! What a run of the monkey tells: one line where all went well, else the seed, the act and what was done last.

use bevy::prelude::*;
use serde_json::{Map, Value, json};
use std::{
    io::Write as _,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use super::{Kind, Monkey};

/// What would be told if the program ended here: a panic has no other way to it.
static STORY: Mutex<String> = Mutex::new(String::new());

/// Systems of the window that have failed; they run on several threads.
static FAILURES: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Notes how far the monkey is.
pub(super) fn note(story: &str) {
    story.clone_into(&mut STORY.lock().unwrap_or_else(PoisonError::into_inner));
}

/// Notes that a system has failed.
pub(super) fn fail(what: String) {
    FAILURES.lock().unwrap_or_else(PoisonError::into_inner).push(what);
}

/// The systems that have failed since it was last asked.
pub(super) fn failures() -> Vec<String> {
    std::mem::take(&mut *FAILURES.lock().unwrap_or_else(PoisonError::into_inner))
}

/// A panic ends the program with the seed and the acts, not only with its own words.
pub(super) fn end_at_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        before(panic);
        give_up("the program panicked");
    }));
}

/// Ends the program where the monkey cannot be asked any more.
pub(super) fn give_up(why: &str) -> ! {
    let story = STORY.lock().unwrap_or_else(PoisonError::into_inner).clone();
    say(&format!("halhin-gol: {why}\n{story}"));
    std::process::exit(1)
}

/// Writes to standard error, where nothing can be done about a failure.
fn say(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

impl Monkey {
    /// The seed, the act and what was done last, a line each.
    pub(super) fn story(&self) -> String {
        let last: String = self.last.iter().map(|act| format!("  {act}\n")).collect();
        format!("seed {}, act {}; the last acts:\n{last}", self.seed, self.number.saturating_sub(1))
    }

    /// What a run without a fault comes to, as one line of JSON.
    fn sum(&self, elapsed: Duration) -> Value {
        let counts = Kind::ALL.iter().zip(&self.kinds);
        let acts: Map<_, _> = counts.map(|((kind, _), count)| (kind.word().to_owned(), json!(count))).collect();
        let largest: Map<_, _> =
            self.growth.thirds().into_iter().map(|(name, thirds)| (name.to_owned(), json!(thirds))).collect();
        let minutes = (elapsed.as_secs_f64() / 6.0).round() / 10.0;
        json!({ "seed": self.seed, "minutes": minutes, "frames": self.frames, "acts": acts, "largest": largest })
    }
}

/// Tells how a run ended, and how the program ends.
pub(super) fn end(monkey: &Monkey, elapsed: Duration) -> AppExit {
    if monkey.broken.is_empty() {
        let _ = std::io::stdout().write_all(format!("{}\n", monkey.sum(elapsed)).as_bytes());
        return AppExit::Success;
    }
    let broken: String = monkey.broken.iter().map(|what| format!("halhin-gol: {what}\n")).collect();
    say(&format!("{broken}{}", monkey.story()));
    AppExit::error()
}

//! Where a machine lacks what the engine needs, the engine gives up by a panic. Here it becomes a sentence that names what
//! is missing and what helps.

use std::{
    cell::Cell,
    env,
    io::Write as _,
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    process,
    sync::{Mutex, Once},
};

/// What was said at the first panic; those that follow are its consequences.
static SAID: Mutex<Option<String>> = Mutex::new(None);

/// What is done at the first panic, with a sentence.
type Last = Box<dyn FnOnce(&str) + Send>;

/// What is done at the first panic, before anything is torn down: an engine that fails while it is torn down would abort
/// the program.
static LAST: Mutex<Option<Last>> = Mutex::new(None);

thread_local! {
    /// Whether a panic of this thread is nobody's concern but [`guarded`]'s.
    static APART: Cell<bool> = const { Cell::new(false) };
}

/// What the engine says, and the sentence for it.
const SENTENCES: [(&str, &str); 3] = [
    (
        "Unable to find a GPU",
        "no graphics driver was found; install a driver for Vulkan or OpenGL, on Debian mesa-vulkan-drivers. Printed sheets, \
         hand-outs and the edition need none: 'halhin-gol snapshot --sheet'",
    ),
    (
        "Failed to build event loop",
        "there is no display to open a window on; start it on a desktop, where DISPLAY or WAYLAND_DISPLAY is set. \
         'halhin-gol snapshot' draws a picture without a window",
    ),
    (
        "Failed to create wgpu surface",
        "the graphics driver cannot draw into a window here; install a driver for Vulkan or OpenGL, on Debian \
         mesa-vulkan-drivers. 'halhin-gol snapshot' draws a picture without a window",
    ),
];

/// Does a piece of work. If this thread panics in it, that is a sentence, and nothing else is printed unless
/// `RUST_BACKTRACE` asks for more.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let before = APART.replace(true);
    let done = caught(work);
    APART.set(before);
    done
}

/// Does a piece of work in which many threads may panic. At the first panic `last` has its word, and may end the program;
/// otherwise it ends as in [`guarded`].
pub fn watched<T>(last: impl FnOnce(&str) + Send + 'static, work: impl FnOnce() -> T) -> Result<T, String> {
    set_last(Some(Box::new(last)));
    let done = caught(work);
    set_last(None);
    done
}

/// Says what is wrong and ends the program as a failure.
pub fn give_up(why: &str) {
    // Where standard error is closed nothing can be said.
    let _ = std::io::stderr().write_all(format!("halhin-gol: {why}\n").as_bytes());
    process::exit(1);
}

fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    listen();
    if let Ok(mut said) = SAID.lock() {
        *said = None;
    }
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let said = SAID.lock().ok().and_then(|mut said| said.take());
        sentence(&said.unwrap_or_else(|| "for a reason that nobody noted".to_owned()))
    })
}

fn set_last(word: Option<Last>) {
    if let Ok(mut last) = LAST.lock() {
        *last = word;
    }
}

/// Keeps what is said at a panic, from now on.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        let more = cfg!(test) || env::var_os("RUST_BACKTRACE").is_some_and(|asked| asked != "0");
        panic::set_hook(Box::new(move |info| {
            let said = note(info);
            let sentence = sentence(&said);
            if let Ok(mut first) = SAID.lock() {
                first.get_or_insert(said);
            }
            if more {
                usual(info);
            }
            // Threads that panic meanwhile wait here.
            if !APART.get()
                && let Ok(mut last) = LAST.lock()
                && let Some(last) = last.take()
            {
                last(&sentence);
            }
        }));
    });
}

fn note(info: &PanicHookInfo<'_>) -> String {
    let what = info.payload_as_str().unwrap_or("something that is no text");
    // Some drivers speak in paragraphs.
    let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
    match info.location() {
        Some(place) => format!("{what}, {}:{}", place.file(), place.line()),
        None => what,
    }
}

fn sentence(said: &str) -> String {
    match SENTENCES.iter().find(|(start, _)| said.contains(start)) {
        Some((_, sentence)) => (*sentence).to_owned(),
        None if ["wgpu", "bevy_render"].iter().any(|part| said.contains(part)) => {
            format!("the graphics were lost, or their driver is out of order ({said})")
        }
        None => format!("the program has failed, by no fault of yours; please report this: {said}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_engine_lacks_is_named_with_what_helps_and_the_rest_is_told_as_it_was_said() {
        assert!(sentence("Unable to find a GPU! Make sure …").contains("mesa-vulkan-drivers"));
        assert!(sentence("Failed to build event loop: Os(…)").contains("DISPLAY"));
        assert!(sentence("index out of bounds (src/map.rs:7)").ends_with("index out of bounds (src/map.rs:7)"));
    }

    #[test]
    fn a_panic_is_a_sentence_and_what_was_to_be_done_at_the_first_is_done_once() {
        static WORDS: Mutex<Vec<String>> = Mutex::new(Vec::new());
        let last = |why: &str| WORDS.lock().expect("nobody panics with it").push(why.to_owned());
        let empty: Vec<u8> = Vec::new();
        let failing = || {
            let apart = guarded(|| usize::from(empty[empty.len()]));
            assert!(apart.expect_err("there is nothing in it").contains("index out of bounds"));
            assert!(WORDS.lock().expect("nobody panics with it").is_empty(), "it was the thread's own concern");
            std::thread::scope(|scope| {
                for _ in 0..2 {
                    scope.spawn(|| usize::from(empty[empty.len()]));
                }
            });
        };
        watched(last, failing).expect_err("two threads have failed");
        assert_eq!(WORDS.lock().expect("nobody panics with it").len(), 1);
        assert_eq!(guarded(|| 7), Ok(7));
    }
}

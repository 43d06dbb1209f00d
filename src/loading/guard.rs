//! Where a machine lacks what the engine needs, the engine gives up by a panic. Here it becomes a sentence that names what
//! is missing and what helps.

use std::{
    env,
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    sync::{Mutex, Once},
};

/// What was said at the first panic; those that follow are its consequences.
static SAID: Mutex<Option<String>> = Mutex::new(None);

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

/// Does a piece of work. If something in it panics, that is a sentence, and nothing else is printed unless
/// `RUST_BACKTRACE` asks for more.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    listen();
    if let Ok(mut said) = SAID.lock() {
        *said = None;
    }
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let said = SAID.lock().ok().and_then(|mut said| said.take());
        sentence(&said.unwrap_or_else(|| "for a reason that nobody noted".to_owned()))
    })
}

/// Keeps what is said at a panic, from now on.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        let more = env::var_os("RUST_BACKTRACE").is_some_and(|asked| asked != "0");
        panic::set_hook(Box::new(move |info| {
            if let Ok(mut said) = SAID.lock() {
                said.get_or_insert_with(|| note(info));
            }
            if more {
                usual(info);
            }
        }));
    });
}

fn note(info: &PanicHookInfo<'_>) -> String {
    let what = info.payload_as_str().unwrap_or("something that is no text");
    match info.location() {
        Some(place) => format!("{what} ({}:{})", place.file(), place.line()),
        None => what.to_owned(),
    }
}

fn sentence(said: &str) -> String {
    match SENTENCES.iter().find(|(start, _)| said.contains(start)) {
        Some((_, sentence)) => (*sentence).to_owned(),
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
}

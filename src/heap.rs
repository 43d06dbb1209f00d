//! How often memory is asked for: counted when the program measures itself, and in tests.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
};

/// The system's allocator, which counts while it is asked to.
pub struct Counting;

static ON: AtomicBool = AtomicBool::new(false);
static ALL: AtomicU64 = AtomicU64::new(0);

thread_local! {
    static OWN: Cell<u64> = const { Cell::new(0) };
}

/// Begins or ends to count.
pub fn count(on: bool) {
    ON.store(on, Ordering::Relaxed);
}

/// How often memory was asked for while it was counted: by this thread, and by all.
pub fn counted() -> (u64, u64) {
    (OWN.get(), ALL.load(Ordering::Relaxed))
}

fn note() {
    if ON.load(Ordering::Relaxed) {
        ALL.fetch_add(1, Ordering::Relaxed);
        // A thread that is ending has no count of its own any more.
        let _ = OWN.try_with(|own| own.set(own.get() + 1));
    }
}

#[expect(
    unsafe_code,
    reason = "an allocator is unsafe by its nature; every call goes on to the system's own as it came"
)]
// SAFETY: what the caller promises is handed on to the system's allocator unchanged, and so is what that answers.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note();
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        note();
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note();
        unsafe { System.realloc(memory, layout, size) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        unsafe { System.dealloc(memory, layout) }
    }
}

//! The program: the command line on the desktop. The page starts in `web.rs`.

#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static HEAP: halhin_gol::heap::Counting = halhin_gol::heap::Counting;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    halhin_gol::cli::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}

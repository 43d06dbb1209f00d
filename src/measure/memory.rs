//! How much memory the program holds, where the system tells.

/// What the program holds now and what it held at most, in KiB.
#[cfg(target_os = "linux")]
pub(super) fn kib() -> Option<(u64, u64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line =
        |name: &str| status.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok();
    Some((line("VmRSS:")?, line("VmHWM:")?))
}

/// The program's memory in the page never shrinks: what it has it has held at most.
#[cfg(target_arch = "wasm32")]
pub(super) fn kib() -> Option<(u64, u64)> {
    let kib = core::arch::wasm32::memory_size::<0>() as u64 * 64;
    Some((kib, kib))
}

/// Elsewhere it is not known.
#[cfg(not(any(target_os = "linux", target_arch = "wasm32")))]
pub(super) fn kib() -> Option<(u64, u64)> {
    None
}

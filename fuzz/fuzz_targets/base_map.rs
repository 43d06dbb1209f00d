//! Runs `fuzzed::base_map` of `tests/fuzzed` on what the fuzzer thinks of.
#![no_main]

#[allow(dead_code, reason = "each target uses one of the functions")]
#[path = "../../tests/fuzzed/mod.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::base_map(bytes));

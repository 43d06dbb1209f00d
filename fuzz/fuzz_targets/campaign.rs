//! Runs `fuzzed::campaign` of `tests/fuzzed` on what the fuzzer thinks of.
#![no_main]

#[path = "../../tests/fuzzed/mod.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::campaign(bytes));

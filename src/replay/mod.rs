//! The war at an instant: a clock that is set by commands, and the situation it shows.

pub mod clock;
pub mod print;
pub mod situation;

//! The war at an instant: a clock that is set by commands, and the situation it shows.

pub mod clock;
pub mod digest;
pub mod disagreement;
pub mod extent;
pub mod formations;
pub mod front;
pub mod movement;
pub mod pace;
pub mod print;
pub mod situation;
pub mod sun;

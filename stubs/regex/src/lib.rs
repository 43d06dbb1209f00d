//! The engine's shader composer reads lines of shaders with a dozen short patterns of plain letters. Its regular
//! expressions would bring tables of all the world's scripts and four ways of matching: a twentieth of the page.
//! Only that composer uses this crate; what both sisters offer is the same.

pub use regex_lite::*;

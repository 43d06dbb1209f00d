//! The war as data: what the files say, whether it makes sense, and the model that everything else trusts.

mod check;
pub mod coverage;
mod file;
pub mod folder;
pub mod ids;
pub mod limits;
pub mod model;
pub mod problem;
mod scan;
pub mod text;
pub mod time;
pub mod uses;
pub mod words;
mod write;

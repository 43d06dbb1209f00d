//! The relief's two pictures: the whole theatre, and the front in more detail. Both are schematic, baked from the
//! same table of heights by the hidden command `bake-relief`, shading included.

use crate::geo::LatLon;

/// A picture of the relief and the part of the world it covers.
#[derive(Debug)]
pub struct Extent {
    /// Its south-western corner.
    pub south_west: LatLon,
    /// Its north-eastern corner.
    pub north_east: LatLon,
    /// Its width in pixels; the height follows from the corners.
    pub width: u32,
    /// The file, as PNG.
    pub png: &'static [u8],
    /// The file's name beside `relief.png`.
    pub file: &'static str,
}

/// The front.
pub static FRONT: Extent = Extent {
    south_west: LatLon::new(47.12, 117.42),
    north_east: LatLon::new(48.38, 119.78),
    width: 720,
    png: include_bytes!("../../assets/map/relief.png"),
    file: "relief.png",
};

/// The whole theatre.
pub static THEATRE: Extent = Extent {
    south_west: LatLon::new(44.0, 111.5),
    north_east: LatLon::new(52.0, 124.5),
    width: 340,
    png: include_bytes!("../../assets/map/relief-theatre.png"),
    file: "relief-theatre.png",
};

#[cfg(not(target_arch = "wasm32"))]
pub use super::bake::{Bakery, bake_to, count_points};

//! Degrees to map metres and back: a spherical Mercator whose scale is true on the battlefield.
//!
//! North is up everywhere and angles are kept; a map metre is a ground metre at the latitude of the battlefield,
//! 0.93 of one at 44° N and 1.09 at 52° N ([`map_metres_per_ground_metre`] says how much).

use libm::{atan, cos, exp, log, tan};
use std::f64::consts::{FRAC_PI_2, FRAC_PI_4};

use super::{EARTH_RADIUS_M, LatLon};

/// Where map metres count from: the confluence of the Halhin Gol and the Holsten, roughly.
pub const ORIGIN: LatLon = LatLon::new(47.75, 118.6);

/// A point in map metres: x to the east, y to the north of [`ORIGIN`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MapPoint {
    /// Metres east.
    pub x: f64,
    /// Metres north.
    pub y: f64,
}

impl MapPoint {
    /// A point from metres east and metres north.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// Projects degrees to map metres.
pub fn to_map(point: LatLon) -> MapPoint {
    let radius = EARTH_RADIUS_M * cos(ORIGIN.lat.to_radians());
    MapPoint {
        x: radius * (point.lon - ORIGIN.lon).to_radians(),
        y: radius * (mercator(point.lat) - mercator(ORIGIN.lat)),
    }
}

/// The degrees of a point in map metres.
pub fn to_lat_lon(point: MapPoint) -> LatLon {
    let radius = EARTH_RADIUS_M * cos(ORIGIN.lat.to_radians());
    let northing = point.y / radius + mercator(ORIGIN.lat);
    LatLon {
        lat: (2.0 * atan(exp(northing)) - FRAC_PI_2).to_degrees(),
        lon: ORIGIN.lon + (point.x / radius).to_degrees(),
    }
}

/// How many map metres one metre on the ground takes at a latitude in degrees.
pub fn map_metres_per_ground_metre(lat: f64) -> f64 {
    cos(ORIGIN.lat.to_radians()) / cos(lat.to_radians())
}

fn mercator(lat: f64) -> f64 {
    log(tan(FRAC_PI_4 + lat.to_radians() / 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back_again() {
        for (lat, lon) in [(44.0, 111.0), (47.713, 118.584), (52.03, 125.0)] {
            let back = to_lat_lon(to_map(LatLon::new(lat, lon)));
            assert!((back.lat - lat).abs() < 1e-9 && (back.lon - lon).abs() < 1e-9, "{back:?}");
        }
    }

    #[test]
    fn map_metres_are_ground_metres_on_the_battlefield() {
        let (bain_tsagan, fui) = (LatLon::new(47.79, 118.515), LatLon::new(47.858, 118.612));
        let (a, b) = (to_map(bain_tsagan), to_map(fui));
        let drawn = libm::hypot(a.x - b.x, a.y - b.y);
        assert!((drawn / bain_tsagan.distance_m(fui) - 1.0).abs() < 0.003);
    }
}

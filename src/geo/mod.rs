//! Where things are: degrees, map metres, distances and lines on the ground.
//!
//! Coordinates are WGS84 degrees, latitude first. All trigonometry goes through `libm`, so that every machine
//! computes the same bits.

pub mod base_map;
pub mod polyline;
pub mod projection;

use libm::{asin, cos, sin, sqrt};

/// Mean radius of the Earth in metres (IUGG).
pub const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// A point on the ground in WGS84 degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LatLon {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

impl LatLon {
    /// A point from degrees north and degrees east.
    pub const fn new(lat: f64, lon: f64) -> Self {
        Self { lat, lon }
    }

    /// The point a fraction of the way to `other`, in a straight line of degrees. Exact at 0 and at 1.
    pub fn toward(self, other: Self, fraction: f64) -> Self {
        let mix = |a: f64, b: f64| a * (1.0 - fraction) + b * fraction;
        Self::new(mix(self.lat, other.lat), mix(self.lon, other.lon))
    }

    /// Great-circle distance in metres.
    pub fn distance_m(self, other: Self) -> f64 {
        let half_lat = sin((other.lat - self.lat).to_radians() / 2.0);
        let half_lon = sin((other.lon - self.lon).to_radians() / 2.0);
        let shared = cos(self.lat.to_radians()) * cos(other.lat.to_radians());
        let haversine = half_lat * half_lat + shared * half_lon * half_lon;
        2.0 * EARTH_RADIUS_M * asin(sqrt(haversine).min(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_is_111_km() {
        let degree = LatLon::new(47.0, 118.6).distance_m(LatLon::new(48.0, 118.6));
        assert!((degree - 111_195.0).abs() < 1.0, "{degree}");
    }

    #[test]
    fn toward_is_exact_at_both_ends() {
        let (a, b) = (LatLon::new(47.713, 118.584), LatLon::new(47.858, 118.612));
        assert_eq!(a.toward(b, 0.0), a);
        assert_eq!(a.toward(b, 1.0), b);
    }
}

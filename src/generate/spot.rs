//! Where things are on the generated field: whole ten-thousandths of a degree, which are written as they are.

use std::fmt;

use super::random::Random;
use crate::geo::LatLon;

/// The middle of the field: the Halhin Gol at its confluence with the Holsten.
pub(super) const MIDDLE: Spot = Spot { lat: 477_450, lon: 1_186_550 };

/// How far the field reaches from its middle: 22 km to the north and south, 30 km to the east and west.
pub(super) const REACH: (i32, i32) = (2_000, 4_000);

/// Ten-thousandths of a degree in a kilometre on the field, north and east.
const NORTH_KM: i32 = 90;
const EAST_KM: i32 = 134;

/// Parts of a metre to the north and to the east, in thousandths, in each of sixteen directions, clockwise from north.
const WINDS: [(i32, i32); 16] = [
    (1_000, 0),
    (924, 383),
    (707, 707),
    (383, 924),
    (0, 1_000),
    (-383, 924),
    (-707, 707),
    (-924, 383),
    (-1_000, 0),
    (-924, -383),
    (-707, -707),
    (-383, -924),
    (0, -1_000),
    (383, -924),
    (707, -707),
    (924, -383),
];

/// A point of the field, in ten-thousandths of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) lat: i32,
    pub(super) lon: i32,
}

impl Spot {
    /// The point so many metres away in one of sixteen directions.
    pub(super) fn stepped(self, wind: usize, metres: i32) -> Self {
        let (north, east) = WINDS[wind % WINDS.len()];
        self.moved(metres * north / 1_000 * NORTH_KM / 1_000, metres * east / 1_000 * EAST_KM / 1_000)
    }

    /// The point so many ten-thousandths of a degree to the north and to the east.
    pub(super) fn moved(self, north: i32, east: i32) -> Self {
        Self { lat: self.lat + north, lon: self.lon + east }
    }

    /// A point within so many kilometres to either side.
    pub(super) fn near(self, km: i32, random: &mut Random) -> Self {
        let (north, east) = (km * NORTH_KM, km * EAST_KM);
        self.moved(random.between(-north, north), random.between(-east, east))
    }

    /// The point halfway to another.
    pub(super) fn halfway(self, other: Self) -> Self {
        Self { lat: i32::midpoint(self.lat, other.lat), lon: i32::midpoint(self.lon, other.lon) }
    }

    /// Whether it lies on the field.
    pub(super) fn on_field(self) -> bool {
        self == self.held()
    }

    /// The nearest point of the field.
    pub(super) fn held(self) -> Self {
        let hold = |value: i32, middle: i32, reach: i32| value.clamp(middle - reach, middle + reach);
        Self { lat: hold(self.lat, MIDDLE.lat, REACH.0), lon: hold(self.lon, MIDDLE.lon, REACH.1) }
    }

    /// The direction, of sixteen, that leads back into the field.
    pub(super) fn inward(self) -> usize {
        match (self.lat > MIDDLE.lat, self.lon > MIDDLE.lon) {
            (true, true) => 10,
            (true, false) => 6,
            (false, false) => 2,
            (false, true) => 14,
        }
    }

    /// The same point in degrees.
    pub(super) fn degrees(self) -> LatLon {
        LatLon::new(f64::from(self.lat) / 10_000.0, f64::from(self.lon) / 10_000.0)
    }

    /// The nearest spot to a point in degrees.
    pub(super) fn of(point: LatLon) -> Self {
        Self { lat: (point.lat * 10_000.0).round() as i32, lon: (point.lon * 10_000.0).round() as i32 }
    }

    /// The square of the distance to another, in ten-thousandths of a degree to the north.
    pub(super) fn squared(self, other: Self) -> i64 {
        let north = i64::from(self.lat - other.lat);
        let east = i64::from(self.lon - other.lon) * i64::from(NORTH_KM) / i64::from(EAST_KM);
        north * north + east * east
    }

    /// Its fields in a record.
    pub(super) fn fields(self) -> impl fmt::Display {
        fmt::from_fn(move |out| write!(out, "lat:{},lon:{}", Degrees(self.lat), Degrees(self.lon)))
    }
}

impl fmt::Display for Spot {
    /// As a point of a line: `(47.7450,118.6550)`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "({},{})", Degrees(self.lat), Degrees(self.lon))
    }
}

struct Degrees(i32);

impl fmt::Display for Degrees {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{:04}", self.0 / 10_000, self.0 % 10_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_as_long_as_it_says_in_every_direction() {
        for wind in 0..WINDS.len() {
            let metres = MIDDLE.degrees().distance_m(MIDDLE.stepped(wind, 5_000).degrees());
            assert!((4_900.0..=5_100.0).contains(&metres), "{wind}: {metres}");
        }
    }

    #[test]
    fn the_way_inward_leads_back_from_every_corner() {
        for (north, east) in [(1, 1), (1, -1), (-1, -1), (-1, 1)] {
            let corner = MIDDLE.moved(REACH.0 * north, REACH.1 * east);
            assert!(corner.stepped(corner.inward(), 6_000).on_field());
            assert!(!corner.stepped(corner.inward() + 8, 6_000).on_field());
        }
    }

    #[test]
    fn it_is_written_as_degrees() {
        assert_eq!(Spot { lat: 477_005, lon: 1_180_000 }.to_string(), "(47.7005,118.0000)");
        assert_eq!(MIDDLE.fields().to_string(), "lat:47.7450,lon:118.6550");
        assert_eq!(Spot::of(MIDDLE.degrees()), MIDDLE);
    }
}

//! The sun over the campaign: how high it stands, and when it rises and sets.
//!
//! The low-precision formulas of the Astronomical Almanac: good to a hundredth of a degree in this century, which is
//! far less than what the air over the steppe bends its light. Rising and setting are those of the sun's upper edge,
//! with the usual refraction, as seen over a level horizon.

use libm::{acos, asin, atan2, cos, sin};

use crate::{
    campaign::time::{DAY, HOUR, Instant},
    geo::LatLon,
};

/// Days from noon of 1 January 2000 (UTC) back to the first midnight of the campaign clock's year 1939, on UTC.
const EPOCH_DAYS: f64 = -22_280.5;

/// How far the campaign clock runs ahead of UTC.
const AHEAD: f64 = (8 * HOUR) as f64;

/// The height of the sun's middle when its upper edge stands on the horizon, in degrees.
pub const HORIZON: f64 = -0.833;

/// By how many degrees the sun moves on in a second.
const DEGREES_PER_SECOND: f64 = 360.0 / DAY as f64;

/// When the sun rises and sets on a day, on the campaign clock, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Daylight {
    /// Sunrise.
    pub rise: Instant,
    /// Sunset.
    pub set: Instant,
}

/// Where the sun stands over the Earth: all in radians.
struct Sun {
    /// How far north of the equator.
    declination: f64,
    /// How far west of the meridian of the place, from -π to π.
    hour_angle: f64,
}

impl Sun {
    fn at(at: Instant, place: LatLon) -> Self {
        let days = EPOCH_DAYS + (at.0 as f64 - AHEAD) / DAY as f64;
        let anomaly = (357.528 + 0.985_600_3 * days).to_radians();
        let longitude = 280.460 + 0.985_647_4 * days + 1.915 * sin(anomaly) + 0.020 * sin(2.0 * anomaly);
        let (longitude, tilt) = (longitude.to_radians(), (23.439 - 0.000_000_4 * days).to_radians());
        let ascension = atan2(cos(tilt) * sin(longitude), cos(longitude)).to_degrees();
        let sidereal = 280.460_62 + 360.985_647_37 * days + place.lon;
        let hour = (sidereal - ascension + 180.0).rem_euclid(360.0) - 180.0;
        Self { declination: asin(sin(tilt) * sin(longitude)), hour_angle: hour.to_radians() }
    }
}

/// How many degrees the middle of the sun stands above the horizon of a place; negative below it. Without refraction.
pub fn elevation(at: Instant, place: LatLon) -> f64 {
    let (sun, lat) = (Sun::at(at, place), place.lat.to_radians());
    let sine = sin(lat) * sin(sun.declination) + cos(lat) * cos(sun.declination) * cos(sun.hour_angle);
    asin(sine.clamp(-1.0, 1.0)).to_degrees()
}

/// Sunrise and sunset of the campaign clock's day on which an instant lies. `None` where the sun does not rise or set.
pub fn daylight(at: Instant, place: LatLon) -> Option<Daylight> {
    let midday = Instant(at.0.div_euclid(DAY).saturating_mul(DAY)).plus(DAY / 2);
    let noon = midday.plus((-Sun::at(midday, place).hour_angle.to_degrees() / DEGREES_PER_SECOND) as i64);
    Some(Daylight { rise: crossing(noon, place, -1.0)?, set: crossing(noon, place, 1.0)? })
}

/// When the sun stands on the horizon before (`side` -1) or after (1) noon.
fn crossing(noon: Instant, place: LatLon, side: f64) -> Option<Instant> {
    let (lat, mut at) = (place.lat.to_radians(), noon);
    // The sun moves on north or south while it rises: each round corrects for that, the third by less than a second.
    for _ in 0..3 {
        let sun = Sun::at(at, place);
        let cosine = (sin(HORIZON.to_radians()) - sin(lat) * sin(sun.declination)) / (cos(lat) * cos(sun.declination));
        if !(-1.0..=1.0).contains(&cosine) {
            return None;
        }
        let ahead = (side * acos(cosine) - sun.hour_angle).to_degrees();
        at = at.plus((ahead / DEGREES_PER_SECOND) as i64);
    }
    Some(Instant(at.plus(30).0.div_euclid(60).saturating_mul(60)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::time::{MINUTE, parse_instant};

    const BATTLEFIELD: LatLon = LatLon::new(47.75, 118.6);

    fn instant(text: &str) -> Instant {
        parse_instant(text).expect(text)
    }

    #[test]
    fn it_rises_and_sets_as_the_tables_say() {
        // Computed with the NOAA's formulas for 47.75 N, 118.60 E (from August 47.73 N), on the campaign clock.
        for (day, rise, set) in [
            ("1939-05-11", "04:33", "19:30"),
            ("1939-05-28", "04:14", "19:50"),
            ("1939-06-27", "04:08", "20:08"),
            ("1939-07-03", "04:11", "20:07"),
            ("1939-07-23", "04:31", "19:53"),
            ("1939-08-20", "05:07", "19:11"),
            ("1939-08-31", "05:22", "18:50"),
            ("1939-09-16", "05:43", "18:17"),
        ] {
            let sun = daylight(instant(&format!("{day}T09:00")), BATTLEFIELD).expect(day);
            for (found, known) in [(sun.rise, rise), (sun.set, set)] {
                let off = (found.0 - instant(&format!("{day}T{known}")).0).abs();
                assert!(off <= 2 * MINUTE, "{day}: {found}, {known} in the tables");
            }
        }
    }

    #[test]
    fn it_stands_as_high_as_the_seasons_let_it() {
        // At the solstice the sun stands 23.44 degrees north of the equator: 65.7 at noon over 47.75 N.
        let noon = (0..24 * 60).map(|i| elevation(instant("1939-06-22").plus(i * MINUTE), BATTLEFIELD));
        assert!((noon.fold(f64::MIN, f64::max) - 65.69).abs() < 0.05);
        // At the equinox, 23 September 1939, 22:50 UTC, it stands on the horizon of the pole.
        let equinox = instant("1939-09-24T06:50");
        assert!(elevation(equinox, LatLon::new(90.0, 0.0)).abs() < 0.03);
        // Civil dawn of 20 August 1939, 04:33: six degrees below the horizon.
        assert!((elevation(instant("1939-08-20T04:33"), BATTLEFIELD) + 6.0).abs() < 0.4);
    }

    #[test]
    fn every_hour_of_a_day_has_the_same_sunrise_and_it_is_light_between() {
        let day = daylight(instant("1939-07-03T00:00"), BATTLEFIELD).expect("the sun rises in July");
        for hour in 0..24 {
            assert_eq!(daylight(instant("1939-07-03").plus(hour * HOUR), BATTLEFIELD), Some(day));
        }
        for (at, light) in [(day.rise.plus(-120), false), (day.rise.plus(120), true), (day.set.plus(120), false)] {
            assert_eq!(elevation(at, BATTLEFIELD) > HORIZON, light, "{at}");
        }
    }

    #[test]
    fn where_the_sun_does_not_set_there_is_no_sunset() {
        assert_eq!(daylight(instant("1939-06-22T12:00"), LatLon::new(75.0, 118.6)), None);
        assert_eq!(daylight(instant("1939-12-22T12:00"), LatLon::new(75.0, 118.6)), None);
    }
}

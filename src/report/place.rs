//! Places and directions in words.

use super::Moment;
use crate::{
    campaign::{model::Place, words::PlaceKind},
    geo::LatLon,
    lang::{Lang, km},
};

/// Farther from every named place than this, in metres, a point is near none.
const FARTHEST_M: f64 = 40_000.0;

/// The eight directions, from north by east, as their sentences are called.
const WAYS: [&str; 8] = [
    "report-way-north",
    "report-way-north-east",
    "report-way-east",
    "report-way-south-east",
    "report-way-south",
    "report-way-south-west",
    "report-way-west",
    "report-way-north-west",
];

/// The nearest place whose name the map shows, and how far it is in metres. The name of a river is no place.
pub(super) fn nearest<'a>(moment: &Moment<'a>, point: LatLon) -> Option<(&'a Place, f64)> {
    let named = |place: &&Place| place.rank.is_some() && place.kind != PlaceKind::River;
    let places = moment.campaign.places_at(moment.now()).filter(named);
    let far = places.map(|place| (place, place.at.distance_m(point)));
    far.min_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, metres)| *metres <= FARTHEST_M)
}

/// The name of the nearest place.
pub(super) fn name_near(moment: &Moment<'_>, point: LatLon, lang: &Lang) -> Option<String> {
    nearest(moment, point).map(|(place, _)| lang.text(&place.names).into_owned())
}

/// Where a point lies that may be wrong by so many kilometres: near a place where it is no farther than that from it,
/// else how far and in which direction.
pub(super) fn place_of(moment: &Moment<'_>, point: LatLon, error_km: f64, lang: &Lang) -> String {
    let Some((place, metres)) = nearest(moment, point) else { return lang.get("report-where-nowhere") };
    let name = ("place", lang.text(&place.names).into_owned().into());
    if metres <= 1_000.0 * error_km.max(1.0) {
        return lang.with("report-where-near", &[name]);
    }
    let values = [name, ("km", km(libm::round(metres / 1_000.0)).into()), ("way", way(place.at, point, lang).into())];
    lang.with("report-where-off", &values)
}

/// The direction from one point to another: `north-west`.
pub(super) fn way(from: LatLon, to: LatLon, lang: &Lang) -> String {
    lang.get(WAYS[octant(from, to)])
}

/// The number of the direction, from north by east.
fn octant(from: LatLon, to: LatLon) -> usize {
    let narrow = libm::cos(from.lat.to_radians());
    let turn = libm::atan2((to.lon - from.lon) * narrow, to.lat - from.lat);
    // Between -4 and 4; counted on from north it is 0 to 7.
    (libm::round(turn / std::f64::consts::FRAC_PI_4) as i64).rem_euclid(8) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_go_round_from_north_by_east() {
        let middle = LatLon::new(47.7, 118.6);
        for (north, east, right) in [
            (0.1, 0.0, "report-way-north"),
            (0.1, 0.15, "report-way-north-east"),
            (0.0, 0.1, "report-way-east"),
            (-0.1, 0.0, "report-way-south"),
            (-0.1, -0.15, "report-way-south-west"),
            (0.0, -0.1, "report-way-west"),
            (0.1, -0.15, "report-way-north-west"),
        ] {
            let to = LatLon::new(middle.lat + north, middle.lon + east);
            assert_eq!(WAYS[octant(middle, to)], right);
        }
    }
}

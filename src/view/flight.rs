//! A smooth way from one part of the map to another: out, across and in again, as fast as the eye can follow.
//!
//! After J. J. van Wijk and W. A. A. Nuij, Smooth and efficient zooming and panning (2003): the path on which the picture
//! seems to move evenly.

use crate::geo::projection::MapPoint;

/// How far a flight zooms out on its way; the authors' readers liked 1.4 best.
const RHO: f64 = 1.4;

/// Path lengths a second.
const SPEED: f64 = 1.6;

/// The shortest and the longest flight, in seconds.
const SHORTEST: f64 = 0.3;
const LONGEST: f64 = 2.5;

/// Where the map is looked at: the middle, and map metres in a pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pose {
    /// The middle of the window, in map metres.
    pub(super) centre: MapPoint,
    /// Map metres in one pixel.
    pub(super) scale: f64,
}

/// A flight on its way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Flight {
    from: Pose,
    to: Pose,
    /// The way between the middles, in map metres.
    way: f64,
    /// The window's width in pixels: a pose's width on the ground is its scale times this.
    width: f64,
    /// The path's length, in the paper's units.
    length: f64,
    r0: f64,
    seconds: f64,
    passed: f64,
}

impl Flight {
    /// A flight between two poses in a window of this width in pixels.
    pub(super) fn new(from: Pose, to: Pose, width: f64) -> Self {
        let (dx, dy) = (to.centre.x - from.centre.x, to.centre.y - from.centre.y);
        let way = libm::hypot(dx, dy);
        let (w0, w1) = (from.scale * width, to.scale * width);
        let mut flight = Self { from, to, way, width, length: 0.0, r0: 0.0, seconds: 0.0, passed: 0.0 };
        if flight.straight() {
            flight.length = libm::fabs(libm::log(w1 / w0)) / RHO;
        } else {
            let b = |w: f64, sign: f64, u: f64| {
                (w1 * w1 - w0 * w0 + sign * RHO * RHO * RHO * RHO * u * u) / (2.0 * w * RHO * RHO * u)
            };
            let r = |b: f64| libm::log(-b + libm::sqrt(b * b + 1.0));
            let (r0, r1) = (r(b(w0, 1.0, way)), r(b(w1, -1.0, way)));
            flight.r0 = r0;
            flight.length = (r1 - r0) / RHO;
        }
        flight.seconds = (flight.length / SPEED).clamp(SHORTEST, LONGEST);
        flight
    }

    /// Lets time pass. Answers where the flight is now, and whether it has arrived.
    pub(super) fn pass(&mut self, seconds: f64) -> (Pose, bool) {
        self.passed += seconds;
        let share = (self.passed / self.seconds).clamp(0.0, 1.0);
        if share >= 1.0 { (self.to, true) } else { (self.at(smooth(share)), false) }
    }

    /// Whether the middle hardly moves, so that the flight only zooms.
    fn straight(&self) -> bool {
        self.way < 1e-6 * self.from.scale * self.width
    }

    fn at(&self, share: f64) -> Pose {
        let s = share * self.length;
        if self.straight() {
            let scale = self.from.scale * libm::pow(self.to.scale / self.from.scale, share);
            return Pose { centre: self.to.centre, scale };
        }
        let w0 = self.from.scale * self.width;
        let r = RHO * s + self.r0;
        let u = w0 / (RHO * RHO) * (libm::cosh(self.r0) * libm::tanh(r) - libm::sinh(self.r0));
        let w = w0 * libm::cosh(self.r0) / libm::cosh(r);
        let part = u / self.way;
        let (a, b) = (self.from.centre, self.to.centre);
        Pose { centre: MapPoint { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }, scale: w / self.width }
    }
}

/// Sets out and arrives gently.
fn smooth(share: f64) -> f64 {
    share * share * (3.0 - 2.0 * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pose(x: f64, y: f64, scale: f64) -> Pose {
        Pose { centre: MapPoint { x, y }, scale }
    }

    #[test]
    fn a_flight_begins_and_ends_where_it_should_and_never_leaps() {
        for (from, to) in [
            (pose(0.0, 0.0, 50.0), pose(40_000.0, -20_000.0, 12.0)),
            (pose(0.0, 0.0, 50.0), pose(0.0, 0.0, 700.0)),
            (pose(5.0, 9.0, 20.0), pose(5.0, 9.0, 20.0)),
            (pose(0.0, 0.0, 700.0), pose(1_000.0, 300_000.0, 15.0)),
        ] {
            let mut flight = Flight::new(from, to, 1_280.0);
            assert!((SHORTEST..=LONGEST).contains(&flight.seconds), "{}", flight.seconds);
            let (mut last, arrived) = flight.pass(0.0);
            assert!(!arrived && (last.scale / from.scale - 1.0).abs() < 1e-6, "{last:?}");
            assert!((last.centre.x - from.centre.x).abs() < 1.0 && (last.centre.y - from.centre.y).abs() < 1.0);
            for step in 0.. {
                let (now, arrived) = flight.pass(1.0 / 60.0);
                let moved = libm::hypot(now.centre.x - last.centre.x, now.centre.y - last.centre.y);
                assert!(moved / now.scale < 130.0, "leapt by {} pixels", moved / now.scale);
                assert!((0.8..1.25).contains(&(now.scale / last.scale)), "{} to {}", last.scale, now.scale);
                last = now;
                if arrived {
                    break;
                }
                assert!(step < 200, "it never arrives");
            }
            assert_eq!(last, to);
        }
    }

    #[test]
    fn a_long_way_goes_by_way_of_a_wider_view() {
        let (from, to) = (pose(0.0, 0.0, 10.0), pose(200_000.0, 0.0, 10.0));
        let mut flight = Flight::new(from, to, 1_280.0);
        let widest = (0..200).map(|_| flight.pass(0.01).0.scale).fold(0.0, f64::max);
        assert!(widest > 60.0, "only {widest} metres a pixel");
    }
}

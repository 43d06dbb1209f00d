//! Two moments seen at once, by one camera.

use bevy::math::Vec2;

use super::View;
use crate::campaign::time::{DAY, Instant, parse_instant};

/// Two moments seen at once, by one camera.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The moment that is set beside the clock's.
    pub with: Instant,
    /// The share of the window, from the left, that shows the clock's moment; the rest shows the other.
    pub wipe: f32,
}

/// Moments that are worth comparing: at the crossing's end and at the offensive's beginning; at its beginning and with
/// the ring closed; at the first fighting and at its end.
pub const PAIRS: [(&str, &str); 3] = [
    ("1939-07-05T06:00", "1939-08-20T12:00"),
    ("1939-08-20T05:45", "1939-08-24T12:00"),
    ("1939-05-28T12:00", "1939-08-31T12:00"),
];

/// Moments nearer than this to one another look alike.
const ALIKE: i64 = 5 * DAY;

impl Comparison {
    /// Half and half.
    pub const fn with(with: Instant) -> Self {
        Self { with, wipe: 0.5 }
    }

    /// The pairs that are worth comparing, as instants.
    pub fn pairs() -> impl Iterator<Item = (Instant, Instant)> {
        PAIRS.into_iter().filter_map(|(a, b)| parse_instant(a).ok().zip(parse_instant(b).ok()))
    }

    /// What the key and the button make of what is compared now: nothing of something; of nothing the later moment of
    /// the first pair, or the earlier one where the clock is near the later.
    pub fn toggled(compared: Option<Self>, now: Instant) -> Option<Self> {
        let (early, late) = Self::pairs().next()?;
        let far = (late.0 - now.0).abs() >= ALIKE;
        compared.is_none().then_some(Self::with(if far { late } else { early }))
    }

    /// The same with the wipe elsewhere, so that neither part is too small to be seen.
    pub fn wiped(self, wipe: f32) -> Self {
        Self { wipe: (wipe.clamp(0.06, 0.94) * 100.0).round() / 100.0, ..self }
    }
}

impl View {
    /// Whether a pixel shows the moment that is compared, and not the clock's.
    pub fn shows_other_at(&self, pixel: Vec2) -> bool {
        self.wiped_at().is_some_and(|x| pixel.x > x)
    }

    /// How far from the left edge the wipe is, in pixels.
    pub fn wiped_at(&self) -> Option<f32> {
        self.compared.map(|compared| compared.wipe * self.size.x)
    }

    /// What is looked at, for who shows it at another moment: at rest, and compared with nothing.
    pub fn for_other(&self) -> Self {
        Self { flight: None, compared: None, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::Campaign;

    #[test]
    fn every_pair_lies_in_the_campaign_and_is_in_order() {
        let campaign = Campaign::embedded().expect("the shipped campaign is sound");
        assert_eq!(Comparison::pairs().count(), PAIRS.len());
        for (a, b) in Comparison::pairs() {
            assert!(campaign.span.contains(a) && campaign.span.contains(b) && a < b, "{a} {b}");
        }
    }

    #[test]
    fn the_key_always_finds_another_moment() {
        let at = |text: &str| parse_instant(text).expect(text);
        let with = |now: &str| Comparison::toggled(None, at(now)).map(|compared| compared.with);
        assert_eq!(with("1939-05-11"), Some(at("1939-08-20T12:00")));
        assert_eq!(with("1939-08-23T20:00"), Some(at("1939-07-05T06:00")));
        assert_eq!(Comparison::toggled(Some(Comparison::with(Instant(0))), Instant(0)), None);
    }

    #[test]
    fn the_wipe_leaves_something_of_both() {
        let compared = Comparison::with(Instant(0));
        assert_eq!([-1.0, 0.333, 2.0].map(|wipe| compared.wiped(wipe).wipe), [0.06, 0.33, 0.94]);
    }
}

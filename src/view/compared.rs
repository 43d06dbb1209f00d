//! Two moments seen at once, by one camera.

use bevy::math::Vec2;

use super::View;
use crate::{
    campaign::{
        model::Campaign,
        time::{DAY, Instant, parse_instant},
    },
    geo::projection::MapPoint,
};

/// Two moments seen at once, by one camera.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The moment that is set beside the clock's.
    pub with: Instant,
    /// The share of the window, from the left, that shows the clock's moment; the rest shows the other.
    pub wipe: f32,
    /// Whether both halves of the window show the same ground, side by side.
    pub beside: bool,
}

/// Moments that are worth comparing: at the crossing's end and at the offensive's beginning; at its beginning and with
/// the ring closed; at the first fighting and at its end.
pub const PAIRS: [(&str, &str); 3] = [
    ("1939-07-05T06:00", "1939-08-20T12:00"),
    ("1939-08-20T05:45", "1939-08-24T12:00"),
    ("1939-05-28T12:00", "1939-08-31T12:00"),
];

/// A window of so many pixels has room for two maps side by side.
const WIDE: f32 = 900.0;

/// Moments nearer than this to one another look alike.
const ALIKE: i64 = 5 * DAY;

impl Comparison {
    /// Half and half.
    pub const fn with(with: Instant) -> Self {
        Self { with, wipe: 0.5, beside: false }
    }

    /// The pairs that are worth comparing, as instants.
    pub fn pairs() -> impl Iterator<Item = (Instant, Instant)> {
        PAIRS.into_iter().filter_map(|(a, b)| parse_instant(a).ok().zip(parse_instant(b).ok()))
    }

    /// What the key and the button make of what is compared now: nothing of something; of nothing the later moment of
    /// the first pair, or the earlier one where the clock is near the later. In a wide window the two begin side by
    /// side.
    pub fn toggled(view: &View, now: Instant) -> Option<Self> {
        let (early, late) = Self::pairs().next()?;
        let far = (late.0 - now.0).abs() >= ALIKE;
        let begun = Self { beside: view.size.x >= WIDE, ..Self::with(if far { late } else { early }) };
        view.compared.is_none().then_some(begun)
    }

    /// The share of the window, from the left, that shows the clock's moment.
    pub const fn share(self) -> f32 {
        if self.beside { 0.5 } else { self.wipe }
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
        self.compared.map(|compared| compared.share() * self.size.x)
    }

    /// What is looked at, for who shows it at another moment: at rest, and compared with nothing.
    pub fn for_other(&self) -> Self {
        let x = self.centre.x - self.aside_m();
        Self { centre: MapPoint { x, ..self.centre }, flight: None, compared: None, ..self.clone() }
    }

    /// Whether both halves of the window show the same ground.
    pub fn beside(&self) -> bool {
        self.compared.is_some_and(|compared| compared.beside)
    }

    /// How far to the right the ground is drawn a second time, in pixels.
    pub fn aside(&self) -> f32 {
        if self.beside() { self.size.x / 2.0 } else { 0.0 }
    }

    /// The same in map metres.
    pub fn aside_m(&self) -> f64 {
        f64::from(self.aside()) * self.metres_per_pixel
    }

    /// The pixel at which what is seen at a pixel is seen at the clock's moment.
    pub(super) fn own_pixel(&self, pixel: Vec2) -> Vec2 {
        if self.shows_other_at(pixel) { pixel - Vec2::X * self.aside() } else { pixel }
    }

    /// Compares another moment, or none. What was in the middle stays there, in the middle of a half where both show
    /// the same ground.
    pub(super) fn compare(&mut self, compared: Option<Comparison>, campaign: &Campaign) {
        let (middle, beside) = (self.map_of(self.middle()), self.beside());
        self.compared = compared;
        if self.beside() != beside {
            match self.kept {
                Some(kept) => self.keep(kept, campaign),
                None => self.show_in_the_middle(middle, self.metres_per_pixel),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::ViewCommand;

    #[test]
    fn every_pair_lies_in_the_campaign_and_is_in_order() {
        let campaign = Campaign::embedded().expect("the shipped campaign is sound");
        assert_eq!(Comparison::pairs().count(), PAIRS.len());
        for (a, b) in Comparison::pairs() {
            assert!(campaign.span.contains(a) && campaign.span.contains(b) && a < b, "{a} {b}");
        }
    }

    #[test]
    fn the_key_always_finds_another_moment_and_shows_it_as_there_is_room() {
        let at = |text: &str| parse_instant(text).expect(text);
        let campaign = Campaign::embedded().expect("the shipped campaign is sound");
        let mut view = View::new(&campaign);
        let begun = |view: &View, now: &str| Comparison::toggled(view, at(now));
        let beside = |with: &str| Some(Comparison { beside: true, ..Comparison::with(at(with)) });
        assert_eq!(begun(&view, "1939-05-11"), beside("1939-08-20T12:00"));
        assert_eq!(begun(&view, "1939-08-23T20:00"), beside("1939-07-05T06:00"));
        view.apply(&ViewCommand::Resize(Vec2::new(390.0, 844.0), Vec2::ZERO), &campaign);
        assert_eq!(begun(&view, "1939-05-11"), Some(Comparison::with(at("1939-08-20T12:00"))));
        view.apply(&ViewCommand::Compare(begun(&view, "1939-05-11")), &campaign);
        assert_eq!(begun(&view, "1939-05-11"), None);
    }

    #[test]
    fn side_by_side_both_halves_show_the_same_ground() {
        let campaign = Campaign::embedded().expect("the shipped campaign is sound");
        let mut view = View::new(&campaign);
        let beside = Comparison { beside: true, ..Comparison::with(Instant(0)) };
        for moved in [false, true] {
            if moved {
                view.apply(&ViewCommand::Zoom(1.7), &campaign);
            }
            let (before, middle) = (view.clone(), view.map_of(view.middle()));
            view.apply(&ViewCommand::Compare(Some(beside)), &campaign);
            let [own, other] = [view.pixel_of_map(middle), view.for_other().pixel_of_map(middle)];
            let quarter = Vec2::new(view.size().x / 4.0, view.middle().y);
            assert!(own.distance(quarter) < 1.0, "{own}");
            assert!(other.distance(quarter + Vec2::X * view.size().x / 2.0) < 1.0, "{other}");
            let held = view.for_other().map_of(other);
            view.apply(&ViewCommand::ZoomAt(other, 1.3), &campaign);
            assert!(view.for_other().pixel_of_map(held).distance(other) < 0.5, "the wheel holds what is under it");
            view.apply(&ViewCommand::ZoomAt(other, 1.0 / 1.3), &campaign);
            view.apply(&ViewCommand::Compare(None), &campaign);
            let back = view.map_of(view.middle());
            assert!((back.x - middle.x).abs() + (back.y - middle.y).abs() < before.metres_per_pixel(), "{back:?}");
        }
    }

    #[test]
    fn the_wipe_leaves_something_of_both() {
        let compared = Comparison::with(Instant(0));
        assert_eq!([-1.0, 0.333, 2.0].map(|wipe| compared.wiped(wipe).wipe), [0.06, 0.33, 0.94]);
    }
}

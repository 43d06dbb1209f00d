//! The inks that everything on the map shares, and who tells them of scale, light and the wipe.

use bevy::{asset::Assets, math::Vec4, prelude::*};

use super::{Ink, NOT_COMPARED};

/// A light as the shaders take it: how much of a colour it leaves, and what it adds.
pub type Lit = (Vec4, Vec4);

/// Which part of the window an ink draws in, while two moments are compared.
const LEFT: f32 = 1.0;
const RIGHT: f32 = 2.0;

/// The inks: of what moves over the land, always as bright as it was drawn, and of the land itself; then the same two
/// for the moment that is compared with the clock's.
#[derive(Resource, Clone)]
pub struct SharedInk(pub Handle<Ink>, Handle<Ink>, Handle<Ink>, Handle<Ink>);

impl SharedInk {
    /// Four plain inks.
    pub fn new(inks: &mut Assets<Ink>) -> Self {
        Self(inks.add(Ink::PLAIN), inks.add(Ink::PLAIN), inks.add(Ink::PLAIN), inks.add(Ink::PLAIN))
    }

    /// The ink of the land's own lines: it darkens with the land.
    pub fn land(&self) -> Handle<Ink> {
        self.1.clone()
    }

    /// The ink of what moves at the moment that is compared.
    pub fn other(&self) -> Handle<Ink> {
        self.2.clone()
    }

    /// The ink of the land where it is drawn a second time, side by side with itself.
    pub fn other_land(&self) -> Handle<Ink> {
        self.3.clone()
    }

    /// Tells the inks how many physical pixels a logical one has.
    pub fn set_scale(&self, inks: &mut Assets<Ink>, physical_per_logical: f32) {
        for handle in [&self.0, &self.1, &self.2, &self.3] {
            change(inks, handle, |ink| ink.scale.x = physical_per_logical);
        }
    }

    /// Lays a light on the ink of the land. Where another moment is compared it has a light of its own, beyond a share
    /// of the window from the left. Where the land is drawn twice, side by side, each ink keeps to its half.
    pub fn set_light(&self, inks: &mut Assets<Ink>, light: Lit, other: Option<(Lit, f32)>, twice: bool) {
        for (handle, part) in [(&self.1, LEFT), (&self.3, RIGHT)] {
            change(inks, handle, |ink| {
                (ink.share, ink.veil) = light;
                (ink.other_share, ink.other_veil) = other.map_or(light, |(other, _)| other);
                ink.scale.y = other.map_or(NOT_COMPARED, |(_, wipe)| wipe);
                ink.scale.z = if twice { part } else { 0.0 };
            });
        }
    }

    /// Draws what moves at the clock's moment up to a share of the window from the left alone, and what moves at the
    /// other moment in the rest; or all of the former.
    pub fn set_wipe(&self, inks: &mut Assets<Ink>, wipe: Option<f32>) {
        for (handle, part) in [(&self.0, LEFT), (&self.2, RIGHT)] {
            let (wipe, part) = wipe.map_or((NOT_COMPARED, 0.0), |wipe| (wipe, part));
            change(inks, handle, |ink| (ink.scale.y, ink.scale.z) = (wipe, part));
        }
    }
}

/// Changes an ink, and marks it as changed only when it is: every change is sent to the renderer.
fn change(inks: &mut Assets<Ink>, handle: &Handle<Ink>, by: impl Fn(&mut Ink)) {
    let Some(mut next) = inks.get(handle).cloned() else { return };
    by(&mut next);
    if inks.get(handle) != Some(&next)
        && let Some(mut ink) = inks.get_mut(handle)
    {
        *ink = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Compared;

    #[test]
    fn only_what_differs_at_the_two_moments_is_told_apart() {
        let mut inks = Assets::<Ink>::default();
        let shared = SharedInk::new(&mut inks);
        let compared = |inks: &Assets<Ink>| {
            [&shared.0, &shared.1, &shared.2].map(|handle| Compared::from(inks.get(handle).expect("it is there")).0)
        };
        assert_eq!(compared(&inks), [false; 3]);
        shared.set_wipe(&mut inks, Some(0.3));
        assert_eq!(compared(&inks), [true, false, true], "by day the land is the same at both");
        let (day, night) = ((Vec4::ONE, Vec4::ZERO), (Vec4::splat(0.5), Vec4::splat(0.1)));
        shared.set_light(&mut inks, day, Some((night, 0.3)), false);
        assert_eq!(compared(&inks), [true; 3]);
        shared.set_light(&mut inks, day, None, false);
        shared.set_wipe(&mut inks, None);
        assert_eq!(compared(&inks), [false; 3]);
        assert_eq!(inks.get(&shared.1), Some(&Ink::PLAIN));
    }
}

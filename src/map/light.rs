//! Day and night: the land darkens by the sun that stood over the battlefield at the moment.

use bevy::{camera::ClearColorConfig, prelude::*};

use super::paper::Paper;
use crate::{
    campaign::time::Instant,
    geo::projection::ORIGIN,
    ink::{Ink, Lit, SharedInk},
    playback::{Playback, ReplaySystems},
    replay::sun,
    theme::{self, Light},
    view::{Layer, View},
};

/// Steps in a degree of the sun's height. From one to the next no colour changes by more than the eye can tell.
const STEPS: f64 = 4.0;

/// Adds the light to the app.
pub(super) fn plugin(app: &mut App) {
    let changed = |playback: Res<Playback>, view: Res<View>| playback.is_changed() || view.is_changed();
    app.add_systems(Update, shine.in_set(ReplaySystems::Present).run_if(changed));
}

/// The light of a moment.
fn light(at: Instant) -> Light {
    let height = sun::elevation(at, ORIGIN);
    Light::of((libm::round(height * STEPS) / STEPS) as f32)
}

/// A light as the shaders take it.
fn laid(light: Light) -> Lit {
    let [share, veil] = [(light.share, 1.0), (light.veil, 0.0)].map(|([r, g, b], a)| Vec4::new(r, g, b, a));
    (share, veil)
}

/// Lays the light on the land where it differs from the one that lies there.
fn shine(
    (playback, view, ink): (Res<Playback>, Res<View>, Res<SharedInk>),
    mut papers: ResMut<Assets<Paper>>,
    mut inks: ResMut<Assets<Ink>>,
    mut cameras: Query<&mut Camera, With<Camera2d>>,
    mut shown: Local<(Light, Option<(Light, f32)>, bool)>,
) {
    let light = |at| {
        let light = if view.layers.has(Layer::Light) { light(at) } else { Light::DAY };
        if view.projected() { light.projected() } else { light }
    };
    let own = light(playback.now());
    let twice = view.beside();
    let other = view.compared.map(|compared| (light(compared.with), compared.share()));
    // By one light there is nothing to tell apart.
    let other = other.filter(|(other, _)| twice || *other != own);
    if *shown == (own, other, twice) {
        return;
    }
    *shown = (own, other, twice);
    let (lit, other) = (laid(own), other.map(|(light, wipe)| (laid(light), wipe)));
    let handles: Vec<_> = papers.ids().collect();
    for handle in handles {
        if let Some(mut paper) = papers.get_mut(handle) {
            paper.set_light(lit, other, twice);
        }
    }
    ink.set_light(&mut inks, lit, other, twice);
    let ground = own.on(theme::MAP_PAPER);
    for mut camera in &mut cameras {
        camera.clear_color = ClearColorConfig::Custom(theme::srgb(ground).into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::time::{MINUTE, parse_instant};

    #[test]
    fn it_is_full_day_from_morning_to_evening_and_night_at_midnight() {
        let at = |time: &str| light(parse_instant(&format!("1939-07-03T{time}")).expect(time));
        assert_eq!([at("06:00"), at("12:00"), at("19:00")], [Light::DAY; 3]);
        assert_eq!(at("23:00"), at("01:30"));
        assert_ne!(at("04:15"), Light::DAY);
        assert_ne!(at("04:15"), at("01:30"));
    }

    #[test]
    fn night_falls_without_a_jump() {
        let start = parse_instant("1939-07-03T00:00").expect("an instant");
        let whites: Vec<_> = (0..24 * 60).map(|i| light(start.plus(i * MINUTE)).on(theme::PAPER).to_array()).collect();
        for pair in whites.windows(2) {
            let step = pair[0].iter().zip(pair[1]).map(|(a, b)| a.abs_diff(b)).max();
            assert!(step <= Some(4), "{pair:?}");
        }
    }
}

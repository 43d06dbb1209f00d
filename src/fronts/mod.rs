//! Front lines, bridgeheads and pockets on the map: a line with teeth towards the enemy, the ground it encloses, and
//! around it the band within which it truly ran.

mod bands;
mod grounds;
mod lines;

use bevy::prelude::*;

use crate::{
    campaign::{
        model::Front,
        time::Instant,
        words::{Certainty, Coalition},
    },
    geo::{LatLon, base_map::BaseMap, projection::to_map},
    ink::Point,
    playback::{Playback, ReplaySystems},
    replay::front::{self, Outline, Standing},
    view::{Layer, View},
};

/// The lowest layer fronts are drawn on.
#[derive(Resource)]
struct Lowest(f32);

/// The river that bridgeheads lean on, as it is drawn.
#[derive(Resource)]
struct River(&'static [LatLon]);

/// Adds the fronts to the app. `lowest` is the layer above which they are drawn.
pub fn plugin(lowest: f32) -> impl Fn(&mut App) {
    move |app| {
        // A base map that cannot be read is reported by the map; bridgeheads are then lines alone.
        let river = BaseMap::shared().map(BaseMap::halhin_gol_as_drawn).unwrap_or_default();
        app.insert_resource(Lowest(lowest))
            .insert_resource(River(river))
            .add_systems(Startup, (bands::spawn, grounds::spawn, lines::spawn))
            .add_systems(
                Update,
                (bands::draw, grounds::draw, lines::draw).in_set(ReplaySystems::Present).run_if(changed),
            );
    }
}

fn changed(playback: Res<Playback>, view: Res<View>) -> bool {
    playback.is_changed() || view.is_changed()
}

/// Who holds a front, or who is encircled in it.
fn holder(front: &Front) -> Coalition {
    front.sides.first().map_or(Coalition::SovietMongolian, |side| side.coalition())
}

/// A front has moved when its fastest point has by so much of a pixel: less cannot be seen.
const SEEN: f64 = 0.3;

/// How a front stands at an instant, if it is as sure as the reader wants.
fn standing(front: &Front, at: Instant, view: &View) -> Option<Standing> {
    let shown = view.layers.has(Layer::Fronts);
    shown.then(|| Standing::at(front, at)).flatten().filter(|standing| standing.certainty <= view.least)
}

/// What a front was last drawn for.
#[derive(Default)]
struct Drawn {
    /// The stage it had reached and how sure it was; `None` where it was not drawn.
    as_it_stood: Option<(usize, Certainty)>,
    at: Instant,
    /// Metres of ground in a second of the campaign.
    speed: f64,
}

impl Drawn {
    /// The outline to draw anew; `None` where what is drawn serves, or nothing is to be seen.
    fn anew(&mut self, front: &Front, now: Instant, view: &View, redraw: bool) -> Option<Outline> {
        let as_it_stands = standing(front, now, view).map(|standing| (standing.reached, standing.certainty));
        let moved = self.speed * (now.0 - self.at.0).abs() as f64 / view.ground_metres_per_pixel();
        if as_it_stands == self.as_it_stood && moved <= SEEN && !redraw {
            return None;
        }
        let speed = as_it_stands.map_or(0.0, |(reached, _)| front::speed(front, reached));
        *self = Self { as_it_stood: as_it_stands, at: now, speed };
        as_it_stands.and_then(|_| Outline::at(front, now))
    }

    /// Whether the front is to be seen.
    fn seen(&self) -> bool {
        self.as_it_stood.is_some()
    }
}

/// Points on the ground in map metres.
fn points(line: &[LatLon]) -> Vec<Point> {
    let project = |point: &LatLon| {
        let point = to_map(*point);
        [point.x as f32, point.y as f32]
    };
    line.iter().map(project).collect()
}

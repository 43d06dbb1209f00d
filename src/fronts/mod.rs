//! Front lines, bridgeheads and pockets on the map: a line with teeth towards the enemy, the ground it encloses, and
//! around it the band within which it truly ran.

mod bands;
mod grounds;
mod lines;

use bevy::prelude::*;

use crate::{
    campaign::{model::Front, time::Instant, words::Coalition},
    geo::{LatLon, base_map::BaseMap, projection::to_map},
    ink::Point,
    playback::{Playback, ReplaySystems},
    replay::front::Outline,
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

/// A front at an instant, if it is as sure as the reader wants.
fn outline(front: &Front, at: Instant, view: &View) -> Option<Outline> {
    let shown = view.layers.has(Layer::Fronts);
    shown.then(|| Outline::at(front, at)).flatten().filter(|outline| outline.certainty <= view.least)
}

/// Points on the ground in map metres.
fn points(line: &[LatLon]) -> Vec<Point> {
    let project = |point: &LatLon| {
        let point = to_map(*point);
        [point.x as f32, point.y as f32]
    };
    line.iter().map(project).collect()
}

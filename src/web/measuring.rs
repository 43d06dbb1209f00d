//! `?measure=1`: the page measures itself as the desktop's program does, and tells the result.

use bevy::prelude::*;

use super::{location_query, tell_written};
use crate::measure::{self, Measure, Measured, Measuring};

/// Adds the measurement that the page's address asks for.
pub(super) fn plugin(app: &mut App) {
    let query = location_query();
    let mut pairs = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    let asked = pairs.find(|(name, _)| *name == "measure").and_then(|(_, how)| Measure::parse(how));
    if let Some(measure) = asked {
        app.insert_resource(Measuring::new(measure)).add_plugins(measure::plugin).add_systems(Last, tell_measured);
    }
}

fn tell_measured(mut measured: MessageReader<Measured>) {
    measured.read().for_each(|Measured(json)| tell_written("measured", json));
}

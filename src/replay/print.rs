//! The one printer of a situation, for the command line, the page and the tests.

use std::fmt::Write as _;

use super::situation::{Situation, UnitState};
use crate::campaign::{ids::SourceId, model::Campaign};

/// How a situation is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A table for people.
    #[default]
    Text,
    /// One object, a unit a line, by id.
    Json,
    /// A GeoJSON collection of points, a unit a line, by id.
    GeoJson,
}

/// Prints every unit on the map. Latitude and longitude have five decimals, errors one.
pub fn print(campaign: &Campaign, situation: &Situation, format: Format) -> String {
    match format {
        Format::Text => text(campaign, situation),
        Format::Json => {
            let head = format!("{{\"at\": \"{}\", \"units\": [", situation.instant());
            list(situation, head, "]}\n", |out, state| json_unit(out, campaign, state))
        }
        Format::GeoJson => {
            let head =
                format!("{{\"type\": \"FeatureCollection\", \"at\": \"{}\", \"features\": [", situation.instant());
            list(situation, head, "]}\n", |out, state| geojson_unit(out, campaign, state))
        }
    }
}

fn text(campaign: &Campaign, situation: &Situation) -> String {
    let mut out = format!("{}  {} units on the map\n", situation.instant(), situation.units().len());
    for state in situation.units() {
        let unit = campaign.unit(state.unit);
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "{:<44} {:<11} {:8.5} {:9.5} {:<14} {:<11} ±{:.1} km  {}",
            unit.id,
            unit.side.word(),
            state.at.lat,
            state.at.lon,
            state.activity.word(),
            state.certainty.word(),
            state.error_km,
            unit.name.en(),
        );
    }
    out
}

fn list(situation: &Situation, mut out: String, tail: &str, write: impl Fn(&mut String, &UnitState)) -> String {
    for (i, state) in situation.units().iter().enumerate() {
        out.push_str(if i == 0 { "\n" } else { ",\n" });
        write(&mut out, state);
    }
    out.push('\n');
    out.push_str(tail);
    out
}

fn json_unit(out: &mut String, campaign: &Campaign, state: &UnitState) {
    let _ = write!(
        out,
        "{{{}, \"lat\": {:.5}, \"lon\": {:.5}, {}}}",
        identity(campaign, state),
        state.at.lat,
        state.at.lon,
        report(campaign, state)
    );
}

fn geojson_unit(out: &mut String, campaign: &Campaign, state: &UnitState) {
    let _ = write!(
        out,
        "{{\"type\": \"Feature\", \"geometry\": {{\"type\": \"Point\", \"coordinates\": [{:.5}, {:.5}]}}, \
         \"properties\": {{{}, {}}}}}",
        state.at.lon,
        state.at.lat,
        identity(campaign, state),
        report(campaign, state)
    );
}

fn identity(campaign: &Campaign, state: &UnitState) -> String {
    let unit = campaign.unit(state.unit);
    format!(
        "\"id\": {}, \"name\": {}, \"side\": \"{}\", \"branch\": \"{}\", \"echelon\": \"{}\"",
        quoted(&unit.id),
        quoted(unit.name.en()),
        unit.side.word(),
        unit.branch.word(),
        unit.echelon.word()
    )
}

fn report(campaign: &Campaign, state: &UnitState) -> String {
    let sources: Vec<_> =
        sources_of(campaign, state).into_iter().map(|source| quoted(&campaign.source(source).id)).collect();
    format!(
        "\"activity\": \"{}\", \"certainty\": \"{}\", \"position_error_km\": {:.1}, \"sources\": [{}]",
        state.activity.word(),
        state.certainty.word(),
        state.error_km,
        sources.join(", ")
    )
}

/// The sources a state rests on: those of the way point reached and, on the way, those of the next; each once.
pub fn sources_of(campaign: &Campaign, state: &UnitState) -> Vec<SourceId> {
    let points = state.way_points(campaign);
    let last = if state.moving { state.reached + 1 } else { state.reached };
    let mut sources: Vec<SourceId> = Vec::new();
    for point in points.iter().take(last + 1).skip(state.reached) {
        for source in &point.sources {
            if !sources.contains(source) {
                sources.push(*source);
            }
        }
    }
    sources
}

/// A text as a JSON string.
fn quoted(text: &str) -> String {
    // A `Value` prints itself as JSON and, unlike `to_string`, cannot fail.
    serde_json::Value::from(text).to_string()
}

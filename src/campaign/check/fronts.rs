//! Front lines, bridgeheads and pockets.

use super::Checker;
use crate::{
    campaign::{
        file::{FrontFile, FrontsFile, StageFile, parse_file},
        limits::{MOST_CORNERS, MOST_PARTS, MOST_RECORDS},
        model::{Front, Stage},
        problem::SourceText,
        time::{ClockName, Instant},
        words::FrontKind,
    },
    geo::{LatLon, polyline},
};

/// How far from the river a bridgehead's line may begin and end: its error and the river's drawn course together.
const RIVER_REACH_M: f64 = 4_000.0;

/// Checks the fronts of `fronts.ron`; one that names no end stays to `end_of_all`.
pub(super) fn check<'a>(
    source: SourceText<'a>,
    end_of_all: Option<Instant>,
    checker: &mut Checker<'a>,
) -> Option<Vec<Front>> {
    let file: FrontsFile<'a> = checker.keep(parse_file(source))?;
    if !checker.at_most(source, source.text.trim_start(), file.fronts.len(), MOST_RECORDS) {
        return None;
    }
    let mut ids = super::checker::Ids::default();
    let mut fronts = Vec::with_capacity(file.fronts.len());
    for raw in file.fronts {
        let Some(file) = checker.record::<FrontFile<'a>>(source, raw) else { continue };
        checker.new_id(source, &ids, file.id);
        ids.set(file.id.0, fronts.len());
        fronts.extend(front(source, file, end_of_all, checker));
    }
    Some(fronts)
}

fn front(
    source: SourceText<'_>,
    file: FrontFile<'_>,
    end_of_all: Option<Instant>,
    checker: &mut Checker<'_>,
) -> Option<Front> {
    let id = file.id.0;
    checker.text(source, id, "name", &file.name);
    if file.sides.is_empty() {
        checker.say(source, id, "this front is nobody’s; name the sides: [Soviet, Mongolian]");
    }
    if file.stages.is_empty() {
        checker.say(source, id, "a front needs at least one stage");
    }
    checker.at_most(source, id, file.stages.len(), MOST_PARTS);
    let mut stages: Vec<Stage> = Vec::with_capacity(file.stages.len());
    for stage_file in file.stages.into_iter().take(MOST_PARTS) {
        let text = stage_file.time.0;
        let Some(stage) = stage(source, file.kind, stage_file, checker) else { continue };
        if stages.last().is_some_and(|before| before.when.at >= stage.when.at) {
            checker.say(source, text, "this stage is not after the one before; times rise");
        }
        stages.push(stage);
    }
    let last = stages.last()?;
    let ends = match file.ends {
        Some(word) => checker.when(source, word, ClockName::S, None)?.at,
        None => end_of_all?,
    };
    if ends < last.when.at {
        checker.say(source, id, format!("this front ends, {ends}, before its last stage, {}", last.when.at));
    }
    Some(Front { id: id.into(), name: file.name, kind: file.kind, sides: file.sides, stages, ends })
}

fn stage(source: SourceText<'_>, kind: FrontKind, file: StageFile<'_>, checker: &mut Checker<'_>) -> Option<Stage> {
    let when = checker.when(source, file.time, file.clock, file.doubt_h.as_ref());
    let sources = checker.sources(source, file.time.0, &file.sources);
    let error_km = checker.number(source, &file.error_km, 0.0..=100.0, "error in km");
    if !checker.at_most(source, file.points.text, file.points.value.len(), MOST_CORNERS) {
        return None;
    }
    let line: Vec<_> = file.points.value.iter().map(|(lat, lon)| LatLon::new(*lat, *lon)).collect();
    if !line.iter().all(|point| Checker::on_the_map(*point)) {
        checker.say(source, file.points.text, "a point of this line is off the map; write (latitude, longitude)");
        return None;
    }
    let least = if kind == FrontKind::Pocket { 3 } else { 2 };
    if line.len() < least {
        checker.say(source, file.points.text, format!("this line needs {least} points at least"));
        return None;
    }
    if line.windows(2).all(|pair| pair[0] == pair[1]) {
        checker.say(source, file.points.text, "this line has no length: all its points are one place");
        return None;
    }
    if kind == FrontKind::Bridgehead {
        for end in [line.first(), line.last()].into_iter().flatten() {
            if polyline::nearest(&checker.river, *end).is_some_and(|lies| lies.distance_m > RIVER_REACH_M) {
                checker.say(source, file.points.text, "a bridgehead’s line begins and ends at the river");
            }
        }
    }
    Some(Stage {
        when: when?,
        line,
        certainty: file.certainty,
        error_km: error_km?,
        sources,
        note: file.note.map(Into::into),
    })
}

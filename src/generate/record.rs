//! What is claimed in a generated campaign: sources, events, figures and disputes, a few hundred of them in any size.

use super::{
    Plan, day,
    forces::Unit,
    ground::{self, Ground},
    minute, put,
    random::{Random, Stream},
    track,
};
use crate::campaign::{
    time::{HOUR, Instant},
    words::{FigureKind, Measure, Question, Side},
};

/// How many there are of each.
const EVENTS: u32 = 240;
const AIR: u32 = 40;
const FIGURES: u32 = 60;
const DISPUTES: u32 = 30;

/// The armies that claim something.
const CLAIMANTS: [&str; 4] = ["Soviet", "Mongolian", "Japanese", "Modern"];

/// `sources.ron`.
pub(super) fn sources() -> String {
    let mut out = "// Generated.\n[\n".to_owned();
    let kinds = ["Book", "Article", "Web", "Archive", "Map", "Inference"];
    let reads = ["Seen", "Seen", "Attributed", "Seen", "Inferred", "Unverified"];
    let ids = ["G1", "G2", "G3", "G4", "G5", "UNATTRIBUTED"];
    for ((id, kind), read) in ids.into_iter().zip(kinds).zip(reads) {
        put!(out, "(id:\"{id}\",author:\"Nobody\",title:\"An invented source, {id}\",year:\"1939\",place:\"Nowhere\",");
        put!(out, "kind:{kind},read:{read},note:\"for generated campaigns\"),\n");
    }
    out + "]\n"
}

/// The id of an event.
fn event_id(number: u32) -> String {
    format!("event-{number:03}")
}

/// One of the units.
fn any_unit(plan: &Plan, random: &mut Random) -> u32 {
    random.below(plan.units)
}

/// `events/generated.ron`: the prologue, the days that are played and the epilogue.
pub(super) fn events(plan: &Plan, ground: &Ground) -> String {
    let mut out = "// Generated.\n[\n".to_owned();
    for (id, time) in [("before", "1935"), ("long-before", "1931-09"), ("afterwards", "1949-06")] {
        put!(out, "(id:\"{id}\",kind:Politics,time:\"{time}\",elsewhere:{{\"en\":\"Elsewhere\"}},");
        put!(
            out,
            "title:{{\"en\":\"Something {id}\",\"mn\":\"Үйл явдал\"}},certainty:Known,weight:1,sources:[\"G1\"]),\n"
        );
    }
    for number in 0..EVENTS {
        let mut random = Random::of(plan.seed, Stream::Record, number);
        let unit = Unit::of(any_unit(plan, &mut random));
        let steps = track::march(plan, ground, &unit);
        // Where a unit truly is, on a day that is played.
        let played: Vec<_> = steps.iter().filter(|step| step.at >= plan.after(0)).collect();
        let step = played.get(random.below(played.len() as u32) as usize);
        let at = step.map_or(plan.after(500), |step| step.at);
        put!(out, "(id:\"{}\",rows:[\"R{number}\"],", event_id(number));
        put!(out, "kind:{},", random.of_these(&["Ground", "Ground", "Command", "Supply", "Politics"]));
        put!(out, "time:\"{}\",clock:S,doubt_h:{}.5,", minute(at), random.below(3));
        if random.one_in(3) {
            put!(out, "until:\"{}\",", minute(at.plus(2 * HOUR)));
        }
        match step {
            Some(step) => put!(out, "place:\"{}\",units:[\"{}\"],", place(ground, step), Unit::id(unit.number)),
            None => put!(out, "elsewhere:{{\"en\":\"Elsewhere\"}},"),
        }
        put!(out, "title:{{\"en\":\"Event {number:03}\",\"mn\":\"Үйл явдал {number:03}\"}},");
        put!(out, "text:{{\"en\":\"What was drawn by lot for this hour.\"}},sides:[{:?}],", unit.side);
        put!(out, "certainty:{},", random.of_these(&["Known", "Approximate", "Inferred"]));
        put!(out, "weight:{},sources:[\"G{}\"],", random.between(1, 3), random.between(1, 5));
        put!(out, "unverified:{},note:\"invented\"),\n", random.one_in(5));
    }
    out + "]\n"
}

fn place(ground: &Ground, step: &track::Step) -> String {
    ground::id(step.place.unwrap_or_else(|| ground.nearest(step.spot)).0)
}

/// `events/air.ron`.
pub(super) fn air(plan: &Plan, _: &Ground) -> String {
    let mut out = "// Generated.\n[\n".to_owned();
    for number in 0..AIR {
        let mut random = Random::of(plan.seed, Stream::Record, EVENTS + number);
        let time = minute(plan.after(i64::from(random.below(1_000))));
        put!(out, "(id:\"air-{number:02}\",kind:Air,time:\"{time}\",place:\"{}\",", ground::id(number as usize));
        put!(out, "title:{{\"en\":\"In the air {number:02}\"}},sides:[Soviet,Japanese],counts:[");
        for what in ["Engaged", "Lost", "Sorties"] {
            let low = random.between(1, 60);
            let (side, by) = (random.of_these(Side::ALL), random.of_these(&CLAIMANTS));
            put!(out, "(what:{what},side:{side:?},low:{low},high:{},by:{by},", low + random.between(0, 9));
            put!(out, "sources:[\"G2\"],unverified:{}),", random.one_in(4));
        }
        put!(out, "],certainty:Approximate,weight:2,sources:[\"G2\"]),\n");
    }
    out + "]\n"
}

/// The id of a figure.
fn figure_id(number: u32) -> String {
    format!("figure-{number:02}")
}

/// `figures.ron`.
pub(super) fn figures(plan: &Plan) -> String {
    let mut out = "// Generated.\n[\n".to_owned();
    for number in 0..FIGURES {
        let mut random = Random::of(plan.seed, Stream::Record, 1_000 + number);
        let (kind, measure) = (random.of_these(FigureKind::ALL), Measure::ALL[number as usize % Measure::ALL.len()]);
        put!(out, "(id:\"{}\",title:{{\"en\":\"Figure {number:02}\"}},kind:{kind:?},", figure_id(number));
        let day = |at: Instant| day(at.min(plan.end().plus(-1)));
        let from = random.below(500);
        put!(out, "measure:{measure:?},sides:[Soviet,Japanese],from:\"{}\",", day(plan.after(from.into())));
        put!(out, "until:\"{}\",units:[\"{}\"],", day(plan.end().plus(-1)), Unit::id(any_unit(plan, &mut random)));
        put!(out, "events:[\"{}\"],values:[", event_id(random.below(EVENTS)));
        for by in CLAIMANTS {
            let low = random.between(10, 9_000);
            put!(out, "(low:{low},high:{},at_least:{},by:{by},", low + random.between(0, 500), random.one_in(3));
            put!(out, "text:{{\"en\":\"counted by lot\"}},sources:[\"G2\"],unverified:{}),", random.one_in(5));
        }
        put!(out, "],judgement:{},note:\"invented\"),\n", statement("Nobody knows"));
    }
    out + "]\n"
}

fn statement(words: &str) -> String {
    format!("(text:{{\"en\":\"{words}.\"}},sources:[\"G4\"],unverified:false)")
}

/// `disputes.ron`.
pub(super) fn disputes(plan: &Plan) -> String {
    let mut out = "// Generated.\n[\n".to_owned();
    for number in 0..DISPUTES {
        let mut random = Random::of(plan.seed, Stream::Record, 2_000 + number);
        let about = Question::ALL[number as usize % Question::ALL.len()];
        put!(out, "(id:\"dispute-{number:02}\",rows:[\"D{number}\"],about:{about:?},");
        put!(out, "title:{{\"en\":\"Question {number:02}?\"}},statements:[");
        for by in ["Soviet", "Japanese"] {
            put!(out, "(by:{by},text:{{\"en\":\"It was the other side.\"}},sources:[\"G3\"],unverified:false),");
        }
        put!(out, "],judgement:{},", statement("Both invented it"));
        put!(out, "units:[\"{}\"],", Unit::id(any_unit(plan, &mut random)));
        put!(out, "events:[\"{}\"],", event_id(random.below(EVENTS)));
        put!(
            out,
            "figures:[\"{}\"],places:[\"{}\"]),\n",
            figure_id(random.below(FIGURES)),
            ground::id(number as usize)
        );
    }
    out + "]\n"
}

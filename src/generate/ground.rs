//! The generated ground: places on the banks of the real Halhin Gol, crossings on it, and fronts that move.

use super::{
    FIRST_DAY, Plan, day, minute, put,
    random::{Random, Stream},
    spot::{MIDDLE, REACH, Spot},
};
use crate::{
    campaign::{
        time::DAY,
        words::{Bank, PlaceKind, Side},
    },
    geo::{LatLon, base_map, polyline},
};

/// Places stand about so far apart, in rows from south to north.
const ROWS: i32 = 6;
const COLUMNS: i32 = 9;
const APART: (i32, i32) = (760, 950);

/// Nearer to the river than this, in metres, a place is on neither bank.
const RIVER_M: f64 = 900.0;

/// How many crossings there are: of the one coalition, of the other, and of all.
const CROSSINGS: usize = 4;

/// How many outlines a front has.
const STAGES: i64 = 8;

/// A place of the field.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) spot: Spot,
    pub(super) bank: Option<Bank>,
    /// Who may cross the river here.
    pub(super) crossing: &'static [Side],
}

/// What units march over.
#[derive(Clone)]
pub(super) struct Ground {
    places: Vec<Place>,
    /// The Halhin Gol on the field.
    river: Vec<LatLon>,
    seed: u64,
}

impl Ground {
    /// The ground of a seed.
    pub(super) fn of(seed: u64) -> Result<Self, String> {
        let river = base_map::halhin_gol().map_err(|why| why.to_string())?;
        let mut places: Vec<Place> = (0..ROWS * COLUMNS)
            .map(|number| {
                let mut random = Random::of(seed, Stream::Ground, number as u32);
                let (row, column) = (number / COLUMNS, number % COLUMNS);
                let corner = MIDDLE.moved(-APART.0 * (ROWS - 1) / 2, -APART.1 * (COLUMNS - 1) / 2);
                let spot = corner.moved(APART.0 * row, APART.1 * column).near(1, &mut random);
                Place { spot, bank: bank(&river, spot), crossing: &[] }
            })
            .collect();
        // Well inside the field, so that what is drawn from the river stays on it.
        let inside = |point: &LatLon| Spot::of(*point).stepped(4, 9_000).stepped(0, 3_000).on_field();
        let river: Vec<LatLon> =
            river.into_iter().filter(|point| Spot::of(*point).on_field() && inside(point)).collect();
        for number in 0..CROSSINGS {
            let spot =
                Spot::of(*river.get(river.len() * (2 * number + 1) / (2 * CROSSINGS)).ok_or("there is no river")?);
            places.push(Place { spot, bank: None, crossing: who_crosses(number) });
        }
        Ok(Self { places, river, seed })
    }

    /// The place nearest to a point.
    pub(super) fn nearest(&self, spot: Spot) -> (usize, Place) {
        let apart = |(_, place): &(usize, &Place)| place.spot.squared(spot);
        let nearest = self.places.iter().enumerate().min_by_key(apart);
        nearest.map_or((0, Place { spot, bank: None, crossing: &[] }), |(number, place)| (number, *place))
    }

    /// `places.ron`.
    pub(super) fn places(&self) -> String {
        let mut out = "// Generated.\n[\n".to_owned();
        for (number, place) in self.places.iter().enumerate() {
            let mut random = Random::of(self.seed, Stream::Words, number as u32);
            let kind = if place.crossing.is_empty() { random.of_these(PlaceKind::ALL) } else { PlaceKind::Crossing };
            put!(out, "(id:\"{}\",names:{{\"en\":\"Place {number:02}\",\"mn\":\"Газар {number:02}\"}},", id(number));
            put!(out, "variants:[\"P. {number:02}\"],kind:{kind:?},{},", place.spot.fields());
            put!(out, "quality:{},error_km:{}.5,", random.of_these(&["A", "B", "C", "D"]), random.below(4));
            if let Some(bank) = place.bank {
                put!(out, "bank:{bank:?},");
            }
            if !random.one_in(4) {
                put!(out, "rank:{},", random.between(1, 4));
            }
            put!(out, "basis:\"drawn by lot\",sources:[\"G1\"],note:\"invented\"),\n");
        }
        out + "]\n"
    }

    /// `fronts.ron`.
    pub(super) fn fronts(&self, plan: &Plan) -> String {
        let mut out = "// Generated.\n(\nfronts:[\n".to_owned();
        for (number, kind) in ["Line", "Line", "Bridgehead", "Bridgehead", "Pocket", "Pocket"].into_iter().enumerate() {
            let mut random = Random::of(self.seed, Stream::Fronts, number as u32);
            let sides = if number.is_multiple_of(2) { "[Soviet,Mongolian]" } else { "[Japanese,Manchukuoan]" };
            put!(out, "(id:\"front-{number}\",name:{{\"en\":\"Front {number}\"}},kind:{kind},sides:{sides},");
            if number != 0 {
                put!(out, "ends:\"{}\",", minute(plan.after(990)));
            }
            put!(out, "stages:[\n");
            for stage in 0..STAGES {
                let line = match kind {
                    "Line" => line(number, &mut random),
                    "Bridgehead" => self.bridgehead(number, &mut random),
                    _ => ring(number, stage as i32, &mut random),
                };
                put!(out, "(time:\"{}\",clock:S,doubt_h:1.5,", minute(plan.after(stage * 950 / STAGES)));
                let points: Vec<String> = line.iter().map(ToString::to_string).collect();
                put!(out, "points:[{}],certainty:Inferred,error_km:2.5,sources:[\"G2\"],", points.join(","));
                put!(out, "note:\"outline {stage}\"),\n");
            }
            put!(out, "]),\n");
        }
        put!(out, "],\ncrossings:[\n");
        self.crossings(plan, &mut out);
        out + "],\n)\n"
    }

    fn crossings(&self, plan: &Plan, out: &mut String) {
        let (opened, closed) = (minute(FIRST_DAY.plus(-30 * DAY)), minute(plan.end()));
        let crossings = self.places.iter().enumerate().filter(|(_, place)| !place.crossing.is_empty());
        for ((number, place), kind) in crossings.zip(["Bridge", "Ford", "Pontoon"].into_iter().cycle()) {
            put!(out, "(place:\"{}\",kind:{kind},river:\"halhin-gol\",opened:\"{opened}\",", id(number));
            put!(out, "closed:\"{closed}\",sides:{:?},who:{{\"en\":\"whoever comes\"}},", place.crossing);
            put!(out, "certainty:Approximate,sources:[\"G3\"],note:\"invented\"),\n");
        }
        // Over another river, and of one day only.
        put!(out, "(place:\"{}\",kind:Ford,river:\"holsten\",opened:\"{}\",", id(0), day(FIRST_DAY));
        put!(out, "closed:\"{closed}\",sides:[],who:{{\"en\":\"nobody\"}},certainty:Inferred,sources:[\"G3\"]),\n");
    }

    /// A line that leaves the river in the north, bends to the east and comes back to it farther south.
    fn bridgehead(&self, number: usize, random: &mut Random) -> Vec<Spot> {
        let at = |share: usize| Spot::of(self.river[self.river.len() * share / 8]);
        // Each bridgehead has a half of the river.
        let (mut north, mut south) = if number.is_multiple_of(2) { (at(1), at(3)) } else { (at(5), at(7)) };
        if north.lat < south.lat {
            (north, south) = (south, north);
        }
        let out = |spot: Spot, random: &mut Random| spot.stepped(4, 3_000 + random.between(0, 3_000));
        let middle = out(north.halfway(south), random);
        vec![north, out(north, random), middle, out(south, random), south]
    }
}

/// The id of a place in the files.
pub(super) fn id(number: usize) -> String {
    format!("p{number:02}")
}

/// The bank on which a point lies; none in the river and beside it.
fn bank(river: &[LatLon], spot: Spot) -> Option<Bank> {
    let lies = polyline::nearest(river, spot.degrees())?;
    (lies.distance_m > RIVER_M).then_some(if lies.on_right { Bank::East } else { Bank::West })
}

fn who_crosses(number: usize) -> &'static [Side] {
    use Side::{Japanese, Manchukuoan, Mongolian, Soviet};
    match number {
        0 => &[Soviet, Mongolian],
        1 => &[Japanese, Manchukuoan],
        _ => &[Soviet, Mongolian, Japanese, Manchukuoan],
    }
}

/// A line across the field, with whose it is on the right hand: the west going south, the east going north.
fn line(number: usize, random: &mut Random) -> Vec<Spot> {
    const LEGS: i32 = 16;
    let east = 400 + 700 * number as i32;
    let going_south = (0..=LEGS).map(|leg| MIDDLE.moved(REACH.0 - leg * 2 * REACH.0 / LEGS, east));
    let mut line: Vec<Spot> = going_south.map(|spot| spot.moved(0, random.between(-300, 300))).collect();
    if number % 2 == 1 {
        line.reverse();
    }
    line
}

/// A ring that shrinks.
fn ring(number: usize, stage: i32, random: &mut Random) -> Vec<Spot> {
    let middle = MIDDLE.moved(if number.is_multiple_of(2) { 800 } else { -900 }, 2_000);
    (0..16).map(|wind| middle.stepped(wind, 6_000 - 500 * stage - random.between(0, 400))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_never_far_and_there_are_both_banks_and_all_crossings() {
        for seed in 0..10 {
            let ground = Ground::of(seed).expect("there is a river");
            for bank in [None, Some(Bank::East), Some(Bank::West)] {
                assert!(ground.places.iter().any(|place| place.bank == bank), "{seed}: {bank:?}");
            }
            assert_eq!(ground.places.iter().filter(|place| !place.crossing.is_empty()).count(), CROSSINGS);
            let mut random = Random::of(seed, Stream::Walk, 0);
            for _ in 0..500 {
                let spot = MIDDLE.near(90, &mut random).held();
                let metres = ground.nearest(spot).1.spot.degrees().distance_m(spot.degrees());
                assert!(metres < 8_000.0, "{seed}: {spot:?} {metres}");
            }
        }
    }
}

//! Ways of units that the record tells, and the geometry of the fronts.

use halhin_gol::{
    campaign::{
        time::{DAY, HOUR, Instant},
        words::{Account, Certainty, FrontKind, Side},
    },
    geo::{
        LatLon,
        base_map::{self, BaseMap},
        polyline,
    },
    replay::{
        front::{self, Outline},
        movement::{Way, way},
        situation::Situation,
    },
};

use crate::{campaign, instant};

/// The way of the units in the day before an instant, as the synthesis tells it.
fn day_before(units: &[&str], at: &str) -> Option<Way> {
    told(units, Account::Synthesis, at, 1)
}

fn told(units: &[&str], account: Account, at: &str, days: i64) -> Option<Way> {
    let campaign = campaign();
    let units: Vec<_> = units.iter().map(|id| campaign.find_unit(id).expect(id)).collect();
    let until = instant(at);
    way(campaign, &units, account, (until.plus(-DAY * days), until))
}

fn ends(way: &Way) -> (LatLon, LatLon) {
    (way.points[0], way.points[way.points.len() - 1])
}

fn east_of_the_river(point: LatLon) -> bool {
    let river = base_map::halhin_gol().expect("the river");
    polyline::nearest(&river, point).expect("a line").on_right
}

#[test]
fn on_3_july_the_japanese_cross_and_go_south() {
    for unit in ["jp-71-infantry-regiment", "jp-72-infantry-regiment"] {
        let way = day_before(&[unit], "1939-07-03T09:00").expect(unit);
        let (from, to) = ends(&way);
        assert!(!way.back, "{unit}");
        assert!(east_of_the_river(from) && !east_of_the_river(to), "{unit}: {from:?} {to:?}");
    }
    let south = day_before(&["jp-72-infantry-regiment"], "1939-07-03T09:00").expect("it marched");
    let (from, to) = ends(&south);
    assert!(from.lat - to.lat > 0.04, "{from:?} {to:?}");
}

#[test]
fn in_the_night_of_5_july_they_go_back_over_the_river() {
    for unit in ["jp-71-infantry-regiment", "jp-72-infantry-regiment", "jp-26-infantry-regiment"] {
        let way = day_before(&[unit], "1939-07-05T07:30").expect(unit);
        assert!(way.back && east_of_the_river(ends(&way).1), "{unit}: {way:?}");
    }
}

#[test]
fn the_armour_goes_round_the_south_in_august() {
    let way = told(&["su-8-motor-armoured-brigade"], Account::Synthesis, "1939-08-21T12:00", 3).expect("it attacked");
    let (from, to) = ends(&way);
    assert!(!way.back && !east_of_the_river(from) && east_of_the_river(to), "{way:?}");
    // It runs east, farther than it ends, and then north into the enemy's rear: that is the pincer.
    let eastmost = way.points.iter().map(|point| point.lon).fold(0.0, f64::max);
    assert!(to.lon > from.lon + 0.1 && eastmost > to.lon && to.lat > from.lat + 0.05, "{way:?}");
    assert_eq!(way.days.last(), Some(&0));
    assert!(way.days.windows(2).all(|pair| pair[0] >= pair[1]), "{:?}", way.days);
    assert!(way.metres_of_last(1) < way.metres_of_last(2) && way.metres_of_last(9) <= way.metres());
}

#[test]
fn who_rests_or_is_not_yet_there_has_no_way() {
    let fui = "jp-23-reconnaissance-regiment";
    let still = Situation::at(campaign(), instant("1939-08-22T12:00"));
    assert!(still.unit(campaign().find_unit(fui).expect(fui)).is_some(), "it stands at Fui");
    assert_eq!(day_before(&[fui], "1939-08-22T12:00"), None);
    for (id, unit) in campaign().units() {
        let Some(first) = unit.track.points.first() else { continue };
        let before = (first.when.at.plus(-DAY), first.when.at);
        assert_eq!(way(campaign(), &[id], Account::Synthesis, before), None, "{}", unit.id);
    }
}

#[test]
fn a_way_ends_where_its_unit_is_and_begins_on_the_map() {
    let campaign = campaign();
    let mut found = 0;
    for hours in (0..128 * 24).step_by(31) {
        let at = campaign.span.from.plus(hours * HOUR);
        for state in Situation::at(campaign, at).units() {
            let span = (at.plus(-4 * DAY), at);
            let Some(way) = way(campaign, &[state.unit], Account::Synthesis, span) else { continue };
            let (from, to) = ends(&way);
            let id = &campaign.unit(state.unit).id;
            assert!(to.distance_m(state.at) < 2.0, "{id} at {at}");
            assert!(campaign.bounds.contains(from) && way.points.len() == way.days.len(), "{id} at {at}");
            found += 1;
        }
    }
    assert!(found > 500, "{found}");
}

#[test]
fn a_formation_goes_the_mean_way_of_its_members() {
    let members = ["jp-71-infantry-regiment", "jp-72-infantry-regiment"];
    let at = "1939-07-03T09:00";
    let mean = day_before(&members, at).expect("they marched");
    let each = members.map(|unit| ends(&day_before(&[unit], at).expect(unit)).1);
    let (_, to) = ends(&mean);
    assert!(to.distance_m(each[0].toward(each[1], 0.5)) < 5.0, "{to:?}");
    assert!(!mean.back && mean.certainty >= Certainty::Approximate);
}

#[test]
fn the_accounts_tell_different_ways() {
    let unit = ["jp-71-infantry-regiment"];
    let at = "1939-07-04T12:00";
    assert!(told(&unit, Account::Japanese, at, 1) != told(&unit, Account::Synthesis, at, 1));
}

/// The hours from 19 August, 19:00, to the end of the month.
fn hours_of_the_offensive() -> impl Iterator<Item = Instant> {
    (0..12 * 24).map(|hour| instant("1939-08-19T19:00").plus(hour * HOUR))
}

#[test]
fn no_front_of_the_offensive_crosses_itself() {
    let mut seen = 0;
    for at in hours_of_the_offensive() {
        for front in &campaign().fronts {
            let Some(outline) = Outline::at(front, at) else { continue };
            let mut line = front::drawn(front.kind, &outline);
            if front.kind == FrontKind::Pocket {
                line.push(line[0]);
            }
            assert_eq!(crossing(&line), None, "{} at {at}", front.id);
            seen += 1;
        }
    }
    assert!(seen > 700, "{seen}");
}

/// Two legs of a line that cross, by their numbers.
fn crossing(line: &[LatLon]) -> Option<(usize, usize)> {
    let cross = |o: LatLon, a: LatLon, b: LatLon| (a.lat - o.lat) * (b.lon - o.lon) - (a.lon - o.lon) * (b.lat - o.lat);
    let apart = |a, b, p, q| cross(a, b, p) * cross(a, b, q) < 0.0;
    let legs: Vec<_> = line.windows(2).collect();
    (0..legs.len()).flat_map(|i| (i + 2..legs.len()).map(move |j| (i, j))).find(|(i, j)| {
        let (a, b, p, q) = (legs[*i][0], legs[*i][1], legs[*j][0], legs[*j][1]);
        apart(a, b, p, q) && apart(p, q, a, b)
    })
}

#[test]
fn a_drawn_front_stays_well_within_its_doubt() {
    for front in &campaign().fronts {
        for stage in &front.stages {
            let outline = Outline::at(front, stage.when.at).expect("the stage itself");
            let mut line = front::drawn(front.kind, &outline);
            if front.kind == FrontKind::Pocket {
                line.push(line[0]);
            }
            for point in &stage.line {
                let off = polyline::nearest(&line, *point).expect("a line").distance_m;
                assert!(off < stage.error_km * 500.0, "{} at {}: {off}", front.id, stage.when.at);
            }
        }
    }
}

fn holds(ring: &[LatLon], at: LatLon) -> bool {
    let crosses = |a: &LatLon, b: &LatLon| {
        (a.lat > at.lat) != (b.lat > at.lat) && at.lon < (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat) + a.lon
    };
    ring.iter().zip(ring.iter().cycle().skip(1)).filter(|(a, b)| crosses(a, b)).count() % 2 == 1
}

#[test]
fn a_bridgehead_holds_the_ground_between_its_line_and_the_river() {
    let river = BaseMap::shared().expect("the base map").halhin_gol_as_drawn();
    let ground = |id: &str, at: &str| {
        let front = campaign().fronts.iter().find(|front| *front.id == *id).expect(id);
        let outline = Outline::at(front, instant(at)).expect("it is there");
        assert_eq!(front.kind, FrontKind::Bridgehead);
        front::ground(front.kind, &front::drawn(front.kind, &outline), river).expect("it encloses ground")
    };
    let place = |id: &str| campaign().place(campaign().find_place(id).expect(id)).at;
    let soviet = ground("soviet-bridgehead", "1939-07-03T12:00");
    let noro = campaign().find_unit("su-175-rifle-mg-battalion").expect("the battalion");
    let battalion = Situation::at(campaign(), instant("1939-07-03T12:00")).unit(noro).expect("it is there").at;
    assert!(holds(&soviet, battalion) || polyline::nearest(&soviet, battalion).expect("a ring").distance_m < 1_500.0);
    assert!(holds(&soviet, LatLon::new(47.74, 118.62)), "the dunes north of the Holsten");
    assert!(!holds(&soviet, place("hamar_daba")) && !holds(&soviet, place("nomonhan_burd_obo")));
    let japanese = ground("japanese-bridgehead", "1939-07-03T12:00");
    assert!(holds(&japanese, place("m_bt")), "Bain-Tsagan");
    assert!(!holds(&japanese, place("hamar_daba")) && !holds(&japanese, place("m_fuirear")));
}

#[test]
fn the_enemy_of_the_encircled_is_outside() {
    for front in &campaign().fronts {
        let line = &front.stages[0].line;
        let backwards: Vec<_> = line.iter().rev().copied().collect();
        let pocket = front.kind == FrontKind::Pocket;
        let turned = front::enemy_on_left(front.kind, line) != front::enemy_on_left(front.kind, &backwards);
        assert_eq!(turned, pocket, "{}", front.id);
        assert!(!pocket || front.sides.contains(&Side::Japanese), "{}", front.id);
    }
}

//! Units folded into the formations they belong to: what is told apart when the map is seen from farther away.
//!
//! A pure function of the campaign, the instant and the states that are shown. Nothing is lost and nothing counts
//! twice: every unit is a member of exactly one formation, which may be itself alone.

use crate::{
    campaign::{
        ids::UnitId,
        model::{Campaign, Unit},
        time::Instant,
        words::{Activity, Branch, Certainty, Echelon},
    },
    geo::LatLon,
    replay::situation::UnitState,
};

/// A member farther than this from the others' middle stands by itself: a symbol halfway between a garrison and the
/// front would be where nobody was.
const FARTHEST_KM: f64 = 40.0;

/// No unit stands under more formations than this; a limit against chains that bite their tails.
const TALLEST: usize = 12;

/// How finely units are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Every unit by itself.
    Units,
    /// Battalions and companies are part of their regiments and brigades.
    Regiments,
    /// Battalions, regiments and brigades are part of their divisions, or else of what is above them up to brigades.
    Divisions,
    /// All are part of their groups and sectors, where there are such.
    Groups,
}

impl Level {
    /// Every level, finest first.
    pub const ALL: [Self; 4] = [Self::Units, Self::Regiments, Self::Divisions, Self::Groups];

    /// Whether a unit of one size may be part of one of another. Armies take nothing in: they would take in all.
    fn folds(self, unit: Echelon, above: Echelon) -> bool {
        use Echelon::{AirBrigade, AirRegiment, Brigade, Corps, Division, Regiment};
        let larger = matches!(above, Regiment | AirRegiment | Brigade | AirBrigade);
        let takes_in = match self {
            Self::Units => false,
            Self::Regiments => larger && rank(unit) < rank(Regiment),
            Self::Divisions => larger || above == Division,
            Self::Groups => larger || matches!(above, Division | Corps),
        };
        takes_in && rank(unit) < rank(above)
    }
}

/// How large a unit is among others: more is larger. Bodies without a fixed size come between battalion and regiment.
pub const fn rank(echelon: Echelon) -> u8 {
    match echelon {
        Echelon::Company => 1,
        Echelon::Battalion => 2,
        Echelon::Detachment | Echelon::Other => 3,
        Echelon::Regiment | Echelon::AirRegiment => 4,
        Echelon::Brigade | Echelon::AirBrigade => 5,
        Echelon::Division => 6,
        Echelon::Corps => 7,
        Echelon::Army | Echelon::ArmyGroup => 8,
    }
}

/// How much a unit counts for where its formation stands and what it does: about its companies. A staff is one.
const fn weight(unit: &Unit) -> u32 {
    match (unit.branch, unit.echelon) {
        (Branch::Headquarters, _) | (_, Echelon::Company) => 1,
        (_, Echelon::Battalion | Echelon::Other) => 3,
        (_, Echelon::Detachment) => 5,
        (_, Echelon::Regiment | Echelon::AirRegiment) => 9,
        (_, Echelon::Brigade | Echelon::AirBrigade) => 18,
        (_, Echelon::Division | Echelon::Corps | Echelon::Army | Echelon::ArmyGroup) => 36,
    }
}

/// What stands on the map as one: a unit by itself, or one with units under it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Formation {
    /// The unit that gives it its name.
    pub unit: UnitId,
    /// Where it is: of several units the middle.
    pub at: LatLon,
    /// What most of it does.
    pub activity: Activity,
    /// How sure its place is. The middle of several units is approximate at best.
    pub certainty: Certainty,
    /// How far its units, or their true positions, may lie from `at`, in kilometres.
    pub error_km: f64,
    /// The arm of service: of a staff with its units, that of most of them.
    pub branch: Branch,
    /// Its units, as a range of all members.
    members: (usize, usize),
}

/// The formations of an instant, in the order of their units' ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Formations {
    all: Vec<Formation>,
    members: Vec<UnitId>,
    /// Each unit and the place of its formation in `all`, in the order of the units.
    holders: Vec<(UnitId, usize)>,
    /// What is sorted by the heads: kept for its memory, empty at rest.
    headed: Vec<Headed>,
}

/// A unit's state, behind the unit under whose name it is shown.
type Headed = (UnitId, UnitState);

impl Formations {
    /// Folds units at a level.
    pub fn of<'s>(
        campaign: &Campaign,
        now: Instant,
        states: impl IntoIterator<Item = &'s UnitState>,
        level: Level,
    ) -> Self {
        let mut formations = Self::default();
        formations.set(campaign, now, states, level);
        formations
    }

    /// Makes these the formations of an instant, in the memory they already have.
    pub fn set<'s>(
        &mut self,
        campaign: &Campaign,
        now: Instant,
        states: impl IntoIterator<Item = &'s UnitState>,
        level: Level,
    ) {
        self.all.clear();
        self.members.clear();
        let mut headed = std::mem::take(&mut self.headed);
        headed.extend(states.into_iter().map(|state| (head(campaign, state.unit, now, level), *state)));
        headed.sort_unstable_by_key(|(head, state)| (*head, state.unit));
        for group in headed.chunk_by(|a, b| a.0 == b.0) {
            self.gather(campaign, group);
        }
        headed.clear();
        self.headed = headed;
        self.all.sort_unstable_by_key(|formation| formation.unit);
        self.holders.clear();
        for (i, formation) in self.all.iter().enumerate() {
            let members = &self.members[formation.members.0..formation.members.1];
            self.holders.extend(members.iter().map(|unit| (*unit, i)));
        }
        self.holders.sort_unstable();
    }

    /// Every formation.
    pub fn all(&self) -> &[Formation] {
        &self.all
    }

    /// The units of a formation, in the order of their ids.
    pub fn members(&self, formation: &Formation) -> &[UnitId] {
        self.members.get(formation.members.0..formation.members.1).unwrap_or_default()
    }

    /// The formation that has this name.
    pub fn named(&self, unit: UnitId) -> Option<&Formation> {
        self.all.binary_search_by_key(&unit, |formation| formation.unit).ok().map(|i| &self.all[i])
    }

    /// The formation that holds a unit.
    pub fn holding(&self, unit: UnitId) -> Option<&Formation> {
        let found = self.holders.binary_search_by_key(&unit, |(held, _)| *held).ok()?;
        self.all.get(self.holders[found].1)
    }

    /// Adds the units that have the same head: together, but for those that are far away.
    fn gather(&mut self, campaign: &Campaign, group: &[Headed]) {
        let [(head, first), rest @ ..] = group else { return };
        let middle = if rest.is_empty() { first.at } else { most_central(campaign, group) };
        let near = |state: &UnitState| distance_km(middle, state.at) <= FARTHEST_KM;
        let own = group.iter().find(|(head, state)| state.unit == *head);
        let body = group.iter().filter(|(_, state)| near(state));
        // A staff with none of its units, or one unit without its staff, is no formation.
        let (others, with) = (body.clone().filter(|(head, state)| state.unit != *head).count(), own.is_some());
        let together = if own.is_some_and(|(_, own)| near(own)) { others >= 1 } else { others >= 2 };
        if !together {
            group.iter().for_each(|(_, state)| self.alone(campaign, state));
            return;
        }
        let from = self.members.len();
        // The staff belongs to its formation wherever it is; it does not draw the symbol to its own place.
        self.members.extend(group.iter().filter(|(head, s)| near(s) || (with && s.unit == *head)).map(|(_, s)| s.unit));
        let together = together_as(campaign, *head, body.map(|(_, state)| state));
        self.all.push(Formation { members: (from, self.members.len()), ..together });
        group.iter().filter(|(head, s)| !near(s) && s.unit != *head).for_each(|(_, s)| self.alone(campaign, s));
    }

    /// Adds a unit by itself, just as it is.
    fn alone(&mut self, campaign: &Campaign, state: &UnitState) {
        self.members.push(state.unit);
        self.all.push(Formation {
            unit: state.unit,
            at: state.at,
            activity: state.activity,
            certainty: state.certainty,
            error_km: state.error_km,
            branch: campaign.unit(state.unit).branch,
            members: (self.members.len() - 1, self.members.len()),
        });
    }
}

/// The unit under whose name a unit is shown: the highest above it that takes it in, or itself. Where regiments are
/// told apart, it is the nearest. Nobody is folded into a formation of another army: a symbol shows whose units it
/// stands for.
fn head(campaign: &Campaign, unit: UnitId, now: Instant, level: Level) -> UnitId {
    let own = campaign.unit(unit);
    let above = |unit: &UnitId| campaign.unit(*unit).parent_at(now);
    let chain = std::iter::successors(above(&unit), above).take(TALLEST);
    let mut heads = chain.filter(|above| {
        let above = campaign.unit(*above);
        above.side == own.side && level.folds(own.echelon, above.echelon)
    });
    let found = if level == Level::Regiments { heads.next() } else { heads.last() };
    found.unwrap_or(unit)
}

/// Where the unit is from which the others are least far, by their weights.
fn most_central(campaign: &Campaign, group: &[Headed]) -> LatLon {
    let apart = |from: LatLon| -> f64 {
        // Every pair is looked at: a corps has hundreds.
        let narrow = libm::cos(from.lat.to_radians());
        let weighed =
            |(_, state): &Headed| f64::from(weight(campaign.unit(state.unit))) * apart_km(from, state.at, narrow);
        group.iter().map(weighed).sum()
    };
    let places = group.iter().map(|(_, state)| (apart(state.at), state.at));
    let nearest = places.reduce(|best, next| if next.0 < best.0 { next } else { best });
    nearest.map_or_else(LatLon::default, |(_, at)| at)
}

/// Several units as one.
fn together_as<'s>(campaign: &Campaign, head: UnitId, units: impl Iterator<Item = &'s UnitState> + Clone) -> Formation {
    let weighed = || units.clone().map(|state| (f64::from(weight(campaign.unit(state.unit))), state));
    let total: f64 = weighed().map(|(weight, _)| weight).sum();
    let sum = |of: fn(LatLon) -> f64| weighed().map(|(weight, state)| weight * of(state.at)).sum::<f64>() / total;
    let at = LatLon::new(sum(|at| at.lat), sum(|at| at.lon));
    let certainty = units.clone().map(|state| state.certainty).max().unwrap_or(Certainty::Inferred);
    let own = campaign.unit(head).branch;
    let arms = weighed().map(|(weight, state)| (campaign.unit(state.unit).branch, weight));
    let arms = arms.filter(|(branch, _)| *branch != Branch::Headquarters);
    Formation {
        unit: head,
        at,
        activity: most(weighed().map(|(weight, state)| (state.activity, weight))).unwrap_or(Activity::Hold),
        certainty: certainty.max(Certainty::Approximate),
        error_km: units.clone().map(|state| distance_km(at, state.at) + state.error_km).fold(0.0, f64::max),
        branch: if own == Branch::Headquarters { most(arms).unwrap_or(own) } else { own },
        members: (0, 0),
    }
}

/// The value with the greatest weight; of equal ones the first.
fn most<T: PartialEq + Copy>(values: impl Iterator<Item = (T, f64)> + Clone) -> Option<T> {
    let sum = |of: T| values.clone().filter(|(value, _)| *value == of).map(|(_, weight)| weight).sum::<f64>();
    let sums = values.clone().map(|(value, _)| (value, sum(value)));
    sums.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(value, _)| value)
}

/// Distance on the ground in kilometres, flat: exact enough to tell near from far.
fn distance_km(a: LatLon, b: LatLon) -> f64 {
    apart_km(a, b, libm::cos(a.lat.to_radians()))
}

/// The same, where it is known how much narrower degrees east are than degrees north at `a`.
fn apart_km(a: LatLon, b: LatLon, narrow: f64) -> f64 {
    let north = (b.lat - a.lat) * 111.195;
    let east = (b.lon - a.lon) * 111.195 * narrow;
    libm::sqrt(north * north + east * east)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{campaign::time::parse_instant, replay::situation::Situation};

    const DATES: [&str; 12] = [
        "1939-05-20T12:00",
        "1939-05-28T12:00",
        "1939-06-20T12:00",
        "1939-07-03T09:00",
        "1939-07-05T06:00",
        "1939-07-12T12:00",
        "1939-07-23T12:00",
        "1939-08-20T12:00",
        "1939-08-23T20:00",
        "1939-08-26T12:00",
        "1939-08-31T12:00",
        "1939-09-15T12:00",
    ];

    fn campaign() -> Campaign {
        Campaign::embedded().expect("the embedded campaign is sound")
    }

    fn folded(campaign: &Campaign, at: &str, level: Level) -> (Situation, Formations) {
        let situation = Situation::at(campaign, parse_instant(at).expect(at));
        let formations = Formations::of(campaign, situation.instant(), situation.units(), level);
        (situation, formations)
    }

    #[test]
    fn every_unit_is_in_exactly_one_formation_at_every_level_and_date() {
        let campaign = campaign();
        for at in DATES {
            for level in Level::ALL {
                let (situation, formations) = folded(&campaign, at, level);
                let mut members: Vec<_> =
                    formations.all().iter().flat_map(|one| formations.members(one)).copied().collect();
                members.sort();
                let units: Vec<_> = situation.units().iter().map(|state| state.unit).collect();
                assert_eq!(members, units, "{at} {level:?}");
                assert!(formations.all().windows(2).all(|pair| pair[0].unit < pair[1].unit), "{at} {level:?}");
                for unit in units {
                    let holder = formations.holding(unit).expect("it has a formation");
                    assert!(formations.members(holder).contains(&unit), "{at} {level:?}");
                }
            }
        }
    }

    #[test]
    fn a_coarser_level_has_fewer_formations_and_the_finest_has_all_units_as_they_are() {
        let campaign = campaign();
        for at in DATES {
            let counts = Level::ALL.map(|level| folded(&campaign, at, level).1.all().len());
            assert!(counts.windows(2).all(|pair| pair[0] >= pair[1]), "{at} {counts:?}");
            let (situation, units) = folded(&campaign, at, Level::Units);
            for (one, state) in units.all().iter().zip(situation.units()) {
                assert_eq!((one.unit, one.at, one.error_km), (state.unit, state.at, state.error_km));
            }
        }
        let (_, august) = folded(&campaign, "1939-08-20T12:00", Level::Groups);
        let southern = campaign.find_unit("su-southern-group").expect("it is in the order of battle");
        let group = august.named(southern).expect("it stands where its brigades are");
        assert!(august.members(group).len() >= 4, "{group:?}");
        assert_ne!(group.branch, Branch::Headquarters);
    }

    #[test]
    fn a_formation_is_no_surer_than_its_units_and_its_error_covers_them() {
        let campaign = campaign();
        for at in DATES {
            for level in [Level::Regiments, Level::Divisions, Level::Groups] {
                let (situation, formations) = folded(&campaign, at, level);
                for one in formations.all().iter().filter(|one| formations.members(one).len() > 1) {
                    assert!(one.certainty >= Certainty::Approximate);
                    for unit in formations.members(one).iter().filter(|unit| **unit != one.unit) {
                        let state = situation.unit(*unit).expect("it is on the map");
                        let off = one.at.distance_m(state.at) / 1_000.0;
                        assert!(off <= one.error_km * 1.01 + 0.01, "{at} {level:?} {off} {one:?}");
                        assert!(off <= 2.0 * FARTHEST_KM, "{at} {level:?} {off} {one:?}");
                        assert!(state.certainty <= one.certainty);
                    }
                }
            }
        }
    }

    #[test]
    fn armies_take_nothing_in_and_nobody_is_folded_into_another_army() {
        let campaign = campaign();
        for at in DATES {
            let (_, formations) = folded(&campaign, at, Level::Groups);
            for one in formations.all() {
                let side = |unit: &UnitId| campaign.unit(*unit).side;
                assert!(formations.members(one).iter().all(|unit| side(unit) == side(&one.unit)), "{at} {one:?}");
            }
            for one in formations.all().iter().filter(|one| campaign.unit(one.unit).echelon == Echelon::Army) {
                assert_eq!(formations.members(one), [one.unit]);
            }
        }
    }
}

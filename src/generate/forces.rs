//! The generated order of battle: eight trees of armies, corps, divisions, regiments, battalions and companies.
//!
//! The units stand in turn in one tree after the other, so that a campaign of fifty already has all four armies and
//! every size of unit; within a tree whoever stands above has the smaller number.

use super::{
    Plan, day, put,
    random::{Random, Stream},
};
use crate::campaign::words::{Branch, Echelon, Side, Speed};

/// Whose the trees are.
const TREES: [Side; 8] = [
    Side::Soviet,
    Side::Japanese,
    Side::Soviet,
    Side::Japanese,
    Side::Mongolian,
    Side::Soviet,
    Side::Japanese,
    Side::Manchukuoan,
];

/// How many units stand in a battalion, a regiment, a division and a corps, each with who leads it.
const BATTALION: u32 = 1 + 3;
const REGIMENT: u32 = 1 + 3 * BATTALION;
const DIVISION: u32 = 1 + 4 * REGIMENT;
const CORPS: u32 = 1 + 9 * DIVISION;

/// Only of so many units more is told than what every unit has: `forces.ron` has a largest size.
const TOLD: u32 = 4_000;

/// A generated unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    pub(super) number: u32,
    pub(super) side: Side,
    pub(super) echelon: Echelon,
    pub(super) branch: Branch,
    pub(super) speed: Speed,
    /// The number of the unit it stands under.
    pub(super) parent: Option<u32>,
    /// The number of the unit it stands under in the second half.
    pub(super) later: Option<u32>,
    /// The number of the division, or of what it stands in instead.
    pub(super) division: u32,
}

impl Unit {
    /// The unit of a number.
    pub(super) fn of(number: u32) -> Self {
        let trees = TREES.len() as u32;
        let (tree, place) = (number % trees, number / trees);
        let number_of = |place: u32| place * trees + tree;
        let side = TREES[tree as usize];
        let stand = Stand::of(place);
        let branch = stand.branch(side);
        let air = matches!(branch, Branch::Fighter | Branch::Bomber);
        Self {
            number,
            side,
            echelon: stand.echelon(air),
            branch,
            speed: speed(branch),
            parent: stand.parent().map(number_of),
            later: stand.later().map(number_of),
            division: number_of(stand.division.or(stand.corps).unwrap_or_default()),
        }
    }

    /// Whether it flies.
    pub(super) fn air(&self) -> bool {
        self.speed == Speed::Air
    }

    /// Whether nobody stands under it, in whatever campaign.
    pub(super) fn leaf(&self) -> bool {
        self.echelon == Echelon::Company
    }

    /// Its id in the files.
    pub(super) fn id(number: u32) -> String {
        format!("u{number:05}")
    }
}

/// Where a unit stands in its tree: the places of those above it, and of itself as the last of them.
#[derive(Clone, Copy)]
struct Stand {
    place: u32,
    corps: Option<u32>,
    division: Option<u32>,
    regiment: Option<u32>,
    battalion: Option<u32>,
}

impl Stand {
    fn of(place: u32) -> Self {
        // The first of those above, and how far behind it this one is.
        let under = |first: Option<u32>, size: u32| {
            let behind = place.checked_sub(first? + 1)?;
            Some(first? + 1 + behind / size * size)
        };
        let corps = under(Some(0), CORPS);
        let division = under(corps, DIVISION);
        let regiment = under(division, REGIMENT);
        Self { place, corps, division, regiment, battalion: under(regiment, BATTALION) }
    }

    /// The nearest above it. The army, which is place 0, stands above all.
    fn parent(self) -> Option<u32> {
        let above = [self.battalion, self.regiment, self.division, self.corps, Some(0)];
        above.into_iter().flatten().find(|above| *above != self.place)
    }

    /// A regiment may change to the division before its own of the same corps.
    fn later(self) -> Option<u32> {
        let before = self.division?.checked_sub(DIVISION)?;
        let changes = self.regiment == Some(self.place) && self.place % 5 == 2;
        (changes && Some(before) > self.corps).then_some(before)
    }

    fn echelon(self, air: bool) -> Echelon {
        let is = |place: Option<u32>| place == Some(self.place);
        match (is(Some(0)), is(self.corps), is(self.division), is(self.regiment), is(self.battalion)) {
            (true, ..) => Echelon::Army,
            (_, true, ..) => Echelon::Corps,
            (_, _, true, ..) => Echelon::Division,
            (_, _, _, true, _) if air => Echelon::AirRegiment,
            (_, _, _, true, _) if self.place.is_multiple_of(3) => Echelon::Brigade,
            (_, _, _, true, _) => Echelon::Regiment,
            (.., true) if self.place.is_multiple_of(7) => Echelon::Detachment,
            (.., true) => Echelon::Battalion,
            _ => Echelon::Company,
        }
    }

    /// The arm of service: that of its regiment.
    fn branch(self, side: Side) -> Branch {
        use Branch::{
            Airborne, ArmouredCar, Artillery, Bomber, BorderGuard, Cavalry, Engineer, Fighter, Headquarters, Infantry,
            MachineGun, MotorRifle, Other, Tank,
        };
        let Some(regiment) = self.regiment else { return Headquarters };
        let of_army: &[Branch] = match side {
            Side::Soviet => &[
                MotorRifle,
                Tank,
                Infantry,
                Artillery,
                ArmouredCar,
                Fighter,
                Infantry,
                MachineGun,
                Engineer,
                Airborne,
                Bomber,
            ],
            Side::Mongolian => &[Cavalry, Cavalry, ArmouredCar, BorderGuard, Artillery],
            Side::Japanese => &[Infantry, Artillery, Fighter, Infantry, Tank, Cavalry, Engineer, Infantry, MachineGun],
            Side::Manchukuoan => &[Cavalry, Infantry, Artillery, Other],
        };
        of_army[(regiment / REGIMENT) as usize % of_army.len()]
    }
}

fn speed(branch: Branch) -> Speed {
    match branch {
        Branch::Infantry | Branch::MachineGun | Branch::Other => Speed::Foot,
        Branch::Cavalry | Branch::BorderGuard => Speed::Horse,
        Branch::Tank => Speed::Tank,
        Branch::Artillery => Speed::Artillery,
        Branch::Fighter | Branch::Bomber => Speed::Air,
        Branch::ArmouredCar | Branch::MotorRifle | Branch::Engineer | Branch::Airborne | Branch::Headquarters => {
            Speed::Motor
        }
    }
}

/// `forces.ron`.
pub(super) fn file(plan: &Plan) -> String {
    let mut out = String::with_capacity(plan.units as usize * 170);
    put!(out, "// Generated.\n[\n");
    for number in 0..plan.units {
        let unit = Unit::of(number);
        put!(out, "(id:\"u{number:05}\",side:{:?},name:{{\"en\":\"Unit {number:05}\"}},label:\"{number}\",", unit.side);
        put!(out, "branch:{:?},echelon:{:?},speed:{:?},", unit.branch, unit.echelon, unit.speed);
        if unit.air() {
            put!(out, "air:true,");
        }
        parents(plan, &unit, &mut out);
        if number < 32 || (number < TOLD && number % 9 == 4) {
            told(plan, &unit, &mut out);
        }
        put!(out, "sources:[\"G{}\"]),\n", 1 + number % 4);
    }
    out + "]\n"
}

fn parents(plan: &Plan, unit: &Unit, out: &mut String) {
    match (unit.parent, unit.later) {
        (Some(first), Some(later)) if plan.days() > 1 => {
            let change = day(plan.after(500));
            put!(out, "parents:[(unit:\"u{first:05}\",to:\"{change}\"),(unit:\"u{later:05}\",from:\"{change}\")],");
        }
        (Some(first), _) => put!(out, "parents:[(unit:\"u{first:05}\")],"),
        (None, _) => {}
    }
}

/// What is told of some units only.
fn told(plan: &Plan, unit: &Unit, out: &mut String) {
    let number = unit.number;
    let mut random = Random::of(plan.seed, Stream::Forces, number);
    let (begins, middle) = (day(plan.after(0)), day(plan.after(500)));
    put!(out, "labels:[(from:\"{begins}\",to:\"{}\",label:\"{number} new\")],formed:\"1936\",", day(plan.end()));
    if unit.leaf() {
        put!(out, "dissolved:\"1949\",");
    }
    let post = random.of_these(&["Commander", "ActingCommander", "Deputy", "ChiefOfStaff", "Commissar"]);
    put!(out, "commanders:[(name:{{\"en\":\"Major {number:05}\"}},post:{post},to:\"{middle}\",");
    put!(out, "fate:{{\"en\":\"relieved, in this invention\"}},sources:[\"G2\"]),");
    put!(out, "(name:{{\"en\":\"Major {number:05} B\"}},from:\"{middle}\",sources:[\"G3\"],unverified:true)],");
    let men = 100 * random.between(3, 30);
    let own = match unit.branch {
        Branch::Tank => "tanks",
        Branch::ArmouredCar => "armoured_cars",
        Branch::Fighter | Branch::Bomber => "aircraft",
        _ => "guns",
    };
    let by = random.of_these(&["Soviet", "Mongolian", "Japanese", "Modern"]);
    put!(out, "strength:[(on:\"{begins}\",men:({men},{men}),{own}:(12,16),by:{by},sources:[\"G1\"]),");
    put!(out, "(on:\"{}\",men:({},{men}),{own}:(8,9),by:{by},sources:[\"G1\"]),", day(plan.end()), men / 2);
    put!(out, "(on:\"{middle}\",overall:true,text:{{\"en\":\"all who came\"}},sources:[\"G4\"],unverified:true)],");
    put!(out, "note:\"invented\",");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{campaign::limits::LARGEST_FILE, replay::formations::rank};

    #[test]
    fn whoever_stands_above_is_larger_comes_before_and_is_of_the_same_army() {
        for unit in (0..20_000).map(Unit::of) {
            for above in [unit.parent, unit.later].into_iter().flatten().map(Unit::of) {
                assert!(above.number < unit.number && above.side == unit.side, "{unit:?} {above:?}");
                assert!(rank(above.echelon) > rank(unit.echelon), "{unit:?} {above:?}");
            }
            assert_eq!(unit.parent.is_none(), unit.echelon == Echelon::Army);
        }
    }

    #[test]
    fn fifty_units_have_all_armies_and_sizes_and_some_change_their_division() {
        let units: Vec<Unit> = (0..50).map(Unit::of).collect();
        for side in Side::ALL {
            assert!(units.iter().any(|unit| unit.side == *side), "{side:?}");
        }
        use Echelon::{Army, Battalion, Company, Corps, Division};
        for echelon in [Army, Corps, Division, Battalion, Company] {
            assert!(units.iter().any(|unit| unit.echelon == echelon), "{echelon:?}");
        }
        assert!((0..2_000).map(Unit::of).any(|unit| unit.later.is_some()));
    }

    #[test]
    fn the_largest_order_of_battle_can_still_be_read() {
        for points in [1, 40, Plan::MOST_POINTS] {
            let plan = Plan::new(Plan::MOST_UNITS, points, 1).expect("it is the most");
            assert!((file(&plan).len() as u64) < LARGEST_FILE, "{}", file(&plan).len());
        }
    }
}

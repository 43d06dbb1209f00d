//! Campaigns by chance, of any size: what the program is measured and tried with where the war itself is too small.
//!
//! A generated campaign passes every check and uses every kind of file, record and field. Its units march all the time
//! and in sight of one another, which no army does, and all its names are plainly invented. The same plan gives the
//! same bytes on every machine.

mod forces;
mod frame;
mod ground;
mod random;
mod record;
mod spot;
mod story;
mod track;

use std::path::Path;

use crate::{
    campaign::time::{DAY, HOUR, Instant, MINUTE},
    files,
};
use ground::Ground;

/// A way point comes so long after the one before.
const STEP: i64 = 3 * HOUR;

/// The first day that is played: 1 July 1939, midnight.
const FIRST_DAY: Instant = Instant(181 * DAY);

/// How large a campaign is, and the seed it grows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    units: u32,
    points: u32,
    seed: u64,
}

impl Plan {
    /// The most units: of more, `forces.ron` would be larger than any file that is read.
    pub const MOST_UNITS: u32 = 100_000;

    /// The most way points a unit: three and a half years of marching.
    pub const MOST_POINTS: u32 = 10_000;

    /// A plan for so many units with so many way points each. Errors are sentences.
    pub fn new(units: u32, points: u32, seed: u64) -> Result<Self, String> {
        let sizes = [("units", units, Self::MOST_UNITS), ("way points a unit", points, Self::MOST_POINTS)];
        for (what, number, most) in sizes {
            if !(1..=most).contains(&number) {
                return Err(format!("{number} {what} cannot be generated; ask for 1 to {most}"));
            }
        }
        Ok(Self { units, points, seed })
    }

    /// The files of the campaign, each as its path in the folder and its text, made one by one while they are asked
    /// for. `campaign.ron` is the last: a folder that was only half written is none.
    pub fn files(self) -> Result<impl Iterator<Item = (String, String)>, String> {
        let ground = Ground::of(self.seed)?;
        let whole: [(&str, fn(&Self, &Ground) -> String); 10] = [
            ("sources.ron", |_, _| record::sources()),
            ("places.ron", |_, ground| ground.places()),
            ("forces.ron", |plan, _| forces::file(plan)),
            ("fronts.ron", |plan, ground| ground.fronts(plan)),
            ("events/generated.ron", record::events),
            ("events/air.ron", record::air),
            ("figures.ron", |plan, _| record::figures(plan)),
            ("disputes.ron", |plan, _| record::disputes(plan)),
            ("story.ron", |plan, _| story::story(plan)),
            ("lessons.ron", |plan, _| story::lessons(plan)),
        ];
        let of_whole = ground.clone();
        let whole = whole.into_iter().map(move |(path, text)| (path.to_owned(), text(&self, &of_whole)));
        let tracks = (0..self.units).map(move |number| track::file(&self, &ground, number));
        let frame = std::iter::once_with(move || ("campaign.ron".to_owned(), frame::file(&self)));
        Ok(whole.chain(tracks).chain(frame))
    }

    /// Writes the campaign into a folder that is empty or is not there yet. Errors are sentences.
    pub fn write(self, folder: &Path) -> Result<(), String> {
        files::save_folder(folder, self.files()?)
    }

    /// How many days are played.
    fn days(&self) -> i64 {
        (self.march() / DAY).max(1)
    }

    /// How long a unit marches.
    fn march(&self) -> i64 {
        STEP * i64::from(self.points - 1)
    }

    /// The end of the last day that is played.
    fn end(&self) -> Instant {
        FIRST_DAY.plus(self.days() * DAY)
    }

    /// When a unit reaches its first way point: before the first day begins, and not all units at one time.
    fn begins(&self, unit: u32) -> Instant {
        let spread = i64::from(unit) * 35 % 180 * MINUTE;
        FIRST_DAY.min(self.end().plus(-self.march())).plus(-spread)
    }

    /// The instant, to the minute, when so many thousandths of the days that are played are over.
    fn after(&self, thousandths: i64) -> Instant {
        FIRST_DAY.plus(self.days() * DAY / MINUTE * thousandths / 1_000 * MINUTE)
    }
}

/// Adds to a text, which cannot fail.
macro_rules! put {
    ($out:expr, $($words:tt)*) => {{
        use std::fmt::Write as _;
        let _ = write!($out, $($words)*);
    }};
}
use put;

/// An instant as the files write it, on the campaign clock: `1939-07-03 09:00`.
fn minute(at: Instant) -> String {
    at.to_string().replace('T', " ")
}

/// The day of an instant as the files write it: `1939-07-03`.
fn day(at: Instant) -> String {
    at.to_string().chars().take("1939-07-03".len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::time::parse_instant;

    #[test]
    fn the_first_day_is_the_first_of_july() {
        assert_eq!(Ok(FIRST_DAY), parse_instant("1939-07-01"));
        assert_eq!(
            (minute(FIRST_DAY.plus(HOUR)).as_str(), day(FIRST_DAY).as_str()),
            ("1939-07-01 01:00", "1939-07-01")
        );
    }

    #[test]
    fn every_unit_is_there_from_the_first_day_to_the_last_three_hours() {
        for points in [1, 2, 8, 9, 40, 10_000] {
            let plan = Plan::new(100, points, 1).expect("it is small");
            for unit in 0..100 {
                let (first, last) = (plan.begins(unit), plan.begins(unit).plus(plan.march()));
                assert!(first <= FIRST_DAY && last <= plan.end(), "{points}: {first} to {last}");
                assert!(points < 9 || last > plan.end().plus(-STEP), "{points}: {last}");
            }
        }
    }

    #[test]
    fn what_is_too_much_or_nothing_is_refused_in_a_sentence() {
        for (units, points, offender) in [(0, 40, "0 units"), (100_001, 40, "100001 units"), (5, 0, "0 way points")] {
            let why = Plan::new(units, points, 1).expect_err("it is refused");
            assert!(why.contains(offender) && why.contains("ask for 1 to "), "{why}");
        }
    }
}

//! Which ticks and words stand along the axis at which zoom: months and days, days and hours. Words never meet.

use super::axis::Axis;
use crate::{campaign::time::HOUR, lang::Lang};

/// The steps of days that are numbered, and of hours.
const DAY_STEPS: [i8; 3] = [1, 5, 10];
const HOUR_STEPS: [i64; 5] = [1, 2, 3, 6, 12];

/// Ticks closer than this are left out, in pixels.
const CLOSEST: f32 = 4.0;

/// The free pixels between two words.
const APART: f32 = 8.0;

/// How wide words are, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Widths {
    /// The widest number of a day.
    pub(super) number: f32,
    /// The widest hour: `00:00`.
    pub(super) hour: f32,
    /// The widest day with its month.
    pub(super) day: f32,
}

impl Widths {
    /// Whether a day has room for its name and for noon.
    fn hourly(self, axis: Axis) -> bool {
        axis.day_width() >= (self.day + APART).max(2.0 * (self.hour + APART))
    }
}

/// A word on the axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    /// Where its tick stands. The word stands at its right.
    pub(super) x: f32,
    /// How far it may reach.
    pub(super) end: f32,
    /// What it says, and the same shorter.
    pub(super) text: [String; 2],
}

/// What stands along the axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ticks {
    /// Small ticks.
    pub(super) minor: Vec<f32>,
    /// Days under months, or hours under days: the row at the line.
    pub(super) upper: Vec<Word>,
    /// Months, or days: the lower row.
    pub(super) lower: Vec<Word>,
}

impl Ticks {
    /// What has room on an axis.
    pub(super) fn of(axis: Axis, widths: Widths, lang: &Lang) -> Self {
        if widths.hourly(axis) { Self::hours(axis, widths, lang) } else { Self::days(axis, widths, lang) }
    }

    /// Months with days under them.
    fn days(axis: Axis, widths: Widths, lang: &Lang) -> Self {
        let width = axis.day_width();
        let step = DAY_STEPS.into_iter().find(|step| f32::from(*step) * width >= widths.number + APART * 0.8);
        let mut ticks = Self::default();
        for (date, at) in axis.days() {
            let (x, day) = (axis.x(at), date.day());
            let numbered = step.is_some_and(|step| is_numbered(day, step));
            if x >= axis.left() && width >= CLOSEST && !numbered {
                ticks.minor.push(x);
            }
            if x >= axis.left() && numbered {
                ticks.upper.push(Word { x, end: axis.right(), text: [day.to_string(), String::new()] });
            }
            if day == 1 || ticks.lower.is_empty() {
                end(&mut ticks.lower, x);
                let text = [lang.month(date.month()), lang.month_short(date.month())];
                ticks.lower.push(Word { x: x.max(axis.left()), end: axis.right(), text });
            }
        }
        ticks
    }

    /// Days with hours under them.
    fn hours(axis: Axis, widths: Widths, lang: &Lang) -> Self {
        let hour = axis.day_width() / 24.0;
        let step = HOUR_STEPS.into_iter().find(|step| *step as f32 * hour >= widths.hour + APART);
        let mut ticks = Self::default();
        for at in axis.hours(1).filter(|_| hour >= CLOSEST) {
            let numbered = step.is_some_and(|step| at.0.rem_euclid(step * HOUR) == 0);
            if !numbered {
                ticks.minor.push(axis.x(at));
            }
        }
        if let Some(step) = step {
            let word = |at| Word { x: axis.x(at), end: axis.right(), text: [lang.clock(at), String::new()] };
            ticks.upper = axis.hours(step).map(word).collect();
        }
        for (_, at) in axis.days() {
            let x = axis.x(at);
            end(&mut ticks.lower, x);
            let text = [lang.day_and_month(at), lang.day_and_month_short(at)];
            ticks.lower.push(Word { x: x.max(axis.left()), end: axis.right(), text });
        }
        ticks
    }
}

/// The word before ends where the next begins.
fn end(words: &mut [Word], x: f32) {
    if let Some(last) = words.last_mut() {
        last.end = x;
    }
}

/// Whether a day has its number when every `step`th has one: the last before the next month never stands against its 1.
fn is_numbered(day: i8, step: i8) -> bool {
    step == 1 || (day % step == 0 && day + step / 2 <= 31)
}

#[cfg(test)]
mod tests {
    use super::{
        super::tests::{campaign, span},
        *,
    };

    const WIDTHS: Widths = Widths { number: 14.0, hour: 34.0, day: 70.0 };

    fn ticks(from: &str, to: &str, width: f32) -> Ticks {
        Ticks::of(Axis::new(span(from, to), 0.0, width), WIDTHS, &Lang::english().expect("English"))
    }

    fn said(words: &[Word]) -> Vec<&str> {
        words.iter().map(|word| word.text[0].as_str()).collect()
    }

    #[test]
    fn the_level_follows_the_zoom() {
        let all = Ticks::of(Axis::new(campaign(), 0.0, 1_000.0), WIDTHS, &Lang::english().expect("English"));
        assert_eq!(said(&all.lower), ["May", "June", "July", "August", "September"]);
        assert!(said(&all.upper).starts_with(&["15", "20", "25"]), "{:?}", said(&all.upper));
        let weeks = ticks("1939-07-25", "1939-08-15", 800.0);
        assert_eq!((said(&weeks.lower), weeks.lower[0].x), (vec!["July", "August"], 0.0));
        assert_eq!(said(&weeks.upper)[..3], ["25", "26", "27"]);
        let days = ticks("1939-07-02T12:00", "1939-07-05T12:00", 800.0);
        assert_eq!(said(&days.lower), ["2 July", "3 July", "4 July", "5 July"]);
        assert_eq!(said(&days.upper)[..3], ["12:00", "18:00", "00:00"]);
        let day = ticks("1939-07-03", "1939-07-04", 1_000.0);
        assert_eq!(said(&day.upper)[..3], ["00:00", "02:00", "04:00"]);
        assert_eq!(day.minor.len(), 12);
        let narrow = Ticks::of(Axis::new(campaign(), 0.0, 200.0), WIDTHS, &Lang::english().expect("English"));
        assert_eq!((narrow.upper.len(), narrow.minor.len()), (0, 0));
    }

    #[test]
    fn words_and_ticks_never_pile_up_at_any_zoom() {
        let lang = Lang::english().expect("English");
        let whole = campaign();
        for width in [150.0, 240.0, 500.0, 980.0, 1_700.0] {
            for step in 0..140 {
                let length = ((whole.to.0 - whole.from.0) as f64 / 1.035_f64.powi(step)).max(86_400.0) as i64;
                let from = whole.from.plus((whole.to.0 - whole.from.0 - length) / 3);
                let part = crate::campaign::model::Span { from, to: from.plus(length) };
                let axis = Axis::new(part, 0.0, width);
                let ticks = Ticks::of(axis, WIDTHS, &lang);
                let hours = WIDTHS.hourly(axis);
                let wide = if hours { WIDTHS.hour } else { WIDTHS.number };
                for pair in ticks.upper.windows(2) {
                    assert!(pair[1].x - pair[0].x >= wide + 2.0, "{width} {step}: {pair:?}");
                }
                let mut all: Vec<f32> =
                    ticks.minor.iter().copied().chain(ticks.upper.iter().map(|word| word.x)).collect();
                all.sort_by(f32::total_cmp);
                assert!(all.windows(2).all(|pair| pair[1] - pair[0] >= CLOSEST * 0.99), "{width} {step}");
                assert!(ticks.lower.windows(2).all(|pair| pair[0].end <= pair[1].x), "{width} {step}");
            }
        }
    }
}

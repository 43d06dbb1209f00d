//! Time to pixels and back, and what stands along the axis.

use jiff::civil::Date;

use crate::campaign::{
    model::Span,
    time::{Instant, MINUTE},
};

/// A stretch of time laid along a stretch of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    span: Span,
    left: f64,
    right: f64,
}

impl Axis {
    /// `span` between two pixels, the left one first.
    pub(super) fn new(span: Span, left: f32, right: f32) -> Self {
        let left = f64::from(left);
        Self { span, left, right: f64::from(right).max(left + 1.0) }
    }

    /// The pixel of an instant.
    pub(super) fn x(self, at: Instant) -> f32 {
        let share = (at.0 - self.span.from.0) as f64 / self.seconds();
        (self.left + share * (self.right - self.left)) as f32
    }

    /// The instant at a pixel, in whole minutes, held in the span.
    pub(super) fn at(self, x: f32) -> Instant {
        let share = (f64::from(x) - self.left) / (self.right - self.left);
        let minutes = (share.clamp(0.0, 1.0) * self.seconds() / MINUTE as f64).round() as i64;
        self.span.clamp(self.span.from.plus(minutes * MINUTE))
    }

    /// How many pixels a day has.
    pub(super) fn day_width(self) -> f32 {
        ((self.right - self.left) * 86_400.0 / self.seconds()) as f32
    }

    /// Every day that begins in the span, with the instant of its beginning.
    pub(super) fn days(self) -> impl Iterator<Item = (Date, Instant)> {
        let first = self.span.from.date_time().date();
        let begin = |date: Date| (date, Instant::from_date_time(date.at(0, 0, 0, 0)));
        let last = self.span.to;
        std::iter::successors(Some(first), |date| date.tomorrow().ok())
            .map(begin)
            .skip_while(move |(_, at)| *at < self.span.from)
            .take_while(move |(_, at)| *at < last)
    }

    /// The months of the span: the number, and where it begins and ends.
    pub(super) fn months(self) -> Vec<(i8, f32, f32)> {
        let mut months: Vec<(i8, f32, f32)> = Vec::new();
        for (date, at) in self.days() {
            match months.last_mut() {
                Some((month, _, end)) if *month == date.month() => *end = self.x(at) + self.day_width(),
                _ => months.push((date.month(), self.x(at), self.x(at) + self.day_width())),
            }
        }
        months
    }

    fn seconds(self) -> f64 {
        ((self.span.to.0 - self.span.from.0) as f64).max(1.0)
    }
}

/// A mark on the axis: one event, or several that would stand on the same pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    /// Where.
    pub(super) x: f32,
    /// The weight of the heaviest event.
    pub(super) weight: u8,
    /// How many events.
    pub(super) count: usize,
    /// The number of the heaviest event, by time.
    pub(super) event: usize,
}

/// The marks of events, given by pixel and weight and rising in time. Events closer than `gap` share one.
pub(super) fn marks(events: impl IntoIterator<Item = (f32, u8)>, gap: f32) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (event, (x, weight)) in events.into_iter().enumerate() {
        match marks.last_mut() {
            Some(mark) if x - mark.x < gap => {
                mark.count += 1;
                if weight > mark.weight {
                    (mark.weight, mark.event) = (weight, event);
                }
            }
            _ => marks.push(Mark { x, weight, count: 1, event }),
        }
    }
    marks
}

/// Every how many days a number has room, if at all.
pub(super) fn number_step(day_width: f32, number_width: f32) -> Option<i8> {
    [1, 5, 10].into_iter().find(|step| f32::from(*step) * day_width >= number_width * 1.5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::time::{DAY, HOUR, parse_instant};

    fn span() -> Span {
        let at = |text| parse_instant(text).expect(text);
        Span { from: at("1939-05-11"), to: at("1939-09-17") }
    }

    #[test]
    fn time_goes_to_pixels_and_back_to_the_minute() {
        for width in [200.0, 1_000.0, 2_500.0] {
            let axis = Axis::new(span(), 120.0, 120.0 + width);
            assert_eq!((axis.x(span().from), axis.x(span().to)), (120.0, 120.0 + width));
            let pixel = (span().to.0 - span().from.0) / width as i64;
            for day in 0..129 {
                let at = span().from.plus(day * DAY + 7 * HOUR);
                let back = axis.at(axis.x(at));
                assert!((back.0 - at.0).abs() < pixel, "{at} came back as {back}");
                assert_eq!(back.0 % MINUTE, 0);
            }
        }
    }

    #[test]
    fn pixels_beside_the_axis_are_its_ends() {
        let axis = Axis::new(span(), 100.0, 900.0);
        assert_eq!((axis.at(-50.0), axis.at(5_000.0)), (span().from, span().to));
        let nothing = Axis::new(Span { from: Instant(5), to: Instant(5) }, 10.0, 10.0);
        assert_eq!(nothing.at(10.0), Instant(5));
        assert!(nothing.x(Instant(5)).is_finite());
    }

    #[test]
    fn months_and_days_follow_the_calendar() {
        let axis = Axis::new(span(), 0.0, 1_290.0);
        assert_eq!(axis.days().count(), 129);
        let months = axis.months();
        assert_eq!(months.iter().map(|month| month.0).collect::<Vec<_>>(), [5, 6, 7, 8, 9]);
        assert_eq!((months[0].1, months[1].1.round()), (0.0, 210.0));
    }

    #[test]
    fn events_on_the_same_pixels_share_a_mark() {
        let found = marks([(10.0, 1), (11.0, 3), (12.5, 2), (40.0, 1)], 3.0);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].count, found[0].weight, found[0].event), (3, 3, 1));
        assert_eq!((found[1].count, found[1].event), (1, 3));
    }

    #[test]
    fn numbers_stand_where_they_have_room() {
        assert_eq!(number_step(30.0, 18.0), Some(1));
        assert_eq!(number_step(9.0, 18.0), Some(5));
        assert_eq!(number_step(3.0, 18.0), Some(10));
        assert_eq!(number_step(1.5, 18.0), None);
    }
}

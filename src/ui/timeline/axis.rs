//! Time to pixels and back.

use jiff::civil::Date;

use crate::campaign::{
    model::Span,
    time::{DAY, HOUR, Instant, MINUTE, Seconds},
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

    /// The time that is seen.
    pub(super) fn span(self) -> Span {
        self.span
    }

    /// The first pixel.
    pub(super) fn left(self) -> f32 {
        self.left as f32
    }

    /// The last pixel.
    pub(super) fn right(self) -> f32 {
        self.right as f32
    }

    /// The pixel of an instant; beside the axis where the instant is not seen.
    pub(super) fn x(self, at: Instant) -> f32 {
        let share = (at.0 - self.span.from.0) as f64 / self.seconds();
        (self.left + share * (self.right - self.left)) as f32
    }

    /// The pixels of a stretch of time as far as it is seen; none where it is not.
    pub(super) fn stretch(self, span: Span) -> Option<(f32, f32)> {
        let seen = span.from <= self.span.to && self.span.from <= span.to;
        seen.then(|| (self.x(span.from).max(self.left()), self.x(span.to).min(self.right())))
    }

    /// The instant at a pixel, in whole minutes, held in the span.
    pub(super) fn at(self, x: f32) -> Instant {
        let share = (f64::from(x) - self.left) / (self.right - self.left);
        let second = self.span.from.0 as f64 + share.clamp(0.0, 1.0) * self.seconds();
        self.span.clamp(Instant((second / MINUTE as f64).round() as i64 * MINUTE))
    }

    /// How much time so many pixels are.
    pub(super) fn time(self, pixels: f32) -> Seconds {
        (f64::from(pixels) * self.seconds() / (self.right - self.left)).round() as Seconds
    }

    /// How many pixels a day has.
    pub(super) fn day_width(self) -> f32 {
        ((self.right - self.left) * DAY as f64 / self.seconds()) as f32
    }

    /// Every day of which something is seen, with the instant of its beginning; the first may begin before the axis.
    pub(super) fn days(self) -> impl Iterator<Item = (Date, Instant)> {
        let first = self.span.from.0.div_euclid(DAY) * DAY;
        let days = (0..).map(move |day| Instant(first + day * DAY));
        days.take_while(move |at| *at < self.span.to).map(|at| (at.date_time().date(), at))
    }

    /// Every so many hours, from midnight, that lie on the axis.
    pub(super) fn hours(self, step: i64) -> impl Iterator<Item = Instant> {
        let step = step.max(1) * HOUR;
        let first = self.span.from.0.div_euclid(step) * step;
        let hours = (0..).map(move |hour| Instant(first + hour * step));
        hours.skip_while(move |at| *at < self.span.from).take_while(move |at| *at <= self.span.to)
    }

    fn seconds(self) -> f64 {
        ((self.span.to.0 - self.span.from.0) as f64).max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::tests::{campaign, span},
        *,
    };

    #[test]
    fn time_goes_to_pixels_and_back_to_the_minute() {
        for width in [200.0, 1_000.0, 2_500.0] {
            let axis = Axis::new(campaign(), 120.0, 120.0 + width);
            assert_eq!((axis.x(campaign().from), axis.x(campaign().to)), (120.0, 120.0 + width));
            let pixel = axis.time(1.0);
            for day in 0..129 {
                let at = campaign().from.plus(day * DAY + 7 * HOUR);
                let back = axis.at(axis.x(at));
                assert!((back.0 - at.0).abs() < pixel, "{at} came back as {back}");
                assert_eq!(back.0 % MINUTE, 0);
            }
        }
    }

    #[test]
    fn pixels_beside_the_axis_are_its_ends() {
        let axis = Axis::new(campaign(), 100.0, 900.0);
        assert_eq!((axis.at(-50.0), axis.at(5_000.0)), (campaign().from, campaign().to));
        let nothing = Axis::new(Span { from: Instant(5), to: Instant(5) }, 10.0, 10.0);
        assert_eq!(nothing.at(10.0), Instant(5));
        assert!(nothing.x(Instant(5)).is_finite());
    }

    #[test]
    fn a_stretch_is_cut_at_the_ends_of_the_axis() {
        let axis = Axis::new(span("1939-07-03", "1939-07-05"), 0.0, 480.0);
        assert_eq!(axis.stretch(span("1939-07-01", "1939-07-04")), Some((0.0, 240.0)));
        assert_eq!(axis.stretch(span("1939-07-04", "1939-07-09")), Some((240.0, 480.0)));
        assert_eq!(axis.stretch(span("1939-07-06", "1939-07-09")), None);
    }

    #[test]
    fn days_and_hours_follow_the_calendar() {
        let axis = Axis::new(campaign(), 0.0, 1_290.0);
        assert_eq!(axis.days().count(), 129);
        assert_eq!(axis.day_width().round(), 10.0);
        let day = Axis::new(span("1939-07-03T09:30", "1939-07-04T09:30"), 0.0, 960.0);
        assert_eq!(day.days().map(|(date, _)| date.day()).collect::<Vec<_>>(), [3, 4]);
        let hours: Vec<_> = day.hours(6).map(|at| at.date_time().hour()).collect();
        assert_eq!(hours, [12, 18, 0, 6]);
    }
}

//! The one scale of type, and sizes for every window.

use bevy_egui::egui::{FontFamily, FontId};

use super::{bold, italic};

/// The steps of the type scale, in pixels at full size, each a ninth larger than the one before, the date four such
/// steps on and a sheet's title three more. The first is for capitals and figures only: at 16 they are 11 pixels high, small letters at 18 are 9.
const STEPS: [f32; 7] = [16.0, 18.0, 20.0, 22.25, 24.75, 37.75, 51.5];

/// The height of a line and of its part above the base line, in sizes of the type, of all cuts of the family.
const LINE: f32 = 1.371;
const ASCENT: f32 = 1.036;

/// The one scale of type, and sizes in logical pixels, for a window and its use.
///
/// | step | at full size | on a projector | upright | bold | italic | spaced capitals |
/// |---|---|---|---|---|---|---|
/// | 0 | 16 | 21 | days of the timeline, heights, grid (figures only); small map, credits in print | | | kickers, lesser regions |
/// | 1 | 18 | 24 | small text, places of rank 3 and 4, claims | unit labels | lesser water | regions |
/// | 2 | 20 | 27 | running text, places of rank 2 | emphasis | water of rank 2 | |
/// | 3 | 22.25 | 30 | places of rank 1 | | | |
/// | 4 | 24.75 | 33 | | headings | water of rank 1 | |
/// | 5 | 37.75 | 50 | | the date | | |
/// | 6 | 51.5 | | | title of a sheet | | |
///
/// Weight and slant say what a name is, size how much it matters: upright is land, italic is water, bold is ours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    by: f32,
    /// Whether fingers are the pointer.
    touch: bool,
}

/// The least side of what a finger must hit, in logical pixels.
const FINGER: f32 = 44.0;

/// The height of the row of time in a narrow window, where it stands above its buttons.
const ROW_OF_TIME: f32 = 56.0;

impl Scale {
    /// Full size in a window 1080 pixels high, never too small to read, a third larger for a projector.
    pub fn of(window: bevy::math::Vec2, projector: bool) -> Self {
        let by_window = (window.y / 1080.0).min(window.x / 1500.0).clamp(0.76, 1.6);
        Self::exactly(if projector { by_window * 4.0 / 3.0 } else { by_window })
    }

    const fn exactly(by: f32) -> Self {
        Self { by, touch: false }
    }

    /// The same sizes for fingers, or for a mouse.
    pub const fn touched(self, touch: bool) -> Self {
        Self { touch, ..self }
    }

    /// Whether fingers are the pointer.
    pub const fn touch(self) -> bool {
        self.touch
    }

    /// The least side of what is pressed: none where a mouse presses it.
    pub const fn finger(self) -> f32 {
        if self.touch { FINGER } else { 0.0 }
    }

    /// The same sizes enlarged to `hundredths` of themselves, as the reader wishes, as far as the window has room for
    /// the controls: on a telephone to about 170 of them.
    pub fn enlarged(self, hundredths: u16, window: bevy::math::Vec2) -> Self {
        let most = (window.x / 300.0).min(window.y / 290.0);
        Self { by: (self.by * f32::from(hundredths) / 100.0).min(most).max(self.by), ..self }
    }

    /// How much of a narrow window that is not wider than high a chapter covers above the timeline while it is told.
    pub fn chapter(self, window: bevy_egui::egui::Vec2) -> f32 {
        if window.x < 700.0 && window.y >= window.x { window.y * 0.42 } else { 0.0 }
    }

    /// The sizes of a page that one reader has before him, enlarged to `hundredths`.
    pub fn reading(hundredths: u16) -> Self {
        Self::exactly(f32::from(hundredths) / 100.0)
    }

    /// The sizes on a printed sheet, whose longer side has 1600 of its pixels.
    pub const fn sheet() -> Self {
        Self::exactly(0.8)
    }

    /// A length that is `length` at full size.
    pub fn px(self, length: f32) -> f32 {
        (length * self.by * 4.0).round() / 4.0
    }

    fn step(self, step: usize, family: FontFamily) -> FontId {
        FontId::new(self.px(STEPS[step]), family)
    }

    /// The font of capitals and figures that are smaller than small text.
    pub fn caps(self) -> FontId {
        self.step(0, FontFamily::Proportional)
    }

    /// The font of the smallest text.
    pub fn small(self) -> FontId {
        self.step(1, FontFamily::Proportional)
    }

    /// The smallest text where it stands out.
    pub fn small_bold(self) -> FontId {
        self.step(1, bold())
    }

    /// The font of the small map, and of sources and credits in print.
    pub fn fine(self) -> FontId {
        self.caps()
    }

    /// The same where it stands out.
    pub fn fine_bold(self) -> FontId {
        self.step(0, bold())
    }

    /// The font of running text.
    pub fn body(self) -> FontId {
        self.step(2, FontFamily::Proportional)
    }

    /// Running text where it stands out.
    pub fn body_bold(self) -> FontId {
        self.step(2, bold())
    }

    /// The font of a heading.
    pub fn heading(self) -> FontId {
        self.step(4, bold())
    }

    /// The font of the date.
    pub fn date(self) -> FontId {
        self.step(5, bold())
    }

    /// The font of a sheet's title.
    pub fn title(self) -> FontId {
        self.step(6, bold())
    }

    /// The font of a unit's label on the map.
    pub fn unit(self) -> FontId {
        self.step(1, bold())
    }

    /// The font of a place's name, by its rank from 1, the first, to 4.
    pub fn place(self, rank: u8) -> FontId {
        self.step(usize::from(4_u8.saturating_sub(rank).max(1)), FontFamily::Proportional)
    }

    /// The font of the name of an area of land, in spaced capitals, by its rank.
    pub fn region(self, rank: u8) -> FontId {
        self.step(usize::from(rank <= 2), FontFamily::Proportional)
    }

    /// The font of the name of a river or lake, by its rank.
    pub fn water(self, rank: u8) -> FontId {
        self.step(if rank <= 1 { 4 } else { usize::from(4_u8.saturating_sub(rank).max(1)) }, italic())
    }

    /// The font of the words along a claimed frontier.
    pub fn claim(self) -> FontId {
        self.small()
    }

    /// The font of degrees and kilometres at the map's edge.
    pub fn grid(self) -> FontId {
        self.caps()
    }

    /// The font of a letter that stands for a picture, on a control with this side in pixels.
    pub fn sign(side: f32) -> FontId {
        FontId::new(side, bold())
    }

    /// The line height at which small text stands on the base line of larger text beside it.
    pub fn level(small: &FontId, large: &FontId) -> f32 {
        LINE * large.size - ASCENT * (large.size - small.size)
    }

    /// What is put between letters that are spaced, in pixels, for their font.
    pub fn spacing(font: &FontId) -> f32 {
        font.size * 0.1
    }

    /// The height of the timeline: at most an eighth of the window, but room for fingers.
    pub fn timeline(self, window: bevy::math::Vec2) -> f32 {
        let height = self.px(118.0).min(window.y / 8.0);
        if !self.touch {
            return height;
        }
        // One row in a low window, else two; in a narrow one time has a row of its own above them.
        let rows = if self.rows_of_buttons(window.y) { FINGER * 2.0 + 12.0 } else { FINGER + 6.0 };
        height.max(rows + self.row_of_time(window.x))
    }

    fn rows_of_buttons(self, height: f32) -> bool {
        height >= 600.0
    }

    /// How much of the timeline's height time takes above the buttons: none where it stands beside them.
    pub fn row_of_time(self, width: f32) -> f32 {
        if self.touch && width < 600.0 { ROW_OF_TIME } else { 0.0 }
    }

    /// The height of the timeline before a class: a line with the moment on it.
    pub fn thin_timeline(self) -> f32 {
        self.px(26.0).max(22.0).max(self.finger())
    }

    /// Running text before a class, the largest first: the first that has room is taken.
    pub fn telling(self) -> [FontId; 3] {
        [3, 2, 1].map(|step| self.step(step, FontFamily::Proportional))
    }

    /// The title of a caption of so many letters: a short one stands out, a question is read like text.
    pub fn caption_title(self, letters: usize) -> FontId {
        if letters <= 44 { self.date() } else { self.heading() }
    }

    /// The width of the column of cards at the left, where the window is wide enough to keep it clear of the map.
    pub fn story(self, window: bevy::math::Vec2) -> f32 {
        let width = self.px(440.0);
        if window.x >= width * 2.6 { width } else { 0.0 }
    }

    /// The width of the card of a chapter, where it stands at the left.
    pub fn chapter_width(self, window: bevy_egui::egui::Vec2) -> f32 {
        let low = window.y < self.px(700.0);
        if low { self.px(470.0).min(window.x * 0.48) } else { self.px(500.0).min(window.x - 2.0 * self.gap()) }
    }

    /// The side of a control that a finger can hit.
    pub fn control(self) -> f32 {
        self.px(46.0).max(32.0).max(self.finger())
    }

    /// The side of a lesser control: one that closes a card, a teacher's tool.
    pub fn lesser(self) -> f32 {
        (self.control() * 0.8).max(self.finger())
    }

    /// The width of a symbol's frame on the map.
    pub fn symbol(self) -> f32 {
        self.px(40.0)
    }

    /// The distance of panels from the window's edge and from one another.
    pub fn gap(self) -> f32 {
        self.px(18.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::math::Vec2;

    #[test]
    fn one_ratio_runs_through_the_type() {
        for (i, step) in STEPS.iter().enumerate() {
            let ninths = [0, 1, 2, 3, 4, 8, 11][i];
            let right = 18.0 * libm::pow(10.0 / 9.0, ninths as f64 - 1.0);
            assert!((f64::from(*step) / right - 1.0).abs() < 0.02, "step {i}: {step}, not {right:.2}");
        }
    }

    #[test]
    fn text_to_be_read_is_large_enough() {
        let (screen, slide) = (Scale::of(Vec2::new(1920.0, 1080.0), false), Scale::of(Vec2::new(1920.0, 1080.0), true));
        for (scale, least) in [(screen, 18.0), (slide, 24.0)] {
            let mut fonts =
                vec![scale.small(), scale.body(), scale.unit(), scale.heading(), scale.date(), scale.claim()];
            fonts.extend((1..=4).flat_map(|rank| [scale.place(rank), scale.water(rank)]));
            assert!(fonts.iter().all(|font| font.size >= least), "{fonts:?}");
        }
    }

    #[test]
    fn what_matters_more_is_never_smaller() {
        let scale = Scale::of(Vec2::new(1920.0, 1080.0), false);
        for rank in 1..4 {
            for font in [Scale::place, Scale::water, Scale::region] {
                assert!(font(scale, rank).size >= font(scale, rank + 1).size, "rank {rank}");
            }
        }
        assert!(scale.place(1).size > scale.place(2).size && scale.place(2).size > scale.place(3).size);
    }
}

//! Colours, type and sizes: the only file that names a colour or a font.

mod look;

use bevy::color::Srgba;
use bevy_egui::egui::{Color32, FontFamily, FontId};

use crate::campaign::words::{Claimant, Coalition};

pub use look::{fonts, panel, strong, style};

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The paper of panels.
pub const PAPER: Color32 = rgb(0xfbf5e6);
/// The paper of the map where there is no relief, and the halo of labels.
pub const MAP_PAPER: Color32 = rgb(0xf1e7cd);
/// Hairlines and borders of panels.
pub const HAIRLINE: Color32 = rgb(0xcdbd98);
/// The ink of text and symbols' lettering.
pub const INK: Color32 = rgb(0x2a2318);
/// The ink of lesser text; 4.6 to 1 against the darkest ground it lies on, [`CONTROL_PRESSED`].
pub const INK_SOFT: Color32 = rgb(0x5c4e38);
/// The faint ground of controls.
pub const CONTROL: Color32 = rgb(0xefe4c8);
/// A control under the pointer.
pub const CONTROL_HOVERED: Color32 = rgb(0xe4d5af);
/// A control while it is pressed.
pub const CONTROL_PRESSED: Color32 = rgb(0xd6c394);
/// Focus and the moment shown on the timeline.
pub const FOCUS: Color32 = rgb(0x1d1a14);
/// The ground of text that warns.
pub const WARNING: Color32 = rgb(0xf6dfa6);
/// The screen while it is blank.
pub const BLANK: Color32 = rgb(0x14120e);

/// Soviet and Mongolian frames and lines.
pub const RED: Color32 = rgb(0xa32a22);
/// The ground of Soviet and Mongolian symbols: rosy, because a pink that leans to yellow is sand to some eyes.
pub const RED_PALE: Color32 = rgb(0xf8d9de);
/// Japanese and Manchukuoan frames and lines: darker than the red, for eyes and printers that see no colour.
pub const BLUE: Color32 = rgb(0x173e7a);
/// The ground of Japanese and Manchukuoan symbols.
pub const BLUE_PALE: Color32 = rgb(0xcfe0f8);
/// The Mongolian second mark.
pub const GOLD: Color32 = rgb(0xd99a1c);

/// Rivers.
pub const WATER: Color32 = rgb(0x4a8ab8);
/// Lakes.
pub const LAKE: Color32 = rgb(0x9fc3da);
/// Names of rivers and lakes.
pub const WATER_INK: Color32 = rgb(0x174a78);
/// Railways.
pub const RAILWAY: Color32 = rgb(0x4c4436);
/// Roads and tracks.
pub const ROAD: Color32 = rgb(0x9a7d4e);
/// Frontiers away from the disputed strip.
pub const FRONTIER: Color32 = rgb(0x7d6a52);
/// The strip between the claimed frontiers.
pub const DISPUTED: Color32 = Color32::from_rgba_premultiplied(0x16, 0x0e, 0x06, 0x18);

/// The frame colour of a side.
pub const fn side(coalition: Coalition) -> Color32 {
    match coalition {
        Coalition::SovietMongolian => RED,
        Coalition::JapaneseManchukuoan => BLUE,
    }
}

/// The colour of what somebody claims.
pub const fn claimant(by: Claimant) -> Color32 {
    match by {
        Claimant::Soviet => RED,
        Claimant::Mongolian => GOLD,
        Claimant::Japanese => BLUE,
        Claimant::Modern => INK_SOFT,
    }
}

/// The ink of text that says what somebody claims: gold is too pale to be read.
pub const fn claimant_ink(by: Claimant) -> Color32 {
    match by {
        Claimant::Mongolian => INK,
        other => claimant(other),
    }
}

/// The ground colour of a side's symbols.
pub const fn side_pale(coalition: Coalition) -> Color32 {
    match coalition {
        Coalition::SovietMongolian => RED_PALE,
        Coalition::JapaneseManchukuoan => BLUE_PALE,
    }
}

/// The same colour, with less of it.
pub fn faded(colour: Color32, share: f32) -> Color32 {
    colour.gamma_multiply(share)
}

/// A colour as the map's meshes and the engine want it.
pub fn srgb(colour: Color32) -> Srgba {
    let [r, g, b, a] = colour.to_srgba_unmultiplied();
    Srgba::rgba_u8(r, g, b, a)
}

/// A hypsometric tint: metres above the sea to a colour, for the relief. Rising.
pub const TINTS: [(f64, [f64; 3]); 9] = [
    (560.0, [206.0, 219.0, 196.0]),
    (640.0, [219.0, 228.0, 203.0]),
    (668.0, [229.0, 233.0, 207.0]),
    (700.0, [245.0, 238.0, 212.0]),
    (735.0, [245.0, 231.0, 197.0]),
    (780.0, [239.0, 218.0, 177.0]),
    (860.0, [228.0, 200.0, 154.0]),
    (1_050.0, [210.0, 177.0, 131.0]),
    (1_500.0, [188.0, 153.0, 112.0]),
];

/// The italic of the map's one type family, for water.
pub fn italic() -> FontFamily {
    FontFamily::Name("italic".into())
}

/// The bold of the map's one type family, for unit labels and headings.
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The steps of the type scale, in pixels at full size, each a ninth larger than the one before, the last four such
/// steps on. The first is for capitals and figures only: at 16 they are 11 pixels high, small letters at 18 are 9.
const STEPS: [f32; 6] = [16.0, 18.0, 20.0, 22.25, 24.75, 37.75];

/// The height of a line and of its part above the base line, in sizes of the type, of all cuts of the family.
const LINE: f32 = 1.371;
const ASCENT: f32 = 1.036;

/// The one scale of type, and sizes in logical pixels, for a window and its use.
///
/// | step | at full size | on a projector | upright | bold | italic | spaced capitals |
/// |---|---|---|---|---|---|---|
/// | 0 | 16 | 21 | days of the timeline, heights, grid (figures only) | | | kickers, lesser regions |
/// | 1 | 18 | 24 | small text, places of rank 3 and 4, claims | unit labels | lesser water | regions |
/// | 2 | 20 | 27 | running text, places of rank 2 | emphasis | water of rank 2 | |
/// | 3 | 22.25 | 30 | places of rank 1 | | | |
/// | 4 | 24.75 | 33 | | headings | water of rank 1 | |
/// | 5 | 37.75 | 50 | | the date | | |
///
/// Weight and slant say what a name is, size how much it matters: upright is land, italic is water, bold is ours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale(f32);

impl Scale {
    /// Full size in a window 1080 pixels high, never too small to read, a third larger for a projector.
    pub fn of(window: bevy::math::Vec2, projector: bool) -> Self {
        let by_window = (window.y / 1080.0).min(window.x / 1500.0).clamp(0.76, 1.6);
        Self(if projector { by_window * 4.0 / 3.0 } else { by_window })
    }

    /// A length that is `length` at full size.
    pub fn px(self, length: f32) -> f32 {
        (length * self.0 * 4.0).round() / 4.0
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

    /// The height of the timeline: at most an eighth of the window.
    pub fn timeline(self, window: bevy::math::Vec2) -> f32 {
        self.px(118.0).min(window.y / 8.0).max(64.0_f32.min(window.y / 3.0))
    }

    /// The width of the column of cards at the left, where the window is wide enough to keep it clear of the map.
    pub fn story(self, window: bevy::math::Vec2) -> f32 {
        let width = self.px(440.0);
        if window.x >= width * 2.6 { width } else { 0.0 }
    }

    /// The side of a control that a finger can hit.
    pub fn control(self) -> f32 {
        self.px(46.0).max(32.0)
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
            let ninths = if i == 5 { 8 } else { i };
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

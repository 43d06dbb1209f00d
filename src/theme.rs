//! Colours, type and sizes: the only module that names a colour or a font.

mod look;
mod scale;

use bevy::color::Srgba;
use bevy_egui::egui::{Color32, FontFamily};
use std::sync::{Arc, LazyLock};

use crate::campaign::words::{Claimant, Coalition};

pub use look::{fonts, panel, strong, style};
pub use scale::Scale;

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
/// What a teacher points and draws with: the colour of neither side.
pub const MARK: Color32 = rgb(0xffd23a);
/// The rim of a teacher's marks: with it they are seen on every ground.
pub const MARK_RIM: Color32 = rgb(0x1f1a10);
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
/// The hoist of Mongolian symbols.
pub const GOLD: Color32 = rgb(0xd99a1c);
/// The hoist of Manchukuoan symbols.
pub const JADE: Color32 = rgb(0x2c7f6c);

/// Rivers.
pub const WATER: Color32 = rgb(0x4a8ab8);
/// Lakes.
pub const LAKE: Color32 = rgb(0x9fc3da);
/// The banks of rivers and the shores of lakes.
pub const WATER_BANK: Color32 = rgb(0x2f6c99);
/// Tufts of marsh.
pub const MARSH: Color32 = rgb(0x5f93a0);
/// Grains of sand.
pub const SAND: Color32 = rgb(0xb08a4c);
/// Strokes down the escarpments.
pub const SCARP: Color32 = rgb(0x9c8058);
/// Lines of equal height.
pub const CONTOUR: Color32 = rgb(0xb8965f);
/// Every fifth line of equal height.
pub const INDEX_CONTOUR: Color32 = rgb(0xa67f46);
/// The figures of the index contours.
pub const INDEX_FIGURE: Color32 = rgb(0x7d5a2b);
/// Names of rivers and lakes.
pub const WATER_INK: Color32 = rgb(0x174a78);
/// Railways.
pub const RAILWAY: Color32 = rgb(0x4c4436);
/// Roads and tracks.
pub const ROAD: Color32 = rgb(0x9a7d4e);
/// Frontiers away from the disputed strip.
pub const FRONTIER: Color32 = rgb(0x7d6a52);
/// The hatching of the strip between the claimed frontiers.
pub const DISPUTED: Color32 = Color32::from_rgba_premultiplied(0x20, 0x18, 0x11, 0x37);

/// The net of degrees.
pub const GRATICULE: Color32 = Color32::from_rgba_premultiplied(0x1a, 0x18, 0x16, 0x78);
/// The kilometre grid.
pub const GRID: Color32 = Color32::from_rgba_premultiplied(0x2a, 0x14, 0x34, 0x78);
/// The ground of Mongolia on the small map of the theatre.
pub const MONGOLIA: Color32 = rgb(0xf0d9a6);

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

/// The colour of a side where it lies thin over much ground: more vivid, so that paper does not turn it grey.
pub const fn side_area(coalition: Coalition) -> Color32 {
    match coalition {
        Coalition::SovietMongolian => rgb(0xb3241c),
        Coalition::JapaneseManchukuoan => rgb(0x1d5ccb),
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

/// The light that lies on the land: `colour * share + veil`, red, green and blue, 1 for all of each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Light {
    /// How much of a colour is left.
    pub share: [f32; 3],
    /// What is added to it.
    pub veil: [f32; 3],
}

impl Default for Light {
    fn default() -> Self {
        Self::DAY
    }
}

/// The light by the height of the sun in degrees, falling. The night is lifted as much as it is darkened, so that ink
/// can be read on nearly every slope even without the rim of paper around letters.
const LIGHTS: [(f32, Light); 5] = [
    (4.0, Light::DAY),
    (0.0, Light { share: [0.90, 0.83, 0.74], veil: [0.07, 0.055, 0.05] }),
    (-3.0, Light { share: [0.74, 0.70, 0.68], veil: [0.135, 0.125, 0.13] }),
    (-6.0, Light { share: [0.62, 0.65, 0.69], veil: [0.155, 0.17, 0.2] }),
    (-8.0, Light { share: [0.58, 0.62, 0.67], veil: [0.16, 0.18, 0.22] }),
];

impl Light {
    /// Full day: every colour as it was drawn.
    pub const DAY: Self = Self { share: [1.0; 3], veil: [0.0; 3] };

    /// The light when the sun stands so many degrees above the horizon.
    pub fn of(elevation: f32) -> Self {
        let within = LIGHTS.windows(2).find(|pair| elevation > pair[1].0);
        let Some([(high, day), (low, night)]) = within else { return LIGHTS[LIGHTS.len() - 1].1 };
        let fallen = ((high - elevation) / (high - low)).clamp(0.0, 1.0);
        let mix = |a: [f32; 3], b: [f32; 3]| std::array::from_fn(|i| a[i] * (1.0 - fallen) + b[i] * fallen);
        Self { share: mix(day.share, night.share), veil: mix(day.veil, night.veil) }
    }

    /// The same light for a projector, whose black is grey and whose colours are pale: the land is thinned with light
    /// paper, by night more than by day, so that signs and lines stand out from it more than on a screen.
    pub fn projected(self) -> Self {
        let kept = |i: usize| 0.55 + 0.2 * self.share[i];
        let paper = [1.0, 0.96, 0.82];
        let share = std::array::from_fn(|i| self.share[i] * kept(i));
        Self { share, veil: std::array::from_fn(|i| self.veil[i] * kept(i) + (1.0 - kept(i)) * paper[i]) }
    }

    /// How a colour of the land looks in this light.
    pub fn on(self, colour: Color32) -> Color32 {
        let [r, g, b, _] = colour.to_array();
        let [r, g, b] = std::array::from_fn(|i| {
            (f32::from([r, g, b][i]) * self.share[i] + 255.0 * self.veil[i]).round().clamp(0.0, 255.0) as u8
        });
        Color32::from_rgb(r, g, b)
    }
}

/// A hypsometric tint: metres above the sea to a colour, for the relief. Rising.
pub const TINTS: [(f64, [f64; 3]); 9] = [
    (560.0, [198.0, 209.0, 190.0]),
    (640.0, [210.0, 219.0, 197.0]),
    (668.0, [220.0, 226.0, 201.0]),
    (698.0, [238.0, 232.0, 206.0]),
    (730.0, [240.0, 227.0, 194.0]),
    (780.0, [234.0, 212.0, 171.0]),
    (860.0, [221.0, 192.0, 147.0]),
    (1_050.0, [203.0, 169.0, 125.0]),
    (1_500.0, [182.0, 147.0, 109.0]),
];

/// The italic of the map's one type family, for water.
pub fn italic() -> FontFamily {
    static NAME: LazyLock<Arc<str>> = LazyLock::new(|| "italic".into());
    FontFamily::Name(NAME.clone())
}

/// The bold of the map's one type family, for unit labels and headings.
pub fn bold() -> FontFamily {
    // Asked for by every label of every frame: the name is written once.
    static NAME: LazyLock<Arc<str>> = LazyLock::new(|| "bold".into());
    FontFamily::Name(NAME.clone())
}

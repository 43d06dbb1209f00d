//! Colours, type and sizes: the only file that names a colour or a font.

use bevy::color::Srgba;
use bevy_egui::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Frame, Margin, Stroke, TextStyle,
    epaint::Shadow, style::WidgetVisuals,
};
use std::sync::Arc;

use crate::campaign::words::{Claimant, Coalition};

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
/// The ink of lesser text; 5.6 to 1 against [`PAPER`].
pub const INK_SOFT: Color32 = rgb(0x6a5b43);
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
/// The ground of Soviet and Mongolian symbols.
pub const RED_PALE: Color32 = rgb(0xf6d5cd);
/// Japanese and Manchukuoan frames and lines.
pub const BLUE: Color32 = rgb(0x1f4f93);
/// The ground of Japanese and Manchukuoan symbols.
pub const BLUE_PALE: Color32 = rgb(0xd2e0f2);
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
pub const DISPUTED: Color32 = Color32::from_rgba_premultiplied(0x2c, 0x22, 0x18, 0x4c);

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

/// The light by the height of the sun in degrees, falling. The night is lifted as much as it is darkened: ink on the
/// darkest slope keeps 4.5 to 1.
const LIGHTS: [(f32, Light); 5] = [
    (4.0, Light::DAY),
    (0.0, Light { share: [0.88, 0.80, 0.70], veil: [0.09, 0.075, 0.075] }),
    (-3.0, Light { share: [0.64, 0.58, 0.56], veil: [0.22, 0.205, 0.215] }),
    (-6.0, Light { share: [0.47, 0.49, 0.55], veil: [0.275, 0.305, 0.345] }),
    (-8.0, Light { share: [0.43, 0.46, 0.53], veil: [0.275, 0.32, 0.375] }),
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
    FontFamily::Name("italic".into())
}

/// The bold of the map's one type family, for unit labels and headings.
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// Sizes in logical pixels, for a window and its use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale(f32);

impl Scale {
    /// Full size in a window 1080 pixels high, never too small to read, a third larger for a projector.
    pub fn of(window: bevy::math::Vec2, projector: bool) -> Self {
        let by_window = (window.y / 1080.0).min(window.x / 1500.0).clamp(0.76, 1.6);
        Self(if projector { by_window * 4.0 / 3.0 } else { by_window })
    }

    /// The sizes on a printed sheet, whose longer side has 1600 of its pixels.
    pub const fn sheet() -> Self {
        Self(0.8)
    }

    /// A length that is `length` at full size.
    pub fn px(self, length: f32) -> f32 {
        (length * self.0 * 4.0).round() / 4.0
    }

    /// The font of the smallest text.
    pub fn small(self) -> FontId {
        FontId::proportional(self.px(18.0))
    }

    /// The font of the numbers at the map's edge, of the small map, and of sources and credits in print.
    pub fn fine(self) -> FontId {
        FontId::proportional(self.px(15.0).max(11.5))
    }

    /// The font of running text.
    pub fn body(self) -> FontId {
        FontId::proportional(self.px(20.0))
    }

    /// The font of a heading.
    pub fn heading(self) -> FontId {
        FontId::new(self.px(25.0), bold())
    }

    /// The font of the date.
    pub fn date(self) -> FontId {
        FontId::new(self.px(38.0), bold())
    }

    /// The font of a sheet's title.
    pub fn title(self) -> FontId {
        FontId::new(self.px(50.0), bold())
    }

    /// The font of a unit's label on the map.
    pub fn unit(self) -> FontId {
        FontId::new(self.px(18.0), bold())
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

/// The fonts. They take effect with the pass after the one that sets them.
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 3] = [
        ("upright", include_bytes!("../assets/fonts/upright.ttf")),
        ("italic", include_bytes!("../assets/fonts/italic.ttf")),
        ("bold", include_bytes!("../assets/fonts/bold.ttf")),
    ];
    for (name, bytes) in files {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let upright = || "upright".to_owned();
    fonts.families.insert(FontFamily::Proportional, vec![upright()]);
    fonts.families.insert(FontFamily::Monospace, vec![upright()]);
    fonts.families.insert(italic(), vec!["italic".to_owned(), upright()]);
    fonts.families.insert(bold(), vec!["bold".to_owned(), upright()]);
    fonts
}

/// The look of panels and controls.
pub fn style(scale: Scale) -> egui::Style {
    let mut style = egui::Style::default();
    let visuals = &mut style.visuals;
    *visuals = egui::Visuals::light();
    visuals.override_text_color = Some(INK);
    visuals.panel_fill = PAPER;
    visuals.window_fill = PAPER;
    visuals.window_stroke = Stroke::new(1.0, HAIRLINE);
    visuals.window_corner_radius = CornerRadius::same(2);
    visuals.window_shadow = Shadow::NONE;
    visuals.popup_shadow = Shadow::NONE;
    visuals.selection.bg_fill = CONTROL_PRESSED;
    visuals.selection.stroke = Stroke::new(2.0, FOCUS);
    visuals.text_cursor.blink = false;
    let control = |fill: Color32, border: Color32, width: f32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(width, border),
        corner_radius: CornerRadius::same(3),
        fg_stroke: Stroke::new(1.5, INK),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = control(PAPER, HAIRLINE, 1.0);
    visuals.widgets.inactive = control(CONTROL, HAIRLINE, 1.0);
    visuals.widgets.hovered = control(CONTROL_HOVERED, INK_SOFT, 1.0);
    visuals.widgets.active = control(CONTROL_PRESSED, FOCUS, 2.0);
    visuals.widgets.open = control(CONTROL_PRESSED, INK_SOFT, 1.0);
    style.text_styles = [
        (TextStyle::Small, scale.small()),
        (TextStyle::Body, scale.body()),
        (TextStyle::Button, scale.body()),
        (TextStyle::Monospace, scale.small()),
        (TextStyle::Heading, scale.heading()),
    ]
    .into();
    style.spacing.item_spacing = egui::vec2(scale.px(10.0), scale.px(7.0));
    style.spacing.button_padding = egui::vec2(scale.px(12.0), scale.px(6.0));
    style.animation_time = 0.0;
    style
}

/// Running text in bold.
pub fn strong(text: &str, scale: Scale) -> egui::RichText {
    egui::RichText::new(text).font(FontId::new(scale.body().size, bold()))
}

/// The frame of a panel that lies on the map.
pub fn panel(scale: Scale) -> Frame {
    Frame::new()
        .fill(PAPER)
        .stroke(Stroke::new(1.0, HAIRLINE))
        .corner_radius(CornerRadius::same(2))
        .inner_margin(Margin::symmetric(scale.px(20.0) as i8, scale.px(14.0) as i8))
}

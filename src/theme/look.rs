//! The fonts, and the look of panels and controls.

use bevy_egui::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, Frame, Margin, Stroke, TextStyle,
    epaint::Shadow, style::WidgetVisuals,
};
use std::sync::Arc;

use super::{CONTROL, CONTROL_HOVERED, CONTROL_PRESSED, FOCUS, HAIRLINE, INK, INK_SOFT, PAPER, Scale, bold, italic};

/// The fonts. They take effect with the pass after the one that sets them.
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 4] = [
        ("upright", include_bytes!("../../assets/fonts/upright.ttf")),
        ("italic", include_bytes!("../../assets/fonts/italic.ttf")),
        ("bold", include_bytes!("../../assets/fonts/bold.ttf")),
        ("japanese", include_bytes!("../../assets/fonts/japanese.otf")),
    ];
    for (name, bytes) in files {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    // What a cut lacks comes from the upright one, and Japanese from its own.
    let chain = |own: &[&str]| own.iter().chain(&["upright", "japanese"]).map(|name| (*name).to_owned()).collect();
    fonts.families.insert(FontFamily::Proportional, chain(&[]));
    fonts.families.insert(FontFamily::Monospace, chain(&[]));
    fonts.families.insert(italic(), chain(&["italic"]));
    fonts.families.insert(bold(), chain(&["bold"]));
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
    egui::RichText::new(text).font(scale.body_bold())
}

/// The frame of a panel that lies on the map.
pub fn panel(scale: Scale) -> Frame {
    Frame::new()
        .fill(PAPER)
        .stroke(Stroke::new(1.0, HAIRLINE))
        .corner_radius(CornerRadius::same(2))
        .inner_margin(Margin::symmetric(scale.px(20.0) as i8, scale.px(14.0) as i8))
}

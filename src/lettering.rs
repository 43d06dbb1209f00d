//! Text on the map: painted by egui beneath the panels, with a rim of paper so that it can be read over lines.

use bevy_egui::egui::{Color32, Galley, Painter, Pos2, Vec2, epaint::TextShape};
use std::sync::Arc;

use crate::theme;

/// Where the rim is painted, in pixels around the text. More copies would make it rounder, and each frame longer.
const RIM: [(f32, f32); 4] = [(-1.2, -0.9), (1.2, -0.9), (-1.2, 0.9), (1.2, 0.9)];

/// Paints a text with its upper left corner at `at`, turned by `angle` radians around that corner.
pub fn letter(painter: &Painter, at: Pos2, angle: f32, galley: &Arc<Galley>, ink: Color32) {
    let text = |offset: Vec2, colour: Color32| {
        TextShape::new(at + offset, galley.clone(), colour).with_override_text_color(colour).with_angle(angle)
    };
    painter.extend(RIM.iter().map(|(x, y)| text(Vec2::new(*x, *y), theme::MAP_PAPER).into()));
    painter.add(text(Vec2::ZERO, ink));
    // Turned letters fall between the pixels and come out pale: a second coat makes up for it.
    if angle != 0.0 {
        painter.add(text(Vec2::ZERO, ink));
    }
}

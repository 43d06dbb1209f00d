//! Text on the map: painted by egui beneath the panels, with a rim of paper so that it can be read over lines.

use bevy_egui::egui::{
    Color32, FontId, Galley, Painter, Pos2, Rect, TextFormat, Vec2, emath::Rot2, epaint::TextShape, text::LayoutJob,
};
use std::sync::Arc;

use crate::theme;

/// Where the rim is painted, in pixels around the text. More copies would make it rounder, and each frame longer.
const RIM: [(f32, f32); 4] = [(-1.2, -1.0), (1.2, -1.0), (-1.2, 1.0), (1.2, 1.0)];

/// Letters that are turned are drawn from pictures this many times larger: they stay crisp between the pixels.
const FINE: f32 = 2.0;

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

/// A text with `spacing` pixels between its letters.
pub fn spaced(text: &str, font: FontId, spacing: f32, ink: Color32) -> LayoutJob {
    let format = TextFormat { extra_letter_spacing: spacing, ..TextFormat::simple(font, ink) };
    LayoutJob { break_on_newline: false, ..LayoutJob::single_section(text.to_owned(), format) }
}

/// A text that is to follow a curve.
#[derive(Clone)]
pub struct Curved(Arc<Galley>);

impl Curved {
    /// Lays out a text with `spacing` pixels between its letters.
    pub fn new(painter: &Painter, text: &str, mut font: FontId, spacing: f32, ink: Color32) -> Self {
        font.size *= FINE;
        Self(painter.layout_job(spaced(text, font, spacing * FINE, ink)))
    }

    /// How long it is, in pixels.
    pub fn width(&self) -> f32 {
        self.0.size().x / FINE
    }

    /// Paints it letter by letter, in five shapes: `curve` says where the base line is so many pixels from the
    /// beginning, and how many radians it is turned there.
    pub fn paint(&self, painter: &Painter, curve: impl Fn(f32) -> (Pos2, f32), ink: Color32) {
        let bent = Arc::new(bent(&self.0, curve));
        letter(painter, Pos2::ZERO, 0.0, &bent, ink);
    }
}

/// The text with every letter moved and turned as the curve says. Its rows, letters and bounds are where they are
/// painted, relative to the window.
fn bent(fine: &Galley, curve: impl Fn(f32) -> (Pos2, f32)) -> Galley {
    let mut bent = fine.clone();
    bent.mesh_bounds = Rect::NOTHING;
    for placed in &mut bent.rows {
        let left = std::mem::replace(&mut placed.pos, Pos2::ZERO).x;
        let row = Arc::make_mut(&mut placed.row);
        let mut bounds = Rect::NOTHING;
        for glyph in &mut row.glyphs {
            let middle = Pos2::new(glyph.pos.x + glyph.advance_width / 2.0, glyph.pos.y);
            let (at, angle) = curve((left + middle.x) / FINE);
            let turn = Rot2::from_angle(angle);
            let moved = |point: Pos2| at + turn * ((point - middle) / FINE);
            if !glyph.uv_rect.is_nothing() {
                let first = glyph.first_vertex as usize;
                for vertex in row.visuals.mesh.vertices.iter_mut().skip(first).take(4) {
                    vertex.pos = moved(vertex.pos);
                    bounds.extend_with(vertex.pos);
                }
            }
            glyph.pos = moved(glyph.pos);
            glyph.advance_width /= FINE;
        }
        row.visuals.mesh_bounds = bounds;
        bent.mesh_bounds |= bounds;
    }
    bent.rect = bent.mesh_bounds;
    bent
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Scale;
    use bevy_egui::egui::{Context, LayerId, RawInput};
    use std::f32::consts::FRAC_PI_2;

    /// Bends a text upwards, from (100, 300) on.
    fn upward(text: &str) -> (f32, Galley) {
        let ctx = Context::default();
        ctx.set_fonts(theme::fonts());
        let mut found = None;
        for _ in 0..2 {
            let mut output = ctx.run_ui(RawInput::default(), |ui| {
                let painter = ui.ctx().layer_painter(LayerId::background());
                let font = Scale::of(bevy::math::Vec2::new(1500.0, 1080.0), false).water(2);
                let text = Curved::new(&painter, text, font, 2.0, theme::WATER_INK);
                let curve = |x: f32| (Pos2::new(100.0, 300.0 - x), -FRAC_PI_2);
                found = Some((text.width(), bent(&text.0, curve)));
            });
            output.textures_delta.clear();
        }
        found.expect("two passes were run")
    }

    #[test]
    fn a_bent_text_lies_along_its_curve() {
        let (width, galley) = upward("Halhin Gol");
        assert!((90.0..130.0).contains(&width), "{width}");
        let bounds = galley.mesh_bounds;
        assert!(bounds.bottom() < 302.0 && bounds.top() > 298.0 - width, "{bounds:?}");
        assert!(bounds.left() > 80.0 && bounds.right() < 108.0, "{bounds:?}: the base line runs at 100");
        let letters = &galley.rows[0].glyphs;
        assert!(letters.windows(2).all(|pair| pair[1].pos.y < pair[0].pos.y), "the letters go up one after the other");
    }

    #[test]
    fn the_rim_is_a_pixel_wide_on_every_side() {
        // So wide that the paper, not what lies under it, is the ground on which a text is read.
        for i in 0..16 {
            let side = Vec2::angled(i as f32 * FRAC_PI_2 / 4.0);
            let reach = RIM.iter().map(|(x, y)| side.dot(Vec2::new(*x, *y))).fold(0.0, f32::max);
            assert!(reach >= 1.0, "{side:?}: {reach}");
        }
    }

    #[test]
    fn a_curve_moves_no_letter_out_of_its_size() {
        let (_, galley) = upward("Holsten");
        let heights = galley.rows[0].visuals.mesh.vertices.chunks(4).map(|quad| {
            quad.iter().map(|v| v.pos.x).fold(f32::MIN, f32::max)
                - quad.iter().map(|v| v.pos.x).fold(f32::MAX, f32::min)
        });
        let heights: Vec<f32> = heights.collect();
        assert_eq!(heights.len(), 7);
        assert!(heights.iter().all(|height| (7.0..22.0).contains(height)), "{heights:?}");
    }
}

//! Texts that follow a curve: where each of their letters stands, read from the triangles it is drawn with.

use bevy_egui::egui::{Pos2, epaint::TextShape};

/// A letter of a text that follows a curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Letter {
    pub(super) letter: char,
    /// Where its base line begins, from the position of the text.
    pub(super) at: Pos2,
    /// By how much it is turned, in radians.
    pub(super) angle: f32,
    /// How large it is drawn, as a share of the size of its font.
    pub(super) scale: f32,
}

/// The letters of a text, without its spaces, if it follows a curve: then they are turned, or drawn in another size than
/// they were set in.
pub(super) fn letters(text: &TextShape) -> Option<Vec<Letter>> {
    let mut all = Vec::new();
    for placed in &text.galley.rows {
        let vertices = &placed.row.visuals.mesh.vertices;
        for glyph in placed.row.glyphs.iter().filter(|glyph| !glyph.uv_rect.is_nothing()) {
            let first = glyph.first_vertex as usize;
            let (Some(left), Some(right)) = (vertices.get(first), vertices.get(first + 1)) else { continue };
            let top = right.pos - left.pos;
            let scale = top.length() / glyph.uv_rect.size.x;
            let at = placed.pos + glyph.pos.to_vec2();
            all.push(Letter { letter: glyph.chr, at, angle: top.angle(), scale });
        }
    }
    let bent = all.iter().any(|letter| letter.angle.abs() > 1e-3 || (letter.scale - 1.0).abs() > 1e-2);
    bent.then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        lettering::Curved,
        theme::{self, Scale},
    };
    use bevy_egui::egui::{self, Context, LayerId, RawInput, Shape};

    /// The last text that is painted.
    fn painted(paint: impl Fn(&egui::Painter)) -> TextShape {
        let ctx = Context::default();
        ctx.set_fonts(theme::fonts());
        let mut shapes = Vec::new();
        for _ in 0..2 {
            let mut output =
                ctx.run_ui(RawInput::default(), |ui| paint(&ui.ctx().layer_painter(LayerId::background())));
            output.textures_delta.clear();
            shapes = output.shapes;
        }
        let texts = shapes.into_iter().filter_map(|shape| match shape.shape {
            Shape::Text(text) => Some(text),
            _ => None,
        });
        texts.last().expect("a text was painted")
    }

    #[test]
    fn letters_on_a_curve_stand_one_after_the_other_and_are_turned_as_it_is() {
        let curve = |x: f32| (Pos2::new(100.0 + x * 0.8, 200.0 + x * 0.6), libm::atan2f(0.6, 0.8));
        let font = Scale::sheet().water(1);
        let size = font.size;
        let text = painted(|painter| {
            let curved = Curved::new(painter, "Halhin Gol", font.clone(), 2.0, theme::WATER_INK);
            curved.paint(painter, curve, theme::WATER_INK);
        });
        let letters = letters(&text).expect("it is bent");
        assert_eq!(letters.iter().map(|letter| letter.letter).collect::<String>(), "HalhinGol");
        let large = text.galley.job.sections[0].format.font_id.size;
        for letter in &letters {
            assert!((letter.angle - libm::atan2f(0.6, 0.8)).abs() < 1e-3, "{letter:?}");
            assert!((letter.scale * large - size).abs() < 0.01, "{letter:?}");
            // On the line through (100, 200) with this slope, to a pixel of the finer picture.
            let off = (letter.at.x - 100.0) * 0.6 - (letter.at.y - 200.0) * 0.8;
            assert!(off.abs() < 1.0, "{letter:?} lies {off} beside the line");
        }
        assert!(letters.windows(2).all(|pair| pair[1].at.x > pair[0].at.x + 2.0));
    }

    #[test]
    fn a_straight_text_is_none_of_these() {
        let font = Scale::sheet().body();
        let text = painted(|painter| {
            painter.text(Pos2::new(20.0, 30.0), egui::Align2::LEFT_TOP, "Nomonhan", font.clone(), theme::INK);
        });
        assert_eq!(letters(&text), None);
    }
}

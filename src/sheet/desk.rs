//! What a sheet is set with: texts, lines and small drawings, each where it is asked for.

use bevy_egui::egui::{
    self, Align2, Color32, FontId, Galley, Pos2, Rect, Shape, Stroke, epaint::TextShape, text::LayoutJob, vec2,
};
use std::sync::Arc;

use super::Item;
use crate::{
    ink::{Drawing, Onto},
    theme::{self, Scale},
};

/// The things set so far.
pub(super) struct Desk<'a> {
    ctx: &'a egui::Context,
    pub(super) scale: Scale,
    pub(super) items: Vec<Item>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(ctx: &'a egui::Context) -> Self {
        Self { ctx, scale: Scale::sheet(), items: Vec::new() }
    }

    /// A text as wide as it needs to be.
    pub(super) fn line(&self, text: &str, font: FontId, colour: Color32) -> Arc<Galley> {
        self.ctx.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, colour))
    }

    /// A text in lines no wider than this.
    pub(super) fn lines(&self, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
        self.ctx.fonts_mut(|fonts| fonts.layout(text.to_owned(), font, colour, width))
    }

    /// Sets what was laid out with this of its corners or its middle at a point, and answers what it covers.
    pub(super) fn set(&mut self, galley: Arc<Galley>, anchor: Align2, at: Pos2) -> Rect {
        let rect = anchor.anchor_size(at, galley.size());
        self.shape(TextShape::new(rect.min, galley, theme::INK));
        rect
    }

    /// Sets one line of text.
    pub(super) fn write(&mut self, text: &str, font: FontId, colour: Color32, anchor: Align2, at: Pos2) -> Rect {
        self.set(self.line(text, font, colour), anchor, at)
    }

    /// Sets a paragraph and answers where it ends.
    pub(super) fn paragraph(&mut self, text: &str, font: FontId, colour: Color32, at: Pos2, width: f32) -> f32 {
        self.set(self.lines(text, font, colour, width), Align2::LEFT_TOP, at).bottom()
    }

    /// Sets a text that reads upwards, its middle at a point.
    pub(super) fn upwards(&mut self, text: &str, font: FontId, colour: Color32, middle: Pos2) {
        let galley = self.line(text, font, colour);
        let size = galley.size();
        let corner = middle + vec2(-size.y, size.x) / 2.0;
        self.shape(TextShape::new(corner, galley, colour).with_angle(-std::f32::consts::FRAC_PI_2));
    }

    /// Sets a heading in spaced capitals over a thin line, and answers where what it heads begins.
    pub(super) fn heading(&mut self, text: &str, at: Pos2, width: f32) -> f32 {
        let format = egui::TextFormat {
            font_id: self.scale.fine_bold(),
            extra_letter_spacing: self.scale.px(1.5),
            color: theme::INK_SOFT,
            ..Default::default()
        };
        let job = LayoutJob::single_section(text.to_uppercase(), format);
        let galley = self.ctx.fonts_mut(|fonts| fonts.layout_job(job));
        let below = self.set(galley, Align2::LEFT_TOP, at).bottom() + 2.0;
        self.segment([Pos2::new(at.x, below), Pos2::new(at.x + width, below)], Stroke::new(1.0, theme::HAIRLINE));
        below + self.scale.px(8.0)
    }

    pub(super) fn segment(&mut self, points: [Pos2; 2], stroke: Stroke) {
        self.shape(Shape::LineSegment { points, stroke });
    }

    pub(super) fn shape(&mut self, shape: impl Into<Shape>) {
        self.items.push(Item::Shape(shape.into()));
    }

    /// Sets a drawing.
    pub(super) fn ink(&mut self, drawing: Drawing, onto: Onto) {
        self.items.push(Item::Ink { drawing: Arc::new(drawing), onto, symbol: None });
    }
}

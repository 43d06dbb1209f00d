//! The units that a chapter wants looked at: a ring around the symbol of each, or of the formation that stands for it.

use bevy_egui::egui::{self, CornerRadius, LayerId, Painter, Rect, Stroke, StrokeKind, pos2};

use super::layout::SymbolLayout;
use crate::{campaign::model::Campaign, theme, view::View};

/// Paints the rings, below all labels.
pub fn paint(ctx: &egui::Context, layout: &SymbolLayout, view: &View, campaign: &Campaign) {
    let Some(told) = view.told.filter(|told| !told.closing) else { return };
    let painter = ctx.layer_painter(LayerId::background());
    let width = view.scale().px(4.0);
    let mut rung = Vec::new();
    for unit in &campaign.chapter(told.chapter).units {
        let Some(placed) = layout.showing(*unit) else { continue };
        if !rung.contains(&placed.unit) {
            rung.push(placed.unit);
            ring(&painter, layout.frame(placed), width);
        }
    }
}

/// A golden frame with dark edges: seen on every ground.
fn ring(painter: &Painter, frame: bevy::math::Rect, width: f32) {
    let rect = Rect::from_min_max(pos2(frame.min.x, frame.min.y), pos2(frame.max.x, frame.max.y));
    let rect = rect.expand(width * 0.6);
    let corners = CornerRadius::same((width * 1.5) as u8);
    for (more, colour) in [(1.5, theme::INK), (0.0, theme::GOLD)] {
        painter.rect_stroke(rect.expand(width / 2.0), corners, Stroke::new(width + more, colour), StrokeKind::Middle);
    }
}

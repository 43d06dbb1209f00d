//! The units' labels, painted by egui: the short label beside each symbol, the full name under the pointer.

use bevy::prelude::Vec2;
use bevy_egui::egui::{self, LayerId, Painter, Pos2, Rect, Stroke, Vec2 as EguiVec2, pos2};

use super::layout::{ASPECT, Placed, SymbolLayout};
use crate::{
    campaign::model::Campaign,
    lettering::letter,
    playback::Playback,
    theme::{self, Scale},
    view::{Obstacles, View},
};

/// Paints the labels and makes them obstacles for what is painted after them.
pub fn paint(
    ctx: &egui::Context,
    layout: &SymbolLayout,
    playback: &Playback,
    view: &View,
    campaign: &Campaign,
    obstacles: &mut Obstacles,
) {
    let scale = Scale::of(view.size(), view.projector);
    let painter = ctx.layer_painter(LayerId::background());
    let half = EguiVec2::new(layout.width, layout.width * ASPECT) / 2.0;
    let mut taken: Vec<Rect> = obstacles.0.iter().map(|r| egui_rect(r.min, r.max)).collect();
    if layout.labels {
        for (i, placed) in layout.placed.iter().enumerate() {
            let unit = campaign.unit(placed.unit);
            let colour = theme::side(unit.side.coalition());
            let label = unit.label_at(playback.now()).to_owned();
            let galley = painter.layout_no_wrap(label, scale.unit(), colour);
            let Some(rect) = free_spot(placed, i, half, galley.size(), &taken) else { continue };
            letter(&painter, rect.min, 0.0, &galley, colour);
            taken.push(rect);
            obstacles.0.push(bevy::math::Rect::new(rect.min.x, rect.min.y, rect.max.x, rect.max.y));
        }
    }
    if let Some(placed) = view.selected.and_then(|unit| layout.placed.iter().find(|placed| placed.unit == unit)) {
        let frame = Rect::from_center_size(centre(placed), half * 2.0).expand(5.0);
        painter.rect_stroke(frame, 3.0, Stroke::new(3.0, theme::PAPER), egui::StrokeKind::Outside);
        painter.rect_stroke(frame, 3.0, Stroke::new(2.0, theme::FOCUS), egui::StrokeKind::Inside);
    }
    if let Some(placed) = view.hovered.and_then(|unit| layout.placed.iter().find(|placed| placed.unit == unit)) {
        name_tag(&painter, placed, half, campaign, scale, view);
    }
}

fn egui_rect(min: Vec2, max: Vec2) -> Rect {
    Rect::from_min_max(pos2(min.x, min.y), pos2(max.x, max.y))
}

fn centre(placed: &Placed) -> Pos2 {
    pos2(placed.at.x, placed.at.y)
}

/// Right of the symbol, else left, else below it; nowhere if all are taken.
fn free_spot(placed: &Placed, own: usize, half: EguiVec2, size: EguiVec2, taken: &[Rect]) -> Option<Rect> {
    let at = centre(placed);
    let spots = [
        at + EguiVec2::new(half.x + 4.0, -size.y / 2.0),
        at + EguiVec2::new(-half.x - 4.0 - size.x, -size.y / 2.0),
        at + EguiVec2::new(-size.x / 2.0, half.y + 1.0),
    ];
    let spots = spots.into_iter().map(|spot| Rect::from_min_size(pos2(spot.x.round(), spot.y.round()), size));
    spots.into_iter().find(|rect| {
        let core = rect.shrink2(EguiVec2::new(0.0, size.y * 0.16));
        !taken.iter().enumerate().any(|(i, other)| i != own && other.intersects(core))
    })
}

/// The full name of the unit under the pointer.
fn name_tag(painter: &Painter, placed: &Placed, half: EguiVec2, campaign: &Campaign, scale: Scale, view: &View) {
    let unit = campaign.unit(placed.unit);
    let galley = painter.layout(unit.name.en().to_owned(), scale.body(), theme::INK, scale.px(420.0));
    let margin = EguiVec2::new(scale.px(10.0), scale.px(6.0));
    let size = galley.size() + margin * 2.0;
    let window = Rect::from_min_size(Pos2::ZERO, EguiVec2::new(view.size().x, view.size().y - view.covered().y));
    let below = centre(placed) + EguiVec2::new(-size.x / 2.0, half.y + scale.px(14.0));
    let above = centre(placed) - EguiVec2::new(size.x / 2.0, half.y + scale.px(22.0) + size.y);
    let corner = if below.y + size.y <= window.max.y { below } else { above };
    let x = corner.x.clamp(window.min.x + 4.0, (window.max.x - size.x - 4.0).max(4.0));
    let tag = Rect::from_min_size(pos2(x, corner.y), size);
    painter.rect(tag, 2.0, theme::PAPER, Stroke::new(1.0, theme::HAIRLINE), egui::StrokeKind::Inside);
    painter.galley(tag.min + margin, galley, theme::INK);
}

//! The units' labels, painted by egui: the short label beside each symbol, the full name under the pointer.
//!
//! No label covers a symbol, another label or a panel. Where there is no room for all, the selected unit's comes
//! first and then those of larger units. At rest the choice is a function of what is shown; while the clock runs a
//! label stays on its side of its symbol as long as it can, so that it does not flutter.

use bevy::{math::Rect as Box2, prelude::Resource};
use bevy_egui::egui::{self, Color32, Galley, LayerId, Painter, Pos2, Rect, Stroke, Vec2, pos2};
use std::sync::Arc;

use super::{
    label_spots::{Wish, choose},
    layout::{Placed, SymbolLayout},
};
use crate::{
    campaign::{
        ids::UnitId,
        model::{Campaign, Unit},
    },
    lang::Lang,
    lettering::letter,
    playback::Playback,
    theme::{self, Scale},
    view::{Obstacles, View},
};

/// Symbols smaller than this share of their size have no label: their formation opens or folds.
const LABELLED_FROM: f32 = 0.6;

/// Of more symbols than this only the most important may have a label: a window has no room for more.
const MOST: usize = 400;

/// The width of the rim of the mark around the selected symbol, in pixels.
const MARK: f32 = 3.0;

/// How labels of staffs end.
const STAFF: &str = " HQ";

/// A label that was painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedLabel {
    /// The unit whose symbol it stands beside.
    pub unit: UnitId,
    /// Its ground, in pixels.
    pub rect: Rect,
    /// The number of the spot around the symbol.
    spot: usize,
}

/// The labels of the last pass, in the order of the units' ids.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct PlacedLabels(pub Vec<PlacedLabel>);

impl PlacedLabels {
    fn spot(&self, unit: UnitId) -> Option<usize> {
        self.0.binary_search_by_key(&unit, |label| label.unit).ok().map(|i| self.0[i].spot)
    }
}

/// Paints the labels and makes them obstacles for what is painted after them.
pub fn paint(
    ctx: &egui::Context,
    layout: &SymbolLayout,
    playback: &Playback,
    view: &View,
    campaign: &Campaign,
    obstacles: &mut Obstacles,
    labels: &mut PlacedLabels,
) {
    let scale = view.scale();
    let painter = ctx.layer_painter(LayerId::background());
    let mut taken: Vec<Rect> = obstacles.0.iter().map(|r| egui_rect(*r)).collect();
    let panels = taken[layout.len().min(taken.len())..].to_vec();
    let selected = view.selected.and_then(|unit| layout.showing(unit));
    taken.extend(selected.map(|symbol| mark_of(layout, symbol)));
    // What stands under a panel is not seen, and its label would point at the panel.
    let seen = |symbol: &&Placed| !panels.iter().any(|panel| panel.contains(centre(symbol)));
    let symbols: Vec<_> = by_importance(layout, selected).into_iter().filter(seen).collect();
    let galley = |symbol: &&Placed| {
        let unit = campaign.unit(symbol.unit);
        let colour = theme::side(unit.side.coalition());
        (painter.layout_no_wrap(label(layout, symbol, unit, playback).to_owned(), scale.unit(), colour), colour)
    };
    let galleys: Vec<_> = symbols.iter().map(galley).collect();
    let wish = |(symbol, (galley, _)): (&&Placed, &(Arc<Galley>, Color32))| {
        let own = egui_rect(layout.footprint(symbol));
        let marked = selected.is_some_and(|selected| selected.unit == symbol.unit);
        Wish {
            ground: if marked { own.union(mark_of(layout, symbol)) } else { own },
            at: centre(symbol),
            size: galley.size(),
            left: symbol.left,
            last: if playback.clock().playing() { labels.spot(symbol.unit) } else { None },
        }
    };
    let wishes: Vec<_> = symbols.iter().zip(&galleys).map(wish).collect();
    let mut placed = Vec::new();
    for ((symbol, (galley, colour)), spot) in symbols.iter().zip(&galleys).zip(choose(&wishes, &taken, window(view))) {
        let Some((spot, rect)) = spot else { continue };
        letter(&painter, rect.min, 0.0, galley, *colour);
        placed.push(PlacedLabel { unit: symbol.unit, rect, spot });
        obstacles.0.push(Box2::new(rect.min.x, rect.min.y, rect.max.x, rect.max.y));
    }
    placed.sort_by_key(|label| label.unit);
    labels.0 = placed;
    if let Some(symbol) = selected {
        let frame = mark_of(layout, symbol).shrink(MARK);
        painter.rect_stroke(frame, 3.0, Stroke::new(MARK, theme::PAPER), egui::StrokeKind::Outside);
        painter.rect_stroke(frame, 3.0, Stroke::new(2.0, theme::FOCUS), egui::StrokeKind::Inside);
    }
}

/// Paints the full name of the unit under the pointer, over all that lies on the map.
pub fn paint_name(ctx: &egui::Context, layout: &SymbolLayout, view: &View, campaign: &Campaign, lang: &Lang) {
    let Some(symbol) = view.hovered.and_then(|unit| layout.showing(unit)) else { return };
    let name = lang.text(&campaign.unit(symbol.unit).name).into_owned();
    let name = match layout.members(symbol).len() {
        0 | 1 => name,
        count => format!("{name}\n{}", lang.with("map-formation-holds", &[("count", (count as i64).into())])),
    };
    let scale = view.scale();
    let painter = ctx.layer_painter(LayerId::background());
    name_tag(&painter, egui_rect(layout.frame(symbol)), name, scale, window(view));
}

/// The part of the window that the timeline leaves free.
fn window(view: &View) -> Rect {
    Rect::from_min_size(Pos2::ZERO, Vec2::new(view.size().x, view.size().y - view.covered().y))
}

/// The symbols that may have a label: the selected one, then the larger ones, then by their ids. The one under the
/// pointer has no precedence: its full name is shown, and the others must not move for it.
fn by_importance<'l>(layout: &'l SymbolLayout, selected: Option<&Placed>) -> Vec<&'l Placed> {
    let selected = selected.map(|placed| placed.unit);
    let mut symbols: Vec<_> = layout.symbols().iter().filter(|placed| placed.size >= LABELLED_FROM).collect();
    symbols.sort_by_key(|placed| (Some(placed.unit) != selected, std::cmp::Reverse(placed.rank), placed.unit));
    symbols.truncate(MOST);
    symbols
}

/// The ground of the mark around a selected symbol and all its signs, with its rim.
fn mark_of(layout: &SymbolLayout, symbol: &Placed) -> Rect {
    egui_rect(layout.footprint(symbol)).expand2(Vec2::new(4.0, 1.0)).expand(MARK)
}

/// The label of a symbol. One that stands for a staff and its units is no mere staff.
fn label<'u>(layout: &SymbolLayout, symbol: &Placed, unit: &'u Unit, playback: &Playback) -> &'u str {
    let label = unit.label_at(playback.now());
    if layout.members(symbol).len() > 1 { label.strip_suffix(STAFF).unwrap_or(label) } else { label }
}

fn egui_rect(rect: Box2) -> Rect {
    Rect::from_min_max(pos2(rect.min.x, rect.min.y), pos2(rect.max.x, rect.max.y))
}

fn centre(placed: &Placed) -> Pos2 {
    pos2(placed.at.x, placed.at.y)
}

/// The full name of the unit under the pointer, and of a formation how many units it has.
fn name_tag(painter: &Painter, frame: Rect, name: String, scale: Scale, window: Rect) {
    let galley = painter.layout(name, scale.body(), theme::INK, scale.px(420.0));
    let margin = Vec2::new(scale.px(10.0), scale.px(6.0));
    let size = galley.size() + margin * 2.0;
    let below = frame.bottom() + scale.px(14.0);
    let above = frame.top() - scale.px(22.0) - size.y;
    let y = if below + size.y <= window.max.y { below } else { above };
    let x = (frame.center().x - size.x / 2.0)
        .clamp(window.min.x + 4.0, (window.max.x - size.x - 4.0).max(window.min.x + 4.0));
    let tag = Rect::from_min_size(pos2(x, y), size);
    painter.rect(tag, 2.0, theme::PAPER, Stroke::new(1.0, theme::HAIRLINE), egui::StrokeKind::Inside);
    painter.galley(tag.min + margin, galley, theme::INK);
}

//! Where accounts place a unit differently, both places are shown, with a line between and what lies between them.

use bevy_egui::egui::{
    self, Align2, Color32, LayerId, Painter, Pos2, Rect, Shape, Stroke, layers::ShapeIdx, pos2, vec2,
};

use super::{
    ghost_lines::{free_spot, outside, rect_of},
    layout::SymbolLayout,
};
use crate::{
    campaign::{
        ids::UnitId,
        model::Campaign,
        time::{HOUR, Seconds},
        words::Account,
    },
    geo::LatLon,
    lang::{Lang, capital},
    lettering::letter,
    pens,
    playback::Playback,
    replay::{disagreement::disagreement, situation::unit_state},
    theme::{self, Scale},
    view::{Obstacles, View},
};

/// Accounts that differ by less than this are not told apart on the map, in metres.
const LEAST_M: f64 = 300.0;

/// Map metres in a pixel beyond which regiments are folded into divisions, and no single account is told apart.
const FARTHEST: f64 = 150.0;

/// What one more account says of a unit at the moment.
#[derive(Debug, PartialEq)]
struct Ghost {
    unit: UnitId,
    /// Whose account it is.
    account: Account,
    /// Where the account that is shown has the unit; nowhere, if it is gone or not yet there.
    shown: Option<LatLon>,
    /// Where this one has it. One of the two has it somewhere.
    other: Option<LatLon>,
    /// The greatest time that lies between the two.
    time: Seconds,
}

/// Keeps room below the labels that are painted next, for the lines of [`paint`].
pub fn below(ctx: &egui::Context) -> ShapeIdx {
    ctx.layer_painter(LayerId::background()).add(Shape::Noop)
}

/// Paints the other places, with lines `below` the labels, and makes marks and words obstacles for what is painted
/// after them. A mark covers no symbol: where one stands in its place it is set aside, with a line to the place.
pub fn paint(
    ctx: &egui::Context,
    below: ShapeIdx,
    layout: &SymbolLayout,
    playback: &Playback,
    view: &View,
    campaign: &Campaign,
    lang: &Lang,
    obstacles: &mut Obstacles,
) {
    let scale = view.scale();
    let painter = ctx.layer_painter(LayerId::background());
    let window = Rect::from_min_size(Pos2::ZERO, vec2(view.size().x, view.size().y));
    if view.metres_per_pixel() > FARTHEST {
        return;
    }
    let symbols: Vec<Rect> = layout.symbols().iter().map(|placed| rect_of(&layout.footprint(placed))).collect();
    let radius = scale.px(7.0);
    let mut lines = Vec::new();
    let mut marked: Vec<(Pos2, Color32)> = Vec::new();
    for ghost in ghosts(campaign, playback) {
        let at = |place| {
            let pixel = view.pixel_of(place);
            pos2(pixel.x, pixel.y)
        };
        let (shown, other) = (ghost.shown.map(at), ghost.other.map(at));
        let Some(place) = other.or(shown).filter(|place| window.contains(*place)) else { continue };
        // So far out that the two places are one, there is nothing to tell apart.
        if shown.zip(other).is_some_and(|(shown, other)| shown.distance(other) < scale.px(10.0)) {
            continue;
        }
        let colour = theme::side(campaign.unit(ghost.unit).side.coalition());
        // Where two of a side's units are at one place, one mark stands for both.
        if other.is_some() && marked.iter().any(|(at, of)| *of == colour && at.distance(place) < radius) {
            lines_to(&mut lines, shown.map(|shown| (shown, place)), &symbols, colour);
            continue;
        }
        let spot = free_spot(place, radius + 1.5, other.is_none(), &obstacles.0);
        lines_to(&mut lines, shown.zip(other.or(spot)), &symbols, colour);
        let Some(spot) = spot else { continue };
        marked.push((place, colour));
        if other.is_some() && spot != place {
            lines.extend(aside(place, spot, &symbols, colour));
        }
        mark(&painter, spot, radius, other.is_some(), colour);
        take(obstacles, Rect::from_center_size(spot, vec2(radius, radius) * 2.0));
        let name = campaign.unit(ghost.unit).label_at(playback.now());
        label(&painter, (&ghost, name), (shown.unwrap_or(place), spot), (scale, lang, colour), obstacles);
    }
    painter.set(below, Shape::Vec(lines));
}

/// A dashed line from where the account that is shown has the unit, not over symbols.
fn lines_to(lines: &mut Vec<Shape>, ends: Option<(Pos2, Pos2)>, symbols: &[Rect], colour: Color32) {
    let Some((from, to)) = ends else { return };
    for piece in outside(from, to, symbols) {
        lines.push(Shape::line_segment(piece, Stroke::new(4.0, theme::faded(theme::MAP_PAPER, 0.7))));
        lines.extend(Shape::dashed_line(&piece, Stroke::new(1.6, colour), 3.0, 4.0));
    }
}

/// The place that a mark stands beside, if no symbol covers it, and a line to it.
fn aside(place: Pos2, spot: Pos2, symbols: &[Rect], colour: Color32) -> Vec<Shape> {
    let pieces = outside(place, spot, symbols).into_iter();
    let mut shapes: Vec<_> = pieces.map(|piece| Shape::line_segment(piece, Stroke::new(1.2, colour))).collect();
    if !symbols.iter().any(|symbol| symbol.contains(place)) {
        shapes.push(Shape::circle_filled(place, 2.4, colour));
    }
    shapes
}

fn take(obstacles: &mut Obstacles, rect: Rect) {
    obstacles.0.push(bevy::math::Rect::new(rect.min.x, rect.min.y, rect.max.x, rect.max.y));
}

/// A ring where the other account has the unit, a cross where it has it no more.
fn mark(painter: &Painter, at: Pos2, radius: f32, there: bool, colour: Color32) {
    painter.circle(at, radius, theme::faded(theme::MAP_PAPER, 0.92), Stroke::new(pens::ACCOUNT, colour));
    if there {
        painter.circle_filled(at, 2.0, colour);
        return;
    }
    let (a, b) = (vec2(0.5, 0.5) * radius, vec2(0.5, -0.5) * radius);
    painter.line_segment([at - a, at + a], Stroke::new(1.8, colour));
    painter.line_segment([at - b, at + b], Stroke::new(1.8, colour));
}

/// Whose account it is, and the kilometres and hours between the two, where that has room.
fn label(
    painter: &Painter,
    (ghost, name): (&Ghost, &str),
    (shown, spot): (Pos2, Pos2),
    (scale, lang, colour): (Scale, &Lang, Color32),
    obstacles: &mut Obstacles,
) {
    let account = lang.word("account", ghost.account.word());
    let between = match (ghost.shown, ghost.other) {
        (Some(shown), Some(other)) => {
            let km = (shown.distance_m(other) / 1_000.0).max(1.0);
            lang.with("map-scale-km", &[("length", format!("{km:.0}").into())])
        }
        (None, Some(_)) => name.to_owned(),
        (_, None) => lang.get("map-account-gone"),
    };
    let hours = (ghost.time >= HOUR / 2)
        .then(|| lang.with("duration-hours", &[("count", ((ghost.time + HOUR / 2) / HOUR).into())]));
    let parts: Vec<_> = [Some(account), Some(between), hours].into_iter().flatten().collect();
    let galley = painter.layout_no_wrap(capital(&parts.join(", ")), scale.small(), colour);
    let gap = scale.px(7.0) + 5.0;
    let beside = |side: f32, anchor: Align2| anchor.anchor_size(spot + vec2(side * gap, 0.0), galley.size());
    let (right, left) = (beside(1.0, Align2::LEFT_CENTER), beside(-1.0, Align2::RIGHT_CENTER));
    // Away from the symbol first.
    let sides = if spot.x >= shown.x { [right, left] } else { [left, right] };
    let below = Align2::CENTER_TOP.anchor_size(spot + vec2(0.0, gap - 4.0), galley.size());
    let above = Align2::CENTER_BOTTOM.anchor_size(spot - vec2(0.0, gap - 4.0), galley.size());
    let free = |rect: &Rect| {
        painter.clip_rect().contains_rect(*rect) && !obstacles.0.iter().any(|taken| rect_of(taken).intersects(*rect))
    };
    if let Some(rect) = sides.into_iter().chain([below, above]).find(free) {
        letter(painter, rect.min, 0.0, &galley, colour);
        take(obstacles, rect);
    }
}

/// Every unit that another account has elsewhere, or nowhere, at the moment.
fn ghosts(campaign: &Campaign, playback: &Playback) -> Vec<Ghost> {
    let (now, told) = (playback.now(), playback.account());
    let mut found = Vec::new();
    for (unit, record) in campaign.units().filter(|(_, record)| !record.track.tellings.is_empty()) {
        let shown = playback.situation().unit(unit).map(|state| state.at);
        // An account that tells nothing of its own is the synthesis.
        let shown_as = record.track.telling(told).map_or(Account::Synthesis, |telling| telling.account);
        let others = record.track.tellings.iter().map(|telling| telling.account).chain([Account::Synthesis]);
        for account in others.filter(|account| *account != shown_as) {
            let differing = if account == Account::Synthesis { shown_as } else { account };
            let Some(telling) = record.track.telling(differing) else { continue };
            let size = disagreement(unit, &record.track, telling);
            let other = unit_state(unit, &record.track, now, account).map(|state| state.at);
            let differs = match (shown, other) {
                (Some(shown), Some(other)) => shown.distance_m(other) >= LEAST_M,
                (None, None) => false,
                _ => size.span.contains(now),
            };
            if differs {
                found.push(Ghost { unit, account, shown, other, time: size.time });
            }
        }
    }
    found
}

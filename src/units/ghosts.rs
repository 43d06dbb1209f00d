//! Where accounts place a unit differently, both places are shown, with a line between and what lies between them.

use bevy_egui::egui::{self, Align2, Color32, LayerId, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

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

/// Paints the other places, and makes their words obstacles for what is painted after them.
pub fn paint(
    ctx: &egui::Context,
    playback: &Playback,
    view: &View,
    campaign: &Campaign,
    lang: &Lang,
    obstacles: &mut Obstacles,
) {
    let scale = Scale::of(view.size(), view.projector);
    let painter = ctx.layer_painter(LayerId::background());
    let window = Rect::from_min_size(Pos2::ZERO, vec2(view.size().x, view.size().y));
    for ghost in ghosts(campaign, playback) {
        let at = |place| {
            let pixel = view.pixel_of(place);
            pos2(pixel.x, pixel.y)
        };
        let (shown, other) = match (ghost.shown, ghost.other) {
            (Some(shown), Some(other)) => (at(shown), at(other)),
            (Some(shown), None) => (at(shown), beside(at(shown), scale, obstacles)),
            (None, Some(other)) => (at(other), at(other)),
            (None, None) => continue,
        };
        // So far out that the two places are one, there is nothing to tell apart.
        let apart = ghost.shown.is_none() || shown.distance(other) >= scale.px(10.0);
        if !apart || !window.contains(other) || view.metres_per_pixel() > FARTHEST {
            continue;
        }
        let colour = theme::side(campaign.unit(ghost.unit).side.coalition());
        painter.line_segment([shown, other], Stroke::new(4.0, theme::faded(theme::MAP_PAPER, 0.7)));
        painter.extend(Shape::dashed_line(&[shown, other], Stroke::new(1.6, colour), 3.0, 4.0));
        let radius = scale.px(7.0);
        mark(&painter, other, radius, ghost.other.is_some(), colour);
        let name = campaign.unit(ghost.unit).label_at(playback.now());
        label(&painter, (&ghost, name), (shown, other), (scale, lang, colour), obstacles);
    }
}

/// A free spot beside a symbol, for the mark that says it is gone.
fn beside(symbol: Pos2, scale: Scale, obstacles: &Obstacles) -> Pos2 {
    let offsets = [(0.0, 1.0), (0.0, -1.0), (1.3, 0.0), (-1.3, 0.0), (1.3, 1.0), (-1.3, 1.0), (0.0, 2.0), (0.0, -2.0)];
    let spots = offsets.map(|(x, y)| symbol + vec2(x, y) * scale.px(44.0));
    let free = |spot: &&Pos2| obstacles.0.iter().all(|taken| !taken.contains(bevy::math::Vec2::new(spot.x, spot.y)));
    spots.iter().find(free).copied().unwrap_or(spots[0])
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
    (shown, other): (Pos2, Pos2),
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
    let right = Align2::LEFT_CENTER.anchor_size(other + vec2(gap, 0.0), galley.size());
    let left = Align2::RIGHT_CENTER.anchor_size(other - vec2(gap, 0.0), galley.size());
    // Away from the symbol, unless it would leave the window there.
    let rect = if other.x >= shown.x && right.max.x <= painter.clip_rect().max.x { right } else { left };
    let rect_of =
        |taken: &bevy::math::Rect| Rect::from_min_max(pos2(taken.min.x, taken.min.y), pos2(taken.max.x, taken.max.y));
    if !obstacles.0.iter().any(|taken| rect_of(taken).intersects(rect)) {
        letter(painter, rect.min, 0.0, &galley, colour);
        obstacles.0.push(bevy::math::Rect::new(rect.min.x, rect.min.y, rect.max.x, rect.max.y));
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

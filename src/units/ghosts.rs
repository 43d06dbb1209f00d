//! Where accounts place a unit differently, both places are shown, with a line between and what lies between them.

use bevy_egui::egui::{self, Align2, LayerId, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::{
    campaign::{ids::UnitId, model::Campaign, words::Account},
    geo::LatLon,
    lang::Lang,
    lettering::letter,
    playback::Playback,
    replay::situation::unit_state,
    theme::{self, Scale},
    view::{Obstacles, View},
};

/// Accounts that differ by less than this are not told apart on the map, in metres.
const LEAST_M: f64 = 300.0;

/// What one more account says of a unit at the moment.
#[derive(Debug, PartialEq)]
struct Ghost {
    unit: UnitId,
    account: Account,
    shown: LatLon,
    other: LatLon,
    metres: f64,
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
        let (shown, other) = (at(ghost.shown), at(ghost.other));
        // So far out that the two places are one, there is nothing to tell apart.
        if shown.distance(other) < scale.px(10.0) || !window.contains(other) {
            continue;
        }
        let colour = theme::side(campaign.unit(ghost.unit).side.coalition());
        painter.line_segment([shown, other], Stroke::new(4.0, theme::faded(theme::MAP_PAPER, 0.7)));
        painter.extend(Shape::dashed_line(&[shown, other], Stroke::new(1.6, colour), 3.0, 4.0));
        let radius = scale.px(7.0);
        painter.circle_filled(other, radius + 1.5, theme::faded(theme::MAP_PAPER, 0.9));
        painter.circle_stroke(other, radius, Stroke::new(1.8, colour));
        painter.circle_filled(other, 2.0, colour);
        let values = [
            ("account", lang.word("account", ghost.account.word()).into()),
            ("km", format!("{:.0}", (ghost.metres / 1_000.0).max(1.0)).into()),
        ];
        let text = lang.with("map-account-differs", &values);
        let galley = painter.layout_no_wrap(text, scale.small(), colour);
        let away = if other.x >= shown.x { Align2::LEFT_CENTER } else { Align2::RIGHT_CENTER };
        let gap = radius + 5.0;
        let spot = if away == Align2::LEFT_CENTER { other + vec2(gap, 0.0) } else { other - vec2(gap, 0.0) };
        let rect = away.anchor_size(spot, galley.size());
        let taken = obstacles.0.iter().any(|taken| {
            Rect::from_min_max(pos2(taken.min.x, taken.min.y), pos2(taken.max.x, taken.max.y)).intersects(rect)
        });
        if !taken {
            letter(&painter, rect.min, 0.0, &galley, colour);
            obstacles.0.push(bevy::math::Rect::new(rect.min.x, rect.min.y, rect.max.x, rect.max.y));
        }
    }
}

/// Every unit that another account has elsewhere at the moment.
fn ghosts(campaign: &Campaign, playback: &Playback) -> Vec<Ghost> {
    let (now, told) = (playback.now(), playback.account());
    let mut found = Vec::new();
    for (unit, record) in campaign.units().filter(|(_, record)| !record.track.tellings.is_empty()) {
        let Some(shown) = playback.situation().unit(unit).map(|state| state.at) else { continue };
        let others = record.track.tellings.iter().map(|telling| telling.account).chain([Account::Synthesis]);
        for account in others.filter(|account| {
            *account != told && (*account != Account::Synthesis || record.track.telling(told).is_some())
        }) {
            let Some(other) = unit_state(unit, &record.track, now, account).map(|state| state.at) else { continue };
            let metres = shown.distance_m(other);
            if metres >= LEAST_M {
                found.push(Ghost { unit, account, shown, other, metres });
            }
        }
    }
    found
}

//! The air war on the map: where aircraft fought or bombed today, and what was counted.

use bevy_egui::egui::{self, LayerId, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::{
    campaign::{
        model::{Campaign, Event},
        time::{DAY, Instant},
        words::{CountKind, EventKind, Side},
    },
    lang::Lang,
    lettering::letter,
    playback::Playback,
    theme::{self, Scale},
    view::{Obstacles, View},
};

/// Paints a mark at every place of today's air war, with its counts where they have room.
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
    let mut last: Option<Pos2> = None;
    for event in today(campaign, playback.now()) {
        let Some(place) = event.place.map(|place| campaign.place(place)) else { continue };
        let pixel = view.pixel_of(place.at);
        let mut at = pos2(pixel.x, pixel.y);
        if !window.contains(at) || event.certainty > view.least {
            continue;
        }
        // Two marks of one day at one place stand side by side.
        if let Some(before) = last.filter(|before| before.distance(at) < scale.px(30.0)) {
            at = before + vec2(scale.px(34.0), 0.0);
        }
        last = Some(at);
        let radius = scale.px(15.0);
        mark(&painter, at, radius);
        let ground = Rect::from_center_size(at, vec2(radius, radius) * 2.0);
        obstacles.0.push(bevy::math::Rect::new(ground.min.x, ground.min.y, ground.max.x, ground.max.y));
        for (i, line) in lines(event, lang).iter().enumerate() {
            let galley = painter.layout_no_wrap(line.clone(), scale.small(), theme::INK);
            let top = at.y + radius + 2.0 + i as f32 * galley.size().y * 0.95;
            let rect = Rect::from_min_size(pos2(at.x - galley.size().x / 2.0, top), galley.size());
            let taken = obstacles.0.iter().any(|taken| {
                let taken = Rect::from_min_max(pos2(taken.min.x, taken.min.y), pos2(taken.max.x, taken.max.y));
                taken.shrink(2.0).intersects(rect)
            });
            if taken {
                break;
            }
            letter(&painter, rect.min, 0.0, &galley, theme::INK);
            obstacles.0.push(bevy::math::Rect::new(rect.min.x, rect.min.y, rect.max.x, rect.max.y));
        }
    }
}

/// The events of the air war on the day that is shown.
pub fn today(campaign: &Campaign, now: Instant) -> impl Iterator<Item = &Event> {
    let day = |at: Instant| at.0.div_euclid(DAY);
    campaign.events[campaign.played()].iter().filter(move |event| {
        let until = event.until.as_ref().map_or(event.when.at, |until| until.at);
        event.kind == EventKind::Air
            && (day(event.when.at)..=day(until).min(day(event.when.at) + 6)).contains(&day(now))
    })
}

/// Both sides' aircraft engaged and lost, from the lowest to the highest of all counts.
fn lines(event: &Event, lang: &Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for side in [Side::Soviet, Side::Japanese] {
        for what in [CountKind::Engaged, CountKind::Lost] {
            let counts = event.counts.iter().filter(|count| count.side == side && count.what == what);
            let range = counts.map(|count| (count.low, count.high)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
            if let Some((low, high)) = range {
                let values =
                    [("side", lang.word("side", side.word()).into()), ("number", lang.range(low, high).into())];
                lines.push(lang.with(&format!("air-mark-{}", what.word()), &values));
            }
        }
    }
    lines
}

/// A disc of paper with an aircraft seen from above.
fn mark(painter: &Painter, at: Pos2, radius: f32) {
    painter.circle(at, radius, theme::faded(theme::PAPER, 0.92), Stroke::new(1.5, theme::INK));
    let part = |x: f32, y: f32| at + vec2(x, y) * radius;
    let stroke = |width: f32| Stroke::new((radius * width).max(1.5), theme::INK);
    painter.line_segment([part(0.0, -0.62), part(0.0, 0.6)], stroke(0.2));
    painter.add(Shape::line(vec![part(-0.68, -0.08), part(0.68, -0.08)], stroke(0.26)));
    painter.add(Shape::line(vec![part(-0.28, 0.52), part(0.28, 0.52)], stroke(0.18)));
}

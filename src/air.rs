//! The air war on the map: where aircraft fought or bombed today, and what was counted.

use bevy_egui::egui::{self, LayerId, Painter, Pos2, Rect, Stroke, pos2, vec2};

use crate::{
    campaign::{
        model::{Campaign, Event},
        time::{DAY, Instant},
        words::{CountKind, EventKind, Side},
    },
    lang::Lang,
    lettering::letter,
    pens,
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
    let scale = view.scale();
    let painter = ctx.layer_painter(LayerId::background());
    let window = Rect::from_min_size(Pos2::ZERO, vec2(view.size().x, view.size().y));
    for event in today(campaign, playback.now()) {
        let Some(place) = event.place.map(|place| campaign.place(place)) else { continue };
        let pixel = view.pixel_of(place.at);
        let place = pos2(pixel.x, pixel.y);
        if !window.contains(place) || event.certainty > view.least {
            continue;
        }
        let radius = scale.px(15.0);
        let Some(at) = free_spot(place, radius, obstacles) else { continue };
        painter.line_segment([place, at], Stroke::new(1.2, theme::INK_SOFT));
        mark(&painter, at, radius);
        take(obstacles, Rect::from_center_size(at, vec2(radius, radius) * 2.0));
        counted(&painter, at, radius, &lines(event, lang), scale, obstacles);
    }
}

/// The nearest spot to a place where a disc covers nothing, within a few of its widths.
fn free_spot(place: Pos2, radius: f32, obstacles: &Obstacles) -> Option<Pos2> {
    let spots = (0..6).flat_map(|ring| {
        let turns = if ring == 0 { 1 } else { 8 };
        (0..turns).map(move |turn| {
            let turn = egui::emath::Rot2::from_angle(turn as f32 * std::f32::consts::FRAC_PI_4);
            place - turn * vec2(0.0, ring as f32 * radius * 1.7)
        })
    });
    let mut spots = spots;
    spots.find(|spot| is_free(obstacles, Rect::from_center_size(*spot, vec2(radius, radius) * 2.0)))
}

/// The counts beside a mark, below or above it, where they have room.
fn counted(painter: &Painter, at: Pos2, radius: f32, lines: &[String], scale: Scale, obstacles: &mut Obstacles) {
    let galleys: Vec<_> =
        lines.iter().map(|line| painter.layout_no_wrap(line.clone(), scale.small(), theme::INK)).collect();
    let (Some(first), width) = (galleys.first(), galleys.iter().map(|galley| galley.size().x).fold(0.0, f32::max))
    else {
        return;
    };
    let step = first.size().y * 0.95;
    let size = vec2(width, step * galleys.len() as f32);
    let corners = [
        at + vec2(radius + 4.0, -size.y / 2.0),
        at - vec2(radius + 4.0 + size.x, size.y / 2.0),
        at + vec2(-size.x / 2.0, radius + 2.0),
        at - vec2(size.x / 2.0, radius + 2.0 + size.y),
        at + vec2(radius + 2.0, 0.0),
        at + vec2(radius + 2.0, -size.y),
        at + vec2(-radius - 2.0 - size.x, 0.0),
        at - vec2(radius + 2.0 + size.x, size.y),
        at + vec2(-radius, radius + 2.0),
        at + vec2(radius - size.x, radius + 2.0),
        at - vec2(radius, radius + 2.0 + size.y),
        at + vec2(radius - size.x, -radius - 2.0 - size.y),
    ];
    let mut spots = corners.into_iter().map(|corner| Rect::from_min_size(corner, size));
    if let Some(spot) = spots.find(|spot| is_free(obstacles, *spot)) {
        for (i, galley) in galleys.iter().enumerate() {
            letter(painter, spot.min + vec2(0.0, step * i as f32), 0.0, galley, theme::INK);
        }
        take(obstacles, spot);
    }
}

fn is_free(obstacles: &Obstacles, rect: Rect) -> bool {
    let rect = bevy::math::Rect::new(rect.min.x, rect.min.y, rect.max.x, rect.max.y);
    obstacles.0.iter().all(|taken| taken.intersect(rect).is_empty())
}

fn take(obstacles: &mut Obstacles, rect: Rect) {
    obstacles.0.push(bevy::math::Rect::new(rect.min.x, rect.min.y, rect.max.x, rect.max.y));
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
    painter.circle(at, radius, theme::faded(theme::PAPER, 0.92), Stroke::new(pens::AIR, theme::INK));
    for (line, width) in pens::AIRCRAFT {
        let line = line.map(|[x, y]| at + vec2(x, -y) * radius);
        painter.line_segment(line, Stroke::new((radius * width).max(1.5), theme::INK));
    }
}

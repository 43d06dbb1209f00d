//! What a class looks for on the map: the places of the chapter, its own mark, and beside it what happened.

use bevy_egui::egui::{self, Align2, Color32, FontId, LayerId, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::{
    campaign::{
        ids::ChapterId,
        model::{Campaign, Prediction},
    },
    geo::LatLon,
    lang::{Lang, km},
    lettering::letter,
    playback::Playback,
    story::{self, Stage},
    theme::{self, Scale},
    view::{Obstacles, View},
};

/// Paints rings at the chapter's places, the class's mark and, once the chapter has been played, the truth.
pub fn paint(
    ctx: &egui::Context,
    playback: &Playback,
    view: &View,
    campaign: &Campaign,
    lang: &Lang,
    obstacles: &mut Obstacles,
) {
    let Some(told) = view.told.filter(|told| !told.closing) else { return };
    let painter = ctx.layer_painter(LayerId::background());
    let (chapter, scale) = (campaign.chapter(told.chapter), view.scale());
    for place in &chapter.places {
        let at = view.pixel_of(campaign.place(*place).at);
        // A ring across a symbol would read as a sign of the unit.
        if !obstacles.0.iter().any(|taken| taken.contains(at)) {
            lit(&painter, pos2(at.x, at.y), scale);
        }
    }
    if view.marking && story::foretelling(campaign, view, playback.clock()).is_some() {
        ctx.set_cursor_icon(egui::CursorIcon::Crosshair);
    }
    let Some(predict) = &chapter.predict else { return };
    let stage = story::stage(chapter, told, playback.clock());
    let mark = view.answers.mark(told.chapter);
    if matches!(stage, Stage::Asked | Stage::Answered) {
        truth(&painter, view, predict, mark, lang, obstacles);
        between(&painter, view, (told.chapter, predict), campaign, lang, obstacles);
    }
    if let Some(mark) = mark {
        pin(&painter, pixel(view, mark), scale);
        let at = pixel(view, mark) + vec2(scale.px(12.0), -scale.px(26.0));
        written(&painter, at, Align2::LEFT_CENTER, &lang.get("story-our-mark"), scale.unit(), obstacles);
    }
}

fn pixel(view: &View, at: LatLon) -> Pos2 {
    let pixel = view.pixel_of(at);
    pos2(pixel.x, pixel.y)
}

/// A ring around a place.
fn lit(painter: &Painter, at: Pos2, scale: Scale) {
    let (radius, width) = (scale.px(11.0), scale.px(3.0));
    painter.circle_stroke(at, radius, Stroke::new(width + 1.5, theme::INK));
    painter.circle_stroke(at, radius, Stroke::new(width, theme::GOLD));
}

/// Where it happened: a cross in a ring as wide as the doubt.
fn truth(
    painter: &Painter,
    view: &View,
    predict: &Prediction,
    mark: Option<LatLon>,
    lang: &Lang,
    obstacles: &mut Obstacles,
) {
    let (at, scale) = (pixel(view, predict.at), view.scale());
    let doubt = predict.doubt_km * 1_000.0 / view.ground_metres_per_pixel();
    let (radius, arm) = ((doubt as f32).max(scale.px(9.0)), scale.px(7.0));
    for (colour, more) in [(theme::MAP_PAPER, 3.0), (theme::INK, 0.0)] {
        let stroke = Stroke::new(scale.px(2.5) + more, colour);
        painter.circle_stroke(at, radius, stroke);
        painter.hline(at.x - arm..=at.x + arm, at.y, stroke);
        painter.vline(at.x, at.y - arm..=at.y + arm, stroke);
    }
    let words = lang.with("story-happened", &[("km", km(predict.doubt_km).into())]);
    // On the far side of the mark, so that the line between stays free.
    let below = mark.is_none_or(|mark| pixel(view, mark).y <= at.y);
    let (end, align) = if below { (radius, Align2::CENTER_TOP) } else { (-radius, Align2::CENTER_BOTTOM) };
    let gap = scale.px(4.0) * end.signum();
    written(painter, at + vec2(0.0, end + gap), align, &words, scale.unit(), obstacles);
}

/// The way from the mark to where it happened, with its length.
fn between(
    painter: &Painter,
    view: &View,
    (id, predict): (ChapterId, &Prediction),
    campaign: &Campaign,
    lang: &Lang,
    obstacles: &mut Obstacles,
) {
    let Some(mark) = view.answers.mark(id) else { return };
    let Some(off) = story::distance_km(campaign.chapter(id), id, &view.answers) else { return };
    let (from, to, scale) = (pixel(view, mark), pixel(view, predict.at), view.scale());
    for (colour, width) in [(theme::MAP_PAPER, 5.0), (theme::INK, 2.0)] {
        painter.extend(Shape::dashed_line(&[from, to], Stroke::new(scale.px(width), colour), 8.0, 5.0));
    }
    let words = lang.with("story-off", &[("off", km((off * 2.0).round() / 2.0).into())]);
    written(painter, from.lerp(to, 0.5), Align2::CENTER_CENTER, &words, scale.body_bold(), obstacles);
}

/// A pin with a flag that stands on a point.
fn pin(painter: &Painter, foot: Pos2, scale: Scale) {
    let size = scale.px(34.0);
    let at = |x: f32, y: f32| foot + vec2(x, y) * size;
    let flag = vec![at(0.0, -1.0), at(0.7, -0.78), at(0.0, -0.55)];
    let width = scale.px(2.5);
    painter.add(Shape::closed_line(flag.clone(), Stroke::new(width + 3.0, theme::MAP_PAPER)));
    painter.line_segment([foot, at(0.0, -1.0)], Stroke::new(width + 3.0, theme::MAP_PAPER));
    painter.add(Shape::convex_polygon(flag, theme::GOLD, Stroke::new(1.5, theme::INK)));
    painter.line_segment([foot, at(0.0, -1.0)], Stroke::new(width, theme::INK));
    painter.circle(foot, width * 1.4, theme::GOLD, Stroke::new(1.5, theme::INK));
}

/// Words on the map with a rim; other labels keep clear of them.
fn written(painter: &Painter, at: Pos2, align: Align2, words: &str, font: FontId, obstacles: &mut Obstacles) {
    let ink: Color32 = theme::INK;
    let galley = painter.layout_no_wrap(words.to_owned(), font, ink);
    let rect: Rect = align.anchor_size(at, galley.size());
    letter(painter, rect.min, 0.0, &galley, ink);
    obstacles.0.push(bevy::math::Rect::new(rect.min.x, rect.min.y, rect.max.x, rect.max.y));
}

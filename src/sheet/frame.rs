//! What stands around the map: the title and the date, the frame with its degrees, the scale bar and north.

use bevy_egui::egui::{Align2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::{Layer, Page, block, desk::Desk, legend};
use crate::{
    campaign::{model::Campaign, time::Instant},
    geo::{
        LatLon,
        projection::{to_lat_lon, to_map},
    },
    lang::{Lang, capital},
    replay::situation::Situation,
    theme,
    ui::map_controls::scale_length,
    view::View,
};

/// The margin of the paper.
const MARGIN: f32 = 40.0;
/// The height of the title with the date below it.
const TITLE: f32 = 84.0;
/// The width of the band around the map that holds the degrees.
const BAND: f32 = 22.0;
/// The width of the column beside the map on a broad sheet, and the height of the rows below it on a high one.
const COLUMN: f32 = 366.0;
const ROWS: f32 = 524.0;
/// The distance between the frame and the text.
const GAP: f32 = 26.0;

/// Minutes of arc between two marks on the frame, the finest that leaves room for their labels.
const MINUTES: [i32; 9] = [1, 2, 5, 10, 20, 30, 60, 120, 300];
/// The least distance between two marks, in pixels.
const APART: f64 = 110.0;

/// What a sheet says.
pub(super) struct Model<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) view: &'a View,
    pub(super) situation: &'a Situation,
    pub(super) now: Instant,
    pub(super) lang: &'a Lang,
    pub(super) page: Page,
    /// What is drawn on the map.
    pub(super) map: &'a [Layer],
}

/// The outer edge of the map's frame.
fn outer(size: Vec2) -> Rect {
    let top = MARGIN + TITLE;
    let (right, bottom) = if broad(size) { (COLUMN + GAP, 0.0) } else { (0.0, ROWS) };
    Rect::from_min_max(pos2(MARGIN, top), pos2(size.x - MARGIN - right, size.y - MARGIN - bottom))
}

fn broad(size: Vec2) -> bool {
    size.x >= size.y
}

/// Where the map stands on a framed sheet.
pub(super) fn map(size: Vec2) -> Rect {
    outer(size).shrink(BAND)
}

/// Sets everything around the map.
pub(super) fn paint(desk: &mut Desk<'_>, model: &Model<'_>) {
    title(desk, model);
    frame(desk, model);
    let (size, outer) = (model.page.size, outer(model.page.size));
    if broad(size) {
        let column = block(outer.right() + GAP, outer.top(), COLUMN, outer.height());
        let scale = scale(desk, model, column);
        let below = legend::least(desk, model, COLUMN) + GAP;
        let signs = column.with_min_y(scale + GAP).with_max_y(column.bottom() - below);
        let legend = legend::signs(desk, model, signs);
        legend::sources(desk, model, column.with_min_y(legend + GAP));
    } else {
        let width = (outer.width() - GAP) / 2.0;
        let left = block(outer.left(), outer.bottom() + GAP, width, ROWS - GAP);
        let scale = scale(desk, model, left);
        legend::signs(desk, model, left.with_min_y(scale + GAP));
        legend::sources(desk, model, left.translate(vec2(width + GAP, 0.0)));
    }
}

/// Title, date and both clocks at the left; at the right whose account it is and what is left out.
fn title(desk: &mut Desk<'_>, model: &Model<'_>) {
    let (lang, scale, right) = (model.lang, desk.scale, model.page.size.x - MARGIN);
    let top = pos2(MARGIN, MARGIN - 8.0);
    let below =
        desk.write(&lang.text(&model.campaign.title), scale.title(), theme::INK, Align2::LEFT_TOP, top).bottom();
    let date = desk.write(
        &lang.date(model.now),
        scale.heading(),
        theme::INK,
        Align2::LEFT_CENTER,
        pos2(MARGIN, below + scale.px(15.0)),
    );
    let campaign = lang.with("clock-campaign", &[("time", lang.clock(model.now).into())]);
    let tokyo = lang.with("clock-tokyo", &[("time", lang.tokyo_clock(model.now).into())]);
    let clocks = lang.with("clocks", &[("campaign", campaign.into()), ("tokyo", tokyo.into())]);
    let beside = pos2(date.right() + scale.px(16.0), date.center().y + 1.0);
    desk.write(&clocks, scale.body(), theme::INK_SOFT, Align2::LEFT_CENTER, beside);
    let account = capital(&lang.word("account", model.view.account.word()));
    let certainty = lang.word("show-from", model.view.least.word());
    let certainty = lang.with("sheet-certainty", &[("certainty", certainty.into())]);
    let middle = date.center().y + 1.0;
    let shown = desk.write(&certainty, scale.small(), theme::INK_SOFT, Align2::RIGHT_CENTER, pos2(right, middle));
    desk.write(&account, scale.small(), theme::INK, Align2::RIGHT_BOTTOM, pos2(right, shown.top()));
}

/// Two lines around the map and the degrees between them.
fn frame(desk: &mut Desk<'_>, model: &Model<'_>) {
    let (map, outer) = (model.page.map(), outer(model.page.size));
    for (rect, width, kind) in [(map, 1.0, StrokeKind::Outside), (outer, 2.0, StrokeKind::Inside)] {
        let stroke = Stroke::new(width, theme::INK);
        desk.shape(bevy_egui::egui::epaint::RectShape::stroke(rect, 0.0, stroke, kind));
    }
    let view = model.view;
    let (low, high) = (
        view.map_of(bevy::math::Vec2::new(0.0, view.size().y)),
        view.map_of(bevy::math::Vec2::new(view.size().x, 0.0)),
    );
    let (south_west, north_east) = (to_lat_lon(low), to_lat_lon(high));
    let across = f64::from(map.width()) / (north_east.lon - south_west.lon) / 60.0;
    for minute in marks(south_west.lon, north_east.lon, across) {
        let x = map.left() + view.pixel_of_map(to_map(LatLon::new(south_west.lat, f64::from(minute) / 60.0))).x;
        mark(desk, model, minute, pos2(x, map.top()), vec2(0.0, -1.0), map);
        mark(desk, model, minute, pos2(x, map.bottom()), vec2(0.0, 1.0), map);
    }
    let down = f64::from(map.height()) / (north_east.lat - south_west.lat) / 60.0;
    for minute in marks(south_west.lat, north_east.lat, down) {
        let y = map.top() + view.pixel_of_map(to_map(LatLon::new(f64::from(minute) / 60.0, south_west.lon))).y;
        mark(desk, model, minute, pos2(map.left(), y), vec2(-1.0, 0.0), map);
        mark(desk, model, minute, pos2(map.right(), y), vec2(1.0, 0.0), map);
    }
}

/// The whole minutes of arc between two degrees at which the frame is marked; a minute has so many pixels.
fn marks(from: f64, to: f64, pixels: f64) -> impl Iterator<Item = i32> {
    let step = MINUTES.into_iter().find(|minutes| f64::from(*minutes) * pixels >= APART).unwrap_or(MINUTES[8]);
    let first = libm::ceil(from * 60.0 / f64::from(step)) as i32;
    let last = libm::floor(to * 60.0 / f64::from(step)) as i32;
    (first..=last).map(move |number| number * step)
}

/// A mark on the frame and its degrees, outside of the map.
fn mark(desk: &mut Desk<'_>, model: &Model<'_>, minute: i32, at: bevy_egui::egui::Pos2, out: Vec2, map: Rect) {
    desk.segment([at, at + out * 5.0], Stroke::new(1.0, theme::INK));
    let (degrees, minutes) = (minute / 60, minute % 60);
    let values = [("degrees", degrees.to_string().into()), ("minutes", format!("{minutes:02}").into())];
    let label = model.lang.with(if minutes == 0 { "sheet-degrees" } else { "sheet-degrees-minutes" }, &values);
    // A label at a corner would run into the one around it.
    let clear = map.shrink(24.0);
    let middle = at + out * (BAND / 2.0 + 2.0);
    if out.x == 0.0 && clear.x_range().contains(at.x) {
        desk.write(&label, desk.scale.fine(), theme::INK_SOFT, Align2::CENTER_CENTER, middle);
    } else if out.y == 0.0 && clear.y_range().contains(at.y) {
        desk.upwards(&label, desk.scale.fine(), theme::INK_SOFT, middle);
    }
}

/// The scale bar, the scale as a number, and north. Answers where they end.
fn scale(desk: &mut Desk<'_>, model: &Model<'_>, room: Rect) -> f32 {
    let (lang, scale, ground) = (model.lang, desk.scale, model.view.ground_metres_per_pixel());
    let top = desk.heading(&lang.get("sheet-scale"), room.min, room.width());
    let metres = scale_length(ground, f64::from(room.width() * 0.68));
    let bar = block(room.left() + 1.0, top + scale.px(28.0), (metres / ground) as f32, scale.px(8.0));
    let ink = Stroke::new(1.0, theme::INK);
    desk.shape(Shape::rect_filled(bar, 0.0, theme::PAPER));
    for part in [0.0, 2.0] {
        let quarter = block(bar.left() + bar.width() * part / 4.0, bar.top(), bar.width() / 4.0, bar.height());
        desk.shape(Shape::rect_filled(quarter, 0.0, theme::INK));
    }
    desk.shape(bevy_egui::egui::epaint::RectShape::stroke(bar, 0.0, ink, StrokeKind::Middle));
    let length = |metres: f64| {
        if metres >= 1_000.0 {
            lang.with("map-scale-km", &[("length", (metres / 1_000.0).to_string().into())])
        } else {
            lang.with("map-scale-m", &[("length", metres.to_string().into())])
        }
    };
    let above = bar.top() - scale.px(3.0);
    desk.write("0", scale.small(), theme::INK, Align2::LEFT_BOTTOM, pos2(bar.left() - 1.0, above));
    let half = (metres / if metres >= 1_000.0 { 2_000.0 } else { 2.0 }).to_string();
    desk.write(&half, scale.small(), theme::INK, Align2::CENTER_BOTTOM, pos2(bar.center().x, above));
    desk.write(&length(metres), scale.small(), theme::INK, Align2::CENTER_BOTTOM, pos2(bar.right(), above));
    // Two significant digits: the paper may be a little larger or smaller.
    let ratio = ground / model.page.paper_metre();
    let digits = libm::pow(10.0, libm::floor(libm::log10(ratio)) - 1.0);
    let ratio = lang.number(libm::round(ratio / digits) * digits);
    let ratio = lang.with("sheet-ratio", &[("number", ratio.into())]);
    let at = pos2(room.left(), bar.bottom() + scale.px(6.0));
    let end = desk.write(&ratio, scale.small(), theme::INK_SOFT, Align2::LEFT_TOP, at).bottom();
    north(desk, model, pos2(room.right() - scale.px(26.0), (top + end) / 2.0));
    end
}

/// An arrow to the north: the map is drawn so that north is up everywhere.
fn north(desk: &mut Desk<'_>, model: &Model<'_>, middle: bevy_egui::egui::Pos2) {
    let half = desk.scale.px(24.0);
    let (tip, foot) = (middle + vec2(0.0, -half * 0.45), middle + vec2(0.0, half * 0.62));
    let wing = |side: f32| middle + vec2(half * 0.42 * side, half);
    desk.shape(Shape::convex_polygon(vec![tip, foot, wing(-1.0)], theme::INK, Stroke::NONE));
    desk.shape(Shape::closed_line(vec![tip, foot, wing(1.0)], Stroke::new(1.0, theme::INK)));
    desk.shape(Shape::closed_line(vec![tip, foot, wing(-1.0)], Stroke::new(1.0, theme::INK)));
    let font = desk.scale.body_bold();
    desk.write(&model.lang.get("sheet-north"), font, theme::INK, Align2::CENTER_BOTTOM, tip);
}

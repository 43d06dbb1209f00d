//! Names on the map, painted by egui beneath the panels: each with a halo of paper, none over another or a symbol.

use bevy::prelude::*;
use bevy_egui::egui::{self, Color32, FontId, LayerId, Painter, Pos2, Rect as EguiRect, Vec2 as EguiVec2, pos2};

use crate::{
    campaign::{
        model::{Campaign, Place},
        words::PlaceKind,
    },
    geo::{
        LatLon,
        base_map::{BaseMap, Feature},
    },
    lang::Lang,
    lettering::letter,
    playback::Playback,
    theme::{self, Scale},
    view::{Obstacles, View},
};

/// Ground covered by a pixel, in map metres, up to which the names of a rank are drawn.
const REACH: [f64; 4] = [f64::INFINITY, 330.0, 90.0, 36.0];

/// Names that belong to lines rather than places.
#[derive(Resource, Default)]
pub struct Names(Vec<LineName>);

/// A line and its name.
struct LineName {
    text: String,
    /// The sentence of the interface that replaces the name, for lines whose name is ours.
    sentence: Option<&'static str>,
    colour: Color32,
    reach: f64,
    points: Vec<LatLon>,
}

impl Names {
    /// Takes the names of rivers, lakes and claimed frontiers from the base map.
    pub(super) fn read(&mut self, land: &BaseMap) {
        for river in land.rivers.iter().filter(|river| river.rank <= 2) {
            self.0.extend(named(river, theme::WATER_INK, if river.rank == 1 { 700.0 } else { 420.0 }));
        }
        for lake in land.lakes.iter().filter(|lake| lake.rank <= 1) {
            let count = lake.points.len().max(1) as f64;
            let (lat, lon) = lake.points.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.lat, sum.1 + p.lon));
            let middle = LatLon::new(lat / count, lon / count);
            let name = named(lake, theme::WATER_INK, f64::INFINITY);
            self.0.extend(name.map(|name| LineName { points: vec![middle], ..name }));
        }
        for claim in &land.frontiers {
            let (sentence, colour) = match claim.kind.as_str() {
                "claim-soviet-mongolian" => ("map-claim-soviet-mongolian", theme::RED),
                "claim-japanese-manchukuoan" => ("map-claim-japanese-manchukuoan", theme::BLUE),
                _ => continue,
            };
            let (text, points) = (String::new(), claim.points.clone());
            self.0.push(LineName { text, sentence: Some(sentence), colour, reach: 200.0, points });
        }
    }
}

fn named(feature: &Feature, colour: Color32, reach: f64) -> Option<LineName> {
    let text = feature.name.clone()?;
    Some(LineName { text, sentence: None, colour, reach, points: feature.points.clone() })
}

/// Paints the names of lines and places. Symbols and their labels are there already, as obstacles.
pub fn paint(
    ctx: &egui::Context,
    playback: &Playback,
    view: &View,
    campaign: &Campaign,
    names: &Names,
    obstacles: &Obstacles,
    lang: &Lang,
) {
    let scale = Scale::of(view.size(), view.projector);
    let painter = ctx.layer_painter(LayerId::background());
    let window = EguiRect::from_min_size(Pos2::ZERO, EguiVec2::new(view.size().x, view.size().y - view.covered().y));
    let mut taken: Vec<EguiRect> = obstacles.0.iter().map(|r| rect(*r)).collect();
    let mut places: Vec<&Place> = campaign.places_at(playback.now()).filter(|place| shown(place, view)).collect();
    places.sort_by_key(|place| place.rank);
    for place in places {
        paint_place(&painter, view, place, scale, window, &mut taken);
    }
    for name in names.0.iter().filter(|name| view.metres_per_pixel() <= name.reach) {
        let text = name.sentence.map_or_else(|| name.text.clone(), |sentence| lang.get(sentence));
        paint_along(&painter, view, name, &text, scale, window, &mut taken);
    }
}

fn shown(place: &Place, view: &View) -> bool {
    let reach = place.rank.and_then(|rank| REACH.get(usize::from(rank) - 1));
    let water = matches!(place.kind, PlaceKind::River | PlaceKind::Lake);
    !water && reach.is_some_and(|reach| view.metres_per_pixel() <= *reach)
}

fn rect(rect: Rect) -> EguiRect {
    EguiRect::from_min_max(pos2(rect.min.x, rect.min.y), pos2(rect.max.x, rect.max.y))
}

fn paint_place(
    painter: &Painter,
    view: &View,
    place: &Place,
    scale: Scale,
    window: EguiRect,
    taken: &mut Vec<EguiRect>,
) {
    let at = view.pixel_of(place.at);
    let at = pos2(at.x.round(), at.y.round());
    if !window.contains(at) {
        return;
    }
    let font = if place.rank == Some(1) { scale.body() } else { scale.small() };
    let galley = painter.layout_no_wrap(place.names.en().to_owned(), font, theme::INK);
    let (size, off) = (galley.size(), scale.px(8.0));
    let left = at.x - off - size.x;
    let middle = at.y - size.y / 2.0;
    let spots = [
        pos2(at.x + off, middle),
        pos2(left, middle),
        pos2(at.x - size.x / 2.0, at.y - off / 2.0 - size.y),
        pos2(at.x - size.x / 2.0, at.y + off / 2.0),
    ];
    let free = |spot: &&Pos2| {
        let box_ = EguiRect::from_min_size(**spot, size).expand(2.0);
        window.contains_rect(box_) && !taken.iter().any(|other| other.intersects(box_))
    };
    let Some(spot) = spots.iter().find(free) else { return };
    taken.push(EguiRect::from_min_size(*spot, size));
    mark(painter, at, place.kind, scale);
    letter(painter, *spot, 0.0, &galley, theme::INK);
}

/// A small sign for the kind of place.
fn mark(painter: &Painter, at: Pos2, kind: PlaceKind, scale: Scale) {
    let r = scale.px(3.2);
    match kind {
        PlaceKind::Hill | PlaceKind::Height | PlaceKind::Plateau | PlaceKind::Obo => {
            let corners = vec![at + EguiVec2::new(-r, r), at + EguiVec2::new(r, r), at + EguiVec2::new(0.0, -r)];
            painter.add(egui::Shape::convex_polygon(corners, theme::INK_SOFT, egui::Stroke::NONE));
        }
        PlaceKind::Sands | PlaceKind::Dunes | PlaceKind::Marsh | PlaceKind::River | PlaceKind::Lake => {}
        PlaceKind::Town | PlaceKind::Station | PlaceKind::Headquarters | PlaceKind::Village => {
            painter.rect_filled(EguiRect::from_center_size(at, EguiVec2::splat(2.0 * r)), 0.0, theme::INK);
        }
        _ => {
            painter.circle(at, r, theme::MAP_PAPER, egui::Stroke::new(1.2, theme::INK));
        }
    }
}

/// Paints a name beside the longest visible stretch of its line, turned as the line runs there.
fn paint_along(
    painter: &Painter,
    view: &View,
    name: &LineName,
    text: &str,
    scale: Scale,
    window: EguiRect,
    taken: &mut Vec<EguiRect>,
) {
    let font = FontId::new(scale.px(22.0), theme::italic());
    let galley = painter.layout_no_wrap(text.to_owned(), font, name.colour);
    let size = galley.size();
    let pixels: Vec<Pos2> = name.points.iter().map(|p| view.pixel_of(*p)).map(|p| pos2(p.x, p.y)).collect();
    let candidates =
        if let [only] = pixels.as_slice() { vec![(*only - size / 2.0, 0.0)] } else { stretches(&pixels, size, window) };
    for (at, angle) in candidates {
        let turn = egui::emath::Rot2::from_angle(angle);
        let corners = [EguiVec2::ZERO, EguiVec2::new(size.x, 0.0), size, EguiVec2::new(0.0, size.y)];
        let corners: Vec<Pos2> = corners.iter().map(|corner| at + turn * *corner).collect();
        // A turned name is tested by small boxes along it: its one box would be far too large.
        let boxes: Vec<EguiRect> = (0..=8)
            .map(|i| at + turn * EguiVec2::new(size.x * i as f32 / 8.0, size.y / 2.0))
            .map(|middle| EguiRect::from_center_size(middle, EguiVec2::splat(size.y)))
            .collect();
        let inside = corners.iter().all(|corner| window.shrink(4.0).contains(*corner));
        if inside && !boxes.iter().any(|b| taken.iter().any(|other| other.intersects(*b))) {
            taken.extend(boxes);
            letter(painter, at, angle, &galley, name.colour);
            return;
        }
    }
}

/// Places where a name could stand along a line: upper left corner and angle, best first.
fn stretches(line: &[Pos2], size: EguiVec2, window: EguiRect) -> Vec<(Pos2, f32)> {
    let mut found = Vec::new();
    let visible: Vec<usize> = (0..line.len()).filter(|i| window.expand(40.0).contains(line[*i])).collect();
    let (Some(first), Some(last)) = (visible.first(), visible.last()) else { return found };
    // Try the middle of the visible part first, then farther and farther out.
    let middle = usize::midpoint(*first, *last);
    let reach = (last - first) / 2;
    for i in 0..24 {
        let step = reach * i / 24;
        for start in [middle.saturating_sub(step), (middle + step).min(*last)] {
            let from = line[start];
            let Some(to) = line[start..=*last].iter().find(|p| p.distance(from) >= size.x) else { continue };
            let (from, to) = if to.x >= from.x { (from, *to) } else { (*to, from) };
            let along = to - from;
            let up = EguiVec2::new(along.y, -along.x).normalized();
            let slack = (along.length() - size.x).max(0.0) / 2.0;
            for side in [up * (size.y + 6.0), -up * 6.0] {
                found.push((from + side + along.normalized() * slack, along.angle()));
            }
        }
    }
    found
}

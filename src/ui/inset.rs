//! The theatre drawn small: where in Mongolia the battlefield lies, and what of it the window shows.

use bevy_egui::egui::{
    self, Align2, Color32, Id, Mesh, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    WidgetType, epaint::Tessellator, vec2,
};
use std::sync::Arc;

use super::{Out, focus};
use crate::{
    campaign::{model::Campaign, text::Text},
    geo::{
        LatLon,
        base_map::{BaseMap, Feature},
        polyline::simplified,
        projection::{MapPoint, ORIGIN, to_lat_lon, to_map},
    },
    ink::{Drawing, Onto, Pattern, Pen, Point},
    lang::Lang,
    lettering::letter,
    theme::{self, Scale},
    view::{View, ViewCommand},
};

/// The corners of what is shown.
const SOUTH_WEST: LatLon = LatLon::new(44.6, 112.0);
const NORTH_EAST: LatLon = LatLon::new(51.4, 124.0);

/// Where the arrow at the edge points to.
const VLADIVOSTOK: LatLon = LatLon::new(43.115, 131.885);

/// How far a line may be moved to make it simpler, in metres.
const COARSE_M: f64 = 1_800.0;

/// The towns that are marked, and where their names stand.
const TOWNS: [(&str, Align2); 4] = [
    ("sanbeise", Align2::CENTER_TOP),
    ("borzya", Align2::LEFT_CENTER),
    ("hailar", Align2::LEFT_CENTER),
    ("arshan", Align2::LEFT_CENTER),
];

/// The countries' names, and where they stand.
const COUNTRIES: [(&str, LatLon); 3] = [
    ("map-inset-soviet-union", LatLon::new(51.0, 113.9)),
    ("map-inset-mongolia", LatLon::new(46.5, 114.5)),
    ("map-inset-manchukuo", LatLon::new(50.25, 121.7)),
];

/// The country that goes unnamed where there is little room: its corner is all that is seen.
const LESSER: &str = "map-inset-soviet-union";

/// The map's width at full size, with all names and with few.
const WHOLE: f32 = 300.0;
const SMALL: f32 = 190.0;

/// The map is shown while the window shows less than this share of its width.
const ZOOMED_IN: f64 = 0.55;

/// The small map, simplified once.
#[derive(Default)]
pub struct Inset {
    /// In map metres.
    drawing: Drawing,
    towns: Vec<(MapPoint, Text, Align2)>,
}

/// The drawn map, for one place in the window: painting it is no work.
#[derive(Clone)]
struct Drawn {
    rect: Rect,
    pixels_per_point: f32,
    mesh: Arc<Mesh>,
}

impl Inset {
    /// Draws the small map of a campaign.
    pub fn of(campaign: &Campaign) -> Self {
        let town = |(id, anchor): &(&str, Align2)| {
            let place = campaign.place(campaign.find_place(id)?);
            Some((to_map(place.at), place.names.clone(), *anchor))
        };
        // The base map is built in and tested: without it there would be no map around this one either.
        let drawing = BaseMap::shared().map(drawing).unwrap_or_default();
        Self { drawing, towns: TOWNS.iter().filter_map(town).collect() }
    }
}

/// How large the map is, if the window shows a part of the land: with all names, or small with those of countries.
pub fn size(window: Rect, whole: bool, view: &View, scale: Scale) -> Option<Vec2> {
    let (low, high) = (to_map(SOUTH_WEST), to_map(NORTH_EAST));
    let width = scale.px(if whole { WHOLE } else { SMALL });
    let size = vec2(width, (f64::from(width) * (high.y - low.y) / (high.x - low.x)) as f32).round();
    let fits = size.x <= window.width() * 0.2 && size.y <= window.height() * 0.36;
    let near = view.metres_per_pixel() * f64::from(window.width()) < (high.x - low.x) * ZOOMED_IN;
    (fits && near).then_some(size)
}

/// Shows the map. A click or a drag moves the great map there; a key moves it back to the battlefield.
pub fn show(ui: &mut Ui, rect: Rect, inset: &Inset, view: &View, scale: Scale, lang: &Lang, out: &mut Out) {
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, lang.get("map-inset")));
    let frame = rect.shrink(scale.px(4.0).max(3.0));
    let onto = onto(frame);
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect(rect, 2.0, theme::PAPER, Stroke::new(1.0, theme::HAIRLINE), StrokeKind::Inside);
    let land = painter.with_clip_rect(frame);
    land.add(Shape::Mesh(drawn(ui.ctx(), frame, onto, inset)));
    names(&land, frame, onto, inset, scale, lang);
    let corner = |pixel: bevy::math::Vec2| place(onto, view.map_of(pixel));
    let window =
        Rect::from_two_pos(corner(bevy::math::Vec2::ZERO), corner(view.size() - bevy::math::Vec2::X * view.aside()));
    let window = Rect::from_center_size(window.center(), window.size().max(Vec2::splat(6.0)));
    land.rect_filled(window, 0.0, theme::faded(theme::PAPER, 0.2));
    land.rect_stroke(window, 0.0, Stroke::new(3.5, theme::faded(theme::PAPER, 0.8)), StrokeKind::Middle);
    land.rect_stroke(window, 0.0, Stroke::new(1.5, theme::FOCUS), StrokeKind::Middle);
    let asked = match response.interact_pointer_pos().filter(|at| rect.contains(*at)) {
        Some(at) if response.clicked() || response.dragged() => {
            let metres = |along: f32, origin: f64| (f64::from(along) - origin) / onto.scale;
            let there = MapPoint::new(metres(at.x, onto.origin[0]), -metres(at.y, onto.origin[1]));
            Some(to_lat_lon(there))
        }
        _ => response.clicked().then_some(ORIGIN),
    };
    out.view.extend(asked.map(|there| ViewCommand::Look(there, None)));
    focus::control(response);
}

/// How map metres lie in the frame.
fn onto(frame: Rect) -> Onto {
    let (low, high) = (to_map(SOUTH_WEST), to_map(NORTH_EAST));
    let scale = f64::from(frame.width()) / (high.x - low.x);
    let origin = [f64::from(frame.left()) - low.x * scale, f64::from(frame.top()) + high.y * scale];
    Onto { origin, scale, widths: 1.0 }
}

fn point(at: MapPoint) -> Point {
    [at.x as f32, at.y as f32]
}

fn place(onto: Onto, at: MapPoint) -> Pos2 {
    onto.place(point(at))
}

/// The drawing as triangles, kept until it stands elsewhere.
fn drawn(ctx: &egui::Context, frame: Rect, onto: Onto, inset: &Inset) -> Arc<Mesh> {
    let (id, pixels_per_point) = (Id::new("inset-mesh"), ctx.pixels_per_point());
    let kept = ctx.data(|data| data.get_temp::<Drawn>(id));
    if let Some(kept) = kept.filter(|kept| kept.rect == frame && kept.pixels_per_point == pixels_per_point) {
        return kept.mesh;
    }
    let mut mesh = Mesh::default();
    let mut tessellator = Tessellator::new(pixels_per_point, Default::default(), [1, 1], Vec::new());
    let ground = Shape::rect_filled(frame, 0.0, theme::MAP_PAPER);
    for shape in std::iter::once(ground).chain(inset.drawing.flat(onto)).chain(arrow(frame, onto)) {
        tessellator.tessellate_shape(shape, &mut mesh);
    }
    for (at, ..) in &inset.towns {
        let dot = Rect::from_center_size(place(onto, *at), Vec2::splat(4.0));
        tessellator.tessellate_shape(Shape::rect_filled(dot, 0.0, theme::INK), &mut mesh);
    }
    let mesh = Arc::new(mesh);
    ctx.data_mut(|data| data.insert_temp(id, Drawn { rect: frame, pixels_per_point, mesh: mesh.clone() }));
    mesh
}

/// Where the way from the battlefield to Vladivostok leaves the frame, and its direction there.
fn way_out(frame: Rect, onto: Onto) -> (Pos2, Vec2) {
    let (from, to) = (place(onto, to_map(ORIGIN)), place(onto, to_map(VLADIVOSTOK)));
    let way = to - from;
    let across = (frame.right() - from.x) / way.x;
    let down = (frame.bottom() - from.y) / way.y;
    (from + way * across.min(down), way.normalized())
}

/// The arrow towards Vladivostok, at the edge.
fn arrow(frame: Rect, onto: Onto) -> [Shape; 2] {
    let (edge, way) = way_out(frame, onto);
    let (tip, side) = (edge - way * 4.0, way.rot90() * 3.5);
    let neck = tip - way * 8.0;
    let head = vec![tip, neck + side, neck - side];
    [
        Shape::line_segment([neck - way * 16.0, neck], Stroke::new(1.5, theme::INK)),
        Shape::convex_polygon(head, theme::INK, Stroke::NONE),
    ]
}

/// The names of countries and towns and the distance to Vladivostok.
fn names(painter: &Painter, frame: Rect, onto: Onto, inset: &Inset, scale: Scale, lang: &Lang) {
    let write = |text: String, at: Pos2, anchor: Align2, colour: Color32| {
        let galley = painter.layout_no_wrap(text, scale.fine(), colour);
        let room = frame.shrink(3.0);
        let wanted = anchor.anchor_size(at, galley.size()).min;
        let last = (room.max - galley.size()).max(room.min);
        letter(painter, wanted.clamp(room.min, last).round(), 0.0, &galley, colour);
    };
    let whole = frame.width() > scale.px((WHOLE + SMALL) / 2.0);
    let countries = COUNTRIES.iter().filter(|(id, _)| whole || *id != LESSER);
    for &(id, at) in countries {
        let at = place(onto, to_map(at));
        write(lang.get(id).to_uppercase(), at, Align2::CENTER_CENTER, theme::INK_SOFT);
    }
    if !whole {
        return;
    }
    for (at, name, anchor) in &inset.towns {
        let off = vec2(0.5 - anchor.x().to_factor(), 0.5 - anchor.y().to_factor()) * 10.0;
        write(lang.text(name).into_owned(), place(onto, *at) + off, *anchor, theme::INK);
    }
    let tens = libm::round(ORIGIN.distance_m(VLADIVOSTOK) / 10_000.0) * 10.0;
    let text = lang.with("map-inset-vladivostok", &[("length", lang.number(tens).into())]);
    write(text, way_out(frame, onto).0 + vec2(0.0, 4.0), Align2::RIGHT_TOP, theme::INK);
}

/// The theatre in few lines.
fn drawing(land: &BaseMap) -> Drawing {
    let mut ink = Drawing::default();
    ink.fill(&mongolia(land), theme::MONGOLIA);
    for river in land.rivers.iter().filter(|river| river.rank <= 2) {
        let width = if river.rank == 1 { 1.4 } else { 0.8 };
        ink.line(&coarse(&river.points), Pen::solid(width, theme::WATER));
    }
    for lake in land.lakes.iter().filter(|lake| lake.rank <= 1) {
        let outline = coarse(&lake.points);
        ink.fill(&outline, theme::LAKE).outline(&outline, Pen::solid(0.8, theme::WATER));
    }
    for line in land.communications.iter().filter(|line| line.kind == "railway") {
        ink.line(&coarse(&line.points), Pen::solid(1.2, theme::RAILWAY));
    }
    for line in &land.frontiers {
        let pen = match line.kind.as_str() {
            "frontier-modern" => Pen::solid(1.1, theme::FRONTIER).with(Pattern::Dashed(5.0, 0.6)),
            "claim-soviet-mongolian" | "claim-soviet-mongolian-guess" => Pen::solid(1.6, theme::RED),
            "claim-japanese-manchukuoan" => Pen::solid(1.6, theme::BLUE),
            _ => continue,
        };
        ink.line(&coarse(&line.points), pen);
    }
    ink
}

fn coarse(points: &[LatLon]) -> Vec<Point> {
    simplified(points, COARSE_M).into_iter().map(|at| point(to_map(at))).collect()
}

/// The ground of Mongolia within the frontier that it claims, as far as the map goes.
fn mongolia(land: &BaseMap) -> Vec<Point> {
    let line =
        |id: &str| land.frontiers.iter().find(|line| line.id == id).map_or(&[][..], |line: &Feature| &line.points);
    let ours = ["mongolia-russia", "mongolia-china-west", "soviet-mongolian-claim", "soviet-mongolian-claim-guess"];
    let mut ring: Vec<LatLon> = ours.iter().flat_map(|id| line(id)).copied().collect();
    let south = line("mongolia-china-east");
    if let (Some(end), false) = (ring.last().copied(), south.is_empty()) {
        // From where the claim meets the frontier of today that frontier is followed on.
        let nearest = (0..south.len()).min_by(|a, b| end.distance_m(south[*a]).total_cmp(&end.distance_m(south[*b])));
        ring.extend(&south[nearest.unwrap_or(0)..]);
    }
    // West of the map's lines the country goes on.
    let west = |at: Option<&LatLon>| at.map(|at| LatLon::new(at.lat, SOUTH_WEST.lon - 1.0));
    let corners = [west(ring.last()), west(ring.first())];
    ring.extend(corners.into_iter().flatten());
    coarse(&ring)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy_egui::egui::pos2;

    #[test]
    fn the_drawing_is_light_and_mongolia_is_in_one_piece() {
        let land = BaseMap::shared().expect("the base map is built in");
        let inset = drawing(land);
        let corners: usize = inset
            .shapes()
            .iter()
            .map(|shape| match shape {
                crate::ink::Shape::Line { points, .. } => points.len(),
                crate::ink::Shape::Area { rings, .. } => rings.iter().map(Vec::len).sum(),
                crate::ink::Shape::Ribbon { points, .. } => points.len(),
            })
            .sum();
        assert!((200..1_500).contains(&corners), "{corners} corners");
        let ring = mongolia(land);
        let inside = |place: LatLon| {
            let at = point(to_map(place));
            let crossed = |(a, b): (Point, Point)| {
                (a[1] > at[1]) != (b[1] > at[1]) && at[0] < (b[0] - a[0]) * (at[1] - a[1]) / (b[1] - a[1]) + a[0]
            };
            let legs = ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| (*a, *b));
            legs.filter(|leg| crossed(*leg)).count() % 2 == 1
        };
        // Bain-Tumen, Tamsag-Bulak, Nomonhan's western side; Hailar, Borzya and Halun-Arshan are abroad.
        for (lat, lon, ours) in [
            (48.07, 114.53, true),
            (47.25, 117.3, true),
            (47.6, 118.6, true),
            (49.21, 119.74, false),
            (50.39, 116.52, false),
            (46.6, 121.2, false),
        ] {
            assert_eq!(inside(LatLon::new(lat, lon)), ours, "{lat} {lon}");
        }
    }

    #[test]
    fn vladivostok_lies_to_the_south_east_eleven_hundred_kilometres_away() {
        let km = ORIGIN.distance_m(VLADIVOSTOK) / 1_000.0;
        assert!((1_130.0..1_170.0).contains(&km), "{km}");
        let frame = Rect::from_min_size(pos2(0.0, 0.0), vec2(280.0, 240.0));
        let (edge, way) = way_out(frame, onto(frame));
        assert!(way.x > 0.0 && way.y > 0.0 && (edge.x - 280.0).abs() < 0.1, "{edge:?} {way:?}");
    }
}

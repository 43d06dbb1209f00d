//! From a moment and a view to a sheet: the map's own plugins draw into a world without a window, once.

use bevy::prelude::{App, ChildOf, Entity, EntityRef, GlobalTransform, Vec2, Visibility, With, World};
use bevy_egui::{
    EguiPrimaryContextPass,
    egui::{self, Pos2, RawInput, Rect, Shape, ViewportId, epaint::ClippedShape, pos2},
};
use std::{sync::Arc, time::Duration};

use super::{
    Item, Layer, Page, Sheet, Symbol,
    desk::Desk,
    frame::{self, Model},
};
use crate::{
    campaign::{ids::UnitId, model::Campaign, time::Instant},
    geo::projection::{MapPoint, to_lat_lon, to_map},
    ink::{Onto, Sketch},
    lang::Lang,
    loading,
    map::Relief,
    playback::{Playback, Shown, ToClock},
    replay::clock::ClockCommand,
    units::{self, SymbolLayout},
    view::{self, View, ViewCommand},
};

/// Frames until everything has come to rest, and the time that each stands for.
const FRAMES: usize = 4;
const FRAME: Duration = Duration::from_millis(500);

/// The largest picture of letters, in dots a side.
const LETTERS: usize = 8_192;

/// What a sheet is asked to show.
#[derive(Clone, Debug)]
pub struct Order {
    /// The instant.
    pub at: Instant,
    /// What is looked at, and how.
    pub view: Vec<ViewCommand>,
}

impl Order {
    /// What a reader looks at. All of the free part of the window is on the sheet.
    pub fn of(view: &View, at: Instant, page: &Page) -> Self {
        let look = view.named().map_or_else(
            || {
                let (free, map) = (view.size() - view.covered(), page.map().size());
                let wider = f64::from((free.x / map.x).max(free.y / map.y));
                let middle = to_lat_lon(view.map_of(view.middle()));
                ViewCommand::Look(middle, Some(view.zoom() - libm::log2(wider)))
            },
            ViewCommand::Named,
        );
        let how = [
            ViewCommand::Tell(view.account),
            ViewCommand::ShowFrom(view.least),
            ViewCommand::Draw(view.symbols),
            ViewCommand::Show(view.layers),
            ViewCommand::Speak(view.language),
        ];
        Self { at, view: how.into_iter().chain([look]).collect() }
    }

    /// The layers that are asked for. A sheet is printed by day: night would darken the paper.
    fn layers(&self) -> view::Layers {
        let asked = self.view.iter().rev().find_map(|command| match command {
            ViewCommand::Show(layers) => Some(*layers),
            _ => None,
        });
        asked.unwrap_or_default().with(view::Layer::Light, false)
    }
}

/// Composes a sheet.
pub fn compose(campaign: &Arc<Campaign>, order: &Order, page: Page) -> Result<Sheet, String> {
    let (mut app, ctx) = loading::offscreen(campaign.clone(), FRAME)?;
    let map = page.map();
    let world = app.world_mut();
    world.write_message(ViewCommand::Resize(Vec2::new(map.width(), map.height()), Vec2::ZERO));
    for command in order.view.iter().cloned().chain([ViewCommand::Show(order.layers())]) {
        world.write_message(command);
    }
    world.write_message(ToClock(ClockCommand::Seek(order.at)));
    let mut labels = Vec::new();
    for _ in 0..FRAMES {
        app.update();
        labels = pass(&ctx, map.size(), page.dots, || app.world_mut().run_schedule(EguiPrimaryContextPass));
    }
    let mut land = pictures(app.world_mut(), map);
    land.extend(inks(app.world_mut(), map));
    land.extend(labels.into_iter().map(|label| Item::Shape(moved(label.shape, map.min))));
    let mut layers = vec![Layer { clip: map, items: land }];
    let title = title(&app, campaign);
    if page.framed {
        let around = surround(&app, &ctx, campaign, (page, &layers));
        layers.push(around);
    }
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is not general enough")]
    let letters = ctx.fonts(|fonts| fonts.image());
    Ok(Sheet { page, title, campaign: campaign.clone(), layers, letters })
}

/// Lets egui paint once, and answers what it painted.
fn pass(ctx: &egui::Context, size: egui::Vec2, dots: f32, paint: impl FnOnce()) -> Vec<ClippedShape> {
    let screen = Rect::from_min_size(Pos2::ZERO, size);
    let mut input = RawInput { screen_rect: Some(screen), max_texture_side: Some(LETTERS), ..RawInput::default() };
    input.viewports.entry(ViewportId::ROOT).or_default().native_pixels_per_point = Some(dots);
    ctx.begin_pass(input);
    paint();
    let mut output = ctx.end_pass();
    // The picture of all letters is asked for whole, at the end.
    output.textures_delta.clear();
    output.shapes
}

/// The title, the frame around the map and what stands beside it.
fn surround(app: &App, ctx: &egui::Context, campaign: &Campaign, (page, map): (Page, &[Layer])) -> Layer {
    let world = app.world();
    let (view, playback) = (world.resource::<View>(), world.resource::<Playback>());
    let model = Model {
        campaign,
        view,
        situation: playback.situation(),
        now: playback.now(),
        lang: world.resource::<Lang>(),
        page,
        map,
    };
    let mut items = Vec::new();
    // What the desk sets is in its items; egui itself paints nothing.
    pass(ctx, page.size, page.dots, || {
        let mut desk = Desk::new(ctx);
        frame::paint(&mut desk, &model);
        items = desk.items;
    });
    Layer { clip: Rect::from_min_size(Pos2::ZERO, page.size), items }
}

fn title(app: &App, campaign: &Campaign) -> String {
    let (lang, now) = (app.world().resource::<Lang>(), app.world().resource::<Playback>().now());
    let when = [("date", lang.date(now).into()), ("time", lang.clock(now).into())];
    lang.with(
        "sheet-title",
        &[("title", lang.text(&campaign.title).into()), ("when", lang.with("moment", &when).into())],
    )
}

/// Where a point of the map lies on the sheet.
fn place(view: &View, map: Rect, point: MapPoint) -> [f64; 2] {
    let (centre, scale, middle) = (view.centre(), view.metres_per_pixel(), map.center());
    [f64::from(middle.x) + (point.x - centre.x) / scale, f64::from(middle.y) + (centre.y - point.y) / scale]
}

/// The pictures of the relief that are shown, lowest first.
fn pictures(world: &mut World, map: Rect) -> Vec<Item> {
    let view = world.resource::<View>().clone();
    let mut found = Vec::new();
    let mut reliefs = world.query::<(&Relief, &GlobalTransform, &Visibility)>();
    for (relief, transform, visibility) in reliefs.iter(world) {
        if *visibility == Visibility::Hidden {
            continue;
        }
        let (low, high) = (to_map(relief.0.south_west), to_map(relief.0.north_east));
        let corner = |x: f64, y: f64| {
            let [x, y] = place(&view, map, MapPoint { x, y });
            pos2(x as f32, y as f32)
        };
        let at = Rect::from_min_max(corner(low.x, high.y), corner(high.x, low.y));
        found.push((transform.translation().z, Item::Picture { png: relief.0.png, at }));
    }
    in_order(found)
}

/// Every drawing that is shown on the map, lowest first.
fn inks(world: &mut World, map: Rect) -> Vec<Item> {
    let view = world.resource::<View>().clone();
    let mut found = Vec::new();
    let mut sketches = world.query_filtered::<EntityRef<'_>, With<Sketch>>();
    for entity in sketches.iter(world) {
        let (Some(sketch), Some(transform)) = (entity.get::<Sketch>(), entity.get::<GlobalTransform>()) else {
            continue;
        };
        if !shown(world, entity.id()) {
            continue;
        }
        let (axes, at) = (transform.affine().matrix3, transform.translation());
        let origin = place(&view, map, MapPoint { x: f64::from(at.x), y: f64::from(at.y) });
        let (x, y, widths) = (axes.x_axis, axes.y_axis, axes.z_axis.length());
        let even = (x.x - y.y).abs() <= x.x.abs() * 1e-3 && x.y.abs() + y.x.abs() <= x.x.abs() * 1e-3;
        // A line that is turned or stretched is laid out in metres first.
        let (drawing, stretch) = if even {
            (sketch.0.clone(), f64::from(x.x))
        } else {
            (Arc::new(sketch.0.along([x.x, x.y], [y.x, y.y])), 1.0)
        };
        let onto = Onto { origin, scale: stretch / view.metres_per_pixel(), widths };
        let drawing = drawing.within(onto, map);
        if !drawing.is_empty() {
            let symbol = units::symbol_of(entity).map(|unit| symbol(world, unit));
            found.push((at.z, Item::Ink { drawing: Arc::new(drawing), onto, symbol }));
        }
    }
    in_order(found)
}

/// Whose symbol it is, and for which units it stands.
fn symbol(world: &World, unit: UnitId) -> Symbol {
    let (layout, lang) = (world.resource::<SymbolLayout>(), world.resource::<Lang>());
    let placed = layout.symbols().iter().find(|placed| placed.unit == unit);
    let units = placed.map(|placed| layout.members(placed).to_vec()).unwrap_or_default();
    let holds = (units.len() > 1).then(|| lang.with("map-formation-holds", &[("count", units.len().into())]));
    let name = lang.text(&world.resource::<Shown>().unit(unit).name).into_owned();
    Symbol { unit, name, units, holds }
}

/// Whether neither an entity nor one that it belongs to is hidden.
fn shown(world: &World, entity: Entity) -> bool {
    match world.get::<Visibility>(entity) {
        Some(Visibility::Hidden) => false,
        Some(Visibility::Visible) => true,
        Some(Visibility::Inherited) | None => {
            world.get::<ChildOf>(entity).is_none_or(|parent| shown(world, parent.parent()))
        }
    }
}

fn in_order(mut found: Vec<(f32, Item)>) -> Vec<Item> {
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, item)| item).collect()
}

/// The same shape elsewhere. A text keeps its letters: the copies that are its rim are known by them.
fn moved(shape: Shape, by: Pos2) -> Shape {
    match shape {
        Shape::Text(mut text) => {
            text.pos += by.to_vec2();
            Shape::Text(text)
        }
        Shape::Vec(shapes) => Shape::Vec(shapes.into_iter().map(|shape| moved(shape, by)).collect()),
        mut other => {
            other.translate(by.to_vec2());
            other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{campaign::time::parse_instant, view::SheetFormat};
    use bevy::math::UVec2;

    fn campaign() -> Arc<Campaign> {
        Arc::new(Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}")))
    }

    #[test]
    fn all_that_the_window_shows_is_on_a_sheet() {
        let at = parse_instant("1939-07-03T09:00").expect("an instant");
        let page = Page::sheet(UVec2::new(1_600, 1_131), SheetFormat::Svg);
        let sheet = compose(&campaign(), &Order { at, view: vec![ViewCommand::Named(0)] }, page).expect("a sheet");
        let [land, around] = sheet.layers.as_slice() else { panic!("{} layers", sheet.layers.len()) };
        let count = |layer: &Layer, wanted: fn(&Item) -> bool| layer.items.iter().filter(|item| wanted(item)).count();
        assert_eq!(land.clip, page.map());
        assert!(count(land, |item| matches!(item, Item::Picture { .. })) >= 1, "no relief");
        assert!(count(land, |item| matches!(item, Item::Ink { symbol: Some(_), .. })) > 10, "no units");
        assert!(count(land, |item| matches!(item, Item::Ink { symbol: None, .. })) > 10, "no lines");
        assert!(count(land, |item| matches!(item, Item::Shape(Shape::Text(_)))) > 40, "no labels");
        assert!(count(around, |item| matches!(item, Item::Shape(Shape::Text(_)))) > 30, "no title and no legend");
        for item in &around.items {
            let Item::Shape(shape) = item else { continue };
            let bounds = shape.visual_bounding_rect();
            assert!(around.clip.shrink(20.0).contains_rect(bounds), "{shape:?} leaves the paper");
        }
    }

    #[test]
    fn nothing_beside_the_map_runs_into_another_or_off_the_paper() {
        use crate::view::{Layer as Kind, Layers};
        let all = Kind::ALL.into_iter().fold(Layers::default(), |layers, layer| layers.with(layer, true));
        for (size, named, at) in [
            ([1_600, 1_131], 0, "1939-08-23T20:00"),
            ([1_131, 1_600], 0, "1939-07-03T09:00"),
            ([1_600, 1_131], 1, "1939-09-15T12:00"),
            ([1_131, 1_600], 1, "1939-08-20T12:00"),
        ] {
            let at = parse_instant(at).expect("an instant");
            let page = Page::sheet(UVec2::from(size), SheetFormat::Svg);
            let order = Order { at, view: vec![ViewCommand::Named(named), ViewCommand::Show(all)] };
            let sheet = compose(&campaign(), &order, page).expect("a sheet");
            let around = &sheet.layers[1];
            let texts = around.items.iter().filter_map(|item| match item {
                Item::Shape(Shape::Text(text)) => Some((text.galley.text(), text.visual_bounding_rect())),
                _ => None,
            });
            let texts: Vec<_> = texts.collect();
            assert!(texts.iter().any(|(words, _)| words.contains("SOURCES")), "no room for the sources: {size:?}");
            for (i, (words, rect)) in texts.iter().enumerate() {
                assert!(around.clip.shrink(30.0).contains_rect(*rect), "{words} leaves the paper: {size:?}");
                for (other, taken) in &texts[..i] {
                    assert!(!rect.shrink(0.5).intersects(taken.shrink(0.5)), "{words} over {other}: {size:?}");
                }
            }
        }
    }

    #[test]
    fn a_sheet_shows_what_the_reader_sees() {
        let campaign = campaign();
        let mut view = View::new(&campaign);
        view.apply(&ViewCommand::Resize(Vec2::new(1_280.0, 720.0), Vec2::new(300.0, 90.0)), &campaign);
        let page = Page::sheet(UVec2::new(1_600, 1_131), SheetFormat::Svg);
        assert_eq!(Order::of(&view, Instant(0), &page).view.last(), Some(&ViewCommand::Named(0)));
        view.apply(&ViewCommand::Zoom(1.7), &campaign);
        view.apply(&ViewCommand::Pan(Vec2::new(80.0, -35.0)), &campaign);
        let mut printed = View::new(&campaign);
        let map = page.map().size();
        printed.apply(&ViewCommand::Resize(Vec2::new(map.x, map.y), Vec2::ZERO), &campaign);
        Order::of(&view, Instant(0), &page).view.iter().for_each(|command| printed.apply(command, &campaign));
        for corner in [Vec2::new(300.0, 0.0), Vec2::new(1_280.0, 630.0)] {
            let at = printed.pixel_of_map(view.map_of(corner));
            assert!(at.min_element() > -1.0 && at.x < map.x + 1.0 && at.y < map.y + 1.0, "{corner}: {at}");
        }
        assert!(printed.metres_per_pixel() < view.metres_per_pixel() * 1.01, "it is as large as it can be");
    }
}

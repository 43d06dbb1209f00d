//! Where symbols and labels stand, in the app without a window: nothing over anything, nothing jumps.
#![cfg(feature = "app")]

use bevy::{prelude::*, time::TimeUpdateStrategy};
use bevy_egui::egui;
use halhin_gol::{
    campaign::{model::Campaign, time::parse_instant, words::Echelon},
    lang::Lang,
    playback::{self, Playback, Shown, ToClock},
    replay::{
        clock::{ClockCommand, Pace},
        formations::rank,
    },
    theme::{self, Scale},
    ui::{self, drawer::Evidence, layout::Screen},
    units::{self, PlacedLabels, SymbolLayout},
    view::{self, Obstacles, View, ViewCommand},
};
use std::{sync::Arc, time::Duration};

const DATES: [&str; 12] = [
    "1939-05-20T12:00",
    "1939-05-28T12:00",
    "1939-06-20T12:00",
    "1939-07-03T09:00",
    "1939-07-05T06:00",
    "1939-07-12T12:00",
    "1939-07-23T12:00",
    "1939-08-20T12:00",
    "1939-08-23T20:00",
    "1939-08-26T12:00",
    "1939-08-31T12:00",
    "1939-09-15T12:00",
];

const WINDOWS: [Vec2; 2] = [Vec2::new(1280.0, 720.0), Vec2::new(390.0, 844.0)];

const REGIMENT: u8 = rank(Echelon::Regiment);

/// A frame at the pace that the slowest machine must reach.
const FRAME: Duration = Duration::from_millis(50);

fn app(size: Vec2) -> App {
    let campaign = Arc::new(Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}")));
    let mut app = App::new();
    app.add_plugins(MinimalPlugins)
        .insert_resource(TimeUpdateStrategy::ManualDuration(FRAME))
        .insert_resource(Playback::new(&campaign))
        .insert_resource(View::new(&campaign))
        .insert_resource(Shown(campaign))
        .add_plugins((playback::plugin, view::plugin, units::layout_plugin));
    let scale = Scale::of(size, false);
    look(&mut app, &[ViewCommand::Resize(size, Vec2::new(scale.story(size), scale.timeline(size)))]);
    app
}

fn order(app: &mut App, command: ClockCommand) {
    app.world_mut().write_message(ToClock(command));
    app.update();
}

fn seek(app: &mut App, at: &str) {
    order(app, ClockCommand::Seek(parse_instant(at).expect(at)));
}

fn look(app: &mut App, commands: &[ViewCommand]) {
    commands.iter().for_each(|command| {
        app.world_mut().write_message(command.clone());
    });
    rest(app);
}

/// Lets frames pass until nothing moves any more.
fn rest(app: &mut App) {
    app.update();
    let mut frames = 0;
    while layout(app).moving() {
        app.update();
        frames += 1;
        assert!(frames < 20, "it never comes to rest");
    }
}

fn layout(app: &App) -> &SymbolLayout {
    app.world().resource::<SymbolLayout>()
}

/// The four zooms: both named views, the heights of Remizov and Bain Tsagan close by.
fn zooms(app: &App) -> [(&'static str, ViewCommand); 4] {
    let shown = app.world().resource::<Shown>();
    let place = |id: &str| shown.place(shown.find_place(id).expect(id)).at;
    [
        ("battlefield", ViewCommand::Named(0)),
        ("theatre", ViewCommand::Named(1)),
        ("bain_tsagan", ViewCommand::Look(place("bain_tsagan"), Some(11.5))),
        ("remizov", ViewCommand::Look(place("remizov"), Some(13.5))),
    ]
}

/// Calls `check` at rest at all dates, zooms and windows.
fn everywhere(mut check: impl FnMut(&App, &str)) {
    for size in WINDOWS {
        let mut app = app(size);
        for (name, command) in zooms(&app) {
            look(&mut app, &[command]);
            for at in DATES {
                seek(&mut app, at);
                check(&app, &format!("{at} {name} {size}"));
            }
        }
    }
}

fn pairs<T>(all: &[T]) -> impl Iterator<Item = (&T, &T)> {
    all.iter().enumerate().flat_map(|(i, a)| all[i + 1..].iter().map(move |b| (a, b)))
}

/// How many pairs of symbols cover one another.
fn covered(layout: &SymbolLayout) -> usize {
    let grounds: Vec<Rect> = layout.symbols().iter().map(|placed| layout.footprint(placed)).collect();
    pairs(&grounds).filter(|(a, b)| !a.intersect(**b).is_empty()).count()
}

#[test]
fn no_symbol_covers_another_at_any_date_and_zoom() {
    let mut most = 0;
    everywhere(|app, where_| {
        most = most.max(layout(app).len());
        assert_eq!(covered(layout(app)), 0, "{where_}");
    });
    assert!(most > 30, "{most} symbols at most: there was nothing to keep apart");
}

#[test]
fn no_symbol_covers_another_at_any_scale_and_formations_open_by_and_by() {
    let mut app = app(WINDOWS[0]);
    for at in ["1939-07-03T09:00", "1939-08-20T12:00"] {
        seek(&mut app, at);
        let shown = app.world().resource::<Shown>();
        let middle = shown.place(shown.find_place("kawamata").expect("a place")).at;
        let mut half_open = 0;
        for step in 0..170 {
            app.world_mut().write_message(ViewCommand::Look(middle, Some(6.5 + 0.04 * f64::from(step))));
            app.update();
            half_open += layout(&app).symbols().iter().filter(|placed| placed.size < 1.0).count();
            rest(&mut app);
            assert_eq!(covered(layout(&app)), 0, "{at}");
            assert!(layout(&app).symbols().iter().all(|placed| placed.size == 1.0), "{at}");
        }
        assert!(half_open > 20, "nothing opened on the way");
    }
}

#[test]
fn symbols_at_home_in_the_window_are_drawn_inside_it() {
    everywhere(|app, where_| {
        let view = app.world().resource::<View>();
        let free = Rect::from_corners(Vec2::ZERO, view.size() - Vec2::new(0.0, view.covered().y));
        for placed in layout(app).symbols().iter().filter(|placed| free.inflate(-20.0).contains(placed.anchor)) {
            let ground = layout(app).footprint(placed).inflate(-1.0);
            assert_eq!(ground.intersect(free), ground, "{where_}: {placed:?}");
        }
    });
}

#[test]
fn nothing_jumps_while_playing_through_the_days_of_august() {
    for (name, command) in zooms(&app(WINDOWS[0])) {
        let mut app = app(WINDOWS[0]);
        look(&mut app, &[command]);
        seek(&mut app, "1939-08-19T00:00");
        order(&mut app, ClockCommand::SetPace(Pace::parse("6h").expect("there is such a rate")));
        order(&mut app, ClockCommand::Play);
        let (mut steps, mut met, mut frames) = (0, 0, 0);
        let until = parse_instant("1939-08-24T00:00").expect("it is an instant");
        while app.world().resource::<Playback>().now() < until {
            let before = layout(&app).symbols().to_vec();
            app.update();
            met += covered(layout(&app));
            let layout = layout(&app);
            for placed in layout.symbols() {
                let Some(last) = before.iter().find(|last| last.unit == placed.unit) else { continue };
                let jump = last.at.distance(placed.at);
                let most = layout.width() * placed.size / 3.0;
                assert!(jump <= most, "{name}: {} px of {most}: {placed:?}", jump);
                steps += usize::from(jump > 0.0);
            }
            frames += 1;
        }
        assert!(steps > 100, "{name}: nothing moved");
        // On their way symbols may pass one another, but they do not travel in a heap.
        assert!(met * 8 < frames, "{name}: {met} pairs met in {frames} frames");
    }
}

#[test]
fn the_arrangement_at_rest_does_not_depend_on_the_way_there() {
    let at = "1939-08-22T12:00";
    let mut jumped = app(WINDOWS[0]);
    seek(&mut jumped, at);
    rest(&mut jumped);
    let expected = layout(&jumped).symbols().to_vec();
    let near = |app: &App, how: &str| {
        let found = layout(app).symbols();
        assert_eq!(found.len(), expected.len(), "{how}");
        for (a, b) in found.iter().zip(&expected) {
            assert!(a.unit == b.unit && a.at.distance(b.at) < 0.01, "{how}: {a:?} {b:?}");
        }
    };
    let mut played = app(WINDOWS[0]);
    seek(&mut played, "1939-08-22T00:00");
    order(&mut played, ClockCommand::SetPace(Pace::parse("6h").expect("there is such a rate")));
    order(&mut played, ClockCommand::Play);
    (0..40).for_each(|_| played.update());
    order(&mut played, ClockCommand::Pause);
    rest(&mut played);
    assert_eq!(app_now(&played), at);
    near(&played, "played forward");
    let mut scrubbed = app(WINDOWS[0]);
    for at in ["1939-09-10T00:00", "1939-08-30T00:00", at] {
        seek(&mut scrubbed, at);
        assert!(!layout(&scrubbed).moving(), "a seek is there at once");
    }
    near(&scrubbed, "scrubbed back");
    look(&mut scrubbed, &[ViewCommand::Named(1)]);
    look(&mut scrubbed, &[ViewCommand::Named(0)]);
    near(&scrubbed, "from the theatre back to the battlefield");
}

fn app_now(app: &App) -> String {
    app.world().resource::<Playback>().now().to_string()
}

#[test]
fn a_folded_unit_is_shown_by_its_formation_and_found_under_the_pointer() {
    let mut app = app(WINDOWS[0]);
    seek(&mut app, "1939-08-20T12:00");
    look(&mut app, &[ViewCommand::Named(1)]);
    let shown = app.world().resource::<Shown>();
    let (unit, group) = (shown.find_unit("su-6-tank-brigade"), shown.find_unit("su-southern-group"));
    let symbol = layout(&app).showing(unit.expect("a brigade")).expect("it is shown");
    assert_eq!(Some(symbol.unit), group);
    assert_eq!(layout(&app).unit_at(symbol.at), group);
    assert!(layout(&app).members(symbol).contains(&unit.expect("a brigade")));
}

/// What the app paints over the map without a window: its labels, the ground of the panels, and every text.
struct Painted {
    labels: PlacedLabels,
    panels: Vec<Rect>,
    texts: Vec<String>,
}

/// Paints panels and labels as the app does.
fn paint(app: &App, ctx: &egui::Context, evidence: &Evidence, lang: &Lang) -> Painted {
    let world = app.world();
    let (playback, view, shown) = (world.resource::<Playback>(), world.resource::<View>(), world.resource::<Shown>());
    let mut painted = Painted { labels: PlacedLabels::default(), panels: Vec::new(), texts: Vec::new() };
    let input = || egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(view.size().x, view.size().y))),
        ..egui::RawInput::default()
    };
    // Panels are known from the pass before.
    for _ in 0..3 {
        let mut output = ctx.run_ui(input(), |ui| {
            let ctx = ui.ctx().clone();
            let (clock, situation) = (playback.clock(), playback.situation());
            let screen = Screen { campaign: shown, evidence, clock, situation, view };
            ui::set_style(&ctx, screen.scale(), &mut None);
            ui::main_screen(&ctx, &screen, lang);
            painted.panels = ui::layout::covered(&ctx);
            let mut obstacles = Obstacles(world.resource::<Obstacles>().0.clone());
            obstacles.0.extend(&painted.panels);
            let labels = &mut painted.labels;
            units::paint_labels(&ctx, layout(app), playback, view, shown, &mut obstacles, labels);
            units::paint_name(&ctx, layout(app), view, shown, lang);
        });
        output.textures_delta.clear();
        painted.texts.clear();
        painted.texts.extend(output.shapes.iter().filter_map(|clipped| match &clipped.shape {
            egui::Shape::Text(text) => Some(text.galley.text().to_owned()),
            _ => None,
        }));
    }
    painted
}

/// A context with the map's fonts, and what panels need.
fn stage() -> (egui::Context, Evidence, Lang) {
    let ctx = egui::Context::default();
    ctx.set_fonts(theme::fonts());
    ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
    let evidence = Evidence::of(&Campaign::embedded().expect("the embedded campaign is sound"));
    (ctx, evidence, Lang::english().expect("the English files are sound"))
}

#[test]
fn labels_cover_neither_symbols_nor_labels_nor_panels() {
    let (ctx, evidence, lang) = stage();
    let (mut painted, mut symbols) = (0, 0);
    let (mut named, mut regiments) = (0, 0);
    everywhere(|app, where_| {
        let Painted { labels, panels, .. } = paint(app, &ctx, &evidence, &lang);
        for (a, b) in pairs(&labels.0) {
            assert!(!a.rect.intersects(b.rect), "{where_}: {a:?} {b:?}");
        }
        let layout = layout(app);
        let grounds = layout.symbols().iter().map(|placed| layout.footprint(placed)).chain(panels.iter().copied());
        for ground in grounds {
            for label in &labels.0 {
                let rect = Rect::new(label.rect.min.x, label.rect.min.y, label.rect.max.x, label.rect.max.y);
                assert!(rect.intersect(ground).is_empty(), "{where_}: {label:?} {ground:?}");
            }
        }
        painted += labels.0.len();
        let view = app.world().resource::<View>();
        let free = Rect::from_corners(Vec2::ZERO, view.size() - Vec2::new(0.0, view.covered().y));
        let seen = |at: Vec2| free.contains(at) && !panels.iter().any(|panel| panel.contains(at));
        symbols += layout.symbols().iter().filter(|placed| seen(placed.at)).count();
        for placed in layout.symbols().iter().filter(|placed| seen(placed.at) && placed.rank >= REGIMENT) {
            regiments += 1;
            named += usize::from(labels.0.iter().any(|label| label.unit == placed.unit));
        }
    });
    assert!(painted * 10 > symbols * 9, "{painted} labels of {symbols} symbols");
    assert!(named * 100 > regiments * 93, "{named} labels of {regiments} regiments and larger");
}

#[test]
fn the_selected_unit_is_labelled_first_and_a_formation_says_what_it_holds() {
    let (ctx, evidence, lang) = stage();
    let mut app = app(WINDOWS[0]);
    seek(&mut app, "1939-08-20T12:00");
    let shown = app.world().resource::<Shown>();
    let unit = |id: &str| shown.find_unit(id).expect(id);
    let (company, group) = (unit("jp-26-infantry-1-battalion"), unit("su-southern-group"));
    look(&mut app, &[ViewCommand::Select(Some(company))]);
    let labelled = paint(&app, &ctx, &evidence, &lang).labels;
    assert!(labelled.0.iter().any(|label| label.unit == company));
    look(&mut app, &[ViewCommand::Select(None), ViewCommand::Named(1), ViewCommand::Hover(Some(group))]);
    let held = layout(&app).members(layout(&app).showing(group).expect("it is shown")).len();
    let texts = paint(&app, &ctx, &evidence, &lang).texts;
    let tag = format!("Southern Group\nStands for {held} units");
    assert!(held > 1 && texts.contains(&tag), "{tag}: {texts:#?}");
}

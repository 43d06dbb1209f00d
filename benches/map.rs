//! What a frame of the map is made of, without drawing it: `cargo bench --bench map`.

use bevy::{prelude::*, time::TimeUpdateStrategy};
use bevy_egui::egui;
use divan::{Bencher, black_box};
use halhin_gol::{
    address,
    campaign::{
        folder::CampaignFolder,
        model::Campaign,
        time::{DAY, HOUR, Instant},
        words::{Account, Certainty},
    },
    fronts,
    generate::Plan,
    geo::LatLon,
    ink::{Ink, SharedInk},
    lang::Lang,
    map::{decode_relief, relief},
    playback::{self, Playback, Shown, ToClock},
    replay::{
        clock::{Clock, ClockCommand},
        situation::Situation,
    },
    report, theme,
    units::{self, PlacedLabels, SymbolLayout},
    view::{self, Obstacles, View, ViewCommand},
};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

const WINDOW: Vec2 = Vec2::new(1280.0, 720.0);

/// The units of generated campaigns of which about 60, 500 and 5,000 are in the window when each has its own symbol.
const UNITS: [u32; 3] = [140, 1_150, 11_500];

/// So near that every unit still has its own symbol.
const NEAR: f64 = 11.8;

fn main() {
    divan::main();
}

fn shipped() -> Arc<Campaign> {
    Arc::new(Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}")))
}

fn generated(units: u32) -> Arc<Campaign> {
    static MADE: Mutex<BTreeMap<u32, Arc<Campaign>>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let make = || {
        let files = Plan::new(units, 16, 1).and_then(Plan::files).unwrap_or_else(|why| panic!("{why}"));
        let campaign = Campaign::check(&CampaignFolder::from_texts(files));
        Arc::new(campaign.unwrap_or_else(|problems| panic!("{problems:#?}")))
    };
    made.entry(units).or_insert_with(make).clone()
}

/// The app without a window, with what a benchmark adds.
fn app(campaign: &Arc<Campaign>, zoom: Option<f64>, add: impl FnOnce(&mut App)) -> App {
    let mut app = App::new();
    app.add_plugins(MinimalPlugins)
        .insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(50)))
        .insert_resource(Playback::new(campaign))
        .insert_resource(View::new(campaign))
        .insert_resource(Shown(campaign.clone()))
        .add_plugins((playback::plugin, view::plugin));
    add(&mut app);
    let middle = campaign.views[0].centre;
    app.world_mut().write_message(ViewCommand::Resize(WINDOW, Vec2::new(0.0, 90.0)));
    app.world_mut().write_message(ViewCommand::Look(middle, zoom));
    app.update();
    app
}

/// Goes to another instant of the campaign, and lets a frame pass.
fn jump(app: &mut App, campaign: &Campaign, gone: &mut i64) {
    let length = campaign.span.to.0 - campaign.span.from.0;
    *gone = (*gone + 7_654_321) % length;
    app.world_mut().write_message(ToClock(ClockCommand::Seek(campaign.span.from.plus(*gone))));
    app.update();
}

/// The state, the formations and the arrangement of all symbols at another instant.
#[divan::bench(args = UNITS, max_time = 4, sample_size = 1)]
fn arrange(bencher: Bencher<'_, '_>, units: u32) {
    let campaign = generated(units);
    let mut app = app(&campaign, Some(NEAR), |app| {
        app.add_plugins(units::layout_plugin);
    });
    let mut gone = 0;
    bencher.bench_local(|| {
        jump(&mut app, &campaign, &mut gone);
        app.world().resource::<SymbolLayout>().len()
    });
}

/// The same with the shipped campaign, at the scale that shows the battlefield.
#[divan::bench(max_time = 4)]
fn arrange_shipped(bencher: Bencher<'_, '_>) {
    let campaign = shipped();
    let mut app = app(&campaign, None, |app| {
        app.add_plugins(units::layout_plugin);
    });
    let mut gone = 0;
    bencher.bench_local(|| {
        jump(&mut app, &campaign, &mut gone);
        app.world().resource::<SymbolLayout>().len()
    });
}

/// Finding spots for the labels of all symbols: of so many as can still have any.
#[divan::bench(args = [UNITS[0], UNITS[1]], max_time = 4)]
fn labels(bencher: Bencher<'_, '_>, units: u32) {
    let campaign = generated(units);
    let app = app(&campaign, Some(NEAR), |app| {
        app.add_plugins(units::layout_plugin);
    });
    let world = app.world();
    let (layout, playback, view) =
        (world.resource::<SymbolLayout>(), world.resource::<Playback>(), world.resource::<View>());
    let ctx = egui::Context::default();
    ctx.set_fonts(theme::fonts());
    let size = egui::vec2(WINDOW.x, WINDOW.y);
    let input = egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
        ..egui::RawInput::default()
    };
    bencher.bench_local(|| {
        let mut labels = PlacedLabels::default();
        let mut output = ctx.run_ui(input.clone(), |ui| {
            let mut obstacles = Obstacles(world.resource::<Obstacles>().0.clone());
            units::paint_labels(ui.ctx(), layout, playback, view, &campaign, &mut obstacles, &mut labels);
        });
        output.textures_delta.clear();
        labels.0.len()
    });
}

/// Lines, teeth, ground and bands of all fronts as meshes, at another instant.
#[divan::bench(max_time = 4)]
fn front_meshes(bencher: Bencher<'_, '_>) {
    let campaign = shipped();
    let mut app = app(&campaign, None, |app| {
        let mut inks = Assets::<Ink>::default();
        let shared = SharedInk::new(&mut inks);
        app.insert_resource(inks)
            .insert_resource(Assets::<Mesh>::default())
            .insert_resource(shared)
            .add_plugins(fronts::plugin(0.0));
    });
    let mut gone = 0;
    bencher.bench_local(|| jump(&mut app, &campaign, &mut gone));
}

/// Reading both pictures of the relief.
#[divan::bench(max_time = 2)]
fn relief_decode() -> usize {
    [&relief::FRONT, &relief::THEATRE]
        .map(|extent| decode_relief(black_box(extent.png)).map_or(0, |image| image.width()))
        .iter()
        .sum::<u32>() as usize
}

/// Reading the points of the land and laying the surface through them, as `bake-relief` begins.
#[divan::bench(sample_count = 2, sample_size = 1)]
fn relief_surface() -> bool {
    relief::Bakery::open().is_ok()
}

/// Baking the picture of the front.
#[divan::bench(sample_count = 2, sample_size = 1)]
fn relief_bake(bencher: Bencher<'_, '_>) {
    let bakery = relief::Bakery::open().unwrap_or_else(|why| panic!("{why}"));
    bencher.bench_local(|| bakery.relief(&relief::FRONT).pixels.len());
}

/// Writing the address of a state of the map, and reading it again.
#[divan::bench]
fn address_there_and_back(bencher: Bencher<'_, '_>) {
    let campaign = shipped();
    let mut clock = Clock::new(campaign.span, &campaign.story.slow);
    let mut view = View::new(&campaign);
    view.apply(&ViewCommand::Resize(WINDOW, Vec2::new(0.0, 90.0)), &campaign);
    view.apply(&ViewCommand::Select(campaign.units().next().map(|(id, _)| id)), &campaign);
    let mut step = 0;
    bencher.bench_local(|| {
        step = (step + 1) % 1_000;
        let at = LatLon::new(47.2 + f64::from(step) * 0.001, 118.6);
        clock.apply(ClockCommand::Seek(campaign.span.from.plus(i64::from(step) * HOUR)), &[]);
        view.apply(&ViewCommand::Look(at, Some(8.0 + f64::from(step) * 0.004)), &campaign);
        let written = address::write(&clock, &view, &campaign, "");
        address::read(black_box(&written), &campaign).view.len()
    });
}

/// The report of a moment in words.
#[divan::bench]
fn report_in_words(bencher: Bencher<'_, '_>) {
    let campaign = shipped();
    let lang = Lang::english().unwrap_or_else(|why| panic!("{why}"));
    let situations: Vec<Situation> = (0..120).map(|day| Situation::at(&campaign, noon(&campaign, day))).collect();
    let mut turn = 0;
    bencher.bench_local(|| {
        turn = (turn + 1) % situations.len();
        let moment = report::Moment {
            campaign: &campaign,
            situation: &situations[turn],
            account: Account::Synthesis,
            least: Certainty::Inferred,
            selected: None,
        };
        report::write(black_box(&moment), &lang).len()
    });
}

fn noon(campaign: &Campaign, day: i64) -> Instant {
    campaign.span.from.plus(day * DAY + DAY / 2)
}

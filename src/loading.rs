//! From a campaign, or from its problems, to the app that shows it.

#[cfg(not(target_arch = "wasm32"))]
pub mod graphics;
#[cfg(not(target_arch = "wasm32"))]
pub mod guard;

use bevy::{
    asset::{AssetMetaCheck, AssetPlugin},
    ecs::{
        error::{BevyError, ErrorContext, FallbackErrorHandler},
        system::SystemParam,
    },
    prelude::*,
    time::TimeUpdateStrategy,
    window::RequestRedraw,
};
use bevy_egui::{
    EguiContext, EguiContexts, EguiGlobalSettings, EguiPlugin, EguiPreUpdateSet, EguiPrimaryContextPass,
    EguiUserTextures, PrimaryEguiContext,
    egui::{self, LayerId, Shape, layers::ShapeIdx},
};
use std::{sync::Arc, time::Duration};

use crate::{
    access, air, camera,
    campaign::{model::Campaign, problem::Problem},
    fronts, ink, input,
    lang::Lang,
    map, marks, mixing, pen,
    playback::{self, Playback, ReplaySystems, Shown},
    redraw, sharpness, theme, ui, units,
    view::{self, Obstacles, View},
};

/// What of the engine's own is told besides the program's. Where the graphics fail, `graphics` says so in one sentence.
#[cfg(not(target_arch = "wasm32"))]
const LOG: &str = "wgpu=error,wgpu_hal::vulkan::instance=off,naga=error,bevy_egui=error,bevy_render::renderer=error,\
    bevy_render::error_handler=off,bevy_ecs::world::command_queue=error,winit::platform_impl=error";

/// The engine with everything the app needs of it. The caller says how it is shown.
pub fn engine(window: WindowPlugin) -> bevy::app::PluginGroupBuilder {
    let plugins = DefaultPlugins
        .build()
        .set(window)
        // Nothing is read from disk or asked for over the network: all assets are built in.
        .set(AssetPlugin { meta_check: AssetMetaCheck::Never, ..default() });
    // The page does without the log: its filters alone would be a twentieth of the download.
    #[cfg(not(target_arch = "wasm32"))]
    let plugins =
        plugins.set(bevy::log::LogPlugin { level: bevy::log::Level::WARN, filter: LOG.to_owned(), ..default() });
    plugins
}

/// Makes `app`, which has the engine, show a campaign, or what is wrong with it.
pub fn show(app: &mut App, campaign: Result<Arc<Campaign>, Vec<Problem>>) -> Result<(), String> {
    app.insert_resource(FallbackErrorHandler(log_error))
        .insert_resource(Lang::english()?)
        .add_plugins(EguiPlugin::default())
        .add_systems(PreUpdate, give_fonts.after(EguiPreUpdateSet::InitContexts).before(EguiPreUpdateSet::BeginPass));
    if !mixing::mend(app) {
        say("bevy_egui's shader has changed its shape: soft edges on the map are darker than they should be");
    }
    app.world_mut().resource_mut::<EguiGlobalSettings>().auto_create_primary_context = false;
    match campaign {
        Ok(campaign) => replay(app, campaign),
        Err(problems) => {
            app.insert_resource(ui::problems::Problems(problems)).add_plugins((
                camera::bare,
                ui::problems::plugin,
                redraw::watching,
            ));
        }
    }
    Ok(())
}

/// The whole app, for a campaign that is in order.
fn replay(app: &mut App, campaign: Arc<Campaign>) {
    app.add_plugins((
        access::plugin,
        input::plugin,
        units::picking,
        camera::plugin,
        ui::plugin,
        redraw::plugin,
        pen::plugin,
    ))
    .add_systems(EguiPrimaryContextPass, pen::paint.after(paint_labels));
    draw_map(app, campaign);
}

/// The map and what moves on it, for the window, the page, pictures and sheets alike.
fn draw_map(app: &mut App, campaign: Arc<Campaign>) {
    app.insert_resource(View::new(&campaign)).add_plugins(ink::plugin);
    draw_moving(app, campaign);
    app.add_plugins(map::plugin).add_systems(EguiPrimaryContextPass, paint_labels);
}

/// What moves on the map.
fn draw_moving(app: &mut App, campaign: Arc<Campaign>) {
    app.insert_resource(Playback::new(&campaign))
        .insert_resource(Shown(campaign))
        .add_plugins((playback::plugin, view::plugin, sharpness::plugin))
        .add_plugins((fronts::plugin(map::FRONTS), units::plugin(map::UNITS)))
        .add_message::<RequestRedraw>()
        .add_systems(Update, speak.in_set(ReplaySystems::Present));
}

/// Speaks the language that is asked for. Nothing keeps words from one pass to the next but the letters, and those
/// that were not there before are drawn a frame late.
fn speak(
    view: Res<View>,
    mut lang: ResMut<Lang>,
    mut left: Local<u8>,
    mut redraw: MessageWriter<RequestRedraw>,
) -> Result {
    if view.is_changed() && view.language != lang.language() {
        *lang = Lang::of(view.language)?;
        *left = 3;
    }
    if *left > 0 {
        *left -= 1;
        redraw.write(RequestRedraw);
    }
    Ok(())
}

/// An app without a window and without a renderer, whose time runs by `step` with each update.
pub(crate) fn without_window(step: Duration) -> Result<App, String> {
    let mut app = App::new();
    // A part of the map that wants something that is not here would be missing on every sheet: tests fail over it.
    let failed = if cfg!(test) { bevy::ecs::error::panic } else { log_error };
    app.add_plugins((MinimalPlugins, AssetPlugin { meta_check: AssetMetaCheck::Never, ..default() }, TransformPlugin))
        .insert_resource(TimeUpdateStrategy::ManualDuration(step))
        .insert_resource(FallbackErrorHandler(failed))
        .insert_resource(Lang::english()?)
        .init_asset::<Image>()
        .init_asset::<Mesh>()
        .init_asset::<Shader>()
        // The renderer's plugins would see to this.
        .register_required_components::<Mesh2d, Visibility>();
    Ok(app)
}

/// The map without a window, a renderer or a reader: sheets are drawn from what its entities hold. Its time runs by
/// `step` with each update. Labels are painted by whoever runs [`EguiPrimaryContextPass`].
pub fn offscreen(campaign: Arc<Campaign>, step: Duration) -> Result<(App, egui::Context), String> {
    let mut app = without_window(step)?;
    app.init_resource::<EguiUserTextures>().init_resource::<input::PointerAt>();
    draw_map(&mut app, campaign);
    let mut context = app.world_mut().spawn(PrimaryEguiContext);
    let mut context = context.get_mut::<EguiContext>().ok_or("egui has no context")?;
    let ctx = context.get_mut().clone();
    ctx.set_fonts(theme::fonts());
    // Letters on dark ground would be drawn bolder.
    ctx.set_theme(egui::Theme::Light);
    Ok((app, ctx))
}

/// What moves on the map alone, without the land: for another moment that is seen over the same land.
pub fn moving(campaign: Arc<Campaign>, view: View) -> Result<App, String> {
    let mut app = without_window(Duration::ZERO)?;
    app.insert_resource(view).add_plugins((ink::plugin, map::names));
    draw_moving(&mut app, campaign);
    Ok(app)
}

/// What labels are painted from, in whatever world.
#[derive(SystemParam)]
pub struct Labels<'w> {
    layout: Res<'w, units::SymbolLayout>,
    playback: Res<'w, Playback>,
    view: Res<'w, View>,
    shown: Res<'w, Shown>,
    names: ResMut<'w, map::Names>,
    obstacles: ResMut<'w, Obstacles>,
    placed: ResMut<'w, units::PlacedLabels>,
}

impl Labels<'_> {
    /// Paints the labels of units, then where accounts differ and where aircraft fought, then the names of places
    /// around them; all of it only where `clip` is.
    pub fn paint(&mut self, ctx: &egui::Context, lang: &Lang, pointer: Option<Vec2>, clip: Option<egui::Rect>) {
        if self.view.blank {
            return;
        }
        let (layout, playback, view, shown) = (&*self.layout, &*self.playback, &*self.view, &*self.shown);
        let (obstacles, from) = (&mut *self.obstacles, ctx.layer_painter(LayerId::background()).add(Shape::Noop));
        obstacles.0.truncate(layout.len());
        obstacles.0.extend(ui::layout::covered(ctx));
        map::paint_graticule(ctx, view, obstacles, lang);
        obstacles.0.extend(beyond(view.size()));
        units::paint_lit(ctx, layout, view, shown);
        marks::paint(ctx, playback, view, shown, lang, obstacles);
        let below = units::below_labels(ctx);
        units::paint_labels(ctx, layout, playback, view, shown, obstacles, &mut self.placed);
        units::paint_accounts(ctx, below, layout, playback, view, shown, lang, obstacles);
        air::paint(ctx, playback, view, shown, lang, obstacles);
        map::paint_labels(ctx, playback, view, shown, &mut self.names, obstacles, lang, pointer);
        if let Some(clip) = clip {
            cut(ctx, from, clip);
        }
        let seen = |placed: &units::Placed| clip.is_none_or(|clip| clip.x_range().contains(placed.at.x));
        if view.hovered.and_then(|unit| layout.showing(unit)).is_some_and(seen) {
            units::paint_name(ctx, layout, view, shown, lang);
        }
    }
}

/// Cuts off what was painted on the map since then outside of a part of the window.
fn cut(ctx: &egui::Context, since: ShapeIdx, clip: egui::Rect) {
    ctx.graphics_mut(|graphics| {
        let list = graphics.entry(LayerId::background());
        for number in since.0..list.next_idx().0 {
            list.mutate_shape(ShapeIdx(number), |shape| {
                shape.clip_rect = shape.clip_rect.intersect(clip);
                if !shape.shape.visual_bounding_rect().intersects(clip) {
                    shape.shape = Shape::Noop;
                }
            });
        }
    });
}

/// The labels of the clock's moment. Where another is compared with it they end at the wipe.
pub(crate) fn paint_labels(
    mut contexts: EguiContexts,
    mut labels: Labels<'_>,
    lang: Res<Lang>,
    pointer: Res<input::PointerAt>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let wipe = labels.view.wiped_at();
    let clip = wipe.map(egui::Rect::everything_left_of);
    let pointer = pointer.0.filter(|at| !labels.view.shows_other_at(*at));
    labels.paint(ctx, &lang, pointer, clip);
    Ok(())
}

/// What lies beyond the four edges of the map: a label across an edge would be cut off.
fn beyond(size: Vec2) -> [Rect; 4] {
    let far = size.max_element();
    let (low, high) = (Vec2::splat(-far), size + far);
    [
        Rect::from_corners(low, Vec2::new(0.0, high.y)),
        Rect::from_corners(Vec2::new(size.x, low.y), high),
        Rect::from_corners(low, Vec2::new(high.x, 0.0)),
        Rect::from_corners(Vec2::new(low.x, size.y), high),
    ]
}

/// A new egui context gets the map's fonts before its first pass: it has no others.
fn give_fonts(mut contexts: Query<&mut EguiContext, Added<EguiContext>>) {
    for mut context in &mut contexts {
        context.get_mut().set_fonts(theme::fonts());
    }
}

/// A system that fails says so; the map stays.
fn log_error(error: BevyError, context: ErrorContext) {
    say(&format!("{context}: {error}"));
}

/// Says what went wrong inside, to those who look into the log or the browser's console.
fn say(what: &str) {
    #[cfg(not(target_arch = "wasm32"))]
    error!("{what}");
    #[cfg(target_arch = "wasm32")]
    crate::web::console(what);
}

//! From a campaign, or from its problems, to the app that shows it.

use bevy::{
    asset::{AssetMetaCheck, AssetPlugin},
    ecs::error::{BevyError, ErrorContext, FallbackErrorHandler},
    prelude::*,
};
use bevy_egui::{EguiContext, EguiContexts, EguiGlobalSettings, EguiPlugin, EguiPreUpdateSet, EguiPrimaryContextPass};
use std::sync::Arc;

use crate::{
    air, camera,
    campaign::{model::Campaign, problem::Problem},
    fronts, ink, input,
    lang::Lang,
    map, mixing,
    playback::{self, Playback, Shown},
    redraw, sharpness, theme, ui, units,
    view::{self, Obstacles, View},
};

/// The engine with everything the app needs of it. The caller says how it is shown.
pub fn engine(window: WindowPlugin) -> bevy::app::PluginGroupBuilder {
    let plugins = DefaultPlugins
        .build()
        .set(window)
        // Nothing is read from disk or asked for over the network: all assets are built in.
        .set(AssetPlugin { meta_check: AssetMetaCheck::Never, ..default() });
    // The page does without the log: its filters alone would be a twentieth of the download.
    #[cfg(not(target_arch = "wasm32"))]
    let plugins = plugins.set(bevy::log::LogPlugin {
        level: bevy::log::Level::WARN,
        filter: "wgpu=error,naga=error,bevy_egui=error,bevy_render::renderer=error".to_owned(),
        ..default()
    });
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
    app.insert_resource(Playback::new(&campaign))
        .insert_resource(View::new(&campaign))
        .insert_resource(Shown(campaign))
        .add_plugins((
            playback::plugin,
            view::plugin,
            sharpness::plugin,
            ink::plugin,
            input::plugin,
            camera::plugin,
            map::plugin,
        ))
        .add_plugins((fronts::plugin(map::FRONTS), units::plugin(map::UNITS), ui::plugin, redraw::plugin))
        .add_systems(EguiPrimaryContextPass, paint_labels);
}

/// Where accounts differ and where aircraft fought, then the labels of units, then the names of places around them.
fn paint_labels(
    mut contexts: EguiContexts,
    layout: Res<units::SymbolLayout>,
    playback: Res<Playback>,
    view: Res<View>,
    shown: Res<Shown>,
    names: Res<map::Names>,
    lang: Res<Lang>,
    (mut obstacles, mut labels): (ResMut<Obstacles>, ResMut<units::PlacedLabels>),
) -> Result {
    if view.blank {
        return Ok(());
    }
    let ctx = contexts.ctx_mut()?;
    obstacles.0.truncate(layout.len());
    obstacles.0.extend(ui::layout::covered(ctx));
    units::paint_accounts(ctx, &playback, &view, &shown, &lang, &mut obstacles);
    air::paint(ctx, &playback, &view, &shown, &lang, &mut obstacles);
    units::paint_labels(ctx, &layout, &playback, &view, &shown, &lang, &mut obstacles, &mut labels);
    map::paint_labels(ctx, &playback, &view, &shown, &names, &obstacles, &lang);
    Ok(())
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

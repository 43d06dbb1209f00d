//! The panels: each a plain function over data that paints and emits commands. Nothing here changes anything.

pub mod caption;
pub mod compare;
pub mod date_card;
pub mod date_entry;
pub mod drawer;
pub mod event_card;
pub mod focus;
pub mod help;
pub mod inset;
pub mod layout;
pub mod map_controls;
pub mod notes_page;
pub mod problems;
mod signs;
pub mod sources;
pub mod story;
pub mod symbols_page;
pub mod timeline;
pub mod tip;
pub mod tools;
pub mod unit_card;
pub mod welcome;
pub mod widgets;

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

use crate::{
    input::LONG_PRESS,
    lang::Lang,
    playback::{Playback, Shown, ToClock},
    replay::clock::ClockCommand,
    theme::{self, Scale},
    view::{Page, View, ViewCommand},
};
use drawer::Evidence;
use layout::Screen;

/// A mouse button that is held longer than this, in seconds, does not click.
const SLOW_CLICK: f64 = 0.8;

/// The panels' own time is not quite the map's: in the pass in which a finger points on the map it does so on a panel.
const EARLIER: f64 = 0.02;

/// What the panels ask for in one pass.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Out {
    /// Commands to the clock.
    pub clock: Vec<ClockCommand>,
    /// Commands to the view.
    pub view: Vec<ViewCommand>,
}

/// Adds the panels to the app. They wait until there is a campaign, a clock and a view.
pub fn plugin(app: &mut App) {
    let ready = resource_exists::<Playback>.and_then(resource_exists::<View>).and_then(resource_exists::<Shown>);
    app.init_resource::<Evidence>()
        .add_systems(Startup, read.run_if(resource_exists::<Shown>))
        .add_systems(EguiPrimaryContextPass, panels.run_if(ready.and_then(resource_exists::<Lang>)));
}

/// The smallest window that has room for a panel, in pixels. In a smaller one the map stands alone.
const LEAST: egui::Vec2 = egui::vec2(160.0, 120.0);

/// Reads the campaign through once, for the panels of evidence.
fn read(shown: Res<Shown>, mut evidence: ResMut<Evidence>) {
    *evidence = Evidence::of(&shown);
}

fn panels(
    mut contexts: EguiContexts,
    (playback, view, shown, lang, evidence): (Res<Playback>, Res<View>, Res<Shown>, Res<Lang>, Res<Evidence>),
    mut clock: MessageWriter<ToClock>,
    mut views: MessageWriter<ViewCommand>,
    mut styled: Local<Option<Scale>>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let screen = Screen {
        campaign: &shown,
        evidence: &evidence,
        clock: playback.clock(),
        situation: playback.situation(),
        view: &view,
    };
    set_style(ctx, screen.scale(), &mut styled);
    let mut out = main_screen(ctx, &screen, &lang);
    let begun = playback.clock().playing() || playback.now() != shown.span.from;
    if view.welcome && (begun || out != Out::default()) {
        out.view.push(ViewCommand::Welcome(false));
    }
    clock.write_batch(out.clock.into_iter().map(ToClock));
    views.write_batch(out.view);
    Ok(())
}

/// Shows the main screen, or the blank one, and answers what was asked for.
pub fn main_screen(ctx: &egui::Context, screen: &Screen<'_>, lang: &Lang) -> Out {
    let mut out = Out::default();
    focus::begin(ctx);
    // After a change of size one of the two may lag a frame behind the other.
    let (window, seen) = (ctx.content_rect().size(), screen.view.size());
    if screen.view.blank {
        layout::blank(ctx);
    } else if window.x.min(seen.x) < LEAST.x || window.y.min(seen.y) < LEAST.y {
        return out;
    } else if screen.view.page == Some(Page::Symbols) {
        symbols_page::show(ctx, screen.view, screen.scale(), lang, &mut out);
    } else {
        layout::show(ctx, screen, lang, &mut out);
    }
    out
}

/// Sets the look of panels and controls where it is not set yet.
pub fn set_style(ctx: &egui::Context, scale: Scale, styled: &mut Option<Scale>) {
    if styled.replace(scale) == Some(scale) {
        return;
    }
    let mut style = theme::style(scale);
    style.interaction.selectable_labels = false;
    ctx.options_mut(|options| {
        // Ctrl and + belong to the browser or the desktop; egui would enlarge the panels alone.
        options.zoom_with_keyboard = false;
        options.input_options.max_click_duration = if scale.touch() { LONG_PRESS - EARLIER } else { SLOW_CLICK };
    });
    ctx.set_theme(egui::Theme::Light);
    ctx.set_global_style(style);
}

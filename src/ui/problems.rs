//! The page that stands where the map would be when the campaign is broken.

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{self, Area, Order, RichText, ScrollArea, Ui},
};

use super::{focus, set_style};
use crate::{
    campaign::problem::Problem,
    lang::Lang,
    theme::{self, Scale},
};

/// What is wrong with the campaign. While this resource is there, the page is shown.
#[derive(Resource, Clone, Debug, Default)]
pub struct Problems(pub Vec<Problem>);

/// Adds the page to the app.
pub fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, page.run_if(resource_exists::<Problems>.and_then(resource_exists::<Lang>)));
}

fn page(
    mut contexts: EguiContexts,
    problems: Res<Problems>,
    lang: Res<Lang>,
    mut styled: Local<Option<Scale>>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let window = ctx.content_rect();
    let scale = Scale::of(Vec2::new(window.width(), window.height()), false);
    set_style(ctx, scale, &mut styled);
    focus::begin(ctx);
    whole_window(ctx, &problems.0, &lang, scale);
    Ok(())
}

/// Fills the window with the page.
pub fn whole_window(ctx: &egui::Context, problems: &[Problem], lang: &Lang, scale: Scale) {
    let window = ctx.content_rect();
    Area::new("problems".into()).order(Order::Middle).movable(false).fade_in(false).fixed_pos(window.min).show(
        ctx,
        |ui| {
            ui.painter().rect_filled(window, 0.0, theme::PAPER);
            ui.set_min_size(window.size());
            let margin = scale.gap() * 2.0;
            let inside = window.shrink(margin.min(window.width() / 10.0));
            let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inside));
            show(&mut ui, problems, lang, scale);
        },
    );
}

/// Shows how many problems there are, and each with its place.
pub fn show(ui: &mut Ui, problems: &[Problem], lang: &Lang, scale: Scale) {
    ui.label(RichText::new(lang.get("problems-heading")).font(scale.heading()));
    ui.label(lang.with("problems-count", &[("count", problems.len().into())]));
    ui.add_space(scale.px(10.0));
    ScrollArea::vertical().auto_shrink([false, false]).animated(false).show(ui, |ui| {
        for problem in problems {
            let place = [
                ("file", problem.file.as_str().into()),
                ("line", problem.line.to_string().into()),
                ("column", problem.column.to_string().into()),
            ];
            ui.label(RichText::new(lang.with("problems-place", &place)).font(scale.small()).color(theme::INK_SOFT));
            ui.label(&problem.what);
            ui.add_space(scale.px(8.0));
        }
    });
}

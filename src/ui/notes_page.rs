//! The teacher's notes as a page: what to say, what comes next, how long the lesson has lasted.

use bevy_egui::egui::{self, Area, Color32, Context, Id, Order, RichText, ScrollArea, Sense, Ui, UiBuilder, vec2};

use super::{
    Out, focus,
    layout::Screen,
    widgets::{self, Icon},
};
use crate::{
    lang::Lang,
    notes::{Block, Notes},
    replay::clock::ClockCommand,
    story::{self, Steps},
    theme::{self, Scale},
    view::ViewCommand,
};

/// What the clocks of the notes show.
pub struct Times {
    /// The time of day, where the machine knows it.
    pub day: Option<String>,
    /// Seconds since the lesson began.
    pub elapsed: Option<f64>,
}

/// Shows the page in all of the window.
pub fn show(ctx: &Context, notes: &Notes, times: &Times, screen: &Screen<'_>, lang: &Lang, out: &mut Out) {
    focus::begin(ctx);
    let scale = Scale::reading(screen.view.text_size);
    let window = ctx.content_rect();
    let area = Area::new(Id::new("notes")).order(Order::Middle).movable(false).constrain(false).fade_in(false);
    area.fixed_pos(window.min).show(ctx, |ui| {
        ui.painter().rect_filled(window, 0.0, theme::PAPER);
        let inside = window.shrink(scale.gap());
        ui.allocate_rect(window, Sense::hover());
        let mut ui = ui.new_child(UiBuilder::new().id_salt("notes").max_rect(inside));
        clocks(&mut ui, times, scale, lang);
        widgets::hairline(&mut ui);
        buttons(&mut ui, screen, scale, lang, out);
        ui.label(RichText::new(&notes.then).font(scale.body_bold()));
        if !notes.next.is_empty() {
            widgets::soft(&mut ui, &notes.next, scale);
        }
        widgets::hairline(&mut ui);
        let list = ScrollArea::vertical().auto_shrink([false, false]).animated(false);
        list.show(&mut ui, |ui| told(ui, notes, scale));
    });
}

/// The time of day, and how long the lesson has lasted.
fn clocks(ui: &mut Ui, times: &Times, scale: Scale, lang: &Lang) {
    let elapsed =
        times.elapsed.map(|seconds| lang.with("notes-minutes", &[("minutes", ((seconds / 60.0) as u64).into())]));
    ui.horizontal(|ui| {
        for (word, time) in [("clock", &times.day), ("elapsed", &elapsed)] {
            let Some(time) = time else { continue };
            ui.vertical(|ui| {
                widgets::kicker(ui, &lang.word("notes", word), theme::INK_SOFT, scale);
                ui.label(RichText::new(time).font(scale.date()));
            });
            ui.add_space(scale.px(30.0));
        }
    });
}

/// What the remote does, for the mouse.
fn buttons(ui: &mut Ui, screen: &Screen<'_>, scale: Scale, lang: &Lang, out: &mut Out) {
    let (campaign, view, clock) = (screen.campaign, screen.view, screen.clock);
    let steps = |steps: Steps, out: &mut Out| {
        out.clock.extend(steps.clock);
        out.view.extend(steps.view);
    };
    let icon = if clock.playing() { Icon::Pause } else { Icon::Play };
    let side = scale.control();
    ui.horizontal(|ui| {
        if widgets::icon_button(ui, Icon::Previous, side, &lang.get("notes-back")).clicked() {
            steps(story::back(campaign, view, clock), out);
        }
        if widgets::icon_button(ui, icon, side, &lang.get("notes-play")).clicked() {
            out.clock.push(ClockCommand::TogglePlay);
        }
        if widgets::icon_button(ui, Icon::Next, side, &lang.get("notes-forward")).clicked() {
            steps(story::forward(campaign, view, clock), out);
        }
        if widgets::switch(ui, &lang.get("notes-blank"), vec2(0.0, side), view.blank).clicked() {
            out.view.push(ViewCommand::ToggleBlank);
        }
    });
}

/// The chapter, its parts and what follows.
fn told(ui: &mut Ui, notes: &Notes, scale: Scale) {
    // The bar at the right covers no letter.
    ui.set_width((ui.available_width() - scale.px(16.0)).max(0.0));
    if !notes.place.is_empty() {
        widgets::kicker(ui, &notes.place, theme::INK_SOFT, scale);
    }
    ui.label(RichText::new(&notes.title).font(scale.heading()));
    if !notes.stage.is_empty() {
        widgets::soft(ui, &notes.stage, scale);
    }
    for block in &notes.blocks {
        part(ui, block, scale);
    }
}

fn part(ui: &mut Ui, block: &Block, scale: Scale) {
    ui.add_space(scale.px(6.0));
    widgets::kicker(ui, &block.heading, theme::INK_SOFT, scale);
    for (i, line) in block.lines.iter().enumerate() {
        let right = block.right == Some(i);
        let font = if right { scale.body_bold() } else { scale.body() };
        let ground = if right { theme::CONTROL_PRESSED } else { Color32::TRANSPARENT };
        ui.add(egui::Label::new(RichText::new(line).font(font).background_color(ground)).wrap());
    }
}

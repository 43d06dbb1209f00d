//! The drawer at the left: one panel of evidence at a time, and the row of buttons that opens it.

mod accounts;
mod bibliography;
mod events;
mod figures;
mod forces;
mod legend;
mod lessons;
mod links;
pub(super) mod list;
mod settings;

use bevy::prelude::Resource;
use bevy_egui::egui::{self, Context, Pos2, ScrollArea, Ui, Vec2, vec2};

use super::{
    Out, focus,
    inset::Inset,
    widgets::{self, Icon},
};
use crate::{
    campaign::{model::Campaign, time::Instant, uses::SourceUse},
    lang::Lang,
    replay::{
        disagreement::{Disagreement, disagreements},
        situation::Situation,
    },
    theme::Scale,
    view::{Panel, View, ViewCommand},
};

/// What the panels need to know of the whole campaign, worked out once.
#[derive(Resource, Default)]
pub struct Evidence {
    /// For each source, what rests on it.
    pub uses: Vec<SourceUse>,
    /// Where accounts differ, the greatest distance first.
    pub disagreements: Vec<Disagreement>,
    /// The days on which no source places a unit, each at its midnight.
    pub silent_days: Vec<Instant>,
    /// The small map of the theatre.
    pub inset: Inset,
}

impl Evidence {
    /// Reads a campaign through.
    pub fn of(campaign: &Campaign) -> Self {
        Self {
            uses: campaign.uses(),
            disagreements: disagreements(campaign),
            silent_days: campaign.silent_days(),
            inset: Inset::of(campaign),
        }
    }
}

/// What the drawer shows.
#[derive(Clone, Copy)]
pub struct DrawerModel<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// What is known of the whole campaign.
    pub evidence: &'a Evidence,
    /// Where every unit is.
    pub situation: &'a Situation,
    /// What the reader looks at.
    pub view: &'a View,
    /// The instant that is shown.
    pub now: Instant,
}

/// What a panel writes on: the model, its room and its words, and where its commands go.
struct Sheet<'a> {
    model: DrawerModel<'a>,
    width: f32,
    scale: Scale,
    lang: &'a Lang,
    out: &'a mut Out,
}

impl<'a> Sheet<'a> {
    fn parts(&self) -> (DrawerModel<'a>, f32, Scale, &'a Lang) {
        (self.model, self.width, self.scale, self.lang)
    }
}

/// How the drawer stands in the window.
#[derive(Clone, Copy)]
pub struct Room {
    /// Its upper left corner.
    pub at: Pos2,
    /// How wide it is, with its margins.
    pub width: f32,
    /// How high it may be.
    pub height: f32,
    /// Whether the buttons of the other panels have no room elsewhere and stand inside.
    pub tabs: bool,
}

/// How much room the row of buttons needs.
pub fn buttons_size(ctx: &Context, scale: Scale, lang: &Lang) -> Vec2 {
    let gap = ctx.global_style().spacing.item_spacing.x;
    let widths = Panel::ALL.iter().map(|panel| widgets::button_width(ctx, &name(*panel, lang), scale) + gap);
    vec2(widths.sum::<f32>() - gap, scale.control())
}

/// Shows the row of buttons; the one of the open panel closes it.
pub fn buttons(ui: &mut Ui, open: Option<Panel>, scale: Scale, lang: &Lang, out: &mut Out) {
    ui.horizontal(|ui| {
        for panel in Panel::ALL {
            let text = name(panel, lang);
            let size = vec2(widgets::button_width(ui.ctx(), &text, scale), scale.control());
            if widgets::switch(ui, &text, size, open == Some(panel)).clicked() {
                out.view.push(ViewCommand::Open((open != Some(panel)).then_some(panel)));
            }
        }
    });
}

fn name(panel: Panel, lang: &Lang) -> String {
    lang.word("panel", panel.word())
}

/// Shows the open panel in its room.
pub fn show(
    ui: &mut Ui,
    panel: Panel,
    model: DrawerModel<'_>,
    Room { height, tabs, .. }: Room,
    scale: Scale,
    lang: &Lang,
    out: &mut Out,
) {
    let (width, bottom) = (ui.available_width(), ui.cursor().top() + height);
    ui.set_max_height(height);
    head(ui, panel, width, scale, lang, out);
    if tabs {
        ui.horizontal_wrapped(|ui| {
            for other in Panel::ALL.into_iter().filter(|other| *other != panel) {
                if widgets::chip(ui, &name(other, lang), false, scale).clicked() {
                    out.view.push(ViewCommand::Open(Some(other)));
                }
            }
        });
    }
    let mut sheet = Sheet { model, width, scale, lang, out };
    // In a low window, and where their words are long, the choices scroll away with the list.
    let low = height < scale.px(440.0) || kept::<f32>(ui, CHOICES) > (bottom - ui.cursor().top()) * 0.6;
    if !low {
        choices(ui, panel, &mut sheet);
    }
    let left = (bottom - ui.cursor().top()).max(scale.px(60.0));
    let area = ScrollArea::vertical().id_salt(panel.word()).min_scrolled_height(0.0).max_height(left);
    area.auto_shrink([false, false]).animated(false).show(ui, |ui| {
        // The bar of a long list stands beside the text, not on it.
        sheet.width = (width - scale.px(12.0)).max(0.0);
        ui.set_width(sheet.width);
        if low {
            choices(ui, panel, &mut sheet);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        match panel {
            Panel::Story => lessons::show(ui, &mut sheet),
            Panel::Forces => forces::show(ui, &mut sheet),
            Panel::Events => events::show(ui, &mut sheet),
            Panel::Figures => figures::show(ui, &sheet),
            Panel::Accounts => accounts::show(ui, &mut sheet),
            Panel::Sources => bibliography::show(ui, &mut sheet),
            Panel::Map => legend::show(ui, &mut sheet),
            Panel::Settings => settings::show(ui, &mut sheet),
        }
    });
}

/// How high the choices of the open panel were in the last pass.
const CHOICES: &str = "height_of_choices";

/// What a panel's list can be narrowed by. Where that turns out higher or lower than it was, it may stand elsewhere.
fn choices(ui: &mut Ui, panel: Panel, sheet: &mut Sheet<'_>) {
    let top = ui.cursor().top();
    choose(ui, panel, sheet);
    let (height, before) = (ui.cursor().top() - top, kept::<f32>(ui, CHOICES));
    if (height - before).abs() > sheet.scale.px(20.0) {
        keep(ui, CHOICES, height);
        ui.ctx().request_repaint();
    }
}

fn choose(ui: &mut Ui, panel: Panel, sheet: &mut Sheet<'_>) {
    match panel {
        Panel::Forces => forces::head(ui, sheet),
        Panel::Events => events::head(ui, sheet),
        Panel::Figures => figures::head(ui, sheet),
        Panel::Accounts => accounts::head(ui, sheet),
        Panel::Sources => bibliography::head(ui, sheet),
        Panel::Map => legend::head(ui, sheet),
        Panel::Story | Panel::Settings => {}
    }
}

/// The panel's name and the button that closes it.
fn head(ui: &mut Ui, panel: Panel, width: f32, scale: Scale, lang: &Lang, out: &mut Out) {
    let close = scale.lesser();
    ui.horizontal(|ui| {
        let room = (width - close - ui.spacing().item_spacing.x).max(0.0);
        ui.allocate_ui(vec2(room, close), |ui| {
            ui.set_width(room);
            widgets::heading(ui, &name(panel, lang), ui.available_width(), scale);
        });
        let label = lang.with("panel-close", &[("name", name(panel, lang).into())]);
        if widgets::icon_button(ui, Icon::Close, close, &label).clicked() {
            out.view.push(ViewCommand::Open(None));
        }
    });
}

/// A state of a panel that is nobody else's business: a filter, a word that is searched, an opened row.
fn kept<T: Clone + Default + Send + Sync + 'static>(ui: &Ui, what: &str) -> T {
    ui.data(|data| data.get_temp(egui::Id::new(("drawer", what)))).unwrap_or_default()
}

/// Keeps such a state.
fn keep<T: Clone + Default + Send + Sync + 'static>(ui: &Ui, what: &str, value: T) {
    ui.data_mut(|data| data.insert_temp(egui::Id::new(("drawer", what)), value));
}

/// A row of chips of which one or none is chosen; a chip that is pressed again lets go.
fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    what: &str,
    all: &[T],
    name: impl Fn(T) -> String,
    scale: Scale,
) {
    let chosen: Option<T> = kept(ui, what);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(scale.px(6.0));
        for one in all {
            if widgets::chip(ui, &name(*one), chosen == Some(*one), scale).clicked() {
                keep(ui, what, (chosen != Some(*one)).then_some(*one));
            }
        }
    });
}

/// A field for a word that is searched.
fn search(ui: &mut Ui, what: &str, hint: &str, sheet: &Sheet<'_>) {
    let (scale, hint) = (sheet.scale, sheet.lang.get(hint));
    let mut text: String = kept(ui, what);
    let field = egui::TextEdit::singleline(&mut text).hint_text(&hint).font(scale.body());
    let response = ui.add(field.desired_width(sheet.width - scale.px(24.0)).margin(widgets::field_margin(scale)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, &hint));
    let response = focus::control(response);
    if response.changed() {
        keep(ui, what, text);
    }
}

/// Whether a text holds what is searched, whatever the case of its letters.
fn holds(text: &str, searched: &str) -> bool {
    searched.is_empty() || text.to_lowercase().contains(searched)
}

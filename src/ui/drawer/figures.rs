//! Figures: each claim as a bar from its lowest to its highest number, in its claimant's colour.

use bevy_egui::egui::{Id, Stroke, Ui, Vec2b, vec2};
use egui_plot::{Bar, BarChart, Plot};

use super::{Sheet, choice, kept};
use crate::{
    campaign::{
        model::{Claim, Figure},
        words::FigureKind,
    },
    theme::{self, Scale},
    ui::{event_card, sources, widgets},
};

const KIND: &str = "kind_of_figures";

/// The height of one bar and the room around it, as shares of a line of small text.
const BAR: f32 = 1.05;

/// The kinds.
pub(super) fn head(ui: &mut Ui, sheet: &Sheet<'_>) {
    choice(ui, KIND, FigureKind::ALL, |kind| sheet.lang.word("figure-kind", kind.word()), sheet.scale);
}

/// Shows the figures of the moment, then those of the whole campaign and of other times.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>) {
    let (model, _, scale, lang) = sheet.parts();
    let kind: Option<FigureKind> = kept(ui, KIND);
    let whole = |figure: &Figure| {
        figure.span.to.0 - figure.span.from.0 > (model.campaign.span.to.0 - model.campaign.span.from.0) * 3 / 4
    };
    let now = |figure: &Figure| figure.span.contains(model.now);
    let groups: [(&str, &dyn Fn(&Figure) -> bool); 3] = [
        ("panel-figures-now", &|figure| now(figure) && !whole(figure)),
        ("panel-figures-whole", &whole),
        ("panel-figures-other", &|figure| !now(figure) && !whole(figure)),
    ];
    for (heading, belongs) in groups {
        let figures = model.campaign.figures.iter().enumerate();
        let mut figures =
            figures.filter(|(_, figure)| kind.is_none_or(|kind| figure.kind == kind) && belongs(figure)).peekable();
        if figures.peek().is_none() {
            continue;
        }
        ui.add_space(scale.px(10.0));
        widgets::kicker(ui, &lang.get(heading), theme::INK_SOFT, scale);
        for (index, figure) in figures {
            self::figure(ui, sheet, index, figure);
        }
    }
}

fn figure(ui: &mut Ui, sheet: &Sheet<'_>, index: usize, figure: &Figure) {
    let (model, width, scale, lang) = sheet.parts();
    ui.add_space(scale.px(6.0));
    widgets::hairline(ui);
    ui.add_space(scale.px(4.0));
    ui.label(theme::strong(&lang.text(&figure.title), scale));
    let (from, to) = (lang.day_and_month_short(figure.span.from), lang.day_and_month_short(figure.span.to.plus(-1)));
    let when =
        if from == to { from } else { lang.with("panel-figures-span", &[("from", from.into()), ("to", to.into())]) };
    let measure = lang.word("measure", figure.measure.word());
    widgets::soft(ui, &lang.with("panel-figures-what", &[("measure", measure.into()), ("when", when.into())]), scale);
    bars(ui, index, figure, width, scale);
    for claim in &figure.values {
        claimed(ui, sheet, claim);
    }
    if let Some(judgement) = &figure.judgement {
        widgets::kicker(ui, &lang.get("panel-judgement"), theme::INK, scale);
        ui.label(lang.text(&judgement.text));
        if judgement.unverified {
            event_card::warning(ui, &lang.get("event-unverified"), scale);
        }
        widgets::soft(ui, &sources::line(model.campaign, &judgement.sources, lang), scale);
    }
}

/// A bar for each claim, the first on top, all from the same zero.
fn bars(ui: &mut Ui, index: usize, figure: &Figure, width: f32, scale: Scale) {
    let most = figure.values.iter().map(|claim| claim.high).fold(0.0, f64::max).max(1.0);
    let count = figure.values.len();
    let bars = figure.values.iter().enumerate().flat_map(|(row, claim)| {
        let (colour, place) = (theme::claimant(claim.by), (count - row) as f64);
        // A single number ends in a bar too narrow to miss.
        let length = (claim.high - claim.low).max(most * 0.012);
        let start = (claim.high - length).max(0.0);
        let [pale, full] = if claim.unverified { [0.08, 0.35] } else { [0.18, 0.85] };
        let bar = |length: f64, share: f32| {
            Bar::new(place, length).width(0.56).fill(theme::faded(colour, share)).stroke(Stroke::NONE)
        };
        [bar(start, pale), bar(length, full).base_offset(start)]
    });
    let chart = BarChart::new("", bars.collect()).horizontal().allow_hover(false);
    let height = scale.small().size * BAR * count as f32 + scale.px(12.0);
    // Only what is in sight is worth the plot's work.
    let (_, space) = ui.allocate_space(vec2(width, height));
    if !ui.is_rect_visible(space) {
        return;
    }
    let mut inner = ui.new_child(bevy_egui::egui::UiBuilder::new().max_rect(space));
    let plot =
        Plot::new(Id::new(("figure", index))).height(height).width(width).show_axes(false).show_grid(Vec2b::FALSE);
    let plot = plot.show_background(false).show_x(false).show_y(false).sense(bevy_egui::egui::Sense::hover());
    let plot = plot
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false);
    let plot = plot.cursor_color(bevy_egui::egui::Color32::TRANSPARENT).set_margin_fraction(vec2(0.0, 0.0));
    let plot = plot.include_x(0.0).include_x(most).include_y(0.4).include_y(count as f64 + 0.6);
    plot.show(&mut inner, |plot| plot.bar_chart(chart));
}

fn claimed(ui: &mut Ui, sheet: &Sheet<'_>, claim: &Claim) {
    let (model, _, scale, lang) = sheet.parts();
    let mut number = lang.range(claim.low, claim.high);
    if claim.at_least {
        number = lang.with("range-at-least", &[("number", number.into())]);
    }
    let who = lang.word("claimant", claim.by.word());
    let line = lang.with("panel-figures-claim", &[("number", number.into()), ("who", who.into())]);
    ui.label(bevy_egui::egui::RichText::new(line).font(scale.small()).color(theme::claimant_ink(claim.by)));
    let words = lang.text(&claim.text);
    if !words.is_empty() {
        widgets::small(ui, &words, scale);
    }
    if claim.unverified {
        event_card::warning(ui, &lang.get("event-unverified"), scale);
    }
    widgets::soft(ui, &sources::line(model.campaign, &claim.sources, lang), scale);
    ui.add_space(scale.px(4.0));
}

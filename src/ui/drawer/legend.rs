//! The map: which layers it shows, how units are drawn, and how to read it.

use bevy_egui::egui::{Sense, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

use super::Sheet;
use crate::{
    campaign::words::Coalition,
    ink::{Drawing, Onto},
    lang::{Lang, capital},
    pens::Sample,
    symbols::FOOTPRINT,
    theme::{self, Scale},
    ui::{
        signs::{self, Table},
        symbols_page, widgets,
    },
    view::{Layer, Layers, Page, SymbolSet, ViewCommand},
};

/// The switches of layers and of symbols.
pub(super) fn head(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let (model, _, scale, lang) = sheet.parts();
    widgets::kicker(ui, &lang.get("panel-layers"), theme::INK_SOFT, scale);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(scale.px(6.0));
        for layer in Layer::ALL {
            let (name, shown) = (capital(&lang.word("layer", layer.word())), model.view.layers.has(layer));
            if widgets::chip(ui, &name, shown, scale).clicked() {
                sheet.out.view.push(ViewCommand::Show(model.view.layers.with(layer, !shown)));
            }
        }
    });
    widgets::kicker(ui, &lang.get("panel-symbols"), theme::INK_SOFT, scale);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(scale.px(6.0));
        for set in SymbolSet::ALL {
            let name = capital(&lang.word("symbols", set.word()));
            if widgets::chip(ui, &name, model.view.symbols == set, scale).clicked() {
                sheet.out.view.push(ViewCommand::Draw(set));
            }
        }
        if widgets::chip(ui, &lang.get("panel-signs-open"), false, scale).clicked() {
            sheet.out.view.push(ViewCommand::Turn(Some(Page::Symbols)));
        }
    });
}

/// How to read the map: the lines, then the signs of the chosen set.
pub(super) fn show(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let (model, width, scale, lang) = sheet.parts();
    ui.add_space(scale.px(8.0));
    widgets::kicker(ui, &lang.get("panel-lines"), theme::INK_SOFT, scale);
    for (drawing, name) in lines(model.view.layers, lang) {
        line(ui, &drawing, &capital(&name), width, scale);
    }
    let chosen = model.view.symbols;
    let columns = if width >= scale.px(420.0) { 2 } else { 1 };
    let table = Table::new(signs::groups(&[chosen], chosen, lang), columns);
    let frame = scale.symbol();
    table.show(ui, width, frame * FOOTPRINT[1] * 2.0, frame, scale);
    ui.add_space(scale.px(12.0));
    for note in symbols_page::notes(lang) {
        widgets::soft(ui, &note, scale);
        ui.add_space(scale.px(4.0));
    }
}

/// Half the length of a sample of a line.
const REACH: f32 = 24.0;

/// A sample of a line and its name.
fn line(ui: &mut Ui, drawing: &Drawing, name: &str, width: f32, scale: Scale) {
    let sample = scale.px(REACH * 2.0 + 16.0);
    let room = (width - sample).max(40.0);
    let galley = ui.painter().layout(name.to_owned(), scale.small(), theme::INK, room);
    let height = (galley.size().y + scale.px(4.0)).max(scale.px(30.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, name));
    let middle = pos2(rect.left() + scale.px(REACH + 2.0), rect.center().y);
    let size = scale.px(1.0);
    let origin = [f64::from(middle.x), f64::from(middle.y)];
    let onto = Onto { origin, scale: f64::from(size), widths: size.max(0.8) };
    ui.painter().extend(drawing.flat(onto));
    let at = pos2(rect.left() + sample, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, theme::INK);
}

/// The lines and marks of the map in the order of the legend.
const LINES: [Sample; 26] = [
    Sample::Front(Coalition::SovietMongolian),
    Sample::Front(Coalition::JapaneseManchukuoan),
    Sample::Band,
    Sample::Bridgehead,
    Sample::Pocket,
    Sample::Advance,
    Sample::Retreat,
    Sample::Trail,
    Sample::Leader,
    Sample::Doubt,
    Sample::Account,
    Sample::Air,
    Sample::Claim,
    Sample::ClaimGuessed,
    Sample::ClaimRiver,
    Sample::Disputed,
    Sample::Frontier,
    Sample::Broad,
    Sample::Standard,
    Sample::Light,
    Sample::Unbuilt,
    Sample::Road,
    Sample::Track,
    Sample::Scarp,
    Sample::Marsh,
    Sample::Sands,
];

/// The lines and marks of the map, drawn as there, each with what it is. Contours only where they are shown.
fn lines(layers: Layers, lang: &Lang) -> Vec<(Drawing, String)> {
    let contours = layers.has(Layer::Contours).then_some(Sample::Contours);
    let name = |sample: Sample| lang.get(&format!("panel-line-{}", sample.word()));
    LINES.into_iter().chain(contours).map(|sample| (sample.drawing(REACH), name(sample))).collect()
}

//! The map: which layers it shows, how units are drawn, and how to read it.

use bevy_egui::egui::{Sense, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

use super::Sheet;
use crate::{
    ink::{Drawing, Onto, Pattern, Pen, Point, circle},
    lang::{Lang, capital},
    symbols::FOOTPRINT,
    theme::{self, Scale},
    ui::{
        signs::{self, Table},
        symbols_page, widgets,
    },
    view::{Layer, Page, SymbolSet, ViewCommand},
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
    for (drawing, name) in lines(lang) {
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

/// The lines and marks of the map, drawn as there, each with what it is.
fn lines(lang: &Lang) -> Vec<(Drawing, String)> {
    let along = [[-REACH, 0.0], [REACH, 0.0]];
    let drawn = |pens: &[Pen]| {
        let mut drawing = Drawing::default();
        for pen in pens {
            drawing.line(&along, *pen);
        }
        drawing
    };
    let claim = Pattern::Dashed(14.0, 0.64);
    let sleepers = Pattern::Dashed(9.0, 0.5);
    vec![
        (front(theme::RED), lang.get("panel-line-front-soviet-mongolian")),
        (front(theme::BLUE), lang.get("panel-line-front-japanese-manchukuoan")),
        (arrow(), lang.get("panel-line-movement")),
        (ring(), lang.get("panel-line-doubt")),
        (leader(), lang.get("panel-line-leader")),
        (account(), lang.get("panel-line-account")),
        (
            drawn(&[Pen::solid(7.0, theme::faded(theme::RED, 0.22)), Pen::solid(1.8, theme::RED).with(claim)]),
            lang.get("map-claim-soviet-mongolian"),
        ),
        (
            drawn(&[Pen::solid(9.0, theme::faded(theme::BLUE, 0.22)), Pen::solid(3.0, theme::WATER)]),
            lang.get("panel-line-claim-river"),
        ),
        (disputed(), lang.get("panel-line-disputed")),
        (drawn(&[Pen::solid(1.5, theme::FRONTIER).with(claim)]), lang.get("panel-line-frontier")),
        (
            drawn(&[Pen::solid(3.2, theme::RAILWAY), Pen::solid(1.4, theme::MAP_PAPER).with(sleepers)]),
            lang.get("panel-line-railway"),
        ),
        (drawn(&[Pen::solid(1.8, theme::RAILWAY).with(sleepers)]), lang.get("panel-line-light-railway")),
        (drawn(&[Pen::solid(1.3, theme::ROAD).with(Pattern::Dashed(9.0, 0.66))]), lang.get("panel-line-road")),
        (contours(), lang.get("panel-line-contours")),
    ]
}

/// A front with its teeth towards the enemy.
fn front(colour: bevy_egui::egui::Color32) -> Drawing {
    let mut drawing = Drawing::default();
    let along = [[-REACH, -2.0], [REACH, -2.0]];
    drawing.line(&along, Pen::solid(6.0, theme::MAP_PAPER)).line(&along, Pen::solid(3.0, colour));
    for x in [-16.0, 0.0, 16.0] {
        let tooth = [[x - 4.0, -1.0], [x + 4.0, -1.0], [x, 5.0]];
        drawing.fill(&tooth, colour).outline(&tooth, Pen::solid(0.8, colour));
    }
    drawing
}

/// The way of a day, growing towards where it ended.
fn arrow() -> Drawing {
    let mut drawing = Drawing::default();
    let colour = theme::faded(theme::RED, 0.6);
    let points: Vec<(Point, f32)> = vec![([-REACH, -4.0], 1.0), ([-8.0, 0.0], 3.0), ([10.0, 1.0], 6.0)];
    let head = [[9.0, 7.0], [REACH, 1.0], [9.0, -5.0]];
    drawing.ribbon(points, colour).fill(&head, colour);
    drawing
}

/// The ring within which a unit truly was.
fn ring() -> Drawing {
    let (mut drawing, ring) = (Drawing::default(), circle([0.0, 0.0], 11.0, 40));
    drawing.fill(&ring, theme::faded(theme::BLUE, 0.1));
    drawing.outline(&ring, Pen::solid(1.4, theme::BLUE).with(Pattern::Dashed(8.0, 0.55)));
    drawing
}

/// The line from a symbol to its true place.
fn leader() -> Drawing {
    let mut drawing = Drawing::default();
    drawing.line(&[[-REACH + 4.0, -5.0], [REACH, 5.0]], Pen::solid(1.1, theme::RED));
    drawing.disc([-REACH + 4.0, -5.0], 2.4, theme::RED);
    drawing
}

/// Where another account has a unit.
fn account() -> Drawing {
    let mut drawing = Drawing::default();
    drawing.line(&[[-REACH, 0.0], [6.0, 0.0]], Pen::solid(1.6, theme::BLUE).with(Pattern::Dashed(7.0, 0.43)));
    drawing.fill(&circle([12.0, 0.0], 7.0, 28), theme::MAP_PAPER);
    drawing.outline(&circle([12.0, 0.0], 7.0, 28), Pen::solid(1.8, theme::BLUE)).disc([12.0, 0.0], 1.8, theme::BLUE);
    drawing
}

/// The ground between the claims.
fn disputed() -> Drawing {
    let mut drawing = Drawing::default();
    let (w, h) = (REACH, 9.0);
    drawing.fill(&[[-w, -h], [w, -h], [w, h], [-w, h]], theme::DISPUTED);
    for step in 0..5_u8 {
        let x = -w + f32::from(step) * 10.0;
        drawing.line(&[[x, -h], [(x + 2.0 * h).min(w), (2.0 * h).min(w - x) - h]], Pen::solid(0.8, theme::FRONTIER));
    }
    drawing
}

/// Lines of equal height.
fn contours() -> Drawing {
    let mut drawing = Drawing::default();
    for (y, width) in [(-6.0, 0.7), (0.0, 1.3), (6.0, 0.7)] {
        let line = [[-REACH, y - 3.0], [-10.0, y + 2.0], [6.0, y - 1.0], [REACH, y + 3.0]];
        drawing.line(&line, Pen::solid(width, theme::ROAD));
    }
    drawing
}

//! The page of symbols: every sign of both sets with its name, on one sheet over the whole window.

use bevy_egui::egui::{
    self, Align, Align2, Area, Context, Id, Layout, Order, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2,
};

use super::{
    Out,
    signs::{self, Table, paint},
    widgets::{self, Icon},
};
use crate::{
    campaign::words::{Activity, Branch, Echelon, Side},
    lang::{Lang, capital},
    symbols::{FOOTPRINT, Kind, SymbolSet},
    theme::{self, Scale},
    view::{View, ViewCommand},
};

/// At which shares of their size symbols are shown side by side.
const SIZES: [f32; 4] = [0.6, 1.0, 2.0, 3.0];

/// A column is at least this wide at full size.
const COLUMN: f32 = 300.0;

/// Fills the window with the page.
pub fn show(ctx: &Context, view: &View, scale: Scale, lang: &Lang, out: &mut Out) {
    let window = ctx.content_rect();
    let area = Area::new(Id::new("symbols")).order(Order::Foreground).movable(false).constrain(false).fade_in(false);
    area.fixed_pos(window.min).show(ctx, |ui| {
        ui.set_min_size(window.size());
        ui.painter().rect_filled(window, 0.0, theme::PAPER);
        let mut ui = ui.new_child(UiBuilder::new().max_rect(window.shrink(scale.gap())));
        head(&mut ui, view, scale, lang, out);
        widgets::hairline(&mut ui);
        let left = ui.available_size();
        ScrollArea::vertical().max_height(left.y).auto_shrink([false, false]).animated(false).show(&mut ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            sheet(ui, left, view.symbols, scale, lang);
        });
    });
}

/// The heading, the two sets, and the button that closes the page.
fn head(ui: &mut Ui, view: &View, scale: Scale, lang: &Lang, out: &mut Out) {
    let close = scale.lesser();
    let heading = lang.get("panel-signs");
    let words = SymbolSet::ALL.iter().map(|set| lang.word("symbols", set.word())).chain([heading.clone()]);
    let words: f32 = words.map(|words| widgets::button_width(ui.ctx(), &words, scale)).sum();
    // In a narrow window the sets stand below the heading.
    let narrow = ui.available_width() < scale.px(620.0).max(words + close + scale.px(120.0));
    ui.horizontal(|ui| {
        ui.set_height(close);
        let room = ui.available_width() - close - ui.spacing().item_spacing.x;
        widgets::heading(ui, &heading, room, scale);
        if !narrow {
            ui.add_space(scale.px(20.0));
            sets(ui, view, scale, lang, out);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::icon_button(ui, Icon::Close, close, &lang.get("panel-signs-close")).clicked() {
                out.view.push(ViewCommand::Turn(None));
            }
        });
    });
    if narrow {
        ui.horizontal_wrapped(|ui| sets(ui, view, scale, lang, out));
    }
}

/// The two sets to choose from.
fn sets(ui: &mut Ui, view: &View, scale: Scale, lang: &Lang, out: &mut Out) {
    for set in SymbolSet::ALL {
        let name = capital(&lang.word("symbols", set.word()));
        if widgets::chip(ui, &name, view.symbols == set, scale).clicked() {
            out.view.push(ViewCommand::Draw(set));
        }
    }
}

/// The signs in columns, and below them some of them at several sizes and what the signs' shapes mean.
fn sheet(ui: &mut Ui, room: egui::Vec2, chosen: SymbolSet, scale: Scale, lang: &Lang) {
    let frame = scale.symbol();
    let count = ((room.x / scale.px(COLUMN)) as usize).clamp(1, 5);
    // The chosen set stands first.
    let other = SymbolSet::ALL.into_iter().find(|set| *set != chosen);
    let sets: Vec<_> = std::iter::once(chosen).chain(other).collect();
    let table = Table::new(signs::groups(&sets, chosen, lang), count);
    let sizes = frame * SIZES[SIZES.len() - 1] * FOOTPRINT[1] * 2.0 + scale.px(26.0);
    let foot = sizes + scale.px(20.0);
    let row = table.row(room.y - foot, scale).clamp(frame * 1.12, frame * 2.2);
    // Larger than on the map where there is room, to be looked at.
    table.show(ui, room.x, row, (row / 1.24).clamp(frame, frame * 1.7), scale);
    ui.add_space(scale.px(10.0));
    widgets::hairline(ui);
    ui.add_space(scale.px(8.0));
    let (_, rect) = ui.allocate_space(vec2(room.x, sizes));
    let used = row_of_sizes(ui, rect, chosen, (frame, scale), lang);
    let beside = Rect::from_min_max(pos2(used + scale.px(30.0), rect.top()), rect.max);
    let notes = notes(lang);
    if beside.width() >= scale.px(380.0) {
        say(&mut ui.new_child(UiBuilder::new().max_rect(beside)), &notes, scale);
    } else {
        ui.add_space(scale.px(10.0));
        say(ui, &notes, scale);
    }
}

fn say(ui: &mut Ui, notes: &[String], scale: Scale) {
    ui.spacing_mut().item_spacing.y = scale.px(2.0);
    for note in notes {
        widgets::small(ui, note, scale);
    }
}

/// What the shapes mean, in sentences.
pub(super) fn notes(lang: &Lang) -> Vec<String> {
    ["panel-signs-corners", "panel-signs-strength", "panel-signs-arrows", "panel-signs-staff"]
        .map(|id| lang.get(id))
        .into()
}

/// The same symbols from small to large, as many as have room. Answers how far to the right they reach.
fn row_of_sizes(ui: &Ui, rect: Rect, set: SymbolSet, (frame, scale): (f32, Scale), lang: &Lang) -> f32 {
    let samples = [
        Kind { activity: Activity::Attack, strength: Some(6), ..plain(set, Side::Soviet, Branch::Tank) },
        Kind { activity: Activity::Encircled, ..plain(set, Side::Japanese, Branch::Infantry) },
    ];
    let step = frame * FOOTPRINT[0] * 2.2;
    let whole: f32 = SIZES.iter().sum();
    let count = ((rect.width() / (step * whole)) as usize).clamp(1, samples.len());
    // All stand on one line above their sizes in words.
    let base = rect.bottom() - scale.px(26.0);
    let mut x = rect.left();
    for size in SIZES {
        let from = x;
        for kind in &samples[..count] {
            let reach = step * size;
            paint(ui.painter(), *kind, pos2(x + reach / 2.0, base - frame * size * FOOTPRINT[1]), frame * size);
            x += reach;
        }
        let words = lang.with("panel-signs-size", &[("percent", format!("{:.0}", size * 100.0).into())]);
        let at = pos2((from + x) / 2.0, rect.bottom());
        ui.painter().text(at, Align2::CENTER_BOTTOM, words, scale.small(), theme::INK_SOFT);
    }
    x
}

fn plain(set: SymbolSet, side: Side, branch: Branch) -> Kind {
    Kind::plain(set, side, branch, Echelon::Brigade)
}

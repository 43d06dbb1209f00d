//! The legend, the sources on which the positions shown rest, and the credits.

use bevy_egui::egui::{Align2, Galley, Pos2, Rect, pos2};
use std::{collections::BTreeMap, sync::Arc};

use super::{Item, Layer, block, desk::Desk, frame::Model};
use crate::{
    campaign::{
        ids::SourceId,
        words::{Branch, Certainty, Echelon, Side, SourceKind},
    },
    ink::Onto,
    lang::capital,
    pens::Sample,
    symbols::{Kind, onto, symbol},
    theme,
    ui::sources::short,
    view::SymbolSet,
};

/// The room of a sign, in pixels, half the length of a line's sample, and the width of a symbol's frame.
const SIGN: f32 = 43.0;
const REACH: f32 = 17.0;
const FRAME: f32 = 29.0;

/// The height of a row of one line, and the least width of a column.
const ROW: f32 = 21.0;
const NARROWEST: f32 = 165.0;

/// The lines and marks of the map in the order of the legend.
const LINES: [Sample; 25] = [
    Sample::Air,
    Sample::Bridgehead,
    Sample::Pocket,
    Sample::Advance,
    Sample::Retreat,
    Sample::Trail,
    Sample::Claim,
    Sample::ClaimRiver,
    Sample::Disputed,
    Sample::ClaimGuessed,
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
    Sample::Contours,
    Sample::Fronts,
    Sample::Leader,
    Sample::Doubt,
    Sample::Account,
];

/// A sign of the legend.
#[derive(Clone, Copy)]
enum Sign {
    Unit(Kind),
    Line(Sample),
}

/// Sets the legend, with those lines and marks that are on the map, and answers where it ends.
pub(super) fn signs(desk: &mut Desk<'_>, model: &Model<'_>, room: Rect) -> f32 {
    let (lang, symbols) = (model.lang, model.view.symbols);
    let top = desk.heading(&lang.get("sheet-legend"), room.min, room.width());
    let plain = |side| Kind::plain(symbols, side, Branch::Infantry, Echelon::Other);
    let sides = [Side::Soviet, Side::Mongolian, Side::Japanese, Side::Manchukuoan];
    let sides = sides.map(|side| (Sign::Unit(plain(side)), capital(&lang.word("side", side.word()))));
    let sure = [Certainty::Known, Certainty::Approximate, Certainty::Inferred].map(|certainty| {
        let kind = Kind { certainty, ..plain(Side::Soviet) };
        (Sign::Unit(kind), capital(&lang.word("certainty", certainty.word())))
    });
    let lines = LINES.into_iter().filter(|sample| on_map(*sample, model.map));
    let lines = lines.map(|sample| (Sign::Line(sample), lang.get(&format!("sheet-line-{}", sample.word()))));
    let mut y = flow(desk, sides.into_iter().chain(sure).chain(lines), room, top);
    let mut notes = vec!["sheet-doubt"];
    if symbols == SymbolSet::App6 {
        notes.insert(0, "sheet-sizes");
    }
    if on_map(Sample::Advance, model.map) || on_map(Sample::Retreat, model.map) {
        notes.insert(0, "sheet-days");
    }
    for note in notes {
        let at = pos2(room.left(), y + desk.scale.px(3.0));
        let height = desk.lines(&lang.get(note), desk.scale.fine(), theme::INK_SOFT, room.width()).size().y;
        // What is uncertain is always said; of the rest only what has room.
        if note != "sheet-doubt" && at.y + height > room.bottom() {
            continue;
        }
        y = desk.paragraph(&lang.get(note), desk.scale.fine(), theme::INK_SOFT, at, room.width());
    }
    y
}

/// Whether something is drawn on the map.
fn on_map(sample: Sample, map: &[Layer]) -> bool {
    map.iter().flat_map(|layer| &layer.items).any(|item| match item {
        Item::Ink { drawing, symbol: None, .. } => drawing.shapes().iter().any(|shape| sample.is(shape)),
        Item::Shape(shape) => sample.is_mark(shape),
        Item::Picture { .. } | Item::Ink { .. } => false,
    })
}

/// Sets signs and their words in as many columns as the words leave room for, the shortest first; answers where they
/// end.
fn flow(desk: &mut Desk<'_>, signs: impl IntoIterator<Item = (Sign, String)>, room: Rect, top: f32) -> f32 {
    let most = ((room.width() / NARROWEST) as u8).max(1);
    let fits = |count: u8, words: &str| {
        let galley = desk.line(words, desk.scale.small(), theme::INK);
        galley.size().x <= beside(room.width() / f32::from(count))
    };
    let signs = signs.into_iter().map(|(sign, words)| {
        let columns = (2..=most).rev().find(|count| fits(*count, &words)).unwrap_or(1);
        (columns, sign, words)
    });
    let mut signs: Vec<_> = signs.collect();
    signs.sort_by_key(|(columns, ..)| std::cmp::Reverse(*columns));
    let mut y = top;
    for alike in signs.chunk_by(|a, b| a.0 == b.0) {
        let columns = usize::from(alike[0].0);
        let width = room.width() / columns as f32;
        for in_row in alike.chunks(columns) {
            let mut end = y;
            for (i, (_, sign, words)) in in_row.iter().enumerate() {
                end = end.max(row(desk, *sign, words, pos2(room.left() + width * i as f32, y), width));
            }
            y = end;
        }
    }
    y
}

/// The room for words beside a sign, in a column of a width.
fn beside(width: f32) -> f32 {
    width - SIGN - 3.0
}

/// Sets a sign and its words; answers where the next may stand.
fn row(desk: &mut Desk<'_>, sign: Sign, words: &str, at: Pos2, width: f32) -> f32 {
    let galley = desk.lines(words, desk.scale.small(), theme::INK, beside(width));
    let height = galley.size().y.max(ROW);
    let middle = pos2(at.x + SIGN / 2.0 - 4.0, at.y + height / 2.0);
    match sign {
        Sign::Unit(kind) => desk.ink(symbol(kind), onto(middle, FRAME)),
        Sign::Line(sample) => {
            let origin = [f64::from(middle.x), f64::from(middle.y)];
            desk.ink(sample.drawing(REACH), Onto { origin, scale: 1.0, widths: 1.0 });
        }
    }
    desk.set(galley, Align2::LEFT_CENTER, pos2(at.x + SIGN, middle.y));
    at.y + height + desk.scale.px(4.0)
}

/// The height that credits and a few lines of sources need: no note of the legend may take it from them.
pub(super) fn least(desk: &Desk<'_>, model: &Model<'_>, width: f32) -> f32 {
    let gap = desk.scale.px(3.0);
    let credits: f32 = credits(desk, model, width).iter().map(|galley| galley.size().y + gap).sum();
    credits + desk.scale.px(34.0 * 3.0 + 24.0)
}

fn credits(desk: &Desk<'_>, model: &Model<'_>, width: f32) -> Vec<Arc<Galley>> {
    let mut credits: Vec<_> =
        model.campaign.credits.iter().map(|credit| model.lang.text(credit).into_owned()).collect();
    credits.push(model.lang.get("sheet-made"));
    credits.iter().map(|text| desk.lines(text, desk.scale.fine(), theme::INK_SOFT, width)).collect()
}

/// Sets the credits at the lower end of the room and the sources above them, as many as have room.
pub(super) fn sources(desk: &mut Desk<'_>, model: &Model<'_>, room: Rect) {
    let (lang, fine, width) = (model.lang, desk.scale.fine(), room.width());
    let set = credits(desk, model, width);
    let gap = desk.scale.px(3.0);
    let heading = desk.scale.px(34.0);
    let height: f32 = set.iter().map(|galley| galley.size().y + gap).sum();
    let top = (room.bottom() - height - heading).max(room.top());
    let mut y = desk.heading(&lang.get("sheet-credits"), pos2(room.left(), top), width);
    for galley in set {
        y = desk.set(galley, Align2::LEFT_TOP, pos2(room.left(), y)).bottom() + gap;
    }
    let used = used(model);
    let free = block(room.left(), room.top(), width, top - room.top() - desk.scale.px(16.0));
    if free.height() < heading * 2.0 {
        return;
    }
    let title = lang.with("sheet-sources", &[("count", used.len().into())]);
    let title = if used.is_empty() { lang.get("sheet-no-sources") } else { title };
    let below = desk.heading(&title, free.min, width);
    // Several parts of one work may have the same short name.
    let mut names: Vec<(String, usize)> = Vec::new();
    for name in used.iter().map(|id| short(model.campaign.source(*id), lang)) {
        match names.iter_mut().find(|(known, _)| *known == name) {
            Some((_, times)) => *times += 1,
            None => names.push((name, 1)),
        }
    }
    // The most used come first; those that have no room are counted.
    for count in (1..=names.len()).rev() {
        let shown: Vec<&str> = names[..count].iter().map(|(name, _)| name.as_str()).collect();
        let mut text = shown.join(" · ");
        let left: usize = names[count..].iter().map(|(_, times)| times).sum();
        if left > 0 {
            let more = lang.with("sheet-more", &[("count", left.into())]);
            text = format!("{text} · {more}");
        }
        let galley = desk.lines(&text, fine.clone(), theme::INK, width);
        if below + galley.size().y <= free.bottom() || count == 1 {
            desk.set(galley, Align2::LEFT_TOP, pos2(room.left(), below));
            break;
        }
    }
}

/// The sources that place the units on the sheet, those first that place most; what was reasoned is last.
fn used(model: &Model<'_>) -> Vec<SourceId> {
    let view = model.view;
    let window = bevy::math::Rect::from_corners(bevy::math::Vec2::ZERO, view.size());
    let mut times: BTreeMap<usize, usize> = BTreeMap::new();
    for state in model.situation.units() {
        if state.certainty > view.least || !window.contains(view.pixel_of(state.at)) {
            continue;
        }
        let points = state.way_points(model.campaign);
        let next = points.get(state.reached + 1).filter(|_| state.moving);
        for source in points.get(state.reached).into_iter().chain(next).flat_map(|point| &point.sources) {
            *times.entry(source.index()).or_default() += 1;
        }
    }
    let mut used: Vec<_> = times.into_iter().collect();
    let reasoned = |source: usize| model.campaign.source(SourceId::at(source)).kind == SourceKind::Inference;
    used.sort_by_key(|(source, times)| (reasoned(*source), std::cmp::Reverse(*times), *source));
    used.into_iter().map(|(source, _)| SourceId::at(source)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Drawing;
    use std::sync::Arc;

    #[test]
    fn a_frame_fits_its_row() {
        let room = Rect::from_center_size(Pos2::ZERO, bevy_egui::egui::vec2(SIGN - 8.0, ROW + 3.0));
        for (side, certainty) in Side::ALL.iter().flat_map(|side| Certainty::ALL.iter().map(move |sure| (*side, *sure)))
        {
            let kind = Kind { certainty, ..Kind::plain(SymbolSet::App6, side, Branch::Infantry, Echelon::Other) };
            for shape in symbol(kind).flat(onto(Pos2::ZERO, FRAME)) {
                let bounds = shape.visual_bounding_rect();
                assert!(room.contains_rect(bounds), "{bounds:?}");
            }
        }
    }

    #[test]
    fn only_what_is_on_the_map_is_in_its_legend() {
        let onto = Onto { origin: [0.0; 2], scale: 1.0, widths: 1.0 };
        let ink = |drawing: Drawing| Item::Ink { drawing: Arc::new(drawing), onto, symbol: None };
        let map = [Layer { clip: Rect::EVERYTHING, items: vec![ink(Sample::Marsh.drawing(9.0))] }];
        assert!(on_map(Sample::Marsh, &map));
        assert!(!on_map(Sample::Sands, &map) && !on_map(Sample::Air, &map));
    }
}

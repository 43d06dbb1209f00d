//! The legend, the sources on which the positions shown rest, and the credits.

use bevy_egui::egui::{Align2, Pos2, Rect, pos2};
use std::collections::BTreeMap;

use super::{block, desk::Desk, frame::Model};
use crate::{
    campaign::{
        ids::SourceId,
        words::{Certainty, Coalition, Side},
    },
    ink::{Drawing, Pattern, Pen, Point, circle},
    lang::capital,
    theme,
    ui::sources::short,
    view::{Layer, SymbolSet},
};

/// The room of a sign, in pixels.
const SIGN: f32 = 44.0;

/// Half the width and half the height of a symbol's frame in the legend, and its cut corners.
const HALF: Point = [15.0, 9.5];
const CUT: f32 = 4.2;

/// Sets the legend and answers where it ends.
pub(super) fn signs(desk: &mut Desk<'_>, model: &Model<'_>, room: Rect) -> f32 {
    let (lang, layers) = (model.lang, model.view.layers);
    let mut y = desk.heading(&lang.get("sheet-legend"), room.min, room.width());
    let sides = [Side::Soviet, Side::Mongolian, Side::Japanese, Side::Manchukuoan];
    let sides = sides.map(|side| (frame(side, Certainty::Known), capital(&lang.word("side", side.word()))));
    y = in_two(desk, sides, room, y);
    let sure = [Certainty::Known, Certainty::Approximate, Certainty::Inferred];
    let mut sure: Vec<_> = sure
        .into_iter()
        .map(|sure| (frame(Side::Soviet, sure), capital(&lang.word("certainty", sure.word()))))
        .collect();
    sure.push((railway(), lang.get("sheet-railway")));
    y = in_two(desk, sure, room, y);
    let mut lines = Vec::new();
    if layers.has(Layer::Fronts) {
        lines.push((front(), lang.get("sheet-front")));
    }
    if layers.has(Layer::Movement) {
        lines.push((movement(), lang.get("sheet-movement")));
    }
    lines.push((air(), lang.get("sheet-air")));
    lines.push((claim(Side::Soviet), lang.get("map-claim-soviet-mongolian")));
    lines.push((claim(Side::Japanese), lang.get("map-claim-japanese-manchukuoan")));
    for (sign, words) in lines {
        y = row(desk, sign, &words, pos2(room.left(), y), room.width());
    }
    let mut notes = vec![lang.get("sheet-doubt")];
    if model.view.symbols == SymbolSet::App6 {
        notes.insert(0, lang.get("sheet-sizes"));
    }
    for note in notes {
        let at = pos2(room.left(), y + desk.scale.px(4.0));
        y = desk.paragraph(&note, desk.scale.fine(), theme::INK_SOFT, at, room.width());
    }
    y
}

/// Sets signs and words two in a row; answers where they end.
fn in_two(desk: &mut Desk<'_>, signs: impl IntoIterator<Item = (Drawing, String)>, room: Rect, top: f32) -> f32 {
    let (half, mut y, mut end) = (room.width() / 2.0, top, top);
    for (i, (sign, words)) in signs.into_iter().enumerate() {
        let right = i % 2 == 1;
        let at = pos2(room.left() + if right { half } else { 0.0 }, y);
        end = end.max(row(desk, sign, &words, at, half));
        if right {
            y = end;
        }
    }
    end
}

/// Sets a sign and its words; answers where the next may stand.
fn row(desk: &mut Desk<'_>, sign: Drawing, words: &str, at: Pos2, width: f32) -> f32 {
    let font = desk.scale.small();
    let galley = desk.lines(words, font, theme::INK, width - SIGN - desk.scale.px(8.0));
    let height = galley.size().y.max(HALF[1] * 2.0 + 4.0);
    let middle = at.y + height / 2.0;
    desk.ink(sign, pos2(at.x + SIGN / 2.0 - 4.0, middle), 1.0);
    desk.set(galley, Align2::LEFT_CENTER, pos2(at.x + SIGN, middle));
    at.y + height + desk.scale.px(4.0)
}

/// The frame of a symbol with nothing in it but the mark of a small army.
fn frame(side: Side, certainty: Certainty) -> Drawing {
    let ([w, h], coalition) = (HALF, side.coalition());
    let (frame, cut) = match coalition {
        Coalition::SovietMongolian => (vec![[-w, -h], [w, -h], [w, h], [-w, h]], 0.0),
        Coalition::JapaneseManchukuoan => {
            let (x, y) = (w - CUT, h - CUT);
            (vec![[-x, -h], [x, -h], [w, -y], [w, y], [x, h], [-x, h], [-w, y], [-w, -y]], CUT)
        }
    };
    let faint = certainty == Certainty::Inferred;
    let pale = |colour, share| if faint { theme::faded(colour, share) } else { colour };
    let colour = pale(theme::side(coalition), 0.8);
    let mut drawing = Drawing::default();
    drawing.fill(&frame, pale(theme::side_pale(coalition), 0.72));
    let mark = match side {
        Side::Mongolian => Some(theme::GOLD),
        Side::Manchukuoan => Some(theme::BLUE),
        Side::Soviet | Side::Japanese => None,
    };
    if let Some(colour) = mark {
        let bar = [[-w, -h + cut], [-w + cut, -h], [-w + 5.0, -h], [-w + 5.0, h], [-w + cut, h], [-w, h - cut]];
        drawing.fill(&bar, colour);
    }
    let pen = match certainty {
        Certainty::Known => Pen::solid(1.8, colour),
        Certainty::Approximate => Pen::solid(1.6, colour).with(Pattern::Dashed(6.0, 0.62)),
        Certainty::Inferred => Pen::solid(1.5, colour).with(Pattern::Dashed(4.0, 0.42)),
    };
    drawing.outline(&frame, pen);
    drawing
}

/// Both sides' lines, one above the other, in the band of doubt.
fn front() -> Drawing {
    let mut drawing = Drawing::default();
    for (y, coalition) in [(5.0, Coalition::JapaneseManchukuoan), (-5.0, Coalition::SovietMongolian)] {
        let (colour, line) = (theme::side(coalition), [[-17.0, y], [17.0, y]]);
        drawing.line(&line, Pen::solid(9.0, theme::faded(colour, 0.16)));
        drawing.line(&line, Pen::solid(2.4, colour));
    }
    drawing
}

/// An arrow that widens towards its head.
fn movement() -> Drawing {
    let mut drawing = Drawing::default();
    let colour = theme::faded(theme::RED, 0.75);
    drawing.ribbon(vec![([-17.0, -3.0], 1.5), ([-6.0, 0.5], 4.0), ([7.0, 1.0], 7.0)], colour);
    drawing.fill(&[[7.0, 8.0], [18.0, 1.0], [7.0, -6.0]], colour);
    drawing
}

/// An aircraft seen from above, in a disc.
fn air() -> Drawing {
    let (mut drawing, r) = (Drawing::default(), 9.5);
    drawing.fill(&circle([0.0, 0.0], r, 28), theme::PAPER);
    drawing.outline(&circle([0.0, 0.0], r, 28), Pen::solid(1.2, theme::INK));
    for ([from, to], width) in [
        ([[0.0, 0.62], [0.0, -0.6]], 2.0),
        ([[-0.68, 0.08], [0.68, 0.08]], 2.5),
        ([[-0.28, -0.52], [0.28, -0.52]], 1.7),
    ] {
        drawing.line(&[from, to].map(|point| point.map(|part| part * r)), Pen::solid(width, theme::INK));
    }
    drawing
}

/// A stretch of frontier as one side claimed it.
fn claim(by: Side) -> Drawing {
    let (mut drawing, line) = (Drawing::default(), [[-18.0, -2.0], [-6.0, 2.0], [6.0, -1.0], [18.0, 2.0]]);
    if by == Side::Soviet {
        drawing.line(&line, Pen::solid(6.0, theme::faded(theme::RED, 0.22)));
        drawing.line(&line, Pen::solid(1.6, theme::RED).with(Pattern::Dashed(10.0, 0.64)));
    } else {
        drawing.line(&line, Pen::solid(8.0, theme::faded(theme::BLUE, 0.22)));
        drawing.line(&line, Pen::solid(2.6, theme::WATER));
    }
    drawing
}

fn railway() -> Drawing {
    let (mut drawing, line) = (Drawing::default(), [[-18.0, 0.0], [18.0, 0.0]]);
    drawing.line(&line, Pen::solid(3.2, theme::RAILWAY));
    drawing.line(&line, Pen::solid(1.4, theme::MAP_PAPER).with(Pattern::Dashed(9.0, 0.5)));
    drawing
}

/// Sets the credits at the lower end of the room and the sources above them, as many as have room.
pub(super) fn sources(desk: &mut Desk<'_>, model: &Model<'_>, room: Rect) {
    let (lang, fine, width) = (model.lang, desk.scale.fine(), room.width());
    let mut credits: Vec<String> = model.campaign.credits.iter().map(|credit| credit.en().to_owned()).collect();
    credits.push(lang.get("sheet-made"));
    let set: Vec<_> = credits.iter().map(|text| desk.lines(text, fine.clone(), theme::INK_SOFT, width)).collect();
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
    let names: Vec<String> = used.iter().map(|id| short(model.campaign.source(*id), lang)).collect();
    // The most used come first; those that have no room are counted.
    for count in (1..=names.len()).rev() {
        let mut text = names[..count].join(" · ");
        if count < names.len() {
            let more = lang.with("sheet-more", &[("count", (names.len() - count).into())]);
            text = format!("{text} · {more}");
        }
        let galley = desk.lines(&text, fine.clone(), theme::INK, width);
        if below + galley.size().y <= free.bottom() || count == 1 {
            desk.set(galley, Align2::LEFT_TOP, pos2(room.left(), below));
            break;
        }
    }
}

/// The sources that place the units on the sheet, those first that place most.
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
    used.sort_by_key(|(source, times)| (std::cmp::Reverse(*times), *source));
    used.into_iter().map(|(source, _)| SourceId::at(source)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_fits_its_room() {
        let all = Side::ALL.iter().flat_map(|side| Certainty::ALL.iter().map(|sure| frame(*side, *sure)));
        let others = [front(), movement(), air(), claim(Side::Soviet), claim(Side::Japanese), railway()];
        let room = Rect::from_center_size(Pos2::ZERO, bevy_egui::egui::vec2(SIGN, 24.0));
        for drawing in all.chain(others) {
            let onto = crate::ink::Onto { origin: [0.0; 2], scale: 1.0, widths: 1.0 };
            for shape in drawing.flat(onto) {
                let bounds = shape.visual_bounding_rect();
                assert!(room.contains_rect(bounds), "{bounds:?}");
            }
        }
    }
}

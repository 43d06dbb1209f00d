//! Every sign of the map's units with its name, in groups, and how they are laid in columns: for the page of symbols and
//! for the panel of the map.

use bevy_egui::egui::{Id, Painter, Pos2, Rect, Sense, Shape, Ui, WidgetInfo, WidgetType, pos2, vec2};
use std::{collections::HashMap, sync::Arc};

use crate::{
    campaign::words::{Activity, Branch, Certainty, Echelon, Side},
    lang::{Lang, capital},
    symbols::{FOOTPRINT, Kind, SymbolSet, onto, symbol},
    theme::{self, Scale},
};

/// A sign, drawn once or in several sets side by side, and what it means.
pub(super) struct Sign {
    kinds: Vec<Kind>,
    name: String,
}

/// Signs that belong together.
pub(super) struct Group {
    title: String,
    signs: Vec<Sign>,
}

/// Every group: the arms in each of `sets`, all that both sets share in the chosen one.
pub(super) fn groups(sets: &[SymbolSet], chosen: SymbolSet, lang: &Lang) -> Vec<Group> {
    let sign = |kind: Kind, name: String| Sign { kinds: vec![kind], name: capital(&name) };
    let soviet = Kind::plain(chosen, Side::Soviet, Branch::Infantry, Echelon::Other);
    let japanese = Kind { side: Side::Japanese, ..soviet };
    let group = |title: &str, signs: Vec<Sign>| Group { title: lang.get(title), signs };
    let arm = |branch: Branch, air: bool, name: String| {
        let kind = |set| Kind::plain(set, Side::Soviet, branch, Echelon::Other);
        let kinds = sets.iter().map(|set| Kind { air: air || kind(*set).air, ..kind(*set) }).collect();
        Sign { kinds, name: capital(&name) }
    };
    let mut arms: Vec<_> =
        Branch::ALL.iter().map(|branch| arm(*branch, false, lang.word("branch", branch.word()))).collect();
    arms.push(arm(Branch::Other, true, lang.get("panel-sign-other-air")));
    let sizes = Echelon::ALL.iter().map(|echelon| {
        let air = matches!(echelon, Echelon::AirRegiment | Echelon::AirBrigade);
        let branch = if air { Branch::Fighter } else { Branch::Infantry };
        sign(Kind::plain(chosen, Side::Japanese, branch, *echelon), lang.word("echelon", echelon.word()))
    });
    let nations = Side::ALL.iter().map(|side| sign(Kind { side: *side, ..soviet }, lang.word("side", side.word())));
    let doubts = Certainty::ALL
        .iter()
        .map(|certainty| sign(Kind { certainty: *certainty, ..japanese }, lang.word("certainty", certainty.word())));
    let with = |strength| Kind { strength, ..soviet };
    let gone = |activity: Activity| (Kind { activity, ..soviet }, lang.word("activity", activity.word()));
    let states = [
        (with(None), lang.get("panel-sign-unknown")),
        (with(Some(8)), lang.get("panel-sign-full")),
        (with(Some(7)), lang.get("panel-sign-less")),
        (with(Some(4)), lang.get("panel-sign-reduced")),
        gone(Activity::Destroyed),
        gone(Activity::Disbanded),
    ];
    let none = [Activity::Destroyed, Activity::Disbanded, Activity::Other];
    let activities = Activity::ALL
        .iter()
        .filter(|activity| !none.contains(activity))
        .map(|activity| sign(Kind { activity: *activity, ..soviet }, lang.word("activity", activity.word())));
    vec![
        group("panel-signs-arms", arms),
        group("panel-signs-nations", nations.collect()),
        group("panel-signs-doubts", doubts.collect()),
        group("panel-signs-sizes", sizes.collect()),
        group("panel-signs-states", states.into_iter().map(|(kind, name)| sign(kind, name)).collect()),
        group("panel-signs-activities", activities.collect()),
    ]
}

/// What stands in a place of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Item {
    /// The title of a group.
    Title(usize),
    /// The title of a group that goes on in the next column.
    Again(usize),
    /// A sign of a group.
    Sign(usize, usize),
}

/// In how many rows groups of so many signs fit into some columns, and what stands in each column.
fn columns(groups: &[usize], count: usize) -> Vec<Vec<Item>> {
    let all: usize = groups.iter().map(|signs| signs + 1).sum();
    let mut rows = all.div_ceil(count.max(1)).max(2);
    loop {
        let columns = fill(groups, rows);
        if columns.len() <= count.max(1) {
            return columns;
        }
        rows += 1;
    }
}

/// Fills column after column, each with so many rows.
fn fill(groups: &[usize], rows: usize) -> Vec<Vec<Item>> {
    let mut columns = vec![Vec::new()];
    for (group, signs) in groups.iter().enumerate() {
        // A title never stands last in its column.
        if columns.last().is_some_and(|column| column.len() + 2 > rows) {
            columns.push(Vec::new());
        }
        for item in std::iter::once(Item::Title(group)).chain((0..*signs).map(|sign| Item::Sign(group, sign))) {
            if columns.last().is_some_and(|column| column.len() >= rows) {
                columns.push(vec![Item::Again(group)]);
            }
            columns.last_mut().into_iter().for_each(|column| column.push(item));
        }
    }
    columns
}

/// Signs that were laid out in columns.
pub(super) struct Table {
    groups: Vec<Group>,
    columns: Vec<Vec<Item>>,
}

impl Table {
    /// Lays groups in some columns of nearly the same length.
    pub(super) fn new(groups: Vec<Group>, count: usize) -> Self {
        let sizes: Vec<_> = groups.iter().map(|group| group.signs.len()).collect();
        Self { columns: columns(&sizes, count), groups }
    }

    /// How many rows its longest column has.
    pub(super) fn rows(&self) -> usize {
        self.columns.iter().map(Vec::len).max().unwrap_or_default()
    }

    /// How high it is with rows of a height: the titles at the heads of the columns are as low as text is.
    pub(super) fn height(&self, row: f32, scale: Scale) -> f32 {
        head(scale) + row * self.rows().saturating_sub(1) as f32
    }

    /// How high a row is where the whole is so high.
    pub(super) fn row(&self, height: f32, scale: Scale) -> f32 {
        (height - head(scale)) / self.rows().saturating_sub(1).max(1) as f32
    }

    /// Shows it: frames of a width in rows of a height, over the whole width that is given.
    pub(super) fn show(&self, ui: &mut Ui, width: f32, row_height: f32, frame: f32, scale: Scale) {
        let (id, whole) = ui.allocate_space(vec2(width, self.height(row_height, scale)));
        let gap = scale.px(14.0);
        let step = (whole.width() + gap) / self.columns.len().max(1) as f32;
        for (column, items) in self.columns.iter().enumerate() {
            for (row, item) in items.iter().enumerate() {
                let (top, height) = match row {
                    0 => (0.0, head(scale)),
                    _ => (head(scale) + (row - 1) as f32 * row_height, row_height),
                };
                let corner = whole.min + vec2(column as f32 * step, top);
                let rect = Rect::from_min_size(corner, vec2(step - gap, height));
                if !ui.is_rect_visible(rect) {
                    continue;
                }
                match *item {
                    Item::Title(group) => title(ui, rect, &self.groups[group].title, theme::INK, scale),
                    Item::Again(group) => title(ui, rect, &self.groups[group].title, theme::INK_SOFT, scale),
                    Item::Sign(group, sign) => {
                        let sign = &self.groups[group].signs[sign];
                        let response = ui.interact(rect, id.with((group, sign.name.as_str())), Sense::hover());
                        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &sign.name));
                        cell(ui.painter(), rect, sign, frame, scale);
                    }
                }
            }
        }
    }
}

/// The height of the titles at the heads of the columns.
fn head(scale: Scale) -> f32 {
    scale.small().size * 1.4 + scale.px(16.0)
}

/// A title over a hairline at the lower edge of its row.
fn title(ui: &Ui, rect: Rect, text: &str, colour: bevy_egui::egui::Color32, scale: Scale) {
    let font = scale.small_bold();
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, colour);
    let base = rect.bottom() - scale.px(7.0);
    ui.painter().galley(pos2(rect.left(), base - galley.size().y), galley, colour);
    ui.painter().hline(rect.x_range(), base + 0.5, (1.0, theme::HAIRLINE));
}

/// The symbols of a sign and its name.
fn cell(painter: &Painter, rect: Rect, sign: &Sign, frame: f32, scale: Scale) {
    let room = frame * FOOTPRINT[0] * 2.0 + scale.px(6.0);
    let mut x = rect.left();
    for kind in &sign.kinds {
        paint(painter, *kind, pos2(x + room / 2.0, rect.center().y), frame);
        x += room;
    }
    x += scale.px(6.0);
    let galley = painter.layout(sign.name.clone(), scale.small(), theme::INK, (rect.right() - x).max(40.0));
    painter.galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, theme::INK);
}

/// So many drawn symbols are kept.
const MOST_DRAWN: usize = 400;

/// Shapes drawn so far, around the origin: a page is painted in every frame, its symbols are drawn once.
#[derive(Clone, Default)]
struct Drawn(HashMap<(Kind, u32), Arc<Vec<Shape>>>);

/// Paints a symbol with the middle of its frame at a point.
pub(super) fn paint(painter: &Painter, kind: Kind, middle: Pos2, width: f32) {
    // Frames begin on whole pixels as far as the middle can see to it.
    let middle = pos2(middle.x.round(), middle.y.round());
    let shapes = painter.ctx().data_mut(|data| {
        let drawn: &mut Drawn = data.get_temp_mut_or_default(Id::new("signs"));
        // While a window is drawn to another size, every frame has a width of its own.
        if drawn.0.len() > MOST_DRAWN {
            drawn.0.clear();
        }
        let shapes = drawn.0.entry((kind, width.to_bits()));
        shapes.or_insert_with(|| Arc::new(symbol(kind).flat(onto(Pos2::ZERO, width)))).clone()
    });
    painter.extend(shapes.iter().map(|shape| {
        let mut shape = shape.clone();
        shape.translate(middle.to_vec2());
        shape
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_stands_once_and_under_its_title() {
        let groups = [15, 4, 3, 12, 6, 16];
        for count in 1..=6 {
            let columns = columns(&groups, count);
            assert!(columns.len() <= count, "{count}");
            let signs: usize = columns.iter().flatten().filter(|item| matches!(item, Item::Sign(..))).count();
            assert_eq!(signs, groups.iter().sum::<usize>());
            let longest = columns.iter().map(Vec::len).max().expect("a column");
            assert!(longest <= 62_usize.div_ceil(count) + 3, "{longest} rows in {count} columns");
            for column in &columns {
                assert!(!matches!(column[0], Item::Sign(..)) && matches!(column[column.len() - 1], Item::Sign(..)));
            }
        }
    }
}

//! The order of battle of the moment: a tree for each side, or what a search finds in it.

use bevy_egui::egui::Ui;

use super::{DrawerModel, Sheet, holds, kept, list, search};
use crate::{
    campaign::{
        ids::UnitId,
        limits::TALLEST_COMMAND,
        model::Unit,
        time::Instant,
        words::{Coalition, Post},
    },
    lang::Lang,
    theme,
    ui::widgets,
    view::ViewCommand,
};

const SEARCHED: &str = "word_in_units";

/// The field for a name.
pub(super) fn head(ui: &mut Ui, sheet: &Sheet<'_>) {
    search(ui, SEARCHED, "panel-search-units", sheet);
}

/// Shows the tree, or the units a search finds.
pub(super) fn show(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let (model, _, scale, lang) = sheet.parts();
    let searched = kept::<String>(ui, SEARCHED).trim().to_lowercase();
    if !searched.is_empty() {
        let found: Vec<_> = model.campaign.units().filter(|(_, unit)| matches(unit, &searched)).collect();
        if found.is_empty() {
            widgets::soft(ui, &lang.get("panel-nothing-found"), scale);
        }
        for (id, _) in found {
            row(ui, sheet, id, 0);
        }
        return;
    }
    let tree = Tree::at(&model);
    for coalition in [Coalition::SovietMongolian, Coalition::JapaneseManchukuoan] {
        let heading = match coalition {
            Coalition::SovietMongolian => lang.get("panel-forces-soviet-mongolian"),
            Coalition::JapaneseManchukuoan => lang.get("panel-forces-japanese-manchukuoan"),
        };
        ui.add_space(scale.px(8.0));
        widgets::kicker(ui, &heading, theme::side(coalition), scale);
        for (depth, id) in tree.of(&model, coalition) {
            row(ui, sheet, id, depth);
        }
    }
}

fn matches(unit: &Unit, searched: &str) -> bool {
    unit.name.iter().any(|(_, name)| holds(name, searched))
        || holds(&unit.label, searched)
        || unit.commanders.iter().any(|commander| commander.name.iter().any(|(_, name)| holds(name, searched)))
}

fn row(ui: &mut Ui, sheet: &mut Sheet<'_>, id: UnitId, depth: usize) {
    let (model, width, scale, lang) = sheet.parts();
    let (unit, state) = (model.campaign.unit(id), model.situation.unit(id));
    let led = commander(unit, model.now, lang).unwrap_or_default();
    let row = list::Row {
        text: &lang.text(&unit.name),
        trail: &led,
        mark: Some(theme::faded(theme::side(unit.side.coalition()), if state.is_some() { 1.0 } else { 0.3 })),
        faint: state.is_none(),
        current: model.view.selected == Some(id),
        indent: depth as f32 * scale.px(14.0),
        ..Default::default()
    };
    if list::row(ui, &row, width, scale).clicked() {
        sheet.out.view.push(ViewCommand::Select(Some(id)));
        sheet.out.view.extend(state.map(|state| ViewCommand::Look(state.at, None)));
    }
}

/// The last name of who led a unit at an instant.
fn commander(unit: &Unit, now: Instant, lang: &Lang) -> Option<String> {
    let leads = |post: Post| matches!(post, Post::Commander | Post::ActingCommander);
    let found = unit.commanders.iter().find(|one| leads(one.post) && !one.unverified && one.span.contains(now))?;
    // Names end in the family name, in the order of the West; what follows a comma explains.
    let name = lang.text(&found.name);
    name.split([',', '(']).next().and_then(|name| name.trim().rsplit(' ').next()).map(str::to_owned)
}

/// Who stands under whom at an instant.
struct Tree {
    /// For each unit, those that belong to it.
    children: Vec<Vec<UnitId>>,
    /// For each unit, whether it or one under it is there.
    there: Vec<bool>,
    roots: Vec<UnitId>,
}

impl Tree {
    fn at(model: &DrawerModel<'_>) -> Self {
        let (campaign, now) = (model.campaign, model.now);
        let mut tree = Self { children: vec![vec![]; campaign.units.len()], there: vec![], roots: vec![] };
        tree.there = campaign.units().map(|(_, unit)| is_there(unit, now)).collect();
        for (id, unit) in campaign.units() {
            match unit.parent_at(now) {
                Some(parent) => tree.children[parent.index()].push(id),
                None => tree.roots.push(id),
            }
            // Whoever has somebody under him is there, as far up as it goes.
            let mut above = unit.parent_at(now).filter(|_| is_there(unit, now));
            while let Some(parent) = above.filter(|parent| !tree.there[parent.index()]) {
                tree.there[parent.index()] = true;
                above = campaign.unit(parent).parent_at(now);
            }
        }
        let rank = |id: &UnitId| (std::cmp::Reverse(campaign.unit(*id).echelon), *id);
        tree.children.iter_mut().for_each(|children| children.sort_by_key(rank));
        tree.roots.sort_by_key(rank);
        tree
    }

    /// A side's units in the order of the tree, each with its depth.
    fn of(&self, model: &DrawerModel<'_>, coalition: Coalition) -> Vec<(usize, UnitId)> {
        let ours = |id: &&UnitId| model.campaign.unit(**id).side.coalition() == coalition;
        let mut rows = Vec::new();
        for root in self.roots.iter().filter(ours) {
            self.descend(*root, 0, &mut rows);
        }
        rows
    }

    fn descend(&self, id: UnitId, depth: usize, rows: &mut Vec<(usize, UnitId)>) {
        // The check sees the days on which somebody comes or goes; on others a chain of command may still be endless.
        if !self.there[id.index()] || depth > TALLEST_COMMAND {
            return;
        }
        rows.push((depth, id));
        for child in &self.children[id.index()] {
            self.descend(*child, depth + 1, rows);
        }
    }
}

/// Whether a unit is there: on the map, or a formation without a track on the days it was under somebody or formed.
fn is_there(unit: &Unit, now: Instant) -> bool {
    let points = &unit.track.points;
    match (points.first(), points.last()) {
        (Some(first), Some(last)) => first.when.at <= now && (now <= last.when.at || unit.track.stays),
        _ => unit.exists.contains(now) && unit.parent_at(now).is_some(),
    }
}

//! What must hold after every frame, whatever was done. Each breach is a sentence that names what broke.

use bevy::prelude::*;
use bevy_egui::egui;
use std::collections::BTreeSet;

use crate::{
    campaign::model::{Campaign, Span},
    geo::projection::to_map,
    lang::Lang,
    playback::{Playback, Shown},
    replay::situation::Situation,
    units::{PlacedLabels, SymbolLayout},
    view::{TEXT_SIZES, View},
};

/// Map metres in a pixel when the map is drawn as large as it can be.
const NEAREST: f64 = 3.0;

/// A pixel and a half: what rounding may move an edge by.
const ROUNDING: f64 = 1.5;

/// What is broken in a world that shows a campaign. `thorough` also works the situation out anew, which takes longer.
pub fn broken(world: &World, thorough: bool) -> Vec<String> {
    let resources = (
        world.get_resource::<Shown>(),
        world.get_resource::<Playback>(),
        world.get_resource::<View>(),
        world.get_resource::<SymbolLayout>(),
    );
    let (Some(shown), Some(playback), Some(view), Some(layout)) = resources else {
        return vec!["the campaign, the clock, the view or the symbols are gone".to_owned()];
    };
    let mut found = Vec::new();
    clock(playback, shown, &mut found);
    looked_at(view, shown, &mut found);
    chosen(view, shown, &mut found);
    symbols(layout, playback, shown, &mut found);
    if let Some(lang) = world.get_resource::<Lang>()
        && lang.language() != view.language
    {
        found.push(format!("the interface speaks {:?} and the view says {:?}", lang.language(), view.language));
    }
    if let Some(labels) = world.get_resource::<PlacedLabels>()
        && let Some(label) = labels.0.iter().find(|label| !label.rect.is_finite())
    {
        found.push(format!("the label of unit {} stands at {:?}", label.unit.index(), label.rect));
    }
    if playback.account() != view.account {
        found.push(format!("{:?} is replayed and the view says {:?}", playback.account(), view.account));
    }
    if thorough {
        let told = Situation::as_told(shown, playback.now(), playback.account());
        if told != *playback.situation() {
            found.push(format!("the situation of {} is not what {:?} tells", playback.now(), playback.account()));
        }
    }
    found
}

fn clock(playback: &Playback, campaign: &Campaign, found: &mut Vec<String>) {
    let (clock, now) = (playback.clock(), playback.now());
    if !campaign.span.contains(now) {
        found.push(format!("the clock shows {now}, outside of the campaign"));
    }
    if playback.situation().instant() != now {
        found.push(format!("the clock shows {now} and the situation is that of {}", playback.situation().instant()));
    }
    if let Some(span) = clock.looped().filter(|span| !within(*span, campaign.span)) {
        found.push(format!("{} to {} is played again and again", span.from, span.to));
    }
}

fn within(span: Span, whole: Span) -> bool {
    span.from < span.to && whole.contains(span.from) && whole.contains(span.to)
}

/// The camera's place and scale.
fn looked_at(view: &View, campaign: &Campaign, found: &mut Vec<String>) {
    let (centre, scale, size) = (view.centre(), view.metres_per_pixel(), view.size());
    let numbers =
        [centre.x, centre.y, scale, size.x.into(), size.y.into(), view.covered().x.into(), view.covered().y.into()];
    if numbers.iter().any(|number| !number.is_finite()) {
        found.push(format!("the view is at {centre:?}, {scale} metres a pixel, in a window of {size}"));
        return;
    }
    if scale < NEAREST * 0.999 {
        found.push(format!("the map is drawn larger than it can be: {scale} metres a pixel"));
    }
    let (low, high) = (to_map(campaign.bounds.south_west), to_map(campaign.bounds.north_east));
    let (left, right) = (view.map_of(Vec2::ZERO), view.map_of(size - Vec2::new(view.aside(), 0.0)));
    let slack = ROUNDING * scale;
    // At the largest scale a huge window would still see beyond the map: nothing could be done about that.
    let (across, down) = (high.x - low.x + slack, high.y - low.y + slack);
    let beyond = right.x - left.x <= across
        && left.y - right.y <= down
        && (left.x < low.x - slack || right.x > high.x + slack || left.y > high.y + slack || right.y < low.y - slack);
    let wider = scale > NEAREST && (right.x - left.x > across || left.y - right.y > down);
    if beyond || wider {
        let (east, south) = (right.x - high.x, low.y - right.y);
        let (west, north) = (low.x - left.x, left.y - high.y);
        found.push(format!(
            "the window of {size} looks over the map's edge by {:.0} metres west, {:.0} east, {:.0} north, {:.0} south \
             (a pixel is {scale:.1}; flying: {}; compared: {:?})",
            west.max(0.0),
            east.max(0.0),
            north.max(0.0),
            south.max(0.0),
            view.flying(),
            view.compared
        ));
    }
}

/// What the view names exists.
fn chosen(view: &View, campaign: &Campaign, found: &mut Vec<String>) {
    for unit in [view.selected, view.hovered].into_iter().flatten() {
        if unit.index() >= campaign.units.len() {
            found.push(format!("unit {} is selected or pointed at and there is none", unit.index()));
        }
    }
    if let Some(told) = view.told.filter(|told| told.chapter.index() >= campaign.story.chapters.len()) {
        found.push(format!("chapter {} is told and there is none", told.chapter.index()));
    }
    if !TEXT_SIZES.contains(&view.text_size) {
        found.push(format!("text is {} hundredths of its size", view.text_size));
    }
    if let Some(axis) = view.axis.filter(|axis| !within(*axis, campaign.span)) {
        found.push(format!("the timeline shows {} to {}", axis.from, axis.to));
    }
    if let Some(other) = view.compared
        && !(campaign.span.contains(other.with) && (0.0..=1.0).contains(&other.wipe))
    {
        found.push(format!("{} is compared, with the wipe at {}", other.with, other.wipe));
    }
}

fn symbols(layout: &SymbolLayout, playback: &Playback, campaign: &Campaign, found: &mut Vec<String>) {
    if !layout.width().is_finite() || layout.width() < 0.0 {
        found.push(format!("symbols are {} pixels wide", layout.width()));
    }
    let mut shown = BTreeSet::new();
    for placed in layout.symbols() {
        let name = || campaign.units.get(placed.unit.index()).map_or("no unit", |unit| &unit.id);
        if placed.unit.index() >= campaign.units.len() {
            found.push(format!("a symbol stands for unit {} and there is none", placed.unit.index()));
        }
        let numbers = [placed.at.x, placed.at.y, placed.anchor.x, placed.anchor.y, placed.size];
        if numbers.iter().any(|number| !number.is_finite()) || !(0.0..=1.001).contains(&placed.size) {
            found.push(format!("the symbol of {} stands at {}, of size {}", name(), placed.at, placed.size));
        }
        // While a formation opens or folds, both it and its units are there.
        if layout.moving() {
            continue;
        }
        for unit in layout.members(placed) {
            if !shown.insert(*unit) {
                found.push(format!("unit {} is shown by two symbols, one of them {}", unit.index(), name()));
            }
            if playback.situation().unit(*unit).is_none() {
                found.push(format!("unit {} is shown by {} and is not on the map", unit.index(), name()));
            }
        }
    }
}

/// What is broken in what egui is about to draw.
pub(super) fn painted(ctx: &egui::Context) -> Vec<String> {
    let mut found = Vec::new();
    if (ctx.zoom_factor() - 1.0).abs() > f32::EPSILON {
        found.push(format!("egui's own zoom is {}", ctx.zoom_factor()));
    }
    let layers: Vec<_> = ctx.memory(|memory| memory.layer_ids().collect());
    ctx.graphics(|graphics| {
        for layer in layers.into_iter().chain([egui::LayerId::background()]) {
            for entry in graphics.get(layer).into_iter().flat_map(egui::layers::PaintList::all_entries) {
                let rect = entry.shape.visual_bounding_rect();
                if rect.any_nan() || entry.clip_rect.any_nan() {
                    found.push(format!("a shape of {layer:?} has no place: {rect:?} in {:?}", entry.clip_rect));
                }
            }
        }
        let warned = graphics.get(egui::LayerId::debug()).into_iter().flat_map(egui::layers::PaintList::all_entries);
        for entry in warned {
            if let egui::Shape::Text(text) = &entry.shape {
                found.push(format!("egui warns: {}", text.galley.text()));
            }
        }
    });
    found.truncate(3);
    found
}

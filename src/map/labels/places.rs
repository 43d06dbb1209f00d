//! Names of places: beside their sign, or across the ground where the place is an area.

use bevy_egui::egui::{Color32, Galley, Pos2, Rect, Shape, Stroke, TextFormat, Vec2, pos2, text::LayoutJob, vec2};
use std::{collections::BTreeMap, sync::Arc};

use super::Sheet;
use crate::{
    campaign::{model::Place, words::PlaceKind},
    lang::Lang,
    lettering::{letter, spaced},
    theme::{self, Scale},
};

/// How far from its place a name stands, and from one in a ring, in pixels at full size.
const OFF: f32 = 8.0;
const LIT_OFF: f32 = 17.0;

/// Paints a place's name and sign, if it has room. A place that is lit stands in a ring, and its name is bold.
pub(super) fn paint<'a>(
    sheet: &mut Sheet<'a>,
    place: &'a Place,
    lit: bool,
    spots: &mut BTreeMap<Box<str>, usize>,
    lang: &Lang,
) {
    let at = sheet.pixel(place);
    if !sheet.window.contains(at) {
        return;
    }
    let (job, ink) = name(place, lit, sheet.scale, lang);
    let galley = sheet.painter.layout_job(job);
    let off = sheet.scale.px(if lit { LIT_OFF } else { OFF });
    let mut corners = around(at, &galley, place.kind, off);
    if lit {
        // Farther off it is still told by its ring.
        corners.extend(around(at, &galley, place.kind, off * 2.0));
    }
    let free = |spot: &usize| {
        corners.get(*spot).is_some_and(|corner| sheet.free(Rect::from_min_size(*corner, galley.size()).expand(2.0)))
    };
    let kept = spots.get(&place.id).copied().filter(free);
    let Some(spot) = kept.or_else(|| (0..corners.len()).find(free)) else { return };
    if kept.is_none() {
        spots.insert(place.id.clone(), spot);
    }
    let Some(corner) = corners.get(spot) else { return };
    sheet.take(Rect::from_min_size(*corner, galley.size()), Some(place));
    sign(sheet, at, place.kind);
    letter(&sheet.painter, *corner, 0.0, &galley, ink);
}

/// A place's name as it is lettered, and its ink.
fn name(place: &Place, lit: bool, scale: Scale, lang: &Lang) -> (LayoutJob, Color32) {
    let (words, rank) = (lang.text(&place.names), place.rank.unwrap_or(4));
    let ink = if rank < 4 { theme::INK } else { theme::INK_SOFT };
    match place.kind {
        PlaceKind::Sands | PlaceKind::Dunes | PlaceKind::Plateau => {
            let font = scale.region(rank);
            let spacing = Scale::spacing(&font) * 1.6;
            (spaced(&words.to_uppercase(), font, spacing, theme::INK_SOFT), theme::INK_SOFT)
        }
        PlaceKind::Marsh => {
            let font = scale.water(rank);
            let spacing = Scale::spacing(&font);
            (spaced(&words, font, spacing, theme::WATER_INK), theme::WATER_INK)
        }
        _ => {
            let mut font = scale.place(if lit { rank.min(2) } else { rank });
            if lit {
                font.family = scale.body_bold().family;
            }
            let ink = if lit { theme::INK } else { ink };
            let height = height(place, &words);
            let mut job = LayoutJob::single_section(words.into_owned(), TextFormat::simple(font, ink));
            if let Some(height) = height {
                job.append(height, scale.px(5.0), TextFormat::simple(scale.caps(), ink));
            }
            (job, ink)
        }
    }
}

/// The number by which a named height stands in reports, where its name does not say it.
fn height<'p>(place: &'p Place, name: &str) -> Option<&'p str> {
    let numbers = place.variants.iter().filter_map(|variant| variant.strip_prefix("Height "));
    let mut numbers = numbers.filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    numbers.find(|number| !name.contains(*number))
}

fn is_area(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Sands | PlaceKind::Dunes | PlaceKind::Plateau | PlaceKind::Marsh)
}

/// Upper left corners at which a name may stand, best first.
fn around(at: Pos2, galley: &Arc<Galley>, kind: PlaceKind, off: f32) -> Vec<Pos2> {
    let size = galley.size();
    let centred = at.x - size.x / 2.0;
    let middle = at.y - size.y / 2.0;
    if is_area(kind) {
        return [0.0, -0.9, 0.9].map(|lines| pos2(centred, middle + lines * size.y).round()).to_vec();
    }
    let (above, below) = (at.y - off * 0.3 - size.y, at.y + off * 0.3);
    let (right, left) = (at.x + off, at.x - off - size.x);
    let corners = [
        pos2(right, middle),
        pos2(left, middle),
        pos2(centred, at.y - off / 2.0 - size.y),
        pos2(centred, at.y + off / 2.0),
        pos2(right - off / 2.0, above),
        pos2(right - off / 2.0, below),
        pos2(left + off / 2.0, above),
        pos2(left + off / 2.0, below),
    ];
    corners.map(Pos2::round).to_vec()
}

/// A small sign for the kind of place.
fn sign(sheet: &Sheet<'_>, at: Pos2, kind: PlaceKind) {
    if is_area(kind) {
        return;
    }
    let r = sheet.scale.px(3.2);
    match kind {
        PlaceKind::Hill | PlaceKind::Height | PlaceKind::Obo => {
            let corners = vec![at + vec2(-r, r), at + vec2(r, r), at + vec2(0.0, -r)];
            sheet.painter.add(Shape::convex_polygon(corners, theme::INK_SOFT, Stroke::NONE));
        }
        PlaceKind::Town | PlaceKind::Station | PlaceKind::Headquarters | PlaceKind::Village => {
            sheet.painter.rect_filled(Rect::from_center_size(at, Vec2::splat(2.0 * r)), 0.0, theme::INK);
        }
        _ => {
            sheet.painter.circle(at, r, theme::MAP_PAPER, Stroke::new(1.2, theme::INK));
        }
    }
}

//! Names of lakes: inside where they have room, else beside; lakes without a shape have a ring where they may lie.

use bevy_egui::egui::{Pos2, Rect, Stroke, Vec2, pos2, vec2};

use super::{Sheet, reach};
use crate::{
    campaign::{ids::PlaceId, model::Campaign, words::PlaceKind},
    geo::{
        LatLon,
        base_map::{BaseMap, Feature},
        projection::{MapPoint, to_map},
    },
    lang::Lang,
    lettering::letter,
    theme,
};

/// A lake and its name.
pub(super) struct LakeName {
    /// The English name, as the base map writes it where the gazetteer has none.
    text: String,
    rank: u8,
    /// The lake in the gazetteer.
    place: Option<PlaceId>,
    /// The outline, or the one point at which the lake may lie.
    outline: Vec<MapPoint>,
}

/// The lakes of the gazetteer, and those that only the base map names; the first come first.
pub(super) fn read(land: &BaseMap, campaign: &Campaign) -> Vec<LakeName> {
    let mut found = Vec::new();
    let mut told = vec![false; land.lakes.len()];
    for (i, place) in campaign.places.iter().enumerate() {
        let (PlaceKind::Lake, Some(rank)) = (place.kind, place.rank) else { continue };
        let shape = land.lakes.iter().position(|lake| around(lake, place.at));
        if let Some(told) = shape.and_then(|shape| told.get_mut(shape)) {
            *told = true;
        }
        let outline = match shape.and_then(|shape| land.lakes.get(shape)) {
            Some(lake) => lake.points.iter().map(|point| to_map(*point)).collect(),
            None => vec![to_map(place.at)],
        };
        found.push(LakeName { text: place.names.en().to_owned(), rank, place: Some(PlaceId::at(i)), outline });
    }
    for (lake, told) in land.lakes.iter().zip(told) {
        if let (Some(text), false) = (&lake.name, told) {
            let outline = lake.points.iter().map(|point| to_map(*point)).collect();
            found.push(LakeName { text: text.clone(), rank: lake.rank, place: None, outline });
        }
    }
    found.sort_by_key(|lake| lake.rank);
    found
}

/// Whether a point lies within the bounds of a lake.
fn around(lake: &Feature, at: LatLon) -> bool {
    let inside = |of: fn(&LatLon) -> f64, value: f64| {
        let (low, high) = lake.points.iter().map(of).fold((f64::MAX, f64::MIN), |(a, b), v| (a.min(v), b.max(v)));
        (low..=high).contains(&value)
    };
    inside(|p| p.lat, at.lat) && inside(|p| p.lon, at.lon)
}

/// Paints a lake's name, if it has room.
pub(super) fn paint<'a>(sheet: &mut Sheet<'a>, lake: &LakeName, campaign: &'a Campaign, lang: &Lang) {
    if sheet.view.metres_per_pixel() > reach(lake.rank) {
        return;
    }
    let outline: Vec<Pos2> =
        lake.outline.iter().map(|point| sheet.view.pixel_of_map(*point)).map(|p| pos2(p.x, p.y)).collect();
    let bounds = Rect::from_points(&outline);
    if !sheet.window.intersects(bounds) {
        return;
    }
    let place = lake.place.map(|place| campaign.place(place));
    let text = place.map_or_else(|| lake.text.clone(), |place| lang.text(&place.names).into_owned());
    let galley = sheet.painter.layout_no_wrap(text, sheet.scale.water(lake.rank), theme::WATER_INK);
    let size = galley.size();
    let spots = spots(&outline, bounds, size, sheet.scale.px(5.0));
    let mut spots = spots.iter().map(|middle| Rect::from_center_size(*middle, size));
    let Some(spot) = spots.find(|spot| sheet.free(spot.expand(1.0))) else { return };
    sheet.take(spot, place);
    if outline.len() == 1 {
        sheet.painter.circle_stroke(bounds.center(), sheet.scale.px(4.0), Stroke::new(1.5, theme::WATER));
    }
    letter(&sheet.painter, spot.min.round(), 0.0, &galley, theme::WATER_INK);
}

/// The middles at which a lake's name may stand, best first.
fn spots(outline: &[Pos2], bounds: Rect, size: Vec2, gap: f32) -> Vec<Pos2> {
    let sum = outline.iter().fold(Vec2::ZERO, |sum, point| sum + point.to_vec2());
    let middle = (sum / outline.len().max(1) as f32).to_pos2();
    let holds = |middle: Pos2| {
        let text = Rect::from_center_size(middle, size * vec2(1.0, 0.6));
        let points = [text.left_top(), text.right_top(), text.left_bottom(), text.right_bottom()];
        points.iter().all(|point| encloses(outline, *point))
    };
    let around = bounds.expand(if outline.len() == 1 { gap + 3.0 } else { gap });
    let beside = [
        pos2(around.right() + size.x / 2.0, bounds.center().y),
        pos2(around.left() - size.x / 2.0, bounds.center().y),
        pos2(bounds.center().x, around.top() - size.y / 2.0 + gap),
        pos2(bounds.center().x, around.bottom() + size.y / 2.0 - gap),
    ];
    let moved = [0.0, -1.0, 1.0, -2.0, 2.0].map(|lines| middle + vec2(0.0, lines * size.y));
    moved.into_iter().filter(|middle| holds(*middle)).chain(beside).collect()
}

/// Whether a point lies inside an outline: a line from it crosses the outline an odd number of times.
fn encloses(outline: &[Pos2], at: Pos2) -> bool {
    let next = outline.iter().cycle().skip(1);
    let crosses =
        |(a, b): &(&Pos2, &Pos2)| (a.y > at.y) != (b.y > at.y) && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y);
    outline.iter().zip(next).filter(crosses).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_lake_holds_its_name_and_a_small_one_stands_beside_it() {
        let outline = [pos2(100.0, 100.0), pos2(300.0, 100.0), pos2(300.0, 200.0), pos2(100.0, 200.0)];
        let bounds = Rect::from_points(&outline);
        assert_eq!(spots(&outline, bounds, vec2(90.0, 25.0), 5.0)[0], pos2(200.0, 150.0));
        let beside = spots(&outline, bounds, vec2(400.0, 25.0), 5.0);
        assert!(
            beside.iter().all(|middle| !Rect::from_center_size(*middle, vec2(400.0, 15.0)).contains(bounds.center()))
        );
        assert!(beside[0].x > bounds.right());
    }

    #[test]
    fn no_lake_is_named_twice() {
        let land = BaseMap::embedded().expect("the base map can be read");
        let campaign = Campaign::embedded().expect("the campaign is in order");
        let lakes = read(&land, &campaign);
        let hulun: Vec<_> = lakes.iter().filter(|lake| lake.text.contains("Hulun")).collect();
        assert_eq!(hulun.len(), 1);
        assert!(hulun[0].place.is_some() && hulun[0].outline.len() > 10);
        assert!(lakes.iter().any(|lake| lake.text == "Uzur-Nur" && lake.outline.len() > 3), "it has a shape");
        assert!(lakes.iter().any(|lake| lake.text == "Mohorehi Lake" && lake.outline.len() == 1), "it has none");
    }
}

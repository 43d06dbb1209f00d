//! The spots along a line where its name stands, found anew only when they are no longer free.

use bevy::math::Vec2;
use bevy_egui::egui::{Pos2, Rect, pos2};

use super::{
    Sheet,
    stretch::{Needs, Stretch, runs, stretches},
};
use crate::geo::projection::MapPoint;

/// A name stands again where its spots are this share of the window's diagonal apart.
const APART: f32 = 0.33;

/// So many of the best spots of a view are remembered.
const REMEMBERED: usize = 120;

/// Where a name of one size stands, and where else it could.
#[derive(Default)]
pub(super) struct Spots {
    /// The spots that are taken, by the middle of their chord on the map, good for one scale of the map.
    kept: Vec<(MapPoint, Stretch)>,
    kept_for: f64,
    /// What was found in the view that was seen last, best first.
    found: Vec<Stretch>,
    found_for: Option<(MapPoint, f64, Rect, Needs)>,
}

impl Spots {
    /// The stretches on which the name stands.
    pub(super) fn taken(&self) -> impl Iterator<Item = Stretch> {
        self.kept.iter().map(|(_, stretch)| *stretch)
    }

    /// Lets go of the spots that are no longer free or belong to another scale of the map, and takes new ones, up to
    /// `most` of them.
    pub(super) fn settle(&mut self, sheet: &Sheet<'_>, lines: &[Vec<MapPoint>], needs: Needs, most: usize) {
        let scale = sheet.view.metres_per_pixel();
        let same_size = self.found_for.is_none_or(|(.., known)| known == needs);
        if std::mem::replace(&mut self.kept_for, scale) != scale || !same_size {
            self.kept.clear();
        }
        for (anchor, stretch) in &mut self.kept {
            stretch.middle = pixel(sheet, *anchor);
        }
        self.kept.retain(|(_, stretch)| stretch.boxes(needs).all(|part| sheet.free(part)));
        if self.kept.len() >= most {
            return;
        }
        self.look(sheet, lines, needs);
        let apart = (sheet.window.size().length() * APART).max(needs.width * 1.5);
        for stretch in &self.found {
            let alone = self.kept.iter().all(|(_, other)| other.middle.distance(stretch.middle) >= apart);
            if alone && self.kept.len() < most && stretch.boxes(needs).all(|part| sheet.free(part)) {
                let middle = sheet.view.map_of(Vec2::new(stretch.middle.x, stretch.middle.y));
                self.kept.push((middle, *stretch));
            }
        }
    }

    /// Finds out where the name could stand in the view of the moment, unless that is known.
    fn look(&mut self, sheet: &Sheet<'_>, lines: &[Vec<MapPoint>], needs: Needs) {
        let key = (sheet.view.map_of(Vec2::ZERO), sheet.view.metres_per_pixel(), sheet.window, needs);
        if self.found_for.replace(key) == Some(key) {
            return;
        }
        self.found.clear();
        let window = sheet.window.shrink(needs.em * 0.6);
        let mut seen: Vec<Pos2> = Vec::new();
        for line in lines {
            let pixels: Vec<Pos2> = line.iter().map(|point| pixel(sheet, *point)).collect();
            let runs = runs(&pixels, window);
            self.found.extend(stretches(&runs, needs, window));
            seen.extend(runs.into_iter().flatten());
        }
        // A loop of the line may come back to where the letters would stand, or to their ends.
        let wide = Needs { width: needs.width + needs.em, ..needs };
        let core = |part: Rect| part.shrink(needs.em * 0.1);
        self.found.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        self.found.retain(|stretch| {
            !stretch.boxes(wide).map(core).any(|part| seen.iter().any(|point| part.contains(*point)))
        });
        self.found.truncate(REMEMBERED);
    }
}

fn pixel(sheet: &Sheet<'_>, point: MapPoint) -> Pos2 {
    let pixel = sheet.view.pixel_of_map(point);
    pos2(pixel.x, pixel.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        campaign::model::Campaign,
        map::labels::tests::{sheet, view},
        view::ViewCommand,
    };
    use bevy_egui::egui::vec2;

    const NEEDS: Needs = Needs { width: 150.0, em: 24.0, tails: false, gap: 6.0, stray: 1.7 };

    /// A line from one edge of the window to the other through its middle.
    fn across(sheet: &Sheet<'_>) -> Vec<Vec<MapPoint>> {
        let at = |x: f32| sheet.view.map_of(Vec2::new(x, 360.0));
        vec![vec![at(-200.0), at(600.0), at(1_500.0)]]
    }

    fn middles(spots: &Spots) -> Vec<Pos2> {
        spots.taken().map(|stretch| stretch.middle).collect()
    }

    #[test]
    fn a_name_keeps_its_spot_while_that_is_free() {
        let campaign = Campaign::embedded().expect("the campaign is in order");
        let view = view(&campaign);
        let mut sheet = sheet(&view);
        let (line, mut spots) = (across(&sheet), Spots::default());
        spots.settle(&sheet, &line, NEEDS, 1);
        let first = middles(&spots);
        assert_eq!(first.len(), 1);
        // A symbol elsewhere moves nothing, one on the name does, and its leaving brings nothing back.
        sheet.taken.push(Rect::from_center_size(first[0] + vec2(0.0, 90.0), vec2(150.0, 50.0)));
        spots.settle(&sheet, &line, NEEDS, 1);
        assert_eq!(middles(&spots), first);
        sheet.taken.push(Rect::from_center_size(first[0], vec2(300.0, 100.0)));
        spots.settle(&sheet, &line, NEEDS, 1);
        let second = middles(&spots);
        assert!(second.len() == 1 && second[0].distance(first[0]) > 50.0, "{second:?}");
        sheet.taken.clear();
        spots.settle(&sheet, &line, NEEDS, 1);
        assert_eq!(middles(&spots), second);
    }

    #[test]
    fn a_name_moves_with_the_map_and_stands_again_far_away() {
        let campaign = Campaign::embedded().expect("the campaign is in order");
        let mut view = view(&campaign);
        let (line, mut spots) = (across(&sheet(&view)), Spots::default());
        spots.settle(&sheet(&view), &line, NEEDS, 3);
        let before = middles(&spots);
        assert!((2..=3).contains(&before.len()), "{before:?}");
        assert!(before.windows(2).all(|pair| pair[0].distance(pair[1]) > 400.0), "{before:?}");
        view.apply(&ViewCommand::Pan(Vec2::new(12.0, 5.0)), &campaign);
        spots.settle(&sheet(&view), &line, NEEDS, 3);
        let moved = middles(&spots)[0] - before[0];
        assert!((moved.x - 12.0).abs() < 0.1 && (moved.y - 5.0).abs() < 0.1, "{moved:?}");
    }
}

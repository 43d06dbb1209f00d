//! How the map is moved: by the reader, to a named view, to what a chapter looks at.

use bevy::prelude::*;

use super::{
    Kept, View,
    flight::{Flight, Pose},
};
use crate::{
    campaign::{
        ids::ChapterId,
        model::{Campaign, Shot},
    },
    geo::projection::{MapPoint, map_metres_per_ground_metre, to_map},
};

/// Map metres in one logical pixel when the map is drawn as large as it can be.
const NEAREST: f64 = 3.0;

impl View {
    pub(super) fn zoom_at(&mut self, pixel: Vec2, factor: f64) {
        if !factor.is_finite() || factor <= 0.0 {
            return;
        }
        let scale = (self.metres_per_pixel / factor).clamp(NEAREST, self.farthest());
        let (held, from_middle) = (self.map_of(pixel), pixel - self.size / 2.0);
        let centre =
            MapPoint { x: held.x - f64::from(from_middle.x) * scale, y: held.y + f64::from(from_middle.y) * scale };
        self.show(centre, scale);
    }

    /// The part of the map to keep in sight, where there is such a part.
    fn shot(kept: Kept, campaign: &Campaign) -> Option<Shot> {
        match kept {
            Kept::Named(number) => {
                let view = campaign.views.get(number)?;
                Some(Shot { centre: view.centre, width_km: view.width_km, height_km: view.height_km })
            }
            Kept::Chapter(chapter) => campaign.story.chapters.get(chapter.index()).map(|chapter| chapter.camera),
        }
    }

    /// Shows a part of the map at once and keeps it in sight.
    pub(super) fn keep(&mut self, kept: Kept, campaign: &Campaign) {
        if let Some(shot) = Self::shot(kept, campaign) {
            let Pose { centre, scale } = self.pose(&shot);
            self.show(centre, scale);
            self.kept = Some(kept);
        }
    }

    /// Sets out for what a chapter looks at, or is there at once where nothing may move.
    pub(super) fn fly(&mut self, chapter: ChapterId, campaign: &Campaign) {
        let (centre, scale) = (self.centre, self.metres_per_pixel);
        self.keep(Kept::Chapter(chapter), campaign);
        let to = Pose { centre: self.centre, scale: self.metres_per_pixel };
        if !self.still && to != (Pose { centre, scale }) {
            self.flight = Some(Flight::new(Pose { centre, scale }, to, f64::from(self.size.x)));
            (self.centre, self.metres_per_pixel) = (centre, scale);
        }
    }

    /// Lets a flight go on.
    pub(super) fn pass(&mut self, seconds: f64) {
        if let Some(flight) = &mut self.flight {
            let (Pose { centre, scale }, arrived) = flight.pass(seconds);
            // A way out and in again would look over the edge of the map.
            (self.centre, self.metres_per_pixel) = self.held(centre, scale);
            if arrived {
                self.flight = None;
            }
        }
    }

    /// Where the map must be looked at so that all of a shot is seen in the free part of the window.
    fn pose(&self, shot: &Shot) -> Pose {
        let stretch = map_metres_per_ground_metre(shot.centre.lat);
        let free = self.free();
        let across = shot.width_km * 1_000.0 * stretch / f64::from(free.x);
        let down = shot.height_km * 1_000.0 * stretch / f64::from(free.y);
        let scale = across.max(down).clamp(NEAREST, self.farthest());
        let (middle, off) = (to_map(shot.centre), self.size / 2.0 - self.middle());
        let centre = MapPoint { x: middle.x + f64::from(off.x) * scale, y: middle.y - f64::from(off.y) * scale };
        Pose { centre, scale }
    }

    /// The middle of the free part of the window.
    pub fn middle(&self) -> Vec2 {
        let left = if self.beside() { 0.0 } else { self.covered.x };
        Vec2::new(left, 0.0) + self.free() / 2.0
    }

    /// The size of the free part: what panels leave or, where both halves show the same ground, all of a half that
    /// the timeline leaves.
    fn free(&self) -> Vec2 {
        let free =
            if self.beside() { self.size - Vec2::new(self.aside(), self.covered.y) } else { self.size - self.covered };
        free.max(Vec2::splat(1.0))
    }

    /// Shows a point in the middle of the free part of the window, not of the whole.
    pub(super) fn show_in_the_middle(&mut self, point: MapPoint, scale: f64) {
        self.show(point, scale);
        self.show(self.map_of(self.size - self.middle()), scale);
    }

    pub(super) fn resize(&mut self, size: Vec2, covered: Vec2, campaign: &Campaign) {
        if (size, covered) == (self.size, self.covered) || size.min_element() < 1.0 {
            return;
        }
        let (middle, turned) = (self.map_of(self.middle()), size != self.size);
        (self.size, self.covered) = (size, covered);
        match self.kept {
            Some(kept) => self.keep(kept, campaign),
            // What the reader looks at stays in sight; a panel that opens does not push the map aside.
            None if turned => self.show_in_the_middle(middle, self.metres_per_pixel),
            None => self.show(self.centre, self.metres_per_pixel),
        }
    }

    /// Shows a point in the middle at a scale, held so that the window never looks over the edge of the map.
    pub(super) fn show(&mut self, centre: MapPoint, metres_per_pixel: f64) {
        (self.kept, self.flight) = (None, None);
        (self.centre, self.metres_per_pixel) = self.held(centre, metres_per_pixel);
    }

    /// The nearest middle and scale at which the window does not look over the edge of the map.
    fn held(&self, centre: MapPoint, metres_per_pixel: f64) -> (MapPoint, f64) {
        let scale = metres_per_pixel.clamp(NEAREST, self.farthest());
        // Of a window in halves the left one is held: what would be right of it is not seen.
        let aside = f64::from(self.aside()) * scale / 2.0;
        let mut half = (self.size.as_dvec2() / 2.0) * scale;
        half.x -= aside;
        let (low, high) = self.edges();
        let hold =
            |value: f64, low: f64, high: f64| if low > high { (low + high) / 2.0 } else { value.clamp(low, high) };
        let held = MapPoint {
            x: hold(centre.x - aside, low.x + half.x, high.x - half.x) + aside,
            y: hold(centre.y, low.y + half.y, high.y - half.y),
        };
        (held, scale)
    }

    fn edges(&self) -> (MapPoint, MapPoint) {
        (to_map(self.bounds.south_west), to_map(self.bounds.north_east))
    }

    /// Map metres in one pixel when the window shows as much of the map as it can.
    fn farthest(&self) -> f64 {
        let (low, high) = self.edges();
        let (across, down) = (high.x - low.x, high.y - low.y);
        (across / f64::from(self.size.x - self.aside())).min(down / f64::from(self.size.y)).max(NEAREST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{geo::LatLon, view::ViewCommand};

    /// Found by the monkey, seed 1939: a way leads out and in again, and looked up to 15 km over the edge.
    #[test]
    fn no_flight_looks_over_the_edge_of_the_map() {
        let campaign = Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"));
        let corner = campaign.bounds.south_west;
        for size in [Vec2::new(1280.0, 720.0), Vec2::new(315.0, 354.0), Vec2::new(1661.0, 418.0)] {
            let mut view = View::new(&campaign);
            view.apply(&ViewCommand::Resize(size, Vec2::ZERO), &campaign);
            let (low, high) = view.edges();
            let mut frames = 0;
            for (chapter, _) in campaign.chapters() {
                let from = LatLon { lat: corner.lat + 0.3, lon: corner.lon + 0.4 };
                view.apply(&ViewCommand::Look(from, Some(9.0)), &campaign);
                view.apply(&ViewCommand::Watch(chapter), &campaign);
                while view.flying() {
                    view.pass(0.1);
                    frames += 1;
                    let (left, right) = (view.map_of(Vec2::ZERO), view.map_of(size));
                    let slack = view.metres_per_pixel;
                    let inside = left.x > low.x - slack && right.x < high.x + slack;
                    let between = right.y > low.y - slack && left.y < high.y + slack;
                    assert!(inside && between, "{left:?} to {right:?} in a window of {size}");
                }
            }
            assert!(frames > 100, "nothing flew");
        }
    }
}

//! From unit to unit by keys: side after side, each from north to south, as the map folds them into formations.

use bevy::prelude::*;

use super::layout;
use crate::{
    campaign::{ids::UnitId, model::Campaign, words::Coalition},
    geo::LatLon,
    input::NextUnit,
    playback::{Playback, Shown},
    replay::{
        formations::{Formation, Formations},
        situation::Situation,
    },
    view::{View, ViewCommand},
};

/// A unit nearer than this to the edge of the free part of the window, in pixels, is brought to its middle.
const MARGIN: f32 = 40.0;

/// Selects the unit that is asked for, and looks there where it is out of sight.
pub(super) fn step(
    mut asked: MessageReader<NextUnit>,
    (playback, view, shown): (Res<Playback>, Res<View>, Res<Shown>),
    mut commands: MessageWriter<ViewCommand>,
) {
    let by = asked.read().map(|asked| asked.0).sum();
    if by == 0 {
        return;
    }
    if let Some((unit, at)) = next(&shown, playback.situation(), &view, by) {
        commands.write(ViewCommand::Select(Some(unit)));
        commands.write_batch((!in_sight(&view, at)).then_some(ViewCommand::Look(at, None)));
    }
}

/// The unit so many after the selected one, and where it is. After the last comes the first.
fn next(campaign: &Campaign, situation: &Situation, view: &View, by: isize) -> Option<(UnitId, LatLon)> {
    let states = situation.units().iter().filter(|state| state.certainty <= view.least);
    let formations = Formations::of(campaign, situation.instant(), states, layout::level(view));
    let mut all: Vec<&Formation> = formations.all().iter().collect();
    all.sort_by(|a, b| {
        let side = |one: &Formation| campaign.unit(one.unit).side.coalition() == Coalition::JapaneseManchukuoan;
        let north_first = b.at.lat.total_cmp(&a.at.lat);
        side(a).cmp(&side(b)).then(north_first).then(a.unit.cmp(&b.unit))
    });
    let selected = view.selected.and_then(|unit| formations.named(unit).or_else(|| formations.holding(unit)));
    let from = selected.and_then(|held| all.iter().position(|one| one.unit == held.unit));
    let count = isize::try_from(all.len()).ok().filter(|count| *count > 0)?;
    let to = match from {
        Some(from) => from as isize + by,
        None if by > 0 => by - 1,
        None => by,
    };
    let found = all.get(to.rem_euclid(count) as usize)?;
    Some((found.unit, found.at))
}

/// Whether a point is seen in the free part of the window.
fn in_sight(view: &View, at: LatLon) -> bool {
    let (size, covered) = (view.size(), view.covered());
    let free = Rect::from_corners(Vec2::new(covered.x, 0.0), size - Vec2::new(0.0, covered.y));
    free.inflate(-MARGIN).contains(view.pixel_of(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::time::parse_instant;

    fn campaign() -> Campaign {
        Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"))
    }

    /// All units in the order in which the key visits them, from none selected until one comes again.
    fn round(campaign: &Campaign, situation: &Situation, view: &mut View, by: isize) -> Vec<(UnitId, LatLon)> {
        let mut visited: Vec<(UnitId, LatLon)> = Vec::new();
        loop {
            let found = next(campaign, situation, view, by).expect("there are units");
            if visited.first() == Some(&found) {
                return visited;
            }
            assert!(!visited.contains(&found), "it comes again before the round is over");
            visited.push(found);
            view.selected = Some(found.0);
        }
    }

    #[test]
    fn every_unit_that_is_drawn_is_visited_side_by_side_from_north_to_south_and_back() {
        let campaign = campaign();
        let situation = Situation::at(&campaign, parse_instant("1939-08-20T12:00").expect("an instant"));
        let mut counts = Vec::new();
        for zoom in [8.5, 11.0, 13.0] {
            let mut view = View::new(&campaign);
            view.apply(&ViewCommand::Look(campaign.views[0].centre, Some(zoom)), &campaign);
            let forth = round(&campaign, &situation, &mut view, 1);
            let formations = Formations::of(&campaign, situation.instant(), situation.units(), layout::level(&view));
            assert_eq!(forth.len(), formations.all().len(), "every formation of this level of detail");
            let theirs = |unit: UnitId| campaign.unit(unit).side.coalition() == Coalition::JapaneseManchukuoan;
            for pair in forth.windows(2) {
                let (a, b) = (theirs(pair[0].0), theirs(pair[1].0));
                assert!(!a || b, "one side after the other");
                assert!(a != b || pair[0].1.lat >= pair[1].1.lat, "from north to south");
            }
            view.selected = None;
            let mut back = round(&campaign, &situation, &mut view, -1);
            back.reverse();
            assert_eq!(back, forth);
            counts.push(forth.len());
        }
        assert!(counts.is_sorted() && counts[0] < counts[2], "{counts:?}");
    }

    #[test]
    fn a_unit_that_is_folded_away_goes_on_from_its_formation_and_one_out_of_sight_is_brought_into_it() {
        let campaign = campaign();
        let situation = Situation::at(&campaign, parse_instant("1939-08-20T12:00").expect("an instant"));
        let mut view = View::new(&campaign);
        view.apply(&ViewCommand::Look(campaign.views[0].centre, Some(8.5)), &campaign);
        let formations = Formations::of(&campaign, situation.instant(), situation.units(), layout::level(&view));
        let many = formations.all().iter().find(|one| formations.members(one).len() > 2).expect("a formation");
        view.selected = Some(many.unit);
        let after = next(&campaign, &situation, &view, 1);
        view.selected = formations.members(many).iter().copied().find(|unit| *unit != many.unit);
        assert_eq!(next(&campaign, &situation, &view, 1), after);
        let near = campaign.views[0].centre;
        assert!(in_sight(&view, near) && !in_sight(&view, LatLon::new(near.lat + 3.0, near.lon)));
    }
}

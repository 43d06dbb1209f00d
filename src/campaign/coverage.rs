//! What a campaign knows and what it does not.

use super::{
    ids::SourceId,
    model::{Campaign, WayPoint},
    time::{DAY, Instant},
    words::{Certainty, Read},
};

/// The gaps of a campaign, counted.
#[derive(Debug)]
pub struct Coverage<'a> {
    /// How many way points have each certainty.
    pub by_certainty: Vec<(Certainty, usize)>,
    /// How many way points rest at best on a source that was read so.
    pub by_reading: Vec<(Read, usize)>,
    /// The ids of units that have no track.
    pub without_track: Vec<&'a str>,
    /// The days that are played on which no unit has a way point with a source that is a text, each at its midnight.
    pub silent_days: Vec<Instant>,
    /// The ids of sources on which nothing rests.
    pub unused_sources: Vec<&'a str>,
}

impl Campaign {
    /// What this campaign knows and what it does not.
    pub fn coverage(&self) -> Coverage<'_> {
        let points = || self.units.iter().flat_map(|unit| &unit.track.points);
        let count = |wanted: &dyn Fn(&WayPoint) -> bool| points().filter(|point| wanted(point)).count();
        let certainty = |word: &Certainty| (*word, count(&|point| point.certainty == *word));
        let reading = |word: &Read| (*word, count(&|point| self.best_reading(&point.sources) == *word));
        let unused = self.uses().into_iter().zip(&self.sources).filter(|(used, _)| used.is_empty());
        Coverage {
            by_certainty: Certainty::ALL.iter().map(certainty).collect(),
            by_reading: Read::ALL.iter().map(reading).collect(),
            without_track: self
                .units
                .iter()
                .filter(|unit| unit.track.points.is_empty())
                .map(|unit| &*unit.id)
                .collect(),
            silent_days: self.silent_days(),
            unused_sources: unused.map(|(_, source)| &*source.id).collect(),
        }
    }

    /// How much of everything there is, each number under its name.
    pub fn counts(&self) -> [(&'static str, usize); 13] {
        [
            ("units", self.units.len()),
            ("way_points", self.units.iter().map(|unit| unit.track.points.len()).sum()),
            ("events", self.events.len()),
            ("places", self.places.len()),
            ("sources", self.sources.len()),
            ("disputes", self.disputes.len()),
            ("fronts", self.fronts.len()),
            ("figures", self.figures.len()),
            ("chapters", self.story.chapters.len()),
            ("lessons", self.lessons.len()),
            ("crossings", self.crossings.len()),
            ("front_stages", self.fronts.iter().map(|front| front.stages.len()).sum()),
            ("units_with_accounts", self.units.iter().filter(|unit| !unit.track.tellings.is_empty()).count()),
        ]
    }

    /// How the best of several sources was read.
    pub fn best_reading(&self, sources: &[SourceId]) -> Read {
        sources.iter().map(|source| self.source(*source).read).min().unwrap_or(Read::Unverified)
    }

    /// The days on which no source that is a text places a unit.
    pub fn silent_days(&self) -> Vec<Instant> {
        let told = self
            .units
            .iter()
            .flat_map(|unit| &unit.track.points)
            .filter(|point| matches!(self.best_reading(&point.sources), Read::Seen | Read::Attributed));
        let mut told: Vec<i64> = told.map(|point| point.when.at.0.div_euclid(DAY)).collect();
        told.sort_unstable();
        let days = self.span.from.0.div_euclid(DAY)..self.span.to.0.div_euclid(DAY);
        days.filter(|day| told.binary_search(day).is_err()).map(|day| Instant(day * DAY)).collect()
    }
}

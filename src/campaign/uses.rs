//! Where each source is used: the bibliography read the other way round.

use super::{
    ids::{ChapterId, DisputeId, EventId, FigureId, SourceId, UnitId},
    model::{Campaign, Claim, Statement, Telling},
};

/// What rests on a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceUse {
    /// Units whose record or track names it.
    pub units: Vec<UnitId>,
    /// Events that name it.
    pub events: Vec<EventId>,
    /// Figures with a number from it.
    pub figures: Vec<FigureId>,
    /// Disputes in which it speaks.
    pub disputes: Vec<DisputeId>,
    /// Chapters and their questions that name it.
    pub chapters: Vec<ChapterId>,
    /// Way points that name it.
    pub way_points: usize,
    /// Places, crossings and stages of fronts that name it.
    pub places: usize,
}

impl SourceUse {
    /// Whether nothing rests on it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Campaign {
    /// For each source, in the order of the bibliography, what rests on it.
    pub fn uses(&self) -> Vec<SourceUse> {
        let mut uses = vec![SourceUse::default(); self.sources.len()];
        let mut note = |sources: &[SourceId], add: &dyn Fn(&mut SourceUse)| {
            for source in sources {
                add(&mut uses[source.index()]);
            }
        };
        for (id, unit) in self.units() {
            let add = |list: &mut SourceUse| once(&mut list.units, id);
            note(&unit.sources, &add);
            unit.commanders.iter().for_each(|commander| note(&commander.sources, &add));
            unit.strength.iter().for_each(|strength| note(&strength.sources, &add));
            for point in unit.track.points.iter().chain(unit.track.tellings.iter().flat_map(Telling::own)) {
                note(&point.sources, &|list| {
                    once(&mut list.units, id);
                    list.way_points += 1;
                });
            }
        }
        for (id, event) in self.events() {
            let add = |list: &mut SourceUse| once(&mut list.events, id);
            note(&event.sources, &add);
            event.counts.iter().for_each(|count| note(&count.sources, &add));
        }
        for (index, figure) in self.figures.iter().enumerate() {
            let add = |list: &mut SourceUse| once(&mut list.figures, FigureId::at(index));
            figure.values.iter().for_each(|Claim { sources, .. }| note(sources, &add));
            figure.judgement.iter().for_each(|Statement { sources, .. }| note(sources, &add));
        }
        for (index, dispute) in self.disputes.iter().enumerate() {
            let add = |list: &mut SourceUse| once(&mut list.disputes, DisputeId::at(index));
            dispute.versions.iter().for_each(|version| note(&version.said.sources, &add));
            dispute.judgement.iter().for_each(|judgement| note(&judgement.sources, &add));
        }
        for (id, chapter) in self.chapters() {
            let add = |list: &mut SourceUse| once(&mut list.chapters, id);
            note(&chapter.sources, &add);
            note(&chapter.question.sources, &add);
            chapter.predict.iter().for_each(|predict| note(&predict.sources, &add));
        }
        let places = self.places.iter().map(|place| &place.sources);
        let crossings = self.crossings.iter().map(|crossing| &crossing.sources);
        let stages = self.fronts.iter().flat_map(|front| front.stages.iter().map(|stage| &stage.sources));
        places.chain(crossings).chain(stages).for_each(|sources| note(sources, &|list| list.places += 1));
        uses
    }
}

fn once<T: PartialEq>(list: &mut Vec<T>, id: T) {
    // Everything is looked at in order: the same id can only be the last.
    if list.last() != Some(&id) {
        list.push(id);
    }
}

//! A campaign that has passed every check: ids are indexes, times rise, everything has a source.
//! Only `check` makes one; nothing that reads it can fail.

mod evidence;
mod forces;
mod ground;
mod steps;
mod story;
mod strength;

pub use evidence::{AirCount, Claim, Dispute, Event, Figure, Source, Statement, Version};
pub use forces::{Commander, DatedLabel, Parent, Range, Strength, Telling, Track, Unit, WayPoint};
pub use ground::{Crossing, Front, Place, Stage};
pub(crate) use steps::{Step, Steps};
pub use story::{Chapter, Lesson, Prediction, Shot, Slow, Story, Task};

use super::{
    ids::{ChapterId, DisputeId, EventId, FigureId, LessonId, PlaceId, SourceId, UnitId},
    text::Text,
    time::Instant,
};
use crate::geo::LatLon;

/// The war as data.
#[derive(Debug, PartialEq)]
pub struct Campaign {
    /// What the campaign is called.
    pub title: Text,
    /// The time that can be played.
    pub span: Span,
    /// The edges of the map.
    pub bounds: Bounds,
    /// Views of the map that have a name; the first is the one shown at the start.
    pub views: Vec<NamedView>,
    /// Who is to be thanked.
    pub credits: Vec<Text>,
    /// The bibliography, by id.
    pub sources: Vec<Source>,
    /// The gazetteer, in the order of the file.
    pub places: Vec<Place>,
    /// The order of battle, by id.
    pub units: Vec<Unit>,
    /// The chronology, by time: the prologue, the days that are played, and the epilogue.
    pub events: Vec<Event>,
    /// Strengths, losses and extents, each with who claims it.
    pub figures: Vec<Figure>,
    /// Where accounts disagree.
    pub disputes: Vec<Dispute>,
    /// Front lines, bridgeheads and pockets.
    pub fronts: Vec<Front>,
    /// Bridges and fords.
    pub crossings: Vec<Crossing>,
    /// The story in chapters.
    pub story: Story,
    /// Lessons made of chapters, the shortest first.
    pub lessons: Vec<Lesson>,
}

impl Campaign {
    /// The unit with this number.
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.index()]
    }

    /// The place with this number.
    pub fn place(&self, id: PlaceId) -> &Place {
        &self.places[id.index()]
    }

    /// The source with this number.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.index()]
    }

    /// The event with this number.
    pub fn event(&self, id: EventId) -> &Event {
        &self.events[id.index()]
    }

    /// The figure with this number.
    pub fn figure(&self, id: FigureId) -> &Figure {
        &self.figures[id.index()]
    }

    /// The dispute with this number.
    pub fn dispute(&self, id: DisputeId) -> &Dispute {
        &self.disputes[id.index()]
    }

    /// The chapter with this number.
    pub fn chapter(&self, id: ChapterId) -> &Chapter {
        &self.story.chapters[id.index()]
    }

    /// The lesson with this number.
    pub fn lesson(&self, id: LessonId) -> &Lesson {
        &self.lessons[id.index()]
    }

    /// Every chapter with its number, in the order of the story.
    pub fn chapters(&self) -> impl DoubleEndedIterator<Item = (ChapterId, &Chapter)> {
        self.story.chapters.iter().enumerate().map(|(i, chapter)| (ChapterId::at(i), chapter))
    }

    /// The chapter whose id in the files is `id`.
    pub fn find_chapter(&self, id: &str) -> Option<ChapterId> {
        self.chapters().find(|(_, chapter)| *chapter.id == *id).map(|(id, _)| id)
    }

    /// The lesson whose id in the files is `id`.
    pub fn find_lesson(&self, id: &str) -> Option<LessonId> {
        self.lessons.iter().position(|lesson| *lesson.id == *id).map(LessonId::at)
    }

    /// Every unit with its number, in the order of their ids.
    pub fn units(&self) -> impl Iterator<Item = (UnitId, &Unit)> {
        self.units.iter().enumerate().map(|(i, unit)| (UnitId::at(i), unit))
    }

    /// Every event with its number, in time order.
    pub fn events(&self) -> impl Iterator<Item = (EventId, &Event)> {
        self.events.iter().enumerate().map(|(i, event)| (EventId::at(i), event))
    }

    /// The unit whose id in the files is `id`.
    pub fn find_unit(&self, id: &str) -> Option<UnitId> {
        self.units.binary_search_by(|unit| (*unit.id).cmp(id)).ok().map(UnitId::at)
    }

    /// The place whose id in the files is `id`.
    pub fn find_place(&self, id: &str) -> Option<PlaceId> {
        self.places.iter().position(|place| *place.id == *id).map(PlaceId::at)
    }

    /// The places there are at an instant: all but the crossings that are not open.
    pub fn places_at(&self, now: Instant) -> impl Iterator<Item = &Place> {
        self.places.iter().enumerate().filter(move |(i, _)| self.stands(PlaceId::at(*i), now)).map(|(_, place)| place)
    }

    /// Whether a place is there: a place of crossings is while one of them is open, any other place always.
    fn stands(&self, place: PlaceId, now: Instant) -> bool {
        let mut crossings = self.crossings.iter().filter(|crossing| crossing.place == place).peekable();
        crossings.peek().is_none() || crossings.any(|crossing| crossing.open.contains(now))
    }

    /// The last event at or before `now` of the days that are played.
    pub fn latest_event(&self, now: Instant) -> Option<EventId> {
        let latest = self.events.partition_point(|event| event.when.at <= now).checked_sub(1)?;
        (self.events[latest].when.at >= self.span.from).then(|| EventId::at(latest))
    }

    /// The numbers of the events of the days that are played: before them lies the prologue, after them the epilogue.
    pub fn played(&self) -> std::ops::Range<usize> {
        let from = self.events.partition_point(|event| event.when.at < self.span.from);
        from..self.events.partition_point(|event| event.when.at <= self.span.to)
    }
}

/// A stretch of time, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first instant.
    pub from: Instant,
    /// The last instant.
    pub to: Instant,
}

impl Span {
    /// Whether `instant` lies in the span.
    pub fn contains(self, instant: Instant) -> bool {
        self.from <= instant && instant <= self.to
    }

    /// The instant of the span nearest to `instant`.
    pub fn clamp(self, instant: Instant) -> Instant {
        instant.clamp(self.from, self.to)
    }
}

/// The edges of the map, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The south-western corner.
    pub south_west: LatLon,
    /// The north-eastern corner.
    pub north_east: LatLon,
}

impl Bounds {
    /// Whether a point lies on the map.
    pub fn contains(&self, point: LatLon) -> bool {
        let (low, high) = (self.south_west, self.north_east);
        (low.lat..=high.lat).contains(&point.lat) && (low.lon..=high.lon).contains(&point.lon)
    }
}

/// A view of the map that has a name.
#[derive(Debug, PartialEq)]
pub struct NamedView {
    /// Its id, for the address bar and the command line.
    pub id: Box<str>,
    /// Its name.
    pub name: Text,
    /// Its middle.
    pub centre: LatLon,
    /// What must be seen from west to east, in kilometres.
    pub width_km: f64,
    /// What must be seen from south to north, in kilometres.
    pub height_km: f64,
}

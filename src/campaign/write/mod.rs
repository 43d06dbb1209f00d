//! A campaign back as files: what was checked is written so that reading it gives an equal campaign again.
//!
//! The files are laid out anew. Comments, the names of the files of events and the notes of events are not part of the
//! model and are lost; dates that the model keeps as instants are written in the shortest words that mean the same.

mod evidence;
mod forces;
mod ground;
mod layout;
mod story;
mod times;

use std::collections::BTreeMap;

use layout::{Node, Record, id, list, number, texts};

use super::{
    check::VERSION,
    folder::{EVENTS, TRACKS},
    model::{Campaign, NamedView, Span},
    time::{DAY, Instant},
};

impl Campaign {
    /// The files of this campaign, as [`CampaignFolder::from_texts`](super::folder::CampaignFolder::from_texts) takes
    /// them: pairs of a path and a text, always the same for the same campaign.
    pub fn texts(&self) -> Vec<(String, String)> {
        let record = self.record();
        let mut files = vec![
            file("campaign.ron", "The frame of the campaign.", self.frame(record)),
            file("sources.ron", "The bibliography.", list(self.sources.iter().map(evidence::source))),
            file("places.ron", "The gazetteer.", list(self.places.iter().map(|place| ground::place(self, place)))),
            file("forces.ron", "The order of battle.", list(self.units.iter().map(|unit| forces::unit(self, unit)))),
            file("fronts.ron", "Where the fronts ran, and what crossed the rivers.", ground::fronts(self)),
            file(
                "figures.ron",
                "Strengths, losses and extents.",
                list(self.figures.iter().map(|figure| evidence::figure(self, figure, record))),
            ),
            file(
                "disputes.ron",
                "Where accounts differ.",
                list(self.disputes.iter().map(|dispute| evidence::dispute(self, dispute))),
            ),
        ];
        if !self.story.slow.is_empty() || !self.story.chapters.is_empty() {
            files.push(file("story.ron", "The story in chapters.", story::story(self)));
        }
        if !self.lessons.is_empty() {
            let lessons = self.lessons.iter().map(|lesson| story::lesson(self, lesson));
            files.push(file("lessons.ron", "Lessons made of chapters.", list(lessons)));
        }
        files.extend(self.chronology());
        files.extend(self.units.iter().filter_map(|unit| {
            let track = forces::track(self, unit)?;
            Some(file(&format!("{TRACKS}/{}.ron", unit.id), "The track of one unit.", track))
        }));
        files
    }

    /// The events, a file for each month that is played, one for what was before and one for what came after.
    fn chronology(&self) -> impl Iterator<Item = (String, String)> {
        let mut parts: BTreeMap<String, Vec<Node>> = BTreeMap::new();
        for event in &self.events {
            let part = match event.when.at {
                at if at < self.span.from => "prologue".to_owned(),
                at if at > self.span.to => "epilogue".to_owned(),
                at => times::month(at),
            };
            parts.entry(part).or_default().push(evidence::event(self, event));
        }
        parts.into_iter().map(|(part, events)| file(&format!("{EVENTS}/{part}.ron"), "The chronology.", list(events)))
    }

    /// A record in which everything dated lies: it begins on the first day that is spoken of.
    fn record(&self) -> Span {
        let told = self.units.iter().flat_map(|unit| {
            unit.track.points.iter().chain(unit.track.tellings.iter().flat_map(|telling| &telling.points))
        });
        let stages = self.fronts.iter().flat_map(|front| front.stages.iter().map(|stage| stage.when.at));
        let figures = self.figures.iter().map(|figure| figure.span.from);
        let all = told.map(|point| point.when.at).chain(stages).chain(figures);
        let first = all.fold(self.span.from, Instant::min);
        Span { from: Instant(first.0.div_euclid(DAY) * DAY), to: self.span.to }
    }

    fn frame(&self, record: Span) -> Node {
        let (low, high) = (self.bounds.south_west, self.bounds.north_east);
        let bounds = Record::default()
            .with("south", number(low.lat))
            .with("west", number(low.lon))
            .with("north", number(high.lat))
            .with("east", number(high.lon));
        let span = Record::default()
            .with("from", id(&times::date(self.span.from)))
            .with("to", id(&times::date(self.span.to.plus(-DAY))));
        Record::default()
            .with("version", Node::Word(VERSION.to_string()))
            .with("title", texts(&self.title))
            .with("span", span.node())
            .with("record_from", id(&times::date(record.from)))
            .with("bounds", bounds.node())
            .with("views", list(self.views.iter().map(view)))
            .some("credits", &self.credits, texts)
            .node()
    }
}

fn view(view: &NamedView) -> Node {
    Record::default()
        .with("id", id(&view.id))
        .with("name", texts(&view.name))
        .with("lat", number(view.centre.lat))
        .with("lon", number(view.centre.lon))
        .with("width_km", number(view.width_km))
        .with("height_km", number(view.height_km))
        .node()
}

fn file(path: &str, about: &str, node: Node) -> (String, String) {
    (path.to_owned(), format!("// {about}\n{}\n", node.laid_out()))
}

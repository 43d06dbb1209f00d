//! What is claimed and told in an arbitrary campaign: events, figures, disputes, story and lessons.

use super::{Made, date};

impl Made {
    pub(super) fn event(&mut self, i: usize) -> String {
        let id = self.id("event", i);
        self.events.push(id.clone());
        let day = self.below(250) as i64 - 100;
        let (time, title, certainty, sources) = (self.dated(day), self.texts(), self.certainty(), self.cited());
        let until = if self.maybe() { format!(", until: {}", self.time(day + 1)) } else { String::new() };
        let kind = self.pick(&["Air", "Command", "Politics", "Supply"]);
        let counts = if kind == "Air" { format!(", counts: {}", self.list(0, 2, Self::count)) } else { String::new() };
        let site = match self.below(3) {
            0 => String::new(),
            1 => format!(", place: {}", self.one(|made| &made.places)),
            _ => format!(", elsewhere: {}", self.texts()),
        };
        let (rows, units) = (self.list(0, 2, Self::nth_words), self.several(|made| &made.units));
        let more = self.optional(&["text"], Self::texts) + &self.flag("unverified");
        let weight = self.pick(&["1", "2", "3"]);
        let sides = self.pick(&["", ", sides: [Japanese, Manchukuoan]"]);
        format!(
            "(id: {id}, rows: {rows}, kind: {kind}, {time}, title: {title}, units: {units}, certainty: {certainty}, \
             weight: {weight}, sources: {sources}{until}{counts}{site}{sides}{more})"
        )
    }

    fn count(&mut self, _: usize) -> String {
        let low = self.real(0.0, 300.0);
        let (high, by, sources) = (self.real(low, 300.0), self.claimant(), self.cited());
        let (what, unverified) = (self.pick(&["Engaged", "Lost", "Sorties"]), self.flag("unverified"));
        format!("(what: {what}, side: Soviet, low: {low:?}, high: {high:?}, by: {by}, sources: {sources}{unverified})")
    }

    pub(super) fn figure(&mut self, i: usize) -> String {
        let id = self.id("figure", i);
        self.figures.push(id.clone());
        let title = self.texts();
        // The last day that is played, or its month, which ends later: the middle of either lies in the record.
        let until = if self.maybe() { "\"1939-08\"".to_owned() } else { self.time(89) };
        let from = self.edge(10);
        let (units, events) = (self.several(|made| &made.units), self.several(|made| &made.events));
        let values = self.list(1, 3, |made, _| {
            let low = made.real(0.0, 1e6);
            let (high, by, sources) = (made.real(low, 1e8), made.claimant(), made.cited());
            let more = made.optional(&["text"], Self::texts) + &made.flag("at_least") + &made.flag("unverified");
            format!("(low: {low:?}, high: {high:?}, by: {by}, sources: {sources}{more})")
        });
        let more = self.optional(&["judgement"], Self::statement) + &self.optional(&["note"], Self::words);
        format!(
            "(id: {id}, title: {title}, kind: Loss, measure: ArmouredCars, sides: [Soviet, Japanese], from: {from}, \
             until: {until}, units: {units}, events: {events}, values: {values}{more})"
        )
    }

    fn statement(&mut self) -> String {
        let (text, sources, unverified) = (self.texts(), self.cited(), self.flag("unverified"));
        format!("(text: {text}, sources: {sources}{unverified})")
    }

    pub(super) fn dispute(&mut self, i: usize) -> String {
        let (id, title, rows) = (self.id("dispute", i), self.texts(), self.list(0, 2, Self::nth_words));
        let statements = self.list(2, 3, |made, _| {
            let (by, said) = (made.claimant(), made.statement());
            format!("(by: {by}, {}", &said[1..])
        });
        let judgement = self.optional(&["judgement"], Self::statement);
        let (place, figures) = (self.one(|made| &made.places), self.several(|made| &made.figures));
        let (units, events) = (self.several(|made| &made.units), self.several(|made| &made.events));
        format!(
            "(id: {id}, rows: {rows}, about: Outcome, title: {title}, statements: {statements}, units: {units}, \
             events: {events}, figures: {figures}, places: [{place}]{judgement})"
        )
    }

    pub(super) fn story(&mut self) -> String {
        let mut day = 5;
        let slow = self.list(0, 3, |made, _| {
            day += 1 + made.below(9) as i64;
            let (from, times) = (date(day), made.real(1.0, 1_000.0));
            day += made.below(3) as i64;
            format!("(from: \"{from}\", to: \"{}\", times: {times:?})", date(day))
        });
        let mut day = 5;
        let chapters = self.list(0, 3, |made, i| {
            day += made.below(9) as i64;
            let id = made.id("chapter", i);
            made.chapters.push(id.clone());
            let (title, text, notes, sources) = (made.texts(), made.texts(), made.texts(), made.cited());
            let (units, places) = (made.several(|made| &made.units), made.several(|made| &made.places));
            let camera = format!("({}, {})", made.position(), made.size());
            let (years, question) = (made.optional(&["years"], Self::texts), made.question(0));
            let predict = made.optional(&["predict"], |made| {
                let (ask, answer, at, sources) = (made.texts(), made.texts(), made.position(), made.cited());
                let doubt = made.real(0.0, 200.0);
                format!("(ask: {ask}, {at}, doubt_km: {doubt:?}, answer: {answer}, sources: {sources})")
            });
            format!(
                "(id: {id}, title: {title}, from: \"{0} 05:45\", to: \"{0} {1}\", camera: {camera}, text: {text}, \
                 sources: {sources}, units: {units}, places: {places}, question: {question}, notes: {notes}{years}{predict})",
                date(day),
                made.pick(&["05:46", "23:59"]),
            )
        });
        format!("(slow: {slow}, chapters: {chapters})")
    }

    fn question(&mut self, _: usize) -> String {
        let (ask, answer, sources) = (self.texts(), self.texts(), self.cited());
        let choices = match self.below(3) {
            0 => String::new(),
            number => {
                let texts: Vec<_> = (0..=number).map(|_| self.texts()).collect();
                let right = self.below(texts.len());
                let flag = |i| if i == right { ", right: true" } else { "" };
                let choices = texts.iter().enumerate().map(|(i, text)| format!("(text: {text}{})", flag(i)));
                format!(", choices: [{}]", choices.collect::<Vec<_>>().join(", "))
            }
        };
        format!("(ask: {ask}, answer: {answer}, sources: {sources}{choices})")
    }

    pub(super) fn lesson(&mut self, i: usize) -> String {
        let (id, title, summary) = (self.id("lesson", i), self.texts(), self.texts());
        let (before, close, aims) = (self.texts(), self.texts(), self.list(1, 2, Self::nth_texts));
        // In the order of the story, each once.
        let first = if self.chapters.is_empty() { 0 } else { self.below(self.chapters.len()) };
        let chapters = self.chapters[first.min(self.chapters.len())..].join(", ");
        let (minutes, questions) = (self.pick(&["1", "45", "600"]), self.list(0, 2, Self::question));
        format!(
            "(id: {id}, minutes: {minutes}, title: {title}, summary: {summary}, aims: {aims}, chapters: [{chapters}], \
             before: {before}, close: {close}, questions: {questions})"
        )
    }
}

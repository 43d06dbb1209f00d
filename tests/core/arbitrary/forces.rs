//! The order of battle and the tracks of an arbitrary campaign.

use super::{Made, PARTS, Texts, date};

impl Made {
    /// `forces.ron` and the files of the tracks.
    pub(super) fn forces(&mut self) -> (String, Texts) {
        let mut tracks = Texts::new();
        let forces = self.list(1, 5, |made, i| {
            let id = made.id("unit", i);
            let fast = made.maybe();
            let unit = made.unit(&id, fast);
            if made.maybe() {
                // The name of the file is the id without what it is written between.
                let name = id.trim_start_matches("r####\"").trim_end_matches("\"####").to_owned();
                tracks.push((format!("tracks/{name}.ron"), made.track(&id, fast)));
            }
            made.units.push(id);
            unit
        });
        (forces, tracks)
    }

    /// Who is fast can be anywhere at any time.
    fn unit(&mut self, id: &str, fast: bool) -> String {
        let side = self.pick(&["Soviet", "Mongolian", "Japanese", "Manchukuoan"]);
        let (name, label) = (self.texts(), self.pick(&["7", "l\\\"\\\\", "\u{202e}עב", "🏴‍☠️e\u{301}"]));
        let branch = self.pick(&["Infantry", "Tank", "Headquarters", "BorderGuard"]);
        let (echelon, air, sources) = (self.pick(&["Company", "ArmyGroup"]), self.flag("air"), self.cited());
        let labels = self.list(0, 2, |made, _| {
            let span = made.span(["from", "to"]);
            format!("({span}label: {})", made.words())
        });
        // A parent is there for ever, so that it is there whenever the unit is.
        let parents = if self.units.is_empty() || self.maybe() {
            String::new()
        } else {
            let (unit, span) = (self.one(|made| &made.units), self.span(["from", "to"]));
            format!("parents: [(unit: {unit}, {})], ", span.trim_end_matches(", "))
        };
        let speed = if fast { "Air" } else { "Foot" };
        let formed = self.pick(&["", "formed: \"1932\", ", "formed: \"1931-09\", ", "formed: \"1936-02-26 dawn\", "]);
        let (commanders, strength) = (self.list(0, 2, Self::commander), self.list(0, 3, Self::strength));
        let note = self.optional(&["note"], Self::words);
        format!(
            "(id: {id}, side: {side}, name: {name}, label: \"{label}\", labels: {labels}, branch: {branch}, echelon: {echelon}, \
             speed: {speed}, {formed}{parents}commanders: {commanders}, strength: {strength}, sources: {sources}{air}{note})"
        )
    }

    /// The two ends of a span of dates, of which each may be missing.
    fn span(&mut self, [from, to]: [&str; 2]) -> String {
        let mut out = String::new();
        if self.maybe() {
            out += &format!("{from}: {}, ", self.edge(10));
        }
        if self.maybe() {
            out += &format!("{to}: {}, ", self.edge(60));
        }
        out
    }

    /// A date, a month, a year or a part of a day.
    pub(super) fn edge(&mut self, day: i64) -> String {
        match self.below(4) {
            0 => format!("\"{}\"", date(day)),
            1 => format!("\"{} {}\"", date(day), self.pick(&PARTS)),
            2 => format!("\"{}\"", &date(day)[..7]),
            _ => format!("\"{} {:02}:{:02}\"", date(day), self.below(24), self.below(60)),
        }
    }

    fn commander(&mut self, _: usize) -> String {
        let (name, span, sources) = (self.texts(), self.span(["from", "to"]), self.cited());
        let post = self.pick(&["", ", post: Commander", ", post: ActingCommander", ", post: Commissar"]);
        let (fate, unverified) = (self.optional(&["fate"], Self::texts), self.flag("unverified"));
        format!("(name: {name}, {span}sources: {sources}{post}{fate}{unverified})")
    }

    fn strength(&mut self, _: usize) -> String {
        let (on, text, sources) = (self.time(20), self.texts(), self.cited());
        let range = |made: &mut Self| {
            let low = made.real(0.0, 60_000.0);
            format!("({low:?}, {:?})", made.real(low, 100_000.0))
        };
        let numbers = self.optional(&["men", "tanks", "armoured_cars", "guns", "aircraft"], range);
        let by = self.optional(&["by"], |made| made.claimant().to_owned());
        let flags = self.flag("overall") + &self.flag("unverified");
        format!("(on: {on}, text: {text}, sources: {sources}{numbers}{by}{flags})")
    }

    fn track(&mut self, id: &str, fast: bool) -> String {
        let end = self.pick(&["CeaseFire", "JoinsParent", "NotTraced", "Withdrawn"]);
        let mut points = self.way_points(1, fast, "");
        for account in ["Soviet", "Alternative", "Japanese"] {
            if fast && self.maybe() {
                points.extend(self.way_points(0, fast, &format!(", account: {account}")));
            }
        }
        format!("(unit: {id}, end: {end}, points: [{}])", points.join(",\n"))
    }

    fn way_points(&mut self, least: usize, fast: bool, account: &str) -> Vec<String> {
        let number = least + self.below(5);
        let mut day = self.below(40) as i64 - 30;
        let mut points: Vec<String> = (0..number)
            .map(|_| {
                let (crowded, place) = (fast && self.below(4) == 3, fast && self.maybe());
                // Two whole days may be one and the same: then the second is read as a minute after the first.
                day += if crowded { 0 } else { 3 + self.below(4) as i64 };
                let time = if crowded { format!("time: \"{}\"", date(day)) } else { self.dated(day) };
                let at = if place { format!("place: {}", self.one(|made| &made.places)) } else { self.position() };
                let via = self.optional(&["via"], |made| made.line(0));
                let activity = self.pick(&["March", "CrossRiver", "MopUp", "Encircled", "Destroyed"]);
                let (certainty, error, sources) = (self.certainty(), self.real(0.0, 500.0), self.cited());
                let note = self.optional(&["note"], Self::words) + &self.flag("unverified");
                // Every leg says how the river was crossed: the places lie on either bank.
                let (crosses, by) = (self.words(), if fast { self.pick(&["", ", by: Air"]) } else { "" });
                format!(
                    "({time}, {at}, activity: {activity}, certainty: {certainty}, error_km: {error:?}, sources: {sources}, \
                     crosses: {crosses}{by}{via}{note}{account}"
                )
            })
            .collect();
        let stays = self.flag("stays");
        if let Some(last) = points.last_mut() {
            last.push_str(&stays);
        }
        points.iter_mut().for_each(|point| point.push(')'));
        points
    }
}

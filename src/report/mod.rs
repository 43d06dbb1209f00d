//! The situation in at most sixty words, for those who hear the map instead of seeing it: the moment, the fronts, what
//! moves, what just happened, what is selected. Everything comes from the data, and doubt is said in a word.
//!
//! **Both sides alike.** On even days of the month the Soviet and Mongolian side is named first, on odd days the
//! Japanese and Manchukuoan side; each side has the same number of names.
//!
//! **What is left out first** where sixty words are not enough: the second unit named on each side; how long the front is
//! and what lies near it; the event; the names of units that move; the names of fronts; how many units move; the fronts;
//! all of the selected unit but its name and how sure its place is. The moment and the selected unit's name are always
//! there.

mod due;
mod fronts;
mod moves;
mod place;
mod selected;
#[cfg(test)]
mod texts;

use crate::{
    campaign::{
        ids::UnitId,
        model::{Campaign, Event},
        time::{DAY, HOUR, Instant, Seconds},
        words::{Account, Certainty, Coalition},
    },
    lang::{Lang, capital},
    replay::situation::{Situation, UnitState},
};

pub use due::{Due, Wait};

/// A report has no more words than this.
pub const MOST_WORDS: usize = 60;

/// An event is told for so long after it happened.
const RECENT: Seconds = 12 * HOUR;

/// How many things can be left out, one after another.
const CUTS: u8 = 8;

/// What a report is of.
#[derive(Clone, Copy)]
pub struct Moment<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// The situation at the moment.
    pub situation: &'a Situation,
    /// Whose account is shown.
    pub account: Account,
    /// Nothing less sure than this is shown.
    pub least: Certainty,
    /// The unit whose card is open.
    pub selected: Option<UnitId>,
}

impl<'a> Moment<'a> {
    fn now(&self) -> Instant {
        self.situation.instant()
    }

    /// The units that are shown.
    fn shown(&self) -> impl Iterator<Item = &'a UnitState> {
        let least = self.least;
        self.situation.units().iter().filter(move |state| state.certainty <= least)
    }

    /// Both sides in the order in which they are named on this day.
    fn sides(&self) -> [Coalition; 2] {
        let (ours, theirs) = (Coalition::SovietMongolian, Coalition::JapaneseManchukuoan);
        if self.now().date_time().day() % 2 == 0 { [ours, theirs] } else { [theirs, ours] }
    }
}

/// The report of a moment: [`MOST_WORDS`] at most.
pub fn write(moment: &Moment<'_>, lang: &Lang) -> String {
    let texts = (0..=CUTS).map(|cut| with_cut(moment, cut, lang));
    let short = |text: &String| words(text) <= MOST_WORDS;
    let text = texts.into_iter().find(short).unwrap_or_else(|| with_cut(moment, CUTS, lang));
    // Only a campaign with a name of fifty words comes so far.
    if short(&text) { text } else { text.split_whitespace().take(MOST_WORDS).collect::<Vec<_>>().join(" ") }
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The report with so many things left out.
fn with_cut(moment: &Moment<'_>, cut: u8, lang: &Lang) -> String {
    let mut parts = vec![date(moment, lang)];
    parts.extend(match cut {
        0 | 1 => fronts::told(moment, true, lang),
        2..=4 => fronts::told(moment, false, lang),
        5 | 6 => fronts::counted(moment, lang),
        _ => Vec::new(),
    });
    parts.extend(match cut {
        0 => moves::told(moment, 2, lang),
        1..=3 => moves::told(moment, 1, lang),
        4 | 5 => moves::told(moment, 0, lang),
        _ => Vec::new(),
    });
    if cut < 3 {
        parts.extend(event(moment, lang));
    }
    parts.extend(moment.selected.map(|unit| selected::told(moment, unit, cut < CUTS, lang)));
    parts.join(" ")
}

fn date(moment: &Moment<'_>, lang: &Lang) -> String {
    let now = moment.now();
    let values = [("date", lang.date(now).into()), ("time", lang.clock(now).into())];
    if moment.account == Account::Synthesis {
        return lang.with("report-date", &values);
    }
    let [date, time] = values;
    let account = ("account", lang.word("account", moment.account.word()).into());
    lang.with("report-date-account", &[date, time, account])
}

/// The latest event, if it is near.
fn event(moment: &Moment<'_>, lang: &Lang) -> Option<String> {
    let now = moment.now();
    let event = moment.campaign.event(moment.campaign.latest_event(now)?);
    if now.0 - event.when.at.0 > RECENT {
        return None;
    }
    let when = ("when", capital(&time_of(event, now, lang)).into());
    let title = ("title", lang.text(&event.title).into_owned().into());
    Some(match event.certainty {
        Certainty::Known => lang.with("report-event", &[when, title]),
        doubt => lang.with("report-event-doubt", &[when, title, ("doubt", doubtful(doubt, lang).into())]),
    })
}

/// The time of an event as exactly as it is known: the hour, the part of the day, the day.
fn time_of(event: &Event, now: Instant, lang: &Lang) -> String {
    let when = &event.when;
    let part = when.words.split_once(' ').map(|(_, part)| part);
    let same_day = when.at.0.div_euclid(DAY) == now.0.div_euclid(DAY);
    match part {
        Some(part) if part.starts_with(|c: char| c.is_ascii_digit()) => {
            if same_day {
                lang.clock(when.at)
            } else {
                lang.moment(when.at)
            }
        }
        Some(part) if same_day => lang.word("part", &part.replace(' ', "-")),
        _ => lang.day_and_month(when.at.plus(when.clock.ahead())),
    }
}

fn doubtful(certainty: Certainty, lang: &Lang) -> String {
    lang.word("report-doubt", certainty.word())
}

fn coalition(side: Coalition, lang: &Lang) -> String {
    lang.get(match side {
        Coalition::SovietMongolian => "report-coalition-soviet-mongolian",
        Coalition::JapaneseManchukuoan => "report-coalition-japanese-manchukuoan",
    })
}

//! The address bar: clock and view written down, and read again.

mod frame;
mod packed;
mod parse;
mod write;

use crate::{
    campaign::{
        ids::{ChapterId, LessonId},
        model::Campaign,
    },
    replay::clock::{ClockCommand, Pace},
    story::{self, Steps},
    view::{Told, ViewCommand},
};

pub use parse::{
    parse_account, parse_at, parse_certainty, parse_chapter, parse_language, parse_layers, parse_lesson, parse_page,
    parse_panel, parse_symbols, parse_unit, parse_view,
};
use write::pose;
pub use write::{LONGEST, NAMES, write};

/// The longest address that is read, in bytes.
pub const LONGEST_READ: usize = 2_000;

/// After so many values that could not be understood an address is read no further.
const MOST_WARNINGS: usize = 8;

/// What an address asks for, and what in it could not be understood.
#[derive(Debug, Default, PartialEq)]
pub struct Asked {
    /// Commands to the clock.
    pub clock: Vec<ClockCommand>,
    /// Commands to the view.
    pub view: Vec<ViewCommand>,
    /// A sentence for each value that could not be understood; the default stands in its place.
    pub warnings: Vec<String>,
}

/// The word for a map without any of the layers that can be chosen.
const NO_LAYERS: &str = "none";

/// Zooms that an address may ask for.
const ZOOMS: std::ops::RangeInclusive<f64> = 4.0..=16.0;

/// What an address says, before the story is opened and play begins.
#[derive(Debug, Default)]
struct Query {
    asked: Asked,
    play: Option<Pace>,
    chapter: Option<ChapterId>,
    lesson: Option<LessonId>,
    answered: bool,
    closing: bool,
    frame: frame::Frame,
}

/// Reads `?at=1939-08-20T05:45&play=6h&view=fui,13&select=UNIT&account=soviet&certainty=known&panel=events&projector=1`,
/// with or without the question mark. Names that are not ours are left to others. ARCHITECTURE and the page's README
/// list all names. Of an address of more than [`LONGEST_READ`] bytes nothing is read.
pub fn read(text: &str, campaign: &Campaign) -> Asked {
    let mut query = Query::default();
    let text = text.trim_start_matches('?');
    if text.len() > LONGEST_READ {
        query.asked.warnings.push(format!("the address is longer than {LONGEST_READ} letters: it is not read"));
        return query.asked;
    }
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = parse::decode(value);
        if let Err(why) = query.take(name, &value, campaign) {
            let warning = format!("{}={}: {why}", parse::shortened(name), parse::shortened(&value));
            query.asked.warnings.push(parse::clean(&warning));
        }
        if query.asked.warnings.len() == MOST_WARNINGS {
            query.asked.warnings.push("too many values could not be understood: the rest is not read".to_owned());
            break;
        }
    }
    query.finish(campaign)
}

impl Query {
    /// Takes one pair.
    fn take(&mut self, name: &str, value: &str, campaign: &Campaign) -> Result<(), String> {
        if self.frame.take(name, value)? {
            return Ok(());
        }
        let pace = |value| Pace::parse(value).map_err(|why| why.to_string());
        match name {
            "at" => self.asked.clock.push(parse_at(value, campaign)?),
            "play" => self.play = Some(pace(value)?),
            "pace" => self.asked.clock.push(ClockCommand::SetPace(pace(value)?)),
            "loop" => self.asked.clock.push(ClockCommand::Loop(Some(parse::span(value, campaign)?))),
            "chapter" => self.chapter = Some(parse_chapter(value, campaign)?),
            "lesson" => self.lesson = Some(parse_lesson(value, campaign)?),
            "stage" => (self.answered, self.closing) = parse::stage(value)?,
            write::PACKED => {
                let packed = packed::unpack(value, campaign)?;
                let before = std::mem::replace(self, packed);
                (self.asked.warnings, self.frame) = (before.asked.warnings, before.frame);
            }
            _ => self.asked.view.extend(command(name, value, campaign)?),
        }
        Ok(())
    }

    /// Opens the chapter that is asked for, or the first of the lesson, before everything else: the moment and the view
    /// that are asked for besides are those of the reader. Play begins last, wherever it stands in the address.
    fn finish(mut self, campaign: &Campaign) -> Asked {
        let first = |lesson: LessonId| campaign.lesson(lesson).chapters.first().copied();
        if let Some(chapter) = self.chapter.or_else(|| self.lesson.and_then(first)) {
            let lesson = self.lesson.filter(|lesson| campaign.lesson(*lesson).chapters.contains(&chapter));
            let Steps { clock, view } = story::open(campaign, chapter, lesson);
            let (answered, closing) = (self.answered, self.closing);
            let view = view.into_iter().map(|command| match command {
                ViewCommand::Watch(chapter) => ViewCommand::Cut(chapter),
                ViewCommand::Chapter(Some(told)) => ViewCommand::Chapter(Some(Told { answered, closing, ..told })),
                other => other,
            });
            self.asked.clock.splice(0..0, clock);
            self.asked.view.splice(0..0, view);
        }
        self.asked.view.extend(self.frame.command());
        self.asked.warnings.extend(self.frame.warning());
        self.asked
            .clock
            .extend(self.play.into_iter().flat_map(|pace| [ClockCommand::SetPace(pace), ClockCommand::Play]));
        self.asked
    }
}

/// A pair that commands the view alone.
fn command(name: &str, value: &str, campaign: &Campaign) -> Result<Option<ViewCommand>, String> {
    let command = match name {
        "view" => parse_view(value, campaign)?,
        "select" => ViewCommand::Select(parse_unit(value, campaign)?),
        "account" => parse_account(value)?,
        "certainty" => parse_certainty(value)?,
        "symbols" => parse_symbols(value)?,
        "layers" => parse_layers(value)?,
        "panel" => parse_panel(value)?,
        "page" => parse_page(value)?,
        "projector" => ViewCommand::SetProjector(parse::switch(value)?),
        "text" => ViewCommand::TextSize(parse::text_size(value)?),
        "motion" => ViewCommand::SetStill(!parse::switch(value)?),
        "lang" => ViewCommand::Speak(parse_language(value)?),
        "present" => ViewCommand::Present(parse::switch(value)?),
        "axis" => ViewCommand::Axis(Some(parse::span(value, campaign)?)),
        "compare" => ViewCommand::Compare(Some(parse::comparison(value, campaign)?)),
        "welcome" => ViewCommand::Welcome(parse::switch(value)?),
        _ => return Ok(None),
    };
    Ok(Some(command))
}

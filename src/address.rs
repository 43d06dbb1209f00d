//! The address bar: clock and view written down, and read again.

use crate::{
    campaign::{
        ids::{ChapterId, LessonId, UnitId},
        model::Campaign,
        time::parse_instant,
        words::{Account, Certainty},
    },
    geo::{LatLon, projection::to_lat_lon},
    replay::clock::{Clock, ClockCommand, Pace},
    story::{self, Steps},
    view::{Layer, Layers, Page, Panel, SymbolSet, TEXT_SIZES, View, ViewCommand},
};

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

/// Reads `?at=1939-08-20T05:45&play=6h&view=fui,13&select=UNIT&account=soviet&certainty=known&panel=events&projector=1`,
/// with or without the question mark. Names that are not ours are left to others.
pub fn read(query: &str, campaign: &Campaign) -> Asked {
    let mut asked = Asked::default();
    let (mut play, mut told, mut lesson) = (None, None, None);
    for pair in query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = decode(value);
        let outcome = match name {
            "at" => parse_at(&value, campaign).map(|command| asked.clock.push(command)),
            "play" => Pace::parse(&value).map_err(|why| why.to_string()).map(|pace| play = Some(pace)),
            "view" => parse_view(&value, campaign).map(|command| asked.view.push(command)),
            "select" => parse_unit(&value, campaign).map(|unit| asked.view.push(ViewCommand::Select(unit))),
            "account" => parse_account(&value).map(|command| asked.view.push(command)),
            "certainty" => parse_certainty(&value).map(|command| asked.view.push(command)),
            "symbols" => parse_symbols(&value).map(|command| asked.view.push(command)),
            "layers" => parse_layers(&value).map(|command| asked.view.push(command)),
            "panel" => parse_panel(&value).map(|command| asked.view.push(command)),
            "page" => parse_page(&value).map(|command| asked.view.push(command)),
            "projector" => parse_switch(&value).map(|on| asked.view.push(ViewCommand::SetProjector(on))),
            "present" => parse_switch(&value).map(|on| asked.view.push(ViewCommand::Present(on))),
            "text" => parse_text_size(&value).map(|size| asked.view.push(ViewCommand::TextSize(size))),
            "motion" => parse_switch(&value).map(|moves| asked.view.push(ViewCommand::SetStill(!moves))),
            "welcome" => parse_switch(&value).map(|on| asked.view.push(ViewCommand::Welcome(on))),
            "chapter" => parse_chapter(&value, campaign).map(|chapter| told = Some(chapter)),
            "lesson" => parse_lesson(&value, campaign).map(|found| lesson = Some(found)),
            "lang" if value != "en" => Err("this version speaks English only".to_owned()),
            _ => Ok(()),
        };
        asked.warnings.extend(outcome.err().map(|why| format!("{name}={}: {why}", shortened(&value))));
    }
    tell(told, lesson, campaign, &mut asked);
    // Playing begins from the moment asked for, wherever it stands in the address.
    asked.clock.extend(play.into_iter().flat_map(|pace| [ClockCommand::SetPace(pace), ClockCommand::Play]));
    asked
}

/// Opens the chapter that is asked for, or the first of the lesson; the moment and the view that are asked for besides
/// are those of the reader.
fn tell(chapter: Option<ChapterId>, lesson: Option<LessonId>, campaign: &Campaign, asked: &mut Asked) {
    let first = || lesson.and_then(|lesson| campaign.lesson(lesson).chapters.first().copied());
    let Some(chapter) = chapter.or_else(first) else { return };
    let lesson = lesson.filter(|lesson| campaign.lesson(*lesson).chapters.contains(&chapter));
    let Steps { clock, view } = story::open(campaign, chapter, lesson);
    let view = view.into_iter().map(|command| match command {
        ViewCommand::Watch(chapter) => ViewCommand::Cut(chapter),
        other => other,
    });
    asked.clock.splice(0..0, clock);
    asked.view.splice(0..0, view);
}

/// Writes clock and view as a query without a question mark; pairs of `kept` that are not ours stay.
pub fn write(clock: &Clock, view: &View, campaign: &Campaign, kept: &str) -> String {
    let mut pairs = vec![format!("at={}", clock.now())];
    if clock.playing() {
        pairs.push(format!("play={}", clock.pace().word()));
    }
    match view.named().and_then(|number| campaign.views.get(number)) {
        Some(named) => pairs.push(format!("view={}", named.id)),
        None if view.watching().is_some() => {}
        None => {
            let centre = to_lat_lon(view.map_of(view.middle()));
            pairs.push(format!("view={:.4},{:.4},{:.2}", centre.lat, centre.lon, view.zoom()));
        }
    }
    if let Some(told) = view.told {
        pairs.push(format!("chapter={}", campaign.chapter(told.chapter).id));
        pairs.extend(told.lesson.map(|lesson| format!("lesson={}", campaign.lesson(lesson).id)));
    }
    pairs.extend(view.selected.map(|unit| format!("select={}", campaign.unit(unit).id)));
    pairs.extend((view.account != Account::Synthesis).then(|| format!("account={}", view.account.word())));
    pairs.extend((view.least != Certainty::Inferred).then(|| format!("certainty={}", view.least.word())));
    pairs.extend((view.symbols != SymbolSet::default()).then(|| format!("symbols={}", view.symbols.word())));
    if view.layers != Layers::default() {
        let words: Vec<_> = view.layers.iter().map(Layer::word).collect();
        pairs.push(format!("layers={}", if words.is_empty() { NO_LAYERS.to_owned() } else { words.join(",") }));
    }
    pairs.extend(view.panel.map(|panel| format!("panel={}", panel.word())));
    pairs.extend(view.page.map(|page| format!("page={}", page.word())));
    pairs.extend(view.projector.then(|| "projector=1".to_owned()));
    pairs.extend(view.presenting.then(|| "present=1".to_owned()));
    pairs.extend((view.text_size != *TEXT_SIZES.start()).then(|| format!("text={}", view.text_size)));
    pairs.extend(view.still.then(|| "motion=0".to_owned()));
    let ours = [
        "at",
        "play",
        "view",
        "chapter",
        "lesson",
        "select",
        "account",
        "certainty",
        "symbols",
        "layers",
        "panel",
        "page",
        "projector",
        "present",
        "text",
        "motion",
        "welcome",
    ];
    let theirs = kept.trim_start_matches('?').split('&').filter(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        !name.is_empty() && !ours.contains(&name)
    });
    pairs.extend(theirs.map(str::to_owned));
    pairs.join("&")
}

/// Reads an instant that lies in the campaign.
pub fn parse_at(value: &str, campaign: &Campaign) -> Result<ClockCommand, String> {
    let instant = parse_instant(value).map_err(|why| why.to_string())?;
    let span = campaign.span;
    if !span.contains(instant) {
        return Err(format!("{instant} is outside the campaign, {} to {}", span.from, span.to));
    }
    Ok(ClockCommand::Seek(instant))
}

/// Reads what is to be shown: `theatre`, `bounds`, `fui`, `fui,13` or `47.7450,118.6550,11.5`.
pub fn parse_view(value: &str, campaign: &Campaign) -> Result<ViewCommand, String> {
    let parts: Vec<&str> = value.split(',').map(str::trim).collect();
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    let zoom = |text: &str| {
        number(text)
            .filter(|zoom| ZOOMS.contains(zoom))
            .ok_or_else(|| format!("the zoom '{}' is not between 4 and 16", shortened(text)))
    };
    match parts.as_slice() {
        ["bounds"] => Ok(ViewCommand::Look(LatLon::new(48.0, 118.0), Some(*ZOOMS.start()))),
        [name] => match campaign.views.iter().position(|view| *view.id == **name) {
            Some(number) => Ok(ViewCommand::Named(number)),
            None => Ok(ViewCommand::Look(place_at(name, campaign)?, None)),
        },
        [place, at] => Ok(ViewCommand::Look(place_at(place, campaign)?, Some(zoom(at)?))),
        [lat, lon, at] => {
            let position = number(lat).zip(number(lon)).map(|(lat, lon)| LatLon::new(lat, lon));
            let position = position.filter(|position| campaign.bounds.contains(*position));
            let position = position.ok_or_else(|| format!("'{}' is no position on the map", shortened(value)))?;
            Ok(ViewCommand::Look(position, Some(zoom(at)?)))
        }
        _ => Err(format!("cannot read the view '{}'; write theatre, fui,13 or 47.745,118.655,11.5", shortened(value))),
    }
}

/// Reads the id of a unit; an empty one means none.
pub fn parse_unit(value: &str, campaign: &Campaign) -> Result<Option<UnitId>, String> {
    if value.is_empty() {
        return Ok(None);
    }
    let found = campaign.find_unit(value);
    found.map(Some).ok_or_else(|| {
        let hint = crate::campaign::problem::did_you_mean(value, campaign.units.iter().map(|unit| &*unit.id));
        format!("no unit has the id '{}'{hint}", shortened(value))
    })
}

/// Reads the id of a chapter.
pub fn parse_chapter(value: &str, campaign: &Campaign) -> Result<ChapterId, String> {
    campaign.find_chapter(value).ok_or_else(|| {
        let known = campaign.story.chapters.iter().map(|chapter| &*chapter.id);
        let hint = crate::campaign::problem::did_you_mean(value, known);
        format!("no chapter has the id '{}'{hint}", shortened(value))
    })
}

/// Reads the id of a lesson.
pub fn parse_lesson(value: &str, campaign: &Campaign) -> Result<LessonId, String> {
    campaign.find_lesson(value).ok_or_else(|| {
        let known: Vec<_> = campaign.lessons.iter().map(|lesson| &*lesson.id).collect();
        format!("it is one of {}", known.join(", "))
    })
}

/// Reads whose account is to be shown.
pub fn parse_account(value: &str) -> Result<ViewCommand, String> {
    parse_word(value, Account::ALL, Account::word, ViewCommand::Tell)
}

/// Reads how sure what is shown must be.
pub fn parse_certainty(value: &str) -> Result<ViewCommand, String> {
    parse_word(value, Certainty::ALL, Certainty::word, ViewCommand::ShowFrom)
}

/// Reads which panel is to be open.
pub fn parse_panel(value: &str) -> Result<ViewCommand, String> {
    parse_word(value, &Panel::ALL, Panel::word, |panel| ViewCommand::Open(Some(panel)))
}

/// Reads which page is to lie over the whole window.
pub fn parse_page(value: &str) -> Result<ViewCommand, String> {
    parse_word(value, &Page::ALL, Page::word, |page| ViewCommand::Turn(Some(page)))
}

/// Reads the size of text in hundredths of the usual one.
fn parse_text_size(value: &str) -> Result<u16, String> {
    let size = value.parse().ok().filter(|size| TEXT_SIZES.contains(size));
    size.ok_or_else(|| format!("it is a number from {} to {}, in per cent", TEXT_SIZES.start(), TEXT_SIZES.end()))
}

/// Reads which set of symbols is to be drawn.
pub fn parse_symbols(value: &str) -> Result<ViewCommand, String> {
    parse_word(value, &SymbolSet::ALL, SymbolSet::word, ViewCommand::Draw)
}

/// Reads which layers are to be shown: words with commas between them, or `none`.
pub fn parse_layers(value: &str) -> Result<ViewCommand, String> {
    let mut layers = Layers::NONE;
    for word in value.split(',').filter(|word| !word.is_empty() && *word != NO_LAYERS) {
        let found = Layer::ALL.into_iter().find(|layer| layer.word() == word);
        let layer = found.ok_or_else(|| {
            let known: Vec<_> = Layer::ALL.into_iter().map(Layer::word).collect();
            format!("'{}' is no layer; each is one of {}, or {NO_LAYERS}", shortened(word), known.join(", "))
        })?;
        layers = layers.with(layer, true);
    }
    Ok(ViewCommand::Show(layers))
}

fn parse_word<T: Copy>(
    value: &str,
    all: &[T],
    word: impl Fn(T) -> &'static str,
    command: impl Fn(T) -> ViewCommand,
) -> Result<ViewCommand, String> {
    let found = all.iter().copied().find(|one| word(*one) == value);
    found.map(command).ok_or_else(|| {
        let known: Vec<_> = all.iter().map(|one| word(*one)).collect();
        format!("it is one of {}", known.join(", "))
    })
}

fn parse_switch(value: &str) -> Result<bool, String> {
    match value {
        "1" => Ok(true),
        "0" | "" => Ok(false),
        _ => Err("it is 1 or 0".to_owned()),
    }
}

fn place_at(id: &str, campaign: &Campaign) -> Result<LatLon, String> {
    campaign.find_place(id).map(|place| campaign.place(place).at).ok_or_else(|| {
        let views = campaign.views.iter().map(|view| &*view.id);
        let known = campaign.places.iter().map(|place| &*place.id).chain(views);
        let hint = crate::campaign::problem::did_you_mean(id, known);
        format!("no place or view has the id '{}'{hint}", shortened(id))
    })
}

fn shortened(value: &str) -> String {
    value.chars().take(40).collect()
}

/// Undoes the percent signs of an address. What is not one stays as it is.
fn decode(value: &str) -> String {
    let bytes = value.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while let Some(&byte) = bytes.get(i) {
        let code = bytes.get(i + 1..i + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| byte == b'%') {
            Some(decoded) => {
                out.push(decoded);
                i += 3;
            }
            None => {
                out.push(if byte == b'+' { b' ' } else { byte });
                i += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

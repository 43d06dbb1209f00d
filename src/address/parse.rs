//! The words of an address, one by one.

use super::{NO_LAYERS, ZOOMS, write::BESIDE};
use crate::{
    campaign::{
        ids::{ChapterId, LessonId, UnitId},
        model::{Campaign, Span},
        time::{Instant, parse_instant},
        words::{Account, Certainty},
    },
    geo::LatLon,
    lang::Language,
    replay::clock::ClockCommand,
    view::{Comparison, Layer, Layers, Page, Panel, SymbolSet, TEXT_SIZES, ViewCommand},
};

/// Reads an instant that lies in the campaign.
pub fn parse_at(value: &str, campaign: &Campaign) -> Result<ClockCommand, String> {
    instant(value, campaign).map(ClockCommand::Seek)
}

/// Reads two instants of the campaign, the earlier first.
pub(super) fn span(value: &str, campaign: &Campaign) -> Result<Span, String> {
    let (from, to) = value.split_once(',').ok_or("it is two instants with a comma between them")?;
    let span = Span { from: instant(from, campaign)?, to: instant(to, campaign)? };
    if span.from < span.to { Ok(span) } else { Err("its end is not after its beginning".to_owned()) }
}

/// Reads a moment to compare, with or without the share of the window that shows the clock's moment.
pub(super) fn comparison(value: &str, campaign: &Campaign) -> Result<Comparison, String> {
    let (with, wipe) = value.split_once(',').unwrap_or((value, "0.5"));
    if wipe == BESIDE {
        return Ok(Comparison { beside: true, ..Comparison::with(instant(with, campaign)?) });
    }
    let wipe = wipe.parse().ok().filter(|wipe| (0.0..=1.0).contains(wipe));
    let wipe = wipe.ok_or("behind the comma stands a share between 0 and 1")?;
    Ok(Comparison { wipe, ..Comparison::with(instant(with, campaign)?) })
}

/// Reads the code of a language.
pub fn parse_language(value: &str) -> Result<Language, String> {
    Language::ALL
        .into_iter()
        .find(|language| language.code() == value)
        .ok_or_else(|| format!("this version speaks {}", Language::ALL.map(Language::code).join(", ")))
}

/// Reads how far a chapter has been told: whether its answer is shown, whether the lesson is over.
pub(super) fn stage(value: &str) -> Result<(bool, bool), String> {
    match value {
        "answer" => Ok((true, false)),
        "end" => Ok((true, true)),
        _ => Err("it is answer or end".to_owned()),
    }
}

fn instant(value: &str, campaign: &Campaign) -> Result<Instant, String> {
    let instant = parse_instant(value).map_err(|why| why.to_string())?;
    let span = campaign.span;
    if span.contains(instant) {
        return Ok(instant);
    }
    Err(format!("{instant} is outside the campaign, {} to {}", span.from, span.to))
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
pub(super) fn text_size(value: &str) -> Result<u16, String> {
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

pub(super) fn switch(value: &str) -> Result<bool, String> {
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

/// The beginning of a value.
pub(super) fn shortened(value: &str) -> String {
    value.chars().take(40).collect()
}

/// A sentence without signs that end a line or turn the way of writing.
pub(super) fn clean(sentence: &str) -> String {
    let seen = |letter: char| if letter.is_control() || is_mark(letter) { '\u{fffd}' } else { letter };
    sentence.chars().map(seen).collect()
}

/// Marks that are not seen and change how other letters are.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Undoes the percent signs of an address. What is not one stays as it is.
pub(super) fn decode(value: &str) -> String {
    let bytes = value.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while let Some(&byte) = bytes.get(i) {
        let digit = |at: usize| bytes.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        match digit(i + 1).zip(digit(i + 2)).map(|(high, low)| (high * 16 + low) as u8).filter(|_| byte == b'%') {
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

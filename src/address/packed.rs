//! A state in few letters, for what would be too long to read: `s=AQhr…`, bytes in the alphabet of 64 that addresses take.
//!
//! Units, chapters and lessons are named by a hash of their ids, so that a link survives when others are added.

use super::{Query, ZOOMS, pose};
use crate::{
    campaign::{
        model::{Campaign, Span},
        time::Instant,
        words::{Account, Certainty},
    },
    geo::LatLon,
    lang::Language,
    replay::clock::{Clock, ClockCommand, Pace},
    view::{Comparison, Layers, Page, Panel, SymbolSet, TEXT_SIZES, View, ViewCommand},
};

/// The form of the bytes.
const FORM: u8 = 1;

/// Packs a state.
pub(super) fn pack(clock: &Clock, view: &View, campaign: &Campaign) -> String {
    let mut bytes = Bytes(vec![FORM]);
    let since = |at: Instant| (at.0 - campaign.span.from.0).max(0) as u64;
    bytes.number(since(clock.now()));
    let switches = [clock.playing(), view.projector, view.still, view.presenting];
    bytes.number(switches.iter().rev().fold(0, |all, on| all * 2 + u64::from(*on)));
    bytes.number(place(Pace::all(), clock.pace()));
    bytes.number(place(Account::ALL.iter().copied(), view.account));
    bytes.number(place(Certainty::ALL.iter().copied(), view.least));
    bytes.number(place(SymbolSet::ALL, view.symbols));
    bytes.number(view.layers.bits().into());
    bytes.number(view.panel.map_or(0, |panel| place(Panel::ALL, panel) + 1));
    bytes.number(view.page.map_or(0, |page| place(Page::ALL, page) + 1));
    bytes.number(view.text_size.into());
    bytes.number(place(Language::ALL, view.language));
    bytes.option(view.told, |bytes, told| {
        bytes.hash(&campaign.chapter(told.chapter).id);
        bytes.option(told.lesson, |bytes, lesson| bytes.hash(&campaign.lesson(lesson).id));
        bytes.number(u64::from(told.answered) + 2 * u64::from(told.closing));
    });
    match (view.watching(), view.named()) {
        (Some(_), _) => bytes.number(0),
        (None, Some(number)) => bytes.number(2 + number as u64),
        (None, None) => {
            let (at, zoom) = pose(view);
            bytes.number(1);
            bytes.number(((at.lat + 90.0) * 1e4).round() as u64);
            bytes.number(((at.lon + 180.0) * 1e4).round() as u64);
            bytes.number((zoom * 100.0).round() as u64);
        }
    }
    bytes.option(view.selected, |bytes, unit| bytes.hash(&campaign.unit(unit).id));
    for span in [clock.looped(), view.axis] {
        bytes.option(span, |bytes, span| [span.from, span.to].map(since).into_iter().for_each(|at| bytes.number(at)));
    }
    bytes.option(view.compared, |bytes, compared| {
        bytes.number(since(compared.with));
        bytes.number(if compared.beside { BESIDE } else { (f64::from(compared.wipe) * 100.0).round() as u64 });
    });
    letters(&bytes.0)
}

/// What stands for side by side in the place of a percentage.
const BESIDE: u64 = 101;

/// Reads a packed state.
pub(super) fn unpack(text: &str, campaign: &Campaign) -> Result<Query, String> {
    let bytes = bytes(text).filter(|bytes| bytes.first() == Some(&FORM));
    let bytes = bytes.ok_or("it is no state that this version of the map has written")?;
    let mut rest = Rest { bytes: bytes.get(1..).unwrap_or_default(), campaign };
    let query = read(&mut rest).ok_or("it is cut off, or tells of something that is not in this campaign")?;
    if rest.bytes.is_empty() { Ok(query) } else { Err("it goes on after its end".to_owned()) }
}

fn read(rest: &mut Rest<'_>) -> Option<Query> {
    let mut query = Query::default();
    query.asked.clock.push(ClockCommand::Seek(rest.instant()?));
    let switches = rest.number()?;
    let on = |bit: u32| switches >> bit & 1 == 1;
    let pace = Pace::all().nth(rest.index()?)?;
    query.asked.clock.push(ClockCommand::SetPace(pace));
    query.play = on(0).then_some(pace);
    let view = &mut query.asked.view;
    view.extend([ViewCommand::SetProjector(on(1)), ViewCommand::SetStill(on(2)), ViewCommand::Present(on(3))]);
    view.push(ViewCommand::Tell(*Account::ALL.get(rest.index()?)?));
    view.push(ViewCommand::ShowFrom(*Certainty::ALL.get(rest.index()?)?));
    view.push(ViewCommand::Draw(*SymbolSet::ALL.get(rest.index()?)?));
    view.push(ViewCommand::Show(Layers::from_bits(u8::try_from(rest.number()?).ok()?)?));
    let panel = rest.index()?.checked_sub(1).map(|panel| Panel::ALL.get(panel).copied());
    let page = rest.index()?.checked_sub(1).map(|page| Page::ALL.get(page).copied());
    view.push(ViewCommand::Open(panel.map_or(Some(None), |panel| panel.map(Some))?));
    view.push(ViewCommand::Turn(page.map_or(Some(None), |page| page.map(Some))?));
    let text_size = u16::try_from(rest.number()?).ok().filter(|size| TEXT_SIZES.contains(size))?;
    view.push(ViewCommand::TextSize(text_size));
    view.push(ViewCommand::Speak(*Language::ALL.get(rest.index()?)?));
    if rest.number()? == 1 {
        let chapters = rest.campaign.chapters().map(|(id, chapter)| (id, &*chapter.id)).collect();
        query.chapter = Some(rest.named(chapters)?);
        if rest.number()? == 1 {
            let lessons = rest.campaign.lessons.iter();
            let lessons = lessons.filter_map(|lesson| Some((rest.campaign.find_lesson(&lesson.id)?, &*lesson.id)));
            query.lesson = Some(rest.named(lessons.collect())?);
        }
        let stage = rest.number()?;
        (query.answered, query.closing) = (stage & 1 == 1, stage & 2 == 2);
    }
    query.asked.view.extend(read_place(rest)?);
    if rest.number()? == 1 {
        let units = rest.campaign.units().map(|(id, unit)| (id, &*unit.id)).collect();
        query.asked.view.push(ViewCommand::Select(Some(rest.named(units)?)));
    }
    if let Some(span) = rest.span()? {
        query.asked.clock.push(ClockCommand::Loop(Some(span)));
    }
    if let Some(span) = rest.span()? {
        query.asked.view.push(ViewCommand::Axis(Some(span)));
    }
    if rest.number()? == 1 {
        let with = rest.instant()?;
        let compared = match rest.number()? {
            BESIDE => Comparison { beside: true, ..Comparison::with(with) },
            percent => Comparison { wipe: percent.min(100) as f32 / 100.0, ..Comparison::with(with) },
        };
        query.asked.view.push(ViewCommand::Compare(Some(compared)));
    }
    Some(query)
}

/// Where the map is looked at: the outer nothing where that cannot be read, the inner where it is not said.
fn read_place(rest: &mut Rest<'_>) -> Option<Option<ViewCommand>> {
    match rest.index()? {
        0 => Some(None),
        1 => {
            let mut part = |off: f64, share: f64| Some(rest.number()? as f64 / share - off);
            let at = LatLon::new(part(90.0, 1e4)?, part(180.0, 1e4)?);
            let zoom = part(0.0, 100.0)?;
            let there = rest.campaign.bounds.contains(at) && ZOOMS.contains(&zoom);
            there.then_some(Some(ViewCommand::Look(at, Some(zoom))))
        }
        named => (named - 2 < rest.campaign.views.len()).then_some(Some(ViewCommand::Named(named - 2))),
    }
}

/// Where something stands among all of its kind.
fn place<T: PartialEq>(all: impl IntoIterator<Item = T>, one: T) -> u64 {
    all.into_iter().position(|other| other == one).unwrap_or_default() as u64
}

/// Bytes that grow.
struct Bytes(Vec<u8>);

impl Bytes {
    /// A number, seven bits a byte, the lowest first.
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn option<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.number(value.is_some().into());
        if let Some(value) = value {
            write(self, value);
        }
    }

    fn hash(&mut self, id: &str) {
        self.0.extend(hash(id).to_le_bytes());
    }
}

/// Bytes that are read.
struct Rest<'a> {
    bytes: &'a [u8],
    campaign: &'a Campaign,
}

impl Rest<'_> {
    fn number(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..63).step_by(7) {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn index(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    fn instant(&mut self) -> Option<Instant> {
        let span = self.campaign.span;
        let seconds = i64::try_from(self.number()?).ok()?;
        let at = Instant(span.from.0.checked_add(seconds)?);
        span.contains(at).then_some(at)
    }

    /// A span where there is one; `None` where the bytes make no sense.
    fn span(&mut self) -> Option<Option<Span>> {
        match self.number()? {
            1 => {
                let span = Span { from: self.instant()?, to: self.instant()? };
                (span.from < span.to).then_some(Some(span))
            }
            _ => Some(None),
        }
    }

    /// The one whose id has the hash that comes next.
    fn named<T: Copy>(&mut self, all: Vec<(T, &str)>) -> Option<T> {
        let (four, rest) = self.bytes.split_first_chunk::<4>()?;
        self.bytes = rest;
        let wanted = u32::from_le_bytes(*four);
        all.into_iter().find(|(_, id)| hash(id) == wanted).map(|(one, _)| one)
    }
}

/// FNV-1a of 32 bits.
fn hash(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as letters that need no percent sign in an address.
fn letters(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let part = |i: usize| u32::from(three.get(i).copied().unwrap_or_default());
        let all = (part(0) << 16) | (part(1) << 8) | part(2);
        for i in 0..=three.len() {
            out.push(char::from(ALPHABET[((all >> (18 - 6 * i)) & 63) as usize]));
        }
    }
    out
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    for four in text.as_bytes().chunks(4) {
        let mut all = 0_u32;
        for (i, letter) in four.iter().enumerate() {
            let value = ALPHABET.iter().position(|known| known == letter)? as u32;
            all |= value << (18 - 6 * i);
        }
        let whole = [(all >> 16) as u8, (all >> 8) as u8, all as u8];
        out.extend(whole.iter().take(four.len() - 1));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_ids_have_the_same_hash() {
        let campaign = Campaign::embedded().expect("the campaign is sound");
        let ids = campaign.units.iter().map(|unit| &*unit.id).chain(campaign.story.chapters.iter().map(|c| &*c.id));
        let ids: Vec<_> = ids.chain(campaign.lessons.iter().map(|lesson| &*lesson.id)).collect();
        assert_eq!(ids.iter().map(|id| hash(id)).collect::<HashSet<_>>().len(), ids.len());
    }

    #[test]
    fn bytes_become_letters_and_bytes_again() {
        for length in 0..40_u8 {
            let some: Vec<u8> = (0..length).map(|i| i.wrapping_mul(97) ^ 0x5a).collect();
            assert_eq!(bytes(&letters(&some)), Some(some));
        }
        assert_eq!(bytes("a b"), None);
    }

    #[test]
    fn nonsense_is_refused() {
        let campaign = Campaign::embedded().expect("the campaign is sound");
        for text in ["", "A", "AQ", "AQhr", "////", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "é"]
        {
            assert!(unpack(text, &campaign).is_err(), "{text}");
        }
    }
}

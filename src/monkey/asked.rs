//! What the monkey asks of the clock and of the view without a hand: what hands seldom find.

use bevy::prelude::*;

use super::{act::Deed, chance::Chance};
use crate::{
    address,
    campaign::{
        ids::{ChapterId, LessonId, UnitId},
        model::{Campaign, Span},
        time::{DAY, HOUR, Instant},
        words::{Account, Certainty},
    },
    geo::LatLon,
    lang::Language,
    playback::ToClock,
    replay::{
        clock::{Clock, ClockCommand, Pace},
        extent::Extent,
    },
    story,
    view::{
        Comparison, Control, Controls, Copied, Embedding, Layers, Page, Panel, SheetFormat, SymbolSet, TEXT_SIZES,
        Tool, View, ViewCommand, before_a_class,
    },
};

/// An instant of the campaign; now and then an end of it, or beyond.
fn instant(chance: &mut Chance, span: Span) -> Instant {
    let length = (span.to.0 - span.from.0) as usize;
    match chance.below(12) {
        0 => span.from,
        1 => span.to,
        2 => span.from.plus(-40 * DAY),
        3 => span.to.plus(400 * DAY),
        _ => span.from.plus(chance.below(length + 1) as i64),
    }
}

/// A stretch of the campaign.
fn stretch(chance: &mut Chance, span: Span) -> Span {
    let at = span.clamp(instant(chance, span));
    let extent = Extent::of(span, None).zoomed(at, chance.between(1.0, 200.0));
    extent.shown()
}

/// A command to the clock.
pub(super) fn clock(chance: &mut Chance, span: Span) -> ClockCommand {
    match chance.below(14) {
        0 => ClockCommand::TogglePlay,
        1 | 2 => ClockCommand::Play,
        3 => ClockCommand::Pause,
        4..=6 => ClockCommand::Seek(instant(chance, span)),
        7 => ClockCommand::Step(chance.between(-9e6, 9e6) as i64),
        8 => chance.one(&[ClockCommand::NextEvent, ClockCommand::PreviousEvent]).unwrap_or(ClockCommand::NextEvent),
        9 => chance.one(&[ClockCommand::Faster, ClockCommand::Slower]).unwrap_or(ClockCommand::Faster),
        10 => ClockCommand::SetPace(chance.one(&Pace::all().collect::<Vec<_>>()).unwrap_or_default()),
        11 => ClockCommand::Loop((!chance.once_in(3)).then(|| stretch(chance, span))),
        12 => chance.one(&[ClockCommand::Home, ClockCommand::End]).unwrap_or(ClockCommand::Home),
        _ => ClockCommand::Step(if chance.once_in(2) { HOUR } else { -DAY }),
    }
}

fn unit(chance: &mut Chance, campaign: &Campaign) -> Option<UnitId> {
    let all: Vec<_> = campaign.units().map(|(id, _)| id).collect();
    chance.one(&all).filter(|_| !chance.once_in(5))
}

fn chapter(chance: &mut Chance, campaign: &Campaign) -> Option<ChapterId> {
    chance.one(&campaign.chapters().map(|(id, _)| id).collect::<Vec<_>>())
}

fn lesson(chance: &mut Chance, campaign: &Campaign) -> Option<LessonId> {
    chance.one(&(0..campaign.lessons.len()).map(LessonId::at).collect::<Vec<_>>())
}

fn place(chance: &mut Chance, campaign: &Campaign) -> LatLon {
    let (low, high) = (campaign.bounds.south_west, campaign.bounds.north_east);
    // A little beyond the map's edges, too.
    LatLon { lat: chance.between(low.lat - 0.5, high.lat + 0.5), lon: chance.between(low.lon - 0.5, high.lon + 0.5) }
}

fn comparison(chance: &mut Chance, span: Span) -> Comparison {
    let with = Comparison::with(span.clamp(instant(chance, span)));
    Comparison { beside: chance.once_in(2), ..with }.wiped(chance.between32(0.0, 1.0))
}

fn embedding(chance: &mut Chance) -> Embedding {
    let chosen = Control::ALL.into_iter().filter(|_| chance.once_in(2)).collect::<Vec<_>>();
    Embedding { controls: chosen.into_iter().fold(Controls::NONE, Controls::and), link: chance.once_in(2) }
}

/// Commands to the view, for one frame each.
pub(super) fn view(chance: &mut Chance, campaign: &Campaign) -> Vec<ViewCommand> {
    match chance.below(8) {
        0..=2 => vec![setting(chance)],
        3 => vec![moved(chance, campaign)],
        4 => vec![opened(chance, campaign)],
        5 => vec![what(chance, campaign)],
        6 => class(chance, campaign),
        _ if chance.once_in(20) => kept(chance, campaign).into_iter().collect(),
        _ => vec![ViewCommand::Close; 1 + chance.below(6)],
    }
}

fn setting(chance: &mut Chance) -> ViewCommand {
    let on = chance.once_in(2);
    match chance.below(10) {
        0 => ViewCommand::Tell(chance.one(Account::ALL).unwrap_or(Account::Synthesis)),
        1 => ViewCommand::ShowFrom(chance.one(Certainty::ALL).unwrap_or(Certainty::Known)),
        2 => ViewCommand::Draw(chance.one(&SymbolSet::ALL).unwrap_or_default()),
        3 => ViewCommand::Show(Layers::from_bits(chance.below(128) as u8).unwrap_or_default()),
        4 => ViewCommand::SetProjector(on),
        5 => ViewCommand::TextSize(TEXT_SIZES.start() + chance.below(usize::from(TEXT_SIZES.end() - 99)) as u16),
        6 => ViewCommand::SetStill(on),
        7 => ViewCommand::SetTouch(on),
        8 => ViewCommand::Speak(chance.one(&Language::ALL).unwrap_or_default()),
        _ => ViewCommand::Embed(chance.once_in(3).then(|| embedding(chance))),
    }
}

fn moved(chance: &mut Chance, campaign: &Campaign) -> ViewCommand {
    let by = Vec2::new(chance.between32(-3_000.0, 3_000.0), chance.between32(-3_000.0, 3_000.0));
    let factor = libm::exp(chance.between(-4.0, 4.0));
    match chance.below(6) {
        0 => ViewCommand::Pan(by),
        1 => ViewCommand::ZoomAt(by.abs() / 2.0, factor),
        2 => ViewCommand::Zoom(factor),
        3 => ViewCommand::Named(chance.below(campaign.views.len() + 1)),
        4 => ViewCommand::Look(place(chance, campaign), None),
        _ => ViewCommand::Look(place(chance, campaign), Some(chance.between(4.0, 16.0))),
    }
}

fn opened(chance: &mut Chance, campaign: &Campaign) -> ViewCommand {
    match chance.below(8) {
        0..=3 => ViewCommand::Open(chance.one(&Panel::ALL)),
        4 => ViewCommand::Turn(chance.one(&Page::ALL)),
        5 => chance.one(&[ViewCommand::ToggleHelp, ViewCommand::ToggleSheets]).unwrap_or(ViewCommand::ToggleHelp),
        6 => ViewCommand::EnterTime(true),
        _ => ViewCommand::Select(unit(chance, campaign)),
    }
}

fn what(chance: &mut Chance, campaign: &Campaign) -> ViewCommand {
    match chance.below(5) {
        0 => ViewCommand::Axis((!chance.once_in(4)).then(|| stretch(chance, campaign.span))),
        1 | 2 => ViewCommand::Compare((!chance.once_in(4)).then(|| comparison(chance, campaign.span))),
        3 => ViewCommand::ToggleBlank,
        _ => ViewCommand::Welcome(true),
    }
}

fn class(chance: &mut Chance, campaign: &Campaign) -> Vec<ViewCommand> {
    match chance.below(7) {
        0 => before_a_class().to_vec(),
        1 => vec![ViewCommand::Present(false)],
        2 => vec![ViewCommand::Take(chance.one(&Tool::ALL).unwrap_or_default())],
        3 => vec![ViewCommand::SetMarking(true)],
        4 => {
            let to = chapter(chance, campaign);
            let at = (!chance.once_in(3)).then(|| place(chance, campaign));
            to.map(|chapter| ViewCommand::Mark(chapter, at)).into_iter().collect()
        }
        5 => vec![ViewCommand::ForgetAnswers],
        _ if chance.once_in(3) => vec![ViewCommand::Notes(true), ViewCommand::Notes(false)],
        _ => vec![ViewCommand::FullScreen(chance.once_in(2))],
    }
}

/// What is written into files: seldom, it takes seconds.
fn kept(chance: &mut Chance, campaign: &Campaign) -> Option<ViewCommand> {
    match chance.below(4) {
        0 => chance.one(&SheetFormat::ALL).map(ViewCommand::Print),
        1 => Some(ViewCommand::KeepView),
        2 => Some(ViewCommand::Copy(Copied::Answers)),
        _ => lesson(chance, campaign).map(|lesson| ViewCommand::HandOut(lesson, chance.once_in(2))),
    }
}

/// The steps into a chapter, or out of the story.
pub(super) fn story(chance: &mut Chance, campaign: &Campaign) -> Vec<Deed> {
    let lesson = lesson(chance, campaign).filter(|_| chance.once_in(2));
    let steps = match (chance.below(5), chapter(chance, campaign)) {
        (0, _) => story::leave(),
        (1, _) => story::begin(campaign, lesson),
        (_, Some(chapter)) => story::open(campaign, chapter, lesson),
        (_, None) => story::Steps::default(),
    };
    let clock = steps.clock.into_iter().map(|command| Deed::Clock(ToClock(command)));
    clock.chain(steps.view.into_iter().map(|command| Deed::View(Box::new(command)))).collect()
}

/// The address of a state that has come about by chance.
pub(super) fn address(chance: &mut Chance, campaign: &Campaign) -> String {
    let (mut now, mut view) = (Clock::new(campaign.span, &campaign.story.slow), View::new(campaign));
    for _ in 0..=chance.below(12) {
        now.apply(clock(chance, campaign.span), &[]);
        let command = match chance.below(3) {
            0 => setting(chance),
            1 => moved(chance, campaign),
            _ => what(chance, campaign),
        };
        view.apply(&command, campaign);
    }
    address::write(&now, &view, campaign, "")
}

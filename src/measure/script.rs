//! What is done while the program is measured: the same to the second on every machine, at any number of frames.

use bevy::prelude::Vec2;

use crate::{
    campaign::{ids::UnitId, model::Campaign, time::Instant},
    replay::{
        clock::{ClockCommand, Pace},
        pace::Telling,
    },
    view::{View, ViewCommand},
};

/// How much is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(clap::ValueEnum))]
pub enum Measure {
    /// The whole campaign at story pace, in three minutes, and what a reader does besides.
    #[default]
    Whole,
    /// A quarter of a minute of play, and what a reader does besides, shorter.
    Short,
    /// Half an hour of play, over and over again: what memory does.
    Soak,
}

impl Measure {
    /// The measure of this name: `whole` (or `1`), `short` or `soak`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "1" | "whole" => Some(Self::Whole),
            "short" => Some(Self::Short),
            "soak" => Some(Self::Soak),
            _ => None,
        }
    }

    /// How long each act takes, in seconds.
    fn lasts(self, act: Act) -> f64 {
        match (act, self) {
            (Act::Rest, Self::Short) => 5.0,
            (Act::Rest, _) => 8.0,
            (Act::Play, Self::Whole) => Telling::ThreeMinutes.seconds(),
            (Act::Play, Self::Short) => 15.0,
            (Act::Play, Self::Soak) => 1_800.0,
            (_, Self::Short) => 3.0,
            (Act::Scrub, _) => 12.0,
            (_, _) => 8.0,
        }
    }
}

/// One act of the script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Nothing is touched: no frame should be drawn.
    Rest,
    /// The clock runs.
    Play,
    /// The clock's handle is drawn to and fro.
    Scrub,
    /// The map is pushed in a circle.
    Pan,
    /// The map is drawn larger and smaller.
    Zoom,
    /// One card of a unit after the other is opened.
    Select,
}

impl Act {
    pub(super) const ALL: [Self; 6] = [Self::Rest, Self::Play, Self::Scrub, Self::Pan, Self::Zoom, Self::Select];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Rest => "rest",
            Self::Play => "play",
            Self::Scrub => "scrub",
            Self::Pan => "pan",
            Self::Zoom => "zoom",
            Self::Select => "select",
        }
    }
}

/// What is commanded in a frame.
#[derive(Default)]
pub(super) struct Orders {
    pub(super) clock: Vec<ClockCommand>,
    pub(super) view: Vec<ViewCommand>,
}

/// How long an act takes, in seconds.
pub(super) fn lasts(measure: Measure, act: Act) -> f64 {
    measure.lasts(act)
}

/// What begins an act.
pub(super) fn begin(measure: Measure, act: Act, campaign: &Campaign) -> Orders {
    let mut orders = Orders::default();
    match act {
        Act::Play => {
            let pace = ClockCommand::SetPace(Pace::Story(Telling::ThreeMinutes));
            let from = if measure == Measure::Short { busy(campaign) } else { campaign.span.from };
            orders.clock.extend([pace, ClockCommand::Seek(from)]);
            if measure == Measure::Soak {
                orders.clock.push(ClockCommand::Loop(Some(campaign.span)));
            }
            orders.clock.push(ClockCommand::Play);
        }
        Act::Scrub => orders.clock.extend([ClockCommand::Loop(None), ClockCommand::Pause]),
        Act::Pan => orders.clock.push(ClockCommand::Seek(busy(campaign))),
        Act::Rest => {}
        Act::Zoom | Act::Select => orders.view.push(ViewCommand::Named(0)),
    }
    orders
}

/// What is done in a frame of an act, a share of its time after its beginning and so long after the last frame.
pub(super) fn go_on(act: Act, (share, seconds): (f64, f64), campaign: &Campaign, view: &View) -> Orders {
    let mut orders = Orders::default();
    let turn = share * std::f64::consts::TAU;
    match act {
        Act::Rest | Act::Play => {}
        Act::Scrub => {
            // Three times there and back.
            let there = 1.0 - ((share * 6.0) % 2.0 - 1.0).abs();
            let length = (campaign.span.to.0 - campaign.span.from.0) as f64;
            orders.clock.push(ClockCommand::Seek(campaign.span.from.plus((there * length) as i64)));
        }
        Act::Pan => {
            let by = Vec2::new(libm::cos(turn * 2.0) as f32, libm::sin(turn * 2.0) as f32);
            orders.view.push(ViewCommand::Pan(by * (600.0 * seconds) as f32));
        }
        Act::Zoom => {
            let factor = libm::exp(libm::cos(turn * 2.0) * seconds * 1.2);
            orders.view.push(ViewCommand::ZoomAt(view.size() * 0.4, factor));
        }
        Act::Select => {
            let place = (share * (campaign.units.len() as f64)) as u32;
            orders.view.push(ViewCommand::Select(unit(campaign, place)));
        }
    }
    orders
}

/// The moment at which most units are on the way.
fn busy(campaign: &Campaign) -> Instant {
    let moving =
        |at: Instant| crate::replay::situation::Situation::at(campaign, at).units().iter().filter(|u| u.moving).count();
    let (from, to) = (campaign.span.from.0, campaign.span.to.0);
    let moments = (1..40).map(|i| Instant(from + (to - from) / 40 * i));
    moments.max_by_key(|at| (moving(*at), std::cmp::Reverse(*at))).unwrap_or(campaign.span.from)
}

fn unit(campaign: &Campaign, place: u32) -> Option<UnitId> {
    campaign.units().nth(place as usize).map(|(id, _)| id)
}

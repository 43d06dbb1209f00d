//! The only writer of the clock: obeys commands, lets time pass, and keeps the situation of the moment shown.

use bevy::prelude::*;
use std::{sync::Arc, time::Duration};

use crate::{
    campaign::{ids::EventId, model::Campaign, time::Instant, words::Account},
    replay::{
        clock::{Clock, ClockCommand},
        situation::Situation,
    },
};

/// The longest stretch of the reader's time that one frame may stand for: a page that comes back from a hidden tab
/// goes on where it stood.
pub(crate) const LONGEST_FRAME: Duration = Duration::from_millis(500);

/// The order of work within a frame.
#[derive(SystemSet, Clone, Debug, PartialEq, Eq, Hash)]
pub enum ReplaySystems {
    /// Keys, pointers, the address bar and the page become commands.
    Input,
    /// Commands are obeyed; the clock and the view move.
    Clock,
    /// What changed is shown.
    Present,
}

/// The campaign that is shown.
#[derive(Resource, Clone, Deref)]
pub struct Shown(pub Arc<Campaign>);

/// A command to the clock, on its way.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct ToClock(pub ClockCommand);

/// The clock, and the situation at the instant it shows.
#[derive(Resource)]
pub struct Playback {
    clock: Clock,
    situation: Situation,
    /// Whose account is replayed.
    account: Account,
    /// The instants of the events of the days that are played, rising.
    events: Vec<Instant>,
}

impl Playback {
    /// A clock at the beginning of the campaign.
    pub fn new(campaign: &Campaign) -> Self {
        let clock = Clock::new(campaign.span, &campaign.story.slow);
        let situation = Situation::at(campaign, clock.now());
        let events = campaign.events[campaign.played()].iter().map(|event| event.when.at).collect();
        Self { clock, situation, account: Account::Synthesis, events }
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The instant that is shown.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Where every unit is, as the account that is replayed tells it.
    pub fn situation(&self) -> &Situation {
        &self.situation
    }

    /// Whose account is replayed.
    pub fn account(&self) -> Account {
        self.account
    }

    /// Replays another account from now on.
    pub fn retell(&mut self, campaign: &Campaign, account: Account) {
        self.account = account;
        self.situation.tell(campaign, self.clock.now(), account);
    }

    /// The last event that has happened.
    pub fn latest_event(&self, campaign: &Campaign) -> Option<EventId> {
        campaign.latest_event(self.now())
    }
}

/// Adds the clock to the app. The campaign is there already.
pub fn plugin(app: &mut App) {
    app.add_message::<ToClock>()
        .configure_sets(Update, (ReplaySystems::Input, ReplaySystems::Clock, ReplaySystems::Present).chain())
        .add_systems(Update, run.in_set(ReplaySystems::Clock));
}

/// Obeys the commands, then lets the frame's time pass. Marks [`Playback`] as changed only when it is.
fn run(mut commands: MessageReader<ToClock>, mut playback: ResMut<Playback>, shown: Res<Shown>, time: Res<Time<Real>>) {
    if commands.is_empty() && !playback.clock.playing() {
        return;
    }
    let before = playback.now();
    let playback = &mut *playback;
    let was_playing = playback.clock.playing();
    for ToClock(command) in commands.read() {
        playback.clock.apply(*command, &playback.events);
    }
    // The frame in which play begins has passed already: time counts from the next.
    if was_playing {
        playback.clock.tick(time.delta().min(LONGEST_FRAME).as_secs_f64());
    }
    if playback.now() != before {
        playback.situation.tell(&shown, playback.clock.now(), playback.account);
    }
}

//! How often a frame asked for memory, by whom.

use bevy::{
    ecs::{schedule::SingleThreadedExecutor, system::NonSendMarker},
    prelude::*,
};
use bevy_egui::EguiPostUpdateSet;

use super::{Act, Measuring};
use crate::{heap, playback::ReplaySystems};

/// What had been counted when a part of the frame began, and what the parts came to.
#[derive(Resource, Default)]
struct Asked {
    since: u64,
    all_since: u64,
    own: u64,
    painting: u64,
}

pub(super) fn plugin(app: &mut App) {
    heap::count(true);
    // Our own systems and egui's run on one thread, so that nobody else's memory is counted with theirs.
    app.edit_schedule(Update, |schedule| {
        schedule.set_executor(SingleThreadedExecutor::new());
    })
    .edit_schedule(PostUpdate, |schedule| {
        schedule.set_executor(SingleThreadedExecutor::new());
    })
    .init_resource::<Asked>()
    .add_systems(
        Update,
        (begin.after(super::direct).before(ReplaySystems::Input), end_own.after(ReplaySystems::Present)),
    )
    .add_systems(
        PostUpdate,
        (
            begin.before(EguiPostUpdateSet::EndPass),
            end_painting.after(EguiPostUpdateSet::ProcessOutput).before(EguiPostUpdateSet::PostProcessOutput),
        ),
    )
    .add_systems(Last, note);
}

fn begin(_main: NonSendMarker, mut asked: ResMut<Asked>) {
    asked.since = heap::counted().0;
}

fn end_own(_main: NonSendMarker, mut asked: ResMut<Asked>) {
    asked.own = heap::counted().0 - asked.since;
}

fn end_painting(_main: NonSendMarker, mut asked: ResMut<Asked>) {
    asked.painting = heap::counted().0 - asked.since;
}

/// Notes a frame of play. The others' frames are a reader's own doing.
fn note(mut measuring: ResMut<Measuring>, mut asked: ResMut<Asked>) {
    let all = heap::counted().1;
    let since = std::mem::replace(&mut asked.all_since, all);
    if let (Some((number, Act::Play, _)), true) = (measuring.act(), measuring.begun) {
        measuring.frames[number].asked.push([asked.own, asked.painting, all - since]);
    }
}

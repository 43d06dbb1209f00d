//! The teacher's notes in a window of their own, beside the map: on the laptop, while the map is on the projector.

use bevy::{
    camera::{ClearColorConfig, CompositingSpace, RenderTarget, visibility::RenderLayers},
    core_pipeline::tonemapping::{DebandDither, Tonemapping},
    ecs::schedule::ScheduleLabel,
    prelude::*,
    window::{PresentMode, RequestRedraw, WindowCloseRequested, WindowClosed, WindowRef, WindowResolution},
};
use bevy_egui::{EguiContext, EguiSchedule};
use std::time::Duration;

use crate::{
    lang::Lang,
    notes::{self, Kept},
    playback::{Playback, ReplaySystems, Shown, ToClock},
    redraw::Alarm,
    theme::{self, Scale},
    ui::{
        self, Out,
        drawer::Evidence,
        layout::Screen,
        notes_page::{self, Times},
    },
    view::{View, ViewCommand},
};

/// The layer that the camera of the notes sees: nothing of the map lies there.
const EMPTY: usize = 31;

/// A minute, in seconds.
const MINUTE: f64 = 60.0;

/// The pass that paints the notes.
#[derive(ScheduleLabel, Clone, Debug, PartialEq, Eq, Hash)]
struct NotesPass;

/// The window of the notes, and its camera.
#[derive(Component)]
struct OfNotes;

/// Adds the window of the notes to the app. It opens and closes as the view says.
pub(super) fn plugin(app: &mut App) {
    app.add_plugins(notes::plugin)
        .init_schedule(NotesPass)
        .add_systems(Update, (open.run_if(resource_changed::<View>), closed).chain().in_set(ReplaySystems::Present))
        .add_systems(PostUpdate, alarm)
        .add_systems(NotesPass, paint);
}

/// Opens the window, or closes it.
fn open(mut commands: Commands, view: Res<View>, lang: Res<Lang>, open: Query<Entity, With<OfNotes>>) {
    if view.notes != open.is_empty() {
        return;
    }
    open.iter().for_each(|entity| commands.entity(entity).despawn());
    if !view.notes {
        return;
    }
    let window = Window {
        title: lang.get("notes-heading"),
        resolution: WindowResolution::new(760, 900),
        // Two windows that each wait for their screen would play at half the pace.
        present_mode: PresentMode::AutoNoVsync,
        ..default()
    };
    let window = commands.spawn((OfNotes, window)).id();
    commands.spawn((
        OfNotes,
        Camera2d,
        Camera { clear_color: ClearColorConfig::Custom(theme::srgb(theme::PAPER).into()), ..default() },
        RenderTarget::Window(WindowRef::Entity(window)),
        RenderLayers::layer(EMPTY),
        // As the map's own camera.
        CompositingSpace::Srgb,
        Msaa::Off,
        Tonemapping::None,
        DebandDither::Disabled,
        EguiSchedule::new(NotesPass),
    ));
}

/// A window that the teacher closes takes the notes with it. The engine takes it away a frame after it is asked to.
fn closed(
    mut asked: MessageReader<WindowCloseRequested>,
    mut gone: MessageReader<WindowClosed>,
    windows: Query<(), (With<OfNotes>, With<Window>)>,
    view: Res<View>,
    mut views: MessageWriter<ViewCommand>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if asked.read().count() > 0 {
        redraw.write(RequestRedraw);
    }
    if gone.read().count() > 0 && windows.is_empty() && view.notes {
        views.write(ViewCommand::Notes(false));
    }
}

/// The notes show clocks: there is a frame when a minute of theirs is over.
fn alarm(view: Res<View>, kept: Res<Kept>, time: Res<Time<Real>>, mut alarm: ResMut<Alarm>) {
    alarm.0 = view.notes.then(|| {
        let of_day = MINUTE - f64::from(jiff::Zoned::now().second());
        let of_lesson = kept.elapsed(time.elapsed_secs_f64()).map_or(MINUTE, |elapsed| MINUTE - elapsed % MINUTE);
        // A frame too early would show the old minute.
        Duration::from_secs_f64(of_day.min(of_lesson).max(0.0) + 0.1)
    });
}

fn paint(
    context: Option<Single<(Entity, &mut EguiContext), With<OfNotes>>>,
    (view, kept, lang, time): (Res<View>, Res<Kept>, Res<Lang>, Res<Time<Real>>),
    (playback, shown, evidence): (Res<Playback>, Res<Shown>, Res<Evidence>),
    mut clock: MessageWriter<ToClock>,
    (mut views, mut redraw): (MessageWriter<ViewCommand>, MessageWriter<RequestRedraw>),
    mut styled: Local<Option<(Entity, Scale)>>,
) {
    let Some(mut context) = context else { return };
    let (camera, context) = &mut *context;
    let ctx = context.get_mut();
    let scale = Scale::reading(view.text_size);
    let mut before = styled.filter(|(of, _)| of == camera).map(|(_, scale)| scale);
    let new = before.is_none();
    ui::set_style(ctx, scale, &mut before);
    *styled = Some((*camera, scale));
    if new {
        // Fonts take effect with the next pass.
        ctx.set_fonts(theme::fonts());
        redraw.write(RequestRedraw);
        return;
    }
    let now = jiff::Zoned::now();
    // Where the machine's zone is not known its time of day would be another country's.
    let day = (!now.time_zone().is_unknown()).then(|| format!("{:02}:{:02}", now.hour(), now.minute()));
    let times = Times { day, elapsed: kept.elapsed(time.elapsed_secs_f64()) };
    let screen = Screen {
        campaign: &shown,
        evidence: &evidence,
        clock: playback.clock(),
        situation: playback.situation(),
        view: &view,
    };
    let mut out = Out::default();
    notes_page::show(ctx, &kept.notes, &times, &screen, &lang, &mut out);
    clock.write_batch(out.clock.into_iter().map(ToClock));
    views.write_batch(out.view);
}

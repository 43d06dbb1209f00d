//! Two moments over one land: what moves is drawn for both, the clock's left of the wipe, the other right of it.
//!
//! The other moment lives in a second app without a window that holds what moves on the map and nothing of the land.
//! It is there only while something is compared, is given what the reader looks at, and works only when that changes.
//! What its entities show is mirrored here. There is one camera and one pass: each ink draws on its own side of the
//! wipe, so that to move the wipe is to change a number. Side by side the other moment is looked at from half a window
//! farther left, and drawn as far to the right; so is the land, a second time.

mod other;
mod twins;

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{self, LayerId, Rect, Stroke},
};

use crate::{
    geo::projection::to_lat_lon,
    ink::{Ink, SharedInk},
    input::{Clicked, PointerAt},
    lang::Lang,
    loading,
    playback::{LONGEST_FRAME, ReplaySystems, Shown},
    redraw::{Besides, Drawn},
    theme,
    view::{View, ViewCommand},
};
use other::Other;
use twins::{TwinParts, Twins};

pub use twins::Twin;

/// The moment that is compared, while there is one.
#[derive(Default)]
struct Held(Option<(Other, Twins)>);

/// Adds the comparison to an app that shows the map, after everything else. On the page of problems it does nothing.
pub fn plugin(app: &mut App) {
    app.insert_non_send(Held::default()).add_systems(
        Update,
        (
            pick.in_set(ReplaySystems::Input).run_if(comparing),
            follow.in_set(ReplaySystems::Present).run_if(comparing_or_no_longer),
        ),
    );
    app.add_systems(EguiPrimaryContextPass, paint.after(loading::paint_labels).run_if(comparing));
}

fn comparing(view: Option<Res<View>>) -> bool {
    view.is_some_and(|view| view.compared.is_some())
}

fn comparing_or_no_longer(view: Option<Res<View>>, besides: Option<Res<Besides>>) -> bool {
    view.is_some_and(|view| view.is_changed()) || besides.is_some_and(|besides| besides.0)
}

/// Shows the other moment as the view asks for it, or clears it away.
fn follow(
    mut held: NonSendMut<Held>,
    (view, shown, time, ink): (Res<View>, Res<Shown>, Res<Time<Real>>, Res<SharedInk>),
    mut commands: Commands,
    (mut meshes, mut inks): (ResMut<Assets<Mesh>>, ResMut<Assets<Ink>>),
    mut parts: Query<TwinParts, With<Twin>>,
    (mut besides, drawn): (ResMut<Besides>, Option<Res<Drawn>>),
) -> Result {
    ink.set_wipe(&mut inks, view.compared.map(crate::view::Comparison::share));
    let Some(compared) = view.compared else {
        if let Some((_, twins)) = held.0.take() {
            twins.clear(&mut commands);
        }
        besides.set_if_neq(Besides(false));
        return Ok(());
    };
    let (other, twins) = match &mut held.0 {
        Some(held) => held,
        nothing => {
            // The shaders that tell two moments apart may not be there yet.
            drawn.iter().for_each(|drawn| drawn.again());
            nothing.insert((Other::new(&shown, &view)?, Twins::default()))
        }
    };
    if other.show(compared.with, view.for_other(), time.delta().min(LONGEST_FRAME)) {
        twins.mirror((other.world(), view.aside_m() as f32), &mut commands, &mut meshes, &ink, &mut parts);
    }
    besides.set_if_neq(Besides(other.moving()));
    Ok(())
}

/// What the pointer finds right of the wipe.
fn pick(
    held: NonSend<Held>,
    (pointer, view): (Res<PointerAt>, Res<View>),
    mut clicks: MessageReader<Clicked>,
    mut commands: MessageWriter<ViewCommand>,
) {
    let Some((other, _)) = &held.0 else { return };
    if let Some(at) = pointer.0.filter(|at| view.shows_other_at(*at)) {
        let found = other.unit_at(at);
        if found != view.hovered {
            commands.write(ViewCommand::Hover(found));
        }
    }
    if let Some(Clicked(at)) = clicks.read().last().filter(|Clicked(at)| view.shows_other_at(*at)) {
        commands.write(match view.told.filter(|_| view.marking) {
            Some(told) => ViewCommand::Mark(told.chapter, Some(to_lat_lon(view.for_other().map_of(*at)))),
            None => ViewCommand::Select(other.unit_at(*at)),
        });
    }
}

/// The labels of the other moment, and the line between the two.
fn paint(
    mut contexts: EguiContexts,
    mut held: NonSendMut<Held>,
    (view, lang, pointer): (Res<View>, Res<Lang>, Res<PointerAt>),
) -> Result {
    let (Some((other, _)), Some(x)) = (&mut held.0, view.wiped_at()) else { return Ok(()) };
    let ctx = contexts.ctx_mut()?;
    let pointer = pointer.0.filter(|at| view.shows_other_at(*at));
    other.paint_labels(ctx, &lang, pointer, Rect::everything_right_of(x))?;
    line(ctx, x, view.size().y - view.covered().y);
    Ok(())
}

/// A line of ink in a rim of paper, from the window's upper edge down to the timeline.
fn line(ctx: &egui::Context, x: f32, bottom: f32) {
    let painter = ctx.layer_painter(LayerId::background());
    painter.vline(x, 0.0..=bottom, Stroke::new(6.0, theme::PAPER));
    painter.vline(x, 0.0..=bottom, Stroke::new(2.0, theme::INK));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        campaign::{model::Campaign, time::parse_instant},
        playback::{Playback, ToClock},
        replay::{clock::ClockCommand, situation::Situation},
        view::Comparison,
    };
    use std::{sync::Arc, time::Duration};

    /// An app that shows the map without a renderer, and can compare.
    fn app() -> App {
        let campaign = Arc::new(Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}")));
        let (mut app, _) = loading::offscreen(campaign, Duration::from_millis(100)).expect("an app");
        app.add_message::<Clicked>().init_resource::<Besides>();
        plugin(&mut app);
        app.update();
        app
    }

    fn ask(app: &mut App, command: ViewCommand) {
        app.world_mut().write_message(command);
        app.update();
    }

    fn compare(app: &mut App, with: Option<&str>) {
        let with = with.map(|at| Comparison::with(parse_instant(at).expect("an instant")));
        ask(app, ViewCommand::Compare(with));
    }

    fn side_by_side(app: &mut App) {
        let with = Comparison::with(parse_instant("1939-08-20T12:00").expect("an instant"));
        ask(app, ViewCommand::Compare(Some(Comparison { beside: true, ..with })));
        app.update();
    }

    fn twins(app: &mut App) -> usize {
        let mut twins = app.world_mut().query_filtered::<&Visibility, With<Twin>>();
        twins.iter(app.world()).filter(|visibility| **visibility != Visibility::Hidden).count()
    }

    fn counts(app: &App) -> (u32, usize) {
        let world = app.world();
        (world.entities().count_spawned(), world.resource::<Assets<Mesh>>().len())
    }

    #[test]
    fn nothing_is_left_behind_when_a_comparison_ends() {
        let mut app = app();
        app.world_mut().write_message(ToClock(ClockCommand::Seek(parse_instant("1939-07-05T06:00").expect("one"))));
        // What of the land is seen for the first time stays.
        let about = |app: &mut App| {
            ask(app, ViewCommand::Zoom(1.7));
            ask(app, ViewCommand::Pan(Vec2::new(40.0, 10.0)));
            ask(app, ViewCommand::Zoom(1.0 / 1.7));
            ask(app, ViewCommand::Pan(Vec2::new(-40.0, -10.0)));
        };
        about(&mut app);
        side_by_side(&mut app);
        about(&mut app);
        compare(&mut app, None);
        (0..4).for_each(|_| app.update());
        let before = counts(&app);
        compare(&mut app, Some("1939-08-20T12:00"));
        let august = twins(&mut app);
        assert!(august > 60, "{august}");
        compare(&mut app, Some("1939-05-28T12:00"));
        assert!((10..august).contains(&twins(&mut app)), "fewer units were there in May: {}", twins(&mut app));
        side_by_side(&mut app);
        let twice = counts(&app).0;
        assert!(twice > before.0 + august as u32 + 20, "the land is drawn twice: {twice}");
        about(&mut app);
        compare(&mut app, None);
        (0..8).for_each(|_| app.update());
        assert_eq!((twins(&mut app), counts(&app).0), (0, before.0));
        assert!(counts(&app).1 <= before.1 + 8, "{} meshes, before {}", counts(&app).1, before.1);
    }

    #[test]
    fn the_other_moment_is_that_moment_however_the_clock_runs() {
        let mut app = app();
        let at = parse_instant("1939-08-20T12:00").expect("an instant");
        compare(&mut app, Some("1939-08-20T12:00"));
        app.world_mut().write_message(ToClock(ClockCommand::Seek(parse_instant("1939-07-05T06:00").expect("one"))));
        (0..3).for_each(|_| app.update());
        let shown = app.world().resource::<Shown>().clone();
        let held = app.world().non_send::<Held>();
        let (other, _) = held.0.as_ref().expect("something is compared");
        assert_eq!(*other.situation(), Situation::at(&shown, at));
        assert_ne!(app.world().resource::<Playback>().situation(), other.situation());
    }

    #[test]
    fn the_other_moment_is_drawn_as_the_map_itself_would_draw_it() {
        let drawn = |app: &mut App, twin: bool| {
            let mut found = Vec::new();
            let mut entities = app.world_mut().query::<(&Transform, &Visibility, &MeshMaterial2d<Ink>, Has<Twin>)>();
            let ink = app.world().resource::<SharedInk>().clone();
            for (transform, visibility, material, is_twin) in entities.iter(app.world()) {
                let moves = if twin { is_twin } else { material.0 == ink.0 };
                if moves && *visibility != Visibility::Hidden {
                    found.push(format!("{:?} {:?}", transform.translation.truncate(), transform.scale));
                }
            }
            found.sort();
            found
        };
        let mut plain = app();
        let at = parse_instant("1939-08-20T12:00").expect("an instant");
        plain.world_mut().write_message(ToClock(ClockCommand::Seek(at)));
        (0..6).for_each(|_| plain.update());
        let mut compared = app();
        compare(&mut compared, Some("1939-08-20T12:00"));
        (0..6).for_each(|_| compared.update());
        let (own, twins) = (drawn(&mut plain, false), drawn(&mut compared, true));
        assert!(own.len() > 60, "{}", own.len());
        assert_eq!(own, twins);
    }

    #[test]
    fn nothing_is_done_at_rest_and_while_the_wipe_moves() {
        let mut app = app();
        compare(&mut app, Some("1939-08-20T12:00"));
        (0..8).for_each(|_| app.update());
        assert!(!app.world().resource::<Besides>().0, "it does not come to rest");
        let updates = |app: &App| app.world().non_send::<Held>().0.as_ref().map(|(other, _)| other.updates());
        let before = updates(&app);
        let with = Comparison::with(parse_instant("1939-08-20T12:00").expect("an instant"));
        ask(&mut app, ViewCommand::Compare(Some(with.wiped(0.3))));
        app.update();
        assert_eq!(updates(&app), before);
        ask(&mut app, ViewCommand::Zoom(1.3));
        assert_ne!(updates(&app), before);
    }
}

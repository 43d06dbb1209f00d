//! The app without a window: load, seek, play, select, and the address that writes it down.
#![cfg(feature = "app")]

use bevy::{prelude::*, time::TimeUpdateStrategy};
use halhin_gol::{
    address,
    campaign::{
        model::{Campaign, Span},
        time::{DAY, HOUR, parse_instant},
    },
    keys::KEYS,
    playback::{self, Playback, Shown, ToClock},
    replay::{
        clock::{ClockCommand, Pace},
        pace::Telling,
        situation::Situation,
    },
    view::{self, View, ViewCommand},
};
use std::{collections::HashSet, sync::Arc, time::Duration};

const FRAME: Duration = Duration::from_millis(20);

fn app() -> App {
    let campaign = Arc::new(Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}")));
    let mut app = App::new();
    app.add_plugins(MinimalPlugins)
        .insert_resource(TimeUpdateStrategy::ManualDuration(FRAME))
        .insert_resource(Playback::new(&campaign))
        .insert_resource(View::new(&campaign))
        .insert_resource(Shown(campaign))
        .add_plugins((playback::plugin, view::plugin));
    app.update();
    app
}

fn order(app: &mut App, command: ClockCommand) {
    app.world_mut().write_message(ToClock(command));
    app.update();
}

fn look(app: &mut App, command: ViewCommand) {
    app.world_mut().write_message(command);
    app.update();
}

fn now(app: &App) -> String {
    app.world().resource::<Playback>().now().to_string()
}

#[test]
fn it_starts_at_the_beginning_and_stands_still() {
    let mut app = app();
    (0..10).for_each(|_| app.update());
    assert_eq!(now(&app), "1939-05-11T00:00");
    assert!(!app.world().resource::<Playback>().clock().playing());
}

#[test]
fn seeking_shows_the_situation_of_the_moment() {
    let mut app = app();
    let at = parse_instant("1939-07-03T09:00").expect("it is an instant");
    order(&mut app, ClockCommand::Seek(at));
    let playback = app.world().resource::<Playback>();
    assert_eq!(playback.situation(), &Situation::at(app.world().resource::<Shown>(), at));
    assert_eq!(playback.now(), at);
}

#[test]
fn a_second_of_play_is_the_rate() {
    let mut app = app();
    order(&mut app, ClockCommand::SetPace(Pace::parse("6h").expect("there is such a rate")));
    order(&mut app, ClockCommand::Play);
    (0..50).for_each(|_| app.update());
    assert_eq!(now(&app), "1939-05-11T06:00");
    order(&mut app, ClockCommand::Pause);
    (0..50).for_each(|_| app.update());
    assert_eq!(now(&app), "1939-05-11T06:00");
}

#[test]
fn it_plays_to_the_end_and_stops() {
    let mut app = app();
    order(&mut app, ClockCommand::End);
    order(&mut app, ClockCommand::Step(-HOUR));
    order(&mut app, ClockCommand::Play);
    (0..60).for_each(|_| app.update());
    assert_eq!(now(&app), "1939-09-17T00:00");
    assert!(!app.world().resource::<Playback>().clock().playing());
}

#[test]
fn the_whole_story_ends_to_the_second() {
    for telling in Telling::ALL {
        let mut app = app();
        order(&mut app, ClockCommand::Home);
        order(&mut app, ClockCommand::SetPace(Pace::Story(telling)));
        order(&mut app, ClockCommand::Play);
        // The frame in which play begins has passed already.
        let frames = (telling.seconds() / FRAME.as_secs_f64()).round() as usize;
        (0..frames - 50).for_each(|_| app.update());
        let clock = app.world().resource::<Playback>().clock();
        assert!(clock.playing(), "{telling:?} ends more than a second early, at {}", clock.now());
        (0..51).for_each(|_| app.update());
        let clock = app.world().resource::<Playback>().clock();
        assert!(!clock.playing() && clock.now() == clock.span().to, "{telling:?} is at {}", clock.now());
    }
}

#[test]
fn a_stretch_is_played_again_and_again() {
    let mut app = app();
    let day = |text: &str| parse_instant(text).expect("it is an instant");
    let span = Span { from: day("1939-07-03"), to: day("1939-07-04") };
    order(&mut app, ClockCommand::SetPace(Pace::parse("12h").expect("there is such a rate")));
    order(&mut app, ClockCommand::Loop(Some(span)));
    order(&mut app, ClockCommand::Play);
    let (mut again, mut before) = (0, span.from);
    for _ in 0..350 {
        app.update();
        let playback = app.world().resource::<Playback>();
        let now = playback.now();
        assert!(span.contains(now) && playback.clock().playing(), "{now}");
        assert_eq!(playback.situation(), &Situation::at(app.world().resource::<Shown>(), now));
        again += u32::from(now < before);
        before = now;
    }
    assert_eq!(again, 3, "seven seconds of half a day");
    order(&mut app, ClockCommand::Loop(None));
    (0..150).for_each(|_| app.update());
    assert!(app.world().resource::<Playback>().now() > span.to);
}

#[test]
fn esc_closes_the_field_for_a_date_before_anything_else() {
    let mut app = app();
    let unit = app.world().resource::<Shown>().find_unit("jp-71-infantry-regiment");
    look(&mut app, ViewCommand::Select(unit));
    look(&mut app, ViewCommand::EnterTime(true));
    assert!(app.world().resource::<View>().entering_time);
    look(&mut app, ViewCommand::Close);
    let view = app.world().resource::<View>();
    assert_eq!((view.entering_time, view.selected), (false, unit));
}

#[test]
fn selecting_opens_a_unit_and_closing_lets_it_go() {
    let mut app = app();
    let unit = app.world().resource::<Shown>().find_unit("jp-71-infantry-regiment");
    assert!(unit.is_some());
    look(&mut app, ViewCommand::Select(unit));
    assert_eq!(app.world().resource::<View>().selected, unit);
    look(&mut app, ViewCommand::Close);
    assert_eq!(app.world().resource::<View>().selected, None);
}

#[test]
fn zooming_keeps_the_point_under_the_pointer() {
    let mut app = app();
    let pixel = Vec2::new(300.0, 200.0);
    let before = app.world().resource::<View>().map_of(pixel);
    for factor in [1.5, 2.0, 0.7] {
        look(&mut app, ViewCommand::ZoomAt(pixel, factor));
        let after = app.world().resource::<View>().map_of(pixel);
        assert!((after.x - before.x).abs() < 1.0 && (after.y - before.y).abs() < 1.0, "{before:?} {after:?}");
    }
}

#[test]
fn the_window_never_looks_over_the_edge_of_the_map() {
    let mut app = app();
    for command in [
        ViewCommand::Zoom(1e-9),
        ViewCommand::Pan(Vec2::splat(1e7)),
        ViewCommand::Zoom(4.0),
        ViewCommand::Pan(Vec2::new(-1e7, 1e7)),
        ViewCommand::Zoom(f64::NAN),
        ViewCommand::Zoom(1e12),
        ViewCommand::Resize(Vec2::new(360.0, 740.0), Vec2::new(0.0, 90.0)),
        ViewCommand::Resize(Vec2::new(3840.0, 1080.0), Vec2::new(400.0, 100.0)),
        ViewCommand::Named(1),
    ] {
        look(&mut app, command.clone());
        let (view, bounds) = (app.world().resource::<View>(), app.world().resource::<Shown>().bounds);
        for corner in [Vec2::ZERO, view.size()] {
            let seen = halhin_gol::geo::projection::to_lat_lon(view.map_of(corner));
            let (low, high) = (bounds.south_west, bounds.north_east);
            let margin = 1e-6;
            let inside = seen.lat > low.lat - margin && seen.lat < high.lat + margin;
            assert!(inside && seen.lon > low.lon - margin && seen.lon < high.lon + margin, "{command:?}: {seen:?}");
        }
    }
}

#[test]
fn both_named_views_show_all_they_promise_in_any_window() {
    for size in [Vec2::new(1280.0, 720.0), Vec2::new(390.0, 844.0), Vec2::new(844.0, 390.0), Vec2::new(1920.0, 1080.0)]
    {
        let mut app = app();
        look(&mut app, ViewCommand::Resize(size, Vec2::new(0.0, size.y / 8.0)));
        look(&mut app, ViewCommand::Named(0));
        let (view, shown) = (app.world().resource::<View>(), app.world().resource::<Shown>());
        for place in ["bain_tsagan", "fui", "nomonhan_burd_obo", "hamar_daba", "noro"] {
            let at = view.pixel_of(shown.place(shown.find_place(place).expect(place)).at);
            let free = Rect::from_corners(Vec2::ZERO, Vec2::new(size.x, size.y * 7.0 / 8.0));
            assert!(free.contains(at), "{place} at {at} in {size}");
        }
    }
}

#[test]
fn the_address_reproduces_what_is_on_the_screen() {
    let mut app = app();
    let query =
        "?at=1939-08-20T05:45&view=fui,13&select=jp-64-infantry-regiment&symbols=pictograms&projector=1&embed=1";
    let asked = address::read(query, app.world().resource::<Shown>());
    assert_eq!(asked.warnings, Vec::<String>::new());
    asked.clock.into_iter().for_each(|command| order(&mut app, command));
    asked.view.into_iter().for_each(|command| look(&mut app, command));
    let world = app.world();
    let (playback, view, shown) = (world.resource::<Playback>(), world.resource::<View>(), world.resource::<Shown>());
    let written = address::write(playback.clock(), view, shown, query);
    assert!(written.starts_with("at=1939-08-20T05:45&view=47.858"), "{written}");
    let end = "&select=jp-64-infantry-regiment&symbols=pictograms&projector=1&embed=1";
    assert!(written.ends_with(end), "{written}");
    let again = address::read(&written, shown);
    assert_eq!((again.warnings.len(), again.clock.len(), again.view.len()), (0, 1, 5));
}

#[test]
fn a_wrong_address_warns_and_changes_nothing() {
    let app = app();
    let query = "at=yesterday&play=9h&view=nowhere&select=nobody&projector=2&at=1940-01-01T00:00&view=fui,99";
    let asked = address::read(query, app.world().resource::<Shown>());
    assert_eq!((asked.clock, asked.view), (Vec::new(), Vec::new()));
    assert_eq!(asked.warnings.len(), 7, "{:#?}", asked.warnings);
    assert!(asked.warnings[0].contains("yesterday"), "{}", asked.warnings[0]);
}

#[test]
fn no_key_stands_twice_in_the_table() {
    let mut seen = HashSet::new();
    assert!(KEYS.iter().all(|key| seen.insert((key.code, key.shift))));
}

#[test]
fn stepping_by_day_goes_back_as_far_as_it_went() {
    let mut app = app();
    order(&mut app, ClockCommand::Step(3 * DAY));
    order(&mut app, ClockCommand::Step(-2 * DAY));
    assert_eq!(now(&app), "1939-05-12T00:00");
}

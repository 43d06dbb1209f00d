//! Keys, mouse, trackpad and fingers become commands.

mod touch;

use bevy::{
    input::{
        gestures::PinchGesture,
        keyboard::{KeyboardFocusLost, KeyboardInput},
        mouse::{MouseScrollUnit, MouseWheel},
    },
    prelude::*,
    window::PrimaryWindow,
};
use bevy_egui::{EguiContext, PrimaryEguiContext, egui::Id, input::egui_wants_any_pointer_input};

use crate::{
    campaign::model::Campaign,
    keys::{ARROWS, Does, KEYS},
    playback::{Playback, ReplaySystems, Shown, ToClock},
    replay::{
        clock::{Clock, ClockCommand},
        extent::{self, Extent},
    },
    story::{self, Steps},
    view::{Comparison, Page, Panel, SymbolSet, Tool, View, ViewCommand, before_a_class},
};

pub use touch::{Finger, LONG_PRESS};

/// A pointer that moves less than this many pixels between press and release clicks; one that moves more drags.
const CLICK_REACH: f32 = 5.0;

/// How much one notch of a wheel enlarges.
const NOTCH: f32 = 0.2;

/// Pixels of a trackpad that are worth one notch of a wheel.
const PIXELS_PER_NOTCH: f32 = 60.0;

/// The map was clicked or tapped at this pixel.
#[derive(Message, Clone, Copy, Debug)]
pub struct Clicked(pub Vec2);

/// Where the pointer is over the map; nowhere while it drags, is over a panel or has left.
#[derive(Resource, Default, PartialEq, Clone, Copy)]
pub struct PointerAt(pub Option<Vec2>);

/// The reader steps so many units on or back.
#[derive(Message, Clone, Copy, Debug)]
pub struct NextUnit(pub isize);

/// A press on the map that has not been released.
#[derive(Default)]
struct Press {
    from: Vec2,
    last: Vec2,
    dragging: bool,
}

/// Adds the input to the app.
pub fn plugin(app: &mut App) {
    app.add_message::<Clicked>().add_message::<NextUnit>().init_resource::<PointerAt>().init_resource::<Finger>();
    let wheel = wheel.run_if(not(egui_wants_any_pointer_input));
    app.add_systems(Update, (keys, (touch::feel, mouse).chain(), wheel).in_set(ReplaySystems::Input));
}

/// Modifier keys that are down.
#[derive(Default)]
struct Held {
    shift: u8,
    /// Control, Alt and the system's own key: with these a key belongs to the browser or the desktop.
    other: u8,
}

/// Keys are taken one by one in the order they came: in a slow frame a modifier may already be up again.
fn keys(
    mut typed: MessageReader<KeyboardInput>,
    mut lost: MessageReader<KeyboardFocusLost>,
    mut held: Local<Held>,
    (view, playback, shown): (Res<View>, Res<Playback>, Res<Shown>),
    egui: Option<Single<&mut EguiContext, With<PrimaryEguiContext>>>,
    mut clock: MessageWriter<ToClock>,
    (mut views, mut units): (MessageWriter<ViewCommand>, MessageWriter<NextUnit>),
) {
    if lost.read().next().is_some() {
        *held = Held::default();
    }
    // A control that has the focus takes the space bar for itself, a field for text every key; all others stay the map's.
    let (focused, writing, sliding) = egui.map_or((false, false, false), |mut egui| {
        let ctx = egui.get_mut();
        let focused = ctx.memory(bevy_egui::egui::Memory::focused);
        let slider = ctx.data(|data| data.get_temp::<Id>(Id::new(ARROWS)));
        (focused.is_some(), ctx.text_edit_focused(), focused.is_some() && focused == slider)
    });
    for input in typed.read() {
        let bit = match input.key_code {
            KeyCode::ShiftLeft | KeyCode::ControlLeft => 1,
            KeyCode::ShiftRight | KeyCode::ControlRight => 2,
            KeyCode::AltLeft | KeyCode::AltRight => 4,
            KeyCode::SuperLeft | KeyCode::SuperRight => 8,
            _ => 0,
        };
        let keys = match input.key_code {
            KeyCode::ShiftLeft | KeyCode::ShiftRight => &mut held.shift,
            _ => &mut held.other,
        };
        *keys = if input.state.is_pressed() { *keys | bit } else { *keys & !bit };
        let arrow = matches!(input.key_code, KeyCode::ArrowLeft | KeyCode::ArrowRight);
        let taken = writing || (focused && input.key_code == KeyCode::Space) || (sliding && arrow);
        if !input.state.is_pressed() || held.other != 0 || taken {
            continue;
        }
        let shift = held.shift != 0;
        for key in KEYS.iter().filter(|key| key.code == input.key_code && key.shift == shift) {
            if let Does::Unit(by) = key.does {
                units.write(NextUnit(by));
            } else if let Some(steps) = told(key.does, input.repeat, &shown, &view, playback.clock()) {
                clock.write_batch(steps.clock.into_iter().map(ToClock));
                views.write_batch(steps.view);
            } else {
                obey(key.does, input.repeat, &view, &mut clock, &mut views);
            }
        }
    }
}

/// The steps of a key that leads through the story.
fn told(does: Does, repeat: bool, campaign: &Campaign, view: &View, clock: &Clock) -> Option<Steps> {
    let steps = match does {
        Does::Forward | Does::Back | Does::Chapter(_) | Does::Compare if repeat => Steps::default(),
        Does::Compare => {
            let compared = Comparison::toggled(view, clock.now());
            Steps { view: vec![ViewCommand::Compare(compared)], ..Steps::default() }
        }
        Does::Forward => story::forward(campaign, view, clock),
        Does::Back => story::back(campaign, view, clock),
        Does::Chapter(number) => {
            let lesson = view.told.and_then(|told| told.lesson);
            let chapter = story::list(campaign, lesson).get(number - 1).copied();
            chapter.map(|chapter| story::open(campaign, chapter, lesson)).unwrap_or_default()
        }
        _ => return timed(does, repeat, view, clock),
    };
    Some(steps)
}

/// The steps of a key that commands the timeline. A key that is held down only goes on to zoom.
fn timed(does: Does, repeat: bool, view: &View, clock: &Clock) -> Option<Steps> {
    let mut steps = Steps::default();
    match does {
        Does::Axis(factor) => {
            let extent = Extent::of(clock.span(), view.axis).zoomed_at(clock.now(), factor);
            steps.view.push(ViewCommand::Axis(extent.axis()));
        }
        Does::Loop | Does::StoryPace | Does::EnterTime if repeat => {}
        Does::Loop => steps.clock.push(extent::toggle_loop(clock)),
        Does::StoryPace => steps.clock.push(ClockCommand::SetPace(clock.pace().toggled())),
        Does::EnterTime => steps.view.push(ViewCommand::EnterTime(true)),
        _ => return None,
    }
    Some(steps)
}

/// Does what a key does. A key that is held down repeats steps and moves, but switches nothing to and fro.
fn obey(
    does: Does,
    repeat: bool,
    view: &View,
    clock: &mut MessageWriter<ToClock>,
    views: &mut MessageWriter<ViewCommand>,
) {
    match does {
        Does::Clock(ClockCommand::TogglePlay)
        | Does::Present
        | Does::StartPresenting
        | Does::FullScreen
        | Does::Take(_)
        | Does::Notes
        | Does::Help
        | Does::Blank
        | Does::Projector
        | Does::Symbols
        | Does::Page
        | Does::Map
        | Does::Keep
            if repeat => {}
        Does::Clock(command) => drop(clock.write(ToClock(command))),
        Does::Pan(east, south) => drop(views.write(ViewCommand::Pan(-view.size() * Vec2::new(east, south)))),
        Does::Zoom(factor) => drop(views.write(ViewCommand::Zoom(factor))),
        Does::Help => drop(views.write(ViewCommand::ToggleHelp)),
        Does::Blank => drop(views.write(ViewCommand::ToggleBlank)),
        Does::Symbols => {
            let other = SymbolSet::ALL.into_iter().find(|set| *set != view.symbols);
            views.write_batch(other.map(ViewCommand::Draw));
        }
        Does::Map => {
            let open = view.panel == Some(Panel::Map);
            views.write(ViewCommand::Open((!open).then_some(Panel::Map)));
        }
        Does::Page => {
            views.write(ViewCommand::Turn(view.page.is_none().then_some(Page::Symbols)));
        }
        // These are steps of the story, of the timeline and from unit to unit.
        Does::Forward
        | Does::Back
        | Does::Chapter(_)
        | Does::Axis(_)
        | Does::Loop
        | Does::StoryPace
        | Does::EnterTime
        | Does::Unit(_)
        | Does::Compare => {}
        Does::Present if view.presenting => drop(views.write(ViewCommand::Present(false))),
        Does::Present | Does::StartPresenting => drop(views.write_batch(before_a_class())),
        Does::FullScreen => drop(views.write(ViewCommand::FullScreen(!view.full_screen))),
        Does::Take(tool) => {
            views.write(ViewCommand::Take(if view.tool == tool { Tool::Hand } else { tool }));
        }
        Does::Notes => drop(views.write(ViewCommand::Notes(!view.notes))),
        Does::Projector => drop(views.write(ViewCommand::SetProjector(!view.projector))),
        Does::Keep => drop(views.write(ViewCommand::KEEP)),
        Does::Close => drop(views.write(ViewCommand::Close)),
    }
}

fn mouse(
    window: Option<Single<&Window, With<PrimaryWindow>>>,
    buttons: Res<ButtonInput<MouseButton>>,
    (view, over_panel): (Res<View>, Option<Res<bevy_egui::input::EguiWantsInput>>),
    finger: Res<Finger>,
    mut press: Local<Option<Press>>,
    mut pointer: ResMut<PointerAt>,
    mut clicked: MessageWriter<Clicked>,
    mut views: MessageWriter<ViewCommand>,
) {
    let at = window.and_then(|window| window.cursor_position());
    // With a tool in hand the map neither moves nor is it asked anything.
    let over_panel = view.tool != Tool::Hand || over_panel.is_some_and(|egui| egui.wants_any_pointer_input());
    if buttons.just_pressed(MouseButton::Left)
        && !over_panel
        && let Some(at) = at
    {
        *press = Some(Press { from: at, last: at, dragging: false });
    }
    if let (Some(press), Some(at)) = (press.as_mut(), at) {
        press.dragging |= at.distance(press.from) > CLICK_REACH;
        if press.dragging && at != press.last {
            views.write(ViewCommand::Pan(at - press.last));
            press.last = at;
        }
    }
    if buttons.just_released(MouseButton::Left)
        && let Some(Press { from, dragging: false, .. }) = press.take()
    {
        clicked.write(Clicked(from));
    }
    // A finger that rests on the map points as a mouse does.
    let free = PointerAt(finger.points_at().or(at.filter(|_| !over_panel && press.is_none())));
    pointer.set_if_neq(free);
}

fn wheel(
    window: Option<Single<(Entity, &Window), With<PrimaryWindow>>>,
    mut wheel: MessageReader<MouseWheel>,
    mut pinch: MessageReader<PinchGesture>,
    mut views: MessageWriter<ViewCommand>,
) {
    let notches: f32 = wheel
        .read()
        // Not those in the window of the notes.
        .filter(|turn| window.as_ref().is_none_or(|window| window.0 == turn.window))
        .map(|turn| match turn.unit {
            MouseScrollUnit::Line => turn.y,
            MouseScrollUnit::Pixel => turn.y / PIXELS_PER_NOTCH,
        })
        .sum();
    let pinched: f32 = pinch.read().map(|pinch| pinch.0).sum();
    if notches == 0.0 && pinched == 0.0 {
        return;
    }
    let factor = libm::expf(notches.clamp(-5.0, 5.0) * NOTCH + pinched);
    match window.and_then(|window| window.1.cursor_position()) {
        Some(at) => views.write(ViewCommand::ZoomAt(at, f64::from(factor))),
        None => views.write(ViewCommand::Zoom(f64::from(factor))),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{playback, view};
    use bevy::input::{ButtonState, InputPlugin, keyboard::Key};
    use bevy_egui::input::EguiWantsInput;
    use std::sync::Arc;

    /// Presses the right arrow while a control has the focus, and answers by how many hours the clock went on.
    fn hours(slider: bool) -> i64 {
        let campaign = Arc::new(Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}")));
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, InputPlugin))
            .init_resource::<EguiWantsInput>()
            .insert_resource(Playback::new(&campaign))
            .insert_resource(View::new(&campaign))
            .insert_resource(Shown(campaign))
            .add_plugins((playback::plugin, view::plugin, plugin));
        let mut egui = app.world_mut().spawn(PrimaryEguiContext);
        let mut egui = egui.get_mut::<EguiContext>().expect("a context");
        let (ctx, control) = (egui.get_mut(), Id::new("control"));
        ctx.memory_mut(|memory| memory.request_focus(control));
        if slider {
            ctx.data_mut(|data| data.insert_temp(Id::new(ARROWS), control));
        }
        let before = app.world().resource::<Playback>().now();
        app.world_mut().write_message(KeyboardInput {
            key_code: KeyCode::ArrowRight,
            logical_key: Key::ArrowRight,
            state: ButtonState::Pressed,
            text: None,
            repeat: false,
            window: Entity::PLACEHOLDER,
        });
        app.update();
        (app.world().resource::<Playback>().now().0 - before.0) / 3_600
    }

    #[test]
    fn the_arrow_keys_are_a_sliders_while_it_has_the_focus_and_else_the_clocks() {
        assert_eq!((hours(false), hours(true)), (1, 0));
    }
}

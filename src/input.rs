//! Keys, mouse, trackpad and fingers become commands.

use bevy::{
    input::{
        gestures::PinchGesture,
        mouse::{MouseScrollUnit, MouseWheel},
        touch::Touches,
    },
    prelude::*,
    window::PrimaryWindow,
};
use bevy_egui::{EguiContext, PrimaryEguiContext, input::egui_wants_any_pointer_input};

use crate::{
    keys::{Does, KEYS, Key},
    playback::{ReplaySystems, ToClock},
    view::{View, ViewCommand},
};

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

/// A press on the map that has not been released.
#[derive(Default)]
struct Press {
    from: Vec2,
    last: Vec2,
    dragging: bool,
}

/// Adds the input to the app.
pub fn plugin(app: &mut App) {
    app.add_message::<Clicked>().init_resource::<PointerAt>().add_systems(
        Update,
        (keys, mouse, wheel.run_if(not(egui_wants_any_pointer_input)), touch).in_set(ReplaySystems::Input),
    );
}

fn keys(
    held: Res<ButtonInput<KeyCode>>,
    view: Res<View>,
    egui: Option<Single<&mut EguiContext, With<PrimaryEguiContext>>>,
    mut clock: MessageWriter<ToClock>,
    mut views: MessageWriter<ViewCommand>,
) {
    if held.any_pressed([KeyCode::ControlLeft, KeyCode::ControlRight, KeyCode::AltLeft, KeyCode::AltRight]) {
        return;
    }
    let shift = held.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]);
    // A control that has the focus takes the space bar for itself; all other keys stay the map's.
    let focused = egui.is_some_and(|mut egui| egui.get_mut().memory(|memory| memory.focused().is_some()));
    for Key { code, does, .. } in KEYS.iter().filter(|key| key.shift == shift && held.just_pressed(key.code)) {
        if focused && *code == KeyCode::Space {
            continue;
        }
        match *does {
            Does::Clock(command) => drop(clock.write(ToClock(command))),
            Does::Pan(east, south) => drop(views.write(ViewCommand::Pan(-view.size() * Vec2::new(east, south)))),
            Does::Zoom(factor) => drop(views.write(ViewCommand::Zoom(factor))),
            Does::Help => drop(views.write(ViewCommand::ToggleHelp)),
            Does::Blank => drop(views.write(ViewCommand::ToggleBlank)),
            Does::Projector => drop(views.write(ViewCommand::SetProjector(!view.projector))),
            Does::Close => drop(views.write(ViewCommand::Close)),
        }
    }
}

fn mouse(
    window: Option<Single<&Window, With<PrimaryWindow>>>,
    buttons: Res<ButtonInput<MouseButton>>,
    over_panel: Option<Res<bevy_egui::input::EguiWantsInput>>,
    mut press: Local<Option<Press>>,
    mut pointer: ResMut<PointerAt>,
    mut clicked: MessageWriter<Clicked>,
    mut views: MessageWriter<ViewCommand>,
) {
    let at = window.and_then(|window| window.cursor_position());
    let over_panel = over_panel.is_some_and(|egui| egui.wants_any_pointer_input());
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
    let free = PointerAt(at.filter(|_| !over_panel && press.is_none()));
    pointer.set_if_neq(free);
}

fn wheel(
    window: Option<Single<&Window, With<PrimaryWindow>>>,
    mut wheel: MessageReader<MouseWheel>,
    mut pinch: MessageReader<PinchGesture>,
    mut views: MessageWriter<ViewCommand>,
) {
    let notches: f32 = wheel
        .read()
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
    match window.and_then(|window| window.cursor_position()) {
        Some(at) => views.write(ViewCommand::ZoomAt(at, f64::from(factor))),
        None => views.write(ViewCommand::Zoom(f64::from(factor))),
    };
}

/// One finger moves the map, two fingers move and enlarge it, a tap selects.
fn touch(
    touches: Res<Touches>,
    over_panel: Option<Res<bevy_egui::input::EguiWantsInput>>,
    mut several: Local<bool>,
    mut clicked: MessageWriter<Clicked>,
    mut views: MessageWriter<ViewCommand>,
) {
    if over_panel.is_some_and(|egui| egui.wants_any_pointer_input()) {
        return;
    }
    let fingers: Vec<_> = touches.iter().collect();
    match fingers.as_slice() {
        [finger] if !*several && finger.delta() != Vec2::ZERO => {
            views.write(ViewCommand::Pan(finger.delta()));
        }
        [a, b] => {
            *several = true;
            let (now, before) =
                (a.position().distance(b.position()), a.previous_position().distance(b.previous_position()));
            views.write(ViewCommand::Pan((a.delta() + b.delta()) / 2.0));
            if before > 1.0 && now > 1.0 && now != before {
                views.write(ViewCommand::ZoomAt((a.position() + b.position()) / 2.0, f64::from(now / before)));
            }
        }
        _ => {}
    }
    for finger in touches.iter_just_released() {
        if !*several && finger.distance().length() <= CLICK_REACH * 2.0 {
            clicked.write(Clicked(finger.position()));
        }
    }
    if fingers.is_empty() {
        *several = false;
    }
}

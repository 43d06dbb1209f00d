//! The monkey's hands: deeds become the messages that the window's system sends for a reader's hands.

use bevy::{
    input::{
        ButtonState,
        gestures::PinchGesture,
        keyboard::{Key, KeyboardFocusLost, KeyboardInput},
        mouse::{MouseButtonInput, MouseMotion, MouseScrollUnit, MouseWheel},
        touch::{TouchInput, TouchPhase},
    },
    prelude::*,
    window::{
        CursorLeft, CursorMoved, PrimaryWindow, WindowEvent, WindowFocused, WindowResized, WindowScaleFactorChanged,
    },
};
use bevy_egui::{EguiContext, PrimaryEguiContext, egui};
use std::collections::BTreeMap;

use super::act::{Aim, Deed, Press};
use crate::{
    address,
    lang::{Lang, Language},
    playback::{Shown, ToClock},
    ui::focus,
    units::SymbolLayout,
    view::ViewCommand,
};

/// What is down and where.
#[derive(Clone, Debug, Default)]
pub(super) struct Hands {
    at: Vec2,
    keys: Vec<KeyCode>,
    buttons: Vec<MouseButton>,
    fingers: BTreeMap<u64, Vec2>,
}

/// Sends a message both ways in which the window's system does.
fn tell<M: Message + Clone + Into<WindowEvent>>(world: &mut World, message: M) {
    world.write_message::<WindowEvent>(message.clone().into());
    world.write_message(message);
}

impl Hands {
    /// Does a deed. Without a window nothing is done.
    pub(super) fn act(&mut self, world: &mut World, deed: &Deed) {
        let Ok(window) = world.query_filtered::<Entity, With<PrimaryWindow>>().single(world) else { return };
        match deed {
            Deed::Key(code, press, letter) => self.key(world, window, *code, *press, *letter),
            Deed::Move(aim) => self.point(world, window, *aim),
            Deed::Leave => {
                place(world, window, None);
                tell(world, CursorLeft { window });
            }
            Deed::Button(button, down) => self.button(world, window, *button, *down),
            Deed::Wheel(by, pixels) => {
                let unit = if *pixels { MouseScrollUnit::Pixel } else { MouseScrollUnit::Line };
                tell(world, MouseWheel { unit, x: by.x, y: by.y, window, phase: TouchPhase::Moved });
            }
            Deed::Pinch(by) => tell(world, PinchGesture(*by)),
            Deed::Finger(id, phase, aim) => self.finger(world, window, (*id, *phase), *aim),
            Deed::Size(size, scale) => resize(world, window, *size, *scale),
            Deed::Focus(focused) => {
                if !focused {
                    // The window's system tells of keys that come up no more.
                    self.keys.clear();
                    tell(world, KeyboardFocusLost);
                }
                tell(world, WindowFocused { window, focused: *focused });
            }
            Deed::Clock(command) => {
                world.write_message(*command);
            }
            Deed::View(command) => {
                world.write_message(ViewCommand::clone(command));
            }
            Deed::Open(query) => open(world, query),
            Deed::Pseudo(pseudo) => {
                // It is English at heart.
                if world.get_resource::<Lang>().is_some_and(|lang| lang.language() == Language::English)
                    && let Ok(lang) = Lang::pseudo(*pseudo)
                {
                    world.insert_resource(lang);
                }
            }
            Deed::LetGo => self.let_go(world, window),
        }
    }

    fn key(&mut self, world: &mut World, window: Entity, code: KeyCode, press: Press, letter: Option<char>) {
        let down = press != Press::Up;
        self.keys.retain(|held| *held != code);
        if down {
            self.keys.push(code);
        }
        let text = letter.filter(|_| down).map(|letter| letter.to_string().into());
        tell(
            world,
            KeyboardInput {
                key_code: code,
                logical_key: logical(code, letter),
                state: if down { ButtonState::Pressed } else { ButtonState::Released },
                text,
                repeat: press == Press::Repeat,
                window,
            },
        );
    }

    fn point(&mut self, world: &mut World, window: Entity, aim: Aim) {
        let to = find(world, window, aim, self.at);
        let delta = to - self.at;
        self.at = to;
        place(world, window, Some(to));
        tell(world, CursorMoved { window, position: to, delta: Some(delta) });
        tell(world, MouseMotion { delta });
    }

    fn button(&mut self, world: &mut World, window: Entity, button: MouseButton, down: bool) {
        self.buttons.retain(|held| *held != button);
        if down {
            self.buttons.push(button);
        }
        let state = if down { ButtonState::Pressed } else { ButtonState::Released };
        tell(world, MouseButtonInput { button, state, window });
    }

    fn finger(&mut self, world: &mut World, window: Entity, (id, phase): (u64, TouchPhase), aim: Aim) {
        let from = self.fingers.get(&id).copied().unwrap_or(self.at);
        let position = find(world, window, aim, from);
        match phase {
            TouchPhase::Started | TouchPhase::Moved => self.fingers.insert(id, position),
            TouchPhase::Ended | TouchPhase::Canceled => self.fingers.remove(&id),
        };
        tell(world, TouchInput { phase, position, window, force: None, id });
    }

    fn let_go(&mut self, world: &mut World, window: Entity) {
        for code in std::mem::take(&mut self.keys) {
            self.key(world, window, code, Press::Up, None);
        }
        for button in std::mem::take(&mut self.buttons) {
            self.button(world, window, button, false);
        }
        for id in self.fingers.clone().into_keys() {
            self.finger(world, window, (id, TouchPhase::Ended), Aim::By(Vec2::ZERO));
        }
    }
}

/// The window knows where the pointer is, as its system tells it.
fn place(world: &mut World, window: Entity, at: Option<Vec2>) {
    if let Some(mut window) = world.get_mut::<Window>(window) {
        window.set_cursor_position(at);
    }
}

/// The pixel that a hand goes to.
fn find(world: &mut World, window: Entity, aim: Aim, from: Vec2) -> Vec2 {
    let size = world.get::<Window>(window).map_or(Vec2::splat(100.0), Window::size);
    match aim {
        Aim::At(share) => share * size,
        Aim::By(by) => (from + by).clamp(-size, size * 2.0),
        Aim::Symbol(number) => {
            let symbols = world.get_resource::<SymbolLayout>().map(SymbolLayout::symbols).unwrap_or_default();
            symbols.get(number % symbols.len().max(1)).map_or(size / 2.0, |placed| placed.at)
        }
        Aim::Control(number, off) => control(world, number, off).unwrap_or(size / 2.0),
    }
}

fn control(world: &mut World, number: usize, off: Vec2) -> Option<Vec2> {
    let mut contexts = world.query_filtered::<&mut EguiContext, With<PrimaryEguiContext>>();
    let ctx: egui::Context = contexts.single_mut(world).ok()?.get_mut().clone();
    let controls = focus::finished(&ctx);
    let id = controls.get(number % controls.len().max(1))?;
    let rect = ctx.read_response(*id)?.interact_rect;
    let at = rect.center() + egui::vec2(off.x * rect.width(), off.y * rect.height());
    at.is_finite().then(|| Vec2::new(at.x, at.y))
}

/// The window's system answers a new size with these messages; where there is none, they are sent here.
fn resize(world: &mut World, window: Entity, size: UVec2, scale: f32) {
    let with_system = world.contains_resource::<bevy::winit::EventLoopProxyWrapper>();
    let Some(mut found) = world.get_mut::<Window>(window) else { return };
    found.resolution.set_scale_factor_override(Some(scale));
    found.resolution.set_physical_resolution(size.x, size.y);
    let (width, height) = (found.width(), found.height());
    if !with_system {
        tell(world, WindowScaleFactorChanged { window, scale_factor: scale.into() });
        tell(world, WindowResized { window, width, height });
    }
}

/// Opens an address as the page's bridge does.
fn open(world: &mut World, query: &str) {
    let Some(shown) = world.get_resource::<Shown>().cloned() else { return };
    let asked = address::read(query, &shown);
    world.write_message_batch(asked.clock.into_iter().map(ToClock));
    world.write_message_batch(asked.view);
}

/// What a key means, as far as egui asks for it.
fn logical(code: KeyCode, letter: Option<char>) -> Key {
    if let Some(letter) = letter {
        return Key::Character(letter.to_string().into());
    }
    match code {
        KeyCode::Tab => Key::Tab,
        KeyCode::Enter => Key::Enter,
        KeyCode::Space => Key::Space,
        KeyCode::Escape => Key::Escape,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::ArrowLeft => Key::ArrowLeft,
        KeyCode::ArrowRight => Key::ArrowRight,
        KeyCode::ArrowUp => Key::ArrowUp,
        KeyCode::ArrowDown => Key::ArrowDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::ShiftLeft | KeyCode::ShiftRight => Key::Shift,
        KeyCode::ControlLeft | KeyCode::ControlRight => Key::Control,
        KeyCode::AltLeft | KeyCode::AltRight => Key::Alt,
        KeyCode::SuperLeft | KeyCode::SuperRight => Key::Super,
        KeyCode::Equal | KeyCode::NumpadAdd => Key::Character("+".into()),
        KeyCode::Minus | KeyCode::NumpadSubtract => Key::Character("-".into()),
        KeyCode::Comma => Key::Character(",".into()),
        KeyCode::Period => Key::Character(".".into()),
        KeyCode::Slash => Key::Character("?".into()),
        other => {
            // `KeyA` is a, `Digit1` is 1.
            let name = format!("{other:?}");
            let last = name.chars().next_back().unwrap_or('a').to_ascii_lowercase();
            Key::Character(last.to_string().into())
        }
    }
}

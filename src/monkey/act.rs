//! What the monkey does: acts of a reader's hands, frame by frame. Which act comes is a function of the seed and of the
//! act's number alone.

use bevy::{input::touch::TouchPhase, prelude::*};
use std::fmt;

use super::{asked, chance::Chance, fingers};
use crate::{campaign::model::Campaign, keys::KEYS, lang::Pseudo, playback::ToClock, view::ViewCommand};

/// Where a hand goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Aim {
    /// To a place in the window, as shares of its width and height; a little beyond it, too.
    At(Vec2),
    /// To one of the controls that are there, by a number far beyond how many there are, and how far from its middle in
    /// shares of its size.
    Control(usize, Vec2),
    /// To one of the symbols on the map, by a number.
    Symbol(usize),
    /// From where it is, by pixels.
    By(Vec2),
}

/// The smallest thing that hands do.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Deed {
    /// A key goes down, or up. What it writes where there is a field for text.
    Key(KeyCode, Press, Option<char>),
    /// The mouse moves.
    Move(Aim),
    /// The mouse leaves the window.
    Leave,
    /// A button of the mouse goes down, or up.
    Button(MouseButton, bool),
    /// The wheel turns: by lines, or by pixels.
    Wheel(Vec2, bool),
    /// Two fingers on a trackpad move apart.
    Pinch(f32),
    /// A finger on the glass, by its number.
    Finger(u64, TouchPhase, Aim),
    /// The window has so many physical pixels, and so many to a logical one.
    Size(UVec2, f32),
    /// The window gets the keyboard, or loses it.
    Focus(bool),
    /// A command to the clock.
    Clock(ToClock),
    /// A command to the view.
    View(Box<ViewCommand>),
    /// An address is opened.
    Open(String),
    /// The interface speaks a language that nobody speaks.
    Pseudo(Pseudo),
    /// Every key, button and finger comes up.
    LetGo,
}

/// How a key moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// It goes down.
    Down,
    /// It is held down and repeats.
    Repeat,
    /// It comes up.
    Up,
}

/// One act: deeds, frame by frame.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Act {
    /// What kind of act it is.
    pub kind: Kind,
    /// What is done in each of its frames.
    pub frames: Vec<Vec<Deed>>,
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let deeds: Vec<_> = self.frames.iter().flatten().take(6).map(|deed| format!("{deed:?}")).collect();
        write!(f, "{} ({} frames): {}", self.kind.word(), self.frames.len(), deeds.join(", "))
    }
}

/// The kinds of acts, with their words and their weights.
macro_rules! kinds {
    ($($kind:ident $word:literal $weight:literal,)*) => {
        /// The kinds of acts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Kind {
            $(#[doc = $word] $kind,)*
        }

        impl Kind {
            /// Every kind, with its weight.
            pub(super) const ALL: &'static [(Self, usize)] = &[$((Self::$kind, $weight),)*];

            /// Its word in what is told.
            pub(super) const fn word(self) -> &'static str {
                match self {
                    $(Self::$kind => $word,)*
                }
            }
        }
    };
}

kinds! {
    Key "key" 40,
    Held "held key" 6,
    Chord "chord" 8,
    Typing "typing" 8,
    Click "click" 50,
    Twice "double click" 4,
    Other "other button" 4,
    Drag "drag" 16,
    Hover "hover" 12,
    Wheel "wheel" 14,
    Pinch "pinch" 4,
    Tap "tap" 14,
    LongPress "long press" 4,
    Swipe "swipe" 10,
    TwoFingers "two fingers" 8,
    Muddle "muddle of fingers" 4,
    Resize "resize" 6,
    Focus "focus" 2,
    View "setting" 30,
    Clock "clock" 16,
    Story "story" 6,
    Open "address" 6,
    Pseudo "pseudo" 2,
    Loose "loose end" 6,
    LetGo "let go" 4,
    Rest "rest" 8,
    LongRest "long rest" 1,
}

impl Act {
    /// The act with this number.
    pub(super) fn of(seed: u64, number: u64, campaign: &Campaign) -> Self {
        let mut chance = Chance::of(seed, number);
        let kind = chance.weighed(Kind::ALL).unwrap_or(Kind::Rest);
        let mut frames = frames(kind, &mut chance, campaign);
        // In a slow frame much comes at once.
        if chance.once_in(12) && frames.len() > 1 {
            frames = vec![frames.concat()];
        }
        Self { kind, frames }
    }
}

fn frames(kind: Kind, chance: &mut Chance, campaign: &Campaign) -> Vec<Vec<Deed>> {
    let one = |deed: Deed| vec![vec![deed]];
    match kind {
        Kind::Key => stroke(chance, false),
        Kind::Held => stroke(chance, true),
        Kind::Chord => chord(chance),
        Kind::Typing => typing(chance),
        Kind::Click | Kind::Twice => click(chance, MouseButton::Left, 1 + usize::from(kind == Kind::Twice)),
        Kind::Other => {
            let button =
                chance.one(&[MouseButton::Right, MouseButton::Middle, MouseButton::Back, MouseButton::Forward]);
            click(chance, button.unwrap_or(MouseButton::Right), 1)
        }
        Kind::Drag => drag(chance),
        Kind::Hover if chance.once_in(5) => one(Deed::Leave),
        Kind::Hover => (0..=chance.below(4)).map(|_| vec![Deed::Move(aim(chance))]).collect(),
        Kind::Wheel => wheel(chance),
        Kind::Pinch => (0..=chance.below(5)).map(|_| vec![Deed::Pinch(chance.between32(-0.3, 0.3))]).collect(),
        Kind::Tap => fingers::tap(chance, 0),
        Kind::LongPress => fingers::tap(chance, 12),
        Kind::Swipe => fingers::swipe(chance),
        Kind::TwoFingers => fingers::two_fingers(chance),
        Kind::Muddle => fingers::muddle(chance),
        Kind::Resize => one(size(chance)),
        Kind::Focus => vec![vec![Deed::Focus(false)], vec![], vec![Deed::Focus(true)]],
        Kind::View => asked::view(chance, campaign).into_iter().map(|it| vec![Deed::View(Box::new(it))]).collect(),
        Kind::Clock => one(Deed::Clock(ToClock(asked::clock(chance, campaign.span)))),
        Kind::Story => vec![asked::story(chance, campaign)],
        Kind::Open => one(Deed::Open(asked::address(chance, campaign))),
        Kind::Pseudo => one(Deed::Pseudo(chance.one(&Pseudo::ALL).unwrap_or(Pseudo::Double))),
        Kind::Loose => one(loose(chance)),
        Kind::LetGo => one(Deed::LetGo),
        Kind::Rest => vec![vec![]; 2 + chance.below(30)],
        Kind::LongRest => vec![vec![]; LONG],
    }
}

/// Frames of a long rest: in it everything that is on its way arrives.
const LONG: usize = 260;

pub(super) fn aim(chance: &mut Chance) -> Aim {
    match chance.below(8) {
        0..=3 => {
            let off = Vec2::new(chance.between32(-0.5, 0.5), chance.between32(-0.5, 0.5));
            Aim::Control(chance.below(1_000_000), if chance.once_in(2) { off } else { Vec2::ZERO })
        }
        4 => Aim::Symbol(chance.below(1_000_000)),
        // A dragged pointer is heard of beyond the window's edge, too.
        5 if chance.once_in(3) => Aim::At(Vec2::new(chance.between32(-0.2, 1.2), chance.between32(-0.2, 1.2))),
        _ => Aim::At(Vec2::new(chance.between32(0.0, 1.0), chance.between32(0.0, 1.0))),
    }
}

/// What the map knows as keys and what egui does, and some that nobody knows.
fn key(chance: &mut Chance) -> (KeyCode, bool) {
    const OTHERS: [KeyCode; 14] = [
        KeyCode::Tab,
        KeyCode::Tab,
        KeyCode::Tab,
        KeyCode::Enter,
        KeyCode::Enter,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::ArrowUp,
        KeyCode::ArrowDown,
        KeyCode::KeyZ,
        KeyCode::KeyO,
        KeyCode::F11,
        KeyCode::Insert,
        KeyCode::CapsLock,
    ];
    if chance.once_in(3) {
        (chance.one(&OTHERS).unwrap_or(KeyCode::Tab), chance.once_in(4))
    } else {
        let key = KEYS[chance.below(KEYS.len())];
        (key.code, key.shift)
    }
}

fn stroke(chance: &mut Chance, held: bool) -> Vec<Vec<Deed>> {
    let (code, shift) = key(chance);
    let mut frames = vec![vec![Deed::Key(code, Press::Down, None)]];
    if held {
        frames.extend((0..=chance.below(15)).map(|_| vec![Deed::Key(code, Press::Repeat, None)]));
    }
    frames.push(vec![Deed::Key(code, Press::Up, None)]);
    if shift { with(KeyCode::ShiftLeft, frames) } else { frames }
}

/// The same while another key is held.
fn with(modifier: KeyCode, mut frames: Vec<Vec<Deed>>) -> Vec<Vec<Deed>> {
    frames.insert(0, vec![Deed::Key(modifier, Press::Down, None)]);
    frames.push(vec![Deed::Key(modifier, Press::Up, None)]);
    frames
}

fn chord(chance: &mut Chance) -> Vec<Vec<Deed>> {
    const MODIFIERS: [KeyCode; 5] =
        [KeyCode::ControlLeft, KeyCode::ControlRight, KeyCode::AltLeft, KeyCode::AltRight, KeyCode::SuperLeft];
    let stroke = stroke(chance, false);
    with(chance.one(&MODIFIERS).unwrap_or(KeyCode::ControlLeft), stroke)
}

fn typing(chance: &mut Chance) -> Vec<Vec<Deed>> {
    const LETTERS: &str = "1939-08-20 05:45 fui 23 Div Яковлев Ханхүү \u{202e}中🙂'\"&<%";
    let letters: Vec<_> = LETTERS.chars().collect();
    let mut frames: Vec<_> = (0..=chance.below(12))
        .flat_map(|_| {
            let letter = chance.one(&letters).unwrap_or('1');
            let code = chance.one(&[KeyCode::Digit1, KeyCode::KeyM, KeyCode::KeyG]).unwrap_or(KeyCode::KeyG);
            [vec![Deed::Key(code, Press::Down, Some(letter))], vec![Deed::Key(code, Press::Up, None)]]
        })
        .collect();
    if chance.once_in(2) {
        frames.push(vec![Deed::Key(KeyCode::Enter, Press::Down, None)]);
        frames.push(vec![Deed::Key(KeyCode::Enter, Press::Up, None)]);
    }
    frames
}

fn click(chance: &mut Chance, button: MouseButton, times: usize) -> Vec<Vec<Deed>> {
    let mut frames = vec![vec![Deed::Move(aim(chance))]];
    for _ in 0..times {
        frames.extend([vec![Deed::Button(button, true)], vec![Deed::Button(button, false)]]);
    }
    frames
}

/// So many pixels in some direction, in a frame.
pub(super) fn way(chance: &mut Chance, most: f32) -> Vec2 {
    Vec2::new(chance.between32(-most, most), chance.between32(-most, most))
}

fn drag(chance: &mut Chance) -> Vec<Vec<Deed>> {
    let mut frames = vec![vec![Deed::Move(aim(chance))], vec![Deed::Button(MouseButton::Left, true)]];
    let by = way(chance, 80.0);
    for _ in 0..=chance.below(10) {
        let to = if chance.once_in(8) { aim(chance) } else { Aim::By(by + way(chance, 10.0)) };
        frames.push(vec![Deed::Move(to)]);
    }
    frames.push(vec![Deed::Button(MouseButton::Left, false)]);
    frames
}

fn wheel(chance: &mut Chance) -> Vec<Vec<Deed>> {
    let pixels = chance.once_in(2);
    let most = if pixels { 300.0 } else { 6.0 };
    let mut frames = vec![vec![Deed::Move(aim(chance))]];
    frames.extend((0..=chance.below(6)).map(|_| vec![Deed::Wheel(way(chance, most), pixels)]));
    if chance.once_in(6) { with(KeyCode::ControlLeft, frames) } else { frames }
}

/// Windows from small telephones to large screens: never less than 200 by 150 logical pixels.
fn size(chance: &mut Chance) -> Deed {
    const USUAL: [(u32, u32); 6] = [(1280, 720), (390, 844), (844, 390), (1920, 1080), (1024, 768), (200, 150)];
    let scale = if chance.once_in(2) { 1.0 } else { chance.one(&[0.5, 0.75, 1.25, 1.5, 2.0, 3.0, 4.0]).unwrap_or(1.0) };
    let least = (UVec2::new(200, 150).as_vec2() * scale).as_uvec2();
    let (x, y) = match chance.one(&USUAL).filter(|_| chance.once_in(3)) {
        Some(usual) => usual,
        None => (200 + chance.below(1_801) as u32, 150 + chance.below(1_051) as u32),
    };
    Deed::Size(UVec2::new(x, y).clamp(least, UVec2::new(2_000, 1_200)), scale)
}

/// Something that is begun and not ended, or ended and never begun.
fn loose(chance: &mut Chance) -> Deed {
    match chance.below(7) {
        0 => Deed::Button(MouseButton::Left, true),
        1 => Deed::Button(MouseButton::Left, false),
        2 => Deed::Finger(1 + chance.below(3) as u64, TouchPhase::Started, aim(chance)),
        3 => Deed::Finger(1 + chance.below(3) as u64, TouchPhase::Ended, Aim::By(Vec2::ZERO)),
        4 => Deed::Finger(1 + chance.below(3) as u64, TouchPhase::Moved, aim(chance)),
        5 => Deed::Key(key(chance).0, Press::Down, None),
        _ => Deed::Key(KeyCode::ShiftLeft, if chance.once_in(2) { Press::Down } else { Press::Up }, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_a_function_of_seed_and_number_and_every_kind_comes() {
        let campaign = Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"));
        let drawn: Vec<_> = (0..3_000).map(|number| Act::of(11, number, &campaign)).collect();
        for number in [2_999, 0, 17] {
            assert_eq!(Act::of(11, number as u64, &campaign), drawn[number]);
        }
        assert!((0..50).any(|number| Act::of(12, number as u64, &campaign) != drawn[number]));
        for (kind, _) in Kind::ALL {
            assert!(drawn.iter().any(|act| act.kind == *kind), "{} never comes", kind.word());
        }
    }
}

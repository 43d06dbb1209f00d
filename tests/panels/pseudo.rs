//! Languages that nobody speaks: nothing is hard-wired, and every panel has room for words of any length.

use super::*;
use bevy_egui::egui::{LayerId, Order};
use halhin_gol::{
    keys::KEYS,
    lang::Pseudo,
    ui::sources,
    view::{Page, Panel},
};

/// The windows: a notebook's and a telephone's.
const WINDOWS: [Vec2; 2] = [Vec2::new(1280.0, 720.0), Vec2::new(390.0, 844.0)];

/// What is opened, each for itself, by a name for what fails.
fn opened() -> Vec<(String, fn(&mut Stage, usize), usize)> {
    let mut all: Vec<(String, fn(&mut Stage, usize), usize)> = Vec::new();
    for (number, panel) in Panel::ALL.iter().enumerate() {
        all.push((format!("{panel:?}"), |stage, number| stage.view.panel = Panel::ALL.get(number).copied(), number));
    }
    all.push(("nothing".to_owned(), |_, _| (), 0));
    all.push(("page".to_owned(), |stage, _| stage.view.page = Page::ALL.first().copied(), 0));
    all.push(("unit".to_owned(), |stage, _| stage.view.selected = stage.campaign.find_unit("r26"), 0));
    all.push(("staff".to_owned(), |stage, _| stage.view.selected = stage.campaign.find_unit("d23"), 0));
    all.push(("help".to_owned(), |stage, _| stage.view.help = true, 0));
    all.push(("welcome".to_owned(), |stage, _| stage.view.welcome = true, 0));
    all.push(("sheets".to_owned(), |stage, _| stage.view.sheets = true, 0));
    all
}

/// What belongs to no language: keys, sources, ids, short labels and names in other languages.
fn own_words(campaign: &Campaign) -> Vec<String> {
    let mut words: Vec<String> = KEYS.iter().map(|key| key.cap.to_owned()).collect();
    for source in &campaign.sources {
        words.push(sources::name(source));
        words.extend([&source.author, &source.year].into_iter().flatten().map(ToString::to_string));
    }
    for (_, unit) in campaign.units() {
        words.push(unit.label.to_string());
        words.extend(unit.name.iter().filter(|(language, _)| *language != "en").map(|(_, name)| name.to_owned()));
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// Whether a text has letters that are neither marked nor belong to no language.
fn hard_wired(text: &str, own: &[String]) -> bool {
    let rest = own.iter().filter(|word| !word.is_empty()).fold(text.to_owned(), |rest, word| rest.replace(word, ""));
    !Pseudo::marks(text) && rest.contains(char::is_alphabetic)
}

fn staged(size: Vec2, pseudo: Pseudo, open: fn(&mut Stage, usize), number: usize) -> Harness<'static, Stage> {
    let mut stage = Stage::new(size, "1939-07-03T09:00");
    stage.lang = Lang::pseudo(pseudo).expect("the English files are sound");
    open(&mut stage, number);
    stage.harness()
}

#[test]
fn nothing_that_is_read_or_said_is_hard_wired() {
    let own = own_words(&campaign());
    let mut found = Vec::new();
    for size in WINDOWS {
        for (what, open, number) in opened() {
            let harness = staged(size, Pseudo::Double, open, number);
            for node in harness.root().children_recursive() {
                let node = node.accesskit_node();
                for text in [node.label(), node.value()].into_iter().flatten().filter(|text| hard_wired(text, &own)) {
                    found.push(format!("{what} at {size}: {text}"));
                }
            }
        }
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn words_of_any_length_leave_every_panel_and_button_in_the_window() {
    let mut found = Vec::new();
    for (size, pseudo) in WINDOWS.into_iter().flat_map(|size| Pseudo::ALL.map(|pseudo| (size, pseudo))) {
        let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(size.x, size.y)).expand(0.6);
        for (what, open, number) in opened() {
            let harness = staged(size, pseudo, open, number);
            let shown = |name: &'static str| {
                let layer = LayerId::new(Order::Middle, Id::new(name));
                harness.ctx.memory(|m| m.areas().is_visible(&layer).then(|| m.area_rect(name)).flatten())
            };
            let panels: Vec<_> = layout::PANELS.iter().filter_map(|name| Some((*name, shown(name)?))).collect();
            for (name, rect) in panels.iter().filter(|(_, rect)| !window.contains_rect(*rect)) {
                found.push(format!("{pseudo:?}, {what} at {size}: the panel '{name}' at {rect}"));
            }
            // Rows that are scrolled out of sight stand above or below; none may stand beside the window.
            for node in harness.get_all_by_role(Role::Button) {
                let (rect, name) = (node.rect(), node.accesskit_node().label().unwrap_or_default());
                let inside = rect.left() >= window.left() && rect.right() <= window.right();
                if !inside {
                    found.push(format!("{pseudo:?}, {what} at {size}: the button '{name}' at {rect}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{} found:\n{}", found.len(), found.join("\n"));
}

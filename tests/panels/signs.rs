//! The page of symbols, and how to read the map.

use super::*;
use halhin_gol::{
    campaign::words::{Activity, Branch, Certainty, Echelon, Side},
    lang::capital,
    view::{Layer, Page, Panel, SymbolSet},
};

fn page(size: Vec2, symbols: SymbolSet) -> Harness<'static, Stage> {
    let mut stage = Stage::new(size, "1939-07-03T09:00");
    stage.view.page = Some(Page::Symbols);
    stage.view.symbols = symbols;
    stage.harness()
}

/// The name of every sign, as it is read.
fn names() -> Vec<String> {
    let lang = Lang::english().expect("English");
    let words = |group: &'static str, words: Vec<&'static str>| -> Vec<String> {
        words.into_iter().map(|word| capital(&lang.word(group, word))).collect()
    };
    let done = Activity::ALL.iter().filter(|activity| **activity != Activity::Other);
    [
        words("branch", Branch::ALL.iter().map(|word| word.word()).collect()),
        words("echelon", Echelon::ALL.iter().map(|word| word.word()).collect()),
        words("side", Side::ALL.iter().map(|word| word.word()).collect()),
        words("certainty", Certainty::ALL.iter().map(|word| word.word()).collect()),
        words("activity", done.map(|word| word.word()).collect()),
    ]
    .concat()
}

#[test]
fn the_page_names_every_sign_and_none_lies_on_another() {
    for (width, height) in [(1280.0, 720.0), (1920.0, 1080.0), (1280.0, 900.0)] {
        for set in SymbolSet::ALL {
            let harness = page(Vec2::new(width, height), set);
            let mut rects: Vec<(String, Rect)> = Vec::new();
            for name in names() {
                let rect = harness.get_by_role_and_label(Role::Label, &name).rect();
                let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
                assert!(window.contains_rect(rect), "{name} leaves a window of {width}x{height}: {rect:?}");
                for (other, taken) in &rects {
                    assert!(!taken.shrink(0.1).intersects(rect), "{name} lies on {other} at {width}x{height}");
                }
                rects.push((name, rect));
            }
        }
    }
}

#[test]
fn the_page_switches_the_set_and_closes() {
    let size = Vec2::new(1280.0, 720.0);
    for (button, command) in [
        ("Pictograms", ViewCommand::Draw(SymbolSet::Pictograms)),
        ("Close the page of symbols", ViewCommand::Turn(None)),
    ] {
        let mut harness = page(size, SymbolSet::App6);
        harness.get_by_role_and_label(Role::Button, button).click();
        harness.run();
        assert_eq!(harness.state().out, view(command), "{button}");
    }
    let mut stage = usual().select("r26");
    stage.view.apply(&ViewCommand::Turn(Some(Page::Symbols)), &stage.campaign);
    stage.view.apply(&ViewCommand::Close, &stage.campaign);
    assert!(stage.view.page.is_none() && stage.view.selected.is_some(), "Esc closes the page first");
}

#[test]
fn on_a_phone_the_page_scrolls_and_nothing_is_wider_than_the_window() {
    let harness = page(Vec2::new(390.0, 844.0), SymbolSet::Pictograms);
    for node in harness.get_all_by_role(Role::Label) {
        let rect = node.rect();
        assert!(rect.left() >= 0.0 && rect.right() <= 390.5, "{rect:?}");
    }
    harness.get_by_role_and_label(Role::Label, "Cavalry");
    let buttons: Vec<_> = harness.get_all_by_role(Role::Button).map(|node| node.rect()).collect();
    assert_eq!(buttons.len(), 3);
    for (i, rect) in buttons.iter().enumerate() {
        assert!(buttons[i + 1..].iter().all(|other| !rect.intersects(*other)), "{buttons:?}");
    }
}

#[test]
fn the_panel_of_the_map_says_how_to_read_it() {
    let open = || {
        let mut stage = Stage::new(Vec2::new(1280.0, 720.0), "1939-07-03T09:00");
        stage.view.panel = Some(Panel::Map);
        stage
    };
    assert_eq!(clicked(open(), "All symbols on one page"), view(ViewCommand::Turn(Some(Page::Symbols))));
    let harness = open().harness();
    for line in [
        "Front of the Soviet and Mongolian troops, teeth towards the enemy",
        "Frontier claimed by Mongolia and the Soviet Union",
        "Light railway",
        "Railway not yet open",
        "Advance in the last four days, paler the longer ago",
        "Within this ring the unit may have been",
    ] {
        harness.get_by_label(line);
    }
    let contours = "Contours every 10 m, stronger every 50 m, of the schematic relief";
    assert_eq!(harness.query_all_by_label(contours).count(), 0, "they are not shown");
    let mut with = open();
    with.view.layers = with.view.layers.with(Layer::Contours, true);
    with.harness().get_by_label(contours);
    let mut tall = Stage::new(Vec2::new(1280.0, 4000.0), "1939-07-03T09:00");
    tall.view.panel = Some(Panel::Map);
    let harness = tall.harness();
    for name in names() {
        assert!(harness.query_all_by_label(&name).count() > 0, "{name}");
    }
}

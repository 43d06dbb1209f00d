//! The panels of evidence: order of battle, chronology, figures, accounts, bibliography.

use super::*;
use halhin_gol::{
    campaign::words::{Account, Certainty},
    view::Panel,
};

fn open(panel: Panel) -> Stage {
    let mut stage = usual();
    stage.view.panel = Some(panel);
    stage
}

/// Clicks every button of a list one after the other, then answers what was asked for.
fn pressed(stage: Stage, names: &[&str]) -> Harness<'static, Stage> {
    let mut harness = stage.harness();
    for name in names {
        harness.get_by_role_and_label(Role::Button, name).click();
        harness.run();
    }
    harness
}

#[test]
fn a_button_opens_each_panel_and_closes_it_again() {
    for panel in Panel::ALL {
        let name = Lang::english().expect("English").word("panel", panel.word());
        assert_eq!(clicked(usual(), &name), view(ViewCommand::Open(Some(panel))), "{name}");
        assert_eq!(clicked(open(panel), &name), view(ViewCommand::Open(None)), "{name}");
        assert_eq!(clicked(open(panel), &format!("Close {name}")), view(ViewCommand::Open(None)));
    }
}

#[test]
fn on_a_phone_one_button_leads_to_all_panels() {
    let phone = || Stage::new(Vec2::new(390.0, 844.0), "1939-07-03T09:00");
    assert_eq!(clicked(phone(), "Show the panels"), view(ViewCommand::Open(Some(Panel::Events))));
    let mut inside = phone();
    inside.view.panel = Some(Panel::Events);
    assert_eq!(clicked(inside, "Figures"), view(ViewCommand::Open(Some(Panel::Figures))));
}

#[test]
fn the_chronology_goes_to_the_moment_and_tells_what_happened() {
    let harness = pressed(open(Panel::Events), &["3 Jul, The river is crossed"]);
    let at = parse_instant("1939-07-03T07:00").expect("an instant");
    assert_eq!(harness.state().out.clock, [ClockCommand::Seek(at)], "Tokyo's morning is an hour less here");
    for text in ["Three regiments cross on one bridge.", "BEFORE THE CAMPAIGN", "MAY TO SEPTEMBER 1939"] {
        harness.get_by_label(text);
    }
    // What lies outside the days that are played opens, but the clock stays.
    let harness = pressed(open(Panel::Events), &["Jun 1935, Talks fail"]);
    assert_eq!(harness.state().out, Out::default());
    harness.get_by_label("June 1935");
}

#[test]
fn kinds_and_a_word_narrow_the_chronology() {
    let harness = pressed(open(Panel::Events), &["Politics"]);
    assert!(harness.query_by_label("3 Jul, The river is crossed").is_none());
    harness.get_by_label("15 Sep, Cease-fire");
    let mut harness = open(Panel::Events).harness();
    harness.get_by_role_and_label(Role::TextInput, "Search events").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Search events").type_text("BRIDGE");
    harness.run();
    harness.get_by_label("3 Jul, The river is crossed");
    assert!(harness.query_by_label("15 Sep, Cease-fire").is_none());
}

#[test]
fn the_order_of_battle_selects_and_flies_to_a_unit() {
    let harness = pressed(open(Panel::Forces), &["26th Infantry Regiment"]);
    let unit = harness.state().campaign.find_unit("r26");
    let asked = &harness.state().out.view;
    assert_eq!(asked[0], ViewCommand::Select(unit));
    assert!(matches!(asked[1], ViewCommand::Look(at, None) if (47.90..47.92).contains(&at.lat)), "{asked:?}");
    // The division has no place of its own, but somebody under it is there.
    let top = |text: &str| harness.get_by_role_and_label(Role::Button, text).rect();
    let (division, regiment) = (top("23rd Division"), top("26th Infantry Regiment"));
    assert!(division.top() < regiment.top());
}

#[test]
fn figures_stand_as_ranges_with_their_claimants() {
    let harness = open(Panel::Figures).harness();
    for text in [
        "Japanese tanks",
        "73 to 87 · Japanese",
        "135 · Soviet",
        "A report",
        "Not yet verified",
        "WHAT SCHOLARS HOLD TODAY",
        "Seventy-three is right.",
        "AT THIS MOMENT",
        "THE WHOLE CAMPAIGN",
        "more than 25,000 · Soviet",
    ] {
        harness.get_by_label(text);
    }
    let losses = pressed(open(Panel::Figures), &["Losses"]);
    assert!(losses.query_by_label("Japanese tanks").is_none());
}

#[test]
fn accounts_and_certainty_are_chosen_and_questions_are_open() {
    let harness = pressed(open(Panel::Accounts), &["Soviet account", "Only what is known"]);
    let asked = [ViewCommand::Tell(Account::Soviet), ViewCommand::ShowFrom(Certainty::Known)];
    assert_eq!(harness.state().out.view, asked);
    let harness = pressed(open(Panel::Accounts), &["When was the river crossed?"]);
    for text in ["At dawn.", "In the night."] {
        harness.get_by_label(text);
    }
    let disagreement = harness
        .query_all_by_role(Role::Button)
        .find_map(|node| node.accesskit_node().label().filter(|label| label.contains("Soviet ·")))
        .expect("the regiment is told of in two ways");
    assert!(disagreement.starts_with("2 Jul, 26th Infantry Regiment, Soviet · "), "{disagreement}");
    let harness = pressed(open(Panel::Accounts), &[&disagreement]);
    let at = parse_instant("1939-07-03T09:00").expect("an instant");
    assert_eq!(harness.state().out.clock, [ClockCommand::Seek(at)]);
}

#[test]
fn the_bibliography_says_what_was_not_read_and_what_rests_on_it() {
    let name = "Coox 1985, Nomonhan";
    let mut harness = open(Panel::Sources).harness();
    let row = harness
        .query_all_by_role(Role::Button)
        .find_map(|node| node.accesskit_node().label().filter(|label| label.starts_with(name)))
        .expect("the book stands in the list");
    harness.get_by_role_and_label(Role::Button, &row).click();
    harness.run();
    harness.get_by_label("Coox 1985, Nomonhan — attributed, page not checked");
    for words in [
        "1 works could not be opened",
        "the pages were not checked",
        "Rests on it: 1 way points, 2 events, 2 figures, 1 disputes",
    ] {
        harness.get_by_label_contains(words);
    }
}

#[test]
fn the_track_of_a_unit_is_a_list_that_seeks() {
    let stage = usual().select("r26");
    let mut harness = stage.harness();
    let row = harness
        .query_all_by_role(Role::Button)
        .find_map(|node| node.accesskit_node().label().filter(|label| label.starts_with("2 Jul, 05:00, marches")))
        .expect("the first way point stands in the list");
    harness.get_by_role_and_label(Role::Button, &row).click();
    harness.run();
    let at = parse_instant("1939-07-02T05:00").expect("an instant");
    assert_eq!(harness.state().out.clock, [ClockCommand::Seek(at)]);
    harness.get_by_label("Soviet account: 4.8 km away");
}

#[test]
fn open_panels_keep_to_their_room_in_every_window() {
    for (width, height) in [(1280.0, 720.0), (1920.0, 1080.0), (390.0, 844.0), (844.0, 390.0), (1366.0, 768.0)] {
        for panel in Panel::ALL {
            for unit in ["", "r26"] {
                let mut stage = Stage::new(Vec2::new(width, height), "1939-07-03T09:00");
                stage.view.panel = Some(panel);
                let harness = if unit.is_empty() { stage } else { stage.select(unit) }.harness();
                let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height)).expand(0.6);
                let rects: Vec<_> = layout::PANELS
                    .iter()
                    .filter_map(|name| {
                        let id = Id::new(*name);
                        let layer = bevy_egui::egui::LayerId::new(bevy_egui::egui::Order::Middle, id);
                        let there = harness.ctx.memory(|m| m.areas().is_visible(&layer).then(|| m.area_rect(id)));
                        Some((*name, there.flatten()?))
                    })
                    .collect();
                let what = format!("{width}x{height}, {panel:?}, '{unit}': {rects:#?}");
                for (i, (name, rect)) in rects.iter().enumerate() {
                    assert!(window.contains_rect(*rect), "{name} leaves the window; {what}");
                    for (other, second) in &rects[i + 1..] {
                        assert!(!rect.shrink(0.5).intersects(*second), "{name} and {other} overlap; {what}");
                    }
                }
            }
        }
    }
}

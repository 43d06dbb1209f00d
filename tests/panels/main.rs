//! The panels by role and name, as a screen reader meets them: no window, no GPU, no Bevy app.
#![cfg(feature = "app")]

mod compare;
mod embedding;
mod evidence;
mod lettering;
mod presenting;
mod pseudo;
mod settings;
mod signs;
mod small;
mod smallest;
mod story;
mod timeline;
mod touch;

use bevy::math::Vec2;
use bevy_egui::egui::{Id, Key, Memory, Rect, accesskit::Role, pos2, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use halhin_gol::{
    campaign::{folder::CampaignFolder, model::Campaign, problem::Problem, time::parse_instant},
    lang::Lang,
    replay::{
        clock::{Clock, ClockCommand},
        situation::Situation,
    },
    theme::{self, Scale},
    ui::{self, Out, drawer::Evidence, focus, help, layout, layout::Screen, problems},
    view::{SheetFormat, View, ViewCommand},
};

const FILES: [(&str, &str); 9] = [
    (
        "campaign.ron",
        r#"(version: 1, title: {"en": "A war"}, span: (from: "1939-05-11", to: "1939-09-16"), record_from: "1939-05-11", bounds: (south: 44.0, west: 111.5, north: 52.0, east: 124.5), views: [
        (id: "battlefield", name: {"en": "The battlefield"}, lat: 47.745, lon: 118.655, width_km: 50.0, height_km: 40.0),
        (id: "theatre", name: {"en": "The whole theatre"}, lat: 48.35, lon: 118.25, width_km: 640.0, height_km: 520.0)])"#,
    ),
    (
        "sources.ron",
        r#"[(id: "coox", author: "Coox", title: "Nomonhan", year: "1985", kind: Book, read: Attributed),
        (id: "order", title: "Order no. 1", kind: Archive, read: Seen)]"#,
    ),
    ("places.ron", "[]"),
    (
        "forces.ron",
        r#"[(id: "d23", side: Japanese, name: {"en": "23rd Division", "ja": "第二十三師団"}, label: "23 Div", branch: Infantry,
        echelon: Division, speed: Foot, sources: ["coox"]),
        (id: "r26", side: Japanese, name: {"en": "26th Infantry Regiment", "ru": "26-й пехотный полк", "ja": "歩兵第二十六連隊"}, label: "26", branch: Infantry, echelon: Regiment,
        speed: Foot, parents: [(unit: "d23")], commanders: [(name: {"en": "Colonel Sumi"}, sources: ["coox"], unverified: true)],
        sources: ["order"])]"#,
    ),
    ("fronts.ron", "(fronts: [], crossings: [])"),
    (
        "figures.ron",
        r#"[(id: "tanks", title: {"en": "Japanese tanks"}, kind: Strength, measure: Tanks, sides: [Japanese], from: "1939-07-01", until: "1939-07-05",
        values: [(low: 73, high: 87, by: Japanese, sources: ["order"]), (low: 135, high: 135, by: Soviet, text: {"en": "A report"}, sources: ["coox"], unverified: true)],
        judgement: (text: {"en": "Seventy-three is right."}, sources: ["coox"])),
        (id: "dead", title: {"en": "Japanese dead"}, kind: Loss, measure: Killed, sides: [Japanese], from: "1939-05-11", until: "1939-09-16",
        values: [(low: 25000, high: 25000, at_least: true, by: Soviet, sources: ["coox"])])]"#,
    ),
    (
        "disputes.ron",
        r#"[(id: "hour", about: Time, title: {"en": "When was the river crossed?"}, events: ["crossing"], units: ["r26"],
        statements: [(by: Soviet, text: {"en": "At dawn."}, sources: ["coox"]), (by: Japanese, text: {"en": "In the night."}, sources: ["order"])])]"#,
    ),
    (
        "events/july.ron",
        r#"[(id: "old", kind: Politics, time: "1935-06", title: {"en": "Talks fail"}, certainty: Known, weight: 1, sources: ["coox"]),
        (id: "crossing", kind: Ground, time: "1939-07-03 morning", clock: J, title: {"en": "The river is crossed"},
        text: {"en": "Three regiments cross on one bridge."}, certainty: Approximate, weight: 3, sources: ["coox"]),
        (id: "end", kind: Politics, time: "1939-09-15", title: {"en": "Cease-fire"}, certainty: Known, weight: 2, sources: ["order"])]"#,
    ),
    (
        "tracks/r26.ron",
        r#"(unit: "r26", end: Withdrawn, points: [
        (time: "1939-07-02 06:00", clock: J, lat: 47.90, lon: 118.75, activity: March, certainty: Approximate, error_km: 3.0, sources: ["coox"]),
        (time: "1939-07-04 night", clock: J, lat: 47.92, lon: 118.78, activity: Defend, certainty: Inferred, error_km: 2.0, sources: ["order"]),
        (time: "1939-07-03 09:00", clock: S, lat: 47.95, lon: 118.78, activity: Attack, certainty: Known, error_km: 2.0, sources: ["order"], account: Soviet)])"#,
    ),
];

fn campaign() -> Campaign {
    let files = FILES.map(|(path, text)| (path.to_owned(), text.to_owned()));
    Campaign::check(&CampaignFolder::from_texts(files)).expect("the test's campaign is sound")
}

struct Stage {
    campaign: Campaign,
    evidence: Evidence,
    clock: Clock,
    view: View,
    lang: Lang,
    out: Out,
    styled: Option<Scale>,
    passes: usize,
}

impl Stage {
    fn new(size: Vec2, at: &str) -> Self {
        let campaign = campaign();
        let mut clock = Clock::new(campaign.span, &campaign.story.slow);
        clock.apply(ClockCommand::Seek(parse_instant(at).expect(at)), &[]);
        let mut view = View::new(&campaign);
        view.apply(&ViewCommand::Resize(size, Vec2::new(0.0, Scale::of(size, false).timeline(size))), &campaign);
        let lang = Lang::english().expect("the English files are sound");
        let evidence = Evidence::of(&campaign);
        Self { campaign, evidence, clock, view, lang, out: Out::default(), styled: None, passes: 0 }
    }

    fn select(mut self, unit: &str) -> Self {
        self.view.selected = self.campaign.find_unit(unit);
        self
    }

    fn harness(self) -> Harness<'static, Self> {
        let size = self.view.size();
        let builder = Harness::builder().with_size(vec2(size.x, size.y)).with_max_steps(8);
        let mut harness = builder.build_ui_state(
            |ui, stage: &mut Self| {
                let ctx = ui.ctx().clone();
                stage.passes += 1;
                if stage.passes == 1 {
                    // Fonts take effect with the next pass; the panels need them.
                    ctx.set_fonts(theme::fonts());
                    ctx.request_repaint();
                    return;
                }
                let situation = Situation::at(&stage.campaign, stage.clock.now());
                let screen = Screen {
                    campaign: &stage.campaign,
                    evidence: &stage.evidence,
                    clock: &stage.clock,
                    situation: &situation,
                    view: &stage.view,
                };
                ui::set_style(&ctx, screen.scale(), &mut stage.styled);
                let out = ui::main_screen(&ctx, &screen, &stage.lang);
                stage.out.clock.extend(out.clock);
                stage.out.view.extend(out.view);
            },
            self,
        );
        harness.run();
        harness
    }
}

fn usual() -> Stage {
    Stage::new(Vec2::new(1280.0, 720.0), "1939-07-03T09:00")
}

/// Clicks a button and answers what was asked for.
fn clicked(stage: Stage, name: &str) -> Out {
    let mut harness = stage.harness();
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
    harness.state().out.clone()
}

fn clock(command: ClockCommand) -> Out {
    Out { clock: vec![command], view: vec![] }
}

fn view(command: ViewCommand) -> Out {
    Out { clock: vec![], view: vec![command] }
}

#[test]
fn the_timeline_buttons_command_the_clock() {
    for (name, command) in [
        ("Play", ClockCommand::TogglePlay),
        ("Previous event", ClockCommand::PreviousEvent),
        ("Next event", ClockCommand::NextEvent),
        ("Play slower", ClockCommand::Slower),
        ("Play faster", ClockCommand::Faster),
    ] {
        assert_eq!(clicked(usual(), name), clock(command), "{name}");
    }
    let mut playing = usual();
    playing.clock.apply(ClockCommand::Play, &[]);
    assert_eq!(clicked(playing, "Pause"), clock(ClockCommand::TogglePlay));
}

#[test]
fn the_map_buttons_command_the_view() {
    assert_eq!(clicked(usual(), "Zoom in"), view(ViewCommand::Zoom(1.5)));
    assert_eq!(clicked(usual(), "Show The whole theatre"), view(ViewCommand::Named(1)));
    assert_eq!(clicked(usual(), "Keys and help"), view(ViewCommand::ToggleHelp));
}

#[test]
fn a_button_offers_sheets_to_save() {
    assert_eq!(clicked(usual(), "Save a sheet"), view(ViewCommand::ToggleSheets));
    for (width, height) in [(1280.0, 720.0), (390.0, 844.0), (844.0, 390.0)] {
        for (name, format) in [("Picture (PNG)", SheetFormat::Png), ("Drawing for print (SVG)", SheetFormat::Svg)] {
            let mut stage = Stage::new(Vec2::new(width, height), "1939-07-03T09:00");
            stage.view.apply(&ViewCommand::ToggleSheets, &stage.campaign);
            assert_eq!(clicked(stage, name), view(ViewCommand::Print(format)));
        }
    }
    let mut stage = usual();
    for command in [ViewCommand::Print(SheetFormat::Svg), ViewCommand::Close] {
        stage.view.apply(&ViewCommand::ToggleSheets, &stage.campaign);
        stage.view.apply(&command, &stage.campaign);
        assert!(!stage.view.sheets, "{command:?} closes the choice");
    }
}

#[test]
fn the_track_is_a_slider_that_says_the_time_and_seeks() {
    let mut harness = usual().harness();
    let rect = {
        let slider = harness.get_by_role_and_label(Role::Slider, "Time");
        assert_eq!(slider.value().as_deref(), Some("3 July 1939, 09:00"));
        slider.rect()
    };
    harness.get_by_label("Time").click();
    harness.run();
    let asked = harness.state().out.clock.clone();
    assert!(!asked.is_empty());
    for command in asked {
        let ClockCommand::Seek(at) = command else { panic!("{command:?} is not a seek") };
        assert_eq!(at.to_string().split('T').next(), Some("1939-07-14"), "the middle of the campaign");
        assert_eq!(at.0 % 60, 0);
    }
    harness.state_mut().out = Out::default();
    harness.drag_at(rect.center());
    harness.step();
    harness.hover_at(pos2(rect.right() + 500.0, rect.center().y));
    harness.step();
    harness.drop_at(pos2(rect.right() + 500.0, rect.center().y));
    harness.run();
    let end = harness.state().campaign.span.to;
    assert_eq!(harness.state().out.clock.last(), Some(&ClockCommand::Seek(end)));
}

#[test]
fn pointing_at_the_track_names_the_event_and_goes_nowhere() {
    let mut harness = usual().harness();
    let rect = harness.get_by_label("Time").rect();
    harness.hover_at(pos2(rect.left() + rect.width() * 0.4, rect.center().y));
    harness.run();
    assert_eq!(harness.state().out, Out::default());
}

#[test]
fn date_and_event_are_said_in_words() {
    let harness = usual().harness();
    for text in [
        "3 July 1939",
        "09:00 Soviet–Mongolian clock · 10:00 in Tokyo",
        "The river is crossed",
        "Three regiments cross on one bridge.",
        "The time or the place is approximate",
        "Coox 1985 (page not checked)",
    ] {
        harness.get_by_label(text);
    }
    let top = |text: &str| harness.get_by_label(text).rect().top();
    assert!(top("The river is crossed") + 10.0 < top("Three regiments cross on one bridge."));
}

#[test]
fn the_help_lists_every_key() {
    let mut stage = usual();
    stage.view.help = true;
    let harness = stage.harness();
    let lang = Lang::english().expect("English");
    for (caps, id) in help::rows() {
        harness.get_by_label(&caps);
        harness.get_by_label(&lang.get(id));
    }
    harness.get_by_role_and_label(Role::Button, "Close the list of keys");
}

#[test]
fn the_small_map_moves_the_great_one_and_gets_out_of_the_way() {
    let near = |size: Vec2| {
        let mut stage = Stage::new(size, "1939-07-03T09:00");
        stage.view.apply(&ViewCommand::Named(0), &stage.campaign);
        stage
    };
    let name = "Map of the theatre: click to look there";
    let mut harness = near(Vec2::new(1280.0, 720.0)).harness();
    let rect = harness.get_by_role_and_label(Role::Button, name).rect();
    harness.hover_at(rect.left_top() + vec2(20.0, 20.0));
    harness.step();
    for pressed in [true, false] {
        let button = bevy_egui::egui::PointerButton::Primary;
        let pos = rect.left_top() + vec2(20.0, 20.0);
        harness.event(bevy_egui::egui::Event::PointerButton { pos, button, pressed, modifiers: Default::default() });
        harness.step();
    }
    harness.run();
    let asked = harness.state().out.view.clone();
    let Some(ViewCommand::Look(there, None)) = asked.last() else { panic!("{asked:?}") };
    assert!(there.lat > 50.0 && there.lat < 51.4 && there.lon > 112.0 && there.lon < 114.0, "{there:?}");
    // A key or a screen reader has no pointer: it goes back to the battlefield.
    let mut harness = near(Vec2::new(1280.0, 720.0)).harness();
    harness.get_by_label(name).click_accesskit();
    harness.run();
    assert_eq!(harness.state().out, view(ViewCommand::Look(halhin_gol::geo::projection::ORIGIN, None)));
    let shown = |stage: Stage| stage.harness().query_by_label(name).is_some();
    assert!(shown(near(Vec2::new(1920.0, 1080.0))));
    assert!(!shown(near(Vec2::new(844.0, 390.0))) && !shown(near(Vec2::new(390.0, 844.0))));
    assert!(!shown(near(Vec2::new(1280.0, 720.0)).select("r26")));
    let mut far = near(Vec2::new(1280.0, 720.0));
    far.view.apply(&ViewCommand::Named(1), &far.campaign);
    assert!(!shown(far));
}

#[test]
fn the_date_says_when_the_sun_rises_and_sets_where_there_is_room() {
    usual().harness().get_by_label("Sunrise 04:11 · sunset 20:07");
    let small = Stage::new(Vec2::new(844.0, 390.0), "1939-07-03T09:00").harness();
    assert!(small.query_by_label_contains("Sunrise").is_none());
    small.get_by_label("09:00 Soviet–Mongolian clock · 10:00 in Tokyo");
    small.get_by_label("North is up");
}

#[test]
fn the_unit_card_says_who_what_how_sure_and_who_says_so() {
    let harness = usual().select("r26").harness();
    for text in [
        "26th Infantry Regiment",
        "inferred, ± 2.6 km",
        "marches, on the way",
        "2 July, 06:00, Tokyo clock",
        "4 July, night, Tokyo clock",
        "23rd Division",
        "Colonel Sumi (not verified)",
        "Coox 1985, Nomonhan — attributed, page not checked",
        "Order no. 1 — seen",
    ] {
        harness.get_by_label(text);
    }
    let top = |text: &str| harness.get_by_label(text).rect().top();
    let order = ["26th Infantry Regiment", "inferred, ± 2.6 km", "Now", "Since", "Until", "Belongs to", "Commander"];
    assert!(order.windows(2).all(|pair| top(pair[0]) + 10.0 < top(pair[1])), "each stands below the one before");
    let close = clicked(usual().select("r26"), "Close the card of 26th Infantry Regiment");
    assert_eq!(close, view(ViewCommand::Select(None)));
}

#[test]
fn a_unit_that_is_not_on_the_map_says_when_and_why() {
    let harness = Stage::new(Vec2::new(1280.0, 720.0), "1939-06-01T00:00").select("r26").harness();
    harness.get_by_label("Not on the map at this moment");
    harness.get_by_label("Appears on the map on 2 July, 06:00, Tokyo clock");
    let harness = Stage::new(Vec2::new(1280.0, 720.0), "1939-08-01T00:00").select("r26").harness();
    harness.get_by_label("Left the map after 4 July, night, Tokyo clock");
    harness.get_by_label("Withdrawn");
    let above = "Stands above other units; seen from afar, one symbol shows where they are";
    usual().select("d23").harness().get_by_label(above);
}

#[test]
fn every_control_has_a_name() {
    let mut stage = usual().select("r26");
    stage.view.help = true;
    let harness = stage.harness();
    let mut controls = 0;
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        if matches!(node.role(), Role::Button | Role::Slider) {
            controls += 1;
            assert!(node.label().is_some_and(|label| !label.trim().is_empty()), "a {:?} has no name", node.role());
        }
    }
    assert_eq!(controls, focus::finished(&harness.ctx).len().max(14), "a control is not in the order of Tab");
}

#[test]
fn tab_reaches_every_control_and_leaves_at_the_end() {
    let mut harness = usual().select("r26").harness();
    let count = focus::finished(&harness.ctx).len();
    assert!(!focus::leaves(&harness.ctx, false));
    let mut visited = Vec::new();
    for i in 0..count {
        assert!(!focus::leaves(&harness.ctx, false), "Tab leaves at control {i} of {count}");
        harness.key_press(Key::Tab);
        harness.run();
        visited.extend(harness.ctx.memory(Memory::focused));
    }
    assert_eq!(visited, focus::finished(&harness.ctx), "Tab visits the controls in their order");
    assert!(focus::leaves(&harness.ctx, false));
    assert!(!focus::leaves(&harness.ctx, true) && focus::is_held(&harness.ctx));
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.ctx.memory(Memory::focused), visited.last().copied(), "arrows belong to the clock");
    // The slider comes last; Space on it plays wherever the mouse may be.
    harness.hover_at(harness.get_by_label("Time").rect().center());
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.state().out, clock(ClockCommand::TogglePlay));
    focus::release(&harness.ctx);
    assert!(!focus::is_held(&harness.ctx));
}

#[test]
fn nothing_overlaps_and_nothing_leaves_the_window() {
    for (width, height) in [
        (1280.0, 720.0),
        (1920.0, 1080.0),
        (1366.0, 768.0),
        (390.0, 844.0),
        (844.0, 390.0),
        (360.0, 640.0),
        (2560.0, 1440.0),
    ] {
        for (unit, projector) in [(None, false), (Some("r26"), false), (Some("r26"), true)] {
            let mut stage = Stage::new(Vec2::new(width, height), "1939-07-03T09:00");
            stage.view.projector = projector;
            let stage = if let Some(unit) = unit { stage.select(unit) } else { stage };
            let timeline = Scale::of(stage.view.size(), projector).timeline(stage.view.size());
            let harness = stage.harness();
            let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
            let shown = |name: &str| {
                let id = Id::new(name);
                let layer = bevy_egui::egui::LayerId::new(bevy_egui::egui::Order::Middle, id);
                harness.ctx.memory(|m| m.areas().is_visible(&layer).then(|| m.area_rect(id)).flatten())
            };
            let rects: Vec<_> = layout::PANELS.iter().filter_map(|name| Some((*name, shown(name)?))).collect();
            let what = format!("{width}x{height}, {unit:?}, projector {projector}: {rects:#?}");
            assert!(rects.len() >= 4, "{what}");
            for (i, (name, rect)) in rects.iter().enumerate() {
                assert!(window.expand(0.6).contains_rect(*rect), "{name} leaves the window; {what}");
                for (other, second) in &rects[i + 1..] {
                    assert!(!rect.shrink(0.5).intersects(*second), "{name} and {other} overlap; {what}");
                }
                if *name == "timeline" {
                    assert!((rect.height() - timeline).abs() < 0.6 && (rect.width() - width).abs() < 0.6, "{what}");
                }
            }
            // Rows of a list that are scrolled out of sight are there for screen readers, and stand nowhere.
            let seen = |rect: &Rect| rects.iter().any(|(_, panel)| panel.expand(1.0).contains_rect(*rect));
            let buttons: Vec<_> = harness.get_all_by_role(Role::Button).map(|node| node.rect()).filter(seen).collect();
            assert!(buttons.len() >= 8, "{what}");
            for (i, rect) in buttons.iter().enumerate() {
                assert!(window.contains_rect(*rect) && rect.size().min_elem() >= 24.0, "{rect:?}; {what}");
                assert!(buttons[i + 1..].iter().all(|other| !rect.shrink(0.5).intersects(*other)), "{rect:?}; {what}");
            }
            let slider = harness.get_by_label("Time").rect();
            assert!(buttons.iter().all(|button| !button.intersects(slider)) && slider.width() > 120.0, "{what}");
        }
    }
}

#[test]
fn a_blank_screen_shows_nothing() {
    let mut stage = usual();
    stage.view.blank = true;
    let harness = stage.harness();
    assert_eq!(harness.query_all_by_role(Role::Button).count() + harness.query_all_by_role(Role::Slider).count(), 0);
}

#[test]
fn still_panels_ask_for_no_frame() {
    let mut harness = usual().select("r26").harness();
    harness.run();
    harness.step();
    let delay = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
    assert_eq!(delay, Some(std::time::Duration::MAX));
}

#[test]
fn the_page_of_problems_shows_each_with_its_place() {
    let problems = ["tracks/a.ron", "events.ron"].map(|file| Problem {
        file: file.to_owned(),
        line: 7,
        column: 3,
        what: format!("something is wrong in {file}"),
    });
    let mut passes = 0;
    let mut harness = Harness::builder().with_size(vec2(1280.0, 720.0)).build_ui(|ui| {
        let (ctx, lang) = (ui.ctx().clone(), Lang::english().expect("English"));
        passes += 1;
        if passes == 1 {
            ctx.set_fonts(theme::fonts());
            return;
        }
        let scale = Scale::of(Vec2::new(1280.0, 720.0), false);
        ui::set_style(&ctx, scale, &mut None);
        problems::whole_window(&ctx, &problems, &lang, scale);
    });
    harness.run_steps(3);
    for text in [
        "The campaign cannot be shown",
        "2 problems were found in its files",
        "tracks/a.ron, line 7, column 3",
        "something is wrong in tracks/a.ron",
        "events.ron, line 7, column 3",
        "something is wrong in events.ron",
    ] {
        harness.get_by_label(text);
    }
}

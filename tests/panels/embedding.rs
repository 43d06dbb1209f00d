//! The map in a frame of another page: what that page has chosen and nothing else, in frames as small as they come.

use bevy::math::Vec2;
use bevy_egui::egui::{Id, Rect, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use halhin_gol::{
    campaign::model::Campaign,
    ui::{drawer::Evidence, layout},
    view::{Control, Controls, Embedding, Panel, ViewCommand},
};

use super::{Stage, clicked, view};

const SIZES: [(f32, f32); 6] =
    [(640.0, 360.0), (480.0, 320.0), (390.0, 480.0), (360.0, 360.0), (800.0, 450.0), (1280.0, 720.0)];

/// The shipped campaign in a frame: its names are longer than those of the tests.
fn framed(size: Vec2, controls: Controls, link: bool) -> Stage {
    let mut stage = Stage::new(size, "1939-08-20T05:45");
    stage.campaign = Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"));
    stage.evidence = Evidence::of(&stage.campaign);
    stage.view = halhin_gol::view::View::new(&stage.campaign);
    stage.view.apply(&ViewCommand::Embed(Some(Embedding { controls, link })), &stage.campaign);
    let covered = stage.view.covering(size);
    stage.view.apply(&ViewCommand::Resize(size, covered), &stage.campaign);
    stage
}

fn of(words: &[Control]) -> Controls {
    words.iter().copied().fold(Controls::NONE, Controls::and)
}

/// The names of buttons and sliders.
fn names(stage: Stage) -> Vec<String> {
    let harness = stage.harness();
    let nodes = harness.root().children_recursive().map(|node| {
        let node = node.accesskit_node();
        (node.role(), node.label().unwrap_or_default())
    });
    let mut names: Vec<_> =
        nodes.filter(|(role, _)| matches!(role, Role::Button | Role::Slider)).map(|(_, name)| name).collect();
    names.sort();
    names
}

const MARK: &str = "Halhin Gol 1939: open the whole map in a new tab";

#[test]
fn with_nothing_chosen_there_is_the_map_and_whose_it_is() {
    for (width, height) in SIZES {
        let size = Vec2::new(width, height);
        assert_eq!(names(framed(size, Controls::NONE, true)), [MARK]);
        assert_eq!(names(framed(size, Controls::NONE, false)), Vec::<String>::new());
        framed(size, Controls::NONE, false).harness().get_by_label("Halhin Gol 1939");
    }
    assert_eq!(clicked(framed(Vec2::new(640.0, 360.0), Controls::NONE, true), MARK), view(ViewCommand::OpenWhole));
}

#[test]
fn each_control_is_there_when_it_is_chosen_and_only_then() {
    let unit = |stage: &mut Stage| stage.view.selected = stage.campaign.find_unit("jp-64-infantry-regiment");
    let chosen = |controls: &[Control]| {
        let mut stage = framed(Vec2::new(1280.0, 720.0), of(controls), true);
        unit(&mut stage);
        names(stage)
    };
    let (time, date, map) = ("Time", "20 August 1939", "Zoom in");
    let card = "Close the card of 64th Infantry Regiment (Yamagata)";
    for (control, name) in
        [(Control::Timeline, time), (Control::Date, date), (Control::Map, map), (Control::Card, card)]
    {
        let names = chosen(&[control]);
        for known in [time, date, map, card] {
            assert_eq!(names.iter().any(|there| there == known), known == name, "{control:?}: {known} in {names:?}");
        }
        assert!(names.iter().any(|there| there == MARK));
    }
    let panels = chosen(&[Control::Panels]);
    assert!(panels.len() > Panel::ALL.len() && !panels.iter().any(|name| name == time), "{panels:?}");
    let standing = |controls: &[Control], area: &str| {
        let harness = framed(Vec2::new(1280.0, 720.0), of(controls), true).harness();
        harness.ctx.memory(|memory| memory.area_rect(Id::new(area))).is_some()
    };
    for (control, area) in [(Control::Scale, "scale"), (Control::Caption, "event"), (Control::Inset, "inset")] {
        assert_eq!((standing(&[control], area), standing(&[], area)), (true, false), "{area}");
    }
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_off_in_any_frame() {
    let all = Control::ALL.into_iter().fold(Controls::NONE, Controls::and);
    let some = of(&[Control::Date, Control::Caption, Control::Timeline]);
    for (width, height) in SIZES {
        for (controls, name) in [(Controls::default(), "usual"), (all, "all"), (some, "some"), (Controls::NONE, "none")]
        {
            for link in [true, false] {
                for open in ["nothing", "unit", "panel", "chapter"] {
                    let mut stage = framed(Vec2::new(width, height), controls, link);
                    match open {
                        "unit" => stage.view.selected = stage.campaign.find_unit("jp-64-infantry-regiment"),
                        "panel" => stage.view.apply(&ViewCommand::Open(Some(Panel::Events)), &stage.campaign),
                        "chapter" => tell(&mut stage),
                        _ => {}
                    }
                    apart(stage, &format!("{name}, link {link}, {open} open in {width} x {height}"));
                }
            }
        }
    }
}

/// Tells the first chapter.
fn tell(stage: &mut Stage) {
    let chapter = stage.campaign.find_chapter("prologue").expect("the first chapter");
    let steps = halhin_gol::story::open(&stage.campaign, chapter, None);
    steps.clock.iter().for_each(|command| stage.clock.apply(*command, &[]));
    steps.view.iter().for_each(|command| stage.view.apply(command, &stage.campaign));
}

/// What stands in a window does not overlap and is inside of it.
fn apart(stage: Stage, what: &str) {
    let size = stage.view.size();
    let harness = stage.harness();
    let window = Rect::from_min_size(Default::default(), vec2(size.x, size.y)).expand(0.5);
    let rect = |name: &&'static str| {
        let rect = harness.ctx.memory(|memory| memory.area_rect(Id::new(*name)));
        rect.filter(Rect::is_positive).map(|rect| (*name, rect))
    };
    let stand: Vec<_> = layout::PANELS.iter().filter_map(rect).collect();
    for (i, (name, rect)) in stand.iter().enumerate() {
        assert!(window.contains_rect(*rect), "{what}: {name} at {rect} is not in the window");
        for (other, there) in &stand[i + 1..] {
            let both = rect.intersect(*there);
            let over = both.width() > 1.0 && both.height() > 1.0;
            assert!(!over, "{what}: {name} at {rect} overlaps {other} at {there}");
        }
    }
}

#[test]
fn half_of_the_smallest_frame_at_least_is_map() {
    for (width, height) in SIZES {
        let harness = framed(Vec2::new(width, height), Controls::default(), true).harness();
        let rects =
            layout::PANELS.iter().filter_map(|name| harness.ctx.memory(|memory| memory.area_rect(Id::new(*name))));
        let covered: f32 = rects.map(|rect| rect.area()).sum();
        let share = covered / (width * height);
        assert!(share < 0.5, "{width} x {height}: {share} is covered");
    }
}

#[test]
fn in_a_narrow_frame_time_keeps_its_room_and_no_button_lies_on_another() {
    for (width, height) in SIZES {
        let harness = framed(Vec2::new(width, height), Controls::default(), true).harness();
        let rects: Vec<_> = ["Previous event", "Next event", "Show fewer days", "Show more days", "Time"]
            .into_iter()
            .filter_map(|name| harness.query_by_label(name).map(|node| (name, node.rect())))
            .collect();
        let time = rects.last().map(|(_, rect)| *rect).expect("time is shown");
        assert!(time.width() >= 120.0, "{width} x {height}: time has {} pixels", time.width());
        for (i, (name, rect)) in rects.iter().enumerate() {
            for (other, there) in &rects[i + 1..] {
                assert!(!rect.shrink(0.5).intersects(*there), "{width} x {height}: {name} lies on {other}");
            }
        }
    }
}

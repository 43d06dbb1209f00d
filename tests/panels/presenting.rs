//! What a class sees, by role and name: the caption, the tools, and what is out of the way.

use bevy::math::Vec2;
use bevy_egui::egui::{Id, LayerId, Order, Rect, accesskit::Role, pos2, vec2};
use egui_kittest::kittest::Queryable;
use halhin_gol::{
    campaign::{folder::CampaignFolder, model::Campaign},
    replay::clock::ClockCommand,
    story,
    ui::layout,
    view::{Tool, ViewCommand},
};

use super::{FILES, Stage, clicked, view};

const STORY: &str = r#"(chapters: [
    (id: "before", title: {"en": "Two maps, two borders"}, years: {"en": "1931–39"}, from: "1939-05-11 00:00", to: "1939-05-12 00:00",
    camera: (lat: 47.75, lon: 118.6, width_km: 60.0, height_km: 40.0), text: {"en": "The maps disagreed."}, sources: ["coox"], units: [], places: [],
    question: (ask: {"en": "Why?"}, answer: {"en": "Nobody measured."}, sources: ["coox"]), notes: {"en": "Show both maps."}),
    (id: "river", title: {"en": "Over the river"}, from: "1939-07-03 00:00", to: "1939-07-03 18:00",
    camera: (lat: 47.85, lon: 118.6, width_km: 40.0, height_km: 30.0), text: {"en": "In the night the division crossed.\n\nA second paragraph."},
    sources: ["coox"], units: ["r26"], places: [],
    predict: Some((ask: {"en": "Where will the bridge be?"}, lat: 47.9, lon: 118.6, doubt_km: 2.0, answer: {"en": "Here."}, sources: ["coox"])),
    question: (ask: {"en": "How did they cross?"}, choices: [(text: {"en": "On a bridge"}, right: true), (text: {"en": "By boat"})],
    answer: {"en": "On one pontoon bridge."}, sources: ["coox"]), notes: {"en": "One bridge only."})])"#;

/// A class in front of a chapter of a small story, or of the map alone.
fn class(size: Vec2, chapter: Option<&str>) -> Stage {
    let mut stage = Stage::new(size, "1939-07-03T09:00");
    let files = FILES.into_iter().filter(|(path, _)| *path != "story.ron").chain([("story.ron", STORY)]);
    let texts = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    stage.campaign = Campaign::check(&CampaignFolder::from_texts(texts)).expect("the story is sound");
    if let Some(chapter) = chapter {
        let chapter = stage.campaign.find_chapter(chapter).expect(chapter);
        let steps = story::open(&stage.campaign, chapter, None);
        steps.clock.iter().for_each(|command| stage.clock.apply(*command, &[]));
        steps.view.iter().for_each(|command| stage.view.apply(command, &stage.campaign));
    }
    stage.view.apply(&ViewCommand::Present(true), &stage.campaign);
    let covered = stage.view.covering(size);
    stage.view.apply(&ViewCommand::Resize(size, covered), &stage.campaign);
    stage
}

fn hall(chapter: Option<&str>) -> Stage {
    class(Vec2::new(1920.0, 1080.0), chapter)
}

#[test]
fn a_class_sees_date_caption_scale_and_time_and_nothing_else() {
    let harness = hall(Some("river")).harness();
    for there in ["3 July 1939", "00:00 Soviet–Mongolian clock", "01:00 in Tokyo", "CHAPTER 2 OF 2", "Over the river"]
    {
        harness.get_by_label(there);
    }
    harness.get_by_label("Where will the bridge be?");
    let told = harness.query_by_label("In the night the division crossed.");
    assert!(told.is_none(), "the text would tell what is to be foretold");
    hall(Some("before")).harness().get_by_label("The maps disagreed.");
    harness.get_by_label("North is up");
    harness.get_by_role_and_label(Role::Slider, "Time");
    for gone in ["Events", "Sources", "Zoom in", "Keys and help", "Map of the theatre: click to look there"] {
        assert!(harness.query_by_role_and_label(Role::Button, gone).is_none(), "{gone} is in the way");
    }
}

#[test]
fn the_caption_follows_the_chapter_from_its_text_to_its_answer() {
    let mut stage = hall(Some("river"));
    stage.clock.apply(ClockCommand::Step(10 * 3_600), &[]);
    let harness = stage.harness();
    harness.get_by_label("The river is crossed");
    let mut stage = hall(Some("river"));
    stage.clock.apply(ClockCommand::Step(18 * 3_600), &[]);
    let harness = stage.harness();
    for text in ["How did they cross?", "A. On a bridge", "B. By boat"] {
        harness.get_by_label(text);
    }
    assert!(harness.query_by_label("On one pontoon bridge.").is_none(), "the answer waits");
    let mut stage = hall(Some("river"));
    stage.clock.apply(ClockCommand::Step(18 * 3_600), &[]);
    stage.view.told = stage.view.told.map(|told| halhin_gol::view::Told { answered: true, ..told });
    let harness = stage.harness();
    harness.get_by_label("On one pontoon bridge.");
    harness.get_by_label("A. On a bridge");
    assert!(harness.query_by_label("B. By boat").is_none());
    hall(Some("before")).harness().get_by_label("CHAPTER 1 OF 2 · 1931–39");
}

#[test]
fn a_class_marks_what_it_foretells_and_hears_how_far_off_it_was() {
    assert_eq!(clicked(hall(Some("river")), "Mark on the map"), view(ViewCommand::SetMarking(true)));
    let mut stage = hall(Some("river"));
    let river = stage.campaign.find_chapter("river").expect("the chapter");
    let mark = halhin_gol::geo::LatLon { lat: 47.99, lon: 118.6 };
    stage.view.apply(&ViewCommand::Mark(river, Some(mark)), &stage.campaign);
    stage.clock.apply(ClockCommand::Step(18 * 3_600), &[]);
    stage.harness().get_by_label_contains("Your mark is 10 km from where it happened");
}

#[test]
fn without_a_story_the_caption_is_the_last_event() {
    let harness = hall(None).harness();
    harness.get_by_label("The river is crossed");
    assert!(harness.query_by_label("Three regiments cross on one bridge.").is_none());
}

#[test]
fn what_a_class_reads_is_large_enough_for_the_back_row() {
    let harness = hall(Some("river")).harness();
    for text in ["Over the river", "Where will the bridge be?", "01:00 in Tokyo"] {
        let height = harness.get_by_label(text).rect().height();
        assert!(height >= 24.0 * 1.3, "{text}: a line of {height} px");
    }
}

#[test]
fn tools_are_taken_by_buttons_that_say_what_they_are() {
    for (name, command) in [
        ("Move the map", ViewCommand::Take(Tool::Hand)),
        ("Pointer", ViewCommand::Take(Tool::Pointer)),
        ("Pen: strokes fade away", ViewCommand::Take(Tool::Pen)),
        ("Teacher’s notes", ViewCommand::Notes(true)),
        ("End presenting", ViewCommand::Present(false)),
    ] {
        assert_eq!(clicked(hall(Some("river")), name), view(command), "{name}");
    }
}

#[test]
fn nothing_overlaps_before_a_class_in_any_window() {
    for (width, height) in
        [(1280.0, 720.0), (1920.0, 1080.0), (1024.0, 768.0), (390.0, 844.0), (844.0, 390.0), (3840.0, 2160.0)]
    {
        for (chapter, unit) in [(None, None), (Some("river"), None), (Some("river"), Some("r26"))] {
            let stage = class(Vec2::new(width, height), chapter);
            let stage = if let Some(unit) = unit { stage.select(unit) } else { stage };
            let harness = stage.harness();
            let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height)).expand(0.6);
            // The timeline lies above the others here, so that it may grow over them under the pointer.
            let shown = |name: &str| {
                let order = if name == "timeline" { Order::Foreground } else { Order::Middle };
                let layer = LayerId::new(order, Id::new(name));
                harness.ctx.memory(|m| m.areas().is_visible(&layer).then(|| m.area_rect(Id::new(name))).flatten())
            };
            let rects: Vec<_> = layout::PANELS.iter().filter_map(|name| Some((*name, shown(name)?))).collect();
            let what = format!("{width}x{height}, {chapter:?}, {unit:?}: {rects:#?}");
            assert!(["date", "tools", "timeline"].iter().all(|name| shown(name).is_some()), "{what}");
            assert!(shown("caption").is_some() || unit.is_some(), "{what}");
            for (i, (name, rect)) in rects.iter().enumerate() {
                assert!(window.contains_rect(*rect), "{name} leaves the window; {what}");
                for (other, second) in &rects[i + 1..] {
                    assert!(!rect.shrink(0.5).intersects(*second), "{name} and {other} overlap; {what}");
                }
            }
        }
    }
}

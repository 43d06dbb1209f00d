//! The card of a chapter at every stage, and the panel of lessons, by role and name.

use bevy::math::Vec2;
use bevy_egui::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use halhin_gol::{
    campaign::{folder::CampaignFolder, ids::LessonId, model::Campaign, time::parse_instant},
    replay::clock::{Clock, ClockCommand},
    story,
    theme::Scale,
    ui::{Out, drawer::Evidence},
    view::{Copied, Panel, Told, View, ViewCommand},
};

use super::{FILES, Stage, clicked, clock, view};

const PLACES: &str = r#"[(id: "ford", names: {"en": "The ford"}, kind: Crossing, lat: 47.828, lon: 118.553, quality: B,
    error_km: 3.0, basis: "read off", sources: ["coox"])]"#;

const STORY: &str = r#"(chapters: [
    (id: "boats", title: {"en": "Boats in the night"}, from: "1939-07-02 17:00", to: "1939-07-03 09:00",
    camera: (lat: 47.8, lon: 118.6, width_km: 40.0, height_km: 32.0), text: {"en": "Boats cross the river."},
    sources: ["coox"], units: ["r26"], places: ["ford"],
    predict: (ask: {"en": "Where will they cross?"}, lat: 47.828, lon: 118.553, doubt_km: 3.0, answer: {"en": "At the ford."}, sources: ["order"]),
    question: (ask: {"en": "Why there?"}, choices: [(text: {"en": "It was near"}), (text: {"en": "It was quiet"}, right: true), (text: {"en": "It was dry"})],
    answer: {"en": "Few stood there."}, sources: ["order"]), notes: {"en": "Point at the ford."}),
    (id: "after", title: {"en": "The day after"}, from: "1939-07-03 12:00", to: "1939-07-04 12:00",
    camera: (lat: 47.8, lon: 118.6, width_km: 40.0, height_km: 32.0), text: {"en": "They stand on the bank."},
    sources: ["coox"], units: ["r26"], places: ["ford"],
    question: (ask: {"en": "What now?"}, answer: {"en": "Back again."}, sources: ["order"]), notes: {"en": "Wait."}),
])"#;

const LESSONS: &str = r#"[(id: "short", minutes: 10, title: {"en": "A short lesson"}, summary: {"en": "Boats and a bank."},
    aims: [{"en": "To see a river crossed."}], chapters: ["boats", "after"], before: {"en": "Sit."}, close: {"en": "Now talk."},
    questions: [(ask: {"en": "What for?"}, answer: {"en": "Nobody knows."}, sources: ["coox"])])]"#;

fn campaign() -> Campaign {
    let kept = FILES.into_iter().filter(|(path, _)| *path != "places.ron");
    let files = kept.chain([("places.ron", PLACES), ("story.ron", STORY), ("lessons.ron", LESSONS)]);
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    Campaign::check(&CampaignFolder::from_texts(files)).expect("the test's story is sound")
}

/// A window in which a chapter of the lesson is told.
fn class(size: Vec2, chapter: &str, at: &str) -> Stage {
    let mut stage = Stage::new(size, at);
    stage.campaign = campaign();
    stage.evidence = Evidence::of(&stage.campaign);
    stage.view = View::new(&stage.campaign);
    let covered = Vec2::new(0.0, Scale::of(size, false).timeline(size));
    stage.view.apply(&ViewCommand::Resize(size, covered), &stage.campaign);
    let id = stage.campaign.find_chapter(chapter).expect(chapter);
    stage.view.told = Some(Told::opening(id, lesson(&stage)));
    stage.clock = Clock::new(stage.campaign.span, &[]);
    stage.clock.apply(ClockCommand::Seek(parse_instant(at).expect(at)), &[]);
    stage.clock.apply(ClockCommand::StopAt(Some(stage.campaign.chapter(id).span.to)), &[]);
    stage
}

fn lesson(stage: &Stage) -> Option<LessonId> {
    stage.campaign.find_lesson("short")
}

const USUAL: Vec2 = Vec2::new(1280.0, 720.0);
const BEGIN: &str = "1939-07-02T17:00";
const AMID: &str = "1939-07-03T02:00";
const END: &str = "1939-07-03T09:00";

fn told(stage: &mut Stage) -> &mut Told {
    stage.view.told.as_mut().expect("a chapter is told")
}

fn opening() -> Stage {
    class(USUAL, "boats", BEGIN)
}

fn playing() -> Stage {
    let mut stage = class(USUAL, "boats", AMID);
    stage.clock.apply(ClockCommand::Play, &[]);
    stage
}

fn asked() -> Stage {
    class(USUAL, "boats", END)
}

fn answered() -> Stage {
    let mut stage = asked();
    told(&mut stage).answered = true;
    stage
}

fn closing() -> Stage {
    let mut stage = class(USUAL, "after", "1939-07-04T12:00");
    (told(&mut stage).answered, told(&mut stage).closing) = (true, true);
    stage
}

/// Marks a place some 10 km north of the ford.
fn marked(mut stage: Stage) -> Stage {
    let chapter = told(&mut stage).chapter;
    let at = halhin_gol::geo::LatLon::new(47.918, 118.553);
    stage.view.apply(&ViewCommand::Mark(chapter, Some(at)), &stage.campaign);
    stage
}

#[test]
fn the_way_on_has_a_name_at_every_stage_and_does_what_the_remote_does() {
    type Make = fn() -> Stage;
    let stages: [(Make, &str); 5] = [
        (opening, "Play this chapter"),
        (playing, "To the question"),
        (asked, "Show the answer"),
        (answered, "Next chapter"),
        (closing, "Close the lesson"),
    ];
    for (make, name) in stages {
        let stage = make();
        let steps = story::forward(&stage.campaign, &stage.view, &stage.clock);
        assert_ne!(steps, story::Steps::default(), "{name}");
        assert_eq!(clicked(stage, name), Out { clock: steps.clock, view: steps.view }, "{name}");
    }
    assert_eq!(clicked(class(USUAL, "boats", AMID), "Play on"), clock(ClockCommand::Play));
    assert_eq!(clicked(playing(), "Pause the chapter"), clock(ClockCommand::Pause));
    let left = clicked(asked(), "Leave the story");
    assert_eq!((left.clock, left.view), (vec![ClockCommand::StopAt(None)], vec![ViewCommand::Chapter(None)]));
    let after = clicked(opening(), "To the chapter after");
    let stage = opening();
    let second = stage.campaign.find_chapter("after").expect("there is one");
    let steps = story::open(&stage.campaign, second, lesson(&stage));
    assert_eq!(after, Out { clock: steps.clock, view: steps.view });
}

#[test]
fn the_last_chapter_of_a_lesson_leads_to_its_end() {
    let mut stage = class(USUAL, "after", "1939-07-04T12:00");
    told(&mut stage).answered = true;
    let end = Told { closing: true, ..*told(&mut stage) };
    assert_eq!(clicked(stage, "To the end of the lesson"), view(ViewCommand::Chapter(Some(end))));
    let harness = closing().harness();
    for text in ["Now talk.", "What for?", "Nobody knows."] {
        harness.get_by_label(text);
    }
    assert_eq!(clicked(closing(), "Copy our answers"), view(ViewCommand::Copy(Copied::Answers)));
    assert_eq!(clicked(closing(), "Forget our answers"), view(ViewCommand::ForgetAnswers));
}

#[test]
fn nothing_is_told_before_its_time() {
    let (text, foretold, answer) = ("Boats cross the river.", "At the ford.", "Few stood there.");
    let says = |stage: Stage, text: &str| stage.harness().query_by_label(text).is_some();
    assert!(says(opening(), "Boats in the night") && says(opening(), "Where will they cross?"));
    assert!(!says(opening(), text), "it would tell what is to be foretold");
    assert!(says(playing(), text) && !says(playing(), "Why there?"));
    assert!(says(asked(), "Why there?") && says(asked(), text));
    assert!(!says(asked(), answer) && !says(asked(), foretold));
    assert!(says(answered(), answer) && says(answered(), foretold));
    // A chapter without a place to foretell begins with its text.
    assert!(says(class(USUAL, "after", "1939-07-03T12:00"), "They stand on the bank."));
}

#[test]
fn what_to_look_at_is_shown_at_a_press() {
    let stage = playing();
    let unit = stage.campaign.find_unit("r26");
    assert_eq!(clicked(stage, "Open the card of 26th Infantry Regiment"), view(ViewCommand::Select(unit)));
    let out = clicked(playing(), "Show The ford");
    assert!(matches!(out.view.as_slice(), [ViewCommand::Look(at, None)] if at.lat == 47.828), "{out:?}");
}

#[test]
fn a_class_marks_a_place_and_is_told_how_far_off_it_was() {
    assert_eq!(clicked(opening(), "Mark on the map"), view(ViewCommand::SetMarking(true)));
    let mut marking = opening();
    marking.view.marking = true;
    assert_eq!(clicked(marking, "Now click on the map"), view(ViewCommand::SetMarking(false)));
    let chapter = told(&mut opening()).chapter;
    let out = clicked(opening(), "Mark the middle of the map");
    assert!(matches!(out.view.as_slice(), [ViewCommand::Mark(id, Some(_))] if *id == chapter), "{out:?}");
    assert_eq!(clicked(marked(opening()), "Take the mark away"), view(ViewCommand::Mark(chapter, None)));
    let off = "Your mark is 10 km from where it happened, which is known to 3 km.";
    marked(asked()).harness().get_by_label(off);
    marked(answered()).harness().get_by_label(off);
    assert!(asked().harness().query_by_label(off).is_none());
}

#[test]
fn a_choice_is_taken_and_right_or_wrong_is_said_with_the_answer() {
    let chapter = told(&mut asked()).chapter;
    assert_eq!(clicked(asked(), "It was dry"), view(ViewCommand::Choose(chapter, Some(2))));
    let chosen = |mut stage: Stage| {
        stage.view.apply(&ViewCommand::Choose(chapter, Some(2)), &stage.campaign);
        stage
    };
    assert_eq!(clicked(chosen(asked()), "It was dry — Our choice"), view(ViewCommand::Choose(chapter, None)));
    let harness = chosen(asked()).harness();
    assert!(harness.query_by_label_contains("Right").is_none());
    let harness = chosen(answered()).harness();
    harness.get_by_role_and_label(Role::Button, "It was quiet — Right");
    harness.get_by_role_and_label(Role::Button, "It was dry — Our choice");
    assert_eq!(clicked(answered(), "It was near"), Out::default(), "the answer is out");
}

#[test]
fn the_way_on_stays_in_sight_in_every_window() {
    for (width, height) in [(1280.0, 720.0), (1920.0, 1080.0), (390.0, 844.0), (844.0, 390.0)] {
        let size = Vec2::new(width, height);
        for (chapter, at, answered, name) in [
            ("boats", BEGIN, false, "Play this chapter"),
            ("boats", END, true, "Next chapter"),
            ("after", "1939-07-04T12:00", false, "Show the answer"),
        ] {
            let mut stage = class(size, chapter, at);
            told(&mut stage).answered = answered;
            let harness = stage.harness();
            let rect = harness.get_by_role_and_label(Role::Button, name).rect();
            let floor = height - Scale::of(size, false).timeline(size);
            let inside = rect.left() >= 0.0 && rect.right() <= width && rect.top() >= 0.0 && rect.bottom() <= floor;
            assert!(inside && rect.height() >= 30.0, "{name} at {rect:?} in {width} by {height}");
        }
    }
}

fn lessons() -> Stage {
    let mut stage = class(Vec2::new(1280.0, 1400.0), "boats", BEGIN);
    (stage.view.told, stage.view.panel) = (None, Some(Panel::Story));
    stage
}

#[test]
fn the_panel_of_lessons_starts_and_prints_them_and_opens_chapters() {
    let stage = lessons();
    let id = lesson(&stage).expect("there is a lesson");
    let second = stage.campaign.find_chapter("after").expect("there is one");
    for (name, steps) in [
        ("Start the lesson A short lesson", story::begin(&stage.campaign, Some(id))),
        ("Begin the whole story", story::begin(&stage.campaign, None)),
        ("2, The day after, 3 to 4 July", story::open(&stage.campaign, second, None)),
    ] {
        assert_eq!(clicked(lessons(), name), Out { clock: steps.clock, view: steps.view }, "{name}");
    }
    for (name, answers) in
        [("Hand-out of the lesson A short lesson", false), ("Teacher’s sheet of the lesson A short lesson", true)]
    {
        assert_eq!(clicked(lessons(), name), view(ViewCommand::HandOut(id, answers)), "{name}");
    }
    lessons().harness().get_by_label("Boats and a bank.");
}

#[test]
fn answers_can_be_copied_without_a_lesson_too() {
    assert!(lessons().harness().query_by_label("Copy our answers").is_none(), "there are none yet");
    let mut stage = lessons();
    let chapter = stage.campaign.find_chapter("boats").expect("there is one");
    stage.view.apply(&ViewCommand::Choose(chapter, Some(1)), &stage.campaign);
    assert_eq!(clicked(stage, "Copy our answers"), view(ViewCommand::Copy(Copied::Answers)));
}

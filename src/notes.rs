//! The teacher's notes: what the teacher reads while the class looks at the map. One text for both homes, a window of
//! its own on the desktop and a tab beside the page.

use bevy::prelude::*;
use serde_json::{Value, json};

use crate::{
    campaign::model::{Campaign, Chapter, Task},
    lang::{Lang, Language},
    playback::{Playback, ReplaySystems, Shown},
    story::{self, Stage},
    view::{Told, View},
};

/// A part of the notes under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is: `notes`, `question`, `answer`, `text` or `predict`.
    pub kind: &'static str,
    /// Its heading.
    pub heading: String,
    /// Its paragraphs.
    pub lines: Vec<String>,
    /// Which paragraph stands out: the right answer among those to choose from.
    pub right: Option<usize>,
}

/// What the teacher reads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    /// The language's code.
    pub language: &'static str,
    /// What it belongs to: `Chapter 3 of 16`.
    pub place: String,
    /// The title of the chapter.
    pub title: String,
    /// What the class sees now.
    pub stage: String,
    /// What the next press of the remote does.
    pub then: String,
    /// The parts.
    pub blocks: Vec<Block>,
    /// The chapter that follows.
    pub next: String,
}

/// What the notes hang on: while this stays the same, so do they.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Hold {
    told: Option<(Told, Stage)>,
    playing: bool,
    language: Language,
}

/// The notes of the moment, kept until something in them changes.
#[derive(Resource, Debug, Default)]
pub struct Kept {
    hold: Option<Hold>,
    /// When the lesson began, in seconds of the machine's time.
    began: Option<f64>,
    /// The notes.
    pub notes: Notes,
}

impl Kept {
    /// The seconds since the lesson began.
    pub fn elapsed(&self, now: f64) -> Option<f64> {
        self.began.map(|began| (now - began).max(0.0))
    }

    /// A lesson begins when a chapter is opened and none was, or one of another lesson.
    fn count(&mut self, told: Option<Told>, now: f64) {
        let before = self.hold.and_then(|hold| hold.told).map(|(told, _)| told.lesson);
        match told {
            None => self.began = None,
            Some(told) if before != Some(told.lesson) => self.began = Some(now),
            Some(_) => {}
        }
    }
}

/// Keeps the notes in step. [`Kept`] is marked as changed once for each change.
pub fn plugin(app: &mut App) {
    app.init_resource::<Kept>().add_systems(Update, keep.in_set(ReplaySystems::Present));
}

fn keep(
    (view, playback, shown, lang): (Res<View>, Res<Playback>, Res<Shown>, Res<Lang>),
    time: Res<Time<Real>>,
    mut kept: ResMut<Kept>,
) {
    let clock = playback.clock();
    let told = view.told.map(|told| (told, story::stage(shown.chapter(told.chapter), told, clock)));
    let hold = Some(Hold { told, playing: clock.playing(), language: lang.language() });
    if kept.hold != hold {
        kept.count(view.told, time.elapsed_secs_f64());
        kept.hold = hold;
        kept.notes = of(&shown, told, clock.playing(), &lang);
    }
}

/// The notes to a chapter that stands at a stage, or to none.
pub fn of(campaign: &Campaign, told: Option<(Told, Stage)>, playing: bool, lang: &Lang) -> Notes {
    let language = lang.language().code();
    let Some((told, stage)) = told else {
        let first = campaign.chapters().next().map(|(_, chapter)| lang.text(&chapter.title));
        let next = first.map(|title| following(&title, lang)).unwrap_or_default();
        return Notes {
            language,
            title: lang.get("notes-none"),
            then: press(&lang.get("notes-then-event"), lang),
            next,
            ..Notes::default()
        };
    };
    let chapter = campaign.chapter(told.chapter);
    let next = story::beside(campaign, told, 1).map(|next| lang.text(&campaign.chapter(next).title));
    Notes {
        language,
        place: place(campaign, told, lang),
        title: lang.text(&chapter.title).into_owned(),
        stage: lang.word("notes-stage", stage.word()),
        then: press(&then(stage, playing, next.as_deref(), told, lang), lang),
        blocks: blocks(campaign, chapter, told, lang),
        next: next.map_or_else(|| lang.get("notes-last"), |title| following(&title, lang)),
    }
}

fn press(then: &str, lang: &Lang) -> String {
    lang.with("notes-press", &[("then", then.into())])
}

fn following(title: &str, lang: &Lang) -> String {
    lang.with("notes-next", &[("title", title.into())])
}

/// `Chapter 3 of 16`, with the lesson's title where there is one.
fn place(campaign: &Campaign, told: Told, lang: &Lang) -> String {
    let all = story::list(campaign, told.lesson);
    let number = all.iter().position(|id| *id == told.chapter).map_or(0, |at| at + 1);
    let values = [("number", number.to_string().into()), ("count", all.len().to_string().into())];
    let place = lang.with("present-chapter", &values);
    match told.lesson {
        Some(lesson) => {
            let title = lang.text(&campaign.lesson(lesson).title);
            lang.with("notes-lesson", &[("lesson", title.into()), ("place", place.into())])
        }
        None => place,
    }
}

/// What the next press of the remote does.
fn then(stage: Stage, playing: bool, next: Option<&str>, told: Told, lang: &Lang) -> String {
    match stage {
        Stage::Underway if playing => lang.get("notes-then-end"),
        Stage::Opening | Stage::Underway => lang.get("notes-then-play"),
        Stage::Asked => lang.get("notes-then-answer"),
        Stage::Answered => match next {
            Some(title) => lang.with("notes-then-chapter", &[("title", title.into())]),
            None if told.lesson.is_some() => lang.get("notes-then-close"),
            None => lang.get("notes-then-leave"),
        },
        Stage::Closing => lang.get("notes-then-leave"),
    }
}

fn blocks(campaign: &Campaign, chapter: &Chapter, told: Told, lang: &Lang) -> Vec<Block> {
    let block = |kind: &'static str, text: &str| Block {
        kind,
        heading: lang.word("notes", kind),
        lines: text.split("\n\n").map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
        right: None,
    };
    let predict = chapter.predict.as_ref().map(|predict| {
        let mut block = block("predict", &lang.text(&predict.ask));
        block.lines.push(lang.text(&predict.answer).into_owned());
        block
    });
    let close = told.lesson.map(|lesson| lang.text(&campaign.lesson(lesson).close)).filter(|_| told.closing);
    let all = [Some(block("notes", &lang.text(&chapter.notes))), predict, Some(question(&chapter.question, lang))];
    let more = [block("answer", &lang.text(&chapter.question.answer)), block("text", &lang.text(&chapter.text))];
    let all = close.map(|text| block("close", &text)).into_iter().chain(all.into_iter().flatten()).chain(more);
    all.filter(|block| !block.lines.is_empty()).collect()
}

fn question(task: &Task, lang: &Lang) -> Block {
    let choice = |(letter, choice): (char, &crate::campaign::text::Text)| {
        let values = [("letter", letter.to_string().into()), ("choice", lang.text(choice).into())];
        lang.with("present-choice", &values)
    };
    let choices = ('A'..='Z').zip(&task.choices).map(choice);
    let lines = std::iter::once(lang.text(&task.ask).into_owned()).chain(choices).collect();
    Block { kind: "question", heading: lang.get("notes-question"), lines, right: task.right.map(|right| right + 1) }
}

impl Notes {
    /// The notes as the page's tab wants them, with the words around them and the seconds since the lesson began.
    pub fn json(&self, elapsed: Option<f64>, lang: &Lang) -> Value {
        let block = |block: &Block| json!({ "kind": block.kind, "heading": block.heading, "lines": block.lines, "right": block.right });
        let words = ["heading", "clock", "elapsed", "back", "forward", "play", "blank", "lost"];
        let mut words: serde_json::Map<_, _> =
            words.map(|word| (word.to_owned(), lang.word("notes", word).into())).into_iter().collect();
        words.insert("minutes".to_owned(), lang.with("notes-minutes", &[("minutes", "{}".into())]).into());
        json!({
            "lang": self.language,
            "place": self.place,
            "title": self.title,
            "stage": self.stage,
            "then": self.then,
            "next": self.next,
            "blocks": self.blocks.iter().map(block).collect::<Vec<_>>(),
            "elapsed_s": elapsed.map(|elapsed| elapsed as u64),
            "words": words,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{campaign::folder::CampaignFolder, replay::clock::Clock, view::ViewCommand};

    const STORY: &str = r#"(chapters: [
        (id: "one", title: {"en": "Two maps"}, from: "1939-05-11 00:00", to: "1939-05-12 00:00",
        camera: (lat: 47.75, lon: 118.6, width_km: 60.0, height_km: 40.0), text: {"en": "The maps disagreed."}, sources: ["coox"], units: [], places: [],
        question: (ask: {"en": "Why?"}, choices: [(text: {"en": "Chance"}), (text: {"en": "Nobody measured"}, right: true)],
        answer: {"en": "Nobody had measured."}, sources: ["coox"]), notes: {"en": "Show both.\n\nTake your time."}),
        (id: "two", title: {"en": "The river"}, from: "1939-07-03 00:00", to: "1939-07-03 18:00",
        camera: (lat: 47.85, lon: 118.6, width_km: 40.0, height_km: 30.0), text: {"en": "They crossed."}, sources: ["coox"], units: [], places: [],
        question: (ask: {"en": "How?"}, answer: {"en": "By bridge."}, sources: ["coox"]), notes: {"en": "One bridge."})])"#;

    fn campaign() -> Campaign {
        let files = [
            (
                "campaign.ron",
                r#"(version: 1, title: {"en": "A war"}, span: (from: "1939-05-11", to: "1939-09-16"), record_from: "1939-05-11",
                bounds: (south: 44.0, west: 111.5, north: 52.0, east: 124.5), views: [(id: "all", name: {"en": "All"}, lat: 47.7, lon: 118.6, width_km: 50.0, height_km: 40.0)])"#,
            ),
            ("sources.ron", r#"[(id: "coox", title: "Nomonhan", kind: Book, read: Seen)]"#),
            ("places.ron", "[]"),
            ("forces.ron", "[]"),
            ("fronts.ron", "(fronts: [], crossings: [])"),
            ("figures.ron", "[]"),
            ("disputes.ron", "[]"),
            ("events/may.ron", "[]"),
            ("story.ron", STORY),
        ];
        let texts = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
        Campaign::check(&CampaignFolder::from_texts(texts)).unwrap_or_else(|problems| panic!("{problems:#?}"))
    }

    fn notes(campaign: &Campaign, view: &View, clock: &Clock) -> Notes {
        let lang = Lang::english().expect("English");
        let told = view.told.map(|told| (told, story::stage(campaign.chapter(told.chapter), told, clock)));
        of(campaign, told, clock.playing(), &lang)
    }

    #[test]
    fn the_notes_go_with_the_story_from_press_to_press() {
        let campaign = campaign();
        let (mut view, mut clock) = (View::new(&campaign), Clock::new(campaign.span, &[]));
        let idle = notes(&campaign, &view, &clock);
        assert_eq!((idle.title.as_str(), idle.next.as_str()), ("No chapter is told", "Next: Two maps"));
        let mut seen = Vec::new();
        let mut steps = story::begin(&campaign, None);
        for _ in 0..5 {
            steps.clock.iter().for_each(|command| clock.apply(*command, &[]));
            steps.view.iter().for_each(|command| view.apply(command, &campaign));
            let now = notes(&campaign, &view, &clock);
            seen.push(format!("{}, {}: {}. {}. {}", now.place, now.title, now.stage, now.then, now.next));
            steps = story::forward(&campaign, &view, &clock);
        }
        assert_eq!(
            seen,
            [
                "Chapter 1 of 2, Two maps: The class reads the text. Next press: it plays. Next: The river",
                "Chapter 1 of 2, Two maps: It is played. Next press: it jumps to its end. Next: The river",
                "Chapter 1 of 2, Two maps: The class sees the question. Next press: the answer shows. Next: The river",
                "Chapter 1 of 2, Two maps: The class sees the answer. Next press: “The river” opens. Next: The river",
                "Chapter 2 of 2, The river: The class reads the text. Next press: it plays. The last chapter",
            ]
        );
    }

    #[test]
    fn the_tab_gets_everything_a_teacher_needs_in_one_message() {
        let campaign = campaign();
        let (mut view, clock) = (View::new(&campaign), Clock::new(campaign.span, &[]));
        let first = campaign.find_chapter("one").expect("the chapter");
        view.apply(&ViewCommand::Chapter(Some(Told::opening(first, None))), &campaign);
        let lang = Lang::english().expect("English");
        let json = notes(&campaign, &view, &clock).json(Some(75.9), &lang);
        assert_eq!((&json["elapsed_s"], &json["lang"], &json["title"]), (&json!(75), &json!("en"), &json!("Two maps")));
        let kinds: Vec<_> =
            json["blocks"].as_array().expect("blocks").iter().map(|block| block["kind"].clone()).collect();
        assert_eq!(kinds, ["notes", "question", "answer", "text"]);
        assert_eq!(json["blocks"][0]["lines"], json!(["Show both.", "Take your time."]));
        assert_eq!(json["blocks"][1]["lines"], json!(["Why?", "A. Chance", "B. Nobody measured"]));
        assert_eq!(json["blocks"][1]["right"], json!(2));
        assert_eq!(json["words"]["minutes"], json!("{} min"));
        for word in ["heading", "clock", "elapsed", "back", "forward", "play", "blank", "lost"] {
            let said = json["words"][word].as_str().expect(word);
            assert!(!said.is_empty() && !said.starts_with("notes-"), "{word}: {said}");
        }
    }

    #[test]
    fn a_lesson_is_timed_from_its_first_chapter_to_its_end() {
        let campaign = campaign();
        let [one, two] = ["one", "two"].map(|id| Told::opening(campaign.find_chapter(id).expect(id), None));
        let mut kept = Kept::default();
        let tell = |kept: &mut Kept, told: Option<Told>, now: f64| {
            kept.count(told, now);
            let told = told.map(|told| (told, Stage::Opening));
            kept.hold = Some(Hold { told, playing: false, language: Language::default() });
        };
        tell(&mut kept, None, 5.0);
        assert_eq!(kept.elapsed(9.0), None);
        tell(&mut kept, Some(one), 10.0);
        tell(&mut kept, Some(two), 40.0);
        assert_eq!(kept.elapsed(70.0), Some(60.0));
        tell(&mut kept, None, 80.0);
        assert_eq!(kept.elapsed(90.0), None);
    }
}

//! The address: a thousand states of the map, written down and read again.
#![cfg(feature = "app")]

use bevy::math::Vec2;
use halhin_gol::{
    address,
    campaign::{
        ids::LessonId,
        model::{Campaign, Span},
        time::{Instant, MINUTE},
        words::{Account, Certainty},
    },
    geo::LatLon,
    lang::Language,
    replay::clock::{Clock, ClockCommand, Pace},
    story,
    view::{Comparison, Layer, Layers, Page, Panel, SymbolSet, Told, View, ViewCommand},
};

fn campaign() -> Campaign {
    Campaign::embedded().expect("the campaign is sound")
}

/// A small source of chance, the same in every run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    fn one<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// An instant to the second, so that even a map that was stopped in mid-play comes back.
    fn instant(&mut self, span: Span) -> Instant {
        Instant(span.from.0 + self.below((span.to.0 - span.from.0) as usize) as i64)
    }

    fn span(&mut self, span: Span) -> Span {
        let from = self.instant(Span { from: span.from, to: span.to.plus(-2 * MINUTE) });
        Span { from, to: self.instant(Span { from: from.plus(MINUTE), to: span.to }) }
    }
}

/// What the reader has before anything is asked.
fn blank(campaign: &Campaign) -> (Clock, View) {
    let mut view = View::new(campaign);
    view.apply(&ViewCommand::Resize(Vec2::new(1280.0, 720.0), Vec2::new(0.0, 90.0)), campaign);
    (Clock::new(campaign.span, &campaign.story.slow), view)
}

fn opened(query: &str, campaign: &Campaign) -> (Clock, View) {
    let (mut clock, mut view) = blank(campaign);
    let asked = address::read(query, campaign);
    assert_eq!(asked.warnings, Vec::<String>::new(), "{query}");
    asked.clock.into_iter().for_each(|command| clock.apply(command, &[]));
    asked.view.iter().for_each(|command| view.apply(command, campaign));
    (clock, view)
}

/// Any state that a reader can bring about.
fn any(chance: &mut Chance, campaign: &Campaign) -> (Clock, View) {
    let (mut clock, mut view) = blank(campaign);
    let paces: Vec<_> = Pace::all().collect();
    if chance.coin() && !campaign.story.chapters.is_empty() {
        let lessons: Vec<Option<LessonId>> =
            campaign.lessons.iter().map(|lesson| campaign.find_lesson(&lesson.id)).chain([None]).collect();
        let lesson = chance.one(&lessons);
        let chapter = chance.one(&story::list(campaign, lesson));
        let steps = story::open(campaign, chapter, lesson);
        steps.clock.into_iter().for_each(|command| clock.apply(command, &[]));
        steps.view.iter().for_each(|command| view.apply(command, campaign));
        view.apply(&ViewCommand::Cut(chapter), campaign);
        let (answered, closing) = chance.one(&[(false, false), (true, false), (true, true)]);
        view.apply(&ViewCommand::Chapter(Some(Told { chapter, lesson, answered, closing })), campaign);
    }
    clock.apply(ClockCommand::Seek(chance.instant(campaign.span)), &[]);
    clock.apply(ClockCommand::SetPace(chance.one(&paces)), &[]);
    if chance.coin() {
        clock.apply(ClockCommand::Loop(Some(chance.span(campaign.span))), &[]);
        clock.apply(ClockCommand::Seek(clock.looped().expect("a loop").from), &[]);
    }
    if chance.coin() {
        clock.apply(ClockCommand::Play, &[]);
    }
    choose(chance, campaign, &mut view);
    (clock, view)
}

fn choose(chance: &mut Chance, campaign: &Campaign, view: &mut View) {
    let units: Vec<_> = campaign.units().map(|(id, _)| id).collect();
    let layers = Layer::ALL.into_iter().fold(Layers::NONE, |layers, layer| layers.with(layer, chance.coin()));
    let mut compared = Comparison::with(chance.instant(campaign.span));
    match chance.coin() {
        true => compared.beside = true,
        false => compared.wipe = chance.below(101) as f32 / 100.0,
    }
    let at = LatLon::new(47.0 + chance.below(15_000) as f64 / 1e4, 117.5 + chance.below(20_000) as f64 / 1e4);
    let commands = [
        ViewCommand::Look(at, Some(8.0 + chance.below(600) as f64 / 100.0)),
        ViewCommand::Named(chance.below(2)),
        ViewCommand::Tell(chance.one(Account::ALL)),
        ViewCommand::ShowFrom(chance.one(Certainty::ALL)),
        ViewCommand::Draw(chance.one(&SymbolSet::ALL)),
        ViewCommand::Show(layers),
        ViewCommand::Open(Some(chance.one(&Panel::ALL))),
        ViewCommand::Turn(Some(chance.one(&Page::ALL))),
        ViewCommand::Select(Some(chance.one(&units))),
        ViewCommand::SetProjector(true),
        ViewCommand::SetStill(true),
        ViewCommand::Present(true),
        ViewCommand::TextSize(100 + chance.below(151) as u16),
        ViewCommand::Speak(chance.one(&Language::ALL)),
        ViewCommand::Axis(Some(chance.span(campaign.span))),
        ViewCommand::Compare(Some(compared)),
    ];
    for command in commands.iter().filter(|_| chance.coin()) {
        view.apply(command, campaign);
    }
}

#[test]
fn a_thousand_states_come_back_exactly_from_two_hundred_letters() {
    let campaign = campaign();
    let mut chance = Chance(0x1939_0820_0545);
    let (mut packed, mut longest) = (0, 0);
    for number in 0..1_000 {
        let (clock, view) = any(&mut chance, &campaign);
        // What a reader sees is written to the ten-thousandth of a degree: from there on nothing is lost.
        let first = address::write(&clock, &view, &campaign, "");
        let (clock_1, view_1) = opened(&first, &campaign);
        let second = address::write(&clock_1, &view_1, &campaign, "");
        let (clock_2, view_2) = opened(&second, &campaign);
        assert!(first.len() <= address::LONGEST, "state {number}: {} letters: {first}", first.len());
        assert_eq!((&first, &clock_1), (&second, &clock_2), "state {number}");
        assert_eq!(view_1, view_2, "state {number}: {first}");
        let what = format!("state {number}: {first}");
        let clocks = [&clock, &clock_1].map(|c| (c.now(), c.playing(), c.pace(), c.looped(), c.stop()));
        assert_eq!(clocks[0], clocks[1], "{what}");
        let off = view.pixel_of_map(view_1.centre()).distance(view.size() / 2.0);
        assert!(off < 2.0 && (view.zoom() - view_1.zoom()).abs() < 0.006, "{what}: {off} pixels");
        assert_eq!(like(&view), like(&view_1), "{what}");
        packed += usize::from(first.starts_with("s="));
        longest = longest.max(first.len());
    }
    assert!((50..950).contains(&packed), "{packed} of 1,000 states were packed");
    assert!(longest > 180, "the longest had only {longest} letters");
}

/// What is chosen, without where the map is.
fn like(view: &View) -> impl PartialEq + std::fmt::Debug {
    let chosen = (view.account, view.least, view.symbols, view.layers, view.panel, view.page, view.selected);
    let looks = (view.projector, view.still, view.presenting, view.text_size, view.language);
    (chosen, looks, view.told, view.axis, view.compared, (view.named(), view.watching()))
}

#[test]
fn wrong_words_are_named_and_change_nothing() {
    let campaign = campaign();
    for query in [
        "pace=warp",
        "loop=1939-08-20T00:00",
        "loop=1939-08-21T00:00,1939-08-20T00:00",
        "axis=1930-01-01T00:00,1939-08-20T00:00",
        "chapter=nothing",
        "lesson=nothing",
        "stage=half",
        "text=50",
        "text=1e9",
        "motion=perhaps",
        "lang=xx",
        "present=2",
        "compare=tomorrow",
        "compare=1939-08-20T00:00,7",
        "compare=1939-08-20T00:00,NaN",
        "s=AAAA",
        "s=",
    ] {
        let asked = address::read(query, &campaign);
        assert_eq!((asked.clock.len(), asked.view.len(), asked.warnings.len()), (0, 0, 1), "{query}: {asked:?}");
        let name = query.split('=').next().unwrap_or_default();
        assert!(asked.warnings[0].starts_with(name), "{}", asked.warnings[0]);
    }
}

#[test]
fn what_belongs_to_others_stays_in_the_address() {
    let campaign = campaign();
    let (clock, view) = blank(&campaign);
    let written = address::write(&clock, &view, &campaign, "?embed=1&s=AAAA&at=1939-06-01&utm=x&compare=1");
    assert!(written.ends_with("&embed=1&utm=x") && !written.contains("AAAA"), "{written}");
}

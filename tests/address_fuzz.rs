//! The address under fire: ten thousand queries at random and torn out of good ones. None breaks the program, none takes
//! long, and what comes of each lies within bounds.
#![cfg(feature = "app")]

use std::time::{Duration, Instant};

use bevy::math::Vec2;
use halhin_gol::{
    address::{self, Asked, LONGEST_READ},
    campaign::{
        model::{Campaign, Span},
        words::{Account, Certainty},
    },
    replay::clock::{Clock, ClockCommand},
    view::{Comparison, SymbolSet, TEXT_SIZES, View, ViewCommand},
};

/// A small source of chance, the same in every run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn one<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn name(&mut self) -> &'static str {
        let at = self.below(address::NAMES.len() + MORE_NAMES.len());
        address::NAMES.iter().chain(&MORE_NAMES).nth(at).expect("a name")
    }
}

/// Names beside those of what is shown: of the frame, of packed states, and of nothing.
const MORE_NAMES: [&str; 8] = ["s", "embed", "controls", "links", "origin", "__proto__", "", "%61t"];

const VALUES: [&str; 44] = [
    "1939-08-20T05:45",
    "1939-07-03",
    "9999-99-99T99:99:99",
    "-1-01-01",
    "+999999999999-01-01T00:00",
    "1939-02-30",
    "1939-08-20T24:00",
    "1939-08-20T23:59:60",
    "é939-08-20T05:45",
    "1939-08-20T05:4é",
    "NaN",
    "inf",
    "-inf",
    "1e308",
    "-1e308",
    "1e-320",
    "9223372036854775808",
    "-9223372036854775809",
    "340282350000000000000000000000000000001",
    "47.7450,118.6550,11.5",
    "47.7,118.6,NaN",
    "NaN,NaN,10",
    "inf,-inf,4",
    "fui,13",
    "fui,-0",
    "theatre",
    "bounds",
    ",,,,",
    "1939-08-20,1939-08-19",
    "1939-08-20,1939-08-21",
    "1939-08-20,beside",
    "1939-08-20,2",
    "date,timeline",
    "none",
    "none,none",
    "%00%01%1b[31m%7f",
    "%ff%fe%c0%80",
    "%ed%a0%80%ed%b0%80",
    "%+f%-1%0x",
    "%",
    "%e2%80%ae%0d%0a",
    "<script>alert(1)</script>",
    "../../../etc/passwd",
    "constructor",
];

const GOOD: [&str; 6] = [
    "at=1939-08-20T05:45&play=6h&view=fui,13&select=jp-64-infantry-regiment&account=soviet&certainty=known&panel=events",
    "chapter=ring&stage=end&loop=1939-08-20T00:00,1939-08-21T00:00&compare=1939-07-03T09:00,0.25",
    "at=1939-07-03T09:00&view=47.7450,118.6550,11.50&layers=movement,grid&symbols=pictograms&text=150&lang=mn",
    "embed=1&controls=date,timeline,map,card&links=0&origin=https://school.example&at=1939-05-28",
    "axis=1939-08-20T00:00,1939-08-21T00:00&present=1&projector=1&motion=0&page=symbols&welcome=1",
    "pace=2h&compare=1939-07-03T09:00,beside&layers=none&panel=story&lesson=nothing&utm=x",
];

/// A packed state as the program writes it, to be torn.
fn packed(chance: &mut Chance, campaign: &Campaign) -> String {
    let (mut clock, mut view) = (Clock::new(campaign.span, &campaign.story.slow), View::new(campaign));
    let day = |days: i64| campaign.span.from.plus(days * 86_400);
    let days = chance.below(60) as i64;
    let span = Span { from: day(days), to: day(days + 3) };
    clock.apply(ClockCommand::Seek(day(days + 1)), &[]);
    clock.apply(ClockCommand::Loop(Some(span)), &[]);
    let unit = campaign.units().map(|(id, _)| id).nth(chance.below(campaign.units.len()));
    for command in [
        ViewCommand::Select(unit),
        ViewCommand::Axis(Some(span)),
        ViewCommand::Compare(Some(Comparison::with(day(40)))),
        ViewCommand::TextSize(100 + chance.below(151) as u16),
        ViewCommand::Tell(Account::Soviet),
        ViewCommand::ShowFrom(Certainty::Known),
        ViewCommand::Draw(SymbolSet::Pictograms),
        ViewCommand::SetProjector(true),
        ViewCommand::SetStill(true),
        ViewCommand::Pan(Vec2::new(chance.below(300) as f32, chance.below(300) as f32)),
    ] {
        view.apply(&command, campaign);
    }
    let written = address::write(&clock, &view, campaign, "");
    assert!(written.starts_with("s="), "{written}");
    written
}

fn letter(chance: &mut Chance) -> char {
    const SHARP: &str = "&=?%,+-_.:#/\\\"'<>\0\u{7f}\u{fffd}\u{202e}é中🙂0919NaTAQz";
    match chance.below(3) {
        0 => SHARP.chars().nth(chance.below(SHARP.chars().count())).unwrap_or('&'),
        1 => char::from(b' ' + chance.below(95) as u8),
        _ => char::from_u32(chance.below(0x11_0000) as u32).unwrap_or('\u{10ffff}'),
    }
}

/// Takes letters out of a query, puts others in, doubles parts of it.
fn torn(chance: &mut Chance, query: &str) -> String {
    let mut letters: Vec<char> = query.chars().collect();
    for _ in 0..=chance.below(8) {
        let at = chance.below(letters.len() + 1);
        match chance.below(5) {
            0 if at < letters.len() => drop(letters.remove(at)),
            1 if at < letters.len() => letters[at] = letter(chance),
            2 => letters.truncate(at),
            3 => {
                let until = (at + chance.below(30)).min(letters.len());
                let part: Vec<_> = letters.get(at..until).unwrap_or_default().to_vec();
                (0..chance.below(4)).for_each(|_| drop(letters.splice(at..at, part.clone())));
            }
            _ => letters.insert(at, letter(chance)),
        }
    }
    letters.into_iter().collect()
}

fn query(chance: &mut Chance, campaign: &Campaign) -> String {
    match chance.below(6) {
        0 => (0..chance.below(300)).map(|_| letter(chance)).collect(),
        1 => packed(chance, campaign),
        2 => {
            let packed = packed(chance, campaign);
            torn(chance, &packed)
        }
        3 => {
            let good = chance.one(&GOOD).to_owned();
            torn(chance, &good)
        }
        4 => {
            let pair = format!("{}={}", chance.name(), chance.one(&VALUES).repeat(1 + chance.below(40)));
            vec![pair; 1 + chance.below(60)].join("&")
        }
        _ => {
            let pair = |_| format!("{}={}", chance.name(), chance.one(&VALUES));
            (0..20).map(pair).take(1 + 19 * usize::from(campaign.units.len() > 1)).collect::<Vec<_>>().join("&")
        }
    }
}

/// What is asked for lies within the campaign and within what the program can show.
fn within(asked: &Asked, campaign: &Campaign, query: &str) {
    let inside =
        |span: Span| span.from < span.to && campaign.span.contains(span.from) && campaign.span.contains(span.to);
    assert!(asked.warnings.len() <= 10, "{} warnings: {query}", asked.warnings.len());
    for warning in &asked.warnings {
        assert!(warning.chars().count() <= 400, "{} letters: {warning}", warning.chars().count());
        assert!(!warning.chars().any(char::is_control) && !warning.contains('\u{202e}'), "{warning:?}");
    }
    for command in &asked.clock {
        match *command {
            ClockCommand::Seek(at) => assert!(campaign.span.contains(at), "{at}: {query}"),
            ClockCommand::Loop(Some(span)) => assert!(inside(span), "{span:?}: {query}"),
            _ => {}
        }
    }
    for command in &asked.view {
        match *command {
            ViewCommand::Look(_, Some(zoom)) => assert!((4.0..=16.0).contains(&zoom), "{zoom}: {query}"),
            ViewCommand::Named(number) => assert!(number < campaign.views.len(), "{number}: {query}"),
            ViewCommand::TextSize(size) => assert!(TEXT_SIZES.contains(&size), "{size}: {query}"),
            ViewCommand::Axis(Some(span)) => assert!(inside(span), "{span:?}: {query}"),
            ViewCommand::Compare(Some(compared)) => {
                assert!(campaign.span.contains(compared.with) && (0.0..=1.0).contains(&compared.wipe), "{query}");
            }
            _ => {}
        }
        if let ViewCommand::Look(at, _) = *command {
            assert!(at.lat.abs() <= 90.0 && at.lon.abs() <= 180.0, "{at:?}: {query}");
        }
    }
}

#[test]
fn ten_thousand_queries_break_nothing_take_no_time_and_ask_for_nothing_out_of_bounds() {
    let campaign = Campaign::embedded().expect("the campaign is sound");
    let mut chance = Chance(0x1939_0511_0916);
    let (mut spent, mut understood) = (Duration::ZERO, 0);
    for _ in 0..10_000 {
        let query = query(&mut chance, &campaign);
        let (asked, took) = timed(|| address::read(&query, &campaign));
        spent += took;
        understood += usize::from(!asked.view.is_empty() || !asked.clock.is_empty());
        within(&asked, &campaign, &query);
        obeyed(asked, &campaign, &query);
    }
    assert!(understood > 2_000, "only {understood} asked for anything: the queries are too wild to find a fault");
    let usual = usual(&campaign);
    assert!(spent / 10_000 < usual * 20, "{:?} each, {usual:?} for an address that the map writes", spent / 10_000);
}

#[expect(clippy::disallowed_methods, reason = "a test, which runs on no page")]
fn timed<T>(act: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let answer = act();
    (answer, begun.elapsed())
}

/// How long an address that the map itself has written takes.
fn usual(campaign: &Campaign) -> Duration {
    let query = "at=1939-08-20T05:45&play=6h&view=fui,13&select=jp-64-infantry-regiment&panel=events&projector=1";
    timed(|| (0..200).for_each(|_| assert_eq!(address::read(query, campaign).warnings.len(), 0))).1 / 200
}

/// A clock and a view that have obeyed can still be used, and written down.
fn obeyed(asked: Asked, campaign: &Campaign, query: &str) {
    let (mut clock, mut view) = (Clock::new(campaign.span, &campaign.story.slow), View::new(campaign));
    view.apply(&ViewCommand::Resize(Vec2::new(640.0, 360.0), Vec2::new(0.0, 45.0)), campaign);
    asked.clock.into_iter().for_each(|command| clock.apply(command, &[]));
    asked.view.iter().for_each(|command| view.apply(command, campaign));
    assert!(campaign.span.contains(clock.now()), "{query}");
    assert!(view.zoom().is_finite() && view.centre().x.is_finite() && view.centre().y.is_finite(), "{query}");
    let written = address::write(&clock, &view, campaign, query);
    let again = address::read(&address::write(&clock, &view, campaign, ""), campaign);
    assert_eq!(again.warnings, Vec::<String>::new(), "{query} became {written}");
}

#[test]
fn what_is_too_long_is_not_read_at_all() {
    let campaign = Campaign::embedded().expect("the campaign is sound");
    let fits = format!("at=1939-08-20T05:45&utm={}", "x".repeat(LONGEST_READ - 24));
    assert_eq!((fits.len(), address::read(&fits, &campaign).clock.len()), (LONGEST_READ, 1));
    let asked = address::read(&format!("{fits}x"), &campaign);
    assert_eq!((asked.clock.len(), asked.view.len(), asked.warnings.len()), (0, 0, 1));
    let endless = "at=x&".repeat(1_000_000);
    assert!(timed(|| address::read(&endless, &campaign)).1 < usual(&campaign) * 200);
}

#[test]
fn the_controls_of_a_frame_are_words_and_stay_in_the_address() {
    use halhin_gol::view::{Control, Controls, Embedding};
    let campaign = Campaign::embedded().expect("the campaign is sound");
    let frame = |query: &str| address::read(query, &campaign);
    let embedding = |query: &str| match frame(query).view.last() {
        Some(ViewCommand::Embed(embedding)) => *embedding,
        other => panic!("{query}: {other:?}"),
    };
    assert_eq!(embedding("embed=1"), Some(Embedding::default()));
    let chosen = Controls::NONE.and(Control::Date).and(Control::Inset);
    assert_eq!(embedding("controls=date,inset&embed=1&links=0"), Some(Embedding { controls: chosen, link: false }));
    assert_eq!(embedding("embed=1&controls=none"), Some(Embedding { controls: Controls::NONE, link: true }));
    let mut chance = Chance(7);
    let state = packed(&mut chance, &campaign);
    assert_eq!(embedding(&format!("embed=1&controls=none&links=1&{state}")), embedding("embed=1&controls=none"));
    for (query, part) in [
        ("embed=1&controls=clock", "'clock' is no control; each is one of date, timeline"),
        ("embed=2", "embed=2: it is 1 or 0"),
        ("embed=1&links=no", "links=no"),
        ("controls=date", "together with embed=1"),
    ] {
        let warnings = frame(query).warnings;
        assert!(warnings.len() == 1 && warnings[0].contains(part), "{query}: {warnings:?}");
    }
    let kept = "embed=1&controls=date&links=0&origin=https://school.example";
    let (clock, view) = (Clock::new(campaign.span, &campaign.story.slow), View::new(&campaign));
    assert!(address::write(&clock, &view, &campaign, kept).ends_with(kept));
}

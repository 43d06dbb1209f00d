//! The edition to read: all of the campaign is in it, it needs nothing from elsewhere, and it is written whole.
#![cfg(feature = "app")]

use halhin_gol::{
    campaign::{model::Campaign, text::Text},
    edition::{self, File},
    lang::{Lang, Language},
    sheet::escaped,
};
use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

static CAMPAIGN: LazyLock<Arc<Campaign>> =
    LazyLock::new(|| Arc::new(Campaign::embedded().expect("the campaign is sound")));

/// Made once: it draws every map.
static ENGLISH: LazyLock<Vec<File>> = LazyLock::new(|| make(&CAMPAIGN, Language::English));

fn make(campaign: &Arc<Campaign>, language: Language) -> Vec<File> {
    edition::make(campaign, &Lang::of(language).expect("the files of the language")).expect("the edition")
}

/// The campaign with the first two chapters only: few maps are drawn.
fn short() -> Campaign {
    let mut campaign = Campaign::embedded().expect("the campaign is sound");
    campaign.story.chapters.truncate(2);
    campaign
}

fn html(files: &[File]) -> &str {
    let (name, bytes) = files.first().expect("the page comes first");
    assert_eq!(name, "index.html");
    std::str::from_utf8(bytes).expect("it is UTF-8")
}

/// Every value of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What lies between an anchor and the next one of the same kind.
fn part<'a>(html: &'a str, kind: &str, id: &str) -> &'a str {
    let start = format!(" id=\"{kind}-{id}\"");
    let at = html.find(&start).unwrap_or_else(|| panic!("{kind} {id} is not in the edition")) + start.len();
    let next = html[at..].find(&format!(" id=\"{kind}-")).map_or(html.len(), |next| at + next);
    &html[at..next]
}

fn holds(part: &str, text: &Text, whose: &str) {
    for paragraph in text.en().split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        assert!(part.contains(&escaped(paragraph)), "{whose}: {paragraph}");
    }
}

#[test]
fn every_chapter_is_told_with_its_maps_its_question_and_its_sources() {
    let html = html(&ENGLISH);
    assert_eq!(html.matches("<section class=\"chapter\"").count(), CAMPAIGN.story.chapters.len());
    let mut last = 0;
    for (number, chapter) in CAMPAIGN.story.chapters.iter().enumerate() {
        let (id, said) = (&chapter.id, part(html, "chapter", &chapter.id));
        let at = html.find(&format!(" id=\"chapter-{id}\"")).expect("found above");
        assert!(at > last, "{id} stands in its order");
        last = at;
        assert!(html.contains(&format!("href=\"#chapter-{id}\"")), "{id} is in the contents");
        assert!(said.contains(&format!("chapter-{:02}-opening.jpg", number + 1)), "{id} has a map");
        assert!(said.contains(&format!("../index.html?chapter={id}")), "{id} leads to the map");
        let question = &chapter.question;
        let folded = said.split("<details>").skip(1).collect::<String>();
        for text in [&chapter.title, &chapter.text, &question.ask].into_iter().chain(&question.choices) {
            holds(said, text, id);
        }
        holds(&folded, &question.answer, id);
        if let Some(predict) = &chapter.predict {
            holds(said, &predict.ask, id);
            holds(&folded, &predict.answer, id);
        }
        for source in chapter.sources.iter().chain(&question.sources) {
            assert!(said.contains(&format!("#source-{}", CAMPAIGN.source(*source).id)), "{id}");
        }
    }
}

#[test]
fn every_event_figure_dispute_and_source_is_in_it_with_its_doubt() {
    let html = html(&ENGLISH);
    for event in &CAMPAIGN.events {
        let said = part(html, "event", &event.id);
        holds(said, &event.title, &event.id);
        holds(said, &event.text, &event.id);
        assert!(!event.unverified || said.contains("Not yet verified"), "{}", event.id);
        assert!(event.sources.iter().all(|id| said.contains(&format!("#source-{}", CAMPAIGN.source(*id).id))));
    }
    for figure in &CAMPAIGN.figures {
        let said = part(html, "figure", &figure.id);
        holds(said, &figure.title, &figure.id);
        for claim in &figure.values {
            holds(said, &claim.text, &figure.id);
            assert!(said.contains(&format!("class=\"by-{}\"", claim.by.word())), "{}", figure.id);
            assert!(claim.unverified <= said.contains("Not yet verified"), "{}", figure.id);
        }
        figure.judgement.iter().for_each(|judgement| holds(said, &judgement.text, &figure.id));
    }
    for dispute in &CAMPAIGN.disputes {
        let said = part(html, "dispute", &dispute.id);
        holds(said, &dispute.title, &dispute.id);
        dispute.versions.iter().for_each(|version| holds(said, &version.said.text, &dispute.id));
    }
    for source in &CAMPAIGN.sources {
        let said = part(html, "source", &source.id);
        assert!(said.contains(&escaped(&source.title)), "{}", source.id);
    }
    for credit in &CAMPAIGN.credits {
        holds(html, credit, "credits");
    }
}

#[test]
fn every_picture_is_there_and_is_described_and_none_is_too_many() {
    let html = html(&ENGLISH);
    let names: HashSet<_> = ENGLISH.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), ENGLISH.len(), "no name is given twice");
    let (shown, described) = (values(html, "src"), values(html, "alt"));
    assert_eq!(shown.len(), described.len());
    assert!(shown.len() > CAMPAIGN.story.chapters.len());
    for (name, alt) in shown.iter().zip(&described) {
        assert!(names.contains(name), "{name} is not there");
        let words = alt.split_whitespace().count();
        assert!((10..=120).contains(&words), "{name} is described in {words} words: {alt}");
    }
    let used: HashSet<_> = shown.into_iter().chain(values(html, "href")).collect();
    for (name, bytes) in ENGLISH.iter().skip(1) {
        assert!(used.contains(name.as_str()), "{name} is not used");
        if name.ends_with(".jpg") {
            assert!(bytes.starts_with(&[0xff, 0xd8, 0xff]) && bytes.ends_with(&[0xff, 0xd9]), "{name}");
        }
    }
    let size: usize = ENGLISH.iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(size < 3_600_000, "{size} bytes");
}

#[test]
fn it_runs_nothing_asks_for_nothing_from_elsewhere_and_every_link_leads_somewhere() {
    let html = html(&ENGLISH);
    let anchors: Vec<_> = values(html, "id");
    let unique: HashSet<_> = anchors.iter().collect();
    assert_eq!(anchors.len(), unique.len(), "no anchor is given twice");
    for word in ["<script", "javascript:", "<iframe", "<object", "<style", " style=\"", " onclick", " onload"] {
        assert!(!html.contains(word), "{word}");
    }
    assert!(html.contains(
        "content=\"default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'\""
    ));
    for link in values(html, "href") {
        let known = ["../index.html", "edition.css", "icon.svg"].iter().any(|start| link.starts_with(start));
        let anchor = link.strip_prefix('#').is_some_and(|anchor| unique.contains(&anchor));
        assert!(known || anchor, "{link} leads nowhere");
    }
    for element in ["section", "figure", "article", "table", "tr", "details", "ul", "ol", "li", "p", "h2", "h3", "h4"] {
        let opened = html.matches(&format!("<{element}>")).count() + html.matches(&format!("<{element} ")).count();
        assert_eq!(opened, html.matches(&format!("</{element}>")).count(), "{element}");
    }
    assert_eq!(html.matches("<h1").count(), 1);
    let levels = html.split("<h").skip(1).filter_map(|rest| rest.get(..1)?.parse::<u8>().ok());
    levels.fold(0, |before, level| {
        assert!(level <= before + 1, "a heading of level {level} follows one of level {before}");
        level
    });
    let style = ENGLISH.iter().find(|(name, _)| name == "edition.css").map(|(_, bytes)| String::from_utf8_lossy(bytes));
    assert!(style.is_some_and(|style| !style.contains("url(") && !style.contains("@import")));
}

#[test]
fn the_other_language_has_its_words_and_says_where_it_lacks_them() {
    let campaign = Arc::new(short());
    let files = make(&campaign, Language::Mongolian);
    let html = html(&files);
    assert!(html.contains("<html lang=\"mn\">") && html.contains("../index.html?lang=mn"));
    assert!(html.contains("Агуулга") && html.contains("?chapter=prologue&amp;lang=mn"));
    for chapter in &campaign.story.chapters {
        let said = part(html, "chapter", &chapter.id);
        match chapter.title.get("mn") {
            Some(title) => assert!(said.contains(&escaped(title)), "{}", chapter.id),
            None => assert!(said.contains(" lang=\"en\""), "{}", chapter.id),
        }
    }
    assert!(files == make(&campaign, Language::Mongolian), "the same edition is the same files, to the byte");
}

#[test]
fn what_the_files_of_a_campaign_say_is_text_and_never_html() {
    let (mut campaign, hostile) = (short(), "\"><script>alert('x')</script>&amp; <img src=x onerror=y>");
    campaign.sources[0].title = hostile.into();
    campaign.sources[0].note = Some(hostile.into());
    campaign.sources[1].id = hostile.into();
    campaign.story.chapters[1].id = hostile.into();
    campaign.events[0].id = hostile.into();
    let files = make(&Arc::new(campaign), Language::English);
    let html = html(&files);
    assert!(!html.contains("<script") && !html.contains("<img src=x"));
    for kind in ["chapter", "event", "source"] {
        assert!(html.contains(&format!(" id=\"{kind}-{}\"", escaped(hostile))), "{kind}");
    }
    assert_eq!(html.matches(&format!("<cite>{}</cite>", escaped(hostile))).count(), 1);
    assert!(files.iter().all(|(name, _)| !name.contains(['/', '<'])), "no id becomes the name of a file");
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_folder_is_replaced_whole_and_only_if_it_is_an_edition() {
    let around = folder("edition-folder");
    let target = around.join("edition");
    let page = ENGLISH[0].clone();
    let old = [page.clone(), ("old.jpg".to_owned(), vec![1])];
    edition::save(&target, &old).expect("a new folder");
    edition::save(&target, &[page.clone(), ("new.jpg".to_owned(), vec![2])]).expect("an edition is replaced");
    assert_eq!(names(&target), ["index.html", "new.jpg"]);
    assert_eq!(names(&around), ["edition"], "nothing is left beside it");
    edition::save(&target, &old).expect("and again");
    // A folder of somebody else stays as it is.
    let other = around.join("other");
    fs::create_dir_all(&other).expect("a folder");
    fs::write(other.join("index.html"), "my own page").expect("a file");
    let why = edition::save(&other, &old).expect_err("it is no edition");
    assert!(why.contains("something else"), "{why}");
    assert_eq!(fs::read_to_string(other.join("index.html")).expect("it is there"), "my own page");
    // What cannot be written leaves what was there.
    let broken = [page, ("no/such/folder.jpg".to_owned(), vec![3])];
    edition::save(&target, &broken).expect_err("a file without its folder");
    assert_eq!(
        (names(&target), names(&around)),
        (vec!["index.html".into(), "old.jpg".into()], vec!["edition".into(), "other".into()])
    );
}

#[test]
fn what_a_run_that_was_stopped_has_left_comes_back_or_goes() {
    let around = folder("edition-stopped");
    let target = around.join("edition");
    let page = ENGLISH[0].clone();
    let [old, new] = ["old.jpg", "new.jpg"].map(|name| vec![page.clone(), (name.to_owned(), vec![1])]);
    edition::save(&target, &old).expect("a new folder");
    // It was stopped between the two renames: the old edition is the only one.
    fs::rename(&target, around.join("edition.1.old")).expect("it can be renamed");
    let broken = [page, ("no/such/folder.jpg".to_owned(), vec![3])];
    edition::save(&target, &broken).expect_err("a file without its folder");
    assert_eq!((names(&target), names(&around)), (vec!["index.html".into(), "old.jpg".into()], vec!["edition".into()]));
    // Two were stopped while they filled their parts, one just now: that one may still be writing.
    for (number, age) in [("1", 0), ("2", 3_600)] {
        let part = around.join(format!("edition.{number}.part"));
        edition::save(&part, &new).expect("a part");
        let at = std::time::SystemTime::now() - std::time::Duration::from_secs(age);
        fs::File::open(&part).and_then(|part| part.set_modified(at)).expect("it can be made older");
    }
    // What has such a name and is something else is nobody's to take away.
    fs::create_dir_all(around.join("edition.3.part/mine")).expect("a folder");
    edition::save(&target, &new).expect("it is replaced");
    assert_eq!(names(&target), ["index.html", "new.jpg"]);
    assert_eq!(names(&around), ["edition", "edition.1.part", "edition.3.part"]);
}

#[test]
fn two_that_write_one_edition_at_once_leave_one_of_the_two_whole() {
    let around = folder("edition-at-once");
    let target = around.join("edition");
    let page = ENGLISH[0].clone();
    let files = |mark: u8| -> Vec<File> {
        let more = (0..20).map(|number| (format!("{mark}-{number}.jpg"), vec![mark; 5_000]));
        std::iter::once(page.clone()).chain(more).collect()
    };
    std::thread::scope(|scope| {
        let target = &target;
        for mark in [1, 2] {
            let files = files(mark);
            scope.spawn(move || (0..6).for_each(|_| drop(edition::save(target, &files))));
        }
    });
    let found = names(&target);
    assert!(found.len() == 21 && (found[0].starts_with('1') || found[0].starts_with('2')), "{found:?}");
    assert!(found[..20].iter().all(|name| name[..1] == found[0][..1]), "a mix of both: {found:?}");
}

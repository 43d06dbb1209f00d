//! What is read can be written, and what was written is read as the same: no word, no bit is lost on the way.

use halhin_gol::{
    campaign::{folder::CampaignFolder, model::Campaign},
    replay::digest,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::campaign;

/// The campaign that is read from what a campaign is written as. Panics where the two are not the same.
pub(crate) fn again(first: &Campaign) -> Campaign {
    let texts = first.texts();
    let second = Campaign::check(&CampaignFolder::from_texts(texts.clone())).unwrap_or_else(|problems| {
        let file = texts.iter().find(|(path, _)| *path == problems[0].file).map_or("", |(_, text)| text);
        panic!("what was written is refused: {problems:#?}\n{}", &file[..file.len().min(2_000)])
    });
    compare(first, &second);
    assert_eq!(second.texts(), texts, "the same campaign is written in another way");
    second
}

/// Part by part, so that a difference can be read.
fn compare(first: &Campaign, second: &Campaign) {
    assert_eq!(first.sources, second.sources);
    assert_eq!(first.places, second.places);
    for (a, b) in first.units.iter().zip(&second.units) {
        assert_eq!(a, b);
    }
    for (a, b) in first.events.iter().zip(&second.events) {
        assert_eq!(a, b);
    }
    assert_eq!(first.figures, second.figures);
    assert_eq!(first.disputes, second.disputes);
    assert_eq!(first.fronts, second.fronts);
    assert_eq!(first.crossings, second.crossings);
    assert_eq!(first.story, second.story);
    assert_eq!(first.lessons, second.lessons);
    assert_eq!(first, second);
    // Zero is equal to minus zero; what they are printed as is not.
    assert_eq!(format!("{first:?}"), format!("{second:?}"));
}

#[test]
fn the_shipped_campaign_is_written_without_loss() {
    let second = again(campaign());
    assert_eq!(digest::lines(campaign()), digest::lines(&second));
    assert_eq!(campaign().counts(), second.counts());
}

#[test]
fn what_is_written_can_be_read_by_people() {
    let texts = campaign().texts();
    let lines: Vec<_> = texts.iter().flat_map(|(_, text)| text.lines()).collect();
    let long = lines.iter().filter(|line| line.chars().count() > 400 && !line.contains("text: {")).count();
    assert!(long * 100 < lines.len(), "{long} of {} lines are long", lines.len());
    let (_, track) =
        texts.iter().find(|(path, _)| path == "tracks/jp-64-infantry-11-company.ron").expect("it is there");
    let point = r#"        (time: "1939-05-28", clock: J, place: "m_bykov_s", activity: Attack, note: "S-bank column", certainty: Known, error_km: 3.0, sources: ["AH10"]),"#;
    assert!(track.lines().any(|line| line == point), "{track}");
    assert!(texts.iter().any(|(path, _)| path == "events/1939-08.ron"));
}

fn export(folder: &Path) -> Output {
    let program = env!("CARGO_BIN_EXE_halhin-gol");
    Command::new(program).arg("export").arg(folder).output().expect("the program runs")
}

fn fresh(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

#[test]
fn an_export_is_the_same_campaign_in_a_folder() {
    let folder = fresh("export");
    let output = export(&folder);
    assert!(output.status.success(), "{output:?}");
    let second = Campaign::check(&CampaignFolder::read(&folder)).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(campaign(), &second);
}

#[test]
fn an_export_replaces_nothing() {
    let folder = fresh("taken");
    fs::create_dir_all(&folder).expect("a folder can be made");
    fs::write(folder.join("diary.txt"), "mine").expect("a file can be written");
    let output = export(&folder);
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(words.contains("is not an empty folder; name an empty one or a new one"), "{words}");
    let left: Vec<_> = fs::read_dir(&folder).expect("it is there").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left, ["diary.txt"]);
    fs::remove_file(folder.join("diary.txt")).expect("it can be removed");
    assert!(export(&folder).status.success(), "an empty folder will do");
    assert!(!export(Path::new("..")).status.success());
}

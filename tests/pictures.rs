//! The command line from outside: its answers, its exit codes, and the pictures it draws.
#![cfg(feature = "app")]

use halhin_gol::{campaign::words::Coalition, theme};
use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn halhin_gol(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_halhin-gol")).args(arguments).output().expect("the program starts")
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

/// A copy of the shipped campaign.
fn copy(name: &str) -> PathBuf {
    let (from, to) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/campaign"), folder(name));
    for part in ["", "tracks", "events"] {
        fs::create_dir_all(to.join(part)).expect("a folder can be made");
        for entry in fs::read_dir(from.join(part)).expect("the campaign is there") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                fs::copy(&path, to.join(part).join(path.file_name().expect("a name"))).expect("it can be copied");
            }
        }
    }
    to
}

struct Picture {
    size: (u32, u32),
    pixels: Vec<u8>,
}

fn draw(name: &str, arguments: &[&str]) -> Picture {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
    let mut all = vec!["snapshot", "-o", path.to_str().expect("a path in UTF-8")];
    all.extend(arguments);
    let output = halhin_gol(&all);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut reader = png::Decoder::new(std::io::BufReader::new(fs::File::open(&path).expect("a picture")))
        .read_info()
        .expect("it is PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("it has pixels");
    assert_eq!(info.color_type, png::ColorType::Rgba);
    Picture { size: (info.width, info.height), pixels }
}

impl Picture {
    /// The share of pixels that differ from another picture's.
    fn differs(&self, other: &Self) -> f64 {
        let pairs = self.pixels.chunks(4).zip(other.pixels.chunks(4));
        pairs.filter(|(a, b)| a != b).count() as f64 * 4.0 / self.pixels.len() as f64
    }

    /// How many pixels come near a colour.
    fn count(&self, [r, g, b]: [u8; 3]) -> usize {
        let near = |p: &&[u8]| p[0].abs_diff(r) < 12 && p[1].abs_diff(g) < 12 && p[2].abs_diff(b) < 12;
        self.pixels.chunks(4).filter(near).count()
    }
}

#[test]
fn pictures_show_both_sides_and_change_with_the_time() {
    let july = draw("july", &["--at", "1939-07-03T09:00"]);
    let august = draw("august", &["--at", "1939-08-23T20:00"]);
    assert_eq!(july.size, (1280, 720));
    for (name, picture) in [("July", &july), ("August", &august)] {
        let colours: HashSet<&[u8]> = picture.pixels.chunks(4).collect();
        assert!(colours.len() > 2_000, "{name}: {} colours; the relief is missing", colours.len());
        for side in [Coalition::SovietMongolian, Coalition::JapaneseManchukuoan] {
            let [r, g, b, _] = theme::side(side).to_array();
            assert!(picture.count([r, g, b]) > 300, "{name}: nothing of {side:?}");
        }
    }
    assert!(july.differs(&august) > 0.01);
    assert!(july.differs(&draw("july-again", &["--at", "1939-07-03T09:00"])) < 0.001);
}

#[test]
fn a_picture_can_be_small_or_of_another_place_and_opens_a_card() {
    let plain = draw("fui", &["--at", "1939-08-21T12:00", "--view", "fui,13", "--size", "800x600"]);
    let card = draw(
        "fui-card",
        &[
            "--at",
            "1939-08-21T12:00",
            "--view",
            "fui,13",
            "--size",
            "800x600",
            "--select",
            "jp-23-reconnaissance-regiment",
        ],
    );
    assert_eq!(plain.size, (800, 600));
    assert!(plain.differs(&card) > 0.05);
    assert!(
        draw("bounds", &["--at", "1939-08-21", "--view", "bounds"]).differs(&draw("field", &["--at", "1939-08-21"]))
            > 0.3
    );
}

#[test]
fn wrong_usage_is_2_and_a_failed_task_1() {
    for (arguments, code) in [
        (vec!["state", "--at", "soon"], 2),
        (vec!["state"], 2),
        (vec!["frobnicate"], 2),
        (vec!["snapshot", "--at", "1939-07-03T09:00", "--size", "0x0", "-o", "x.png"], 2),
        (vec!["snapshot", "--at", "1939-07-03T09:00", "--view", "nowhere", "-o", "x.png"], 1),
        (vec!["snapshot", "--at", "1939-07-03T09:00", "--select", "nobody", "-o", "x.png"], 1),
        (vec!["check", "no-such-folder"], 1),
        (vec!["check"], 0),
        (vec!["--help"], 0),
    ] {
        let output = halhin_gol(&arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn check_counts_what_the_campaign_holds() {
    let output = halhin_gol(&["check", "--format", "json"]);
    let counts: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    for (name, least) in [("units", 101), ("way_points", 932), ("events", 60), ("places", 204), ("sources", 185)] {
        assert!(counts[name].as_u64().is_some_and(|n| n >= least), "{name}: {counts}");
    }
    let by_certainty = counts["way_points_by_certainty"].as_object().expect("a table");
    let sum: u64 = by_certainty.values().filter_map(serde_json::Value::as_u64).sum();
    assert_eq!(Some(sum), counts["way_points"].as_u64());
}

#[test]
fn a_copy_of_the_campaign_on_disk_gives_the_same_state() {
    let copied = copy("same");
    let at = ["state", "--at", "1939-07-03T09:00", "--format", "json"];
    let with = [&["--campaign", copied.to_str().expect("a path")], &at[..]].concat();
    assert_eq!(halhin_gol(&at).stdout, halhin_gol(&with).stdout);
}

#[test]
fn a_campaign_broken_on_disk_names_every_file_that_is_wrong() {
    let copied = copy("broken");
    fs::write(copied.join("figures.ron"), [0xff, 0xfe, 0x00]).expect("it can be written");
    fs::remove_file(copied.join("fronts.ron")).expect("it can be removed");
    fs::remove_file(copied.join("sources.ron")).expect("it can be removed");
    fs::create_dir(copied.join("sources.ron")).expect("a folder can be made");
    fs::write(copied.join("places.ron"), "[".repeat(200_000)).expect("it can be written");
    let track = copied.join("tracks/jp-64-infantry-regiment.ron");
    let text = fs::read_to_string(&track).expect("it can be read");
    fs::write(&track, text.replacen("activity:", "activty:", 1)).expect("it can be written");
    let output = halhin_gol(&["check", copied.to_str().expect("a path")]);
    assert_eq!(output.status.code(), Some(1));
    let printed = String::from_utf8_lossy(&output.stdout);
    for words in [
        "figures.ron:1:1: this file is not UTF-8",
        "fronts.ron:1:1: this file is missing",
        "sources.ron:1:1: this is a folder",
        "places.ron:1:",
        "unknown field 'activty'; did you mean 'activity'?",
    ] {
        assert!(printed.contains(words), "{words}\n{printed}");
    }
    // The window shows the same list: a page of problems instead of the map.
    let page = draw("problems", &["--at", "1939-07-03", "--campaign", copied.to_str().expect("a path")]);
    assert!(page.differs(&draw("no-problems", &["--at", "1939-07-03"])) > 0.5);
    let colours: HashSet<_> = page.pixels.chunks(4).collect();
    assert!(colours.len() > 20, "the page of problems has {} colours: it is blank", colours.len());
}

#[test]
fn the_relief_is_baked_from_its_points() {
    use halhin_gol::map::relief::{self, FRONT, THEATRE};
    for extent in [&FRONT, &THEATRE] {
        let baked = relief::bake(extent).expect("it can be baked");
        let mut reader =
            png::Decoder::new(std::io::Cursor::new(extent.png)).read_info().expect("the committed picture is PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut pixels).expect("it has pixels");
        assert_eq!(pixels.len(), baked.pixels.len(), "{}", extent.file);
        let worst = pixels.iter().zip(&baked.pixels).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(worst <= Some(2), "{} differs by {worst:?}; bake it again", extent.file);
        assert!(extent.png.len() <= 300_000, "{}", extent.file);
    }
}

//! Printed sheets from the command line: pictures and drawings of the same map.
#![cfg(feature = "app")]

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn print(output: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_halhin-gol"));
    command.args(["snapshot", "--at", "1939-07-03T09:00", "-o", output.to_str().expect("a path in UTF-8")]);
    command.args(arguments).output().expect("the program starts")
}

fn svg(name: &str, arguments: &[&str]) -> String {
    let file = path(name);
    let output = print(&file, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = fs::read_to_string(&file).expect("the drawing can be read");
    balanced(&text);
    text
}

/// Whether every element is closed in its order, and nothing stands outside of the one that holds all.
fn balanced(text: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut parts = text.split('<');
    assert_eq!(parts.next(), Some(""));
    for part in parts {
        let (tag, after) = part.split_once('>').expect("a tag has an end");
        assert!(!open.is_empty() || after.trim().is_empty(), "text outside: {after}");
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().expect("a name");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed));
        } else if !tag.ends_with('/') && !tag.starts_with('?') {
            open.push(name);
        }
        for entity in after.split('&').skip(1) {
            let known = ["amp;", "lt;", "gt;", "quot;"].iter().any(|name| entity.starts_with(name));
            assert!(known, "&{entity}");
        }
    }
    assert!(open.is_empty(), "{open:?} are not closed");
}

/// Every text of a drawing, by element.
fn texts(svg: &str, element: &str) -> Vec<String> {
    let (start, end) = (format!("<{element}"), format!("</{element}>"));
    let inside = |part: &str| {
        let text = part.split_once('>')?.1.split_once(&end)?.0;
        Some(text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
    };
    svg.split(&start).skip(1).filter_map(inside).collect()
}

/// The units on the map at the moment that is drawn, by id.
fn units() -> Vec<(String, String)> {
    let state = Command::new(env!("CARGO_BIN_EXE_halhin-gol"))
        .args(["state", "--at", "1939-07-03T09:00", "--format", "json"])
        .output()
        .expect("the program starts");
    let state: serde_json::Value = serde_json::from_slice(&state.stdout).expect("it is JSON");
    let word = |unit: &serde_json::Value, key: &str| unit[key].as_str().expect("a word").to_owned();
    let units = state["units"].as_array().expect("a list");
    units.iter().map(|unit| (word(unit, "id"), word(unit, "name"))).collect()
}

#[test]
fn a_drawn_sheet_says_when_what_and_who_and_needs_no_other_file() {
    let svg = svg("sheet.svg", &["--sheet"]);
    let said = texts(&svg, "text");
    let all = said.join(" ");
    for words in [
        "The war on the Halhin Gol, 1939",
        "3 July 1939",
        "09:00 Soviet–Mongolian clock · 10:00 in Tokyo",
        "LEGEND",
        "SCALE",
        "on A4 paper",
        "Relief schematic",
        "SOURCES OF THE POSITIONS SHOWN",
        "P. Wessel and W. H. F. Smith",
        "OpenStreetMap contributors (ODbL)",
        "The Regents of the University of California",
        "Natural Earth",
        "Nomonhan",
    ] {
        assert!(all.contains(words), "{words} is missing in {said:?}");
    }
    assert!(svg.contains(r#"width="297.00mm" height="209"#) || svg.contains(r#"width="297.00mm" height="210"#));
    assert_eq!(svg.matches("http").count(), 1, "the name of the format and no other address");
    assert!(!svg.contains("<script") && svg.contains("data:font/ttf;base64,") && svg.contains("<image "));
    // A label is written once, with its rim.
    assert_eq!(said.iter().filter(|text| *text == "9 MABr").count(), 1, "{said:?}");
    assert!(svg.contains("paint-order=\"stroke\""));
}

#[test]
fn every_unit_on_a_sheet_is_a_group_with_its_name() {
    let svg = svg("theatre.svg", &["--sheet", "--view", "theatre", "--size", "1754x2480"]);
    let groups: Vec<_> = svg.split("<g class=\"unit\" id=\"").skip(1).collect();
    let units = units();
    let mut drawn = HashSet::new();
    for group in &groups {
        let id = group.split('"').next().expect("an id");
        let (_, name) = units.iter().find(|(known, _)| known == id).expect("a unit that is on the map");
        assert_eq!(texts(group, "title").first(), Some(name));
        assert!(group.split("</g>").next().is_some_and(|inside| inside.contains("<path ")), "{id} is empty");
        assert!(drawn.insert(id), "{id} is drawn twice");
    }
    assert!(drawn.len() > 10 && drawn.len() <= units.len(), "{} of {}", drawn.len(), units.len());
    assert!(svg.contains(r#"height="297.00mm""#), "it stands upright");
}

#[test]
fn the_map_alone_can_be_a_drawing() {
    let svg = svg("map.svg", &["--view", "fui,13", "--size", "800x600"]);
    assert!(svg.contains(r#"viewBox="0 0 800.00 600.00""#));
    assert!(!svg.contains("LEGEND") && svg.contains("<image ") && !texts(&svg, "text").is_empty());
}

#[test]
fn a_sheet_as_a_picture_has_the_size_and_the_ink() {
    for (size, wide, high) in [("1200x848", 1200, 848), ("848x1200", 848, 1200)] {
        let file = path(&format!("sheet-{size}.png"));
        let output = print(&file, &["--sheet", "--size", size]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let mut reader = png::Decoder::new(std::io::BufReader::new(fs::File::open(&file).expect("a picture")))
            .read_info()
            .expect("it is PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut pixels).expect("it has pixels");
        assert_eq!((info.width, info.height), (wide, high));
        let pixel = |x: usize, y: usize| &pixels[(y * wide as usize + x) * 4..][..4];
        let count = |near: &dyn Fn(&[u8]) -> bool, (left, top, right, bottom): (usize, usize, usize, usize)| {
            (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y))).filter(|(x, y)| near(pixel(*x, *y))).count()
        };
        let dark = |p: &[u8]| p[0] < 0x50 && p[1] < 0x50 && p[2] < 0x50;
        let red = |p: &[u8]| p[0] > 0x90 && p[1] < 0x50 && p[2] < 0x50;
        let blue = |p: &[u8]| p[0] < 0x50 && p[2] > 0x70;
        let title = (30, 20, 450, 75);
        assert!(count(&dark, title) > 400, "{size}: no title");
        let all = (0, 0, wide as usize, high as usize);
        assert!(count(&red, all) > 300 && count(&blue, all) > 300, "{size}: a side is missing");
        let colours: HashSet<&[u8]> = pixels.chunks(4).collect();
        assert!(colours.len() > 2_000, "{size}: {} colours; the relief is missing", colours.len());
        assert!(pixels.chunks(4).all(|pixel| pixel[3] == 255));
    }
}

#[test]
fn a_sheet_that_cannot_be_written_says_so_and_leaves_what_is_there() {
    let nowhere = path("no-such-folder/sheet.svg");
    let output = print(&nowhere, &["--sheet"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write"));
    // A folder stands where the file would: it is still there, and no part of the sheet beside it.
    let taken = path("taken.svg");
    let _ = fs::remove_dir_all(&taken);
    fs::create_dir_all(taken.join("inside")).expect("a folder");
    assert_eq!(print(&taken, &["--sheet"]).status.code(), Some(1));
    assert!(taken.join("inside").is_dir() && !path("taken.svg.part").exists());
    let old = path("old.svg");
    fs::write(&old, "old").expect("a file");
    assert_eq!(print(&old, &["--sheet", "--view", "nowhere"]).status.code(), Some(1));
    assert_eq!(fs::read_to_string(&old).ok().as_deref(), Some("old"));
    assert_eq!(print(&old, &["--sheet", "--panel", "map"]).status.code(), Some(2));
}

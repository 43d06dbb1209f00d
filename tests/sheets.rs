//! Printed sheets from the command line: pictures and drawings of the same map.
#![cfg(feature = "app")]

use halhin_gol::campaign::model::Campaign;
use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Draws a snapshot, of 3 July where the arguments name no other time.
fn print(output: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_halhin-gol"));
    command.args(["snapshot", "-o", output.to_str().expect("a path in UTF-8")]);
    if !arguments.contains(&"--at") {
        command.args(["--at", "1939-07-03T09:00"]);
    }
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

/// What the record says of a unit that is on the map at the moment that is drawn.
struct Unit {
    id: String,
    at: [f64; 2],
}

fn units(at: &str) -> Vec<Unit> {
    let state = Command::new(env!("CARGO_BIN_EXE_halhin-gol"))
        .args(["state", "--at", at, "--format", "json"])
        .output()
        .expect("the program starts");
    let state: serde_json::Value = serde_json::from_slice(&state.stdout).expect("it is JSON");
    let number = |unit: &serde_json::Value, key: &str| unit[key].as_f64().expect("a number");
    let units = state["units"].as_array().expect("a list");
    let read = |unit: &serde_json::Value| Unit {
        id: unit["id"].as_str().expect("a word").to_owned(),
        at: [number(unit, "lat"), number(unit, "lon")],
    };
    units.iter().map(read).collect()
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

/// An attribute of the element that a text begins with.
fn attribute<'a>(element: &'a str, name: &str) -> &'a str {
    let tag = element.split('>').next().expect("a tag");
    tag.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).expect("the attribute")
}

/// Every symbol of a sheet is a group with its name; answers the units that each stands for.
fn symbols(svg: &str, units: &[Unit]) -> Vec<(String, Vec<String>)> {
    let campaign = Campaign::embedded().expect("the embedded campaign is sound");
    let (mut drawn, mut found) = (HashSet::new(), Vec::new());
    for group in svg.split("<g class=\"unit\"").skip(1) {
        let group = group.split("</g>").next().expect("it is closed");
        let (id, held) = (attribute(group, " id"), attribute(group, "data-units"));
        let held: Vec<String> = held.split(' ').map(str::to_owned).collect();
        let unit = campaign.unit(campaign.find_unit(id).expect("a unit of the record"));
        assert_eq!(texts(group, "title"), [unit.name.en()]);
        let count = if held.len() > 1 { vec![format!("Stands for {} units", held.len())] } else { Vec::new() };
        assert_eq!(texts(group, "desc"), count, "{id}");
        assert!(group.contains("<path "), "{id} is empty");
        // Who stands for itself alone is on the map; a formation may have no place of its own.
        assert!(held.len() > 1 || held == [id], "{id} stands for {held:?}");
        assert!(held.iter().all(|held| units.iter().any(|unit| unit.id == *held)), "{id} stands for {held:?}");
        assert!(drawn.insert(id.to_owned()), "{id} is drawn twice");
        found.push((id.to_owned(), held));
    }
    found
}

#[test]
fn every_unit_on_a_sheet_belongs_to_one_symbol_that_is_a_group_with_its_name() {
    let mut formations = 0;
    for (name, at, view, inside) in [
        // Well within the sheet, so that no formation that a unit belongs to has its middle beyond the edge.
        ("theatre", "1939-08-20T12:00", "theatre", [[46.5, 115.5], [50.3, 121.5]]),
        ("battlefield", "1939-08-20T12:00", "battlefield", [[47.65, 118.45], [47.87, 118.85]]),
        ("battlefield-july", "1939-07-03T09:00", "battlefield", [[47.65, 118.45], [47.87, 118.85]]),
    ] {
        let size = if view == "theatre" { "1754x2480" } else { "3508x2480" };
        let svg = svg(&format!("{name}.svg"), &["--sheet", "--view", view, "--size", size, "--at", at]);
        let (units, mut held) = (units(at), HashSet::new());
        let symbols = symbols(&svg, &units);
        formations += symbols.iter().filter(|(_, held)| held.len() > 1).count();
        for (id, unit) in symbols.iter().flat_map(|(id, held)| held.iter().map(move |unit| (id, unit))) {
            assert!(held.insert(unit), "{name}: {unit} belongs to {id} and to another");
        }
        let [low, high] = inside;
        let within = |at: &[f64; 2]| (0..2).all(|axis| (low[axis]..high[axis]).contains(&at[axis]));
        let here: Vec<&Unit> = units.iter().filter(|unit| within(&unit.at)).collect();
        let missing: Vec<&str> =
            here.iter().filter(|unit| !held.contains(&unit.id)).map(|unit| unit.id.as_str()).collect();
        assert!(here.len() > 10 && missing.is_empty(), "{name}: of {} these are missing: {missing:?}", here.len());
        let upright = view == "theatre";
        assert_eq!(svg.contains(r#"height="297.00mm""#), upright, "{name}");
    }
    assert!(formations > 5, "{formations} formations");
}

#[test]
fn names_along_rivers_are_set_letter_by_letter_and_the_file_stays_small() {
    let all = ["--sheet", "--layers", "movement,trails,fronts,contours,graticule,grid"];
    let svg = svg("layers.svg", &all);
    let name = svg.split("<title>Halhin Gol</title>").nth(1).expect("the river is named");
    let letters: Vec<String> = texts(name.split("</g>\n</g>").next().expect("it ends"), "text");
    // Once the rim and once the letters over it.
    assert_eq!(letters.concat(), "HalhinGol".repeat(2));
    let turns: HashSet<&str> =
        name.split(" rotate(").skip(1).take(9).filter_map(|turn| turn.split(')').next()).collect();
    assert!(turns.len() > 3, "{turns:?}");
    assert!(svg.len() < 1_000_000, "{} bytes", svg.len());
    let legend = texts(&svg, "text").join(" ");
    for words in [
        "Contours, 10 m",
        "Escarpment",
        "Marsh",
        "Advance",
        "Withdrawal",
        "Way of a unit",
        "Disputed strip",
        "SOURCES OF",
    ] {
        assert!(legend.contains(words), "{words} is missing");
    }
    assert!(!legend.contains("Railway"), "none is on this map");
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

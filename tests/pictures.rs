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
    read(&path)
}

fn read(path: &Path) -> Picture {
    let mut reader = png::Decoder::new(std::io::BufReader::new(fs::File::open(path).expect("a picture")))
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

    /// The share of pixels of which a channel differs by more than `least`.
    fn changed(&self, other: &Self, least: u8) -> f64 {
        let pairs = self.pixels.chunks(4).zip(other.pixels.chunks(4));
        let changed = pairs.filter(|(a, b)| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > least));
        changed.count() as f64 * 4.0 / self.pixels.len() as f64
    }

    /// A part of it: from and to, in pixels.
    fn part(&self, (left, top): (u32, u32), (right, bottom): (u32, u32)) -> Self {
        let row = |y: u32| ((y * self.size.0 + left) * 4) as usize..((y * self.size.0 + right) * 4) as usize;
        let pixels = (top..bottom).flat_map(|y| self.pixels[row(y)].iter().copied()).collect();
        Self { size: (right - left, bottom - top), pixels }
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
    assert!(july.differs(&draw("pictograms", &["--at", "1939-07-03T09:00", "--symbols", "pictograms"])) > 0.002);
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

/// The page of symbols against the pictures that were looked at. After a change that is meant,
/// `UPDATE_GOLDEN=1 cargo test --test pictures page_of_symbols` draws them anew; look at them.
#[test]
fn the_page_of_symbols_is_as_it_was_looked_at() {
    let mut pages = Vec::new();
    for set in ["app6", "pictograms"] {
        let name = format!("symbols-{set}");
        let arguments = ["--at", "1939-07-03", "--page", "symbols", "--symbols", set, "--size", "1280x900"];
        let page = draw(&name, &arguments);
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.png"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            let drawn = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
            fs::copy(drawn, &golden).expect("the golden can be written");
        }
        let golden = read(&golden);
        assert_eq!(page.size, golden.size);
        let changed = page.changed(&golden, 24);
        assert!(changed < 0.005, "{name}: {changed} of the pixels changed");
        pages.push(page);
    }
    assert!(pages[0].changed(&pages[1], 24) > 0.02, "both sets look alike");
}

#[test]
fn each_part_of_a_comparison_is_the_picture_of_its_moment() {
    let july = draw("compare-july", &["--at", "1939-07-05T06:00"]);
    let night = draw("compare-night", &["--at", "1939-08-20T01:00"]);
    let both = draw("compare-both", &["--address", "at=1939-07-05T06:00&compare=1939-08-20T01:00"]);
    // Between the panels, left and right of the line and its dates.
    let (left, right) = (((360, 140), (610, 490)), ((670, 140), (1110, 400)));
    for (name, (from, to), own, other) in [("left", left, &july, &night), ("right", right, &night, &july)] {
        let shown = both.part(from, to);
        let (same, else_where) = (shown.changed(&own.part(from, to), 24), shown.changed(&other.part(from, to), 24));
        assert!(same < 0.01, "{name}: {same} of the pixels are not those of its moment");
        assert!(else_where > 0.2, "{name}: only {else_where} of the pixels differ from the other moment");
    }
}

#[test]
fn side_by_side_both_halves_show_the_same_ground() {
    let draw = |name: &str, with: &str| {
        let address = format!("at=1939-08-20T12:00&compare={with},beside");
        draw(&format!("beside-{name}"), &["--address", &address])
    };
    let halves = |picture: &Picture| [0, 640].map(|x| picture.part((x + 60, 200), (x + 440, 400)));
    let [left, right] = halves(&draw("same", "1939-08-20T12:00"));
    let differ = left.changed(&right, 24);
    assert!(differ < 0.02, "{differ} of the pixels differ, at the same moment");
    let [left, right] = halves(&draw("other", "1939-07-05T06:00"));
    assert!(left.changed(&right, 24) > 0.05, "two moments look alike");
}

#[test]
fn night_falls_on_the_land_and_can_be_switched_off() {
    let draw = |name: &str, at: &str, layers: &str| {
        let at = format!("1939-07-03T{at}");
        draw(name, &["--at", &at, "--view", "45.6,113.5,9", "--layers", layers, "--size", "640x480"])
    };
    let (noon, night) = (draw("noon", "12:00", "light"), draw("night", "02:00", "light"));
    let (plain, dark) = (draw("noon-plain", "12:00", "none"), draw("night-plain", "02:00", "none"));
    assert!(noon.differs(&plain) == 0.0, "at noon the relief is as it was baked");
    assert!(night.differs(&dark) > 0.6, "{}", night.differs(&dark));
    assert!(dark.differs(&plain) < 0.25, "without the light the land is the same by night: {}", dark.differs(&plain));
    let net = draw("net", "12:00", "graticule,grid");
    assert!((0.005..0.1).contains(&net.differs(&plain)), "{}", net.differs(&plain));
}

/// Letters on the map have a rim of paper, which the test of colours takes for their ground. Even without it ink can be
/// read on 99 of 100 parts of the land in every light, and is seen on the rest.
#[test]
fn ink_can_be_read_on_the_land_in_every_light() {
    use halhin_gol::{
        map::relief::{FRONT, THEATRE},
        theme::{INK, Light},
    };
    let luminance = |rgb: [u8; 3]| {
        let linear = rgb
            .map(|c| f64::from(c) / 255.0)
            .map(|c| if c <= 0.040_45 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) });
        linear[0] * 0.2126 + linear[1] * 0.7152 + linear[2] * 0.0722
    };
    let ink = luminance([INK.r(), INK.g(), INK.b()]);
    for extent in [&FRONT, &THEATRE] {
        let mut reader = png::Decoder::new(std::io::Cursor::new(extent.png)).read_info().expect("the relief is PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut pixels).expect("it has pixels");
        let wide = info.color_type.samples();
        for elevation in [30.0, 0.0, -3.0, -6.0, -7.0, -30.0] {
            let light = Light::of(elevation);
            let lit = |pixel: &[u8]| {
                let at = |i: usize| f32::from(pixel[i]) * light.share[i] + 255.0 * light.veil[i];
                luminance([at(0) as u8, at(1) as u8, at(2) as u8])
            };
            let mut contrasts: Vec<f64> = pixels.chunks(wide).map(|pixel| (lit(pixel) + 0.05) / (ink + 0.05)).collect();
            contrasts.sort_by(f64::total_cmp);
            let (least, hundredth) = (contrasts[0], contrasts[contrasts.len() / 100]);
            let what = format!("{}, sun at {elevation}: {least:.2}, one in a hundred {hundredth:.2} to 1", extent.file);
            assert!(least >= 3.0 && hundredth >= 4.5, "{what}");
        }
    }
}

#[test]
fn wrong_usage_is_2_and_a_failed_task_1() {
    for (arguments, code) in [
        (vec!["state", "--at", "soon"], 2),
        (vec!["state"], 2),
        (vec!["frobnicate"], 2),
        (vec!["snapshot", "--at", "1939-07-03T09:00", "--size", "0x0", "-o", "x.png"], 2),
        (vec!["snapshot", "--at", "1939-07-03T09:00", "--quality", "0", "-o", "x.jpg"], 2),
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
fn a_jpeg_has_the_size_that_is_asked_for_and_grows_with_its_quality() {
    let folder = folder("jpeg");
    let draw = |name: &str, quality: &str| {
        let path = folder.join(name);
        let output = path.to_str().expect("a path in UTF-8");
        let drawn = halhin_gol(&[
            "snapshot",
            "--at",
            "1939-07-03T09:00",
            "--size",
            "320x200",
            "--quality",
            quality,
            "-o",
            output,
        ]);
        assert!(drawn.status.success(), "{}", String::from_utf8_lossy(&drawn.stderr));
        fs::read(&path).expect("a picture")
    };
    let [poor, usual, again] = [("poor.JPG", "30"), ("usual.jpeg", "80"), ("again.jpg", "80")].map(|(n, q)| draw(n, q));
    for picture in [&poor, &usual] {
        assert!(picture.starts_with(&[0xff, 0xd8, 0xff]) && picture.ends_with(&[0xff, 0xd9]), "it is a JPEG");
        // The frame's header, of a progressive picture: its length, eight bits, height, width.
        let header = [0xff, 0xc2, 0, 17, 8, 0, 200, 1, 64];
        assert!(picture.windows(header.len()).any(|bytes| bytes == header), "320 by 200");
    }
    assert!(poor.len() * 3 / 2 < usual.len(), "{} and {} bytes", poor.len(), usual.len());
    assert_eq!(usual, again, "the same picture is the same file");
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 3, "nothing else is left there");
}

#[test]
fn windows_that_are_far_too_small_are_drawn_too() {
    for size in ["281x130", "130x281", "1400x60"] {
        for more in [&[][..], &["--panel", "events", "--projector"]] {
            let drawn = draw("smallest", &[&["--at", "1939-07-03T09:00", "--size", size], more].concat());
            assert_eq!(format!("{}x{}", drawn.size.0, drawn.size.1), size);
        }
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
fn the_land_is_baked_from_its_points() {
    use halhin_gol::map::{
        relief::{Bakery, FRONT, THEATRE},
        trace,
    };
    let bakery = Bakery::open().expect("the points can be read");
    for extent in [&FRONT, &THEATRE] {
        let baked = bakery.relief(extent);
        let mut reader =
            png::Decoder::new(std::io::Cursor::new(extent.png)).read_info().expect("the committed picture is PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut pixels).expect("it has pixels");
        assert_eq!(pixels.len(), baked.pixels.len(), "{}", extent.file);
        let worst = pixels.iter().zip(&baked.pixels).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(worst <= Some(2), "{} differs by {worst:?}; bake it again", extent.file);
        assert!(extent.png.len() <= 300_000, "{}", extent.file);
    }
    let marsh = bakery.marsh().expect("the river can be read");
    let scarps = bakery.scarps().expect("the river can be read");
    for (committed, baked) in [(trace::CONTOURS, bakery.contours()), (trace::MARSH, marsh), (trace::SCARPS, scarps)] {
        let committed = trace::read(committed).expect("the committed lines can be read");
        assert_eq!(committed.len(), baked.len(), "bake the lines again");
        for (a, b) in committed.iter().zip(&baked) {
            // A last bit of another machine may move a point, or leave one out, but not a line.
            assert_eq!((a.height, a.closed), (b.height, b.closed), "bake the lines again");
            assert!(a.points.len().abs_diff(b.points.len()) <= 2, "bake the lines again");
            let apart = |p: [i32; 2], q: [i32; 2]| (p[0] - q[0]).abs().max((p[1] - q[1]).abs());
            let near = |point: &[i32; 2]| b.points.iter().map(|other| apart(*point, *other)).min();
            let strays = a.points.iter().filter(|point| near(point) > Some(1)).count();
            assert!(strays <= 2, "{strays} points of a line at {} m have moved; bake it again", a.height);
        }
    }
}

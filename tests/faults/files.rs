//! Files that are not what they should be, and programs that write the same one.

use super::{WRITERS, fails, folder, names, program, text};
use std::{fs, path::Path};

#[test]
fn programs_that_write_one_file_at_once_leave_it_whole() {
    let around = folder("at-once");
    let target = around.join("map.svg");
    let arguments = |at| ["snapshot", "--size", "640x480", "--at", at, "-o", text(&target)].map(str::to_owned);
    let whole = |at| {
        let arguments = arguments(at);
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        assert!(program(&arguments).output().expect("the program starts").status.success());
        fs::read(&target).expect("a drawing")
    };
    let possible = ["1939-07-03", "1939-08-20"].map(whole);
    let begun: Vec<_> = ["1939-07-03", "1939-08-20", "1939-07-03", "1939-08-20"]
        .into_iter()
        .map(|at| {
            let arguments = arguments(at);
            let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
            program(&arguments).spawn().expect("the program starts")
        })
        .collect();
    for mut child in begun {
        assert!(child.wait().expect("it ends").success());
    }
    assert!(possible.contains(&fs::read(&target).expect("a drawing")), "it is none of the two");
    assert_eq!(names(&around), ["map.svg"]);
}

#[test]
fn what_is_no_saved_view_is_refused_at_once_however_large_it_is() {
    let around = folder("views");
    let huge = around.join("huge.halhin");
    fs::File::create(&huge).and_then(|file| file.set_len(8_000_000_000)).expect("a file with a hole");
    let binary = around.join("binary.halhin");
    fs::write(&binary, [0xff, 0xfe, b'=', 0]).expect("a file");
    let empty = around.join("empty.halhin");
    fs::write(&empty, "").expect("a file");
    let missing = around.join("missing.halhin");
    let cases: [(&Path, &str); 5] = [
        (&huge, "longer than 2000 letters"),
        (&binary, "it is not text"),
        (&empty, "holds no view; a saved view is one line"),
        (&missing, "there is no such file"),
        (&around, "it is no ordinary file"),
    ];
    for (path, words) in cases {
        let output = program(&["open", text(path)]).output().expect("the program starts");
        fails(&output, &[words, text(path)]);
    }
    if cfg!(unix) {
        fails(&program(&["open", "/dev/zero"]).output().expect("the program starts"), &["no ordinary file"]);
    }
}

#[test]
fn a_campaign_whose_files_are_cut_off_is_told_and_nothing_is_written_but_the_page_of_its_problems() {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/campaign");
    let cut = folder("cut");
    for inner in ["", "tracks", "events"] {
        fs::create_dir_all(cut.join(inner)).expect("a folder");
        for path in fs::read_dir(from.join(inner)).expect("the campaign").flatten().map(|entry| entry.path()) {
            if path.is_file() {
                let bytes = fs::read(&path).expect("it can be read");
                let half = &bytes[..bytes.len() / 2];
                fs::write(cut.join(inner).join(path.file_name().expect("a name")), half).expect("it can be written");
            }
        }
    }
    let around = folder("from-cut");
    for (name, arguments) in WRITERS {
        let target = around.join(name);
        let arguments = [&["--campaign", text(&cut)], arguments, &[text(&target)]].concat();
        let output = program(&arguments).output().expect("the program starts");
        if ["map.png", "map.jpg"].contains(&name) {
            assert!(output.status.success(), "the page of its problems is a picture");
        } else {
            let said = fails(&output, &[".ron:"]);
            assert!(said.lines().count() < 2_000, "{} lines", said.lines().count());
            assert!(!target.exists(), "{name}");
        }
    }
    assert_eq!(names(&around), ["map.jpg", "map.png"]);
}

//! Signals at any moment: the file is the old one or the whole new one, and the exit code says which signal it was.
#![cfg(unix)]

use super::{folder, names, program, text};
use std::{
    fs,
    os::unix::process::ExitStatusExt as _,
    path::Path,
    process::{Child, Command, ExitStatus},
    thread,
    time::{Duration, SystemTime},
};

const OLD: &str = "the old file";

/// The moments of a run at which it is ended.
const MOMENTS: u32 = 8;

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status();
    assert!(sent.is_ok(), "a signal can be sent");
}

fn begin(arguments: &[&str], target: &Path) -> Child {
    let mut command = program(&[arguments, &[text(target)]].concat());
    command.stderr(std::process::Stdio::null()).spawn().expect("the program starts")
}

/// Ends a run at a share of its usual time.
fn ended_by(name: &str, wait: Duration, arguments: &[&str], target: &Path) -> ExitStatus {
    let mut child = begin(arguments, target);
    thread::sleep(wait);
    signal(&child, name);
    child.wait().expect("it ends")
}

#[test]
fn a_run_that_is_ended_at_any_moment_leaves_the_old_file_or_the_whole_new_one() {
    let writers: [(&str, &[&str]); 2] = [
        ("map.svg", &["snapshot", "--at", "1939-07-03T09:00", "--size", "640x480", "-o"]),
        ("lesson.html", &["handout", "ten", "-o"]),
    ];
    for (name, arguments) in writers {
        let around = folder(&format!("ended-{name}"));
        let target = around.join(name);
        let from = SystemTime::now();
        assert!(begin(arguments, &target).wait().expect("it ends").success());
        let whole_run = from.elapsed().expect("time goes on");
        let new = fs::read(&target).expect("the new file");
        let mut ended = 0;
        for (number, by) in [(15, "TERM"), (2, "INT"), (9, "KILL")] {
            for moment in 0..MOMENTS {
                fs::write(&target, OLD).expect("a file");
                // Most of the moments lie near the end, where the file is written.
                let share = 1.0 - f64::from(moment * moment) / f64::from(MOMENTS * MOMENTS);
                let status = ended_by(by, whole_run.mul_f64(share), arguments, &target);
                let found = fs::read(&target).expect("a file is there");
                if status.success() {
                    assert!(found == new, "{name}: it was done, but the file is not the new one");
                } else {
                    ended += 1;
                    assert_eq!(status.signal(), Some(number), "{name}: {status}");
                    assert!(found == new || found == OLD.as_bytes(), "{name}: {} bytes after {by}", found.len());
                }
            }
        }
        assert!(ended > 0, "{name}: no run was ended before it was done");
        // What is left behind is bounded, hidden, and no hindrance.
        let left = names(&around);
        assert!(left.len() <= 1 + ended && left.iter().all(|left| left == name || left.starts_with('.')), "{left:?}");
        assert!(begin(arguments, &target).wait().expect("it ends").success());
        assert!(fs::read(&target).expect("the new file") == new);
    }
}

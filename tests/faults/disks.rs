//! Full disks, disks and folders that may only be read.

use super::{WRITERS, fails, folder, names, program, text};
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

/// The old file that every writer would replace; an edition is a folder that is known by its page.
fn old(target: &Path) {
    if target.extension().is_some() {
        fs::write(target, "old").expect("a file");
    } else {
        fs::create_dir(target).expect("a folder");
        fs::write(target.join("index.html"), OLD_PAGE).expect("a file");
    }
}

fn still_old(target: &Path) {
    if target.extension().is_some() {
        assert_eq!(fs::read_to_string(target).ok().as_deref(), Some("old"), "{}", target.display());
    } else {
        assert_eq!(names(target), ["index.html"]);
        assert_eq!(fs::read_to_string(target.join("index.html")).ok().as_deref(), Some(OLD_PAGE));
    }
}

const OLD_PAGE: &str = "<meta name=\"generator\" content=\"halhin-gol edition\">";

/// Runs a script by a shell, with the program and its arguments behind it.
fn shell(script: &str, arguments: &[&str]) -> Output {
    let mut shell = Command::new("bash");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_halhin-gol")]).args(arguments).env_remove("RUST_BACKTRACE");
    shell.output().expect("a shell")
}

#[test]
fn where_no_file_may_grow_the_old_one_stays_and_nothing_is_left_beside_it() {
    for (name, arguments) in WRITERS {
        let around = folder(&format!("no-room-{name}"));
        let target = around.join(name);
        old(&target);
        let arguments = [arguments, &[text(&target)]].concat();
        // Files of four kilobytes at most; without the trap the signal would end the program.
        let output = shell("trap '' XFSZ; ulimit -f 4; exec \"$0\" \"$@\"", &arguments);
        fails(&output, &["cannot write", name, "larger than a file may be here"]);
        still_old(&target);
        assert_eq!(names(&around), [name]);
        let output = shell("ulimit -f 4; exec \"$0\" \"$@\"", &arguments);
        assert!(!output.status.success(), "{name}");
        still_old(&target);
    }
}

/// Mounts a disk in memory for this process alone, puts an old file on it, runs the program and tells what is there. With
/// 77 it says that this machine does not allow it.
const OWN_DISK: &str = r#"
    disk=$1 name=$2 mode=$3; shift 3
    mount -t tmpfs -o size=64k tmpfs "$disk" || exit 77
    printf old >"$disk/$name"
    [[ $mode == full ]] && { head -c 56k /dev/zero >"$disk/lessons"; }
    [[ $mode == read-only ]] && { mount -o remount,ro "$disk" || exit 77; }
    "$0" "$@"
    code=$?
    printf '%s ' $(ls -A "$disk")
    cat "$disk/$name"
    exit $code
"#;

/// What the script says, where the machine allows a disk of one's own.
fn on_own_disk(mode: &str, name: &str, arguments: &[&str]) -> Option<Output> {
    let disk = folder(&format!("disk-{mode}-{name}"));
    let target = disk.join(name);
    let mut apart = Command::new("unshare");
    apart.args(["--mount", "--map-root-user", "bash", "-c", OWN_DISK, env!("CARGO_BIN_EXE_halhin-gol")]);
    apart.args([text(&disk), name, mode]).args(arguments).arg(text(&target)).env_remove("RUST_BACKTRACE");
    let output = apart.output().ok()?;
    (output.status.code() == Some(1) && !output.stdout.is_empty()).then_some(output)
}

#[test]
fn on_a_full_disk_and_on_one_that_may_only_be_read_the_old_file_stays_where_disks_can_be_mounted() {
    for (name, arguments) in WRITERS.iter().filter(|(name, _)| name.contains('.')) {
        if let Some(output) = on_own_disk("full", name, arguments) {
            fails(&output, &["cannot write", name, "the disk is full; make room"]);
            assert_eq!(String::from_utf8_lossy(&output.stdout), format!("{} old", sorted(&["lessons", name])));
        }
        if let Some(output) = on_own_disk("read-only", name, arguments) {
            fails(&output, &["cannot write", name, "can only be read; name a file elsewhere"]);
            assert_eq!(String::from_utf8_lossy(&output.stdout), format!("{name} old"));
        }
    }
}

fn sorted(names: &[&str]) -> String {
    let mut names = names.to_vec();
    names.sort_unstable();
    names.join(" ")
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    // The folders above must be open to whoever the program runs as.
    let closed = std::env::temp_dir().join(format!("halhin-gol-closed-{}", std::process::id()));
    fs::create_dir_all(&closed).expect("a folder");
    let target = closed.join("lesson.html");
    old(&target);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).expect("it can be closed");
    let arguments = ["handout", "ten", "-o", text(&target)];
    let probe = closed.join("probe");
    // Root may write everywhere: there the program runs as nobody, from a place that nobody may read.
    let output = if fs::write(&probe, "").is_ok() {
        let copy = std::env::temp_dir().join(format!("halhin-gol-program-{}", std::process::id()));
        fs::copy(env!("CARGO_BIN_EXE_halhin-gol"), &copy).expect("a copy");
        let mut nobody = Command::new("setpriv");
        nobody.args(["--reuid=65534", "--regid=65534", "--clear-groups", text(&copy)]).args(arguments);
        let output = nobody.env_remove("RUST_BACKTRACE").output();
        let _ = (fs::remove_file(&copy), fs::remove_file(&probe));
        output.ok()
    } else {
        program(&arguments).output().ok()
    };
    if let Some(output) = output {
        fails(&output, &["cannot write", "you may not write into the folder", text(&closed)]);
    }
    still_old(&target);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("it can be opened");
    fs::remove_dir_all(&closed).expect("it can be removed");
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_that_is_full_is_written_into_and_not_replaced() {
    let arguments = ["snapshot", "--at", "1939-07-03", "--plain", "--size", "64x64", "-o", "/dev/full"];
    let output = program(&arguments).output().expect("the program starts");
    fails(&output, &["cannot write /dev/full", "the disk is full"]);
    assert!(!fs::metadata("/dev/full").expect("it is there").is_file());
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a device");
    let printed = program(&["state", "--at", "1939-07-03"]).stdout(full).output().expect("the program starts");
    fails(&printed, &["cannot print"]);
}

//! Machines that lack what the engine needs, and graphics that fail while a picture is drawn.

use super::{fails, folder, names, program, text};
use std::process::Output;

/// Draws a picture of so many pixels under these variables, and answers what became of it and what files there are.
fn draw(name: &str, size: &str, variables: &[(&str, &str)]) -> (Output, Vec<String>) {
    let around = folder(name);
    let target = around.join("map.png");
    let mut command = program(&["snapshot", "--at", "1939-07-03", "--size", size, "-o", text(&target)]);
    let output = command.envs(variables.iter().copied()).output().expect("the program starts");
    (output, names(&around))
}

#[test]
fn without_a_graphics_driver_a_sentence_names_one() {
    let nowhere = "/nonexistent";
    let variables = ["VK_ICD_FILENAMES", "VK_DRIVER_FILES", "LIBGL_DRIVERS_PATH", "__EGL_VENDOR_LIBRARY_FILENAMES"];
    let (output, names) = draw("no-driver", "640x480", &variables.map(|name| (name, nowhere)));
    let said = fails(&output, &["no graphics driver was found", "mesa-vulkan-drivers", "--sheet"]);
    assert!(said.lines().filter(|line| line.contains("halhin-gol: ")).count() == 1 && names.is_empty(), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_says_so() {
    for display in [None, Some(":977")] {
        let mut command = program(&["open", "at=1939-07-03"]);
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
            command.env_remove(name);
        }
        command.envs(display.map(|display| ("DISPLAY", display)));
        let output = command.output().expect("the program starts");
        fails(&output, &["there is no display to open a window on", "halhin-gol snapshot"]);
    }
}

#[test]
fn a_picture_larger_than_the_graphics_can_draw_is_refused_with_what_they_can() {
    let (output, names) = draw("too-large", "4096x600", &[("WGPU_SETTINGS_PRIO", "webgl2")]);
    fails(&output, &["draws at most 2048 pixels a side", "4096x600", "--sheet"]);
    assert!(names.is_empty());
}

#[test]
fn the_smallest_and_the_narrowest_picture_are_drawn_too() {
    for size in ["16x16", "16x900", "1400x16", "161x121"] {
        let (output, names) = draw(&format!("small-{size}"), size, &[]);
        assert!(output.status.success(), "{size}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(names, ["map.png"], "{size}");
    }
}

#[test]
fn graphics_that_are_lost_while_a_picture_is_drawn_leave_no_file_and_a_sentence() {
    let (output, names) = draw("lost", "640x480", &[("HALHIN_GOL_LOSE_GPU_AFTER", "3")]);
    fails(&output, &["the graphics were lost", "nothing was written"]);
    assert!(names.is_empty());
}

//! Baked lines as text: contours, the edges of the marsh, escarpments. A line of the file is a line of the land: its height in
//! metres, `o` for open or `c` for closed, then steps to the east and to the north in units of twenty map metres, the
//! first from the map's origin, each other from the point before.

use std::fmt::Write as _;

use crate::ink::Point;

/// The file of the contours beside `relief.png`.
#[cfg(not(target_arch = "wasm32"))]
pub const CONTOURS_FILE: &str = "contours.txt";

/// The file of the marsh beside `relief.png`.
#[cfg(not(target_arch = "wasm32"))]
pub const MARSH_FILE: &str = "marsh.txt";

/// The file of the escarpments beside `relief.png`.
#[cfg(not(target_arch = "wasm32"))]
pub const SCARPS_FILE: &str = "scarps.txt";

/// The contours.
pub const CONTOURS: &str = include_str!("../../assets/map/contours.txt");

/// The edges of the marsh.
pub const MARSH: &str = include_str!("../../assets/map/marsh.txt");

/// The escarpments over the river: strokes from the upper edge down.
pub const SCARPS: &str = include_str!("../../assets/map/scarps.txt");

/// A unit of the file, in map metres.
pub const UNIT: f32 = 20.0;

/// A line of equal height, in units of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Metres above the sea; 0 where the line has no height.
    pub height: i32,
    /// Whether the last point joins the first.
    pub closed: bool,
    /// The points: east and north of the map's origin.
    pub points: Vec<[i32; 2]>,
}

impl Trace {
    /// The points in map metres.
    pub(super) fn metres(&self) -> Vec<Point> {
        self.points.iter().map(|point| point.map(|part| part as f32 * UNIT)).collect()
    }
}

/// The text of a file.
pub fn write(traces: &[Trace]) -> String {
    let mut out = String::new();
    for trace in traces {
        // A write into a string does not fail.
        let _ = write!(out, "{} {}", trace.height, if trace.closed { 'c' } else { 'o' });
        let mut from = [0, 0];
        for point in &trace.points {
            let _ = write!(out, " {} {}", point[0] - from[0], point[1] - from[1]);
            from = *point;
        }
        out.push('\n');
    }
    out
}

/// The lines of a file. Fails with the number of the line that cannot be read.
pub fn read(text: &str) -> Result<Vec<Trace>, String> {
    let line = |(i, line): (usize, &str)| read_line(line).ok_or_else(|| format!("{}", i + 1));
    text.lines().enumerate().map(line).collect()
}

fn read_line(line: &str) -> Option<Trace> {
    let mut words = line.split(' ');
    let height = words.next()?.parse().ok()?;
    let closed = match words.next()? {
        "c" => true,
        "o" => false,
        _ => return None,
    };
    let steps: Vec<i32> = words.map(|word| word.parse().ok()).collect::<Option<_>>()?;
    let (pairs, []) = steps.as_chunks::<2>() else { return None };
    let along = pairs.iter().scan([0, 0], |at, step| {
        *at = [at[0] + step[0], at[1] + step[1]];
        Some(*at)
    });
    Some(Trace { height, closed, points: along.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let open = Trace { height: 690, closed: false, points: vec![[10, -5], [12, -5], [12, 40]] };
        let traces = [open, Trace { height: 0, closed: true, points: vec![[-3, 0], [4, 0], [4, 4]] }];
        assert_eq!(write(&traces[..1]), "690 o 10 -5 2 0 0 45\n");
        assert_eq!(read(&write(&traces)), Ok(traces.to_vec()));
        assert_eq!(read("690 o 1 2\n690 x 1 2\n"), Err("2".to_owned()));
        assert_eq!(read("690 o 1 2 3\n"), Err("1".to_owned()));
    }

    #[test]
    fn the_baked_files_can_be_read() {
        let contours = read(CONTOURS).expect("contours.txt can be read");
        assert!(contours.iter().all(|line| line.height % 10 == 0 && line.points.len() > 1));
        assert!(!read(MARSH).expect("marsh.txt can be read").is_empty());
        let strokes = read(SCARPS).expect("scarps.txt can be read");
        assert!(!strokes.is_empty() && strokes.iter().all(|stroke| stroke.points.len() == 2));
    }
}

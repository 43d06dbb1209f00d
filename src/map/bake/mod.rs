//! Baking the land: from the points of `relief-points.csv` to the relief's two pictures, the contours and the marsh.
//! Done by hand when the points or the colours change, never while the program starts.

mod contours;
mod scarp;
mod surface;

use libm::{pow, sqrt};
use std::path::Path;

use super::{
    relief::{Extent, FRONT, THEATRE},
    trace::{self, Trace},
};
use crate::{
    files,
    geo::projection::{MapPoint, to_map},
    theme::TINTS,
};
use surface::Ground;

/// How much each channel follows the light: shadows are warm, not grey.
const WARMTH: [f64; 3] = [0.74, 1.0, 1.18];

/// How far light and shadow reach.
const CONTRAST: f64 = 0.58;

/// Shadows model the ground; the lit side only helps, so that paper stays paper.
const HIGHLIGHT: f64 = 0.62;

/// A baked relief: eight-bit RGB, rows from north to south.
pub struct Baked {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Three bytes a pixel.
    pub pixels: Vec<u8>,
}

/// The land as it is baked, from one reading of the points.
pub struct Bakery(Ground);

/// How many points a table of heights holds; one of the front counts for the theatre too. Fails with a sentence that
/// names the line that cannot be read.
pub fn count_points(table: &str) -> Result<usize, String> {
    surface::count_points(table)
}

impl Bakery {
    /// Reads the points. Fails with a sentence if one cannot be read.
    pub fn open() -> Result<Self, String> {
        Ok(Self(Ground::read()?))
    }

    /// The relief of an extent.
    pub fn relief(&self, extent: &Extent) -> Baked {
        let (low, high) = (to_map(extent.south_west), to_map(extent.north_east));
        let metres_per_pixel = (high.x - low.x) / f64::from(extent.width);
        let height = ((high.y - low.y) / metres_per_pixel).round() as u32;
        let mut pixels = Vec::with_capacity((extent.width * height * 3) as usize);
        for y in 0..height {
            for x in 0..extent.width {
                let (x, y) = ((f64::from(x) + 0.5) * metres_per_pixel, (f64::from(y) + 0.5) * metres_per_pixel);
                let at = MapPoint::new(low.x + x, high.y - y);
                let (metres, east, north) =
                    if extent.file == FRONT.file { self.0.front(at) } else { self.0.theatre(at) };
                let (colour, light) = (tint(metres), light(east, north));
                pixels.extend((0..3).map(|i| shade(colour[i], light, i)));
            }
        }
        Baked { width: extent.width, height, pixels }
    }

    /// The contours of the front, lowest first.
    pub fn contours(&self) -> Vec<Trace> {
        contours::contours(&self.0)
    }

    /// The edges of the marsh on the floor of the river's valley.
    pub fn marsh(&self) -> Result<Vec<Trace>, String> {
        contours::marsh(&self.0)
    }

    /// The escarpments over the river, as strokes down the slope.
    pub fn scarps(&self) -> Result<Vec<Trace>, String> {
        scarp::strokes(&self.0, &self.contours())
    }
}

/// Bakes everything and writes it: the front's relief to `output`, the rest beside it.
pub fn bake_to(output: &Path) -> Result<(), String> {
    let bakery = Bakery::open()?;
    for (extent, path) in [(&FRONT, output), (&THEATRE, &output.with_file_name(THEATRE.file))] {
        let baked = bakery.relief(extent);
        files::write_png(path, (baked.width, baked.height), png::ColorType::Rgb, &baked.pixels)?;
    }
    let lines = [
        (trace::CONTOURS_FILE, bakery.contours()),
        (trace::MARSH_FILE, bakery.marsh()?),
        (trace::SCARPS_FILE, bakery.scarps()?),
    ];
    for (file, traces) in lines {
        files::write_text(&output.with_file_name(file), &trace::write(&traces))?;
    }
    Ok(())
}

/// A channel in the light. Blue, which the eye follows least, in steps of two: a tenth less of a download. Steps of two in
/// red or green show as bands when the map is near.
fn shade(channel: f64, light: f64, number: usize) -> u8 {
    let value = (channel * pow(light, WARMTH[number])).clamp(0.0, 255.0);
    if number < 2 { value.round() as u8 } else { ((value / 2.0).round() as u8).min(127) * 2 }
}

/// How bright a slope is, around 1: light mostly from the north-west, less from the west and the north, and some from
/// the north-east, so that no flank is dead. `east` and `north` are the rise to the east and to the north.
fn light(east: f64, north: f64) -> f64 {
    // Steep slopes are held back, so that the steppe's long swells show beside the escarpment.
    let held = 1.0 / (1.0 + 0.55 * sqrt(east * east + north * north));
    let (east, north) = (east * held, north * held);
    let length = sqrt(east * east + north * north + 1.0);
    const DIAGONAL: f64 = std::f64::consts::FRAC_1_SQRT_2;
    let from = |x: f64, y: f64| ((-east * x - north * y + DIAGONAL) / length).max(0.0);
    let lights =
        0.55 * from(-0.5, 0.5) + 0.2 * from(-DIAGONAL, 0.0) + 0.15 * from(0.0, DIAGONAL) + 0.1 * from(0.5, 0.5);
    let beyond_flat = (lights - DIAGONAL) / DIAGONAL;
    1.0 + CONTRAST * if beyond_flat > 0.0 { beyond_flat * HIGHLIGHT } else { beyond_flat }
}

/// The colour of a height.
fn tint(height: f64) -> [f64; 3] {
    let above = TINTS.partition_point(|(from, _)| *from <= height);
    let (below, above) = (TINTS[above.saturating_sub(1)], TINTS[above.min(TINTS.len() - 1)]);
    let span = above.0 - below.0;
    let share = if span > 0.0 { (height - below.0) / span } else { 0.0 };
    std::array::from_fn(|i| below.1[i] * (1.0 - share) + above.1[i] * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slopes_that_face_the_north_west_are_bright_and_their_backs_dark() {
        assert!((light(0.0, 0.0) - 1.0).abs() < 1e-9);
        // A slope that rises to the south-east faces the north-west.
        assert!(light(0.5, -0.5) > 1.05);
        assert!(light(-0.5, 0.5) < 0.85);
    }

    #[test]
    fn colours_pass_into_one_another() {
        let steps = (560..1_500).map(|metres| (tint(f64::from(metres)), tint(f64::from(metres) + 1.0)));
        let largest = steps.flat_map(|(a, b)| (0..3).map(move |i| (a[i] - b[i]).abs())).fold(0.0, f64::max);
        assert!(largest < 1.0, "a metre of height changes a channel by {largest}: a band");
    }
}

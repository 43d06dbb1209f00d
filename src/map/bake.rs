//! Baking the relief: a smooth surface through the points of `relief-points.csv`, tinted by height and lit mostly
//! from the north-west. Done by hand when the points or the colours change, never while the program starts.

use libm::{exp, pow, sqrt};
use spade::{DelaunayTriangulation, HasPosition, Point2, Triangulation};
use std::path::Path;

use super::relief::{Extent, FRONT, THEATRE};
use crate::{
    files,
    geo::{
        LatLon,
        projection::{MapPoint, to_lat_lon, to_map},
    },
    theme::TINTS,
};

/// The heights, one point a row: extent, degrees east, degrees north, metres.
const POINTS: &str = include_str!("../../assets/map/relief-points.csv");

/// The surface is interpolated at every so many pixels and drawn smooth between.
const STEP: u32 = 3;

/// How much the slopes are exaggerated, for the front and for the theatre.
const EXAGGERATION: (f64, f64) = (24.0, 12.0);

/// Over how many map metres, from the edge inwards, the front's surface passes into the theatre's.
const SEAM_M: f64 = 12_000.0;

/// A baked relief: eight-bit RGB, rows from north to south.
pub struct Baked {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Three bytes a pixel.
    pub pixels: Vec<u8>,
}

/// Bakes both reliefs and writes them: the front's to `output`, the theatre's beside it.
pub fn bake_to(output: &Path) -> Result<(), String> {
    let theatre = output.with_file_name(THEATRE.file);
    for (extent, path) in [(&FRONT, output), (&THEATRE, &theatre)] {
        let baked = bake(extent)?;
        files::write_png(path, (baked.width, baked.height), png::ColorType::Rgb, &baked.pixels)?;
    }
    Ok(())
}

/// Bakes the relief of an extent.
pub fn bake(extent: &Extent) -> Result<Baked, String> {
    let (low, high) = (to_map(extent.south_west), to_map(extent.north_east));
    let metres_per_pixel = (high.x - low.x) / f64::from(extent.width);
    let height = ((high.y - low.y) / metres_per_pixel).round() as u32;
    let is_front = extent.file == FRONT.file;
    let surface = Surface::read()?;
    let ground = |x: f64, y: f64| {
        let point = MapPoint { x: low.x + x * metres_per_pixel, y: high.y - y * metres_per_pixel };
        let edge = (point.x - low.x).min(high.x - point.x).min(point.y - low.y).min(high.y - point.y);
        let share = if is_front { smooth(edge / SEAM_M) } else { 0.0 };
        surface.height(to_lat_lon(point), share)
    };
    let grid = Grid::sample(extent.width, height, ground).softened();
    let exaggeration = if is_front { EXAGGERATION.0 } else { EXAGGERATION.1 };
    let mut pixels = Vec::with_capacity((extent.width * height * 3) as usize);
    for y in 0..height {
        for x in 0..extent.width {
            let (x, y) = (f64::from(x), f64::from(y));
            let slope = |dx: f64, dy: f64| grid.at(x + dx, y + dy) - grid.at(x - dx, y - dy);
            let steepness = exaggeration / (2.0 * metres_per_pixel);
            let light = light(slope(1.0, 0.0) * steepness, slope(0.0, 1.0) * steepness);
            let colour = tint(grid.at(x, y));
            pixels.extend((0..3).map(|i| shade(colour[i], light, WARMTH[i])));
        }
    }
    Ok(Baked { width: extent.width, height, pixels })
}

/// How much each channel follows the light: shadows are warm, not grey.
const WARMTH: [f64; 3] = [0.82, 1.0, 1.08];

/// A channel in the light, in steps of two: half the picture's size, and no eye sees the difference.
fn shade(channel: f64, light: f64, follows: f64) -> u8 {
    ((channel * pow(light, follows)).clamp(0.0, 254.0) / 2.0).round() as u8 * 2
}

struct Spot {
    at: Point2<f64>,
    height: f64,
}

impl HasPosition for Spot {
    type Scalar = f64;

    fn position(&self) -> Point2<f64> {
        self.at
    }
}

/// The ground as two nets of points, a fine one over the front within a coarse one over the theatre.
struct Surface {
    front: DelaunayTriangulation<Spot>,
    theatre: DelaunayTriangulation<Spot>,
}

impl Surface {
    fn read() -> Result<Self, String> {
        let (mut front, mut theatre) = (Vec::new(), Vec::new());
        let rows = POINTS.lines().enumerate().filter(|(_, row)| !row.starts_with('#')).skip(1);
        for (i, row) in rows {
            let broken = || format!("relief-points.csv, line {}: cannot read '{row}'", i + 1);
            let cells: Vec<&str> = row.split(',').collect();
            let [extent, lon, lat, height] = cells.as_slice() else { return Err(broken()) };
            let number = |cell: &str| cell.trim().parse::<f64>().map_err(|_| broken());
            // Degrees east are shortened so that the net's triangles are those of the ground.
            let spot = Spot { at: Point2::new(number(lon)? * SHORTER, number(lat)?), height: number(height)? };
            if extent.contains("front") || extent.contains("detail") { front.push(spot) } else { theatre.push(spot) }
        }
        let net = |spots: Vec<Spot>| {
            DelaunayTriangulation::bulk_load(spots).map_err(|why| format!("relief-points.csv: {why}"))
        };
        Ok(Self { front: net(front)?, theatre: net(theatre)? })
    }

    /// Metres above the sea; `share` is how much of the front's net is believed.
    fn height(&self, at: LatLon, share: f64) -> f64 {
        let coarse = interpolate(&self.theatre, at).unwrap_or(700.0);
        match interpolate(&self.front, at) {
            Some(fine) if share > 0.0 => coarse * (1.0 - share) + fine * share,
            _ => coarse,
        }
    }
}

/// The cosine of the battlefield's latitude.
const SHORTER: f64 = 0.6724;

/// The height by natural neighbours; outside the net, that of the nearest point.
fn interpolate(net: &DelaunayTriangulation<Spot>, at: LatLon) -> Option<f64> {
    let at = Point2::new(at.lon * SHORTER, at.lat);
    let inside = net.natural_neighbor().interpolate(|spot| spot.data().height, at);
    inside.or_else(|| net.nearest_neighbor(at).map(|spot| spot.data().height))
}

/// Heights at every few pixels, with a smooth surface between them.
struct Grid {
    columns: usize,
    rows: usize,
    heights: Vec<f64>,
}

impl Grid {
    fn sample(width: u32, height: u32, ground: impl Fn(f64, f64) -> f64) -> Self {
        // Three columns and rows more than the picture has, so that the spline finds neighbours at its edges.
        let (columns, rows) = (width.div_ceil(STEP) as usize + 3, height.div_ceil(STEP) as usize + 3);
        let step = f64::from(STEP);
        let cell = |i: usize| ground((i % columns) as f64 * step - step, (i / columns) as f64 * step - step);
        Self { columns, rows, heights: (0..columns * rows).map(cell).collect() }
    }

    fn cell(&self, column: isize, row: isize) -> f64 {
        let column = column.clamp(0, self.columns as isize - 1) as usize;
        let row = row.clamp(0, self.rows as isize - 1) as usize;
        self.heights[row * self.columns + column]
    }

    /// A light blur, which takes away what the net's corners leave.
    fn softened(self) -> Self {
        let weights = [-2_isize, -1, 0, 1, 2].map(|i| (i, exp(-((i * i) as f64) / 2.0)));
        let total: f64 = weights.iter().map(|(_, w)| w).sum();
        let blur = |grid: &Self, across: bool| Self {
            columns: grid.columns,
            rows: grid.rows,
            heights: (0..grid.heights.len())
                .map(|i| {
                    let (column, row) = ((i % grid.columns) as isize, (i / grid.columns) as isize);
                    let near = |d: isize| if across { grid.cell(column + d, row) } else { grid.cell(column, row + d) };
                    weights.iter().map(|(d, w)| near(*d) * w).sum::<f64>() / total
                })
                .collect(),
        };
        blur(&blur(&self, true), false)
    }

    /// The height at a pixel, by a cubic B-spline: no facets and no ripples.
    fn at(&self, x: f64, y: f64) -> f64 {
        let (x, y) = (x / f64::from(STEP) + 1.0, y / f64::from(STEP) + 1.0);
        let (column, row) = (x.floor(), y.floor());
        let (across, down) = (spline(x - column), spline(y - row));
        let (column, row) = (column as isize - 1, row as isize - 1);
        let line = |j: isize| (0..4).map(|i| across[i as usize] * self.cell(column + i, row + j)).sum::<f64>();
        (0..4).map(|j| down[j as usize] * line(j)).sum()
    }
}

fn spline(t: f64) -> [f64; 4] {
    let u = 1.0 - t;
    [
        u * u * u / 6.0,
        (3.0 * t * t * t - 6.0 * t * t + 4.0) / 6.0,
        (3.0 * u * u * u - 6.0 * u * u + 4.0) / 6.0,
        t * t * t / 6.0,
    ]
}

/// 0 below 0, 1 above 1, an even rise between.
fn smooth(t: f64) -> f64 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// How bright a slope is, around 1: light mostly from the north-west, less from the west and the north.
/// `east` and `south` are the rise to the east and to the south.
fn light(east: f64, south: f64) -> f64 {
    let length = sqrt(east * east + south * south + 1.0);
    let from = |x: f64, y: f64, z: f64| ((-east * x - south * y + z) / length).max(0.0);
    const DIAGONAL: f64 = std::f64::consts::FRAC_1_SQRT_2;
    let lights =
        0.6 * from(-0.5, -0.5, DIAGONAL) + 0.2 * from(-DIAGONAL, 0.0, DIAGONAL) + 0.2 * from(0.0, -DIAGONAL, DIAGONAL);
    1.0 + 0.42 * (lights - DIAGONAL) / DIAGONAL
}

/// The colour of a height.
fn tint(height: f64) -> [f64; 3] {
    let above = TINTS.partition_point(|(from, _)| *from <= height);
    let (below, above) = (TINTS[above.saturating_sub(1)], TINTS[above.min(TINTS.len() - 1)]);
    let span = above.0 - below.0;
    let share = if span > 0.0 { smooth((height - below.0) / span) } else { 0.0 };
    std::array::from_fn(|i| below.1[i] * (1.0 - share) + above.1[i] * share)
}

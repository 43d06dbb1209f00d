//! The ground as a smooth surface: natural neighbours with gradients through the points, softened most where it is
//! flat, so that the long slopes of the steppe have no creases and the escarpment keeps its edge.

use libm::{exp, sqrt};
use spade::{DelaunayTriangulation, HasPosition, Point2, Triangulation};

use crate::{
    geo::{
        LatLon,
        projection::{MapPoint, to_map},
    },
    map::relief::{Extent, FRONT, THEATRE},
};

/// The heights, one point a row: extent, degrees east, degrees north, metres.
const POINTS: &str = include_str!("../../../assets/map/relief-points.csv");

/// A cell of the front's surface and of the theatre's, in map metres.
const CELL: (f64, f64) = (300.0, 2_500.0);

/// How far the front is softened where it is steep and where it is flat, and the theatre everywhere, in map metres.
const SOFT: (f64, f64, f64) = (360.0, 800.0, 2_500.0);

/// The slopes between which the front passes from flat to steep.
const STEEP: (f64, f64) = (0.004, 0.03);

/// How much slopes are exaggerated, for the front and for the theatre.
const EXAGGERATION: (f64, f64) = (26.0, 12.0);

/// Over how many map metres, from the edge inwards, the front's surface passes into the theatre's.
const SEAM_M: f64 = 15_000.0;

/// A point of the table, in map metres, and its height.
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

/// The surface of the front within that of the theatre. Heights are metres above the sea.
pub(super) struct Ground {
    front: Grid,
    theatre: Grid,
    edges: (MapPoint, MapPoint),
}

impl Ground {
    /// Lays the surface through the points. Fails with a sentence that names a row that cannot be read.
    pub(super) fn read() -> Result<Self, String> {
        let edges = corners(&FRONT);
        let (front, theatre) = read_points()?;
        let theatre = Grid::sample(corners(&THEATRE), CELL.1, &theatre)?.softened(SOFT.2);
        let mut front = Grid::sample(edges, CELL.0, &front)?.softened_where_flat();
        for i in 0..front.heights.len() {
            let at = front.place(i);
            let share = within(edges, at);
            front.heights[i] = front.heights[i] * share + theatre.at(at) * (1.0 - share);
        }
        Ok(Self { front, theatre, edges })
    }

    /// The height of the front, and its exaggerated rise to the east and to the north.
    pub(super) fn front(&self, at: MapPoint) -> (f64, f64, f64) {
        let share = within(self.edges, at);
        self.front.slope(at, EXAGGERATION.0 * share + EXAGGERATION.1 * (1.0 - share))
    }

    /// The height of the theatre, and its exaggerated rise to the east and to the north.
    pub(super) fn theatre(&self, at: MapPoint) -> (f64, f64, f64) {
        self.theatre.slope(at, EXAGGERATION.1)
    }

    /// The south-western and the north-eastern corner of the front.
    pub(super) fn edges(&self) -> (MapPoint, MapPoint) {
        self.edges
    }

    /// How steeply the front rises to the east and to the north.
    pub(super) fn rise(&self, at: MapPoint) -> (f64, f64) {
        let (_, east, north) = self.front.slope(at, 1.0);
        (east, north)
    }

    /// The height of the front alone.
    pub(super) fn height(&self, at: MapPoint) -> f64 {
        self.front.at(at)
    }
}

fn corners(extent: &Extent) -> (MapPoint, MapPoint) {
    (to_map(extent.south_west), to_map(extent.north_east))
}

/// How much of the front's own surface is believed: none at its edge.
fn within((low, high): (MapPoint, MapPoint), at: MapPoint) -> f64 {
    let edge = (at.x - low.x).min(high.x - at.x).min(at.y - low.y).min(high.y - at.y);
    smooth(edge / SEAM_M)
}

type Net = DelaunayTriangulation<Spot>;

/// The nets of the front and of the theatre; the theatre's holds the front's points in place of its own there.
fn read_points() -> Result<(Net, Net), String> {
    let (front, theatre) = spots(POINTS)?;
    let net = |spots: Vec<Spot>| Net::bulk_load(spots).map_err(|why| format!("relief-points.csv: {why}"));
    Ok((net(front)?, net(theatre)?))
}

/// How many points of the front and of the theatre a table of heights holds.
pub(super) fn count_points(table: &str) -> Result<usize, String> {
    spots(table).map(|(front, theatre)| front.len() + theatre.len())
}

/// The points of the front and of the theatre. Fails with a sentence that names the line that cannot be read.
fn spots(table: &str) -> Result<(Vec<Spot>, Vec<Spot>), String> {
    let (mut front, mut theatre) = (Vec::new(), Vec::new());
    let covered = corners(&FRONT);
    let rows = table.lines().enumerate().filter(|(_, row)| !row.starts_with('#')).skip(1);
    for (i, row) in rows {
        let broken = || format!("relief-points.csv, line {}: cannot read '{row}'", i + 1);
        let cells: Vec<&str> = row.split(',').collect();
        let [extent, lon, lat, height] = cells.as_slice() else { return Err(broken()) };
        let number = |cell: &str| cell.trim().parse::<f64>().map_err(|_| broken());
        let at = to_map(LatLon::new(number(lat)?, number(lon)?));
        let height = number(height)?;
        let spot = || Spot { at: Point2::new(at.x, at.y), height };
        if extent.contains("front") {
            front.push(spot());
            theatre.push(spot());
        } else if within((covered.0, covered.1), at) == 0.0 {
            theatre.push(spot());
        }
    }
    Ok((front, theatre))
}

/// Heights at even distances, with a smooth surface between them. Rows from south to north.
struct Grid {
    origin: MapPoint,
    cell: f64,
    columns: usize,
    rows: usize,
    heights: Vec<f64>,
}

impl Grid {
    fn sample((low, high): (MapPoint, MapPoint), cell: f64, net: &Net) -> Result<Self, String> {
        // Two cells more than needed on every side, so that the spline finds neighbours at the edges.
        let count = |length: f64| (length / cell).ceil() as usize + 5;
        let origin = MapPoint::new(low.x - 2.0 * cell, low.y - 2.0 * cell);
        let (columns, rows) = (count(high.x - low.x), count(high.y - low.y));
        let mut grid = Self { origin, cell, columns, rows, heights: Vec::new() };
        let neighbours = net.natural_neighbor();
        let gradients = neighbours.estimate_gradients(|spot| spot.data().height);
        grid.heights = (0..columns * rows)
            .map(|i| {
                let at = Point2::new(grid.place(i).x, grid.place(i).y);
                let inside = neighbours.interpolate_gradient(|spot| spot.data().height, &gradients, 1.0, at);
                inside.filter(|height| height.is_finite()).or_else(|| {
                    let even = neighbours.interpolate(|spot| spot.data().height, at);
                    even.or_else(|| net.nearest_neighbor(at).map(|spot| spot.data().height))
                })
            })
            .collect::<Option<_>>()
            .ok_or("relief-points.csv has no points")?;
        Ok(grid)
    }

    /// Where a height stands.
    fn place(&self, i: usize) -> MapPoint {
        let (column, row) = ((i % self.columns) as f64, (i / self.columns) as f64);
        MapPoint::new(self.origin.x + column * self.cell, self.origin.y + row * self.cell)
    }

    fn node(&self, column: isize, row: isize) -> f64 {
        let column = column.clamp(0, self.columns as isize - 1) as usize;
        let row = row.clamp(0, self.rows as isize - 1) as usize;
        self.heights[row * self.columns + column]
    }

    fn filled(&self, height: impl Fn(isize, isize) -> f64) -> Self {
        let at = |i: usize| height((i % self.columns) as isize, (i / self.columns) as isize);
        Self { heights: (0..self.heights.len()).map(at).collect(), ..*self }
    }

    /// The same surface, blurred over so many map metres.
    fn softened(&self, over: f64) -> Self {
        let over = over / self.cell;
        let reach = (over * 3.0).ceil() as isize;
        let weights: Vec<_> = (-reach..=reach).map(|i| (i, exp(-((i * i) as f64) / (2.0 * over * over)))).collect();
        let total: f64 = weights.iter().map(|(_, weight)| weight).sum();
        let mean = |near: &dyn Fn(isize) -> f64| weights.iter().map(|(i, w)| near(*i) * w).sum::<f64>() / total;
        let across = self.filled(|column, row| mean(&|i| self.node(column + i, row)));
        across.filled(|column, row| mean(&|i| across.node(column, row + i)))
    }

    /// Softened little where it is steep and much where it is flat.
    fn softened_where_flat(&self) -> Self {
        let (fine, coarse) = (self.softened(SOFT.0), self.softened(SOFT.1));
        let steep = fine.filled(|column, row| {
            let east = fine.node(column + 1, row) - fine.node(column - 1, row);
            let north = fine.node(column, row + 1) - fine.node(column, row - 1);
            let slope = sqrt(east * east + north * north) / (2.0 * self.cell);
            smooth((slope - STEEP.0) / (STEEP.1 - STEEP.0))
        });
        let steep = steep.softened(SOFT.1 * 0.7);
        self.filled(|column, row| {
            let share = (steep.node(column, row) * 1.6).min(1.0);
            coarse.node(column, row) * (1.0 - share) + fine.node(column, row) * share
        })
    }

    /// The height at a point, by a cubic B-spline: no facets and no ripples.
    fn at(&self, at: MapPoint) -> f64 {
        let (x, y) = ((at.x - self.origin.x) / self.cell, (at.y - self.origin.y) / self.cell);
        let (column, row) = (x.floor(), y.floor());
        let (across, up) = (spline(x - column), spline(y - row));
        let (column, row) = (column as isize - 1, row as isize - 1);
        let line = |j: isize| (0..4).map(|i| across[i as usize] * self.node(column + i, row + j)).sum::<f64>();
        (0..4).map(|j| up[j as usize] * line(j)).sum()
    }

    /// The height at a point and its rise to the east and to the north, so many times as steep.
    fn slope(&self, at: MapPoint, exaggeration: f64) -> (f64, f64, f64) {
        let step = self.cell / 2.0;
        let rise = |x: f64, y: f64| {
            let (ahead, behind) = (MapPoint::new(at.x + x, at.y + y), MapPoint::new(at.x - x, at.y - y));
            exaggeration * (self.at(ahead) - self.at(behind)) / (2.0 * step)
        };
        (self.at(at), rise(step, 0.0), rise(0.0, step))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_western_bank_stands_high_over_the_river_and_the_valley_floor_is_even() {
        let ground = Ground::read().expect("the points can be read");
        let height = |lat: f64, lon: f64| ground.height(to_map(LatLon::new(lat, lon)));
        // Bain-Tsagan, the river below it, the floor of the valley.
        let (top, foot, floor) = (height(47.76, 118.53), height(47.76, 118.58), height(47.745, 118.59));
        assert!(top - foot > 45.0, "{top} over {foot}");
        assert!((foot - floor).abs() < 12.0, "{foot} and {floor}");
    }

    #[test]
    fn the_front_meets_the_theatre_without_a_step() {
        let ground = Ground::read().expect("the points can be read");
        let (low, high) = ground.edges();
        for share in [0.1, 0.35, 0.6, 0.9] {
            let at = MapPoint::new(low.x + (high.x - low.x) * share, low.y);
            let step = (ground.front(at).0 - ground.theatre(at).0).abs();
            assert!(step < 3.0, "{step} m");
        }
    }

    #[test]
    fn the_surface_stays_near_its_points() {
        let ground = Ground::read().expect("the points can be read");
        let (front, _) = read_points().expect("the points can be read");
        let (low, high) = (to_map(LatLon::new(47.5, 118.25)), to_map(LatLon::new(48.0, 119.05)));
        let off: Vec<f64> = front
            .vertices()
            .map(|vertex| (vertex.position(), vertex.data().height))
            .filter(|(at, _)| (low.x..high.x).contains(&at.x) && (low.y..high.y).contains(&at.y))
            .map(|(at, height)| ground.height(MapPoint::new(at.x, at.y)) - height)
            .collect();
        let mean = sqrt(off.iter().map(|metres| metres * metres).sum::<f64>() / off.len() as f64);
        assert!(off.len() > 200 && mean < 3.0, "{mean} m at {} points", off.len());
    }
}

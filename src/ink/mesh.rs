//! Building the meshes: lines with mitred corners, filled outlines, dots.

use bevy::{
    color::Srgba,
    mesh::{Indices, Mesh, PrimitiveTopology},
};
use bevy_egui::egui::Color32;
use lyon_tessellation::{
    BuffersBuilder, FillOptions, FillRule, FillTessellator, FillVertex, VertexBuffers, math::point, path::Path,
};

use super::USAGE;
use crate::theme;

/// A point of a mesh in its own units: metres for the map, pixels for symbols.
pub type Point = [f32; 2];

/// How a line is broken.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Pattern {
    /// Not at all.
    #[default]
    Solid,
    /// Into dashes: the length of a dash and its gap together in whole pixels, and the share of it that is drawn.
    Dashed(f32, f32),
}

/// What a line is drawn with.
#[derive(Clone, Copy, Debug)]
pub struct Pen {
    /// The whole width in pixels.
    pub width: f32,
    /// The colour.
    pub colour: Color32,
    /// The pattern.
    pub pattern: Pattern,
}

impl Pen {
    /// A pen for unbroken lines.
    pub const fn solid(width: f32, colour: Color32) -> Self {
        Self { width, colour, pattern: Pattern::Solid }
    }

    /// The same pen with a pattern.
    pub const fn with(self, pattern: Pattern) -> Self {
        Self { pattern, ..self }
    }
}

/// A mitre reaches at most this many half widths out: sharper corners are cut.
const LONGEST_MITRE: f32 = 1.6;

/// A mesh under construction. What is added later lies above what was added before.
#[derive(Default)]
pub struct InkMesh {
    positions: Vec<[f32; 3]>,
    pushes: Vec<[f32; 3]>,
    along: Vec<[f32; 2]>,
    colours: Vec<[f32; 4]>,
    indices: Vec<u32>,
}

impl InkMesh {
    /// Adds a line through `points`.
    pub fn line(&mut self, points: &[Point], pen: Pen) -> &mut Self {
        self.stroke(points, false, pen)
    }

    /// Adds a closed line through `points`.
    pub fn outline(&mut self, points: &[Point], pen: Pen) -> &mut Self {
        self.stroke(points, true, pen)
    }

    /// Adds the area within `points`.
    pub fn fill(&mut self, points: &[Point], colour: Color32) -> &mut Self {
        let mut path = Path::builder();
        for (i, p) in points.iter().enumerate() {
            let to = point(p[0], p[1]);
            if i == 0 {
                path.begin(to)
            } else {
                path.line_to(to)
            };
        }
        if !points.is_empty() {
            path.end(true);
        }
        self.tessellate(&path.build(), FillRule::EvenOdd, colour)
    }

    fn tessellate(&mut self, path: &Path, rule: FillRule, colour: Color32) -> &mut Self {
        let mut buffers: VertexBuffers<Point, u32> = VertexBuffers::new();
        let mut output = BuffersBuilder::new(&mut buffers, |vertex: FillVertex<'_>| vertex.position().to_array());
        let options = FillOptions::default().with_tolerance(0.05).with_fill_rule(rule);
        // An outline that cannot be filled (it holds a NaN) is left out: the base map is checked by a test.
        if FillTessellator::new().tessellate_path(path, &options, &mut output).is_ok() {
            let first = self.positions.len() as u32;
            let colour = theme::srgb(colour);
            for p in buffers.vertices {
                self.vertex([p[0], p[1], 0.0], [0.0; 3], [0.0; 2], colour);
            }
            self.indices.extend(buffers.indices.into_iter().map(|i| first + i));
        }
        self
    }

    /// Adds the area that lies within a reach of one of several lines: round at ends and corners, nowhere laid twice.
    pub fn band(&mut self, lines: &[(Vec<Point>, f32)], colour: Color32) -> &mut Self {
        let mut path = Path::builder();
        let mut ring = |corners: &[Point]| {
            for (i, corner) in corners.iter().enumerate() {
                let to = point(corner[0], corner[1]);
                if i == 0 {
                    path.begin(to)
                } else {
                    path.line_to(to)
                };
            }
            path.end(true);
        };
        for (points, reach) in lines {
            for leg in points.windows(2).filter(|leg| leg[0] != leg[1]) {
                let [x, y] = direction(leg[0], leg[1]).map(|part| part * reach);
                let (a, b) = (leg[0], leg[1]);
                // Turning the same way as the discs, so that what overlaps is one area.
                ring(&[[a[0] + y, a[1] - x], [b[0] + y, b[1] - x], [b[0] - y, b[1] + x], [a[0] - y, a[1] + x]]);
            }
            points.iter().for_each(|corner| ring(&circle(*corner, *reach, 18)));
        }
        self.tessellate(&path.build(), FillRule::NonZero, colour)
    }

    /// Adds a disc.
    pub fn disc(&mut self, centre: Point, radius: f32, colour: Color32) -> &mut Self {
        let ring = circle(centre, radius, 20);
        self.fill(&ring, colour).outline(&ring, Pen::solid(0.8, colour))
    }

    /// The finished mesh.
    pub fn build(self) -> Mesh {
        Mesh::new(PrimitiveTopology::TriangleList, USAGE)
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, self.positions)
            .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, self.pushes)
            .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, self.along)
            .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, self.colours)
            .with_inserted_indices(Indices::U32(self.indices))
    }

    fn vertex(&mut self, position: [f32; 3], push: [f32; 3], along: [f32; 2], colour: Srgba) {
        self.positions.push(position);
        self.pushes.push(push);
        self.along.push(along);
        self.colours.push([colour.red, colour.green, colour.blue, colour.alpha]);
    }

    fn stroke(&mut self, points: &[Point], closed: bool, pen: Pen) -> &mut Self {
        let mut points: Vec<Point> = points.to_vec();
        points.dedup();
        if closed && points.len() > 2 && points.first() != points.last() {
            points.push(points[0]);
        }
        if points.len() < 2 {
            return self;
        }
        let pattern = match pen.pattern {
            Pattern::Solid => 0.0,
            Pattern::Dashed(period, share) => period.round() + share.clamp(0.01, 0.99),
        };
        let colour = theme::srgb(pen.colour);
        let directions: Vec<Point> = points.windows(2).map(|leg| direction(leg[0], leg[1])).collect();
        let (first, last) = (directions[0], directions[directions.len() - 1]);
        let first_vertex = self.positions.len() as u32;
        let mut distance = 0.0;
        for (i, p) in points.iter().enumerate() {
            let before = if i > 0 {
                directions[i - 1]
            } else if closed {
                last
            } else {
                first
            };
            let after = directions.get(i).copied().unwrap_or(if closed { first } else { last });
            if i > 0 {
                distance += length(points[i - 1], *p);
            }
            let [x, y] = mitre(before, after);
            // z tells the shader which side of the line a vertex is; it is not a height.
            for side in [1.0, -1.0] {
                let push = [x * side, y * side, pen.width / 2.0];
                self.vertex([p[0], p[1], side], push, [distance, pattern], colour);
            }
        }
        for i in 0..points.len() as u32 - 1 {
            let a = first_vertex + 2 * i;
            self.indices.extend([a, a + 1, a + 2, a + 2, a + 1, a + 3]);
        }
        self
    }
}

/// Points of a circle, or of a regular polygon.
pub fn circle(centre: Point, radius: f32, corners: u32) -> Vec<Point> {
    let at = |i: u32| {
        let turn = std::f32::consts::TAU * i as f32 / corners as f32;
        [centre[0] + radius * libm::cosf(turn), centre[1] + radius * libm::sinf(turn)]
    };
    (0..corners).map(at).collect()
}

fn direction(a: Point, b: Point) -> Point {
    let length = length(a, b);
    [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
}

fn length(a: Point, b: Point) -> f32 {
    libm::hypotf(b[0] - a[0], b[1] - a[1])
}

/// The way in which a corner is pushed out so that both its lines keep their width.
fn mitre(before: Point, after: Point) -> Point {
    let normal = |d: Point| [-d[1], d[0]];
    let (a, b) = (normal(before), normal(after));
    let sum = [a[0] + b[0], a[1] + b[1]];
    let length = libm::hypotf(sum[0], sum[1]);
    if length < 1e-3 {
        return a;
    }
    let unit = [sum[0] / length, sum[1] / length];
    let reach = (1.0 / (unit[0] * a[0] + unit[1] * a[1])).min(LONGEST_MITRE);
    [unit[0] * reach, unit[1] * reach]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_is_one_quad() {
        let mut mesh = InkMesh::default();
        mesh.line(&[[0.0, 0.0], [10.0, 0.0]], Pen::solid(2.0, theme::INK));
        assert_eq!((mesh.positions.len(), mesh.indices.len()), (4, 6));
        assert_eq!(mesh.pushes[0], [0.0, 1.0, 1.0]);
    }

    #[test]
    fn a_right_angle_is_mitred_and_a_hairpin_is_cut() {
        let [x, y] = mitre([1.0, 0.0], [0.0, 1.0]);
        assert!((libm::hypotf(x, y) - std::f32::consts::SQRT_2).abs() < 1e-5);
        assert_eq!(mitre([1.0, 0.0], [-1.0, 0.0]), [0.0, 1.0]);
    }

    #[test]
    fn a_band_lies_nowhere_twice() {
        let mut mesh = InkMesh::default();
        let line = vec![[0.0, 0.0], [100.0, 0.0], [100.0, 100.0], [90.0, 0.0]];
        mesh.band(&[(line.clone(), 10.0), (line, 5.0)], theme::INK);
        let corner = |i: u32| mesh.positions[i as usize];
        let area = mesh.indices.chunks(3).map(|t| {
            let (a, b, c) = (corner(t[0]), corner(t[1]), corner(t[2]));
            ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).abs() / 2.0
        });
        // Two arms of 20 by 100 with round ends that share their corner and, the hairpin, half of one arm.
        let area: f32 = area.sum();
        assert!((4_000.0..4_900.0).contains(&area), "{area}");
    }

    #[test]
    fn a_square_is_filled_by_two_triangles() {
        let mut mesh = InkMesh::default();
        mesh.fill(&[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]], theme::INK);
        assert_eq!(mesh.indices.len(), 6);
    }
}

//! From a drawing to a mesh: lines with mitred corners whose width is in pixels, tessellated areas.

use bevy::{
    color::Srgba,
    mesh::{Indices, Mesh, PrimitiveTopology},
};
use bevy_egui::egui::Color32;
use lyon_tessellation::{
    BuffersBuilder, FillOptions, FillRule, FillTessellator, FillVertex, VertexBuffers, math::point, path::Path,
};

use super::{
    USAGE,
    drawing::{Drawing, Pattern, Pen, Point, Shape, direction, length},
};
use crate::theme;

/// A mitre reaches at most this many half widths out: sharper corners are cut.
const LONGEST_MITRE: f32 = 1.6;

/// A mesh under construction.
#[derive(Default)]
struct InkMesh {
    positions: Vec<[f32; 3]>,
    pushes: Vec<[f32; 3]>,
    along: Vec<[f32; 2]>,
    colours: Vec<[f32; 4]>,
    indices: Vec<u32>,
}

impl Drawing {
    /// The mesh of the drawing. The third axis of its transform scales the widths of its lines.
    pub fn build(&self) -> Mesh {
        InkMesh::of(self).build()
    }
}

/// The triangles of an area: corners, and three numbers of corners for each triangle.
pub(super) fn tessellate(rings: &[Vec<Point>], union: bool) -> Option<VertexBuffers<Point, u32>> {
    let mut path = Path::builder();
    for ring in rings.iter().filter(|ring| !ring.is_empty()) {
        for (i, corner) in ring.iter().enumerate() {
            let to = point(corner[0], corner[1]);
            if i == 0 {
                path.begin(to)
            } else {
                path.line_to(to)
            };
        }
        path.end(true);
    }
    let mut buffers: VertexBuffers<Point, u32> = VertexBuffers::new();
    let mut output = BuffersBuilder::new(&mut buffers, |vertex: FillVertex<'_>| vertex.position().to_array());
    let rule = if union { FillRule::NonZero } else { FillRule::EvenOdd };
    let options = FillOptions::default().with_tolerance(0.05).with_fill_rule(rule);
    // An outline that cannot be filled (it holds a NaN) is left out: the base map is checked by a test.
    FillTessellator::new().tessellate_path(&path.build(), &options, &mut output).ok()?;
    Some(buffers)
}

impl InkMesh {
    fn of(drawing: &Drawing) -> Self {
        let mut mesh = Self::default();
        for shape in drawing.shapes() {
            match shape {
                Shape::Line { points, closed, pen } => mesh.line(points, *closed, *pen),
                Shape::Area { rings, union, colour } => mesh.area(rings, *union, *colour),
                Shape::Ribbon { points, colour } => mesh.ribbon(points, *colour),
            }
        }
        if mesh.indices.is_empty() {
            mesh.nothing();
        }
        mesh
    }

    /// A triangle without an area: the engine reports a fault where a mesh has no corner at all.
    fn nothing(&mut self) {
        let first = self.positions.len() as u32;
        (0..3).for_each(|_| self.vertex([0.0; 3], [0.0; 3], [0.0; 2], theme::srgb(Color32::TRANSPARENT)));
        self.indices.extend(first..first + 3);
    }

    fn area(&mut self, rings: &[Vec<Point>], union: bool, colour: Color32) {
        let Some(buffers) = tessellate(rings, union) else { return };
        let first = self.positions.len() as u32;
        let colour = theme::srgb(colour);
        for p in buffers.vertices {
            self.vertex([p[0], p[1], 0.0], [0.0; 3], [0.0; 2], colour);
        }
        self.indices.extend(buffers.indices.into_iter().map(|i| first + i));
    }

    fn line(&mut self, points: &[Point], closed: bool, pen: Pen) {
        let mut points: Vec<Point> = points.to_vec();
        points.dedup();
        if closed && points.len() > 2 && points.first() != points.last() {
            points.push(points[0]);
        }
        let pattern = match pen.pattern {
            // A negative pattern is the least width in units of the mesh.
            Pattern::Solid => -pen.ground,
            Pattern::Dashed(period, share) => period.round() + share.clamp(0.01, 0.99),
        };
        self.stroke(&points, closed, |_| pen.width, pattern, pen.colour);
    }

    fn ribbon(&mut self, points: &[(Point, f32)], colour: Color32) {
        let mut points = points.to_vec();
        points.dedup_by(|a, b| a.0 == b.0);
        let places: Vec<Point> = points.iter().map(|(place, _)| *place).collect();
        self.stroke(&places, false, |i| points[i].1, 0.0, colour);
    }

    /// A line through points that differ from one to the next.
    fn stroke(&mut self, points: &[Point], closed: bool, width: impl Fn(usize) -> f32, pattern: f32, colour: Color32) {
        if points.len() < 2 {
            return;
        }
        let colour = theme::srgb(colour);
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
                let push = [x * side, y * side, width(i) / 2.0];
                self.vertex([p[0], p[1], side], push, [distance, pattern], colour);
            }
        }
        for i in 0..points.len() as u32 - 1 {
            let a = first_vertex + 2 * i;
            self.indices.extend([a, a + 1, a + 2, a + 2, a + 1, a + 3]);
        }
    }

    fn build(self) -> Mesh {
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

    /// Found by the monkey in the log: the engine called an arrow of no length a use after free.
    #[test]
    fn what_draws_nothing_still_has_a_corner_and_no_area() {
        let mut point = Drawing::default();
        point.line(&[[3.0, 4.0]], Pen::solid(2.0, theme::INK));
        for drawing in [Drawing::default(), point] {
            let mesh = InkMesh::of(&drawing);
            assert!(mesh.positions.len() == 3 && mesh.positions.iter().all(|at| *at == [0.0; 3]));
            assert_eq!(mesh.indices, [0, 1, 2]);
        }
    }

    #[test]
    fn a_straight_line_is_one_quad() {
        let mut drawing = Drawing::default();
        drawing.line(&[[0.0, 0.0], [10.0, 0.0]], Pen::solid(2.0, theme::INK));
        let mesh = InkMesh::of(&drawing);
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
        let mut drawing = Drawing::default();
        let line = vec![[0.0, 0.0], [100.0, 0.0], [100.0, 100.0], [90.0, 0.0]];
        drawing.band(&[(line.clone(), 10.0), (line, 5.0)], theme::INK);
        let mesh = InkMesh::of(&drawing);
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
        let mut drawing = Drawing::default();
        drawing.fill(&[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]], theme::INK);
        let mesh = InkMesh::of(&drawing);
        assert_eq!(mesh.indices.len(), 6);
    }
}

//! A drawing in a panel: as egui's shapes.

use bevy_egui::egui::{self, Color32, Mesh, Pos2, Rect, Stroke, pos2};

use super::{
    drawing::{Drawing, Pattern, Pen, Point, Shape},
    mesh::tessellate,
};

/// How a drawing lies on a flat page, y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Onto {
    /// Where the drawing's origin lies.
    pub origin: [f64; 2],
    /// Pixels in a unit of the drawing.
    pub scale: f64,
    /// By how much the widths of its lines grow.
    pub widths: f32,
}

impl Onto {
    /// Where a point of the drawing lies.
    pub fn place(&self, [x, y]: Point) -> Pos2 {
        let at = |origin: f64, along: f32| (origin + f64::from(along) * self.scale) as f32;
        pos2(at(self.origin[0], x), at(self.origin[1], -y))
    }

    /// The width of a line in pixels.
    pub fn width(&self, pen: Pen) -> f32 {
        (pen.width * self.widths).max(pen.ground * self.scale as f32)
    }
}

impl Drawing {
    /// The parts of the drawing that touch a frame.
    pub fn within(&self, onto: Onto, frame: Rect) -> Self {
        let touches = |shape: &&Shape| {
            let mut bounds = Rect::NOTHING;
            let reach = match shape {
                Shape::Line { points, pen, .. } => {
                    points.iter().for_each(|point| bounds.extend_with(onto.place(*point)));
                    onto.width(*pen)
                }
                Shape::Area { rings, .. } => {
                    rings.iter().flatten().for_each(|point| bounds.extend_with(onto.place(*point)));
                    0.0
                }
                Shape::Ribbon { points, .. } => {
                    points.iter().for_each(|(point, _)| bounds.extend_with(onto.place(*point)));
                    points.iter().map(|(_, width)| width * onto.widths).fold(0.0, f32::max)
                }
            };
            bounds.expand(reach).intersects(frame)
        };
        Self { shapes: self.shapes.iter().filter(touches).cloned().collect() }
    }

    /// The drawing as egui's shapes, lowest first.
    pub fn flat(&self, onto: Onto) -> Vec<egui::Shape> {
        let mut out = Vec::new();
        for shape in self.shapes() {
            match shape {
                Shape::Line { points, closed, pen } => {
                    let mut path: Vec<Pos2> = points.iter().map(|point| onto.place(*point)).collect();
                    let stroke = Stroke::new(onto.width(*pen), pen.colour);
                    match pen.pattern {
                        Pattern::Solid if *closed => out.push(egui::Shape::closed_line(path, stroke)),
                        Pattern::Solid => out.push(egui::Shape::line(path, stroke)),
                        Pattern::Dashed(period, share) => {
                            path.extend(closed.then(|| path.first().copied()).flatten());
                            let period = period * onto.widths;
                            out.extend(egui::Shape::dashed_line(&path, stroke, period * share, period * (1.0 - share)));
                        }
                    }
                }
                Shape::Area { rings, union, colour } => {
                    if let Some(buffers) = tessellate(rings, *union) {
                        let corners = buffers.vertices.iter().map(|point| onto.place(*point));
                        out.push(mesh(corners, buffers.indices, *colour));
                    }
                }
                Shape::Ribbon { points, colour } => {
                    let (left, right) = sides(points, onto);
                    let count = left.len() as u32;
                    let quads = (0..count.saturating_sub(1)).flat_map(|i| {
                        let (a, b) = (i, count + i);
                        [a, b, a + 1, a + 1, b, b + 1]
                    });
                    out.push(mesh(left.into_iter().chain(right), quads.collect(), *colour));
                }
            }
        }
        out
    }
}

/// The two sides of a ribbon.
pub(super) fn sides(points: &[(Point, f32)], onto: Onto) -> (Vec<Pos2>, Vec<Pos2>) {
    let path: Vec<Pos2> = points.iter().map(|(point, _)| onto.place(*point)).collect();
    let side = |i: usize, turn: f32| {
        let along = path[(i + 1).min(path.len() - 1)] - path[i.saturating_sub(1)];
        path[i] + along.normalized().rot90() * (points[i].1 * onto.widths * 0.5 * turn)
    };
    ((0..path.len()).map(|i| side(i, 1.0)).collect(), (0..path.len()).map(|i| side(i, -1.0)).collect())
}

fn mesh(corners: impl Iterator<Item = Pos2>, indices: Vec<u32>, colour: Color32) -> egui::Shape {
    let mut mesh = Mesh::default();
    corners.for_each(|corner| mesh.colored_vertex(corner, colour));
    mesh.indices = indices;
    egui::Shape::mesh(mesh)
}

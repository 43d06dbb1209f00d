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

/// A line that leaves a frame is cut off so many pixels beyond it: the widest has its end out of sight.
const BEYOND: f32 = 60.0;

impl Drawing {
    /// The parts of the drawing that touch a frame. Of an open line, what runs far beyond it is cut off.
    pub fn within(&self, onto: Onto, frame: Rect) -> Self {
        let bounds = |points: &mut dyn Iterator<Item = &Point>| {
            let mut bounds = Rect::NOTHING;
            points.for_each(|point| bounds.extend_with(onto.place(*point)));
            bounds
        };
        let mut shapes = Vec::new();
        for shape in &self.shapes {
            match shape {
                Shape::Line { points, closed: false, pen } if points.len() > 1 => {
                    let near = |leg: &[Point], by: f32| bounds(&mut leg.iter()).expand(by).intersects(frame);
                    if !points.windows(2).any(|leg| near(leg, onto.width(*pen))) {
                        continue;
                    }
                    // Lines of several pens are cut at the same points: their dashes stay in step.
                    for points in stretches(points, |leg| near(leg, BEYOND)) {
                        shapes.push(Shape::Line { points, closed: false, pen: *pen });
                    }
                    continue;
                }
                Shape::Line { points, pen, .. } => {
                    if !bounds(&mut points.iter()).expand(onto.width(*pen)).intersects(frame) {
                        continue;
                    }
                }
                Shape::Area { rings, .. } => {
                    if !bounds(&mut rings.iter().flatten()).intersects(frame) {
                        continue;
                    }
                }
                Shape::Ribbon { points, .. } => {
                    let widest = points.iter().map(|(_, width)| width * onto.widths).fold(0.0, f32::max);
                    if !bounds(&mut points.iter().map(|(point, _)| point)).expand(widest).intersects(frame) {
                        continue;
                    }
                }
            }
            shapes.push(shape.clone());
        }
        Self { shapes }
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

/// The stretches of a line whose legs are wanted.
fn stretches(points: &[Point], wanted: impl Fn(&[Point]) -> bool) -> Vec<Vec<Point>> {
    let mut all: Vec<Vec<Point>> = Vec::new();
    let mut before = false;
    for leg in points.windows(2) {
        let now = wanted(leg);
        match all.last_mut().filter(|_| before) {
            Some(stretch) if now => stretch.push(leg[1]),
            _ if now => all.push(leg.to_vec()),
            _ => {}
        }
        before = now;
    }
    all
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme;

    #[test]
    fn a_line_is_cut_off_beyond_the_frame_and_one_that_goes_around_it_is_left_out() {
        let (onto, frame) = (
            Onto { origin: [0.0; 2], scale: 1.0, widths: 1.0 },
            Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 100.0)),
        );
        let pen = Pen::solid(2.0, theme::INK);
        let mut through = Drawing::default();
        // Along the upper edge and far away, and back again.
        let there = (-20..40).map(|i| [i as f32 * 10.0, -5.0]);
        let back = (-20..40).rev().map(|i| [i as f32 * 10.0, -95.0]);
        through.line(&there.chain(back).collect::<Vec<Point>>(), pen);
        let cut = through.within(onto, frame);
        assert_eq!(cut.shapes().len(), 2);
        for shape in cut.shapes() {
            let Shape::Line { points, .. } = shape else { panic!("{shape:?}") };
            assert!(points.iter().all(|[x, _]| (-70.0..=170.0).contains(x)) && points.len() > 10, "{points:?}");
        }
        let mut around = Drawing::default();
        around.line(&[[-50.0, 50.0], [-50.0, -150.0], [150.0, -150.0], [150.0, 50.0]], pen);
        assert!(around.within(onto, frame).is_empty(), "its bounds hold the frame, and it touches it nowhere");
    }
}

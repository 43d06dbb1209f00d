//! egui's shapes as elements of an SVG.

use bevy_egui::egui::{
    Color32, Mesh, Pos2, Rect, Shape, Stroke, StrokeKind,
    epaint::{ColorMode, PathStroke, RectShape, WHITE_UV},
};
use std::{collections::BTreeMap, fmt::Write as _};

use crate::ink::paint;

/// Adds a shape. Texts are set elsewhere; a shape that is no vector is left out.
pub(super) fn write(out: &mut String, shape: &Shape) {
    // A write into a string does not fail.
    let _ = match shape {
        Shape::Vec(shapes) => {
            shapes.iter().for_each(|shape| write(out, shape));
            Ok(())
        }
        Shape::Circle(circle) => writeln!(
            out,
            r#"<circle cx="{:.2}" cy="{:.2}" r="{:.2}"{}{}/>"#,
            circle.center.x,
            circle.center.y,
            circle.radius,
            fill(circle.fill),
            stroke(circle.stroke)
        ),
        Shape::Ellipse(ellipse) => writeln!(
            out,
            r#"<ellipse cx="{:.2}" cy="{:.2}" rx="{:.2}" ry="{:.2}"{}{}/>"#,
            ellipse.center.x,
            ellipse.center.y,
            ellipse.radius.x,
            ellipse.radius.y,
            fill(ellipse.fill),
            stroke(ellipse.stroke)
        ),
        Shape::LineSegment { points, stroke: line } => {
            writeln!(out, r#"<path d="{}"{}{}/>"#, way(points, false), fill(Color32::TRANSPARENT), stroke(*line))
        }
        Shape::Path(path) => writeln!(
            out,
            r#"<path d="{}"{}{}/>"#,
            way(&path.points, path.closed),
            fill(path.fill),
            stroke(of_path(&path.stroke))
        ),
        Shape::QuadraticBezier(curve) => {
            let [a, b, c] = curve.points;
            let way = format!("M{}Q{} {}", at(a), at(b), at(c));
            writeln!(out, r#"<path d="{way}"{}{}/>"#, fill(curve.fill), stroke(of_path(&curve.stroke)))
        }
        Shape::CubicBezier(curve) => {
            let [a, b, c, d] = curve.points;
            let way = format!("M{}C{} {} {}", at(a), at(b), at(c), at(d));
            writeln!(out, r#"<path d="{way}"{}{}/>"#, fill(curve.fill), stroke(of_path(&curve.stroke)))
        }
        Shape::Rect(rect) => {
            rectangle(out, rect);
            Ok(())
        }
        Shape::Mesh(mesh) => {
            triangles(out, mesh);
            Ok(())
        }
        Shape::Noop | Shape::Text(_) | Shape::Callback(_) => Ok(()),
    };
}

fn rectangle(out: &mut String, shape: &RectShape) {
    let reach = match shape.stroke_kind {
        StrokeKind::Inside => -shape.stroke.width / 2.0,
        StrokeKind::Middle => 0.0,
        StrokeKind::Outside => shape.stroke.width / 2.0,
    };
    let mut one = |rect: Rect, paint: String| {
        let round = f32::from(shape.corner_radius.nw);
        let round = if round > 0.0 { format!(r#" rx="{round:.1}""#) } else { String::new() };
        let (x, y, w, h) = (rect.left(), rect.top(), rect.width(), rect.height());
        let _ = writeln!(out, r#"<rect x="{x:.2}" y="{y:.2}" width="{w:.2}" height="{h:.2}"{round}{paint}/>"#);
    };
    if shape.fill != Color32::TRANSPARENT {
        one(shape.rect, fill(shape.fill));
    }
    if shape.stroke.width > 0.0 && shape.stroke.color != Color32::TRANSPARENT {
        one(shape.rect.expand(reach), fill(Color32::TRANSPARENT) + &stroke(shape.stroke));
    }
}

/// The triangles of a mesh, those of one colour as one path, so that no seam shows between them.
fn triangles(out: &mut String, mesh: &Mesh) {
    let mut by_colour: BTreeMap<[u8; 4], (Color32, String)> = BTreeMap::new();
    for corners in mesh.indices.chunks_exact(3) {
        let corner = |i: usize| mesh.vertices.get(corners[i] as usize);
        let (Some(a), Some(b), Some(c)) = (corner(0), corner(1), corner(2)) else { continue };
        if a.uv != WHITE_UV {
            continue;
        }
        // All turn the same way: what two of them share is covered once.
        let turn = (b.pos - a.pos).x * (c.pos - a.pos).y - (b.pos - a.pos).y * (c.pos - a.pos).x;
        let (b_at, c_at) = if turn < 0.0 { (c.pos, b.pos) } else { (b.pos, c.pos) };
        let (_, path) = by_colour.entry(a.color.to_array()).or_insert_with(|| (a.color, String::new()));
        path.push_str(&way(&[a.pos, b_at, c_at], true));
    }
    for (colour, way) in by_colour.into_values() {
        let _ = writeln!(out, r#"<path d="{way}"{}/>"#, fill(colour));
    }
}

fn of_path(stroke: &PathStroke) -> Stroke {
    let colour = match &stroke.color {
        ColorMode::Solid(colour) => *colour,
        // A line of several colours takes that of its beginning.
        ColorMode::UV(colour) => colour(Rect::ZERO, Pos2::ZERO),
    };
    Stroke::new(stroke.width, colour)
}

fn fill(colour: Color32) -> String {
    if colour == Color32::TRANSPARENT { r#" fill="none""#.to_owned() } else { paint("fill", colour) }
}

fn stroke(stroke: Stroke) -> String {
    if stroke.width <= 0.0 || stroke.color == Color32::TRANSPARENT {
        return String::new();
    }
    format!(r#"{} stroke-width="{:.2}""#, paint("stroke", stroke.color), stroke.width)
}

fn at(point: Pos2) -> String {
    format!("{:.2} {:.2}", point.x, point.y)
}

fn way(points: &[Pos2], closed: bool) -> String {
    let mut way = String::new();
    for point in points {
        way.push(if way.is_empty() { 'M' } else { 'L' });
        way.push_str(&at(*point));
    }
    if closed && !way.is_empty() {
        way.push('Z');
    }
    way
}

//! egui's shapes as elements of an SVG.

use bevy_egui::egui::{
    Color32, Mesh, Pos2, Rect, Shape, Stroke, StrokeKind,
    epaint::{ColorMode, PathStroke, RectShape, WHITE_UV},
};
use std::collections::BTreeMap;

use crate::ink::paint;

/// Adds a shape. Texts are set elsewhere; a shape that is no vector is left out.
pub(super) fn write(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| write(out, shape)),
        Shape::Circle(circle) => {
            let (at, paints) = (circle.center, fill(circle.fill) + &stroke(circle.stroke));
            line(out, &format!(r#"<circle cx="{:.2}" cy="{:.2}" r="{:.2}"{paints}/>"#, at.x, at.y, circle.radius));
        }
        Shape::Ellipse(ellipse) => {
            let (at, paints) = (ellipse.center, fill(ellipse.fill) + &stroke(ellipse.stroke));
            let reach = format!(r#"rx="{:.2}" ry="{:.2}""#, ellipse.radius.x, ellipse.radius.y);
            line(out, &format!(r#"<ellipse cx="{:.2}" cy="{:.2}" {reach}{paints}/>"#, at.x, at.y));
        }
        Shape::LineSegment { points, stroke } => path(out, &way(points, false), Color32::TRANSPARENT, *stroke),
        Shape::Path(line) => path(out, &way(&line.points, line.closed), line.fill, of_path(&line.stroke)),
        Shape::QuadraticBezier(curve) => {
            let [a, b, c] = curve.points;
            path(out, &format!("M{}Q{} {}", at(a), at(b), at(c)), curve.fill, of_path(&curve.stroke));
        }
        Shape::CubicBezier(curve) => {
            let [a, b, c, d] = curve.points;
            path(out, &format!("M{}C{} {} {}", at(a), at(b), at(c), at(d)), curve.fill, of_path(&curve.stroke));
        }
        Shape::Rect(rect) => rectangle(out, rect),
        Shape::Mesh(mesh) => triangles(out, mesh),
        Shape::Noop | Shape::Text(_) | Shape::Callback(_) => {}
    }
}

fn line(out: &mut String, element: &str) {
    out.push_str(element);
    out.push('\n');
}

fn path(out: &mut String, way: &str, ground: Color32, outline: Stroke) {
    line(out, &format!(r#"<path d="{way}"{}{}/>"#, fill(ground), stroke(outline)));
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
        line(out, &format!(r#"<rect x="{x:.2}" y="{y:.2}" width="{w:.2}" height="{h:.2}"{round}{paint}/>"#));
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
        let (_, triangles) = by_colour.entry(a.color.to_array()).or_insert_with(|| (a.color, String::new()));
        triangles.push_str(&way(&[a.pos, b_at, c_at], true));
    }
    for (colour, way) in by_colour.into_values() {
        path(out, &way, colour, Stroke::NONE);
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

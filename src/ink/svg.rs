//! A drawing on a printed sheet: as a part of an SVG.

use bevy_egui::egui::{Color32, Pos2};
use std::fmt::Write as _;

use super::{
    drawing::{Drawing, Pattern, Shape},
    flat::{Onto, sides},
};

impl Drawing {
    /// The drawing as elements of an SVG, lowest first.
    pub fn svg(&self, onto: Onto) -> String {
        let mut out = String::new();
        for shape in self.shapes() {
            match shape {
                Shape::Line { points, closed, pen } => {
                    let path = path(points.iter().map(|point| onto.place(*point)), *closed);
                    let dashes = match pen.pattern {
                        Pattern::Solid => String::new(),
                        Pattern::Dashed(period, share) => {
                            let (period, drawn) = (period * onto.widths, period * onto.widths * share);
                            format!(r#" stroke-dasharray="{drawn:.1} {:.1}""#, period - drawn)
                        }
                    };
                    let (colour, width) = (paint("stroke", pen.colour), onto.width(*pen));
                    // A write into a string does not fail.
                    let _ = writeln!(
                        out,
                        r#"<path d="{path}" fill="none"{colour} stroke-width="{width:.2}" stroke-linejoin="round"{dashes}/>"#
                    );
                }
                Shape::Area { rings, union, colour } => {
                    let path: String =
                        rings.iter().map(|ring| path(ring.iter().map(|point| onto.place(*point)), true)).collect();
                    let rule = if *union { "nonzero" } else { "evenodd" };
                    let _ = writeln!(out, r#"<path d="{path}" fill-rule="{rule}"{}/>"#, paint("fill", *colour));
                }
                Shape::Ribbon { points, colour } => {
                    let (left, right) = sides(points, onto);
                    let path = path(left.into_iter().chain(right.into_iter().rev()), true);
                    let _ = writeln!(out, r#"<path d="{path}"{}/>"#, paint("fill", *colour));
                }
            }
        }
        out
    }
}

/// The way through points, to a tenth of a pixel; points that fall on the one before are left out.
fn path(points: impl Iterator<Item = Pos2>, closed: bool) -> String {
    let (mut path, mut last) = (String::new(), String::new());
    for point in points {
        let next = format!("{:.1} {:.1}", point.x, point.y);
        if next != last {
            path.push(if path.is_empty() { 'M' } else { 'L' });
            path.push_str(&next);
            last = next;
        }
    }
    if closed && !path.is_empty() {
        path.push('Z');
    }
    path
}

/// An attribute that paints with a colour, and its opacity: `fill` or `stroke`.
pub fn paint(what: &str, colour: Color32) -> String {
    let [r, g, b, a] = colour.to_srgba_unmultiplied();
    let opacity = if a == 255 { String::new() } else { format!(r#" {what}-opacity="{:.3}""#, f32::from(a) / 255.0) };
    format!(r##" {what}="#{r:02x}{g:02x}{b:02x}"{opacity}"##)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ink::Pen, theme};

    #[test]
    fn lines_and_areas_become_paths() {
        let mut drawing = Drawing::default();
        drawing.line(&[[0.0, 0.0], [10.0, 5.0]], Pen::solid(2.0, theme::INK).with(Pattern::Dashed(10.0, 0.6)));
        drawing.fill(&[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]], theme::faded(theme::INK, 0.5));
        let svg = drawing.svg(Onto { origin: [100.0, 100.0], scale: 2.0, widths: 1.0 });
        assert!(svg.contains(r#"d="M100.0 100.0L120.0 90.0""#), "{svg}");
        assert!(svg.contains(r#"stroke-dasharray="6.0 4.0""#), "{svg}");
        assert!(svg.contains(r#"d="M100.0 100.0L102.0 100.0L102.0 98.0Z" fill-rule="evenodd""#), "{svg}");
        assert!(svg.contains("fill-opacity"), "{svg}");
    }

    #[test]
    fn a_drawing_can_be_turned_and_what_is_out_of_sight_left_out() {
        let mut drawing = Drawing::default();
        drawing.line(&[[0.0, 0.0], [1.0, 0.0]], Pen::solid(2.0, theme::INK));
        let turned = drawing.along([0.0, 30.0], [-1.0, 0.0]);
        let onto = Onto { origin: [50.0, 50.0], scale: 1.0, widths: 1.0 };
        assert!(turned.svg(onto).contains("M50.0 50.0L50.0 20.0"), "{}", turned.svg(onto));
        let frame = |x: f32| bevy_egui::egui::Rect::from_x_y_ranges(x..=x + 20.0, 30.0..=40.0);
        assert_eq!(turned.within(onto, frame(40.0)), turned);
        assert!(turned.within(onto, frame(60.0)).is_empty());
    }
}

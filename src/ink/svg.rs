//! A drawing on a printed sheet: as a part of an SVG.

use bevy_egui::egui::{Color32, Pos2};
use std::fmt::Write as _;

use super::{
    drawing::{Drawing, Pattern, Shape},
    flat::{Onto, sides},
};

impl Drawing {
    /// The drawing as elements of an SVG, lowest first. What follows on one another and is drawn alike is one element.
    pub fn svg(&self, onto: Onto) -> String {
        let (mut out, mut open) = (String::new(), (String::new(), String::new()));
        let mut add = |way: String, looks: String, alone: bool| {
            if !alone && open.1 == looks {
                open.0.push_str(&way);
                return;
            }
            close(&mut out, &std::mem::replace(&mut open, (way, looks)));
        };
        for shape in self.shapes() {
            match shape {
                Shape::Line { points, closed, pen } => {
                    let dashes = match pen.pattern {
                        Pattern::Solid => String::new(),
                        Pattern::Dashed(period, share) => {
                            let (period, drawn) = (period * onto.widths, period * onto.widths * share);
                            format!(r#" stroke-dasharray="{drawn:.1} {:.1}""#, period - drawn)
                        }
                    };
                    let (colour, width) = (paint("stroke", pen.colour), onto.width(*pen));
                    let looks =
                        format!(r#" fill="none"{colour} stroke-width="{width:.2}" stroke-linejoin="round"{dashes}"#);
                    add(path(points.iter().map(|point| onto.place(*point)), *closed), looks, false);
                }
                Shape::Area { rings, union, colour } => {
                    let rings = rings.iter().map(|ring| path(ring.iter().map(|point| onto.place(*point)), true));
                    let rule = if *union { "nonzero" } else { "evenodd" };
                    add(rings.collect(), format!(r#" fill-rule="{rule}"{}"#, paint("fill", *colour)), true);
                }
                Shape::Ribbon { points, colour } => {
                    let (left, right) = sides(points, onto);
                    add(path(left.into_iter().chain(right.into_iter().rev()), true), paint("fill", *colour), false);
                }
            }
        }
        close(&mut out, &open);
        out
    }
}

fn close(out: &mut String, (way, looks): &(String, String)) {
    if !way.is_empty() {
        // A write into a string does not fail.
        let _ = writeln!(out, r#"<path d="{way}"{looks}/>"#);
    }
}

/// The way through points, to a tenth of a pixel, each told from the one before; points that fall on it are left out.
fn path(points: impl Iterator<Item = Pos2>, closed: bool) -> String {
    let (mut path, mut last) = (String::new(), None::<[i64; 2]>);
    for point in points {
        let next = [point.x, point.y].map(|part| (f64::from(part) * 10.0).round() as i64);
        match last {
            None => path = format!("M{} {}", tenths(next[0]), tenths(next[1])),
            Some(last) if last == next => continue,
            Some([x, y]) => {
                path.push('l');
                let (x, y) = (tenths(next[0] - x), tenths(next[1] - y));
                path.push_str(&x);
                path.push_str(if y.starts_with('-') { "" } else { " " });
                path.push_str(&y);
            }
        }
        last = Some(next);
    }
    if closed && !path.is_empty() {
        path.push('z');
    }
    path
}

/// A number of tenths, as short as it can be written.
fn tenths(number: i64) -> String {
    let (sign, whole, rest) = (if number < 0 { "-" } else { "" }, number.abs() / 10, number.abs() % 10);
    match (whole, rest) {
        (whole, 0) => format!("{sign}{whole}"),
        (0, rest) => format!("{sign}.{rest}"),
        (whole, rest) => format!("{sign}{whole}.{rest}"),
    }
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
        assert!(svg.contains(r#"d="M100 100l20-10""#), "{svg}");
        assert!(svg.contains(r#"stroke-dasharray="6.0 4.0""#), "{svg}");
        assert!(svg.contains(r#"d="M100 100l2 0l0-2z" fill-rule="evenodd""#), "{svg}");
        assert!(svg.contains("fill-opacity"), "{svg}");
    }

    #[test]
    fn what_is_drawn_alike_is_one_element_and_no_more() {
        let (mut drawing, pen) = (Drawing::default(), Pen::solid(1.0, theme::INK));
        for (y, pen) in [(0.0, pen), (1.0, pen), (2.0, Pen::solid(2.0, theme::INK)), (3.04, pen)] {
            drawing.line(&[[0.0, y], [0.55, y], [0.56, y]], pen);
        }
        let svg = drawing.svg(Onto { origin: [0.0, 0.0], scale: 1.0, widths: 1.0 });
        assert_eq!(svg.matches("<path").count(), 3, "{svg}");
        assert!(svg.contains(r#"d="M0 0l.6 0M0 -1l.6 0""#), "{svg}");
        let all = [(-25, "-2.5"), (-5, "-.5"), (0, "0"), (7, ".7"), (130, "13")];
        assert!(all.iter().all(|(number, text)| tenths(*number) == *text));
    }

    #[test]
    fn a_drawing_can_be_turned_and_what_is_out_of_sight_left_out() {
        let mut drawing = Drawing::default();
        drawing.line(&[[0.0, 0.0], [1.0, 0.0]], Pen::solid(2.0, theme::INK));
        let turned = drawing.along([0.0, 30.0], [-1.0, 0.0]);
        let onto = Onto { origin: [50.0, 50.0], scale: 1.0, widths: 1.0 };
        assert!(turned.svg(onto).contains("M50 50l0-30"), "{}", turned.svg(onto));
        let frame = |x: f32| bevy_egui::egui::Rect::from_x_y_ranges(x..=x + 20.0, 30.0..=40.0);
        assert_eq!(turned.within(onto, frame(40.0)), turned);
        assert!(turned.within(onto, frame(60.0)).is_empty());
    }
}

//! What signs are drawn with: lines and soft-edged areas in the symbol's ink, moved to their place.

use bevy_egui::egui::Color32;

use crate::ink::{Drawing, Pen, Point, circle};

/// The edge around an area, in pixels: areas alone would have steps for edges.
const EDGE: f32 = 0.8;

/// A sign under construction.
pub(super) struct Stamp<'d> {
    drawing: &'d mut Drawing,
    /// The colour that is drawn with.
    ink: Color32,
    /// The colour of what lies under the sign.
    ground: Color32,
    /// Where the sign's origin lies.
    at: Point,
    /// By how much everything is wider, in pixels.
    grow: f32,
    /// −1 where the sign is turned left to right.
    way: f32,
}

impl<'d> Stamp<'d> {
    /// A stamp whose origin lies at a point of the drawing.
    pub(super) fn new(drawing: &'d mut Drawing, ink: Color32, ground: Color32, at: Point) -> Self {
        Self { drawing, ink, ground, at, grow: 0.0, way: 1.0 }
    }

    /// The same, drawing everything wider: a casing for what is drawn over it.
    pub(super) fn wider(self, grow: f32) -> Self {
        Self { grow, ..self }
    }

    /// The same, turned left to right if `way` is negative.
    pub(super) fn turned(self, way: f32) -> Self {
        Self { way, ..self }
    }

    fn place(&self, points: &[Point]) -> Vec<Point> {
        points.iter().map(|[x, y]| [self.at[0] + x * self.way, self.at[1] + y]).collect()
    }

    /// Adds a line; its width is in pixels at full size.
    pub(super) fn line(&mut self, points: &[Point], width: f32) -> &mut Self {
        let points = self.place(points);
        self.drawing.line(&points, Pen::solid(width + self.grow, self.ink));
        self
    }

    /// Adds a closed line.
    pub(super) fn outline(&mut self, points: &[Point], width: f32) -> &mut Self {
        let points = self.place(points);
        self.drawing.outline(&points, Pen::solid(width + self.grow, self.ink));
        self
    }

    /// Adds an area.
    pub(super) fn area(&mut self, points: &[Point]) -> &mut Self {
        let points = self.place(points);
        // Of a casing only the rim is seen.
        if self.grow <= 0.0 {
            self.drawing.fill(&points, self.ink);
        }
        self.drawing.outline(&points, Pen::solid(EDGE + self.grow, self.ink));
        self
    }

    /// Adds a disc.
    pub(super) fn disc(&mut self, centre: Point, radius: f32) -> &mut Self {
        self.area(&circle(centre, radius, corners(radius)))
    }

    /// Adds a ring.
    pub(super) fn ring(&mut self, centre: Point, radius: f32, width: f32) -> &mut Self {
        self.outline(&circle(centre, radius, corners(radius)), width)
    }

    /// Takes an area out again.
    pub(super) fn cut(&mut self, points: &[Point]) -> &mut Self {
        let points = self.place(points);
        self.drawing.fill(&points, self.ground).outline(&points, Pen::solid(EDGE, self.ground));
        self
    }

    /// Takes a disc out again.
    pub(super) fn cut_disc(&mut self, centre: Point, radius: f32) -> &mut Self {
        self.cut(&circle(centre, radius, corners(radius)))
    }

    /// Takes a line out again.
    pub(super) fn cut_line(&mut self, points: &[Point], width: f32) -> &mut Self {
        let points = self.place(points);
        self.drawing.line(&points, Pen::solid(width, self.ground));
        self
    }
}

/// So many corners look round at three times the full size.
fn corners(radius: f32) -> u32 {
    if radius < 2.0 {
        12
    } else if radius < 4.0 {
        18
    } else {
        26
    }
}

/// Points of an arc around a point, from one angle to another, in degrees against the clock from the right.
pub(super) fn arc(centre: Point, radius: f32, from: f32, to: f32) -> Vec<Point> {
    ellipse(centre, [radius, radius], from, to)
}

/// The same with two radii.
pub(super) fn ellipse(centre: Point, radii: Point, from: f32, to: f32) -> Vec<Point> {
    const LEGS: u8 = 16;
    let at = |i: u8| {
        let turn = (from + (to - from) * f32::from(i) / f32::from(LEGS)).to_radians();
        [centre[0] + radii[0] * libm::cosf(turn), centre[1] + radii[1] * libm::sinf(turn)]
    };
    (0..=LEGS).map(at).collect()
}

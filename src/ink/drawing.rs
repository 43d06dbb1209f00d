//! A drawing as lines and areas, before it becomes a mesh for the map, shapes for a panel or a part of a printed sheet.

use bevy_egui::egui::Color32;

/// A point of a drawing in its own units, y up: metres for the map, pixels for symbols.
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    /// The whole width in pixels.
    pub width: f32,
    /// The width in units of the drawing that it has at least: a river grows with the zoom. Unbroken lines only.
    pub ground: f32,
    /// The colour.
    pub colour: Color32,
    /// The pattern.
    pub pattern: Pattern,
}

impl Pen {
    /// A pen for unbroken lines.
    pub const fn solid(width: f32, colour: Color32) -> Self {
        Self { width, ground: 0.0, colour, pattern: Pattern::Solid }
    }

    /// The same pen with a pattern.
    pub const fn with(self, pattern: Pattern) -> Self {
        Self { pattern, ..self }
    }

    /// The same pen, never narrower than so many units of the drawing.
    pub const fn at_least(self, ground: f32) -> Self {
        Self { ground, ..self }
    }
}

/// One part of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A line through points.
    Line {
        /// The points.
        points: Vec<Point>,
        /// Whether the last joins the first.
        closed: bool,
        /// What it is drawn with.
        pen: Pen,
    },
    /// The ground within rings.
    Area {
        /// The rings, each closed on itself.
        rings: Vec<Vec<Point>>,
        /// Whether rings that overlap are one area; else what lies in two of them is a hole.
        union: bool,
        /// The colour.
        colour: Color32,
    },
    /// A line whose width in pixels changes along it.
    Ribbon {
        /// The points and the whole width at each.
        points: Vec<(Point, f32)>,
        /// The colour.
        colour: Color32,
    },
}

/// A drawing. What is added later lies above what was added before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    pub(super) shapes: Vec<Shape>,
}

impl Drawing {
    /// Adds a line through `points`.
    pub fn line(&mut self, points: &[Point], pen: Pen) -> &mut Self {
        self.add(Shape::Line { points: points.to_vec(), closed: false, pen })
    }

    /// Adds a closed line through `points`.
    pub fn outline(&mut self, points: &[Point], pen: Pen) -> &mut Self {
        self.add(Shape::Line { points: points.to_vec(), closed: true, pen })
    }

    /// Adds the area within `points`.
    pub fn fill(&mut self, points: &[Point], colour: Color32) -> &mut Self {
        self.add(Shape::Area { rings: vec![points.to_vec()], union: false, colour })
    }

    /// Adds an area with holes: what lies in an even number of the rings is left out.
    pub fn fill_rings(&mut self, rings: Vec<Vec<Point>>, colour: Color32) -> &mut Self {
        self.add(Shape::Area { rings, union: false, colour })
    }

    /// Adds an area made of several that may overlap: nowhere is it laid twice.
    pub fn union(&mut self, mut rings: Vec<Vec<Point>>, colour: Color32) -> &mut Self {
        // All turn the same way, so that what overlaps is one area.
        rings.iter_mut().filter(|ring| turn(ring) < 0.0).for_each(|ring| ring.reverse());
        if rings.is_empty() {
            return self;
        }
        self.add(Shape::Area { rings, union: true, colour })
    }

    /// Adds a line whose whole width in pixels is given at each of its points.
    pub fn ribbon(&mut self, points: Vec<(Point, f32)>, colour: Color32) -> &mut Self {
        self.add(Shape::Ribbon { points, colour })
    }

    /// Adds the area that lies within a reach of one of several lines: round at ends and corners, nowhere laid twice.
    pub fn band(&mut self, lines: &[(Vec<Point>, f32)], colour: Color32) -> &mut Self {
        let mut rings = Vec::new();
        for (points, reach) in lines {
            let mut before: Option<Point> = None;
            for leg in points.windows(2).filter(|leg| leg[0] != leg[1]) {
                let way = direction(leg[0], leg[1]);
                let [x, y] = way.map(|part| part * reach);
                let (a, b) = (leg[0], leg[1]);
                rings.push(vec![
                    [a[0] + y, a[1] - x],
                    [b[0] + y, b[1] - x],
                    [b[0] - y, b[1] + x],
                    [a[0] - y, a[1] + x],
                ]);
                // The beginning is round as a hairpin is.
                let from = before.unwrap_or([-way[0], -way[1]]);
                rings.push(corner(a, *reach, from, way));
                before = Some(way);
            }
            if let (Some(last), Some(way)) = (points.last(), before) {
                rings.push(corner(*last, *reach, way, [-way[0], -way[1]]));
            }
        }
        self.union(rings, colour)
    }

    /// Adds a disc.
    pub fn disc(&mut self, centre: Point, radius: f32, colour: Color32) -> &mut Self {
        let ring = circle(centre, radius, 20);
        self.fill(&ring, colour).outline(&ring, Pen::solid(0.8, colour))
    }

    /// The drawing with its x and its y axis laid along these ways, in its own units: turned, stretched or both.
    pub fn along(&self, x: Point, y: Point) -> Self {
        let place = |p: &Point| [p[0] * x[0] + p[1] * y[0], p[0] * x[1] + p[1] * y[1]];
        let stretch = libm::hypotf(x[0], x[1]);
        let laid = |shape: &Shape| match shape {
            Shape::Line { points, closed, pen } => Shape::Line {
                points: points.iter().map(place).collect(),
                closed: *closed,
                pen: pen.at_least(pen.ground * stretch),
            },
            Shape::Area { rings, union, colour } => Shape::Area {
                rings: rings.iter().map(|ring| ring.iter().map(place).collect()).collect(),
                union: *union,
                colour: *colour,
            },
            Shape::Ribbon { points, colour } => Shape::Ribbon {
                points: points.iter().map(|(point, width)| (place(point), *width)).collect(),
                colour: *colour,
            },
        };
        Self { shapes: self.shapes.iter().map(laid).collect() }
    }

    /// Its parts, lowest first.
    pub fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// Whether nothing is drawn.
    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    fn add(&mut self, shape: Shape) -> &mut Self {
        self.shapes.push(shape);
        self
    }
}

/// The sector on the outer side of a corner at which a line turns from one direction to another.
fn corner(at: Point, reach: f32, from: Point, to: Point) -> Vec<Point> {
    const STEP: f32 = 0.35;
    let turn = libm::atan2f(from[0] * to[1] - from[1] * to[0], from[0] * to[0] + from[1] * to[1]);
    let steps = (turn.abs() / STEP).ceil().max(1.0) as u32;
    // Outside of a turn to the left lies on the right hand.
    let side = if turn >= 0.0 { 1.0 } else { -1.0 };
    let begin = [from[1] * side * reach, -from[0] * side * reach];
    let arc = (0..=steps).map(|i| {
        let (sin, cos) = libm::sincosf(turn * i as f32 / steps as f32);
        [at[0] + begin[0] * cos - begin[1] * sin, at[1] + begin[0] * sin + begin[1] * cos]
    });
    std::iter::once(at).chain(arc).collect()
}

/// Points of a circle, or of a regular polygon.
pub fn circle(centre: Point, radius: f32, corners: u32) -> Vec<Point> {
    let at = |i: u32| {
        let turn = std::f32::consts::TAU * i as f32 / corners as f32;
        [centre[0] + radius * libm::cosf(turn), centre[1] + radius * libm::sinf(turn)]
    };
    (0..corners).map(at).collect()
}

/// Twice the area within a ring: positive where it turns to the left.
fn turn(ring: &[Point]) -> f32 {
    let next = ring.iter().cycle().skip(1);
    let Some([x, y]) = ring.first().copied() else { return 0.0 };
    // Counted from its first point: far from the origin the products are too large to tell.
    ring.iter().zip(next).map(|(a, b)| (a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y)).sum()
}

/// The direction from one point to another, of length 1.
pub fn direction(a: Point, b: Point) -> Point {
    let length = length(a, b);
    [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
}

/// The distance between two points.
pub fn length(a: Point, b: Point) -> f32 {
    libm::hypotf(b[0] - a[0], b[1] - a[1])
}

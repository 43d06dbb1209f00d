//! Printed sheets: the map in a frame with title, legend, scale, sources and credits, as SVG or as PNG.
//!
//! A sheet is composed once, from the same entities and the same labels that the window shows ([`compose`]), into a
//! list of drawings and egui's shapes. The SVG and the picture are two ways of writing that list down. Neither needs
//! a renderer, so that the page, the window and the command line make the same sheet.

mod bent;
mod compose;
mod desk;
mod frame;
mod legend;
#[cfg(not(target_arch = "wasm32"))]
pub mod press;
#[cfg(not(target_arch = "wasm32"))]
mod raster;
mod shapes;
mod svg;

use bevy::math::UVec2;
use bevy_egui::egui::{ColorImage, Pos2, Rect, Shape, Vec2, pos2, vec2};
use std::sync::Arc;

use crate::{
    campaign::{ids::UnitId, model::Campaign, time::Instant},
    ink::{Drawing, Onto},
    view::SheetFormat,
};

pub use compose::{Order, compose};
pub use svg::{Shared, escaped};

/// The longer side of a framed sheet in its own pixels. What it is printed on may have more.
const LONG: f32 = 1_600.0;

/// The longer side of A4 paper, in millimetres.
const A4_MM: f32 = 297.0;

/// The size of a picture of a sheet that is not asked for in another: A4 at 300 dots an inch.
pub const USUAL: UVec2 = UVec2::new(3_508, 2_480);

/// Dots for each of a sheet's pixels, along a side, when it is written as SVG. As many as in a usual picture: letters are
/// set to the dot, and names would stand elsewhere.
const FINE: f32 = USUAL.x as f32 / LONG;

/// The largest picture that a page makes: more than this a side, browsers do not take.
pub const LARGEST: u32 = 4_096;

/// The ground that a sheet is drawn on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Page {
    /// Its size in its own pixels.
    pub size: Vec2,
    /// How many dots are drawn for each of its pixels, along a side.
    pub dots: f32,
    /// Whether the map stands in a frame, with title and legend.
    pub framed: bool,
}

impl Page {
    /// A sheet that is drawn with so many dots; only their proportion matters for an SVG.
    pub fn sheet(dots: UVec2, format: SheetFormat) -> Self {
        let asked = vec2(dots.x as f32, dots.y as f32);
        let share = asked.max_elem() / LONG;
        Self { size: asked / share, dots: if format == SheetFormat::Svg { FINE } else { share }, framed: true }
    }

    /// The map alone.
    pub fn plain(size: UVec2, format: SheetFormat) -> Self {
        let dots = if format == SheetFormat::Svg { FINE } else { 1.0 };
        Self { size: vec2(size.x as f32, size.y as f32), dots, framed: false }
    }

    /// Where the map stands.
    pub fn map(&self) -> Rect {
        if self.framed { frame::map(self.size) } else { Rect::from_min_size(Pos2::ZERO, self.size) }
    }

    /// Metres of paper in one of its pixels, where its longer side is that of A4.
    fn paper_metre(&self) -> f64 {
        f64::from(A4_MM / 1_000.0 / self.size.max_elem())
    }
}

/// One thing on a sheet, in the sheet's pixels.
#[derive(Clone, Debug)]
enum Item {
    /// A picture stretched over a rectangle.
    Picture { png: &'static [u8], at: Rect },
    /// A drawing, and whose symbol it is.
    Ink { drawing: Arc<Drawing>, onto: Onto, symbol: Option<Symbol> },
    /// A line, an area or a text.
    Shape(Shape),
}

/// Whose symbol a drawing is.
#[derive(Clone, Debug)]
struct Symbol {
    unit: UnitId,
    /// Its name, in the language of the sheet.
    name: String,
    /// The units it stands for, and that as a sentence where they are several.
    units: Vec<UnitId>,
    holds: Option<String>,
}

/// Things that are cut off at the same edges, lowest first.
#[derive(Clone, Debug)]
struct Layer {
    clip: Rect,
    items: Vec<Item>,
}

/// A sheet, composed and not yet written down.
#[derive(Debug)]
pub struct Sheet {
    page: Page,
    title: String,
    campaign: Arc<Campaign>,
    layers: Vec<Layer>,
    /// The letters that the texts are set with.
    #[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "the browser draws the page's pictures"))]
    letters: ColorImage,
}

impl Sheet {
    /// The sheet as SVG: one file that needs no other.
    pub fn svg(&self) -> String {
        svg::write(self)
    }

    /// The sheet as pixels, from the upper left corner, with red, green, blue and an opacity that is full.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn pixels(&self, size: UVec2) -> Result<Vec<u8>, String> {
        raster::draw(self, size)
    }
}

/// What a file with a sheet of an instant is called, without its ending.
pub fn file_name(at: Instant) -> String {
    format!("halhin-gol-{}", at.to_string().replace('T', "-").replace(':', ""))
}

/// The rectangle from a left upper corner of a width and a height.
fn block(left: f32, top: f32, width: f32, height: f32) -> Rect {
    Rect::from_min_size(pos2(left, top), vec2(width, height))
}

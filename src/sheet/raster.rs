//! A sheet as a picture, without a graphics processor: areas by the share of each dot that they cover, lines and
//! letters by egui's own triangles.

use bevy::math::UVec2;
use bevy_egui::egui::{
    Color32, ColorImage, Mesh, Pos2, Rect, Shape,
    epaint::{TessellationOptions, Tessellator, Vertex, WHITE_UV},
    pos2,
};

use super::{Item, Sheet};
use crate::theme;

/// Samples of a dot along a side.
const FINE: usize = 4;

/// A picture under construction; its dots count from the upper left corner.
struct Canvas {
    width: usize,
    height: usize,
    dots: Vec<[u8; 4]>,
}

/// The dots from one to another, the last not included.
#[derive(Clone, Copy)]
struct Clip {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

/// Draws a sheet; its pixels become so many dots. Fails where a picture on it cannot be read.
pub(super) fn draw(sheet: &Sheet, size: UVec2) -> Result<Vec<u8>, String> {
    let ground = if sheet.page.framed { theme::PAPER } else { theme::MAP_PAPER };
    let (width, height) = (size.x as usize, size.y as usize);
    let mut canvas = Canvas { width, height, dots: vec![ground.to_array(); width * height] };
    let dots = sheet.page.dots;
    let options = TessellationOptions { prerasterized_discs: false, ..TessellationOptions::default() };
    let mut tessellator = Tessellator::new(dots, options, sheet.letters.size, Vec::new());
    for layer in &sheet.layers {
        let clip = canvas.clip(layer.clip, dots);
        tessellator.set_clip_rect(layer.clip);
        let mut shape = |shape: Shape, canvas: &mut Canvas| match shape {
            Shape::Mesh(mesh) if one_colour(&mesh).is_some() => canvas.area(&mesh, dots, clip),
            other => {
                let mut mesh = Mesh::default();
                tessellator.tessellate_shape(other, &mut mesh);
                canvas.triangles(&mesh, dots, clip, &sheet.letters);
            }
        };
        for item in &layer.items {
            match item {
                Item::Picture { png, at } => canvas.picture(png, *at * dots, clip)?,
                Item::Ink { drawing, onto, .. } => {
                    drawing.flat(*onto).into_iter().for_each(|part| shape(part, &mut canvas));
                }
                Item::Shape(part) => shape(part.clone(), &mut canvas),
            }
        }
    }
    Ok(canvas.dots.into_flattened())
}

/// The colour of a mesh that has one only.
fn one_colour(mesh: &Mesh) -> Option<Color32> {
    let first = mesh.vertices.first()?;
    mesh.vertices.iter().all(|v| v.color == first.color && v.uv == WHITE_UV).then_some(first.color)
}

impl Canvas {
    fn clip(&self, rect: Rect, dots: f32) -> Clip {
        let at = |along: f32, most: usize| ((along * dots).round().max(0.0) as usize).min(most);
        Clip {
            left: at(rect.left(), self.width),
            top: at(rect.top(), self.height),
            right: at(rect.right(), self.width),
            bottom: at(rect.bottom(), self.height),
        }
    }

    /// Lays a colour, multiplied by its opacity, over a dot.
    fn blend(&mut self, x: usize, y: usize, colour: [f32; 4]) {
        let dot = &mut self.dots[y * self.width + x];
        let rest = 1.0 - colour[3] / 255.0;
        for (part, over) in dot.iter_mut().zip(colour).take(3) {
            // Rounded, not cut: many pale layers would darken the picture.
            *part = (over + f32::from(*part) * rest + 0.5) as u8;
        }
    }

    /// Stretches a picture over a rectangle, smoothly.
    fn picture(&mut self, png: &[u8], at: Rect, clip: Clip) -> Result<(), String> {
        let (width, height, colours) = decode(png)?;
        let along = |dot: usize, from: f32, length: f32, count: usize| {
            let place = ((dot as f32 + 0.5 - from) / length * count as f32 - 0.5).clamp(0.0, count as f32 - 1.0);
            let low = place as usize;
            (low, (low + 1).min(count - 1), place - low as f32)
        };
        let inside = |from: f32, to: f32, low: usize, high: usize| {
            (from.round().max(low as f32) as usize)..(to.round().clamp(0.0, high as f32) as usize)
        };
        for y in inside(at.top(), at.bottom(), clip.top, clip.bottom) {
            let (above, below, down) = along(y, at.top(), at.height(), height);
            for x in inside(at.left(), at.right(), clip.left, clip.right) {
                let (left, right, across) = along(x, at.left(), at.width(), width);
                let dot = &mut self.dots[y * self.width + x];
                for (part, colour) in dot.iter_mut().enumerate().take(3) {
                    let at = |row: usize, column: usize| f32::from(colours[(row * width + column) * 4 + part]);
                    let upper = at(above, left) * (1.0 - across) + at(above, right) * across;
                    let lower = at(below, left) * (1.0 - across) + at(below, right) * across;
                    *colour = (upper * (1.0 - down) + lower * down + 0.5) as u8;
                }
            }
        }
        Ok(())
    }

    /// Fills the triangles of a mesh of one colour: each dot by the share of it that any of them covers.
    fn area(&mut self, mesh: &Mesh, dots: f32, clip: Clip) {
        let Some(colour) = one_colour(mesh) else { return };
        let bounds = mesh.calc_bounds();
        let touched = self.clip(bounds.expand(1.0 / dots), dots);
        let (left, right) = (touched.left.max(clip.left), touched.right.min(clip.right));
        let (top, bottom) = (touched.top.max(clip.top), touched.bottom.min(clip.bottom));
        if left >= right || top >= bottom {
            return;
        }
        let wide = right - left;
        let mut covered = vec![0_u16; wide * (bottom - top)];
        let fine = FINE as f32 * dots;
        for corners in mesh.indices.chunks_exact(3) {
            let corner = |i: usize| mesh.vertices[corners[i] as usize].pos.to_vec2() * fine;
            let corners = [corner(0), corner(1), corner(2)].map(|at| pos2(at.x, at.y));
            for row in rows(&corners, top * FINE, bottom * FINE) {
                let columns = columns(&corners, row, left * FINE, right * FINE);
                let line = (row / FINE - top) * wide;
                let shift = row % FINE * FINE;
                let mut column = columns.start;
                while column < columns.end {
                    let dot = column / FINE;
                    let end = columns.end.min((dot + 1) * FINE);
                    let bits = (1_u16 << (end - dot * FINE)) - (1 << (column - dot * FINE));
                    covered[line + dot - left] |= bits << shift;
                    column = end;
                }
            }
        }
        let colour = colour.to_array().map(f32::from);
        for (i, bits) in covered.into_iter().enumerate().filter(|(_, bits)| *bits != 0) {
            let share = bits.count_ones() as f32 / (FINE * FINE) as f32;
            self.blend(left + i % wide, top + i / wide, colour.map(|part| part * share));
        }
    }

    /// Draws egui's triangles: colours change across them, and letters are cut out of a picture of all letters.
    fn triangles(&mut self, mesh: &Mesh, dots: f32, clip: Clip, letters: &ColorImage) {
        for corners in mesh.indices.chunks_exact(3) {
            let corner = |i: usize| &mesh.vertices[corners[i] as usize];
            let all = [corner(0), corner(1), corner(2)];
            let at = all.map(|vertex| pos2(vertex.pos.x * dots, vertex.pos.y * dots));
            let Some(mix) = Mix::of(&at) else { continue };
            for y in rows(&at, clip.top, clip.bottom) {
                for x in columns(&at, y, clip.left, clip.right) {
                    let shares = mix.shares(x as f32 + 0.5, y as f32 + 0.5);
                    let colour = colour(&all, shares, letters);
                    if colour[3] > 0.0 {
                        self.blend(x, y, colour);
                    }
                }
            }
        }
    }
}

/// How much of each corner of a triangle is in a point of it.
struct Mix {
    from: Pos2,
    x: [f32; 2],
    y: [f32; 2],
}

impl Mix {
    /// Of a triangle that is not flat.
    fn of(at: &[Pos2; 3]) -> Option<Self> {
        let (a, b) = (at[1] - at[0], at[2] - at[0]);
        let area = a.x * b.y - a.y * b.x;
        (area.abs() > 1e-6).then(|| Self { from: at[0], x: [b.y / area, -a.y / area], y: [-b.x / area, a.x / area] })
    }

    fn shares(&self, x: f32, y: f32) -> [f32; 3] {
        let (x, y) = (x - self.from.x, y - self.from.y);
        let share = |i: usize| (x * self.x[i] + y * self.y[i]).clamp(0.0, 1.0);
        let (b, c) = (share(0), share(1));
        [(1.0 - b - c).max(0.0), b, c]
    }
}

/// The colour in a point of a triangle, multiplied by its opacity.
fn colour(corners: &[&Vertex; 3], shares: [f32; 3], letters: &ColorImage) -> [f32; 4] {
    let mut mixed = [0.0; 4];
    let mut uv = [0.0; 2];
    for (vertex, share) in corners.iter().zip(shares) {
        for (part, own) in mixed.iter_mut().zip(vertex.color.to_array()) {
            *part += f32::from(own) * share;
        }
        uv[0] += vertex.uv.x * share;
        uv[1] += vertex.uv.y * share;
    }
    if corners.iter().all(|vertex| vertex.uv == WHITE_UV) {
        return mixed;
    }
    let cover = letter(letters, uv);
    mixed.map(|part| part * cover)
}

/// How much of a point the letter in the picture of letters covers, between four of its dots.
fn letter(letters: &ColorImage, [u, v]: [f32; 2]) -> f32 {
    let [width, height] = letters.size;
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let (left, top) = (libm::floorf(x), libm::floorf(y));
    let (across, down) = (x - left, y - top);
    let at = |column: f32, row: f32| {
        let (column, row) = (column.clamp(0.0, width as f32 - 1.0), row.clamp(0.0, height as f32 - 1.0));
        f32::from(letters.pixels[row as usize * width + column as usize].a()) / 255.0
    };
    let upper = at(left, top) * (1.0 - across) + at(left + 1.0, top) * across;
    let lower = at(left, top + 1.0) * (1.0 - across) + at(left + 1.0, top + 1.0) * across;
    upper * (1.0 - down) + lower * down
}

/// The rows whose middles a triangle covers, between two.
fn rows(corners: &[Pos2; 3], from: usize, to: usize) -> std::ops::Range<usize> {
    let low = corners.iter().map(|corner| corner.y).fold(f32::INFINITY, f32::min);
    let high = corners.iter().map(|corner| corner.y).fold(f32::NEG_INFINITY, f32::max);
    middles(low, high, from, to)
}

/// The columns whose middles a triangle covers in a row. Triangles that share an edge share no column.
fn columns(corners: &[Pos2; 3], row: usize, from: usize, to: usize) -> std::ops::Range<usize> {
    let y = row as f32 + 0.5;
    let (mut low, mut high) = (f32::INFINITY, f32::NEG_INFINITY);
    for i in 0..3 {
        let (a, b) = (corners[i], corners[(i + 1) % 3]);
        if (a.y <= y) == (b.y <= y) {
            continue;
        }
        // Always from the upper end, so that both triangles at an edge find the same point.
        let (a, b) = if a.y <= b.y { (a, b) } else { (b, a) };
        let x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
        (low, high) = (low.min(x), high.max(x));
    }
    middles(low, high, from, to)
}

/// The whole numbers whose middles lie from one place to another, the last not included.
fn middles(low: f32, high: f32, from: usize, to: usize) -> std::ops::Range<usize> {
    if low >= high {
        return 0..0;
    }
    let first = libm::ceilf(low - 0.5).clamp(from as f32, to as f32) as usize;
    let last = libm::ceilf(high - 0.5).clamp(from as f32, to as f32) as usize;
    first..last
}

/// The width, the height and the colours of a PNG.
fn decode(png: &[u8]) -> Result<(usize, usize, Vec<u8>), String> {
    let why = |error: png::DecodingError| error.to_string();
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(why)?;
    let mut colours = vec![0; reader.output_buffer_size().unwrap_or_default()];
    let info = reader.next_frame(&mut colours).map_err(why)?;
    if info.color_type != png::ColorType::Rgba {
        return Err(format!("{:?}", info.color_type));
    }
    Ok((info.width as usize, info.height as usize, colours))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canvas() -> Canvas {
        Canvas { width: 8, height: 8, dots: vec![[255; 4]; 64] }
    }

    fn square(colour: Color32) -> Mesh {
        let mut mesh = Mesh::default();
        for (x, y) in [(1.0, 1.0), (5.5, 1.0), (5.5, 5.0), (1.0, 5.0)] {
            mesh.colored_vertex(pos2(x, y), colour);
        }
        mesh.indices = vec![0, 1, 2, 0, 2, 3];
        mesh
    }

    #[test]
    fn a_dot_takes_the_share_that_is_covered_and_no_seam_shows() {
        let mut canvas = canvas();
        let clip = canvas.clip(Rect::EVERYTHING, 1.0);
        canvas.area(&square(theme::faded(theme::INK, 1.0)), 1.0, clip);
        let at = |x: usize, y: usize| canvas.dots[y * 8 + x];
        let ink = theme::INK.to_array();
        for i in 1..5 {
            assert_eq!(at(i, i), ink, "the triangles meet here");
        }
        assert_eq!((at(0, 2), at(6, 2), at(2, 5)), ([255; 4], [255; 4], [255; 4]));
        let half = (f32::from(ink[0]) + 255.0) / 2.0;
        assert!((f32::from(at(5, 2)[0]) - half).abs() <= 1.0);
    }

    #[test]
    fn pale_triangles_that_share_an_edge_are_laid_once() {
        let (mut canvas, pale) = (canvas(), theme::faded(theme::INK, 0.5));
        let clip = canvas.clip(Rect::EVERYTHING, 1.0);
        let letters = ColorImage::filled([1, 1], theme::PAPER);
        canvas.triangles(&square(pale), 1.0, clip, &letters);
        let inside: Vec<_> = (1..5).map(|i| canvas.dots[i * 8 + i]).collect();
        assert!(inside.windows(2).all(|pair| pair[0] == pair[1]) && inside[0] != [255; 4], "{inside:?}");
    }
}

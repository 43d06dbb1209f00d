//! A sheet as SVG: one file with its letters and pictures in it, that asks for nothing from outside.

use bevy_egui::egui::{
    Color32, FontFamily, Pos2, Rect, Shape,
    epaint::{TextShape, text::TextFormat},
};
use std::{collections::BTreeMap, fmt::Write as _, sync::Arc};

use super::{A4_MM, Item, Layer, Sheet, Symbol, bent, shapes};
use crate::{ink::paint, theme};

/// Copies of a text that lie no farther from it than this many pixels are its rim.
const RIM: f32 = 4.0;

/// The names of our typefaces within the file begin so: they are never taken from the reader's machine.
const FACE: &str = "halhin-";

/// Writes a sheet.
pub(super) fn write(sheet: &Sheet) -> String {
    let size = sheet.page.size;
    let [width, height] = [size.x, size.y].map(|side| side * A4_MM / size.max_elem());
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // A write into a string does not fail.
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2}mm" height="{height:.2}mm" viewBox="0 0 {:.2} {:.2}">"#,
        size.x, size.y
    );
    let _ = writeln!(out, "<title>{}</title>", escaped(&sheet.title));
    let faces = Faces::of();
    let _ = writeln!(out, "<style>\n{}</style>", faces.rules);
    let _ = writeln!(out, "<defs>");
    for (i, layer) in sheet.layers.iter().enumerate() {
        let _ = writeln!(out, r#"<clipPath id="edge{i}"><rect {}/></clipPath>"#, sides(layer.clip));
    }
    let _ = writeln!(out, "</defs>");
    let mut picture = |out: &mut String, png: &'static [u8], at: Rect| {
        let (place, data) = (sides(at), base64(png));
        let _ = writeln!(out, r#"<image {place} preserveAspectRatio="none" href="data:image/png;base64,{data}"/>"#);
    };
    let ground = if sheet.page.framed { theme::PAPER } else { theme::MAP_PAPER };
    // A little beyond the edges, which fall between dots where the file is drawn in another size.
    let paper = Rect::from_min_size(Pos2::ZERO, size).expand(2.0);
    let _ = writeln!(out, "<rect {}{}/>", sides(paper), paint("fill", ground));
    for (i, layer) in sheet.layers.iter().enumerate() {
        let _ = writeln!(out, r#"<g clip-path="url(#edge{i})">"#);
        write_layer(&mut out, sheet, layer, &faces, &mut picture);
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}

/// What the maps of one document share: letters and pictures are in it once.
pub struct Shared {
    faces: Faces,
    pictures: Vec<&'static [u8]>,
    /// How many maps there are.
    maps: usize,
}

impl Shared {
    /// Nothing but the letters.
    pub fn new() -> Self {
        Self { faces: Faces::of(), pictures: Vec::new(), maps: 0 }
    }

    /// The rules that a style sheet of the document needs.
    pub fn rules(&self) -> &str {
        &self.faces.rules
    }

    /// The typeface of running text, as a style sheet names it.
    pub fn family(&self) -> &str {
        self.faces.name(&FontFamily::Proportional)
    }

    /// A map as an element of the document, with `over` drawn upon it.
    pub fn map(&mut self, sheet: &Sheet, over: &str) -> String {
        let (size, number) = (sheet.page.size, self.maps);
        self.maps += 1;
        let mut out = String::new();
        let (width, height, title) = (size.x, size.y, escaped(&sheet.title));
        let _ =
            writeln!(out, r#"<svg class="map" viewBox="0 0 {width:.2} {height:.2}" role="img"><title>{title}</title>"#);
        let whole = sides(Rect::from_min_size(Pos2::ZERO, size));
        let _ = writeln!(out, r#"<defs><clipPath id="edge{number}"><rect {whole}/></clipPath></defs>"#);
        let _ =
            writeln!(out, r#"<g clip-path="url(#edge{number})"><rect {whole}{}/>"#, paint("fill", theme::MAP_PAPER));
        let Self { faces, pictures, .. } = self;
        let mut picture = |out: &mut String, png: &'static [u8], at: Rect| {
            let known = pictures.iter().position(|known| std::ptr::eq(*known, png));
            let number = known.unwrap_or_else(|| {
                pictures.push(png);
                pictures.len() - 1
            });
            let _ = writeln!(out, r##"<use href="#picture{number}" {}/>"##, sides(at));
        };
        for layer in &sheet.layers {
            write_layer(&mut out, sheet, layer, faces, &mut picture);
        }
        let _ = writeln!(out, "{over}</g></svg>");
        out
    }

    /// The pictures that the maps refer to: they must stand in the document too.
    pub fn pictures(&self) -> String {
        let mut out = String::from("<svg class=\"pictures\" width=\"0\" height=\"0\" aria-hidden=\"true\">\n");
        for (number, png) in self.pictures.iter().enumerate() {
            let data = base64(png);
            let _ = writeln!(
                out,
                r#"<symbol id="picture{number}" viewBox="0 0 1 1" preserveAspectRatio="none"><image width="1" height="1" preserveAspectRatio="none" href="data:image/png;base64,{data}"/></symbol>"#
            );
        }
        out.push_str("</svg>\n");
        out
    }
}

impl Default for Shared {
    fn default() -> Self {
        Self::new()
    }
}

fn sides(rect: Rect) -> String {
    let (x, y, w, h) = (rect.left(), rect.top(), rect.width(), rect.height());
    format!(r#"x="{x:.2}" y="{y:.2}" width="{w:.2}" height="{h:.2}""#)
}

fn write_layer(
    out: &mut String,
    sheet: &Sheet,
    layer: &Layer,
    faces: &Faces,
    picture: &mut dyn FnMut(&mut String, &'static [u8], Rect),
) {
    let mut items = layer.items.iter().peekable();
    while let Some(item) = items.next() {
        match item {
            Item::Picture { png, at } => picture(out, png, *at),
            Item::Ink { drawing, onto, symbol: None } => {
                let _ = write!(out, "<g>\n{}</g>\n", drawing.svg(*onto));
            }
            Item::Ink { drawing, onto, symbol: Some(symbol) } => {
                let _ = writeln!(out, "{}{}</g>", opening(sheet, symbol), drawing.svg(*onto));
            }
            Item::Shape(Shape::Text(text)) => {
                // The copies of a text around it come first, the text itself last.
                let mut all = vec![text];
                while let Some(Item::Shape(Shape::Text(next))) = items.peek() {
                    let near = Arc::ptr_eq(&next.galley, &text.galley) && next.angle == text.angle;
                    if !near || next.pos.distance(text.pos) > RIM {
                        break;
                    }
                    all.push(next);
                    items.next();
                }
                write_text(out, &all, faces);
            }
            Item::Shape(shape) => shapes::write(out, shape),
        }
    }
}

/// The beginning of a symbol's group: whose it is, and for which units it stands.
fn opening(sheet: &Sheet, symbol: &Symbol) -> String {
    let unit = sheet.campaign.unit(symbol.unit);
    let units: Vec<&str> = symbol.units.iter().map(|unit| &*sheet.campaign.unit(*unit).id).collect();
    let (id, name, units) = (escaped(&unit.id), escaped(&symbol.name), escaped(&units.join(" ")));
    let holds = symbol.holds.as_ref().map(|holds| format!("<desc>{}</desc>", escaped(holds))).unwrap_or_default();
    format!("<g class=\"unit\" id=\"{id}\" data-units=\"{units}\"><title>{name}</title>{holds}\n")
}

/// Writes copies of one text as a single one: those in another colour than the last are its rim.
fn write_text(out: &mut String, copies: &[&TextShape], faces: &Faces) {
    let Some(text) = copies.last() else { return };
    let ink = text.override_text_color;
    let rim = copies.iter().find(|copy| copy.override_text_color != ink);
    let rim = rim.and_then(|copy| {
        let width = copies.iter().map(|copy| copy.pos.distance(text.pos)).fold(0.0, f32::max) * 2.0;
        let colour = paint("stroke", copy.override_text_color?);
        Some(format!(r#"{colour} stroke-width="{width:.2}" stroke-linejoin="round" paint-order="stroke""#))
    });
    let rim = rim.unwrap_or_default();
    if let Some(letters) = bent::letters(text) {
        write_bent(out, text, &letters, &rim, faces);
        return;
    }
    let turn = if text.angle == 0.0 {
        String::new()
    } else {
        format!(r#" transform="rotate({:.2} {:.2} {:.2})""#, text.angle.to_degrees(), text.pos.x, text.pos.y)
    };
    for run in runs(text) {
        let colour = paint("fill", ink_of(text, &run.format));
        let length =
            if run.words.chars().count() > 1 { format!(r#" textLength="{:.2}""#, run.width) } else { String::new() };
        let (x, y) = (text.pos.x + run.x, text.pos.y + run.y);
        let (face, size) = (faces.name(&run.format.font_id.family), run.format.font_id.size);
        let words = escaped(&run.words);
        let _ = writeln!(
            out,
            r#"<text x="{x:.2}" y="{y:.2}"{length} font-family="{face}" font-size="{size:.2}"{colour}{rim}{turn}>{words}</text>"#
        );
    }
}

/// Writes a text that follows a curve letter by letter: first the rim of all, so that none covers the one before.
fn write_bent(out: &mut String, text: &TextShape, letters: &[bent::Letter], rim: &str, faces: &Faces) {
    let Some(section) = text.galley.job.sections.first() else { return };
    let (family, colour) = (faces.name(&section.format.font_id.family), paint("fill", ink_of(text, &section.format)));
    let size = section.format.font_id.size * letters.first().map_or(1.0, |letter| letter.scale);
    let words = escaped(&text.galley.job.text);
    let _ = writeln!(out, r#"<g font-family="{family}" font-size="{size:.2}"{colour}><title>{words}</title>"#);
    for pass in [rim, ""].into_iter().skip(usize::from(rim.is_empty())) {
        let _ = writeln!(out, "<g{pass}>");
        for letter in letters {
            let at = letter.at + text.pos.to_vec2();
            let (turn, one) = (letter.angle.to_degrees(), escaped(&letter.letter.to_string()));
            let _ =
                writeln!(out, r#"<text transform="translate({:.2} {:.2}) rotate({turn:.1})">{one}</text>"#, at.x, at.y);
        }
        out.push_str("</g>\n");
    }
    out.push_str("</g>\n");
}

/// The colour of letters.
fn ink_of(text: &TextShape, format: &TextFormat) -> Color32 {
    let colour = match (text.override_text_color, format.color) {
        (None, Color32::PLACEHOLDER) => text.fallback_color,
        (Some(colour), _) | (None, colour) => colour,
    };
    colour.gamma_multiply(text.opacity_factor)
}

/// Letters of one kind in one row.
struct Run {
    x: f32,
    y: f32,
    width: f32,
    words: String,
    format: TextFormat,
}

/// The runs of a text, without the spaces around them.
fn runs(text: &TextShape) -> Vec<Run> {
    let job = &text.galley.job;
    let mut letters = job.text.char_indices().filter(|(_, letter)| *letter != '\n');
    let mut runs: Vec<Run> = Vec::new();
    for row in &text.galley.rows {
        let mut open: Option<usize> = None;
        for glyph in &row.row.glyphs {
            let byte = letters.next().map_or(0, |(byte, _)| byte);
            let holds = |section: &&bevy_egui::egui::text::LayoutSection| section.byte_range.contains(&byte.into());
            let Some(section) = job.sections.iter().find(holds).or(job.sections.first()) else { continue };
            let same = open.is_some_and(|run| runs[run].format == section.format);
            if !same {
                if glyph.chr.is_whitespace() {
                    open = None;
                    continue;
                }
                open = Some(runs.len());
                let (x, y) = (row.pos.x + glyph.pos.x, row.pos.y + glyph.pos.y);
                runs.push(Run { x, y, width: 0.0, words: String::new(), format: section.format.clone() });
            }
            if let Some(run) = open.and_then(|run| runs.get_mut(run)) {
                run.words.push(glyph.chr);
                if !glyph.chr.is_whitespace() {
                    run.width = row.pos.x + glyph.pos.x + glyph.advance_width - run.x;
                }
            }
        }
    }
    runs.iter_mut().for_each(|run| run.words.truncate(run.words.trim_end().len()));
    runs
}

/// The typefaces that the file carries.
struct Faces {
    rules: String,
    families: BTreeMap<FontFamily, String>,
}

impl Faces {
    fn of() -> Self {
        let fonts = theme::fonts();
        let mut rules = String::new();
        for (name, data) in &fonts.font_data {
            let font = base64(&data.font);
            let _ = writeln!(
                rules,
                "@font-face {{ font-family: '{FACE}{name}'; src: url(data:font/ttf;base64,{font}) format('truetype'); }}"
            );
        }
        let list = |names: &Vec<String>| {
            let names: Vec<_> = names.iter().map(|name| format!("{FACE}{name}")).collect();
            format!("{}, serif", names.join(", "))
        };
        let families = fonts.families.iter().map(|(family, names)| (family.clone(), list(names))).collect();
        Self { rules, families }
    }

    fn name(&self, family: &FontFamily) -> &str {
        self.families.get(family).map_or("serif", String::as_str)
    }
}

/// A text as XML takes it.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Not even escaped are these allowed.
            control if control.is_control() && !matches!(control, '\n' | '\t') => {}
            other => out.push(other),
        }
    }
    out
}

/// Bytes as letters, in the usual alphabet of 64.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let part = |i: usize| u32::from(three.get(i).copied().unwrap_or_default());
        let all = (part(0) << 16) | (part(1) << 8) | part(2);
        for i in 0..4 {
            let letter = ALPHABET[((all >> (18 - 6 * i)) & 63) as usize];
            out.push(if i > three.len() { '=' } else { char::from(letter) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_letters() {
        for (bytes, letters) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(bytes.as_bytes()), letters);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn texts_cannot_break_the_file() {
        assert_eq!(escaped("a < b & \"c\"\u{7}"), "a &lt; b &amp; &quot;c&quot;");
    }
}

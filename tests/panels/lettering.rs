//! The fonts can write every text of the project, in every cut; names are shown in the languages they have.

use super::*;
use bevy_egui::egui::{Context, FontId, RawInput};
use std::{collections::BTreeSet, fs, path::Path};

/// Every character of the campaign, the gazetteer, the base map and the sentences of the interface.
fn written() -> BTreeSet<char> {
    fn collect(folder: &Path, into: &mut BTreeSet<char>) {
        for entry in fs::read_dir(folder).expect("a folder of texts can be read") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                collect(&path, into);
            } else if path.extension().is_some_and(|e| ["ron", "ftl", "geojson"].iter().any(|known| e == *known)) {
                into.extend(fs::read_to_string(path).expect("a text can be read").chars());
            }
        }
    }
    let mut found = BTreeSet::new();
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    for folder in ["campaign", "lang", "map"] {
        collect(&assets.join(folder), &mut found);
    }
    found.retain(|c| !c.is_control() && !c.is_whitespace());
    found
}

/// A context with the map's fonts.
fn context() -> Context {
    let ctx = Context::default();
    ctx.set_fonts(theme::fonts());
    // Pictures of letters that nobody is going to show.
    ctx.run_ui(RawInput::default(), |_| {}).textures_delta.clear();
    ctx
}

/// Where the picture of a character lies among all pictures of characters, as the map's fonts draw it; nowhere if it
/// is blank.
fn picture(ctx: &Context, font: &FontId, c: char) -> Option<([u16; 2], [u16; 2])> {
    let text = ctx.fonts_mut(|fonts| fonts.layout_no_wrap(c.to_string(), font.clone(), theme::INK));
    let uv = text.rows.first()?.glyphs.first()?.uv_rect;
    (!uv.is_nothing()).then_some((uv.min, uv.max))
}

#[test]
fn every_character_of_every_text_has_a_glyph_in_every_cut() {
    let written = written();
    for c in ['ノ', 'ө', 'ү', 'Ж', 'ö', '（'] {
        assert!(written.contains(&c), "{c} stands in no text: the texts were not found");
    }
    let ctx = context();
    let scale = Scale::of(Vec2::new(1920.0, 1080.0), false);
    for font in [scale.body(), scale.unit(), scale.water(2)] {
        // What no font has is drawn as a question mark.
        let lacking = picture(&ctx, &font, '?').expect("it has a question mark");
        assert_eq!(picture(&ctx, &font, '\u{1F600}'), Some(lacking), "a character that no font has");
        let lacks = |c: &char| *c != '?' && picture(&ctx, &font, *c).is_none_or(|drawn| drawn == lacking);
        let lost: String = written.iter().copied().chain(['Ө', 'Ү']).filter(lacks).collect();
        assert!(lost.is_empty(), "{font:?} lacks {lost}: run assets/fonts/make_japanese.py");
    }
}

#[test]
fn a_line_with_japanese_is_no_higher_than_one_without() {
    let ctx = context();
    let font = Scale::of(Vec2::new(1920.0, 1080.0), false).small();
    let height =
        |text: &str| ctx.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font.clone(), theme::INK)).size().y;
    assert!((height("Noro ノロ高地") - height("Noro")).abs() < 0.6);
}

#[test]
fn the_card_names_a_unit_in_every_language_it_has() {
    let harness = usual().select("r26").harness();
    for text in ["歩兵第二十六連隊", "Also called", "26-й пехотный полк (Russian)"] {
        harness.get_by_label(text);
    }
    // What stands above is not said again, and where there is nothing, nothing is said.
    let harness = usual().select("d23").harness();
    harness.get_by_label("第二十三師団");
    assert!(harness.query_by_label("Also called").is_none());
}

//! More of the place whose name the pointer rests on: its names, its kind, and how good its coordinate is.

use bevy_egui::egui::{Color32, FontId, Galley, Id, LayerId, Order, Rect, Stroke, StrokeKind, Vec2, pos2, vec2};
use std::sync::Arc;

use super::Sheet;
use crate::{
    campaign::model::Place,
    lang::{Lang, km},
    theme::{self, Scale},
};

/// The languages of the gazetteer, in the order in which they are shown.
const LANGUAGES: [&str; 4] = ["ru", "mn", "ja", "en"];

/// What is said of a place, line by line: a word for what follows, and it; the name has no such word.
pub(super) fn lines(place: &Place, lang: &Lang) -> Vec<(String, String)> {
    let mut lines = vec![(String::new(), lang.text(&place.names).into_owned())];
    if !place.variants.is_empty() {
        lines.push((lang.get("place-variants"), place.variants.join(", ")));
    }
    let others = LANGUAGES.iter().filter(|language| **language != lang.language().code());
    let names = others.filter_map(|language| Some((language, place.names.get(language)?)));
    lines.extend(names.map(|(language, name)| (lang.word("language", language), name.to_owned())));
    let kind = lang.word("place", place.kind.word());
    let quality = lang.word("quality", place.quality.word());
    lines.push((kind, lang.with("place-quality", &[("quality", quality.into()), ("km", km(place.error_km).into())])));
    lines
}

/// Paints the tag below the name, or above where it would leave the window.
pub(super) fn paint(sheet: &Sheet<'_>, name: Rect, place: &Place, lang: &Lang) {
    let scale = sheet.scale;
    let painter = sheet.painter.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::new("place")));
    let (margin, gap) = (vec2(scale.px(12.0), scale.px(8.0)), scale.px(10.0));
    let widest = (sheet.window.width() - 2.0 * margin.x - 8.0).min(scale.px(430.0));
    let lay = |text: String, font: FontId, ink: Color32, width: f32| painter.layout(text, font, ink, width);
    let lines = lines(place, lang);
    let words = lines.iter().map(|(word, _)| lay(word.clone(), scale.small(), theme::INK_SOFT, widest));
    let words: Vec<Arc<Galley>> = words.collect();
    let indent = words.iter().map(|word| word.size().x).fold(0.0, f32::max) + gap;
    let texts = lines.iter().enumerate().map(|(i, (_, text))| match i {
        0 => (0.0, lay(text.clone(), scale.body_bold(), theme::INK, widest)),
        _ => (indent, lay(text.clone(), scale.small(), theme::INK, (widest - indent).max(80.0))),
    });
    let texts: Vec<(f32, Arc<Galley>)> = texts.collect();
    let size =
        texts.iter().fold(Vec2::ZERO, |size, (x, text)| vec2(size.x.max(x + text.size().x), size.y + text.size().y));
    let tag = spot(sheet, name, size + margin * 2.0, scale);
    painter.rect(tag, 2.0, theme::PAPER, Stroke::new(1.0, theme::HAIRLINE), StrokeKind::Inside);
    let mut at = tag.min + margin;
    for (word, (x, text)) in words.into_iter().zip(texts) {
        let height = text.size().y;
        painter.galley(at, word, theme::INK_SOFT);
        painter.galley(at + vec2(x, 0.0), text, theme::INK);
        at.y += height;
    }
}

fn spot(sheet: &Sheet<'_>, name: Rect, size: Vec2, scale: Scale) -> Rect {
    let gap = scale.px(6.0);
    let below = name.bottom() + gap;
    let y = if below + size.y <= sheet.window.bottom() { below } else { name.top() - gap - size.y };
    let x = name.left().clamp(4.0, (sheet.window.right() - size.x - 4.0).max(4.0));
    Rect::from_min_size(pos2(x.round(), y.max(4.0).round()), size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::{
        model::Campaign,
        words::{PlaceKind, Quality},
    };

    #[test]
    fn a_place_is_named_in_every_language_it_has_and_says_how_sure_it_is() {
        let (campaign, lang) =
            (Campaign::embedded().expect("the campaign is in order"), Lang::english().expect("English"));
        let place = campaign.places.iter().find(|place| &*place.id == "remizov").expect("it is in the gazetteer");
        let text: Vec<String> = lines(place, &lang).into_iter().map(|(word, text)| format!("{word}: {text}")).collect();
        for part in [
            "Remizov Height",
            "Russian: высота Ремизова",
            "Japanese: レミゾフ高地",
            "Mongolian: Ремизовын",
            "Hill: ",
            "± 3 km",
        ] {
            assert!(text.iter().any(|line| line.contains(part)), "{part}: {text:?}");
        }
    }

    #[test]
    fn every_kind_and_quality_has_a_word() {
        let lang = Lang::english().expect("English");
        for kind in PlaceKind::ALL {
            assert_ne!(lang.word("place", kind.word()), format!("place-{}", kind.word()));
        }
        for quality in Quality::ALL {
            assert_ne!(lang.word("quality", quality.word()), format!("quality-{}", quality.word()));
        }
        assert!(LANGUAGES.iter().all(|language| lang.word("language", language).len() > 2));
    }
}

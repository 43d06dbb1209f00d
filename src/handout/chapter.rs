//! A chapter on paper: its map, its text, what is to be foretold, its question.

use bevy::math::{UVec2, Vec2};
use std::fmt::Write as _;

use super::Writer;
use crate::{
    campaign::{
        ids::ChapterId,
        model::{Campaign, Chapter, Prediction},
    },
    geo::projection::map_metres_per_ground_metre,
    ink::paint,
    lang::km,
    sheet::{Order, Page, compose},
    story, theme,
    ui::sources,
    view::{SheetFormat, View, ViewCommand},
};

/// The size of a map in its own pixels; on paper it is as wide as the text.
const MAP: UVec2 = UVec2::new(860, 430);

/// Writes a chapter.
pub(super) fn write(writer: &mut Writer<'_>, number: usize, chapter: &Chapter) -> Result<(), String> {
    let lang = writer.lang;
    writer.out.push_str("<section class=\"chapter\">\n");
    let when = story::when(chapter, lang);
    writer.line("p class=\"kicker\"", &format!("{number} · {when}"));
    writer.line("h2", &lang.text(&chapter.title));
    map(writer, chapter)?;
    writer.paragraphs(&lang.text(&chapter.text));
    let named = sources::line(writer.campaign, &chapter.sources, lang);
    writer.line("p class=\"small\"", &lang.with("handout-source-key", &[("sources", named.into())]));
    if let Some(predict) = &chapter.predict {
        writer.part("handout-predict", &lang.text(&predict.ask));
        if writer.answers {
            writer.answer(&lang.text(&predict.answer), &predict.sources);
        } else {
            writer.line("p class=\"small\"", &lang.get("handout-mark"));
        }
    }
    writer.task("handout-question", &chapter.question);
    if writer.answers {
        writer.part("handout-notes", &lang.text(&chapter.notes));
    }
    writer.out.push_str("</section>\n");
    Ok(())
}

/// The map. Where the class is to foretell something it shows what came before.
fn map(writer: &mut Writer<'_>, chapter: &Chapter) -> Result<(), String> {
    let lang = writer.lang;
    let before = chapter.predict.is_some() && !writer.answers;
    let at = if before { chapter.span.from } else { chapter.span.to };
    let Some(id) = writer.campaign.find_chapter(&chapter.id) else { return Ok(()) };
    let order = Order { at, view: vec![ViewCommand::Cut(id), ViewCommand::Speak(lang.language())] };
    let sheet = compose(writer.campaign, &order, Page::plain(MAP, SheetFormat::Svg))?;
    let truth = chapter.predict.as_ref().filter(|_| writer.answers);
    let over = truth.map(|predict| happened(writer.campaign, id, predict)).unwrap_or_default();
    let drawn = writer.shared.map(&sheet, &over);
    let mut said = lang.with("handout-map", &[("when", lang.moment(at).into())]);
    if let Some(predict) = truth {
        let _ = write!(said, " · {}", lang.with("handout-happened", &[("km", km(predict.doubt_km).into())]));
    }
    let _ = writeln!(writer.out, "<figure>\n{drawn}");
    writer.line("figcaption", &said);
    writer.out.push_str("</figure>\n");
    Ok(())
}

/// A ring where it happened, as wide as the doubt, and a cross in it.
fn happened(campaign: &Campaign, chapter: ChapterId, predict: &Prediction) -> String {
    let mut view = View::new(campaign);
    view.apply(&ViewCommand::Resize(MAP.as_vec2(), Vec2::ZERO), campaign);
    view.apply(&ViewCommand::Cut(chapter), campaign);
    let at = view.pixel_of(predict.at);
    let stretch = map_metres_per_ground_metre(predict.at.lat);
    let radius = (predict.doubt_km * 1_000.0 * stretch / view.metres_per_pixel()).max(10.0);
    let (x, y, arm) = (at.x, at.y, 7.0);
    let mut out = String::new();
    for (colour, width) in [(theme::MAP_PAPER, 7.0), (theme::INK, 3.0)] {
        let stroke = paint("stroke", colour);
        let _ = writeln!(
            out,
            r#"<g fill="none" stroke-width="{width}"{stroke}><circle cx="{x:.1}" cy="{y:.1}" r="{radius:.1}"/><path d="M{:.1} {y:.1}H{:.1}M{x:.1} {:.1}V{:.1}"/></g>"#,
            x - arm,
            x + arm,
            y - arm,
            y + arm
        );
    }
    out
}

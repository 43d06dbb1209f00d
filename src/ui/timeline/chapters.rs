//! The chapters of the story as bands over the axis: a press opens one, pointing says its title.

use bevy_egui::egui::{
    CursorIcon, Id, Painter, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::{Line, TimelineModel, axis::Axis};
use crate::{
    campaign::{
        ids::ChapterId,
        model::{Chapter, Span},
    },
    lang::Lang,
    story, theme,
    ui::{Out, focus, tip},
};

/// The narrowest band, in pixels.
const NARROWEST: f32 = 4.0;

/// Where bands stand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Lanes {
    /// The upper edge of the first lane.
    pub(super) top: f32,
    /// The height of a lane.
    pub(super) height: f32,
    /// How many there are room for: 0, 1 or 2.
    pub(super) count: usize,
}

impl Lanes {
    /// The lower edge of the last lane.
    pub(super) fn bottom(self) -> f32 {
        self.top + self.count as f32 * (self.height + 1.0)
    }

    fn band(self, axis: Axis, span: Span, lane: usize) -> Option<Rect> {
        let (left, right) = axis.stretch(span).filter(|_| self.count > 0)?;
        let top = self.top + lane.min(self.count - 1) as f32 * (self.height + 1.0);
        // A hair apart from the next.
        let width = (right - left - 1.0).max(NARROWEST);
        let left = left.min(axis.right() - NARROWEST);
        Some(Rect::from_min_size(pos2(left, top), vec2(width, self.height)))
    }
}

/// The lane of each chapter: the second where the one before in the first is still going on.
pub(super) fn lanes<'a>(chapters: impl IntoIterator<Item = &'a Chapter>) -> Vec<usize> {
    let mut ends = [i64::MIN; 2];
    let place = |chapter: &Chapter| {
        let (from, to) = (chapter.span.from.0, chapter.span.to.0);
        let lane = usize::from(from < ends[0] && ends[1] < ends[0]);
        ends[lane] = ends[lane].max(to);
        lane
    };
    chapters.into_iter().map(place).collect()
}

/// Shows the bands that are seen.
pub(super) fn show(ui: &Ui, line: &Line<'_>, out: &mut Out) {
    let Line { model, axis, scale, lang, .. } = *line;
    let room = line.bands.lanes;
    if room.count == 0 {
        return;
    }
    let told = model.view.told.map(|told| told.chapter);
    let placed = lanes(model.campaign.chapters().map(|(_, chapter)| chapter));
    for ((id, chapter), lane) in model.campaign.chapters().zip(placed) {
        let Some(band) = room.band(axis, chapter.span, lane) else { continue };
        let name = || name(id, chapter, lang);
        // Fingers need more than is drawn.
        let reach = band.expand2(vec2(1.0, 1.0));
        let response = ui.interact(reach, Id::new(("chapter-band", id.index())), Sense::click());
        response.widget_info(|| WidgetInfo::selected(WidgetType::Link, true, told == Some(id), name()));
        paint(ui.painter(), band, told == Some(id), response.hovered());
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            tip::above(ui, band.center_top(), &[name(), stretch(chapter.span, lang)], scale);
        }
        if focus::control(response).clicked() {
            let steps = story::open(model.campaign, id, model.view.told.and_then(|told| told.lesson));
            out.clock.extend(steps.clock);
            out.view.extend(steps.view);
        }
    }
}

/// Paints all bands without taking presses, as parts of a thin line.
pub(super) fn paint_all(painter: &Painter, axis: Axis, room: Lanes, model: &TimelineModel<'_>) {
    let told = model.view.told.map(|told| told.chapter);
    let placed = lanes(model.campaign.chapters().map(|(_, chapter)| chapter));
    for ((id, chapter), lane) in model.campaign.chapters().zip(placed) {
        if let Some(band) = room.band(axis, chapter.span, lane) {
            paint(painter, band, told == Some(id), false);
        }
    }
}

fn paint(painter: &Painter, band: Rect, told: bool, pointed: bool) {
    let (fill, border) = match (told, pointed) {
        (true, _) => (theme::INK, theme::INK),
        (false, true) => (theme::CONTROL_PRESSED, theme::INK_SOFT),
        (false, false) => (theme::CONTROL_HOVERED, theme::HAIRLINE),
    };
    painter.rect(band, 1.5, fill, Stroke::new(1.0, border), StrokeKind::Inside);
}

/// Whether a point lies on a band, so that pressing there opens a chapter and does not move the clock.
pub(super) fn holds(axis: Axis, room: Lanes, model: &TimelineModel<'_>, x: f32, y: f32) -> bool {
    let placed = lanes(model.campaign.chapters().map(|(_, chapter)| chapter));
    let mut bands = model.campaign.chapters().zip(placed);
    bands.any(|((_, chapter), lane)| {
        room.band(axis, chapter.span, lane).is_some_and(|band| band.expand(1.0).contains(pos2(x, y)))
    })
}

/// `Chapter 3: Azuma's stand`.
fn name(id: ChapterId, chapter: &Chapter, lang: &Lang) -> String {
    let title = lang.text(&chapter.title).to_owned();
    lang.with("timeline-chapter", &[("number", (id.index() + 1).into()), ("title", title.into())])
}

/// `3 July, 00:00 to 5 July, 12:00`.
fn stretch(span: Span, lang: &Lang) -> String {
    lang.with("timeline-span", &[("from", lang.moment(span.from).into()), ("to", lang.moment(span.to).into())])
}

//! The chapters of the story as bands over the axis: a press opens one, pointing says its title.

use bevy_egui::egui::{
    CursorIcon, Id, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::{Line, TimelineModel, axis::Axis};
use crate::{
    campaign::{
        ids::ChapterId,
        model::{Campaign, Chapter, Span},
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

    /// The band of each chapter that is seen. A band begins where the one before it in its lane ends, at the earliest.
    fn bands(self, axis: Axis, campaign: &Campaign) -> Vec<(ChapterId, Rect)> {
        let mut bands = Vec::with_capacity(campaign.story.chapters.len());
        let mut edges = [f32::MIN; 2];
        for ((id, chapter), lane) in campaign.chapters().zip(lanes(&campaign.story.chapters)) {
            let Some((left, right)) = axis.stretch(chapter.span).filter(|_| self.count > 0) else { continue };
            let lane = lane.min(self.count - 1);
            let left = left.min(axis.right() - NARROWEST).max(edges[lane]);
            // A hair apart from the next.
            let right = (right - 1.0).max(left + NARROWEST);
            edges[lane] = right + 1.0;
            let top = self.top + lane as f32 * (self.height + 1.0);
            bands.push((id, Rect::from_min_max(pos2(left, top), pos2(right, top + self.height))));
        }
        bands
    }

    /// Whether a point lies on a band, so that pressing there opens a chapter and does not move the clock.
    pub(super) fn hold(self, axis: Axis, campaign: &Campaign, at: Pos2) -> bool {
        let level = (self.top - 1.0..=self.bottom()).contains(&at.y);
        level && self.bands(axis, campaign).iter().any(|(_, band)| band.expand(1.0).contains(at))
    }
}

/// The lane of each chapter: the second where the one before in the first is still going on.
pub(super) fn lanes(chapters: &[Chapter]) -> Vec<usize> {
    let mut ends = [i64::MIN; 2];
    let place = |chapter: &Chapter| {
        let lane = usize::from(chapter.span.from.0 < ends[0] && ends[1] < ends[0]);
        ends[lane] = ends[lane].max(chapter.span.to.0);
        lane
    };
    chapters.iter().map(place).collect()
}

/// Shows the bands that are seen.
pub(super) fn show(ui: &Ui, line: &Line<'_>, out: &mut Out) {
    let Line { model, axis, scale, lang, .. } = *line;
    let room = line.bands.lanes;
    if room.count == 0 {
        return;
    }
    let told = model.view.told.map(|told| told.chapter);
    for (id, band) in room.bands(axis, model.campaign) {
        let chapter = model.campaign.chapter(id);
        let name = || name(id, chapter, lang);
        // Fingers need more than is drawn.
        let reach = band.expand2(vec2(1.0, 1.0));
        // A band is too low for a finger: chapters are then opened in their list, and a press moves the clock.
        let sense = if scale.touch() { Sense::hover() } else { Sense::click() };
        let response = ui.interact(reach, Id::new(("chapter-band", id.index())), sense);
        response.widget_info(|| WidgetInfo::selected(WidgetType::Link, true, told == Some(id), name()));
        paint(ui.painter(), band, told == Some(id), response.hovered());
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            tip::above(ui, band.center_top(), &[name(), stretch(chapter.span, lang)], scale);
        }
        if !scale.touch() && focus::control(response).clicked() {
            let steps = story::open(model.campaign, id, model.view.told.and_then(|told| told.lesson));
            out.clock.extend(steps.clock);
            out.view.extend(steps.view);
        }
    }
}

/// Paints all bands without taking presses, as parts of a thin line.
pub(super) fn paint_all(painter: &Painter, axis: Axis, room: Lanes, model: &TimelineModel<'_>) {
    let told = model.view.told.map(|told| told.chapter);
    for (id, band) in room.bands(axis, model.campaign) {
        paint(painter, band, told == Some(id), false);
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

/// `Chapter 3: Azuma's stand`.
fn name(id: ChapterId, chapter: &Chapter, lang: &Lang) -> String {
    let title = lang.text(&chapter.title).into_owned();
    lang.with("timeline-chapter", &[("number", (id.index() + 1).into()), ("title", title.into())])
}

/// `3 July, 00:00 to 5 July, 12:00`.
fn stretch(span: Span, lang: &Lang) -> String {
    lang.with("timeline-span", &[("from", lang.moment(span.from).into()), ("to", lang.moment(span.to).into())])
}

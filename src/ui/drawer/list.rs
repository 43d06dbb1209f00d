//! Rows of a list: one line each, as high as a finger, cut off where they have no room.

use bevy_egui::egui::{
    Align, Align2, Color32, FontId, Galley, Rect, Response, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};
use std::sync::Arc;

use crate::{
    theme::{self, Scale},
    ui::focus,
};

/// What stands in a row.
#[derive(Clone, Copy, Default)]
pub(in crate::ui) struct Row<'a> {
    /// A short word at the left, in lesser ink.
    pub(in crate::ui) lead: &'a str,
    /// The room for it.
    pub(in crate::ui) lead_width: f32,
    /// The row's own words.
    pub(in crate::ui) text: &'a str,
    /// A short word at the right.
    pub(in crate::ui) trail: &'a str,
    /// The colour of a mark before the words.
    pub(in crate::ui) mark: Option<Color32>,
    /// Whether it is drawn in lesser ink.
    pub(in crate::ui) faint: bool,
    /// Whether it is drawn bold.
    pub(in crate::ui) strong: bool,
    /// Whether it is the one that is chosen or that holds now.
    pub(in crate::ui) current: bool,
    /// How far it is moved in.
    pub(in crate::ui) indent: f32,
}

/// How high a row is.
pub(in crate::ui) fn height(scale: Scale) -> f32 {
    (scale.small().size * 1.9).max(26.0).max(scale.finger())
}

/// Shows a row that can be pressed.
pub(in crate::ui) fn row(ui: &mut Ui, row: &Row<'_>, width: f32, scale: Scale) -> Response {
    let (id, rect) = ui.allocate_space(vec2(width, height(scale)));
    // A row out of sight is no control: Tab goes on below the list. It comes into sight as the focus comes near.
    if !ui.is_rect_visible(rect) {
        return ui.interact(rect, id, Sense::hover());
    }
    let response = ui.interact(rect, id, Sense::click());
    let said = [row.lead, row.text, row.trail].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, row.current, said.join(", ")));
    paint(ui, rect, &response, row, scale);
    if response.gained_focus() {
        response.scroll_to_me(Some(Align::Center));
    }
    focus::control(response)
}

fn paint(ui: &Ui, rect: Rect, response: &Response, row: &Row<'_>, scale: Scale) {
    let painter = ui.painter();
    let ground = if row.current {
        Some(theme::CONTROL_PRESSED)
    } else if response.hovered() {
        Some(theme::CONTROL_HOVERED)
    } else {
        None
    };
    if let Some(ground) = ground {
        painter.rect_filled(rect, 2.0, ground);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme::faded(theme::HAIRLINE, 0.5)));
    let (font, soft) = (scale.small(), theme::INK_SOFT);
    let mut x = rect.left() + scale.px(6.0) + row.indent;
    if let Some(mark) = row.mark {
        painter.circle_filled(pos2(x + scale.px(4.0), rect.center().y), scale.px(4.0), mark);
        x += scale.px(15.0);
    }
    if !row.lead.is_empty() {
        let galley = cut(ui, row.lead, font.clone(), soft, row.lead_width);
        painter.galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, soft);
        x += row.lead_width + scale.px(6.0);
    }
    let mut right = rect.right() - scale.px(6.0);
    if !row.trail.is_empty() {
        let at = painter.text(pos2(right, rect.center().y), Align2::RIGHT_CENTER, row.trail, font.clone(), soft);
        right = at.left() - scale.px(8.0);
    }
    let ink = if row.faint { soft } else { theme::INK };
    let font = if row.strong { scale.small_bold() } else { font };
    let galley = cut(ui, row.text, font, ink, right - x);
    painter.galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, ink);
}

/// One line, cut off with an ellipsis at a width.
fn cut(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(width.max(10.0));
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

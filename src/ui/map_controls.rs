//! Zoom, the named views, sheets and help; the scale bar.

use bevy_egui::egui::{
    Align, Align2, Context, Layout, Rect, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};

use super::{
    Out,
    widgets::{self, Icon},
};
use crate::{
    campaign::{
        model::NamedView,
        words::{Account, Certainty},
    },
    lang::Lang,
    lettering::letter,
    theme::{self, Scale},
    view::{Comparison, SheetFormat, View, ViewCommand},
};

/// One press of a zoom button.
const ZOOM_STEP: f64 = 1.5;

/// How many square buttons there are.
const SQUARES: f32 = 5.0;

/// What the controls show.
pub struct ControlsModel<'a> {
    /// The campaign's named views.
    pub views: &'a [NamedView],
    /// What the button that compares two moments asks for.
    pub compare: Option<Comparison>,
    /// Whether all stand in one row, or the views one below the other.
    pub row: bool,
}

/// The width of a button with words, at most that of the window.
fn words_width(ctx: &Context, words: &str, scale: Scale) -> f32 {
    widgets::button_width(ctx, words, scale).min(ctx.content_rect().width() - 4.0 * scale.gap()).max(0.0)
}

/// How much room the controls need.
pub fn size(ctx: &Context, model: &ControlsModel<'_>, scale: Scale, lang: &Lang) -> Vec2 {
    let style = ctx.global_style();
    let (side, gap) = (scale.control(), style.spacing.item_spacing);
    let width = |view: &NamedView| words_width(ctx, &lang.text(&view.name), scale);
    let buttons = side * SQUARES + gap.x * (SQUARES - 1.0);
    if model.row {
        vec2(model.views.iter().map(|view| width(view) + gap.x).sum::<f32>() + buttons, side)
    } else {
        let widest = model.views.iter().map(width).fold(buttons, f32::max);
        vec2(widest, side + model.views.len() as f32 * (side + gap.y))
    }
}

/// Shows the controls in the room that [`size`] asks for.
pub fn show(ui: &mut Ui, model: &ControlsModel<'_>, scale: Scale, lang: &Lang, out: &mut Out) {
    let buttons = |ui: &mut Ui, out: &mut Out| {
        for (icon, id, command) in [
            (Icon::Minus, "map-zoom-out", ViewCommand::Zoom(1.0 / ZOOM_STEP)),
            (Icon::Plus, "map-zoom-in", ViewCommand::Zoom(ZOOM_STEP)),
            (Icon::Compare, "compare-button", ViewCommand::Compare(model.compare)),
            (Icon::Save, "sheet-button", ViewCommand::ToggleSheets),
            (Icon::Help, "map-help", ViewCommand::ToggleHelp),
        ] {
            if widgets::icon_button(ui, icon, scale.control(), &lang.get(id)).clicked() {
                out.view.push(command);
            }
        }
    };
    let views = |ui: &mut Ui, out: &mut Out| {
        for (number, view) in model.views.iter().enumerate() {
            let short = lang.text(&view.name);
            let name = lang.with("map-view", &[("name", short.clone().into())]);
            let size = vec2(words_width(ui.ctx(), &short, scale), scale.control());
            if widgets::text_button(ui, &short, size, &name).clicked() {
                out.view.push(ViewCommand::Named(number));
            }
        }
    };
    if model.row {
        ui.horizontal(|ui| {
            views(ui, out);
            buttons(ui, out);
        });
    } else {
        ui.with_layout(Layout::top_down(Align::Max), |ui| {
            views(ui, out);
            let width = scale.control() * SQUARES + ui.spacing().item_spacing.x * (SQUARES - 1.0);
            let size = vec2(width, scale.control());
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| buttons(ui, out));
        });
    }
}

/// How much room the choice of sheets needs.
pub fn sheets_size(ctx: &Context, scale: Scale, lang: &Lang) -> Vec2 {
    let width = |format: SheetFormat| words_width(ctx, &lang.word("sheet", format.word()), scale);
    let widest = SheetFormat::ALL.into_iter().map(width).fold(0.0, f32::max);
    let gap = ctx.global_style().spacing.item_spacing.y;
    vec2(widest, (scale.control() + gap) * SheetFormat::ALL.len() as f32 - gap)
}

/// Shows the choice of sheets, one below the other.
pub fn sheets(ui: &mut Ui, size: Vec2, scale: Scale, lang: &Lang, out: &mut Out) {
    ui.set_width(size.x);
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        for format in SheetFormat::ALL {
            let name = lang.word("sheet", format.word());
            if widgets::text_button(ui, &name, vec2(size.x, scale.control()), &name).clicked() {
                out.view.push(ViewCommand::Print(format));
            }
        }
    });
}

/// A round length on the ground that is at most `pixels` long: 1, 2 or 5 times a power of ten, in metres.
pub fn scale_length(metres_per_pixel: f64, pixels: f64) -> f64 {
    let most = metres_per_pixel * pixels;
    if !most.is_finite() || most < 1.0 {
        return 1.0;
    }
    let mut power = 1.0;
    while power * 10.0 <= most {
        power *= 10.0;
    }
    [5.0, 2.0].into_iter().map(|n| n * power).find(|length| *length <= most).unwrap_or(power)
}

/// The width of the arrow that points north, with the space beside it.
pub fn north_width(scale: Scale) -> f32 {
    scale.px(30.0)
}

/// Shows the arrow at the left of `rect` and the scale bar with its lower left corner beside it.
pub fn scale_and_north(ui: &mut Ui, rect: Rect, metres_per_pixel: f64, scale: Scale, lang: &Lang) {
    let (arrow, bar) = rect.split_left_right_at_x(rect.left() + north_width(scale));
    north(ui, arrow, scale, lang);
    scale_bar(ui, bar, metres_per_pixel, scale, lang);
}

/// A needle, its western half dark, and the letter of north above it.
fn north(ui: &mut Ui, rect: Rect, scale: Scale, lang: &Lang) {
    let response = ui.allocate_rect(rect, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, lang.get("map-north-name")));
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(lang.get("map-north"), scale.fine(), theme::INK);
    let half = scale.px(6.0).max(5.0);
    let (x, foot) = (rect.left() + half + 2.0, rect.bottom() - 1.0);
    let at = pos2(x - galley.size().x / 2.0, rect.top() - galley.size().y * 0.12);
    let tip = pos2(x, at.y + galley.size().y * 0.86);
    let notch = pos2(x, foot - (foot - tip.y) * 0.24);
    let outline = [tip, pos2(x + half, foot), notch, pos2(x - half, foot)];
    painter.add(Shape::closed_line(outline.to_vec(), Stroke::new(4.0, theme::faded(theme::MAP_PAPER, 0.8))));
    for (side, fill) in [(-half, theme::INK), (half, theme::PAPER)] {
        let points = vec![tip, pos2(x + side, foot), notch];
        painter.add(Shape::convex_polygon(points, fill, Stroke::NONE));
    }
    painter.add(Shape::closed_line(outline.to_vec(), Stroke::new(1.0, theme::INK)));
    letter(painter, at, 0.0, &galley, theme::INK);
}

/// Shows the scale bar with its lower left corner at the bottom left of `rect`.
pub fn scale_bar(ui: &mut Ui, rect: Rect, metres_per_pixel: f64, scale: Scale, lang: &Lang) {
    let metres = scale_length(metres_per_pixel, f64::from(rect.width()));
    let length = if metres >= 1_000.0 {
        lang.with("map-scale-km", &[("length", (metres / 1_000.0).to_string().into())])
    } else {
        lang.with("map-scale-m", &[("length", metres.to_string().into())])
    };
    let response = ui.allocate_rect(rect, Sense::hover());
    let name = lang.with("map-scale-name", &[("length", length.clone().into())]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &name));
    let painter = ui.painter();
    let width = (metres / metres_per_pixel) as f32;
    let (left, right, y) = (rect.left() + 2.0, rect.left() + 2.0 + width, rect.bottom() - 3.0);
    // A casing of paper keeps the bar readable on water and slopes.
    for (stroke, reach) in
        [(Stroke::new(6.0, theme::faded(theme::MAP_PAPER, 0.8)), 2.0), (Stroke::new(2.5, theme::INK), 0.0)]
    {
        painter.hline(left - reach..=right + reach, y, stroke);
        painter.vline(left, y - 6.0 - reach..=y + reach / 2.0, stroke);
        painter.vline(right, y - 6.0 - reach..=y + reach / 2.0, stroke);
    }
    let at = pos2(left, y - 8.0);
    let ground = painter.layout_no_wrap(length.clone(), scale.small(), theme::INK).size();
    let ground = Rect::from_min_size(pos2(at.x - 3.0, at.y - ground.y), ground + vec2(6.0, 0.0));
    painter.rect_filled(ground, 2.0, theme::faded(theme::MAP_PAPER, 0.8));
    painter.text(at, Align2::LEFT_BOTTOM, length, scale.small(), theme::INK);
}

/// How sure the map is, whose account it shows and what it leaves out.
pub fn doubt(view: &View, lang: &Lang) -> String {
    let mut doubt = lang.get("map-doubt");
    if view.least != Certainty::Inferred {
        let certainty = lang.word("show-from", view.least.word());
        doubt = lang.with("map-doubt-certainty", &[("certainty", certainty.into()), ("doubt", doubt.into())]);
    }
    if view.account != Account::Synthesis {
        let account = lang.word("account", view.account.word());
        doubt = lang.with("map-doubt-account", &[("account", account.into()), ("doubt", doubt.into())]);
    }
    doubt
}

#[cfg(test)]
mod tests {
    use super::scale_length;

    #[test]
    fn the_scale_bar_has_a_round_length_that_fits() {
        for (metres_per_pixel, length) in
            [(1.0, 100.0), (3.0, 200.0), (40.0, 5_000.0), (75.0, 10_000.0), (700.0, 50_000.0), (2_000.0, 200_000.0)]
        {
            assert_eq!(scale_length(metres_per_pixel, 140.0), length, "{metres_per_pixel} m/px");
        }
        assert_eq!((scale_length(0.0, 140.0), scale_length(f64::NAN, 140.0)), (1.0, 1.0));
    }
}

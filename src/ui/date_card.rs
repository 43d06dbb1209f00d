//! The date and both clocks, large and always there; where there is room, when the sun rises and sets. A press on the
//! date opens a field for another.

use bevy_egui::egui::{
    Color32, CursorIcon, Id, Key, Painter, Pos2, Sense, Stroke, TextEdit, TextStyle, Ui, Vec2, WidgetInfo, WidgetType,
    emath::Rot2, pos2, vec2,
};

use super::{
    Out,
    date_entry::{self, Wrong},
    event_card, focus, widgets,
};
use crate::{
    campaign::{
        model::Span,
        time::{Instant, MINUTE},
    },
    geo::projection::ORIGIN,
    lang::Lang,
    replay::{
        clock::ClockCommand,
        sun::{self, Daylight},
    },
    theme::{self, Scale},
    view::ViewCommand,
};

/// What the card shows.
pub struct DateModel {
    /// The instant that is shown on the map.
    pub now: Instant,
    /// Whether there is room for the sun.
    pub sun: bool,
    /// The time that can be shown.
    pub span: Span,
    /// Whether a date is being typed.
    pub entering: bool,
}

/// Shows the card.
pub fn show(ui: &mut Ui, model: &DateModel, scale: Scale, lang: &Lang, out: &mut Out) {
    ui.spacing_mut().item_spacing.y = scale.px(2.0);
    if model.entering {
        entry(ui, model, scale, lang, out);
    } else {
        ui.data_mut(|data| data.remove::<Entry>(entry_id()));
        date(ui, model.now, scale, lang, out);
    }
    let campaign = lang.with("clock-campaign", &[("time", lang.clock(model.now).into())]);
    let tokyo = lang.with("clock-tokyo", &[("time", lang.tokyo_clock(model.now).into())]);
    widgets::soft(ui, &lang.with("clocks", &[("campaign", campaign.into()), ("tokyo", tokyo.into())]), scale);
    if let Some(day) = sun::daylight(model.now, ORIGIN).filter(|_| model.sun) {
        sunlight(ui, model.now, day, scale, lang);
    }
}

/// The date: a button that opens the field.
fn date(ui: &mut Ui, now: Instant, scale: Scale, lang: &Lang, out: &mut Out) {
    let words = lang.date(now);
    // The day must be seen: a long date is written smaller before it is cut off.
    let cut = |font| widgets::cut(ui, &words, font, ui.available_width());
    let fonts = [scale.heading(), scale.body_bold()].into_iter();
    let galley = fonts.fold(cut(scale.date()), |set, font| if set.elided { cut(font) } else { set });
    let (rect, response) = ui.allocate_exact_size(galley.size().max(Vec2::splat(scale.finger())), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &words));
    let hint = lang.get("date-go-hint");
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(hint));
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, theme::INK);
    if response.hovered() {
        ui.painter().hline(rect.x_range(), rect.bottom() - scale.px(3.0), Stroke::new(1.5, theme::INK_SOFT));
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    if focus::control(response).clicked() {
        out.view.push(ViewCommand::EnterTime(true));
    }
}

/// What has been typed so far, and what was wrong with what was entered last.
#[derive(Clone, Default)]
struct Entry {
    text: String,
    wrong: Option<Wrong>,
}

fn entry_id() -> Id {
    Id::new("date_entry")
}

/// The field for a date. Enter goes there, Esc closes it; what is wrong is said below and changes nothing.
fn entry(ui: &mut Ui, model: &DateModel, scale: Scale, lang: &Lang, out: &mut Out) {
    let kept: Option<Entry> = ui.data(|data| data.get_temp(entry_id()));
    let fresh = kept.is_none();
    let mut entry = kept.unwrap_or_default();
    let name = lang.get("date-field");
    ui.set_max_width(ui.max_rect().width().min(scale.px(420.0)));
    let mut go = false;
    ui.horizontal(|ui| {
        let words = lang.get("date-go");
        let button = vec2(widgets::button_width(ui.ctx(), &words, scale), scale.control());
        let width = ui.max_rect().width() - button.x - ui.spacing().item_spacing.x - scale.px(24.0);
        let field = TextEdit::singleline(&mut entry.text).hint_text(lang.get("date-field-hint")).font(scale.body());
        let response = ui.add(field.desired_width(width.min(scale.px(250.0))).margin(widgets::field_margin(scale)));
        response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, &name));
        let response = focus::control(response);
        if response.changed() {
            entry.wrong = None;
        }
        let pressed = |key| response.lost_focus() && ui.input(|input| input.key_pressed(key));
        go = pressed(Key::Enter);
        if pressed(Key::Escape) {
            out.view.push(ViewCommand::EnterTime(false));
        }
        if widgets::text_button(ui, &words, button, &words).clicked() {
            go = true;
        }
        // Asked for after the field was shown: the key that opened it is not typed into it.
        if fresh || go {
            response.request_focus();
        }
    });
    if go {
        match date_entry::read(&entry.text, &months(lang), model.now, model.span) {
            Ok(at) => {
                out.clock.push(ClockCommand::Seek(at));
                out.view.push(ViewCommand::EnterTime(false));
            }
            Err(wrong) => entry.wrong = Some(wrong),
        }
    }
    if let Some(wrong) = entry.wrong {
        event_card::warning(ui, &remedy(wrong, model.span, lang), scale);
    }
    ui.data_mut(|data| data.insert_temp(entry_id(), entry));
}

/// The names of the months, the long and the short one.
fn months(lang: &Lang) -> Vec<[String; 2]> {
    (1..=12).map(|month| [lang.month(month), lang.month_short(month)]).collect()
}

/// What is wrong and what would be right.
fn remedy(wrong: Wrong, span: Span, lang: &Lang) -> String {
    match wrong {
        Wrong::Unread => lang.get("date-wrong-unread"),
        Wrong::NoSuchDay => lang.get("date-wrong-day"),
        Wrong::TwoWays(first, second) => {
            let ways = [("first", lang.day_and_month(first).into()), ("second", lang.day_and_month(second).into())];
            lang.with("date-wrong-two", &ways)
        }
        Wrong::Outside => {
            let ends = [("from", lang.date(span.from).into()), ("to", lang.date(span.to.plus(-MINUTE)).into())];
            lang.with("date-wrong-outside", &ends)
        }
    }
}

/// The sun or, by night, the moon, and when the sun rises and sets over the battlefield.
fn sunlight(ui: &mut Ui, now: Instant, day: Daylight, scale: Scale, lang: &Lang) {
    let times = [("rise", lang.clock(day.rise).into()), ("set", lang.clock(day.set).into())];
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = scale.px(7.0);
        let side = scale.small().size;
        let height = ui.text_style_height(&TextStyle::Small);
        let (rect, _) = ui.allocate_exact_size(vec2(side, height), Sense::hover());
        let up = day.rise <= now && now < day.set;
        let sign = if up { sun_sign } else { moon_sign };
        sign(ui.painter(), rect.center(), side, theme::INK_SOFT);
        widgets::soft(ui, &lang.with("date-sun", &times), scale);
    });
}

/// A disc with eight rays.
fn sun_sign(painter: &Painter, centre: Pos2, side: f32, colour: Color32) {
    painter.circle_filled(centre, side * 0.2, colour);
    for i in 0..8_u8 {
        let ray = Rot2::from_angle(f32::from(i) * std::f32::consts::FRAC_PI_4) * vec2(side, 0.0);
        painter.line_segment([centre + ray * 0.3, centre + ray * 0.45], Stroke::new(1.2, colour));
    }
}

/// A crescent: a disc of which another, of paper, leaves a part.
fn moon_sign(painter: &Painter, centre: Pos2, side: f32, colour: Color32) {
    painter.circle_filled(centre, side * 0.4, colour);
    painter.circle_filled(centre + vec2(side * 0.2, -side * 0.08), side * 0.34, theme::PAPER);
}

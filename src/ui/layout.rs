//! Where every panel stands, for every size of window.

mod embedded;
mod over;
mod presenting;
mod room;

use bevy_egui::egui::{self, Area, Context, Id, Order, Rect, Ui, pos2, vec2};

use super::{
    Out, compare, date_card,
    date_card::DateModel,
    drawer::{self, DrawerModel, Evidence},
    event_card,
    event_card::EventModel,
    inset, map_controls,
    map_controls::ControlsModel,
    story,
    story::StoryModel,
    timeline,
    timeline::TimelineModel,
    unit_card,
    unit_card::UnitModel,
    welcome,
    widgets::{self, Icon},
};
use crate::{
    campaign::model::Campaign,
    lang::Lang,
    replay::{clock::Clock, situation::Situation},
    theme::{self, Scale},
    view::{Comparison, Control, Panel, View, ViewCommand},
};
use room::Room;

use over::{list_of_keys, sheets};
pub use presenting::blank;

/// The panels' names, as ids of their areas.
pub const PANELS: [&str; 16] = [
    "date", "event", "drawer", "tabs", "unit", "controls", "scale", "doubt", "timeline", "help", "inset", "welcome",
    "caption", "tools", "story", "mark",
];

/// Where the panels stood in the last pass, in pixels: names on the map keep clear of them.
pub fn covered(ctx: &Context) -> Vec<bevy::math::Rect> {
    let rect = |name: &&str| ctx.memory(|memory| memory.area_rect(Id::new(*name)));
    let rects = PANELS.iter().chain(&[compare::BAR]).filter_map(rect).filter(Rect::is_positive);
    rects.map(|r| bevy::math::Rect::new(r.min.x, r.min.y, r.max.x, r.max.y)).collect()
}

/// Everything that the main screen shows.
pub struct Screen<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// What is known of the whole campaign.
    pub evidence: &'a Evidence,
    /// The clock.
    pub clock: &'a Clock,
    /// Where every unit is.
    pub situation: &'a Situation,
    /// What the reader looks at.
    pub view: &'a View,
}

impl Screen<'_> {
    /// The sizes for this window and its use.
    pub fn scale(&self) -> Scale {
        self.view.scale()
    }
}

/// Shows every panel of the main screen.
pub fn show(ctx: &Context, screen: &Screen<'_>, lang: &Lang, out: &mut Out) {
    let scale = screen.scale();
    let room = Room::of(screen, scale);
    if screen.view.presenting {
        return presenting::show(ctx, screen, &room, scale, lang, out);
    }
    if let Some(embedding) = screen.view.embedding {
        return embedded::show(ctx, screen, (&room, embedding), scale, lang, out);
    }
    let crowded = crowded(screen, &room, scale);
    let date = if crowded { Rect::ZERO } else { date(ctx, screen, &room, scale, lang, out) };
    let told = screen.view.told.is_some() && (scale.chapter(room.window.size()) > 0.0 || room.low(scale));
    // On a telephone a chapter needs the room of the map's buttons.
    let floor = if told { room.timeline.top() - room.gap } else { lower_edge(ctx, screen, &room, scale, lang, out) };
    if screen.view.welcome {
        let width = scale.px(welcome::WIDTH).min(room.window.width() - 2.0 * room.gap);
        let (top, campaign) = (date.bottom() + room.gap, screen.campaign);
        let height = card_height(top, floor, scale);
        card(ctx, "welcome", pos2(room.gap, top), width, scale, |ui| {
            welcome::show(ui, campaign, height, scale, lang, out);
        });
        return time(ctx, screen, &room, scale, lang, out);
    }
    let tabs = tabs(ctx, screen, &room, date, scale, lang, out);
    left(ctx, screen, &room, (date, tabs, floor), scale, lang, out);
    right(ctx, screen, &room, (date, tabs, floor), scale, lang, out);
    let widths = room.two.then_some([room.left, room.drawer, room.right]);
    let edges = compare::Edges { timeline: room.timeline.top(), widths, floor, above: [Some(date), tabs] };
    compare::show(ctx, screen, &edges, scale, lang, out);
    time(ctx, screen, &room, scale, lang, out);
}

/// Whether a panel or card of large text in a small window needs the date's room too.
fn crowded(screen: &Screen<'_>, room: &Room, scale: Scale) -> bool {
    let small = room.window.height() < scale.px(600.0) && room.window.width() < scale.px(820.0);
    small && !screen.view.entering_time && (screen.view.panel.is_some() || screen.view.card().is_some())
}

/// The left column: the open panel or, without one, the chapter that is told or the last event.
fn left(
    ctx: &Context,
    screen: &Screen<'_>,
    room: &Room,
    (date, tabs, floor): (Rect, Option<Rect>, f32),
    scale: Scale,
    lang: &Lang,
    out: &mut Out,
) {
    let alone = screen.view.card().is_none();
    match screen.view.panel {
        Some(panel) if (room.two && !room.low(scale)) || alone => {
            let drawer = drawer_room(room, date, floor, tabs.is_none(), scale);
            evidence(ctx, screen, (panel, drawer), scale, lang, out);
        }
        None if (room.two || alone) && compare::leaves_room(screen, room.two) => {
            let lower = room.timeline.top() - room.gap * 2.0 - scale_bar_size(scale).y;
            let small_map = theatre_at_left(screen, room, lower, scale);
            let lower = small_map.map_or(lower, |rect| rect.top() - room.gap);
            match screen.view.told {
                Some(told) if screen.view.shows(Control::Caption) => {
                    let (at, width, height) = room.story(date, lower, floor, scale);
                    let model = StoryModel { campaign: screen.campaign, clock: screen.clock, view: screen.view, told };
                    card(ctx, "story", at, width, scale, |ui| story::show(ui, model, height, scale, lang, out));
                }
                _ if !screen.view.shows(Control::Caption) => {}
                _ => event(ctx, screen, room, (date.bottom() + room.gap, lower), scale, lang),
            }
            theatre(ctx, screen, small_map, scale, lang, out);
        }
        _ => {}
    }
}

/// The right column: the card of the unit or, without one, the small map where it has no room at the left.
fn right(
    ctx: &Context,
    screen: &Screen<'_>,
    room: &Room,
    (date, tabs, floor): (Rect, Option<Rect>, f32),
    scale: Scale,
    lang: &Lang,
    out: &mut Out,
) {
    if let Some(unit) = screen.view.card() {
        let model = UnitModel {
            campaign: screen.campaign,
            unit,
            state: screen.situation.unit(unit),
            account: screen.view.account,
            now: screen.clock.now(),
        };
        // Beside the date where that leaves a readable width, else below it.
        let beside = room.window.right() - date.right() - 2.0 * room.gap;
        let high = tabs.map_or(room.gap, |tabs| tabs.bottom() + room.gap / 2.0);
        let below = date.bottom() + room.gap;
        let (top, width) = match (room.two, beside >= scale.px(300.0)) {
            (true, _) => (high, room.right),
            (false, true) => (high, room.right.min(beside)),
            (false, false) => (below, (room.window.width() - 2.0 * room.gap).min(scale.px(560.0))),
        };
        let left = room.window.right() - room.gap - width;
        let height = card_height(top, floor, scale);
        card(ctx, "unit", pos2(left, top), width, scale, |ui| unit_card::show(ui, &model, height, scale, lang, out));
    } else if screen.view.panel.is_some() || !room.tall(scale) {
        let size = inset::size(room.window, false, screen.view, scale).filter(|_| room.ample);
        let corner = pos2(room.window.right() - room.gap, floor);
        let rect = size.map(|size| Rect::from_min_max((corner - size).round(), corner.round()));
        theatre(ctx, screen, rect, scale, lang, out);
    }
}

/// The timeline, and the list of keys over everything.
fn time(ctx: &Context, screen: &Screen<'_>, room: &Room, scale: Scale, lang: &Lang, out: &mut Out) {
    let room_of_time = timeline::room(ctx, room.timeline, screen.view, scale);
    // Before a class it grows over what stands there.
    let order = if screen.view.presenting { Order::Foreground } else { Order::Middle };
    area(ctx, "timeline", order, room_of_time.0.min, |ui| {
        let (silent_days, view) = (&screen.evidence.silent_days[..], screen.view);
        let model = TimelineModel { campaign: screen.campaign, silent_days, clock: screen.clock, view };
        timeline::show(ui, room_of_time, &model, scale, lang, out);
    });
    if screen.view.help {
        list_of_keys(ctx, room, scale, lang, out);
    }
}

fn date(ctx: &Context, screen: &Screen<'_>, room: &Room, scale: Scale, lang: &Lang, out: &mut Out) -> Rect {
    let (now, span, entering) = (screen.clock.now(), screen.clock.span(), screen.view.entering_time);
    let model = DateModel { now, sun: room.ample, span, entering };
    let widest = (room.window.width() - 2.0 * room.gap).max(0.0);
    area(ctx, "date", Order::Middle, pos2(room.gap, room.gap), |ui| {
        ui.set_max_width(widest);
        theme::panel(scale).show(ui, |ui| {
            ui.set_max_width((widest - theme::panel(scale).inner_margin.sum().x - 2.0).max(0.0));
            date_card::show(ui, &model, scale, lang, out);
        });
    })
}

fn event(ctx: &Context, screen: &Screen<'_>, room: &Room, (top, floor): (f32, f32), scale: Scale, lang: &Lang) {
    let latest = screen.campaign.latest_event(screen.clock.now());
    let Some(event) = latest.map(|id| screen.campaign.event(id)).filter(|event| event.weight >= 1) else { return };
    let model = EventModel { campaign: screen.campaign, event, whole: room.ample };
    let height = card_height(top, floor, scale);
    card(ctx, "event", pos2(room.gap, top), room.left, scale, |ui| event_card::show(ui, &model, height, scale, lang));
}

/// Where the map of the theatre stands in a tall window: under the card of the event, over the scale bar.
fn theatre_at_left(screen: &Screen<'_>, room: &Room, floor: f32, scale: Scale) -> Option<Rect> {
    let size = inset::size(room.window, true, screen.view, scale).filter(|_| room.ample && room.tall(scale))?;
    Some(Rect::from_min_size(pos2(room.gap, floor - size.y).round(), size))
}

/// The map of the theatre.
fn theatre(ctx: &Context, screen: &Screen<'_>, rect: Option<Rect>, scale: Scale, lang: &Lang, out: &mut Out) {
    if let Some(rect) = rect.filter(|_| screen.view.shows(Control::Inset)) {
        let small = &screen.evidence.inset;
        area(ctx, "inset", Order::Middle, rect.min, |ui| inset::show(ui, rect, small, screen.view, scale, lang, out));
    }
}

/// The buttons of the panels of evidence, beside the date at the right edge; where they have no room one button that
/// opens the first panel, in which the others are found. Answers where the row stands.
fn tabs(
    ctx: &Context,
    screen: &Screen<'_>,
    room: &Room,
    date: Rect,
    scale: Scale,
    lang: &Lang,
    out: &mut Out,
) -> Option<Rect> {
    let size = drawer::buttons_size(ctx, scale, lang);
    let right = room.window.right() - room.gap;
    if right - size.x >= date.right() + room.gap {
        return Some(area(ctx, "tabs", Order::Middle, pos2(right - size.x, room.gap), |ui| {
            ui.set_max_size(size);
            drawer::buttons(ui, screen.view.panel, scale, lang, out);
        }));
    }
    // Under the date, where nothing else ever stands at its right.
    let side = scale.control();
    let at = pos2(right - side, if right - side > date.right() { room.gap } else { date.bottom() + room.gap });
    if screen.view.panel.is_none() && screen.view.card().is_none() {
        area(ctx, "tabs", Order::Foreground, at, |ui| {
            if widgets::icon_button(ui, Icon::Menu, side, &lang.get("panel-menu")).clicked() {
                out.view.push(ViewCommand::Open(Some(Panel::Events)));
            }
        });
    }
    None
}

/// Where the drawer stands: below the date and down to the scale bar or, where it is nearly as wide as the window, to
/// the controls. In a low window it stands beside the date, else it would have no height.
fn drawer_room(room: &Room, date: Rect, controls: f32, tabs: bool, scale: Scale) -> drawer::Room {
    let beside = room.window.right() - date.right() - 2.0 * room.gap;
    if room.low(scale) && beside >= scale.px(300.0) {
        let at = pos2(date.right() + room.gap, room.gap);
        return drawer::Room { at, width: beside.min(room.drawer), height: card_height(at.y, controls, scale), tabs };
    }
    let top = date.bottom() + room.gap;
    let wide = room.drawer > room.window.width() * 0.5;
    let bar = room.timeline.top() - room.gap * 1.5 - scale_bar_size(scale).y;
    let height = card_height(top, if wide { bar.min(controls) } else { bar }, scale);
    drawer::Room { at: pos2(room.gap, top), width: room.drawer, height, tabs }
}

/// The open panel of evidence.
fn evidence(
    ctx: &Context,
    screen: &Screen<'_>,
    (panel, room): (Panel, drawer::Room),
    scale: Scale,
    lang: &Lang,
    out: &mut Out,
) {
    let model = DrawerModel {
        campaign: screen.campaign,
        evidence: screen.evidence,
        situation: screen.situation,
        view: screen.view,
        now: screen.clock.now(),
    };
    card(ctx, "drawer", room.at, room.width, scale, |ui| drawer::show(ui, panel, model, room, scale, lang, out));
}

/// The scale bar where it has room, the controls and the line of doubt above the timeline. Answers how far down a
/// card above them may reach.
fn lower_edge(ctx: &Context, screen: &Screen<'_>, room: &Room, scale: Scale, lang: &Lang, out: &mut Out) -> f32 {
    let bottom = room.timeline.top() - room.gap;
    let bar = scale_bar_size(scale);
    let mut floor = bottom;
    if room.ample {
        floor = doubt(ctx, screen, room, bottom, scale, lang);
    }
    let views = &screen.campaign.views;
    let free = room.window.width() - 3.0 * room.gap - bar.x;
    let compare = Comparison::toggled(screen.view, screen.clock.now());
    let wanted = map_controls::size(ctx, &ControlsModel { views, compare, row: true }, scale, lang).x;
    // In a low window a row is worth more than the scale bar beside it.
    let row = wanted <= free || (room.low(scale) && wanted <= room.window.width() - 2.0 * room.gap);
    let model = ControlsModel { views, compare, row };
    let size = map_controls::size(ctx, &model, scale, lang);
    if size.x <= free {
        let rect = Rect::from_min_size(pos2(room.gap, bottom - bar.y), bar);
        still(ctx, "scale", rect.min, |ui| {
            map_controls::scale_and_north(ui, rect, screen.view.ground_metres_per_pixel(), scale, lang);
        });
    }
    let at = pos2(room.window.right() - room.gap - size.x, floor - size.y);
    area(ctx, "controls", Order::Middle, at, |ui| {
        ui.set_max_size(size);
        ui.set_min_size(size);
        map_controls::show(ui, &model, scale, lang, out);
    });
    if screen.view.sheets {
        sheets(ctx, at, room, scale, lang, out);
    }
    at.y - room.gap
}

/// How sure the map is, at the right above a height. Answers how far down what stands above it may reach.
fn doubt(ctx: &Context, screen: &Screen<'_>, room: &Room, bottom: f32, scale: Scale, lang: &Lang) -> f32 {
    let font = scale.small();
    let doubt = map_controls::doubt(screen.view, lang);
    let line = ctx.fonts_mut(|fonts| fonts.layout_no_wrap(doubt.clone(), font, theme::INK).size());
    let size = line + vec2(scale.px(16.0), scale.px(6.0));
    let at = pos2(room.window.right() - room.gap - size.x, bottom - size.y);
    still(ctx, "doubt", at, |ui| {
        let rect = Rect::from_min_size(at, size);
        ui.allocate_rect(rect, egui::Sense::hover());
        ui.painter().rect_filled(rect, 2.0, theme::faded(theme::PAPER, 0.9));
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink2(vec2(scale.px(8.0), scale.px(3.0)))));
        widgets::soft(&mut ui, &doubt, scale);
    });
    at.y - room.gap / 2.0
}

fn scale_bar_size(scale: Scale) -> egui::Vec2 {
    vec2(scale.px(150.0) + map_controls::north_width(scale), scale.small().size * 1.4 + 10.0)
}

/// How high the inside of a card may be between two heights.
fn card_height(top: f32, floor: f32, scale: Scale) -> f32 {
    (floor - top - theme::panel(scale).inner_margin.sum().y - 2.0).max(scale.px(80.0))
}

/// A card of a width, on paper.
fn card(ctx: &Context, name: &'static str, at: egui::Pos2, width: f32, scale: Scale, show: impl FnOnce(&mut Ui)) {
    area(ctx, name, Order::Middle, at, |ui| {
        theme::panel(scale).show(ui, |ui| {
            ui.set_width((width - theme::panel(scale).inner_margin.sum().x - 2.0).max(0.0));
            show(ui);
        });
    });
}

/// A panel that stands still at a point. Answers what it covers.
fn area(ctx: &Context, name: &'static str, order: Order, at: egui::Pos2, show: impl FnOnce(&mut Ui)) -> Rect {
    let area = Area::new(Id::new(name)).order(order).movable(false).constrain(false).fade_in(false).fixed_pos(at);
    area.show(ctx, show).response.rect
}

/// A panel that the pointer goes through.
fn still(ctx: &Context, name: &'static str, at: egui::Pos2, show: impl FnOnce(&mut Ui)) {
    let area = Area::new(Id::new(name)).order(Order::Middle).movable(false).interactable(false);
    area.constrain(false).fade_in(false).fixed_pos(at).show(ctx, show);
}

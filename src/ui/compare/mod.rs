//! Two moments compared: a line with a handle between them, their dates above it, and a bar to choose them.

mod bar;
mod handle;

use bevy_egui::egui::{
    Area, Context, FontId, Galley, Id, LayerId, Memory, Order, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    WidgetType, pos2, vec2,
};
use std::sync::Arc;

use super::{Out, layout::Screen};
use crate::{
    campaign::{model::Span, time::Instant},
    lang::Lang,
    theme::{self, Scale},
    view::Comparison,
};

pub use bar::BAR;

/// What is shown.
pub struct CompareModel {
    /// The clock's moment.
    pub now: Instant,
    /// The other moment, and where the line is.
    pub compared: Comparison,
    /// What the chapter that is told runs through.
    pub chapter: Option<Span>,
}

/// What the other panels leave free.
pub struct Edges {
    /// The upper edge of the timeline.
    pub timeline: f32,
    /// The widths of the event's card, the drawer and the unit's card, where cards stand beside one another.
    pub widths: Option<[f32; 3]>,
    /// How far down a card above the controls may reach.
    pub floor: f32,
    /// What stands at the upper edge of the window.
    pub above: [Option<Rect>; 2],
}

impl Edges {
    /// What stands at the upper edge, the lone button of a small window among it.
    fn above(&self, ctx: &Context, screen: &Screen<'_>) -> [Option<Rect>; 2] {
        let [date, tabs] = self.above;
        let alone = screen.view.panel.is_none() && screen.view.selected.is_none();
        [date, tabs.or_else(|| ctx.memory(|memory| memory.area_rect(Id::new("tabs"))).filter(|_| alone))]
    }

    /// The right edge of the column of cards at the left, and the left edge of the card at the right.
    fn sides(&self, ctx: &Context, screen: &Screen<'_>, scale: Scale) -> [f32; 2] {
        let (gap, size) = (scale.gap(), screen.view.size());
        let Some([event, drawer, unit]) = self.widths else { return [gap, size.x - gap] };
        let left = match (screen.view.panel.is_some(), screen.view.beside()) {
            (true, _) => drawer + gap,
            (false, true) => ctx.memory(|memory| memory.area_rect(Id::new("scale"))).map_or(0.0, |bar| bar.right()),
            (false, false) => event + gap,
        };
        let right = if screen.view.selected.is_some() { unit + gap } else { 0.0 };
        [left + gap, size.x - gap - right]
    }
}

/// Whether two moments leave room for the card of an event: not in a small window, and not side by side.
pub fn leaves_room(screen: &Screen<'_>, two: bool) -> bool {
    !screen.view.beside() && (two || screen.view.compared.is_none())
}

/// The least room for the bar beside the controls, at full size.
const LEAST_BAR: f32 = 470.0;

/// Shows the handle, the dates and the bar, if two moments are compared. A class that looks on sees no bar.
pub fn show(ctx: &Context, screen: &Screen<'_>, edges: &Edges, scale: Scale, lang: &Lang, out: &mut Out) {
    let Some(compared) = screen.view.compared else { return };
    let (sides, above) = (edges.sides(ctx, screen, scale), edges.above(ctx, screen));
    let chapter = screen.view.told.map(|told| screen.campaign.chapter(told.chapter).span);
    let model = CompareModel { now: screen.clock.now(), compared, chapter };
    let map = Rect::from_min_max(pos2(0.0, 0.0), pos2(screen.view.size().x, edges.timeline));
    if !compared.beside {
        handle::show(ctx, &model, map, scale, lang, out);
    }
    plates(ctx, &model, (map, sides, &above), scale, lang);
    if !screen.view.presenting {
        // Between the cards and the controls, or else above the controls.
        let controls = ctx.memory(|memory| memory.area_rect(Id::new("controls"))).map_or(map.right(), |at| at.left());
        let (low, gap) = (edges.timeline - scale.gap(), scale.gap());
        let beside = Rect::from_min_max(pos2(sides[0], 0.0), pos2(controls - gap, low));
        let right = small_map(ctx, scale).unwrap_or(map.right());
        let above = Rect::from_min_max(pos2(gap, 0.0), pos2(right - gap, edges.floor));
        let room = if beside.width() >= scale.px(LEAST_BAR) { beside } else { above };
        bar::show(ctx, &model, room, scale, lang, out);
    }
}

/// Where the map of the theatre begins at the right: the bar as it is for fingers would reach under it.
fn small_map(ctx: &Context, scale: Scale) -> Option<f32> {
    let id = Id::new("inset");
    let shown = |memory: &Memory| memory.areas().is_visible(&LayerId::new(Order::Middle, id));
    ctx.memory(|memory| memory.area_rect(id).filter(|_| scale.touch() && shown(memory))).map(|at| at.left())
}

/// One of the two dates, laid out.
struct Plate {
    date: Arc<Galley>,
    time: Arc<Galley>,
    name: String,
}

impl Plate {
    fn of(ctx: &Context, at: Instant, side: &str, font: FontId, scale: Scale, lang: &Lang) -> Self {
        let line = |text: String, font| ctx.fonts_mut(|fonts| fonts.layout_no_wrap(text, font, theme::INK));
        let when = [("date", lang.date(at).into()), ("time", lang.clock(at).into())];
        let (date, time) = (line(lang.day_and_month(at), font), line(lang.clock(at), scale.small()));
        Self { date, time, name: lang.with(side, &when) }
    }

    fn size(&self, scale: Scale) -> Vec2 {
        let (date, time) = (self.date.size(), self.time.size());
        vec2(date.x.max(time.x), date.y + time.y) + vec2(scale.px(28.0), scale.px(12.0))
    }

    fn paint(&self, ui: &mut Ui, rect: Rect) {
        let response = ui.allocate_rect(rect, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &self.name));
        let painter = ui.painter();
        painter.rect(rect, 2.0, theme::PAPER, Stroke::new(1.0, theme::HAIRLINE), StrokeKind::Inside);
        let (date, time) = (self.date.size(), self.time.size());
        let top = rect.center().y - (date.y + time.y) / 2.0;
        painter.galley(pos2(rect.center().x - date.x / 2.0, top), self.date.clone(), theme::INK);
        painter.galley(pos2(rect.center().x - time.x / 2.0, top + date.y), self.time.clone(), theme::INK);
    }
}

/// The dates at both sides of the line, as large as both have room; below what stands at the window's upper edge.
fn plates(
    ctx: &Context,
    model: &CompareModel,
    (map, [low, high], above): (Rect, [f32; 2], &[Option<Rect>; 2]),
    scale: Scale,
    lang: &Lang,
) {
    let (x, between) = (map.left() + map.width() * model.compared.share(), scale.px(8.0).max(7.0));
    let widest = map.width() - scale.gap() - between;
    let pair = |font: FontId| {
        let plate = |at, side| Plate::of(ctx, at, side, font.clone(), scale, lang);
        [plate(model.now, "compare-left"), plate(model.compared.with, "compare-right")]
    };
    let fits = |pair: &[Plate; 2]| pair.iter().map(|plate| plate.size(scale).x).sum::<f32>() <= widest;
    // Beside the large date rather than under it, where cards stand.
    let free = x - between - scale.gap() - above[0].map_or(map.left(), |date| date.right());
    let clear = |pair: &[Plate; 2]| fits(pair) && pair.iter().all(|plate| plate.size(scale).x <= free);
    let found = || [scale.date(), scale.heading()].into_iter().map(pair);
    let [left, right] = found().find(clear).or_else(|| found().find(fits)).unwrap_or_else(|| pair(scale.body_bold()));
    // Both of one size: what differs between them is the date.
    let size = left.size(scale).max(right.size(scale));
    let half = size.x + between / 2.0;
    let edge = scale.gap() / 2.0;
    // Between the cards at both sides, if that is wide enough.
    let (low, high) = if high - low >= half * 2.0 { (low, high) } else { (map.left() + edge, map.right() - edge) };
    let x = x.clamp(low + half, (high - half).max(low + half));
    let at = |top: f32| {
        let left = Rect::from_min_size(pos2(x - half, top), size);
        [left, left.translate(vec2(size.x + between, 0.0))]
    };
    let mut top = map.top() + scale.gap();
    for taken in above.iter().flatten() {
        if at(top).iter().any(|plate| plate.intersects(taken.expand(edge))) {
            top = taken.bottom() + scale.gap();
        }
    }
    let [left_at, right_at] = at(top.round());
    let area = Area::new(Id::new("compare-dates")).order(Order::Middle).movable(false).interactable(false);
    area.constrain(false).fade_in(false).fixed_pos(left_at.min).show(ctx, |ui| {
        left.paint(ui, left_at);
        right.paint(ui, right_at);
    });
}

//! Keyboard focus: a ring that is always seen, and what the page needs so that Tab is never trapped.

use bevy_egui::egui::{Context, EventFilter, Id, Memory, Response, Stroke, StrokeKind};

use crate::{keys, theme};

/// The controls of a pass, in the order in which Tab visits them.
#[derive(Clone, Default)]
struct Order {
    growing: Vec<Id>,
    finished: Vec<Id>,
}

fn key() -> Id {
    Id::new("focus-order")
}

/// Starts a pass: what was noted so far is the finished order, and a new one begins.
pub fn begin(ctx: &Context) {
    ctx.data_mut(|data| {
        let order = data.get_temp_mut_or_default::<Order>(key());
        order.finished = std::mem::take(&mut order.growing);
    });
}

/// Every control passes through here: it is noted in the order of Tab, shows a ring while it has the focus, and
/// leaves the arrow keys to the clock instead of letting them move the focus.
pub fn control(response: Response) -> Response {
    let ctx = &response.ctx;
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Order>(key()).growing.push(response.id));
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ctx.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let painter = ctx.layer_painter(response.layer_id);
        let rect = response.rect;
        painter.rect_stroke(rect.expand(1.0), 3.0, Stroke::new(1.0, theme::PAPER), StrokeKind::Outside);
        painter.rect_stroke(rect.expand(2.0), 4.0, Stroke::new(2.5, theme::FOCUS), StrokeKind::Outside);
    }
    response
}

/// A control that the arrow keys move while it has the focus: they are its own then, and not the clock's.
pub fn slider(response: Response) -> Response {
    if response.has_focus() {
        response.ctx.data_mut(|data| data.insert_temp(Id::new(keys::ARROWS), response.id));
    }
    control(response)
}

/// Whether Tab (or, `backwards`, Shift and Tab) now goes past the last (the first) control, so that the page should
/// let it leave the canvas.
pub fn leaves(ctx: &Context, backwards: bool) -> bool {
    let order = finished(ctx);
    match ctx.memory(Memory::focused) {
        None => order.is_empty(),
        Some(id) if backwards => order.first().is_none_or(|first| *first == id),
        Some(id) => order.last().is_none_or(|last| *last == id),
    }
}

/// Whether a control has the focus, so that Space and Enter are its own.
pub fn is_held(ctx: &Context) -> bool {
    ctx.memory(Memory::focused).is_some_and(|id| finished(ctx).contains(&id))
}

/// Takes the focus from the control that has it, when Tab has left the canvas.
pub fn release(ctx: &Context) {
    if let Some(id) = ctx.memory(Memory::focused) {
        ctx.memory_mut(|memory| memory.surrender_focus(id));
    }
}

/// The controls of the last finished pass, in the order of Tab.
pub fn finished(ctx: &Context) -> Vec<Id> {
    ctx.data(|data| data.get_temp::<Order>(key())).unwrap_or_default().finished
}

//! A small label that is painted beside the pointer and catches nothing.

use bevy_egui::egui::{Id, LayerId, Order, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::theme::{self, Scale};

/// Paints lines of text above a point, inside the window; the first line in bold.
pub fn above(ui: &Ui, at: Pos2, lines: &[String], scale: Scale) {
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::new("tip")));
    let window = ui.ctx().content_rect().shrink(4.0);
    let widest = (window.width() - 24.0).min(scale.px(460.0));
    let font = |i: usize| if i == 0 { scale.small_bold() } else { scale.small() };
    let layout = |(i, line): (usize, &String)| painter.layout(line.clone(), font(i), theme::INK, widest);
    let galleys: Vec<_> = lines.iter().enumerate().map(layout).collect();
    let text = galleys.iter().fold(vec2(0.0, 0.0), |size, g| vec2(size.x.max(g.size().x), size.y + g.size().y));
    let size = text + vec2(18.0, 10.0);
    let left = (at.x - size.x / 2.0).clamp(window.left(), (window.right() - size.x).max(window.left()));
    let rect = Rect::from_min_size(pos2(left, at.y - size.y - 6.0), size);
    painter.rect(rect, 2.0, theme::PAPER, Stroke::new(1.0, theme::HAIRLINE), StrokeKind::Inside);
    let mut y = rect.top() + 5.0;
    for galley in galleys {
        let height = galley.size().y;
        painter.galley(pos2(rect.left() + 9.0, y), galley, theme::INK);
        y += height;
    }
}

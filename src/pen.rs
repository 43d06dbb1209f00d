//! The teacher's pointer and pen: a ring that is seen from the back row, and strokes that fade away. Neither touches
//! the data, the view or the address; nothing of them is ever written down.

use bevy::{prelude::*, window::PrimaryWindow};
use bevy_egui::{
    EguiContexts,
    egui::{Context, Id, LayerId, Order, Painter, Pos2, Shape, Stroke, pos2},
    input::EguiWantsInput,
};
use std::time::Duration;

use crate::{
    geo::projection::MapPoint,
    playback::ReplaySystems,
    theme::{self, Scale},
    view::{Tool, View},
};

/// A stroke stands whole for so many seconds after the pen was lifted.
const WHOLE: f64 = 4.0;

/// After so many seconds it is gone.
const GONE: f64 = 6.0;

/// The pen notes a new point after so many pixels.
const STEP: f32 = 2.0;

/// A line that the pen has drawn. It lies on the ground: when the map moves, it moves along.
#[derive(Debug)]
struct Line {
    points: Vec<MapPoint>,
    /// When the pen was lifted, in seconds of the machine's time.
    lifted: Option<f64>,
}

impl Line {
    /// How much of the line is left: 1 whole, 0 gone.
    fn share(&self, now: f64) -> f32 {
        let age = self.lifted.map_or(0.0, |lifted| now - lifted);
        ((GONE - age) / (GONE - WHOLE)).clamp(0.0, 1.0) as f32
    }
}

/// What the teacher has drawn, and where the pointer is.
#[derive(Resource, Debug, Default)]
pub struct Strokes {
    lines: Vec<Line>,
    /// Where the pointer shows the class something, in pixels.
    pointer: Option<Vec2>,
    /// Where the pen last noted a point, in pixels.
    last: Option<Vec2>,
}

impl Strokes {
    /// The pen is put down, or goes on, at a pixel that shows a point of the map.
    pub fn draw(&mut self, pixel: Vec2, point: MapPoint) {
        match (self.last, self.lines.last_mut()) {
            (Some(last), Some(line)) => {
                if last.distance(pixel) >= STEP {
                    line.points.push(point);
                    self.last = Some(pixel);
                }
            }
            _ => {
                self.lines.push(Line { points: vec![point], lifted: None });
                self.last = Some(pixel);
            }
        }
    }

    /// The pen is lifted at a time: from now on the stroke fades.
    pub fn lift(&mut self, now: f64) {
        if self.last.take().is_some()
            && let Some(line) = self.lines.last_mut()
        {
            line.lifted = Some(now);
        }
    }

    /// Forgets what has faded away.
    pub fn forget(&mut self, now: f64) {
        self.lines.retain(|line| line.lifted.is_none_or(|lifted| now - lifted < GONE));
    }

    /// How long the picture stays as it is: for ever where nothing fades.
    pub fn wait(&self, now: f64) -> Option<Duration> {
        let until = |lifted: f64| Duration::from_secs_f64((lifted + WHOLE - now).max(0.0));
        self.lines.iter().filter_map(|line| line.lifted).map(until).min()
    }

    /// Whether nothing is drawn.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// Adds pointer and pen to the app. Who shows the map also paints them: [`paint`].
pub fn plugin(app: &mut App) {
    app.init_resource::<Strokes>().add_systems(Update, follow.in_set(ReplaySystems::Input));
}

/// The pen follows the pointer, or the one finger on the screen.
fn follow(
    window: Option<Single<&Window, With<PrimaryWindow>>>,
    (buttons, touches): (Res<ButtonInput<MouseButton>>, Res<Touches>),
    over_panel: Option<Res<EguiWantsInput>>,
    (view, time): (Res<View>, Res<Time<Real>>),
    mut strokes: ResMut<Strokes>,
    mut several: Local<bool>,
) {
    if view.tool == Tool::Hand && strokes.is_empty() && strokes.pointer.is_none() {
        return;
    }
    let now = time.elapsed_secs_f64();
    strokes.forget(now);
    let fingers = touches.iter().count();
    // A second finger moves the map; what is left of the two draws nothing.
    *several = fingers > 1 || (*several && fingers > 0);
    let finger = touches.iter().next().map(bevy::input::touch::Touch::position).filter(|_| !*several);
    let at = finger.or_else(|| window.and_then(|window| window.cursor_position()));
    strokes.pointer = at.filter(|_| view.tool == Tool::Pointer && !view.blank);
    let pressed = finger.is_some() || buttons.pressed(MouseButton::Left);
    let free = strokes.last.is_some() || !over_panel.is_some_and(|egui| egui.wants_any_pointer_input());
    match at.filter(|_| view.tool == Tool::Pen && pressed && free && !*several && !view.blank) {
        Some(at) => strokes.draw(at, view.map_of(at)),
        None => strokes.lift(now),
    }
}

/// Paints the strokes over the map's labels and the pointer over everything.
pub fn paint(mut contexts: EguiContexts, strokes: Res<Strokes>, view: Res<View>, time: Res<Time<Real>>) -> Result {
    if !view.blank && (!strokes.is_empty() || strokes.pointer.is_some()) {
        show(contexts.ctx_mut()?, &strokes, &view, time.elapsed_secs_f64());
    }
    Ok(())
}

/// Paints strokes and pointer as they are at a time.
pub fn show(ctx: &Context, strokes: &Strokes, view: &View, now: f64) {
    let (painter, scale) = (ctx.layer_painter(LayerId::background()), view.scale());
    for line in &strokes.lines {
        let pixel = |point: &MapPoint| {
            let at = view.pixel_of_map(*point);
            pos2(at.x, at.y)
        };
        paint_line(&painter, line.points.iter().map(pixel).collect(), line.share(now), scale);
    }
    if let Some(at) = strokes.pointer {
        let over = LayerId::new(Order::Tooltip, Id::new("pointer"));
        paint_pointer(&ctx.layer_painter(over), pos2(at.x, at.y), scale);
    }
}

/// A line with a dark rim; a single point is a dot.
fn paint_line(painter: &Painter, points: Vec<Pos2>, share: f32, scale: Scale) {
    let width = scale.px(5.0).max(4.0);
    for (width, colour) in [(width + scale.px(3.5).max(3.0), theme::MARK_RIM), (width, theme::MARK)] {
        let colour = theme::faded(colour, share);
        match points.as_slice() {
            [point] => drop(painter.circle_filled(*point, width / 2.0, colour)),
            _ => drop(painter.add(Shape::line(points.clone(), Stroke::new(width, colour)))),
        }
        // Round ends: a pen has no corners.
        for end in [points.first(), points.last()].into_iter().flatten().filter(|_| points.len() > 1 && share >= 1.0) {
            painter.circle_filled(*end, width / 2.0, colour);
        }
    }
}

/// A ring with a soft edge, and a dot in its middle.
fn paint_pointer(painter: &Painter, at: Pos2, scale: Scale) {
    let radius = scale.px(30.0).max(24.0);
    for step in 1..=5_u8 {
        let off = f32::from(step) * radius * 0.045;
        let colour = theme::faded(theme::MARK_RIM, 0.34 - 0.06 * f32::from(step));
        for edge in [radius + off, radius - off] {
            painter.circle_stroke(at, edge, Stroke::new(radius * 0.1, colour));
        }
    }
    painter.circle_stroke(at, radius, Stroke::new(radius * 0.2, theme::MARK_RIM));
    painter.circle_stroke(at, radius, Stroke::new(radius * 0.11, theme::MARK));
    painter.circle_filled(at, radius * 0.2, theme::MARK_RIM);
    painter.circle_filled(at, radius * 0.13, theme::MARK);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::Campaign;
    use bevy_egui::egui::{
        Color32, RawInput,
        epaint::{ClippedShape, ColorMode},
    };

    fn view() -> View {
        View::new(&Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}")))
    }

    /// What is painted at a time.
    fn painted(strokes: &Strokes, now: f64) -> Vec<ClippedShape> {
        let (ctx, view) = (Context::default(), view());
        let mut painted = ctx.run_ui(RawInput::default(), |ui| show(ui.ctx(), strokes, &view, now));
        painted.textures_delta.clear();
        painted.shapes
    }

    /// The colour of the stroke itself, which is painted after its rim.
    fn colour(strokes: &Strokes, now: f64) -> Option<Color32> {
        painted(strokes, now).iter().rev().find_map(|clipped| match &clipped.shape {
            Shape::Path(path) => match path.stroke.color {
                ColorMode::Solid(colour) => Some(colour),
                ColorMode::UV(_) => None,
            },
            _ => None,
        })
    }

    fn drawn(view: &View, lifted: f64) -> Strokes {
        let mut strokes = Strokes::default();
        for x in [100.0, 140.0, 180.0] {
            let pixel = Vec2::new(x, 200.0);
            strokes.draw(pixel, view.map_of(pixel));
        }
        strokes.lift(lifted);
        strokes
    }

    #[test]
    fn a_stroke_stands_then_fades_and_is_gone() {
        let mut strokes = drawn(&view(), 10.0);
        assert_eq!(colour(&strokes, 10.0), Some(theme::MARK));
        assert_eq!(colour(&strokes, 10.0 + WHOLE), Some(theme::MARK));
        let alphas: Vec<_> =
            (0..8).map(|i| colour(&strokes, 14.1 + 0.25 * f64::from(i)).expect("it is drawn").a()).collect();
        assert!(alphas.windows(2).all(|pair| pair[0] > pair[1]), "{alphas:?}");
        strokes.forget(15.9);
        assert!(!strokes.is_empty());
        strokes.forget(10.0 + GONE);
        assert!(strokes.is_empty() && painted(&strokes, 16.0).is_empty());
    }

    #[test]
    fn frames_are_asked_for_only_while_a_stroke_fades() {
        let view = view();
        let mut strokes = Strokes::default();
        assert_eq!(strokes.wait(0.0), None);
        strokes.draw(Vec2::new(5.0, 5.0), view.map_of(Vec2::new(5.0, 5.0)));
        assert_eq!(strokes.wait(1.0), None, "a pen that is held still draws nothing");
        strokes.lift(2.0);
        assert_eq!(strokes.wait(2.0), Some(Duration::from_secs(4)));
        assert_eq!(strokes.wait(7.0), Some(Duration::ZERO));
        strokes.forget(8.0);
        assert_eq!(strokes.wait(8.0), None);
    }

    #[test]
    fn a_stroke_lies_on_the_ground_and_two_are_apart() {
        let view = view();
        let mut strokes = drawn(&view, 1.0);
        assert_eq!(strokes.lines[0].points[0], view.map_of(Vec2::new(100.0, 200.0)));
        strokes.draw(Vec2::new(400.0, 300.0), view.map_of(Vec2::new(400.0, 300.0)));
        strokes.draw(Vec2::new(400.5, 300.0), view.map_of(Vec2::new(400.5, 300.0)));
        assert_eq!(strokes.lines.iter().map(|line| line.points.len()).collect::<Vec<_>>(), [3, 1]);
    }
}

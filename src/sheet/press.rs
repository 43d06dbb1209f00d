//! Sheets on the desktop: written into files, from the command line and from the window.

use bevy::{
    prelude::*,
    window::RequestRedraw,
    winit::{EventLoopProxyWrapper, WinitUserEvent},
};
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{Align2, Area, Id, Order as Level, RichText, vec2},
};
use std::{
    env,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    thread,
};

use super::{Order, Page, USUAL, compose, file_name};
use crate::{
    campaign::model::Campaign,
    files,
    lang::Lang,
    playback::{Playback, Shown, ToClock},
    theme,
    view::{SheetFormat, View, ViewCommand},
};

/// Composes a sheet of so many dots and writes it.
pub fn print(
    campaign: &Arc<Campaign>,
    order: &Order,
    (page, dots): (Page, UVec2),
    format: SheetFormat,
    path: &Path,
) -> Result<(), String> {
    let sheet = compose(campaign, order, page)?;
    match format {
        SheetFormat::Svg => files::write_text(path, &sheet.svg()),
        SheetFormat::Png => {
            let pixels = sheet.pixels(dots)?;
            files::write_png(path, (dots.x, dots.y), png::ColorType::Rgba, &pixels)
        }
    }
}

/// What became of the last sheet that the reader asked for.
#[derive(Resource, Default)]
struct Press {
    /// What another thread has to say: where the sheet is, or why it is not there.
    done: Arc<Mutex<Option<Result<PathBuf, String>>>>,
    notice: Option<String>,
}

/// Adds the press to a window.
pub fn plugin(app: &mut App) {
    app.init_resource::<Press>()
        .add_systems(Update, (forget, start, learn).chain().run_if(resource_exists::<View>))
        .add_systems(EguiPrimaryContextPass, tell.run_if(resource_exists::<View>))
        .add_systems(Last, redraw);
}

/// Starts to print, beside the window: it stays quick.
fn start(
    mut commands: MessageReader<ViewCommand>,
    (view, playback, shown, lang): (Res<View>, Res<Playback>, Res<Shown>, Res<Lang>),
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut press: ResMut<Press>,
) {
    for command in commands.read() {
        let ViewCommand::Print(format) = *command else { continue };
        let (campaign, page) = (shown.0.clone(), Page::sheet(USUAL, format));
        let (order, done) = (Order::of(&view, playback.now(), &page), press.done.clone());
        let proxy = proxy.as_ref().map(|proxy| (***proxy).clone());
        press.notice = Some(lang.get("sheet-drawing"));
        let printing = move || {
            let path = files::free(&folder(), &file_name(order.at), format.word());
            let printed = print(&campaign, &order, (page, USUAL), format, &path).map(|()| path);
            // A poisoned lock, or a window that is closed: nobody is left to be told.
            if let Ok(mut done) = done.lock() {
                *done = Some(printed);
            }
            if let Some(proxy) = proxy {
                let _ = proxy.send_event(WinitUserEvent::WakeUp);
            }
        };
        #[expect(clippy::disallowed_methods, reason = "the desktop has threads, and this file is the desktop's")]
        let _ = thread::spawn(printing);
    }
}

/// Where pictures are kept, else where the program was started.
fn folder() -> PathBuf {
    let below = |name: &str| env::var_os(name).map(|home| PathBuf::from(home).join("Pictures"));
    let named = env::var_os("XDG_PICTURES_DIR").map(PathBuf::from);
    let all = [named, below("HOME"), below("USERPROFILE")];
    all.into_iter().flatten().find(|folder| folder.is_dir()).unwrap_or_default()
}

/// A notice goes when the reader goes on.
fn forget(mut views: MessageReader<ViewCommand>, mut clock: MessageReader<ToClock>, mut press: ResMut<Press>) {
    let on = |command: &ViewCommand| !matches!(command, ViewCommand::Hover(_) | ViewCommand::Resize(..));
    // Both are read to their ends.
    let gone = views.read().filter(|command| on(command)).count() + clock.read().count();
    if gone > 0 && press.notice.is_some() {
        press.notice = None;
    }
}

fn learn(mut press: ResMut<Press>, lang: Res<Lang>) {
    let done = press.done.lock().ok().and_then(|mut done| done.take());
    match done {
        Some(Ok(path)) => {
            let path = path.canonicalize().unwrap_or(path).display().to_string();
            press.notice = Some(lang.with("sheet-saved", &[("path", path.into())]));
        }
        Some(Err(why)) => press.notice = Some(why),
        None => {}
    }
}

/// Letters that were not there before are drawn a frame late.
fn redraw(press: Res<Press>, mut left: Local<u8>, mut redraw: MessageWriter<RequestRedraw>) {
    *left = if press.is_changed() { 3 } else { left.saturating_sub(1) };
    if *left > 0 {
        redraw.write(RequestRedraw);
    }
}

/// Shows the notice below the buttons of the panels.
fn tell(mut contexts: EguiContexts, press: Res<Press>, view: Res<View>) -> Result {
    let (Some(notice), false) = (&press.notice, view.blank) else { return Ok(()) };
    let scale = view.scale();
    let below = scale.control() + 2.0 * scale.gap();
    let area = Area::new(Id::new("sheet")).order(Level::Foreground).interactable(false).fade_in(false);
    area.anchor(Align2::CENTER_TOP, vec2(0.0, below)).show(contexts.ctx_mut()?, |ui| {
        theme::panel(scale).show(ui, |ui| {
            ui.set_max_width((view.size().x * 0.6).max(200.0));
            ui.label(RichText::new(notice).font(scale.body()));
        });
    });
    Ok(())
}

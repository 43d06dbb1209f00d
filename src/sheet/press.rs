//! Sheets on the desktop: written into files, from the command line and from the window.

use bevy::{
    ecs::system::SystemParam,
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
    thread::{self, JoinHandle},
    time::Duration,
};

use super::{Order, Page, USUAL, compose, file_name};
use crate::{
    campaign::model::Campaign,
    files,
    lang::Lang,
    loading::guard::guarded,
    playback::{Playback, Shown, ToClock},
    theme,
    view::{SheetFormat, View, ViewCommand},
};

/// Composes a sheet of so many dots and writes it into a file; a picture is a JPEG of a quality if the name says so.
pub fn print(
    campaign: &Arc<Campaign>,
    order: &Order,
    size: (Page, UVec2),
    format: SheetFormat,
    (path, quality): (&Path, u8),
) -> Result<(), String> {
    files::save(path, &sheet(campaign, order, size, format, files::is_jpeg(path).then_some(quality))?)
}

/// Composes a sheet of so many dots and answers what its file holds; a picture is a JPEG if a quality is named.
fn sheet(
    campaign: &Arc<Campaign>,
    order: &Order,
    (page, dots): (Page, UVec2),
    format: SheetFormat,
    quality: Option<u8>,
) -> Result<Vec<u8>, String> {
    let sheet = compose(campaign, order, page)?;
    match format {
        SheetFormat::Svg => Ok(sheet.svg().into_bytes()),
        SheetFormat::Png => files::picture((dots.x, dots.y), &sheet.pixels(dots)?, quality),
    }
}

/// Where a file is, or why it is not there.
type Ended = Result<PathBuf, String>;

/// What is being written beside the window, and what became of it. It outlives the window.
#[derive(Clone, Default)]
pub struct Pending {
    done: Arc<Mutex<Vec<Ended>>>,
    threads: Arc<Mutex<Vec<JoinHandle<()>>>>,
}

impl Pending {
    /// Waits so long at most until everything is written, and answers what nobody has been told yet.
    pub fn finish(&self, patience: Duration) -> Vec<Ended> {
        let step = Duration::from_millis(10);
        let mut waited = Duration::ZERO;
        while self.working() && waited < patience {
            thread::sleep(step);
            waited += step;
        }
        self.done.lock().map(|mut done| std::mem::take(&mut *done)).unwrap_or_default()
    }

    fn keep(&self, thread: JoinHandle<()>) {
        if let Ok(mut threads) = self.threads.lock() {
            threads.retain(|thread| !thread.is_finished());
            threads.push(thread);
        }
    }

    /// Whether something is still being written.
    pub fn working(&self) -> bool {
        self.threads.lock().is_ok_and(|threads| threads.iter().any(|thread| !thread.is_finished()))
    }
}

/// What became of the last thing that the reader asked to be written.
#[derive(Resource)]
pub struct Notice {
    pending: Pending,
    words: Option<String>,
    /// The folder for all that is written, where it is not the reader's own.
    pub folder: Option<PathBuf>,
}

/// Adds the press to a window. What it has not finished when the window is closed is left in `pending`.
pub fn plugin(app: &mut App, pending: &Pending) {
    app.insert_resource(Notice { pending: pending.clone(), words: None, folder: None })
        .add_systems(Update, (forget, start, learn).chain().run_if(resource_exists::<View>))
        .add_systems(EguiPrimaryContextPass, tell.run_if(resource_exists::<View>))
        .add_systems(Last, redraw);
}

/// Starts to print, beside the window: it stays quick.
fn start(
    mut commands: MessageReader<ViewCommand>,
    (view, playback, shown): (Res<View>, Res<Playback>, Res<Shown>),
    mut press: Press<'_>,
) {
    for command in commands.read() {
        let ViewCommand::Print(format) = *command else { continue };
        let (campaign, page) = (shown.0.clone(), Page::sheet(USUAL, format));
        let order = Order::of(&view, playback.now(), &page);
        let folder = press.folder();
        press.start("sheet-drawing", move || {
            let sheet = sheet(&campaign, &order, (page, USUAL), format, None)?;
            files::save_new(&folder, &file_name(order.at), format.word(), &sheet)
        });
    }
}

/// What a system needs to have something written beside the window.
#[derive(SystemParam)]
pub struct Press<'w> {
    notice: ResMut<'w, Notice>,
    lang: Res<'w, Lang>,
    proxy: Option<Res<'w, EventLoopProxyWrapper>>,
}

impl Press<'_> {
    /// Starts something that takes a while and ends with a file. `doing` is the id of the sentence shown meanwhile.
    pub fn start(&mut self, doing: &str, work: impl FnOnce() -> Ended + Send + 'static) {
        let done = self.notice.pending.done.clone();
        let proxy = self.proxy.as_ref().map(|proxy| (***proxy).clone());
        self.notice.words = Some(self.lang.get(doing));
        let working = move || {
            let ended = guarded(work).and_then(|ended| ended);
            // A poisoned lock: nobody is left to be told.
            if let Ok(mut done) = done.lock() {
                done.push(ended);
            }
            if let Some(proxy) = proxy {
                // The window may be closed.
                let _ = proxy.send_event(WinitUserEvent::WakeUp);
            }
        };
        match thread::Builder::new().spawn(working) {
            Ok(thread) => self.notice.pending.keep(thread),
            Err(why) => self.notice.words = Some(why.to_string()),
        }
    }

    /// The folder into which all is written.
    pub fn folder(&self) -> PathBuf {
        self.notice.folder.clone().unwrap_or_else(folder)
    }

    /// Says what became of something.
    pub fn say(&mut self, words: String) {
        self.notice.words = Some(words);
    }

    /// Says where a file was saved, or why it was not.
    pub fn saved(&mut self, ended: Ended) {
        self.notice.words = Some(words(ended, &self.lang));
    }
}

fn words(ended: Ended, lang: &Lang) -> String {
    match ended {
        Ok(path) => {
            let path = path.canonicalize().unwrap_or(path).display().to_string();
            lang.with("sheet-saved", &[("path", path.into())])
        }
        Err(why) => why,
    }
}

/// Where pictures are kept, else where the program was started.
pub fn folder() -> PathBuf {
    let below = |name: &str| env::var_os(name).map(|home| PathBuf::from(home).join("Pictures"));
    let named = env::var_os("XDG_PICTURES_DIR").map(PathBuf::from);
    let all = [named, below("HOME"), below("USERPROFILE")];
    all.into_iter().flatten().find(|folder| folder.is_dir()).unwrap_or_default()
}

/// A notice goes when the reader goes on.
fn forget(mut views: MessageReader<ViewCommand>, mut clock: MessageReader<ToClock>, mut notice: ResMut<Notice>) {
    let on = |command: &ViewCommand| !matches!(command, ViewCommand::Hover(_) | ViewCommand::Resize(..));
    // Both are read to their ends.
    let gone = views.read().filter(|command| on(command)).count() + clock.read().count();
    if gone > 0 && notice.words.is_some() {
        notice.words = None;
    }
}

fn learn(mut notice: ResMut<Notice>, lang: Res<Lang>) {
    let done = notice.pending.done.lock().map(|mut done| std::mem::take(&mut *done)).unwrap_or_default();
    if !done.is_empty() {
        let said: Vec<_> = done.into_iter().map(|ended| words(ended, &lang)).collect();
        notice.words = Some(said.join("\n"));
    }
}

/// Letters that were not there before are drawn a frame late.
fn redraw(notice: Res<Notice>, mut left: Local<u8>, mut redraw: MessageWriter<RequestRedraw>) {
    *left = if notice.is_changed() { 3 } else { left.saturating_sub(1) };
    if *left > 0 {
        redraw.write(RequestRedraw);
    }
}

/// Shows the notice below the buttons of the panels.
fn tell(mut contexts: EguiContexts, notice: Res<Notice>, view: Res<View>) -> Result {
    let (Some(notice), false) = (&notice.words, view.blank) else { return Ok(()) };
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

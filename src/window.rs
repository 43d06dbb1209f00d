//! The map in a window on the desktop.

mod notes;
mod rescue;

use bevy::{
    app::{TerminalCtrlCHandlerPlugin, ctrlc},
    prelude::*,
    window::{ExitCondition, MonitorSelection, PrimaryWindow, Window, WindowMode, WindowPlugin, WindowResolution},
    winit::{EventLoopProxyWrapper, WinitUserEvent},
};
use std::{path::PathBuf, process::ExitCode, sync::Arc, time::Duration};

use crate::{
    address,
    campaign::{folder::CampaignFolder, model::Campaign},
    compare, files, handout,
    lang::Lang,
    loading::{self, guard::guarded},
    playback::{Playback, Shown, ToClock},
    sheet::{
        self,
        press::{self, Pending, Press},
    },
    story,
    view::{Copied, View, ViewCommand},
};
use rescue::{Carried, Rescue};

/// The window's first size.
const USUAL: UVec2 = UVec2::new(1280, 720);

/// What an address asks for, until the first frame, and what was answered before the graphics failed.
#[derive(Resource)]
struct Asked(address::Asked, Vec<ViewCommand>);

/// So long the program waits for what is still being written when the window is closed.
const PATIENCE: Duration = Duration::from_secs(60);

/// Opens the window, at what an address asks for, and stays until it is closed and everything that was saved is written.
/// Where the drawing fails, the program begins anew with what was shown. Fails where there is no window to draw into.
pub fn run(folder: &CampaignFolder, query: Option<&str>) -> Result<ExitCode, String> {
    let (rescue, pending) = (Rescue::default(), Pending::default());
    let ended = guarded(|| open(folder, query, &rescue, &pending)).and_then(|ended| ended);
    let failed = rescue.failed().or(ended.as_ref().err().cloned());
    let unsaved = told(pending.finish(PATIENCE));
    match (failed, ended) {
        (Some(why), _) => rescue.again(&why),
        (None, Ok(AppExit::Error(code))) => Ok(ExitCode::from(code.get())),
        _ if unsaved => Ok(ExitCode::FAILURE),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Says what became of what was saved last, where nobody looks at a window any more; answers whether something failed.
fn told(saved: Vec<Result<PathBuf, String>>) -> bool {
    let failed = saved.iter().any(Result::is_err);
    for ended in saved {
        match ended {
            Ok(path) => warn!("{} was saved after the window was closed", path.display()),
            Err(why) => error!("{why}"),
        }
    }
    failed
}

/// Shows the window until it is closed.
fn open(folder: &CampaignFolder, query: Option<&str>, rescue: &Rescue, pending: &Pending) -> Result<AppExit, String> {
    let mut app = App::new();
    let carried = Carried::take();
    let size = carried.as_ref().and_then(|carried| carried.size).unwrap_or(USUAL);
    let window =
        Window { title: "Halhin Gol 1939".to_owned(), resolution: WindowResolution::new(size.x, size.y), ..default() };
    let engine = loading::engine(WindowPlugin {
        primary_window: Some(window),
        // The window of the notes goes with the map's.
        exit_condition: ExitCondition::OnPrimaryClosed,
        ..default()
    });
    // Its answer to Ctrl+C waits for the next frame, which may never come.
    app.add_plugins(engine.disable::<TerminalCtrlCHandlerPlugin>());
    interruptible(&mut app);
    rescue::plugin(&mut app, rescue);
    let campaign = Campaign::check(folder).map(Arc::new);
    if let Ok(campaign) = &campaign {
        let answered = carried.as_ref().map(|carried| carried.commands(campaign)).unwrap_or_default();
        if let Some(query) = carried.as_ref().map(|carried| carried.query.as_str()).or(query) {
            app.insert_resource(Asked(address::read(query, campaign), answered));
        }
    }
    loading::show(&mut app, campaign)?;
    press::plugin(&mut app, pending);
    compare::plugin(&mut app);
    if app.world().contains_resource::<View>() {
        notes::plugin(&mut app);
        app.add_systems(Last, cover_screen.run_if(resource_changed::<View>));
    }
    app.add_systems(Startup, greet.run_if(resource_exists::<View>))
        .add_systems(Update, (hand_out, keep_view).run_if(resource_exists::<View>));
    Ok(app.run())
}

/// Ctrl+C closes the window, even one that rests: what is being saved is saved.
fn interruptible(app: &mut App) {
    let proxy = app.world().get_resource::<EventLoopProxyWrapper>().map(|proxy| (**proxy).clone());
    let handler = ctrlc::try_set_handler(move || {
        TerminalCtrlCHandlerPlugin::gracefully_exit();
        if let Some(proxy) = &proxy {
            // A loop that has ended needs no waking.
            let _ = proxy.send_event(WinitUserEvent::WakeUp);
        }
    });
    match handler {
        Ok(()) => drop(app.add_systems(Update, TerminalCtrlCHandlerPlugin::exit_on_flag)),
        Err(why) => warn!("Ctrl+C ends the program at once: {why}"),
    }
}

/// The map fills the screen, or its window again.
fn cover_screen(view: Res<View>, mut window: Single<&mut Window, With<PrimaryWindow>>) {
    let full = WindowMode::BorderlessFullscreen(MonitorSelection::Current);
    let mode = if view.full_screen { full } else { WindowMode::Windowed };
    if window.mode != mode {
        window.mode = mode;
    }
}

/// The first screen greets the reader, or shows what was asked for.
fn greet(asked: Option<Res<Asked>>, mut clock: MessageWriter<ToClock>, mut views: MessageWriter<ViewCommand>) {
    match asked {
        Some(asked) => {
            asked.0.warnings.iter().for_each(|warning| warn!("{warning}"));
            clock.write_batch(asked.0.clock.iter().copied().map(ToClock));
            views.write_batch(asked.0.view.iter().chain(&asked.1).cloned());
        }
        None => drop(views.write(ViewCommand::Welcome(true))),
    }
}

/// Writes the hand-out of a lesson, beside the window.
fn hand_out(mut commands: MessageReader<ViewCommand>, shown: Res<Shown>, view: Res<View>, mut press: Press<'_>) {
    for command in commands.read() {
        let ViewCommand::HandOut(lesson, answers) = *command else { continue };
        let (campaign, language) = (shown.0.clone(), view.language);
        press.start("handout-making", move || {
            let html = handout::write(&campaign, lesson, answers, &Lang::of(language)?)?;
            let name = handout::file_name(campaign.lesson(lesson), answers);
            files::save_new(&press::folder(), &name, "html", html.as_bytes())
        });
    }
}

/// Writes what is shown into a file that opens it again, or what the class has answered into one to be read.
fn keep_view(
    mut commands: MessageReader<ViewCommand>,
    (shown, view, playback, lang): (Res<Shown>, Res<View>, Res<Playback>, Res<Lang>),
    mut press: Press<'_>,
) {
    for command in commands.read() {
        let (name, ending, text) = match *command {
            ViewCommand::KeepView => {
                let query = address::write(playback.clock(), &view, &shown, "");
                (sheet::file_name(playback.now()), VIEW_ENDING, format!("{query}\n"))
            }
            ViewCommand::Copy(Copied::Answers) => {
                (ANSWERS.to_owned(), "txt", story::results(&shown, view.told, &view.answers, &lang))
            }
            _ => continue,
        };
        press.saved(files::save_new(&press::folder(), &name, ending, text.as_bytes()));
    }
}

/// What a file with a class's answers is called.
const ANSWERS: &str = "halhin-gol-answers";

/// What a file with a view ends with.
const VIEW_ENDING: &str = "halhin";

//! The map in a window on the desktop.

mod notes;
mod rescue;

use bevy::{
    app::{TerminalCtrlCHandlerPlugin, ctrlc},
    prelude::*,
    window::{
        ExitCondition, MonitorSelection, PresentMode, PrimaryWindow, Window, WindowMode, WindowPlugin,
        WindowResizeConstraints, WindowResolution,
    },
    winit::{EventLoopProxyWrapper, WinitUserEvent},
};
use std::{
    process::{self, ExitCode},
    sync::Arc,
    time::Duration,
};

use crate::{
    address,
    campaign::{folder::CampaignFolder, model::Campaign},
    compare, files, handout,
    lang::Lang,
    loading::{
        self,
        guard::{give_up, watched},
    },
    measure::{self, Measure, Measured, Measuring},
    monkey,
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

/// The smallest window that a reader can make, in logical pixels: less has no room for the panels.
const LEAST: Vec2 = Vec2::new(320.0, 320.0);

/// What an address asks for, until the first frame, and what was answered before the graphics failed.
#[derive(Resource)]
struct Asked(address::Asked, Vec<ViewCommand>);

/// So long the program waits for what is still being written when the window is closed.
const PATIENCE: Duration = Duration::from_secs(60);

/// The exit code after Ctrl+C: 128 and the number of its signal.
const INTERRUPTED: u8 = 130;

/// Who sits at the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hands {
    /// A reader.
    Reader,
    /// Nobody: the program measures itself, prints what it found and ends.
    Measure(Measure),
    /// A monkey, until it has done.
    Monkey(monkey::Orders),
}

/// Opens the window, at what an address asks for, and stays until it is closed, or its hands have done, and everything
/// that was saved is written.
/// Where the drawing fails, the program begins anew with what was shown. Fails where there is no window to draw into.
pub fn run(folder: &CampaignFolder, query: Option<&str>, hands: Hands) -> Result<ExitCode, String> {
    let (rescue, pending) = (Rescue::new(), Pending::default());
    let last = (rescue.clone(), pending.clone());
    let last_word = move |why: &str| {
        if last.0.has_something() {
            saved_at_last(&last.1);
            match last.0.again(why) {
                Ok(code) => process::exit(code.into()),
                Err(why) => give_up(&why),
            }
        }
    };
    let ended = watched(last_word, || open(folder, (query, hands), &rescue, &pending)).and_then(|ended| ended);
    let failed = rescue.failed().or(ended.as_ref().err().cloned());
    let unsaved = saved_at_last(&pending);
    match (failed, ended) {
        (Some(why), _) => rescue.again(&why).map(ExitCode::from),
        (None, Ok(AppExit::Error(code))) if code.get() == INTERRUPTED => Ok(ExitCode::from(INTERRUPTED)),
        (None, Ok(AppExit::Error(_))) => Err(rescue.leave("the window is lost: its display has gone")),
        _ if unsaved => Ok(ExitCode::FAILURE),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Waits for what is being saved and says what became of it, where nobody looks at a window any more; answers whether
/// something failed.
fn saved_at_last(pending: &Pending) -> bool {
    let saved = pending.finish(PATIENCE);
    let failed = saved.iter().any(Result::is_err) || pending.working();
    for ended in saved {
        match ended {
            Ok(path) => warn!("{} was saved after the window was closed", path.display()),
            Err(why) => error!("{why}"),
        }
    }
    if pending.working() {
        error!("what was being saved was not ready in {} seconds, and is not written", PATIENCE.as_secs());
    }
    failed
}

/// Shows the window until it is closed.
fn open(
    folder: &CampaignFolder,
    (query, hands): (Option<&str>, Hands),
    rescue: &Rescue,
    pending: &Pending,
) -> Result<AppExit, String> {
    let mut app = App::new();
    let carried = Carried::take();
    let size = carried.as_ref().and_then(|carried| carried.size).unwrap_or(USUAL);
    let window = Window {
        title: "Halhin Gol 1939".to_owned(),
        resolution: WindowResolution::new(size.x, size.y),
        resize_constraints: WindowResizeConstraints { min_width: LEAST.x, min_height: LEAST.y, ..default() },
        // Measured frames wait for no screen.
        present_mode: if matches!(hands, Hands::Measure(_)) { PresentMode::AutoNoVsync } else { default() },
        ..default()
    };
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
        match hands {
            Hands::Reader => drop(app.add_systems(Last, cover_screen.run_if(resource_changed::<View>))),
            Hands::Measure(measure) => {
                app.insert_resource(Measuring::new(measure))
                    .add_plugins(measure::plugin)
                    .add_systems(Last, print_measured);
            }
            Hands::Monkey(orders) => monkey::before_window(&mut app, orders),
        }
    }
    app.add_systems(Startup, greet.run_if(resource_exists::<View>))
        .add_systems(Update, (hand_out, keep_view).run_if(resource_exists::<View>));
    Ok(app.run())
}

/// Ctrl+C closes the window, even one that rests: what is being saved is saved. Where somebody has seen to Ctrl+C before,
/// as a shell does for what runs in its background, it stays so.
fn interruptible(app: &mut App) {
    let proxy = app.world().get_resource::<EventLoopProxyWrapper>().map(|proxy| (**proxy).clone());
    let handler = ctrlc::try_set_handler(move || {
        TerminalCtrlCHandlerPlugin::gracefully_exit();
        if let Some(proxy) = &proxy {
            // A loop that has ended needs no waking.
            let _ = proxy.send_event(WinitUserEvent::WakeUp);
        }
    });
    if handler.is_ok() {
        app.add_systems(Update, TerminalCtrlCHandlerPlugin::exit_on_flag);
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
fn greet(
    asked: Option<Res<Asked>>,
    (view, window): (Res<View>, Option<Single<&Window, With<PrimaryWindow>>>),
    mut clock: MessageWriter<ToClock>,
    mut views: MessageWriter<ViewCommand>,
) {
    match asked {
        Some(asked) => {
            // A point that is asked for stands in the middle of what the panels leave: a saved view opens where it was.
            views.write_batch(window.map(|window| ViewCommand::Resize(window.size(), view.covering(window.size()))));
            asked.0.warnings.iter().for_each(|warning| warn!("{warning}"));
            clock.write_batch(asked.0.clock.iter().copied().map(ToClock));
            views.write_batch(asked.0.view.iter().chain(&asked.1).cloned());
        }
        None => drop(views.write(ViewCommand::Welcome(true))),
    }
}

/// Prints what was measured, and ends.
fn print_measured(mut measured: MessageReader<Measured>, mut exit: MessageWriter<AppExit>) -> Result {
    use std::io::Write as _;
    for Measured(json) in measured.read() {
        exit.write(AppExit::Success);
        writeln!(std::io::stdout(), "{json}")?;
    }
    Ok(())
}

/// Writes the hand-out of a lesson, beside the window.
fn hand_out(mut commands: MessageReader<ViewCommand>, shown: Res<Shown>, view: Res<View>, mut press: Press<'_>) {
    for command in commands.read() {
        let ViewCommand::HandOut(lesson, answers) = *command else { continue };
        let (campaign, language, folder) = (shown.0.clone(), view.language, press.folder());
        press.start("handout-making", move || {
            let html = handout::write(&campaign, lesson, answers, &Lang::of(language)?)?;
            let name = handout::file_name(campaign.lesson(lesson), answers);
            files::save_new(&folder, &name, "html", html.as_bytes())
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
        let saved = files::save_new(&press.folder(), &name, ending, text.as_bytes());
        press.saved(saved);
    }
}

/// What a file with a class's answers is called.
const ANSWERS: &str = "halhin-gol-answers";

/// What a file with a view ends with.
const VIEW_ENDING: &str = "halhin";

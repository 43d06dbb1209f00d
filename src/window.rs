//! The map in a window on the desktop.

mod notes;

use bevy::{
    prelude::*,
    window::{
        ExitCondition, MonitorSelection, PresentMode, PrimaryWindow, Window, WindowMode, WindowPlugin, WindowResolution,
    },
};
use std::{process::ExitCode, sync::Arc};

use crate::{
    address,
    campaign::{folder::CampaignFolder, model::Campaign},
    compare, files, handout,
    lang::Lang,
    loading,
    measure::{self, Measure, Measured, Measuring},
    monkey,
    playback::{Playback, Shown, ToClock},
    sheet::{
        self,
        press::{self, Press},
    },
    story,
    view::{Copied, View, ViewCommand},
};

/// What an address asks for, until the first frame.
#[derive(Resource)]
struct Asked(address::Asked);

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

/// Opens the window, at what an address asks for, and stays until it is closed or its hands have done.
pub fn run(folder: &CampaignFolder, query: Option<&str>, hands: Hands) -> ExitCode {
    let mut app = App::new();
    let mut window =
        Window { title: "Halhin Gol 1939".to_owned(), resolution: WindowResolution::new(1280, 720), ..default() };
    if matches!(hands, Hands::Measure(_)) {
        // Else every frame would wait for the screen.
        window.present_mode = PresentMode::AutoNoVsync;
    }
    app.add_plugins(loading::engine(WindowPlugin {
        primary_window: Some(window),
        // The window of the notes goes with the map's.
        exit_condition: ExitCondition::OnPrimaryClosed,
        ..default()
    }));
    let campaign = Campaign::check(folder).map(Arc::new);
    if let (Some(query), Ok(campaign)) = (query, &campaign) {
        app.insert_resource(Asked(address::read(query, campaign)));
    }
    if let Err(why) = loading::show(&mut app, campaign) {
        error!("{why}");
        return ExitCode::FAILURE;
    }
    press::plugin(&mut app);
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
    match app.run() {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(_) => ExitCode::FAILURE,
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
            views.write_batch(asked.0.view.iter().cloned());
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
        let (campaign, language) = (shown.0.clone(), view.language);
        let folder = press.folder();
        press.start("handout-making", move || {
            let html = handout::write(&campaign, lesson, answers, &Lang::of(language)?)?;
            let name = handout::file_name(campaign.lesson(lesson), answers);
            let path = files::free(&folder, &name, "html");
            files::write_text(&path, &html).map(|()| path)
        });
    }
}

/// Writes what is shown into a file that opens it again, or what the class has answered into one to be read.
fn keep_view(
    mut commands: MessageReader<ViewCommand>,
    (shown, view, playback, lang): (Res<Shown>, Res<View>, Res<Playback>, Res<Lang>),
    mut press: Press<'_>,
) {
    let folder = press.folder();
    for command in commands.read() {
        let (path, text) = match *command {
            ViewCommand::KeepView => {
                let query = address::write(playback.clock(), &view, &shown, "");
                (files::free(&folder, &sheet::file_name(playback.now()), VIEW_ENDING), format!("{query}\n"))
            }
            ViewCommand::Copy(Copied::Answers) => {
                let text = story::results(&shown, view.told, &view.answers, &lang);
                (files::free(&folder, "halhin-gol-answers", "txt"), text)
            }
            _ => continue,
        };
        press.saved(files::write_text(&path, &text).map(|()| path));
    }
}

/// What a file with a view ends with.
const VIEW_ENDING: &str = "halhin";

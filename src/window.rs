//! The map in a window on the desktop.

use bevy::{
    prelude::*,
    window::{Window, WindowPlugin, WindowResolution},
};
use std::{process::ExitCode, sync::Arc};

use crate::{
    campaign::{folder::CampaignFolder, model::Campaign},
    loading,
    sheet::press,
    view::{View, ViewCommand},
};

/// Opens the window and stays until it is closed.
pub fn run(folder: &CampaignFolder) -> ExitCode {
    let mut app = App::new();
    let window =
        Window { title: "Halhin Gol 1939".to_owned(), resolution: WindowResolution::new(1280, 720), ..default() };
    app.add_plugins(loading::engine(WindowPlugin { primary_window: Some(window), ..default() }));
    if let Err(why) = loading::show(&mut app, Campaign::check(folder).map(Arc::new)) {
        error!("{why}");
        return ExitCode::FAILURE;
    }
    press::plugin(&mut app);
    app.add_systems(Startup, greet.run_if(resource_exists::<View>));
    match app.run() {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(_) => ExitCode::FAILURE,
    }
}

/// The first screen greets the reader.
fn greet(mut views: MessageWriter<ViewCommand>) {
    views.write(ViewCommand::Welcome(true));
}

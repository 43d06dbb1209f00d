//! When the drawing fails, nothing is lost: the program begins anew in its own place, with the clock, the view and what
//! the class has answered. Where that does not help, both are written into files.

use bevy::{
    ecs::world::World,
    prelude::*,
    render::error_handler::{RenderError, RenderErrorHandler, RenderErrorPolicy},
    window::{PrimaryWindow, RequestRedraw},
};
use std::{
    env,
    process::Command,
    sync::{Arc, Mutex},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use super::{ANSWERS, VIEW_ENDING};
use crate::{
    address,
    campaign::model::Campaign,
    files,
    geo::LatLon,
    lang::Lang,
    loading::graphics,
    playback::{Playback, Shown},
    redraw::Frames,
    sheet::{self, press},
    story,
    view::{View, ViewCommand},
};

/// The variable by which the program tells itself what to show again.
const CARRIED: &str = "HALHIN_GOL_CARRIED";

/// The variable by which tests lose the graphics after so many frames; with `always` behind the number, time and again.
const LOSE: &str = "HALHIN_GOL_LOSE_GPU_AFTER";

/// So often in [`WHILE`] the program begins anew.
const MOST: usize = 3;

/// The time in which failures are counted, in seconds.
const WHILE: u64 = 300;

/// A window of another size than between these, in logical pixels, may be what the drawing failed over.
const SIZES: (Vec2, Vec2) = (Vec2::new(640.0, 480.0), Vec2::new(3840.0, 2160.0));

/// After so many frames the panels stand: before, the middle of what they leave free is another.
const SETTLED: u64 = 12;

/// While the clock runs, what is shown is noted this often.
const OFTEN: Duration = Duration::from_millis(500);

/// What is carried from one run to the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Carried {
    /// When the drawing failed, in seconds since 1970, the last time last.
    failed: Vec<u64>,
    /// The window's size, in logical pixels.
    pub(super) size: Option<UVec2>,
    /// The address of what was shown.
    pub(super) query: String,
    /// What the class has answered: commands to the view, as text.
    answers: Vec<String>,
}

impl Carried {
    /// What an earlier run has left for this one.
    pub(super) fn take() -> Option<Self> {
        Self::read(&env::var(CARRIED).ok()?)
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let failed = lines.next()?.split(' ').filter_map(|time| time.parse().ok()).collect();
        let (width, height) = lines.next()?.split_once('x')?;
        let size = width.parse().ok().zip(height.parse().ok()).map(|(width, height)| UVec2::new(width, height));
        let query = lines.next()?.to_owned();
        Some(Self { failed, size, query, answers: lines.map(str::to_owned).collect() })
    }

    fn write(&self) -> String {
        let failed: Vec<_> = self.failed.iter().map(u64::to_string).collect();
        let size = self.size.unwrap_or_default();
        let first = [failed.join(" "), format!("{}x{}", size.x, size.y), self.query.clone()];
        first.into_iter().chain(self.answers.iter().cloned()).collect::<Vec<_>>().join("\n")
    }

    /// The commands that bring the answers back.
    pub(super) fn commands(&self, campaign: &Campaign) -> Vec<ViewCommand> {
        self.answers.iter().filter_map(|line| command(line, campaign)).collect()
    }
}

/// What the class has answered, a line for each answer.
fn answers(view: &View, campaign: &Campaign) -> Vec<String> {
    let marks = campaign.chapters().filter_map(|(id, chapter)| {
        view.answers.mark(id).map(|at| format!("mark {} {} {}", chapter.id, at.lat, at.lon))
    });
    let choices = campaign
        .chapters()
        .filter_map(|(id, chapter)| view.answers.choice(id).map(|choice| format!("choice {} {choice}", chapter.id)));
    marks.chain(choices).collect()
}

fn command(line: &str, campaign: &Campaign) -> Option<ViewCommand> {
    let words: Vec<_> = line.split(' ').collect();
    let chapter = |name: &str| address::parse_chapter(name, campaign).ok();
    match words.as_slice() {
        ["mark", name, lat, lon] => {
            let at = LatLon { lat: lat.parse().ok()?, lon: lon.parse().ok()? };
            Some(ViewCommand::Mark(chapter(name)?, Some(at)))
        }
        ["choice", name, choice] => Some(ViewCommand::Choose(chapter(name)?, Some(choice.parse().ok()?))),
        _ => None,
    }
}

/// What this run would leave for the next one, and why it ended. It outlives the app.
#[derive(Resource, Clone)]
pub(super) struct Rescue(Arc<Mutex<Noted>>);

#[derive(Default)]
struct Noted {
    carried: Option<Carried>,
    /// What the class has answered, to be read.
    results: Option<String>,
    /// What a file with the view is called.
    name: String,
    /// Why nothing is drawn any more.
    failed: Option<String>,
}

impl Rescue {
    /// Until this run has something to note, what it would leave is what an earlier one has left, even if no window opens.
    pub(super) fn new() -> Self {
        Self(Arc::new(Mutex::new(Noted { carried: Carried::take(), ..default() })))
    }

    /// Why nothing was drawn any more, if that was so.
    pub(super) fn failed(&self) -> Option<String> {
        self.0.lock().ok().and_then(|noted| noted.failed.clone())
    }

    /// Whether anything has been shown that may be lost.
    pub(super) fn has_something(&self) -> bool {
        self.0.try_lock().is_ok_and(|noted| noted.carried.is_some())
    }

    /// Writes what was shown into files, where there is no window to go on in, and says so.
    pub(super) fn leave(&self, why: &str) -> String {
        let noted = self.0.lock().ok();
        let kept = noted.as_ref().and_then(|noted| Some(keep(noted, noted.carried.as_ref()?)));
        kept.map_or_else(|| why.to_owned(), |kept| format!("{why}. {kept}"))
    }

    /// Begins anew where the drawing failed, or says why it does not. Where a program can take another's place it returns
    /// only then; elsewhere with the exit code of the new run.
    pub(super) fn again(&self, why: &str) -> Result<u8, String> {
        let Some(mut noted) = self.0.lock().ok() else { return Err(why.to_owned()) };
        let Some(mut carried) = noted.carried.take() else { return Err(why.to_owned()) };
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        carried.failed = Carried::take().map(|before| before.failed).unwrap_or_default();
        carried.failed.retain(|time| time + WHILE > now);
        if carried.failed.len() >= MOST {
            return Err(format!(
                "{why}; it was so {} times in {} minutes. {}",
                MOST + 1,
                WHILE / 60,
                keep(&noted, &carried)
            ));
        }
        carried.failed.push(now);
        error!("{why}; the map is drawn anew");
        restart(&carried)
            .map_err(|why_not| format!("{why}; the program cannot begin anew ({why_not}). {}", keep(&noted, &carried)))
    }
}

/// Writes what was shown and answered into files, and says where they are.
fn keep(noted: &Noted, carried: &Carried) -> String {
    let name = if noted.name.is_empty() { "halhin-gol" } else { &noted.name };
    let view = Some((name, VIEW_ENDING, format!("{}\n", carried.query)));
    let raw = (!carried.answers.is_empty()).then(|| carried.answers.join("\n"));
    let answers = noted.results.clone().or(raw).map(|text| (ANSWERS, "txt", text));
    let said = view.into_iter().chain(answers).map(|(name, ending, text)| {
        match files::save_new(&press::folder(), name, ending, text.as_bytes()) {
            Ok(path) => format!("{} is saved", path.display()),
            Err(why) => why,
        }
    });
    said.collect::<Vec<_>>().join("; ")
}

/// The same program with the same arguments, and with what is carried.
fn restart(carried: &Carried) -> Result<u8, String> {
    let program = env::current_exe().map_err(|why| why.to_string())?;
    let mut command = Command::new(program);
    command.args(env::args_os().skip(1)).env(CARRIED, carried.write());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        Err(command.exec().to_string())
    }
    #[cfg(not(unix))]
    {
        let ended = command.status().map_err(|why| why.to_string())?;
        Ok(ended.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
    }
}

/// Watches over the drawing.
pub(super) fn plugin(app: &mut App, rescue: &Rescue) {
    app.insert_resource(rescue.clone())
        .insert_resource(RenderErrorHandler(fail))
        .add_systems(Last, remember.run_if(resource_exists::<View>));
    let asked = env::var(LOSE).unwrap_or_default();
    let (after, always) = asked.strip_suffix("always").map_or((asked.as_str(), false), |after| (after, true));
    if let (Ok(after), true) = (after.parse(), always || Carried::take().is_none()) {
        graphics::lose(app, after);
    }
}

/// The graphics have failed: the app ends, and what it showed is noted as it is now.
fn fail(error: &RenderError, main: &mut World, _: &mut World) -> RenderErrorPolicy {
    let words = graphics::words(error);
    if let Some(rescue) = main.get_resource::<Rescue>()
        && let Ok(mut noted) = rescue.0.lock()
    {
        noted.failed.get_or_insert(words);
    }
    let settled = main.get_resource::<Frames>().is_some_and(|frames| frames.0 > SETTLED);
    if settled && main.contains_resource::<View>() && main.run_system_cached(note).is_err() {
        warn!("what is shown could not be noted once more");
    }
    main.write_message(AppExit::error());
    main.write_message(RequestRedraw);
    RenderErrorPolicy::StopRendering
}

/// Keeps in mind what is shown: when the drawing fails there may be no time for it.
fn remember(world: &mut World, mut last: Local<Option<Duration>>, mut stale: Local<bool>) {
    let now = world.resource::<Time<Real>>().elapsed();
    *stale |= world.is_resource_changed::<View>() || world.is_resource_changed::<Playback>();
    let running = world.resource::<Playback>().clock().playing();
    let early = last.is_some_and(|last| now.saturating_sub(last) < OFTEN);
    let settled = world.resource::<Frames>().0 > SETTLED;
    if *stale && settled && !(running && early) && world.run_system_cached(note).is_ok() {
        (*last, *stale) = (Some(now), false);
    }
}

fn note(
    rescue: Res<Rescue>,
    (view, playback, shown, lang): (Res<View>, Res<Playback>, Res<Shown>, Res<Lang>),
    window: Option<Single<&Window, With<PrimaryWindow>>>,
) {
    let Ok(mut noted) = rescue.0.lock() else { return };
    noted.carried = Some(Carried {
        failed: Vec::new(),
        size: window.map(|window| window.size().clamp(SIZES.0, SIZES.1).as_uvec2()),
        query: address::write(playback.clock(), &view, &shown, ""),
        answers: answers(&view, &shown),
    });
    noted.results = (!view.answers.is_empty()).then(|| story::results(&shown, view.told, &view.answers, &lang));
    noted.name = sheet::file_name(playback.now());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_carried_is_read_as_it_was_written() {
        let campaign = Campaign::embedded().expect("the campaign is sound");
        let mut view = View::new(&campaign);
        let chapters: Vec<_> = campaign.chapters().map(|(id, _)| id).collect();
        let at = LatLon { lat: 47.123_456_789, lon: 118.6 };
        let given = [ViewCommand::Mark(chapters[1], Some(at)), ViewCommand::Choose(chapters[2], Some(1))];
        given.iter().for_each(|command| view.apply(command, &campaign));
        let carried = Carried {
            failed: vec![1_700_000_000, 1_700_000_030],
            size: Some(UVec2::new(1920, 1080)),
            query: "at=1939-08-20T05:45&play=story".to_owned(),
            answers: answers(&view, &campaign),
        };
        let read = Carried::read(&carried.write()).expect("it can be read");
        assert_eq!(read, carried);
        assert_eq!(read.commands(&campaign), given);
        assert_eq!(Carried::read("what another program has put there"), None);
    }
}

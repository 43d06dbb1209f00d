//! The page: the one module that speaks to JavaScript. Commands queue up and are obeyed in the next frame; questions
//! are answered at once from a copy of the clock. The world is never borrowed from outside.

pub mod classroom;
pub mod embedding;
mod measuring;
pub mod mirror;
pub mod opening;
pub mod own;
pub mod reporting;
mod saving;
mod system;
mod telling;

use bevy::{
    prelude::*,
    window::WindowPlugin,
    winit::{EventLoopProxy, EventLoopProxyWrapper, WinitUserEvent},
};
use bevy_egui::{EguiContext, PrimaryEguiContext};
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    sync::Arc,
};
use wasm_bindgen::prelude::*;

use crate::{
    address,
    campaign::{folder::CampaignFolder, model::Campaign, problem::Problem, time::Instant, words::Account},
    compare, keys, loading,
    playback::{Playback, ReplaySystems, Shown, ToClock},
    redraw::{Drawn, Frames},
    replay::{
        clock::{ClockCommand, Pace},
        print::{Format, print},
        situation::Situation,
    },
    surface, ui,
    view::{View, ViewCommand},
};

/// The address bar is rewritten at most this often while the clock runs.
const ADDRESS_EVERY_SECONDS: f64 = 1.0;

enum Order {
    Clock(ClockCommand),
    View(ViewCommand),
}

thread_local! {
    static QUEUE: RefCell<VecDeque<Order>> = const { RefCell::new(VecDeque::new()) };
    /// The clock as the page last set it or saw it.
    static SHADOW: Cell<Instant> = const { Cell::new(Instant(0)) };
    /// Whose account is shown.
    static TOLD: Cell<Account> = const { Cell::new(Account::Synthesis) };
    /// The campaign that the world holds too.
    static CAMPAIGN: RefCell<Option<Arc<Campaign>>> = const { RefCell::new(None) };
    /// Whether the first and whether the last of the map's controls has the focus.
    static EDGES: Cell<(bool, bool)> = const { Cell::new((false, false)) };
    static RELEASE: Cell<bool> = const { Cell::new(false) };
    static FRAMES: Cell<u64> = const { Cell::new(0) };
    static WAKE: RefCell<Option<EventLoopProxy<WinitUserEvent>>> = const { RefCell::new(None) };
    static LISTENER: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
}

/// Gives the page's listener: a function of a kind and a detail as JSON.
#[wasm_bindgen]
pub fn listen(listener: js_sys::Function) {
    LISTENER.set(Some(listener));
}

/// Starts the map with the campaign that is built in.
#[wasm_bindgen]
pub fn start(canvas: &str) {
    run(canvas, &CampaignFolder::embedded());
}

/// Starts the map with the page's own campaign: an array of pairs of a path and a text.
#[wasm_bindgen]
pub fn start_with(canvas: &str, files: &js_sys::Array) -> Result<(), JsError> {
    run(canvas, &folder(files)?);
    Ok(())
}

/// Every problem of a campaign, one a line; empty where there is none.
#[wasm_bindgen]
pub fn check_text(files: &js_sys::Array) -> Result<String, JsError> {
    let problems = Campaign::check(&folder(files)?).err().unwrap_or_default();
    Ok(problems.iter().map(|problem| format!("{problem}\n")).collect())
}

/// Shows an instant of the campaign.
#[wasm_bindgen]
pub fn seek(iso: &str) -> Result<(), JsError> {
    let command = with_campaign(|campaign| address::parse_at(iso, campaign))?;
    if let ClockCommand::Seek(instant) = command {
        SHADOW.set(instant);
    }
    send(Order::Clock(command));
    Ok(())
}

/// Starts the clock, at a rate (`2h`) or at the present one.
#[wasm_bindgen]
pub fn play(rate: Option<String>) -> Result<(), JsError> {
    if let Some(rate) = rate {
        send(Order::Clock(ClockCommand::SetPace(Pace::parse(&rate).map_err(js_error)?)));
    }
    send(Order::Clock(ClockCommand::Play));
    Ok(())
}

/// Stops the clock.
#[wasm_bindgen]
pub fn pause() {
    send(Order::Clock(ClockCommand::Pause));
}

/// Opens the card of a unit, or closes it.
#[wasm_bindgen]
pub fn select(id: Option<String>) -> Result<(), JsError> {
    let unit = with_campaign(|campaign| address::parse_unit(id.as_deref().unwrap_or_default(), campaign))?;
    reporting::select(unit);
    send(Order::View(ViewCommand::Select(unit)));
    Ok(())
}

/// Shows a named view or a place, at a zoom or at the present one.
#[wasm_bindgen]
pub fn view(id: &str, zoom: Option<f64>) -> Result<(), JsError> {
    let asked = zoom.map_or_else(|| id.to_owned(), |zoom| format!("{id},{zoom}"));
    let command = with_campaign(|campaign| address::parse_view(&asked, campaign))?;
    send(Order::View(command));
    Ok(())
}

/// Every unit on the map, as `halhin-gol state --format json` prints it, by the account that is shown.
#[wasm_bindgen]
pub fn state() -> Result<String, JsError> {
    with_campaign(|campaign| {
        let situation = Situation::as_told(campaign, SHADOW.get(), TOLD.get());
        Ok::<_, String>(print(campaign, &situation, Format::Json))
    })
}

/// The instant that is shown.
#[wasm_bindgen]
pub fn at() -> String {
    SHADOW.get().to_string()
}

/// How many frames have been drawn.
#[wasm_bindgen]
pub fn frames() -> f64 {
    FRAMES.get() as f64
}

/// Whether Tab (or, `backwards`, Shift and Tab) now leaves the map's last (first) control: the page then lets it go.
#[wasm_bindgen]
pub fn tab_leaves(backwards: bool) -> bool {
    let (first, last) = EDGES.get();
    if backwards { first } else { last }
}

/// The canvas has lost the focus: its controls give it up too.
#[wasm_bindgen]
pub fn release_focus() {
    RELEASE.set(true);
    wake();
}

/// The keys that the map uses, as JSON.
#[wasm_bindgen]
pub fn key_table() -> String {
    keys::as_json()
}

fn js_error(why: impl std::fmt::Display) -> JsError {
    JsError::new(&why.to_string())
}

fn with_campaign<T, E: std::fmt::Display>(ask: impl FnOnce(&Campaign) -> Result<T, E>) -> Result<T, JsError> {
    CAMPAIGN.with_borrow(|campaign| match campaign {
        Some(campaign) => ask(campaign).map_err(js_error),
        None => Err(JsError::new("the map has not started; wait for halhinGol.ready")),
    })
}

fn folder(files: &js_sys::Array) -> Result<CampaignFolder, JsError> {
    let pair = |value: JsValue| {
        let pair = js_sys::Array::from(&value);
        let both = pair.get(0).as_string().zip(pair.get(1).as_string());
        both.ok_or_else(|| JsError::new("a campaign is a list of [path, text] pairs"))
    };
    Ok(CampaignFolder::from_texts(files.iter().map(pair).collect::<Result<Vec<_>, _>>()?))
}

fn send(order: Order) {
    QUEUE.with_borrow_mut(|queue| queue.push_back(order));
    wake();
}

fn wake() {
    WAKE.with_borrow(|wake| {
        if let Some(proxy) = wake {
            // The loop has ended: nobody is left to wake.
            let _ = proxy.send_event(WinitUserEvent::WakeUp);
        }
    });
}

/// Writes an error to the browser's console.
pub(crate) fn console(what: &str) {
    web_sys::console::error_1(&what.into());
}

fn tell(kind: &str, detail: &serde_json::Value) {
    tell_written(kind, &detail.to_string());
}

/// Tells what is written as JSON already.
fn tell_written(kind: &str, detail: &str) {
    LISTENER.with_borrow(|listener| {
        if let Some(listener) = listener {
            // An error thrown by the page's own listener is the page's to report.
            let _ = listener.call2(&JsValue::NULL, &kind.into(), &detail.into());
        }
    });
}

fn run(canvas: &str, folder: &CampaignFolder) {
    let campaign = Campaign::check(folder).map(Arc::new);
    let mut app = App::new();
    let window = Window {
        canvas: Some(canvas.to_owned()),
        fit_canvas_to_parent: true,
        prevent_default_event_handling: false,
        // The page decides whether the map takes the focus: in a frame of another page it does not.
        focused: false,
        ..default()
    };
    app.add_plugins(loading::engine(WindowPlugin { primary_window: Some(window), ..default() }));
    surface::plugin(&mut app);
    report_panics();
    match &campaign {
        Ok(campaign) => {
            SHADOW.set(campaign.span.from);
            CAMPAIGN.set(Some(campaign.clone()));
            classroom::plugin(&mut app);
            mirror::plugin(&mut app);
            embedding::plugin(&mut app);
            measuring::plugin(&mut app);
            app.add_systems(Startup, (offer_wake, opening::read))
                // Before the keys: what the page asked for came first.
                .add_systems(Update, drain.before(ReplaySystems::Input))
                .add_systems(
                    Last,
                    (
                        share_focus,
                        publish,
                        telling::chapter,
                        telling::language,
                        reporting::watch,
                        write_address,
                        saving::hand_over,
                    )
                        .chain(),
                );
        }
        Err(problems) => tell_problems(problems),
    }
    match loading::show(&mut app, campaign) {
        Ok(()) => {
            compare::plugin(&mut app);
            let _: AppExit = app.run();
        }
        Err(why) => tell("problem", &serde_json::json!([why])),
    }
}

fn tell_problems(problems: &[Problem]) {
    let sentences: Vec<String> = problems.iter().map(ToString::to_string).collect();
    tell("problem", &sentences.into());
}

/// Bevy's own hook writes a panic to the console; the page shows it in words.
fn report_panics() {
    let console = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        console(panic);
        tell("problem", &serde_json::json!([panic.to_string()]));
    }));
}

fn offer_wake(proxy: Option<Res<EventLoopProxyWrapper>>) {
    WAKE.set(proxy.map(|proxy| (**proxy).clone()));
}

fn location_query() -> String {
    web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

fn drain(mut clock: MessageWriter<ToClock>, mut views: MessageWriter<ViewCommand>) {
    QUEUE.with_borrow_mut(|queue| {
        for order in queue.drain(..) {
            match order {
                Order::Clock(command) => drop(clock.write(ToClock(command))),
                Order::View(command) => drop(views.write(command)),
            }
        }
    });
}

/// Keeps what the page asks about the focus, and takes the focus back when the canvas has lost it.
fn share_focus(mut contexts: Query<&mut EguiContext, With<PrimaryEguiContext>>) {
    for mut context in &mut contexts {
        let ctx = context.get_mut();
        if RELEASE.replace(false) {
            ui::focus::release(ctx);
        }
        // Before the first control the way back is out of the map.
        let nothing = ctx.memory(|memory| memory.focused().is_none());
        EDGES.set((nothing || ui::focus::leaves(ctx, true), ui::focus::leaves(ctx, false)));
    }
}

/// Tells the page what changed, and keeps the copy of the clock.
fn publish(
    playback: Res<Playback>,
    view: Res<View>,
    shown: Res<Shown>,
    frames: Res<Frames>,
    drawn: Res<Drawn>,
    mut told: Local<(bool, Option<Instant>, Option<bool>, Option<crate::campaign::ids::UnitId>)>,
) {
    FRAMES.set(frames.0);
    let (ready, at, playing, selected) = &mut *told;
    if QUEUE.with_borrow(VecDeque::is_empty) {
        SHADOW.set(playback.now());
        TOLD.set(playback.account());
    }
    if !*ready && drawn.all() {
        *ready = true;
        tell("ready", &serde_json::Value::Null);
    }
    if *at != Some(playback.now()) {
        *at = Some(playback.now());
        tell("time", &serde_json::json!({ "at": playback.now().to_string() }));
    }
    if *playing != Some(playback.clock().playing()) {
        *playing = Some(playback.clock().playing());
        tell("playing", &serde_json::json!({ "playing": playback.clock().playing() }));
    }
    if *selected != view.selected {
        *selected = view.selected;
        let id = view.selected.map(|unit| shown.unit(unit).id.to_string());
        tell("select", &serde_json::json!({ "id": id }));
    }
}

/// Writes clock and view into the address: at once when the clock rests, else at most once a second.
fn write_address(
    playback: Res<Playback>,
    view: Res<View>,
    shown: Res<Shown>,
    drawn: Res<Drawn>,
    time: Res<Time<Real>>,
    mut written: Local<(String, f64)>,
) {
    let (last, when) = &mut *written;
    let now = time.elapsed_secs_f64();
    if !drawn.all() || (playback.clock().playing() && now - *when < ADDRESS_EVERY_SECONDS) {
        return;
    }
    let query = address::write(playback.clock(), &view, &shown, &location_query());
    if query != *last {
        (*last, *when) = (query, now);
        tell("address", &serde_json::json!({ "query": last }));
    }
}

//! `halhin-gol snapshot`: a picture of the map without a window, drawn by the very code that draws the window; or a
//! sheet for print, composed from the same map.

use bevy::{
    app::{ScheduleRunnerPlugin, TerminalCtrlCHandlerPlugin},
    asset::RenderAssetUsages,
    prelude::*,
    render::{
        error_handler::{RenderError, RenderErrorHandler, RenderErrorPolicy},
        render_resource::{Extent3d, TextureDimension, TextureFormat, TextureUsages},
        renderer::RenderDevice,
        view::screenshot::{Screenshot, ScreenshotCaptured},
    },
    window::{ExitCondition, WindowPlugin},
    winit::WinitPlugin,
};
use std::{
    env,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use crate::{
    address,
    camera::Canvas,
    campaign::{
        folder::CampaignFolder,
        model::Campaign,
        problem::Problem,
        time::{Instant, parse_instant},
    },
    compare, files,
    loading::{self, graphics},
    playback::ToClock,
    redraw::{Besides, Drawn},
    replay::clock::ClockCommand,
    sheet::{self, Page, press},
    units::SymbolLayout,
    view::{SheetFormat, ViewCommand},
};

/// How long a picture may take before the program gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// The variable by which tests lose the graphics after so many frames.
const LOSE: &str = "HALHIN_GOL_LOSE_GPU_AFTER";

/// Frames between the commands and the picture: panels show a command's effect a frame later.
const FRAMES_TO_SETTLE: u32 = 6;

/// What `halhin-gol snapshot` is asked.
#[derive(Debug, clap::Args)]
pub struct SnapshotArguments {
    /// The instant on the campaign clock (UTC+8), for instance 1939-07-03T09:00.
    #[arg(long, value_parser = parse_instant, required_unless_present = "address")]
    at: Option<Instant>,
    /// Everything that an address can say: 'chapter=ring&projector=1'. The other arguments override it.
    #[arg(long, value_name = "QUERY")]
    address: Option<String>,
    /// What to show: a named view, a place with or without a zoom (fui,13), or latitude,longitude,zoom; the whole
    /// map is 'bounds'.
    #[arg(long, value_name = "PLACE")]
    view: Option<String>,
    /// Open the card of this unit.
    #[arg(long, value_name = "UNIT")]
    select: Option<String>,
    /// Whose account to show: synthesis, soviet or japanese.
    #[arg(long, value_parser = address::parse_account)]
    account: Option<ViewCommand>,
    /// Leave out what is less sure: known, approximate or inferred.
    #[arg(long, value_parser = address::parse_certainty)]
    certainty: Option<ViewCommand>,
    /// How to draw units: app6 or pictograms.
    #[arg(long, value_parser = address::parse_symbols)]
    symbols: Option<ViewCommand>,
    /// The layers to show, with commas between them: movement, trails, fronts, light, contours, graticule, grid; or none.
    #[arg(long, value_parser = address::parse_layers)]
    layers: Option<ViewCommand>,
    /// Open a panel: story, forces, events, figures, accounts, sources, map or settings.
    #[arg(long, value_parser = address::parse_panel)]
    panel: Option<ViewCommand>,
    /// Lay a page over the whole window: symbols.
    #[arg(long, value_parser = address::parse_page)]
    page: Option<ViewCommand>,
    /// Draw larger, as for a projector.
    #[arg(long)]
    projector: bool,
    /// Make room for fingers, as on a telephone.
    #[arg(long)]
    touch: bool,
    /// Make a sheet for print: the map in a frame with title, legend, scale, sources and credits.
    #[arg(long, conflicts_with_all = ["select", "panel", "projector"])]
    sheet: bool,
    /// Draw the map alone, without panels, as an SVG always is.
    #[arg(long, conflicts_with_all = ["sheet", "select", "panel", "projector"])]
    plain: bool,
    /// The picture's size in pixels: 1280x720 if it is not said, a sheet's 3508x2480, which is A4 at 300 dots an inch.
    /// A sheet that is higher than wide is laid out so. An SVG has no pixels: only the shape counts.
    #[arg(long, value_parser = parse_size)]
    size: Option<UVec2>,
    /// How good a JPEG is, from 1 to 100; better ones are larger files.
    #[arg(long, value_name = "1-100", value_parser = clap::value_parser!(u8).range(1..=100), default_value_t = files::QUALITY)]
    quality: u8,
    /// The file to write: PNG, or JPEG or SVG if its name ends so.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

fn parse_size(text: &str) -> Result<UVec2, String> {
    let size = text.split_once('x').and_then(|(w, h)| Some(UVec2::new(w.parse().ok()?, h.parse().ok()?)));
    let allowed = 16..=8192;
    size.filter(|size| allowed.contains(&size.x) && allowed.contains(&size.y))
        .ok_or_else(|| format!("'{text}' is no size; write 1280x720, each side from 16 to 8192"))
}

/// What the picture's app knows of its task.
#[derive(Resource)]
struct Task {
    output: PathBuf,
    quality: u8,
    orders: Vec<Order>,
    outcome: Arc<Mutex<Option<Result<(), String>>>>,
    settled: u32,
    asked: bool,
}

enum Order {
    Clock(ClockCommand),
    View(ViewCommand),
}

/// The size of a picture that is not asked for in another.
const USUAL: UVec2 = UVec2::new(1280, 720);

/// Draws the picture. A broken campaign is drawn as the page of its problems.
pub fn run(folder: &CampaignFolder, arguments: &SnapshotArguments) -> Result<(), String> {
    let campaign = Campaign::check(folder).map(Arc::new);
    let format = format_of(&arguments.output);
    if arguments.sheet || arguments.plain || format == SheetFormat::Svg {
        return print(campaign, arguments, format);
    }
    let size = arguments.size.unwrap_or(USUAL);
    let orders = match &campaign {
        Ok(campaign) => orders(campaign, arguments)?,
        Err(_) => Vec::new(),
    };
    let outcome = Arc::new(Mutex::new(None));
    let mut app = App::new();
    let no_window = WindowPlugin { primary_window: None, exit_condition: ExitCondition::DontExit, ..default() };
    // Ctrl+C ends the program at once: nothing is written before the picture is there.
    let engine = loading::engine(no_window).disable::<WinitPlugin>().disable::<TerminalCtrlCHandlerPlugin>();
    app.add_plugins(engine)
        .insert_resource(RenderErrorHandler(fail))
        .add_plugins(ScheduleRunnerPlugin::run_loop(Duration::ZERO))
        .insert_resource(Task {
            output: arguments.output.clone(),
            quality: arguments.quality,
            orders,
            outcome: outcome.clone(),
            settled: 0,
            asked: false,
        });
    let image = app.world_mut().resource_mut::<Assets<Image>>().add(canvas(size));
    app.insert_resource(Canvas { image, size });
    loading::show(&mut app, campaign)?;
    compare::plugin(&mut app);
    app.add_systems(Startup, measure).add_systems(First, give_orders).add_systems(Last, take);
    if let Some(after) = env::var(LOSE).ok().and_then(|after| after.parse().ok()) {
        graphics::lose(&mut app, after);
    }
    app.run();
    let outcome = outcome.lock().map_err(|_| "the picture was lost".to_owned())?.take();
    outcome.unwrap_or_else(|| Err("no picture was drawn; is a Vulkan or OpenGL driver installed?".to_owned()))
}

/// What the ending of a file's name asks for.
fn format_of(output: &Path) -> SheetFormat {
    let svg = output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    if svg { SheetFormat::Svg } else { SheetFormat::Png }
}

/// Makes a sheet, or the map alone as SVG. Neither can show what is wrong with a campaign.
fn print(
    campaign: Result<Arc<Campaign>, Vec<Problem>>,
    arguments: &SnapshotArguments,
    format: SheetFormat,
) -> Result<(), String> {
    let campaign = campaign.map_err(|problems| {
        let first = problems.first().map(ToString::to_string).unwrap_or_default();
        format!(
            "a broken campaign cannot be printed; 'halhin-gol check' lists its {} problems: {first}",
            problems.len()
        )
    })?;
    if arguments.panel.is_some() {
        return Err("an SVG holds the map alone; leave out --panel, or write a PNG".to_owned());
    }
    let dots = arguments.size.unwrap_or(if arguments.sheet { sheet::USUAL } else { USUAL });
    let page = if arguments.sheet { Page::sheet(dots, format) } else { Page::plain(dots, format) };
    let (mut at, mut view) = (campaign.span.from, Vec::new());
    for order in orders(&campaign, arguments)? {
        match order {
            Order::View(command) => view.push(command),
            Order::Clock(ClockCommand::Seek(instant)) => at = instant,
            Order::Clock(_) => {}
        }
    }
    let order = sheet::Order { at, view };
    press::print(&campaign, &order, (page, dots), format, (&arguments.output, arguments.quality))
}

fn orders(campaign: &Campaign, arguments: &SnapshotArguments) -> Result<Vec<Order>, String> {
    let mut orders = Vec::new();
    if let Some(query) = &arguments.address {
        let asked = address::read(query, campaign);
        if let Some(warning) = asked.warnings.into_iter().next() {
            return Err(warning);
        }
        orders.extend(asked.clock.into_iter().map(Order::Clock).chain(asked.view.into_iter().map(Order::View)));
    }
    orders.extend(arguments.at.map(|at| Order::Clock(ClockCommand::Seek(at))));
    if let Some(view) = &arguments.view {
        orders.push(Order::View(address::parse_view(view, campaign)?));
    }
    if let Some(unit) = &arguments.select {
        orders.push(Order::View(ViewCommand::Select(address::parse_unit(unit, campaign)?)));
    }
    let more = [&arguments.account, &arguments.certainty, &arguments.symbols, &arguments.layers, &arguments.panel];
    orders.extend(more.into_iter().chain([&arguments.page]).flatten().cloned().map(Order::View));
    if arguments.projector {
        orders.push(Order::View(ViewCommand::SetProjector(true)));
    }
    if arguments.touch {
        orders.push(Order::View(ViewCommand::SetTouch(true)));
    }
    Ok(orders)
}

fn canvas(size: UVec2) -> Image {
    let extent = Extent3d { width: size.x, height: size.y, depth_or_array_layers: 1 };
    let format = TextureFormat::Rgba8UnormSrgb;
    let mut image = Image::new_fill(extent, TextureDimension::D2, &[0; 4], format, RenderAssetUsages::default());
    image.texture_descriptor.usage |=
        TextureUsages::RENDER_ATTACHMENT | TextureUsages::COPY_SRC | TextureUsages::TEXTURE_BINDING;
    image
}

/// Commands the clock and the view, in the first frame. There is nobody to command on the page of problems.
fn give_orders(
    mut task: ResMut<Task>,
    clock: Option<MessageWriter<ToClock>>,
    views: Option<MessageWriter<ViewCommand>>,
) {
    let (Some(mut clock), Some(mut views)) = (clock, views) else { return };
    for order in task.orders.drain(..) {
        match order {
            Order::Clock(command) => drop(clock.write(ToClock(command))),
            Order::View(command) => drop(views.write(command)),
        }
    }
}

/// The graphics have failed: there is no picture.
fn fail(error: &RenderError, main: &mut World, _: &mut World) -> RenderErrorPolicy {
    if let Some(task) = main.get_resource::<Task>() {
        finish(&task.outcome, Err(format!("{}; nothing was written", graphics::words(error))));
    }
    main.write_message(AppExit::error());
    RenderErrorPolicy::StopRendering
}

/// A picture larger than the graphics device can draw is refused before anything is asked of it.
fn measure(task: Res<Task>, canvas: Res<Canvas>, device: Option<Res<RenderDevice>>, mut exit: MessageWriter<AppExit>) {
    let Some(most) = device.map(|device| device.limits().max_texture_dimension_2d) else { return };
    let UVec2 { x, y } = canvas.size;
    if x.max(y) > most {
        let why = format!(
            "this graphics device draws at most {most} pixels a side, and {x}x{y} was asked for; ask for less, or for a \
             sheet, which needs none: --sheet"
        );
        finish(&task.outcome, Err(why));
        exit.write(AppExit::error());
    }
}

/// Takes the picture once everything is drawn, and ends the app when it is written.
fn take(
    mut commands: Commands,
    mut task: ResMut<Task>,
    canvas: Res<Canvas>,
    drawn: Option<Res<Drawn>>,
    (layout, besides): (Option<Res<SymbolLayout>>, Option<Res<Besides>>),
    time: Res<Time<Real>>,
    mut exit: MessageWriter<AppExit>,
) {
    if time.elapsed() > PATIENCE {
        finish(&task.outcome, Err(format!("the picture was not drawn in {} seconds", PATIENCE.as_secs())));
        exit.write(AppExit::Success);
    }
    let moving = layout.is_some_and(|layout| layout.moving()) || besides.is_some_and(|besides| besides.0);
    if drawn.is_some_and(|drawn| !drawn.all()) || moving || task.asked {
        return;
    }
    task.settled += 1;
    if task.settled < FRAMES_TO_SETTLE {
        return;
    }
    task.asked = true;
    let (output, quality, outcome) = (task.output.clone(), task.quality, task.outcome.clone());
    commands.spawn(Screenshot::image(canvas.image.clone())).observe(
        move |shot: On<ScreenshotCaptured>, mut exit: MessageWriter<AppExit>| {
            let size = (shot.image.width(), shot.image.height());
            let written = match &shot.image.data {
                Some(pixels) => files::write_picture(&output, size, pixels, quality),
                None => Err("the picture is empty".to_owned()),
            };
            finish(&outcome, written);
            exit.write(AppExit::Success);
        },
    );
}

fn finish(outcome: &Mutex<Option<Result<(), String>>>, result: Result<(), String>) {
    // A poisoned lock means that another thread panicked: the caller then reports a lost picture.
    if let Ok(mut outcome) = outcome.lock() {
        outcome.get_or_insert(result);
    }
}

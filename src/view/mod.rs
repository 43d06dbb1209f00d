//! What the reader looks at, and the one enumeration that commands it.

mod choices;
mod command;
mod compared;
mod embedding;
mod flight;
mod moving;
mod presenting;
mod told;

use bevy::prelude::*;

use crate::{
    campaign::{
        ids::{ChapterId, UnitId},
        model::{Bounds, Campaign, Span},
        words::{Account, Certainty},
    },
    geo::{
        LatLon,
        projection::{MapPoint, map_metres_per_ground_metre, to_lat_lon, to_map},
    },
    lang::Language,
    playback::{LONGEST_FRAME, Playback, ReplaySystems, Shown},
    theme::Scale,
};

pub use crate::symbols::SymbolSet;
pub use choices::{Copied, Layer, Layers, Page, PageMatter, Panel, SheetFormat, TEXT_SIZES, Tool};
pub use command::ViewCommand;
pub use compared::{Comparison, PAIRS};
pub use embedding::{Control, Controls, Embedding};
use flight::Flight;
pub use presenting::before_a_class;
pub use told::{Answers, Told};

/// Map metres in one logical pixel at zoom 0, as web maps count.
const ZOOM_0: f64 = 105_260.0;

/// What the reader looks at. Pixels are logical, y down, from the window's top left corner.
#[derive(Resource, Clone, Debug, PartialEq)]
pub struct View {
    /// The edges of the map: nothing beyond them is ever shown.
    bounds: Bounds,
    /// The middle of the window, in map metres.
    centre: MapPoint,
    /// Map metres in one pixel.
    metres_per_pixel: f64,
    /// The window's size.
    size: Vec2,
    /// How much of the window's left and lower edge is covered by panels.
    covered: Vec2,
    /// The part of the map that is kept in sight until the reader moves the map.
    kept: Option<Kept>,
    /// The way to another part of the map.
    flight: Option<Flight>,
    /// Whose account is shown.
    pub account: Account,
    /// Nothing less sure than this is shown.
    pub least: Certainty,
    /// How units are drawn.
    pub symbols: SymbolSet,
    /// The layers of the map that are shown.
    pub layers: Layers,
    /// The panel of the drawer that is open.
    pub panel: Option<Panel>,
    /// The page that lies over the whole window.
    pub page: Option<Page>,
    /// The unit whose card is open.
    pub selected: Option<UnitId>,
    /// The unit under the pointer.
    pub hovered: Option<UnitId>,
    /// Whether the list of keys is shown.
    pub help: bool,
    /// Whether the choice of sheets to save is shown.
    pub sheets: bool,
    /// Whether the screen is blank, so that the class looks at the teacher.
    pub blank: bool,
    /// Whether everything is drawn larger and with stronger colours, for a projector.
    pub projector: bool,
    /// The size of text in hundredths of the usual one, in [`TEXT_SIZES`].
    pub text_size: u16,
    /// Whether nothing moves but the clock: cuts instead of flights.
    pub still: bool,
    /// Whether fingers are the pointer: what is pressed is as large as a finger.
    pub touch: bool,
    /// The language of the interface.
    pub language: Language,
    /// Whether the first screen greets the reader.
    pub welcome: bool,
    /// The part of time that the timeline shows; all of it where none is said.
    pub axis: Option<Span>,
    /// Whether a date is being typed.
    pub entering_time: bool,
    /// The chapter that is told.
    pub told: Option<Told>,
    /// What pupils have answered.
    pub answers: Answers,
    /// Whether the next click on the map makes the class's mark.
    pub marking: bool,
    /// Whether a class is looking on: the whole screen, a large date, a thin timeline.
    pub presenting: bool,
    /// Whether the map fills the whole screen.
    pub full_screen: bool,
    /// What the pointer does on the map.
    pub tool: Tool,
    /// Whether the teacher's notes are open in a window of their own.
    pub notes: bool,
    /// The moment that is compared with the clock's.
    pub compared: Option<Comparison>,
    /// How the map stands in a frame of another page, if it does.
    pub embedding: Option<Embedding>,
}

/// A part of the map that stays in sight when the window changes its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    /// One of the campaign's named views.
    Named(usize),
    /// What a chapter looks at.
    Chapter(ChapterId),
}

impl View {
    /// The first named view of a campaign, in a window of a usual size.
    pub fn new(campaign: &Campaign) -> Self {
        let mut view = Self {
            bounds: campaign.bounds,
            centre: MapPoint::default(),
            metres_per_pixel: 50.0,
            size: Vec2::new(1280.0, 720.0),
            covered: Vec2::ZERO,
            kept: None,
            flight: None,
            account: Account::Synthesis,
            least: Certainty::Inferred,
            symbols: SymbolSet::default(),
            layers: Layers::default(),
            panel: None,
            page: None,
            selected: None,
            hovered: None,
            help: false,
            sheets: false,
            blank: false,
            projector: false,
            text_size: *TEXT_SIZES.start(),
            still: false,
            touch: false,
            language: Language::English,
            welcome: false,
            axis: None,
            entering_time: false,
            told: None,
            answers: Answers::default(),
            marking: false,
            presenting: false,
            full_screen: false,
            tool: Tool::Hand,
            notes: false,
            compared: None,
            embedding: None,
        };
        view.apply(&ViewCommand::Named(0), campaign);
        view
    }

    /// The middle of the window, in map metres.
    pub fn centre(&self) -> MapPoint {
        self.centre
    }

    /// Map metres in one pixel.
    pub fn metres_per_pixel(&self) -> f64 {
        self.metres_per_pixel
    }

    /// Ground metres in one pixel, in the middle of the window.
    pub fn ground_metres_per_pixel(&self) -> f64 {
        self.metres_per_pixel / map_metres_per_ground_metre(to_lat_lon(self.centre).lat)
    }

    /// The zoom as web maps count: one more is twice as large.
    pub fn zoom(&self) -> f64 {
        libm::log2(ZOOM_0 / self.metres_per_pixel)
    }

    /// The number of the named view that is shown, until the reader moves the map.
    pub fn named(&self) -> Option<usize> {
        match self.kept {
            Some(Kept::Named(number)) => Some(number),
            _ => None,
        }
    }

    /// Whether the map shows what the chapter that is told looks at, until the reader moves the map.
    pub fn watching(&self) -> Option<ChapterId> {
        match self.kept {
            Some(Kept::Chapter(chapter)) => Some(chapter),
            _ => None,
        }
    }

    /// Whether the map is on its way to another part.
    pub fn flying(&self) -> bool {
        self.flight.is_some()
    }

    /// The window's size.
    pub fn size(&self) -> Vec2 {
        self.size
    }

    /// The sizes of type and controls for this window and its use.
    pub fn scale(&self) -> Scale {
        self.scale_in(self.size)
    }

    /// How much of the window's left and lower edge is covered by panels.
    pub fn covered(&self) -> Vec2 {
        self.covered
    }

    /// The pixel at which a point on the ground is drawn.
    pub fn pixel_of(&self, point: LatLon) -> Vec2 {
        self.pixel_of_map(to_map(point))
    }

    /// The pixel at which a point of the map is drawn.
    pub fn pixel_of_map(&self, point: MapPoint) -> Vec2 {
        let x = (point.x - self.centre.x) / self.metres_per_pixel;
        let y = (self.centre.y - point.y) / self.metres_per_pixel;
        self.size / 2.0 + Vec2::new(x as f32, y as f32)
    }

    /// The point of the map that is drawn at a pixel.
    pub fn map_of(&self, pixel: Vec2) -> MapPoint {
        let from_middle = pixel - self.size / 2.0;
        MapPoint {
            x: self.centre.x + f64::from(from_middle.x) * self.metres_per_pixel,
            y: self.centre.y - f64::from(from_middle.y) * self.metres_per_pixel,
        }
    }

    /// Obeys a command.
    pub fn apply(&mut self, command: &ViewCommand, campaign: &Campaign) {
        match *command {
            ViewCommand::Pan(by) => self.show(self.map_of(self.size / 2.0 - by), self.metres_per_pixel),
            ViewCommand::ZoomAt(pixel, factor) => self.zoom_at(self.own_pixel(pixel), factor),
            ViewCommand::Zoom(factor) => self.zoom_at(self.middle(), factor),
            ViewCommand::Named(number) => self.keep(Kept::Named(number), campaign),
            ViewCommand::Look(point, zoom) => {
                let scale = zoom.map_or(self.metres_per_pixel, |zoom| ZOOM_0 / libm::exp2(zoom));
                self.show_in_the_middle(to_map(point), scale);
            }
            ViewCommand::Watch(chapter) => self.fly(chapter, campaign),
            ViewCommand::Cut(chapter) => self.keep(Kept::Chapter(chapter), campaign),
            ViewCommand::Resize(size, covered) => self.resize(size, covered, campaign),
            ViewCommand::Compare(compared) => self.compare(compared, campaign),
            ViewCommand::Close => self.close(campaign),
            _ => self.choose(command),
        }
        self.keep_to_controls();
    }

    /// Obeys a command that does not move the map.
    fn choose(&mut self, command: &ViewCommand) {
        match *command {
            ViewCommand::Tell(account) => self.account = account,
            ViewCommand::ShowFrom(certainty) => self.least = certainty,
            ViewCommand::Draw(symbols) => self.symbols = symbols,
            ViewCommand::Show(layers) => self.layers = layers,
            ViewCommand::Open(panel) => self.panel = panel,
            ViewCommand::Turn(page) => self.page = page,
            ViewCommand::Select(unit) => self.selected = unit,
            ViewCommand::Hover(unit) => self.hovered = unit,
            ViewCommand::ToggleHelp => self.help = !self.help,
            ViewCommand::ToggleSheets => self.sheets = !self.sheets,
            ViewCommand::Print(_) => self.sheets = false,
            ViewCommand::ToggleBlank => self.blank = !self.blank,
            ViewCommand::SetProjector(projector) => self.projector = projector,
            ViewCommand::TextSize(size) => self.text_size = size.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end()),
            ViewCommand::SetStill(still) => self.still = still,
            ViewCommand::SetTouch(touch) => self.touch = touch,
            ViewCommand::Speak(language) => self.language = language,
            ViewCommand::Welcome(welcome) => self.welcome = welcome,
            ViewCommand::Axis(axis) => self.axis = axis,
            ViewCommand::EnterTime(entering) => self.entering_time = entering,
            ViewCommand::Chapter(told) => (self.told, self.marking) = (told, false),
            ViewCommand::SetMarking(marking) => self.marking = marking,
            ViewCommand::Mark(chapter, at) => {
                self.answers.set_mark(chapter, at);
                self.marking = false;
            }
            ViewCommand::Choose(chapter, choice) => self.answers.set_choice(chapter, choice),
            ViewCommand::ForgetAnswers => self.answers = Answers::default(),
            ViewCommand::Present(presenting) => self.present(presenting),
            ViewCommand::FullScreen(full) => self.full_screen = full,
            ViewCommand::Take(tool) => self.tool = tool,
            ViewCommand::Notes(open) => self.notes = open,
            ViewCommand::Embed(embedding) => self.embedding = embedding,
            _ => {}
        }
    }

    /// Closes what lies uppermost.
    fn close(&mut self, campaign: &Campaign) {
        if self.blank {
            self.blank = false;
        } else if self.entering_time {
            self.entering_time = false;
        } else if self.welcome {
            self.welcome = false;
        } else if self.page.is_some() {
            self.page = None;
        } else if self.help {
            self.help = false;
        } else if self.sheets {
            self.sheets = false;
        } else if self.marking {
            self.marking = false;
        } else if self.tool != Tool::Hand {
            self.tool = Tool::Hand;
        } else if self.selected.is_some() {
            self.selected = None;
        } else if self.panel.is_some() {
            self.panel = None;
        } else if self.compared.is_some() {
            self.compare(None, campaign);
        } else if self.presenting {
            self.present(false);
        } else {
            self.full_screen = false;
        }
    }
}

/// Where symbols stand, in pixels: labels keep clear of them.
#[derive(Resource, Default)]
pub struct Obstacles(pub Vec<Rect>);

/// Adds the view to the app. The campaign is there already.
pub fn plugin(app: &mut App) {
    app.add_message::<ViewCommand>()
        .init_resource::<Obstacles>()
        .add_systems(Update, (obey, fly, retell.run_if(resource_changed::<View>)).chain().in_set(ReplaySystems::Clock));
}

/// The only writer of the view. Marks it as changed only when it is.
fn obey(mut commands: MessageReader<ViewCommand>, mut view: ResMut<View>, shown: Res<Shown>) {
    if commands.is_empty() {
        return;
    }
    let mut next = view.clone();
    for command in commands.read() {
        next.apply(command, &shown);
    }
    view.set_if_neq(next);
}

/// Goes on with the way to another part of the map.
fn fly(mut view: ResMut<View>, time: Res<Time<Real>>) {
    if view.flying() {
        view.pass(time.delta().min(LONGEST_FRAME).as_secs_f64());
    }
}

/// The account that is looked at is the one that is replayed.
fn retell(view: Res<View>, mut playback: ResMut<Playback>, shown: Res<Shown>) {
    if playback.account() != view.account {
        playback.retell(&shown, view.account);
    }
}

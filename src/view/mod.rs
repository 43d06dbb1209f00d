//! What the reader looks at, and the one enumeration that commands it.

mod choices;

use bevy::prelude::*;

use crate::{
    campaign::{
        ids::UnitId,
        model::{Bounds, Campaign, NamedView},
        words::{Account, Certainty},
    },
    geo::{
        LatLon,
        projection::{MapPoint, map_metres_per_ground_metre, to_lat_lon, to_map},
    },
    playback::{Playback, ReplaySystems, Shown},
};

pub use crate::symbols::SymbolSet;
pub use choices::{Layer, Layers, Page, Panel};

/// Map metres in one logical pixel when the map is drawn as large as it can be.
const NEAREST: f64 = 3.0;

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
    /// The named view that is kept in sight until the reader moves the map.
    kept: Option<usize>,
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
    /// Whether the screen is blank, so that the class looks at the teacher.
    pub blank: bool,
    /// Whether everything is drawn larger, for a projector.
    pub projector: bool,
}

/// Everything that can be asked of the view.
#[derive(Message, Clone, Debug, PartialEq)]
pub enum ViewCommand {
    /// Move the map with the pointer, by pixels.
    Pan(Vec2),
    /// Draw the map larger by a factor, keeping the point under this pixel where it is.
    ZoomAt(Vec2, f64),
    /// Draw the map larger by a factor, keeping the middle.
    Zoom(f64),
    /// Show one of the campaign's named views, by its number.
    Named(usize),
    /// Show a point in the middle, at a zoom as web maps count, or at the present one.
    Look(LatLon, Option<f64>),
    /// The window has this size, and this much of its left and lower edge is covered.
    Resize(Vec2, Vec2),
    /// Show whose account.
    Tell(Account),
    /// Show nothing less sure than this.
    ShowFrom(Certainty),
    /// Draw units with this set of symbols.
    Draw(SymbolSet),
    /// Show these layers of the map and no others.
    Show(Layers),
    /// Open a panel of the drawer, or close the one that is open.
    Open(Option<Panel>),
    /// Lay a page over the whole window, or show the map again.
    Turn(Option<Page>),
    /// Open the card of a unit, or close it.
    Select(Option<UnitId>),
    /// The pointer is over this unit.
    Hover(Option<UnitId>),
    /// Show or hide the list of keys.
    ToggleHelp,
    /// Blank the screen or show it again.
    ToggleBlank,
    /// Draw everything larger or not.
    SetProjector(bool),
    /// Close what is open: a page or the list of keys first, then the card, then the panel.
    Close,
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
            account: Account::Synthesis,
            least: Certainty::Inferred,
            symbols: SymbolSet::default(),
            layers: Layers::default(),
            panel: None,
            page: None,
            selected: None,
            hovered: None,
            help: false,
            blank: false,
            projector: false,
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
        self.kept
    }

    /// The window's size.
    pub fn size(&self) -> Vec2 {
        self.size
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
            ViewCommand::ZoomAt(pixel, factor) => self.zoom_at(pixel, factor),
            ViewCommand::Zoom(factor) => self.zoom_at(self.middle(), factor),
            ViewCommand::Named(number) => {
                if let Some(view) = campaign.views.get(number) {
                    self.fit(view);
                    self.kept = Some(number);
                }
            }
            ViewCommand::Look(point, zoom) => {
                let scale = zoom.map_or(self.metres_per_pixel, |zoom| ZOOM_0 / libm::exp2(zoom));
                self.show(to_map(point), scale);
                // The free part of the window, not the whole, shows the point in its middle.
                self.show(self.map_of(self.size - self.middle()), scale);
            }
            ViewCommand::Resize(size, covered) => self.resize(size, covered, campaign),
            ViewCommand::Tell(account) => self.account = account,
            ViewCommand::ShowFrom(certainty) => self.least = certainty,
            ViewCommand::Draw(symbols) => self.symbols = symbols,
            ViewCommand::Show(layers) => self.layers = layers,
            ViewCommand::Open(panel) => self.panel = panel,
            ViewCommand::Turn(page) => self.page = page,
            ViewCommand::Select(unit) => self.selected = unit,
            ViewCommand::Hover(unit) => self.hovered = unit,
            ViewCommand::ToggleHelp => self.help = !self.help,
            ViewCommand::ToggleBlank => self.blank = !self.blank,
            ViewCommand::SetProjector(projector) => self.projector = projector,
            ViewCommand::Close if self.blank => self.blank = false,
            ViewCommand::Close if self.page.is_some() => self.page = None,
            ViewCommand::Close if self.help => self.help = false,
            ViewCommand::Close if self.selected.is_some() => self.selected = None,
            ViewCommand::Close => self.panel = None,
        }
    }

    fn zoom_at(&mut self, pixel: Vec2, factor: f64) {
        if !factor.is_finite() || factor <= 0.0 {
            return;
        }
        let scale = (self.metres_per_pixel / factor).clamp(NEAREST, self.farthest());
        let (held, from_middle) = (self.map_of(pixel), pixel - self.size / 2.0);
        let centre =
            MapPoint { x: held.x - f64::from(from_middle.x) * scale, y: held.y + f64::from(from_middle.y) * scale };
        self.show(centre, scale);
    }

    /// Shows all of a named view in the free part of the window.
    fn fit(&mut self, view: &NamedView) {
        let stretch = map_metres_per_ground_metre(view.centre.lat);
        let free = (self.size - self.covered).max(Vec2::splat(1.0));
        let across = view.width_km * 1_000.0 * stretch / f64::from(free.x);
        let down = view.height_km * 1_000.0 * stretch / f64::from(free.y);
        self.show(to_map(view.centre), across.max(down));
        self.show(self.map_of(self.size - self.middle()), self.metres_per_pixel);
    }

    /// The middle of the free part of the window.
    pub fn middle(&self) -> Vec2 {
        self.size / 2.0 + Vec2::new(self.covered.x, -self.covered.y) / 2.0
    }

    fn resize(&mut self, size: Vec2, covered: Vec2, campaign: &Campaign) {
        if (size, covered) == (self.size, self.covered) || size.min_element() < 1.0 {
            return;
        }
        (self.size, self.covered) = (size, covered);
        match self.kept.and_then(|number| Some((number, campaign.views.get(number)?))) {
            Some((number, view)) => {
                self.fit(view);
                self.kept = Some(number);
            }
            None => self.show(self.centre, self.metres_per_pixel),
        }
    }

    /// Shows a point in the middle at a scale, held so that the window never looks over the edge of the map.
    fn show(&mut self, centre: MapPoint, metres_per_pixel: f64) {
        self.kept = None;
        self.metres_per_pixel = metres_per_pixel.clamp(NEAREST, self.farthest());
        let half = (self.size.as_dvec2() / 2.0) * self.metres_per_pixel;
        let (low, high) = self.edges();
        let hold =
            |value: f64, low: f64, high: f64| if low > high { (low + high) / 2.0 } else { value.clamp(low, high) };
        self.centre = MapPoint {
            x: hold(centre.x, low.x + half.x, high.x - half.x),
            y: hold(centre.y, low.y + half.y, high.y - half.y),
        };
    }

    fn edges(&self) -> (MapPoint, MapPoint) {
        (to_map(self.bounds.south_west), to_map(self.bounds.north_east))
    }

    /// Map metres in one pixel when the window shows as much of the map as it can.
    fn farthest(&self) -> f64 {
        let (low, high) = self.edges();
        let (across, down) = (high.x - low.x, high.y - low.y);
        (across / f64::from(self.size.x)).min(down / f64::from(self.size.y)).max(NEAREST)
    }
}

/// Where symbols stand, in pixels: labels keep clear of them.
#[derive(Resource, Default)]
pub struct Obstacles(pub Vec<Rect>);

/// Adds the view to the app. The campaign is there already.
pub fn plugin(app: &mut App) {
    app.add_message::<ViewCommand>()
        .init_resource::<Obstacles>()
        .add_systems(Update, (obey, retell.run_if(resource_changed::<View>)).chain().in_set(ReplaySystems::Clock));
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

/// The account that is looked at is the one that is replayed.
fn retell(view: Res<View>, mut playback: ResMut<Playback>, shown: Res<Shown>) {
    if playback.account() != view.account {
        playback.retell(&shown, view.account);
    }
}

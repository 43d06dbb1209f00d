//! Where symbols stand on the screen: at their true places where there is room, moved aside where there is not.
//!
//! At rest the arrangement is a function of the situation and the view alone: it is made anew from the true places
//! each time, so that scrubbing back shows what playing showed. While the clock runs or the reader zooms, what is
//! drawn follows that arrangement in small steps ([`pursuit`]).

mod declutter;
mod depth;
mod ground;
mod pursuit;

use bevy::prelude::*;

use super::symbol::{FOOTPRINT as HALF_FOOTPRINT, STAFF};
use crate::{
    campaign::{
        ids::UnitId,
        model::Campaign,
        words::{Activity, Branch, Certainty, Echelon},
    },
    geo::projection::MapPoint,
    playback::{Playback, ReplaySystems, Shown, ToClock},
    replay::{
        formations::{Level, rank},
        situation::UnitState,
    },
    view::{Obstacles, View},
};
use declutter::{Block, Settler};
use depth::Depths;
use pursuit::Pursuit;

/// Map metres in a pixel between which symbols shrink from full size to their smallest.
const FULL_SIZE_TO: f64 = 90.0;
const SMALLEST_FROM: f64 = 520.0;

/// The smallest symbol, as a share of the full size.
const SMALLEST: f32 = 0.8;

/// A symbol's frame is this much lower than wide.
pub(super) const ASPECT: f32 = 0.64;

/// The ground a symbol takes with all its signs, as shares of its frame's width: from its middle to each side, up over
/// the mark of its size, and down over the signs below it.
pub(super) const FOOTPRINT: Footprint =
    Footprint { side: HALF_FOOTPRINT[0], up: HALF_FOOTPRINT[1], down: HALF_FOOTPRINT[1] };

/// Pixels kept free around a symbol while there is room.
const AIR: f32 = 2.5;

/// Symbols of this rank and above keep room for their labels beside them; so far out that there are few, all do. In a
/// window that has room for so many symbols regiments keep this share of it: were it all of it, they would stand too
/// far from their places, and with a little most labels find a spot.
const LABELLED: u8 = rank(Echelon::Brigade);
const LABELLED_IF_ROOM: u8 = rank(Echelon::Regiment);
const ROOM: f32 = 500.0;
const A_LITTLE: f32 = 0.1;

/// Where all keep room it is this share: the heap of symbols stays nearer to its place, and labels have other spots.
const NEARLY_ALL: f32 = 0.9;
const ALL_LABELLED_FROM: f64 = SMALLEST_FROM;

/// The mean width of a letter, as a share of the size of its font.
const LETTER: f32 = 0.6;

/// Pixels at both ends of a label.
const GAPS: f32 = 4.0;

/// How far beyond the window's edge symbols are still arranged, in their widths: they may be pushed into sight.
const MARGIN: f32 = 4.0;

/// Shares of a frame's width.
#[derive(Clone, Copy, Debug)]
pub(super) struct Footprint {
    side: f32,
    up: f32,
    down: f32,
}

impl Footprint {
    /// The ground that a symbol takes whose frame is `width` pixels wide and has its middle at `at`.
    pub(super) fn at(self, at: Vec2, width: f32) -> Rect {
        let low = at - Vec2::new(self.side, self.up) * width;
        Rect::from_corners(low, at + Vec2::new(self.side, self.down) * width)
    }
}

/// One symbol on the screen, in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The unit, or the formation whose units it stands for.
    pub unit: UnitId,
    /// Where it truly is, in map metres; for a formation, the middle of its units.
    pub ground: MapPoint,
    /// The same on the screen.
    pub anchor: Vec2,
    /// The middle of its symbol.
    pub at: Vec2,
    /// How large its symbol is, as a share of the size of all: less than 1 while a formation opens or folds.
    pub size: f32,
    /// How large the unit is among others.
    pub rank: u8,
    /// How sure its place is.
    pub certainty: Certainty,
    /// How far it may truly be from there, in ground kilometres.
    pub error_km: f64,
    /// What it does.
    pub activity: Activity,
    /// The arm of service its sign shows.
    pub branch: Branch,
    /// Whether its label has room at the left, and not at the right.
    pub(super) left: bool,
    /// The units it stands for, as a range of [`SymbolLayout::members`].
    members: (usize, usize),
}

impl Placed {
    /// From the middle of the symbol to the point that marks its place, in pixels: the foot of a headquarters' staff,
    /// the middle of all others. `width` is that of a full-sized frame.
    pub(super) fn foot(&self, width: f32) -> Vec2 {
        let staff = if self.branch == Branch::Headquarters { Vec2::new(STAFF[0], -STAFF[1]) } else { Vec2::ZERO };
        staff * width * self.size
    }
}

/// Every symbol on the screen, in the order of the units' ids.
#[derive(Resource, Default)]
pub struct SymbolLayout {
    pub(super) placed: Vec<Placed>,
    /// The units that the symbols stand for.
    members: Vec<UnitId>,
    /// The width of a frame in pixels.
    pub(super) width: f32,
    /// Whether symbols are still on their way to where they will rest.
    moving: bool,
}

impl SymbolLayout {
    /// How many symbols there are.
    pub fn len(&self) -> usize {
        self.placed.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.placed.is_empty()
    }

    /// Whether symbols are still on their way to where they will rest: the next frame will differ from this one.
    pub fn moving(&self) -> bool {
        self.moving
    }

    /// Every symbol.
    pub fn symbols(&self) -> &[Placed] {
        &self.placed
    }

    /// The width of the frame of a full-sized symbol, in pixels.
    pub fn width(&self) -> f32 {
        self.width
    }

    /// The units that a symbol stands for: itself alone, or those under it.
    pub fn members(&self, placed: &Placed) -> &[UnitId] {
        self.members.get(placed.members.0..placed.members.1).unwrap_or_default()
    }

    /// The ground that a symbol takes with all its signs, in pixels.
    pub fn footprint(&self, placed: &Placed) -> Rect {
        FOOTPRINT.at(placed.at, self.width * placed.size)
    }

    /// The frame of a symbol, in pixels.
    pub fn frame(&self, placed: &Placed) -> Rect {
        Rect::from_center_size(placed.at, Vec2::new(1.0, ASPECT) * self.width * placed.size)
    }

    /// The symbol that shows a unit: its own, or that of the formation it is folded into.
    pub fn showing(&self, unit: UnitId) -> Option<&Placed> {
        let own = self.placed.binary_search_by_key(&unit, |placed| placed.unit).ok().map(|i| &self.placed[i]);
        let holders = || self.placed.iter().filter(|placed| self.members(placed).contains(&unit));
        // While a formation opens or folds, both are there: the larger is the one to be seen.
        own.into_iter().chain(holders()).reduce(|best, next| if next.size > best.size { next } else { best })
    }

    /// The unit whose symbol is under a pixel; the one drawn last where several are.
    pub fn unit_at(&self, pixel: Vec2) -> Option<UnitId> {
        let hit = |placed: &&Placed| self.frame(placed).inflate(5.0).contains(pixel);
        self.placed.iter().rev().find(hit).map(|placed| placed.unit)
    }
}

/// How large symbols are drawn when a pixel covers so many map metres, as a share of the full size.
fn size_at(metres_per_pixel: f64) -> f32 {
    // By ratios, as zooming goes: halfway between the two is as far from the one as from the other.
    let share = libm::log(metres_per_pixel / FULL_SIZE_TO) / libm::log(SMALLEST_FROM / FULL_SIZE_TO);
    1.0 - share.clamp(0.0, 1.0) as f32 * (1.0 - SMALLEST)
}

/// What arranging needs from one frame to the next.
#[derive(Default)]
pub(super) struct Arranger {
    depths: Depths,
    blocks: Vec<Block>,
    settler: Settler,
    pursuit: Pursuit,
}

/// Adds the arrangement to the app, without anything that draws it.
pub fn plugin(app: &mut App) {
    app.init_resource::<SymbolLayout>().add_systems(Update, arrange.in_set(ReplaySystems::Present).run_if(changed));
}

/// Whether symbols have to be placed anew.
pub(super) fn changed(playback: Res<Playback>, view: Res<View>, layout: Res<SymbolLayout>) -> bool {
    playback.is_changed() || view.is_changed() || layout.moving
}

/// Arranges the symbols of the moment and makes them obstacles for labels.
pub(super) fn arrange(
    (playback, view, shown): (Res<Playback>, Res<View>, Res<Shown>),
    time: Res<Time<Real>>,
    mut commands: MessageReader<ToClock>,
    mut layout: ResMut<SymbolLayout>,
    mut obstacles: ResMut<Obstacles>,
    mut arranger: Local<Arranger>,
) {
    let (layout, arranger) = (&mut *layout, &mut *arranger);
    let sought = commands.read().fold(false, |sought, ToClock(command)| sought | pursuit::seeks(*command));
    let pace = arranger.pursuit.pace(&playback, &view, sought, time.delta_secs());
    let full = view.scale().symbol();
    layout.width = full * size_at(view.metres_per_pixel());
    let depth = arranger.pursuit.depth(depth::depth_at(view.metres_per_pixel(), full), pace);
    let states = playback.situation().units();
    let sure = |state: &&UnitState| state.certainty <= view.least;
    arranger.depths.fold(&shown, playback.now(), (states, &sure), depth);
    arranger.depths.symbols(&shown, depth, layout);
    show_in(&view, layout);
    let label = |unit: UnitId| label_width(&shown, &playback, &view, unit);
    declutter((&mut arranger.blocks, &mut arranger.settler), &view, &label, layout);
    layout.moving = arranger.pursuit.follow(layout, &view, pace);
    obstacles.0.clear();
    obstacles.0.extend(layout.placed.iter().map(|placed| layout.footprint(placed)));
}

/// Which formations stand for units where the map is shown so, at rest.
pub(super) fn level(view: &View) -> Level {
    depth::level(depth::depth_at(view.metres_per_pixel(), view.scale().symbol()))
}

/// Finds where the symbols' true places are on the screen, and forgets those far outside it.
fn show_in(view: &View, layout: &mut SymbolLayout) {
    let margin = layout.width * MARGIN;
    let window = Rect::from_corners(Vec2::splat(-margin), view.size() + Vec2::splat(margin));
    layout.placed.retain_mut(|placed| {
        placed.anchor = view.pixel_of_map(placed.ground);
        placed.at = placed.anchor - placed.foot(layout.width);
        window.contains(placed.anchor)
    });
}

/// About how wide a unit's label is, in pixels: its text is laid out only when it is painted.
fn label_width(campaign: &Campaign, playback: &Playback, view: &View, unit: UnitId) -> f32 {
    let letters = campaign.unit(unit).label_at(playback.now()).chars().count();
    letters as f32 * LETTER * view.scale().unit().size + GAPS
}

/// The rank from which on symbols keep room for their labels.
fn labelled(metres_per_pixel: f64, free: Rect, width: f32) -> u8 {
    let roomy = free.width() * free.height() >= ROOM * width * width;
    if metres_per_pixel >= ALL_LABELLED_FROM {
        0
    } else if roomy {
        LABELLED_IF_ROOM
    } else {
        LABELLED
    }
}

/// Moves symbols apart where they would cover one another.
fn declutter(
    (blocks, settler): (&mut Vec<Block>, &mut Settler),
    view: &View,
    label: &dyn Fn(UnitId) -> f32,
    layout: &mut SymbolLayout,
) {
    // Counted from the map's origin and not from the window's corner, so that moving the map moves nothing on it.
    let scale = view.metres_per_pixel();
    let home = |ground: MapPoint| Vec2::new((ground.x / scale) as f32, (-ground.y / scale) as f32);
    let corner = home(view.map_of(Vec2::ZERO));
    let free = Rect::from_corners(corner, corner + view.size() - Vec2::new(0.0, view.covered().y));
    let labelled = labelled(scale, free, layout.width);
    blocks.clear();
    blocks.extend(layout.placed.iter_mut().map(|placed| {
        let mut ground = FOOTPRINT.at(Vec2::ZERO, layout.width * placed.size);
        let home = home(placed.ground) - placed.foot(layout.width);
        if placed.rank >= labelled {
            // At the right, but for the right edge of the window.
            let share = match labelled {
                0 => NEARLY_ALL,
                _ if placed.rank >= LABELLED => 1.0,
                _ => A_LITTLE,
            };
            let room = label(placed.unit) * placed.size * share;
            let right = home.x + ground.max.x + room <= free.max.x;
            placed.left = !right;
            if right { ground.max.x += room } else { ground.min.x -= room }
        }
        let home = home + ground.center();
        Block { home, at: home, half: ground.half_size() + Vec2::splat(AIR), rank: placed.rank }
    }));
    settler.settle(blocks, free);
    for (placed, block) in layout.placed.iter_mut().zip(blocks) {
        placed.at = placed.anchor - placed.foot(layout.width) + (block.at - block.home);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_shrink_as_the_map_does_and_stay_readable() {
        assert_eq!(size_at(50.0), 1.0);
        assert_eq!(size_at(700.0), SMALLEST);
        assert!(size_at(200.0) < 1.0 && size_at(200.0) > SMALLEST);
    }

    #[test]
    fn a_footprint_holds_the_frame() {
        let (at, width) = (Vec2::new(100.0, 50.0), 40.0);
        let (ground, frame) = (FOOTPRINT.at(at, width), Rect::from_center_size(at, Vec2::new(1.0, ASPECT) * width));
        assert_eq!(ground.union(frame), ground);
    }
}

//! The other moment: a second app without a window that holds what moves on the map.

use bevy::{ecs::system::SystemState, prelude::*, time::TimeUpdateStrategy};
use bevy_egui::egui;
use std::time::Duration;

use crate::{
    campaign::{ids::UnitId, time::Instant},
    lang::Lang,
    loading::{self, Labels},
    playback::{Shown, ToClock},
    replay::clock::ClockCommand,
    units::SymbolLayout,
    view::View,
};

/// The second app.
pub(super) struct Other {
    app: App,
    labels: SystemState<Labels<'static>>,
    with: Option<Instant>,
    updates: u64,
}

impl Other {
    /// The same campaign, looked at in the same way.
    pub(super) fn new(shown: &Shown, view: &View) -> Result<Self, String> {
        let mut app = loading::moving(shown.0.clone(), view.for_other())?;
        let labels = SystemState::new(app.world_mut());
        Ok(Self { app, labels, with: None, updates: 0 })
    }

    /// Shows a moment in a view, after so much time. Answers whether anything changed.
    pub(super) fn show(&mut self, with: Instant, view: View, passed: Duration) -> bool {
        let world = self.app.world_mut();
        let mut changed = world.resource_mut::<View>().set_if_neq(view);
        if self.with.replace(with) != Some(with) {
            world.write_message(ToClock(ClockCommand::Seek(with)));
            changed = true;
        }
        if changed || self.moving() {
            self.app.insert_resource(TimeUpdateStrategy::ManualDuration(passed));
            self.app.update();
            self.updates += 1;
            changed = true;
        }
        changed
    }

    /// Whether symbols are still on their way.
    pub(super) fn moving(&self) -> bool {
        self.updates > 0 && self.layout().is_some_and(SymbolLayout::moving)
    }

    /// The unit whose symbol is under a pixel.
    pub(super) fn unit_at(&self, pixel: Vec2) -> Option<UnitId> {
        self.layout().and_then(|layout| layout.unit_at(pixel))
    }

    /// Paints the labels of the moment in a part of the window.
    pub(super) fn paint_labels(
        &mut self,
        ctx: &egui::Context,
        lang: &Lang,
        pointer: Option<Vec2>,
        clip: egui::Rect,
    ) -> Result {
        let mut labels = self.labels.get_mut(self.app.world_mut())?;
        labels.paint(ctx, lang, pointer, Some(clip));
        Ok(())
    }

    /// The world, to be looked at.
    pub(super) fn world(&mut self) -> &mut World {
        self.app.world_mut()
    }

    fn layout(&self) -> Option<&SymbolLayout> {
        self.app.world().get_resource()
    }

    /// How often the second app worked.
    #[cfg(test)]
    pub(super) fn updates(&self) -> u64 {
        self.updates
    }

    /// Where every unit is at the moment.
    #[cfg(test)]
    pub(super) fn situation(&self) -> &crate::replay::situation::Situation {
        self.app.world().resource::<crate::playback::Playback>().situation()
    }
}

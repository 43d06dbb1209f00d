//! What may go wrong with the graphics while the program runs, in words, and a way to try it.

use bevy::{
    prelude::*,
    render::{
        error_handler::{ErrorType, RenderError},
        renderer::RenderDevice,
    },
};

use crate::redraw::Frames;

/// The sentence for what the graphics driver reports.
pub fn words(error: &RenderError) -> String {
    match error.ty {
        ErrorType::DeviceLost => {
            "the graphics device was lost: its driver has started anew, or the card was taken away"
        }
        ErrorType::OutOfMemory => "the graphics device has no memory left; close other programs, or draw smaller",
        ErrorType::Validation | ErrorType::Internal => "the graphics driver has failed; a newer one may help",
    }
    .to_owned()
}

/// For tests: the graphics device is lost after so many frames.
pub fn lose(app: &mut App, after: u64) {
    let lose = move |frames: Option<Res<Frames>>, device: Option<Res<RenderDevice>>, mut own: Local<u64>| {
        *own += 1;
        if let (Some(device), true) = (device, frames.map_or(*own, |frames| frames.0) == after) {
            device.wgpu_device().destroy();
        }
    };
    app.add_systems(Last, lose);
}

//! What may go wrong with the graphics while the program runs, in words, and a way to try it.

use bevy::{
    prelude::*,
    render::{
        error_handler::{ErrorType, RenderError},
        renderer::RenderDevice,
    },
};

use crate::redraw::Frames;

/// The sentence for what the graphics driver reports. After a device is lost the first thing reported may be anything
/// that was asked of it since.
pub fn words(error: &RenderError) -> String {
    match error.ty {
        ErrorType::DeviceLost => {
            "the graphics were lost: their driver has started anew, or the card was taken away".into()
        }
        ErrorType::OutOfMemory => "the graphics have no memory left; close other programs, or draw smaller".into(),
        ErrorType::Validation | ErrorType::Internal => {
            // The last line of what a driver reports is the cause of the others.
            let cause =
                error.description.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or("no cause is known");
            format!("the graphics were lost, or their driver is out of order ({cause})")
        }
    }
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

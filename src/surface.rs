//! The page's canvas, without detours. The engine would draw in linear light, turn the picture into sRGB in a pass
//! of its own and hand it to the browser by another; without a graphics processor each costs more than the map.
//! Here the canvas takes colours as they are written, and may be coarser than the window while the map moves.

use bevy::{
    camera::{ClearColorConfig, CompositingSpace},
    prelude::*,
    render::{
        Extract, ExtractSchedule, Render, RenderApp, RenderSystems,
        camera::ExtractedCamera,
        render_resource::{SurfaceTexture, TextureFormat},
        renderer::{RenderDevice, RenderInstance, WgpuWrapper},
        view::{ExtractedView, ExtractedWindow, ExtractedWindows, window},
    },
};
use bevy_egui::EguiPixelsPerPoint;

use crate::sharpness::{self, Sharpness};

/// The canvas holds colours as they are written.
const CANVAS: TextureFormat = TextureFormat::Rgba8Unorm;

/// What the camera draws into. The engine wants to see textures of eight bits as sRGB too, which WebGL cannot; nobody
/// asks that of ten bits, which are as quick.
const PICTURE: TextureFormat = TextureFormat::Rgb10a2Unorm;

/// The canvas as the renderer sees it.
#[derive(Resource)]
struct Canvas {
    surface: Option<WgpuWrapper<wgpu::Surface<'static>>>,
    /// The size it was last given.
    size: UVec2,
    /// Pixels drawn for each of the window's, along a side.
    share: f32,
}

/// Adds the canvas to the app. It alone can be coarser than the window, so that the desktop always draws in full.
pub fn plugin(app: &mut App) {
    app.add_systems(First, sharpness::watch.run_if(resource_exists::<Sharpness>));
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render
            .insert_resource(Canvas { surface: None, size: UVec2::ZERO, share: 1.0 })
            .add_systems(ExtractSchedule, take_share)
            .add_systems(
                Render,
                (
                    redirect.after(RenderSystems::ExtractCommands).before(RenderSystems::CreateViews),
                    acquire.after(window::create_surfaces).before(window::prepare_windows),
                ),
            );
    }
}

fn take_share(mut canvas: ResMut<Canvas>, sharpness: Extract<Option<Res<Sharpness>>>) {
    canvas.share = sharpness.as_ref().map_or(1.0, |sharpness| sharpness.share());
}

impl Canvas {
    fn scaled(&self, size: UVec2) -> UVec2 {
        (size.as_vec2() * self.share).round().as_uvec2().max(UVec2::ONE)
    }
}

/// Makes the cameras draw for the canvas: colours as they are written, as many pixels as there will be.
fn redirect(
    canvas: Res<Canvas>,
    mut cameras: Query<(&mut ExtractedCamera, &mut ExtractedView)>,
    mut panels: Query<(&mut EguiPixelsPerPoint, &mut ExtractedView), Without<ExtractedCamera>>,
) {
    for (mut camera, mut view) in &mut cameras {
        view.target_format = PICTURE;
        view.viewport = scaled_viewport(&canvas, view.viewport);
        camera.physical_target_size = camera.physical_target_size.map(|size| canvas.scaled(size));
        camera.physical_viewport_size = camera.physical_viewport_size.map(|size| canvas.scaled(size));
        // The engine would take the colours of an sRGB space for ones it has yet to convert.
        if camera.compositing_space == Some(CompositingSpace::Srgb) {
            camera.compositing_space = None;
            if let ClearColorConfig::Custom(colour) = camera.clear_color {
                let written = colour.to_srgba();
                camera.clear_color =
                    ClearColorConfig::Custom(Color::linear_rgb(written.red, written.green, written.blue));
            }
        }
    }
    for (mut pixels, mut view) in &mut panels {
        pixels.pixels_per_point *= canvas.share;
        view.viewport = scaled_viewport(&canvas, view.viewport);
    }
}

fn scaled_viewport(canvas: &Canvas, viewport: UVec4) -> UVec4 {
    let size = canvas.scaled(UVec2::new(viewport.z, viewport.w));
    UVec4::new(0, 0, size.x, size.y)
}

/// Gives the window the canvas to draw into, in place of the one that the engine would take.
fn acquire(
    mut canvas: ResMut<Canvas>,
    mut windows: ResMut<ExtractedWindows>,
    instance: Res<RenderInstance>,
    device: Res<RenderDevice>,
) -> Result {
    let Some(window) = windows.primary.and_then(|primary| windows.windows.get_mut(&primary)) else { return Ok(()) };
    if canvas.surface.is_none() {
        canvas.surface = Some(WgpuWrapper::new(surface_of(window, &instance)?));
    }
    let size = canvas.scaled(UVec2::new(window.physical_width, window.physical_height));
    let changed = size != canvas.size || window.size_changed;
    if changed {
        // A texture of the old size must be gone before.
        window.swap_chain_texture_view = None;
        window.swap_chain_texture = None;
        canvas.size = size;
    }
    let Some(surface) = &canvas.surface else { return Ok(()) };
    if changed {
        device.configure_surface(surface, &configuration(size));
    }
    if window.swap_chain_texture.is_none()
        && let wgpu::CurrentSurfaceTexture::Success(texture) | wgpu::CurrentSurfaceTexture::Suboptimal(texture) =
            surface.get_current_texture()
    {
        window.swap_chain_texture_view = Some(texture.texture.create_view(&default()).into());
        window.swap_chain_texture = Some(SurfaceTexture::from(texture));
        window.swap_chain_texture_format = Some(CANVAS);
        window.swap_chain_texture_view_format = Some(CANVAS);
    }
    // Else the engine would take its own canvas after all.
    window.size_changed = false;
    Ok(())
}

#[expect(unsafe_code, reason = "the engine has the window's handle only raw, and makes its own surface so")]
fn surface_of(window: &ExtractedWindow, instance: &RenderInstance) -> Result<wgpu::Surface<'static>> {
    let target = wgpu::SurfaceTargetUnsafe::RawHandle {
        raw_display_handle: Some(window.handle.get_display_handle()),
        raw_window_handle: window.handle.get_window_handle(),
    };
    // SAFETY: the handles of an extracted window are those of a living canvas, which stays as long as the page.
    Ok(unsafe { instance.create_surface_unsafe(target) }?)
}

fn configuration(size: UVec2) -> wgpu::SurfaceConfiguration {
    wgpu::SurfaceConfiguration {
        usage: wgpu::TextureUsages::RENDER_ATTACHMENT,
        format: CANVAS,
        width: size.x,
        height: size.y,
        present_mode: wgpu::PresentMode::Fifo,
        desired_maximum_frame_latency: 2,
        alpha_mode: wgpu::CompositeAlphaMode::Opaque,
        view_formats: Vec::new(),
    }
}

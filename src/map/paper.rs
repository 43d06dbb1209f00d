//! The relief's pictures as the engine draws them.

use bevy::{
    asset::{Asset, Handle, RenderAssetUsages},
    image::{Image, ImageSampler},
    math::Vec4,
    mesh::MeshVertexBufferLayoutRef,
    reflect::TypePath,
    render::render_resource::{
        AsBindGroup, Extent3d, RenderPipelineDescriptor, SpecializedMeshPipelineError, TextureDimension, TextureFormat,
    },
    shader::ShaderRef,
    sprite_render::{Material2d, Material2dKey},
};

use crate::ink::{Compared, Lit};

/// A picture that is drawn as it is, in the light of the moment.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug)]
#[bind_group_data(Compared)]
pub(super) struct Paper {
    #[texture(0)]
    #[sampler(1)]
    picture: Handle<Image>,
    /// How much of a colour the light leaves.
    #[uniform(2)]
    share: Vec4,
    /// What the light adds to every colour.
    #[uniform(2)]
    veil: Vec4,
    /// The same of the moment that is compared.
    #[uniform(2)]
    other_share: Vec4,
    #[uniform(2)]
    other_veil: Vec4,
    /// x: the share of the window that shows the clock's moment, less than nothing where none is compared; y: 1 for
    /// what is drawn there alone, 2 for what is drawn in the rest alone.
    #[uniform(2)]
    wipe: Vec4,
    /// Whether it is the land drawn a second time, for the other moment.
    second: bool,
}

impl Paper {
    /// A picture in full daylight.
    pub(super) fn new(picture: Handle<Image>) -> Self {
        let (share, veil) = (Vec4::ONE, Vec4::ZERO);
        Self { picture, share, veil, other_share: share, other_veil: veil, wipe: Vec4::NEG_ONE, second: false }
    }

    /// The same picture for the land that is drawn a second time.
    pub(super) fn again(&self) -> Self {
        Self { wipe: Vec4::new(self.wipe.x, 2.0, 0.0, 0.0), second: true, ..self.clone() }
    }

    /// Lays a light on the picture, and another beyond a share of the window from the left. Where the land is drawn
    /// twice, each keeps to its half.
    pub(super) fn set_light(&mut self, light: Lit, other: Option<(Lit, f32)>, twice: bool) {
        (self.share, self.veil) = light;
        (self.other_share, self.other_veil) = other.map_or(light, |(other, _)| other);
        let part = if self.second { 2.0 } else { f32::from(u8::from(twice)) };
        self.wipe = Vec4::new(other.map_or(-1.0, |(_, wipe)| wipe), part, 0.0, 0.0);
    }
}

impl From<&Paper> for Compared {
    fn from(paper: &Paper) -> Self {
        Self(paper.wipe.x >= 0.0)
    }
}

impl Material2d for Paper {
    fn vertex_shader() -> ShaderRef {
        "embedded://halhin_gol/map/paper.wgsl".into()
    }

    fn fragment_shader() -> ShaderRef {
        "embedded://halhin_gol/map/paper.wgsl".into()
    }

    fn specialize(
        descriptor: &mut RenderPipelineDescriptor,
        _: &MeshVertexBufferLayoutRef,
        key: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        key.bind_group_data.define(descriptor);
        Ok(())
    }
}

/// Reads a PNG of eight-bit colours into a texture that is drawn as it is written.
pub fn decode(bytes: &[u8]) -> Result<Image, String> {
    let why = |error: png::DecodingError| format!("a relief picture cannot be read: {error}");
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(why)?;
    let size = reader.output_buffer_size().ok_or("a relief picture is too large")?;
    let mut pixels = vec![0; size];
    let info = reader.next_frame(&mut pixels).map_err(why)?;
    if info.color_type != png::ColorType::Rgba {
        return Err(format!("a relief picture has colours of type {:?}; RGB is expected", info.color_type));
    }
    let extent = Extent3d { width: info.width, height: info.height, depth_or_array_layers: 1 };
    let format = TextureFormat::Rgba8Unorm;
    let mut image = Image::new(extent, TextureDimension::D2, pixels, format, RenderAssetUsages::RENDER_WORLD);
    image.sampler = ImageSampler::linear();
    Ok(image)
}

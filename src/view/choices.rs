//! What a reader can choose: the panel or page that is open, the layers of the map.

/// The panels of the drawer; one at most is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The lessons and the chapters of the story.
    Story,
    /// The order of battle of the moment.
    Forces,
    /// The chronology.
    Events,
    /// Strengths and losses.
    Figures,
    /// Where accounts disagree.
    Accounts,
    /// The bibliography.
    Sources,
    /// What the map shows and how to read it.
    Map,
    /// Language, size of text, what suits a class.
    Settings,
}

impl Panel {
    /// Every panel, in the order of their buttons.
    pub const ALL: [Self; 8] = [
        Self::Story,
        Self::Forces,
        Self::Events,
        Self::Figures,
        Self::Accounts,
        Self::Sources,
        Self::Map,
        Self::Settings,
    ];

    /// The word for this panel in the address and in the ids of sentences.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::Forces => "forces",
            Self::Events => "events",
            Self::Figures => "figures",
            Self::Accounts => "accounts",
            Self::Sources => "sources",
            Self::Map => "map",
            Self::Settings => "settings",
        }
    }
}

/// The pages that can lie over the whole window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Every sign of both sets of symbols with its name.
    Symbols,
}

impl Page {
    /// Every page.
    pub const ALL: [Self; 1] = [Self::Symbols];

    /// The word for this page in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Symbols => "symbols",
        }
    }
}

/// A layer of the map that can be shown or hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Arrows along the movements of the last days.
    Movement,
    /// The tracks of all units on the map.
    Trails,
    /// Front lines, bridgeheads and pockets.
    Fronts,
    /// Day and night by the sun of the moment.
    Light,
    /// Lines of equal height.
    Contours,
    /// Degrees of latitude and longitude.
    Graticule,
    /// Kilometres.
    Grid,
}

impl Layer {
    /// Every layer, in the order of their switches.
    pub const ALL: [Self; 7] =
        [Self::Movement, Self::Trails, Self::Fronts, Self::Light, Self::Contours, Self::Graticule, Self::Grid];

    /// The word for this layer in the address and in the ids of sentences.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Movement => "movement",
            Self::Trails => "trails",
            Self::Fronts => "fronts",
            Self::Light => "light",
            Self::Contours => "contours",
            Self::Graticule => "graticule",
            Self::Grid => "grid",
        }
    }
}

/// The layers that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers(u8);

impl Layers {
    /// No layer at all.
    pub const NONE: Self = Self(0);

    /// Whether a layer is shown.
    pub const fn has(self, layer: Layer) -> bool {
        self.0 & (1 << layer as u8) != 0
    }

    /// The same layers with one shown or hidden.
    pub const fn with(self, layer: Layer, shown: bool) -> Self {
        let bit = 1 << layer as u8;
        Self(if shown { self.0 | bit } else { self.0 & !bit })
    }

    /// The layers as bits, in the order of [`Layer::ALL`].
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The layers of such bits, if there are so many layers.
    pub fn from_bits(bits: u8) -> Option<Self> {
        (u32::from(bits) < 1 << Layer::ALL.len()).then_some(Self(bits))
    }

    /// Those that are shown.
    pub fn iter(self) -> impl Iterator<Item = Layer> {
        Layer::ALL.into_iter().filter(move |layer| self.has(*layer))
    }
}

impl Default for Layers {
    /// What moved, the fronts and the light.
    fn default() -> Self {
        Self::NONE.with(Layer::Movement, true).with(Layer::Fronts, true).with(Layer::Light, true)
    }
}

/// How a sheet is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetFormat {
    /// A picture of pixels.
    Png,
    /// A drawing for print.
    Svg,
}

impl SheetFormat {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Png, Self::Svg];

    /// The word for it in the ids of sentences, which is the ending of its files too.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

/// What the pointer does on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Moves the map and selects.
    #[default]
    Hand,
    /// Shows where it is, so that a class can follow it.
    Pointer,
    /// Draws strokes that fade: nothing of the map is changed.
    Pen,
}

impl Tool {
    /// Every tool, in the order of their buttons.
    pub const ALL: [Self; 3] = [Self::Hand, Self::Pointer, Self::Pen];

    /// The word for this tool in the ids of sentences.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Pointer => "pointer",
            Self::Pen => "pen",
        }
    }
}

/// Sizes of text in hundredths of the usual one.
pub const TEXT_SIZES: std::ops::RangeInclusive<u16> = 100..=250;

/// What is copied for the reader to paste elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// A link to what is shown.
    Link,
    /// What pupils have answered, as text.
    Answers,
}

/// What only the page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageMatter {
    /// The choice of a campaign of the reader's own.
    Own,
    /// The credits and licences.
    Credits,
}

impl PageMatter {
    /// Whether there is a page around the map.
    pub const THERE: bool = cfg!(target_arch = "wasm32");

    /// The word by which the page is told.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Credits => "credits",
        }
    }
}

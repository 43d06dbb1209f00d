//! The closed vocabularies of a campaign. What fits none of them is `Other` with a note, never a guess.

use serde::Deserialize;

/// Declares an enumeration with the lower-case word that stands for each value in printed answers and in the
/// keys of the interface's sentences.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stable lower-case word for this value.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

words!(
    /// Whose unit it is.
    Side {
        /// The Red Army.
        Soviet = "soviet",
        /// The Mongolian People's Revolutionary Army.
        Mongolian = "mongolian",
        /// The Kwantung Army.
        Japanese = "japanese",
        /// The army of Manchukuo.
        Manchukuoan = "manchukuoan",
    }
);

/// The two sides that fought each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coalition {
    /// The Soviet Union and the Mongolian People's Republic.
    SovietMongolian,
    /// Japan and Manchukuo.
    JapaneseManchukuoan,
}

impl Side {
    /// On which side of the war this army fought.
    pub const fn coalition(self) -> Coalition {
        match self {
            Self::Soviet | Self::Mongolian => Coalition::SovietMongolian,
            Self::Japanese | Self::Manchukuoan => Coalition::JapaneseManchukuoan,
        }
    }
}

words!(
    /// The arm of service.
    #[expect(missing_docs, reason = "the names are the field's own terms")]
    Branch {
        Infantry = "infantry", Cavalry = "cavalry", Tank = "tank", ArmouredCar = "armoured-car",
        MotorRifle = "motor-rifle", MachineGun = "machine-gun", Artillery = "artillery", Engineer = "engineer",
        Airborne = "airborne", Headquarters = "headquarters", Fighter = "fighter", Bomber = "bomber",
        BorderGuard = "border-guard", Other = "other",
    }
);

words!(
    /// The size of a unit.
    #[expect(missing_docs, reason = "the names are the field's own terms")]
    Echelon {
        Company = "company", Battalion = "battalion", Detachment = "detachment", Regiment = "regiment",
        Brigade = "brigade", Division = "division", Corps = "corps", Army = "army", ArmyGroup = "army-group",
        AirRegiment = "air-regiment", AirBrigade = "air-brigade", Other = "other",
    }
);

words!(
    /// By what means a unit usually moves.
    #[expect(missing_docs, reason = "the names say it")]
    Speed { Foot = "foot", Horse = "horse", Motor = "motor", Tank = "tank", Artillery = "artillery", Air = "air", Rail = "rail" }
);

impl Speed {
    /// The fastest sustained movement that is believed, in kilometres an hour; `None` where there is no limit.
    ///
    /// Set above the daily marches the sources give (40 km on foot, 80 on horseback, 250 by lorry, 150 in tanks,
    /// 100 with artillery), because one leg of a track may be a single hour's dash.
    pub const fn limit_km_per_hour(self) -> Option<f64> {
        match self {
            Self::Foot => Some(6.0),
            Self::Horse => Some(12.0),
            Self::Motor => Some(40.0),
            Self::Tank => Some(25.0),
            Self::Artillery => Some(20.0),
            Self::Rail => Some(50.0),
            Self::Air => None,
        }
    }
}

words!(
    /// What a unit is reported to be doing.
    #[expect(missing_docs, reason = "the names are the field's own terms")]
    Activity {
        March = "march", Assemble = "assemble", Reserve = "reserve", Defend = "defend", Attack = "attack",
        Withdraw = "withdraw", CrossRiver = "cross-river", Encircled = "encircled", BreakOut = "break-out",
        Relief = "relief", MopUp = "mop-up", Hold = "hold", Destroyed = "destroyed", Disbanded = "disbanded",
        Headquarters = "headquarters", AirCombat = "air-combat", Raid = "raid",
        Reconnaissance = "reconnaissance", Other = "other",
    }
);

words!(
    /// How sure a fact is. The order is from sure to unsure.
    Certainty {
        /// A source that was seen states it and nobody disputes it.
        Known = "known",
        /// Stated, but only roughly, or on the word of a work whose page was not checked.
        Approximate = "approximate",
        /// Placed by the compilers from what happened before and after.
        Inferred = "inferred",
    }
);

words!(
    /// Whose account of events a way point follows.
    Account {
        /// The compilers' reading of all sources: what the map plays.
        Synthesis = "synthesis",
        /// The Soviet account where it differs.
        Soviet = "soviet",
        /// The Japanese account where it differs.
        Japanese = "japanese",
        /// Another reading of the sources.
        Alternative = "alternative",
    }
);

words!(
    /// Why a track ends.
    #[expect(missing_docs, reason = "the names say it")]
    TrackEnd {
        CeaseFire = "cease-fire", JoinsParent = "joins-parent", NotTraced = "not-traced", Destroyed = "destroyed",
        Disbanded = "disbanded", LeftTheatre = "left-theatre", Withdrawn = "withdrawn", Relieved = "relieved",
    }
);

words!(
    /// What kind of place it is.
    #[expect(missing_docs, reason = "the names say it")]
    PlaceKind {
        Obo = "obo", Village = "village", Town = "town", Crossing = "crossing", Headquarters = "headquarters",
        Monument = "monument", Hill = "hill", Height = "height", Plateau = "plateau", Sands = "sands",
        Dunes = "dunes", Marsh = "marsh", BattleSite = "battle-site", Lake = "lake", River = "river",
        Airfield = "airfield", Temple = "temple", Station = "station", Position = "position",
    }
);

words!(
    /// How good a coordinate is: A taken from a gazetteer or dataset, B read off the terrain and a well-known
    /// description, C estimated from descriptions, D a weak guess.
    #[expect(missing_docs, reason = "described together above")]
    Quality { A = "a", B = "b", C = "c", D = "d" }
);

words!(
    /// A bank of the Halhin Gol.
    Bank {
        /// The left bank, the Mongolian and Soviet rear.
        West = "west",
        /// The right bank, the Manchukuoan rear.
        East = "east",
    }
);

words!(
    /// What kind of crossing it is.
    #[expect(missing_docs, reason = "the names say it")]
    CrossingKind { Bridge = "bridge", Ford = "ford", Pontoon = "pontoon" }
);

words!(
    /// What kind of source it is.
    SourceKind {
        /// A book.
        Book = "book",
        /// An article in a journal.
        Article = "article",
        /// A page on the web.
        Web = "web",
        /// A document in an archive.
        Archive = "archive",
        /// A map.
        Map = "map",
        /// Not a text: the compilers' own inference.
        Inference = "inference",
    }
);

words!(
    /// How a source was used.
    Read {
        /// An excerpt of it was read.
        Seen = "seen",
        /// The fact is attributed to it; the page was not checked.
        Attributed = "attributed",
        /// Not read but reasoned.
        Inferred = "inferred",
        /// General knowledge that waits to be checked.
        Unverified = "unverified",
    }
);

words!(
    /// Who says a thing: the writers of one army's history, or scholars who weighed them all.
    #[expect(missing_docs, reason = "the names say it")]
    Claimant { Soviet = "soviet", Mongolian = "mongolian", Japanese = "japanese", Modern = "modern" }
);

words!(
    /// What kind of thing happened.
    EventKind {
        /// Fighting and marching on the ground.
        Ground = "ground",
        /// In the air.
        Air = "air",
        /// Orders, plans, commanders, formations.
        Command = "command",
        /// Between governments.
        Politics = "politics",
        /// Building up and bringing forward.
        Supply = "supply",
    }
);

words!(
    /// What an event of the air war counts.
    #[expect(missing_docs, reason = "the names say it")]
    CountKind { Engaged = "engaged", Lost = "lost", Sorties = "sorties" }
);

words!(
    /// What a figure is about.
    #[expect(missing_docs, reason = "the names say it")]
    FigureKind {
        Strength = "strength", Loss = "loss", Captured = "captured", Transport = "transport", Extent = "extent",
    }
);

words!(
    /// What a figure counts.
    #[expect(missing_docs, reason = "the names say it")]
    Measure {
        Men = "men", Casualties = "casualties", Killed = "killed", Wounded = "wounded", Missing = "missing",
        Sick = "sick", Prisoners = "prisoners", Tanks = "tanks", ArmouredCars = "armoured-cars",
        ArmouredVehicles = "armoured-vehicles", Guns = "guns", Mortars = "mortars", MachineGuns = "machine-guns",
        Battalions = "battalions", Squadrons = "squadrons", Aircraft = "aircraft", Lorries = "lorries",
        Tonnes = "tonnes", Kilometres = "kilometres", Other = "other",
    }
);

words!(
    /// What accounts disagree about.
    #[expect(missing_docs, reason = "the names say it")]
    Question {
        Cause = "cause", Time = "time", Place = "place", Number = "number", Command = "command",
        Outcome = "outcome", Plan = "plan", Border = "border",
    }
);

words!(
    /// What kind of line it is.
    FrontKind {
        /// A front line.
        Line = "line",
        /// Ground held beyond a river.
        Bridgehead = "bridgehead",
        /// Ground held by the encircled.
        Pocket = "pocket",
    }
);

words!(
    /// What an officer was.
    #[expect(missing_docs, reason = "the names are the field's own terms")]
    #[derive(Default)]
    Post {
        #[default]
        Commander = "commander",
        ActingCommander = "acting-commander", Deputy = "deputy", ChiefOfStaff = "chief-of-staff",
        Commissar = "commissar",
    }
);

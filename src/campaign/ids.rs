//! Dense numbers for the records of a campaign: an index into its table, known to be in range by construction.

/// Declares an id as an index into one of the campaign's tables.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The record's place in its table.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of the record at `index`. Tables are far smaller than four thousand million records.
            pub(crate) fn at(index: usize) -> Self {
                Self(index as u32)
            }
        }
    };
}

id!(
    /// A unit of the order of battle; ids rise with the units' names in the files.
    UnitId
);
id!(
    /// A place of the gazetteer.
    PlaceId
);
id!(
    /// A source of the bibliography.
    SourceId
);
id!(
    /// A dated event; ids rise with time.
    EventId
);
id!(
    /// A figure.
    FigureId
);
id!(
    /// A question that accounts answer differently.
    DisputeId
);
id!(
    /// A chapter of the story; ids rise as it is told.
    ChapterId
);
id!(
    /// A lesson.
    LessonId
);

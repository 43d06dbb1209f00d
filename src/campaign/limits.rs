//! How much of a campaign is taken in. Every limit stands here: far above what any war needs, far below what brings a
//! machine to a stand. What is more is refused with a sentence that names the limit, before it is parsed or followed.

use super::problem::shown;

/// The largest file that is read, in bytes: the order of battle of 100,000 units is about 30 MB.
pub const LARGEST_FILE: u64 = 32_000_000;

/// All files together, in bytes: 100,000 units of 40 way points each are about 600 MB. The page takes far less in
/// (`web/limits.js`).
pub const MOST_BYTES: u64 = 700_000_000;

/// All files: a track for every unit, and room for the rest.
pub const MOST_FILES: usize = 101_000;

/// The letters of a file's path within the campaign.
pub const LONGEST_PATH: usize = 120;

/// The brackets that stand within one another.
pub const DEEPEST: usize = 64;

/// What stands between one pair of brackets, whatever it is.
pub const MOST_IN_A_LIST: usize = 100_000;

/// The units of the order of battle.
pub const MOST_UNITS: usize = 100_000;

/// The records of any other table: sources, places, events, figures, disputes, fronts, chapters, lessons.
pub const MOST_RECORDS: usize = 20_000;

/// The bridges and fords, each of which is asked about each change of bank.
pub const MOST_CROSSINGS: usize = 1_000;

/// The named views, the slow stretches of a story, and the stages of a front.
pub const MOST_PARTS: usize = 1_000;

/// The way points of one track, all accounts together.
pub const MOST_WAY_POINTS: usize = 10_000;

/// The corners of a front's line, and the points passed between two way points.
pub const MOST_CORNERS: usize = 10_000;

/// The units to which one unit belonged by turns.
pub const MOST_PARENTS: usize = 32;

/// The units that stand one above the other, from a platoon to the high command.
pub const TALLEST_COMMAND: usize = 32;

/// The letters of an id, which is also the name of a file and stands in addresses.
pub const LONGEST_ID: usize = 80;

/// The letters of a name or a title in one language.
pub const LONGEST_NAME: usize = 300;

/// The letters of any other text in one language: about ten pages.
pub const LONGEST_TEXT: usize = 20_000;

/// The days that are played: ten years.
pub const LONGEST_SPAN_DAYS: i64 = 3_660;

/// The problems that are told one by one; of more it is said how many there are.
pub const MOST_PROBLEMS: usize = 500;

/// The letters of the sentence about one problem.
pub const LONGEST_SENTENCE: usize = 1_000;

/// How many pairs of letters are compared in all to find what a misspelt id may have meant: about a second's work.
pub(crate) const MOST_GUESSES: usize = 30_000_000;

/// How many positions are looked at in all to find who can have been where something happened: about a second's work.
pub(crate) const MOST_POSITIONS: usize = 20_000_000;

/// Counts the files of a campaign as they come in.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    files: usize,
    bytes: u64,
}

impl Gate {
    /// Counts one file. Fails with a sentence where the campaign as a whole is too much. A file that is too large by
    /// itself is not read and does not count.
    pub(crate) fn admit(&mut self, bytes: u64) -> Result<(), String> {
        self.files += 1;
        self.bytes = self.bytes.saturating_add(if bytes > LARGEST_FILE { 0 } else { bytes });
        if self.files > MOST_FILES {
            return Err(format!("a campaign has {MOST_FILES} files at most; this is one more, and none was read"));
        }
        if self.bytes > MOST_BYTES {
            let most = MOST_BYTES / 1_000_000;
            return Err(format!("with this file the campaign is larger than {most} MB, the most that is read"));
        }
        Ok(())
    }
}

/// Why a file is not read, by its path and size.
pub(crate) fn unfit(path: &str, bytes: u64) -> Option<String> {
    if bytes > LARGEST_FILE {
        return Some(format!("this file is larger than {} MB, the most that is read", LARGEST_FILE / 1_000_000));
    }
    if path.chars().count() > LONGEST_PATH {
        return Some(format!("this name has more than {LONGEST_PATH} letters, the most that is read; rename the file"));
    }
    // What cannot be shown as it is written cannot be found by its name either.
    let seen = !path.chars().any(super::scan::unseen);
    (!seen).then(|| format!("'{}' is no name of a file: some of its letters are not seen; rename it", shown(path)))
}

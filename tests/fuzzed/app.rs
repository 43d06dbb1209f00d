//! The parsers of the app: what is done with their hostile bytes.

use halhin_gol::{address, campaign::model::Campaign, map::relief};
use std::sync::OnceLock;

/// An address: it is read, whatever it says.
pub(crate) fn address(bytes: &[u8]) {
    static CAMPAIGN: OnceLock<Campaign> = OnceLock::new();
    let Ok(text) = str::from_utf8(bytes) else { return };
    let campaign = CAMPAIGN.get_or_init(|| Campaign::embedded().expect("the shipped campaign is in order"));
    let asked = address::read(text, campaign);
    assert!(asked.warnings.iter().all(|warning| !warning.trim().is_empty()));
}

/// The table of heights that the relief is baked from.
pub(crate) fn relief_points(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    if let Err(why) = relief::count_points(text) {
        assert!(why.contains("line "), "{why}");
    }
}

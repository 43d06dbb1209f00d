//! The core without the engine: the shipped campaign, its state at chosen instants, and what the check says of
//! broken campaigns.

mod arbitrary;
mod broken;
mod digest;
mod extremes;
mod history;
mod hostile;
mod model;
mod movement;
mod mutation;
mod properties;
mod record;
mod scale;
mod states;
mod story;
mod written;

#[path = "../../benches/baseline.rs"]
mod baseline;

use halhin_gol::campaign::{
    model::Campaign,
    time::{Instant, parse_instant},
};
use std::sync::OnceLock;

/// The shipped campaign, read once.
fn campaign() -> &'static Campaign {
    static CAMPAIGN: OnceLock<Campaign> = OnceLock::new();
    CAMPAIGN.get_or_init(|| Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}")))
}

fn instant(text: &str) -> Instant {
    parse_instant(text).expect(text)
}

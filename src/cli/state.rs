//! `halhin-gol state`: every unit on the map at an instant.

use std::process::ExitCode;

use super::{StateFormat, answer, checked};
use crate::{
    campaign::{folder::CampaignFolder, time::Instant, words::Account},
    replay::{
        print::{Format, print},
        situation::Situation,
    },
};

pub(super) fn run(folder: &CampaignFolder, at: Instant, account: Account, format: StateFormat) -> ExitCode {
    let campaign = match checked(folder) {
        Ok(campaign) => campaign,
        Err(code) => return code,
    };
    let format = match format {
        StateFormat::Text => Format::Text,
        StateFormat::Json => Format::Json,
        StateFormat::Geojson => Format::GeoJson,
    };
    answer(&print(&campaign, &Situation::as_told(&campaign, at, account), format))
}

//! `halhin-gol state`: every unit on the map at an instant, or the situation in a few words.

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
    let situation = Situation::as_told(&campaign, at, account);
    let print = |format| answer(&print(&campaign, &situation, format));
    match format {
        StateFormat::Text => print(Format::Text),
        StateFormat::Json => print(Format::Json),
        StateFormat::Geojson => print(Format::GeoJson),
        #[cfg(feature = "app")]
        StateFormat::Report => match report(&campaign, &situation, account) {
            Ok(text) => answer(&text),
            Err(why) => super::ended(Err(why)),
        },
    }
}

/// The report of a situation with nothing selected, in English.
#[cfg(feature = "app")]
fn report(
    campaign: &crate::campaign::model::Campaign,
    situation: &Situation,
    account: Account,
) -> Result<String, String> {
    use crate::{
        campaign::words::Certainty,
        lang::Lang,
        report::{Moment, write},
    };
    let moment = Moment { campaign, situation, account, least: Certainty::Inferred, selected: None };
    Ok(format!("{}\n", write(&moment, &Lang::english()?)))
}

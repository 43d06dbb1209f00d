//! A campaign of the reader's own, looked over before it is shown. Called in a worker, where there is no map.

use wasm_bindgen::prelude::*;

use crate::campaign::{model::Campaign, problem::Problem};

/// How many problems are listed: nobody reads more at once.
const LISTED: usize = 200;

/// What a campaign is, as JSON: `{"title", "from", "to", "counts": {"units": ..}}`, or what is wrong with it,
/// `{"problems": [sentences with file:line:column], "more": how many are not listed}`.
///
/// # Errors
/// Where `files` is no list of pairs of a path and a text.
#[wasm_bindgen]
pub fn look_over(files: &js_sys::Array) -> Result<String, JsError> {
    let answer = match Campaign::check(&super::folder(files)?) {
        Ok(campaign) => summary(&campaign),
        Err(problems) => listed(&problems),
    };
    Ok(answer.to_string())
}

fn summary(campaign: &Campaign) -> serde_json::Value {
    let counts = campaign.counts().into_iter().map(|(name, n)| (name.to_owned(), n.into()));
    serde_json::json!({
        "title": campaign.title.en(),
        "from": campaign.span.from.to_string(),
        "to": campaign.span.to.to_string(),
        "counts": serde_json::Value::Object(counts.collect()),
    })
}

fn listed(problems: &[Problem]) -> serde_json::Value {
    let sentences: Vec<String> = problems.iter().take(LISTED).map(ToString::to_string).collect();
    serde_json::json!({ "problems": sentences, "more": problems.len() - sentences.len() })
}

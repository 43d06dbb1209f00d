//! Addresses: the page's own at the start, and those that it is told to open while the map runs.

use bevy::prelude::*;
use wasm_bindgen::prelude::*;

use super::{
    Order, QUEUE, SHADOW, TOLD, address, js_error, location_query, reporting, system, tell, wake, with_campaign,
};
use crate::{
    address::{Asked, LONGEST_READ},
    playback::Shown,
    replay::clock::ClockCommand,
    view::ViewCommand,
};

/// Reads what stands behind the question mark of an address and shows it: what is not named stays as it is. Answers
/// the sentences about what could not be understood, as a list in JSON. How the map stands in its frame is not changed.
#[wasm_bindgen]
pub fn open(query: &str) -> Result<String, JsError> {
    // As the page counts letters.
    if query.encode_utf16().count() > LONGEST_READ {
        return Err(js_error(format!("an address has at most {LONGEST_READ} letters")));
    }
    let mut asked = with_campaign(|campaign| Ok::<_, String>(address::read(query, campaign)))?;
    asked.view.retain(|command| !matches!(command, ViewCommand::Embed(_)));
    let warnings = serde_json::Value::from(std::mem::take(&mut asked.warnings)).to_string();
    show(asked);
    wake();
    Ok(warnings)
}

/// Reads the page's own address.
pub(super) fn read(shown: Res<Shown>) {
    let mut asked = address::read(&location_query(), &shown);
    asked.warnings.iter().for_each(|warning| tell("warning", &warning.as_str().into()));
    let welcome = location_query().trim_start_matches('?').is_empty().then_some(ViewCommand::Welcome(true));
    asked.view.splice(0..0, system::wishes().chain(welcome));
    show(asked);
}

/// Queues what is asked for. Questions are answered for the new moment at once.
fn show(asked: Asked) {
    for command in &asked.clock {
        if let ClockCommand::Seek(instant) = command {
            SHADOW.set(*instant);
        }
    }
    for command in &asked.view {
        match command {
            ViewCommand::Tell(account) => TOLD.set(*account),
            ViewCommand::Select(unit) => reporting::select(*unit),
            _ => {}
        }
    }
    QUEUE.with_borrow_mut(|queue| {
        queue.extend(asked.clock.into_iter().map(Order::Clock));
        queue.extend(asked.view.into_iter().map(Order::View));
    });
}

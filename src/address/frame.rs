//! What an address says of the frame in another page: `embed=1&controls=date,timeline&links=0`.
//!
//! It belongs to the frame and not to what is shown: it is never written, stays in the address as it was given and is
//! in no link to what is shown. Whom the frame obeys (`origin=`) is the page's own affair.

use super::parse::{shortened, switch};
use crate::view::{Control, Controls, Embedding, ViewCommand};

/// The word for a map without any controls.
const NONE: &str = "none";

/// What is asked of the frame.
#[derive(Debug, Default)]
pub(super) struct Frame {
    embed: bool,
    controls: Option<Controls>,
    without_link: bool,
}

impl Frame {
    /// Takes one pair, if it is of the frame.
    pub(super) fn take(&mut self, name: &str, value: &str) -> Result<bool, String> {
        match name {
            "embed" => self.embed = switch(value)?,
            "controls" => self.controls = Some(controls(value)?),
            "links" => self.without_link = !switch(value)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// What it commands.
    pub(super) fn command(&self) -> Option<ViewCommand> {
        let embedding = Embedding { controls: self.controls.unwrap_or_default(), link: !self.without_link };
        self.embed.then_some(ViewCommand::Embed(Some(embedding)))
    }

    /// What is wrong with the whole of it.
    pub(super) fn warning(&self) -> Option<String> {
        let idle = self.controls.is_some() && !self.embed;
        idle.then(|| "controls: they can be chosen only together with embed=1".to_owned())
    }
}

/// Reads which controls are chosen: words with commas between them, or `none`.
fn controls(value: &str) -> Result<Controls, String> {
    let mut controls = Controls::NONE;
    for word in value.split(',').filter(|word| !word.is_empty() && *word != NONE) {
        let found = Control::ALL.into_iter().find(|control| control.word() == word);
        controls = controls.and(found.ok_or_else(|| {
            let known = Control::ALL.map(Control::word).join(", ");
            format!("'{}' is no control; each is one of {known}, or {NONE}", shortened(word))
        })?);
    }
    Ok(controls)
}

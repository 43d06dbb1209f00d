//! The edition to read: the whole campaign as one HTML page with pictures, without a program in it, for browsers that
//! cannot draw the map, for readers without JavaScript and for paper.

mod chapter;
mod events;
mod figures;
mod folder;
mod maps;
mod page;
mod works;

use std::{path::Path, sync::Arc};

use crate::{campaign::model::Campaign, lang::Lang};

pub use folder::save;
use page::Page;

/// The name of the page in its folder.
pub const PAGE: &str = "index.html";

/// The look of the page.
const STYLE: &str = include_str!("edition.css");

/// The icon of the page.
const ICON: &str = include_str!("../../web/icon.svg");

/// A file of the edition: its name and what is in it.
pub type File = (String, Vec<u8>);

/// Makes the edition: the page first, then all that it needs. Fails where a map cannot be drawn.
pub fn make(campaign: &Arc<Campaign>, lang: &Lang) -> Result<Vec<File>, String> {
    let mut page = Page::new(campaign, lang);
    page.head();
    maps::key(&mut page)?;
    for (number, (id, _)) in campaign.chapters().enumerate() {
        chapter::write(&mut page, number + 1, id)?;
    }
    events::write(&mut page);
    figures::write(&mut page);
    figures::disputes(&mut page);
    works::write(&mut page);
    Ok(page.files())
}

/// Makes the edition and writes it into a folder, in place of an older one. Whatever else the folder holds is an error.
pub fn write(campaign: &Arc<Campaign>, lang: &Lang, folder: &Path) -> Result<(), String> {
    save(folder, &make(campaign, lang)?)
}

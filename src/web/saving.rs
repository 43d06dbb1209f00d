//! What the reader takes away from the page: sheets, hand-outs, links and answers.

use bevy::prelude::*;

use super::{address, tell};
use crate::{
    handout,
    lang::Lang,
    playback::{Playback, Shown},
    sheet, story,
    view::{Copied, SheetFormat, View, ViewCommand},
};

/// Hands over what was asked for. The page saves or copies it.
pub(super) fn hand_over(
    mut commands: MessageReader<ViewCommand>,
    (view, playback, shown, lang): (Res<View>, Res<Playback>, Res<Shown>, Res<Lang>),
) {
    for command in commands.read() {
        let handed = match *command {
            ViewCommand::Print(format) => print(format, &view, &playback, &shown),
            ViewCommand::HandOut(lesson, answers) => {
                let name = handout::file_name(shown.lesson(lesson), answers);
                handout::write(&shown.0, lesson, answers, &lang)
                    .map(|html| tell("handout", &serde_json::json!({ "name": name, "html": html })))
            }
            ViewCommand::Copy(Copied::Link) => {
                let query = address::write(playback.clock(), &view, &shown, "");
                tell("link", &serde_json::json!({ "query": query, "done": lang.get("settings-copied") }));
                Ok(())
            }
            ViewCommand::Copy(Copied::Answers) => {
                let text = story::results(&shown, view.told, &view.answers, &lang);
                tell("copy", &serde_json::json!({ "text": text, "done": lang.get("story-copied") }));
                Ok(())
            }
            ViewCommand::AskPage(matter) => {
                tell(matter.word(), &serde_json::Value::Null);
                Ok(())
            }
            _ => Ok(()),
        };
        if let Err(why) = handed {
            tell("warning", &why.into());
        }
    }
}

/// Hands over a sheet of what is shown. The page saves it, or draws it into a picture first.
fn print(format: SheetFormat, view: &View, playback: &Playback, shown: &Shown) -> Result<(), String> {
    let page = sheet::Page::sheet(sheet::USUAL, SheetFormat::Svg);
    let order = sheet::Order::of(view, playback.now(), &page);
    let made = sheet::compose(&shown.0, &order, page)?;
    let share = sheet::LARGEST as f32 / page.size.max_elem();
    let (name, word) = (sheet::file_name(order.at), format.word());
    let size = [page.size.x * share, page.size.y * share].map(|side| side.round() as u32);
    tell("sheet", &serde_json::json!({ "name": name, "format": word, "size": size, "svg": made.svg() }));
    Ok(())
}

//! Settings: language, size of text, what suits a class, whose account; and this view as a link or a file.

use bevy_egui::egui::{Ui, Vec2};

use super::{Sheet, legend};
use crate::{
    campaign::words::{Account, Certainty},
    lang::{Language, capital},
    theme,
    ui::widgets,
    view::{PageMatter, ViewCommand},
};

/// The sizes of text that can be chosen, in hundredths of the usual one.
const SIZES: [u16; 6] = [100, 125, 150, 175, 200, 250];

/// Shows the settings.
pub(super) fn show(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let (model, _, scale, lang) = sheet.parts();
    ui.spacing_mut().item_spacing.y = scale.px(6.0);
    let view = model.view;
    if Language::ALL.len() > 1 {
        let languages = Language::ALL.map(|language| {
            (lang.word("language-own", language.code()), view.language == language, ViewCommand::Speak(language))
        });
        chips(ui, sheet, "settings-language", languages);
    }
    let sizes = SIZES.map(|size| {
        let percent = lang.with("settings-percent", &[("percent", size.into())]);
        (percent, view.text_size == size, ViewCommand::TextSize(size))
    });
    chips(ui, sheet, "settings-text", sizes);
    let class = [
        (lang.get("settings-projector"), view.projector, ViewCommand::SetProjector(!view.projector)),
        (lang.get("settings-still"), view.still, ViewCommand::SetStill(!view.still)),
    ];
    chips(ui, sheet, "settings-class", class);
    let accounts = Account::ALL
        .iter()
        .map(|account| (lang.word("account", account.word()), view.account == *account, ViewCommand::Tell(*account)));
    chips(ui, sheet, "settings-account", accounts);
    let certainties = Certainty::ALL
        .iter()
        .map(|least| (lang.word("show-from", least.word()), view.least == *least, ViewCommand::ShowFrom(*least)));
    chips(ui, sheet, "settings-certainty", certainties);
    legend::head(ui, sheet);
    let keep = if ViewCommand::KEEP == ViewCommand::KeepView { "settings-keep" } else { "settings-copy" };
    chips(ui, sheet, "settings-view", [(lang.get(keep), false, ViewCommand::KEEP)]);
    if PageMatter::THERE {
        let open = (lang.get("page-own-open"), false, ViewCommand::AskPage(PageMatter::Own));
        chips(ui, sheet, "page-own", [open]);
    }
    ui.add_space(scale.px(6.0));
    widgets::soft(ui, &lang.get("settings-note"), scale);
}

/// A row of choices under its name: the words, whether it holds, and what pressing it asks for.
fn chips(
    ui: &mut Ui,
    sheet: &mut Sheet<'_>,
    name: &str,
    choices: impl IntoIterator<Item = (String, bool, ViewCommand)>,
) {
    let (_, _, scale, lang) = sheet.parts();
    ui.add_space(scale.px(4.0));
    widgets::kicker(ui, &lang.get(name), theme::INK_SOFT, scale);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(scale.px(6.0));
        for (words, on, command) in choices {
            if widgets::chip(ui, &capital(&words), on, scale).clicked() {
                sheet.out.view.push(command);
            }
        }
    });
}

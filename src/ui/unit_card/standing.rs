//! What holds of a unit whatever it does: whom it belongs to, who led it, how strong it was.

use bevy_egui::egui::Ui;

use super::{UnitModel, native_name};
use crate::{
    campaign::{
        model::{Commander, Strength, Unit},
        words::Post,
    },
    lang::Lang,
    theme::Scale,
    ui::widgets,
};

pub(super) fn show(ui: &mut Ui, model: &UnitModel<'_>, unit: &Unit, width: f32, scale: Scale, lang: &Lang) {
    rows(ui, "unit-names", names(unit, lang), width, scale, lang);
    if let Some(parent) = unit.parent_at(model.now) {
        widgets::row(ui, &lang.get("unit-parent"), &lang.text(&model.campaign.unit(parent).name), width, scale);
    }
    let commanders = unit.commanders.iter().map(|one| doubted(commander(one, lang), one.unverified, lang));
    rows(ui, "unit-commanders", commanders.collect(), width, scale, lang);
    let strength = unit.strength.iter().map(|one| doubted(strength(one, lang), one.unverified, lang));
    rows(ui, "unit-strength", strength.collect(), width, scale, lang);
    if let Some(note) = &unit.note {
        widgets::row(ui, &lang.get("unit-remark"), note, width, scale);
    }
}

fn rows(ui: &mut Ui, label: &str, lines: Vec<String>, width: f32, scale: Scale, lang: &Lang) {
    if !lines.is_empty() {
        widgets::row(ui, &lang.get(label), &lines.join("\n"), width, scale);
    }
}

/// The names in other languages than the reader's and the unit's own, which stand above.
fn names(unit: &Unit, lang: &Lang) -> Vec<String> {
    let (own, native) = (lang.text(&unit.name), native_name(unit, lang));
    let others = unit.name.iter().filter(|(_, name)| *name != own && Some(*name) != native);
    let line = |(language, name): (&str, &str)| {
        let values = [("language", lang.word("language", language).into()), ("name", name.into())];
        lang.with("unit-name-in", &values)
    };
    others.map(line).collect()
}

fn doubted(line: String, unverified: bool, lang: &Lang) -> String {
    if unverified { lang.with("unit-statement-unverified", &[("statement", line.into())]) } else { line }
}

/// `Maj. I. M. Remizov, killed`, with the post unless it is the command.
fn commander(one: &Commander, lang: &Lang) -> String {
    let mut name = lang.text(&one.name).into_owned();
    if one.post != Post::Commander {
        let post = lang.word("post", one.post.word());
        name = lang.with("unit-commander-line", &[("name", name.into()), ("post", post.into())]);
    }
    match &one.fate {
        Some(fate) => lang.with("unit-commander-fate", &[("name", name.into()), ("fate", lang.text(fate).into())]),
        None => name,
    }
}

/// `2 Jul: 376 men, 30 tanks (modern scholarship)`.
fn strength(one: &Strength, lang: &Lang) -> String {
    let counts = [
        ("unit-strength-men", one.men),
        ("unit-strength-tanks", one.tanks),
        ("unit-strength-armoured-cars", one.armoured_cars),
        ("unit-strength-guns", one.guns),
        ("unit-strength-aircraft", one.aircraft),
    ];
    let numbers = counts.into_iter().filter_map(|(id, range)| {
        let (low, high) = range?;
        Some(lang.with(id, &[("number", lang.range(low, high).into())]))
    });
    let text = one.text.as_ref().map(|text| lang.text(text).into_owned());
    let what: Vec<_> = numbers.chain(text).collect();
    let values = [("when", lang.day(&one.on).into()), ("what", what.join(", ").into())];
    let line = lang.with("unit-strength-line", &values);
    match one.by {
        Some(by) => {
            let who = lang.word("claimant", by.word());
            lang.with("unit-strength-by", &[("line", line.into()), ("who", who.into())])
        }
        None => line,
    }
}

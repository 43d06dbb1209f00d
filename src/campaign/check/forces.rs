//! The order of battle.

use super::Checker;
use crate::campaign::{
    file::{At, CommanderFile, StrengthFile, UnitFile, Word},
    ids::UnitId,
    limits::{MOST_PARENTS, MOST_UNITS},
    model::{Commander, DatedLabel, Parent, Span, Strength, Track, Unit},
    problem::{SourceText, shown},
    time::{ClockName, Instant, When},
};

/// The longest label that still fits beside a symbol.
const LONGEST_LABEL: usize = 12;

/// Checks `forces.ron` and makes its ids known. Units are put in the order of their ids.
pub(super) fn check<'a>(source: SourceText<'a>, checker: &mut Checker<'a>) -> Option<Vec<Unit>> {
    let list = checker.list(source, MOST_UNITS)?;
    let parsed: Vec<_> = list.into_iter().map(|raw| checker.record::<UnitFile<'a>>(source, raw)).collect();
    let complete = parsed.iter().all(Option::is_some);
    let mut files: Vec<UnitFile<'a>> = parsed.into_iter().flatten().collect();
    let mut ids = std::mem::take(&mut checker.units);
    for file in &files {
        checker.new_id(source, &ids, file.id);
        ids.set(file.id.0, 0);
    }
    files.sort_by_key(|file| file.id.0);
    for (index, file) in files.iter().enumerate() {
        ids.set(file.id.0, index);
    }
    ids.complete = complete;
    checker.units = ids;
    Some(files.into_iter().map(|file| unit(source, file, checker)).collect())
}

fn unit(source: SourceText<'_>, file: UnitFile<'_>, checker: &mut Checker<'_>) -> Unit {
    checker.text(source, file.id.0, "name", &file.name);
    label(source, &file.label, checker);
    let sources = checker.sources(source, file.id.0, &file.sources);
    checker.at_most(source, file.id.0, file.parents.len(), MOST_PARENTS);
    let parents = file.parents.iter().take(MOST_PARENTS).filter_map(|parent| {
        let unit = checker.resolve(source, parent.unit, "unit", |c| &c.units).map(UnitId::at)?;
        if parent.unit.0 == file.id.0 {
            checker.say(source, parent.unit.0, "a unit cannot belong to itself");
        }
        Some(Parent { unit, span: span(source, parent.from, parent.to, checker) })
    });
    let parents = parents.collect();
    let labels = file
        .labels
        .into_iter()
        .map(|dated| DatedLabel { span: span(source, dated.from, dated.to, checker), label: dated.label.into() });
    let labels = labels.collect();
    let exists = span(source, file.formed, file.dissolved, checker);
    Unit {
        id: file.id.0.into(),
        side: file.side,
        name: file.name,
        label: file.label.value.into(),
        labels,
        branch: file.branch,
        echelon: file.echelon,
        speed: file.speed,
        air: file.air,
        parents,
        exists,
        commanders: file.commanders.into_iter().map(|file| commander(source, file, checker)).collect(),
        strength: file.strength.into_iter().filter_map(|file| strength(source, file, checker)).collect(),
        sources,
        note: file.note.map(Into::into),
        track: Track::default(),
    }
}

fn label(source: SourceText<'_>, label: &At<'_, String>, checker: &mut Checker<'_>) {
    let length = label.value.chars().count();
    if !(1..=LONGEST_LABEL).contains(&length) {
        let what = format!("the label '{}' has {length} letters; 1 to {LONGEST_LABEL} fit", shown(&label.value));
        checker.say(source, label.text, what);
    }
}

/// A span of dates: `from` begins at midnight, `to` ends at midnight; left out means for ever.
fn span(source: SourceText<'_>, from: Option<Word<'_>>, to: Option<Word<'_>>, checker: &mut Checker<'_>) -> Span {
    let mut edge = |word: Word<'_>, otherwise: Instant| {
        When::parse(word.0, ClockName::S).map_or_else(
            |why| {
                checker.say(source, word.0, why.to_string());
                otherwise
            },
            |when| when.at.plus(-when.doubt),
        )
    };
    let from = from.map_or(Instant(i64::MIN), |word| edge(word, Instant(i64::MIN)));
    let to = to.map_or(Instant(i64::MAX), |word| edge(word, Instant(i64::MAX)).plus(-1));
    Span { from, to }
}

fn commander(source: SourceText<'_>, file: CommanderFile<'_>, checker: &mut Checker<'_>) -> Commander {
    let record = file.sources.first().map_or(source.text, |word| word.0);
    checker.text(source, record, "name", &file.name);
    Commander {
        span: span(source, file.from, file.to, checker),
        sources: checker.sources(source, record, &file.sources),
        name: file.name,
        post: file.post,
        fate: file.fate,
        unverified: file.unverified,
    }
}

fn strength(source: SourceText<'_>, file: StrengthFile<'_>, checker: &mut Checker<'_>) -> Option<Strength> {
    // A strength may be that of a formation before the record of the tracks begins.
    let record = checker.record.take();
    let on = checker.when(source, file.on, ClockName::S, None);
    checker.record = record;
    let sources = checker.sources(source, file.on.0, &file.sources);
    let mut range = |pair: Option<At<'_, (f64, f64)>>| pair.and_then(|pair| checker.pair(source, &pair));
    let strength = Strength {
        on: on?,
        overall: file.overall,
        men: range(file.men),
        tanks: range(file.tanks),
        armoured_cars: range(file.armoured_cars),
        guns: range(file.guns),
        aircraft: range(file.aircraft),
        text: file.text,
        by: file.by,
        sources,
        unverified: file.unverified,
    };
    if strength.is_empty() {
        checker.say(source, file.on.0, "this strength says nothing; give a number, men: (376, 376), or a text");
    }
    Some(strength)
}

//! The order of battle.

use super::Checker;
use crate::campaign::{
    file::{At, ListFile, StatementFile, UnitFile, Word, parse_file, parse_record},
    ids::UnitId,
    model::{DatedLabel, Parent, Span, Statement, Track, Unit},
    problem::{SourceText, shown},
    time::{ClockName, Instant, When},
};

/// The longest label that still fits beside a symbol.
const LONGEST_LABEL: usize = 12;

/// Checks `forces.ron` and makes its ids known. Units are put in the order of their ids.
pub(super) fn check<'a>(source: SourceText<'a>, checker: &mut Checker<'a>) -> Option<Vec<Unit>> {
    let list: ListFile<'a> = checker.keep(parse_file(source))?;
    let parsed: Vec<_> = list.into_iter().map(|raw| checker.keep(parse_record::<UnitFile<'a>>(source, raw))).collect();
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
    let parents = file.parents.iter().filter_map(|parent| {
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
        commanders: statements(source, file.commanders, checker),
        strength: statements(source, file.strength, checker),
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

fn statements(source: SourceText<'_>, files: Vec<StatementFile<'_>>, checker: &mut Checker<'_>) -> Vec<Statement> {
    let statement = |file: StatementFile<'_>| {
        let record = file.sources.first().map_or(source.text, |word| word.0);
        checker.text(source, record, "text", &file.text);
        let sources = checker.sources(source, record, &file.sources);
        Statement { text: file.text, sources, unverified: file.unverified }
    };
    files.into_iter().map(statement).collect()
}

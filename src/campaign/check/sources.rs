//! The bibliography.

use super::Checker;
use crate::campaign::{file::SourceFile, limits::MOST_RECORDS, model::Source, problem::SourceText};

/// Checks `sources.ron` and makes its ids known.
pub(super) fn check<'a>(source: SourceText<'a>, checker: &mut Checker<'a>) -> Option<Vec<Source>> {
    let list = checker.list(source, MOST_RECORDS)?;
    let mut ids = std::mem::take(&mut checker.sources);
    ids.complete = true;
    let mut sources = Vec::with_capacity(list.len());
    for raw in list {
        let Some(file) = checker.record::<SourceFile<'a>>(source, raw) else {
            ids.complete = false;
            continue;
        };
        checker.new_id(source, &ids, file.id);
        if file.title.trim().is_empty() {
            checker.say(source, file.id.0, "a source needs a title");
        }
        ids.set(file.id.0, sources.len());
        sources.push(Source {
            id: file.id.0.into(),
            author: file.author.map(Into::into),
            title: file.title.into(),
            year: file.year.map(Into::into),
            place: file.place.map(Into::into),
            kind: file.kind,
            read: file.read,
            note: file.note.map(Into::into),
        });
    }
    checker.sources = ids;
    Some(sources)
}

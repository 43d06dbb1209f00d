//! `halhin-gol check`: every problem of a campaign at once, or what it holds.

use miette::{GraphicalReportHandler, LabeledSpan, MietteDiagnostic, NamedSource, Report};
use std::{fmt::Write as _, io::IsTerminal, process::ExitCode};

use super::{CheckFormat, answer};
use crate::campaign::{coverage::Coverage, folder::CampaignFolder, model::Campaign, problem::Problem};

pub(super) fn run(folder: &CampaignFolder, format: CheckFormat) -> ExitCode {
    match Campaign::check(folder) {
        Ok(campaign) => answer(&coverage(&campaign, format)),
        Err(problems) => {
            let printed = answer(&list(&problems, folder));
            if printed == ExitCode::SUCCESS { ExitCode::FAILURE } else { printed }
        }
    }
}

/// The problems that are shown to a person with the line they stand on; the others are told like to a program.
const MOST_SHOWN: usize = 100;

/// The largest file of which a line is shown, in bytes.
const LARGEST_SHOWN: usize = 1_000_000;

/// Every problem: with the line it stands on for a person at a terminal, one a line for a program.
pub(super) fn list(problems: &[Problem], folder: &CampaignFolder) -> String {
    let mut out = String::new();
    let person = std::io::stdout().is_terminal();
    for (i, problem) in problems.iter().enumerate() {
        let text = folder.text(&problem.file).filter(|text| person && i < MOST_SHOWN && text.len() <= LARGEST_SHOWN);
        // Writing to a String cannot fail.
        let _ = match text {
            Some(text) => write!(out, "{}", report(problem, text)),
            None => writeln!(out, "{problem}"),
        };
    }
    let _ = writeln!(out, "{}", Problem::count(problems));
    out
}

fn report(problem: &Problem, text: &str) -> String {
    let start = offset(text, problem);
    let length = text[start..].find(['\n', ',', ')']).unwrap_or(0).min(60);
    let report = Report::new(
        MietteDiagnostic::new(problem.what.clone()).with_label(LabeledSpan::underline(start..start + length)),
    )
    .with_source_code(NamedSource::new(&problem.file, text.to_owned()));
    let mut out = String::new();
    match GraphicalReportHandler::new().with_context_lines(0).render_report(&mut out, report.as_ref()) {
        Ok(()) => out + "\n",
        Err(_) => format!("{problem}\n"),
    }
}

/// The byte at which a problem's line and column stand.
fn offset(text: &str, problem: &Problem) -> usize {
    let line = text.split_inclusive('\n').take(problem.line - 1).map(str::len).sum::<usize>();
    let rest = text.get(line..).unwrap_or_default();
    line + rest.char_indices().nth(problem.column - 1).map_or(0, |(i, _)| i)
}

fn coverage(campaign: &Campaign, format: CheckFormat) -> String {
    let coverage = campaign.coverage();
    let counts = campaign.counts();
    match format {
        CheckFormat::Json => json(&counts, &coverage),
        CheckFormat::Text => {
            let mut out = format!("{}: no problem found\n", campaign.title.en());
            for (name, n) in counts {
                let _ = writeln!(out, "{n:>6} {}", name.replace('_', " "));
            }
            text(&mut out, &coverage);
            out
        }
    }
}

fn json(counts: &[(&str, usize)], coverage: &Coverage<'_>) -> String {
    let object = |pairs: Vec<(&str, usize)>| {
        let pairs = pairs.into_iter().map(|(name, n)| (name.to_owned(), n.into()));
        serde_json::Value::Object(pairs.collect())
    };
    let mut all = serde_json::Map::new();
    all.extend(counts.iter().map(|(name, n)| ((*name).to_owned(), (*n).into())));
    let certainty = coverage.by_certainty.iter().map(|(word, n)| (word.word(), *n)).collect();
    all.insert("way_points_by_certainty".to_owned(), object(certainty));
    let reading = coverage.by_reading.iter().map(|(word, n)| (word.word(), *n)).collect();
    all.insert("way_points_by_reading".to_owned(), object(reading));
    all.insert("units_without_track".to_owned(), coverage.without_track.clone().into());
    let days: Vec<_> = coverage.silent_days.iter().map(|day| day.date_time().date().to_string()).collect();
    all.insert("days_without_way_point".to_owned(), days.into());
    all.insert("sources_unused".to_owned(), coverage.unused_sources.clone().into());
    format!("{}\n", serde_json::Value::Object(all))
}

fn text(out: &mut String, coverage: &Coverage<'_>) {
    for (word, n) in &coverage.by_certainty {
        let _ = writeln!(out, "{n:>6} way points {}", word.word());
    }
    for (word, n) in &coverage.by_reading {
        let _ = writeln!(out, "{n:>6} way points whose best source is {}", word.word());
    }
    let days: Vec<_> = coverage.silent_days.iter().map(|day| day.date_time().strftime("%-d %b").to_string()).collect();
    for (what, names) in [
        ("units without a track", coverage.without_track.join(" ")),
        ("days on which no source places a unit", days.join(", ")),
        ("sources on which nothing rests", coverage.unused_sources.join(" ")),
    ] {
        let _ = writeln!(out, "{what}: {}", if names.is_empty() { "none" } else { &names });
    }
}

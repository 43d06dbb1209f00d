//! `halhin-gol check`: every problem of a campaign at once, or what it holds.

use miette::{GraphicalReportHandler, LabeledSpan, MietteDiagnostic, NamedSource, Report};
use std::{collections::BTreeMap, fmt::Write as _, io::IsTerminal, process::ExitCode};

use super::{CheckFormat, answer, count};
use crate::campaign::{folder::CampaignFolder, model::Campaign, problem::Problem, words::Certainty};

pub(super) fn run(folder: &CampaignFolder, format: CheckFormat) -> ExitCode {
    match Campaign::check(folder) {
        Ok(campaign) => answer(&coverage(&campaign, format)),
        Err(problems) => {
            let printed = answer(&list(&problems, folder));
            if printed == ExitCode::SUCCESS { ExitCode::FAILURE } else { printed }
        }
    }
}

/// Every problem: with the line it stands on for a person at a terminal, one a line for a program.
pub(super) fn list(problems: &[Problem], folder: &CampaignFolder) -> String {
    let mut out = String::new();
    let person = std::io::stdout().is_terminal();
    for problem in problems {
        // Writing to a String cannot fail.
        let _ = match folder.files.iter().find(|(path, _)| *path == problem.file) {
            Some((_, text)) if person => write!(out, "{}", report(problem, text)),
            _ => writeln!(out, "{problem}"),
        };
    }
    let _ = writeln!(out, "{}", count(problems));
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
    let points = || campaign.units.iter().flat_map(|unit| &unit.track.points);
    let by_certainty: BTreeMap<&str, usize> = Certainty::ALL
        .iter()
        .map(|certainty| (certainty.word(), points().filter(|point| point.certainty == *certainty).count()))
        .collect();
    // Fronts, figures, chapters and disputes have no files yet: the counts say so.
    let counts = [
        ("units", campaign.units.len()),
        ("way_points", points().count()),
        ("events", campaign.events.len()),
        ("places", campaign.places.len()),
        ("sources", campaign.sources.len()),
        ("disputes", 0),
        ("fronts", 0),
        ("figures", 0),
        ("chapters", 0),
        ("crossings", campaign.crossings.len()),
    ];
    match format {
        CheckFormat::Json => {
            let mut object: serde_json::Map<String, serde_json::Value> =
                counts.iter().map(|(name, n)| ((*name).to_owned(), (*n).into())).collect();
            let certainty = by_certainty.into_iter().map(|(name, n)| (name.to_owned(), n.into())).collect();
            object.insert("way_points_by_certainty".to_owned(), serde_json::Value::Object(certainty));
            format!("{}\n", serde_json::Value::Object(object))
        }
        CheckFormat::Text => {
            let mut out = format!("{}: no problem found\n", campaign.title.en());
            for (name, n) in counts {
                let _ = writeln!(out, "{:>6} {}", n, name.replace('_', " "));
            }
            for (name, n) in by_certainty {
                let _ = writeln!(out, "{n:>6} way points {name}");
            }
            out
        }
    }
}

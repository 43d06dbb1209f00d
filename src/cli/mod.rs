//! The command line: what was asked, and the printed answers.

mod check;
mod state;

use clap::{Parser, Subcommand, ValueEnum};
use std::{path::PathBuf, process::ExitCode};

use crate::{
    campaign::{
        folder::CampaignFolder,
        model::Campaign,
        time::{Instant, parse_instant},
        words::Account,
    },
    generate::Plan,
};

#[cfg(feature = "app")]
use crate::window::Hands;

/// An interactive, sourced battle map of the war on the Halhin Gol, May to September 1939.
///
/// Without a command it opens the map.
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "Exit codes: 0 done; 1 failed, and standard error says why; 2 wrong usage; 128 + n ended by signal n."
)]
pub struct Arguments {
    /// Use the campaign in this folder instead of the one built in.
    #[arg(long, value_name = "DIR", global = true)]
    campaign: Option<PathBuf>,
    /// Measure how the map runs, print it as JSON and end.
    #[cfg(feature = "app")]
    #[arg(long, value_enum, value_name = "HOW", num_args = 0..=1, default_missing_value = "whole", hide = true)]
    measure: Option<crate::measure::Measure>,
    #[cfg(feature = "app")]
    #[command(flatten)]
    monkey: crate::monkey::MonkeyArguments,
    #[command(subcommand)]
    command: Option<Command>,
}

impl Arguments {
    /// Reads the words of a command line, the first of which is the program's name. Fails with what is printed to
    /// one who asked wrongly, or for help.
    pub fn read(words: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Self, String> {
        Self::try_parse_from(words).map_err(|why| why.to_string())
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print every problem of a campaign, or what it holds when there is none.
    Check {
        /// The campaign's folder; the built-in campaign when left out.
        dir: Option<PathBuf>,
        /// How to print what the campaign holds.
        #[arg(long, value_enum, default_value_t)]
        format: CheckFormat,
    },
    /// Print every unit on the map at an instant.
    State {
        /// The instant on the campaign clock (UTC+8), for instance 1939-07-03T09:00.
        #[arg(long, value_parser = parse_instant)]
        at: Instant,
        /// Whose account to follow where accounts differ.
        #[arg(long, value_enum, default_value_t)]
        account: StateAccount,
        /// How to print it.
        #[arg(long, value_enum, default_value_t)]
        format: StateFormat,
    },
    /// Check a campaign and write its files anew, in one style, into a folder.
    Export {
        /// The folder: a new one, or one that is empty.
        dir: PathBuf,
    },
    /// Print the fingerprints of the state at a thousand instants; for makers of the map.
    #[command(hide = true)]
    Digest,
    /// Write a campaign by chance, of any size, to measure and to try the program with.
    Generate {
        /// How many units march.
        #[arg(long)]
        units: u32,
        /// How many way points each of them has, three hours apart.
        #[arg(long, default_value_t = 40)]
        points: u32,
        /// The seed: the same one gives the same campaign.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The folder: an empty or a new one.
        dir: PathBuf,
    },
    /// Draw a picture of the map without a window.
    #[cfg(feature = "app")]
    Snapshot(Box<crate::snapshot::SnapshotArguments>),
    /// Open the map as an address or a saved view says.
    #[cfg(feature = "app")]
    Open {
        /// What stands behind the question mark of the page's address ('at=1939-08-20T05:45&view=fui,13'), or the
        /// file of a saved view.
        what: String,
    },
    /// Write the hand-out of a lesson as an HTML file for A4 paper.
    #[cfg(feature = "app")]
    Handout {
        /// The lesson: ten, twenty-five or forty-five.
        lesson: String,
        /// With the answers and the notes for the teacher.
        #[arg(long)]
        answers: bool,
        /// The language: en or mn.
        #[arg(long, value_parser = crate::address::parse_language, default_value = "en")]
        lang: crate::lang::Language,
        /// The file to write.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Write the edition to read into a folder: an HTML page with pictures that needs neither WebGL nor JavaScript.
    #[cfg(feature = "app")]
    Edition {
        /// The folder; an edition that it holds is replaced.
        dir: PathBuf,
        /// The language: en or mn.
        #[arg(long, value_parser = crate::address::parse_language, default_value = "en")]
        lang: crate::lang::Language,
    },
    /// Bake the relief from its points; for makers of the map.
    #[cfg(feature = "app")]
    #[command(hide = true)]
    BakeRelief {
        /// Where to write the picture.
        #[arg(short, long, default_value = "assets/map/relief.png")]
        output: PathBuf,
    },
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum CheckFormat {
    #[default]
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum StateFormat {
    #[default]
    Text,
    Json,
    Geojson,
    /// The situation in sixty words at most, as it is read aloud.
    #[cfg(feature = "app")]
    Report,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum StateAccount {
    #[default]
    Synthesis,
    Soviet,
    Japanese,
}

impl From<StateAccount> for Account {
    fn from(account: StateAccount) -> Self {
        match account {
            StateAccount::Synthesis => Self::Synthesis,
            StateAccount::Soviet => Self::Soviet,
            StateAccount::Japanese => Self::Japanese,
        }
    }
}

/// Does what the command line asks. The exit code is 0 where it is done, 1 where it failed and standard error says why, 2
/// for wrong usage; a signal with the number n ends the program with 128 + n, as shells count.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let folder = || match &arguments.campaign {
        Some(dir) => CampaignFolder::read(dir),
        None => CampaignFolder::embedded(),
    };
    #[cfg(feature = "app")]
    let hands = match (arguments.monkey.orders(), arguments.measure) {
        (Some(_), _) if arguments.command.is_some() => {
            return ended(Err("--fuzz lets a monkey at the window; leave the command out".to_owned()));
        }
        (Some(orders), _) => Hands::Monkey(orders),
        (None, Some(measure)) => Hands::Measure(measure),
        (None, None) => Hands::Reader,
    };
    match arguments.command {
        Some(Command::Check { dir, format }) => {
            let folder = dir.as_deref().map_or_else(folder, CampaignFolder::read);
            check::run(&folder, format)
        }
        Some(Command::State { at, account, format }) => state::run(&folder(), at, account.into(), format),
        Some(Command::Export { dir }) => match checked(&folder()) {
            Ok(campaign) => ended(crate::files::save_folder(&dir, campaign.texts())),
            Err(code) => code,
        },
        Some(Command::Digest) => match checked(&folder()) {
            Ok(campaign) => answer(&crate::replay::digest::lines(&campaign)),
            Err(code) => code,
        },
        Some(Command::Generate { units, points, seed, dir }) => {
            ended(Plan::new(units, points, seed).and_then(|plan| plan.write(&dir)))
        }
        #[cfg(feature = "app")]
        Some(Command::Snapshot(snapshot)) => ended(drawn(|| crate::snapshot::run(&folder(), &snapshot))),
        #[cfg(feature = "app")]
        Some(Command::Handout { lesson, answers, lang, output }) => match checked(&folder()) {
            Ok(campaign) => ended(drawn(|| handout(campaign, &lesson, (answers, lang), &output))),
            Err(code) => code,
        },
        #[cfg(feature = "app")]
        Some(Command::Edition { dir, lang }) => match checked(&folder()) {
            Ok(campaign) => ended(drawn(|| edition(campaign, lang, &dir))),
            Err(code) => code,
        },
        #[cfg(feature = "app")]
        Some(Command::BakeRelief { output }) => ended(crate::map::relief::bake_to(&output)),
        #[cfg(feature = "app")]
        Some(Command::Open { what }) => match saved_view(&what) {
            Ok(query) => closed(crate::window::run(&folder(), Some(&query), hands)),
            Err(why) => ended(Err(why)),
        },
        #[cfg(feature = "app")]
        None => closed(crate::window::run(&folder(), None, hands)),
        #[cfg(not(feature = "app"))]
        None => ended(Err("this build has no window; build it with the feature 'app', or see --help".to_owned())),
    }
}

/// The address in the file of a saved view; what names no file is an address itself.
#[cfg(feature = "app")]
fn saved_view(what: &str) -> Result<String, String> {
    let path = std::path::Path::new(what);
    if what.contains('=') && !path.exists() {
        return Ok(what.to_owned());
    }
    let text = read_view(path).map_err(|why| format!("cannot read the view '{what}': {why}"))?;
    let query = text.trim();
    if query.contains(char::is_whitespace) || !query.contains('=') {
        return Err(format!(
            "'{what}' holds no view; a saved view is one line such as at=1939-08-20T05:45&view=fui,13"
        ));
    }
    Ok(query.to_owned())
}

/// The text of a saved view. It is short: of anything else no more is read than shows that it is none.
#[cfg(feature = "app")]
fn read_view(path: &std::path::Path) -> Result<String, String> {
    use std::io::Read as _;
    let most = crate::address::LONGEST_READ as u64;
    let there = std::fs::metadata(path).map_err(|why| match why.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => why.to_string(),
    })?;
    if !there.is_file() {
        return Err("it is no ordinary file".to_owned());
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|why| why.to_string())?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(|why| why.to_string())?;
    if bytes.len() as u64 > most {
        return Err(format!("it is longer than {most} letters, and a saved view is one line"));
    }
    String::from_utf8(bytes).map_err(|_| "it is not text".to_owned())
}

/// Draws something; an engine that gives up is a sentence.
#[cfg(feature = "app")]
fn drawn(draw: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    use crate::loading::guard::{give_up, watched};
    watched(give_up, draw).and_then(|ended| ended)
}

/// How the window ended.
#[cfg(feature = "app")]
fn closed(result: Result<ExitCode, String>) -> ExitCode {
    result.unwrap_or_else(|why| ended(Err(why)))
}

/// Writes the hand-out of a lesson.
#[cfg(feature = "app")]
fn handout(
    campaign: Campaign,
    lesson: &str,
    (answers, language): (bool, crate::lang::Language),
    output: &std::path::Path,
) -> Result<(), String> {
    let lesson = crate::address::parse_lesson(lesson, &campaign)?;
    let lang = crate::lang::Lang::of(language)?;
    crate::files::write_text(output, &crate::handout::write(&std::sync::Arc::new(campaign), lesson, answers, &lang)?)
}

/// Writes the edition to read.
#[cfg(feature = "app")]
fn edition(campaign: Campaign, language: crate::lang::Language, folder: &std::path::Path) -> Result<(), String> {
    crate::edition::write(&std::sync::Arc::new(campaign), &crate::lang::Lang::of(language)?, folder)
}

/// The campaign, or its problems on standard error.
fn checked(folder: &CampaignFolder) -> Result<Campaign, ExitCode> {
    Campaign::check(folder).map_err(|problems| {
        say(&check::list(&problems, folder));
        ExitCode::FAILURE
    })
}

fn ended(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            say(&format!("halhin-gol: {why}\n"));
            ExitCode::FAILURE
        }
    }
}

/// Writes to standard output; a reader that has gone away is no failure of ours.
fn answer(text: &str) -> ExitCode {
    use std::io::Write as _;
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(why) if why.kind() != std::io::ErrorKind::BrokenPipe => ended(Err(format!("cannot print: {why}"))),
        _ => ExitCode::SUCCESS,
    }
}

/// Writes to standard error, where nothing can be done about a failure.
fn say(text: &str) {
    use std::io::Write as _;
    let _ = std::io::stderr().write_all(text.as_bytes());
}

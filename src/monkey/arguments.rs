//! What the command line says about the monkey.

use std::time::Duration;

/// Sets a monkey before the window; for makers of the map.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct MonkeyArguments {
    /// Let a monkey at the window that begins with this seed, a whole number.
    #[arg(long, hide = true, allow_hyphen_values = true, value_name = "SEED", value_parser = parse_seed)]
    fuzz: Option<u64>,
    /// How many minutes the monkey is at it.
    #[arg(long, hide = true, allow_hyphen_values = true, value_name = "N", value_parser = parse_minutes, requires = "fuzz")]
    minutes: Option<f64>,
}

/// What a monkey is told before it begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Orders {
    /// What its chance begins with.
    pub seed: u64,
    /// How long it is at it.
    pub time: Duration,
}

/// A day: nobody waits longer.
const LONGEST: f64 = 1_440.0;

impl MonkeyArguments {
    /// The orders, where a monkey is wanted.
    pub fn orders(self) -> Option<Orders> {
        let minutes = self.minutes.unwrap_or(1.0);
        self.fuzz.map(|seed| Orders { seed, time: Duration::from_secs_f64(minutes * 60.0) })
    }
}

fn parse_seed(value: &str) -> Result<u64, String> {
    value.parse().map_err(|_| format!("'{value}' is no seed; a seed is a whole number such as 1939"))
}

fn parse_minutes(value: &str) -> Result<f64, String> {
    let minutes = value.parse::<f64>().ok().filter(|minutes| *minutes > 0.0 && *minutes <= LONGEST);
    minutes.ok_or_else(|| format!("'{value}' is no number of minutes; it is more than 0 and at most {LONGEST}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        monkey: MonkeyArguments,
    }

    fn orders(words: &[&str]) -> Result<Option<Orders>, String> {
        let line = Line::try_parse_from([&["halhin-gol"], words].concat());
        line.map(|line| line.monkey.orders()).map_err(|why| why.to_string())
    }

    #[test]
    fn a_seed_is_a_whole_number_and_minutes_are_neither_none_nor_endless() {
        let minute = |seed, minutes| Ok(Some(Orders { seed, time: Duration::from_secs_f64(60.0 * minutes) }));
        assert_eq!(orders(&[]), Ok(None));
        assert_eq!(orders(&["--fuzz", "1939"]), minute(1939, 1.0));
        assert_eq!(orders(&["--fuzz", "0", "--minutes", "0.5"]), minute(0, 0.5));
        for (words, part) in [
            (["--fuzz", "-1"].as_slice(), "'-1' is no seed"),
            (&["--fuzz", "1.5"], "'1.5' is no seed"),
            (&["--fuzz", "1", "--minutes", "0"], "'0' is no number of minutes"),
            (&["--fuzz", "1", "--minutes", "NaN"], "'NaN' is no number of minutes"),
            (&["--fuzz", "1", "--minutes", "1e9"], "at most 1440"),
            (&["--minutes", "3"], "--fuzz"),
        ] {
            let why = orders(words).expect_err("it is odd");
            assert!(why.contains(part), "{words:?}: {why}");
        }
    }
}

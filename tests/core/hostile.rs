//! Campaigns that mean harm: too large, too deep, too many, too strange. Each is answered or refused with a sentence that
//! names the limit, and twice as much of it takes at most three times as long.

#[cfg(unix)]
mod disk;
mod strange;

use halhin_gol::campaign::{
    folder::CampaignFolder,
    limits::{LARGEST_FILE, MOST_FILES, MOST_PROBLEMS, MOST_UNITS, MOST_WAY_POINTS},
    model::Campaign,
};
use std::time::Duration;

use super::broken::FILES;

/// The small campaign with the text of one file given anew.
fn with(file: &str, text: String) -> Vec<(String, String)> {
    let mut files: Vec<_> = FILES.iter().map(|(path, own)| ((*path).to_owned(), (*own).to_owned())).collect();
    files.retain(|(path, _)| path != file);
    files.push((file.to_owned(), text));
    files
}

/// The problems of a campaign, of which there are never more than are told and one for the rest.
fn told(files: Vec<(String, String)>) -> Vec<String> {
    let problems = Campaign::check(&CampaignFolder::from_texts(files)).err().unwrap_or_default();
    assert!(problems.len() <= MOST_PROBLEMS + 1, "{} problems", problems.len());
    problems.iter().map(ToString::to_string).collect()
}

/// The small campaign with one change in one file.
fn changed(file: &str, from: &str, to: &str) -> Vec<String> {
    let (_, text) = FILES.into_iter().find(|(path, _)| *path == file).expect("there is such a file");
    assert!(text.contains(from), "{from} is not in {file}");
    told(with(file, text.replacen(from, to, 1)))
}

/// Asserts that somewhere among the problems one says this.
fn says(problems: &[String], words: &str) {
    let few = &problems[..problems.len().min(5)];
    assert!(problems.iter().any(|problem| problem.contains(words)), "'{words}' is not said: {few:#?}");
}

fn unit(id: usize, more: &str) -> String {
    format!(
        "(id: \"u-{id:06}\", side: Soviet, name: {{\"en\": \"Unit\"}}, label: \"U\", branch: Infantry, echelon: Regiment, \
         speed: Foot, sources: [\"KOLOMIETS\"]{more}),\n"
    )
}

/// The order of battle of the small campaign and so many units more.
fn army(count: usize, more: impl Fn(usize) -> String) -> String {
    let (_, forces) = FILES.into_iter().find(|(path, _)| *path == "forces.ron").expect("it has forces");
    let units: String = (0..count).map(|id| unit(id, &more(id))).collect();
    forces.replace("]),\n]", &format!("]),\n{units}]"))
}

/// Asserts that twice as much takes at most three times as long. The best of some tries, because the machine does other
/// things too.
#[expect(clippy::disallowed_methods, reason = "a test of time on a machine that has a clock")]
fn does_not_grow_faster(what: &str, n: usize, work: impl Fn(usize) -> Vec<(String, String)>) {
    let time = |n: usize| {
        let folder = CampaignFolder::from_texts(work(n));
        let begin = std::time::Instant::now();
        let answer = Campaign::check(&folder);
        (begin.elapsed(), answer.is_ok()).0
    };
    let (mut once, mut twice) = (Duration::MAX, Duration::MAX);
    for _ in 0..5 {
        (once, twice) = (once.min(time(n)), twice.min(time(n * 2)));
        if twice < once * 3 {
            return;
        }
    }
    panic!("{what}: {n} take {once:?}, {} take {twice:?}", n * 2);
}

#[test]
fn a_text_of_a_hundred_megabytes_is_not_read() {
    let problems = told(with("forces.ron", " ".repeat(100_000_000)));
    says(&problems, "forces.ron:1:1: this file is larger than 32 MB, the most that is read");
    says(&told(with("forces.ron", " ".repeat(LARGEST_FILE as usize))), "this file is empty");
}

#[test]
fn of_a_hundred_and_one_thousand_files_none_is_read() {
    let files = (0..MOST_FILES + 1).map(|i| (format!("tracks/{i}.ron"), String::new()));
    let problems = told(files.collect());
    assert_eq!(problems.len(), 1, "{problems:#?}");
    says(&problems, "a campaign has 101000 files at most");
}

#[test]
fn a_million_units_and_a_million_way_points_are_counted_and_refused() {
    let problems = told(with("forces.ron", format!("[{}]", "(),\n".repeat(1_000_000))));
    says(&problems, "forces.ron:1:1: there are more than 100000 in this list, the most that are read");
    let track = |count| format!("(unit: \"jp-71\", end: CeaseFire, points: [{}])", "(),".repeat(count));
    let problems = told(with("tracks/jp-71.ron", track(1_000_000)));
    says(&problems, "tracks/jp-71.ron:1:41: there are more than 100000 in this list");
    let problems = told(with("tracks/jp-71.ron", track(MOST_WAY_POINTS + 1)));
    says(&problems, "tracks/jp-71.ron:1:9: there are 10001 in this list; 10000 at most are read");
}

#[test]
fn a_hundred_thousand_units_are_no_problem_and_one_more_is() {
    assert_eq!(told(with("forces.ron", army(MOST_UNITS - 1, |_| String::new()))), Vec::<String>::new());
    says(&told(with("forces.ron", army(MOST_UNITS, |_| String::new()))), "there are more than 100000 in this list");
}

#[test]
fn lines_of_a_million_points_are_refused() {
    for (count, words) in [
        (1_000_000, "there are more than 100000 in this list, the most that are read"),
        (20_000, "in this list; 10000 at most are read"),
    ] {
        let points = "(47.8, 118.6), ".repeat(count);
        let found = changed("tracks/jp-71.ron", "03 09:00\",", &format!("03 09:00\", via: [{points}],"));
        says(&found, words);
        says(&changed("fronts.ron", "[(47.9, 118.5), ", &format!("[{points}")), words);
    }
}

#[test]
fn of_a_million_problems_the_first_are_told_and_the_others_counted() {
    let points = "(tme: 1),\n".repeat(MOST_WAY_POINTS);
    let mut files = with("forces.ron", army(100, |_| String::new()));
    files.extend((0..100).map(|i| {
        let track = format!("(unit: \"u-{i:06}\", end: CeaseFire, points: [{points}])");
        (format!("tracks/u-{i:06}.ron"), track)
    }));
    let problems = told(files);
    says(&problems, "tracks/u-000000.ron:500:2: unknown field 'tme'; did you mean 'time'?");
    assert_eq!(problems.len(), MOST_PROBLEMS + 1);
    assert_eq!(problems[MOST_PROBLEMS], "and more:1:1: 999500 more problems are not told; mend these first");
}

#[test]
fn an_id_given_a_hundred_thousand_times_is_told_of_some_hundred_times() {
    let units = unit(7, "").repeat(MOST_UNITS - 1);
    let (_, forces) = FILES.into_iter().find(|(path, _)| *path == "forces.ron").expect("it has forces");
    let forces = forces.replace("]),\n]", &format!("]),\n{units}]"));
    let problems = told(with("forces.ron", forces));
    says(&problems, "forces.ron:4:7: the id 'u-000007' is given twice");
    says(&problems, "more problems are not told");
}

/// Events that name units that are not there, whose names are like those of units that are.
fn misspelt(count: usize) -> Vec<(String, String)> {
    let mut files = with("forces.ron", army(count, |_| String::new()));
    let names: String = (0..count).map(|id| format!("\"v-{id:06}\", ")).collect();
    files.retain(|(path, _)| path != "events/july.ron");
    let (_, events) = FILES.into_iter().find(|(path, _)| *path == "events/july.ron").expect("it has events");
    files.push(("events/july.ron".to_owned(), events.replace("weight: 3", &format!("weight: 3, units: [{names}]"))));
    files
}

#[test]
fn a_hundred_thousand_misspelt_units_are_not_each_compared_with_every_unit() {
    let problems = told(misspelt(MOST_UNITS - 1));
    says(&problems, "unknown unit 'v-000000'; did you mean 'u-000000'?");
    says(&problems, "unknown unit 'v-000400'");
    does_not_grow_faster("misspelt units", 4_000, misspelt);
}

fn chain(count: usize, closed: bool) -> Vec<(String, String)> {
    let above = move |id: usize| if id + 1 == count && !closed { None } else { Some((id + 1) % count) };
    let parents = |id: usize| above(id).map_or_else(String::new, |id| format!(", parents: [(unit: \"u-{id:06}\")]"));
    with("forces.ron", army(count, parents))
}

#[test]
fn a_chain_of_command_or_a_ring_of_a_hundred_thousand_is_not_walked_to_its_end() {
    let problems = told(chain(MOST_UNITS - 1, false));
    says(&problems, "'u-000000' stands under more than 32 units on 1939-07-01T00:00, one above the other");
    let problems = told(chain(MOST_UNITS - 1, true));
    says(&problems, "'u-000000' stands under more than 32 units");
    says(&told(chain(30, true)), "'u-000029' stands under itself");
    assert_eq!(told(chain(30, false)), Vec::<String>::new());
    does_not_grow_faster("a chain of command", 10_000, |n| chain(n, false));
}

#[test]
fn a_unit_may_change_its_parent_often_but_not_endlessly() {
    let parents = "(unit: \"u-000001\", from: \"1939-07-02\"), ".repeat(50_000);
    let army = army(2, |id| if id == 0 { format!(", parents: [{parents}]") } else { String::new() });
    says(&told(with("forces.ron", army)), "there are 50000 in this list; 32 at most are read");
}

/// Records that are all wrong, on one line.
fn one_line(count: usize) -> Vec<(String, String)> {
    let units: String = (0..count).map(|id| unit(id, ", parnets: []").replace('\n', " ")).collect();
    with("forces.ron", format!("[{units}]"))
}

#[test]
fn a_line_of_sixteen_megabytes_is_counted_once_and_not_for_every_problem() {
    let problems = told(one_line(95_000));
    says(&problems, "forces.ron:1:141: unknown field 'parnets'; did you mean 'parents'?");
    says(&problems, "more problems are not told");
    does_not_grow_faster("a long line", 10_000, one_line);
}

#[test]
fn units_in_more_events_than_can_be_followed_are_refused() {
    let point = |day: usize, hour: usize, minute: usize| {
        format!(
            "(time: \"1939-07-{day:02} {hour:02}:{minute:02}\", doubt_h: 300, place: \"fui\", activity: March, certainty: \
             Known, error_km: 2.0, sources: [\"KOLOMIETS\"]),\n"
        )
    };
    let points: String = (0..9_000).map(|i| point(1 + i / 1_440, i / 60 % 24, i % 60)).collect();
    let mut files = with("tracks/jp-71.ron", format!("(unit: \"jp-71\", end: CeaseFire, points: [{points}])"));
    let (_, events) = FILES.into_iter().find(|(path, _)| *path == "events/july.ron").expect("it has events");
    let units = "\"jp-71\", ".repeat(100_000);
    files.retain(|(path, _)| path != "events/july.ron");
    let events = events.replace("weight: 3", &format!("place: \"fui\", weight: 3, units: [{units}]"));
    files.push(("events/july.ron".to_owned(), events));
    says(&told(files), "more units take part in more events than can be followed");
}

#[test]
fn brackets_nested_a_hundred_thousand_deep_at_every_field_are_refused() {
    for (open, close) in [("[", "]"), ("(", ")"), ("{\"a\":", "}"), ("Some(", ")"), ("a(", ")"), ("/*", "*/")] {
        for (file, text) in FILES {
            let deep = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
            for (at, _) in text.match_indices(": ").step_by(3) {
                let nested = format!("{} {deep} {}", &text[..at + 1], &text[at + 2..]);
                let found = told(with(file, nested));
                // Remarks within remarks are no records: they mean nothing, however deep.
                assert_eq!(found.is_empty(), open == "/*", "{file} with {open} at {at}: {found:#?}");
            }
        }
    }
}

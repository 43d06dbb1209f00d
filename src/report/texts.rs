//! Tests of the report against the data: what it says at many instants, and its words at a few.

#[cfg(test)]
mod tests {
    use super::super::*;
    use crate::{
        campaign::time::parse_instant,
        lang::{Language, Pseudo},
    };

    fn campaign() -> Campaign {
        Campaign::embedded().unwrap_or_else(|problems| panic!("{problems:#?}"))
    }

    fn of(campaign: &Campaign, at: Instant, account: Account, selected: Option<UnitId>, lang: &Lang) -> String {
        let situation = Situation::as_told(campaign, at, account);
        write(&Moment { campaign, situation: &situation, account, least: Certainty::Inferred, selected }, lang)
    }

    /// Every six hours of the campaign.
    fn instants(campaign: &Campaign) -> impl Iterator<Item = Instant> + use<> {
        let span = campaign.span;
        (0..).map(move |step| span.from.plus(step * 6 * HOUR)).take_while(move |at| *at <= span.to)
    }

    /// The moments whose texts stand in `tests/golden/reports.txt`, with the unit that is selected.
    const GOLDEN: [(&str, Option<&str>); 8] = [
        ("1939-05-28T09:00", None),
        ("1939-06-20T12:00", None),
        ("1939-07-03T09:00", None),
        ("1939-07-05T02:00", Some("su-11-tank-brigade")),
        ("1939-08-20T05:45", None),
        ("1939-08-20T12:00", None),
        ("1939-08-24T12:00", Some("jp-26-infantry-regiment")),
        ("1939-09-16T07:00", None),
    ];

    #[test]
    fn its_words_at_some_moments_are_these() {
        let campaign = campaign();
        let mut said = String::new();
        for (at, selected) in GOLDEN {
            let selected = selected.map(|id| campaign.find_unit(id).expect(id));
            for language in Language::ALL {
                let lang = Lang::of(language).expect("the files are sound");
                let text = of(&campaign, parse_instant(at).expect(at), Account::Synthesis, selected, &lang);
                said.push_str(&format!("{at} {}\n{text}\n\n", language.code()));
            }
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/reports.txt");
        let golden = std::fs::read_to_string(path).unwrap_or_default();
        assert!(golden.trim() == said.trim(), "the reports differ from {path}:\n{said}");
    }

    /// What a sentence on those that move names: `11th Tank Brigade attacks north-west`, …
    fn entries(sentence: &str) -> impl Iterator<Item = &str> {
        let list = sentence.split_once(": ").map_or("", |(_, list)| list);
        list.split("; ").filter(|entry| !entry.ends_with("more moving or attacking."))
    }

    #[test]
    fn at_every_instant_it_is_short_and_dated_and_names_who_moves_and_who_is_selected() {
        let campaign = campaign();
        let lang = Lang::english().expect("the English files are sound");
        for (number, at) in instants(&campaign).enumerate() {
            for account in Account::ALL.iter().copied() {
                let selected = Some(UnitId::at(number % campaign.units.len()));
                let situation = Situation::as_told(&campaign, at, account);
                let text = of(&campaign, at, account, selected, &lang);
                assert!(words(&text) <= MOST_WORDS, "{} words: {text}", words(&text));
                assert!(text.starts_with(&format!("{}, {}", lang.date(at), lang.clock(at))), "{at}: {text}");
                let chosen = selected.map(|unit| lang.text(&campaign.unit(unit).name).into_owned()).expect("one");
                assert!(text.contains(&format!("Selected: {chosen},")), "{at}: {text}");
                let least = Certainty::Inferred;
                let moment = Moment { campaign: &campaign, situation: &situation, account, least, selected };
                let acting: Vec<_> = situation.units().iter().filter(|state| moves::acts(state)).collect();
                for sentence in moves::told(&moment, 2, &lang).iter().filter(|text| text.contains(": ")) {
                    for entry in entries(sentence) {
                        let moves = acting.iter().any(|state| {
                            let name = lang.text(&campaign.unit(state.unit).name);
                            name.split(" (").next().is_some_and(|name| entry.starts_with(&format!("{name} ")))
                        });
                        assert!(moves, "{at} {account:?}: it does not move: {entry}");
                    }
                }
            }
        }
    }

    #[test]
    fn in_every_language_and_with_the_longest_words_it_stays_short() {
        let campaign = campaign();
        let mut langs: Vec<Lang> = Language::ALL.map(|language| Lang::of(language).expect("sound files")).into();
        langs.extend(Pseudo::ALL.map(|pseudo| Lang::pseudo(pseudo).expect("sound files")));
        for (number, at) in instants(&campaign).enumerate().step_by(3) {
            for lang in &langs {
                let text = of(&campaign, at, Account::Synthesis, Some(UnitId::at(number % campaign.units.len())), lang);
                assert!(words(&text) <= MOST_WORDS && !text.contains("report-"), "{}: {text}", words(&text));
            }
        }
    }

    #[test]
    fn each_side_comes_first_on_every_other_day_and_both_have_as_many_names() {
        let campaign = campaign();
        let lang = Lang::english().expect("the English files are sound");
        let (mut ours, mut theirs) = (0, 0);
        for at in instants(&campaign) {
            let situation = Situation::at(&campaign, at);
            let account = Account::Synthesis;
            let moment = Moment {
                campaign: &campaign,
                situation: &situation,
                account,
                least: Certainty::Inferred,
                selected: None,
            };
            if let [first, second] = &moves::told(&moment, 2, &lang)[..] {
                ours += u32::from(first.starts_with("Soviet"));
                theirs += u32::from(first.starts_with("Japanese"));
                assert_ne!(first.split(':').next(), second.split(':').next());
            }
        }
        assert!(ours > 20 && theirs > 20, "{ours} {theirs}");
    }

    #[test]
    fn what_is_less_sure_than_asked_for_is_not_told() {
        let campaign = campaign();
        let lang = Lang::english().expect("the English files are sound");
        for at in instants(&campaign).step_by(4) {
            let situation = Situation::at(&campaign, at);
            let selected = situation.units().iter().find(|state| state.certainty > Certainty::Known);
            let (account, least) = (Account::Synthesis, Certainty::Known);
            let selected = selected.map(|state| state.unit);
            let text = write(&Moment { campaign: &campaign, situation: &situation, account, least, selected }, &lang);
            assert!(selected.is_none() || text.contains(", hidden: "), "{text}");
            assert!(!text.contains("front, about") || at >= parse_instant("1939-08-31").expect("a day"), "{text}");
        }
    }
}

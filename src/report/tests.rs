//! Tests of the report against the data: what it says at many instants, and its words at a few.

#[cfg(test)]
mod tests {
    use super::super::*;
    use crate::{campaign::time::parse_instant, lang::Language};

    fn campaign() -> Campaign {
        Campaign::embedded().expect("the embedded campaign is sound")
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

    #[test]
    fn show_texts() {
        let (campaign, lang) = (campaign(), Lang::english().expect("English"));
        let mn = Lang::of(Language::Mongolian).expect("Mongolian");
        for at in [
            "1939-05-28T09:00",
            "1939-06-20T12:00",
            "1939-07-03T09:00",
            "1939-07-05T02:00",
            "1939-08-20T05:45",
            "1939-08-20T12:00",
            "1939-08-24T12:00",
            "1939-08-30T12:00",
            "1939-09-16T07:00",
        ] {
            let unit = if at.starts_with("1939-08-24") { campaign.find_unit("jp-26-infantry-regiment") } else { None };
            for lang in [&lang, &mn] {
                let text = of(&campaign, parse_instant(at).expect(at), Account::Synthesis, unit, lang);
                println!("{at} {}: {text}\n", words(&text));
            }
        }
    }
}

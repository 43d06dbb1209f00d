//! Figures and open questions to read: what each side says stands beside what the others say.

use super::page::Page;
use crate::{
    campaign::{
        model::{Claim, Figure, Statement},
        words::{Claimant, FigureKind},
    },
    lang::capital,
    sheet::escaped,
};

/// Writes every figure, by kind.
pub(super) fn write(page: &mut Page<'_>) {
    let campaign = page.campaign.clone();
    page.raw("<section id=\"figures\">");
    page.say("h2", "panel-figures");
    for kind in FigureKind::ALL {
        let mut figures = campaign.figures.iter().filter(|figure| figure.kind == *kind).peekable();
        if figures.peek().is_some() {
            page.say("h3", &format!("figure-kind-{}", kind.word()));
            figures.for_each(|figure| self::figure(page, figure));
        }
    }
    page.raw("</section>");
}

fn figure(page: &mut Page<'_>, figure: &Figure) {
    let lang = page.lang;
    page.raw(&format!("<article id=\"figure-{}\">", escaped(&figure.id)));
    page.words("h4", &figure.title);
    let (from, to) = (lang.day_and_month_short(figure.span.from), lang.day_and_month_short(figure.span.to.plus(-1)));
    let when =
        if from == to { from } else { lang.with("panel-figures-span", &[("from", from.into()), ("to", to.into())]) };
    let measure = lang.word("measure", figure.measure.word());
    page.line(
        "p class=\"kicker\"",
        &lang.with("panel-figures-what", &[("measure", measure.into()), ("when", when.into())]),
    );
    page.raw("<table>\n<thead><tr>");
    for heading in ["edition-who", "edition-number", "edition-what"] {
        page.say("th scope=\"col\"", heading);
    }
    page.raw("</tr></thead>\n<tbody>");
    figure.values.iter().for_each(|claim| claimed(page, claim));
    page.raw("</tbody>\n</table>");
    judged(page, figure.judgement.as_ref());
    page.raw("</article>");
}

fn claimed(page: &mut Page<'_>, claim: &Claim) {
    let lang = page.lang;
    let mut number = lang.range(claim.low, claim.high);
    if claim.at_least {
        number = lang.with("range-at-least", &[("number", number.into())]);
    }
    page.raw(&format!("<tr class=\"{}\">", side(claim.by)));
    who(page, claim.by);
    page.line("td class=\"number\"", &number);
    page.raw("<td>");
    page.paragraphs(&claim.text);
    if claim.unverified {
        page.say("p class=\"doubt\"", "event-unverified");
    }
    page.sources("p class=\"small\"", &claim.sources);
    page.raw("</td></tr>");
}

/// Writes the questions that accounts answer differently.
pub(super) fn disputes(page: &mut Page<'_>) {
    let campaign = page.campaign.clone();
    page.raw("<section id=\"disputes\">");
    page.say("h2", "panel-disputes");
    for dispute in &campaign.disputes {
        page.raw(&format!("<article id=\"dispute-{}\">", escaped(&dispute.id)));
        page.words("h3", &dispute.title);
        page.raw("<table>\n<tbody>");
        for version in &dispute.versions {
            page.raw(&format!("<tr class=\"{}\">", side(version.by)));
            who(page, version.by);
            page.raw("<td>");
            stated(page, &version.said);
            page.raw("</td></tr>");
        }
        page.raw("</tbody>\n</table>");
        judged(page, dispute.judgement.as_ref());
        page.raw("</article>");
    }
    page.raw("</section>");
}

fn judged(page: &mut Page<'_>, judgement: Option<&Statement>) {
    let Some(judgement) = judgement else { return };
    page.raw("<div class=\"judged\">");
    page.say("p class=\"kicker\"", "panel-judgement");
    stated(page, judgement);
    page.raw("</div>");
}

fn stated(page: &mut Page<'_>, statement: &Statement) {
    page.paragraphs(&statement.text);
    if statement.unverified {
        page.say("p class=\"doubt\"", "event-unverified");
    }
    page.sources("p class=\"small\"", &statement.sources);
}

fn who(page: &mut Page<'_>, by: Claimant) {
    let name = capital(&page.lang.word("claimant", by.word()));
    page.line("th scope=\"row\"", &name);
}

/// The class that gives a row its claimant's colour.
fn side(by: Claimant) -> String {
    format!("by-{}", by.word())
}

//! The fronts of a moment in words: front lines, bridgeheads and pockets, each side's together.

use super::{Moment, coalition, doubtful, place};
use crate::{
    campaign::{
        model::Front,
        words::{Certainty, Coalition, FrontKind},
    },
    geo::LatLon,
    lang::Lang,
    replay::front::Outline,
};

/// A front that is there, and where it runs.
type Drawn<'a> = (&'a Front, Outline);

fn there<'a>(moment: &Moment<'a>) -> Vec<Drawn<'a>> {
    let least = moment.least;
    let drawn = |front: &'a Front| Outline::at(front, moment.now()).map(|outline| (front, outline));
    moment.campaign.fronts.iter().filter_map(drawn).filter(|(_, outline)| outline.certainty <= least).collect()
}

/// A sentence for each kind of front of each side, `fully` with lengths and the places nearest.
pub(super) fn told(moment: &Moment<'_>, fully: bool, lang: &Lang) -> Vec<String> {
    let all = there(moment);
    if all.is_empty() {
        return vec![lang.get("report-fronts-none")];
    }
    let mut sentences = Vec::new();
    for side in moment.sides() {
        for kind in [FrontKind::Line, FrontKind::Bridgehead, FrontKind::Pocket] {
            let own = |(front, _): &&Drawn<'_>| {
                front.kind == kind && front.sides.first().is_some_and(|one| one.coalition() == side)
            };
            let own: Vec<&Drawn<'_>> = all.iter().filter(own).collect();
            if !own.is_empty() {
                sentences.push(sentence(moment, (side, kind), &own, fully, lang));
            }
        }
    }
    sentences
}

/// How many fronts there are.
pub(super) fn counted(moment: &Moment<'_>, lang: &Lang) -> Vec<String> {
    match there(moment).len() {
        0 => vec![lang.get("report-fronts-none")],
        count => vec![lang.with("report-fronts-counted", &[("count", count.into())])],
    }
}

fn sentence(
    moment: &Moment<'_>,
    (side, kind): (Coalition, FrontKind),
    fronts: &[&Drawn<'_>],
    fully: bool,
    lang: &Lang,
) -> String {
    let names: Vec<String> = fronts.iter().map(|drawn| name(moment, drawn, fully, lang)).collect();
    let (who, names) = (("who", coalition(side, lang).into()), ("names", names.join("; ").into()));
    if kind == FrontKind::Line && fully {
        let metres: f64 = fronts.iter().map(|(_, outline)| length_m(&outline.line)).sum();
        if let Some((from, to)) = ends(moment, fronts, lang) {
            let km = ("km", format!("{:.0}", metres / 1_000.0).into());
            return lang.with("report-front-line-length", &[who, names, km, ("from", from.into()), ("to", to.into())]);
        }
    }
    let id = match kind {
        FrontKind::Line => "report-front-line",
        FrontKind::Bridgehead => "report-front-bridgehead",
        FrontKind::Pocket => "report-front-pocket",
    };
    lang.with(id, &[who, names])
}

/// The name of a front with the place nearest to its middle, unless the name says it, and with doubt where it is great.
fn name(moment: &Moment<'_>, (front, outline): &Drawn<'_>, fully: bool, lang: &Lang) -> String {
    let mut name = lang.text(&front.name).into_owned();
    if fully && front.kind != FrontKind::Line {
        let near = middle(&outline.line).and_then(|point| place::name_near(moment, point, lang));
        let said = |place: &String| place.split(' ').next().is_some_and(|word| name.contains(word));
        if let Some(place) = near.filter(|place| !said(place)) {
            name = lang.with("report-front-near", &[("name", name.into()), ("place", place.into())]);
        }
    }
    match outline.certainty {
        Certainty::Inferred => {
            let doubt = doubtful(outline.certainty, lang);
            lang.with("report-front-doubt", &[("name", name.into()), ("doubt", doubt.into())])
        }
        // Between two reports every line is drawn from both: that is said by “about”.
        Certainty::Known | Certainty::Approximate => name,
    }
}

/// The places nearest to the northern and the southern end of some lines.
fn ends(moment: &Moment<'_>, fronts: &[&Drawn<'_>], lang: &Lang) -> Option<(String, String)> {
    let points = || fronts.iter().flat_map(|(_, outline)| &outline.line).copied();
    let north = points().max_by(|a, b| a.lat.total_cmp(&b.lat))?;
    let south = points().min_by(|a, b| a.lat.total_cmp(&b.lat))?;
    let (north, south) = (place::name_near(moment, north, lang)?, place::name_near(moment, south, lang)?);
    (north != south).then_some((north, south))
}

fn length_m(line: &[LatLon]) -> f64 {
    line.windows(2).map(|leg| leg[0].distance_m(leg[1])).sum()
}

fn middle(line: &[LatLon]) -> Option<LatLon> {
    let count = line.len() as f64;
    let sum = |of: fn(&LatLon) -> f64| line.iter().map(of).sum::<f64>() / count;
    (count > 0.0).then(|| LatLon::new(sum(|point| point.lat), sum(|point| point.lon)))
}

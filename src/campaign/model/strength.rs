//! How strong a unit is, as far as the record allows to say it: a share, never a guess.

use super::forces::{Range, Strength, Unit};
use crate::campaign::{
    time::Instant,
    words::{Branch, Claimant},
};

/// What of a strength is counted.
type Count = fn(&Strength) -> Option<Range>;

/// Whose numbers may be compared with one another: those of one army's writers, or those that nobody disputes and those
/// of scholars who weighed them all.
const VOICES: [Option<Claimant>; 4] =
    [None, Some(Claimant::Soviet), Some(Claimant::Mongolian), Some(Claimant::Japanese)];

impl Unit {
    /// The strength last recorded up to `now` as a share, above 0 up to 1, of the greatest one recorded up to then.
    ///
    /// `None` where that cannot be said: like is compared with like only. There must be numbers of the same kind on two
    /// days by the same people, the later of them the latest there is; what waits to be checked and what counts the
    /// whole campaign is left out.
    pub fn strength_at(&self, now: Instant) -> Option<f64> {
        if self.strength.len() < 2 {
            return None;
        }
        let own: Count = match self.branch {
            _ if self.air => |one| one.aircraft,
            Branch::Tank => |one| one.tanks,
            Branch::ArmouredCar => |one| one.armoured_cars,
            Branch::Artillery => |one| one.guns,
            _ => |one| one.men,
        };
        let men: Count = |one| one.men;
        [own, men].into_iter().find_map(|count| self.share(now, count))
    }

    fn share(&self, now: Instant, count: Count) -> Option<f64> {
        let rows = || {
            let known = self.strength.iter().filter(|one| !one.overall && !one.unverified && one.on.at <= now);
            known.filter_map(|one| count(one).map(|(low, high)| (voice(one.by), one.on.at, (low + high) / 2.0)))
        };
        let latest = rows().map(|(_, day, _)| day).max()?;
        VOICES.into_iter().find_map(|voice| {
            let said = || rows().filter(|row| row.0 == voice).map(|(_, day, number)| (day, number));
            // Several numbers of one day by the same people: their middle.
            let on = |day: Instant| {
                let (sum, several) =
                    said().filter(|row| row.0 == day).fold((0.0, 0.0), |(sum, n), (_, number)| (sum + number, n + 1.0));
                (several > 0.0).then(|| sum / several)
            };
            let last = on(latest)?;
            said().any(|(day, _)| day != latest).then_some(())?;
            let greatest = said().filter_map(|(day, _)| on(day)).fold(last, f64::max);
            (last > 0.0).then(|| last / greatest)
        })
    }
}

fn voice(by: Option<Claimant>) -> Option<Claimant> {
    by.filter(|by| *by != Claimant::Modern)
}

#[cfg(test)]
mod tests {
    use crate::campaign::{folder::CampaignFolder, model::Campaign, time::parse_instant};

    fn campaign() -> Campaign {
        Campaign::check(&CampaignFolder::embedded()).expect("the campaign is sound")
    }

    fn share(campaign: &Campaign, unit: &str, at: &str) -> Option<f64> {
        let unit = campaign.unit(campaign.find_unit(unit).expect(unit));
        unit.strength_at(parse_instant(at).expect(at)).map(|share| (share * 1_000.0).round() / 1_000.0)
    }

    #[test]
    fn a_share_is_said_where_two_days_are_known() {
        let campaign = campaign();
        for (unit, at, expected) in [
            // 1,250 on 25 May, about 1,000 on 3 July; the 2,000 of August wait to be checked.
            ("mn-6-cavalry-division", "1939-07-02T12:00", None),
            ("mn-6-cavalry-division", "1939-07-03T13:00", Some(0.8)),
            ("mn-6-cavalry-division", "1939-08-30T12:00", Some(0.8)),
            // 182 tanks before the battle, 133 or 150 when it attacked.
            ("su-11-tank-brigade", "1939-07-02T13:00", None),
            ("su-11-tank-brigade", "1939-07-04T00:00", Some(0.777)),
            // 20 aircraft, then 19.
            ("jp-24-sentai", "1939-07-01T00:00", Some(0.95)),
            // 12,541 and then 57,000 by the Soviet count.
            ("su-1-army-group", "1939-07-23T12:00", None),
            ("su-1-army-group", "1939-08-21T00:00", Some(1.0)),
        ] {
            assert_eq!(share(&campaign, unit, at), expected, "{unit} at {at}");
        }
    }

    #[test]
    fn what_cannot_be_compared_is_not() {
        let campaign = campaign();
        for (unit, at) in [
            // A Soviet estimate of the whole force is not set against a Japanese count.
            ("jp-23-division", "1939-07-24T00:00"),
            // All who served in the campaign is no strength of its last day.
            ("jp-64-infantry-regiment", "1939-09-16T23:00"),
            ("jp-23-infantry-group", "1939-09-16T23:00"),
            // One army's number of one day and a scholar's of another.
            ("su-7-motor-armoured-brigade", "1939-08-21T00:00"),
            // One day only, and none at all.
            ("jp-26-infantry-regiment", "1939-08-21T00:00"),
            ("su-149-motor-rifle-regiment", "1939-08-21T00:00"),
        ] {
            assert_eq!(share(&campaign, unit, at), None, "{unit} at {at}");
        }
    }

    #[test]
    fn every_share_lies_between_none_and_all() {
        let campaign = campaign();
        let mut said = 0;
        for (_, unit) in campaign.units() {
            for day in 0..130 {
                let now = campaign.span.from.plus(day * crate::campaign::time::DAY);
                if let Some(share) = unit.strength_at(now) {
                    said += 1;
                    assert!(share > 0.0 && share <= 1.0, "{}: {share}", unit.id);
                }
            }
        }
        assert!(said > 200, "{said}");
    }
}

//! Fingerprints of the war: the same campaign gives the same bits on every machine, or these differ.

use std::fmt::Write as _;

use super::{
    front::Outline,
    situation::{Situation, UnitState},
};
use crate::{
    campaign::{model::Campaign, time::Instant, words::Account},
    geo::LatLon,
};

/// At how many instants the fingerprint is taken.
pub const INSTANTS: usize = 1_000;

/// A line for each of [`INSTANTS`] instants: the instant, and the hash of all that every account shows at it.
pub fn lines(campaign: &Campaign) -> String {
    let mut situation = Situation::default();
    let mut out = String::with_capacity(INSTANTS * 40);
    for at in instants(campaign) {
        let mut hash = Fnv::default();
        for account in Account::ALL {
            situation.tell(campaign, at, *account);
            hash.situation(&situation);
        }
        campaign.fronts.iter().for_each(|front| hash.outline(Outline::at(front, at).as_ref()));
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{at} {:016x}", hash.0);
    }
    out
}

/// Half of the instants lie evenly over the days that are played; half are those at which a way point or the stage of a
/// front stands, evenly chosen among all of them.
pub fn instants(campaign: &Campaign) -> Vec<Instant> {
    let told = campaign.units.iter().flat_map(|unit| {
        unit.track.points.iter().chain(unit.track.tellings.iter().flat_map(|telling| &telling.points))
    });
    let stages = campaign.fronts.iter().flat_map(|front| &front.stages).map(|stage| stage.when.at);
    let mut marks: Vec<Instant> = told.map(|point| point.when.at).chain(stages).collect();
    marks.retain(|at| campaign.span.contains(*at));
    marks.sort_unstable();
    marks.dedup();
    let half = INSTANTS / 2;
    let (from, length) = (campaign.span.from, campaign.span.to.0 - campaign.span.from.0);
    let even = (0..INSTANTS - half).map(|i| from.plus(length * i as i64 / (INSTANTS - half - 1) as i64));
    let mark = |i: usize| marks.get(i * marks.len() / half).copied().unwrap_or(from);
    let mut all: Vec<Instant> = even.chain((0..half).map(mark)).collect();
    all.sort_unstable();
    all
}

/// FNV-1a with 64 bits.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Eight bytes always: a `usize` is shorter in the page.
    fn number(&mut self, number: usize) {
        self.bytes(&(number as u64).to_le_bytes());
    }

    fn real(&mut self, real: f64) {
        self.bytes(&real.to_bits().to_le_bytes());
    }

    fn point(&mut self, LatLon { lat, lon }: LatLon) {
        self.real(lat);
        self.real(lon);
    }

    fn situation(&mut self, situation: &Situation) {
        self.number(situation.units().len());
        for state in situation.units() {
            // Taken apart whole: a field that is added must be hashed too.
            let UnitState { unit, at, activity, certainty, error_km, account, reached, moving } = *state;
            self.number(unit.index());
            self.point(at);
            for word in [activity.word(), certainty.word(), account.word()] {
                self.bytes(word.as_bytes());
            }
            self.real(error_km);
            self.number(reached);
            self.number(usize::from(moving));
        }
    }

    fn outline(&mut self, outline: Option<&Outline>) {
        self.number(usize::from(outline.is_some()));
        let Some(Outline { line, certainty, error_km, reached }) = outline else { return };
        self.number(line.len());
        line.iter().for_each(|point| self.point(*point));
        self.bytes(certainty.word().as_bytes());
        self.real(*error_km);
        self.number(*reached);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_known_one() {
        for (text, known) in
            [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            let mut hash = Fnv::default();
            hash.bytes(text.as_bytes());
            assert_eq!(hash.0, known, "{text}");
        }
    }

    #[test]
    fn the_last_bit_of_a_number_shows() {
        let outline =
            |lat: f64| Outline { line: vec![LatLon::new(lat, 118.0)], certainty: certain(), error_km: 1.0, reached: 0 };
        let hash = |outline: &Outline| {
            let mut hash = Fnv::default();
            hash.outline(Some(outline));
            hash.0
        };
        assert_eq!(hash(&outline(47.7)), hash(&outline(47.7)));
        assert_ne!(hash(&outline(47.7)), hash(&outline(47.7_f64.next_up())));
        assert_ne!(hash(&outline(0.0)), hash(&outline(-0.0)));
    }

    fn certain() -> crate::campaign::words::Certainty {
        crate::campaign::words::Certainty::Known
    }
}

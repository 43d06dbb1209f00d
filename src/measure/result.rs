//! What was measured, and how it is written down.

use serde_json::{Value, json};

/// The frames of one act of the script.
#[derive(Clone, Debug, Default)]
pub(super) struct Frames {
    /// How long each took, from its beginning to the next's, in milliseconds.
    pub(super) ms: Vec<f64>,
    /// How often each asked for memory: in our own systems, while panels and labels were painted, in all.
    pub(super) asked: Vec<[u64; 3]>,
}

impl Frames {
    pub(super) fn json(&self) -> Value {
        let seconds = self.ms.iter().sum::<f64>() / 1_000.0;
        let mut all = json!({
            "frames": self.ms.len(),
            "per_second": rounded(if seconds > 0.0 { self.ms.len() as f64 / seconds } else { 0.0 }),
            "ms": spread(&self.ms),
        });
        if !self.asked.is_empty() {
            let column = |i: usize| spread(&self.asked.iter().map(|asked| asked[i] as f64).collect::<Vec<_>>());
            let none = self.asked.iter().filter(|asked| asked[0] == 0).count();
            all["allocations"] = json!({ "own": column(0), "painting": column(1), "all": column(2) });
            all["frames_without_own_allocation"] = none.into();
        }
        all
    }
}

/// The usual and the rare: half, one in twenty and one in a hundred is more than these.
fn spread(values: &[f64]) -> Value {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = (share * sorted.len().saturating_sub(1) as f64).round() as usize;
        sorted.get(place).map_or(Value::Null, |value| rounded(*value).into())
    };
    json!({ "p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "max": at(1.0) })
}

/// Three decimals are more than any of these numbers is worth.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 1_000.0).round() / 1_000.0
}

/// By how much values rise with time, by least squares; `None` where they tell nothing of it.
pub(super) fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let n = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / n;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let (up, across) =
        points.iter().fold((0.0, 0.0), |(up, across), p| (up + (p.0 - x) * (p.1 - y), across + (p.0 - x) * (p.0 - x)));
    (across > 0.0).then(|| up / across)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_tells_the_usual_from_the_rare() {
        let frames = Frames { ms: (1..=101).map(f64::from).collect(), asked: vec![[0, 5, 9], [2, 5, 9]] };
        let json = frames.json();
        assert_eq!(json["ms"], json!({ "p50": 51.0, "p95": 96.0, "p99": 100.0, "max": 101.0 }));
        assert_eq!(json["frames_without_own_allocation"], 1);
        assert_eq!(json["allocations"]["painting"]["p99"], 5.0);
    }

    #[test]
    fn a_slope_is_found_through_noise_and_a_moment_has_none() {
        let points: Vec<_> = (0..100).map(|i| (f64::from(i), f64::from(i) * 3.0 + f64::from(i % 2))).collect();
        assert!((slope(&points).expect("it rises") - 3.0).abs() < 0.01);
        assert_eq!(slope(&points[..1]), None);
        assert_eq!(slope(&[]), None);
    }
}

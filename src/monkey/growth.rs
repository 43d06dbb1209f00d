//! Whether anything grows with time: the largest counts of the last third of a run against those of the second.

/// How much more the last third may hold than the second: as a share, and in pieces.
const SHARE: f64 = 1.25;
const PIECES: u64 = 60;

/// Counts of one kind of thing, frame by frame.
#[derive(Clone, Debug, Default)]
struct Counted {
    name: &'static str,
    /// The largest of each stretch of frames.
    largest: Vec<u64>,
}

/// So many frames go into one stretch.
const STRETCH: u64 = 50;

/// Every kind of thing that is counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Growth {
    all: Vec<Counted>,
    frames: u64,
}

impl Growth {
    /// Counts what there is after a frame.
    pub(super) fn count(&mut self, counts: &[(&'static str, u64)]) {
        let fresh = self.frames.is_multiple_of(STRETCH);
        self.frames += 1;
        for (name, count) in counts {
            let place = self.all.iter().position(|counted| counted.name == *name);
            let place = place.unwrap_or_else(|| {
                self.all.push(Counted { name, largest: Vec::new() });
                self.all.len() - 1
            });
            let largest = &mut self.all[place].largest;
            match largest.last_mut().filter(|_| !fresh) {
                Some(last) => *last = (*last).max(*count),
                None => largest.push(*count),
            }
        }
    }

    /// What has grown without end, as sentences. A short run says nothing: much is seen for the first time in it.
    pub(super) fn broken(&self) -> Vec<String> {
        self.all.iter().filter_map(Counted::broken).collect()
    }

    /// The largest counts of the thirds.
    pub(super) fn thirds(&self) -> Vec<(&'static str, [u64; 3])> {
        self.all.iter().map(|counted| (counted.name, counted.thirds())).collect()
    }
}

/// Runs of fewer stretches than this are too short to tell.
const ENOUGH: usize = 30;

impl Counted {
    fn thirds(&self) -> [u64; 3] {
        let third = self.largest.len().div_ceil(3).max(1);
        let mut thirds = self.largest.chunks(third).map(|part| part.iter().copied().max().unwrap_or_default());
        std::array::from_fn(|_| thirds.next().unwrap_or_default())
    }

    fn broken(&self) -> Option<String> {
        let [first, second, third] = self.thirds();
        let allowed = (second as f64 * SHARE) as u64 + PIECES;
        (self.largest.len() >= ENOUGH && third > allowed && second > first).then(|| {
            format!("{} grow with time: at most {first}, {second}, {third} in the thirds of the run", self.name)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(count: impl Fn(u64) -> u64) -> Vec<String> {
        let mut growth = Growth::default();
        (0..3_000).for_each(|frame| growth.count(&[("meshes", count(frame))]));
        growth.broken()
    }

    #[test]
    fn what_grows_is_named_and_what_comes_and_goes_is_not() {
        assert_eq!(run(|frame| 400 + frame % 300), Vec::<String>::new());
        assert_eq!(run(|frame| frame.min(900)), Vec::<String>::new());
        let grown = run(|frame| frame);
        assert!(grown.len() == 1 && grown[0].starts_with("meshes grow"), "{grown:?}");
    }
}

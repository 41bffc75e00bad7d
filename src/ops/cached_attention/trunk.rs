//! The beginning that several texts share: their queries stand side by side, and a key or a value is read once for all.

use std::array;

use super::{Kept, Readers, Seen, first_seen};
use crate::ops::{
    attention::Heads,
    exp,
    lanes::{Lanes, WIDTH},
    row_store::RowStore,
    rows,
    strips::{self, Strip},
};

/// A token in one head.
#[derive(Clone, Copy, Debug)]
struct Lane {
    token: usize,
    head: usize,
    /// What it sees of the trunk begins here, and ends there.
    first: usize,
    end: usize,
}

impl Kept<'_> {
    /// What all tokens see of the trunk. The heads that read the same keys stand side by side, too.
    pub(super) fn see_trunk(
        self,
        queries: &[f32],
        readers: &Readers,
        window: usize,
        seen: &mut [Seen],
        mixed: &mut [f32],
    ) {
        let sharing = self.heads.queries / self.heads.keys;
        for of_keys in 0..self.heads.keys {
            let lanes = (of_keys * sharing..(of_keys + 1) * sharing).flat_map(|head| {
                readers.texts.iter().zip(&readers.shared).enumerate().map(move |(token, (text, &end))| Lane {
                    token,
                    head,
                    first: first_seen(text, window),
                    end,
                })
            });
            let lanes: Vec<Lane> = lanes.filter(|lane| lane.first < lane.end).collect();
            for lanes in lanes.chunks(2 * WIDTH) {
                let first = lanes.iter().map(|lane| lane.first).min().unwrap_or_default();
                let end = lanes.iter().map(|lane| lane.end).max().unwrap_or_default();
                let head = Head { kept: self, of_keys, first, rows: &readers.trunk[first..end], lanes };
                if lanes.len() <= WIDTH {
                    head.see::<1, 8, 4>(queries, seen, mixed);
                } else {
                    head.see::<2, 4, 2>(queries, seen, mixed);
                }
            }
        }
    }
}

/// Lanes that read the same keys and values.
#[derive(Clone, Copy)]
struct Head<'a> {
    kept: Kept<'a>,
    /// Which head of keys.
    of_keys: usize,
    /// Where the rows begin in the trunk.
    first: usize,
    rows: &'a [usize],
    lanes: &'a [Lane],
}

impl Head<'_> {
    /// In tiles of so many registers of queries and so many keys.
    fn see<const WIDE: usize, const KEYS: usize, const DEEP: usize>(
        self,
        queries: &[f32],
        seen: &mut [Seen],
        mixed: &mut [f32],
    ) {
        let Heads { queries: heads, channels, scale, .. } = self.kept.heads;
        let mut strip: Vec<Strip<WIDE>> = Vec::new();
        let lines = self.lanes.iter().map(|lane| &queries[lane.start(self.kept.heads)..][..channels]);
        strips::arrange_lines(lines, channels, &mut strip);
        for x in strip.as_flattened_mut().as_flattened_mut() {
            *x *= scale;
        }
        let mut weights = self.scores::<WIDE, KEYS, DEEP>(&strip);
        for (place, lane) in self.lanes.iter().enumerate() {
            hide(&mut weights[..lane.first - self.first], place);
            hide(&mut weights[lane.end - self.first..], place);
        }
        let (largest, sums) = exponentials(&mut weights);
        let of_lanes = largest.as_flattened().iter().zip(sums.as_flattened());
        for (lane, (&largest, &sum)) in self.lanes.iter().zip(of_lanes) {
            seen[lane.token * heads + lane.head] = Seen { largest, sum };
        }
        self.mix(&weights, mixed);
    }

    /// Key by key.
    fn scores<const WIDE: usize, const KEYS: usize, const DEEP: usize>(
        self,
        queries: &[Strip<WIDE>],
    ) -> Vec<Strip<WIDE>> {
        let keys = self.of_head(self.kept.keys);
        let mut scores = vec![[[0.0; WIDTH]; WIDE]; keys.len().next_multiple_of(KEYS)];
        for (keys, scores) in keys.chunks(KEYS).zip(scores.as_chunks_mut().0) {
            let keys = array::from_fn(|place| *keys.get(place).unwrap_or(&keys[0]));
            rows::tile::<WIDE, KEYS, DEEP>(queries, keys, scores);
        }
        scores.truncate(keys.len());
        scores
    }

    /// Values, each times its weight.
    fn mix<const WIDE: usize>(self, weights: &[Strip<WIDE>], mixed: &mut [f32]) {
        let channels = self.kept.heads.channels;
        let values = self.of_head(self.kept.values);
        for first in (0..channels).step_by(WIDTH) {
            let mut sums = [[Lanes::splat(0.0); WIDE]; WIDTH];
            for (value, weights) in values.iter().zip(weights) {
                let value = &value[first..];
                match value.first_chunk::<WIDTH>() {
                    Some(value) => strips::add(&mut sums, weights, value.each_ref()),
                    None => strips::add(&mut sums, weights, array::from_fn(|place| value.get(place).unwrap_or(&0.0))),
                }
            }
            for (place, lanes) in self.lanes.chunks(WIDTH).enumerate() {
                let turned = Lanes::transposed(sums.map(|sums| sums[place]));
                for (lane, numbers) in lanes.iter().zip(turned) {
                    let mixed = &mut mixed[lane.start(self.kept.heads)..][first..channels];
                    match mixed.first_chunk_mut() {
                        Some(mixed) => *mixed = numbers.array(),
                        None => mixed.iter_mut().zip(numbers.array()).for_each(|(mixed, number)| *mixed = number),
                    }
                }
            }
        }
    }
}

impl<'a> Head<'a> {
    /// This head's part of the rows of keys or values.
    fn of_head(self, store: &'a RowStore) -> Vec<&'a [f32]> {
        let channels = self.kept.heads.channels;
        let columns = self.of_keys * channels..(self.of_keys + 1) * channels;
        self.rows.iter().map(|&row| &store.row(row)[columns.clone()]).collect()
    }
}

impl Lane {
    /// Where its channels begin, among those of all tokens.
    fn start(self, heads: Heads) -> usize {
        (self.token * heads.queries + self.head) * heads.channels
    }
}

/// One lane does not see these keys.
fn hide<const WIDE: usize>(scores: &mut [Strip<WIDE>], lane: usize) {
    for scores in scores {
        scores.as_flattened_mut()[lane] = f32::NEG_INFINITY;
    }
}

/// `exp(x - the largest)` for each lane, in place; gives the largest, and the sum.
fn exponentials<const WIDE: usize>(scores: &mut [Strip<WIDE>]) -> (Strip<WIDE>, Strip<WIDE>) {
    let mut largest = [Lanes::splat(f32::NEG_INFINITY); WIDE];
    for scores in &*scores {
        largest = array::from_fn(|place| largest[place].larger(Lanes::load(&scores[place])));
    }
    let minus = Lanes::splat(-1.0);
    for scores in &mut *scores {
        for (scores, largest) in scores.iter_mut().zip(largest) {
            *scores = Lanes::load(scores).plus_product(minus, largest).array();
        }
    }
    exp::all(scores.as_flattened_mut().as_flattened_mut());
    let mut sums = [Lanes::splat(0.0); WIDE];
    for exponentials in &*scores {
        sums = array::from_fn(|place| sums[place].plus(Lanes::load(&exponentials[place])));
    }
    (largest.map(Lanes::array), sums.map(Lanes::array))
}

//! The beginning that several texts share: their queries stand side by side, and a key or a value is read once for all.

use std::array;

use super::{
    Kept, Readers, Seen, first_seen,
    squares::{Square, Squares},
};
use crate::ops::{
    attention::Heads,
    exp,
    lanes::{Lanes, WIDTH},
    strips::{self, Strip, Sums},
};

/// A token in one of the heads that read the same keys.
#[derive(Clone, Copy, Debug)]
struct Lane {
    token: usize,
    head: usize,
    /// What it sees of the trunk begins here, and ends there.
    first: usize,
    end: usize,
}

/// Of as many keys the larger tile is made.
const KEYS: usize = 2 * WIDTH;

/// Room for what some lanes ask and see.
#[derive(Debug, Default)]
struct Scratch<const WIDE: usize> {
    queries: Vec<Strip<WIDE>>,
    weights: Vec<Strip<WIDE>>,
}

/// What several texts begin with, as heads read it. From step to step it hardly changes, and is read again from where it does.
#[derive(Clone, Debug, Default)]
pub struct Trunk {
    rows: Vec<usize>,
    /// A channel of four keys side by side, as queries stand.
    keys: Squares<true>,
    values: Squares<false>,
}

impl Trunk {
    /// Makes it hold these rows.
    fn follow(&mut self, rows: &[usize], Kept { keys, values, heads }: Kept) {
        if rows.is_empty() {
            *self = Self::default();
            return;
        }
        let same = rows.iter().zip(&self.rows).take_while(|(row, other)| row == other).count() / WIDTH * WIDTH;
        self.rows.truncate(same);
        self.rows.extend_from_slice(&rows[same..]);
        self.keys.gather(same, keys, rows, heads, KEYS);
        self.values.gather(same, values, rows, heads, KEYS);
    }
}

impl Kept<'_> {
    /// What all tokens see of the trunk. The heads that read the same keys stand side by side, too.
    pub(super) fn see_trunk(
        self,
        queries: &[f32],
        readers: &Readers,
        trunk: &mut Trunk,
        window: usize,
        seen: &mut [Seen],
        mixed: &mut [f32],
    ) {
        trunk.follow(readers.trunk, self);
        let Trunk { keys, values, .. } = &*trunk;
        let lanes = lanes(readers, window, self.heads.queries / self.heads.keys);
        let (mut wide, mut narrow) = (Scratch::<2>::default(), Scratch::<1>::default());
        for of_keys in 0..self.heads.keys {
            for lanes in lanes.chunks(2 * WIDTH) {
                let group = Group { heads: self.heads, of_keys, keys, values, lanes };
                if lanes.len() <= WIDTH {
                    group.see::<1, 2>(queries, &mut narrow, seen, mixed);
                } else {
                    group.see::<2, 1>(queries, &mut wide, seen, mixed);
                }
            }
        }
    }
}

/// Of all tokens that see something of the trunk; who sees as much stands side by side.
fn lanes(readers: &Readers, window: usize, sharing: usize) -> Vec<Lane> {
    let tokens = readers.texts.len();
    let mut order: Vec<usize> = readers.shared.iter().enumerate().map(|(token, end)| end * tokens + token).collect();
    order.sort_unstable();
    let of_one = order.iter().map(|place| {
        let (end, token) = (place / tokens, place % tokens);
        Lane { token, head: 0, first: first_seen(readers.texts[token], window), end }
    });
    let of_one: Vec<Lane> = of_one.filter(|lane| lane.first < lane.end).collect();
    (0..sharing).flat_map(|head| of_one.iter().map(move |&lane| Lane { head, ..lane })).collect()
}

/// Lanes that read the same keys and values.
#[derive(Clone, Copy)]
struct Group<'a> {
    heads: Heads,
    /// Which head of keys.
    of_keys: usize,
    keys: &'a Squares<true>,
    values: &'a Squares<false>,
    lanes: &'a [Lane],
}

impl Group<'_> {
    /// In tiles of so many registers of queries and so many times four keys.
    fn see<const WIDE: usize, const FOURS: usize>(
        self,
        queries: &[f32],
        scratch: &mut Scratch<WIDE>,
        seen: &mut [Seen],
        mixed: &mut [f32],
    ) {
        let Scratch { queries: strip, weights } = scratch;
        let lines = self.lanes.iter().map(|lane| &queries[self.start(lane)..][..self.heads.channels]);
        strips::arrange_lines(lines, self.heads.channels, strip);
        for x in strip.as_flattened_mut().as_flattened_mut() {
            *x *= self.heads.scale;
        }
        strip.resize(strip.len().next_multiple_of(WIDTH), [[0.0; WIDTH]; WIDE]);
        let first = self.lanes.iter().map(|lane| lane.first).min().unwrap_or_default() / KEYS * KEYS;
        let end = self.lanes.iter().map(|lane| lane.end).max().unwrap_or_default();
        weights.resize((end - first).next_multiple_of(KEYS), [[0.0; WIDTH]; WIDE]);
        self.scores::<WIDE, FOURS>(strip, first, weights);
        weights.truncate(end - first);
        for (place, lane) in self.lanes.iter().enumerate() {
            hide(&mut weights[..lane.first - first], place);
            hide(&mut weights[lane.end - first..], place);
        }
        let (largest, sums) = exponentials(weights);
        let of_lanes = largest.as_flattened().iter().zip(sums.as_flattened());
        for (lane, (&largest, &sum)) in self.lanes.iter().zip(of_lanes) {
            seen[self.head(lane)] = Seen { largest, sum };
        }
        self.mix(weights, first, mixed);
    }

    /// Of keys from one on. Not inlined, so that its sums stay in registers.
    #[inline(never)]
    fn scores<const WIDE: usize, const FOURS: usize>(
        self,
        queries: &[Strip<WIDE>],
        first: usize,
        scores: &mut [Strip<WIDE>],
    ) {
        let mut fours = self.keys.head(self.of_keys, first).map(<[Square]>::as_flattened);
        for scores in scores.chunks_exact_mut(FOURS * WIDTH) {
            let mut sums: [Sums<WIDE, WIDTH>; FOURS] = [[[Lanes::splat(0.0); WIDE]; WIDTH]; FOURS];
            let keys: [&[[f32; WIDTH]]; FOURS] = array::from_fn(|_| fours.next().unwrap_or_default());
            // Cut to one length, which spares a check for each number.
            let keys = keys.map(|keys| &keys[..queries.len()]);
            for (channel, queries) in queries.iter().enumerate() {
                for (sums, keys) in sums.iter_mut().zip(keys) {
                    strips::add(sums, queries, keys[channel].each_ref());
                }
            }
            for (scores, sums) in scores.iter_mut().zip(sums.as_flattened()) {
                *scores = sums.map(Lanes::array);
            }
        }
    }

    /// Values, each times its weight.
    fn mix<const WIDE: usize>(self, weights: &[Strip<WIDE>], first: usize, mixed: &mut [f32]) {
        let channels = self.heads.channels;
        for block in 0..self.values.of_head() {
            let mut sums = [[Lanes::splat(0.0); WIDE]; WIDTH];
            for (weights, values) in weights.chunks(WIDTH).zip(self.values.head(self.of_keys, first)) {
                for (weights, value) in weights.iter().zip(&values[block]) {
                    strips::add(&mut sums, weights, value.each_ref());
                }
            }
            let columns = block * WIDTH..channels.min((block + 1) * WIDTH);
            for (place, lanes) in self.lanes.chunks(WIDTH).enumerate() {
                let turned = Lanes::transposed(sums.map(|sums| sums[place]));
                for (lane, numbers) in lanes.iter().zip(turned) {
                    let mixed = &mut mixed[self.start(lane)..][columns.clone()];
                    match mixed.first_chunk_mut() {
                        Some(mixed) => *mixed = numbers.array(),
                        None => mixed.iter_mut().zip(numbers.array()).for_each(|(mixed, number)| *mixed = number),
                    }
                }
            }
        }
    }

    /// A lane's place among the heads of all tokens.
    fn head(self, lane: &Lane) -> usize {
        let Heads { queries, keys, .. } = self.heads;
        lane.token * queries + self.of_keys * (queries / keys) + lane.head
    }

    /// Where its channels begin, among those of all tokens.
    fn start(self, lane: &Lane) -> usize {
        self.head(lane) * self.heads.channels
    }
}

/// One lane does not see these keys.
fn hide<const WIDE: usize>(scores: &mut [Strip<WIDE>], lane: usize) {
    for scores in scores {
        scores.as_flattened_mut()[lane] = f32::NEG_INFINITY;
    }
}

/// `2^(x - the largest)` for each lane, in place; gives the largest, and the sum.
fn exponentials<const WIDE: usize>(scores: &mut [Strip<WIDE>]) -> (Strip<WIDE>, Strip<WIDE>) {
    let mut largest = [Lanes::splat(f32::NEG_INFINITY); WIDE];
    for scores in &*scores {
        for (largest, scores) in largest.iter_mut().zip(scores) {
            *largest = largest.larger(Lanes::load(scores));
        }
    }
    exp::powers_of_2_below(scores, largest);
    let mut sums = [Lanes::splat(0.0); WIDE];
    for exponentials in &*scores {
        for (sum, exponentials) in sums.iter_mut().zip(exponentials) {
            *sum = sum.plus(Lanes::load(exponentials));
        }
    }
    (largest.map(Lanes::array), sums.map(Lanes::array))
}

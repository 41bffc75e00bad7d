//! Attention of new tokens to keys and values that were kept: what several texts share is read once for all, the rest where it lies.

mod squares;
mod trunk;

use std::{array, f32::consts::LOG2_E};

pub use self::trunk::Trunk;

use super::{
    attention::Heads,
    exp,
    lanes::{Lanes, WIDTH},
    row_store::RowStore,
};

/// What was kept of all tokens, row by row.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    /// (nodes, G * D)
    pub keys: &'a RowStore,
    /// (nodes, G * D)
    pub values: &'a RowStore,
    /// How their channels are cut.
    pub heads: Heads,
}

/// New tokens and their texts. What enough texts begin with is read once for all tokens.
#[derive(Clone, Debug)]
pub struct Readers<'a> {
    /// The rows of each token's text, up to its own.
    texts: Vec<&'a [usize]>,
    trunk: &'a [usize],
    /// How much of the trunk each text begins with.
    shared: Vec<usize>,
}

impl<'a> Readers<'a> {
    /// With so many texts that share it, to read a row for all of them at once is faster than for each by itself.
    const ENOUGH: usize = 3;

    /// Tokens in their order, each given by the rows of its text, up to its own.
    pub fn new(texts: Vec<&'a [usize]>) -> Self {
        // Of one text, the last token reads what all others do. Of several as long as one another, the first is the best of a beam
        // search, and has most in common with the others.
        let longest = texts.iter().rev().copied().max_by_key(|text| text.len()).unwrap_or_default();
        let same = |text: &&[usize]| text.iter().zip(longest).take_while(|(row, other)| row == other).count();
        let mut shared: Vec<usize> = texts.iter().map(same).collect();
        let mut lengths = shared.clone();
        lengths.sort_unstable();
        let end = lengths.len().checked_sub(Self::ENOUGH).map_or(0, |place| lengths[place]);
        for length in &mut shared {
            *length = end.min(*length);
        }
        Self { texts, trunk: &longest[..end], shared }
    }
}

/// What a head has seen for a token so far.
#[derive(Clone, Copy, Debug)]
struct Seen {
    /// The largest score.
    largest: f32,
    /// Of `2^(score - the largest)`.
    sum: f32,
}

const NOTHING: Seen = Seen { largest: f32::NEG_INFINITY, sum: 0.0 };

/// Room for what one token after another sees: taken once for all of them.
#[derive(Debug, Default)]
struct Room {
    /// Of each four rows, those of each head.
    weights: Vec<[f32; WIDTH]>,
    /// Of each head: the largest score, then a sum.
    lanes: Vec<Lanes>,
    /// Of each head: what becomes of what was mixed before.
    before: Vec<f32>,
}

impl Kept<'_> {
    /// `softmax(scale * Q Kᵀ + M) V` in every head; each token sees itself and those before it in its text, `window` of them at
    /// most. `trunk` is what an earlier call has left, or empty. What is seen in two parts is summed as in Milakov and Gimelshein
    /// 2018, "Online normalizer calculation for softmax".
    ///
    /// # Shapes
    /// `queries` and `mixed` (N, H * D), for N readers
    ///
    /// # Source
    /// Vaswani et al. 2017, equation 1.
    pub fn attend(self, queries: &[f32], readers: &Readers, trunk: &mut Trunk, window: usize, mixed: &mut [f32]) {
        let Heads { queries: heads, channels, scale, .. } = self.heads;
        // Scores are logarithms to base 2.
        let kept = Self { heads: Heads { scale: scale * LOG2_E, ..self.heads }, ..self };
        let width = heads * channels;
        let mut seen = vec![NOTHING; heads * readers.texts.len()];
        mixed.fill(0.0);
        kept.see_trunk(queries, readers, trunk, window, &mut seen, mixed);
        let mut room = Room::default();
        let tokens = queries.chunks_exact(width).zip(mixed.chunks_exact_mut(width)).zip(seen.chunks_exact_mut(heads));
        for (((query, mixed), seen), (text, &shared)) in tokens.zip(readers.texts.iter().zip(&readers.shared)) {
            let own = &text[first_seen(text, window).max(shared)..];
            if !own.is_empty() {
                // The heads of `storyland` and of other tiny models: their loops are unrolled.
                match channels {
                    8 => kept.see::<2>(query, own, &mut room, seen, mixed),
                    20 => kept.see::<5>(query, own, &mut room, seen, mixed),
                    _ => kept.see::<0>(query, own, &mut room, seen, mixed),
                }
            }
            for (mixed, seen) in mixed.chunks_exact_mut(channels).zip(seen) {
                scale_by(mixed, 1.0 / seen.sum);
            }
        }
    }

    /// One token sees some rows. Its heads take turns at four of them, so that each row is read once, from its beginning to its
    /// end. The four are one of each quarter: of a long text, each quarter is a stream from memory that is read in order.
    fn see<const BLOCKS: usize>(
        self,
        query: &[f32],
        rows: &[usize],
        room: &mut Room,
        seen: &mut [Seen],
        mixed: &mut [f32],
    ) {
        let Heads { queries: heads, keys, channels, scale } = self.heads;
        let (scale, sharing) = (Lanes::splat(scale), heads / keys);
        let columns = |head| self.heads.columns(head);
        let weights = &mut room.weights;
        weights.clear();
        let quarter = rows.len().div_ceil(WIDTH);
        for place in 0..quarter {
            let rows = four(rows, place, quarter).map(|row| self.keys.row(row));
            for of_keys in 0..keys {
                let keys = rows.map(|row| &row[columns(of_keys)]);
                for head in of_keys * sharing..(of_keys + 1) * sharing {
                    let dots = dots::<BLOCKS>(&query[columns(head)], keys);
                    weights.push(dots.times(scale).array());
                }
            }
        }
        for missing in rows.len()..WIDTH * quarter {
            let (place, part) = (missing % quarter, missing / quarter);
            weights[place * heads..][..heads].iter_mut().for_each(|weights| weights[part] = f32::NEG_INFINITY);
        }
        exponentials(room, seen);
        for (mixed, &before) in mixed.chunks_exact_mut(channels).zip(&room.before) {
            scale_by(mixed, before);
        }
        for (place, weights) in room.weights.chunks_exact(heads).enumerate() {
            let rows = four(rows, place, quarter).map(|row| self.values.row(row));
            for of_keys in 0..keys {
                let values = rows.map(|row| &row[columns(of_keys)]);
                for head in of_keys * sharing..(of_keys + 1) * sharing {
                    add::<BLOCKS>(&mut mixed[columns(head)], weights[head], values);
                }
            }
        }
    }
}

/// `2^(score - the largest)` in place of the scores; and what is to become of what each head has mixed before.
fn exponentials(Room { weights: scores, lanes, before }: &mut Room, seen: &mut [Seen]) {
    let heads = seen.len();
    let largest = lanes;
    largest.clear();
    largest.extend(seen.iter().map(|seen| Lanes::splat(seen.largest)));
    for scores in scores.chunks_exact(heads) {
        largest.iter_mut().zip(scores).for_each(|(largest, scores)| *largest = largest.larger(Lanes::load(scores)));
    }
    before.clear();
    before.extend(seen.iter().map(|seen| seen.largest));
    for ((seen, largest), before) in seen.iter_mut().zip(&*largest).zip(&mut *before) {
        seen.largest = largest.array().into_iter().fold(f32::NEG_INFINITY, f32::max);
        *before -= seen.largest;
    }
    for scores in scores.chunks_exact_mut(heads) {
        for (scores, seen) in scores.iter_mut().zip(&*seen) {
            for score in scores {
                *score -= seen.largest;
            }
        }
    }
    exp::powers_of_2(scores.as_flattened_mut());
    exp::powers_of_2(before);
    let sums = largest;
    sums.fill(Lanes::splat(0.0));
    for exponentials in scores.chunks_exact(heads) {
        sums.iter_mut().zip(exponentials).for_each(|(sum, x)| *sum = sum.plus(Lanes::load(x)));
    }
    for ((seen, sum), before) in seen.iter_mut().zip(sums).zip(before) {
        seen.sum = *before * seen.sum + sum.array().into_iter().sum::<f32>();
    }
}

/// Each number times a factor.
fn scale_by(numbers: &mut [f32], factor: f32) {
    for number in numbers {
        *number *= factor;
    }
}

/// The place in a text that its last token sees first.
fn first_seen(text: &[usize], window: usize) -> usize {
    text.len().saturating_sub(window)
}

/// The rows at a place of each quarter; the first of all stands in for those that are not there.
fn four(rows: &[usize], place: usize, quarter: usize) -> [usize; WIDTH] {
    array::from_fn(|part| *rows.get(part * quarter + place).unwrap_or(&rows[0]))
}

/// In fours, and the rest. Where it is known that these are so many blocks, the compiler need not count them.
fn cut<const BLOCKS: usize>(numbers: &[f32]) -> (&[[f32; WIDTH]], &[f32]) {
    match numbers.as_chunks::<WIDTH>() {
        (blocks, _) if BLOCKS > 0 => (&blocks[..BLOCKS], &[]),
        blocks_and_rest => blocks_and_rest,
    }
}

/// The products of a query and four keys of its length.
fn dots<const BLOCKS: usize>(query: &[f32], keys: [&[f32]; WIDTH]) -> Lanes {
    let (blocks, rest) = cut::<BLOCKS>(query);
    let [a, b, c, d] = keys.map(|key| cut::<BLOCKS>(key).0);
    let mut sums = [Lanes::splat(0.0); WIDTH];
    for ((((query, a), b), c), d) in blocks.iter().zip(a).zip(b).zip(c).zip(d) {
        let query = Lanes::load(query);
        for (sum, key) in sums.iter_mut().zip([a, b, c, d]) {
            *sum = sum.plus_product(query, Lanes::load(key));
        }
    }
    let mut dots = Lanes::sums(sums);
    for (column, &query) in (WIDTH * blocks.len()..).zip(rest) {
        dots = dots.plus_product(Lanes::splat(query), Lanes::load(&keys.map(|key| key[column])));
    }
    dots
}

/// Adds four values of a length, each times its weight, in their order.
fn add<const BLOCKS: usize>(mixed: &mut [f32], weights: [f32; WIDTH], values: [&[f32]; WIDTH]) {
    let (blocks, rest) = match mixed.as_chunks_mut::<WIDTH>() {
        (blocks, _) if BLOCKS > 0 => (&mut blocks[..BLOCKS], &mut [][..]),
        blocks_and_rest => blocks_and_rest,
    };
    let done = WIDTH * blocks.len();
    let [a, b, c, d] = values.map(|value| cut::<BLOCKS>(value).0);
    let lanes = weights.map(Lanes::splat);
    for ((((mixed, a), b), c), d) in blocks.iter_mut().zip(a).zip(b).zip(c).zip(d) {
        let products = lanes.into_iter().zip([a, b, c, d]);
        let sum =
            products.fold(Lanes::load(mixed), |sum, (weight, value)| sum.plus_product(weight, Lanes::load(value)));
        *mixed = sum.array();
    }
    for (column, mixed) in (done..).zip(rest) {
        *mixed = weights.into_iter().zip(values).fold(*mixed, |sum, (weight, value)| sum + weight * value[column]);
    }
}

#[cfg(test)]
mod tests {
    use ndarray::{Array2, Axis};

    use super::*;
    use crate::ops::{attention, finite_difference::normals};

    #[test]
    fn the_trunk_is_what_three_texts_share() {
        let readers = Readers::new(vec![&[1, 2, 3, 9], &[1, 2, 3, 4, 5], &[1, 7], &[1, 2, 3, 4, 6]]);
        assert_eq!((readers.trunk, readers.shared), (&[1, 2, 3][..], vec![3, 3, 1, 3]));
        let two = Readers::new(vec![&[1, 2], &[1, 2, 3]]);
        assert_eq!((two.trunk, two.shared), (&[][..], vec![0, 0]));
    }

    #[test]
    fn the_trunk_is_of_the_first_of_the_longest() {
        let readers = Readers::new(vec![&[1, 9], &[1, 2, 3, 4], &[1, 2, 3, 5], &[1, 2, 3, 6], &[1, 7, 8, 9]]);
        assert_eq!((readers.trunk, readers.shared), (&[1, 2, 3][..], vec![1, 3, 3, 3, 1]));
    }

    #[test]
    fn new_tokens_see_what_the_last_rows_of_an_attention_see() {
        let (one, grouped) = ((1, 1, 1), (6, 2, 8));
        for ((queries, keys, channels), new, window, path) in [
            (one, 1, 9, vec![0]),
            ((4, 4, 20), 1, 9, (0..9).collect()),
            (grouped, 1, 3, vec![1, 2, 5, 6, 8]),
            ((2, 1, 7), 3, 4, vec![9, 3, 4, 0]),
            (one, 4, 9, vec![2, 3, 1, 0]),
            (grouped, 13, 30, (0..20).rev().collect()),
            ((2, 1, 7), 14, 2, (3..17).collect()),
        ] {
            let heads = Heads { queries, keys, channels, scale: 0.3 };
            let q = normals(new, queries * channels, 1);
            let [k, v] = [2, 3].map(|seed| normals(20, keys * channels, seed));
            let seen = |all: &Array2<f32>| all.select(Axis(0), &path);
            let before = path.len() - new;
            let visible = Array2::from_shape_fn((new, path.len()), |(query, key)| {
                key <= before + query && key + window > before + query
            });
            let (expected, _) = attention::forward(q.view(), seen(&k).view(), seen(&v).view(), visible.view(), heads);
            let mut mixed = Array2::from_elem(q.raw_dim(), 7.0);
            let [keys, values] = [&k, &v].map(|rows| {
                let mut store = RowStore::new(rows.ncols());
                store.extend(rows.as_slice().unwrap());
                store
            });
            let kept = Kept { keys: &keys, values: &values, heads };
            let texts = (before + 1..=path.len()).map(|end| &path[..end]).collect();
            let trunk = &mut Trunk::default();
            kept.attend(q.as_slice().unwrap(), &Readers::new(texts), trunk, window, mixed.as_slice_mut().unwrap());
            let close = mixed.iter().zip(&expected).all(|(got, expected)| (got - expected).abs() < 1e-6);
            assert!(close, "{heads:?}, {new} of {path:?}: {mixed} instead of {expected}");
        }
    }
}

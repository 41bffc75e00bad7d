//! Attention of new tokens to keys and values that were kept, which are read where they lie.

use std::{array, ops::Range};

use ndarray::{ArrayView2, ArrayViewMut2, s};

use super::{
    attention::Heads,
    exp::exp,
    lanes::{Lanes, WIDTH},
    rows, softmax,
    strips::{self, Strip},
};

/// Registers that hold a number of each of several queries.
const WIDE: usize = 2;
/// So many queries are answered at once.
const TOGETHER: usize = WIDE * WIDTH;
/// Fewer are answered one by one.
const FEW: usize = WIDTH;

/// What was kept of all tokens, row by row.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    /// (nodes, G * D)
    pub keys: &'a [f32],
    /// (nodes, G * D)
    pub values: &'a [f32],
    /// How their channels are cut.
    pub heads: Heads,
}

impl<'a> Kept<'a> {
    /// `softmax(scale * Q Kᵀ + M) V` in every head for the last tokens of a text, with the rows of `path` as K and V; each
    /// token sees itself and those before it, `window` of them at most.
    ///
    /// # Shapes
    /// `queries` and `mixed` (N, H * D), their rows contiguous; `path`: the rows of the text, at least N
    ///
    /// # Source
    /// Vaswani et al. 2017, equation 1.
    pub fn attend(self, queries: ArrayView2<f32>, path: &[usize], window: usize, mut mixed: ArrayViewMut2<f32>) {
        let before = path.len() - queries.nrows();
        let mut start = 0;
        while start < queries.nrows() {
            let left = queries.nrows() - start;
            let rows = start..start + if left < FEW { 1 } else { left.min(TOGETHER) };
            let seen = &path[(before + start + 1).saturating_sub(window)..before + rows.end];
            let (queries, mut mixed) = (queries.slice(s![rows.clone(), ..]), mixed.slice_mut(s![rows.clone(), ..]));
            if rows.len() == 1 {
                let (query, mixed) = (queries.row(0), mixed.row_mut(0));
                let contiguous = "rows of queries and of what they mix are contiguous";
                self.attend_one(query.to_slice().expect(contiguous), seen, mixed.into_slice().expect(contiguous));
            } else {
                self.attend_several(queries, seen, window, mixed);
            }
            start = rows.end;
        }
    }

    /// One query sees the whole path. Its heads take turns at every four rows, so that each row is read once, from its
    /// beginning to its end.
    fn attend_one(self, query: &[f32], path: &[usize], mixed: &mut [f32]) {
        let Heads { queries, channels, scale, .. } = self.heads;
        let padded = path.len().next_multiple_of(WIDTH);
        // (H, keys), with room for whole fours.
        let mut weights = vec![0.0; queries * padded];
        for (at, nodes) in path.chunks(WIDTH).enumerate() {
            let keys = four(nodes).map(|node| self.row(self.keys, node));
            for (head, query) in query.chunks_exact(channels).enumerate() {
                let of_head = self.heads.key_columns(head);
                let dots = dots(query, keys.map(|key| &key[of_head.clone()]));
                weights[head * padded + WIDTH * at..][..WIDTH].copy_from_slice(&dots.array());
            }
        }
        for weights in weights.chunks_exact_mut(padded) {
            let (seen, behind) = weights.split_at_mut(path.len());
            for weight in &mut *seen {
                *weight *= scale;
            }
            softmax::forward(seen);
            behind.fill(0.0);
        }
        mixed.fill(0.0);
        for (at, nodes) in path.chunks(WIDTH).enumerate() {
            let values = four(nodes).map(|node| self.row(self.values, node));
            for (head, mixed) in mixed.chunks_exact_mut(channels).enumerate() {
                let of_head = self.heads.key_columns(head);
                let weights = array::from_fn(|place| weights[head * padded + WIDTH * at + place]);
                add(mixed, weights, values.map(|value| &value[of_head.clone()]));
            }
        }
    }

    /// Several queries side by side, a head after another. The path begins where the first of them begins to see.
    fn attend_several(self, queries: ArrayView2<f32>, path: &[usize], window: usize, mut mixed: ArrayViewMut2<f32>) {
        let before = path.len() - queries.nrows();
        let mut strip = Vec::new();
        let mut weights: Vec<Strip<WIDE>> = vec![[[0.0; WIDTH]; WIDE]; path.len()];
        for head in 0..self.heads.queries {
            let (columns, of_head) = (self.heads.query_columns(head), self.heads.key_columns(head));
            strips::arrange(queries.slice(s![.., columns.clone()]), &mut strip);
            self.scores(&strip, path, &of_head, &mut weights);
            for lane in 0..queries.nrows() {
                let end = before + lane + 1;
                hide(&mut weights[..end.saturating_sub(window)], lane);
                hide(&mut weights[end..], lane);
            }
            let shares = exponentials(&mut weights);
            let mixed = mixed.slice_mut(s![.., columns]);
            self.mix(&weights, shares.as_flattened(), path, &of_head, mixed);
        }
    }

    /// The scaled scores of a strip of queries, key by key.
    fn scores(self, queries: &[Strip<WIDE>], path: &[usize], of_head: &Range<usize>, scores: &mut [Strip<WIDE>]) {
        let scale = Lanes::splat(self.heads.scale);
        for (nodes, scores) in path.chunks(WIDTH).zip(scores.chunks_mut(WIDTH)) {
            let keys = four(nodes).map(|node| &self.row(self.keys, node)[of_head.clone()]);
            let dots = rows::tile::<WIDE, WIDTH, { rows::COLUMNS }>(queries, keys);
            for (scores, dots) in scores.iter_mut().zip(dots) {
                *scores = dots.map(|dots| Lanes::splat(0.0).plus_product(dots, scale).array());
            }
        }
    }

    /// The values of a head, each times its weight and the share of the query.
    fn mix(
        self,
        weights: &[Strip<WIDE>],
        shares: &[f32],
        path: &[usize],
        of_head: &Range<usize>,
        mut mixed: ArrayViewMut2<f32>,
    ) {
        for start in (0..of_head.len()).step_by(WIDTH) {
            let mut sums = [[Lanes::splat(0.0); WIDE]; WIDTH];
            for (&node, weights) in path.iter().zip(weights) {
                let value = &self.row(self.values, node)[of_head.clone()][start..];
                match value.first_chunk::<WIDTH>() {
                    Some(value) => strips::add(&mut sums, weights, value.each_ref()),
                    None => strips::add(&mut sums, weights, array::from_fn(|place| value.get(place).unwrap_or(&0.0))),
                }
            }
            for (mut column, sums) in mixed.columns_mut().into_iter().skip(start).zip(sums) {
                let sums = sums.map(Lanes::array);
                for ((mixed, sum), share) in column.iter_mut().zip(sums.as_flattened()).zip(shares) {
                    *mixed = sum * share;
                }
            }
        }
    }

    fn row(self, store: &'a [f32], node: usize) -> &'a [f32] {
        let width = self.heads.keys * self.heads.channels;
        &store[node * width..][..width]
    }
}

/// Four of some rows; the first stands in for those that are not there.
fn four(nodes: &[usize]) -> [usize; WIDTH] {
    array::from_fn(|place| *nodes.get(place).unwrap_or(&nodes[0]))
}

/// The products of a query and four keys of its length.
fn dots(query: &[f32], keys: [&[f32]; WIDTH]) -> Lanes {
    let (blocks, rest) = query.as_chunks::<WIDTH>();
    let [a, b, c, d] = keys.map(|key| key.as_chunks::<WIDTH>().0);
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
fn add(mixed: &mut [f32], weights: [f32; WIDTH], values: [&[f32]; WIDTH]) {
    let (blocks, rest) = mixed.as_chunks_mut::<WIDTH>();
    let done = WIDTH * blocks.len();
    let [a, b, c, d] = values.map(|value| value.as_chunks::<WIDTH>().0);
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

/// One query does not see these keys.
fn hide(scores: &mut [Strip<WIDE>], query: usize) {
    for scores in scores {
        scores.as_flattened_mut()[query] = f32::NEG_INFINITY;
    }
}

/// `exp(x - the largest)` for each query, in place; gives what makes each query's sum 1.
fn exponentials(scores: &mut [Strip<WIDE>]) -> Strip<WIDE> {
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
    for x in scores.as_flattened_mut().as_flattened_mut() {
        *x = exp(*x);
    }
    let mut sums = [Lanes::splat(0.0); WIDE];
    for exponentials in &*scores {
        sums = array::from_fn(|place| sums[place].plus(Lanes::load(&exponentials[place])));
    }
    sums.map(|sums| sums.array().map(|sum| 1.0 / sum))
}

#[cfg(test)]
mod tests {
    use ndarray::{Array2, Axis};

    use super::*;
    use crate::ops::{attention, finite_difference::normals};

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
            let kept = Kept { keys: k.as_slice().unwrap(), values: v.as_slice().unwrap(), heads };
            kept.attend(q.view(), &path, window, mixed.view_mut());
            let close = mixed.iter().zip(&expected).all(|(got, expected)| (got - expected).abs() < 1e-6);
            assert!(close, "{heads:?}, {new} of {path:?}: {mixed} instead of {expected}");
        }
    }
}

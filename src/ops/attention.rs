//! Scaled dot-product attention with a mask, in several heads, over one text.

use std::ops::Range;

use ndarray::{Array2, Array3, ArrayView2, Axis, s};

use super::{matmul, softmax};

/// How the channels of queries, keys and values are cut into heads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heads {
    /// Heads of queries (H).
    pub queries: usize,
    /// Heads of keys and values (G); query head `h` reads key head `h / (H / G)`.
    pub keys: usize,
    /// Channels per head (D).
    pub channels: usize,
    /// What a score is multiplied by before the softmax.
    pub scale: f32,
}

impl Heads {
    /// One head alone.
    #[must_use]
    pub fn one(self) -> Self {
        Self { queries: 1, keys: 1, ..self }
    }

    /// The columns of a head.
    pub fn columns(self, head: usize) -> Range<usize> {
        head * self.channels..(head + 1) * self.channels
    }

    /// The columns of the keys and values that a head of queries reads.
    pub fn key_columns(self, head: usize) -> Range<usize> {
        self.columns(self.key_head(head))
    }

    /// The key head that a query head reads.
    ///
    /// # Source
    /// Ainslie et al. 2023, "GQA", figure 2.
    fn key_head(self, head: usize) -> usize {
        head / (self.queries / self.keys)
    }
}

/// One text's attention, by head: what each query asked of each key, and what it took.
#[derive(Clone, Debug, PartialEq)]
pub struct Attention {
    /// `Q Kᵀ`, neither scaled nor masked (H, queries, keys).
    pub scores: Array3<f32>,
    /// After scale, mask and softmax: rows sum to 1 and masked cells are exactly 0 (H, queries, keys).
    pub weights: Array3<f32>,
}

/// `softmax(scale * Q Kᵀ + M) V` in every head, where M is 0 at visible cells and minus infinity elsewhere.
///
/// # Shapes
/// `q` (queries, H * D), `k` and `v` (keys, G * D), `visible` (queries, keys), with a visible cell in each row
/// -> (queries, H * D)
///
/// # Source
/// Vaswani et al. 2017, equation 1.
pub fn forward(
    q: ArrayView2<f32>,
    k: ArrayView2<f32>,
    v: ArrayView2<f32>,
    visible: ArrayView2<bool>,
    heads: Heads,
) -> (Array2<f32>, Attention) {
    let mut scores = Array3::zeros((heads.queries, q.nrows(), k.nrows()));
    let mut mixed = Array2::zeros(q.raw_dim());
    for (head, scores) in scores.outer_iter_mut().enumerate() {
        let (q, k) = (q.slice(s![.., heads.columns(head)]), k.slice(s![.., heads.key_columns(head)]));
        matmul::add_product(1.0, q, k.t(), scores);
    }
    let mut weights = scores.clone();
    for (head, mut weights) in weights.outer_iter_mut().enumerate() {
        for (mut row, visible) in weights.rows_mut().into_iter().zip(visible.rows()) {
            // Behind the last that is seen there is nothing to compute: half of a causal text.
            let seen = visible.iter().rposition(|&visible| visible).map_or(0, |last| last + 1);
            let (before, behind) = row.as_slice_mut().expect("rows of a new array are contiguous").split_at_mut(seen);
            for (w, &visible) in before.iter_mut().zip(visible) {
                *w = if visible { *w * heads.scale } else { f32::NEG_INFINITY };
            }
            softmax::forward(before);
            behind.fill(0.0);
        }
        let mixed = mixed.slice_mut(s![.., heads.columns(head)]);
        matmul::add_product(1.0, weights.view(), v.slice(s![.., heads.key_columns(head)]), mixed);
    }
    (mixed, Attention { scores, weights })
}

/// The gradients by queries, keys and values.
///
/// Masked cells have weight 0, so the mask is not needed: their scores get no gradient.
///
/// # Shapes
/// `d_mixed` and `q` (T, H * D), `k` and `v` (T, G * D), `weights` (H, T, T) -> as `q`, `k`, `v`
pub fn backward(
    d_mixed: ArrayView2<f32>,
    (q, k, v): (ArrayView2<f32>, ArrayView2<f32>, ArrayView2<f32>),
    weights: &Array3<f32>,
    heads: Heads,
) -> (Array2<f32>, Array2<f32>, Array2<f32>) {
    let mut d_q = Array2::zeros(q.raw_dim());
    let (mut d_k, mut d_v) = (Array2::zeros(k.raw_dim()), Array2::zeros(v.raw_dim()));
    for (head, weights) in weights.axis_iter(Axis(0)).enumerate() {
        let (of_query, of_key) = (s![.., heads.columns(head)], s![.., heads.key_columns(head)]);
        let d_mixed = d_mixed.slice(of_query);
        matmul::add_product(1.0, weights.t(), d_mixed, d_v.slice_mut(of_key));
        let mut d_scores = matmul::product(d_mixed, v.slice(of_key).t());
        for (mut d_row, row) in d_scores.rows_mut().into_iter().zip(weights.rows()) {
            softmax::backward(
                d_row.as_slice_mut().expect("rows of a new array are contiguous"),
                row.as_slice().expect("weights are made row by row"),
            );
        }
        matmul::add_product(heads.scale, d_scores.view(), k.slice(of_key), d_q.slice_mut(of_query));
        matmul::add_product(heads.scale, d_scores.t(), q.slice(of_query), d_k.slice_mut(of_key));
    }
    (d_q, d_k, d_v)
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::ops::finite_difference::{assert_gradient, normals, weighted_sum};

    const GROUPED: Heads = Heads { queries: 4, keys: 2, channels: 3, scale: 0.7 };

    fn causal(positions: usize) -> Array2<bool> {
        Array2::from_shape_fn((positions, positions), |(query, key)| key <= query)
    }

    #[test]
    fn masked_positions_get_exactly_zero() {
        let (q, k, v) = (normals(4, 12, 1), normals(4, 6, 2), normals(4, 6, 3));
        let (_, attention) = forward(q.view(), k.view(), v.view(), causal(4).view(), GROUPED);
        for ((_, query, key), weight) in attention.weights.indexed_iter() {
            assert_eq!(*weight == 0.0, key > query);
        }
    }

    #[test]
    fn equal_scores_take_the_mean_of_the_visible_values() {
        let heads = Heads { queries: 1, keys: 1, channels: 1, scale: 1.0 };
        let (q, v) = (array![[0.0], [0.0]], array![[2.0], [4.0]]);
        let (mixed, _) = forward(q.view(), v.view(), v.view(), causal(2).view(), heads);
        assert_eq!(mixed, array![[2.0], [3.0]]);
    }

    #[test]
    fn scores_are_kept_before_scale_and_mask() {
        let heads = Heads { queries: 1, keys: 1, channels: 1, scale: 0.5 };
        let (q, k) = (array![[1.0], [2.0]], array![[3.0], [4.0]]);
        let (_, attention) = forward(q.view(), k.view(), k.view(), causal(2).view(), heads);
        assert_eq!(attention.scores, array![[[3.0, 4.0], [6.0, 8.0]]]);
    }

    #[test]
    fn two_query_heads_read_one_key_head() {
        let (q, k, v) = (normals(3, 12, 1), normals(3, 6, 2), normals(3, 6, 3));
        let (mixed, _) = forward(q.view(), k.view(), v.view(), causal(3).view(), GROUPED);
        let one = Heads { queries: 1, keys: 1, ..GROUPED };
        let (alone, _) =
            forward(q.slice(s![.., 9..12]), k.slice(s![.., 3..6]), v.slice(s![.., 3..6]), causal(3).view(), one);
        assert_eq!(mixed.slice(s![.., 9..12]), alone);
    }

    #[test]
    fn backward_is_the_gradient() {
        let (q, k, v, g) = (normals(4, 12, 1), normals(4, 6, 2), normals(4, 6, 3), normals(4, 12, 4));
        let visible = causal(4);
        let loss = |q: &Array2<f32>, k: &Array2<f32>, v: &Array2<f32>| {
            weighted_sum(&forward(q.view(), k.view(), v.view(), visible.view(), GROUPED).0, &g)
        };
        let (_, attention) = forward(q.view(), k.view(), v.view(), visible.view(), GROUPED);
        let (d_q, d_k, d_v) = backward(g.view(), (q.view(), k.view(), v.view()), &attention.weights, GROUPED);
        assert_gradient("q", q.view(), &d_q, |q| loss(q, &k, &v));
        assert_gradient("k", k.view(), &d_k, |k| loss(&q, k, &v));
        assert_gradient("v", v.view(), &d_v, |v| loss(&q, &k, v));
    }
}

//! Layer normalisation: each row is moved to mean 0 and variance 1, then scaled and shifted.

use ndarray::{Array1, Array2, ArrayView1, ArrayView2, ArrayViewMut1, Axis, Zip};

use super::lanes;

/// What the backward needs of each row.
#[derive(Clone, Debug, PartialEq)]
pub struct Stats {
    /// (N)
    pub mean: Array1<f32>,
    /// `1 / sqrt(variance + epsilon)` (N)
    pub inverse_std: Array1<f32>,
}

/// `y = (x - mean) / sqrt(variance + epsilon) * weight + bias`, with the variance divided by C.
///
/// # Shapes
/// `x` (N, C), `weight` and `bias` (C) -> (N, C)
///
/// # Source
/// Ba, Kiros and Hinton 2016, equation 4; `epsilon` as in PyTorch's `LayerNorm`.
pub fn forward(
    x: ArrayView2<f32>,
    weight: ArrayView1<f32>,
    bias: ArrayView1<f32>,
    epsilon: f32,
) -> (Array2<f32>, Stats) {
    let channels = x.ncols() as f32;
    let mut y = Array2::zeros(x.raw_dim());
    let mut stats = Stats { mean: Array1::zeros(x.nrows()), inverse_std: Array1::zeros(x.nrows()) };
    for (row, mut out) in y.rows_mut().into_iter().enumerate() {
        let x = x.row(row);
        let mean = x.sum() / channels;
        Zip::from(&mut out).and(x).for_each(|y, x| *y = (x - mean) * (x - mean));
        let variance = lanes::sum(out.as_slice().expect("a row of zeros has no gaps")) / channels;
        let inverse_std = 1.0 / (variance + epsilon).sqrt();
        Zip::from(&mut out).and(x).and(weight).and(bias).for_each(|y, x, w, b| *y = (x - mean) * inverse_std * w + b);
        stats.mean[row] = mean;
        stats.inverse_std[row] = inverse_std;
    }
    (y, stats)
}

/// Adds to `d_weight` and `d_bias`; gives `d_x`.
///
/// With `n = (x - mean) * inverse_std` and `d_n = d_y * weight`:
/// `d_x = inverse_std * (d_n - mean(d_n) - n * mean(d_n * n))`, means over the channels.
pub fn backward(
    d_y: ArrayView2<f32>,
    x: ArrayView2<f32>,
    stats: &Stats,
    weight: ArrayView1<f32>,
    mut d_weight: ArrayViewMut1<f32>,
    mut d_bias: ArrayViewMut1<f32>,
) -> Array2<f32> {
    let channels = x.ncols() as f32;
    let normalised = (&x - &stats.mean.view().insert_axis(Axis(1))) * stats.inverse_std.view().insert_axis(Axis(1));
    d_weight += &(&d_y * &normalised).sum_axis(Axis(0));
    d_bias += &d_y.sum_axis(Axis(0));
    let mut d_x = &d_y * &weight;
    for ((mut d_row, n), inverse_std) in d_x.rows_mut().into_iter().zip(normalised.rows()).zip(&stats.inverse_std) {
        let mean = d_row.sum() / channels;
        let along = d_row.dot(&n) / channels;
        Zip::from(&mut d_row).and(n).for_each(|d, n| *d = inverse_std * (*d - mean - n * along));
    }
    d_x
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::ops::finite_difference::{assert_gradient, normals, weighted_sum};

    #[test]
    fn a_row_gets_mean_0_and_variance_1_before_scale_and_shift() {
        let (y, stats) = forward(array![[1.0, 3.0]].view(), array![2.0, 2.0].view(), array![0.0, 1.0].view(), 0.0);
        assert_eq!(y, array![[-2.0, 3.0]]);
        assert_eq!((stats.mean[0], stats.inverse_std[0]), (2.0, 1.0));
    }

    #[test]
    fn a_constant_row_becomes_the_bias() {
        let (y, _) = forward(array![[5.0, 5.0]].view(), array![2.0, 2.0].view(), array![0.5, 1.0].view(), 1e-5);
        assert_eq!(y, array![[0.5, 1.0]]);
    }

    #[test]
    fn backward_is_the_gradient() {
        let (x, g) = (normals(3, 5, 1), normals(3, 5, 2));
        let (weight, bias) = (normals(1, 5, 3).row(0).to_owned(), normals(1, 5, 4).row(0).to_owned());
        let (_, stats) = forward(x.view(), weight.view(), bias.view(), 1e-5);
        let (mut d_weight, mut d_bias) = (Array1::zeros(5), Array1::zeros(5));
        let d_x = backward(g.view(), x.view(), &stats, weight.view(), d_weight.view_mut(), d_bias.view_mut());
        let loss = |x: &Array2<f32>, w: &Array1<f32>, b: &Array1<f32>| {
            weighted_sum(&forward(x.view(), w.view(), b.view(), 1e-5).0, &g)
        };
        assert_gradient("x", x.view(), &d_x, |x| loss(x, &weight, &bias));
        assert_gradient("weight", weight.view(), &d_weight, |w| loss(&x, w, &bias));
        assert_gradient("bias", bias.view(), &d_bias, |b| loss(&x, &weight, b));
    }
}

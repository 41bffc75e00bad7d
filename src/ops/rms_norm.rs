//! Root mean square normalisation: each row is scaled to mean square 1, then by a weight.

use ndarray::{Array1, Array2, ArrayView1, ArrayView2, ArrayViewMut1, Axis, Zip};

use super::lanes;

/// `y = x / sqrt(mean(x²) + epsilon) * weight`; also gives the factor of each row (N).
///
/// # Shapes
/// `x` (N, C), `weight` (C) -> (N, C), (N)
///
/// # Source
/// Zhang and Sennrich 2019, equation 4; `epsilon` as in `transformers`' `LlamaRMSNorm`.
pub fn forward(x: ArrayView2<f32>, weight: ArrayView1<f32>, epsilon: f32) -> (Array2<f32>, Array1<f32>) {
    let mut y = Array2::zeros(x.raw_dim());
    let mut inverse_rms = Array1::zeros(x.nrows());
    for ((mut y, x), inverse_rms) in y.rows_mut().into_iter().zip(x.rows()).zip(&mut inverse_rms) {
        Zip::from(&mut y).and(x).for_each(|y, x| *y = x * x);
        let mean_square = lanes::sum(y.as_slice().expect("a row of zeros has no gaps")) / x.len() as f32;
        *inverse_rms = 1.0 / (mean_square + epsilon).sqrt();
        Zip::from(&mut y).and(x).and(weight).for_each(|y, x, weight| *y = x * *inverse_rms * weight);
    }
    (y, inverse_rms)
}

/// Adds to `d_weight`; gives `d_x`.
///
/// With `n = x * inverse_rms` and `d_n = d_y * weight`: `d_x = inverse_rms * (d_n - n * mean(d_n * n))`.
pub fn backward(
    d_y: ArrayView2<f32>,
    x: ArrayView2<f32>,
    inverse_rms: ArrayView1<f32>,
    weight: ArrayView1<f32>,
    mut d_weight: ArrayViewMut1<f32>,
) -> Array2<f32> {
    let normalised = &x * &inverse_rms.insert_axis(Axis(1));
    d_weight += &(&d_y * &normalised).sum_axis(Axis(0));
    let mut d_x = &d_y * &weight;
    for ((mut d_row, n), inverse_rms) in d_x.rows_mut().into_iter().zip(normalised.rows()).zip(inverse_rms) {
        let along = d_row.dot(&n) / n.len() as f32;
        Zip::from(&mut d_row).and(n).for_each(|d, n| *d = inverse_rms * (*d - n * along));
    }
    d_x
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::ops::finite_difference::{assert_gradient, normals, weighted_sum};

    #[test]
    fn a_row_gets_mean_square_1_before_the_weight() {
        let (y, inverse_rms) = forward(array![[3.0, 3.0]].view(), array![1.0, 2.0].view(), 0.0);
        assert_eq!(y, array![[1.0, 2.0]]);
        assert!((inverse_rms[0] - 1.0 / 3.0).abs() < 1e-7);
    }

    #[test]
    fn backward_is_the_gradient() {
        let (x, g, weight) = (normals(3, 5, 1), normals(3, 5, 2), normals(1, 5, 3).row(0).to_owned());
        let (_, inverse_rms) = forward(x.view(), weight.view(), 1e-5);
        let mut d_weight = Array1::zeros(5);
        let d_x = backward(g.view(), x.view(), inverse_rms.view(), weight.view(), d_weight.view_mut());
        let loss = |x: &Array2<f32>, w: &Array1<f32>| weighted_sum(&forward(x.view(), w.view(), 1e-5).0, &g);
        assert_gradient("x", x.view(), &d_x, |x| loss(x, &weight));
        assert_gradient("weight", weight.view(), &d_weight, |w| loss(&x, w));
    }
}

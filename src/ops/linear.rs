//! The linear map, with weights stored as rows of the output.

use ndarray::{Array2, ArrayView1, ArrayView2, ArrayViewMut1, ArrayViewMut2, Axis};

use super::{dots, matmul, matrix::Matrix, rows};

/// Up to so many rows, weights are not worth being arranged in tiles first. Natively one, as `ndarray` knows wider registers.
const SOME: usize = if cfg!(target_arch = "wasm32") { 32 } else { 1 };

/// `y = x Wᵀ + b`.
///
/// # Shapes
/// `x` (N, in), `weight` (out, in), `bias` (out) -> (N, out)
pub fn forward<'a>(x: ArrayView2<f32>, weight: impl Into<Matrix<'a>>, bias: Option<ArrayView1<f32>>) -> Array2<f32> {
    let mut y = match weight.into() {
        Matrix::Full(weight) if x.nrows() == 1 => dots::forward(x, weight),
        Matrix::Full(weight) if x.nrows() <= SOME => rows::forward(x, weight),
        Matrix::Full(weight) => matmul::product(x, weight.t()),
        Matrix::Int8(weight) => weight.forward(x),
    };
    if let Some(bias) = bias {
        y += &bias;
    }
    y
}

/// Adds to `d_weight` and `d_bias`; gives `d_x = d_y W`.
///
/// # Shapes
/// `d_y` (N, out), `x` (N, in), `weight` and `d_weight` (out, in), `d_bias` (out) -> (N, in)
pub fn backward(
    d_y: ArrayView2<f32>,
    x: ArrayView2<f32>,
    weight: ArrayView2<f32>,
    d_weight: ArrayViewMut2<f32>,
    d_bias: Option<ArrayViewMut1<f32>>,
) -> Array2<f32> {
    matmul::add_product(1.0, d_y.t(), x, d_weight);
    if let Some(mut d_bias) = d_bias {
        d_bias += &d_y.sum_axis(Axis(0));
    }
    matmul::product(d_y, weight)
}

#[cfg(test)]
mod tests {
    use ndarray::{Array1, array};

    use super::*;
    use crate::ops::finite_difference::{assert_gradient, normals, weighted_sum};

    #[test]
    fn each_output_is_a_weight_row_times_the_input_plus_its_bias() {
        let weight = array![[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]];
        let y = forward(array![[1.0, 10.0]].view(), weight.view(), Some(array![0.5, 0.0, -0.5].view()));
        assert_eq!(y, array![[21.5, 43.0, 64.5]]);
    }

    #[test]
    fn one_row_equals_that_row_among_many() {
        let (x, weight) = (normals(5, 7, 1), normals(3, 7, 2));
        let all = forward(x.view(), weight.view(), None);
        for row in 0..5 {
            let alone = forward(x.slice(ndarray::s![row..=row, ..]), weight.view(), None);
            assert!((&alone.row(0) - &all.row(row)).iter().all(|d| d.abs() < 1e-5));
        }
    }

    #[test]
    fn backward_is_the_gradient() {
        let (x, weight, bias, g) = (normals(4, 3, 1), normals(5, 3, 2), normals(1, 5, 3), normals(4, 5, 4));
        let bias = bias.row(0).to_owned();
        let (mut d_weight, mut d_bias) = (Array2::zeros((5, 3)), Array1::zeros(5));
        let d_x = backward(g.view(), x.view(), weight.view(), d_weight.view_mut(), Some(d_bias.view_mut()));
        let loss = |x: &Array2<f32>, w: &Array2<f32>, b: &Array1<f32>| {
            weighted_sum(&forward(x.view(), w.view(), Some(b.view())), &g)
        };
        assert_gradient("x", x.view(), &d_x, |x| loss(x, &weight, &bias));
        assert_gradient("weight", weight.view(), &d_weight, |w| loss(&x, w, &bias));
        assert_gradient("bias", bias.view(), &d_bias, |b| loss(&x, &weight, b));
    }

    #[test]
    fn gradients_of_parameters_are_added_to() {
        let (x, weight, g) = (normals(2, 2, 1), normals(2, 2, 2), normals(2, 2, 3));
        let mut once = Array2::zeros((2, 2));
        backward(g.view(), x.view(), weight.view(), once.view_mut(), None);
        let mut twice = once.clone();
        backward(g.view(), x.view(), weight.view(), twice.view_mut(), None);
        assert_eq!(twice, 2.0 * once);
    }
}

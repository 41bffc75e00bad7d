//! The sigmoid linear unit.

use ndarray::{Array2, ArrayView2, Zip};

use super::exp;

/// `y = x * sigmoid(x)`.
///
/// # Source
/// Elfwing et al. 2017, equation 1; the activation of SwiGLU (Shazeer 2020, equation 6).
pub fn forward(x: ArrayView2<f32>) -> Array2<f32> {
    sigmoids(x) * x
}

/// The gradient: `sigmoid(x) * (1 + x * (1 - sigmoid(x)))`.
pub fn backward(d_y: ArrayView2<f32>, x: ArrayView2<f32>) -> Array2<f32> {
    let mut d_x = sigmoids(x);
    Zip::from(&mut d_x).and(d_y).and(x).for_each(|s, d_y, &x| *s = d_y * *s * (1.0 + x * (1.0 - *s)));
    d_x
}

fn sigmoids(x: ArrayView2<f32>) -> Array2<f32> {
    sigmoids_of_minus(x.mapv(|x| -x))
}

/// `sigmoid(-x)`, in place.
pub fn sigmoids_of_minus(mut x: Array2<f32>) -> Array2<f32> {
    let numbers = x.as_slice_memory_order_mut().expect("an owned array has no gaps");
    exp::all(numbers);
    for x in numbers {
        *x = 1.0 / (1.0 + *x);
    }
    x
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::ops::finite_difference::{assert_gradient, normals, weighted_sum};

    #[test]
    fn zero_stays_zero_and_large_inputs_stay_themselves() {
        assert_eq!(forward(array![[0.0, 30.0]].view()), array![[0.0, 30.0]]);
        assert_eq!(forward(array![[-200.0]].view()), array![[0.0]]);
    }

    #[test]
    fn backward_is_the_gradient() {
        let (x, g) = (normals(4, 5, 1), normals(4, 5, 2));
        let d_x = backward(g.view(), x.view());
        assert_gradient("x", x.view(), &d_x, |x| weighted_sum(&forward(x.view()), &g));
    }
}

//! The Gaussian error linear unit, exact and in its tanh form.

use ndarray::{Array2, ArrayView2, Zip};

use super::{exp, silu};

/// sqrt(2 / pi), of the tanh form.
const SQRT_2_OVER_PI: f32 = 0.797_884_6;
/// The cubic term of the tanh form.
const CUBIC: f32 = 0.044_715;

/// `y = x / 2 * (1 + tanh(u))` with `u = sqrt(2 / pi) * (x + 0.044715 x³)`: what GPT-2 calls `gelu_new`.
///
/// Computed as `x * sigmoid(2 u)`, which is the same: one exponential costs a third of a hyperbolic tangent.
///
/// # Source
/// Hendrycks and Gimpel 2016, section 2.
pub fn forward_tanh(x: ArrayView2<f32>) -> Array2<f32> {
    sigmoids_of_2u(x) * x
}

/// The gradient of [`forward_tanh`]: `s + x * s * (1 - s) * 2 du/dx` with `s = sigmoid(2 u)`.
pub fn backward_tanh(d_y: ArrayView2<f32>, x: ArrayView2<f32>) -> Array2<f32> {
    let mut d_x = sigmoids_of_2u(x);
    Zip::from(&mut d_x).and(d_y).and(x).for_each(|s, d_y, &x| {
        let d_2u = 2.0 * SQRT_2_OVER_PI * (1.0 + 3.0 * CUBIC * x * x);
        *s = d_y * (*s + x * *s * (1.0 - *s) * d_2u);
    });
    d_x
}

fn sigmoids_of_2u(x: ArrayView2<f32>) -> Array2<f32> {
    silu::sigmoids_of_minus(x.mapv(|x| -2.0 * SQRT_2_OVER_PI * (x + CUBIC * x * x * x)))
}

/// `y = x * Phi(x)`, with the distribution function of the normal distribution.
///
/// # Source
/// Hendrycks and Gimpel 2016, equation 1.
pub fn forward(x: ArrayView2<f32>) -> Array2<f32> {
    x.mapv(|x| x * normal_cdf(x))
}

/// The gradient of [`forward`]: `Phi(x) + x * phi(x)`.
pub fn backward(d_y: ArrayView2<f32>, x: ArrayView2<f32>) -> Array2<f32> {
    let mut d_x = x.mapv(|x| -0.5 * x * x);
    exp::all(d_x.as_slice_memory_order_mut().expect("an owned array has no gaps"));
    Zip::from(&mut d_x).and(d_y).and(x).for_each(|exp, d_y, &x| {
        let density = *exp * 0.5 * SQRT_2_OVER_PI;
        *exp = d_y * (normal_cdf(x) + x * density);
    });
    d_x
}

fn normal_cdf(x: f32) -> f32 {
    0.5 * (1.0 + libm::erff(x * std::f32::consts::FRAC_1_SQRT_2))
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::ops::finite_difference::{assert_gradient, normals, weighted_sum};

    #[test]
    fn values_at_minus_1_0_and_1_are_pytorchs() {
        let x = array![[-1.0, 0.0, 1.0]];
        // torch.nn.functional.gelu, approximate="none" and "tanh".
        for (y, expected) in
            [(forward(x.view()), [-0.158_655, 0.0, 0.841_345]), (forward_tanh(x.view()), [-0.158_808, 0.0, 0.841_192])]
        {
            assert!(y.iter().zip(expected).all(|(y, e)| (y - e).abs() < 1e-6), "{y}");
        }
    }

    #[test]
    fn far_from_zero_it_is_the_input_or_nothing() {
        let x = array![[-30.0, 30.0]];
        assert_eq!(forward(x.view()), array![[0.0, 30.0]]);
        assert_eq!(forward_tanh(x.view()), array![[0.0, 30.0]]);
    }

    #[test]
    fn backward_is_the_gradient() {
        let (x, g) = (normals(4, 5, 1), normals(4, 5, 2));
        let d_x = backward(g.view(), x.view());
        assert_gradient("x", x.view(), &d_x, |x| weighted_sum(&forward(x.view()), &g));
        let d_x = backward_tanh(g.view(), x.view());
        assert_gradient("x (tanh)", x.view(), &d_x, |x| weighted_sum(&forward_tanh(x.view()), &g));
    }
}

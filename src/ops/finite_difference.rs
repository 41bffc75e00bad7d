//! The numerical gradient that every backward is held against.

use ndarray::{Array, Array2, ArrayView, Dimension};

use crate::rng::Rng;

/// Normal numbers, for inputs that no symmetry can hide an error in.
pub fn normals(rows: usize, columns: usize, seed: u64) -> Array2<f32> {
    let mut rng = Rng::new(seed);
    Array2::from_shape_simple_fn((rows, columns), || rng.normal() as f32)
}

/// The weighted sum that turns an output into a loss; its gradient by the output is `weights` itself.
pub fn weighted_sum<D: Dimension>(y: &Array<f32, D>, weights: &Array<f32, D>) -> f64 {
    y.iter().zip(weights).map(|(y, w)| f64::from(*y) * f64::from(*w)).sum()
}

/// Asserts that `d_x` is the gradient of `loss` at `x`, by central differences in every coordinate.
///
/// The step of 1e-2 balances its own error (third derivative times 1e-4) against rounding (1e-7 / 1e-2).
pub fn assert_gradient<D: Dimension>(
    name: &str,
    x: ArrayView<f32, D>,
    d_x: &Array<f32, D>,
    loss: impl Fn(&Array<f32, D>) -> f64,
) {
    const STEP: f32 = 1e-2;
    let scale = d_x.iter().fold(1e-2_f32, |largest, d| largest.max(d.abs()));
    let mut moved = x.to_owned();
    let (mut worst, mut at) = (0.0_f32, 0);
    for index in 0..moved.len() {
        let mut shifted = |delta: f32| {
            let cell = moved.iter_mut().nth(index).expect("index is below the length");
            let old = *cell;
            *cell = old + delta;
            // The step that was really taken, after rounding.
            let taken = *cell - old;
            let value = loss(&moved);
            *moved.iter_mut().nth(index).expect("index is below the length") = old;
            (value, taken)
        };
        let ((up, step_up), (down, step_down)) = (shifted(STEP), shifted(-STEP));
        let numeric = ((up - down) / f64::from(step_up - step_down)) as f32;
        let analytic = *d_x.iter().nth(index).expect("the gradient has the input's shape");
        let difference = (numeric - analytic).abs() / scale;
        if difference > worst {
            (worst, at) = (difference, index);
        }
    }
    assert!(worst < 2e-3, "d_{name}: largest relative difference {worst:.1e} at {at}");
}

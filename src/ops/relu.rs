//! The rectified linear unit.

use ndarray::{Array2, ArrayView2, Zip};

/// `y = max(x, 0)`.
pub fn forward(x: ArrayView2<f32>) -> Array2<f32> {
    x.mapv(|x| x.max(0.0))
}

/// The gradient: 1 above zero, else 0 (at zero too, as in PyTorch).
pub fn backward(d_y: ArrayView2<f32>, x: ArrayView2<f32>) -> Array2<f32> {
    Zip::from(d_y).and(x).map_collect(|&d_y, &x| if x > 0.0 { d_y } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn what_is_below_zero_gives_nothing_and_gets_no_gradient() {
        let x = array![[-1.0, 0.0, 2.0]];
        assert_eq!(forward(x.view()), array![[0.0, 0.0, 2.0]]);
        assert_eq!(backward(array![[5.0, 5.0, 5.0]].view(), x.view()), array![[0.0, 0.0, 5.0]]);
    }
}

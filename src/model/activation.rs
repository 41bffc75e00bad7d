//! The activation that the configuration names.

use ndarray::{Array2, ArrayView2};

use crate::ops::{gelu, relu, silu};

/// The activation of the feed-forward block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// Exact GELU.
    Gelu,
    /// GELU in its tanh form.
    GeluTanh,
    /// `max(x, 0)`
    Relu,
    /// `x * sigmoid(x)`
    Silu,
}

impl Activation {
    /// (N, F) -> (N, F)
    pub fn forward(self, x: ArrayView2<f32>) -> Array2<f32> {
        match self {
            Self::Gelu => gelu::forward(x),
            Self::GeluTanh => gelu::forward_tanh(x),
            Self::Relu => relu::forward(x),
            Self::Silu => silu::forward(x),
        }
    }

    /// The gradient by `x`.
    pub fn backward(self, d_y: ArrayView2<f32>, x: ArrayView2<f32>) -> Array2<f32> {
        match self {
            Self::Gelu => gelu::backward(d_y, x),
            Self::GeluTanh => gelu::backward_tanh(d_y, x),
            Self::Relu => relu::backward(d_y, x),
            Self::Silu => silu::backward(d_y, x),
        }
    }
}

//! A matrix of weights, in either precision.

use ndarray::{Array2, ArrayView2, Axis};

use super::rows8::Rows8;

/// Weights (out, in) to be multiplied by, or a table (V, C) to be looked up in.
#[derive(Clone, Copy)]
pub enum Matrix<'a> {
    /// In 32 bits.
    Full(ArrayView2<'a, f32>),
    /// In 8 bits.
    Int8(&'a Rows8),
}

impl Matrix<'_> {
    /// The rows at these indices, in 32 bits.
    pub fn select(self, indices: &[usize]) -> Array2<f32> {
        match self {
            Self::Full(matrix) => matrix.select(Axis(0), indices),
            Self::Int8(matrix) => matrix.select(indices),
        }
    }
}

impl<'a> From<ArrayView2<'a, f32>> for Matrix<'a> {
    fn from(matrix: ArrayView2<'a, f32>) -> Self {
        Self::Full(matrix)
    }
}

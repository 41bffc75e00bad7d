//! The operations of a transformer, one a file: its forward beside its backward beside its tests.
//!
//! A backward takes the gradient of the loss by the output and what the forward left, *adds* to the gradients of the
//! parameters and gives the gradient by the input. Rows are positions: every matrix is `(N, channels)`.
//! Shapes are the caller's to get right: the model makes them from a checked [`Config`](crate::model::Config).

pub mod attention;
pub mod cached_attention;
pub mod cross_entropy;
pub mod dots;
pub mod embedding;
pub mod exp;
pub mod gelu;
pub mod lanes;
pub mod layer_norm;
pub mod linear;
pub mod matmul;
pub mod matrix;
pub mod pairs;
pub mod relu;
pub mod rms_norm;
pub mod rotary;
pub mod row_store;
pub mod rows;
pub mod rows8;
pub mod silu;
pub mod softmax;
pub mod strips;

#[cfg(test)]
pub(crate) mod finite_difference;

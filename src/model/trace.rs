//! Every intermediate of a forward pass: what the backward and the page read.

use ndarray::{ArcArray2, Array2};

use super::norm::NormTrace;
use crate::ops::attention::Attention;

/// A forward pass over texts of any lengths; rows are the positions of all texts, one text after another.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// The length of each text (B).
    pub lengths: Vec<usize>,
    /// What was evaluated (N).
    pub rows: Rows,
    /// One for each layer (L).
    pub layers: Vec<LayerTrace>,
    /// The residual stream after the last layer (N, C).
    pub output: Array2<f32>,
    /// Of `output`.
    pub final_norm: NormTrace,
    /// (N, V)
    pub logits: Array2<f32>,
}

/// Tokens and the places they stand at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Token ids (N).
    pub ids: Vec<usize>,
    /// Each token's place in its text, from 0 (N).
    pub positions: Vec<usize>,
}

/// One layer of a forward pass.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerTrace {
    /// The residual stream before the layer: of the first, the sum of token and position embedding (N, C).
    pub input: Array2<f32>,
    /// Before the attention (N, C).
    pub attention_norm: NormTrace,
    /// After rotary positions, if the model has them (N, H * D).
    pub query: Array2<f32>,
    /// After rotary positions, if the model has them (N, G * D).
    pub key: Array2<f32>,
    /// (N, G * D)
    pub value: Array2<f32>,
    /// Who could see whom, for each text (T, T).
    pub visible: Vec<ArcArray2<bool>>,
    /// Scores and weights, for each text.
    pub attention: Vec<Attention>,
    /// Weights times values, heads side by side (N, H * D).
    pub mixed: Array2<f32>,
    /// The residual stream between attention and feed-forward block (N, C).
    pub middle: Array2<f32>,
    /// Before the feed-forward block (N, C).
    pub mlp_norm: NormTrace,
    /// The gate before its activation, when the block is gated (N, F).
    pub gate: Option<Array2<f32>>,
    /// The gate after its activation, when the block is gated (N, F).
    pub activated: Option<Array2<f32>>,
    /// Before the activation, when the block is not gated (N, F).
    pub up: Array2<f32>,
    /// What goes into the last projection (N, F).
    pub hidden: Array2<f32>,
}

impl Trace {
    /// The residual stream after a layer (N, C).
    pub fn residual_after(&self, layer: usize) -> &Array2<f32> {
        self.layers.get(layer + 1).map_or(&self.output, |next| &next.input)
    }
}

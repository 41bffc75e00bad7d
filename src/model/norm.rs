//! The normalisation that the configuration names.

use ndarray::{Array1, Array2, ArrayView2};

use super::{
    Config,
    params::{NormView, NormViewMut},
};
use crate::ops::{layer_norm, rms_norm};

/// A normalisation's output, and what its backward needs.
#[derive(Clone, Debug, PartialEq)]
pub struct NormTrace {
    /// (N, C)
    pub output: Array2<f32>,
    stats: Stats,
}

#[derive(Clone, Debug, PartialEq)]
enum Stats {
    Layer(layer_norm::Stats),
    Rms(Array1<f32>),
}

/// A layer norm where the parameters have a bias, else an RMS norm.
pub fn forward(config: &Config, x: ArrayView2<f32>, params: &NormView) -> NormTrace {
    let epsilon = config.norm_epsilon;
    let weight = params.weight;
    if let Some(bias) = params.bias {
        let (output, stats) = layer_norm::forward(x, weight, bias, epsilon);
        NormTrace { output, stats: Stats::Layer(stats) }
    } else {
        let (output, inverse_rms) = rms_norm::forward(x, weight, epsilon);
        NormTrace { output, stats: Stats::Rms(inverse_rms) }
    }
}

/// Adds to the gradients of the norm; gives the gradient by its input `x`.
pub fn backward(
    trace: &NormTrace,
    d_y: ArrayView2<f32>,
    x: ArrayView2<f32>,
    params: &NormView,
    grads: NormViewMut,
) -> Array2<f32> {
    match (&trace.stats, grads.bias) {
        (Stats::Layer(stats), Some(d_bias)) => layer_norm::backward(d_y, x, stats, params.weight, grads.weight, d_bias),
        (Stats::Layer(_), None) => unreachable!("gradients have the layout of the parameters"),
        (Stats::Rms(inverse_rms), _) => rms_norm::backward(d_y, x, inverse_rms.view(), params.weight, grads.weight),
    }
}

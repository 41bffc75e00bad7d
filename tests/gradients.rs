//! The gradient of every parameter tensor of every family, by finite differences.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use lookback::{
    model::{Config, Mask, Model, Params},
    ops::cross_entropy,
};

/// Relative to the norm of the tensor's gradient.
const TOLERANCE: f64 = 5e-3;
/// Balances the curvature of the loss against the rounding of 32-bit logits.
const STEP: f64 = 1e-2;

const TEXTS: [&[u32]; 3] = [&[3], &[1, 4], &[2, 7, 1, 8, 0, 5]];
const TARGETS: [Option<usize>; 9] = [Some(4), Some(0), Some(6), Some(7), Some(1), Some(3), Some(5), Some(2), Some(8)];

fn loss(model: &Model, mask: &Mask) -> f64 {
    let trace = model.forward(&TEXTS, mask).unwrap();
    cross_entropy::forward_backward(trace.logits.view(), &TARGETS, 0.0, 1.0 / 9.0).0
}

/// Moves each tensor along its own gradient: the loss must change by the gradient's norm. That is one number for the
/// whole tensor, with far less rounding than a coordinate has.
fn assert_gradients(config: Config, mask: &Mask) {
    let model = Model::random(config, 0.3, 11).unwrap();
    let trace = model.forward(&TEXTS, mask).unwrap();
    let (_, d_logits) = cross_entropy::forward_backward(trace.logits.view(), &TARGETS, 0.0, 1.0 / 9.0);
    let mut grads = Params::zeros(model.config());
    model.backward(&trace, d_logits.view(), &mut grads);
    let mut start = 0;
    for (slot, _, gradient) in grads.tensors() {
        let norm = gradient.iter().map(|&g| f64::from(g) * f64::from(g)).sum::<f64>().sqrt();
        let range = start..start + gradient.len();
        start = range.end;
        let moved = |sign: f64| {
            let mut model = model.clone();
            let values = &mut model.params_mut().unwrap().values_mut()[range.clone()];
            values.iter_mut().zip(gradient).for_each(|(x, g)| *x += (sign * STEP * f64::from(*g) / norm) as f32);
            loss(&model, mask)
        };
        // Softmax cancels what a bias adds to every key alike: without rotary positions its gradient is 0.
        if norm < 1e-6 {
            assert!(slot.to_string().ends_with("key.bias"), "{slot} has no gradient");
            continue;
        }
        let numeric = (moved(1.0) - moved(-1.0)) / (2.0 * STEP);
        let difference = (numeric - norm).abs() / norm;
        println!("{slot}: {difference:.1e}");
        assert!(difference < TOLERANCE, "{slot}: by differences {numeric:.6}, by backward {norm:.6}");
    }
}

#[test]
fn gpt2() {
    assert_gradients(Config::gpt2(9, 6, 12, 2, 3), &Mask::Causal);
}

#[test]
fn gpt2_with_its_own_head_and_scores_scaled_by_layer() {
    let config = Config { tied_head: false, scale_by_layer: true, ..Config::gpt2(9, 6, 12, 2, 3) };
    assert_gradients(config, &Mask::Causal);
}

#[test]
fn gpt_neo() {
    assert_gradients(Config::gpt_neo(9, 6, 12, 2, 3, 2), &Mask::Causal);
}

#[test]
fn llama_with_grouped_keys() {
    assert_gradients(Config::llama(9, 6, 16, 2, (4, 2), 20), &Mask::Causal);
}

#[test]
fn llama_with_every_bias_and_a_tied_head() {
    let biases = Config {
        qkv_bias: true,
        output_bias: true,
        mlp_bias: true,
        tied_head: true,
        ..Config::llama(9, 6, 16, 2, (4, 1), 20)
    };
    assert_gradients(biases, &Mask::Causal);
}

#[test]
fn masked_models_and_prefixes() {
    assert_gradients(Config { causal: false, ..Config::gpt2(9, 6, 12, 2, 3) }, &Mask::Full);
    assert_gradients(Config { causal: false, ..Config::llama(9, 6, 16, 2, (4, 2), 20) }, &Mask::Full);
    assert_gradients(Config::gpt2(9, 6, 12, 2, 3), &Mask::Prefix(3));
}

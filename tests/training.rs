//! Ten steps of our trainer against ten steps of PyTorch (see `tests/golden/training.py`).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "golden/files.rs"]
mod golden_files;

use golden_files::{Tensors, files, named};
use lookback::{
    checkpoint,
    train::{Example, Settings, Trainer},
};

/// The constants of `training.py`.
fn settings(parts: usize) -> Settings {
    Settings {
        learning_rate: 1e-2,
        warmup_steps: 3,
        decay_steps: 10,
        final_share: 0.1,
        weight_decay: 0.1,
        beta_1: 0.9,
        beta_2: 0.99,
        epsilon: 1e-8,
        clip_norm: 0.5,
        label_smoothing: 0.1,
        parts,
    }
}

fn examples(golden: &Tensors, step: u64) -> Vec<Example> {
    let example = |k| {
        let ids = golden.ids(&format!("ids.{step}.{k}"));
        let targets = golden.numbers(&format!("targets.{step}.{k}"));
        let target = |&target: &f64| (target >= 0.0).then(|| target.to_string().parse().unwrap());
        Example::new(ids, targets.iter().map(target).collect()).unwrap()
    };
    (0..3).map(example).collect()
}

/// The largest difference of any tensor, relative to its own largest entry.
fn assert_close(case: &str, ours: &Tensors, golden: &Tensors, prefix: &str, tolerance: f64) {
    let mut compared = 0;
    for name in golden.names().filter_map(|name| name.strip_prefix(prefix)) {
        compared += 1;
        // A third of it are key biases: softmax cancels them, their gradient is rounding alone, and Adam makes steps of it.
        if prefix == "param." && name.ends_with("c_attn.bias") {
            continue;
        }
        let golden = golden.numbers(&format!("{prefix}{name}"));
        let scale = golden.iter().fold(0.0, |largest: f64, g| largest.max(g.abs()));
        let worst = ours.numbers(name).iter().zip(golden).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max) / scale;
        println!("{case} {prefix}{name}: {worst:.1e}");
        assert!(worst < tolerance, "{case} {prefix}{name}: largest relative difference {worst:.1e}");
    }
    assert_eq!(compared, ours.names().count());
}

fn assert_trains_alike(case: &str, parts: usize) {
    let golden = Tensors::open(&format!("training/{case}.safetensors"));
    let model = checkpoint::read(&files(case)).unwrap().model;
    let mut trainer = Trainer::new((*model).clone(), settings(parts)).unwrap();
    let (_, gradient) = trainer.gradient(&examples(&golden, 1)).unwrap();
    assert_close(case, &named(&model, gradient), &golden, "grad.", 1e-3);
    for step in 1..=10 {
        let report = trainer.step(&examples(&golden, step)).unwrap();
        let [loss, norm] = ["losses", "norms"].map(|name| golden.numbers(name)[step as usize - 1]);
        assert!((report.loss - loss).abs() < 1e-4, "{case} step {step}: loss {} for {loss}", report.loss);
        let difference = (report.gradient_norm - norm).abs() / norm;
        assert!(difference < 1e-3, "{case} step {step}: gradient {} for {norm}", report.gradient_norm);
    }
    assert_close(case, &named(&model, trainer.model().params().unwrap().clone()), &golden, "param.", 5e-3);
}

#[test]
fn gpt2() {
    assert_trains_alike("gpt2_gelu", 1);
}

#[test]
fn gpt_neo() {
    assert_trains_alike("gpt_neo_b", 2);
}

#[test]
fn llama_with_biases() {
    assert_trains_alike("llama_mqa", 3);
}

#[test]
fn masked_llama() {
    assert_trains_alike("masked_llama", 1);
}

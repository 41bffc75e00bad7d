//! The logits that all contenders draw from.

use std::path::Path;

use lookback::{
    checkpoint::{self, folder},
    rng::Rng,
};

use super::ROWS;

/// What the shipped model says along a text: after each of its first tokens.
pub fn of_storyland() -> lookback::Result<Vec<Vec<f32>>> {
    let files = folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/storyland"))?;
    let model = checkpoint::read(&files)?.model;
    // Any tokens will do: the model gives a distribution after each.
    let ids: Vec<u32> = (0..ROWS as u32).collect();
    Ok(model.logits(&ids)?.rows().into_iter().map(|row| row.to_vec()).collect())
}

/// As uneven as those of a language model: the 40 best of 32,000 have about a third of the probability at temperature 0.8.
pub fn normal(vocab_size: usize) -> Vec<Vec<f32>> {
    const DEVIATION: f64 = 2.0;
    let mut rng = Rng::new(1);
    (0..ROWS).map(|_| (0..vocab_size).map(|_| (DEVIATION * rng.normal()) as f32).collect()).collect()
}

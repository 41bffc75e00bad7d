//! Top-n-sigma: tokens within n standard deviations of the best logit.

use crate::decode::row::{FORBIDDEN, keep, largest};

/// Forbids `x < largest x - n * sigma`, sigma over all scores that are not forbidden. The set does not change with the
/// temperature: sigma scales with it.
///
/// # Source
/// Tang et al. 2024, "Top-nσ: Not All Logits Are You Need"; llama.cpp, `llama_sampler_top_n_sigma`.
pub fn apply(scores: &mut [f64], n: f64) {
    let finite: Vec<f64> = scores.iter().copied().filter(|score| *score > FORBIDDEN).collect();
    let count = finite.len().max(1) as f64;
    let mean = finite.iter().sum::<f64>() / count;
    let variance = finite.iter().map(|score| (score - mean) * (score - mean)).sum::<f64>() / count;
    let least = largest(scores) - n * libm::sqrt(variance);
    let kept: Vec<bool> = scores.iter().map(|score| *score >= least).collect();
    keep(scores, |id| kept[id]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_set_is_the_same_at_any_temperature() {
        for temperature in [0.5, 1.0, 3.0] {
            let mut scores = [0.0, 1.0, 5.0, 4.5].map(|score| score / temperature);
            apply(&mut scores, 1.0);
            let kept: Vec<usize> = (0..4).filter(|&id| scores[id] > FORBIDDEN).collect();
            assert_eq!(kept, [2, 3]);
        }
    }
}

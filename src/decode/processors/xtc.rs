//! Exclude top choices: by chance, all good tokens but the least of them go.

use crate::decode::row::{FORBIDDEN, best, probs};

/// When the coin is below `probability`: of the tokens with `p(v) >= threshold`, all but the least probable go. Nothing happens
/// with fewer than two of them, with a threshold above 0.5, or if fewer than `min_keep` would be left.
///
/// # Source
/// p-e-w 2024, "Exclude Top Choices"; llama.cpp, `llama_sampler_xtc`.
pub fn apply(scores: &mut [f64], probability: f64, threshold: f64, min_keep: usize, coin: f64) {
    let order = best(scores, scores.len());
    if coin >= probability || threshold > 0.5 {
        return;
    }
    let probs = probs(scores);
    let good = order.iter().take_while(|&&id| probs[id] >= threshold).count();
    if good >= 2 && order.len() - (good - 1) >= min_keep {
        order[..good - 1].iter().for_each(|&id| scores[id] = FORBIDDEN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: [f64; 3] = [0.5, 0.3, 0.2];

    fn kept(probability: f64, threshold: f64, min_keep: usize, coin: f64) -> Vec<usize> {
        let mut scores = ROW.map(libm::log);
        apply(&mut scores, probability, threshold, min_keep, coin);
        (0..3).filter(|&id| scores[id] > FORBIDDEN).collect()
    }

    #[test]
    fn the_least_of_the_good_is_left() {
        assert_eq!(kept(1.0, 0.25, 1, 0.9), [1, 2]);
        assert_eq!(kept(0.5, 0.25, 1, 0.5), [0, 1, 2], "the coin says no");
        assert_eq!(kept(1.0, 0.6, 1, 0.0), [0, 1, 2], "above one half at most one is good");
        assert_eq!(kept(1.0, 0.25, 3, 0.0), [0, 1, 2], "too few would be left");
    }
}

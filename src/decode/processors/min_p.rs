//! Min-p: tokens at least so probable as a share of the best one's probability.

use crate::decode::row::{FORBIDDEN, best, probs};

/// Forbids `p(v) < min_p * largest p`, but for the `min_keep` best.
///
/// # Source
/// Nguyen et al. 2024, "Turning Up the Heat: Min-p Sampling"; `transformers` 5.23, `MinPLogitsWarper`.
pub fn apply(scores: &mut [f64], min_p: f64, min_keep: usize) {
    let probs = probs(scores);
    let least = min_p * probs.iter().copied().fold(0.0, f64::max);
    for id in best(scores, scores.len()).into_iter().skip(min_keep) {
        if probs[id] < least {
            scores[id] = FORBIDDEN;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_moves_with_the_best_token() {
        let mut scores = [0.6f64.ln(), 0.3f64.ln(), 0.1f64.ln()];
        apply(&mut scores, 0.4, 1);
        assert!(scores[1] > FORBIDDEN && scores[2] == FORBIDDEN);
    }

    #[test]
    fn one_keeps_all_ties_of_the_best_and_zero_keeps_everything() {
        let mut scores = [1.0, 1.0, 0.0];
        apply(&mut scores, 0.0, 1);
        assert_eq!(scores, [1.0, 1.0, 0.0]);
        apply(&mut scores, 1.0, 1);
        assert_eq!(scores, [1.0, 1.0, FORBIDDEN]);
    }
}

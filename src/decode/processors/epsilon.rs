//! Epsilon sampling: tokens with at least so much probability.

use crate::decode::row::{FORBIDDEN, probs, threshold};

/// Forbids `p(v) < epsilon`, but for tokens as good as the `min_keep`-th best.
///
/// # Source
/// Hewitt, Manning and Liang 2022, "Truncation Sampling as Language Model Desmoothing", section 3;
/// `transformers` 5.23, `EpsilonLogitsWarper`.
pub fn apply(scores: &mut [f64], epsilon: f64, min_keep: usize) {
    let probs = probs(scores);
    let safe = threshold(scores, min_keep);
    for (score, prob) in scores.iter_mut().zip(probs) {
        if prob < epsilon && *score < safe {
            *score = FORBIDDEN;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_improbable_goes_but_never_all() {
        let mut scores = [0.7f64.ln(), 0.25f64.ln(), 0.05f64.ln()];
        apply(&mut scores, 0.1, 1);
        assert!(scores[1] > FORBIDDEN && scores[2] == FORBIDDEN);
        let mut equal = [1.0; 4];
        apply(&mut equal, 0.5, 1);
        assert_eq!(equal, [1.0; 4]);
    }

    #[test]
    fn the_best_are_kept_however_improbable() {
        let mut scores = [0.5f64.ln(), 0.3f64.ln(), 0.2f64.ln()];
        apply(&mut scores, 0.9, 2);
        assert!(scores[1] > FORBIDDEN && scores[2] == FORBIDDEN);
    }
}

//! Top-H: the best tokens, up to a share of the entropy.

use crate::decode::row::{best, entropy, keep, probs};

/// How many of the best tokens are looked at.
const LOOKED_AT: usize = 100;

/// Keeps the longest beginning of the best 100 tokens whose terms `-p log p` sum to no more than `h * H`, the entropy of those
/// 100. The best is always kept.
///
/// # Source
/// Potraghloo et al. 2025, "Top-H Decoding"; `transformers` 5.23, `TopHLogitsWarper`.
pub fn apply(scores: &mut [f64], h: f64) {
    let order = best(scores, LOOKED_AT);
    let probs = probs(&order.iter().map(|&id| scores[id]).collect::<Vec<_>>());
    // Rounding must not drop the last token at h = 1.
    let most = h * entropy(&probs) + f64::from(f32::EPSILON);
    let mut sum = 0.0;
    let within = probs.iter().take_while(|prob| {
        sum += entropy(&[**prob]);
        sum <= most
    });
    let count = within.count().max(1);
    let kept = &order[..count.min(order.len())];
    keep(scores, |id| kept.contains(&id));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::row::FORBIDDEN;

    #[test]
    fn a_share_of_the_entropy_is_kept_and_the_best_always() {
        let kept = |h: f64| {
            let mut scores = [0.0; 4];
            apply(&mut scores, h);
            scores.iter().filter(|score| **score > FORBIDDEN).count()
        };
        assert_eq!((kept(0.01), kept(0.5), kept(0.74), kept(1.0)), (1, 2, 2, 4));
    }

    #[test]
    fn what_is_forbidden_does_no_harm() {
        let mut scores = [FORBIDDEN, 1.0, 0.0, FORBIDDEN];
        apply(&mut scores, 1.0);
        assert_eq!(scores, [FORBIDDEN, 1.0, 0.0, FORBIDDEN]);
    }

    #[test]
    fn beyond_the_best_hundred_nothing_is_kept() {
        let mut scores: Vec<f64> = (0..150).map(|id| -1e-3 * f64::from(id)).collect();
        apply(&mut scores, 1.0);
        assert!(scores[99] > FORBIDDEN && scores[100] == FORBIDDEN);
    }
}

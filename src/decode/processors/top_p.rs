//! Top-p, or nucleus: the smallest set of the best tokens with a probability of at least p.

use crate::decode::row::{FORBIDDEN, best, probs};

/// Forbids every token behind which (it included) no more than `1 - p` is left. The token that crosses `p` is kept; 0 keeps
/// one token, 1 all that have probability; of equals the lower id is kept.
///
/// # Source
/// Holtzman et al. 2020, "The Curious Case of Neural Text Degeneration", equation 2; `transformers` 5.23, `TopPLogitsWarper`,
/// where of equals the last in the order of a sort is kept.
pub fn apply(scores: &mut [f64], p: f64, min_keep: usize) {
    let probs = probs(scores);
    let order = best(scores, scores.len());
    let mut behind = 0.0;
    for (rank, &id) in order.iter().enumerate().rev() {
        behind += probs[id];
        if rank < min_keep.max(1) || behind > 1.0 - p {
            break;
        }
        scores[id] = FORBIDDEN;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(probs: &[f64], p: f64) -> Vec<usize> {
        let mut scores: Vec<f64> = probs.iter().map(|prob| libm::log(*prob)).collect();
        apply(&mut scores, p, 1);
        (0..scores.len()).filter(|&id| scores[id] > FORBIDDEN).collect()
    }

    #[test]
    fn the_token_that_crosses_is_kept() {
        assert_eq!(kept(&[0.1, 0.5, 0.4], 0.6), [1, 2]);
        assert_eq!(kept(&[0.1, 0.5, 0.4], 0.45), [1]);
    }

    #[test]
    fn zero_keeps_one_and_one_keeps_all() {
        assert_eq!(kept(&[0.25, 0.5, 0.25], 0.0), [1]);
        assert_eq!(kept(&[0.4, 0.4, 0.2], 0.0), [0]);
        assert_eq!(kept(&[0.25, 0.5, 0.25], 1.0), [0, 1, 2]);
    }
}

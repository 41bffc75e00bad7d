//! Top-k: the k best tokens.

use crate::decode::row::{keep, threshold};

/// Forbids `x < the k-th largest`. Ties at the threshold are all kept; a `k` beyond the vocabulary keeps everything.
///
/// # Source
/// Fan et al. 2018, "Hierarchical Neural Story Generation"; `transformers` 5.23, `TopKLogitsWarper`. llama.cpp keeps
/// exactly k.
pub fn apply(scores: &mut [f64], k: usize, min_keep: usize) {
    let least = threshold(scores, k.max(min_keep));
    let kept: Vec<bool> = scores.iter().map(|score| *score >= least).collect();
    keep(scores, |id| kept[id]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::row::FORBIDDEN;

    #[test]
    fn ties_at_the_threshold_are_all_kept() {
        let mut scores = [1.0, 2.0, 3.0, 3.0, 0.0];
        apply(&mut scores, 1, 1);
        assert_eq!(scores, [FORBIDDEN, FORBIDDEN, 3.0, 3.0, FORBIDDEN]);
    }

    #[test]
    fn at_least_min_keep_are_kept_and_a_large_k_keeps_all() {
        let mut scores = [1.0, 2.0, 3.0];
        apply(&mut scores, 99, 1);
        assert_eq!(scores, [1.0, 2.0, 3.0]);
        apply(&mut scores, 1, 2);
        assert_eq!(scores, [FORBIDDEN, 2.0, 3.0]);
    }

    #[test]
    fn a_row_of_nothing_stays_as_it_is() {
        let mut scores = [FORBIDDEN; 2];
        apply(&mut scores, 1, 1);
        assert_eq!(scores, [FORBIDDEN; 2]);
    }
}

//! Eta sampling: like epsilon, with a bound that falls when the entropy is high.

use super::epsilon;
use crate::decode::row::{entropy, probs};

/// Forbids `p(v) < min(epsilon, sqrt(epsilon) * exp(-H))`, but for tokens as good as the `min_keep`-th best.
///
/// # Source
/// Hewitt, Manning and Liang 2022, "Truncation Sampling as Language Model Desmoothing", equation 4;
/// `transformers` 5.23, `EtaLogitsWarper`.
pub fn apply(scores: &mut [f64], epsilon: f64, min_keep: usize) {
    let entropy = entropy(&probs(scores));
    epsilon::apply(scores, epsilon.min(libm::sqrt(epsilon) * libm::exp(-entropy)), min_keep);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::row::FORBIDDEN;

    #[test]
    fn the_bound_falls_with_the_entropy() {
        // H = 1.20: the bound is 0.3 * exp(-1.20) = 0.0902, not 0.09.
        let mut scores = [0.4, 0.35, 0.165, 0.085].map(libm::log);
        apply(&mut scores, 0.09, 1);
        let kept = scores.iter().filter(|score| **score > FORBIDDEN).count();
        assert_eq!(kept, 3);
        // Equal tokens: H = log 16, the bound 0.3 / 16 is below 1 / 16.
        let mut equal = [0.0; 16];
        apply(&mut equal, 0.09, 1);
        assert_eq!(equal, [0.0; 16]);
    }
}

//! Classifier-free guidance: away from what another prompt would say.

use super::renormalize;
use crate::decode::row::FORBIDDEN;

/// `s * (c - u) + u`, where `c` are the log-probabilities and `u` those after the other prompt. What either forbids is
/// forbidden.
///
/// # Source
/// Sanchez et al. 2023, "Stay on Topic with Classifier-Free Guidance", equation 7; `transformers` 5.23,
/// `UnbatchedClassifierFreeGuidanceLogitsProcessor`.
pub fn apply(scores: &mut [f64], guide: &[f64], scale: f64) {
    renormalize::apply(scores);
    for (score, unguided) in scores.iter_mut().zip(guide) {
        // Infinities on both sides would make NaN of it.
        let forbidden = *score == FORBIDDEN || *unguided == FORBIDDEN;
        *score = if forbidden { FORBIDDEN } else { scale * (*score - unguided) + unguided };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_of_one_changes_nothing_and_more_goes_further() {
        let guide = [0.5f64.ln(), 0.5f64.ln()];
        let mut scores = [0.8f64.ln(), 0.2f64.ln()];
        apply(&mut scores, &guide, 1.0);
        assert!((scores[0] - 0.8f64.ln()).abs() < 1e-12);
        apply(&mut scores, &guide, 2.0);
        assert!((scores[0] - (2.0 * 0.8f64.ln() - 0.5f64.ln())).abs() < 1e-12);
    }

    #[test]
    fn what_either_forbids_is_forbidden() {
        let mut scores = [0.0, 0.0, FORBIDDEN];
        apply(&mut scores, &[0.0, FORBIDDEN, 0.0], 2.0);
        // 2 * log 0.5 - 0
        assert!((scores[0] - 2.0 * 0.5f64.ln()).abs() < 1e-12);
        assert_eq!(scores[1..], [FORBIDDEN; 2]);
    }
}

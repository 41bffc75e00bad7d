//! An exponential pull towards the end of a text.

use super::distinct;

/// Past `start` written tokens, the ends of a text get `x + |x| * (factor ^ n - 1)`, `n` tokens past it. An end whose score is 0
/// is not moved. In a beam search scores may become positive, and bounds no longer hold.
///
/// # Source
/// `transformers` 5.23, `ExponentialDecayLengthPenalty`.
pub fn apply(scores: &mut [f64], written: usize, start: usize, factor: f64, eos_ids: &[u32]) {
    if written <= start {
        return;
    }
    // Bounded: 0 times infinity would be NaN.
    let pull = (libm::pow(factor, (written - start) as f64) - 1.0).min(f64::MAX);
    for id in distinct(eos_ids, scores.len()) {
        if scores[id].is_finite() {
            scores[id] += scores[id].abs() * pull;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::row::FORBIDDEN;

    #[test]
    fn the_pull_grows_past_the_start() {
        let mut scores = [-2.0, 1.0];
        apply(&mut scores, 3, 3, 2.0, &[0]);
        assert_eq!(scores, [-2.0, 1.0]);
        apply(&mut scores, 5, 3, 2.0, &[0]);
        // -2 + 2 * (4 - 1)
        assert_eq!(scores, [4.0, 1.0]);
    }

    #[test]
    fn an_end_at_zero_is_not_moved_however_strong_the_pull() {
        let mut scores = [0.0];
        apply(&mut scores, 2000, 0, 2.0, &[0]);
        assert_eq!(scores, [0.0]);
    }

    #[test]
    fn an_end_named_twice_is_pulled_once() {
        let mut scores = [-2.0];
        // -2 + 2 * (1.5 - 1)
        apply(&mut scores, 1, 0, 1.5, &[0, 0, 99]);
        assert_eq!(scores, [-1.0]);
    }

    #[test]
    fn a_forbidden_end_stays_forbidden() {
        let mut scores = [FORBIDDEN];
        apply(&mut scores, 5, 3, 2.0, &[0]);
        assert_eq!(scores, [FORBIDDEN]);
    }
}

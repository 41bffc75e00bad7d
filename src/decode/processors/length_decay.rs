//! An exponential pull towards the end of a text.

/// Past `start` written tokens, the ends of a text get `x + |x| * (factor ^ n - 1)`, `n` tokens past it. An end whose score is 0
/// is not moved. In a beam search scores may become positive, and bounds no longer hold.
///
/// # Source
/// `transformers` 5.23, `ExponentialDecayLengthPenalty`.
pub fn apply(scores: &mut [f64], written: usize, start: usize, factor: f64, eos_ids: &[u32]) {
    if written <= start {
        return;
    }
    let pull = libm::pow(factor, (written - start) as f64) - 1.0;
    for &id in eos_ids {
        if let Some(score) = scores.get_mut(id as usize).filter(|score| score.is_finite()) {
            *score += score.abs() * pull;
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
    fn a_forbidden_end_stays_forbidden() {
        let mut scores = [FORBIDDEN];
        apply(&mut scores, 5, 3, 2.0, &[0]);
        assert_eq!(scores, [FORBIDDEN]);
    }
}

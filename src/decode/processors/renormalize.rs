//! Log-probabilities of what is left.

use crate::decode::row::{FORBIDDEN, largest};

/// `x - log sum of exp(x)`. In a beam search it is another objective: each beginning gets back what processors took from it.
///
/// # Source
/// `transformers` 5.23, `LogitNormalization`, where a row of nothing becomes NaN; here it stays.
pub fn apply(scores: &mut [f64]) {
    let largest = largest(scores);
    if largest > FORBIDDEN {
        let sum: f64 = scores.iter().map(|score| libm::exp(score - largest)).sum();
        let log_sum = largest + libm::log(sum);
        for score in scores {
            *score -= log_sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_sums_to_one() {
        let mut scores = [2.0, FORBIDDEN, 2.0];
        apply(&mut scores);
        assert!((scores[0] - 0.5f64.ln()).abs() < 1e-12 && scores[1] == FORBIDDEN);
        let mut nothing = [FORBIDDEN; 2];
        apply(&mut nothing);
        assert_eq!(nothing, [FORBIDDEN; 2]);
    }
}

//! The repetition penalty of CTRL, with the sign that makes it a penalty.

/// `x < 0 ? x * theta : x / theta`, once for each token of `scope`. Below 1 it rewards; 0 and minus infinity stay.
///
/// On logits its effect depends on what is added to all of them, which the softmax does not see; on log-probabilities it is
/// `log p - (theta - 1) * surprise`, nothing for a certain token.
///
/// # Source
/// Keskar et al. 2019, "CTRL", section 4.1; `transformers` 5.23, `RepetitionPenaltyLogitsProcessor`.
pub fn apply(scores: &mut [f64], scope: &[u32], theta: f64) {
    for id in super::distinct(scope, scores.len()) {
        let score = &mut scores[id];
        if *score < 0.0 {
            *score *= theta;
        } else {
            *score /= theta;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::row::FORBIDDEN;

    #[test]
    fn each_token_is_penalised_once_whatever_its_sign() {
        let mut scores = [2.0, -2.0, 0.0, 1.0, FORBIDDEN];
        apply(&mut scores, &[0, 1, 0, 2, 4, 99], 2.0);
        assert_eq!(scores, [1.0, -4.0, 0.0, 1.0, FORBIDDEN]);
    }

    #[test]
    fn below_one_it_rewards() {
        let mut scores = [2.0, -2.0];
        apply(&mut scores, &[0, 1], 0.5);
        assert_eq!(scores, [4.0, -1.0]);
    }
}

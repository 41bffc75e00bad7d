//! The additive penalty for what was there before: `score(y) = log p(y) - lambda * [y is among those before]`.

/// `x - lambda`, once for each token of `scope`. Over a whole text it takes `lambda * (length - distinct tokens)`, which is why
/// it can break a certain loop.
///
/// # Source
/// `OpenAI`'s presence penalty; `DECODING.md`, section 1.4.
pub fn apply(scores: &mut [f64], scope: &[u32], lambda: f64) {
    for id in super::distinct(scope, scores.len()) {
        scores[id] -= lambda;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_pays_once() {
        let mut scores = [1.0, 2.0, 3.0];
        apply(&mut scores, &[1, 1, 99], 0.5);
        assert_eq!(scores, [1.0, 1.5, 3.0]);
    }
}

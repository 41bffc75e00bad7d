//! The additive penalty for how often a token was there before.

/// `x - alpha * count`, for each token of `scope`.
///
/// # Source
/// `OpenAI`'s frequency penalty.
pub fn apply(scores: &mut [f64], scope: &[u32], alpha: f64) {
    for &id in scope {
        if let Some(score) = scores.get_mut(id as usize) {
            *score -= alpha;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_pays_as_often_as_it_was_there() {
        let mut scores = [1.0, 2.0, 3.0];
        apply(&mut scores, &[1, 1, 2, 99], 0.5);
        assert_eq!(scores, [1.0, 1.0, 2.5]);
    }
}

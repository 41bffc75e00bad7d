//! Tokens that must not be written.

use crate::decode::row::FORBIDDEN;

/// Forbids these tokens.
///
/// # Source
/// `transformers` 5.23, `SuppressTokensLogitsProcessor`.
pub fn apply(scores: &mut [f64], ids: &[u32]) {
    for &id in ids {
        if let Some(score) = scores.get_mut(id as usize) {
            *score = FORBIDDEN;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_goes() {
        let mut scores = [1.0, 2.0, 3.0];
        apply(&mut scores, &[0, 2, 99]);
        assert_eq!(scores, [FORBIDDEN, 2.0, FORBIDDEN]);
    }
}

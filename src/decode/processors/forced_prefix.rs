//! One token and no other.

use crate::decode::row::{FORBIDDEN, largest};

/// The token gets 0, all others minus infinity: it is certain, and costs nothing. An id beyond the vocabulary changes nothing,
/// and a row of nothing stays one.
///
/// # Source
/// `transformers` 5.23, `ForcedBOSTokenLogitsProcessor`, for any place.
pub fn apply(scores: &mut [f64], id: u32) {
    if (id as usize) < scores.len() && largest(scores) > FORBIDDEN {
        scores.fill(FORBIDDEN);
        scores[id as usize] = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_token_is_left_even_a_forbidden_one() {
        let mut scores = [1.0, FORBIDDEN];
        apply(&mut scores, 1);
        assert_eq!(scores, [FORBIDDEN, 0.0]);
        apply(&mut scores, 9);
        assert_eq!(scores, [FORBIDDEN, 0.0]);
    }

    #[test]
    fn a_row_of_nothing_stays_one() {
        let mut nothing = [FORBIDDEN; 2];
        apply(&mut nothing, 1);
        assert_eq!(nothing, [FORBIDDEN; 2]);
    }
}

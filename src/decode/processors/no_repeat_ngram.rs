//! No n-gram twice.

use crate::decode::row::FORBIDDEN;

/// Forbids every token that would complete an n-gram of `ids` a second time. With `n` = 1 every token of `ids` goes.
///
/// # Source
/// `transformers` 5.23, `NoRepeatNGramLogitsProcessor`.
pub fn apply(scores: &mut [f64], ids: &[u32], n: usize) {
    let Some(last) = (ids.len() + 1).checked_sub(n.max(1)).map(|begin| &ids[begin..]) else { return };
    for ngram in ids.windows(n.max(1)) {
        if ngram[..n.max(1) - 1] == *last
            && let Some(score) = scores.get_mut(ngram[n.max(1) - 1] as usize)
        {
            *score = FORBIDDEN;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_followed_the_same_beginning_is_forbidden() {
        let mut scores = [0.0; 5];
        apply(&mut scores, &[1, 2, 3, 1, 2], 3);
        assert_eq!(scores, [0.0, 0.0, 0.0, FORBIDDEN, 0.0]);
    }

    #[test]
    fn one_forbids_all_that_was_there_and_a_short_text_nothing() {
        let mut scores = [0.0; 3];
        apply(&mut scores, &[1], 3);
        assert_eq!(scores, [0.0; 3]);
        apply(&mut scores, &[1, 2, 99], 1);
        assert_eq!(scores, [0.0, FORBIDDEN, FORBIDDEN]);
        apply(&mut scores, &[0], 1);
        assert_eq!(scores, [FORBIDDEN; 3], "it can forbid the whole vocabulary");
    }
}

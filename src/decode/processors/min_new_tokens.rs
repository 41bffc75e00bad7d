//! No end before so many tokens were written.

use super::suppress;

/// Forbids the ends of a text while fewer than `least` tokens were written.
///
/// # Source
/// `transformers` 5.23, `MinNewTokensLengthLogitsProcessor`; its `MinLengthLogitsProcessor` counts the prompt too.
pub fn apply(scores: &mut [f64], written: usize, least: usize, eos_ids: &[u32]) {
    if written < least {
        suppress::apply(scores, eos_ids);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::row::FORBIDDEN;

    #[test]
    fn the_end_is_forbidden_until_enough_was_written() {
        let mut scores = [1.0, 2.0];
        apply(&mut scores, 3, 3, &[1]);
        assert_eq!(scores, [1.0, 2.0]);
        apply(&mut scores, 2, 3, &[1]);
        assert_eq!(scores, [1.0, FORBIDDEN]);
    }
}

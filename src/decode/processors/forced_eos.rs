//! The end, where the text has room for one more token.

use super::distinct;
use crate::decode::row::{FORBIDDEN, largest};

/// At the last place, the ends of a text get 0 and all others minus infinity: in a beam search the end costs nothing there.
/// Where no end is in the vocabulary, and in a row of nothing, nothing changes.
///
/// # Source
/// `transformers` 5.23, `ForcedEOSTokenLogitsProcessor`, where a row of nothing gets its ends back.
pub fn apply(scores: &mut [f64], written: usize, most: usize, eos_ids: &[u32]) {
    if most.checked_sub(1) != Some(written) {
        return;
    }
    let ends = distinct(eos_ids, scores.len());
    if !ends.is_empty() && largest(scores) > FORBIDDEN {
        scores.fill(FORBIDDEN);
        for id in ends {
            scores[id] = 0.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_place_is_forced() {
        let mut scores = [1.0, 2.0];
        apply(&mut scores, 3, 5, &[1]);
        assert_eq!(scores, [1.0, 2.0]);
        apply(&mut scores, 4, 5, &[1]);
        assert_eq!(scores, [FORBIDDEN, 0.0]);
    }

    #[test]
    fn without_an_end_or_without_anything_left_nothing_is_forced() {
        let mut scores = [1.0, 2.0];
        apply(&mut scores, 4, 5, &[]);
        apply(&mut scores, 4, 5, &[99]);
        assert_eq!(scores, [1.0, 2.0]);
        let mut nothing = [FORBIDDEN; 2];
        apply(&mut nothing, 4, 5, &[1]);
        assert_eq!(nothing, [FORBIDDEN; 2]);
    }
}

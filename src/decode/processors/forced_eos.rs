//! The end, where the text has room for one more token.

use crate::decode::row::FORBIDDEN;

/// At the last place, the ends of a text get 0 and all others minus infinity: in a beam search the end costs nothing there.
///
/// # Source
/// `transformers` 5.23, `ForcedEOSTokenLogitsProcessor`.
pub fn apply(scores: &mut [f64], written: usize, most: usize, eos_ids: &[u32]) {
    if written + 1 == most && !eos_ids.is_empty() {
        scores.fill(FORBIDDEN);
        for &id in eos_ids {
            if let Some(score) = scores.get_mut(id as usize) {
                *score = 0.0;
            }
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
}

//! Words that must not be written.

use super::logit_bias;
use crate::decode::row::FORBIDDEN;

/// Forbids the last token of each word where the text ends with all of it but that. Words that are an end of text alone are
/// passed over: a text must be able to end.
///
/// # Source
/// `transformers` 5.23, `NoBadWordsLogitsProcessor`.
pub fn apply(scores: &mut [f64], ids: &[u32], words: &[Vec<u32>], eos_ids: &[u32]) {
    let ends = |word: &Vec<u32>| matches!(word[..], [id] if eos_ids.contains(&id));
    let biases: Vec<(Vec<u32>, f64)> =
        words.iter().filter(|word| !ends(word)).map(|word| (word.clone(), FORBIDDEN)).collect();
    logit_bias::apply(scores, ids, &biases);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_forbidden_at_its_last_token() {
        let mut scores = [0.0; 5];
        apply(&mut scores, &[1, 2], &[vec![2, 3], vec![4], vec![0]], &[0]);
        assert_eq!(scores, [0.0, 0.0, 0.0, FORBIDDEN, FORBIDDEN]);
    }
}

//! A bias on tokens, or on the last token of a sequence.

/// Adds each bias to its token: of one token always, of a sequence when the text ends with all of it but the last token. All
/// that apply add up.
///
/// # Source
/// `transformers` 5.23, `SequenceBiasLogitsProcessor`.
pub fn apply(scores: &mut [f64], ids: &[u32], biases: &[(Vec<u32>, f64)]) {
    for (word, bias) in biases {
        let Some((last, before)) = word.split_last() else { continue };
        if let Some(score) = scores.get_mut(*last as usize).filter(|_| ids.ends_with(before)) {
            *score += bias;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_apply_add_up() {
        let mut scores = [0.0; 5];
        let biases = [(vec![4], 1.0), (vec![3, 4], -2.0), (vec![2, 3, 4], 0.5), (vec![1, 4], 9.0), (vec![], 1.0)];
        apply(&mut scores, &[1, 2, 3], &biases);
        assert_eq!(scores, [0.0, 0.0, 0.0, 0.0, -0.5]);
    }

    #[test]
    fn a_beginning_longer_than_the_text_is_passed_over() {
        let mut scores = [0.0; 3];
        apply(&mut scores, &[1], &[(vec![0, 1, 2], 1.0), (vec![99], 1.0)]);
        assert_eq!(scores, [0.0; 3]);
    }
}

//! Questions with one right answer.

use std::collections::BTreeMap;

use super::Mean;
use crate::{
    Result,
    model::Model,
    ops::softmax,
    storyland::{END, Probe},
};

/// What a model answers to the questions about one phenomenon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answers {
    /// 1 where the most probable of the right and wrong words is a right one.
    pub right: Mean,
    /// The probability of the right words, as a share of that of right and wrong ones.
    pub share: Mean,
}

/// Asks every question; the answers by phenomenon.
///
/// # Errors
/// Those of [`Model::logits`].
pub fn answers(model: &Model, probes: &[Probe]) -> Result<BTreeMap<String, Answers>> {
    let mut asked: BTreeMap<&str, Vec<(f64, f64)>> = BTreeMap::new();
    for Probe { phenomenon, prompt, right, wrong } in probes {
        let ids: Vec<u32> = std::iter::once(END).chain(prompt.iter().copied()).collect();
        let logits = model.logits(&ids)?;
        let log_probs = softmax::log_probs(&logits.row(ids.len() - 1).to_vec());
        let best = |ids: &[u32]| ids.iter().map(|&id| log_probs[id as usize]).fold(f64::NEG_INFINITY, f64::max);
        let mass = |ids: &[u32]| ids.iter().map(|&id| libm::exp(log_probs[id as usize])).sum::<f64>();
        let is_right = f64::from(u8::from(best(right) > best(wrong)));
        asked.entry(phenomenon).or_default().push((is_right, mass(right) / (mass(right) + mass(wrong))));
    }
    let answers = |answers: Vec<(f64, f64)>| Answers {
        right: Mean::of(answers.iter().map(|(right, _)| *right)),
        share: Mean::of(answers.iter().map(|(_, share)| *share)),
    };
    Ok(asked.into_iter().map(|(phenomenon, asked)| (phenomenon.to_owned(), answers(asked))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Config;

    #[test]
    fn equal_logits_are_never_right_and_share_by_the_count_of_words() {
        let model = Model::random(Config::gpt2(9, 4, 4, 1, 1), 0.0, 1).unwrap();
        let probe = Probe { phenomenon: "any".into(), prompt: vec![3], right: vec![4], wrong: vec![5, 6, 7] };
        let answers = answers(&model, &[probe.clone(), probe]).unwrap()["any"];
        assert_eq!((answers.right.mean, answers.right.count), (0.0, 2));
        assert!((answers.share.mean - 0.25).abs() < 1e-12);
    }
}

//! What comes after a node: scores that nobody asks for are never computed, as a vocabulary has many tokens and a step looks at few.

use std::borrow::Cow;

use ndarray::ArcArray1;

use crate::{
    decode::{ranking::Ranking, row},
    ops::{exp, softmax::Exponentials},
};

/// What comes after a node.
pub(in crate::decode) struct Row {
    logits: ArcArray1<f32>,
    exponentials: Exponentials,
    log_sum: f64,
    /// Whether scores are log-probabilities at first, not logits.
    sums: bool,
    /// After processors; `None` when there are none.
    processed: Option<Vec<f64>>,
}

impl Row {
    /// As the model has it; scores are log-probabilities where texts add them up, else logits.
    pub fn new(logits: ArcArray1<f32>, sums: bool) -> Self {
        let exponentials = Exponentials::of(contiguous(&logits));
        Self { log_sum: exponentials.log_sum(), logits, exponentials, sums, processed: None }
    }

    /// [`new`](Self::new), and the exponentials that it sums: of each logit below the largest (V).
    pub fn with_exponentials(logits: ArcArray1<f32>, sums: bool) -> (Self, Vec<f64>) {
        let mut each = Vec::with_capacity(logits.len());
        let exponentials = Exponentials::of_each(contiguous(&logits), &mut |some| each.extend_from_slice(some));
        (Self { log_sum: exponentials.log_sum(), logits, exponentials, sums, processed: None }, each)
    }

    /// With what processors made of the scores.
    pub fn processed(self, scores: Vec<f64>) -> Self {
        Self { processed: Some(scores), ..self }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.logits.len()
    }

    /// Under the model, in nats.
    pub fn log_prob(&self, id: usize) -> f64 {
        f64::from(self.logits[id]) - self.log_sum
    }

    /// After all processors.
    pub fn score(&self, id: usize) -> f64 {
        self.processed.as_ref().map_or_else(|| self.first_score(self.logits[id]), |scores| scores[id])
    }

    /// After all processors (V).
    pub fn scores(&self) -> Cow<'_, [f64]> {
        match &self.processed {
            Some(scores) => scores.into(),
            None => contiguous(&self.logits).iter().map(|&logit| self.first_score(logit)).collect(),
        }
    }

    /// The softmax of [`scores`](Self::scores) (V).
    pub fn probs(&self) -> Vec<f64> {
        row::probs(&self.scores())
    }

    /// One of [`probs`](Self::probs).
    pub fn prob(&self, id: usize) -> f64 {
        if self.processed.is_some() || self.sums || !exp::BY_SERIES {
            return self.probs()[id];
        }
        // The same exponentials, which were summed already.
        let Exponentials { largest, sum } = self.exponentials;
        exp::below_one(f64::from(self.logits[id]) - largest) / sum
    }

    /// The tokens of the best scores, the best first; of equals, the lower id first. What is forbidden is not among them.
    pub fn best(&self, count: usize) -> Vec<usize> {
        match &self.processed {
            Some(scores) => row::best(scores, count),
            None => row::best_by(contiguous(&self.logits), count, &|logit| self.first_score(logit)),
        }
    }

    /// Offers all tokens after a branch, by what their texts come to when that has this score.
    pub fn offer(&self, ranking: &mut Ranking, branch: usize, above: f64) {
        match &self.processed {
            Some(scores) => ranking.offer(branch, scores, &|score| above + score),
            None => ranking.offer(branch, contiguous(&self.logits), &|logit| above + self.first_score(logit)),
        }
    }

    /// Before any processor, of the largest logit.
    pub fn largest_score(&self) -> f64 {
        self.first_score(self.exponentials.largest as f32)
    }

    /// Before any processor.
    fn first_score(&self, logit: f32) -> f64 {
        if self.sums { f64::from(logit) - self.log_sum } else { f64::from(logit) }
    }
}

fn contiguous(logits: &ArcArray1<f32>) -> &[f32] {
    logits.as_slice().expect("rows of logits are contiguous")
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::{decode::row::FORBIDDEN, ops::softmax};

    fn logits() -> ArcArray1<f32> {
        array![0.5, -1.0, 3.0, 0.0, 3.0].into_shared()
    }

    #[test]
    fn what_is_asked_for_is_what_all_would_be() {
        let log_probs = softmax::log_probs(logits().as_slice().unwrap());
        let as_they_are: Vec<f64> = logits().iter().map(|&logit| f64::from(logit)).collect();
        for (sums, expected) in [(true, &log_probs), (false, &as_they_are)] {
            let row = Row::new(logits(), sums);
            assert_eq!(row.scores(), *expected);
            for id in 0..row.len() {
                assert_eq!((row.log_prob(id), row.score(id)), (log_probs[id], expected[id]));
                assert_eq!(row.prob(id), row::probs(expected)[id]);
            }
        }
    }

    #[test]
    fn a_probability_of_what_was_summed_already_is_the_same() {
        let row = Row::new(logits(), false);
        let Exponentials { largest, sum } = row.exponentials;
        for (id, prob) in row.probs().into_iter().enumerate() {
            let summed = exp::below_one(f64::from(row.logits[id]) - largest) / sum;
            assert!((summed - prob).abs() < 1e-15);
        }
    }

    #[test]
    fn what_processors_made_counts_and_the_model_is_kept() {
        let row = Row::new(logits(), true).processed(vec![1.0, FORBIDDEN, 0.0, 2.0, 2.0]);
        assert_eq!(row.best(3), [3, 4, 0]);
        assert_eq!((row.score(1), row.prob(1)), (FORBIDDEN, 0.0));
        assert_eq!(row.log_prob(1), Row::new(logits(), true).log_prob(1));
    }

    #[test]
    fn the_best_are_those_of_all_scores() {
        assert_eq!(Row::new(logits(), true).best(3), [2, 4, 0]);
    }
}

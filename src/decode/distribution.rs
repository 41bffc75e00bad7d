//! What a model says of the next token.

use super::row::{largest_first, rank};
use crate::{Error, Result, ops::softmax};

/// One token that could come next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The token.
    pub id: u32,
    /// Before the softmax.
    pub logit: f32,
    /// In [0, 1]; over the whole vocabulary these sum to 1.
    pub prob: f64,
    /// Natural logarithm of `prob`, in nats.
    pub log_prob: f64,
}

/// The part of the vocabulary that is not shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rest {
    /// How many tokens.
    pub count: usize,
    /// Their probability together.
    pub prob: f64,
}

/// The top of a distribution, with the mass of what lies below.
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution {
    /// The place in the text of the token that it speaks of, from 0.
    pub position: usize,
    /// `-sum of p log p`, in nats.
    pub entropy: f64,
    /// The most probable first; of equals, the lower id first.
    pub candidates: Vec<Candidate>,
    /// All other tokens.
    pub rest: Rest,
}

impl Distribution {
    /// The softmax of finite logits, its `limit` most probable tokens apart from the rest.
    pub fn new(logits: &[f32], position: usize, limit: usize) -> Self {
        let log_probs = softmax::log_probs(logits);
        let mut order: Vec<usize> = (0..logits.len()).collect();
        let limit = limit.min(order.len());
        rank(&mut order, limit, &largest_first(&log_probs));
        let (top, rest) = order.split_at(limit);
        let prob = |id: usize| libm::exp(log_probs[id]);
        let candidate =
            |&id: &usize| Candidate { id: id as u32, logit: logits[id], prob: prob(id), log_prob: log_probs[id] };
        Self {
            position,
            entropy: log_probs.iter().map(|log_prob| -libm::exp(*log_prob) * log_prob).sum(),
            candidates: top.iter().map(candidate).collect(),
            rest: Rest { count: rest.len(), prob: rest.iter().map(|&id| prob(id)).sum() },
        }
    }
}

/// Refuses infinity and NaN, which only weights near the end of the float range can bring about.
///
/// # Errors
/// - [`Error::NonFiniteLogit`]
pub fn check_finite(logits: &[f32]) -> Result<()> {
    // All of them, without a branch for each, which the compiler vectorises; where one is not, it is looked for.
    if logits.iter().fold(true, |all, logit| all & logit.is_finite()) {
        return Ok(());
    }
    let id = logits.iter().position(|logit| !logit.is_finite()).unwrap_or_default();
    Err(Error::NonFiniteLogit { id, value: logits[id] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_and_the_rest_make_one() {
        let logits = [0.0, 3f32.ln(), 0.0, 3f32.ln()];
        let distribution = Distribution::new(&logits, 5, 2);
        let ids: Vec<u32> = distribution.candidates.iter().map(|candidate| candidate.id).collect();
        assert_eq!((ids, distribution.position, distribution.rest.count), (vec![1, 3], 5, 2));
        assert!((distribution.candidates[0].prob - 0.375).abs() < 1e-7);
        assert!((distribution.rest.prob - 0.25).abs() < 1e-7);
        let entropy = 2.0 * (0.375 * -0.375f64.ln()) + 2.0 * (0.125 * -0.125f64.ln());
        assert!((distribution.entropy - entropy).abs() < 1e-7);
    }

    #[test]
    fn a_limit_beyond_the_vocabulary_leaves_no_rest() {
        let distribution = Distribution::new(&[1.0, 2.0], 0, 10);
        assert_eq!((distribution.candidates.len(), distribution.rest), (2, Rest { count: 0, prob: 0.0 }));
        assert_eq!(Distribution::new(&[1.0, 2.0], 0, 0).rest.count, 2);
    }

    #[test]
    fn what_is_not_finite_is_named() {
        assert_eq!(check_finite(&[0.0, f32::INFINITY]), Err(Error::NonFiniteLogit { id: 1, value: f32::INFINITY }));
        assert!(check_finite(&[f32::NAN]).is_err());
    }
}

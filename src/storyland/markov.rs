//! A random oracle: each token depends on the two before it, by a table that a seed makes. For adversarial training.

use super::{END, FIRST_WORD};
use crate::rng::{Rng, draw};

/// A second-order Markov chain over words without meaning; every text has the same length.
///
/// # Source
/// In the place of the random LSTM of Yu et al. 2017 (`SeqGAN`, section "Synthetic Data Experiments"), whose
/// probabilities are known too, but not its entropy.
#[derive(Clone, Debug)]
pub struct Markov {
    words: usize,
    length: usize,
    /// `probs[(a * (words + 1) + b) * words + c]`: c after a and b; index `words` stands for nothing before.
    probs: Vec<f64>,
}

impl Markov {
    /// An oracle over `words` words with texts of `length` words. Its logits are normal with standard deviation `sharpness`:
    /// 0 makes every word equally likely, 2 leaves a few likely ones.
    ///
    /// # Panics
    /// When there are no words.
    pub fn new(words: usize, length: usize, sharpness: f64, seed: u64) -> Self {
        assert!(words > 0, "an oracle needs words");
        let mut rng = Rng::new(seed);
        let mut probs = Vec::with_capacity((words + 1) * (words + 1) * words);
        for _ in 0..(words + 1) * (words + 1) {
            let row: Vec<f64> = (0..words).map(|_| libm::exp(sharpness * rng.normal())).collect();
            let sum: f64 = row.iter().sum();
            probs.extend(row.iter().map(|weight| weight / sum));
        }
        Self { words, length, probs }
    }

    /// How many ids there are, with those that are no words.
    pub fn vocab_size(&self) -> usize {
        self.words + FIRST_WORD as usize
    }

    /// The whole next-token distribution after a prefix (V); `None` after an impossible one.
    pub fn next_probs(&self, prefix: &[u32]) -> Option<Vec<f64>> {
        let known = prefix.iter().all(|&id| id >= FIRST_WORD && (id as usize) < self.vocab_size());
        if !known || prefix.len() > self.length {
            return None;
        }
        let mut probs = vec![0.0; self.vocab_size()];
        if prefix.len() == self.length {
            probs[END as usize] = 1.0;
        } else {
            probs[FIRST_WORD as usize..].copy_from_slice(self.row(prefix));
        }
        Some(probs)
    }

    /// The log probability of a text that ends with [`END`], in nats; minus infinity for an impossible one.
    pub fn log_prob(&self, text: &[u32]) -> f64 {
        if text.len() != self.length + 1 {
            return f64::NEG_INFINITY;
        }
        let log_prob = |at: usize| self.next_probs(&text[..at]).and_then(|probs| probs.get(text[at] as usize).copied());
        (0..text.len()).map(|at| log_prob(at).map_or(f64::NEG_INFINITY, f64::ln)).sum()
    }

    /// A text, ended by [`END`].
    pub fn sample(&self, rng: &mut Rng) -> Vec<u32> {
        let mut text = Vec::with_capacity(self.length + 1);
        while text.len() < self.length {
            let row = self.row(&text).iter().copied();
            text.push(FIRST_WORD + draw(row, rng.uniform()).expect("a row sums to 1") as u32);
        }
        text.push(END);
        text
    }

    /// The entropy of a whole text, in nats: the entropy of each row, weighed by how often its two words come up.
    pub fn entropy(&self) -> f64 {
        let (words, wide) = (self.words, self.words + 1);
        let mut pairs = vec![0.0; wide * wide];
        pairs[wide * wide - 1] = 1.0;
        let mut entropy = 0.0;
        for _ in 0..self.length {
            let mut after = vec![0.0; wide * wide];
            for (pair, weight) in pairs.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
                for (next, prob) in self.probs[pair * words..(pair + 1) * words].iter().enumerate() {
                    entropy -= weight * prob * prob.ln();
                    after[(pair % wide) * wide + next] += weight * prob;
                }
            }
            pairs = after;
        }
        entropy
    }

    /// The distribution after the last two words of a prefix.
    fn row(&self, prefix: &[u32]) -> &[f64] {
        let before =
            |back: usize| prefix.len().checked_sub(back).map_or(self.words, |at| (prefix[at] - FIRST_WORD) as usize);
        let start = (before(2) * (self.words + 1) + before(1)) * self.words;
        &self.probs[start..start + self.words]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_texts_together_have_probability_1_and_the_entropy_that_is_computed() {
        let oracle = Markov::new(3, 4, 1.0, 7);
        let (mut sum, mut entropy) = (0.0, 0.0);
        for code in 0..81u32 {
            let mut text: Vec<u32> = (0..4).map(|place| FIRST_WORD + code / 3u32.pow(place) % 3).collect();
            text.push(END);
            let log_prob = oracle.log_prob(&text);
            sum += log_prob.exp();
            entropy -= log_prob.exp() * log_prob;
        }
        assert!((sum - 1.0).abs() < 1e-12);
        assert!((entropy - oracle.entropy()).abs() < 1e-12);
    }

    #[test]
    fn without_sharpness_every_word_is_equally_likely() {
        assert!((Markov::new(5, 3, 0.0, 1).entropy() - 3.0 * 5f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn samples_are_texts_of_the_oracle_and_others_are_not() {
        let oracle = Markov::new(4, 3, 1.0, 2);
        let text = oracle.sample(&mut Rng::new(1));
        assert!(oracle.log_prob(&text).is_finite() && text.len() == 4);
        assert_eq!(oracle.log_prob(&text[..3]), f64::NEG_INFINITY);
        assert_eq!(oracle.log_prob(&[END, 3, 3, END]), f64::NEG_INFINITY);
        assert_eq!(oracle.next_probs(&[0]), None);
        assert_eq!(oracle.next_probs(&[7]), None);
    }
}

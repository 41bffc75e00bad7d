//! Teacher forcing: the model reads true texts and says what comes next.

use super::Mean;
use crate::{
    Result,
    model::Model,
    ops::softmax,
    rng::Rng,
    storyland::{END, Grammar},
};

/// What a model makes of true texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Forced {
    /// `-log q` of a whole text, in nats.
    pub cross_entropy: Mean,
    /// `-log p` of the same texts, in nats: their own entropy.
    pub entropy: Mean,
    /// `log p - log q` of each text, in nats: its mean is the divergence of the model from the language, and its error is
    /// smaller than those of the two it is the difference of.
    pub divergence: Mean,
    /// The divergence of the next-token distribution at each place, exactly, in nats: a mean over the texts that reach it.
    pub by_position: Vec<Mean>,
    /// Probability that the model gives to impossible words, for each place of each text.
    pub illegal_mass: Mean,
}

/// Reads so many texts. Texts longer than the context are cut there, for model and language alike.
///
/// # Errors
/// Those of [`Model::logits`]: a model with a smaller vocabulary than the language.
pub fn forced(model: &Model, language: &Grammar, texts: usize, seed: u64) -> Result<Forced> {
    let mut rng = Rng::new(seed);
    let context = model.config().context_size;
    let (mut model_cost, mut true_cost, mut illegal) = (Vec::new(), Vec::new(), Vec::new());
    let mut by_position: Vec<Vec<f64>> = Vec::new();
    for _ in 0..texts {
        let mut text = language.sample(&mut rng);
        text.truncate(context);
        let read: Vec<u32> = std::iter::once(&END).chain(&text[..text.len() - 1]).copied().collect();
        let logits = model.logits(&read)?;
        let mut position = language.begin();
        let (mut q_cost, mut p_cost) = (0.0, 0.0);
        for (place, (row, &id)) in logits.rows().into_iter().zip(&text).enumerate() {
            let log_q = softmax::log_probs(&row.to_vec());
            let next = language.next(&position);
            let divergence = next.iter().map(|next| next.prob * (next.prob.ln() - log_q[next.id as usize])).sum();
            let legal: f64 = next.iter().map(|next| log_q[next.id as usize].exp()).sum();
            illegal.push(1.0 - legal);
            if by_position.len() == place {
                by_position.push(Vec::new());
            }
            by_position[place].push(divergence);
            q_cost -= log_q[id as usize];
            p_cost -= language.advance(&mut position, id).expect("the language wrote it");
        }
        model_cost.push(q_cost);
        true_cost.push(p_cost);
    }
    Ok(Forced {
        divergence: Mean::of(model_cost.iter().zip(&true_cost).map(|(q, p)| q - p)),
        cross_entropy: Mean::of(model_cost),
        entropy: Mean::of(true_cost),
        by_position: by_position.into_iter().map(Mean::of).collect(),
        illegal_mass: Mean::of(illegal),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Config, storyland::minitales};

    #[test]
    fn an_untrained_model_with_equal_logits_costs_the_logarithm_of_the_vocabulary_at_each_place() {
        let language = minitales();
        let config = Config::gpt2(language.vocab_size(), 64, 4, 1, 1);
        // All tables 0: every logit is 0.
        let model = Model::random(config, 0.0, 1).unwrap();
        let forced = forced(&model, &language, 200, 1).unwrap();
        let log_v = (language.vocab_size() as f64).ln();
        let length = forced.cross_entropy.mean / log_v;
        assert!((length - language.mean_length()).abs() < 2.0, "{length}");
        assert!((forced.entropy.mean - language.entropy()).abs() < 4.0 * forced.entropy.error);
        // "once" is certain: the divergence there is log V.
        assert!((forced.by_position[0].mean - log_v).abs() < 1e-6);
        let sum = forced.cross_entropy.mean - forced.entropy.mean - forced.divergence.mean;
        assert!(sum.abs() < 1e-9);
        assert!(forced.illegal_mass.mean > 0.9);
    }
}

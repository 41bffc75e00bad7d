//! A masked model: one word of a true text is hidden at a time, and the model says what it was.

use super::Mean;
use crate::{
    Result,
    model::Model,
    ops::softmax,
    rng::Rng,
    storyland::{END, Grammar, MASK, Position},
};

/// What a masked model makes of hidden words. Means are over texts, of each text over its words, in nats a hidden word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cloze {
    /// `-log q` of the hidden word.
    pub cross_entropy: Mean,
    /// The entropy of the word under the language, all other words known: no model can do better.
    pub entropy: Mean,
    /// The divergence of the model from the language, exactly.
    pub divergence: Mean,
    /// Probability that the model gives to words that the language could not have written there.
    pub illegal_mass: Mean,
    /// 1 where the model's best word could stand there.
    pub possible: Mean,
}

/// Hides every word of so many texts, one at a time.
///
/// # Errors
/// Those of [`Model::logits`].
pub fn cloze(model: &Model, language: &Grammar, texts: usize, seed: u64) -> Result<Cloze> {
    let mut rng = Rng::new(seed);
    let mut sums: [Vec<f64>; 5] = Default::default();
    for _ in 0..texts {
        let mut text = language.sample(&mut rng);
        text.truncate(model.config().context_size - 1);
        let mut of_text = [0.0; 5];
        let mut position = language.begin();
        for place in 0..text.len() {
            let truth = hidden(language, &position, &text, place);
            let mut read = [&[END], text.as_slice()].concat();
            read[place + 1] = MASK;
            let logits = model.logits(&read)?;
            let log_q = softmax::log_probs(&logits.row(place + 1).to_vec());
            let best = (0..log_q.len()).fold(0, |best, id| if log_q[id] > log_q[best] { id } else { best });
            let values = [
                -log_q[text[place] as usize],
                truth.iter().map(|(_, p)| -p * libm::log(*p)).sum(),
                truth.iter().map(|(id, p)| p * (libm::log(*p) - log_q[*id as usize])).sum(),
                1.0 - truth.iter().map(|(id, _)| libm::exp(log_q[*id as usize])).sum::<f64>(),
                f64::from(u8::from(truth.iter().any(|(id, _)| *id as usize == best))),
            ];
            for (sum, value) in of_text.iter_mut().zip(values) {
                *sum += value / text.len() as f64;
            }
            language.advance(&mut position, text[place]);
        }
        for (all, value) in sums.iter_mut().zip(of_text) {
            all.push(value);
        }
    }
    let [cross_entropy, entropy, divergence, illegal_mass, possible] = sums.map(Mean::of);
    Ok(Cloze { cross_entropy, entropy, divergence, illegal_mass, possible })
}

/// What the hidden word can be, all others known, with its probabilities: Bayes over every word that leads on to the rest.
fn hidden(language: &Grammar, before: &Position, text: &[u32], place: usize) -> Vec<(u32, f64)> {
    let mut words = Vec::new();
    for next in language.next(before) {
        let mut position = before.clone();
        let first = language.advance(&mut position, next.id);
        let rest = text[place + 1..].iter().try_fold(0.0, |sum, &id| Some(sum + language.advance(&mut position, id)?));
        if let (Some(first), Some(rest)) = (first, rest) {
            words.push((next.id, libm::exp(first + rest)));
        }
    }
    let total: f64 = words.iter().map(|(_, prob)| prob).sum();
    for (_, prob) in &mut words {
        *prob /= total;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Config, storyland::storyland};

    #[test]
    fn what_stands_behind_a_hidden_word_tells_what_it_was() {
        let language = storyland();
        let text = [language.ids("the cats near the dog sit on the mat ."), vec![END]].concat();
        let mut position = language.begin();
        language.advance(&mut position, text[0]);
        let truth = hidden(&language, &position, &text, 1);
        let words: Vec<String> = truth.iter().map(|(id, _)| language.text(&[*id])).collect();
        // The verb is plural: so is the subject, and any animal will do.
        assert!(words.contains(&"cats".to_owned()) && words.contains(&"mice".to_owned()), "{words:?}");
        assert!(!words.contains(&"cat".to_owned()), "{words:?}");
        assert!((truth.iter().map(|(_, prob)| prob).sum::<f64>() - 1.0).abs() < 1e-12);
        assert!((truth[0].1 - 0.125).abs() < 1e-9, "eight animals, equally probable: {truth:?}");
    }

    #[test]
    fn a_model_that_knows_nothing_costs_the_logarithm_of_the_vocabulary() {
        let language = storyland();
        let config = Config { causal: false, ..Config::gpt2(language.vocab_size(), 100, 4, 1, 1) };
        let model = Model::random(config, 0.0, 1).unwrap();
        let cloze = cloze(&model, &language, 20, 1).unwrap();
        let log_v = (language.vocab_size() as f64).ln();
        assert!((cloze.cross_entropy.mean - log_v).abs() < 1e-6);
        assert!((cloze.divergence.mean + cloze.entropy.mean - log_v).abs() < 1e-6);
        assert!(cloze.entropy.mean < 1.0 && cloze.illegal_mass.mean > 0.9);
    }
}

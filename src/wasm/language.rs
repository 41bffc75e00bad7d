//! `Language`: what can be said, and how probable it is.

use wasm_bindgen::prelude::*;

use super::convert;
use crate::{
    rng::Rng,
    storyland::{self, Grammar},
};

/// A language whose truth is known.
#[wasm_bindgen]
pub struct Language {
    pub(super) grammar: Grammar,
}

#[wasm_bindgen]
impl Language {
    /// A language by its name.
    pub fn named(#[wasm_bindgen(unchecked_param_type = "LanguageName")] name: &str) -> Result<Language, JsValue> {
        Ok(Self { grammar: storyland::named(name).map_err(convert::error)? })
    }

    /// Its words, in the order of their ids, which begin at 3.
    #[wasm_bindgen(getter)]
    pub fn words(&self) -> Vec<String> {
        self.grammar.words().to_vec()
    }

    /// How many ids there are, with those that are no words.
    #[wasm_bindgen(getter, js_name = vocabSize)]
    pub fn vocab_size(&self) -> usize {
        self.grammar.vocab_size()
    }

    /// The entropy of a whole text, in nats.
    #[wasm_bindgen(getter)]
    pub fn entropy(&self) -> f64 {
        self.grammar.entropy()
    }

    /// How many tokens a text has on average, its end included.
    #[wasm_bindgen(getter, js_name = meanLength)]
    pub fn mean_length(&self) -> f64 {
        self.grammar.mean_length()
    }

    /// The ids of words with white space between; 0 for a word that it does not have.
    pub fn ids(&self, text: &str) -> Vec<u32> {
        self.grammar.ids(text)
    }

    /// The true distribution of the next token, without zeros; `null` after an impossible prefix.
    #[wasm_bindgen(unchecked_return_type = "Next[] | null")]
    pub fn next(&self, prefix: &[u32]) -> Result<JsValue, JsValue> {
        convert::next(self.grammar.next_after(prefix).as_deref())
    }

    /// The true log p of each token of a text given those before it, in nats: minus infinity for the first that cannot
    /// stand there, and NaN for what follows it.
    #[wasm_bindgen(js_name = logProbs)]
    pub fn log_probs(&self, text: &[u32]) -> Vec<f64> {
        let mut position = Some(self.grammar.begin());
        text.iter()
            .map(|&id| match position.as_mut().map(|position| self.grammar.advance(position, id)) {
                Some(Some(log_prob)) => log_prob,
                Some(None) => {
                    position = None;
                    f64::NEG_INFINITY
                }
                None => f64::NAN,
            })
            .collect()
    }

    /// What it says of a text that ends with id 1.
    #[wasm_bindgen(unchecked_return_type = "Judgement")]
    pub fn judge(&self, text: &[u32]) -> Result<JsValue, JsValue> {
        convert::judgement(self.grammar.log_prob(text))
    }

    /// A text, ended by id 1; the same for the same seed.
    pub fn sample(&self, seed: u32) -> Vec<u32> {
        self.grammar.sample(&mut Rng::new(seed.into()))
    }
}

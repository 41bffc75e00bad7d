//! Where the training of a known language begins.

use crate::{
    Result,
    checkpoint::{Checkpoint, Dtype, Files, word_level},
    model::{Config, Model, Spread},
    storyland::{END, Grammar},
};

/// The tokenizer's files of a language: each word is a token.
///
/// # Errors
/// - [`Error::WordList`](crate::Error::WordList), which no language of this crate gives
pub fn tokenizer(language: &Grammar) -> Result<Files> {
    let words: Vec<&str> = language.words().iter().map(String::as_str).collect();
    let mut files = Files::new();
    files.insert("tokenizer.json".to_owned(), word_level::tokenizer(&words)?.into_bytes());
    Ok(files)
}

/// A small model for a language, with its tokenizer: Llama's parts, a tied head, 64 positions, and weights spread so that
/// agreement over long distances is learnt soon (tables 0.2, matrices 0.1).
///
/// # Errors
/// - [`Error::BadConfig`](crate::Error::BadConfig)
pub fn small(language: &Grammar, channels: usize, layers: usize, heads: usize, seed: u64) -> Result<Checkpoint> {
    // Three matrices of 8/3 the channels have as many weights as two of four times.
    let hidden = channels.saturating_mul(8) / 3;
    let sizes = Config::llama(language.vocab_size(), 64, channels, layers, (heads, heads), hidden);
    let config = Config { tied_head: true, bos_id: Some(END), eos_ids: vec![END], ..sizes };
    let model = Model::random(config, Spread { tables: 0.2, matrices: 0.1 }, seed)?.into();
    Ok(Checkpoint { model, dtype: Dtype::F32, tokenizer: tokenizer(language)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Error, storyland};

    #[test]
    fn every_language_has_a_tokenizer_and_takes_a_small_model() {
        for language in [storyland::storyland(), storyland::minitales()] {
            let Checkpoint { model, tokenizer, .. } = small(&language, 8, 1, 2, 0).unwrap();
            assert_eq!(model.config().vocab_size, language.vocab_size());
            assert!(tokenizer.contains_key("tokenizer.json"));
        }
        let refused = small(&storyland::minitales(), 8, 0, 2, 0).unwrap_err();
        assert!(matches!(refused, Error::BadConfig { what: "layers", .. }));
    }
}

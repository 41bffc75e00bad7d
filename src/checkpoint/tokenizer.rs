//! Whether a tokenizer's ids fit a vocabulary. What they mean is for the tokenizer libraries.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Files, json};
use crate::{Error, Result};

#[derive(Deserialize)]
struct Tokenizer {
    model: TokenizerModel,
    #[serde(default)]
    added_tokens: Vec<AddedToken>,
}

#[derive(Deserialize)]
struct TokenizerModel {
    vocab: Option<Vocab>,
}

/// BPE, WordPiece and WordLevel map tokens to ids; Unigram lists tokens with their scores.
#[derive(Deserialize)]
#[serde(untagged)]
enum Vocab {
    Map(BTreeMap<String, u64>),
    List(Vec<serde::de::IgnoredAny>),
}

#[derive(Deserialize)]
struct AddedToken {
    id: u64,
}

/// Refuses a `tokenizer.json` with an id that the model has no embedding for. A smaller vocabulary is in order: many
/// models pad theirs.
///
/// # Errors
/// - [`Error::BadJson`], [`Error::TokenizerMismatch`]
pub fn check_fits(files: &Files, vocab_size: usize) -> Result<()> {
    const NAME: &str = "tokenizer.json";
    let Some(bytes) = files.get(NAME) else { return Ok(()) };
    let tokenizer: Tokenizer = json::parse(bytes, NAME)?;
    let largest = match tokenizer.model.vocab {
        Some(Vocab::Map(map)) => map.into_values().max(),
        Some(Vocab::List(list)) => (list.len() as u64).checked_sub(1),
        None => None,
    };
    match largest.into_iter().chain(tokenizer.added_tokens.iter().map(|token| token.id)).max() {
        Some(id) if id >= vocab_size as u64 => Err(Error::TokenizerMismatch { id, vocab_size }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(json: &str, vocab_size: usize) -> Result<()> {
        check_fits(&Files::from([("tokenizer.json".to_owned(), json.into())]), vocab_size)
    }

    #[test]
    fn the_largest_id_counts_wherever_it_stands() {
        let map = r#"{"model": {"vocab": {"a": 0, "b": 4}}, "added_tokens": [{"id": 2}]}"#;
        assert_eq!((fits(map, 5), fits(map, 4)), (Ok(()), Err(Error::TokenizerMismatch { id: 4, vocab_size: 4 })));
        let list = r#"{"model": {"vocab": [["a", -1.0], ["b", -2.0]]}, "added_tokens": [{"id": 2}]}"#;
        assert_eq!((fits(list, 3), fits(list, 2)), (Ok(()), Err(Error::TokenizerMismatch { id: 2, vocab_size: 2 })));
    }

    #[test]
    fn a_folder_without_a_tokenizer_is_in_order() {
        assert_eq!(check_fits(&Files::new(), 1), Ok(()));
    }

    #[test]
    fn what_is_no_tokenizer_is_refused_with_the_place() {
        let Err(Error::BadJson { file, reason }) = fits(r#"{"model": {"vocab": {"a": -1}}}"#, 5) else { panic!() };
        assert_eq!(file, "tokenizer.json");
        assert!(reason.contains("line 1"), "{reason}");
    }
}

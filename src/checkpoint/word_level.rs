//! A `tokenizer.json` in which every word is a token.

use serde_json::{Map, Value, json};

use crate::{Error, Result};

/// What stands for a word that the vocabulary does not have (id 0).
pub const UNKNOWN: &str = "<unk>";
/// What ends a text, and begins one (id 1).
pub const END: &str = "<eos>";

/// What stands for a word that a masked model is to find (id 2).
pub const MASK: &str = "<mask>";

/// The tokenizer of a list of words, which get the ids from 3 on. Text is split at white space,
/// and begins with [`END`]: a model of such texts has read it before every text.
///
/// # Errors
/// - [`Error::WordList`] when a word is empty, has white space in it, or stands twice
///
/// ```
/// let json = lookback::checkpoint::word_level::tokenizer(&["the", "cat"])?;
/// assert!(json.contains(r#""cat": 4"#));
/// # Ok::<(), lookback::Error>(())
/// ```
pub fn tokenizer(words: &[&str]) -> Result<String> {
    let mut vocab =
        Map::from_iter([(UNKNOWN.to_owned(), json!(0)), (END.to_owned(), json!(1)), (MASK.to_owned(), json!(2))]);
    for (index, word) in words.iter().enumerate() {
        let wrong = |rule| Error::WordList { rule, word: (*word).to_owned(), line: index + 1 };
        if word.is_empty() || word.contains(char::is_whitespace) {
            return Err(wrong("a word without white space in each line"));
        }
        if vocab.insert((*word).to_owned(), json!(index + 3)).is_some() {
            return Err(wrong("each word once"));
        }
    }
    let special = |id: usize, content: &str| {
        json!({ "id": id, "content": content, "special": true,
                "single_word": false, "lstrip": false, "rstrip": false, "normalized": false })
    };
    let tokenizer = json!({
        "version": "1.0",
        "truncation": null,
        "padding": null,
        "added_tokens": [special(0, UNKNOWN), special(1, END), special(2, MASK)],
        "normalizer": null,
        "pre_tokenizer": { "type": "WhitespaceSplit" },
        "post_processor": { "type": "TemplateProcessing",
            "single": [{ "SpecialToken": { "id": END, "type_id": 0 } }, { "Sequence": { "id": "A", "type_id": 0 } }],
            "pair": [{ "Sequence": { "id": "A", "type_id": 0 } }, { "Sequence": { "id": "B", "type_id": 1 } }],
            "special_tokens": { END: { "id": END, "ids": [1], "tokens": [END] } } },
        "decoder": null,
        "model": { "type": "WordLevel", "vocab": Value::Object(vocab), "unk_token": UNKNOWN },
    });
    Ok(format!("{tokenizer:#}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_makes_no_vocabulary_is_refused_with_the_line() {
        let refused = |words: &[&str]| tokenizer(words).unwrap_err().to_string();
        assert_eq!(refused(&["a", "b", "a"]), "a word list must have each word once, got \"a\" in line 3");
        assert_eq!(
            refused(&["a", "b c"]),
            "a word list must have a word without white space in each line, got \"b c\" in line 2"
        );
        assert!(refused(&["<eos>"]).contains("each word once"));
    }
}

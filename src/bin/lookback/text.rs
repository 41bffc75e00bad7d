//! Text to ids and back, by the checkpoint's tokenizer.

use lookback::{Error, Result, checkpoint::Checkpoint};
use tokenizers::Tokenizer;

use super::{
    Failure,
    pieces::{self, Spelling},
};

/// A tokenizer, with how it spells bytes.
pub struct Text {
    tokenizer: Tokenizer,
    spelling: Spelling,
}

impl Text {
    /// The checkpoint's tokenizer; `None` when it has none.
    pub fn new(checkpoint: &Checkpoint) -> Result<Option<Self>> {
        const NAME: &str = "tokenizer.json";
        let Some(bytes) = checkpoint.tokenizer.get(NAME) else { return Ok(None) };
        let tokenizer = Tokenizer::from_bytes(bytes)
            .map_err(|error| Error::BadJson { file: NAME.to_owned(), reason: error.to_string() })?;
        let spelling = pieces::spelling(&tokenizer);
        Ok(Some(Self { tokenizer, spelling }))
    }

    /// The ids of a text, with the special tokens that the tokenizer adds.
    pub fn ids(&self, text: &str) -> Result<Vec<u32>, Failure> {
        Ok(self.tokenizer.encode(text, true).map_err(|error| error.to_string())?.get_ids().to_vec())
    }

    /// One token as text, with what is no whole character as `⟨E4⟩`.
    pub fn piece(&self, id: u32) -> String {
        pieces::shown(&pieces::bytes(&self.tokenizer, self.spelling, id))
    }

    /// One token as the page's chips show it: spaces and line ends as signs.
    pub fn spelling(&self, id: u32) -> String {
        pieces::visible(&self.piece(id))
    }

    /// Many tokens as text: characters may be spread over several of them.
    pub fn join(&self, ids: &[u32]) -> Result<String, Failure> {
        if self.spelling == Spelling::Plain {
            return self.tokenizer.decode(ids, false).map_err(|error| error.to_string().into());
        }
        let bytes: Vec<u8> = ids.iter().flat_map(|&id| pieces::bytes(&self.tokenizer, self.spelling, id)).collect();
        // A Llama tokenizer puts a space before every text.
        let dummy = usize::from(self.spelling == Spelling::ByteFallback && bytes.first() == Some(&b' '));
        Ok(pieces::shown(&bytes[dummy..]))
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs, path::PathBuf};

    use lookback::checkpoint::llama2c_tokenizer;
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Case {
        text: String,
        ids: Vec<u32>,
        decoded: Option<String>,
        pieces: Option<Vec<Vec<u8>>>,
    }

    fn golden(name: &str) -> Vec<u8> {
        fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)).unwrap()
    }

    fn text(json: &[u8]) -> Text {
        let tokenizer = Tokenizer::from_bytes(json).unwrap();
        Text { spelling: pieces::spelling(&tokenizer), tokenizer }
    }

    #[test]
    fn ids_pieces_and_texts_are_those_of_the_python_library() {
        let cases: BTreeMap<String, Vec<Case>> = serde_json::from_slice(&golden("tokenizers/cases.json")).unwrap();
        assert_eq!(cases.len(), 3);
        for (file, cases) in cases {
            let text = text(&golden(&format!("tokenizers/{file}")));
            for case in cases {
                let ids = text.tokenizer.encode(case.text.as_str(), false).unwrap().get_ids().to_vec();
                assert_eq!(ids, case.ids, "{file}: {:?}", case.text);
                let pieces =
                    ids.iter().map(|&id| pieces::bytes(&text.tokenizer, text.spelling, id)).collect::<Vec<_>>();
                assert_eq!(pieces, case.pieces.unwrap(), "{file}: {:?}", case.text);
                let decoded = case.decoded.unwrap();
                // The library puts spaces around the special tokens of a Llama tokenizer.
                if !case.text.contains("<s>") {
                    assert_eq!(text.join(&ids).unwrap(), decoded, "{file}: {:?}", case.text);
                }
            }
        }
    }

    #[test]
    fn a_llama2c_tokenizer_encodes_as_run_c_does() {
        let text = text(llama2c_tokenizer::read(&golden("llama2c/tok.bin")).unwrap().as_bytes());
        let cases: Vec<Case> = serde_json::from_slice(&golden("llama2c/tok_cases.json")).unwrap();
        assert!(cases.len() > 20);
        // The deviation that `llama2c_tokenizer` names.
        for case in cases.into_iter().filter(|case| !case.text.contains('▁')) {
            let ids = text.tokenizer.encode(case.text.as_str(), false).unwrap().get_ids().to_vec();
            assert_eq!(ids, case.ids, "{:?}", case.text);
        }
        assert_eq!(text.ids("a").unwrap()[0], 1, "the text begins with <s>");
    }

    #[test]
    fn what_would_not_be_seen_has_a_sign() {
        assert_eq!(pieces::visible(" a\n\t b\u{A0}\u{202E}你"), "·a↵⇥·b⟨U+00A0⟩⟨U+202E⟩你");
    }

    #[test]
    fn half_a_character_is_shown_as_bytes() {
        let text = text(&golden("tokenizers/byte_fallback.json"));
        // <0xE4> is 3 bytes into the vocabulary's bytes; 中 is E4 B8 AD.
        let [e4, b8, ad] = [0xE4, 0xB8, 0xAD].map(|byte| byte + 3);
        assert_eq!(text.join(&[e4, b8]).unwrap(), "⟨E4⟩⟨B8⟩");
        assert_eq!(text.join(&[e4, b8, ad]).unwrap(), "中");
        assert_eq!(text.piece(e4), "⟨E4⟩");
    }
}

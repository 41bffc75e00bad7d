//! Tokenizers of llama2.c, as a `tokenizer.json` that every tokenizer library reads.
//!
//! # Source
//! `run.c` (`build_tokenizer`, `encode`) of karpathy/llama2.c. It merges, again and again, the neighbours whose joined
//! piece has the best score; that is byte-pair encoding with the pieces' scores as ranks. One text is read
//! otherwise, as by every `tokenizer.json` of this kind: a typed `▁` becomes a space; `run.c` takes it for its bytes.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::{Error, Result};

/// The most bytes of a piece. SentencePiece's own limit is 16 characters; splitting a piece costs its square.
const MOST_BYTES: i32 = 1024;
const UNKNOWN: &str = "<unk>";
const BEGIN: &str = "<s>";
const END: &str = "</s>";

/// Reads a `tok*.bin`: the longest piece's length, then for each token its score, its length and its bytes.
///
/// # Errors
/// - [`Error::Llama2cTokenizer`]
pub fn read(bytes: &[u8]) -> Result<String> {
    let pieces = pieces(bytes)?;
    let mut ids = HashMap::new();
    for (token, piece) in pieces.iter().enumerate() {
        if ids.insert(piece.text.as_str(), token).is_some() {
            return Err(wrong("distinct pieces", &piece.text, token));
        }
    }
    let vocab: Map<String, Value> =
        pieces.iter().enumerate().map(|(id, piece)| (piece.text.clone(), json!(id))).collect();
    let tokenizer = json!({
        "version": "1.0",
        "truncation": null,
        "padding": null,
        // None: a typed `<s>` is four characters, as in `run.c`, and not the token.
        "added_tokens": [],
        "normalizer": { "type": "Sequence", "normalizers": [
            { "type": "Prepend", "prepend": "▁" },
            { "type": "Replace", "pattern": { "String": " " }, "content": "▁" },
        ] },
        "pre_tokenizer": null,
        "post_processor": { "type": "TemplateProcessing",
            "single": [{ "SpecialToken": { "id": BEGIN, "type_id": 0 } }, { "Sequence": { "id": "A", "type_id": 0 } }],
            "pair": [{ "Sequence": { "id": "A", "type_id": 0 } }, { "Sequence": { "id": "B", "type_id": 1 } }],
            "special_tokens": { BEGIN: { "id": BEGIN, "ids": [1], "tokens": [BEGIN] } } },
        "decoder": { "type": "Sequence", "decoders": [
            { "type": "Replace", "pattern": { "String": "▁" }, "content": " " },
            { "type": "ByteFallback" },
            { "type": "Fuse" },
            { "type": "Strip", "content": " ", "start": 1, "stop": 0 },
        ] },
        "model": { "type": "BPE", "dropout": null, "unk_token": UNKNOWN, "continuing_subword_prefix": null,
            "end_of_word_suffix": null, "fuse_unk": true, "byte_fallback": true, "ignore_merges": false,
            "vocab": vocab, "merges": merges(&pieces, &ids) },
    });
    Ok(tokenizer.to_string())
}

struct Piece {
    text: String,
    score: f32,
}

fn pieces(bytes: &[u8]) -> Result<Vec<Piece>> {
    let (longest, mut rest) = integer(bytes).ok_or_else(|| wrong("4 bytes of header", bytes.len(), 0))?;
    if !(1..=MOST_BYTES).contains(&longest) {
        return Err(wrong("a longest piece of 1 to 1024 bytes", longest, 0));
    }
    let mut pieces = Vec::new();
    while !rest.is_empty() {
        let token = pieces.len();
        let (score, after) = rest.split_first_chunk().ok_or_else(|| wrong("a score of 4 bytes", rest.len(), token))?;
        let score = f32::from_le_bytes(*score);
        if score.is_nan() {
            return Err(wrong("scores that are numbers", score, token));
        }
        let (length, after) = integer(after).ok_or_else(|| wrong("a length of 4 bytes", after.len(), token))?;
        let in_range = usize::try_from(length).ok().filter(|_| length <= longest);
        let length = in_range.ok_or_else(|| wrong("lengths from 0 to that of the longest piece", length, token))?;
        let (text, after) = after
            .split_at_checked(length)
            .ok_or_else(|| wrong("as many bytes as its length says", after.len(), token))?;
        let text = std::str::from_utf8(text).map_err(|error| wrong("pieces of UTF-8", error, token))?;
        let text = match token {
            0 => UNKNOWN.to_owned(),
            1 => BEGIN.to_owned(),
            2 => END.to_owned(),
            _ => text.replace(' ', "▁"),
        };
        pieces.push(Piece { text, score });
        rest = after;
    }
    if pieces.len() < 3 {
        return Err(wrong("three special tokens", pieces.len(), pieces.len()));
    }
    Ok(pieces)
}

/// Every way to put a piece together from two others, the best scores first.
fn merges(pieces: &[Piece], ids: &HashMap<&str, usize>) -> Vec<Value> {
    let is_byte = |text: &str| text.len() == 6 && text.starts_with("<0x") && text.ends_with('>');
    let mut merges = Vec::new();
    for (id, piece) in pieces.iter().enumerate().skip(3).filter(|(_, piece)| !is_byte(&piece.text)) {
        for (split, _) in piece.text.char_indices().skip(1) {
            let (left, right) = piece.text.split_at(split);
            if ids.contains_key(left) && ids.contains_key(right) {
                merges.push((id, left, right));
            }
        }
    }
    // Stable: of equal scores, the piece with the lower id comes first.
    merges.sort_by(|(a, ..), (b, ..)| pieces[*b].score.total_cmp(&pieces[*a].score));
    merges.into_iter().map(|(_, left, right)| json!([left, right])).collect()
}

fn integer(bytes: &[u8]) -> Option<(i32, &[u8])> {
    bytes.split_first_chunk().map(|(four, rest)| (i32::from_le_bytes(*four), rest))
}

fn wrong(rule: &'static str, value: impl ToString, token: usize) -> Error {
    Error::Llama2cTokenizer { rule, value: value.to_string(), token }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(longest: i32, pieces: &[(f32, &[u8])]) -> Vec<u8> {
        let mut bytes = longest.to_le_bytes().to_vec();
        for (score, piece) in pieces {
            bytes.extend(score.to_le_bytes());
            bytes.extend(i32::try_from(piece.len()).unwrap().to_le_bytes());
            bytes.extend(*piece);
        }
        bytes
    }

    const SPECIAL: [(f32, &[u8]); 3] = [(0.0, b"<unk>"), (0.0, b"\n<s>\n"), (0.0, b"\n</s>\n")];

    #[test]
    fn merges_come_by_score_and_spaces_are_marked() {
        let mut pieces = SPECIAL.to_vec();
        pieces.extend([(-3.0, &b" "[..]), (-4.0, b"a"), (-2.0, b"aa"), (-1.0, b" a")]);
        let json: Value = serde_json::from_str(&read(&file(6, &pieces)).unwrap()).unwrap();
        assert_eq!(json["model"]["merges"], json!([["▁", "a"], ["a", "a"]]));
        assert_eq!(json["model"]["vocab"]["▁a"], 6);
    }

    #[test]
    fn what_is_no_tokenizer_is_refused_with_the_token() {
        let refused = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
        assert_eq!(refused(&[1]), "a llama2.c tokenizer must have 4 bytes of header, got 1 in token 0");
        let long = refused(&file(i32::MAX, &SPECIAL));
        assert_eq!(
            long,
            "a llama2.c tokenizer must have a longest piece of 1 to 1024 bytes, got 2147483647 in token 0"
        );
        let mut lies = file(6, &SPECIAL);
        lies.extend(0f32.to_le_bytes());
        lies.extend(5i32.to_le_bytes());
        let lies = refused(&lies);
        assert_eq!(lies, "a llama2.c tokenizer must have as many bytes as its length says, got 0 in token 3");
        let negative = refused(&[&6i32.to_le_bytes()[..], &[0; 4], &(-1i32).to_le_bytes()].concat());
        assert!(negative.contains("lengths from 0 to that of the longest piece, got -1 in token 0"), "{negative}");
        let mut twice = SPECIAL.to_vec();
        twice.extend([(0.0, &b"a"[..]), (0.0, b"a")]);
        assert_eq!(refused(&file(6, &twice)), "a llama2.c tokenizer must have distinct pieces, got a in token 4");
        let not_text = refused(&file(6, &[SPECIAL[0], SPECIAL[1], SPECIAL[2], (0.0, b"\xff")]));
        assert!(not_text.contains("pieces of UTF-8"), "{not_text}");
        assert!(refused(&file(6, &SPECIAL[..2])).contains("three special tokens, got 2"));
    }
}

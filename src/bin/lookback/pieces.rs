//! The bytes that a token stands for. The tokenizer library gives text only, and text cannot show half a character.

use tokenizers::{DecoderWrapper, Tokenizer, decoders::sequence::Sequence};

/// How a tokenizer spells bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// As GPT-2: each byte is a printable character.
    ByteLevel,
    /// As Llama: `<0xE4>` is a byte, `▁` is a space.
    ByteFallback,
    /// Tokens are text.
    Plain,
}

/// The spelling that a tokenizer's decoder undoes.
pub fn spelling(tokenizer: &Tokenizer) -> Spelling {
    fn of(decoder: &DecoderWrapper) -> Spelling {
        match decoder {
            DecoderWrapper::ByteLevel(_) => Spelling::ByteLevel,
            DecoderWrapper::ByteFallback(_) => Spelling::ByteFallback,
            DecoderWrapper::Sequence(sequence) => of_sequence(sequence),
            _ => Spelling::Plain,
        }
    }
    fn of_sequence(sequence: &Sequence) -> Spelling {
        let inner = sequence.get_decoders().iter().map(of);
        inner.into_iter().find(|&spelling| spelling != Spelling::Plain).unwrap_or(Spelling::Plain)
    }
    tokenizer.get_decoder().map_or(Spelling::Plain, of)
}

/// The bytes of a token; none for an id that the tokenizer does not have.
pub fn bytes(tokenizer: &Tokenizer, spelling: Spelling, id: u32) -> Vec<u8> {
    let Some(token) = tokenizer.id_to_token(id) else { return Vec::new() };
    let added = tokenizer.get_added_vocabulary().get_added_tokens_decoder().contains_key(&id);
    match spelling {
        _ if added => token.into_bytes(),
        Spelling::Plain => token.into_bytes(),
        Spelling::ByteFallback => {
            fallback_byte(&token).map_or_else(|| token.replace('▁', " ").into_bytes(), |b| vec![b])
        }
        Spelling::ByteLevel => token.chars().flat_map(byte_of_character).collect(),
    }
}

fn fallback_byte(token: &str) -> Option<u8> {
    let digits = token.strip_prefix("<0x")?.strip_suffix('>')?;
    if digits.len() == 2 { u8::from_str_radix(digits, 16).ok() } else { None }
}

/// GPT-2's table backwards: printable bytes are themselves, the others stand in order from U+0100.
fn byte_of_character(character: char) -> Vec<u8> {
    let printable = |byte: &u8| matches!(byte, b'!'..=b'~' | 0xA1..=0xAC | 0xAE..=0xFF);
    let code = u32::from(character);
    let byte = match u8::try_from(code) {
        Ok(byte) => Some(byte).filter(printable),
        Err(_) => (0..=u8::MAX).filter(|byte| !printable(byte)).nth(code as usize - 0x100),
    };
    // A character outside the table is text.
    byte.map_or_else(|| character.to_string().into_bytes(), |byte| vec![byte])
}

/// Bytes as text, with what is no UTF-8 as `⟨E4⟩`.
pub fn shown(bytes: &[u8]) -> String {
    let mut shown = String::new();
    for chunk in bytes.utf8_chunks() {
        shown.push_str(chunk.valid());
        for byte in chunk.invalid() {
            shown.push_str(&format!("⟨{byte:02X}⟩"));
        }
    }
    shown
}

/// Text with a sign for each white space and each control character, as the page's chips have (`www/src/layout/chips.ts`).
pub fn visible(text: &str) -> String {
    let mut visible = String::new();
    for character in text.chars() {
        match character {
            ' ' => visible.push('·'),
            '\n' => visible.push('↵'),
            '\t' => visible.push('⇥'),
            _ if is_hidden(character) => visible.push_str(&format!("⟨U+{:04X}⟩", u32::from(character))),
            _ => visible.push(character),
        }
    }
    visible
}

/// White space, control characters, and those of no width that steer how text runs.
fn is_hidden(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E000}'..='\u{F8FF}')
}

//! `Decoder`: a text that is written token by token.

use wasm_bindgen::prelude::*;

use super::{Model, convert};
use crate::decode;

/// A text with what comes next. It keeps its model alive by itself.
#[wasm_bindgen]
pub struct Decoder {
    decoder: decode::Decoder,
}

#[wasm_bindgen]
impl Decoder {
    /// Evaluates a prompt.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &Model, prompt: &[u32]) -> Result<Decoder, JsValue> {
        let decoder = decode::Decoder::new(model.checkpoint.model.clone(), prompt).map_err(convert::error)?;
        Ok(Self { decoder })
    }

    /// The prompt and all that was written.
    #[wasm_bindgen(getter)]
    pub fn ids(&self) -> Vec<u32> {
        self.decoder.ids()
    }

    /// How many of the tokens are the prompt's.
    #[wasm_bindgen(getter, js_name = promptLength)]
    pub fn prompt_length(&self) -> usize {
        self.decoder.prompt_length()
    }

    /// Whether the text can go on.
    #[wasm_bindgen(getter, unchecked_return_type = "DecoderState")]
    pub fn state(&self) -> String {
        self.decoder.state().name().to_owned()
    }

    /// What comes next: its `limit` most probable tokens, and the rest as mass.
    #[wasm_bindgen(unchecked_return_type = "Distribution")]
    pub fn distribution(&self, limit: usize) -> Result<JsValue, JsValue> {
        convert::distribution(&self.decoder.distribution(limit))
    }

    /// Writes the most probable token.
    #[wasm_bindgen(unchecked_return_type = "Step")]
    pub fn step(&mut self) -> Result<JsValue, JsValue> {
        convert::step(&self.decoder.step().map_err(convert::error)?)
    }

    /// Writes a token picked by hand.
    #[wasm_bindgen(unchecked_return_type = "Step")]
    pub fn choose(&mut self, id: u32) -> Result<JsValue, JsValue> {
        convert::step(&self.decoder.choose(id).map_err(convert::error)?)
    }

    /// Takes the last token away that was written; `false` when only the prompt is left.
    pub fn back(&mut self) -> bool {
        self.decoder.back()
    }

    /// One head's attention over the whole text.
    #[wasm_bindgen(unchecked_return_type = "Attention")]
    pub fn attention(&self, layer: usize, head: usize) -> Result<JsValue, JsValue> {
        let attention = self.decoder.attention(layer, head).map_err(convert::error)?;
        convert::attention(layer, head, &attention)
    }
}

//! `Model`: a checkpoint in memory.

use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::{Language, convert};
use crate::{
    checkpoint::{self, Checkpoint, Dtype},
    train::untrained,
};

/// A model with its tokenizer's files.
#[wasm_bindgen]
pub struct Model {
    pub(super) checkpoint: Checkpoint,
}

#[wasm_bindgen]
impl Model {
    /// Reads the files of a Hugging Face folder, by name.
    #[wasm_bindgen(js_name = fromFiles)]
    pub fn from_files(#[wasm_bindgen(unchecked_param_type = "ModelFiles")] files: &Object) -> Result<Model, JsValue> {
        let checkpoint = checkpoint::read(&convert::files(files)?).map_err(convert::error)?;
        Ok(Self { checkpoint })
    }

    /// Reads a llama2.c checkpoint, version 0 or 1.
    #[wasm_bindgen(js_name = fromLlama2c)]
    pub fn from_llama2c(bytes: &[u8]) -> Result<Model, JsValue> {
        let checkpoint = checkpoint::llama2c::read(bytes).map_err(convert::error)?;
        Ok(Self { checkpoint })
    }

    /// An untrained model of a language, with its tokenizer: one Llama layer after another, tied head, 64 positions.
    pub fn random(
        language: &Language,
        channels: usize,
        layers: usize,
        heads: usize,
        seed: u32,
    ) -> Result<Model, JsValue> {
        let checkpoint = untrained::small(&language.grammar, channels, layers, heads, seed.into());
        Ok(Self { checkpoint: checkpoint.map_err(convert::error)? })
    }

    /// Its sizes and choices.
    #[wasm_bindgen(getter, unchecked_return_type = "ModelConfig")]
    pub fn config(&self) -> Result<JsValue, JsValue> {
        convert::config(self.checkpoint.model.config())
    }

    /// The logits at every position of a text: [T, V].
    #[wasm_bindgen(unchecked_return_type = "Tensor")]
    pub fn logits(&self, ids: &[u32]) -> Result<JsValue, JsValue> {
        let logits = self.checkpoint.model.logits(ids).map_err(convert::error)?;
        Ok(convert::tensor(&logits))
    }

    /// The files of a Hugging Face folder that `transformers` opens.
    #[wasm_bindgen(unchecked_return_type = "ModelFiles")]
    pub fn save(&self, #[wasm_bindgen(unchecked_param_type = "Dtype")] dtype: &str) -> Result<JsValue, JsValue> {
        let dtype = Dtype::from_name(dtype).map_err(convert::error)?;
        let files = checkpoint::write(&self.checkpoint, dtype).map_err(convert::error)?;
        Ok(convert::files_to_js(&files))
    }
}

//! `Model`: a checkpoint in memory.

use std::{borrow::Cow, ops::Range};

use js_sys::{Object, Uint8Array};
use wasm_bindgen::prelude::*;

use super::{Language, convert};
use crate::{
    Error,
    checkpoint::{self, Checkpoint, Contents, Dtype, Files, Shards},
    model::Precision,
    train::untrained,
};

/// A model with its tokenizer's files.
#[wasm_bindgen]
pub struct Model {
    pub(super) checkpoint: Checkpoint,
}

/// Bytes that stay in JavaScript's memory until they are read: wasm's own never becomes smaller again.
struct Outside(Uint8Array);

impl Contents for Outside {
    fn length(&self) -> usize {
        self.0.length() as usize
    }

    fn read(&self, range: Range<usize>) -> Cow<'_, [u8]> {
        self.0.subarray(range.start as u32, range.end as u32).to_vec().into()
    }
}

#[wasm_bindgen]
impl Model {
    /// Reads the files of a Hugging Face folder, by name; with `"int8"`, its matrices become 8-bit integers.
    #[wasm_bindgen(js_name = fromFiles)]
    pub fn from_files(
        #[wasm_bindgen(unchecked_param_type = "ModelFiles")] files: &Object,
        #[wasm_bindgen(unchecked_optional_param_type = "Precision")] weights: Option<String>,
    ) -> Result<Model, JsValue> {
        let (mut small, mut outside) = (Files::new(), Vec::new());
        for (name, bytes) in convert::entries(files)? {
            if name.ends_with(".safetensors") {
                outside.push((name, Outside(bytes)));
            } else {
                small.insert(name, bytes.to_vec());
            }
        }
        let mut shards = Shards::new();
        shards.extend(outside.iter().map(|(name, bytes)| (name.clone(), bytes as &dyn Contents)));
        let checkpoint = precision(weights).and_then(|precision| checkpoint::read_from(&small, &shards, precision));
        Ok(Self { checkpoint: checkpoint.map_err(convert::error)? })
    }

    /// Reads a llama2.c checkpoint, version 0 or 1; with `"int8"`, its matrices become 8-bit integers.
    #[wasm_bindgen(js_name = fromLlama2c)]
    pub fn from_llama2c(
        bytes: Uint8Array,
        #[wasm_bindgen(unchecked_optional_param_type = "Precision")] weights: Option<String>,
    ) -> Result<Model, JsValue> {
        let checkpoint =
            precision(weights).and_then(|precision| checkpoint::llama2c::read_from(&Outside(bytes), precision));
        Ok(Self { checkpoint: checkpoint.map_err(convert::error)? })
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

    /// How its weights lie in memory.
    #[wasm_bindgen(getter, unchecked_return_type = "Precision")]
    pub fn weights(&self) -> String {
        self.checkpoint.model.weights().precision().name().to_owned()
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

fn precision(name: Option<String>) -> Result<Precision, Error> {
    name.map_or(Ok(Precision::Full), |name| Precision::from_name(&name))
}

//! What JavaScript calls: models that candle reads, and texts that they write.

use std::rc::Rc;

use candle_core::{D, Device, Result, Tensor};
use candle_transformers::models::llama::Cache;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::{gpt2, llama};

enum Model {
    Gpt2(gpt2::Model),
    Llama(llama::Model),
}

enum State {
    Gpt2(gpt2::Cache),
    Llama(Cache),
}

#[derive(Deserialize)]
struct Family {
    model_type: String,
}

/// A model that candle has read.
#[wasm_bindgen]
pub struct CandleModel {
    model: Rc<Model>,
}

#[wasm_bindgen]
impl CandleModel {
    /// Reads `config.json` and `model.safetensors` of a GPT-2 or a Llama.
    ///
    /// # Errors
    /// Those of candle.
    #[wasm_bindgen(constructor)]
    pub fn new(config: &str, weights: &[u8]) -> std::result::Result<Self, JsError> {
        console_error_panic_hook::set_once();
        let family: Family = serde_json::from_str(config)?;
        let model = match family.model_type.as_str() {
            "gpt2" => Model::Gpt2(gpt2::Model::read(config, weights)?),
            _ => Model::Llama(llama::Model::read(config, weights)?),
        };
        Ok(Self { model: Rc::new(model) })
    }
}

/// Some texts of equal length that go on side by side, each with its most probable token.
#[wasm_bindgen]
pub struct CandleText {
    model: Rc<Model>,
    state: State,
    position: usize,
    logits: Tensor,
}

#[wasm_bindgen]
impl CandleText {
    /// Reads prompts, `batch` of them one after another.
    ///
    /// # Errors
    /// Those of candle.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &CandleModel, prompts: Vec<u32>, batch: usize) -> std::result::Result<Self, JsError> {
        let state = match &*model.model {
            Model::Gpt2(model) => State::Gpt2(model.cache()),
            Model::Llama(model) => State::Llama(model.cache()?),
        };
        let logits = Tensor::zeros((batch, 1), candle_core::DType::F32, &Device::Cpu)?;
        let mut text = Self { model: model.model.clone(), state, position: 0, logits };
        text.read(prompts, batch)?;
        Ok(text)
    }

    /// Writes the most probable token of each text, reads it, and gives them.
    ///
    /// # Errors
    /// Those of candle.
    pub fn step(&mut self) -> std::result::Result<Vec<u32>, JsError> {
        let ids = self.logits.argmax(D::Minus1)?.to_vec1::<u32>()?;
        self.read(ids.clone(), ids.len())?;
        Ok(ids)
    }

    /// What comes after the first text: (V).
    ///
    /// # Errors
    /// Those of candle.
    pub fn logits(&self) -> std::result::Result<Vec<f32>, JsError> {
        Ok(self.logits.get(0)?.to_vec1()?)
    }

    fn read(&mut self, ids: Vec<u32>, batch: usize) -> Result<()> {
        let length = ids.len() / batch;
        let ids = Tensor::from_vec(ids, (batch, length), &Device::Cpu)?;
        self.logits = match (&*self.model, &mut self.state) {
            (Model::Gpt2(model), State::Gpt2(cache)) => model.forward(&ids, self.position, cache)?,
            (Model::Llama(model), State::Llama(cache)) => model.forward(&ids, self.position, cache)?,
            _ => unreachable!("a state is made by its model"),
        };
        self.position += length;
        Ok(())
    }
}

//! `Inspection`: a look inside a model as it reads one text.

use wasm_bindgen::prelude::*;

use super::{Model, convert};
use crate::{decode, model::Intervention};

/// A model that has read one text, causal or masked. It keeps its model alive by itself.
#[wasm_bindgen]
pub struct Inspection {
    inspection: decode::Inspection,
}

#[wasm_bindgen]
impl Inspection {
    /// Reads a text under an intervention, as in `mask=window:3;flip=2.5,4.0;off=0.1,1.3`: the mask (`causal`, `full`, `window:3`,
    /// `prefix:3`; by default the model's own), its cells (query.key) that are the other way round, heads (layer.head) that are
    /// switched off.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &Model, ids: &[u32], intervention: Option<String>) -> Result<Inspection, JsValue> {
        let intervention = Intervention::parse(&intervention.unwrap_or_default()).map_err(convert::error)?;
        let inspection = decode::Inspection::new(model.checkpoint.model.clone(), ids, intervention);
        Ok(Self { inspection: inspection.map_err(convert::error)? })
    }

    /// What the text was read under: the same text for the same intervention.
    #[wasm_bindgen(getter)]
    pub fn intervention(&self) -> String {
        self.inspection.intervention().to_string()
    }

    /// What the model says at a position, by default the last: a causal model of the next token, a masked one of the token there.
    #[wasm_bindgen(unchecked_return_type = "Distribution")]
    pub fn distribution(&self, limit: usize, position: Option<usize>) -> Result<JsValue, JsValue> {
        let distribution = self.inspection.distribution(self.or_last(position), limit).map_err(convert::error)?;
        convert::distribution(&distribution)
    }

    /// The probabilities of all tokens at a position, by default the last: [V].
    pub fn probs(&self, position: Option<usize>) -> Result<Vec<f64>, JsValue> {
        self.inspection.probs(self.or_last(position)).map_err(convert::error)
    }

    /// log p of every token but the first, in nats, as the model says it: a causal one at the position before: [T - 1].
    #[wasm_bindgen(js_name = logProbs)]
    pub fn log_probs(&self) -> Vec<f64> {
        self.inspection.log_probs()
    }

    /// One head.
    #[wasm_bindgen(unchecked_return_type = "HeadTrace")]
    pub fn head(&self, layer: usize, head: usize) -> Result<JsValue, JsValue> {
        convert::head(layer, head, &self.inspection.head(layer, head).map_err(convert::error)?)
    }

    /// The weights of all heads, each at most `size` cells high and wide.
    #[wasm_bindgen(unchecked_return_type = "Thumbnails")]
    pub fn thumbnails(&self, size: usize) -> Result<JsValue, JsValue> {
        Ok(convert::thumbnails(&self.inspection.thumbnails(size).map_err(convert::error)?))
    }

    /// What the model would say at a position, by default the last, if it stopped after the embedding, and after each layer.
    #[wasm_bindgen(unchecked_return_type = "LensLayer[]")]
    pub fn lens(&self, limit: usize, position: Option<usize>) -> Result<JsValue, JsValue> {
        convert::lens(&self.inspection.lens(self.or_last(position), limit).map_err(convert::error)?)
    }

    /// 1 where the output at a position (row) may depend on the input at another (column), row by row: [T, T].
    pub fn depends(&self) -> Vec<u8> {
        convert::bytes(&self.inspection.depends())
    }

    /// What another token at a position would change, all else the same.
    #[wasm_bindgen(unchecked_return_type = "Probe")]
    pub fn probe(&self, position: usize, id: u32) -> Result<JsValue, JsValue> {
        Ok(convert::probe(&self.inspection.probe(position, id).map_err(convert::error)?))
    }

    fn or_last(&self, position: Option<usize>) -> usize {
        position.unwrap_or(self.inspection.trace().rows.ids.len() - 1)
    }
}

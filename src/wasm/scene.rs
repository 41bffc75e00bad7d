//! `SceneOptions` and `Scene`: what a picture shows, on its way out of a decoder.

use js_sys::{Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::convert::{self, plain, set};
use crate::{
    decode::Decoder,
    model::Intervention,
    picture::{Kind, Scene, SceneOptions, Subject},
};

/// The options of JavaScript, of which each may be left out.
pub struct Asked<'a>(pub &'a JsValue);

impl Asked<'_> {
    pub fn value(&self, key: &str) -> JsValue {
        Reflect::get(self.0, &key.into()).unwrap_or(JsValue::UNDEFINED)
    }

    pub fn number(&self, key: &str) -> Option<f64> {
        self.value(key).as_f64()
    }

    #[allow(clippy::cast_sign_loss, reason = "what is below 0 becomes 0")]
    pub fn place(&self, key: &str) -> Option<usize> {
        self.number(key).map(|number| number as usize)
    }

    pub fn text(&self, key: &str) -> Option<String> {
        self.value(key).as_string()
    }
}

/// Takes from a decoder what is asked for.
pub fn gathered(decoder: &mut Decoder, kind: &str, options: &JsValue) -> Result<Scene, JsValue> {
    let asked = Asked(options);
    let intervention = Intervention::parse(&asked.text("intervention").unwrap_or_default()).map_err(convert::error)?;
    let options = SceneOptions {
        node: asked.place("node"),
        layer: asked.place("layer").unwrap_or(0),
        head: asked.place("head").unwrap_or(0),
        intervention,
        shown: asked.place("shown").unwrap_or(SceneOptions::default().shown),
        coin: asked.number("coin"),
        chosen: asked.place("chosen").map(|id| id as u32),
    };
    let kind = Kind::named(kind).map_err(convert::error)?;
    Scene::gather(decoder, kind, &options).map_err(convert::error)
}

/// `Scene`
pub fn to_js(scene: &Scene) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Common<'a> {
        kind: &'a str,
        settings: &'a str,
        ids: &'a [u32],
        prompt_length: usize,
    }
    let Scene { settings, ids, prompt_length, subject } = scene;
    let common = Common { kind: subject.kind().name(), settings, ids, prompt_length: *prompt_length };
    let object: Object = plain(&common)?.unchecked_into();
    match subject {
        Subject::Tree { nodes, node, live } => {
            set(&object, "nodes", &convert::nodes(nodes.iter().enumerate())?);
            set(&object, "node", &plain(node)?);
            set(&object, "live", &plain(live)?);
        }
        Subject::Waterfall { waterfall, coin, chosen } => {
            set(&object, "waterfall", &convert::waterfall(waterfall));
            set(&object, "coin", &plain(coin)?);
            set(&object, "chosen", &plain(chosen)?);
        }
        Subject::Attention { layer, head, attention } => {
            set(&object, "attention", &convert::attention(*layer, *head, attention)?);
        }
        Subject::Ledger { written, vocab_size } => {
            set(&object, "written", &convert::nodes(written.iter().map(|(place, node)| (*place, node)))?);
            set(&object, "vocabSize", &plain(vocab_size)?);
        }
    }
    Ok(object.into())
}

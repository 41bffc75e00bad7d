//! The only door to JavaScript. An export parses, makes one core call and converts.

#![allow(clippy::missing_errors_doc, reason = "each export throws what the one core call in it returns")]

mod convert;
mod decoder;
mod inspection;
mod language;
mod model;
mod picture;
mod scene;
mod trainer;
mod waterfalls;

use wasm_bindgen::prelude::*;

pub use decoder::Decoder;
pub use inspection::Inspection;
pub use language::Language;
pub use model::Model;
pub use picture::draw_picture;
pub use trainer::Trainer;

/// The types of everything that is not a class.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm/types.d.ts");

/// Makes a panic, which would be a bug, show its message in the console.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// The text of a `tokenizer.json` from a llama2.c `tok*.bin`.
#[wasm_bindgen(js_name = tokenizerFromLlama2c)]
pub fn tokenizer_from_llama2c(bytes: &[u8]) -> Result<String, JsValue> {
    crate::checkpoint::llama2c_tokenizer::read(bytes).map_err(convert::error)
}

//! The shipped model, and the prompt that it goes on from.

use std::{path::Path, sync::Arc};

use lookback::{
    Result,
    checkpoint::{self, folder},
    model::Model,
};
use serde_json::Value;

pub const PROMPT: &str = "once upon a time";

pub struct Storyland {
    pub model: Arc<Model>,
    /// The mark that stands before every text, and the words of [`PROMPT`].
    pub prompt: Vec<u32>,
}

impl Storyland {
    pub fn read() -> Result<Self> {
        let files = folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models/storyland"))?;
        let checkpoint = checkpoint::read(&files)?;
        let tokenizer: Value = serde_json::from_slice(&files["tokenizer.json"]).expect("it was read with the model");
        let id = |word: &str| tokenizer["model"]["vocab"][word].as_u64().expect("storyland knows the words") as u32;
        let prompt = std::iter::once("<eos>").chain(PROMPT.split(' ')).map(id).collect();
        Ok(Self { model: checkpoint.model, prompt })
    }
}

//! Reading and writing models: Hugging Face folders and llama2.c files.

mod contents;
mod dtype;
mod family;
#[cfg(not(target_arch = "wasm32"))]
pub mod folder;
mod gpt2;
mod gpt_neo;
mod json;
mod llama;
pub mod llama2c;
pub mod llama2c_tokenizer;
pub(crate) mod tensors;
mod tokenizer;

pub mod word_level;

use std::{collections::BTreeMap, sync::Arc};

pub use contents::Contents;
pub use dtype::Dtype;

use crate::{
    Error, Result,
    model::{Model, Precision},
};

/// The files of a Hugging Face folder, by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The files of a folder that hold weights, by name: they may be too large to be in memory twice.
pub type Shards<'a> = BTreeMap<String, &'a dyn Contents>;

/// Files that only tokenizers read: they are kept and written back as they are.
const TOKENIZER_FILES: [&str; 3] = ["tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"];

/// A model with what else its folder holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Checkpoint {
    /// Sizes and weights.
    pub model: Arc<Model>,
    /// How the weights are stored (that of the token embedding).
    pub dtype: Dtype,
    /// `tokenizer.json` and its companions; empty when there is none.
    pub tokenizer: Files,
}

impl Checkpoint {
    /// Puts a `tokenizer.json` beside the model, if its ids fit the vocabulary.
    ///
    /// # Errors
    /// - [`Error::BadJson`], [`Error::TokenizerMismatch`]
    pub fn set_tokenizer(&mut self, json: Vec<u8>) -> Result<()> {
        let mut files = Files::new();
        files.insert("tokenizer.json".to_owned(), json);
        tokenizer::check_fits(&files, self.model.config().vocab_size)?;
        self.tokenizer = files;
        Ok(())
    }
}

/// Reads a Hugging Face folder: `config.json`, `model.safetensors` (or its shards with their index, or the only
/// `.safetensors` file), `generation_config.json` and `tokenizer.json` where they exist. Nothing is allocated for sizes
/// that the files themselves do not bear out.
///
/// # Errors
/// - [`Error::MissingFile`], [`Error::BadJson`]
/// - [`Error::UnknownFamily`], [`Error::UnsupportedConfig`], [`Error::BadConfig`] from `config.json`
/// - [`Error::SafetensorsHeader`], [`Error::Truncated`], [`Error::TensorOffsets`], [`Error::TensorLength`]
/// - [`Error::UnsupportedDtype`], [`Error::MissingTensor`], [`Error::UnexpectedTensor`], [`Error::TensorShape`],
///   [`Error::NonFiniteWeight`]
/// - [`Error::TokenizerMismatch`]
pub fn read(files: &Files) -> Result<Checkpoint> {
    read_as(files, Precision::Full)
}

/// The same, with weights of this precision.
///
/// # Errors
/// Those of [`read`].
pub fn read_as(files: &Files, precision: Precision) -> Result<Checkpoint> {
    let weights = files.iter().filter(|(name, _)| name.ends_with(".safetensors"));
    let mut shards = Shards::new();
    shards.extend(weights.map(|(name, bytes)| (name.clone(), bytes as &dyn Contents)));
    read_from(files, &shards, precision)
}

/// The same, with weights from files that are read a piece at a time.
///
/// # Errors
/// Those of [`read`].
pub fn read_from(files: &Files, shards: &Shards, precision: Precision) -> Result<Checkpoint> {
    let mut config = family::read_config(files)?;
    config.check()?;
    let mut tokenizer = Files::new();
    tokenizer.extend(TOKENIZER_FILES.into_iter().filter_map(|name| Some((name.to_owned(), files.get(name)?.clone()))));
    tokenizer::check_fits(&tokenizer, config.vocab_size)?;
    let tensors = tensors::Tensors::open(files, shards, config.family)?;
    tensors.settle_head(&mut config)?;
    let weights = tensors.weights(&config, precision)?;
    Ok(Checkpoint { dtype: tensors.dtype(), model: Arc::new(Model::new(config, weights)?), tokenizer })
}

/// Writes a Hugging Face folder that `transformers` opens: `config.json`, `generation_config.json`, `model.safetensors`,
/// and the tokenizer's files. Weights that `dtype` cannot hold exactly are rounded to nearest, ties to even.
///
/// # Errors
/// - [`Error::Quantised`] for weights of 8 bits
/// - [`Error::BadConfig`] when the family's `config.json` has no words for this configuration
/// - [`Error::NonFiniteWeight`] when a weight is not finite, or too large for `dtype`
pub fn write(checkpoint: &Checkpoint, dtype: Dtype) -> Result<Files> {
    let config = checkpoint.model.config();
    let mut files = checkpoint.tokenizer.clone();
    files.extend(family::write_config(config, dtype));
    if family::read_config(&files)? != *config {
        let family = family::model_type(config.family).to_owned();
        return Err(Error::BadConfig {
            what: "configuration",
            rule: "one that its family has words for",
            value: family,
        });
    }
    files.insert("model.safetensors".to_owned(), tensors::write(&checkpoint.model, dtype)?);
    Ok(files)
}

//! `candle-transformers`' Llama.

use candle_core::{DType, Device, Result, Tensor};
use candle_transformers::models::llama::{Cache, Config, Llama, LlamaConfig};

use crate::weights;

/// A Llama and its configuration.
pub struct Model {
    llama: Llama,
    config: Config,
}

impl Model {
    /// Reads `config.json` and `model.safetensors`.
    pub fn read(config: &str, bytes: &[u8]) -> Result<Self> {
        let config: LlamaConfig = serde_json::from_str(config).map_err(candle_core::Error::wrap)?;
        let mut config = config.into_config(false);
        let tied = config.tie_word_embeddings.then_some(("model.embed_tokens.weight", "lm_head.weight"));
        let transposed = |name: &str| name.ends_with("_proj.weight") || name == "lm_head.weight";
        let vb = weights::read(bytes, tied, transposed)?;
        // Tied, the head would lie row by row, as the embedding does.
        config.tie_word_embeddings = false;
        let llama = Llama::load(vb, &config)?;
        Ok(Self { llama, config })
    }

    /// Nothing read yet.
    pub fn cache(&self) -> Result<Cache> {
        Cache::new(true, DType::F32, &self.config, &Device::Cpu)
    }

    /// The logits after the last of `ids` (B, T), of which the first stands at `position`: (B, V).
    pub fn forward(&self, ids: &Tensor, position: usize, cache: &mut Cache) -> Result<Tensor> {
        self.llama.forward(ids, position, cache)
    }
}

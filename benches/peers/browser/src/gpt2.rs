//! GPT-2 on `candle-nn`: `candle-transformers` has none.

use candle_core::{D, Device, IndexOp, Result, Tensor};
use candle_nn::{
    Embedding, LayerNorm, Linear, Module, VarBuilder, embedding, kv_cache::ConcatKvCache, layer_norm, ops,
};
use candle_transformers::utils::build_causal_mask;
use serde::Deserialize;

use crate::weights;

const HEAD: &str = "lm_head.weight";

/// The part of `config.json` that is needed.
#[derive(Deserialize)]
struct Config {
    n_embd: usize,
    n_head: usize,
    n_layer: usize,
    n_positions: usize,
    vocab_size: usize,
    layer_norm_epsilon: f64,
}

/// Keys and values of every layer.
pub type Cache = Vec<ConcatKvCache>;

/// A GPT-2 with its head tied to its embedding.
pub struct Model {
    tokens: Embedding,
    positions: Tensor,
    blocks: Vec<Block>,
    norm: LayerNorm,
    head: Linear,
}

/// One layer: attention, then the feed-forward block, each after its norm.
struct Block {
    attention_norm: LayerNorm,
    query_key_value: Linear,
    output: Linear,
    mlp_norm: LayerNorm,
    up: Linear,
    down: Linear,
    heads: usize,
}

impl Model {
    /// Reads `config.json` and `model.safetensors`.
    pub fn read(config: &str, bytes: &[u8]) -> Result<Self> {
        let config: Config = serde_json::from_str(config).map_err(candle_core::Error::wrap)?;
        // Conv1D keeps its weights (in, out): already as candle wants them.
        let tied = Some(("transformer.wte.weight", HEAD));
        let vb = weights::read(bytes, tied, |name| name == HEAD)?;
        let head = Linear::new(vb.get((config.vocab_size, config.n_embd), HEAD)?, None);
        let vb = vb.pp("transformer");
        let tokens = embedding(config.vocab_size, config.n_embd, vb.pp("wte"))?;
        Ok(Self {
            positions: vb.get((config.n_positions, config.n_embd), "wpe.weight")?,
            blocks: (0..config.n_layer)
                .map(|layer| Block::read(&config, &vb.pp(format!("h.{layer}"))))
                .collect::<Result<_>>()?,
            norm: layer_norm(config.n_embd, config.layer_norm_epsilon, vb.pp("ln_f"))?,
            head,
            tokens,
        })
    }

    /// Nothing read yet.
    pub fn cache(&self) -> Cache {
        self.blocks.iter().map(|_| ConcatKvCache::new(2)).collect()
    }

    /// The logits after the last of `ids` (B, T), of which the first stands at `position`: (B, V).
    pub fn forward(&self, ids: &Tensor, position: usize, cache: &mut Cache) -> Result<Tensor> {
        let length = ids.dim(1)?;
        let positions = self.positions.narrow(0, position, length)?;
        let mut x = self.tokens.forward(ids)?.broadcast_add(&positions)?;
        for (block, cache) in self.blocks.iter().zip(cache) {
            x = block.forward(&x, position, cache)?;
        }
        let last = self.norm.forward(&x.i((.., length - 1, ..))?.contiguous()?)?;
        self.head.forward(&last)
    }
}

impl Block {
    fn read(config: &Config, vb: &VarBuilder) -> Result<Self> {
        let channels = config.n_embd;
        let hidden = 4 * channels;
        let norm = |name: &str| layer_norm(channels, config.layer_norm_epsilon, vb.pp(name));
        Ok(Self {
            attention_norm: norm("ln_1")?,
            query_key_value: conv_1d(channels, 3 * channels, vb.pp("attn.c_attn"))?,
            output: conv_1d(channels, channels, vb.pp("attn.c_proj"))?,
            mlp_norm: norm("ln_2")?,
            up: conv_1d(channels, hidden, vb.pp("mlp.c_fc"))?,
            down: conv_1d(hidden, channels, vb.pp("mlp.c_proj"))?,
            heads: config.n_head,
        })
    }

    fn forward(&self, x: &Tensor, position: usize, cache: &mut ConcatKvCache) -> Result<Tensor> {
        let x = (x + self.attention(&self.attention_norm.forward(x)?, position, cache)?)?;
        let hidden = self.up.forward(&self.mlp_norm.forward(&x)?)?.gelu()?;
        x + self.down.forward(&hidden)?
    }

    fn attention(&self, x: &Tensor, position: usize, cache: &mut ConcatKvCache) -> Result<Tensor> {
        let (batch, length, channels) = x.dims3()?;
        let head_channels = channels / self.heads;
        let projected = self.query_key_value.forward(x)?;
        let part = |index: usize| {
            let part = projected.narrow(D::Minus1, index * channels, channels)?;
            part.reshape((batch, length, self.heads, head_channels))?.transpose(1, 2)?.contiguous()
        };
        let (keys, values) = cache.append(&part(1)?, &part(2)?)?;
        let mut scores = (part(0)?.matmul(&keys.t()?)? / (head_channels as f64).sqrt())?;
        if length > 1 {
            let mask = build_causal_mask(length, position, &Device::Cpu)?.broadcast_as(scores.shape())?;
            let hidden = Tensor::new(f32::NEG_INFINITY, &Device::Cpu)?.broadcast_as(scores.shape())?;
            scores = mask.where_cond(&hidden, &scores)?;
        }
        let mixed = ops::softmax_last_dim(&scores)?.matmul(&values.contiguous()?)?;
        self.output.forward(&mixed.transpose(1, 2)?.reshape((batch, length, channels))?)
    }
}

/// A linear map whose weights are stored (in, out).
fn conv_1d(inputs: usize, outputs: usize, vb: VarBuilder) -> Result<Linear> {
    Ok(Linear::new(vb.get((inputs, outputs), "weight")?.t()?, Some(vb.get(outputs, "bias")?)))
}

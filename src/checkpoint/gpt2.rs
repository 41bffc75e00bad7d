//! GPT-2: `Conv1D` weights stored as (in, out), queries, keys and values in one tensor.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::family::{Place, activation, activation_name, unsupported};
use crate::{
    Result,
    model::{
        Config,
        slot::{Block, Part, Slot},
    },
};

/// The keys of `config.json` that change what the model computes.
#[derive(Deserialize)]
pub struct Keys {
    vocab_size: usize,
    n_positions: usize,
    n_embd: usize,
    n_layer: usize,
    n_head: usize,
    n_inner: Option<usize>,
    activation_function: Option<String>,
    layer_norm_epsilon: Option<f32>,
    scale_attn_weights: Option<bool>,
    scale_attn_by_inverse_layer_idx: Option<bool>,
    add_cross_attention: Option<bool>,
    tie_word_embeddings: Option<bool>,
}

/// Absent keys have the defaults of `transformers`' `GPT2Config`.
pub fn config(keys: Keys) -> Result<Config> {
    if keys.add_cross_attention == Some(true) {
        return Err(unsupported("add_cross_attention", "false", true));
    }
    let mut config = Config::gpt2(keys.vocab_size, keys.n_positions, keys.n_embd, keys.n_layer, keys.n_head);
    config.hidden_channels = keys.n_inner.unwrap_or(config.hidden_channels);
    config.activation = activation("activation_function", keys.activation_function.as_deref().unwrap_or("gelu_new"))?;
    config.norm_epsilon = keys.layer_norm_epsilon.unwrap_or(1e-5);
    if keys.scale_attn_weights == Some(false) {
        config.attention_scale = 1.0;
    }
    config.scale_by_layer = keys.scale_attn_by_inverse_layer_idx.unwrap_or(false);
    config.tied_head = keys.tie_word_embeddings.unwrap_or(true);
    Ok(config)
}

/// The keys that [`config`] reads.
pub fn keys(config: &Config) -> Map<String, Value> {
    let Value::Object(keys) = json!({
        "architectures": ["GPT2LMHeadModel"],
        "n_positions": config.context_size,
        "n_embd": config.channels,
        "n_layer": config.layers,
        "n_head": config.heads,
        "n_inner": config.hidden_channels,
        "activation_function": activation_name(config.activation),
        "layer_norm_epsilon": config.norm_epsilon,
        "scale_attn_weights": config.attention_scale < 1.0,
        "scale_attn_by_inverse_layer_idx": config.scale_by_layer,
    }) else {
        unreachable!("the literal above is an object")
    };
    keys
}

/// Where a slot lies.
pub fn place(config: &Config, slot: Slot, shape: &[usize]) -> Place {
    let (layer, block, part) = match slot {
        Slot::TokenEmbedding => return Place::whole("wte.weight".to_owned(), shape),
        Slot::PositionEmbedding => return Place::whole("wpe.weight".to_owned(), shape),
        Slot::FinalNorm(part) => return Place::whole(format!("ln_f.{part}"), shape),
        Slot::Head => return Place::whole("lm_head.weight".to_owned(), shape),
        Slot::Layer(layer, block, part) => (layer, block, part),
    };
    let (name, third) = match block {
        Block::AttentionNorm => ("ln_1", None),
        Block::Query => ("attn.c_attn", Some(0)),
        Block::Key => ("attn.c_attn", Some(1)),
        Block::Value => ("attn.c_attn", Some(2)),
        Block::Output => ("attn.c_proj", None),
        Block::MlpNorm => ("ln_2", None),
        Block::Up | Block::Gate => ("mlp.c_fc", None),
        Block::Down => ("mlp.c_proj", None),
    };
    let is_norm = matches!(block, Block::AttentionNorm | Block::MlpNorm);
    Place {
        name: format!("h.{layer}.{name}.{part}"),
        transposed: part == Part::Weight && !is_norm,
        first: third.unwrap_or(0) * config.channels,
        outputs: if third.is_some() { 3 * config.channels } else { shape[0] },
    }
}

//! Llama: RMSNorm, rotary positions, a gated feed-forward block, grouped keys and values.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::family::{Place, activation, activation_name, unsupported};
use crate::{
    Result,
    model::{
        Config, Positions,
        slot::{Block, Slot},
    },
};

/// The keys of `config.json` that change what the model computes.
#[derive(Deserialize)]
pub struct Keys {
    vocab_size: usize,
    max_position_embeddings: Option<usize>,
    hidden_size: usize,
    intermediate_size: usize,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    num_key_value_heads: Option<usize>,
    head_dim: Option<usize>,
    hidden_act: Option<String>,
    rms_norm_eps: Option<f32>,
    /// Where `transformers` 5 writes the base of the angles.
    rope_parameters: Option<Rope>,
    /// Where `transformers` 4 writes it.
    rope_theta: Option<f32>,
    rope_scaling: Option<Rope>,
    attention_bias: Option<bool>,
    mlp_bias: Option<bool>,
    tie_word_embeddings: Option<bool>,
}

#[derive(Deserialize)]
struct Rope {
    rope_theta: Option<f32>,
    #[serde(alias = "type")]
    rope_type: Option<String>,
}

/// Absent keys have the defaults of `transformers`' `LlamaConfig`.
pub fn config(keys: Keys) -> Result<Config> {
    let heads = keys.num_attention_heads;
    let mut config = Config::llama(
        keys.vocab_size,
        keys.max_position_embeddings.unwrap_or(2048),
        keys.hidden_size,
        keys.num_hidden_layers,
        (heads, keys.num_key_value_heads.unwrap_or(heads)),
        keys.intermediate_size,
    );
    if let Some(head_channels) = keys.head_dim {
        config.head_channels = head_channels;
        config.attention_scale = 1.0 / (head_channels as f32).sqrt();
    }
    for rope in [&keys.rope_parameters, &keys.rope_scaling].into_iter().flatten() {
        if let Some(kind) = rope.rope_type.as_deref().filter(|&kind| kind != "default") {
            return Err(unsupported("rope_type", "default", kind));
        }
    }
    let base = keys.rope_parameters.and_then(|rope| rope.rope_theta).or(keys.rope_theta);
    config.positions = Positions::Rotary { base: base.unwrap_or(10_000.0) };
    config.activation = activation("hidden_act", keys.hidden_act.as_deref().unwrap_or("silu"))?;
    config.norm_epsilon = keys.rms_norm_eps.unwrap_or(1e-6);
    config.qkv_bias = keys.attention_bias.unwrap_or(false);
    config.output_bias = config.qkv_bias;
    config.mlp_bias = keys.mlp_bias.unwrap_or(false);
    config.tied_head = keys.tie_word_embeddings.unwrap_or(false);
    Ok(config)
}

/// The keys that [`config`] reads.
pub fn keys(config: &Config) -> Map<String, Value> {
    let base = match config.positions {
        Positions::Rotary { base } => base,
        Positions::Learned => 0.0,
    };
    let Value::Object(keys) = json!({
        "architectures": ["LlamaForCausalLM"],
        "max_position_embeddings": config.context_size,
        "hidden_size": config.channels,
        "intermediate_size": config.hidden_channels,
        "num_hidden_layers": config.layers,
        "num_attention_heads": config.heads,
        "num_key_value_heads": config.kv_heads,
        "head_dim": config.head_channels,
        "hidden_act": activation_name(config.activation),
        "rms_norm_eps": config.norm_epsilon,
        "rope_parameters": { "rope_theta": base, "rope_type": "default" },
        "rope_theta": base,
        "attention_bias": config.qkv_bias,
        "mlp_bias": config.mlp_bias,
    }) else {
        unreachable!("the literal above is an object")
    };
    keys
}

/// Where a slot lies.
pub fn place(slot: Slot, shape: &[usize]) -> Place {
    let name = match slot {
        Slot::TokenEmbedding | Slot::PositionEmbedding => "embed_tokens.weight".to_owned(),
        Slot::FinalNorm(part) => format!("norm.{part}"),
        Slot::Head => "lm_head.weight".to_owned(),
        Slot::Layer(layer, block, part) => {
            let block = match block {
                Block::AttentionNorm => "input_layernorm",
                Block::Query => "self_attn.q_proj",
                Block::Key => "self_attn.k_proj",
                Block::Value => "self_attn.v_proj",
                Block::Output => "self_attn.o_proj",
                Block::MlpNorm => "post_attention_layernorm",
                Block::Gate => "mlp.gate_proj",
                Block::Up => "mlp.up_proj",
                Block::Down => "mlp.down_proj",
            };
            format!("layers.{layer}.{block}.{part}")
        }
    };
    Place::whole(name, shape)
}
